package main

import (
	"math"
	"slices"
	"strconv"

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

type kpiJSON struct {
	KPI    string          `json:"kpi"`
	Title  string          `json:"title"`
	Entity string          `json:"entity"`
	Name   string          `json:"name"`
	Sex    analysis.Sex    `json:"sex"`
	Better analysis.Better `json:"better"`
	Series []pointJSON     `json:"series"`

	N            int      `json:"n"`
	Latest       *float64 `json:"latest"`
	LatestYear   *float64 `json:"latestYear"`
	Previous     *float64 `json:"previous"`
	PreviousYear *float64 `json:"previousYear"`
	Change       *float64 `json:"change"`
	// Trend is rising, falling, none or notAssessable, by Mann and Kendall.
	Trend string `json:"trend"`
	// Arrow is better, worse or unchanged since the value before; unknown without a direction of good or a value before.
	Arrow  string      `json:"arrow"`
	TrendQ *float64    `json:"trendQ"` // its p adjusted for all the measures analysed
	Target *targetJSON `json:"target"`

	Rank          *float64        `json:"rank"`
	Of            *float64        `json:"of"`
	Quartile      *float64        `json:"quartile"`
	Colour        analysis.Colour `json:"colour"`
	MidPercentile *float64        `json:"midPercentile"`
	RobustZ       *float64        `json:"robustZ"`
	Lags          bool            `json:"lags"`

	Peers      []peerJSON         `json:"peers"`
	PeerSet    analysis.PeerSet   `json:"peerSet"`
	References []kolada.Reference `json:"references"`

	OLS         analysis.Numbers `json:"ols"`
	MannKendall analysis.Numbers `json:"mannKendall"`
	TheilSen    analysis.Numbers `json:"theilSen"`
	XmR         analysis.Numbers `json:"xmr"`
	// Quantiles are of the series' values, and PeerQuantiles of the latest values of the set and the own, by R's type.
	Quantiles     map[string]map[string]float64 `json:"quantiles"`
	PeerQuantiles map[string]map[string]float64 `json:"peerQuantiles"`

	Evidence []evidenceJSON `json:"evidence"`
}

type pointJSON struct {
	Year    float64          `json:"year"`
	Value   *float64         `json:"value"`
	Missing analysis.Missing `json:"missing,omitzero"`
}

type targetJSON struct {
	Value      float64  `json:"value"`
	Difference *float64 `json:"difference"`
	Gap        *float64 `json:"gap"`
	Verdict    string   `json:"verdict"`
}

type peerJSON struct {
	Entity   string   `json:"entity"`
	Name     string   `json:"name"`
	Value    *float64 `json:"value"`
	Rank     *int     `json:"rank"` // in the set with the own one, by the same rule
	Quartile *int     `json:"quartile"`
}

type evidenceJSON struct {
	Step int `json:"step"`
	analysis.Evidence
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

// arrow compares a change with the direction of good.
func arrow(change *float64, b analysis.Better) string {
	switch {
	case change == nil || b != analysis.BetterHigher && b != analysis.BetterLower:
		return "unknown"
	case *change == 0:
		return "unchanged"
	case (*change > 0) == (b == analysis.BetterHigher):
		return "better"
	default:
		return "worse"
	}
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

func newKPI(d *kolada.Data, s analysis.Series, l analysis.Ladder, peers analysis.Peers, policy analysis.Policy) kpiJSON {
	_, values := s.Columns()
	k := kpiJSON{KPI: s.KPI, Title: s.Title.SV, Entity: s.Entity, Name: d.Entities[s.Entity].Title, Sex: s.Sex, Better: s.Better,
		N: len(values), Trend: "notAssessable", Colour: analysis.ColourGrey, PeerSet: l.Set,
		Series: []pointJSON{}, Peers: []peerJSON{}, References: []kolada.Reference{}}
	for _, p := range s.Points {
		point := pointJSON{Year: p.Time, Missing: p.Missing}
		if p.Missing == 0 {
			point.Value = finite(p.Value)
		}
		k.Series = append(k.Series, point)
	}
	number := func(method, name string) *float64 {
		e, _ := l.Evidence(method)
		if v, ok := e.Number(name); ok {
			return &v
		}
		return nil
	}
	k.Latest, k.LatestYear = number(analysis.MethodChange, "latest"), number(analysis.MethodChange, "latestTime")
	k.Previous, k.PreviousYear = number(analysis.MethodChange, "previous"), number(analysis.MethodChange, "previousTime")
	k.Change = number(analysis.MethodChange, "change")
	k.Arrow = arrow(k.Change, s.Better)
	if last, ok := s.Last(); ok {
		k.Latest, k.LatestYear = &last.Value, &last.Time
		k.References = notNil(d.References(s.KPI, int(last.Time)))
	}
	if e, _ := l.Evidence(analysis.MethodMannKendall); e.Assessed() {
		switch score, _ := e.Number("S"); {
		case e.Verdict == analysis.VerdictUnclear:
			k.Trend = "none"
		case score > 0:
			k.Trend = "rising"
		default:
			k.Trend = "falling"
		}
	}
	if l.Subject.Target != nil {
		e, _ := l.Evidence(analysis.MethodGap)
		k.Target = &targetJSON{Value: *l.Subject.Target, Difference: number(analysis.MethodGap, "difference"),
			Gap: number(analysis.MethodGap, "gap"), Verdict: e.Verdict.String()}
	}
	k.Rank, k.Of = number(analysis.MethodRank, "rank"), number(analysis.MethodRank, "n")
	k.Quartile, k.MidPercentile = number(analysis.MethodRank, "quartile"), number(analysis.MethodRank, "midPercentile")
	k.RobustZ = number(analysis.MethodRobust, "robustZ")
	if k.Rank != nil {
		standing := analysis.Standing{N: int(*k.Of), Quartile: int(*k.Quartile)}
		k.Colour = standing.Colour(s.Better, policy.MinCompared)
	}
	compared := slices.Clone(values[max(len(values)-1, 0):])
	byEntity := map[string]analysis.Series{}
	for _, p := range peers.PeerSeries(s.KPI, s.Sex) {
		byEntity[p.Entity] = p
	}
	for _, id := range l.Set.Members {
		if id == s.Entity {
			continue
		}
		peer := peerJSON{Entity: id, Name: d.Entities[id].Title}
		if k.LatestYear != nil {
			if p, ok := byEntity[id].At(*k.LatestYear); ok {
				peer.Value = &p.Value
				compared = append(compared, p.Value)
			}
		}
		k.Peers = append(k.Peers, peer)
	}
	for i, peer := range k.Peers {
		if peer.Value == nil {
			continue
		}
		// The set holds the peer's value itself once, which is the own one of the standing.
		others := slices.Clone(compared)
		others = slices.Delete(others, slices.Index(others, *peer.Value), slices.Index(others, *peer.Value)+1)
		standing, _ := analysis.Stand(*peer.Value, others, s.Better)
		k.Peers[i].Rank, k.Peers[i].Quartile = &standing.Rank, &standing.Quartile
	}
	numbers := func(method string) analysis.Numbers {
		e, _ := l.Evidence(method)
		return e.Numbers
	}
	k.OLS, k.MannKendall = numbers(analysis.MethodForecast), numbers(analysis.MethodMannKendall)
	k.TheilSen, k.XmR = numbers(analysis.MethodTheilSen), numbers(analysis.MethodVariation)
	k.Quantiles, k.PeerQuantiles = quantiles(values), quantiles(compared)
	for _, step := range l.Steps {
		for _, e := range step.Evidence {
			k.Evidence = append(k.Evidence, evidenceJSON{step.Number, e})
		}
	}
	k.Evidence = notNil(k.Evidence)
	if e, ok := l.Evidence(analysis.MethodRank); ok {
		k.Lags = slices.ContainsFunc(e.Notes, func(n analysis.Note) bool { return n.Code == "lag" })
	}
	return k
}

// quantiles gives the usual quantiles by all nine definitions.
func quantiles(values []float64) map[string]map[string]float64 {
	sorted := slices.Sorted(slices.Values(values))
	out := make(map[string]map[string]float64)
	if len(sorted) == 0 {
		return out
	}
	for typ := analysis.QuantileR1; typ <= analysis.QuantileR9; typ++ {
		q := make(map[string]float64)
		for _, p := range []float64{0, 0.025, 0.05, 0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9, 0.95, 0.975, 1} {
			q[strconv.FormatFloat(p, 'g', -1, 64)] = analysis.Quantile(sorted, p, typ)
		}
		out["type"+strconv.Itoa(int(typ))] = q
	}
	return out
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

func orNil(v *float64) any {
	if v == nil {
		return nil
	}
	return *v
}

func fourDecimals(v *float64) any {
	if v == nil {
		return nil
	}
	return math.Round(*v*1e4) / 1e4
}
