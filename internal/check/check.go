// Package check gathers the problems of a value in field order. It holds the few checks that every aggregate has, so
// that the same fault has the same code and the same words everywhere.
package check

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
)

// List is the problems so far. The zero value is ready.
type List []kvalitet.Problem

// Add adds a problem.
func (l *List) Add(code, path, sv, en string) {
	*l = append(*l, kvalitet.Problem{Code: code, Path: path, SV: sv, EN: en})
}

// If adds a problem when bad is true.
func (l *List) If(bad bool, code, path, sv, en string) {
	if bad {
		l.Add(code, path, sv, en)
	}
}

// Under adds the problems of a part, with the part's path before theirs.
func (l *List) Under(path string, problems []kvalitet.Problem) {
	for _, p := range problems {
		p.Path = path + p.Path
		*l = append(*l, p)
	}
}

// ID wants an identity: "missing".
func (l *List) ID(path string, id uuid.UUID) {
	l.If(id == uuid.Nil, "missing", path, "id saknas", "the id is missing")
}

// Version wants a version that is not negative: "range".
func (l *List) Version(version int64) {
	l.If(version < 0, "range", "/version", "versionen är negativ", "the version is negative")
}

// MaxText is the most bytes that a text may have.
const MaxText = 20_000

// Text wants a text that is there, is UTF-8 and is not longer than MaxText bytes: "missing", "encoding", "size".
func (l *List) Text(path, text string) {
	l.If(strings.TrimSpace(text) == "", "missing", path, "texten saknas", "the text is missing")
	l.OptionalText(path, text)
}

// OptionalText wants what Text wants, but the text may be empty.
func (l *List) OptionalText(path, text string) {
	l.If(!utf8.ValidString(text), "encoding", path, "texten är inte UTF-8", "the text is not UTF-8")
	l.If(len(text) > MaxText, "size", path, fmt.Sprintf("texten är längre än %d byte", MaxText),
		fmt.Sprintf("the text is longer than %d bytes", MaxText))
}

// Label wants a text in both languages: "missing".
func (l *List) Label(path string, label kvalitet.Label) {
	l.Text(path+"/sv", label.SV)
	l.Text(path+"/en", label.EN)
}

// Enum wants a member of a closed set: "missing" for "not set", "enum" for a value outside the set.
func (l *List) Enum(path string, v interface {
	Valid() bool
	String() string
}) {
	if v.Valid() {
		return
	}
	if v.String() == "" {
		l.Add("missing", path, "värdet är inte angivet", "the value is not set")
		return
	}
	l.OptionalEnum(path, v)
}

// OptionalEnum wants what Enum wants, but the value may be "not set".
func (l *List) OptionalEnum(path string, v interface {
	Valid() bool
	String() string
}) {
	l.If(!v.Valid() && v.String() != "", "enum", path, "värdet finns inte: "+v.String(), "no such value: "+v.String())
}

// Date wants a day: "missing", "date".
func (l *List) Date(path string, d kvalitet.Date) {
	l.If(d.IsZero(), "missing", path, "datum saknas", "the date is missing")
	l.OptionalDate(path, d)
}

// OptionalDate wants what Date wants, but there may be none.
func (l *List) OptionalDate(path string, d kvalitet.Date) {
	l.If(!d.IsZero() && !d.Valid(), "date", path, "dagen finns inte", "the day does not exist")
}

// The size of an exact number: at most MaxDigits digits, at most MaxScale of them after the point. Within these bounds
// arithmetic is quick; a number such as 1e999999999 would take all memory the first time it is added to another.
const (
	MaxDigits = 38
	MaxScale  = 18
)

// Decimal wants a number of a size that can be calculated with: "size". It is called before any arithmetic.
func (l *List) Decimal(path string, d decimal.Decimal) {
	l.If(!DecimalOK(d), "size", path,
		fmt.Sprintf("talet har fler än %d siffror eller fler än %d decimaler", MaxDigits, MaxScale),
		fmt.Sprintf("the number has more than %d digits or more than %d decimals", MaxDigits, MaxScale))
}

// DecimalOK reports whether the number's size is within bounds, without expanding it.
func DecimalOK(d decimal.Decimal) bool {
	exp := int(d.Exponent())
	if exp < -MaxScale || exp > MaxDigits {
		return false
	}
	return d.NumDigits()+max(exp, 0) <= MaxDigits
}

// Unique adds "duplicate" for each element of the list at path whose key stood there before.
func Unique[T any, K comparable](l *List, path string, elements []T, key func(T) K) {
	seen := make(map[K]int, len(elements))
	for i, e := range elements {
		k := key(e)
		if first, ok := seen[k]; ok {
			l.Add("duplicate", At(path, i), fmt.Sprintf("samma som nummer %d i listan", first+1),
				fmt.Sprintf("the same as number %d in the list", first+1))
			continue
		}
		seen[k] = i
	}
}

// References reports what is wrong with references to other systems, and the same one twice ("duplicate").
func (l *List) References(path string, references []kvalitet.Reference) {
	Unique(l, path, references, func(r kvalitet.Reference) kvalitet.Reference { return kvalitet.Reference{System: r.System, ID: r.ID} })
	for i, r := range references {
		l.Under(At(path, i), r.Problems())
	}
}

// At is the pointer to element i of the list at path.
func At(path string, i int) string { return path + "/" + strconv.Itoa(i) }
