package control

import (
	"fmt"
	"slices"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

var sourceAssess = published(orebroHandbook, "Internkontroll, Bedöma")

// TimelinessRules returns the checks of days and form ([AspectTimeliness]).
func TimelinessRules() []*Rule {
	return []*Rule{
		{
			ID:    "control.plan.exists",
			Title: kvalitet.Label{SV: "Har nämnden en tillsynsplan för året?", EN: "Does the body have a supervision plan for the year?"},
			Doc: kvalitet.Label{SV: "Varje nämnd beslutar en plan för nästa år. Gör analysen och välj kontrollmoment.",
				EN: "Every body adopts a plan for the year to come. Make the analysis and choose control activities."},
			Source: sourcePlanning, Check: planExists,
		},
		{
			ID:    "control.plan.adopted",
			Title: kvalitet.Label{SV: "Är planen beslutad av nämnden?", EN: "Has the body adopted the plan?"},
			Doc: kvalitet.Label{SV: "Beslutet har en dag och en beteckning (paragraf eller ärendenummer).",
				EN: "The decision has a day and a reference (section of the minutes or case number)."},
			Source: sourceCarryOut, Check: needsPlan(planAdopted),
		},
		{
			ID:    "control.plan.timely",
			Title: kvalitet.Label{SV: "Är planen beslutad i tid?", EN: "Was the plan adopted in time?"},
			Doc: kvalitet.Label{SV: "Planen beslutas innan året börjar. Dagen står i modellen.",
				EN: "The plan is adopted before the year begins. The day stands in the model."},
			Source: published("Göteborgs stad, riktlinjer för intern kontroll (2009)", "plan senast i december"), Check: needsPlan(planTimely),
		},
		{
			ID:    "control.report.exists",
			Title: kvalitet.Label{SV: "Finns tillsynsrapporten?", EN: "Is there a supervision report?"},
			Doc: kvalitet.Label{SV: "När alla tillsyner är utförda skrivs rapporten och registreras i ärendehanteringssystemet.",
				EN: "When all tests are done the report is written and registered in the case system."},
			Source: sourceAssess, Check: reportExists,
		},
		{
			ID:    "control.report.timely",
			Title: kvalitet.Label{SV: "Är rapporten registrerad i tid?", EN: "Was the report registered in time?"},
			Doc: kvalitet.Label{SV: "I Örebro senast den 31 december, i andra kommuner med årsredovisningen eller den 1 april. Dagen står i modellen.",
				EN: "In Örebro by 31 December, elsewhere with the annual accounts or by 1 April. The day stands in the model."},
			Source: sourceAssess, Check: needsReport(reportTimely),
		},
		{
			ID:    "control.report.case",
			Title: kvalitet.Label{SV: "Har rapporten en ärendebeteckning?", EN: "Does the report have a case reference?"},
			Doc: kvalitet.Label{SV: "Utan diarienummer går rapporten inte att hitta.",
				EN: "Without a case number the report cannot be found."},
			Source: sourceAssess, Check: needsReport(reportCase),
		},
		{
			ID:    "control.report.approved",
			Title: kvalitet.Label{SV: "Har nämnden godkänt rapporten och lämnat den till kommunstyrelsen?", EN: "Has the body approved the report and handed it to the executive?"},
			Doc: kvalitet.Label{SV: "Nämnden beslutar om rapporten och överlämnar den.",
				EN: "The body decides on the report and hands it over."},
			Source: published("Örebro kommun, tillsynsrapport 2025", "nämndens beslut"), Check: needsReport(reportApproved),
		},
		{
			ID:    "control.report.final",
			Title: kvalitet.Label{SV: "Är rapporten skriven när alla tillsyner var gjorda?", EN: "Was the report written when all tests were done?"},
			Doc: kvalitet.Label{SV: "En tillsyn efter att rapporten registrerades finns inte med i den.",
				EN: "A test after the report was registered is not in it."},
			Source: sourceCarryOut, Check: needsReport(reportFinal),
		},
		{
			ID:    "control.report.rows",
			Title: kvalitet.Label{SV: "Redovisar rapporten varje kontrollmoment, som det var?", EN: "Does the report account for every control activity, as it was?"},
			Doc: kvalitet.Label{SV: "Varje kontrollmoment har en rad. Ett annat resultat än det som tillsynerna ger kräver ett motiv.",
				EN: "Every control activity has a row. Another result than the tests give needs a motive."},
			Source: sourceCarryOut, Check: needsReport(reportRows),
		},
	}
}

func planExists(p *Pass) kvalitet.Finding {
	if p.File.Plan != nil && (len(p.File.Plan.Activities) > 0 || !p.File.Plan.Adopted.Date.IsZero()) {
		return kvalitet.Met()
	}
	return kvalitet.NotMet(fmt.Sprintf("%s har ingen tillsynsplan för %d.", p.File.Body, p.File.Year),
		fmt.Sprintf("%s has no supervision plan for %d.", p.File.Body, p.File.Year)).At(kvalitet.Place{Path: "/plan"})
}

func planAdopted(p *Pass) kvalitet.Finding {
	r := p.File.Plan.Adopted
	switch {
	case r.Date.IsZero() && r.Reference == "":
		if due := p.Model.Due(StepPlan, p.File.Year); !due.IsZero() && !p.On.After(due) {
			return kvalitet.NotApplicable("Planen ska vara beslutad först "+due.String()+".", "The plan is not to be adopted until "+due.String()+".")
		}
		return kvalitet.NotMet("Planen är inte beslutad av nämnden.", "The body has not adopted the plan.").At(kvalitet.Place{Path: "/plan/adopted"})
	case r.Date.IsZero():
		return kvalitet.NotMet("Planens beslut saknar dag.", "The decision on the plan has no day.").At(kvalitet.Place{Path: "/plan/adopted/date"})
	case r.Reference == "":
		return kvalitet.NotMet("Planens beslut saknar beteckning.", "The decision on the plan has no reference.").At(kvalitet.Place{Path: "/plan/adopted/reference"})
	default:
		return kvalitet.Met()
	}
}

func planTimely(p *Pass) kvalitet.Finding {
	due, adopted := p.Model.Due(StepPlan, p.File.Year), p.File.Plan.Adopted.Date
	switch {
	case due.IsZero():
		return kvalitet.NotApplicable("Modellen har ingen dag för planen.", "The model has no day for the plan.")
	case adopted.IsZero():
		return kvalitet.NotApplicable("Planen är inte beslutad.", "The plan is not adopted.")
	case adopted.After(due):
		return kvalitet.NotMet(fmt.Sprintf("Planen beslutades %s, efter %s.", adopted, due), fmt.Sprintf("The plan was adopted on %s, after %s.", adopted, due)).
			At(kvalitet.Place{Path: "/plan/adopted/date"})
	default:
		return kvalitet.Met()
	}
}

func reportExists(p *Pass) kvalitet.Finding {
	due := p.Model.Due(StepReport, p.File.Year)
	switch {
	case p.File.Report != nil:
		return kvalitet.Met()
	case due.IsZero() || !p.On.After(due):
		return kvalitet.NotApplicable("Rapporten ska inte vara klar än.", "The report is not due yet.")
	default:
		return kvalitet.NotMet(fmt.Sprintf("%s har ingen tillsynsrapport för %d; den skulle ha registrerats senast %s.", p.File.Body, p.File.Year, due),
			fmt.Sprintf("%s has no supervision report for %d; it was to be registered by %s.", p.File.Body, p.File.Year, due)).At(kvalitet.Place{Path: "/report"})
	}
}

func reportTimely(p *Pass) kvalitet.Finding {
	due, done := p.Model.Due(StepReport, p.File.Year), p.File.Report.Registered
	at := kvalitet.Place{Path: "/report/registered"}
	switch {
	case due.IsZero():
		return kvalitet.NotApplicable("Modellen har ingen dag för rapporten.", "The model has no day for the report.")
	case done.IsZero() && p.On.After(due):
		return kvalitet.NotMet(fmt.Sprintf("Rapporten är inte registrerad; sista dag var %s.", due), fmt.Sprintf("The report is not registered; the last day was %s.", due)).At(at)
	case done.IsZero():
		return kvalitet.NotApplicable("Rapporten ska inte vara registrerad än.", "The report is not due yet.")
	case done.After(due):
		return kvalitet.NotMet(fmt.Sprintf("Rapporten registrerades %s, %d dagar efter %s.", done, done.Days(due), due),
			fmt.Sprintf("The report was registered on %s, %d days after %s.", done, done.Days(due), due)).At(at)
	default:
		return kvalitet.Met()
	}
}

func reportCase(p *Pass) kvalitet.Finding {
	if p.File.Report.Case == "" {
		return kvalitet.NotMet("Rapporten saknar ärendebeteckning (diarienummer).", "The report has no case reference.").At(kvalitet.Place{Path: "/report/case"})
	}
	return kvalitet.Met()
}

func reportApproved(p *Pass) kvalitet.Finding {
	var f faults
	if !p.File.Report.Approved.Taken() {
		f.add("/report/approved", "nämndens beslut om rapporten saknar dag eller beteckning", "the body's decision on the report lacks a day or a reference")
	}
	if p.File.Report.HandedOver.IsZero() {
		f.add("/report/handedOver", "rapporten är inte överlämnad till kommunstyrelsen", "the report has not been handed to the executive")
	}
	return f.finding()
}

func reportFinal(p *Pass) kvalitet.Finding {
	done := p.File.Report.Registered
	if done.IsZero() {
		return kvalitet.NotApplicable("Rapporten är inte registrerad.", "The report is not registered.")
	}
	var f faults
	for i, e := range p.File.Executions {
		if e.Date.After(done) {
			f.add(check.At("/executions", i)+"/date", fmt.Sprintf("tillsynen av %s gjordes %s, efter att rapporten registrerades %s", e.Activity, e.Date, done),
				fmt.Sprintf("the test of %s was made on %s, after the report was registered on %s", e.Activity, e.Date, done))
		}
	}
	return f.finding()
}

func reportRows(p *Pass) kvalitet.Finding {
	if len(p.File.Report.Rows) == 0 || p.File.Plan == nil {
		return kvalitet.NotApplicable("Rapportens rader räknas fram.", "The rows of the report are computed.")
	}
	var f faults
	for _, a := range p.current {
		i := slices.IndexFunc(p.File.Report.Rows, func(r Row) bool { return r.Activity == a.Number })
		if i < 0 {
			f.add("/report/rows", fmt.Sprintf("kontrollmoment %s redovisas inte i rapporten", a.name()), fmt.Sprintf("the report does not account for control activity %s", a.name()))
			continue
		}
		stated, computed := p.File.Report.Rows[i], p.row(a)
		if stated.Result.Valid() && computed.Result.Valid() && stated.Result != computed.Result && stated.Motive == "" {
			f.add(check.At("/report/rows", i)+"/result", fmt.Sprintf("rapporten säger %s om %s, men tillsynerna ger %s; inget motiv är angivet", stated.Result.Label().SV, a.name(), computed.Result.Label().SV),
				fmt.Sprintf("the report says %s of %s, but the tests give %s; no motive is given", stated.Result.Label().EN, a.name(), computed.Result.Label().EN))
		}
	}
	return f.finding()
}
