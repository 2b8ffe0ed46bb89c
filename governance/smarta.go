package governance

import (
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

var (
	sourceSMARTA = kvalitet.Source{Title: "Haparanda stad, Mål- och resultatstyrning", Section: "Definiera mål: SMARTA",
		Grade: kvalitet.GradePublished}
	sourceResponsible = kvalitet.Source{Title: "Kungälvs kommun, SMARTA-mål", Section: "Ansvarsfördelade",
		Grade: kvalitet.GradePublished}
)

// SMARTA returns the six checks of a goal's quality: specific, measurable, accepted, realistic, time-bound and with
// responsibility assigned (specifikt, mätbart, accepterat, realistiskt, tidsbundet, ansvarsfördelat). They look at the
// goal's structure. A goal on a level that is not checked, such as a vision, is not scolded: the answer there is
// "not applicable". What the last A stands for differs between municipalities; here it is responsibility.
func SMARTA() []*Rule {
	return []*Rule{
		{
			ID:    "governance.smarta.specific",
			Title: kvalitet.Label{SV: "Säger målet vad och vilka det gäller?", EN: "Does the goal say what and whom it concerns?"},
			Doc: kvalitet.Label{
				SV: "Ett mål är specifikt när det är klart vad som ska uppnås och för vilka. Ange målets avgränsning, eller en indikator med enhet som visar vad som räknas.",
				EN: "A goal is specific when it is clear what is to be achieved and for whom. State the goal's scope, or an indicator with a unit that shows what is counted."},
			Source: sourceSMARTA,
			Check:  checked(specific),
		},
		{
			ID:    "governance.smarta.measurable",
			Title: kvalitet.Label{SV: "Har målet en indikator med målvärde?", EN: "Does the goal have an indicator with a target?"},
			Doc: kvalitet.Label{
				SV: "Ett mål är mätbart när det går att svara ja eller nej på om det är nått. Koppla minst en indikator till målet och ge varje indikator ett målvärde som gäller när målet ska vara nått.",
				EN: "A goal is measurable when it can be answered with yes or no whether it was reached. Tie at least one indicator to the goal and give each a target that holds when the goal is due."},
			Source: sourceSMARTA,
			Check:  checked(measurable),
		},
		{
			ID:    "governance.smarta.accepted",
			Title: kvalitet.Label{SV: "Har de som berörs deltagit när målet togs fram?", EN: "Did those concerned take part when the goal was made?"},
			Doc: kvalitet.Label{
				SV: "Ett mål är accepterat när de som ska arbeta mot det har varit delaktiga och känner till det. Anteckna vilka roller som deltog.",
				EN: "A goal is accepted when those who shall work for it took part and know it. Note which roles took part."},
			Source: sourceSMARTA,
			Check:  checked(accepted),
		},
		{
			ID:    "governance.smarta.realistic",
			Title: kvalitet.Label{SV: "Är det motiverat att målet går att nå?", EN: "Is there a reason to think that the goal can be reached?"},
			Doc: kvalitet.Label{
				SV: "Ett mål är realistiskt när det går att se hur det ska nås. Beskriv utgångsläge och resurser.",
				EN: "A goal is realistic when one can see how it is to be reached. Describe the starting point and the resources."},
			Source: sourceSMARTA,
			Check:  checked(realistic),
		},
		{
			ID:    "governance.smarta.timebound",
			Title: kvalitet.Label{SV: "Har målet en slutpunkt?", EN: "Does the goal have an end?"},
			Doc: kvalitet.Label{
				SV: "Ett mål är tidsbundet när det har en tydlig start- och slutpunkt. Ange målets period eller slutdatum.",
				EN: "A goal is time-bound when it has a clear beginning and end. State the goal's period or due date."},
			Source: sourceSMARTA,
			Check:  checked(timebound),
		},
		{
			ID:    "governance.smarta.responsible",
			Title: kvalitet.Label{SV: "Har målet en ansvarig?", EN: "Is somebody responsible for the goal?"},
			Doc: kvalitet.Label{
				SV: "Ett mål är ansvarsfördelat när en roll svarar för det. Ange rollen, inte personen.",
				EN: "Responsibility is assigned when a role answers for the goal. State the role, not the person."},
			Source: sourceResponsible,
			Check:  checked(responsible),
		},
	}
}

// checked answers "not applicable" for a goal on a level that is not held to SMARTA, and otherwise what check answers.
func checked(check func(*Pass) kvalitet.Finding) func(*Pass) kvalitet.Finding {
	return func(p *Pass) kvalitet.Finding {
		if p.Level.Strictness == StrictnessOff {
			return kvalitet.NotApplicable("Mål på nivån "+p.Level.Name.SV+" prövas inte.",
				"Goals on the level "+p.Level.Name.EN+" are not checked.")
		}
		return check(p)
	}
}

func specific(p *Pass) kvalitet.Finding {
	if strings.TrimSpace(p.Goal.Scope) != "" {
		return kvalitet.Met()
	}
	for _, in := range p.Indicators {
		if in.Unit != "" && in.Better.Valid() {
			return kvalitet.Met()
		}
	}
	return kvalitet.NotMet("Målet saknar avgränsning: det framgår inte vad och vilka det gäller.",
		"The goal has no scope: it does not say what and whom it concerns.").At(kvalitet.Place{Path: "/scope"})
}

func measurable(p *Pass) kvalitet.Finding {
	if len(p.Goal.Indicators) == 0 {
		return kvalitet.NotMet("Målet saknar indikator.", "The goal has no indicator.").At(kvalitet.Place{Path: "/indicators"})
	}
	var unknown, untargeted []kvalitet.Place
	for i, m := range p.Goal.Indicators {
		place := kvalitet.Place{Path: check.At("/indicators", i)}
		in, ok := p.indicator(m)
		if !ok {
			unknown = append(unknown, place)
			continue
		}
		if !in.targetedFor(p.Goal) {
			place.Note = kvalitet.Label{SV: in.Name, EN: in.Name}
			untargeted = append(untargeted, place)
		}
	}
	switch {
	case len(untargeted) > 0:
		return kvalitet.NotMet("En indikator saknar målvärde.", "An indicator has no target.").At(untargeted...)
	case len(unknown) > 0:
		return kvalitet.Unknown("Indikatorn är inte inläst.", "The indicator is not loaded.").At(unknown...)
	default:
		return kvalitet.Met()
	}
}

// targetedFor reports whether the indicator has a target when the goal is due; any target does for a goal without an
// end, which is another rule's matter.
func (in Indicator) targetedFor(g Goal) bool {
	due := g.Deadline()
	if due.IsZero() {
		return len(in.Targets) > 0
	}
	_, ok := in.TargetOn(due)
	return ok
}

// indicator finds the measure's indicator among those that the pass knows.
func (p *Pass) indicator(m Measure) (Indicator, bool) {
	for _, in := range p.Indicators {
		if in.ID == m.Indicator {
			return in, true
		}
	}
	return Indicator{}, false
}

func accepted(p *Pass) kvalitet.Finding {
	if len(p.Goal.Participants) == 0 {
		return kvalitet.Unknown("Det är inte antecknat vilka som deltog när målet togs fram.",
			"It is not noted who took part when the goal was made.").At(kvalitet.Place{Path: "/participants"})
	}
	return kvalitet.Met()
}

func realistic(p *Pass) kvalitet.Finding {
	if strings.TrimSpace(p.Goal.Basis) == "" {
		return kvalitet.Unknown("Det är inte antecknat varför målet går att nå.",
			"It is not noted why the goal can be reached.").At(kvalitet.Place{Path: "/basis"})
	}
	return kvalitet.Met()
}

func timebound(p *Pass) kvalitet.Finding {
	if p.Goal.Deadline().IsZero() {
		return kvalitet.NotMet("Målet saknar slutdatum.", "The goal has no due date.").At(kvalitet.Place{Path: "/due"})
	}
	return kvalitet.Met()
}

func responsible(p *Pass) kvalitet.Finding {
	if strings.TrimSpace(p.Goal.Responsible) == "" {
		return kvalitet.NotMet("Målet saknar ansvarig.", "The goal has nobody responsible.").At(kvalitet.Place{Path: "/responsible"})
	}
	return kvalitet.Met()
}
