package control

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Step is a step of the year of internal control (steg i årsprocessen), in order. The zero value is "not set".
type Step uint8

// The steps.
const (
	StepAnalysis   Step = iota + 1 // each body, in every area
	StepPlan                       // for the year to come
	StepExecution                  // and documented
	StepReport                     // with a case reference
	StepAssessment                 // by the central working group
	StepOverview                   // on all bodies
	StepAudit                      // independent
	StepFollowUp                   // of what was found
)

var steps = enum.Of[Step]("steg", "step",
	enum.Row{Code: "analysis", SV: "risk- och väsentlighetsanalys", EN: "risk and materiality analysis"},
	enum.Row{Code: "plan", SV: "tillsynsplan beslutad", EN: "supervision plan adopted"},
	enum.Row{Code: "execution", SV: "tillsyn utförd", EN: "supervision carried out"},
	enum.Row{Code: "report", SV: "tillsynsrapport registrerad", EN: "supervision report registered"},
	enum.Row{Code: "assessment", SV: "bedömning av nämnden", EN: "assessment of the body"},
	enum.Row{Code: "overview", SV: "rapport till kommunstyrelsen", EN: "report to the executive"},
	enum.Row{Code: "audit", SV: "revisorernas kommentar", EN: "comment of the auditors"},
	enum.Row{Code: "followUp", SV: "uppföljning i nästa rapport", EN: "follow-up in the next report"},
)

// Steps returns all of them in order.
func Steps() []Step { return steps.All() }

// ParseStep reads a code such as "analysis".
func ParseStep(code string) (Step, error) { return steps.Parse(code) }

// Valid reports whether s is in the set; the zero value is not.
func (s Step) Valid() bool { return steps.Valid(s) }

// String returns the code; the zero value is the empty text.
func (s Step) String() string { return steps.Code(s) }

// Label returns the name.
func (s Step) Label() kvalitet.Label { return kvalitet.Label(steps.Label(s)) }

// MarshalText writes the code.
func (s Step) MarshalText() ([]byte, error) { return steps.MarshalText(s) }

// UnmarshalText reads a code; an empty text is "not set".
func (s *Step) UnmarshalText(text []byte) error { return steps.UnmarshalText(text, s) }

// Value stores the code; "not set" is NULL.
func (s Step) Value() (driver.Value, error) { return steps.Value(s) }

// Scan reads what Value stored.
func (s *Step) Scan(src any) error { return steps.Scan(src, s) }

// StepStatus is where a step stands on a day (läge). The zero value is "not set".
type StepStatus uint8

// The statuses.
const (
	StepWaiting StepStatus = iota + 1 // something before it is not done
	StepOpen                          // it can be done now
	StepOverdue                       // the day has passed and it is not done
	StepDone                          // in time, or nobody knows when
	StepLate                          // after its day
)

var stepStatuses = enum.Of[StepStatus]("läge", "step status",
	enum.Row{Code: "waiting", SV: "väntar på tidigare steg", EN: "waits for an earlier step"},
	enum.Row{Code: "open", SV: "att göra", EN: "open"},
	enum.Row{Code: "overdue", SV: "försenat", EN: "overdue"},
	enum.Row{Code: "done", SV: "klart", EN: "done"},
	enum.Row{Code: "late", SV: "klart för sent", EN: "done late"},
)

// StepStatuses returns all of them in order.
func StepStatuses() []StepStatus { return stepStatuses.All() }

// ParseStepStatus reads a code such as "waiting".
func ParseStepStatus(code string) (StepStatus, error) { return stepStatuses.Parse(code) }

// Valid reports whether s is in the set; the zero value is not.
func (s StepStatus) Valid() bool { return stepStatuses.Valid(s) }

// String returns the code; the zero value is the empty text.
func (s StepStatus) String() string { return stepStatuses.Code(s) }

// Label returns the name.
func (s StepStatus) Label() kvalitet.Label { return kvalitet.Label(stepStatuses.Label(s)) }

// MarshalText writes the code.
func (s StepStatus) MarshalText() ([]byte, error) { return stepStatuses.MarshalText(s) }

// UnmarshalText reads a code; an empty text is "not set".
func (s *StepStatus) UnmarshalText(text []byte) error { return stepStatuses.UnmarshalText(text, s) }

// Value stores the code; "not set" is NULL.
func (s StepStatus) Value() (driver.Value, error) { return stepStatuses.Value(s) }

// Scan reads what Value stored.
func (s *StepStatus) Scan(src any) error { return stepStatuses.Scan(src, s) }
