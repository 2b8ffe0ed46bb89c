package governance

import (
	"database/sql/driver"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// MeasurementSchema is the schema member of a measurement's JSON form.
const MeasurementSchema = "governance/measurement/v1"

// Measurement is the outcome of an indicator for a period (utfall), or the reason why there is none.
type Measurement struct {
	ID        uuid.UUID       `json:"id"`
	Version   int64           `json:"version"`
	Indicator uuid.UUID       `json:"indicator"`
	Period    kvalitet.Period `json:"period"`
	// Value is the outcome; invalid when Missing tells why there is none. [MissingMethodChanged] may stand beside a
	// value: it is judged, but no trend is taken.
	Value   decimal.NullDecimal `json:"value,omitzero"`
	Missing Missing             `json:"missing,omitzero"`
	// Group is whom the value is of: empty for all, "women" and "men" where the indicator is split by sex. Only the
	// value of all is judged.
	Group string `json:"group,omitempty"`
	// Prognosis says that the value is what is expected at the end of the period, not an outcome (delårsprognos).
	Prognosis bool `json:"prognosis,omitempty"`
	// Others are what others reached in the period.
	Others Benchmark `json:"others,omitzero"`
	Note   string    `json:"note,omitempty"`
}

// Measured returns a measurement with a value.
func Measured(id, indicator uuid.UUID, period kvalitet.Period, value decimal.Decimal) Measurement {
	return Measurement{ID: id, Indicator: indicator, Period: period, Value: decimal.NewNullDecimal(value)}
}

// Problems reports what keeps the measurement from existing; exactly one of a value and a reason is wanted.
func (m Measurement) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", m.ID)
	ps.Version(m.Version)
	ps.ID("/indicator", m.Indicator)
	ps.Date("/period/until", m.Period.Until)
	ps.Under("/period", m.Period.Problems())
	if m.Value.Valid {
		ps.Decimal("/value", m.Value.Decimal)
		ps.If(m.Missing != 0 && m.Missing != MissingMethodChanged, "conflict", "/missing", "det finns både ett värde och en orsak till att det saknas",
			"there is both a value and a reason why there is none")
	} else {
		ps.Enum("/missing", m.Missing)
	}
	ps.OptionalText("/group", m.Group)
	ps.Under("/others", m.Others.Problems())
	ps.OptionalText("/note", m.Note)
	return ps
}

// Validate returns the problems as an error.
func (m Measurement) Validate() error { return kvalitet.Invalid(m.Problems()) }

// MarshalJSON writes the measurement as a document of [MeasurementSchema].
func (m Measurement) MarshalJSON() ([]byte, error) {
	type plain Measurement
	return jsondoc.Marshal(MeasurementSchema, plain(m))
}

// UnmarshalJSON reads a document of [MeasurementSchema]; an unknown member is [kvalitet.ErrInvalid].
func (m *Measurement) UnmarshalJSON(data []byte) error {
	type plain Measurement
	return jsondoc.Unmarshal(MeasurementSchema, data, (*plain)(m))
}

// Missing is why there is no value (orsak till bortfall). The zero value is "not set": nothing is missing.
type Missing uint8

// The kinds of missing value. None of them is ever read as zero.
const (
	MissingNotMeasured   Missing = iota + 1 // ej mätt
	MissingNotPublished                     // ej publicerat ännu
	MissingMethodChanged                    // metoden ändrad, ej jämförbart
	MissingHardToJudge                      // svårbedömt
	MissingOutsideRemit                     // utanför uppdraget: never counts
	MissingSecret                           // sekretess, för få individer
	MissingNotReported                      // ej rapporterat
)

var missings = enum.Of[Missing]("orsak till bortfall", "kind of missing value",
	enum.Row{Code: "notMeasured", SV: "ej mätt", EN: "not measured"},
	enum.Row{Code: "notPublished", SV: "ej publicerat ännu", EN: "not yet published"},
	enum.Row{Code: "methodChanged", SV: "metoden ändrad", EN: "method changed"},
	enum.Row{Code: "hardToJudge", SV: "svårbedömt", EN: "hard to judge"},
	enum.Row{Code: "outsideRemit", SV: "utanför uppdraget", EN: "outside the remit"},
	enum.Row{Code: "secret", SV: "sekretess", EN: "secret"},
	enum.Row{Code: "notReported", SV: "ej rapporterat", EN: "not reported"},
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
