// Package enum holds what every closed set of the module has in common: one table with the code and both labels, and
// the text and database forms that follow from it. A set is a uint8 whose first constant is 1; zero is "not set".
package enum

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"strings"
)

// ErrInvalid is kvalitet.ErrInvalid; it stands here so that package kvalitet's own sets can be made with this package.
var ErrInvalid = errors.New("ogiltigt värde / invalid value")

// Label has the shape of kvalitet.Label and converts to it.
type Label struct{ SV, EN string }

// Row is one member: its stable code and its names.
type Row struct{ Code, SV, EN string }

// Table describes the set T: row i belongs to the value i+1.
type Table[T ~uint8] struct {
	name Label
	rows []Row
}

// Of makes a table. The names say what a member is, for errors ("nivå", "level").
func Of[T ~uint8](sv, en string, rows ...Row) *Table[T] {
	return &Table[T]{name: Label{SV: sv, EN: en}, rows: rows}
}

// All returns every member in order, in a slice of its own.
func (t *Table[T]) All() []T {
	all := make([]T, len(t.rows))
	for i := range all {
		all[i] = T(i + 1)
	}
	return all
}

// Valid reports whether v is a member. "Not set" is not.
func (t *Table[T]) Valid(v T) bool { return v >= 1 && int(v) <= len(t.rows) }

// Code returns the code, the empty text for "not set", and "code(9)"-like text for a value outside the set.
func (t *Table[T]) Code(v T) string {
	switch {
	case v == 0:
		return ""
	case t.Valid(v):
		return t.rows[v-1].Code
	default:
		return fmt.Sprintf("%s(%d)", t.name.EN, uint8(v))
	}
}

// Label returns the member's names; "not set" is "ej angiven", "not set".
func (t *Table[T]) Label(v T) Label {
	if !t.Valid(v) {
		return Label{SV: "ej angiven", EN: "not set"}
	}
	return Label{SV: t.rows[v-1].SV, EN: t.rows[v-1].EN}
}

// Parse finds the member with the code. Codes are compared as they stand.
func (t *Table[T]) Parse(code string) (T, error) {
	for i, r := range t.rows {
		if r.Code == code {
			return T(i + 1), nil
		}
	}
	return 0, fmt.Errorf("%w: okänd %s %q / unknown %s; %s", ErrInvalid, t.name.SV, code, t.name.EN, t.codes())
}

func (t *Table[T]) codes() string {
	codes := make([]string, len(t.rows))
	for i, r := range t.rows {
		codes[i] = r.Code
	}
	return strings.Join(codes, ", ")
}

// MarshalText writes the code; "not set" is an empty text and a value outside the set is an error.
func (t *Table[T]) MarshalText(v T) ([]byte, error) {
	if v != 0 && !t.Valid(v) {
		return nil, fmt.Errorf("%w: %s", ErrInvalid, t.Code(v))
	}
	return []byte(t.Code(v)), nil
}

// UnmarshalText reads a code into v; an empty text is "not set". On error v is unchanged.
func (t *Table[T]) UnmarshalText(text []byte, v *T) error {
	if len(text) == 0 {
		*v = 0
		return nil
	}
	parsed, err := t.Parse(string(text))
	if err == nil {
		*v = parsed
	}
	return err
}

// Value is the code as a database text; "not set" is NULL.
func (t *Table[T]) Value(v T) (driver.Value, error) {
	if v == 0 {
		return nil, nil
	}
	text, err := t.MarshalText(v)
	if err != nil {
		return nil, err
	}
	return string(text), nil
}

// Scan reads what Value wrote.
func (t *Table[T]) Scan(src any, v *T) error {
	switch s := src.(type) {
	case nil:
		*v = 0
		return nil
	case string:
		return t.UnmarshalText([]byte(s), v)
	case []byte:
		return t.UnmarshalText(s, v)
	default:
		return fmt.Errorf("%w: %s läses inte från %T / is not read from that type", ErrInvalid, t.name.SV, src)
	}
}
