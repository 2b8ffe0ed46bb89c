package risk

import (
	"strings"

	"github.com/kommunkvalitet/kvalitet"
)

var sourceOrebro = kvalitet.Source{Title: "Örebro kommuns kvalitetshandbok", Section: "Riskanalys", Grade: kvalitet.GradePublished}

// SixSteps returns Örebro's six steps of a risk analysis as questions about one risk, in order: identify it, describe
// it, rate the likelihood, rate the seriousness, work out the value, and find measures. Run in order they are a guide:
// the first that is not met says what to do next; see [Next].
func SixSteps() []*Rule {
	return []*Rule{
		rule("step1.identified", label("Är risken en händelse?", "Is the risk an event?"),
			label("Steg 1. En risk är en oönskad händelse som kan hindra att mål nås. Skriv vad som kan hända; skriv varken en önskan, ett mål eller bara ett ämne.",
				"Step 1. A risk is an unwanted event that can keep goals from being reached. Write what can happen; not a wish, a goal or only a subject."),
			sourceOrebro, identified),
		rule("step2.described", label("Är orsak och konsekvens beskrivna?", "Are the cause and the consequence described?"),
			label("Steg 2. Beskriv vad risken beror på och vad som kan följa.", "Step 2. Describe what the risk comes of and what may follow."), sourceOrebro, described),
		rule("step3.likelihood", label("Är sannolikheten bedömd?", "Is the likelihood rated?"),
			label("Steg 3. Bedöm hur troligt det är att händelsen inträffar.", "Step 3. Rate how likely the event is."), sourceOrebro,
			func(p *Pass) kvalitet.Finding {
				r, ok := p.Rating(StageCurrent)
				return answered(ok && r.Likelihood > 0, "Sannolikheten är inte bedömd.", "The likelihood is not rated.", "/ratings")
			}),
		rule("step4.consequence", label("Är konsekvensens allvar bedömt?", "Is the seriousness rated?"),
			label("Steg 4. Bedöm hur allvarliga konsekvenserna blir.", "Step 4. Rate how serious the consequences are."), sourceOrebro,
			func(p *Pass) kvalitet.Finding {
				r, ok := p.Rating(StageCurrent)
				return answered(ok && len(r.Impacts) > 0, "Konsekvensen är inte bedömd.", "The consequence is not rated.", "/ratings")
			}),
		rule("step5.value", label("Finns ett riskvärde att rangordna efter?", "Is there a value to rank by?"),
			label("Steg 5. Riskvärdet ger ordningen mellan riskerna. Bedöm med den matris som används.",
				"Step 5. The value gives the order of the risks. Rate with the matrix in use."), sourceOrebro,
			func(p *Pass) kvalitet.Finding {
				return answered(p.Value(StageCurrent).Rated(), "Riskvärdet saknas.", "The value is missing.", "/ratings")
			}),
		rule("step6.measures", label("Finns åtgärder mot en risk över gränsen?", "Are there measures against a risk above the limit?"),
			label("Steg 6. Ange tänkbara åtgärder som hindrar att risken inträffar, eller besluta att acceptera den.",
				"Step 6. Name possible measures that keep the risk from happening, or decide to accept it."), sourceOrebro,
			func(p *Pass) kvalitet.Finding {
				return needed(p, func() kvalitet.Finding {
					accepted := false
					for _, d := range p.Open() {
						accepted = accepted || d.Treatment == TreatmentAccept
					}
					return answered(accepted || len(p.Measures) > 0, "Åtgärder saknas.", "Measures are missing.", "/measures")
				})
			}),
	}
}

// Next returns the first step of a guided analysis that is not done, and false when all are: the first finding that is
// not met or cannot be answered.
func Next(findings []kvalitet.Finding) (kvalitet.Finding, bool) {
	for _, f := range findings {
		if f.Outcome == kvalitet.OutcomeNotMet || f.Outcome == kvalitet.OutcomeUnknown {
			return f, true
		}
	}
	return kvalitet.Finding{}, false
}

func answered(ok bool, sv, en, path string) kvalitet.Finding {
	if ok {
		return kvalitet.Met()
	}
	return kvalitet.NotMet(sv, en).At(kvalitet.Place{Path: path})
}

// wishes are beginnings of texts that say what is wanted, not what can go wrong. They are our list.
var wishes = []string{"vi ska ", "vi vill ", "vi bör ", "att öka ", "att minska ", "att säkerställa ", "att förbättra ", "att utveckla ", "att stärka ",
	"öka ", "minska ", "säkerställa ", "förbättra ", "utveckla ", "stärka ", "verka för ", "skapa ", "främja ", "ensure ", "improve ", "increase ", "develop ", "we will ", "we want "}

// duties are words that make a text a goal or an instruction wherever they stand.
var duties = []string{" ska ", " skall ", " bör ", " shall ", " should "}

// eventful are openings that make a risk of whatever follows.
var eventful = []string{"risk ", "risken ", "fara ", "att inte ", "det finns en risk ", "the risk ", "danger "}

func identified(p *Pass) kvalitet.Finding {
	text := " " + strings.Join(strings.Fields(wordLower(p.Risk.Event)), " ") + " "
	at := kvalitet.Place{Path: "/risk/event"}
	if strings.TrimSpace(text) == "" {
		return kvalitet.NotMet("Risken är inte beskriven.", "The risk is not described.").At(at)
	}
	for _, s := range eventful {
		if strings.HasPrefix(text, " "+s) {
			return kvalitet.Met()
		}
	}
	for _, s := range wishes {
		if strings.HasPrefix(text, " "+s) {
			return kvalitet.NotMet("Texten är en önskan eller ett mål, inte en händelse.", "The text is a wish or a goal, not an event.").At(at)
		}
	}
	for _, s := range duties {
		if strings.Contains(text, s) && !strings.Contains(text, " inte ") && !strings.Contains(text, " not ") && !strings.Contains(text, " som"+s) && !strings.Contains(text, " that"+s) {
			return kvalitet.NotMet("Texten säger vad som ska göras, inte vad som kan hända.", "The text says what is to be done, not what can happen.").At(at)
		}
	}
	if !strings.Contains(strings.TrimSpace(text), " ") {
		return kvalitet.Unknown("Ett enda ord säger inte vad som kan hända.", "A single word does not say what can happen.").At(at)
	}
	return kvalitet.Met()
}

func described(p *Pass) kvalitet.Finding {
	switch {
	case strings.TrimSpace(p.Risk.Cause) == "":
		return kvalitet.NotMet("Orsaken är inte beskriven.", "The cause is not described.").At(kvalitet.Place{Path: "/risk/cause"})
	case strings.TrimSpace(p.Risk.Consequence) == "":
		return kvalitet.NotMet("Konsekvensen är inte beskriven.", "The consequence is not described.").At(kvalitet.Place{Path: "/risk/consequence"})
	}
	return kvalitet.Met()
}
