package kvalitet_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
)

// codes gives the code and the path of each problem, and wants a text in both languages.
func codes(problems []kvalitet.Problem) []string {
	var short []string
	for _, p := range problems {
		text := p.Code + " " + p.Path
		if !p.Text().Complete() {
			text += " (no text)"
		}
		short = append(short, text)
	}
	return short
}

// codesOf is codes of the problems that err carries; nil for no error.
func codesOf(t testing.TB, err error) []string {
	t.Helper()
	if err == nil {
		return nil
	}
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	var invalid *kvalitet.ValidationError
	require.ErrorAs(t, err, &invalid)
	return codes(invalid.Problems)
}

func TestInvalidWithoutProblemsIsNoError(t *testing.T) {
	require.NoError(t, kvalitet.Invalid(nil))
	require.NoError(t, kvalitet.Invalid([]kvalitet.Problem{}))
}

func TestValidationError(t *testing.T) {
	problems := []kvalitet.Problem{
		{Code: "missing", Path: "/text", SV: "texten saknas", EN: "the text is missing"},
		{Code: "order", SV: "fel ordning", EN: "wrong order"},
	}
	err := fmt.Errorf("goal 7: %w", kvalitet.Invalid(problems))
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	require.NotErrorIs(t, err, kvalitet.ErrNotFound)
	require.NotErrorIs(t, err, kvalitet.ErrConflict)
	var invalid *kvalitet.ValidationError
	require.ErrorAs(t, err, &invalid)
	assert.Equal(t, problems, invalid.Problems)
	assert.Equal(t, "ogiltigt värde / invalid value: /text: texten saknas / the text is missing\n"+
		"/: fel ordning / wrong order", invalid.Error())
}

func TestTheThreeErrorsDiffer(t *testing.T) {
	three := []error{kvalitet.ErrInvalid, kvalitet.ErrNotFound, kvalitet.ErrConflict}
	for i, a := range three {
		for j, b := range three {
			assert.Equal(t, i == j, errors.Is(a, b))
		}
	}
}
