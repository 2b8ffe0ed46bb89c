package storetest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
)

// id gives the n-th identity; their order is not the order of n.
func id(n int) uuid.UUID {
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
	_, err := s.Get(ctx, id(1))
	if e := wantError("empty store", err, kvalitet.ErrNotFound); e != nil {
		return e
	}
	if _, err := s.Put(ctx, a.Make(id(1), 1)); err != nil {
		return err
	}
	_, err = s.Get(ctx, id(2))
	return wantError("other identity", err, kvalitet.ErrNotFound)
}

func roundTrip[T any](ctx context.Context, a Aggregate[T], s Store[T]) error {
	for n := range 3 {
		v := a.Make(id(n), n)
		put, err := s.Put(ctx, v)
		if err != nil {
			return err
		}
		_, ver := a.Fields(&v)
		*ver = 1
		if err := same(a, "Put's answer", put, v); err != nil {
			return err
		}
		got, err := s.Get(ctx, id(n))
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
		if got, err = s.Get(ctx, id(n)); err != nil {
			return err
		}
		if err := same(a, "the change read back", got, v); err != nil {
			return err
		}
	}
	return nil
}

func createTwice[T any](ctx context.Context, a Aggregate[T], s Store[T]) error {
	first, err := s.Put(ctx, a.Make(id(1), 1))
	if err != nil {
		return err
	}
	_, err = s.Put(ctx, a.Make(id(1), 2))
	return unchanged(ctx, a, s, first, wantError("second create", err, kvalitet.ErrConflict))
}

func staleWrite[T any](ctx context.Context, a Aggregate[T], s Store[T]) error {
	read, err := s.Put(ctx, a.Make(id(1), 1))
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
	v := a.Make(id(1), 1)
	_, ver := a.Fields(&v)
	*ver = 7
	_, err := s.Put(ctx, v)
	if e := wantError("version 7 of what does not exist", err, kvalitet.ErrConflict); e != nil {
		return e
	}
	_, err = s.Get(ctx, id(1))
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
	if _, err := s.Put(ctx, a.Make(id(1), 0)); err != nil {
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
		v, err := s.Get(ctx, id(1)) // each its own, so that they share no memory
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

func fill[T any](ctx context.Context, a Aggregate[T], s Store[T], n int) ([]uuid.UUID, error) {
	ids := make([]uuid.UUID, n)
	for i := range n {
		ids[i] = id(i)
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
	if _, err := s.Put(ctx, a.Make(id(5), 5)); err != nil {
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
	_, err := s.Get(given, id(0))
	if e := wantError("Get", err, context.Canceled); e != nil {
		return e
	}
	_, err = s.Put(given, a.Make(id(9), 9))
	if e := wantError("Put", err, context.Canceled); e != nil {
		return e
	}
	_, err = s.Get(ctx, id(9))
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

func aliasing[T any](ctx context.Context, a Aggregate[T], s Store[T]) error {
	in := a.Make(id(1), 1)
	want := a.Make(id(1), 1)
	_, ver := a.Fields(&want)
	*ver = 1
	touch := func(v *T) {
		*a.Text(v) = "rörd"
		if a.Touch != nil {
			a.Touch(v)
		}
	}
	out, err := s.Put(ctx, in)
	if err != nil {
		return err
	}
	touch(&in)
	touch(&out)
	got, err := s.Get(ctx, id(1))
	if err != nil {
		return err
	}
	if err := same(a, "after a change of what Put took and gave", got, want); err != nil {
		return err
	}
	touch(&got)
	for v, err := range s.List(ctx) {
		if err != nil {
			return err
		}
		if err := same(a, "after a change of what Get gave", v, want); err != nil {
			return err
		}
		touch(&v)
	}
	if got, err = s.Get(ctx, id(1)); err != nil {
		return err
	}
	return same(a, "after a change of what List gave", got, want)
}

func textBytes[T any](ctx context.Context, a Aggregate[T], s Store[T]) error {
	texts := []string{"Ängshög", "A\u0308ngsho\u0308g", "Angshog", "ängshög", " mellanslag ", "1\u00a0000", "rad\nrad\ttab", "'; --\"\\", "🙂"}
	for n, text := range texts {
		v := a.Make(id(n), n)
		*a.Text(&v) = text
		if _, err := s.Put(ctx, v); err != nil {
			return fmt.Errorf("%q: %w", text, err)
		}
	}
	for n, text := range texts {
		got, err := s.Get(ctx, id(n))
		if err != nil {
			return err
		}
		if back := *a.Text(&got); back != text {
			return fmt.Errorf("%q (% x) came back as %q (% x)", text, text, back, back)
		}
	}
	return nil
}

func decimals[T any](ctx context.Context, a Aggregate[T], s Store[T]) error {
	for n, text := range []string{"0.1", "-12345678901234567890.123456789", "0.000000000000000001", "100", "99999999999999999999999999999999999999"} {
		d := decimal.RequireFromString(text)
		v := a.Make(id(n), n)
		*a.Decimal(&v) = d
		if _, err := s.Put(ctx, v); err != nil {
			return err
		}
		got, err := s.Get(ctx, id(n))
		if err != nil {
			return err
		}
		if back := *a.Decimal(&got); !back.Equal(d) {
			return fmt.Errorf("%s came back as %s", d, back)
		}
	}
	return nil
}

func instants[T any](ctx context.Context, a Aggregate[T], s Store[T]) error {
	at := time.Date(2026, time.October, 25, 2, 30, 0, 123_456_000, time.FixedZone("CEST", 7200))
	v := a.Make(id(1), 1)
	*a.Time(&v) = at
	if _, err := s.Put(ctx, v); err != nil {
		return err
	}
	got, err := s.Get(ctx, id(1))
	if err != nil {
		return err
	}
	if back := *a.Time(&got); !back.Equal(at) {
		return fmt.Errorf("%v came back as %v", at, back)
	}
	if back := *a.Time(&got); back.Location() != time.UTC {
		return fmt.Errorf("the zone is %v, want UTC", back.Location())
	}
	return nil
}
