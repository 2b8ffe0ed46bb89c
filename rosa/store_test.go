package rosa_test

import (
	"context"
	"errors"
	"iter"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/rosa"
	"github.com/kommunkvalitet/kvalitet/rosa/rosatest"
)

var errBroken = errors.New("broken")

// broken is a store that always fails.
type broken struct{ *rosatest.MemStore }

func (broken) CaseType(context.Context, uuid.UUID) (rosa.CaseType, error) {
	return rosa.CaseType{}, errBroken
}

func (broken) CaseTypes(context.Context, rosa.CaseTypeQuery) iter.Seq2[rosa.CaseType, error] {
	return func(yield func(rosa.CaseType, error) bool) { yield(rosa.CaseType{}, errBroken) }
}

func (broken) Agreements(context.Context, rosa.AgreementQuery) iter.Seq2[rosa.Agreement, error] {
	return func(yield func(rosa.Agreement, error) bool) { yield(rosa.Agreement{}, errBroken) }
}

func (broken) PutCaseType(context.Context, rosa.CaseType) (rosa.CaseType, error) {
	return rosa.CaseType{}, errBroken
}

func TestErrorsOfTheStoreComeThrough(t *testing.T) {
	ctx, b := t.Context(), broken{rosatest.NewMemStore()}
	_, err := rosa.LoadReport(ctx, b, "", rosa.Method{})
	require.ErrorIs(t, err, errBroken)
	_, err = rosa.LoadAgreements(ctx, b, "", kvalitet.Date{})
	require.ErrorIs(t, err, errBroken)
	_, err = rosa.SaveCaseTypes(ctx, b, permit())
	require.ErrorIs(t, err, errBroken)
	_, err = rosa.SaveSession(ctx, b, session())
	require.NoError(t, err)
	_, _, err = rosa.LoadSession(ctx, b, id(50))
	require.ErrorIs(t, err, errBroken)
	_, _, err = rosa.LoadSession(ctx, b, id(51))
	require.ErrorIs(t, err, kvalitet.ErrNotFound)
}

func TestNothingInvalidIsSaved(t *testing.T) {
	ctx, s := t.Context(), rosatest.NewMemStore()
	bad := permit()
	bad.ID, bad.Name = id(2), ""
	_, err := rosa.SaveCaseTypes(ctx, s, permit(), bad)
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	_, err = s.CaseType(ctx, id(1))
	require.ErrorIs(t, err, kvalitet.ErrNotFound, "the first was not written either")
	_, err = rosa.SaveSession(ctx, s, rosa.Session{})
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	_, err = rosa.SaveAgreement(ctx, s, rosa.Agreement{})
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
}

func TestLoadAgreements(t *testing.T) {
	ctx, s := t.Context(), rosatest.NewMemStore()
	_, err := rosa.SaveAgreement(ctx, s, agreement())
	require.NoError(t, err)
	for day, want := range map[kvalitet.Date]int{{}: 1, kvalitet.NewDate(2027, 12, 31): 1, kvalitet.NewDate(2028, 1, 1): 0} {
		got, err := rosa.LoadAgreements(ctx, s, "samhällsbyggnadsnämnden", day)
		require.NoError(t, err)
		assert.Len(t, got, want)
	}
}
