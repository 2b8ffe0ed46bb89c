package governance

import (
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Worth says why an indicator is worth following (vad indikatorn är bra för). Each answer is a sentence; an empty one is
// not answered.
type Worth struct {
	Citizens    string `json:"citizens,omitempty"`    // why it interests citizens
	Elected     string `json:"elected,omitempty"`     // why it interests the elected
	Improvement string `json:"improvement,omitempty"` // what improvement it is to lead to
	Comparable  string `json:"comparable,omitempty"`  // with whom it can be compared
}

// Problems reports texts that cannot be kept.
func (w Worth) Problems() []kvalitet.Problem {
	var ps check.List
	ps.OptionalText("/citizens", w.Citizens)
	ps.OptionalText("/elected", w.Elected)
	ps.OptionalText("/improvement", w.Improvement)
	ps.OptionalText("/comparable", w.Comparable)
	return ps
}

// IndicatorRule is a check of one indicator.
type IndicatorRule = kvalitet.Rule[*IndicatorPass]

// IndicatorPass is what an [IndicatorRule] looks at.
type IndicatorPass struct {
	Indicator Indicator
	// Measurements are the indicator's, as far as they are known.
	Measurements []Measurement
}

var sourceIndicator = kvalitet.Source{Title: "Haparanda stad, Mål- och resultatstyrning", Section: "Bra indikatorer",
	Grade: kvalitet.GradePublished}

// overTime is how many outcomes make a series; our default.
const overTime = 3

// IndicatorRules returns Haparanda's five criteria of a good indicator.
func IndicatorRules() []*IndicatorRule {
	answered := func(field, svMissing, enMissing string, answer func(Worth) string) func(*IndicatorPass) kvalitet.Finding {
		return func(p *IndicatorPass) kvalitet.Finding {
			if strings.TrimSpace(answer(p.Indicator.Worth)) == "" {
				return kvalitet.Unknown(svMissing, enMissing).At(kvalitet.Place{Path: "/worth/" + field})
			}
			return kvalitet.Met()
		}
	}
	return []*IndicatorRule{
		{ID: "governance.indicator.overtime",
			Title: kvalitet.Label{SV: "Har indikatorn mätts under flera år?", EN: "Has the indicator been measured for several years?"},
			Doc: kvalitet.Label{SV: "En enstaka siffra säger inte vart det är på väg. Minst tre utfall behövs; gränsen är vår.",
				EN: "A single figure does not say where things are going. At least three outcomes are needed; the limit is ours."},
			Source: sourceIndicator, Check: measuredOverTime},
		{ID: "governance.indicator.citizens",
			Title:  kvalitet.Label{SV: "Intresserar indikatorn medborgarna?", EN: "Does the indicator interest citizens?"},
			Doc:    kvalitet.Label{SV: "Skriv varför medborgarna bryr sig om siffran.", EN: "Write why citizens care about the figure."},
			Source: sourceIndicator, Check: answered("citizens", "Det är inte antecknat varför indikatorn intresserar medborgarna.",
				"It is not noted why the indicator interests citizens.", func(w Worth) string { return w.Citizens })},
		{ID: "governance.indicator.elected",
			Title:  kvalitet.Label{SV: "Intresserar indikatorn de förtroendevalda?", EN: "Does the indicator interest the elected?"},
			Doc:    kvalitet.Label{SV: "Skriv vilket beslut siffran hjälper de förtroendevalda med.", EN: "Write which decision the figure helps the elected with."},
			Source: sourceIndicator, Check: answered("elected", "Det är inte antecknat varför indikatorn intresserar de förtroendevalda.",
				"It is not noted why the indicator interests the elected.", func(w Worth) string { return w.Elected })},
		{ID: "governance.indicator.improvement",
			Title:  kvalitet.Label{SV: "Leder indikatorn till förbättringsarbete?", EN: "Does the indicator lead to improvement?"},
			Doc:    kvalitet.Label{SV: "Skriv vad verksamheten gör annorlunda när siffran ändras.", EN: "Write what is done differently when the figure changes."},
			Source: sourceIndicator, Check: answered("improvement", "Det är inte antecknat vilken förbättring indikatorn leder till.",
				"It is not noted what improvement the indicator leads to.", func(w Worth) string { return w.Improvement })},
		{ID: "governance.indicator.comparable",
			Title:  kvalitet.Label{SV: "Går indikatorn att jämföra med andra kommuner?", EN: "Can the indicator be compared with other municipalities?"},
			Doc:    kvalitet.Label{SV: "Ange nyckeltalets kod i Kolada eller vilka som mäter likadant.", EN: "Give the code in Kolada, or who measures in the same way."},
			Source: sourceIndicator, Check: comparableWithOthers},
	}
}

func measuredOverTime(p *IndicatorPass) kvalitet.Finding {
	outcomes := 0
	for _, m := range p.Measurements {
		if m.Indicator == p.Indicator.ID && m.Value.Valid && m.Group == "" && !m.Prognosis {
			outcomes++
		}
	}
	switch {
	case outcomes >= overTime:
		return kvalitet.Met()
	case len(p.Measurements) == 0:
		return kvalitet.Unknown("Inga utfall är inlästa.", "No outcomes are loaded.")
	default:
		return kvalitet.NotMet("Indikatorn har färre än tre utfall.", "The indicator has fewer than three outcomes.")
	}
}

func comparableWithOthers(p *IndicatorPass) kvalitet.Finding {
	if p.Indicator.Code != "" || strings.TrimSpace(p.Indicator.Worth.Comparable) != "" {
		return kvalitet.Met()
	}
	return kvalitet.Unknown("Det är inte antecknat vilka indikatorn kan jämföras med.",
		"It is not noted with whom the indicator can be compared.").At(kvalitet.Place{Path: "/worth/comparable"})
}
