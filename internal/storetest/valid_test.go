package storetest

import (
	"context"
	"errors"
	"testing"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
)

type share struct{ d decimal.Decimal }

func (s share) Validate() error {
	if s.d.GreaterThan(decimal.NewFromInt(1)) {
		return kvalitet.ErrInvalid
	}
	return nil
}

func TestAValueThatTheSuiteMustNotWrite(t *testing.T) {
	wrote := 0
	put := valid(func(_ context.Context, s share) (share, error) { wrote++; return s, nil })
	if _, err := put(t.Context(), share{decimal.NewFromInt(2)}); !errors.Is(err, kvalitet.ErrInvalid) || wrote != 0 {
		t.Errorf("an invalid value was written %d times, error %v", wrote, err)
	}
	if _, err := put(t.Context(), share{}); err != nil || wrote != 1 {
		t.Errorf("a valid value was written %d times, error %v", wrote, err)
	}
}

func TestDecimalsAreThoseThatTheTypeAllows(t *testing.T) {
	var last share
	a := Aggregate[share]{Make: func(uuid.UUID, int) share { return share{} }, Decimal: func(s *share) *decimal.Decimal { return &s.d }}
	s := Store[share]{
		Get: func(context.Context, uuid.UUID) (share, error) { return last, nil },
		Put: valid(func(_ context.Context, s share) (share, error) { last = s; return s, nil }),
	}
	if err := decimals(t.Context(), a, s); err != nil {
		t.Error(err)
	}
	a.Decimal = func(s *share) *decimal.Decimal { s.d = decimal.NewFromInt(2); return &decimal.Decimal{} }
	if err := decimals(t.Context(), a, s); err == nil {
		t.Error("no figure was tried, and the case passed")
	}
}
