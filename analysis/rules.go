package analysis

import (
	"fmt"
	"regexp"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Rule is a check of a whole analysis: add your own to the slice that [Rules] returns.
type Rule = kvalitet.Rule[*Ladder]

var (
	sourceStaircase = kvalitet.Source{Title: "Örebro kommuns kvalitetshandbok", Section: "Analystrappan", Grade: kvalitet.GradePublished}
	sourceGuide     = kvalitet.Source{Title: "Uppföljningsguiden", Section: "analysfrågor", URL: "https://processen.uppfoljningsguiden.se", Grade: kvalitet.GradePublished}
)

// Rules returns the checks of an analysis: does it stand on something, can it be repeated, does it lead somewhere?
func Rules() []*Rule {
	return []*Rule{
		{
			ID:    "analysis.ladder.evidence",
			Title: kvalitet.Label{SV: "Har varje beräknat steg underlag eller ett skäl?", EN: "Has every computed step evidence or a reason?"},
			Doc: kvalitet.Label{
				SV: "En slutsats behöver underlag. Ett steg som inte går att besvara ska säga varför, med roll och datum.",
				EN: "A conclusion needs evidence. A step that cannot be answered says why, with role and date."},
			Source: sourceStaircase,
			Check: func(l *Ladder) kvalitet.Finding {
				var places []kvalitet.Place
				for _, p := range l.Unanswered() {
					places = append(places, kvalitet.Place{Path: p.Path})
				}
				if len(places) == 0 {
					return kvalitet.Met()
				}
				return kvalitet.NotMet(fmt.Sprintf("Steg utan underlag eller skäl: %d.", len(places)),
					fmt.Sprintf("Steps without evidence or a reason: %d.", len(places))).At(places...)
			},
		},
		{
			ID:    "analysis.ladder.accepted",
			Title: kvalitet.Label{SV: "Är det beräknade underlaget granskat?", EN: "Has the computed evidence been reviewed?"},
			Doc: kvalitet.Label{
				SV: "Det beräknade skrivs under av en roll som har sett på underlaget, det bedömda av dem som bedömer.",
				EN: "What is computed is signed by a role that has looked at it, what is judged by those who judge."},
			Source: kvalitet.OurDefault("beräknat och bedömt undertecknas var för sig"),
			Check: func(l *Ladder) kvalitet.Finding {
				if len(l.Record.Computed.problems()) == 0 {
					return kvalitet.Met()
				}
				return kvalitet.NotMet("Ingen roll har godtagit underlaget.", "No role has accepted the evidence.").At(kvalitet.Place{Path: "/record/computed"})
			},
		},
		{
			ID:    "analysis.ladder.answered",
			Title: kvalitet.Label{SV: "Är trappans egna frågor besvarade?", EN: "Are the questions for people answered?"},
			Doc: kvalitet.Label{
				SV: "Faktorer, underlag och slutsats är frågor till människor. Besvara dem, eller skriv att svaret saknas och varför.",
				EN: "Factors, basis and conclusion are questions for people. Answer them, or write that there is no answer and why."},
			Source: sourceStaircase,
			Check:  answered,
		},
		{
			ID:    "analysis.ladder.challenged",
			Title: kvalitet.Label{SV: "Är mer än en förklaring prövad?", EN: "Has more than one explanation been considered?"},
			Doc: kvalitet.Label{
				SV: "Den första förklaringen som dyker upp är sällan den enda. Anteckna minst två påverkande faktorer.",
				EN: "The first explanation that comes up is seldom the only one. Note at least two influencing factors."},
			Source: sourceGuide,
			Check: func(l *Ladder) kvalitet.Finding {
				r, ok := l.Step(StepFactors)
				switch {
				case !ok:
					return kvalitet.NotApplicable("Modellen har inget steg för faktorer.", "The model has no step for factors.")
				case len(r.Judgements) >= 2:
					return kvalitet.Met()
				case len(r.Judgements) == 0:
					return kvalitet.Unknown("Inga faktorer är antecknade.", "No factors are noted.")
				default:
					return kvalitet.NotMet("Bara en faktor är antecknad.", "Only one factor is noted.").At(kvalitet.Place{Path: fmt.Sprintf("/steps/%d/judgements", r.Number-1)})
				}
			},
		},
		{
			ID:    "analysis.ladder.causal",
			Title: kvalitet.Label{SV: "Är mönster beskrivna utan orsaksord?", EN: "Are patterns described without causal words?"},
			Doc: kvalitet.Label{
				SV: "Att två resultat samvarierar visar inte att det ena beror på det andra. Orsaker hör hemma i slutsatsen, som en bedömning.",
				EN: "That two results vary together does not show that one depends on the other. Causes belong in the conclusion, as a judgement."},
			Source: sourceGuide,
			Check:  causal,
		},
		{
			ID:    "analysis.ladder.rests",
			Title: kvalitet.Label{SV: "Säger slutsatsen vad den vilar på?", EN: "Does the conclusion say what it rests on?"},
			Doc: kvalitet.Label{
				SV: "Nämn det underlag och de bedömningar som slutsatsen bygger på, så att en annan läsare kan pröva den.",
				EN: "Name the evidence and judgements that the conclusion stands on, so that another reader can test it."},
			Source: sourceStaircase,
			Check: func(l *Ladder) kvalitet.Finding {
				switch {
				case l.Conclusion == nil:
					return kvalitet.Unknown("Det finns ingen slutsats ännu.", "There is no conclusion yet.")
				case len(l.Conclusion.Rests) == 0:
					return kvalitet.NotMet("Slutsatsen nämner inget underlag.", "The conclusion names no evidence.").At(kvalitet.Place{Path: "/conclusion/rests"})
				default:
					return kvalitet.Met()
				}
			},
		},
		{
			ID:    "analysis.ladder.actions",
			Title: kvalitet.Label{SV: "Leder gult eller rött till en åtgärd?", EN: "Does yellow or red lead to an action?"},
			Doc: kvalitet.Label{
				SV: "Ett resultat som inte är bra nog ska ge minst en åtgärd med ägare, slutdatum och uppföljning i nästa års plan.",
				EN: "A result that is not good enough gives at least one action with owner, due date and follow-up in the next year's plan."},
			Source: sourceStaircase,
			Check: func(l *Ladder) kvalitet.Finding {
				switch {
				case l.SelfAssessment == nil:
					return kvalitet.Unknown("Självskattningen är inte gjord.", "The self-assessment is not made.")
				case l.SelfAssessment.Colour == ColourGreen:
					return kvalitet.NotApplicable("Resultatet är bedömt som grönt.", "The result is assessed as green.")
				case len(l.Actions) == 0:
					return kvalitet.NotMet("Ingen åtgärd är föreslagen.", "No action is proposed.").At(kvalitet.Place{Path: "/actions"})
				default:
					return kvalitet.Met()
				}
			},
		},
	}
}

func answered(l *Ladder) kvalitet.Finding {
	var places []kvalitet.Place
	for i, r := range l.Steps {
		if r.Computed || r.Code == StepSelfAssessment || r.Code == StepActions {
			continue // the self-assessment and the actions have fields of their own
		}
		for j, q := range r.Questions {
			found := r.Code == StepConclusion && l.Conclusion != nil && j == 0
			for _, x := range r.Judgements {
				found = found || x.Question == q.Code
			}
			if !found {
				places = append(places, kvalitet.Place{Path: check.At(check.At("/steps", i)+"/questions", j), Note: q.Text})
			}
		}
	}
	if len(places) == 0 {
		return kvalitet.Met()
	}
	return kvalitet.NotMet(fmt.Sprintf("Frågor utan svar: %d.", len(places)), fmt.Sprintf("Questions without an answer: %d.", len(places))).At(places...)
}

var causalWords = regexp.MustCompile(`(?i)(orsakar|orsakad|orsakats|beror på|leder till|på grund av|p\.?g\.?a\.?\s|påverkar|ger upphov till|because of|causes?\b|caused by|leads to|due to)`)

func causal(l *Ladder) kvalitet.Finding {
	r, ok := l.Step(StepPatterns)
	if !ok {
		return kvalitet.NotApplicable("Modellen har inget steg för mönster.", "The model has no step for patterns.")
	}
	f := kvalitet.NotMet("Beskrivningen av mönster använder orsaksord.", "The description of patterns uses causal words.")
	found := false
	for i, j := range r.Judgements {
		if at := causalWords.FindStringIndex(j.Text); at != nil {
			found = true
			f = f.At(kvalitet.Place{Path: check.At(fmt.Sprintf("/steps/%d/judgements", r.Number-1), i) + "/text", Span: kvalitet.Span{
				Start: at[0], End: at[1], RuneStart: len([]rune(j.Text[:at[0]])), RuneEnd: len([]rune(j.Text[:at[1]]))}})
		}
	}
	if !found {
		return kvalitet.Met()
	}
	return f
}
