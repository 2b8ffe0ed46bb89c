package storetest

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/shopspring/decimal"
)

func aliasing[T any](ctx context.Context, a Aggregate[T], s Store[T]) error {
	in := a.Make(ID(1), 1)
	want := a.Make(ID(1), 1)
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
	got, err := s.Get(ctx, ID(1))
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
	if got, err = s.Get(ctx, ID(1)); err != nil {
		return err
	}
	return same(a, "after a change of what List gave", got, want)
}

func textBytes[T any](ctx context.Context, a Aggregate[T], s Store[T]) error {
	texts := []string{"Ängshög", "A\u0308ngsho\u0308g", "Angshog", "ängshög", " mellanslag ", "1\u00a0000", "rad\nrad\ttab", "'; --\"\\", "🙂"}
	for n, text := range texts {
		v := a.Make(ID(n), n)
		*a.Text(&v) = text
		if _, err := s.Put(ctx, v); err != nil {
			return fmt.Errorf("%q: %w", text, err)
		}
	}
	for n, text := range texts {
		got, err := s.Get(ctx, ID(n))
		if err != nil {
			return err
		}
		if back := *a.Text(&got); back != text {
			return fmt.Errorf("%q (% x) came back as %q (% x)", text, text, back, back)
		}
	}
	return nil
}

// decimals writes the figures that the type allows: a share may be at most 1, an amount may have two decimals.
func decimals[T any](ctx context.Context, a Aggregate[T], s Store[T]) error {
	tried := 0
	for n, text := range []string{"0.1", "-12345678901234567890.123456789", "0.000000000000000001", "100", "99999999999999999999999999999999999999",
		"0.123456789012", "99999999.123456789012", "12345678901234567.89"} {
		d := decimal.RequireFromString(text)
		v := a.Make(ID(n), n)
		*a.Decimal(&v) = d
		if check(v) != nil {
			continue
		}
		tried++
		if _, err := s.Put(ctx, v); err != nil {
			return err
		}
		got, err := s.Get(ctx, ID(n))
		if err != nil {
			return err
		}
		if back := *a.Decimal(&got); !back.Equal(d) {
			return fmt.Errorf("%s came back as %s", d, back)
		}
	}
	if tried == 0 {
		return errors.New("the type allows none of the figures")
	}
	return nil
}

func instants[T any](ctx context.Context, a Aggregate[T], s Store[T]) error {
	at := time.Date(2026, time.October, 25, 2, 30, 0, 123_456_000, time.FixedZone("CEST", 7200))
	v := a.Make(ID(1), 1)
	*a.Time(&v) = at
	if _, err := s.Put(ctx, v); err != nil {
		return err
	}
	got, err := s.Get(ctx, ID(1))
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
