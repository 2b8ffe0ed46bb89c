package storetest_test

import (
	"bytes"
	"context"
	"errors"
	"iter"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/internal/storetest"
)

// failing is a good store whose n-th call fails; calls counts them.
func failing(n int64, calls *atomic.Int64) storetest.Store[thing] {
	disk := errors.New("the disk is full")
	fails := func() bool { return calls.Add(1) == n }
	s := good()
	get, put, all := s.Get, s.Put, s.List
	s.Get = func(ctx context.Context, id uuid.UUID) (thing, error) {
		if fails() {
			return thing{}, disk
		}
		return get(ctx, id)
	}
	s.Put = func(ctx context.Context, v thing) (thing, error) {
		if fails() {
			return thing{}, disk
		}
		return put(ctx, v)
	}
	s.List = func(ctx context.Context) iter.Seq2[thing, error] {
		return func(yield func(thing, error) bool) {
			if fails() {
				yield(thing{}, disk)
				return
			}
			all(ctx)(yield)
		}
	}
	return s
}

// No case takes a store's failure for an answer, whichever call it strikes.
func TestNoCaseHidesAFailure(t *testing.T) {
	for _, c := range storetest.Cases(things) {
		t.Run(c.Name, func(t *testing.T) {
			for n := int64(1); ; n++ {
				var calls atomic.Int64
				err := c.Check(t.Context(), things, failing(n, &calls))
				if calls.Load() < n {
					require.NoError(t, err, "no call failed")
					return
				}
				require.Error(t, err, "call %d failed and nobody noticed", n)
			}
		})
	}
}

// Questions are asked about the amount: the things whose amount is under the limit.
type under struct{ limit int64 }

func matches(q under, v thing) bool { return v.Amount.LessThan(decimal.New(q.limit, -2)) }

var questions = []storetest.Query[thing, under]{{Name: "under ten", Query: under{10}}}

func queried(list func(under) iter.Seq2[thing, error], put func(context.Context, thing) (thing, error)) storetest.Queried[thing, under] {
	return storetest.Queried[thing, under]{Put: put, List: func(_ context.Context, q under) iter.Seq2[thing, error] { return list(q) }}
}

func TestRunQueries(t *testing.T) {
	storetest.RunQueries(t, things, questions, matches, func(t *testing.T) storetest.Queried[thing, under] {
		s := good()
		return queried(func(q under) iter.Seq2[thing, error] {
			return func(yield func(thing, error) bool) {
				for v, err := range s.List(t.Context()) {
					if err != nil || matches(q, v) {
						if !yield(v, err) {
							return
						}
					}
				}
			}
		}, s.Put)
	})
}

func TestEveryWrongAnswerIsNoticed(t *testing.T) {
	values := map[uuid.UUID]thing{}
	for n := range 24 {
		id := uuid.NewSHA1(uuid.NameSpaceOID, []byte{byte(n)})
		values[id] = things.Make(id, n)
	}
	answer := func(pick func(under, thing) bool) []thing {
		var found []thing
		for _, v := range values {
			if pick(under{10}, v) {
				found = append(found, v)
			}
		}
		slices.SortFunc(found, func(a, b thing) int { return bytes.Compare(a.ID[:], b.ID[:]) })
		return found
	}
	right := answer(matches)
	backwards := slices.Clone(right)
	slices.Reverse(backwards)
	sequence := func(found []thing, err error) func(under) iter.Seq2[thing, error] {
		return func(under) iter.Seq2[thing, error] {
			return func(yield func(thing, error) bool) {
				for _, v := range found {
					if !yield(v, nil) {
						return
					}
				}
				if err != nil {
					yield(thing{}, err)
				}
			}
		}
	}
	for _, c := range []struct {
		name  string
		found []thing
		err   error
		limit int64
		ok    bool
	}{
		{"right", right, nil, 10, true},
		{"none", nil, nil, 10, false},
		{"all", answer(func(under, thing) bool { return true }), nil, 10, false},
		{"one too few", right[1:], nil, 10, false},
		{"wrong order", backwards, nil, 10, false},
		{"failed", right, errors.New("the disk is full"), 10, false},
		{"a question that no value matches", nil, nil, -1, false},
		{"a question that every value matches", answer(func(under, thing) bool { return true }), nil, 99, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := storetest.CheckQuery(t.Context(), things, queried(sequence(c.found, c.err), nil),
				storetest.Query[thing, under]{Query: under{c.limit}}, matches, values)
			assert.Equal(t, c.ok, err == nil, "%v", err)
		})
	}
}
