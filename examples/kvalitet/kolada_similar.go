package main

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis"
	"github.com/kommunkvalitet/kvalitet/analysis/kolada"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
)

// koladaSimilarCommand finds the municipalities that are most alike in chosen conditions.
func koladaSimilarCommand(h *host) *cobra.Command {
	var municipality string
	var kpis []string
	var count int
	var year float64
	c := &cobra.Command{
		Use:   "similar -municipality CODE [-kpi ID[=WEIGHT],…] [-count 7] FILE…",
		Short: "Närmaste kommuner i valda förutsättningar / the municipalities most alike in chosen conditions",
		Long: `Söker de kommuner som liknar en kommun mest i de nyckeltal som väljs: förutsättningar, inte resultat. Nyckeltalen räknas om
till standardavvikelser; vikter anges efter nyckeltalet. Svaret säger om likheten är ömsesidig, hur stor del av nyckeltalen
som kan utelämnas en i taget utan att grannen faller ur (stability), och vilka som saknar värden. Koladas egna grupper av
liknande kommuner, där de finns i filerna, visas bredvid.
/
Finds the municipalities nearest to one in chosen measures: conditions, not results. Measures are standardised; a weight
stands after a measure. The answer tells whether nearness is mutual, the share of measures that can be left out one at a
time with the neighbour kept (stability), and who lacks a value. Kolada's own groups stand beside.`,
		Example: `  kvalitet kolada similar -municipality 1984 -kpi N03702=2,N03703 data.json
  kvalitet kolada similar -municipality 1984 -count 20 -format json data.json`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, files []string) error {
			return h.koladaSimilar(municipality, kpis, count, year, files)
		},
	}
	flags := c.Flags()
	flags.StringVar(&municipality, "municipality", "", "kommunens kod / the municipality's code")
	flags.StringSliceVar(&kpis, "kpi", nil, "nyckeltal med vikt, N01951=2; utan flaggan alla i filerna / measures with weights; all without the flag")
	flags.IntVar(&count, "count", 7, "antal närmaste / how many nearest")
	flags.Float64Var(&year, "year", 0, "bortse från senare år / disregard later years")
	_ = c.MarkFlagRequired("municipality")
	return c
}

type similarJSON struct {
	Municipality string          `json:"municipality"`
	Conditions   []conditionJSON `json:"conditions"`
	Nearest      []neighbourJSON `json:"nearest"`
	Incomplete   []string        `json:"incomplete"`
	Groups       []groupJSON     `json:"groups"`
	Problems     []rowProblem    `json:"problems"`
	Attribution  string          `json:"attribution"`
}

type conditionJSON struct {
	KPI    string  `json:"kpi"`
	Title  string  `json:"title"`
	Year   int     `json:"year"` // the municipality's latest; the others are compared in the same year
	Weight float64 `json:"weight"`
	Value  float64 `json:"value"`
}

type neighbourJSON struct {
	Municipality string  `json:"municipality"`
	Title        string  `json:"title"`
	Distance     float64 `json:"distance"`
	Mutual       bool    `json:"mutual"`
	Stability    float64 `json:"stability"`
	// Published is whether it is in Kolada's overall group of similar municipalities; null without such a group.
	Published *bool `json:"published"`
}

type groupJSON struct {
	ID      string        `json:"id"`
	Title   string        `json:"title"`
	Year    int           `json:"year"`
	Members []groupMember `json:"members"`
}

type groupMember struct {
	Municipality string `json:"municipality"`
	Mutual       *bool  `json:"mutual"` // its own overall group has the municipality; null where that is not known
}

func (h *host) koladaSimilar(municipality string, kpis []string, count int, year float64, files []string) error {
	d, err := h.koladaData(files)
	if err != nil {
		return err
	}
	out := similarJSON{Municipality: municipality, Problems: h.koladaProblems(d, files), Groups: []groupJSON{},
		Attribution: kolada.Attribution(kolada.Provenance{Processed: true}).In(h.lang)}
	c := analysis.Conditions{Entities: append([]string{municipality}, d.Everyone(municipality).PeerSet().Members...)}
	weights := perKPI(kpis)
	for _, kpi := range d.Measures() {
		text, chosen := weights[kpi]
		if len(kpis) > 0 && !chosen && weights[""] != kpi && !slices.Contains(kpis, kpi) {
			continue
		}
		weight := 1.0
		if text != "" {
			w, err := table.ParseDecimal(text)
			if err != nil {
				return fmt.Errorf("-kpi %s=%s: %w", kpi, text, err)
			}
			weight = w.InexactFloat64()
		}
		col, at, ok := koladaCondition(d, kpi, c.Entities, year)
		if !ok {
			continue
		}
		col.Weight = weight
		c.Columns = append(c.Columns, col)
		out.Conditions = append(out.Conditions, conditionJSON{kpi, d.KPIs[kpi].Title, at, weight, col.Values[0]})
	}
	if len(c.Columns) == 0 {
		return fmt.Errorf("%s: %s", municipality, h.t("kommunen har inga värden för nyckeltalen i filerna", "the municipality has no values of the measures in the files"))
	}
	n, err := c.Nearest(municipality, count)
	if err != nil {
		return err
	}
	published, has := d.Similar(municipality, kolada.Overall)
	for _, near := range n.Nearest {
		j := neighbourJSON{Municipality: near.Entity, Title: d.Entities[near.Entity].Title, Distance: near.Distance, Mutual: near.Mutual, Stability: near.Stability}
		if has {
			in := slices.Contains(published.Members, near.Entity)
			j.Published = &in
		}
		out.Nearest = append(out.Nearest, j)
	}
	out.Incomplete, out.Nearest = notNil(n.Incomplete), notNil(out.Nearest)
	for _, g := range d.SimilarGroups(municipality) {
		j := groupJSON{g.ID, g.Title, g.Year(), []groupMember{}}
		for _, m := range g.Members {
			j.Members = append(j.Members, groupMember{m, nil})
			if theirs, ok := d.Similar(m, kolada.Overall); ok && g.ID == published.ID {
				mutual := slices.Contains(theirs.Members, municipality)
				j.Members[len(j.Members)-1].Mutual = &mutual
			}
		}
		out.Groups = append(out.Groups, j)
	}
	return h.emit(out, out.sheets()...)
}

// koladaCondition gives a measure's value for each entity in the first's latest year; false when the first has none.
func koladaCondition(d *kolada.Data, kpi string, entities []string, until float64) (analysis.Condition, int, bool) {
	own, ok := cut(d.Series(kpi, entities[0]), until).Last()
	if !ok {
		return analysis.Condition{}, 0, false
	}
	col := analysis.Condition{KPI: kpi, Weight: 1, Values: make([]float64, len(entities))}
	for i, e := range entities {
		col.Values[i] = math.NaN()
		if p, ok := d.Series(kpi, e).At(own.Time); ok && p.Missing == 0 {
			col.Values[i] = p.Value
		}
	}
	return col, int(own.Time), true
}

func (out similarJSON) sheets() []sheet {
	near := sheet{Name: column("Närmaste kommuner", "Nearest municipalities"), Columns: []kvalitet.Label{column("kommun", "municipality"), column("namn", "name"),
		column("avstånd", "distance"), column("ömsesidigt", "mutual"), column("stabilitet", "stability"), column("i Koladas grupp", "in Kolada's group")}}
	for _, n := range out.Nearest {
		var published any
		if n.Published != nil {
			published = *n.Published
		}
		near.Rows = append(near.Rows, []any{n.Municipality, n.Title, rounded(n.Distance, 3), n.Mutual, rounded(n.Stability, 2), published})
	}
	conditions := sheet{Name: column("Förutsättningar", "Conditions"), Columns: []kvalitet.Label{column("nyckeltal", "measure"), column("benämning", "title"),
		column("år", "year"), column("vikt", "weight"), column("värde", "value")}}
	for _, c := range out.Conditions {
		conditions.Rows = append(conditions.Rows, []any{c.KPI, c.Title, c.Year, c.Weight, c.Value})
	}
	groups := sheet{Name: column("Koladas grupper", "Kolada's groups"), Columns: []kvalitet.Label{column("grupp", "group"), column("benämning", "title"), column("kommuner (* ömsesidigt)", "municipalities (* mutual)")}}
	for _, g := range out.Groups {
		var members []string
		for _, m := range g.Members {
			if m.Mutual != nil && *m.Mutual {
				m.Municipality += "*"
			}
			members = append(members, m.Municipality)
		}
		groups.Rows = append(groups.Rows, []any{g.ID, g.Title, strings.Join(members, " ")})
	}
	return []sheet{near, conditions, groups}
}
