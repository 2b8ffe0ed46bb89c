package storetest

import (
	"context"

	"github.com/google/uuid"
)

// CheckQuery is checkQuery, so that a test can see it fail.
func CheckQuery[T, Q any](ctx context.Context, a Aggregate[T], s Queried[T, Q], q Query[T, Q], match func(Q, T) bool, values map[uuid.UUID]T) error {
	return checkQuery(ctx, a, s, q, match, values)
}
