package main

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis"
	"github.com/kommunkvalitet/kvalitet/analysis/kolada"
	"github.com/kommunkvalitet/kvalitet/examples/internal/chart"
	"github.com/kommunkvalitet/kvalitet/examples/internal/report"
)

// arboga stands beside the report's own municipality: for it there are figures of all its similar municipalities.
const arboga = "1984"

// koladaFiles are the shipped answers and tables.
func koladaFiles() (*kolada.Data, error) {
	var inputs []io.Reader
	for _, name := range []string{"kpi_metadata_v3_2026.csv", "municipality_v3_2026.csv", "municipality_groups_similar_v3_2026.csv",
		"linkoping_series_v3_2026.csv", "v3_data_N03702_N03703.json"} {
		data, err := shipped.ReadFile("data/kolada/" + name)
		if err != nil {
			return nil, err
		}
		inputs = append(inputs, bytes.NewReader(data))
	}
	d, err := kolada.Read(inputs...)
	if err != nil {
		return nil, err
	}
	return d, kvalitet.Invalid(d.Problems)
}

// analysis takes the municipality's real figures up the staircase, and Arboga's.
func (y *yearRun) analysis() (int, error) {
	d, err := koladaFiles()
	if err != nil {
		return 0, err
	}
	entities := []string{y.municipality}
	if y.municipality != arboga {
		entities = append(entities, arboga)
	}
	climbed := 0
	for _, entity := range entities {
		n, err := y.analyse(d, entity)
		if err != nil {
			return 0, err
		}
		if n == 0 {
			return 0, fmt.Errorf("-municipality %s: %s", entity, y.t("det finns inga medföljande tal; 0580 och 1984 finns", "there are no shipped figures; 0580 and 1984 have"))
		}
		climbed += n
	}
	y.fact(y.t("Nyckeltal på analystrappan", "Measures on the staircase"), fmt.Sprint(climbed), y.t("verkliga tal ur Kolada", "real figures from Kolada"))
	y.report.Credits = append(y.report.Credits, y.koladaCredit())
	return climbed, nil
}

// comparison is the set that a municipality is compared with: its similar ones where their figures are shipped.
func comparison(d *kolada.Data, entity string) analysis.Peers {
	if entity == arboga { // the set that the shipped answer was asked for
		return d.PeersOf(kvalitet.Label{SV: "liknande kommuner", EN: "similar municipalities"}, "0319", "0562", "0687", "1082", "1083", "1885", "2084")
	}
	return d.Peers(entity)
}

func (y *yearRun) analyse(d *kolada.Data, entity string) (int, error) {
	name := cmp.Or(d.Entities[entity].Title, entity)
	section := report.Section{ID: "analys-" + entity, Title: y.t("Analystrappan: ", "The analysis staircase: ") + name,
		Lead: y.t("Stegen 1–4 är beräknade på verkliga tal ur Kolada. Stegen 5–9 är människors bedömning och undertecknas. Ett samband sägs samvariera, aldrig orsaka.",
			"Steps 1–4 are computed on real figures from Kolada. Steps 5–9 are people's judgement and are signed. Figures are said to vary together, never to cause.")}
	peers := comparison(d, entity)
	table := sheet{Name: column("Nyckeltal för "+name, "Measures of "+name), Columns: []kvalitet.Label{column("Nyckeltal", "Measure"), column("År", "Year"),
		column("Värde", "Value"), column("Förändring", "Change"), column("Utveckling", "Trend"), column("Jämfört med andra", "Against others")}}
	var ladders []analysis.Ladder
	var series []analysis.Series
	for s := range d.All(entity) {
		if s.Sex == analysis.SexTotal || s.Sex == 0 {
			series = append(series, s)
		}
	}
	var traces [][3][]string
	for _, s := range series {
		l := analysis.Climb(s, analysis.Against(peers), analysis.Beside(series...))
		l.ID = uuid.NewSHA1(uuid.NameSpaceURL, []byte("kvalitet/ladder/"+s.KPI+"/"+entity))
		l, err := analysis.SaveLadder(y.ctx, y.store, l)
		if err != nil {
			return 0, err
		}
		ladders = append(ladders, l)
		last := s.Points[len(s.Points)-1]
		change, trend, rank := verdictOf(l, analysis.MethodChange), verdictOf(l, analysis.MethodMannKendall), verdictOf(l, "analysis.rank")
		table.Rows = append(table.Rows, []any{s.KPI + " " + cmp.Or(s.Title.SV, s.KPI), int(last.Time), last.Value, change.word.In(y.lang), trend.word.In(y.lang), rank.word.In(y.lang)})
		traces = append(traces, [3][]string{change.trace(y.lang), trend.trace(y.lang), rank.trace(y.lang)})
	}
	if len(series) == 0 {
		return 0, nil
	}
	for _, i := range telling(series, 2) {
		section.Blocks = append(section.Blocks, y.trend(d, series[i], peers, entity))
		if block, ok := y.ranking(d, series[i], peers, entity); ok {
			section.Blocks = append(section.Blocks, block)
		}
		section.Blocks = append(section.Blocks, y.staircase(ladders[i]))
	}
	block, err := y.table("nyckeltal-"+entity, table, kolada.Attribution(kolada.Provenance{Processed: true}).In(y.lang))
	if err != nil {
		return 0, err
	}
	for i := range block.Table.Rows {
		for j, trace := range traces[i] {
			block.Table.Rows[i][3+j].Trace = trace
		}
	}
	section.Blocks = append(section.Blocks, block)
	y.section(section)
	y.data["analysis-"+entity] = ladders
	return len(ladders), nil
}

// telling chooses the series with the most values, in the order of the data.
func telling(series []analysis.Series, n int) []int {
	order := make([]int, len(series))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return len(series[b].Points) - len(series[a].Points) })
	order = order[:min(n, len(order))]
	slices.Sort(order)
	return order
}

// found is an evidence in a word, with the sentences behind it.
type found struct {
	word kvalitet.Label
	text []kvalitet.Label
}

func (f found) trace(lang string) []string {
	var out []string
	for _, t := range f.text {
		if !t.IsZero() {
			out = append(out, t.In(lang))
		}
	}
	return out
}

func verdictOf(l analysis.Ladder, method string) found {
	e, ok := l.Evidence(method)
	if !ok {
		return found{word: kvalitet.Label{SV: "–", EN: "–"}}
	}
	return found{word: e.Verdict.Label(), text: []kvalitet.Label{e.Text, e.Reason}}
}

func (y *yearRun) trend(d *kolada.Data, s analysis.Series, peers analysis.Peers, entity string) report.Block {
	first, last := int(s.Points[0].Time), int(s.Points[len(s.Points)-1].Time)
	c := chart.Trend{ID: "trend-" + s.KPI + "-" + entity, Lang: y.lang, From: first, Target: math.NaN(),
		Title: cmp.Or(s.Title.In(y.lang), s.KPI), Unit: s.KPI,
		Desc: y.t("Utveckling över tid, med jämförelsekommunerna i grått.", "Over time, with the municipalities compared in grey."),
		Own:  chart.Series{Name: d.Entities[entity].Title, Values: yearly(s, first, last)}}
	for _, p := range peers.PeerSeries(s.KPI, analysis.SexTotal) {
		if p.Entity != entity && len(p.Points) > 1 {
			c.Others = append(c.Others, chart.Series{Name: p.Entity, Values: yearly(p, first, last)})
		}
	}
	return y.chart(c.ID, c.SVG(), fmt.Sprintf("%s, %d–%d. %s", c.Title, first, last, kolada.Attribution(kolada.Provenance{}).In(y.lang)))
}

func yearly(s analysis.Series, first, last int) []float64 {
	values := make([]float64, last-first+1)
	for i := range values {
		values[i] = math.NaN()
	}
	for _, p := range s.Points {
		if i := int(p.Time) - first; i >= 0 && i < len(values) && p.Missing == 0 {
			values[i] = p.Value
		}
	}
	return values
}

// ranking shows the latest values side by side; only when the others have values that year.
func (y *yearRun) ranking(d *kolada.Data, s analysis.Series, peers analysis.Peers, entity string) (report.Block, bool) {
	last := s.Points[len(s.Points)-1]
	c := chart.Rank{ID: "jamforelse-" + s.KPI + "-" + entity, Lang: y.lang, Unit: s.KPI,
		Title: fmt.Sprintf("%s %d", clipText(cmp.Or(s.Title.In(y.lang), s.KPI), 70), int(last.Time)),
		Desc:  y.t("Kommunen bland sina jämförelsekommuner.", "The municipality among those it is compared with."),
		Marks: []chart.Mark{{Name: d.Entities[entity].Title, Value: last.Value, Own: true, Tone: chart.Accent}}}
	for _, p := range peers.PeerSeries(s.KPI, analysis.SexTotal) {
		if v := yearly(p, int(last.Time), int(last.Time))[0]; p.Entity != entity && !math.IsNaN(v) {
			c.Marks = append(c.Marks, chart.Mark{Name: cmp.Or(d.Entities[p.Entity].Title, p.Entity), Value: v})
		}
	}
	if len(c.Marks) < 3 {
		return report.Block{}, false
	}
	slices.SortStableFunc(c.Marks, func(a, b chart.Mark) int { return cmp.Compare(b.Value, a.Value) })
	return y.chart(c.ID, c.SVG(), c.Title+". "+kolada.Attribution(kolada.Provenance{}).In(y.lang)), true
}
