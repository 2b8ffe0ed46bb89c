package storetest

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"testing"

	"github.com/google/uuid"
)

// Query is a question with a name.
type Query[T, Q any] struct {
	Name  string
	Query Q
}

// Queried is a store that answers questions of type Q.
type Queried[T, Q any] struct {
	Put  func(context.Context, T) (T, error)
	List func(context.Context, Q) iter.Seq2[T, error]
}

// RunQueries tests that the store answers each question with exactly the values that match, in order. A question that
// no value or every value of the test's matches proves nothing, so the case fails.
func RunQueries[T, Q any](t *testing.T, a Aggregate[T], queries []Query[T, Q], match func(Q, T) bool, open func(*testing.T) Queried[T, Q]) {
	t.Helper()
	t.Run(a.Name+" queries", func(t *testing.T) {
		s := open(t)
		s.Put = valid(s.Put)
		values := make(map[uuid.UUID]T)
		for n := range 24 {
			v := a.Make(ID(n), n)
			if _, err := s.Put(t.Context(), v); err != nil {
				t.Fatal(err)
			}
			values[ID(n)] = v
		}
		for _, q := range queries {
			t.Run(q.Name, func(t *testing.T) {
				if err := checkQuery(t.Context(), a, s, q, match, values); err != nil {
					t.Errorf("%v\nwhy it matters: what a list leaves out or lets in changes the report", err)
				}
			})
		}
	})
}

func checkQuery[T, Q any](ctx context.Context, a Aggregate[T], s Queried[T, Q], q Query[T, Q], match func(Q, T) bool, values map[uuid.UUID]T) error {
	var want []uuid.UUID
	for id, v := range values {
		if match(q.Query, v) {
			want = append(want, id)
		}
	}
	if len(want) == 0 || len(want) == len(values) {
		return fmt.Errorf("the question %+v tells no values apart (%d of %d match)", q.Query, len(want), len(values))
	}
	slices.SortFunc(want, func(x, y uuid.UUID) int { return slices.Compare(x[:], y[:]) })
	var got []uuid.UUID
	for v, err := range s.List(ctx, q.Query) {
		if err != nil {
			return err
		}
		aid, _ := a.Fields(&v)
		got = append(got, *aid)
	}
	if !slices.Equal(got, want) {
		return fmt.Errorf("%+v gave %d values %v, want %d %v", q.Query, len(got), got, len(want), want)
	}
	return nil
}
