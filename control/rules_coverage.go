package control

import (
	"fmt"
	"slices"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

var (
	sourceSelection    = kvalitet.OurDefault("varje risk över gränsen har en kontroll eller ett beslut")
	sourceCommon       = published("Malmö stad, handbok för intern kontroll", "kommungemensamma granskningsområden och förra årets avvikelser")
	sourceIndependence = kvalitet.OurDefault("den som granskar äger inte kontrollen")
	sourceFrozen       = kvalitet.OurDefault("en beslutad plan ändras bara genom beslut")
)

// CoverageRules returns the checks of a plan ([AspectCoverage]): that it covers what it should, and that each row can be
// carried out by somebody who did not take part in its making.
func CoverageRules() []*Rule {
	return []*Rule{
		{
			ID:    "control.plan.covered",
			Title: kvalitet.Label{SV: "Har varje risk över gränsen en kontroll eller ett beslut?", EN: "Does every risk above the limit have a control or a decision?"},
			Doc: kvalitet.Label{SV: "En risk över gränsen får inte bli liggande. Lägg till ett kontrollmoment, besluta om en åtgärd, eller låt nämnden acceptera risken.",
				EN: "A risk above the limit must not be left lying. Add a control activity, decide on a measure, or let the body accept it."},
			Source: sourceSelection, Check: needsPlan(covered),
		},
		{
			ID:    "control.plan.areas",
			Title: kvalitet.Label{SV: "Har varje område minst ett kontrollmoment?", EN: "Does every area have at least one control activity?"},
			Doc: kvalitet.Label{SV: "En plan får sakna ett område, men det ska synas och vara avsiktligt.",
				EN: "A plan may lack an area, but it should show and be on purpose."},
			Source: sourcePlanning, Check: needsPlan(areasControlled),
		},
		{
			ID:    "control.plan.common",
			Title: kvalitet.Label{SV: "Är de kommungemensamma kontrollerna besvarade?", EN: "Are the common controls answered?"},
			Doc: kvalitet.Label{SV: "Det som kommunstyrelsen har beslutat för alla nämnder ska finnas i planen eller vara beslutat på annat sätt.",
				EN: "What the executive decided for all bodies is to be in the plan, or otherwise decided on."},
			Source: sourceCommon, Check: needsPlan(commonAnswered),
		},
		{
			ID:    "control.plan.last-year",
			Title: kvalitet.Label{SV: "Är förra årets stora eller vanliga avvikelser upptagna?", EN: "Are last year's large or frequent deviations taken up?"},
			Doc: kvalitet.Label{SV: "Det som var fel förra året kontrolleras igen, eller så beslutas om risken.",
				EN: "What was wrong last year is tested again, or the risk is decided on."},
			Source: sourceCommon, Check: needsPlan(lastYearTaken),
		},
		{
			ID:    "control.plan.complete",
			Title: kvalitet.Label{SV: "Är varje kontrollmoment fullständigt?", EN: "Is every control activity complete?"},
			Doc: kvalitet.Label{SV: "Ett kontrollmoment anger risk, process, metod, frekvens, ägare, ansvarig, mottagare och tid, så att vem som helst kan utföra det.",
				EN: "A control activity states risk, process, method, frequency, owner, responsible, recipient and time, so that anybody can carry it out."},
			Source: sourceRow, Check: needsPlan(complete),
		},
		{
			ID:    "control.plan.numbered",
			Title: kvalitet.Label{SV: "Stämmer löpnumren med områdena?", EN: "Do the numbers fit the areas?"},
			Doc: kvalitet.Label{SV: "Bokstaven i numret är områdets: V1 hör till verksamhet. Varje nummer finns en gång.",
				EN: "The letter of the number is the area's: V1 belongs to operations. Each number stands once."},
			Source: published("Örebro kommun, tillsynsrapport 2025", "numrering V1, V2, P"), Check: needsPlan(numbered),
		},
		{
			ID:    "control.plan.traceable",
			Title: kvalitet.Label{SV: "Går varje kontrollmoment att härleda till en risk i analysen?", EN: "Can every control activity be traced to a risk in the analysis?"},
			Doc: kvalitet.Label{SV: "Ett kontrollmoment pekar på en risk som finns. Annars går det inte att se varför det görs.",
				EN: "A control activity points at a risk that exists. Otherwise one cannot see why it is done."},
			Source: sourcePlanning, Check: needsPlan(traceable),
		},
		{
			ID:    "control.plan.separation",
			Title: kvalitet.Label{SV: "Planeras tillsynen av någon annan än den som äger kontrollen?", EN: "Is the test planned to be made by somebody else than the owner of the control?"},
			Doc: kvalitet.Label{SV: "Den som granskar får inte äga det som granskas. Utse en annan roll.",
				EN: "Whoever tests must not own what is tested. Name another role."},
			Source: sourceIndependence, Check: needsPlan(separationPlanned),
		},
		{
			ID:    "control.plan.sampled",
			Title: kvalitet.Label{SV: "Har varje stickprov en storlek?", EN: "Does every sample have a size?"},
			Doc: kvalitet.Label{SV: "Ett stickprov utan storlek kan inte granskas i efterhand. Räkna fram storleken med paketet sampling.",
				EN: "A sample without a size cannot be reviewed. Work out the size with package sampling."},
			Source: sourceRow, Check: needsPlan(sampled),
		},
		{
			ID:    "control.plan.year",
			Title: kvalitet.Label{SV: "Ligger varje kontrollmoment i planens år?", EN: "Does every control activity lie in the year of the plan?"},
			Doc: kvalitet.Label{SV: "Planen gäller ett år. Ett moment med en annan tid blir inte av, och kommer inte med i årets rapport. Rätta dagen, eller flytta momentet till nästa plan.",
				EN: "The plan is for one year. An activity with another time is not carried out, and does not come into the year's report. Mend the day, or move the activity to the next plan."},
			Source: sourcePlanning, Check: needsPlan(withinYear),
		},
		{
			ID:    "control.plan.outsourced",
			Title: kvalitet.Label{SV: "Kontrolleras det som nämnden har överlämnat till andra?", EN: "Is what the body has handed to others tested?"},
			Doc: kvalitet.Label{SV: "Nämndens ansvar för intern kontroll gäller också uppgifter som är överlämnade. Ta med minst ett kontrollmoment av utföraren och märk det.",
				EN: "The body answers for internal control also of tasks that were handed over. Include at least one control activity of the provider, and mark it."},
			Source: sourceFraud, Check: needsPlan(outsourced),
		},
		{
			ID:    "control.plan.frozen",
			Title: kvalitet.Label{SV: "Är planen orörd efter beslutet, utom genom beslutade ändringar?", EN: "Is the plan untouched since its adoption, apart from decided amendments?"},
			Doc: kvalitet.Label{SV: "En beslutad plan ändras bara genom ett nytt beslut. Låt nämnden besluta om ändringen eller återställ planen.",
				EN: "An adopted plan is changed only by a new decision. Let the body decide on the change, or restore the plan."},
			Source: sourceFrozen, Check: needsPlan(frozen),
		},
	}
}

// answered reports whether some current activity answers the risk.
func (p *Pass) answered(risk string) bool {
	return slices.ContainsFunc(p.current, func(a Activity) bool { return slices.Contains(a.Risks, risk) })
}

// decided reports whether there is a decision about the risk that needs no control: to treat, accept, avoid or share.
// To review it is to test it, which is a control.
func decided(r Risk) bool { return r.Treatment.Valid() && r.Treatment != TreatmentReview }

func covered(p *Pass) kvalitet.Finding {
	var f faults
	for i, r := range p.File.Plan.Analysis.Risks {
		reason, above := p.above(r)
		if above && !decided(r) && !p.answered(r.ID) {
			f.add(check.At("/plan/analysis/risks", i), fmt.Sprintf("risken %s saknar både kontrollmoment och beslut, fast %s", r.name(), reason.Text.SV),
				fmt.Sprintf("the risk %s has neither a control activity nor a decision, though %s", r.name(), reason.Text.EN))
		}
	}
	return f.finding()
}

func areasControlled(p *Pass) kvalitet.Finding {
	var f faults
	for _, area := range p.Model.Areas {
		if !slices.ContainsFunc(p.current, func(a Activity) bool { return a.Area == area.Code || a.Area == "" && a.Number.Letter == area.Letter }) {
			f.add("/plan/activities", fmt.Sprintf("området %s har inget kontrollmoment", area.Name.SV), fmt.Sprintf("the area %s has no control activity", area.Name.EN))
		}
	}
	return f.finding()
}

func commonAnswered(p *Pass) kvalitet.Finding {
	var f faults
	for i, r := range p.File.Plan.Analysis.Risks {
		if r.Common && !decided(r) && !p.answered(r.ID) {
			f.add(check.At("/plan/analysis/risks", i), fmt.Sprintf("den kommungemensamma kontrollen av %s saknas i planen", r.name()),
				fmt.Sprintf("the common control of %s is missing in the plan", r.name()))
		}
	}
	return f.finding()
}

func lastYearTaken(p *Pass) kvalitet.Finding {
	var f faults
	for i, it := range p.File.Previous {
		if !it.Weighty() || slices.ContainsFunc(p.current, it.about) {
			continue
		}
		if slices.ContainsFunc(p.File.Plan.Analysis.Risks, func(r Risk) bool { return decided(r) && slices.Contains(it.Risks, r.ID) }) {
			continue
		}
		if a, ok := p.File.answer(it.ID); ok && (a.Answer == AnswerDone || a.Answer == AnswerDropped) {
			continue
		}
		f.add(check.At("/previous", i), fmt.Sprintf("förra årets avvikelse %s är varken med i planen eller avgjord", it.name()),
			fmt.Sprintf("last year's deviation %s is neither in the plan nor settled", it.name()))
	}
	return f.finding()
}

func complete(p *Pass) kvalitet.Finding {
	var f faults
	for _, a := range p.current {
		var sv, en []string
		path := ""
		for _, field := range []struct {
			missing        bool
			member, sv, en string
		}{
			{len(a.Risks) == 0 && !a.Common, "risks", "risk", "risk"},
			{a.Process == "", "process", "process", "process"},
			{a.Method == "", "method", "metod", "method"},
			{!a.Frequency.Valid(), "frequency", "frekvens", "frequency"},
			{a.Owner == "", "owner", "kontrollägare", "owner"},
			{a.Responsible == "", "responsible", "ansvarig för tillsynen", "responsible"},
			{a.Recipient == "", "recipient", "mottagare", "recipient"},
			{a.Due.IsZero() && a.Period.IsZero() && !a.Frequency.Valid(), "due", "tid", "time"},
		} {
			if field.missing {
				sv, en = append(sv, field.sv), append(en, field.en)
				if path == "" {
					path = "/" + field.member
				}
			}
		}
		if len(sv) > 0 {
			f.add(p.path(a.Number)+path, fmt.Sprintf("kontrollmoment %s saknar %s", a.name(), list(sv)), fmt.Sprintf("control activity %s lacks %s", a.name(), list(en)))
		}
	}
	return f.finding()
}

func numbered(p *Pass) kvalitet.Finding {
	var f faults
	for _, a := range p.current {
		area, ok := p.Model.Area(a.Area)
		switch {
		case a.Area != "" && !ok:
			f.add(p.path(a.Number)+"/area", fmt.Sprintf("området %s i kontrollmoment %s finns inte i modellen", a.Area, a.name()),
				fmt.Sprintf("the area %s of control activity %s is not in the model", a.Area, a.name()))
		case ok && a.Number.Letter != area.Letter:
			f.add(p.path(a.Number)+"/number", fmt.Sprintf("kontrollmoment %s hör till %s, som har bokstaven %s", a.name(), area.Name.SV, area.Letter),
				fmt.Sprintf("control activity %s belongs to %s, whose letter is %s", a.name(), area.Name.EN, area.Letter))
		}
	}
	for i, a := range p.File.Plan.Activities {
		for _, b := range p.File.Plan.Activities[:i] {
			if a.Number == b.Number {
				f.add(check.At("/plan/activities", i)+"/number", fmt.Sprintf("löpnumret %s finns två gånger", a.Number), fmt.Sprintf("the number %s stands twice", a.Number))
				break
			}
		}
	}
	return f.finding()
}

func traceable(p *Pass) kvalitet.Finding {
	var f faults
	for _, a := range p.current {
		for _, id := range a.Risks {
			if !slices.ContainsFunc(p.File.Plan.Analysis.Risks, func(r Risk) bool { return r.ID == id }) {
				f.add(p.path(a.Number)+"/risks", fmt.Sprintf("kontrollmoment %s pekar på risken %s, som inte finns i analysen", a.name(), id),
					fmt.Sprintf("control activity %s points at the risk %s, which is not in the analysis", a.name(), id))
			}
		}
	}
	return f.finding()
}

func separationPlanned(p *Pass) kvalitet.Finding {
	var f faults
	for _, a := range p.current {
		if sameRole(a.Owner, a.Responsible) {
			f.add(p.path(a.Number)+"/responsible", fmt.Sprintf("kontrollmoment %s ska granskas av %s, som äger kontrollen", a.name(), a.Responsible),
				fmt.Sprintf("control activity %s is to be tested by %s, who owns the control", a.name(), a.Responsible))
		}
	}
	return f.finding()
}

func sampled(p *Pass) kvalitet.Finding {
	var f faults
	for _, a := range p.current {
		method := strings.ToLower(a.Method)
		if (strings.Contains(method, "stickprov") || strings.Contains(method, "sampl")) && a.Sample == 0 {
			f.add(p.path(a.Number)+"/sample", fmt.Sprintf("stickprovet i kontrollmoment %s har ingen storlek", a.name()),
				fmt.Sprintf("the sample of control activity %s has no size", a.name()))
		}
	}
	return f.finding()
}

func outsourced(p *Pass) kvalitet.Finding {
	if !p.File.Plan.Analysis.Outsourced {
		return kvalitet.NotApplicable("Nämnden har inte överlämnat någon uppgift.", "The body has not handed over any task.")
	}
	if slices.ContainsFunc(p.current, func(a Activity) bool { return a.Outsourced }) {
		return kvalitet.Met()
	}
	return kvalitet.NotMet("Nämnden har överlämnat uppgifter till andra, men inget kontrollmoment prövar dem.",
		"The body has handed tasks to others, but no control activity tests them.").At(kvalitet.Place{Path: "/plan/activities"})
}

func frozen(p *Pass) kvalitet.Finding {
	plan := p.File.Plan
	if plan.Adopted.Date.IsZero() {
		return kvalitet.NotApplicable("Planen är inte beslutad.", "The plan is not adopted.")
	}
	var f faults
	if intact, sealed := plan.Intact(); sealed && !intact {
		f.add("/plan/seal", "planens kontrollmoment är inte desamma som när planen beslutades", "the activities of the plan are not the same as when it was adopted")
	}
	for i, am := range plan.Amendments {
		if !am.Resolution.Taken() {
			var numbers []string
			for _, c := range am.Changes {
				numbers = append(numbers, c.Number.String())
			}
			f.add(check.At("/plan/amendments", i), strings.TrimSpace(fmt.Sprintf("Planen är ändrad efter beslutet utan nytt beslut: %s %s", list(numbers), am.Motive)),
				strings.TrimSpace(fmt.Sprintf("The plan was changed after its adoption without a new decision: %s %s", list(numbers), am.Motive)))
		}
	}
	for i, a := range plan.Activities {
		if a.Changed.After(plan.Adopted.Date) && !plan.amended(a.Number) {
			f.add(check.At("/plan/activities", i)+"/changed", fmt.Sprintf("kontrollmoment %s är ändrat %s, efter beslutet %s, utan nytt beslut", a.name(), a.Changed, plan.Adopted.Date),
				fmt.Sprintf("control activity %s was changed on %s, after the adoption on %s, without a new decision", a.name(), a.Changed, plan.Adopted.Date))
		}
	}
	return f.finding()
}
