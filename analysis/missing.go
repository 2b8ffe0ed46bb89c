package analysis

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Missing is why a point of a series has no value (orsak till bortfall). The zero value is "not set": there is a value.
type Missing uint8

// The kinds of missing value. None of them is ever read as zero.
const (
	MissingNotMeasured   Missing = iota + 1 // ej mätt
	MissingNotPublished                     // ej publicerat ännu
	MissingMethodChanged                    // metoden ändrad, ej jämförbart
	MissingHardToJudge                      // svårbedömt
	MissingNotApplicable                    // ej tillämpligt, outside the remit
	MissingSecret                           // sekretess, för få individer
	MissingNotReported                      // ej rapporterat
	MissingWithdrawn                        // borttaget av utgivaren
)

var missings = enum.Of[Missing]("orsak till bortfall", "kind of missing value",
	enum.Row{Code: "notMeasured", SV: "ej mätt", EN: "not measured"},
	enum.Row{Code: "notPublished", SV: "ej publicerat ännu", EN: "not yet published"},
	enum.Row{Code: "methodChanged", SV: "metoden ändrad", EN: "method changed"},
	enum.Row{Code: "hardToJudge", SV: "svårbedömt", EN: "hard to judge"},
	enum.Row{Code: "notApplicable", SV: "ej tillämpligt", EN: "not applicable"},
	enum.Row{Code: "secret", SV: "sekretess", EN: "secret"},
	enum.Row{Code: "notReported", SV: "ej rapporterat", EN: "not reported"},
	enum.Row{Code: "withdrawn", SV: "borttaget av utgivaren", EN: "withdrawn by the publisher"},
)

// Missings returns all kinds in order.
func Missings() []Missing { return missings.All() }

// ParseMissing reads a code such as "notMeasured".
func ParseMissing(code string) (Missing, error) { return missings.Parse(code) }

// Valid reports whether m is one of the kinds; the zero value is not.
func (m Missing) Valid() bool { return missings.Valid(m) }

// String returns the code; the zero value is the empty text.
func (m Missing) String() string { return missings.Code(m) }

// Label returns the kind's name.
func (m Missing) Label() kvalitet.Label { return kvalitet.Label(missings.Label(m)) }

// MarshalText writes the code.
func (m Missing) MarshalText() ([]byte, error) { return missings.MarshalText(m) }

// UnmarshalText reads a code; an empty text is "not set".
func (m *Missing) UnmarshalText(text []byte) error { return missings.UnmarshalText(text, m) }

// Value stores the code; "not set" is NULL.
func (m Missing) Value() (driver.Value, error) { return missings.Value(m) }

// Scan reads what Value stored.
func (m *Missing) Scan(src any) error { return missings.Scan(src, m) }
