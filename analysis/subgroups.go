package analysis

import (
	"fmt"
	"math"

	"github.com/kommunkvalitet/kvalitet"
)

// subgroupsMethod compares parts of the population, such as women and men (skillnader mellan grupper). Parts that are independent
// samples have the margin of the difference √(m₁²+m₂²). Without margins the gaps of the years are judged: one that has
// the same sign in every year is persistent.
func subgroupsMethod() *Method {
	return &Method{
		ID:    MethodSubgroups,
		Title: kvalitet.Label{SV: "Skiljer sig grupper åt?", EN: "Do groups differ?"},
		Source: kvalitet.Source{Title: "Örebro kommuns kvalitetshandbok", Section: "Analystrappan, steg 2",
			Grade: kvalitet.GradePublished},
		Compute: subgroups,
	}
}

// Gap is the difference between two parts of a population at the last time when both have a value.
type Gap struct {
	Time  float64
	Value float64 // first minus second
	// Margin is half the width of the interval; 0 when a margin is missing.
	Margin float64
	// Same is how many of the last years the gap has had its sign in a row, the last one counted; Years is how many have both.
	Same, Years int
	Established bool // larger than the margin
}

// GapBetween compares two series. The covariance is that of the two estimates: 0 for independent samples such as women
// and men; for a part against the whole it is that of the part. Margins are at the confidence for which z is the normal
// quantile (1.96).
func GapBetween(a, b Series, covariance, z float64) (Gap, bool) {
	var g Gap
	found := false
	for _, p := range a.Points {
		q, ok := b.At(p.Time)
		if p.Missing != 0 || !ok {
			continue
		}
		before := g.Value
		g.Time, g.Value, found = p.Time, p.Value-q.Value, true
		g.Years++
		if g.Years == 1 || g.Value*before <= 0 {
			g.Same = 0
		}
		if g.Value != 0 {
			g.Same++
		}
		g.Margin, g.Established = 0, false
		if p.Margin > 0 && q.Margin > 0 {
			g.Margin = math.Sqrt(max(0, p.Margin*p.Margin+q.Margin*q.Margin-2*z*z*covariance))
			g.Established = math.Abs(g.Value) > g.Margin
		}
	}
	return g, found
}

// persistent is how many years in a row a gap must have the same sign: by chance alone 1 in 32 has.
const persistent = 6

func subgroups(p *Pass) Evidence {
	if len(p.Subgroups) < 2 {
		return notAssessable("värden för delgrupper saknas", "values for subgroups are missing")
	}
	a, b := p.Subgroups[0], p.Subgroups[1]
	g, ok := GapBetween(a, b, 0, 1.96)
	if !ok {
		return notAssessable("ingen tidpunkt har värde för båda grupperna (antingen sekretess eller inte uppdelat)",
			"no time has a value for both groups (either secret or not divided)")
	}
	var e Evidence
	e.Numbers.Add("time", g.Time)
	e.Numbers.Add("gap", g.Value)
	if g.Margin > 0 {
		e.Numbers.Add("margin", g.Margin)
	}
	e.Numbers.Add("sameSign", float64(g.Same))
	e.Numbers.Add("years", float64(g.Years))
	e.Verdict = VerdictUnclear
	tail := kvalitet.Label{SV: "skillnaden är inte fastställd", EN: "the difference is not established"}
	switch {
	case g.Established:
		e.Verdict, tail = VerdictNeutral, kvalitet.Label{SV: "skillnaden är större än felmarginalen", EN: "the difference is larger than the margin of error"}
	case g.Margin == 0 && g.Same >= persistent:
		e.Verdict, tail = VerdictNeutral, kvalitet.Label{SV: fmt.Sprintf("skillnaden är bestående, %d år i rad", g.Same), EN: fmt.Sprintf("the difference is persistent, %d years in a row", g.Same)}
	case g.Margin == 0:
		e.Reason = kvalitet.Label{SV: "felmarginaler saknas", EN: "margins are missing"}
	}
	e.Text = kvalitet.Label{
		SV: fmt.Sprintf("Skillnad %s minus %s %s: %s; %s.", a.Sex.Label().SV, b.Sex.Label().SV, year(g.Time), signed(g.Value, sv), tail.SV),
		EN: fmt.Sprintf("Difference %s minus %s %s: %s; %s.", a.Sex.Label().EN, b.Sex.Label().EN, year(g.Time), signed(g.Value, en), tail.EN)}
	if len(p.Subgroups) > 2 {
		e.note("multiple", "de två första grupperna jämförs; flera jämförelser kräver korrigering", "the first two groups are compared; several comparisons need a correction")
	}
	return e
}
