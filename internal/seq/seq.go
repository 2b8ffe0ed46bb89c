// Package seq reads and writes many values of a store.
package seq

import (
	"context"
	"iter"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Collect reads a list to its end, and gives the error that is its last pair.
func Collect[T any](list iter.Seq2[T, error]) ([]T, error) {
	var all []T
	for v, err := range list {
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, nil
}

// Save checks all values and then puts them, in order, and returns them as stored. Nothing is put when one of them is
// invalid; after an error of the store, those before it stand.
func Save[T interface{ Problems() []kvalitet.Problem }](ctx context.Context, put func(context.Context, T) (T, error), values []T) ([]T, error) {
	var ps check.List
	for i, v := range values {
		ps.Under(check.At("", i), v.Problems())
	}
	if err := kvalitet.Invalid(ps); err != nil {
		return nil, err
	}
	stored := make([]T, len(values))
	for i, v := range values {
		var err error
		if stored[i], err = put(ctx, v); err != nil {
			return nil, err
		}
	}
	return stored, nil
}
