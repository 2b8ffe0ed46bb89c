package main

import (
	"fmt"
	"math"
	"math/rand/v2"

	"github.com/shopspring/decimal"

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
	h := y.host
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
	table := sheet{Name: column("Nöjd-Kund-Index per verksamhet (påhittade svar)", "Satisfaction index by service (made-up answers)"), Columns: []kvalitet.Label{
		column("Verksamhet", "Service"), column("Svar", "Answers"), column("Index", "Index"), column("Felmarginal ±", "Margin ±"), column("Betyder", "Means")}}
	ranking := chart.Rank{ID: "nki", Title: h.t("Nöjd-Kund-Index per verksamhet", "Satisfaction index by service"), Unit: "0–100", Lang: h.lang,
		Desc: h.t("Index för varje verksamhet; det som har för få svar visas inte.", "The index of each service; one with too few answers is not shown.")}
	for _, g := range tally.Groups() {
		v := g.Value("NKI")
		if v.Suppressed() {
			table.Rows = append(table.Rows, []any{g.Name, nil, nil, nil, v.Symbol.Label()})
			ranking.Marks = append(ranking.Marks, chart.Mark{Name: g.Name, Value: math.NaN(), Tone: chart.Missing})
			continue
		}
		verdict := kvalitet.Label{}
		for _, b := range in.Bands[:1] {
			if band, ok := b.Of(decimal.NewFromFloat(v.Index)); ok {
				verdict = band.Name
			}
		}
		table.Rows = append(table.Rows, []any{g.Name, v.N, math.Round(v.Index*10) / 10, math.Round(v.Margin*10) / 10, verdict})
		ranking.Marks = append(ranking.Marks, chart.Mark{Name: g.Name, Value: math.Round(v.Index*10) / 10})
	}
	block, err := y.table("nki", table, "")
	if err != nil {
		return 0, err
	}
	y.section(report.Section{ID: "undersokningar", Title: h.t("Undersökningar", "Surveys"),
		Lead: h.t("Indexet är ett mått på 0–100, inte en andel nöjda. Skillnader mindre än felmarginalerna är inte säkra, och det som har för få svar visas inte.",
			"The index is a measure of 0–100 and no share of satisfied people. Differences smaller than the margins are not established, and what has too few answers is not shown."),
		Blocks: []report.Block{y.chart("nki", ranking.SVG(), fmt.Sprintf(h.t("NKI per verksamhet, %d svar.", "The index by service, %d answers."), total)), block, y.priorities()}})
	y.data["survey"] = table.Rows
	return total, nil
}

// priorities places the factors of the service in the priority matrix.
func (y *yearRun) priorities() report.Block {
	h := y.host
	factor := func(code, sv, en string, grade, effect float64) survey.Factor {
		return survey.Factor{Code: code, Name: kvalitet.Label{SV: sv, EN: en}, Grade: grade, GradeMargin: 2.5, Effect: effect, EffectMargin: 0.4, Unit: 5}
	}
	placed := survey.Priorities([]survey.Factor{
		factor("information", "information", "information", 61, 1.1), factor("availability", "tillgänglighet", "availability", 58, 2.3),
		factor("treatment", "bemötande", "treatment", 79, 2.6), factor("competence", "kompetens", "competence", 74, 1.4),
		factor("law", "rättssäkerhet", "rule of law", 70, 0.7), factor("efficiency", "effektivitet", "efficiency", 55, 1.9),
	}, survey.MeanCross())
	c := chart.Scatter{ID: "prioritering", Title: h.t("Prioriteringsmatris (påhittade svar)", "Priority matrix (made-up answers)"), Lang: h.lang,
		Desc:  h.t("Faktorernas betyg och effekt på indexet.", "The factors' grade and effect on the index."),
		XName: h.t("effekt på NKI av 5 enheter", "effect on the index of 5 units"), YName: h.t("betyg", "grade")}
	for _, p := range placed {
		c.CrossX += p.Effect / float64(len(placed))
		c.CrossY += p.Grade / float64(len(placed))
		tone := chart.Neutral
		if p.Quadrant == survey.QuadrantPrioritise {
			tone = chart.Bad
		}
		name := p.Name.In(h.lang) + ": " + p.Quadrant.Label().In(h.lang)
		if p.Uncertain {
			name += " (?)"
		}
		c.Dots = append(c.Dots, chart.Dot{Name: name, X: p.Effect, Y: p.Grade, Tone: tone})
	}
	return y.chart("prioritering", c.SVG(), h.t("Lågt betyg och stor effekt: prioritera. Frågetecken: felmarginalen når över strecket.", "Low grade and large effect: prioritise. A question mark: the margin reaches over the line."))
}
