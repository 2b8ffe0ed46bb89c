package cycle

import (
	"slices"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Ladder is a municipality's kinds of plans from the top down (plantrappa).
type Ladder []Rung

// Rung is one kind of plan.
type Rung struct {
	Kind PlanKind       `json:"kind"`
	Name kvalitet.Label `json:"name"`
	// AdoptedBy is the code of the kind of body that adopts: "council", "programmeBoard" …
	AdoptedBy string `json:"adoptedBy"`
	// PreparedBy is the forum or role that makes it and answers for keeping it.
	PreparedBy string `json:"preparedBy,omitempty"`
	// Above are the kinds of plans that it builds on.
	Above []PlanKind `json:"above,omitempty"`
	// Deadline is the code of its deadline in the wheel.
	Deadline string `json:"deadline,omitempty"`
	// Splits says that the plan splits money on those below it.
	Splits bool            `json:"splits,omitempty"`
	Source kvalitet.Source `json:"source"`
}

// Rung returns the rung of a kind of plan.
func (l Ladder) Rung(kind PlanKind) (Rung, bool) {
	i := slices.IndexFunc(l, func(r Rung) bool { return r.Kind == kind })
	if i < 0 {
		return Rung{}, false
	}
	return l[i], true
}

// Problems reports what keeps the ladder from existing: a kind that stands twice ("duplicate"), or that builds on one
// that does not stand above it ("order").
func (l Ladder) Problems() []kvalitet.Problem {
	var ps check.List
	check.Unique(&ps, "", l, func(r Rung) PlanKind { return r.Kind })
	for i, r := range l {
		at := check.At("", i)
		ps.Text(at+"/kind", string(r.Kind))
		ps.Label(at+"/name", r.Name)
		ps.Text(at+"/adoptedBy", r.AdoptedBy)
		for j, kind := range r.Above {
			ps.If(!slices.ContainsFunc(l[:i], func(o Rung) bool { return o.Kind == kind }), "order", check.At(at+"/above", j),
				"planen bygger på ett slag som inte står över den", "the plan builds on a kind that does not stand above it")
		}
	}
	return ps
}

// OrebroLadder returns the plans of Örebro's quality handbook, from the ÖSB to the unit's plan.
func OrebroLadder() Ladder {
	return Ladder{
		{Kind: PlanStrategy, Name: kvalitet.Label{SV: "övergripande strategier och budget (ÖSB)", EN: "overall strategies and budget"},
			AdoptedBy: "council", Deadline: "osb", Splits: true, Source: sourceOrebro},
		{Kind: PlanProgramme, Name: kvalitet.Label{SV: "programplan", EN: "programme plan"}, AdoptedBy: "programmeBoard",
			PreparedBy: "directorSteeringGroup", Above: []PlanKind{PlanStrategy}, Deadline: "programme-plan", Splits: true, Source: sourceOrebro},
		{Kind: PlanExecutive, Name: kvalitet.Label{SV: "kommunstyrelseplan", EN: "executive board's plan"}, AdoptedBy: "executive",
			PreparedBy: "directorSteeringGroup", Above: []PlanKind{PlanStrategy}, Deadline: "executive-plan", Source: sourceOrebro},
		{Kind: PlanOperations, Name: kvalitet.Label{SV: "verksamhetsplan med budget", EN: "operations plan with budget"}, AdoptedBy: "operatingBoard",
			PreparedBy: "administrationManagement", Above: []PlanKind{PlanStrategy, PlanProgramme}, Deadline: "operations-plan", Source: sourceOrebro},
		{Kind: PlanUnit, Name: kvalitet.Label{SV: "enhetsplan", EN: "unit plan"}, AdoptedBy: "unitManagement",
			PreparedBy: "unitManagement", Above: []PlanKind{PlanOperations}, Deadline: "unit-plan", Source: sourceOrebro},
	}
}

// LidkopingLadder returns the plans of Lidköping's steering process.
func LidkopingLadder() Ladder {
	return Ladder{
		{Kind: PlanStrategy, Name: kvalitet.Label{SV: "strategisk plan och budget (SPB) med styrkort", EN: "strategic plan and budget with scorecard"},
			AdoptedBy: "council", PreparedBy: "budgetPreparation", Deadline: "spb", Splits: true, Source: sourceLidkoping},
		{Kind: PlanBudget, Name: kvalitet.Label{SV: "detaljbudget och strategisk plan per nämnd", EN: "detailed budget and strategic plan per board"},
			AdoptedBy: "board", Above: []PlanKind{PlanStrategy}, Deadline: "board-detail-decision", Source: sourceLidkoping},
		{Kind: PlanAction, Name: kvalitet.Label{SV: "handlingsplan", EN: "action plan"}, AdoptedBy: "administration",
			Above: []PlanKind{PlanStrategy, PlanBudget}, Deadline: "board-detail-decision", Source: sourceLidkoping},
	}
}
