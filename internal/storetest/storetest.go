// Package storetest is the conformance engine behind every <pkg>test.TestStore. A case is a function that returns an
// error, so that the suite itself can be run against stores that are broken on purpose: every case can fail.
package storetest

import (
	"context"
	"fmt"
	"iter"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet/internal/memstore"
)

// Store is one aggregate's storage interface as the engine sees it.
type Store[T any] struct {
	Get  func(context.Context, uuid.UUID) (T, error)
	List func(context.Context) iter.Seq2[T, error] // every value
	Put  func(context.Context, T) (T, error)
}

// Aggregate tells how to make values of a type and where to touch them.
type Aggregate[T any] struct {
	// Name is the type's name, for the test's name: "Goal".
	Name string
	// Make returns a valid value with the identity and version 0, as full as can be; n varies its content.
	Make func(id uuid.UUID, n int) T
	// Fields tells where the identity and the version are.
	Fields memstore.Fields[T]
	// Text returns a text field.
	Text func(*T) *string
	// Touch changes something that is reached through a slice, a map or a pointer; nil when the type has none.
	Touch func(*T)
	// Decimal and Time return a field of that kind; nil when the type has none.
	Decimal func(*T) *decimal.Decimal
	Time    func(*T) *time.Time
	// Reasons replaces a case's reason with the domain's own, by the case's name.
	Reasons map[string]string
}

// Case is one promise that a store keeps.
type Case[T any] struct {
	Name   string
	Reason string
	Check  func(context.Context, Aggregate[T], Store[T]) error
}

// Run tests a store; open returns a fresh, empty one for each case.
func Run[T any](t *testing.T, a Aggregate[T], open func(*testing.T) Store[T]) {
	t.Helper()
	t.Run(a.Name, func(t *testing.T) {
		for _, c := range Cases(a) {
			t.Run(c.Name, func(t *testing.T) {
				s := open(t)
				s.Put = valid(s.Put)
				if err := c.Check(t.Context(), a, s); err != nil {
					t.Errorf("%v\nwhy it matters: %s", err, c.Reason)
				}
			})
		}
	})
}

// Cases returns the cases for the aggregate, in order.
func Cases[T any](a Aggregate[T]) []Case[T] {
	cases := []Case[T]{
		{"not found", "a caller tells an absent value from a broken store by errors.Is", notFound[T]},
		{"round trip", "what an auditor reads next year is what was decided this year, to the last decimal", roundTrip[T]},
		{"create twice", "two who create the same thing must not overwrite each other in silence", createTwice[T]},
		{"stale write", "the second of two editors is told, and nothing of the first one's work is lost", staleWrite[T]},
		{"unknown version", "a version that never was means that the writer read from somewhere else", unknownVersion[T]},
		{"racing writers", "of several at the same moment exactly one wins", racingWriters[T]},
		{"order", "lists are ordered by identity so that two runs give the same report", order[T]},
		{"early break", "a caller may stop reading and go on writing", earlyBreak[T]},
		{"range again", "a sequence can be read twice", rangeAgain[T]},
		{"cancelled", "a request that has been given up neither reads nor writes", cancelled[T]},
		{"cancelled in a list", "a list that was cut short says so, once and last", cancelledInList[T]},
		{"aliasing", "a change of a value in memory is not a change in the store", aliasing[T]},
		{"text bytes", "å is not a, and a text comes back in the bytes in which it went in", textBytes[T]},
	}
	if a.Decimal != nil {
		cases = append(cases, Case[T]{"decimals", "an amount is exact; no digit is lost in a floating-point column", decimals[T]})
	}
	if a.Time != nil {
		cases = append(cases, Case[T]{"instants", "a moment keeps its microseconds and is given in UTC", instants[T]})
	}
	for i := range cases {
		if reason, ok := a.Reasons[cases[i].Name]; ok {
			cases[i].Reason = reason
		}
	}
	return cases
}

// valid makes a case fail that writes what the type's own check refuses: a store may refuse it too.
func valid[T any](put func(context.Context, T) (T, error)) func(context.Context, T) (T, error) {
	return func(ctx context.Context, v T) (T, error) {
		if err := check(v); err != nil {
			return v, fmt.Errorf("the suite's own value: %w", err)
		}
		return put(ctx, v)
	}
}

func check[T any](v T) error {
	if v, ok := any(v).(interface{ Validate() error }); ok {
		return v.Validate()
	}
	return nil
}
