package main

import (
	"math"
	"slices"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis"
	"github.com/kommunkvalitet/kvalitet/analysis/kolada"
)

// analyseJSON is the document of `kolada analyse`. A number that does not exist is null; a list never is.
type analyseJSON struct {
	KPIs []kpiJSON `json:"kpis"`
	// Patterns are rank correlations of the entity's yearly changes, adjusted together.
	Patterns []patternJSON `json:"patterns"`
	// Correlations are the other ways to look, each adjusted by itself.
	Correlations []patternJSON `json:"correlations"`
	// KKiK are the measures of Kommunens kvalitet i korthet among those analysed.
	KKiK        []kkikJSON   `json:"kkik"`
	Problems    []rowProblem `json:"problems"`
	Attribution string       `json:"attribution"`
	// Multiplicity is how many trends were tested, and how many would look established by chance if there were none.
	Multiplicity multiplicityJSON `json:"multiplicity"`
}

type kkikJSON struct {
	Entity string          `json:"entity"`
	Area   string          `json:"area"`
	KPI    string          `json:"kpi"`
	Year   int             `json:"year"`
	Colour analysis.Colour `json:"colour"`
	Arrow  string          `json:"arrow"`
}

type multiplicityJSON struct {
	TrendTests    int     `json:"trendTests"`
	Established   int     `json:"established"`
	ExpectedFalse float64 `json:"expectedFalse"`
	// Adjusted is how many remain when the p-values are adjusted together by Benjamini and Hochberg.
	Adjusted int `json:"adjusted"`
}

// multiplicity counts the trends of all measures.
func (out *analyseJSON) multiplicity(alpha float64) {
	var p []float64
	m := &out.Multiplicity
	for i := range out.KPIs {
		k := &out.KPIs[i]
		v, ok := k.MannKendall.Get("p")
		if k.Trend == "notAssessable" || !ok {
			v = math.NaN()
		} else {
			m.TrendTests++
		}
		if k.Trend == "rising" || k.Trend == "falling" {
			m.Established++
		}
		p = append(p, v)
	}
	m.ExpectedFalse = alpha * float64(m.TrendTests)
	for i, q := range analysis.BenjaminiHochberg(p) {
		out.KPIs[i].TrendQ = finite(q)
		if q <= alpha {
			m.Adjusted++
		}
	}
}

type patternJSON struct {
	Entity      string   `json:"entity"`
	A           string   `json:"a"`
	B           string   `json:"b"`
	N           int      `json:"n"`
	R           *float64 `json:"r"`
	P           *float64 `json:"p"`
	Q           *float64 `json:"q"`
	QCautious   *float64 `json:"qCautious"`
	Established bool     `json:"established"`
	Method      string   `json:"method"` // spearman, pearson
	On          string   `json:"on"`     // changes, levels
	Scope       string   `json:"scope"`  // entity, set
}

// kkik adds the entity's measures that the programme has.
func (out *analyseJSON) kkik(h *host, entity string) {
	for _, area := range kolada.KKiK().Areas {
		for _, k := range out.KPIs {
			if k.Entity == entity && k.LatestYear != nil && slices.Contains(area.Measures, k.KPI) {
				out.KKiK = append(out.KKiK, kkikJSON{entity, area.Title.In(h.lang), k.KPI, int(*k.LatestYear), k.Colour, k.Arrow})
			}
		}
	}
}

// correlate adds the patterns among the entity's own measures, and among those of the whole set.
func (out *analyseJSON) correlate(entity string, series []analysis.Series, peers analysis.Peers, f analyseFlags, sex analysis.Sex) {
	var own, set [][]analysis.Series
	for _, s := range series {
		own = append(own, []analysis.Series{s})
		together := []analysis.Series{s}
		for _, p := range until(peers, f.until).PeerSeries(s.KPI, sex) {
			if p.Entity != entity {
				together = append(together, p)
			}
		}
		set = append(set, together)
	}
	for _, scope := range []string{"entity", "set"} {
		measures := own
		if scope == "set" {
			measures = set
			if !slices.ContainsFunc(set, func(s []analysis.Series) bool { return len(s) > 1 }) {
				continue
			}
		}
		for _, on := range []string{"changes", "levels"} {
			for _, method := range []string{"spearman", "pearson"} {
				found := analysis.Patterns(measures, analysis.PatternOptions{Levels: on == "levels", Linear: method == "pearson",
					Level: f.policy.Alpha, AtLeast: f.policy.MinPattern})
				for _, p := range found {
					j := patternJSON{Entity: entity, A: p.A, B: p.B, N: p.N, R: finite(p.R), P: finite(p.P), Q: finite(p.Q),
						QCautious: finite(p.QCautious), Established: p.Established, Method: method, On: on, Scope: scope}
					if scope == "entity" && on == "changes" && method == "spearman" {
						out.Patterns = append(out.Patterns, j)
					} else {
						out.Correlations = append(out.Correlations, j)
					}
				}
			}
		}
	}
}

// sheets shows the analysis as tables for people.
func (out analyseJSON) sheets(h *host) []sheet {
	s := sheet{Name: column("Nyckeltal", "Measures"), Columns: []kvalitet.Label{column("nyckeltal", "measure"), column("kommun", "municipality"),
		column("år", "year"), column("värde", "value"), column("förändring", "change"), column("trend", "trend"), column("plats", "rank"),
		column("av", "of"), column("kvartil", "quartile"), column("färg", "colour")}}
	says := sheet{Name: column("Underlag", "Evidence"), Columns: []kvalitet.Label{column("steg", "step"), column("nyckeltal", "measure"), column("kommun", "municipality"), column("underlag", "evidence")}}
	trends := map[string]kvalitet.Label{"rising": column("stigande", "rising"), "falling": column("fallande", "falling"),
		"none": column("ingen fastställd", "none established"), "notAssessable": column("går inte att bedöma", "not assessable")}
	for _, k := range out.KPIs {
		s.Rows = append(s.Rows, []any{k.KPI, k.Entity, orNil(k.LatestYear), orNil(k.Latest), fourDecimals(k.Change), trends[k.Trend], orNil(k.Rank), orNil(k.Of), orNil(k.Quartile), k.Colour.Label()})
		for _, e := range k.Evidence {
			says.Rows = append(says.Rows, []any{e.Step, k.KPI, k.Entity, e.Text})
		}
	}
	patterns := sheet{Name: column("Samvariation i förändringar (visar inte orsak)", "Patterns of change (not causes)"), Columns: []kvalitet.Label{column("nyckeltal", "measure"), column("nyckeltal", "measure"),
		column("antal", "n"), column("rs", "rs"), column("p", "p"), column("q", "q"), column("fastställd", "established")}}
	for _, p := range out.Patterns {
		patterns.Rows = append(patterns.Rows, []any{p.A, p.B, p.N, fourDecimals(p.R), fourDecimals(p.P), fourDecimals(p.Q), p.Established})
	}
	return []sheet{s, says, patterns}
}
