package enum_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

type colour uint8

var colours = enum.Of[colour]("färg", "colour",
	enum.Row{Code: "red", SV: "röd", EN: "red"},
	enum.Row{Code: "blue", SV: "blå", EN: "blue"},
)

func TestLabel(t *testing.T) {
	assert.Equal(t, enum.Label{SV: "blå", EN: "blue"}, colours.Label(2))
	assert.Equal(t, enum.Label{SV: "ej angiven", EN: "not set"}, colours.Label(0))
	assert.Equal(t, enum.Label{SV: "ej angiven", EN: "not set"}, colours.Label(9))
}

func TestCode(t *testing.T) {
	assert.Equal(t, "red", colours.Code(1))
	assert.Empty(t, colours.Code(0))
	assert.Equal(t, "colour(9)", colours.Code(9))
}

func TestErrorsTellWhatWasWanted(t *testing.T) {
	_, err := colours.Parse("Red")
	require.ErrorIs(t, err, enum.ErrInvalid)
	require.EqualError(t, err, `ogiltigt värde / invalid value: okänd färg "Red" / unknown colour; red, blue`)

	_, err = colours.MarshalText(9)
	require.EqualError(t, err, "ogiltigt värde / invalid value: colour(9)")

	c := colour(1)
	err = colours.Scan(3.5, &c)
	require.ErrorIs(t, err, enum.ErrInvalid)
	require.EqualError(t, err, "ogiltigt värde / invalid value: färg läses inte från float64 / is not read from that type")
	assert.Equal(t, colour(1), c, "unchanged on error")
}

func TestValueOutsideTheSetStoresNothing(t *testing.T) {
	stored, err := colours.Value(9)
	require.ErrorIs(t, err, enum.ErrInvalid)
	assert.Nil(t, stored)
}

func TestAllIsACopy(t *testing.T) {
	all := colours.All()
	all[0] = 9
	assert.Equal(t, []colour{1, 2}, colours.All())
}

func TestTextAndDatabaseForms(t *testing.T) {
	for v, code := range map[colour]string{0: "", 1: "red", 2: "blue"} {
		text, err := colours.MarshalText(v)
		require.NoError(t, err)
		assert.Equal(t, code, string(text))
		stored, err := colours.Value(v)
		require.NoError(t, err)
		if v == 0 {
			assert.Nil(t, stored)
		} else {
			assert.Equal(t, code, stored)
		}
		for _, src := range []any{stored, text} {
			back := colour(9)
			require.NoError(t, colours.Scan(src, &back))
			assert.Equal(t, v, back)
		}
		assert.Equal(t, v != 0, colours.Valid(v))
	}
	back := colour(1)
	require.ErrorIs(t, colours.UnmarshalText([]byte("green"), &back), enum.ErrInvalid)
	assert.Equal(t, colour(1), back, "unchanged on error")
}
