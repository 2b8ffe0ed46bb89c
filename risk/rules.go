package risk

import (
	"fmt"
	"slices"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

var (
	sourceESV      = kvalitet.Source{Title: "ESV, riskhantering enligt FISK", Section: "riskanalys, uppföljning och dokumentation", Grade: kvalitet.GradePublished}
	sourceRegister = kvalitet.OurDefault("kontroll av riskregister")
)

func rule(id string, title, doc kvalitet.Label, source kvalitet.Source, check func(*Pass) kvalitet.Finding) *Rule {
	return &Rule{ID: "risk." + id, Title: title, Doc: doc, Source: source, Check: check}
}

// Rules returns the checks of one risk in a register: that it is decided on and owned when it is above the limit, by
// one decision that still holds; that ratings do not fall without a measure; that done measures have been followed up.
func Rules() []*Rule {
	return []*Rule{
		rule("rated", label("Är risken bedömd som den är nu?", "Is the risk rated as it is now?"),
			label("En risk utan bedömning är varken hög eller låg. Bedöm sannolikhet och konsekvens, med den matris som används.",
				"A risk without a rating is neither high nor low. Rate likelihood and consequence, with the matrix in use."), sourceRegister, rated),
		rule("decision.taken", label("Är en risk över gränsen beslutad?", "Is a risk above the limit decided on?"),
			label("En risk över gränsen ska accepteras, åtgärdas, överföras eller undvikas. Fatta beslut och ange organ och datum.",
				"A risk above the limit is to be accepted, treated, transferred or avoided. Decide, and give the body and the day."), sourceESV, taken),
		rule("decision.owner", label("Har en risk över gränsen en riskägare?", "Does a risk above the limit have an owner?"),
			label("Ange den roll som svarar för risken.", "Name the role that answers for the risk."), sourceRegister, owned),
		rule("decision.single", label("Gäller högst ett beslut åt gången?", "Does at most one decision hold at a time?"),
			label("En risk är antingen accepterad eller ska åtgärdas. Avsluta eller återkalla det gamla beslutet.",
				"A risk is either accepted or to be treated. Close or revoke the old decision."), sourceESV, single),
		rule("decision.lasting", label("Gäller acceptansen fortfarande?", "Does the acceptance still hold?"),
			label("En acceptans har en sista dag och täcker inte ett högre riskvärde än det som accepterades. Pröva den igen.",
				"An acceptance has a last day and does not cover a higher value than the one accepted. Decide again."), sourceRegister, lasting),
		rule("residual.lower", label("Är den kvarstående risken högst lika stor som den nuvarande?", "Is the residual risk no higher than the current?"),
			label("Åtgärder gör inte risken värre. Rätta bedömningen eller beskriv den nya risken för sig.",
				"Measures do not make the risk worse. Correct the rating, or describe the new risk by itself."), sourceRegister, residual),
		rule("residual.measure", label("Har en lägre kvarstående risk en åtgärd?", "Does a lower residual risk have a measure?"),
			label("En risk sjunker inte av sig själv. Ange vad som ska göras.", "A risk does not fall by itself. Say what is to be done."), sourceRegister, byMeasure),
		rule("measure.complete", label("Har varje åtgärd ansvarig och slutdatum?", "Does every measure have an owner and a due date?"),
			label("Utan ansvarig och dag går åtgärden inte att följa upp.", "Without an owner and a day the measure cannot be followed up."), sourceRegister, completeMeasures),
		rule("measure.due", label("Är åtgärderna genomförda i tid?", "Are the measures done in time?"),
			label("En åtgärd vars slutdatum har passerat ska genomföras, eller få en ny dag med skäl.",
				"A measure whose due date has passed is to be done, or given a new day with a reason."), sourceRegister, inTime),
		rule("measure.effect", label("Är effekten av genomförda åtgärder uppföljd?", "Has the effect of done measures been followed up?"),
			label("Att en åtgärd är genomförd säger inte att den verkar. Följ upp effekten.",
				"That a measure is done does not say that it works. Follow up the effect."), sourceESV, effectSeen),
		rule("measure.rerated", label("Är risken bedömd på nytt efter genomförda åtgärder?", "Has the risk been rated again after done measures?"),
			label("När en åtgärd är genomförd ska risken bedömas igen, annars visar registret gårdagens risk.",
				"When a measure is done the risk is to be rated again; otherwise the register shows yesterday's risk."), sourceRegister, rerated),
	}
}

var notRated = kvalitet.Unknown("Risken är inte bedömd med matrisen.", "The risk is not rated with the matrix.")

func rated(p *Pass) kvalitet.Finding {
	r, ok := p.Rating(StageCurrent)
	switch {
	case !ok || !r.Rated():
		return kvalitet.NotMet("Risken är inte bedömd.", "The risk is not rated.")
	case r.Matrix.ID != p.Matrix.ID || r.Matrix.Edition != p.Matrix.Edition:
		return kvalitet.NotMet(fmt.Sprintf("Bedömningen är gjord med en annan matris, %s utgåva %d.", r.Matrix.Code, r.Matrix.Edition),
			fmt.Sprintf("The rating was made with another matrix, %s edition %d.", r.Matrix.Code, r.Matrix.Edition))
	case !p.Matrix.Likelihood.Has(r.Likelihood) || !p.Matrix.Consequence.Has(r.Driver().Step):
		return kvalitet.NotMet("Bedömningen har ett steg som inte finns på skalan.", "The rating has a step that is not on the scale.")
	}
	return kvalitet.Met()
}

// needed calls f for a risk above the limit, and otherwise says why it is not asked.
func needed(p *Pass, f func() kvalitet.Finding) kvalitet.Finding {
	switch {
	case !p.Value(StageCurrent).Rated():
		return notRated
	case !p.above():
		return kvalitet.NotApplicable("Risken ligger inte över gränsen.", "The risk is not above the limit.")
	}
	return f()
}

func taken(p *Pass) kvalitet.Finding {
	return needed(p, func() kvalitet.Finding {
		if len(p.Open()) > 0 {
			return kvalitet.Met()
		}
		v := p.Value(StageCurrent)
		return kvalitet.NotMet(fmt.Sprintf("Risken (%s) ligger över gränsen men inget beslut gäller.", v),
			fmt.Sprintf("The risk (%d %s) is above the limit but no decision holds.", v.Value, v.Band.Name.EN)).At(kvalitet.Place{Path: "/decisions"})
	})
}

func owned(p *Pass) kvalitet.Finding {
	return needed(p, func() kvalitet.Finding {
		if p.Risk.Owner != "" {
			return kvalitet.Met()
		}
		return kvalitet.NotMet("Risken ligger över gränsen men saknar riskägare.", "The risk is above the limit but has no owner.").
			At(kvalitet.Place{Path: "/risk/owner"})
	})
}

func single(p *Pass) kvalitet.Finding {
	if n := len(p.Open()); n > 1 {
		return kvalitet.NotMet(fmt.Sprintf("Flera beslut gäller samtidigt: %d.", n), fmt.Sprintf("Several decisions hold at once: %d.", n)).
			At(kvalitet.Place{Path: "/decisions"})
	}
	return kvalitet.Met()
}

func lasting(p *Pass) kvalitet.Finding {
	states := p.states()
	accepted := false
	for i, d := range p.Decisions {
		at := kvalitet.Place{Path: check.At("/decisions", i)}
		if d.Treatment != TreatmentAccept || states[i] == DecisionClosed || states[i] == DecisionRevoked {
			continue
		}
		accepted = true
		switch {
		case states[i] == DecisionExpired && len(p.Open()) == 0:
			return kvalitet.NotMet("Acceptansen gick ut "+d.Expires.String()+".", "The acceptance expired on "+d.Expires.String()+".").At(at)
		case states[i] == DecisionReopened:
			now := p.Value(StageCurrent)
			return kvalitet.NotMet(fmt.Sprintf("Riskvärdet har stigit från %d till %d sedan risken accepterades.", d.Value, now.Value),
				fmt.Sprintf("The value has risen from %d to %d since the risk was accepted.", d.Value, now.Value)).At(at)
		case states[i] == DecisionOpen && d.Expires.IsZero():
			return kvalitet.NotMet("Acceptansen saknar sista dag.", "The acceptance has no last day.").At(at)
		}
	}
	if !accepted {
		return kvalitet.NotApplicable("Risken är inte accepterad.", "The risk is not accepted.")
	}
	return kvalitet.Met()
}

// stages gives the current and the residual value, and false when either is missing.
func (p *Pass) stages() (current, residual Value, ok bool) {
	current, residual = p.Value(StageCurrent), p.Value(StageResidual)
	return current, residual, current.Rated() && residual.Rated()
}

var noResidual = kvalitet.NotApplicable("Den kvarstående risken är inte bedömd.", "The residual risk is not rated.")

func residual(p *Pass) kvalitet.Finding {
	current, after, ok := p.stages()
	if !ok {
		return noResidual
	}
	if after.Value > current.Value {
		return kvalitet.NotMet(fmt.Sprintf("Den kvarstående risken (%d) är högre än den nuvarande (%d).", after.Value, current.Value),
			fmt.Sprintf("The residual risk (%d) is higher than the current (%d).", after.Value, current.Value)).At(kvalitet.Place{Path: "/ratings"})
	}
	return kvalitet.Met()
}

func byMeasure(p *Pass) kvalitet.Finding {
	current, after, ok := p.stages()
	if !ok {
		return noResidual
	}
	if after.Value >= current.Value || len(p.Measures) > 0 {
		return kvalitet.Met()
	}
	return kvalitet.NotMet(fmt.Sprintf("Den kvarstående risken (%d) är lägre än den nuvarande (%d), men ingen åtgärd finns.", after.Value, current.Value),
		fmt.Sprintf("The residual risk (%d) is lower than the current (%d), but there is no measure.", after.Value, current.Value)).At(kvalitet.Place{Path: "/measures"})
}

// measures answers about the risk's measures: met when none is bad, otherwise a place for each that is.
func measures(p *Pass, bad func(Measure) bool, sv, en string) kvalitet.Finding {
	if len(p.Measures) == 0 {
		return kvalitet.NotApplicable("Risken har inga åtgärder.", "The risk has no measures.")
	}
	f := kvalitet.NotMet(sv, en)
	found := false
	for i, m := range p.Measures {
		if bad(m) {
			found = true
			f = f.At(kvalitet.Place{Path: check.At("/measures", i), Note: label(m.Text, m.Text)})
		}
	}
	if !found {
		return kvalitet.Met()
	}
	return f
}

func completeMeasures(p *Pass) kvalitet.Finding {
	return measures(p, func(m Measure) bool { return m.Owner == "" || m.Due.IsZero() },
		"En åtgärd saknar ansvarig eller slutdatum.", "A measure has no owner or no due date.")
}

func inTime(p *Pass) kvalitet.Finding {
	return measures(p, func(m Measure) bool { return m.Overdue(p.On) }, "En åtgärd är försenad.", "A measure is overdue.")
}

func effectSeen(p *Pass) kvalitet.Finding {
	return measures(p, func(m Measure) bool { return !m.Done.IsZero() && !m.Effect.Valid() },
		"En genomförd åtgärd är inte uppföljd.", "A measure that is done has not been followed up.")
}

func rerated(p *Pass) kvalitet.Finding {
	last, ok := p.Rating(StageCurrent)
	if !slices.ContainsFunc(p.Measures, func(m Measure) bool { return !m.Done.IsZero() }) {
		return kvalitet.NotApplicable("Ingen åtgärd är genomförd.", "No measure is done.")
	}
	return measures(p, func(m Measure) bool { return !m.Done.IsZero() && (!ok || last.Date.Before(m.Done)) },
		"En åtgärd är genomförd men risken är inte bedömd därefter.", "A measure is done but the risk has not been rated since.")
}
