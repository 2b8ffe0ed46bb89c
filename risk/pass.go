package risk

import (
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
)

// Rule is a check of one risk: add your own to the slices that the package returns.
type Rule = kvalitet.Rule[*Pass]

// Pass is what a rule looks at: a risk with its log, decisions and measures, on a day.
type Pass struct {
	Risk      Risk
	Ratings   []Rating
	Decisions []Decision
	Measures  []Measure
	Matrix    Matrix
	// On is the day; "no date" is no day in particular, and then nothing has expired or is overdue.
	On kvalitet.Date
	// Required is the limit above which a risk needs a decision and an owner. NewPass takes the matrix's own.
	Required PlanRule
}

// NewPass returns a pass for a risk of the register.
func NewPass(r Register, risk Risk, m Matrix, on kvalitet.Date) *Pass {
	p := &Pass{Risk: risk, Matrix: m, On: on, Required: m.Plan}
	for _, v := range r.Ratings {
		if v.Risk == risk.ID {
			p.Ratings = append(p.Ratings, v)
		}
	}
	for _, v := range r.Decisions {
		if v.Risk == risk.ID {
			p.Decisions = append(p.Decisions, v)
		}
	}
	for _, v := range r.Measures {
		if v.Risk == risk.ID {
			p.Measures = append(p.Measures, v)
		}
	}
	return p
}

// Passes returns a pass for every risk that is active on the day, in the register's order.
func Passes(r Register, m Matrix, on kvalitet.Date) []*Pass {
	at := make(map[uuid.UUID]*Pass, len(r.Risks))
	var passes []*Pass
	for _, risk := range r.Risks {
		if !risk.Active(on) {
			continue
		}
		p := &Pass{Risk: risk, Matrix: m, On: on, Required: m.Plan}
		at[risk.ID] = p
		passes = append(passes, p)
	}
	for _, v := range r.Ratings {
		if p := at[v.Risk]; p != nil {
			p.Ratings = append(p.Ratings, v)
		}
	}
	for _, v := range r.Decisions {
		if p := at[v.Risk]; p != nil {
			p.Decisions = append(p.Decisions, v)
		}
	}
	for _, v := range r.Measures {
		if p := at[v.Risk]; p != nil {
			p.Measures = append(p.Measures, v)
		}
	}
	return passes
}

// Rating returns the newest rating of a stage, and false when there is none.
func (p *Pass) Rating(stage Stage) (Rating, bool) {
	v, ok := Register{Ratings: p.Ratings}.latest(stage)[p.Risk.ID]
	return v, ok
}

// Value returns the value of the newest rating of a stage; zero when it is not rated, or not with this matrix.
func (p *Pass) Value(stage Stage) Value {
	r, _ := p.Rating(stage)
	v, err := r.Value(p.Matrix)
	if err != nil && !v.Rated() {
		return Value{}
	}
	return v
}

// above reports whether the current value needs a decision.
func (p *Pass) above() bool { return len(p.Required.Reasons(p.Value(StageCurrent))) > 0 }

// states gives every decision's state on the day.
func (p *Pass) states() []DecisionState {
	now := p.Value(StageCurrent)
	states := make([]DecisionState, len(p.Decisions))
	for i, d := range p.Decisions {
		states[i] = d.State(p.On, now, p.Matrix.Ref())
	}
	return states
}

// Open returns the decisions that hold on the day, in the order of the pass.
func (p *Pass) Open() []Decision {
	states := p.states()
	i := -1
	return slices.DeleteFunc(slices.Clone(p.Decisions), func(Decision) bool {
		i++
		return states[i] != DecisionOpen
	})
}
