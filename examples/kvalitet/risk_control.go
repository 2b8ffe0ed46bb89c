package main

import (
	"fmt"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/control"
	"github.com/kommunkvalitet/kvalitet/risk"
)

// riskToControl is where packages risk and control meet: a ranked risk as the supervision plan sees it.
func riskToControl(k risk.Ranked) control.Risk {
	r := control.Risk{ID: k.Risk.Number, Text: k.Risk.Event, Area: control.AreaCode(k.Risk.Area), Fraud: k.Risk.Fraud, Common: k.Risk.Common, Flagged: k.Risk.Flagged}
	if k.Rated() {
		r.Value, r.Consequence, r.Band = k.Value.Value, k.Value.Consequence, k.Value.Band.Name.SV
	}
	if t, err := control.ParseTreatment(k.Decision.Treatment.String()); err == nil {
		r.Treatment = t
		r.Resolution = control.Resolution{By: k.Decision.Body, Reference: k.Decision.Section, Date: k.Decision.Date}
	}
	return r
}

// supervisionPlans drafts a plan per body for the next year from the ranked risks, and adopts it.
func supervisionPlans(ranked []risk.Ranked, m control.Model, year int) ([]control.Plan, error) {
	byBody := map[string][]control.Risk{}
	var bodies []string
	for _, k := range ranked {
		if _, seen := byBody[k.Risk.Body]; !seen {
			bodies = append(bodies, k.Risk.Body)
		}
		byBody[k.Risk.Body] = append(byBody[k.Risk.Body], riskToControl(k))
	}
	yes := true
	var plans []control.Plan
	for _, body := range bodies {
		risks := byBody[body]
		analysis := control.Analysis{Date: kvalitet.NewDate(year-1, 10, 15), Fraud: &yes, Participants: []string{"förvaltningschef", "controller"}, Risks: risks}
		for _, a := range m.Areas {
			analysis.Areas = append(analysis.Areas, a.Code)
		}
		rows := control.Select(risks, control.Over(8), control.PerArea(1))
		p := control.Draft(exampleID("plan", body, fmt.Sprint(year)), body, year, m, analysis, rows)
		for i := range p.Activities {
			a := &p.Activities[i]
			a.Method, a.Frequency, a.Sample = "stickprov mot rutinen", control.FrequencyQuarterly, 25
			a.Owner, a.Responsible, a.Recipient = "enhetschef", "controller", "nämnden"
		}
		adopted, err := p.Adopt(control.Resolution{By: body, Reference: "§ 130", Date: kvalitet.NewDate(year-1, 12, 15)})
		if err != nil {
			return nil, err
		}
		plans = append(plans, adopted)
	}
	return plans, nil
}
