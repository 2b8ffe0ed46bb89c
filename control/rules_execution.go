package control

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

var (
	sourceCarryOut = published(orebroHandbook, "Internkontroll, Genomföra")
	sourceCounts   = kvalitet.OurDefault("ett resultat anges med antal prövade och antal fel")
	sourceEvidence = kvalitet.OurDefault("ett resultat går att pröva mot ett underlag")
	sourceSerious  = published("Åstorps kommun, granskning av intern kontroll", "hur allvarlig en brist är ska framgå")
)

// ExecutionRules returns the checks of what was carried out ([AspectExecution]).
func ExecutionRules() []*Rule {
	return []*Rule{
		{
			ID:    "control.execution.missed",
			Title: kvalitet.Label{SV: "Är alla kontroller utförda som skulle ha varit det?", EN: "Have all tests been carried out that should have been?"},
			Doc: kvalitet.Label{SV: "Frekvensen ger de tillfällen som ska finnas. Ett tillfälle vars sista dag har gått utan tillsyn är missat. Utför den eller förklara i rapporten.",
				EN: "The frequency gives the occasions that there should be. One whose last day has passed without a test is missed. Carry it out, or explain in the report."},
			Source: sourceCarryOut, Check: needsPlan(missed),
		},
		{
			ID:    "control.execution.late",
			Title: kvalitet.Label{SV: "Är kontrollerna utförda i tid?", EN: "Were the tests carried out in time?"},
			Doc: kvalitet.Label{SV: "En tillsyn efter tillfällets sista dag är sen, också när den till slut blev gjord.",
				EN: "A test after the last day of its occasion is late, also when it was made in the end."},
			Source: sourceCarryOut, Check: needsPlan(lateTests),
		},
		{
			ID:    "control.execution.planned",
			Title: kvalitet.Label{SV: "Hör varje utförd tillsyn till ett kontrollmoment i planen?", EN: "Does every test belong to a control activity in the plan?"},
			Doc: kvalitet.Label{SV: "En tillsyn utan kontrollmoment har fel nummer eller fattas i planen.",
				EN: "A test without a control activity has the wrong number, or is missing in the plan."},
			Source: sourceCarryOut, Check: needsPlan(plannedTests),
		},
		{
			ID:    "control.execution.separation",
			Title: kvalitet.Label{SV: "Är tillsynen utförd av någon annan än den som äger kontrollen?", EN: "Was the test made by somebody else than the owner of the control?"},
			Doc: kvalitet.Label{SV: "Den som granskar får inte äga det som granskas. Låt en annan roll göra om tillsynen.",
				EN: "Whoever tests must not own what is tested. Let another role repeat the test."},
			Source: sourceIndependence, Check: needsPlan(separated),
		},
		{
			ID:    "control.execution.counted",
			Title: kvalitet.Label{SV: "Är det angivet hur många som prövades och hur många som var fel?", EN: "Is it stated how many were tested and how many were wrong?"},
			Doc: kvalitet.Label{SV: "Utan antal går det inte att säga hur säkert resultatet är.",
				EN: "Without numbers nobody can tell how certain the result is."},
			Source: sourceCounts, Check: counts,
		},
		{
			ID:    "control.execution.consistent",
			Title: kvalitet.Label{SV: "Stämmer resultatet med antalet fel?", EN: "Does the result fit the number of errors?"},
			Doc: kvalitet.Label{SV: "Fel utan avvikelse, eller avvikelse utan fel, behöver rättas eller förklaras.",
				EN: "Errors without a deviation, or a deviation without errors, need to be mended or explained."},
			Source: sourceCounts, Check: consistent,
		},
		{
			ID:    "control.execution.sampled",
			Title: kvalitet.Label{SV: "Är hela det planerade stickprovet prövat?", EN: "Was the whole planned sample tested?"},
			Doc: kvalitet.Label{SV: "Ett mindre stickprov än det planerade visar inte det som planen skulle visa.",
				EN: "A smaller sample than planned does not show what the plan was to show."},
			Source: sourceCounts, Check: needsPlan(sampleTested),
		},
		{
			ID:    "control.execution.evidence",
			Title: kvalitet.Label{SV: "Finns underlag till varje resultat?", EN: "Is there evidence for every result?"},
			Doc: kvalitet.Label{SV: "Ange var underlaget finns, gärna med kontrollsumma. Materialet lagras inte här.",
				EN: "State where the evidence is, preferably with a hash. The material is not stored here."},
			Source: sourceEvidence, Check: evidence,
		},
		{
			ID:    "control.execution.applicable",
			Title: kvalitet.Label{SV: "Har varje kontrollmoment prövats på något?", EN: "Was every control activity tested on something?"},
			Doc: kvalitet.Label{SV: "Bara \"ej tillämplig\" hela året är inte godkänt: kontrollen har aldrig prövats. Ompröva momentet eller förklara.",
				EN: "Only \"not applicable\" all year is not a pass: the control was never tested. Reconsider the activity, or explain."},
			Source: kvalitet.OurDefault("bara ej tillämplig är inte godkänt"), Check: needsPlan(applicable),
		},
		{
			ID:    "control.deviation.recorded",
			Title: kvalitet.Label{SV: "Är varje avvikelse upptagen med orsak och åtgärd?", EN: "Is every deviation recorded with its cause and action?"},
			Doc: kvalitet.Label{SV: "Ett resultat med avvikelse ska ha en avvikelse i registret för samma kontrollmoment.",
				EN: "A result with a deviation is to have a deviation recorded for the same control activity."},
			Source: published(orebroHandbook, "Internkontroll"), Check: recorded,
		},
		{
			ID:    "control.deviation.complete",
			Title: kvalitet.Label{SV: "Har varje avvikelse allvarlighetsgrad, orsak, åtgärd, ansvarig och slutdag?", EN: "Does every deviation have severity, cause, action, owner and a last day?"},
			Doc: kvalitet.Label{SV: "Utan grad kan kommunstyrelsen inte jämföra, utan ansvarig och dag blir inget gjort.",
				EN: "Without a severity the executive cannot compare; without an owner and a day nothing gets done."},
			Source: sourceSerious, Check: deviationComplete,
		},
	}
}

func missed(p *Pass) kvalitet.Finding {
	var f faults
	for _, a := range p.current {
		for _, o := range p.schedule[a.Number] {
			if o.Status == OccurrenceMissed {
				name := o.name(a.Frequency)
				f.add(p.path(a.Number), fmt.Sprintf("kontrollmoment %s är inte utfört för %s; det skulle ha gjorts senast %s", a.name(), name.SV, o.Due),
					fmt.Sprintf("control activity %s was not carried out for %s; it was due on %s", a.name(), name.EN, o.Due))
			}
		}
	}
	return f.finding()
}

func lateTests(p *Pass) kvalitet.Finding {
	var f faults
	for _, a := range p.current {
		for _, o := range p.schedule[a.Number] {
			if o.Status == OccurrenceLate {
				done := p.File.Executions[o.Execution].Date
				f.add(check.At("/executions", o.Execution)+"/date", fmt.Sprintf("kontrollmoment %s för %s utfördes %s, %d dagar för sent", a.name(), o.name(a.Frequency).SV, done, done.Days(o.Due)),
					fmt.Sprintf("control activity %s for %s was carried out on %s, %d days late", a.name(), o.name(a.Frequency).EN, done, done.Days(o.Due)))
			}
		}
	}
	return f.finding()
}

func plannedTests(p *Pass) kvalitet.Finding {
	var f faults
	for i, e := range p.File.Executions {
		if _, ok := p.activity(e.Activity); !ok {
			f.add(check.At("/executions", i)+"/activity", fmt.Sprintf("tillsynen %s gäller %s, som inte finns i planen", e.Date, e.Activity),
				fmt.Sprintf("the test on %s is about %s, which is not in the plan", e.Date, e.Activity))
		}
	}
	return f.finding()
}

func separated(p *Pass) kvalitet.Finding {
	var f, unknown faults
	for i, e := range p.File.Executions {
		a, ok := p.activity(e.Activity)
		tester := cmp.Or(e.Tester, a.Responsible) // who was to test, where it is not said who did
		switch {
		case !ok || e.Result == ResultNotApplicable:
		case sameRole(a.Owner, tester):
			f.add(check.At("/executions", i)+"/tester", fmt.Sprintf("kontrollmoment %s granskades %s av %s, som själv äger kontrollen", a.name(), e.Date, tester),
				fmt.Sprintf("control activity %s was tested on %s by %s, who owns the control", a.name(), e.Date, tester))
		case tester == "" || a.Owner == "":
			unknown.add(check.At("/executions", i)+"/tester", fmt.Sprintf("det går inte att se om kontrollmoment %s granskades %s av någon annan än kontrollens ägare", a.name(), e.Date),
				fmt.Sprintf("one cannot see whether control activity %s was tested on %s by somebody else than the owner of the control", a.name(), e.Date))
		}
	}
	if len(f) == 0 {
		return unknown.unknown()
	}
	return f.finding()
}

// judged are the results that say something of the control.
func judged(r Result) bool { return r == ResultNoDeviation || r == ResultMinor || r == ResultMajor }

func counts(p *Pass) kvalitet.Finding {
	var f faults
	for i, e := range p.File.Executions {
		if judged(e.Result) && (e.Tested == nil || *e.Tested == 0) {
			f.add(check.At("/executions", i)+"/tested", fmt.Sprintf("resultatet för %s den %s anger inte hur många som prövades", e.Activity, e.Date),
				fmt.Sprintf("the result of %s on %s does not state how many were tested", e.Activity, e.Date))
		}
	}
	return f.finding()
}

func consistent(p *Pass) kvalitet.Finding {
	var f faults
	for i, e := range p.File.Executions {
		switch {
		case e.Wrong == nil:
		case *e.Wrong > 0 && e.Result == ResultNoDeviation:
			f.add(check.At("/executions", i)+"/result", fmt.Sprintf("%s den %s har %d fel men anges vara utan avvikelse", e.Activity, e.Date, *e.Wrong),
				fmt.Sprintf("%s on %s has %d errors but is stated to be without deviation", e.Activity, e.Date, *e.Wrong))
		case *e.Wrong == 0 && (e.Result == ResultMinor || e.Result == ResultMajor) && strings.TrimSpace(e.Note) == "":
			f.add(check.At("/executions", i)+"/wrong", fmt.Sprintf("%s den %s har en avvikelse men inget fel, och ingen förklaring", e.Activity, e.Date),
				fmt.Sprintf("%s on %s has a deviation but no error, and no explanation", e.Activity, e.Date))
		case *e.Wrong > 0 && e.Result == ResultNotApplicable:
			f.add(check.At("/executions", i)+"/result", fmt.Sprintf("%s den %s har %d fel men anges vara ej tillämplig", e.Activity, e.Date, *e.Wrong),
				fmt.Sprintf("%s on %s has %d errors but is stated to be not applicable", e.Activity, e.Date, *e.Wrong))
		}
	}
	return f.finding()
}

func sampleTested(p *Pass) kvalitet.Finding {
	var f faults
	for i, e := range p.File.Executions {
		if a, ok := p.activity(e.Activity); ok && judged(e.Result) && e.Tested != nil && *e.Tested < a.Sample {
			f.add(check.At("/executions", i)+"/tested", fmt.Sprintf("kontrollmoment %s prövade %d av %d planerade", a.name(), *e.Tested, a.Sample),
				fmt.Sprintf("control activity %s tested %d of %d planned", a.name(), *e.Tested, a.Sample))
		}
	}
	return f.finding()
}

func evidence(p *Pass) kvalitet.Finding {
	var f faults
	for i, e := range p.File.Executions {
		if judged(e.Result) && len(e.Evidence) == 0 {
			f.add(check.At("/executions", i)+"/evidence", fmt.Sprintf("resultatet för %s den %s har inget underlag", e.Activity, e.Date),
				fmt.Sprintf("the result of %s on %s has no evidence", e.Activity, e.Date))
		}
	}
	return f.finding()
}

func applicable(p *Pass) kvalitet.Finding {
	var f faults
	for _, a := range p.current {
		if p.row(a).Result == ResultNotApplicable {
			f.add(p.path(a.Number), fmt.Sprintf("kontrollmoment %s har bara resultatet ej tillämplig: det är inte godkänt, kontrollen är aldrig prövad", a.name()),
				fmt.Sprintf("control activity %s has only the result not applicable: that is not a pass, the control was never tested", a.name()))
		}
	}
	return f.finding()
}

func recorded(p *Pass) kvalitet.Finding {
	var f faults
	for i, e := range p.File.Executions {
		if (e.Result == ResultMinor || e.Result == ResultMajor) &&
			!slices.ContainsFunc(p.File.Deviations, func(d Deviation) bool { return d.Activity == e.Activity }) {
			f.add(check.At("/executions", i)+"/result", fmt.Sprintf("avvikelsen i %s den %s är inte upptagen med orsak och åtgärd", e.Activity, e.Date),
				fmt.Sprintf("the deviation in %s on %s is not recorded with a cause and an action", e.Activity, e.Date))
		}
	}
	return f.finding()
}

func deviationComplete(p *Pass) kvalitet.Finding {
	var f faults
	for i, d := range p.File.Deviations {
		at := check.At("/deviations", i)
		if _, ok := p.Model.Severity(d.Severity); d.Severity != "" && !ok {
			f.add(at+"/severity", fmt.Sprintf("allvarlighetsgraden %s på avvikelsen %s finns inte på skalan", d.Severity, d.name()),
				fmt.Sprintf("the severity %s of the deviation %s is not on the scale", d.Severity, d.name()))
		}
		var sv, en []string
		path := ""
		for _, field := range []struct {
			missing        bool
			member, sv, en string
		}{
			{d.Severity == "", "severity", "allvarlighetsgrad", "severity"}, {d.Cause == "", "cause", "orsak", "cause"},
			{d.Action == "", "action", "åtgärd", "action"}, {d.Owner == "", "owner", "ansvarig", "owner"},
			{d.Due.IsZero(), "due", "slutdag", "last day"},
		} {
			if field.missing {
				sv, en = append(sv, field.sv), append(en, field.en)
				if path == "" {
					path = "/" + field.member
				}
			}
		}
		if len(sv) > 0 {
			f.add(at+path, fmt.Sprintf("avvikelsen %s saknar %s", d.name(), list(sv)), fmt.Sprintf("the deviation %s lacks %s", d.name(), list(en)))
		}
	}
	return f.finding()
}
