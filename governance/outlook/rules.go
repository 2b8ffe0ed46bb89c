package outlook

import (
	"slices"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
)

// ObservationRule is a check of one observation.
type ObservationRule = kvalitet.Rule[*Observation]

// DialogueRule is a check of one dialogue.
type DialogueRule = kvalitet.Rule[*DialoguePass]

// DialoguePass is what a dialogue rule looks at: the dialogue, and the day on which it is asked.
type DialoguePass struct {
	Dialogue Dialogue
	On       kvalitet.Date
}

// ObservationRules returns the checks of an observation under a screening.
func ObservationRules(s Screening) []*ObservationRule {
	handbook := kvalitet.Source{Title: "Örebro kommuns kvalitetshandbok", Section: "Omvärldsanalys", Grade: kvalitet.GradePublished}
	return []*ObservationRule{
		{
			ID: "governance.outlook.screened", Source: s.Source,
			Title: kvalitet.Label{SV: "Är observationen gallrad?", EN: "Has the observation been screened?"},
			Doc:   kvalitet.Label{SV: "Bedöm effekt och osäkerhet; det som inte är bedömt kan inte tas vidare.", EN: "Judge effect and uncertainty; what is not judged cannot be taken further."},
			Check: func(o *Observation) kvalitet.Finding {
				if s.Screen(*o) == 0 {
					return kvalitet.Unknown("Effekt eller osäkerhet är inte bedömd.", "Effect or uncertainty is not judged.").At(kvalitet.Place{Path: "/effect"})
				}
				return kvalitet.Met()
			},
		},
		{
			ID: "governance.outlook.trace", Source: handbook,
			Title: kvalitet.Label{SV: "Har observationen lett till något?", EN: "Has the observation led to something?"},
			Doc: kvalitet.Label{SV: "Det som har stor effekt ska synas i ett mål, en plan eller en risk; det osäkra i en risk.",
				EN: "What has a large effect shows in a goal, a plan or a risk; what is uncertain in a risk."},
			Check: func(o *Observation) kvalitet.Finding {
				switch s.Screen(*o) {
				case 0:
					return kvalitet.Unknown("Observationen är inte gallrad.", "The observation has not been screened.")
				case ScreenPlan:
					if len(o.Goals)+len(o.Plans)+len(o.Risks) == 0 {
						return kvalitet.NotMet("Observationen har inte tagits in i mål, plan eller risk.", "The observation is in no goal, plan or risk.").At(kvalitet.Place{Path: "/plans"})
					}
				case ScreenScenario:
					if len(o.Risks) == 0 {
						return kvalitet.NotMet("Observationen har inte tagits in i någon risk.", "The observation is in no risk.").At(kvalitet.Place{Path: "/risks"})
					}
				default:
					return kvalitet.NotApplicable("Observationen tas inte vidare.", "The observation is not taken further.")
				}
				return kvalitet.Met()
			},
		},
		{
			ID: "governance.outlook.source", Source: handbook,
			Title: kvalitet.Label{SV: "Framgår varifrån observationen kommer?", EN: "Does it say where the observation comes from?"},
			Doc:   kvalitet.Label{SV: "Utan källa går observationen inte att pröva.", EN: "Without a source the observation cannot be tested."},
			Check: func(o *Observation) kvalitet.Finding {
				if strings.TrimSpace(o.Source) == "" {
					return kvalitet.NotMet("Källan saknas.", "The source is missing.").At(kvalitet.Place{Path: "/source"})
				}
				return kvalitet.Met()
			},
		},
	}
}

// DialogueRules returns the checks of a dialogue.
func DialogueRules() []*DialogueRule {
	skr := kvalitet.Source{Title: "SKR, medborgardialog", Section: "går frågan och beslutsfattarna att påverka?", Grade: kvalitet.GradePublished}
	boverket := kvalitet.Source{Title: "Boverket, delaktighetstrappan", Grade: kvalitet.GradePublished}
	skelleftea := kvalitet.Source{Title: "Skellefteå kommun, medborgardialog", Section: "rätt grupp, rätt fråga, rätt tid", Grade: kvalitet.GradePublished}
	no := func(b *bool) bool { return b != nil && !*b }
	return []*DialogueRule{
		{
			ID: "governance.dialogue.influence", Source: skr,
			Title: kvalitet.Label{SV: "Går frågan att påverka?", EN: "Can the question be influenced?"},
			Doc:   kvalitet.Label{SV: "Går varken frågan eller de som beslutar att påverka ska medborgarna informeras, inte tillfrågas.", EN: "When neither the question nor those who decide can be influenced, citizens are informed, not asked."},
			Check: func(p *DialoguePass) kvalitet.Finding {
				d := p.Dialogue
				switch {
				case d.Rung == RungInformation:
					return kvalitet.NotApplicable("Medborgarna informeras bara.", "Citizens are only informed.")
				case no(d.Influence) || no(d.Open):
					return kvalitet.NotMet("Medborgarna tillfrågas om något som inte går att påverka.", "Citizens are asked about something that cannot be influenced.").At(kvalitet.Place{Path: "/rung"})
				case d.Influence == nil || d.Open == nil:
					return kvalitet.Unknown("Det är inte prövat om frågan och de som beslutar går att påverka.", "It has not been asked whether the question and those who decide can be influenced.").At(kvalitet.Place{Path: "/influence"})
				default:
					return kvalitet.Met()
				}
			},
		},
		{
			ID: "governance.dialogue.level", Source: boverket,
			Title: kvalitet.Label{SV: "Är det en dialog?", EN: "Is it a dialogue?"},
			Doc:   kvalitet.Label{SV: "Första steget på trappan är information och ingen dialog; kalla det vad det är.", EN: "The first rung is information and no dialogue; call it what it is."},
			Check: func(p *DialoguePass) kvalitet.Finding {
				if p.Dialogue.Rung == RungInformation {
					return kvalitet.NotMet("Steget är information, inte dialog.", "The rung is information, not dialogue.").At(kvalitet.Place{Path: "/rung"})
				}
				return kvalitet.Met()
			},
		},
		{
			ID: "governance.dialogue.groups", Source: skelleftea,
			Title: kvalitet.Label{SV: "Nåddes alla grupper som berörs?", EN: "Were all groups concerned reached?"},
			Doc:   kvalitet.Label{SV: "Starka röster hörs ändå; se till att de svaga grupperna nås.", EN: "Strong voices are heard anyway; see that the weak groups are reached."},
			Check: func(p *DialoguePass) kvalitet.Finding {
				if len(p.Dialogue.Groups) == 0 {
					return kvalitet.Unknown("Det framgår inte vilka som berörs.", "It does not say who is concerned.").At(kvalitet.Place{Path: "/groups"})
				}
				var missed []string
				for _, g := range p.Dialogue.Groups {
					if !slices.Contains(p.Dialogue.Reached, g) {
						missed = append(missed, g)
					}
				}
				if len(missed) > 0 {
					list := strings.Join(missed, ", ")
					f := kvalitet.NotMet("Grupper nåddes inte: "+list+".", "Groups were not reached: "+list+".").At(kvalitet.Place{Path: "/reached"})
					if !p.Dialogue.seeksOut() {
						f.Hint = kvalitet.Label{SV: "Sök upp dem som inte kommer själva.", EN: "Seek out those who do not come by themselves."}
					}
					return f
				}
				return kvalitet.Met()
			},
		},
		{
			ID: "governance.dialogue.time", Source: skelleftea,
			Title: kvalitet.Label{SV: "Fördes dialogen före beslutet?", EN: "Was the dialogue held before the decision?"},
			Doc:   kvalitet.Label{SV: "En dialog efter beslutet kan inte påverka det.", EN: "A dialogue after the decision cannot influence it."},
			Check: func(p *DialoguePass) kvalitet.Finding {
				d := p.Dialogue
				switch {
				case d.Period.Until.IsZero():
					return kvalitet.Unknown("Det framgår inte när dialogen slutar.", "It does not say when the dialogue ends.").At(kvalitet.Place{Path: "/period"})
				case !d.Decided.IsZero() && d.Decided.Before(d.Period.Until):
					return kvalitet.NotMet("Frågan beslutades innan dialogen var slut.", "The question was decided before the dialogue was over.").At(kvalitet.Place{Path: "/decided"})
				default:
					return kvalitet.Met()
				}
			},
		},
		{
			ID: "governance.dialogue.feedback", Source: skr,
			Title: kvalitet.Label{SV: "Fick medborgarna veta vad det ledde till?", EN: "Were citizens told what became of it?"},
			Doc:   kvalitet.Label{SV: "Den som har deltagit ska få veta vad som hände med det som sades.", EN: "Those who took part are told what happened to what was said."},
			Check: func(p *DialoguePass) kvalitet.Finding {
				d := p.Dialogue
				switch {
				case !d.Feedback.IsZero():
					return kvalitet.Met()
				case d.Decided.IsZero() || !p.On.IsZero() && p.On.Before(d.Decided):
					return kvalitet.NotApplicable("Frågan är inte beslutad.", "The question is not decided.")
				default:
					return kvalitet.NotMet("Ingen återkoppling är given.", "No feedback has been given.").At(kvalitet.Place{Path: "/feedback"})
				}
			},
		},
	}
}
