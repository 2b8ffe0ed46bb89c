package main

import (
	"math"
	"math/rand/v2"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/chart"
	"github.com/kommunkvalitet/kvalitet/examples/internal/report"
	"github.com/kommunkvalitet/kvalitet/survey"
)

// surveys counts made-up answers to the satisfaction index, by service, with margins, and places its factors.
func (y *yearRun) surveys() (int, error) {
	if _, err := y.store.PutInstrument(y.ctx, survey.NKI()); err != nil {
		return 0, err
	}
	in, err := y.store.Instrument(y.ctx, survey.NKI().ID)
	if err != nil {
		return 0, err
	}
	services := []struct {
		name    string
		answers int
		mean    float64
	}{{"förskola", 220, 8.0}, {"grundskola", 260, 7.2}, {"hemtjänst", 140, 7.7}, {"bygglov", 60, 6.1}, {"kulturskola", 4, 8.8}}
	rng := rand.New(rand.NewPCG(2026, 9))
	tally, total := survey.NewTally(in), 0
	row := make([]uint8, len(in.Questions))
	for _, s := range services {
		for range s.answers {
			satisfaction := rng.NormFloat64() * 1.4
			for q := range row {
				row[q] = uint8(math.Round(math.Min(10, math.Max(1, s.mean+satisfaction+rng.NormFloat64()))))
			}
			tally.Add(s.name, row)
			total++
		}
	}
	index, _ := in.Index("NKI")
	table, blocks, err := y.indexBlocks(tally, index, "nki", column("Nöjd-Kund-Index per verksamhet", "Satisfaction index by service"))
	if err != nil {
		return 0, err
	}
	blocks[1].Table.Source = y.t("Svaren är påhittade.", "The answers are made up.")
	y.section(report.Section{ID: "undersokningar", Title: y.t("Undersökningar", "Surveys"), Lead: y.indexLead(), Blocks: append(blocks, y.priorities())})
	y.data["survey"] = table.Rows
	return total, nil
}

// priorities places the factors of the service in the priority matrix.
func (y *yearRun) priorities() report.Block {
	factor := func(code, sv, en string, grade, effect float64) survey.Factor {
		return survey.Factor{Code: code, Name: kvalitet.Label{SV: sv, EN: en}, Grade: grade, GradeMargin: 2.5, Effect: effect, EffectMargin: 0.4, Unit: 5}
	}
	placed := survey.Priorities([]survey.Factor{
		factor("information", "information", "information", 61, 1.1), factor("availability", "tillgänglighet", "availability", 58, 2.3),
		factor("treatment", "bemötande", "treatment", 79, 2.6), factor("competence", "kompetens", "competence", 74, 1.4),
		factor("law", "rättssäkerhet", "rule of law", 70, 0.7), factor("efficiency", "effektivitet", "efficiency", 55, 1.9),
	}, survey.MeanCross())
	c := chart.Scatter{ID: "prioritering", Title: y.t("Prioriteringsmatris (påhittade svar)", "Priority matrix (made-up answers)"), Lang: y.lang,
		Desc:  y.t("Faktorernas betyg och effekt på indexet.", "The factors' grade and effect on the index."),
		XName: y.t("effekt på NKI av 5 enheter", "effect on the index of 5 units"), YName: y.t("betyg", "grade")}
	for _, p := range placed {
		c.CrossX += p.Effect / float64(len(placed))
		c.CrossY += p.Grade / float64(len(placed))
		tone := chart.Neutral
		if p.Quadrant == survey.QuadrantPrioritise {
			tone = chart.Bad
		}
		name := p.Name.In(y.lang) + ": " + p.Quadrant.Label().In(y.lang)
		if p.Uncertain {
			name += " (?)"
		}
		c.Dots = append(c.Dots, chart.Dot{Name: name, X: p.Effect, Y: p.Grade, Tone: tone})
	}
	return y.chart("prioritering", c.SVG(), y.t("Lågt betyg och stor effekt: prioritera. Frågetecken: felmarginalen når över strecket.", "Low grade and large effect: prioritise. A question mark: the margin reaches over the line."))
}
