package control

import (
	"fmt"
	"slices"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

var (
	sourceFollowUp = published(orebroHandbook, "Internkontroll, Följa upp")
	sourceEffect   = published("Ekonomistyrningsverket, handledning om intern styrning och kontroll", "uppföljning av åtgärders effekt")
	sourceRepeat   = published("Lidköpings kommun, Projektplanering kommungemensamt ledningssystem", "avvikelser ska inte upprepas")
)

// FollowUpRules returns the checks of what became of what was found ([AspectFollowUp]).
func FollowUpRules() []*Rule {
	return []*Rule{
		{
			ID:    "control.followup.answered",
			Title: kvalitet.Label{SV: "Är varje punkt från förra året besvarad?", EN: "Is every item of last year answered?"},
			Doc: kvalitet.Label{SV: "Rapporten följer upp förra årets tillsyner. En punkt utan svar är ett fel; en som inte är genomförd eller inte längre aktuell kräver ett skäl. Ett svar gäller en av punkterna.",
				EN: "The report follows up last year's supervision. An item without an answer is a fault; one that is not done or no longer relevant needs a reason. An answer is about one of the items."},
			Source: sourceFollowUp, Check: followUpsAnswered,
		},
		{
			ID:    "control.deviation.effect",
			Title: kvalitet.Label{SV: "Är varje avslutad avvikelses effekt visad?", EN: "Is the effect of every closed deviation shown?"},
			Doc: kvalitet.Label{SV: "En genomförd åtgärd är inte en verksam åtgärd. Pröva igen innan avvikelsen avslutas.",
				EN: "A done action is not an effective action. Test again before the deviation is closed."},
			Source: sourceEffect, Check: effectShown,
		},
		{
			ID:    "control.deviation.overdue",
			Title: kvalitet.Label{SV: "Är åtgärderna gjorda i tid?", EN: "Were the actions done in time?"},
			Doc: kvalitet.Label{SV: "En åtgärd vars slutdag har gått behöver en ny dag eller en förklaring.",
				EN: "An action whose last day has passed needs a new day or an explanation."},
			Source: sourceFollowUp, Check: actionsInTime,
		},
		{
			ID:    "control.deviation.repeated",
			Title: kvalitet.Label{SV: "Är avvikelserna nya?", EN: "Are the deviations new?"},
			Doc: kvalitet.Label{SV: "Samma avvikelse två år i rad, eller flera gånger under året, visar att åtgärden inte räckte. Sök orsaken på nytt.",
				EN: "The same deviation two years running, or several times in a year, shows that the action did not suffice. Look for the cause again."},
			Source: sourceRepeat, Check: repeated,
		},
		{
			ID:    "control.report.actions",
			Title: kvalitet.Label{SV: "Har varje avvikelse i rapporten en åtgärd med ansvarig?", EN: "Does every deviation in the report have an action with a responsible?"},
			Doc: kvalitet.Label{SV: "Rapporten säger vad som ska göras och vem som ser till att det blir gjort.",
				EN: "The report says what is to be done and who sees to it."},
			Source: published("Örebro kommun, tillsynsrapport 2025", "rekommenderade åtgärder"), Check: needsReport(actionsNamed),
		},
	}
}

func followUpsAnswered(p *Pass) kvalitet.Finding {
	if len(p.File.Previous) == 0 {
		return kvalitet.NotApplicable("Det finns inget från förra året att följa upp.", "There is nothing from last year to follow up.")
	}
	if p.File.Report == nil {
		return kvalitet.NotApplicable("Det finns ingen rapport.", "There is no report.")
	}
	var f faults
	for i, it := range p.File.Previous {
		a, ok := p.File.answer(it.ID)
		at := check.At("/previous", i)
		for j, fu := range p.File.Report.FollowUps {
			if fu == a {
				at = check.At("/report/followUps", j)
			}
		}
		switch {
		case !ok || !a.Answer.Valid():
			f.add(at, fmt.Sprintf("förra årets punkt %s är inte besvarad", it.name()), fmt.Sprintf("last year's item %s is not answered", it.name()))
		case (a.Answer == AnswerNotDone || a.Answer == AnswerDropped) && strings.TrimSpace(a.Text) == "":
			f.add(at+"/text", fmt.Sprintf("förra årets punkt %s är %s men inget skäl är angivet", it.name(), a.Answer.Label().SV),
				fmt.Sprintf("last year's item %s is %s but no reason is given", it.name(), a.Answer.Label().EN))
		}
	}
	for j, a := range p.File.Report.FollowUps {
		if !slices.ContainsFunc(p.File.Previous, func(it Item) bool { return strings.EqualFold(strings.TrimSpace(a.Item), it.ID) }) {
			f.add(check.At("/report/followUps", j)+"/item", fmt.Sprintf("svaret gäller %s, som inte är någon punkt från förra året", a.Item),
				fmt.Sprintf("the answer is about %s, which is no item of last year", a.Item))
		}
	}
	return f.finding()
}

func effectShown(p *Pass) kvalitet.Finding {
	var f faults
	for i, d := range p.File.Deviations {
		if !d.Closed.IsZero() && (!d.Effect.shown() || d.Effect.Date.After(d.Closed)) {
			f.add(check.At("/deviations", i)+"/effect", fmt.Sprintf("avvikelsen %s avslutades %s utan att åtgärdens effekt var visad", d.name(), d.Closed),
				fmt.Sprintf("the deviation %s was closed on %s without the effect of the action being shown", d.name(), d.Closed))
		}
	}
	return f.finding()
}

func actionsInTime(p *Pass) kvalitet.Finding {
	var f faults
	for i, d := range p.File.Deviations {
		if d.Overdue(p.On) {
			f.add(check.At("/deviations", i)+"/due", fmt.Sprintf("åtgärden för avvikelsen %s skulle ha varit klar %s", d.name(), d.Due),
				fmt.Sprintf("the action for the deviation %s was due on %s", d.name(), d.Due))
		}
	}
	return f.finding()
}

func repeated(p *Pass) kvalitet.Finding {
	var f faults
	told := map[Number]bool{} // activities whose repetition a deviation has told of
	for i, d := range p.File.Deviations {
		a, _ := p.activity(d.Activity)
		for _, it := range p.File.Previous {
			if d.RepeatOf != "" && strings.EqualFold(d.RepeatOf, it.ID) || it.repeatedBy(a) {
				told[d.Activity] = true
				f.add(check.At("/deviations", i), fmt.Sprintf("avvikelsen %s upprepar förra årets %s", d.name(), it.name()),
					fmt.Sprintf("the deviation %s repeats last year's %s", d.name(), it.name()))
				break
			}
		}
	}
	for _, a := range p.current {
		row := p.row(a)
		for _, it := range p.File.Previous {
			if row.Deviations > 0 && !told[a.Number] && it.repeatedBy(a) {
				told[a.Number] = true
				f.add(p.path(a.Number), fmt.Sprintf("avvikelsen i kontrollmoment %s upprepar förra årets %s", a.name(), it.name()),
					fmt.Sprintf("the deviation in control activity %s repeats last year's %s", a.name(), it.name()))
			}
		}
		if row.Deviations > 1 {
			f.add(p.path(a.Number), fmt.Sprintf("kontrollmoment %s visade avvikelse vid %d tillfällen under året", a.name(), row.Deviations),
				fmt.Sprintf("control activity %s showed a deviation on %d occasions in the year", a.name(), row.Deviations))
		}
	}
	return f.finding()
}

// repeatedBy reports whether the item was a deviation of what the activity is about.
func (i Item) repeatedBy(a Activity) bool {
	return (i.Result == ResultMinor || i.Result == ResultMajor) && !a.Number.IsZero() && i.about(a)
}

func actionsNamed(p *Pass) kvalitet.Finding {
	var f faults
	for i, row := range Compile(p).Rows {
		if row.Result != ResultMinor && row.Result != ResultMajor {
			continue
		}
		at := check.At("/report/rows", i)
		switch {
		case row.Action == "":
			f.add(at+"/action", fmt.Sprintf("avvikelsen i %s har ingen åtgärd i rapporten", row.Activity), fmt.Sprintf("the deviation in %s has no action in the report", row.Activity))
		case row.Responsible == "":
			f.add(at+"/responsible", fmt.Sprintf("åtgärden för %s har ingen ansvarig", row.Activity), fmt.Sprintf("the action for %s has nobody responsible", row.Activity))
		}
	}
	return f.finding()
}
