package main

import (
	"fmt"
	"math"

	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/chart"
	"github.com/kommunkvalitet/kvalitet/examples/internal/report"
	"github.com/kommunkvalitet/kvalitet/survey"
)

// indexLead says how an index is to be read.
func (c *canvas) indexLead() string {
	return c.t("Indexet är ett mått på 0–100, inte en andel nöjda. Skillnader mindre än felmarginalerna är inte säkra, och det som har för få svar visas inte.",
		"The index is a measure of 0–100 and no share of satisfied people. Differences smaller than the margins are not established, and what has too few answers is not shown.")
}

// indexBlocks shows an index by group with its margins: the groups in order, and the table. What has too few answers is
// not shown.
func (c *canvas) indexBlocks(tally *survey.Tally, index survey.Index, name string, title kvalitet.Label) (sheet, []report.Block, error) {
	table := sheet{Name: title, Columns: []kvalitet.Label{
		column("Verksamhet", "Service"), column("Svar", "Answers"), column("Index", "Index"), column("Felmarginal ±", "Margin ±"), column("Betyder", "Means")}}
	ranking := chart.Rank{ID: name, Title: title.In(c.lang), Unit: "0–100", Lang: c.lang,
		Desc: c.t("Index för varje verksamhet; det som har för få svar visas inte.", "The index of each service; one with too few answers is not shown.")}
	total := 0
	for _, g := range tally.Groups() {
		v := g.Value(index.Code)
		if v.Suppressed() {
			table.Rows = append(table.Rows, []any{g.Name, nil, nil, nil, v.Symbol.Label()})
			ranking.Marks = append(ranking.Marks, chart.Mark{Name: g.Name, Value: math.NaN(), Tone: chart.Missing})
			continue
		}
		total += v.N // of what is shown: the sum of all would give the others away
		table.Rows = append(table.Rows, []any{g.Name, v.N, math.Round(v.Index*10) / 10, math.Round(v.Margin*10) / 10, indexVerdict(tally.Instrument(), index.Code, v)})
		ranking.Marks = append(ranking.Marks, chart.Mark{Name: g.Name, Value: math.Round(v.Index*10) / 10})
	}
	block, err := c.table(name, table, "")
	return table, []report.Block{c.chart(name, ranking.SVG(), fmt.Sprintf(c.t("%s, %d svar.", "%s, %d answers."), title.In(c.lang), total)), block}, err
}

// indexVerdict is what the first of the instrument's publishers calls the value.
func indexVerdict(in survey.Instrument, index string, v survey.Value) kvalitet.Label {
	for _, b := range in.Bands {
		if b.Index != "" && b.Index != index {
			continue
		}
		band, _ := b.Of(decimal.NewFromFloat(v.Index))
		return band.Name
	}
	return kvalitet.Label{}
}
