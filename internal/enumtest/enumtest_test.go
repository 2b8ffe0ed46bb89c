package enumtest_test

import (
	"database/sql/driver"
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
	"github.com/kommunkvalitet/kvalitet/internal/enumtest"
)

// colour is a set whose table each case replaces, and whose methods each case may break.
type colour uint8

var (
	good = []enum.Row{{Code: "red", SV: "röd", EN: "red"}, {Code: "blue", SV: "blå", EN: "blue"}}
	set  *enum.Table[colour]
	flaw string
)

func parse(code string) (colour, error)           { return set.Parse(code) }
func (c colour) Valid() bool                      { return set.Valid(c) || flaw == "always valid" }
func (c colour) String() string                   { return set.Code(c) }
func (c colour) Label() kvalitet.Label            { return kvalitet.Label(set.Label(c)) }
func (c *colour) UnmarshalText(text []byte) error { return set.UnmarshalText(text, c) }

func (c colour) MarshalText() ([]byte, error) {
	if flaw == "writes anything" {
		return []byte(c.String()), nil
	}
	return set.MarshalText(c)
}

func (c colour) Value() (driver.Value, error) {
	if flaw == "no NULL" {
		return c.String(), nil
	}
	return set.Value(c)
}

func (c *colour) Scan(src any) error {
	switch {
	case flaw == "keeps what NULL should clear" && src == nil:
		return nil
	case flaw == "refuses NULL" && src == nil:
		return errors.New("NULL")
	case flaw == "scans anything":
		*c = 1
		return nil
	default:
		return set.Scan(src, c)
	}
}

func TestAGoodSet(t *testing.T) {
	set, flaw = enum.Of[colour]("färg", "colour", good...), ""
	assert.Empty(t, enumtest.Problems(set.All(), parse))
	enumtest.Run(t, set.All(), parse)
}

func TestEveryFlawIsNoticed(t *testing.T) {
	for _, c := range []struct {
		name string
		rows []enum.Row
		all  []colour // nil: as the table has them
		want string
	}{
		{"empty", []enum.Row{}, nil, "empty"},
		{"code twice", []enum.Row{good[0], good[0]}, nil, "twice"},
		{"code of two words", []enum.Row{{Code: "dark red", SV: "mörkröd", EN: "dark red"}}, nil, "lowerCamelCase"},
		{"no Swedish name", []enum.Row{{Code: "red", EN: "red"}}, nil, "language"},
		{"no English name", []enum.Row{{Code: "red", SV: "röd"}}, nil, "language"},
		{"begins at zero", good, []colour{0, 1}, "member 1 has the value 0"},
		{"always valid", good, nil, "valid"},
		{"writes anything", good, nil, "can be written"},
		{"no NULL", good, nil, "NULL"},
		{"keeps what NULL should clear", good, nil, "it became"},
		{"refuses NULL", good, nil, "NULL"},
		{"scans anything", good, nil, "scanned"},
	} {
		t.Run(c.name, func(t *testing.T) {
			set, flaw = enum.Of[colour]("färg", "colour", c.rows...), c.name
			all := c.all
			if all == nil {
				all = set.All()
			}
			assert.Contains(t, strings.Join(enumtest.Problems(all, parse), "\n"), c.want)
		})
	}
}

func TestDeclared(t *testing.T) {
	names, err := enumtest.Declared("../..")
	require.NoError(t, err)
	assert.Equal(t, []string{"Grade", "Outcome", "Severity"}, names)
	_, err = enumtest.Declared("[")
	require.Error(t, err)
}
