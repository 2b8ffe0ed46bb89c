package control

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// PlanSchema is the schema member of a plan's JSON form.
const PlanSchema = "control/plan/v1"

// Plan is a body's supervision plan for a year (tillsynsplan, internkontrollplan) with the analysis that it rests on.
// Once adopted its activities are frozen; what changes later is an [Amendment].
type Plan struct {
	ID      uuid.UUID `json:"id"`
	Version int64     `json:"version"`
	// Body is the code or name of the body, Year the operating year.
	Body       string     `json:"body"`
	Year       int        `json:"year"`
	Analysis   Analysis   `json:"analysis,omitzero"`
	Activities []Activity `json:"activities,omitempty"`
	// Adopted is the decision that adopted the plan; zero while it is a draft.
	Adopted Resolution `json:"adopted,omitzero"`
	// Seal is the SHA-256 of the activities as adopted, which [Plan.Adopt] sets.
	Seal       string      `json:"seal,omitempty"`
	Amendments []Amendment `json:"amendments,omitempty"`
}

// Analysis is the body's risk and materiality analysis (risk- och väsentlighetsanalys).
type Analysis struct {
	// Date is when it was made.
	Date kvalitet.Date `json:"date,omitzero"`
	// Areas are those that were gone through, also where no risk was found.
	Areas []AreaCode `json:"areas,omitempty"`
	// Goals are the codes of the goals that the body is to reach, where they were held against the risks.
	Goals []string `json:"goals,omitempty"`
	// Outsourced says that tasks of the body have been handed to somebody else (privata utförare, bolag).
	Outsourced bool `json:"outsourced,omitempty"`
	// Fraud says whether risks of errors and fraud (fel och oegentligheter) were gone through; nil is not noted.
	Fraud *bool `json:"fraud,omitempty"`
	// Participants are the roles that took part.
	Participants []string `json:"participants,omitempty"`
	Risks        []Risk   `json:"risks,omitempty"`
}

// Amendment is a change of an adopted plan (ändring efter beslut). Without a decision it is not in force.
type Amendment struct {
	// Date is when the change was made or proposed.
	Date       kvalitet.Date `json:"date,omitzero"`
	Motive     string        `json:"motive,omitempty"`
	Resolution Resolution    `json:"resolution,omitzero"`
	Changes    []Change      `json:"changes,omitempty"`
}

// Change adds, replaces or removes the activity with the number.
type Change struct {
	Number Number `json:"number"`
	// Activity is what stands there from now on; nil removes it.
	Activity *Activity `json:"activity,omitempty"`
}

// Current returns the activities with the decided amendments, ordered as adopted, new ones last.
func (p Plan) Current() []Activity {
	current := slices.Clone(p.Activities)
	for _, am := range p.Amendments {
		if !am.Resolution.Taken() {
			continue
		}
		for _, c := range am.Changes {
			i := slices.IndexFunc(current, func(a Activity) bool { return a.Number == c.Number })
			switch {
			case c.Activity == nil && i >= 0:
				current = slices.Delete(current, i, i+1)
			case c.Activity != nil && i >= 0:
				current[i] = *c.Activity
			case c.Activity != nil:
				current = append(current, *c.Activity)
			}
		}
	}
	return current
}

// Adopt returns the plan adopted and sealed. A plan that cannot exist, is adopted already or lacks the decision's day
// or reference wraps [kvalitet.ErrInvalid].
func (p Plan) Adopt(decision Resolution) (Plan, error) {
	ps := check.List(p.Problems())
	ps.If(!p.Adopted.Date.IsZero(), "adopted", "/adopted", "planen är redan beslutad; gör en ändring", "the plan is already adopted; amend it")
	ps.If(!decision.Taken(), "missing", "/adopted", "beslutets dag eller beteckning saknas", "the day or the reference of the decision is missing")
	if len(ps) > 0 {
		return Plan{}, kvalitet.Invalid(ps)
	}
	seal, err := seal(p.Activities)
	if err != nil {
		return Plan{}, err
	}
	p.Adopted, p.Seal = decision, seal
	return p, nil
}

// Amend returns the adopted plan with a decided change. The activities as adopted stay as they are; see [Plan.Current].
func (p Plan) Amend(am Amendment) (Plan, error) {
	var ps check.List
	ps.If(p.Adopted.Date.IsZero(), "draft", "/adopted", "planen är inte beslutad; ändra den direkt", "the plan is not adopted; change it directly")
	ps.If(!am.Resolution.Taken(), "missing", "/amendments/resolution", "beslutets dag eller beteckning saknas", "the day or the reference of the decision is missing")
	p.Amendments = append(slices.Clone(p.Amendments), am)
	ps.Under("", p.Problems())
	if len(ps) > 0 {
		return Plan{}, kvalitet.Invalid(ps)
	}
	return p, nil
}

// Intact reports whether the activities are as they were when the plan was sealed, and false, false when it never was.
func (p Plan) Intact() (intact, sealed bool) {
	if p.Seal == "" {
		return false, false
	}
	now, err := seal(p.Activities)
	return err == nil && now == p.Seal, true
}

// amended reports whether a decided amendment is about the activity.
func (p Plan) amended(n Number) bool {
	return slices.ContainsFunc(p.Amendments, func(am Amendment) bool {
		return am.Resolution.Taken() && slices.ContainsFunc(am.Changes, func(c Change) bool { return c.Number == n })
	})
}

func seal(activities []Activity) (string, error) {
	text, err := json.Marshal(activities)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:]), nil
}

// Draft makes a plan of the chosen rows: an activity per risk, numbered V1, V2 … within its area, with the reasons, and
// due when the model's report is. Method, roles and the like are the body's to fill in. The analysis is kept whole.
func Draft(id uuid.UUID, body string, year int, m Model, analysis Analysis, rows []Choice) Plan {
	p := Plan{ID: id, Body: body, Year: year, Analysis: analysis}
	used := map[string]int{}
	last := kvalitet.Year(year).Last()
	if due := m.Due(StepReport, year); !due.IsZero() && due.Before(last) {
		last = due
	}
	for _, row := range rows {
		r := row.Risk
		if !slices.ContainsFunc(p.Analysis.Risks, func(known Risk) bool { return known.ID == r.ID }) {
			p.Analysis.Risks = append(p.Analysis.Risks[:len(p.Analysis.Risks):len(p.Analysis.Risks)], r)
		}
		if !row.Chosen {
			continue
		}
		area, _ := m.Area(r.Area)
		letter := area.Letter
		if letter == "" {
			letter = "X"
		}
		used[letter]++
		text := r.Control
		if text == "" {
			text = "Kontroll av risken: " + r.Text
		}
		p.Activities = append(p.Activities, Activity{Number: Number{letter, used[letter]}, Area: r.Area, Risks: []string{r.ID},
			Process: r.Process, Text: text, Due: last, Common: r.Common, Reasons: row.Reasons})
	}
	return p
}

// Problems reports what keeps the plan from existing.
func (p Plan) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", p.ID)
	ps.Version(p.Version)
	ps.Text("/body", p.Body)
	year(&ps, p.Year)
	ps.Under("/analysis", p.Analysis.Problems())
	check.Unique(&ps, "/activities", p.Activities, func(a Activity) Number { return a.Number })
	for i, a := range p.Activities {
		ps.Under(check.At("/activities", i), a.Problems())
	}
	ps.Under("/adopted", p.Adopted.Problems())
	ps.OptionalText("/seal", p.Seal)
	for i, am := range p.Amendments {
		at := check.At("/amendments", i)
		ps.OptionalDate(at+"/date", am.Date)
		ps.OptionalText(at+"/motive", am.Motive)
		ps.Under(at+"/resolution", am.Resolution.Problems())
		for j, c := range am.Changes {
			ps.If(c.Number.IsZero(), "missing", check.At(at+"/changes", j)+"/number", "löpnumret saknas", "the number is missing")
			if c.Activity != nil {
				ps.Under(check.At(at+"/changes", j)+"/activity", c.Activity.Problems())
			}
		}
	}
	return ps
}

// Problems reports what keeps the analysis from existing.
func (a Analysis) Problems() []kvalitet.Problem {
	var ps check.List
	ps.OptionalDate("/date", a.Date)
	check.Unique(&ps, "/areas", a.Areas, func(c AreaCode) AreaCode { return c })
	check.Unique(&ps, "/goals", a.Goals, func(g string) string { return g })
	check.Unique(&ps, "/risks", a.Risks, func(r Risk) string { return r.ID })
	for i, r := range a.Risks {
		ps.Under(check.At("/risks", i), r.Problems())
	}
	return ps
}

func year(ps *check.List, y int) {
	ps.If(y < 1974 || y > 2199, "range", "/year", "året är inte 1974–2199", "the year is not 1974–2199")
}

// Validate returns the problems as an error.
func (p Plan) Validate() error { return kvalitet.Invalid(p.Problems()) }

// MarshalJSON writes the plan as a document of [PlanSchema].
func (p Plan) MarshalJSON() ([]byte, error) {
	type plain Plan
	return jsondoc.Marshal(PlanSchema, plain(p))
}

// UnmarshalJSON reads a document of [PlanSchema]; an unknown member is [kvalitet.ErrInvalid].
func (p *Plan) UnmarshalJSON(data []byte) error {
	type plain Plan
	return jsondoc.Unmarshal(PlanSchema, data, (*plain)(p))
}
