package control

import (
	"fmt"
	"slices"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

var (
	sourcePlanning = published(orebroHandbook, "Internkontroll, Planera och göra riskanalys")
	sourceRow      = kvalitet.OurDefault("vad en rad i planen minst innehåller, sammanställt ur flera kommuners planer")
	sourceFraud    = kvalitet.Source{Title: municipalAct, Section: "6 kap. 6 §", Grade: kvalitet.GradeStatute}
	sourceDecision = published("Ekonomistyrningsverket, handledning om intern styrning och kontroll", "beslut om risk")
)

// AnalysisRules returns the checks of a body's risk and materiality analysis ([AspectAnalysis]).
func AnalysisRules() []*Rule {
	return []*Rule{
		{
			ID:    "control.analysis.done",
			Title: kvalitet.Label{SV: "Är risk- och väsentlighetsanalysen gjord?", EN: "Has the risk and materiality analysis been made?"},
			Doc: kvalitet.Label{SV: "Planen bygger på årets analys. Gör den, anteckna dagen och riskerna.",
				EN: "The plan rests on the year's analysis. Make it, and note the day and the risks."},
			Source: sourcePlanning, Check: needsPlan(analysed),
		},
		{
			ID:    "control.analysis.areas",
			Title: kvalitet.Label{SV: "Är alla områden analyserade?", EN: "Have all areas been analysed?"},
			Doc: kvalitet.Label{SV: "Analysen görs i varje område, också där ingen risk blir kvar. Gå igenom det område som saknas eller anteckna att det är gjort.",
				EN: "The analysis covers every area, also where no risk remains. Go through the one that is missing, or note that it was done."},
			Source: sourcePlanning, Check: needsPlan(areasAnalysed),
		},
		{
			ID:    "control.analysis.rated",
			Title: kvalitet.Label{SV: "Är varje risk värderad?", EN: "Is every risk rated?"},
			Doc: kvalitet.Label{SV: "En risk utan riskvärde går inte att ställa mot gränsen. Ej värderad är inte samma sak som låg.",
				EN: "A risk without a value cannot be held against the limit. Not rated is not the same as low."},
			Source: sourcePlanning, Check: needsPlan(rated),
		},
		{
			ID:    "control.analysis.goals",
			Title: kvalitet.Label{SV: "Är riskerna prövade mot varje mål?", EN: "Were the risks held against every goal?"},
			Doc: kvalitet.Label{SV: "Intern kontroll ser också framåt: vilka mål gäller, vad kan hindra dem, vad blir följden, kan det förebyggas och vad går först. Knyt varje mål till en risk, eller stryk det ur listan när inget hotar det.",
				EN: "Internal control also looks ahead: which goals hold, what can stop them, with what consequence, can it be prevented, and what comes first. Tie every goal to a risk, or strike it from the list when nothing threatens it."},
			Source: published("Haparanda stad, Mål- och resultatstyrning", "Styrmodellen – intern kontroll"), Check: needsPlan(goalsConsidered),
		},
		{
			ID:    "control.analysis.fraud",
			Title: kvalitet.Label{SV: "Har nämnden prövat risken för fel och oegentligheter?", EN: "Has the body considered the risk of errors and fraud?"},
			Doc: kvalitet.Label{SV: "Sedan den 1 juli 2025 ska den interna kontrollen räcka för att förebygga fel och oegentligheter. Pröva risken och anteckna det, eller ta upp en sådan risk.",
				EN: "Since 1 July 2025 internal control is to suffice to prevent errors and fraud. Consider the risk and note it, or list one."},
			Source: sourceFraud, From: fraudDuty, Check: needsPlan(fraudConsidered),
		},
		{
			ID:    "control.analysis.decided",
			Title: kvalitet.Label{SV: "Har nämnden beslutat om de risker över gränsen som accepteras?", EN: "Has the body decided on the risks above the limit that it accepts?"},
			Doc: kvalitet.Label{SV: "En risk över gränsen som accepteras eller undviks kräver ett beslut som går att hitta: dag och beteckning.",
				EN: "A risk above the limit that is accepted or avoided needs a decision that can be found: day and reference."},
			Source: sourceDecision, Check: needsPlan(acceptanceDecided),
		},
	}
}

func analysed(p *Pass) kvalitet.Finding {
	a := p.File.Plan.Analysis
	if a.Date.IsZero() && len(a.Risks) == 0 && len(a.Areas) == 0 {
		return kvalitet.NotMet("Nämnden har ingen risk- och väsentlighetsanalys.", "The body has no risk and materiality analysis.").
			At(kvalitet.Place{Path: "/plan/analysis"})
	}
	return kvalitet.Met()
}

func areasAnalysed(p *Pass) kvalitet.Finding {
	a := p.File.Plan.Analysis
	var f faults
	for _, area := range p.Model.Areas {
		if !slices.Contains(a.Areas, area.Code) && !slices.ContainsFunc(a.Risks, func(r Risk) bool { return r.Area == area.Code && !r.Common }) {
			f.add("/plan/analysis/areas", fmt.Sprintf("området %s är inte analyserat", area.Name.SV),
				fmt.Sprintf("the area %s has not been analysed", area.Name.EN))
		}
	}
	return f.finding()
}

func rated(p *Pass) kvalitet.Finding {
	var f faults
	for i, r := range p.File.Plan.Analysis.Risks {
		if !r.Rated() && !r.Common {
			f.add(check.At("/plan/analysis/risks", i)+"/value", fmt.Sprintf("risken %s är inte värderad", r.name()),
				fmt.Sprintf("the risk %s is not rated", r.name()))
		}
	}
	return f.unknown()
}

func goalsConsidered(p *Pass) kvalitet.Finding {
	a := p.File.Plan.Analysis
	if len(a.Goals) == 0 {
		return kvalitet.NotApplicable("Analysen räknar inte upp några mål.", "The analysis lists no goals.")
	}
	var f faults
	for i, goal := range a.Goals {
		if !slices.ContainsFunc(a.Risks, func(r Risk) bool { return slices.Contains(r.Goals, goal) }) {
			f.add(check.At("/plan/analysis/goals", i), fmt.Sprintf("målet %s har ingen risk i analysen", short(goal)), fmt.Sprintf("the goal %s has no risk in the analysis", short(goal)))
		}
	}
	for i, r := range a.Risks {
		for _, goal := range r.Goals {
			if !slices.Contains(a.Goals, goal) {
				f.add(check.At("/plan/analysis/risks", i)+"/goals", fmt.Sprintf("risken %s hotar målet %s, som inte finns bland målen", r.name(), short(goal)),
					fmt.Sprintf("the risk %s threatens the goal %s, which is not among the goals", r.name(), short(goal)))
			}
		}
	}
	return f.finding()
}

func fraudConsidered(p *Pass) kvalitet.Finding {
	a := p.File.Plan.Analysis
	if slices.ContainsFunc(a.Risks, func(r Risk) bool { return r.Fraud || strings.Contains(strings.ToLower(r.Text), "oegentlig") }) {
		return kvalitet.Met()
	}
	at := kvalitet.Place{Path: "/plan/analysis/fraud"}
	switch {
	case a.Fraud == nil:
		return kvalitet.Unknown("Det framgår inte om risken för fel och oegentligheter är prövad.",
			"It does not say whether the risk of errors and fraud was considered.").At(at)
	case !*a.Fraud:
		return kvalitet.NotMet("Risken för fel och oegentligheter är inte prövad.", "The risk of errors and fraud was not considered.").At(at)
	default:
		return kvalitet.Met()
	}
}

func acceptanceDecided(p *Pass) kvalitet.Finding {
	var f faults
	for i, r := range p.File.Plan.Analysis.Risks {
		if _, above := p.above(r); above && (r.Treatment == TreatmentAccept || r.Treatment == TreatmentAvoid) && !r.Resolution.Taken() {
			f.add(check.At("/plan/analysis/risks", i)+"/resolution",
				fmt.Sprintf("risken %s ligger över gränsen och beslutet att %s den saknar dag eller beteckning", r.name(), verb(r.Treatment)),
				fmt.Sprintf("the risk %s is above the limit and the decision to %s it lacks a day or a reference", r.name(), r.Treatment.Label().EN))
		}
	}
	return f.finding()
}

func verb(t Treatment) string {
	if t == TreatmentAvoid {
		return "undvika"
	}
	return "acceptera"
}

// above reports whether the risk passes one of the model's limits, and why.
func (p *Pass) above(r Risk) (Reason, bool) {
	for _, c := range p.Model.limits() {
		if reason, ok := c.takes(r); ok {
			return reason, true
		}
	}
	return Reason{}, false
}
