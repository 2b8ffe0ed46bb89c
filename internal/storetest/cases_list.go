package storetest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
)

func fill[T any](ctx context.Context, a Aggregate[T], s Store[T], n int) ([]uuid.UUID, error) {
	ids := make([]uuid.UUID, n)
	for i := range n {
		ids[i] = ID(i)
		if _, err := s.Put(ctx, a.Make(ids[i], i)); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(ids, func(x, y uuid.UUID) int { return bytes.Compare(x[:], y[:]) })
	return ids, nil
}

func list[T any](ctx context.Context, a Aggregate[T], s Store[T]) ([]uuid.UUID, error) {
	var ids []uuid.UUID
	for v, err := range s.List(ctx) {
		if err != nil {
			return ids, err
		}
		aid, _ := a.Fields(&v)
		ids = append(ids, *aid)
	}
	return ids, nil
}

func order[T any](ctx context.Context, a Aggregate[T], s Store[T]) error {
	switch got, err := list(ctx, a, s); {
	case err != nil:
		return fmt.Errorf("empty store: %w", err)
	case len(got) != 0:
		return fmt.Errorf("empty store: %v", got)
	}
	want, err := fill(ctx, a, s, 20)
	if err != nil {
		return err
	}
	got, err := list(ctx, a, s)
	if err != nil {
		return err
	}
	if !slices.Equal(got, want) {
		return fmt.Errorf("got %v, want %v", got, want)
	}
	return nil
}

func earlyBreak[T any](ctx context.Context, a Aggregate[T], s Store[T]) error {
	if _, err := fill(ctx, a, s, 5); err != nil {
		return err
	}
	for v, err := range s.List(ctx) {
		if err != nil {
			return err
		}
		_ = v
		break
	}
	if _, err := s.Put(ctx, a.Make(ID(5), 5)); err != nil {
		return fmt.Errorf("write after the break: %w", err)
	}
	got, err := list(ctx, a, s)
	if err == nil && len(got) != 6 {
		err = fmt.Errorf("%d values after the break, want 6", len(got))
	}
	return err
}

func rangeAgain[T any](ctx context.Context, a Aggregate[T], s Store[T]) error {
	want, err := fill(ctx, a, s, 5)
	if err != nil {
		return err
	}
	seq := s.List(ctx)
	for turn := 1; turn <= 2; turn++ {
		var got []uuid.UUID
		for v, err := range seq {
			if err != nil {
				return err
			}
			aid, _ := a.Fields(&v)
			got = append(got, *aid)
		}
		if !slices.Equal(got, want) {
			return fmt.Errorf("turn %d: got %v, want %v", turn, got, want)
		}
	}
	return nil
}

func cancelled[T any](ctx context.Context, a Aggregate[T], s Store[T]) error {
	if _, err := fill(ctx, a, s, 3); err != nil {
		return err
	}
	given, cancel := context.WithCancel(ctx)
	cancel()
	_, err := s.Get(given, ID(0))
	if e := wantError("Get", err, context.Canceled); e != nil {
		return e
	}
	_, err = s.Put(given, a.Make(ID(9), 9))
	if e := wantError("Put", err, context.Canceled); e != nil {
		return e
	}
	_, err = s.Get(ctx, ID(9))
	if e := wantError("after a cancelled Put", err, kvalitet.ErrNotFound); e != nil {
		return e
	}
	_, err = list(given, a, s)
	return wantError("List", err, context.Canceled)
}

func cancelledInList[T any](ctx context.Context, a Aggregate[T], s Store[T]) error {
	const n = 20
	if _, err := fill(ctx, a, s, n); err != nil {
		return err
	}
	given, cancel := context.WithCancel(ctx)
	defer cancel()
	values, failures := 0, 0
	for _, err := range s.List(given) {
		if failures > 0 {
			return errors.New("a pair came after the error")
		}
		if err != nil {
			failures++
			if e := wantError("the error", err, context.Canceled); e != nil {
				return e
			}
			continue
		}
		values++
		cancel()
	}
	// A store that had read everything before the first pair may finish; one that stops must say so.
	if values < n && failures == 0 {
		return fmt.Errorf("the list ended after %d of %d values without an error", values, n)
	}
	return nil
}
