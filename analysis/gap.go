package analysis

import (
	"fmt"
	"math"

	"github.com/kommunkvalitet/kvalitet"
)

// gapMethod sets the latest value against the target (avstånd till målvärdet). The gap is signed by the direction of good:
// positive when the target is reached with that much to spare. Exactly on the target is reached.
func gapMethod() *Method {
	return &Method{
		ID:    MethodGap,
		Title: kvalitet.Label{SV: "Är målvärdet nått?", EN: "Is the target reached?"},
		Source: kvalitet.Source{Title: "Örebro kommuns kvalitetshandbok", Section: "Analystrappan, steg 2",
			Grade: kvalitet.GradePublished},
		Compute: gap,
	}
}

func gap(p *Pass) Evidence {
	now, ok := p.Series.Last()
	switch {
	case p.Target == nil:
		return notAssessable("inget målvärde är angivet", "no target is given")
	case !ok:
		return notAssessable("serien har inget värde", "the series has no value")
	}
	target := *p.Target
	var e Evidence
	e.Numbers.Add("latest", now.Value)
	e.Numbers.Add("latestTime", now.Time)
	e.Numbers.Add("target", target)
	e.Numbers.Add("difference", now.Value-target)
	sign := p.Better.sign()
	if sign == 0 {
		e.Verdict = VerdictNeutral
		e.Text = kvalitet.Label{
			SV: fmt.Sprintf("%s mot målvärdet %s, skillnad %s; önskad riktning är inte angiven.", sv(now.Value), sv(target), signed(now.Value-target, sv)),
			EN: fmt.Sprintf("%s against the target %s, difference %s; no direction of good is given.", en(now.Value), en(target), signed(now.Value-target, en))}
		e.Reason = kvalitet.Label{SV: "utan önskad riktning går det inte att säga om målet är nått", EN: "without a direction of good nobody can say whether the target is reached"}
		return e
	}
	g := sign * (now.Value - target)
	e.Numbers.Add("gap", g)
	share := math.NaN()
	if target != 0 {
		share = g / math.Abs(target)
		e.Numbers.Add("gapShare", share)
	}
	e.Verdict = VerdictNegative
	doneSV, doneEN := "målvärdet är inte nått", "the target is not reached"
	if g >= 0 {
		e.Verdict, doneSV, doneEN = VerdictPositive, "målvärdet är nått", "the target is reached"
	}
	if now.Margin > 0 {
		e.Numbers.Add("margin", now.Margin)
		e.Numbers.Add("gapMargins", g/now.Margin)
		if math.Abs(g) <= now.Margin {
			e.Verdict = VerdictUnclear
			e.note("margin", "skillnaden ryms inom felmarginalen", "the difference is within the margin of error")
		}
	}
	if share <= -p.Policy.LargeGap {
		e.note("large", "skillnaden är stor", "the gap is large")
	}
	e.Text = kvalitet.Label{
		SV: fmt.Sprintf("%s mot målvärdet %s: %s (%s).", sv(now.Value), sv(target), doneSV, signed(g, sv)),
		EN: fmt.Sprintf("%s against the target %s: %s (%s).", en(now.Value), en(target), doneEN, signed(g, en))}
	return e
}
