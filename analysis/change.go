package analysis

import (
	"fmt"
	"math"

	"github.com/kommunkvalitet/kvalitet"
)

var sourceXmR = kvalitet.Source{Title: "Wheeler, Understanding Variation", Section: "XmR chart", Grade: kvalitet.GradePublished}

// changeMethod compares the latest value with the one before (förändring sedan förra mätningen). With published margins the
// difference is established when it is larger than the margin of the difference, √(m₁²+m₂²); one that is exactly as
// large is not. Without margins, the latest value is set against the XmR limits of the values before it.
func changeMethod() *Method {
	return &Method{
		ID:      MethodChange,
		Title:   kvalitet.Label{SV: "Har värdet ändrats sedan förra mätningen?", EN: "Has the value changed since the last measurement?"},
		Source:  sourceXmR,
		Compute: change,
	}
}

func change(p *Pass) Evidence {
	points := p.Series.Present()
	if len(points) < 2 {
		return notAssessable(fmt.Sprintf("serien har %d värde efter senaste definitionsbrott, minst 2 behövs", len(points)),
			fmt.Sprintf("the series has %d value since its last break, at least 2 are needed", len(points)))
	}
	now, before := points[len(points)-1], points[len(points)-2]
	diff := now.Value - before.Value
	var e Evidence
	e.Numbers.Add("latest", now.Value)
	e.Numbers.Add("latestTime", now.Time)
	e.Numbers.Add("previous", before.Value)
	e.Numbers.Add("previousTime", before.Time)
	e.Numbers.Add("change", diff)
	e.Numbers.Add("changePerYear", diff/(now.Time-before.Time))
	if before.Value != 0 {
		e.Numbers.Add("changeShare", diff/math.Abs(before.Value))
	}
	established, known := false, true
	switch earlier := points[:len(points)-1]; {
	case diff == 0:
	case now.Margin > 0 || before.Margin > 0:
		margin := math.Hypot(now.Margin, before.Margin)
		e.Numbers.Add("margin", margin)
		established = math.Abs(diff) > margin
		if now.Margin == 0 || before.Margin == 0 {
			e.note("margin", "felmarginal finns bara för det ena värdet", "a margin is published for one of the values only")
		}
	case len(earlier) >= p.Policy.MinBaseline:
		x := XmR(valuesOf(earlier), p.Policy.XmR)
		e.Numbers.Add("lower", x.Lower)
		e.Numbers.Add("upper", x.Upper)
		established = now.Value < x.Lower || now.Value > x.Upper
	default:
		known = false
		e.Reason = kvalitet.Label{
			SV: fmt.Sprintf("felmarginal saknas och de %d tidigare värdena räcker inte för gränser, minst %d behövs", len(earlier), p.Policy.MinBaseline),
			EN: fmt.Sprintf("there is no margin and the %d earlier values are too few for limits, at least %d are needed", len(earlier), p.Policy.MinBaseline)}
	}
	e.Verdict = VerdictUnclear
	tailSV, tailEN := "skillnaden går inte att skilja från vanlig variation", "the difference cannot be told from ordinary variation"
	switch {
	case established:
		e.Verdict = valued(diff, p.Better)
		tailSV, tailEN = "mer än vanlig variation", "more than ordinary variation"
	case diff == 0:
		tailSV, tailEN = "ingen förändring", "no change"
	case !known:
		tailSV, tailEN = "om det är mer än vanlig variation går inte att säga", "whether that is more than ordinary variation cannot be told"
	}
	e.Text = kvalitet.Label{
		SV: fmt.Sprintf("Från %s (%s) till %s (%s), %s: %s.", sv(before.Value), year(before.Time), sv(now.Value), year(now.Time), signed(diff, sv), tailSV),
		EN: fmt.Sprintf("From %s (%s) to %s (%s), %s: %s.", en(before.Value), year(before.Time), en(now.Value), year(now.Time), signed(diff, en), tailEN)}
	if p.Break != nil {
		e.note("break", "jämförs bara efter definitionsbrottet "+year(p.Break.Time)+": "+p.Break.Reason.SV,
			"compared only after the break in definition "+year(p.Break.Time)+": "+p.Break.Reason.EN)
	}
	return e
}

func valuesOf(points []Point) []float64 {
	values := make([]float64, len(points))
	for i, p := range points {
		values[i] = p.Value
	}
	return values
}

// year writes a time: 2024, or 2024.5 for one within a year.
func year(t float64) string {
	if t == math.Trunc(t) {
		return fmt.Sprintf("%.0f", t)
	}
	return fmt.Sprintf("%g", t)
}

func signed(v float64, write func(float64) string) string {
	if v > 0 {
		return "+" + write(v)
	}
	return write(v)
}
