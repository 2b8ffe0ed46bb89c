package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis"
	"github.com/kommunkvalitet/kvalitet/analysis/kolada"
)

// koladaIndexCommand makes a composite index of several measures.
func koladaIndexCommand(h *host) *cobra.Command {
	f := analyseFlags{}
	var quantile string
	c := &cobra.Command{
		Use:   "index [-municipality CODE] [-kpi IDS] [-better ID=lower] FILE…",
		Short: "Sammansatt index av flera nyckeltal / a composite index of several measures",
		Long: `Räknar ett index som RKA:s kvalitetsindex: varje nyckeltal läggs på 0–100 mellan 2,5- och 97,5-percentilen av alla kommuner,
medelvärdet läggs på samma skala en gång till, och den som saknar ett nyckeltal får inget index. RKA anger inte vilken
percentil som används; -percentile väljer. Känsligheten säger hur mycket indexet och rangen ändras utan ett nyckeltal.
Ett effektivitetsindex är indexet av två index: lägg dem i en fil med egna koder.
/
Computes an index as RKA's quality indices do: each measure on 0–100 between the 2.5th and 97.5th percentiles, the mean on
the scale once more, none where a measure is missing; and what it would be without each measure.`,
		Example: `  kvalitet kolada index -kpi N03702,N03703 -year 2023 data.json
  kvalitet kolada index -municipality 1984 -better N03702=higher,N03703=lower -format json data.json`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, files []string) error { return h.koladaIndex(f, quantile, files) },
	}
	flags := c.Flags()
	flags.StringVar(&f.municipality, "municipality", "", "visa bara denna kommun; indexet räknas över alla / show this one only; the index is over all")
	flags.StringSliceVar(&f.kpis, "kpi", nil, "nyckeltal; utan flaggan alla i filerna / measures; all without the flag")
	flags.StringSliceVar(&f.betters, "better", nil, "önskad riktning, N25018=lower / direction of good")
	flags.Float64Var(&f.until, "year", 0, "år; utan flaggan varje nyckeltals senaste / year; each measure's latest without the flag")
	flags.StringVar(&quantile, "percentile", "", "percentilens definition / definition of the percentile: r1 … r9")
	return c
}

type indexJSON struct {
	Parts       []indexPartJSON        `json:"parts"`
	Entities    []indexEntityJSON      `json:"entities"`
	Sensitivity []indexSensitivityJSON `json:"sensitivity"`
	Source      kvalitet.Source        `json:"source"`
	Problems    []rowProblem           `json:"problems"`
	Attribution string                 `json:"attribution"`
}

type indexPartJSON struct {
	KPI    string          `json:"kpi"`
	Title  string          `json:"title"`
	Year   int             `json:"year"`
	Better analysis.Better `json:"better"`
}

type indexEntityJSON struct {
	Entity string   `json:"entity"`
	Title  string   `json:"title"`
	Index  *float64 `json:"index"` // null when a measure is missing
	Rank   *int     `json:"rank"`  // 1 is the highest index
}

type indexSensitivityJSON struct {
	Left      string  `json:"left"`
	Shift     float64 `json:"shift"`
	RankShift int     `json:"rankShift"`
}

func (h *host) koladaIndex(f analyseFlags, quantile string, files []string) error {
	typ := analysis.QuantileR7
	if quantile != "" {
		var err error
		if typ, err = analysis.ParseQuantileType(quantile); err != nil {
			return err
		}
	}
	d, err := h.koladaData(files)
	if err != nil {
		return err
	}
	out := indexJSON{Source: analysis.CompositeSource(), Problems: h.koladaProblems(d, files), Parts: []indexPartJSON{}, Entities: []indexEntityJSON{},
		Sensitivity: []indexSensitivityJSON{}, Attribution: kolada.Attribution(kolada.Provenance{Processed: true}).In(h.lang)}
	entities := slices.DeleteFunc(d.EntityIDs(), func(id string) bool { return id == kolada.Nation || id[0] == 'G' })
	var parts []analysis.CompositePart
	for _, kpi := range d.Measures() {
		if len(f.kpis) > 0 && !slices.Contains(f.kpis, kpi) {
			continue
		}
		series, err := f.directed(d, kpi)
		if err != nil {
			return err
		}
		part, year := compositePart(d, kpi, entities, f.until)
		if part.Better = series.Better; part.Better != analysis.BetterLower && part.Better != analysis.BetterHigher {
			fmt.Fprintf(h.errs, "kvalitet: %s: %s\n", kpi, h.t("ingen önskad riktning är känd och högre räknas som bättre; ange -better", "no direction of good is known and higher counts as better; give -better"))
		}
		parts = append(parts, part)
		out.Parts = append(out.Parts, indexPartJSON{kpi, d.KPIs[kpi].Title, year, series.Better})
	}
	index := analysis.Composite(parts, typ)
	negative := slices.Clone(index)
	for i := range negative {
		negative[i] = -negative[i]
	}
	ranks := analysis.Ranks(negative, analysis.TiesMin)
	for i, v := range index {
		if f.municipality != "" && entities[i] != f.municipality {
			continue
		}
		e := indexEntityJSON{Entity: entities[i], Title: d.Entities[entities[i]].Title, Index: finite(v)}
		if !math.IsNaN(ranks[i]) {
			rank := int(ranks[i])
			e.Rank = &rank
		}
		out.Entities = append(out.Entities, e)
	}
	for _, s := range analysis.LeaveOneOut(parts, typ) {
		out.Sensitivity = append(out.Sensitivity, indexSensitivityJSON{s.Left, s.Shift, s.RankShift})
	}
	return h.emit(out, out.sheets()...)
}

// directed is the series of a measure with the direction of good that the user gave.
func (f analyseFlags) directed(d *kolada.Data, kpi string) (analysis.Series, error) {
	s := analysis.Series{KPI: kpi, Better: d.Directions[kpi].Better}
	text, ok := forKPI(perKPI(f.betters), kpi)
	if !ok {
		return s, nil
	}
	better, err := parseBetter(text)
	s.Better = better
	return s, err
}

// compositePart gives the measure's values in the year, or in its latest year at all.
func compositePart(d *kolada.Data, kpi string, entities []string, year float64) (analysis.CompositePart, int) {
	if year == 0 {
		for _, e := range entities {
			last, _ := d.Series(kpi, e).Last()
			year = math.Max(year, last.Time)
		}
	}
	part := analysis.CompositePart{KPI: kpi, Values: make([]float64, len(entities))}
	for i, e := range entities {
		part.Values[i] = math.NaN()
		if p, ok := d.Series(kpi, e).At(year); ok && p.Missing == 0 {
			part.Values[i] = p.Value
		}
	}
	return part, int(year)
}

func (out indexJSON) sheets() []sheet {
	s := sheet{Name: column("Index", "Index"), Columns: []kvalitet.Label{column("plats", "rank"), column("kommun", "municipality"), column("namn", "name"), column("index", "index")}}
	entities := slices.Clone(out.Entities)
	slices.SortStableFunc(entities, func(a, b indexEntityJSON) int {
		if a.Rank == nil || b.Rank == nil {
			return cmp.Compare(boolInt(a.Rank == nil), boolInt(b.Rank == nil))
		}
		return cmp.Compare(*a.Rank, *b.Rank)
	})
	for _, e := range entities {
		row := []any{whole(e.Rank), e.Entity, e.Title, nil}
		if e.Index != nil {
			row[3] = rounded(*e.Index, 1)
		}
		s.Rows = append(s.Rows, row)
	}
	parts := sheet{Name: column("Nyckeltal", "Measures"), Columns: []kvalitet.Label{column("nyckeltal", "measure"), column("benämning", "title"), column("år", "year"),
		column("riktning", "direction"), column("största ändring av index utan det", "largest shift of the index without it"), column("av rang", "of the rank")}}
	for i, p := range out.Parts {
		row := []any{p.KPI, p.Title, p.Year, p.Better.Label(), nil, nil}
		if i < len(out.Sensitivity) {
			row[4], row[5] = rounded(out.Sensitivity[i].Shift, 1), out.Sensitivity[i].RankShift
		}
		parts.Rows = append(parts.Rows, row)
	}
	return []sheet{s, parts}
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
