package service

import (
	"strings"

	"github.com/kommunkvalitet/kvalitet"
)

// Rule is a check of one promise.
type Rule = kvalitet.Rule[*Pass]

// Pass is what a rule looks at: a promise, and the day on which it is asked.
type Pass struct {
	Promise Promise
	// On is the day asked about; "no date" leaves validity out.
	On kvalitet.Date
}

// NewPass returns a pass for a promise.
func NewPass(p Promise) *Pass { return &Pass{Promise: p} }

// PromiseRules returns the checks of a promise: whether it can be followed up and what happens when it is broken.
func PromiseRules() []*Rule {
	booklet := published("Kommunförbundet, metodskrift om tjänstegarantier", "uppföljning och klagomål")
	return []*Rule{
		{
			ID:    "governance.service.measurable",
			Title: kvalitet.Label{SV: "Har löftet en tidsgräns och två händelser?", EN: "Does the promise have a limit and two events?"},
			Doc: kvalitet.Label{SV: "Ett löfte följs upp mellan två händelser mot en gräns. Ange när tiden börjar, när den slutar och hur lång den får vara.",
				EN: "A promise is followed up between two events against a limit. State when time begins, when it ends and how long it may be."},
			Source: booklet, Check: judged(measurable),
		},
		{
			ID:    "governance.service.remedy",
			Title: kvalitet.Label{SV: "Framgår vad som händer när löftet bryts?", EN: "Does it say what happens when the promise is broken?"},
			Doc: kvalitet.Label{SV: "Ett löfte utan följd är en avsiktsförklaring. Ange vem som tar kontakt, om felet rättas eller vad som ersätts.",
				EN: "A promise without a consequence is an intention. State who gets in touch, whether the fault is corrected or what is paid."},
			Source: booklet, Check: judged(remedy),
		},
		{
			ID:    "governance.service.complain",
			Title: kvalitet.Label{SV: "Framgår var man klagar?", EN: "Does it say where to complain?"},
			Doc: kvalitet.Label{SV: "Klagomål är löftets nödvändiga komplement. Ange vart den som är missnöjd vänder sig.",
				EN: "Complaints are the necessary complement of a promise. State where those who are dissatisfied turn."},
			Source: booklet, Check: judged(complain),
		},
		{
			ID:    "governance.service.declaration",
			Title: kvalitet.Label{SV: "Lovar serviceförklaringen att utreda, erkänna och rätta?", EN: "Does the declaration promise to investigate, admit and correct?"},
			Doc: kvalitet.Label{SV: "En serviceförklaring innehåller ett löfte och vad kommunen gör när det inte hålls: undersöker, erkänner och rättar till.",
				EN: "A service declaration holds a promise and what the municipality does when it is not kept: investigates, admits and corrects."},
			Source: published("Skellefteå kommun, Kvalitet", "Serviceförklaringar"), Check: declaration,
		},
		{
			ID:    "governance.service.soft",
			Title: kvalitet.Label{SV: "Är löftet bindande?", EN: "Is the promise binding?"},
			Doc: kvalitet.Label{SV: "Ord som \"i normalfallet\" gör att löftet inte kan brytas och därför inte bedöms. Ange hellre en andel.",
				EN: "Words such as \"normally\" mean that the promise cannot be broken and so is not judged. State a share instead."},
			Source: kvalitet.OurDefault("mjuka löften mäts men bedöms inte"), Check: binding,
		},
		{
			ID:    "governance.service.valid",
			Title: kvalitet.Label{SV: "Gäller löftet?", EN: "Is the promise in force?"},
			Doc: kvalitet.Label{SV: "Ett löfte som har gått ut ska förnyas eller tas bort där medborgarna läser det.",
				EN: "A promise that has expired is renewed, or taken away from where citizens read it."},
			Source: kvalitet.OurDefault("giltighetstid prövas den dag som anges"), Check: valid,
		},
	}
}

// judged answers "not applicable" for a policy, which is an attitude and no promise.
func judged(check func(*Pass) kvalitet.Finding) func(*Pass) kvalitet.Finding {
	return func(p *Pass) kvalitet.Finding {
		if p.Promise.Kind == KindPolicy {
			return kvalitet.NotApplicable("En servicepolicy är ett förhållningssätt.", "A service policy is an attitude.")
		}
		return check(p)
	}
}

func measurable(p *Pass) kvalitet.Finding {
	switch {
	case p.Promise.Limit.IsZero():
		return kvalitet.NotMet("Löftet saknar tidsgräns.", "The promise has no limit.").At(kvalitet.Place{Path: "/limit"})
	case strings.TrimSpace(p.Promise.Start) == "":
		return kvalitet.NotMet("Det framgår inte när tiden börjar.", "It does not say when time begins.").At(kvalitet.Place{Path: "/start"})
	case strings.TrimSpace(p.Promise.End) == "":
		return kvalitet.NotMet("Det framgår inte när tiden slutar.", "It does not say when time ends.").At(kvalitet.Place{Path: "/end"})
	default:
		return kvalitet.Met()
	}
}

func remedy(p *Pass) kvalitet.Finding {
	r := p.Promise.Remedy
	if r.Contact == "" && !r.Correct && r.Compensation.IsZero() {
		return kvalitet.NotMet("Det framgår inte vad som händer när löftet bryts.",
			"It does not say what happens when the promise is broken.").At(kvalitet.Place{Path: "/remedy"})
	}
	return kvalitet.Met()
}

func complain(p *Pass) kvalitet.Finding {
	if p.Promise.Remedy.Complain == "" {
		return kvalitet.NotMet("Det framgår inte var man klagar.", "It does not say where to complain.").At(kvalitet.Place{Path: "/remedy/complain"})
	}
	return kvalitet.Met()
}

func declaration(p *Pass) kvalitet.Finding {
	r := p.Promise.Remedy
	switch {
	case p.Promise.Kind != KindDeclaration:
		return kvalitet.NotApplicable("Löftet är ingen serviceförklaring.", "The promise is no service declaration.")
	case !r.Investigate || !r.Admit || !r.Correct:
		return kvalitet.NotMet("Serviceförklaringen lovar inte att utreda, erkänna och rätta.",
			"The declaration does not promise to investigate, admit and correct.").At(kvalitet.Place{Path: "/remedy"})
	default:
		return kvalitet.Met()
	}
}

func binding(p *Pass) kvalitet.Finding {
	if p.Promise.Kind == KindPolicy {
		return kvalitet.NotApplicable("En servicepolicy är ett förhållningssätt.", "A service policy is an attitude.")
	}
	if p.Promise.Soft {
		return kvalitet.NotMet("Löftet är mjukt och kan inte brytas.", "The promise is soft and cannot be broken.").At(kvalitet.Place{Path: "/soft"})
	}
	return kvalitet.Met()
}

func valid(p *Pass) kvalitet.Finding {
	switch {
	case p.On.IsZero():
		return kvalitet.NotApplicable("Ingen dag är angiven.", "No day is stated.")
	case !p.Promise.Period.Contains(p.On):
		return kvalitet.NotMet("Löftet gäller inte "+p.On.String()+".", "The promise is not in force on "+p.On.String()+".").
			At(kvalitet.Place{Path: "/period"})
	default:
		return kvalitet.Met()
	}
}
