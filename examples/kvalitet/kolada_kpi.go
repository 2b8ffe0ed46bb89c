package main

import (
	"math"
	"slices"
	"strconv"

	"github.com/kommunkvalitet/kvalitet/analysis"
	"github.com/kommunkvalitet/kvalitet/analysis/kolada"
)

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
