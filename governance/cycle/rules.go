package cycle

import (
	"cmp"
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// PlanRule is a check of one plan: add your own to the slice that [PlanRules] returns.
type PlanRule = kvalitet.Rule[*PlanPass]

// ReportRule is a check of one report: add your own to the slice that [ReportRules] returns.
type ReportRule = kvalitet.Rule[*ReportPass]

// PlanPass is what a plan's rules look at: the plan and what is known around it.
type PlanPass struct {
	Plan   Plan
	Ladder Ladder
	// Upper are the plans that it builds on, as far as they are known.
	Upper []Plan
	// BodyKind is the kind of body that adopted it, as ladders name it ("operatingBoard"); empty when not known.
	BodyKind string
	// Goals are the goals and assignments from above that it should answer.
	Goals []uuid.UUID
}

// ReportPass is what a report's rules look at.
type ReportPass struct {
	Report   PeriodReport
	Calendar *Calendar
	// ActionDays is how many calendar days the body has to decide on actions after a report with a negative deviation; 0
	// is Gothenburg's thirty, see [DefaultActionDays].
	ActionDays int
	// On is the day that is asked about; without one, a decision that is not noted is unknown.
	On kvalitet.Date
}

// DefaultActionDays is within how many calendar days of a report with a negative deviation a board in Gothenburg decides
// on actions.
const DefaultActionDays = 30

// PlanRules returns the checks of a plan: it builds on the plans above it, comes after them, is adopted by the right
// body with the paragraph noted, answers what comes from above, and is not adopted by a council whose term has ended.
func PlanRules() []*PlanRule {
	return []*PlanRule{
		{
			ID:    "governance.cycle.plan.upper",
			Title: kvalitet.Label{SV: "Bygger planen på planerna ovanför?", EN: "Does the plan build on the plans above it?"},
			Doc: kvalitet.Label{
				SV: "Varje plan utgår från de planer som står över den i plantrappan. Ange dem i planen.",
				EN: "Every plan proceeds from those that stand above it in the ladder. Name them in the plan."},
			Source: sourceOrebro, Check: planUpper,
		},
		{
			ID:    "governance.cycle.plan.order",
			Title: kvalitet.Label{SV: "Är planen antagen efter planerna ovanför?", EN: "Was the plan adopted after the plans above it?"},
			Doc: kvalitet.Label{
				SV: "En plan som antas före den plan den bygger på kan behöva göras om. Det händer när fullmäktiges budget skjuts upp; det är en varning, inget fel.",
				EN: "A plan adopted before the one it builds on may have to be redone. It happens when the council's budget is put off; it is a warning, not a fault."},
			Source: sourceOrebro, Check: planOrder,
		},
		{
			ID:    "governance.cycle.plan.adopted",
			Title: kvalitet.Label{SV: "Är planen antagen av rätt organ?", EN: "Was the plan adopted by the right body?"},
			Doc: kvalitet.Label{
				SV: "Plantrappan säger vem som antar varje slag av plan. Anteckna organ, dag och paragraf.",
				EN: "The ladder says who adopts each kind of plan. Note the body, the day and the paragraph."},
			Source: sourceOrebro, Check: planAdopted,
		},
		{
			ID:    "governance.cycle.plan.answers",
			Title: kvalitet.Label{SV: "Svarar planen på alla mål och uppdrag ovanifrån?", EN: "Does the plan answer every goal and assignment from above?"},
			Doc: kvalitet.Label{
				SV: "Planen ska visa hur den bidrar till fullmäktiges mål och uppdrag. Svara på vart och ett, eller säg varför inte.",
				EN: "The plan shall show how it contributes to the council's goals and assignments. Answer each, or say why not."},
			Source: kvalitet.Source{Title: sourceOrebro.Title, Section: "Planering", Grade: kvalitet.GradePublished}, Check: planAnswers,
		},
		{
			ID:    "governance.cycle.plan.term",
			Title: kvalitet.Label{SV: "Är budgeten antagen av det nyvalda fullmäktige?", EN: "Was the budget adopted by the newly elected council?"},
			Doc: kvalitet.Label{
				SV: "Under valår beslutar det nyvalda fullmäktige om nästa års budget; mandatperioden börjar den 15 oktober.",
				EN: "In an election year the newly elected council decides on next year's budget; its term begins on 15 October."},
			Source: act(localGovernmentAct, "11 kap. 10 § och 5 kap. 9 §"), From: sinceKL.From, Check: planTerm,
		},
	}
}

func planUpper(p *PlanPass) kvalitet.Finding {
	rung, ok := p.Ladder.Rung(p.Plan.Kind)
	switch {
	case !ok:
		return kvalitet.Unknown("Planslaget finns inte i plantrappan.", "The kind of plan is not in the ladder.").At(kvalitet.Place{Path: "/kind"})
	case len(rung.Above) == 0:
		return kvalitet.NotApplicable("Planen står överst.", "The plan stands at the top.")
	case len(p.Plan.BuildsOn) == 0:
		return kvalitet.NotMet("Planen säger inte vilka planer den bygger på.", "The plan does not say which plans it builds on.").At(kvalitet.Place{Path: "/buildsOn"})
	}
	for i, id := range p.Plan.BuildsOn {
		u := slices.IndexFunc(p.Upper, func(u Plan) bool { return u.ID == id })
		at := kvalitet.Place{Path: check.At("/buildsOn", i)}
		if u < 0 {
			return kvalitet.Unknown("Planen ovanför är inte inläst.", "The plan above is not loaded.").At(at)
		}
		if !slices.Contains(rung.Above, p.Upper[u].Kind) {
			return kvalitet.NotMet("Planen bygger på ett slag som inte står över den.", "The plan builds on a kind that does not stand above it.").At(at)
		}
	}
	return kvalitet.Met()
}

func planOrder(p *PlanPass) kvalitet.Finding {
	if !p.Plan.Adoption.Done() {
		return kvalitet.NotApplicable("Planen är inte antagen.", "The plan is not adopted.")
	}
	if len(p.Plan.BuildsOn) == 0 {
		return kvalitet.NotApplicable("Planen bygger inte på någon annan.", "The plan builds on no other.")
	}
	missing := false
	for i, id := range p.Plan.BuildsOn {
		u := slices.IndexFunc(p.Upper, func(u Plan) bool { return u.ID == id })
		if u < 0 {
			missing = true
			continue
		}
		if upper := p.Upper[u].Adoption; !upper.Done() || upper.On.After(p.Plan.Adoption.On) {
			return kvalitet.NotMet("Planen är antagen före "+p.Upper[u].Title+".", "The plan was adopted before "+p.Upper[u].Title+".").
				At(kvalitet.Place{Path: check.At("/buildsOn", i)})
		}
	}
	if missing {
		return kvalitet.Unknown("Någon plan ovanför är inte inläst.", "Some plan above is not loaded.").At(kvalitet.Place{Path: "/buildsOn"})
	}
	return kvalitet.Met()
}

func planAdopted(p *PlanPass) kvalitet.Finding {
	rung, ok := p.Ladder.Rung(p.Plan.Kind)
	switch {
	case !p.Plan.Adoption.Done():
		return kvalitet.NotMet("Planen är inte antagen.", "The plan is not adopted.").At(kvalitet.Place{Path: "/adoption"})
	case !ok || p.BodyKind == "":
		return kvalitet.Unknown("Det går inte att se vilket slags organ som har antagit planen.", "The kind of body that adopted the plan is not known.").At(kvalitet.Place{Path: "/adoption/body"})
	case rung.AdoptedBy != p.BodyKind:
		return kvalitet.NotMet("Planen ska antas av "+rung.AdoptedBy+".", "The plan is to be adopted by "+rung.AdoptedBy+".").At(kvalitet.Place{Path: "/adoption/body"})
	case p.Plan.Adoption.Section == "":
		return kvalitet.NotMet("Beslutets paragraf saknas.", "The paragraph of the decision is missing.").At(kvalitet.Place{Path: "/adoption/section"})
	}
	return kvalitet.Met()
}

func planAnswers(p *PlanPass) kvalitet.Finding {
	if len(p.Goals) == 0 {
		return kvalitet.NotApplicable("Inga mål eller uppdrag ovanifrån är angivna.", "No goals or assignments from above are stated.")
	}
	f := kvalitet.NotMet("Planen svarar inte på alla mål och uppdrag.", "The plan does not answer every goal and assignment.")
	missing := 0
	for _, id := range p.Goals {
		a, ok := p.Plan.Answer(id)
		if !ok || !a.Declined && len(a.Goals) == 0 && a.Text == "" {
			missing++
			f = f.At(kvalitet.Place{Path: "/answers", Note: kvalitet.Label{SV: "saknar svar: " + id.String(), EN: "no answer: " + id.String()}})
		}
	}
	if missing == 0 {
		return kvalitet.Met()
	}
	return f
}

func planTerm(p *PlanPass) kvalitet.Finding {
	on := p.Plan.Adoption.On
	start := TermStart(on.Year)
	switch {
	case on.IsZero():
		return kvalitet.NotApplicable("Planen är inte antagen.", "The plan is not adopted.")
	case p.Plan.Kind != PlanStrategy || p.Plan.Period.From.Year != on.Year+1:
		return kvalitet.NotApplicable("Planen är inte nästa års budget.", "The plan is not next year's budget.")
	case start.IsZero():
		return kvalitet.NotApplicable("Året är inget valår.", "The year is not an election year.")
	case on.Before(start):
		return kvalitet.NotMet("Budgeten är antagen "+on.String()+", före det nyvalda fullmäktiges mandatperiod.",
			"The budget was adopted on "+on.String()+", before the term of the newly elected council.").At(kvalitet.Place{Path: "/adoption/on"})
	}
	return kvalitet.Met()
}

// ReportRules returns the checks of a report: the two sections of Örebro's follow-up, the period that the law allows
// an interim report, and the day on which the council and the auditors have it.
func ReportRules() []*ReportRule {
	followUp := kvalitet.Source{Title: sourceOrebro.Title, Section: "Övergripande struktur för mål- och resultatstyrning", Grade: kvalitet.GradePublished}
	return []*ReportRule{
		{
			ID:    "governance.cycle.report.links",
			Title: kvalitet.Label{SV: "Analyseras sambandet mellan åtgärder och resultat?", EN: "Does it analyse how actions and results hang together?"},
			Doc: kvalitet.Label{
				SV: "Uppföljningen ska visa vad de vidtagna åtgärderna betydde för resultaten. Fyll i avsnittet \"links\".",
				EN: "The follow-up shall show what the actions taken meant for the results. Fill in the section \"links\"."},
			Source: followUp, Check: hasSection(SectionLinks),
		},
		{
			ID:    "governance.cycle.report.improvements",
			Title: kvalitet.Label{SV: "Finns planerade förbättringar för nästa budgetår?", EN: "Does it plan improvements for the coming budget year?"},
			Doc: kvalitet.Label{
				SV: "Uppföljningen ska sluta i vad som förbättras härnäst. Fyll i avsnittet \"improvements\".",
				EN: "The follow-up shall end in what is improved next. Fill in the section \"improvements\"."},
			Source: followUp, Check: hasSection(SectionImprovements),
		},
		{
			ID:    "governance.cycle.report.period",
			Title: kvalitet.Label{SV: "Omfattar delårsrapporten minst hälften och högst två tredjedelar av året?", EN: "Does the interim report cover at least half and at most two thirds of the year?"},
			Doc: kvalitet.Label{
				SV: "Den lagstadgade delårsrapporten börjar vid årets början och slutar mellan den 30 juni och den 31 augusti.",
				EN: "The statutory interim report begins with the year and ends between 30 June and 31 August."},
			Source: act("Lag (2018:597) om kommunal bokföring och redovisning", "13 kap. 1 §"), Check: reportPeriod,
		},
		{
			ID:    "governance.cycle.report.handed-over",
			Title: kvalitet.Label{SV: "Lämnades rapporten i tid till fullmäktige och revisorerna?", EN: "Was the report handed to the council and the auditors in time?"},
			Doc: kvalitet.Label{
				SV: "Delårsrapporten lämnas inom två månader efter periodens slut, årsredovisningen senast den 15 april. En ledig dag flyttar fristen framåt.",
				EN: "An interim report is handed over within two months of the period's end, the annual report by 15 April. A free day moves the deadline forward."},
			Source: act(localGovernmentAct, "11 kap. 16 och 20 §§"), Check: reportHandedOver,
		},
		{
			ID:    "governance.cycle.report.actions",
			Title: kvalitet.Label{SV: "Beslutades åtgärder i tid efter en negativ avvikelse?", EN: "Were actions decided in time after a negative deviation?"},
			Doc: kvalitet.Label{
				SV: "Visar rapporten en negativ avvikelse ska nämnden besluta om åtgärder, i Göteborg inom trettio dagar. Kommunen sätter sin egen tid.",
				EN: "When the report shows a negative deviation the board decides on actions, in Gothenburg within thirty days. A municipality sets its own time."},
			Source: kvalitet.Source{Title: "Göteborgs stad, regler", Section: "17 §", Grade: kvalitet.GradePublished}, Check: reportActions,
		},
	}
}

func hasSection(code string) func(*ReportPass) kvalitet.Finding {
	return func(p *ReportPass) kvalitet.Finding {
		if p.Report.Section(code) == "" {
			return kvalitet.NotMet("Avsnittet saknas eller är tomt.", "The section is missing or empty.").At(kvalitet.Place{Path: "/sections"})
		}
		return kvalitet.Met()
	}
}

func reportPeriod(p *ReportPass) kvalitet.Finding {
	r := p.Report
	if r.Kind != ReportInterim2 {
		return kvalitet.NotApplicable("Rapporten är inte den lagstadgade delårsrapporten.", "The report is not the statutory interim report.")
	}
	year := kvalitet.Year(r.Period.From.Year)
	if r.Period.From != year.From || r.Period.Last().Before(EndOf(6).In(r.Period.From.Year)) || r.Period.Last().After(EndOf(8).In(r.Period.From.Year)) {
		return kvalitet.NotMet("Perioden börjar inte den 1 januari eller slutar inte mellan den 30 juni och den 31 augusti.",
			"The period does not begin on 1 January or does not end between 30 June and 31 August.").At(kvalitet.Place{Path: "/period"})
	}
	return kvalitet.Met()
}

func reportHandedOver(p *ReportPass) kvalitet.Finding {
	if p.Calendar == nil {
		return kvalitet.Unknown("Kalendern saknas.", "The calendar is missing.")
	}
	due := p.Report.Due(p.Calendar)
	switch {
	case due.IsZero():
		return kvalitet.NotApplicable("Lagen anger ingen dag för rapporten.", "The law gives no day for the report.")
	case p.Report.HandedOver.IsZero():
		return kvalitet.Unknown("Dagen då rapporten lämnades är inte antecknad.", "The day when the report was handed over is not noted.").At(kvalitet.Place{Path: "/handedOver"})
	case p.Report.HandedOver.After(due):
		return kvalitet.NotMet("Rapporten lämnades "+p.Report.HandedOver.String()+", men sista dag var "+due.String()+".",
			"The report was handed over on "+p.Report.HandedOver.String()+", but the last day was "+due.String()+".").At(kvalitet.Place{Path: "/handedOver"})
	}
	return kvalitet.Met()
}

func reportActions(p *ReportPass) kvalitet.Finding {
	r := p.Report
	switch {
	case r.Negative == nil:
		return kvalitet.Unknown("Det framgår inte om rapporten visar en negativ avvikelse.", "It does not say whether the report shows a negative deviation.").At(kvalitet.Place{Path: "/negative"})
	case !*r.Negative:
		return kvalitet.NotApplicable("Rapporten visar ingen negativ avvikelse.", "The report shows no negative deviation.")
	case r.HandedOver.IsZero():
		return kvalitet.Unknown("Dagen då rapporten lämnades är inte antecknad.", "The day when the report was handed over is not noted.").At(kvalitet.Place{Path: "/handedOver"})
	}
	last := r.HandedOver.AddDays(cmp.Or(p.ActionDays, DefaultActionDays))
	late := kvalitet.NotMet("Åtgärder skulle ha beslutats senast "+last.String()+".", "Actions should have been decided by "+last.String()+".").At(kvalitet.Place{Path: "/actionsDecided"})
	switch {
	case r.ActionsDecided.After(last):
		return late
	case !r.ActionsDecided.IsZero():
		return kvalitet.Met()
	case p.On.IsZero():
		return kvalitet.Unknown("Det framgår inte om åtgärder är beslutade.", "It does not say whether actions are decided.").At(kvalitet.Place{Path: "/actionsDecided"})
	case p.On.After(last):
		return late
	default:
		return kvalitet.NotApplicable("Tiden för att besluta om åtgärder har inte gått ut.", "The time to decide on actions is not out.")
	}
}
