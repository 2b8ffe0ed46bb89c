// Package seq gathers what stores yield.
package seq

import "iter"

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
