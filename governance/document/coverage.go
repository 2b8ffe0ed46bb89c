package document

import (
	"database/sql/driver"
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Coverage is how a set of requirements is met on a day (kravuppfyllelse).
type Coverage struct {
	Set string        `json:"set"`
	On  kvalitet.Date `json:"on"`
	// Rows are the requirements in the order of the set.
	Rows []Row `json:"rows"`
	// Covered, Weak, Expired, Missing and NotApplicable count the rows; they sum to the number of rows.
	Covered       int `json:"covered"`
	Weak          int `json:"weak"`
	Expired       int `json:"expired"`
	Missing       int `json:"missing"`
	NotApplicable int `json:"notApplicable"`
	// Stray is evidence for clauses that the set does not have, in the order given.
	Stray []uuid.UUID `json:"stray"`
}

// Row is one requirement with what answers it.
type Row struct {
	Requirement Requirement    `json:"requirement"`
	Status      CoverageStatus `json:"status"`
	// Evidence is what answers it on the day, in the order given; what has expired is not among it.
	Evidence []uuid.UUID `json:"evidence"`
	// Needs are the kinds that are wanted when the evidence is weak.
	Needs []EvidenceKind `json:"needs,omitempty"`
}

// Cover maps evidence to the requirements of a set on a day:
//
//	covered        evidence in time, of a kind that the requirement needs
//	weak           evidence in time, but of no kind that it needs
//	expired        only evidence whose time is out or has not come
//	missing        no evidence
//	notApplicable  nothing better than evidence in time that says that it does not apply
func Cover(set RequirementSet, evidence []Evidence, on kvalitet.Date) Coverage {
	c := Coverage{Set: set.Code, On: on, Rows: []Row{}, Stray: []uuid.UUID{}}
	answers := make(map[string][]Evidence)
	for _, e := range evidence {
		stray := false
		for _, clause := range e.Answers {
			if clause.Set != set.Code {
				continue
			}
			if _, ok := set.Requirement(clause.Number); !ok {
				stray = true
			}
			answers[clause.Number] = append(answers[clause.Number], e)
		}
		if stray {
			c.Stray = append(c.Stray, e.ID)
		}
	}
	for _, r := range set.Requirements {
		row := cover(r, answers[r.Number], on)
		switch row.Status {
		case CoverageCovered:
			c.Covered++
		case CoverageWeak:
			c.Weak++
		case CoverageExpired:
			c.Expired++
		case CoverageNotApplicable:
			c.NotApplicable++
		default:
			c.Missing++
		}
		c.Rows = append(c.Rows, row)
	}
	return c
}

func cover(r Requirement, evidence []Evidence, on kvalitet.Date) Row {
	row := Row{Requirement: r, Status: CoverageMissing, Evidence: []uuid.UUID{}}
	for _, e := range evidence {
		status := CoverageCovered
		switch {
		case !e.Period.Contains(on):
			status = CoverageExpired
		case e.NotApplicable:
			status = CoverageNotApplicable
		case len(r.Needs) > 0 && !slices.Contains(r.Needs, e.Kind):
			status = CoverageWeak
		}
		if status != CoverageExpired {
			row.Evidence = append(row.Evidence, e.ID)
		}
		row.Status = min(row.Status, status)
	}
	if row.Status == CoverageWeak {
		row.Needs = r.Needs
	}
	return row
}

// Gaps returns the rows that need work: weak, expired and missing, in the order of the set.
func (c Coverage) Gaps() []Row {
	return slices.DeleteFunc(slices.Clone(c.Rows), func(r Row) bool {
		return r.Status == CoverageCovered || r.Status == CoverageNotApplicable
	})
}

// Share is the number of requirements covered and the number that apply; the second is 0 when none does.
func (c Coverage) Share() (covered, of int) { return c.Covered, len(c.Rows) - c.NotApplicable }

// CoverageStatus says how a requirement is met (kravets läge). The zero value is "not set". A lower value is better
// known to be met.
type CoverageStatus uint8

// The statuses, from the best.
const (
	CoverageCovered       CoverageStatus = iota + 1 // uppfyllt
	CoverageWeak                                    // fel slags bevis
	CoverageNotApplicable                           // inte tillämpligt
	CoverageExpired                                 // beviset har gått ut
	CoverageMissing                                 // bevis saknas
)

var coverageStatuses = enum.Of[CoverageStatus]("kravläge", "coverage status",
	enum.Row{Code: "covered", SV: "uppfyllt", EN: "covered"},
	enum.Row{Code: "weak", SV: "bevis av annat slag än det som behövs", EN: "evidence of another kind than needed"},
	enum.Row{Code: "notApplicable", SV: "inte tillämpligt", EN: "not applicable"},
	enum.Row{Code: "expired", SV: "beviset gäller inte längre", EN: "evidence expired"},
	enum.Row{Code: "missing", SV: "bevis saknas", EN: "no evidence"},
)

// CoverageStatuses returns all statuses in order.
func CoverageStatuses() []CoverageStatus { return coverageStatuses.All() }

// ParseCoverageStatus reads a code such as "covered".
func ParseCoverageStatus(code string) (CoverageStatus, error) { return coverageStatuses.Parse(code) }

// Valid reports whether s is one of the statuses; the zero value is not.
func (s CoverageStatus) Valid() bool { return coverageStatuses.Valid(s) }

// String returns the code; the zero value is the empty text.
func (s CoverageStatus) String() string { return coverageStatuses.Code(s) }

// Label returns the status's name.
func (s CoverageStatus) Label() kvalitet.Label { return kvalitet.Label(coverageStatuses.Label(s)) }

// MarshalText writes the code.
func (s CoverageStatus) MarshalText() ([]byte, error) { return coverageStatuses.MarshalText(s) }

// UnmarshalText reads a code; an empty text is "not set".
func (s *CoverageStatus) UnmarshalText(text []byte) error {
	return coverageStatuses.UnmarshalText(text, s)
}

// Value stores the code; "not set" is NULL.
func (s CoverageStatus) Value() (driver.Value, error) { return coverageStatuses.Value(s) }

// Scan reads what Value stored.
func (s *CoverageStatus) Scan(src any) error { return coverageStatuses.Scan(src, s) }
