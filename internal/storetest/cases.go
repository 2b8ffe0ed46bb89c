package storetest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
)

// ID gives the n-th identity; their order is not the order of n.
func ID(n int) uuid.UUID {
	return uuid.NewSHA1(uuid.NameSpaceOID, []byte(fmt.Sprintf("storetest %d", n)))
}

func same[T any](a Aggregate[T], what string, got, want T) error {
	_, gv := a.Fields(&got)
	_, wv := a.Fields(&want)
	if *gv != *wv {
		return fmt.Errorf("%s: version %d, want %d", what, *gv, *wv)
	}
	g, err := json.Marshal(got)
	if err != nil {
		return err
	}
	w, err := json.Marshal(want)
	if err != nil {
		return err
	}
	if !bytes.Equal(g, w) {
		return fmt.Errorf("%s:\n got %s\nwant %s", what, g, w)
	}
	return nil
}

func wantError(what string, got, want error) error {
	switch {
	case got == nil:
		return fmt.Errorf("%s: no error, want one that is %q", what, want.Error())
	case !errors.Is(got, want):
		return fmt.Errorf("%s: want an error that is %q, got %w", what, want.Error(), got)
	default:
		return nil
	}
}

func notFound[T any](ctx context.Context, a Aggregate[T], s Store[T]) error {
	_, err := s.Get(ctx, ID(1))
	if e := wantError("empty store", err, kvalitet.ErrNotFound); e != nil {
		return e
	}
	if _, err := s.Put(ctx, a.Make(ID(1), 1)); err != nil {
		return err
	}
	_, err = s.Get(ctx, ID(2))
	return wantError("other identity", err, kvalitet.ErrNotFound)
}

func roundTrip[T any](ctx context.Context, a Aggregate[T], s Store[T]) error {
	for n := range 3 {
		v := a.Make(ID(n), n)
		put, err := s.Put(ctx, v)
		if err != nil {
			return err
		}
		_, ver := a.Fields(&v)
		*ver = 1
		if err := same(a, "Put's answer", put, v); err != nil {
			return err
		}
		got, err := s.Get(ctx, ID(n))
		if err != nil {
			return err
		}
		if err := same(a, "read back", got, v); err != nil {
			return err
		}
		*a.Text(&got) = "ändrad"
		put, err = s.Put(ctx, got)
		if err != nil {
			return err
		}
		*ver = 2
		*a.Text(&v) = "ändrad"
		if err := same(a, "Put's answer to a change", put, v); err != nil {
			return err
		}
		if got, err = s.Get(ctx, ID(n)); err != nil {
			return err
		}
		if err := same(a, "the change read back", got, v); err != nil {
			return err
		}
	}
	return nil
}

func createTwice[T any](ctx context.Context, a Aggregate[T], s Store[T]) error {
	first, err := s.Put(ctx, a.Make(ID(1), 1))
	if err != nil {
		return err
	}
	_, err = s.Put(ctx, a.Make(ID(1), 2))
	return unchanged(ctx, a, s, first, wantError("second create", err, kvalitet.ErrConflict))
}

func staleWrite[T any](ctx context.Context, a Aggregate[T], s Store[T]) error {
	read, err := s.Put(ctx, a.Make(ID(1), 1))
	if err != nil {
		return err
	}
	mine, theirs := read, read
	*a.Text(&theirs) = "deras"
	stored, err := s.Put(ctx, theirs)
	if err != nil {
		return err
	}
	*a.Text(&mine) = "min"
	_, err = s.Put(ctx, mine)
	return unchanged(ctx, a, s, stored, wantError("stale write", err, kvalitet.ErrConflict))
}

func unknownVersion[T any](ctx context.Context, a Aggregate[T], s Store[T]) error {
	v := a.Make(ID(1), 1)
	_, ver := a.Fields(&v)
	*ver = 7
	_, err := s.Put(ctx, v)
	if e := wantError("version 7 of what does not exist", err, kvalitet.ErrConflict); e != nil {
		return e
	}
	_, err = s.Get(ctx, ID(1))
	return wantError("after the refused write", err, kvalitet.ErrNotFound)
}

// unchanged passes err on, and otherwise wants the stored value to be v.
func unchanged[T any](ctx context.Context, a Aggregate[T], s Store[T], v T, err error) error {
	if err != nil {
		return err
	}
	aid, _ := a.Fields(&v)
	got, err := s.Get(ctx, *aid)
	if err != nil {
		return err
	}
	return same(a, "after the refused write", got, v)
}

func racingWriters[T any](ctx context.Context, a Aggregate[T], s Store[T]) error {
	if _, err := s.Put(ctx, a.Make(ID(1), 0)); err != nil {
		return err
	}
	const writers = 8
	var (
		wg   sync.WaitGroup
		errs [writers]error
		won  [writers]T
	)
	start := make(chan struct{})
	for w := range writers {
		v, err := s.Get(ctx, ID(1)) // each its own, so that they share no memory
		if err != nil {
			close(start)
			return err
		}
		*a.Text(&v) = fmt.Sprintf("skribent %d", w)
		wg.Go(func() {
			<-start
			won[w], errs[w] = s.Put(ctx, v)
		})
	}
	close(start)
	wg.Wait()
	winner := -1
	for w, err := range errs {
		switch {
		case err == nil && winner >= 0:
			return fmt.Errorf("writers %d and %d both won", winner, w)
		case err == nil:
			winner = w
		case !errors.Is(err, kvalitet.ErrConflict):
			return fmt.Errorf("a losing writer got %w, want ErrConflict", err)
		}
	}
	if winner < 0 {
		return errors.New("no writer won")
	}
	return unchanged(ctx, a, s, won[winner], nil)
}
