package cycle

import (
	"database/sql/driver"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// PeriodReportSchema is the schema member of a report's JSON form.
const PeriodReportSchema = "governance/period-report/v1"

// The two sections that Örebro's follow-up requires of every report.
const (
	// SectionLinks is the analysis of how actions taken and results hang together (samband åtgärder–resultat).
	SectionLinks = "links"
	// SectionImprovements is what will be improved in the coming budget year (planerade förbättringsåtgärder).
	SectionImprovements = "improvements"
)

// PeriodReport is a follow-up of a period (delårsrapport, verksamhetsberättelse, årsredovisning).
type PeriodReport struct {
	ID      uuid.UUID  `json:"id"`
	Version int64      `json:"version"`
	Kind    ReportKind `json:"kind"`
	// Body is the code of the body that reports.
	Body   string          `json:"body"`
	Period kvalitet.Period `json:"period"`
	// Plans are the plans that it follows up.
	Plans    []uuid.UUID `json:"plans,omitempty"`
	Sections []Section   `json:"sections,omitempty"`
	// HandedOver is the day when the council and the auditors got it.
	HandedOver kvalitet.Date `json:"handedOver,omitzero"`
	// Negative says whether the report shows a negative deviation from the budget or the goals; nil is not said.
	Negative *bool `json:"negative,omitempty"`
	// ActionsDecided is the day when the body decided what to do about it.
	ActionsDecided kvalitet.Date `json:"actionsDecided,omitzero"`
	Adoption       Adoption      `json:"adoption,omitzero"`
}

// PeriodOf returns the period that a kind of report covers in a year: to the end of April (our default) for the first
// interim report, to the end of August for the second, the whole year for the others.
func (k ReportKind) PeriodOf(year int) kvalitet.Period {
	p := kvalitet.Year(year)
	switch k {
	case ReportInterim1:
		p.Until = kvalitet.NewDate(year, time.May, 1)
	case ReportInterim2:
		p.Until = kvalitet.NewDate(year, time.September, 1)
	case ReportBoard, ReportAnnual: // the whole year
	}
	return p
}

// Section returns the text of a section; empty when there is none.
func (r PeriodReport) Section(code string) string {
	for _, s := range r.Sections {
		if s.Code == code {
			return strings.TrimSpace(s.Text)
		}
	}
	return ""
}

// Due returns the last day on which the report may be handed to the council and the auditors: two months after the
// period for an interim report, 15 April after the year for the annual report, rolled forward. Other reports have no
// day in law, and the answer is "no date".
func (r PeriodReport) Due(cal *Calendar) kvalitet.Date {
	switch r.Kind {
	case ReportInterim2:
		return cal.AddMonths(r.Period.Last(), 2, true)
	case ReportAnnual:
		return cal.RollForward(kvalitet.NewDate(r.Period.Until.Year, time.April, 15))
	default:
		return kvalitet.Date{}
	}
}

// Problems reports what keeps the report from existing. Whether it says what it should is for [ReportRules].
func (r PeriodReport) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", r.ID)
	ps.Version(r.Version)
	ps.Enum("/kind", r.Kind)
	ps.Text("/body", r.Body)
	ps.Date("/period/from", r.Period.From)
	ps.Date("/period/until", r.Period.Until)
	ps.Under("/period", r.Period.Problems())
	check.Unique(&ps, "/plans", r.Plans, func(id uuid.UUID) uuid.UUID { return id })
	for i, id := range r.Plans {
		ps.ID(check.At("/plans", i), id)
	}
	sections(&ps, r.Sections)
	ps.OptionalDate("/handedOver", r.HandedOver)
	ps.OptionalDate("/actionsDecided", r.ActionsDecided)
	r.Adoption.problems(&ps, "/adoption")
	return ps
}

// Validate returns the problems as an error.
func (r PeriodReport) Validate() error { return kvalitet.Invalid(r.Problems()) }

// MarshalJSON writes the report as a document of [PeriodReportSchema].
func (r PeriodReport) MarshalJSON() ([]byte, error) {
	type plain PeriodReport
	return jsondoc.Marshal(PeriodReportSchema, plain(r))
}

// UnmarshalJSON reads a document of [PeriodReportSchema]; an unknown member is [kvalitet.ErrInvalid].
func (r *PeriodReport) UnmarshalJSON(data []byte) error {
	type plain PeriodReport
	return jsondoc.Unmarshal(PeriodReportSchema, data, (*plain)(r))
}

// ReportKind is a kind of report (slag av uppföljning). The zero value is "not set".
type ReportKind uint8

// The kinds of reports, in the order of the year.
const (
	ReportInterim1 ReportKind = iota + 1 // delårsrapport 1
	ReportInterim2                       // delårsrapport 2, den lagstadgade
	ReportBoard                          // nämndens verksamhetsberättelse, årsberättelse
	ReportAnnual                         // årsredovisning
)

var reportKinds = enum.Of[ReportKind]("slag av rapport", "kind of report",
	enum.Row{Code: "interim1", SV: "delårsrapport 1", EN: "interim report 1"},
	enum.Row{Code: "interim2", SV: "delårsrapport 2", EN: "interim report 2"},
	enum.Row{Code: "board", SV: "verksamhetsberättelse", EN: "board's report of the year"},
	enum.Row{Code: "annual", SV: "årsredovisning", EN: "annual report"},
)

// Forecasts reports whether reports of the kind give a forecast (prognos) and not an outcome (utfall).
func (k ReportKind) Forecasts() bool {
	return slices.Contains([]ReportKind{ReportInterim1, ReportInterim2}, k)
}

// ReportKinds returns all kinds in order.
func ReportKinds() []ReportKind { return reportKinds.All() }

// ParseReportKind reads a code such as "annual".
func ParseReportKind(code string) (ReportKind, error) { return reportKinds.Parse(code) }

// Valid reports whether k is one of the kinds; the zero value is not.
func (k ReportKind) Valid() bool { return reportKinds.Valid(k) }

// String returns the code; the zero value is the empty text.
func (k ReportKind) String() string { return reportKinds.Code(k) }

// Label returns the kind's name.
func (k ReportKind) Label() kvalitet.Label { return kvalitet.Label(reportKinds.Label(k)) }

// MarshalText writes the code.
func (k ReportKind) MarshalText() ([]byte, error) { return reportKinds.MarshalText(k) }

// UnmarshalText reads a code; an empty text is "not set".
func (k *ReportKind) UnmarshalText(text []byte) error { return reportKinds.UnmarshalText(text, k) }

// Value stores the code; "not set" is NULL.
func (k ReportKind) Value() (driver.Value, error) { return reportKinds.Value(k) }

// Scan reads what Value stored.
func (k *ReportKind) Scan(src any) error { return reportKinds.Scan(src, k) }
