package control

import (
	"encoding/hex"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// ExecutionSchema is the schema member of an execution's JSON form.
const ExecutionSchema = "control/execution/v1"

// Execution is one occasion on which a control activity was tested (utförd tillsyn), with what it showed.
type Execution struct {
	ID       uuid.UUID `json:"id"`
	Version  int64     `json:"version"`
	Body     string    `json:"body"`
	Year     int       `json:"year"`
	Activity Number    `json:"activity"`
	// Occasion is which of the year's occasions it was, from 1; 0 is found by the day.
	Occasion int           `json:"occasion,omitzero"`
	Date     kvalitet.Date `json:"date"`
	// Tester is the role that tested.
	Tester string `json:"tester,omitempty"`
	Result Result `json:"result"`
	// Tested and Wrong are how many items were looked at and how many of them were wrong; nil is not counted.
	Tested *int `json:"tested,omitempty"`
	Wrong  *int `json:"wrong,omitempty"`
	// Note is what was seen, or why the control does not apply.
	Note     string     `json:"note,omitempty"`
	Evidence []Evidence `json:"evidence,omitempty"`
}

// Evidence is a reference to what was seen (underlag); the material itself stays where it is.
type Evidence struct {
	// Reference tells where: a case number, an address in the archive.
	Reference string `json:"reference"`
	// Hash is the SHA-256 of the material in hexadecimal, so that it can be known again; empty is not taken.
	Hash string        `json:"hash,omitempty"`
	Date kvalitet.Date `json:"date,omitzero"`
}

// Problems reports what keeps the execution from existing.
func (e Execution) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", e.ID)
	ps.Version(e.Version)
	ps.Text("/body", e.Body)
	year(&ps, e.Year)
	ps.If(e.Activity.IsZero(), "missing", "/activity", "kontrollmomentets nummer saknas", "the number of the activity is missing")
	ps.If(e.Occasion < 0, "range", "/occasion", "tillfället är negativt", "the occasion is negative")
	ps.Date("/date", e.Date)
	ps.OptionalText("/tester", e.Tester)
	ps.Enum("/result", e.Result)
	ps.If(e.Result == ResultNotDue || e.Result == ResultNotDone, "conflict", "/result",
		"en utförd tillsyn har ett annat resultat", "what has been carried out has another result")
	ps.If(e.Tested != nil && *e.Tested < 0, "range", "/tested", "antalet är negativt", "the number is negative")
	ps.If(e.Wrong != nil && *e.Wrong < 0, "range", "/wrong", "antalet är negativt", "the number is negative")
	ps.If(e.Tested != nil && e.Wrong != nil && *e.Wrong > *e.Tested, "order", "/wrong", "fler fel än prövade", "more wrong than tested")
	ps.OptionalText("/note", e.Note)
	for i, ev := range e.Evidence {
		ps.Text(check.At("/evidence", i)+"/reference", ev.Reference)
		sum, err := hex.DecodeString(ev.Hash)
		ps.If(ev.Hash != "" && (err != nil || len(sum) != 32), "hash", check.At("/evidence", i)+"/hash",
			"kontrollsumman är inte 64 hexadecimala siffror", "the hash is not 64 hexadecimal digits")
		ps.OptionalDate(check.At("/evidence", i)+"/date", ev.Date)
	}
	return ps
}

// Validate returns the problems as an error.
func (e Execution) Validate() error { return kvalitet.Invalid(e.Problems()) }

// MarshalJSON writes the execution as a document of [ExecutionSchema].
func (e Execution) MarshalJSON() ([]byte, error) {
	type plain Execution
	return jsondoc.Marshal(ExecutionSchema, plain(e))
}

// UnmarshalJSON reads a document of [ExecutionSchema]; an unknown member is [kvalitet.ErrInvalid].
func (e *Execution) UnmarshalJSON(data []byte) error {
	type plain Execution
	return jsondoc.Unmarshal(ExecutionSchema, data, (*plain)(e))
}

// WorstResult sums up results by the worst: major, minor, not done, no deviation. What is not due yet and what does not
// apply count only where there is nothing else, so "only not applicable" never becomes "no deviation". No result at all
// is "not set".
func WorstResult(results ...Result) Result {
	order := [...]Result{ResultMajor, ResultMinor, ResultNotDone, ResultNoDeviation, ResultNotDue, ResultNotApplicable}
	worst := Result(0)
	for i := len(order) - 1; i >= 0; i-- {
		for _, r := range results {
			if r == order[i] {
				worst = r
			}
		}
	}
	return worst
}
