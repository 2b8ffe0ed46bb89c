package governance

import (
	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// VerdictSchema is the schema member of a verdict's JSON form.
const VerdictSchema = "governance/verdict/v1"

// Verdict is what a body decided of a goal, beside what the policy computed (bedömning). Both are kept, with the motive
// when they differ, so that an auditor sees who overruled what and why.
type Verdict struct {
	ID      uuid.UUID       `json:"id"`
	Version int64           `json:"version"`
	Goal    uuid.UUID       `json:"goal"`
	Period  kvalitet.Period `json:"period"`
	// Prognosis says that the verdict is of what is expected at the end of the period (delår), not of what came out.
	Prognosis bool `json:"prognosis,omitempty"`
	// Computed is what Rule in its Edition gave, from Met, Judged and Total.
	Computed Status `json:"computed"`
	Rule     string `json:"rule"`
	Edition  int    `json:"edition"`
	Met      int    `json:"met"`
	Judged   int    `json:"judged"`
	Total    int    `json:"total"`
	// Decided is what the body decided; not set while nobody has.
	Decided Status        `json:"decided,omitzero"`
	Motive  string        `json:"motive,omitempty"`
	Body    string        `json:"body,omitempty"`
	On      kvalitet.Date `json:"on,omitzero"`
}

// Verdict makes an undecided verdict of what the result says of a goal.
func (r *Result) Verdict(id, goal uuid.UUID, period kvalitet.Period) Verdict {
	g := r.Goal(goal)
	return Verdict{ID: id, Goal: goal, Period: period, Prognosis: g.Prognosis, Computed: g.Status, Rule: r.policy.Rule, Edition: r.policy.Edition,
		Met: g.Met, Judged: g.Judged, Total: g.Total}
}

// Status is the decided status, or the computed one while nobody has decided.
func (v Verdict) Status() Status {
	if v.Decided.Valid() {
		return v.Decided
	}
	return v.Computed
}

// Overruled reports whether the body decided otherwise than the rule.
func (v Verdict) Overruled() bool { return v.Decided.Valid() && v.Decided != v.Computed }

// Problems reports what keeps the verdict from existing: among others one that overrules the rule without a motive, and
// a decision without a body ("missing").
func (v Verdict) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", v.ID)
	ps.Version(v.Version)
	ps.ID("/goal", v.Goal)
	ps.Date("/period/until", v.Period.Until)
	ps.Under("/period", v.Period.Problems())
	ps.Enum("/computed", v.Computed)
	ps.Text("/rule", v.Rule)
	ps.If(v.Edition < 1, "range", "/edition", "utgåvan är mindre än 1", "the edition is less than 1")
	ps.If(v.Met < 0 || v.Judged < v.Met || v.Total < v.Judged, "range", "/met", "antalen är inte uppfyllda ≤ bedömda ≤ alla",
		"the counts are not met ≤ judged ≤ all")
	ps.OptionalEnum("/decided", v.Decided)
	ps.If(v.Overruled() && v.Motive == "", "missing", "/motive", "beslutet avviker från beräkningen utan motiv",
		"the decision differs from the computation without a motive")
	ps.OptionalText("/motive", v.Motive)
	ps.If(v.Decided.Valid() && v.Body == "", "missing", "/body", "det framgår inte vem som beslutade", "it is not said who decided")
	ps.OptionalText("/body", v.Body)
	ps.OptionalDate("/on", v.On)
	return ps
}

// Validate returns the problems as an error.
func (v Verdict) Validate() error { return kvalitet.Invalid(v.Problems()) }

// MarshalJSON writes the verdict as a document of [VerdictSchema].
func (v Verdict) MarshalJSON() ([]byte, error) {
	type plain Verdict
	return jsondoc.Marshal(VerdictSchema, plain(v))
}

// UnmarshalJSON reads a document of [VerdictSchema]; an unknown member is [kvalitet.ErrInvalid].
func (v *Verdict) UnmarshalJSON(data []byte) error {
	type plain Verdict
	return jsondoc.Unmarshal(VerdictSchema, data, (*plain)(v))
}

// PrognosisHit compares what was expected of a goal during the year with what came out.
type PrognosisHit struct {
	Goal     uuid.UUID `json:"goal"`
	Expected Status    `json:"expected"`
	Outcome  Status    `json:"outcome"`
	Hit      bool      `json:"hit"`
}

// PrognosisHits pairs the prognoses with the outcomes for the same goal and the same end of period, in the order of the
// prognoses. Pairs in which either is not judged are left out: a prognosis cannot miss what nobody judged.
func PrognosisHits(verdicts []Verdict) []PrognosisHit {
	type key struct {
		goal uuid.UUID
		end  kvalitet.Date
	}
	outcomes := make(map[key]Status)
	for _, v := range verdicts {
		if !v.Prognosis && v.Status() != StatusNotJudged {
			outcomes[key{v.Goal, v.Period.Until}] = v.Status()
		}
	}
	var hits []PrognosisHit
	for _, v := range verdicts {
		outcome, ok := outcomes[key{v.Goal, v.Period.Until}]
		if v.Prognosis && ok && v.Status() != StatusNotJudged {
			hits = append(hits, PrognosisHit{v.Goal, v.Status(), outcome, v.Status() == outcome})
		}
	}
	return hits
}
