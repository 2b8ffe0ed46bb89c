// Package enumtest checks that a closed set keeps what package enum promises.
package enumtest

import (
	"database/sql"
	"database/sql/driver"
	"encoding"
	"errors"
	"strings"
	"testing"

	"github.com/kommunkvalitet/kvalitet"
)

// Member is what every member of a set can do.
type Member interface {
	comparable
	Valid() bool
	String() string
	Label() kvalitet.Label
	encoding.TextMarshaler
	driver.Valuer
}

// Reader is what a pointer to a member can do.
type Reader[T any] interface {
	*T
	encoding.TextUnmarshaler
	sql.Scanner
}

// Run checks the set: codes unique and lower camel case, labels in both languages, text and database forms that come
// back, and a zero value that is "not set" in every form.
func Run[T Member, P Reader[T]](t *testing.T, all []T, parse func(string) (T, error)) {
	t.Helper()
	if len(all) == 0 {
		t.Fatal("the set is empty")
	}
	seen := make(map[string]bool)
	for _, v := range all {
		code := v.String()
		switch {
		case !v.Valid():
			t.Errorf("%v is not valid", v)
		case seen[code]:
			t.Errorf("the code %q is used twice", code)
		case code == "" || strings.ContainsAny(code, " -_()") || code[0] < '0' || code[0] > 'z':
			t.Errorf("%q is no code", code)
		case !v.Label().Complete():
			t.Errorf("%s: the label %+v lacks a language", code, v.Label())
		}
		seen[code] = true
		if parsed, err := parse(code); err != nil || parsed != v {
			t.Errorf("%s parses as %v, %v", code, parsed, err)
		}
		roundTrip[T, P](t, v)
	}
	if _, err := parse("finns inte"); !errors.Is(err, kvalitet.ErrInvalid) {
		t.Errorf("an unknown code gives the error %v", err)
	}
	var zero T
	if zero.Valid() || zero.String() != "" || !zero.Label().Complete() {
		t.Errorf("zero: valid %v, code %q, label %v", zero.Valid(), zero.String(), zero.Label())
	}
	if stored, err := zero.Value(); stored != nil || err != nil {
		t.Errorf("zero is stored as %v, %v; want NULL", stored, err)
	}
	roundTrip[T, P](t, zero)
}

func roundTrip[T Member, P Reader[T]](t *testing.T, v T) {
	t.Helper()
	text, err := v.MarshalText()
	if err != nil {
		t.Errorf("%v: %v", v, err)
	}
	read := new(T)
	if err := P(read).UnmarshalText(text); err != nil || *read != v {
		t.Errorf("%v: text %q came back as %v, %v", v, text, *read, err)
	}
	stored, err := v.Value()
	if err != nil {
		t.Errorf("%v: %v", v, err)
	}
	read = new(T)
	if err := P(read).Scan(stored); err != nil || *read != v {
		t.Errorf("%v: stored %v came back as %v, %v", v, stored, *read, err)
	}
}
