package governance

import (
	"database/sql/driver"
	"fmt"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Conformity is whether results are consistent with the council's goals of good economic management (förenlighet med god
// ekonomisk hushållning). The zero value is "not set".
type Conformity uint8

// The conformities.
const (
	ConformityFull Conformity = iota + 1
	ConformityPartly
	ConformityNone
	ConformityNotJudged
)

var conformities = enum.Of[Conformity]("förenlighet", "conformity",
	enum.Row{Code: "full", SV: "förenligt", EN: "consistent"},
	enum.Row{Code: "partly", SV: "delvis förenligt", EN: "partly consistent"},
	enum.Row{Code: "none", SV: "ej förenligt", EN: "not consistent"},
	enum.Row{Code: "notJudged", SV: "ej bedömt", EN: "not judged"},
)

// Conformities returns all conformities in order.
func Conformities() []Conformity { return conformities.All() }

// ParseConformity reads a code such as "partly".
func ParseConformity(code string) (Conformity, error) { return conformities.Parse(code) }

// Valid reports whether c is one of the conformities; the zero value is not.
func (c Conformity) Valid() bool { return conformities.Valid(c) }

// String returns the code; the zero value is the empty text.
func (c Conformity) String() string { return conformities.Code(c) }

// Label returns the conformity's name.
func (c Conformity) Label() kvalitet.Label { return kvalitet.Label(conformities.Label(c)) }

// MarshalText writes the code.
func (c Conformity) MarshalText() ([]byte, error) { return conformities.MarshalText(c) }

// UnmarshalText reads a code; an empty text is "not set".
func (c *Conformity) UnmarshalText(text []byte) error { return conformities.UnmarshalText(text, c) }

// Value stores the code; "not set" is NULL.
func (c Conformity) Value() (driver.Value, error) { return conformities.Value(c) }

// Scan reads what Value stored.
func (c *Conformity) Scan(src any) error { return conformities.Scan(src, c) }

// EconomyPolicy says how financial and operational goals make a verdict on good economic management. It is data.
type EconomyPolicy struct {
	// Financial and Operational are the shares of the judged goals, in per cent, from which each side is consistent.
	Financial   int `json:"financial"`
	Operational int `json:"operational"`
	// PartlyCounts counts goals that are partly met as met on the operational side (Hallsberg does).
	PartlyCounts bool `json:"partlyCounts,omitempty"`
	// Judged is the share of all goals of a side, in per cent, that must be judged.
	Judged int             `json:"judged"`
	Source kvalitet.Source `json:"source"`
}

// DefaultEconomyPolicy asks that every judged financial goal is met and that most operational goals are wholly or partly
// met, as Hallsberg reasons; the limits are ours.
func DefaultEconomyPolicy() EconomyPolicy {
	return EconomyPolicy{Financial: 100, Operational: 50, PartlyCounts: true, Judged: 50,
		Source: kvalitet.OurDefault("alla finansiella mål och minst hälften av verksamhetsmålen")}
}

// Problems reports limits outside 0–100 ("range").
func (p EconomyPolicy) Problems() []kvalitet.Problem {
	var ps check.List
	for _, limit := range []struct {
		path  string
		value int
	}{{"/financial", p.Financial}, {"/operational", p.Operational}, {"/judged", p.Judged}} {
		ps.If(limit.value < 0 || limit.value > 100, "range", limit.path, "andelen är inte 0–100", "the share is not 0–100")
	}
	return ps
}

// Judge computes the verdict: consistent when both sides are, not consistent when neither is, partly when one is, and not
// judged when too few goals of a side are judged. The host gives it an identity and a period before it is stored.
func (p EconomyPolicy) Judge(financial, operational Summary) EconomyVerdict {
	v := EconomyVerdict{Policy: p, Financial: financial, Operational: operational}
	money, known := p.side(financial, p.Financial, false)
	service, knownToo := p.side(operational, p.Operational, p.PartlyCounts)
	switch {
	case !known || !knownToo:
		v.Computed = ConformityNotJudged
	case money && service:
		v.Computed = ConformityFull
	case money || service:
		v.Computed = ConformityPartly
	default:
		v.Computed = ConformityNone
	}
	return v
}

func (p EconomyPolicy) side(s Summary, limit int, partly bool) (consistent, judged bool) {
	if s.Judged() == 0 || s.Judged()*100 < s.Total()*p.Judged {
		return false, false
	}
	met := s.Met
	if partly {
		met += s.Partly
	}
	return met*100 >= s.Judged()*limit, true
}

// Trace tells how the verdict came about.
func (p EconomyPolicy) Trace(v EconomyVerdict) kvalitet.Label {
	side := func(s Summary, limit int) kvalitet.Label {
		return kvalitet.Label{
			SV: fmt.Sprintf("%d uppfyllda, %d delvis, %d ej, %d ej bedömda (förenligt från %d %%)", s.Met, s.Partly, s.NotMet, s.NotJudged, limit),
			EN: fmt.Sprintf("%d met, %d partly, %d not, %d not judged (consistent from %d %%)", s.Met, s.Partly, s.NotMet, s.NotJudged, limit)}
	}
	money, service := side(v.Financial, p.Financial), side(v.Operational, p.Operational)
	return kvalitet.Label{
		SV: fmt.Sprintf("finansiella mål: %s; verksamhetsmål: %s → %s", money.SV, service.SV, v.Computed.Label().SV),
		EN: fmt.Sprintf("financial goals: %s; operational goals: %s → %s", money.EN, service.EN, v.Computed.Label().EN)}
}
