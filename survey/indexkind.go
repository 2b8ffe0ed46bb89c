package survey

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// IndexKind is how answers become an index (indexslag). The zero value is "not set".
type IndexKind uint8

// The kinds.
const (
	IndexMean  IndexKind = iota + 1 // the mean grade, with the lowest grade as 0 and the highest as 100
	IndexShare                      // the share of the answers that are positive, in per cent
)

var indexKinds = enum.Of[IndexKind]("indexslag", "kind of index",
	enum.Row{Code: "mean", SV: "medelvärde på skalan 0–100", EN: "mean on the scale 0–100"},
	enum.Row{Code: "share", SV: "andel positiva", EN: "share of positive answers"},
)

// IndexKinds returns all members in order.
func IndexKinds() []IndexKind { return indexKinds.All() }

// ParseIndexKind reads a code such as "share".
func ParseIndexKind(code string) (IndexKind, error) { return indexKinds.Parse(code) }

// Valid reports whether k is a member of the set; the zero value is not.
func (k IndexKind) Valid() bool { return indexKinds.Valid(k) }

// String returns the code; the zero value is the empty text.
func (k IndexKind) String() string { return indexKinds.Code(k) }

// Label returns the name in both languages.
func (k IndexKind) Label() kvalitet.Label { return kvalitet.Label(indexKinds.Label(k)) }

// MarshalText writes the code.
func (k IndexKind) MarshalText() ([]byte, error) { return indexKinds.MarshalText(k) }

// UnmarshalText reads a code; an empty text is "not set".
func (k *IndexKind) UnmarshalText(text []byte) error { return indexKinds.UnmarshalText(text, k) }

// Value stores the code; "not set" is NULL.
func (k IndexKind) Value() (driver.Value, error) { return indexKinds.Value(k) }

// Scan reads what Value stored.
func (k *IndexKind) Scan(src any) error { return indexKinds.Scan(src, k) }
