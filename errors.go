package kvalitet

import (
	"errors"
	"fmt"
	"strings"

	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// The three errors that every package wraps. Compare with [errors.Is].
var (
	// ErrInvalid says that a value cannot exist: see the [ValidationError] that wraps it for what and where.
	ErrInvalid = enum.ErrInvalid
	// ErrNotFound says that a store has no value with the identity asked for.
	ErrNotFound = errors.New("finns inte / not found")
	// ErrConflict says that a stored value has another version than the writer had read.
	ErrConflict = errors.New("ändrad av någon annan / changed by someone else")
)

// Problem is one thing that is wrong with a value (fel i indata). A problem is about validity: could this value
// exist at all? Whether it is any good is for a [Rule] to say.
type Problem struct {
	// Code identifies the kind of problem and never changes: "missing", "range", "duplicate", "cycle" …
	Code string `json:"code"`
	// Path is an RFC 6901 pointer into the value's JSON form: "/targets/0/level". Empty means the whole value.
	Path string `json:"path"`
	// SV and EN tell a person what is wrong, without the path: a phrase to follow it, "the day does not exist".
	SV string `json:"sv"`
	EN string `json:"en"`
}

// Text returns the problem's text as a label.
func (p Problem) Text() Label { return Label{SV: p.SV, EN: p.EN} }

// String gives the path and both texts on one line.
func (p Problem) String() string {
	path := p.Path
	if path == "" {
		path = "/"
	}
	return fmt.Sprintf("%s: %s / %s", path, p.SV, p.EN)
}

// ValidationError carries every problem that was found, in field order. It unwraps to [ErrInvalid].
type ValidationError struct {
	Problems []Problem
}

// Invalid returns nil when there are no problems, and a [*ValidationError] with them otherwise. It is how a
// Validate method wraps a Problems method.
func Invalid(problems []Problem) error {
	if len(problems) == 0 {
		return nil
	}
	return &ValidationError{Problems: problems}
}

// Error lists the problems, one per line after the first.
func (e *ValidationError) Error() string {
	var b strings.Builder
	b.WriteString(ErrInvalid.Error())
	for i, p := range e.Problems {
		if i == 0 {
			b.WriteString(": ")
		} else {
			b.WriteString("\n")
		}
		b.WriteString(p.String())
	}
	return b.String()
}

// Unwrap makes errors.Is(err, ErrInvalid) true.
func (e *ValidationError) Unwrap() error { return ErrInvalid }
