package control

import "github.com/kommunkvalitet/kvalitet"

// StepState is where one step of the year stands (läge i årsprocessen).
type StepState struct {
	Step   Step           `json:"step"`
	Status StepStatus     `json:"status"`
	By     string         `json:"by,omitempty"`
	Due    kvalitet.Date  `json:"due,omitzero"`
	Done   kvalitet.Date  `json:"done,omitzero"`
	Needs  kvalitet.Label `json:"needs"`
}

// needs tells what each step takes to be done.
func (s Step) needs() kvalitet.Label {
	return [...]kvalitet.Label{
		StepAnalysis:   {SV: "risker i varje område, värderade, med dag", EN: "risks in every area, rated, with a day"},
		StepPlan:       {SV: "kontrollmoment och nämndens beslut med dag och beteckning", EN: "control activities and the body's decision with day and reference"},
		StepExecution:  {SV: "alla tillfällen utförda och dokumenterade", EN: "all occasions carried out and documented"},
		StepReport:     {SV: "rapport registrerad med ärendebeteckning", EN: "a report registered with a case reference"},
		StepAssessment: {SV: "arbetsgruppens bedömning av nämnden", EN: "the working group's assessment of the body"},
		StepOverview:   {SV: "rapport om alla nämnder med kommunstyrelsens yttrande", EN: "a report on all bodies with the executive's statement"},
		StepAudit:      {SV: "revisorernas kommentar till rapporten", EN: "the auditors' comment on the report"},
		StepFollowUp:   {SV: "nästa års rapport besvarar varje punkt", EN: "next year's report answers every item"},
	}[s]
}

// by is who does the step in Örebro, where a model does not say.
func (s Step) by() string {
	return [...]string{
		StepAnalysis: "nämndens ansvariga tjänsteman", StepPlan: "nämnd", StepExecution: "nämndens ansvariga tjänsteman",
		StepReport: "nämnd", StepAssessment: "kommunledningskontorets arbetsgrupp", StepOverview: "kommunledningskontorets arbetsgrupp",
		StepAudit: "stadsrevisionen", StepFollowUp: "nämnd",
	}[s]
}

// State tells where every step of a body's year stands on the day of the pass: its own assessment, the overview of all
// bodies and next year's file are given when they exist. A step waits while one before it is not done.
func State(p *Pass, assessment *Assessment, overview *Overview, next *File) []StepState {
	done := p.done(assessment, overview, next)
	states := make([]StepState, 0, len(done))
	ready := true
	for _, s := range Steps() {
		st := StepState{Step: s, By: s.by(), Due: p.Model.Due(s, p.File.Year), Needs: s.needs()}
		if d, ok := p.Model.Deadline(s); ok {
			st.By = d.By
		}
		day, ok := done[s]
		switch {
		case ok && !st.Due.IsZero() && day.After(st.Due):
			st.Status, st.Done = StepLate, day
		case ok:
			st.Status, st.Done = StepDone, day
		case !st.Due.IsZero() && p.On.After(st.Due):
			st.Status = StepOverdue
		case ready:
			st.Status = StepOpen
		default:
			st.Status = StepWaiting
		}
		ready = ready && ok
		states = append(states, st)
	}
	return states
}

// done tells which steps are done, and when where that is known.
func (p *Pass) done(assessment *Assessment, overview *Overview, next *File) map[Step]kvalitet.Date {
	done := map[Step]kvalitet.Date{}
	if plan := p.File.Plan; plan != nil {
		if areasAnalysed(p).Outcome == kvalitet.OutcomeMet {
			done[StepAnalysis] = plan.Analysis.Date
		}
		if plan.Adopted.Taken() {
			done[StepPlan] = plan.Adopted.Date
		}
		if day, ok := p.executed(); ok {
			done[StepExecution] = day
		}
	}
	if r := p.File.Report; r != nil && !r.Registered.IsZero() && r.Case != "" {
		done[StepReport] = r.Registered
	}
	if assessment != nil {
		done[StepAssessment] = assessment.On
	}
	if overview != nil && overview.Executive.Resolution.Taken() {
		done[StepOverview] = overview.Executive.Resolution.Date
	}
	if overview != nil && overview.Auditors.Text != "" {
		done[StepAudit] = overview.Auditors.Resolution.Date
	}
	if next != nil && next.Report != nil && followUpsAnswered(NewPass(*next, p.Model, p.On)).Outcome != kvalitet.OutcomeNotMet {
		done[StepFollowUp] = next.Report.Registered
	}
	return done
}

// executed reports whether every occasion of the year was carried out, and the day of the last.
func (p *Pass) executed() (kvalitet.Date, bool) {
	last := kvalitet.Date{}
	for _, a := range p.current {
		for _, o := range p.schedule[a.Number] {
			if o.Execution < 0 {
				return last, false
			}
			if d := p.File.Executions[o.Execution].Date; d.After(last) {
				last = d
			}
		}
	}
	return last, len(p.current) > 0
}

// EndOf is the first day on which everything about an operating year is due: the day after the report's deadline, and
// never within the year itself. It is a day on which to look back (revisionsdag), chosen without reading a clock.
func EndOf(m Model, year int) kvalitet.Date {
	last := kvalitet.Year(year).Last()
	if due := m.Due(StepReport, year); due.After(last) {
		last = due
	}
	return last.AddDays(1)
}
