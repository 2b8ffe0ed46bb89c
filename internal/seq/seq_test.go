package seq_test

import (
	"context"
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/seq"
)

func TestCollect(t *testing.T) {
	all, err := seq.Collect(func(yield func(int, error) bool) { _ = yield(1, nil) && yield(2, nil) })
	require.NoError(t, err)
	assert.Equal(t, []int{1, 2}, all)
	broken := errors.New("broken")
	all, err = seq.Collect(func(yield func(int, error) bool) { _ = yield(1, nil) && yield(0, broken) })
	require.ErrorIs(t, err, broken)
	assert.Empty(t, all, "what is not whole is not given")
}

type value struct{ n int }

func (v value) Problems() []kvalitet.Problem {
	var ps check.List
	ps.If(v.n < 0, "range", "/n", "negativt", "negative")
	return ps
}

func TestSave(t *testing.T) {
	var wrote []int
	put := func(_ context.Context, v value) (value, error) {
		if v.n == 9 {
			return value{}, kvalitet.ErrConflict
		}
		wrote = append(wrote, v.n)
		return value{v.n + 100}, nil
	}
	stored, err := seq.Save(t.Context(), put, []value{{1}, {2}})
	require.NoError(t, err)
	assert.Equal(t, []value{{101}, {102}}, stored)
	assert.Equal(t, []int{1, 2}, wrote)
	wrote = nil
	_, err = seq.Save(t.Context(), put, []value{{1}, {-1}})
	var invalid *kvalitet.ValidationError
	require.ErrorAs(t, err, &invalid)
	assert.Equal(t, "/1/n", invalid.Problems[0].Path)
	assert.Empty(t, wrote, "nothing is put when one is invalid")
	_, err = seq.Save(t.Context(), put, []value{{9}, {1}})
	require.ErrorIs(t, err, kvalitet.ErrConflict)
	assert.Empty(t, wrote, "nothing is put after an error")
}
