package seq_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

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
