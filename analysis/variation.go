package analysis

import (
	"fmt"

	"github.com/kommunkvalitet/kvalitet"
)

// runLength is how many values in a row on one side of the mean signal a shift.
const runLength = 8

// variationMethod draws the limits of ordinary variation and says which values are high or low (tillfällig variation).
func variationMethod() *Method {
	return &Method{
		ID:      MethodVariation,
		Title:   kvalitet.Label{SV: "Är värdet ovanligt högt eller lågt?", EN: "Is the value unusually high or low?"},
		Source:  sourceXmR,
		Compute: variation,
	}
}

func variation(p *Pass) Evidence {
	points := p.Series.Present()
	refused := notAssessable(fmt.Sprintf("serien har %d värden, minst %d behövs för gränser", len(points), p.Policy.MinBaseline),
		fmt.Sprintf("the series has %d values, at least %d are needed for limits", len(points), p.Policy.MinBaseline))
	if len(points) < 2 {
		return refused
	}
	x := XmR(valuesOf(points), p.Policy.XmR)
	var e Evidence
	e.Numbers = Numbers{{"n", float64(x.N)}}
	for _, v := range []Number{
		{"mean", x.Mean}, {"mrBar", x.MRBar}, {"lower", x.Lower}, {"upper", x.Upper}, {"rangeUpper", x.RangeUpper},
		{"outside", float64(len(x.Outside))}, {"run", float64(x.Run)},
	} {
		e.Numbers.Add(v.Name, v.Value)
	}
	for _, i := range x.Outside {
		e.Details = append(e.Details, Detail{Name: year(points[i].Time), Numbers: Numbers{{"value", points[i].Value}}})
	}
	last := points[len(points)-1]
	switch {
	case x.N < p.Policy.MinBaseline:
		return e.but(refused)
	case last.Value > x.Upper || last.Value < x.Lower:
		e.Verdict = valued(last.Value-x.Mean, p.Better)
		side := kvalitet.Label{SV: "högt", EN: "high"}
		if last.Value < x.Lower {
			side = kvalitet.Label{SV: "lågt", EN: "low"}
		}
		e.Text = kvalitet.Label{
			SV: fmt.Sprintf("%s (%s) är ovanligt %s: utanför %s till %s.", sv(last.Value), year(last.Time), side.SV, sv(x.Lower), sv(x.Upper)),
			EN: fmt.Sprintf("%s (%s) is unusually %s: outside %s to %s.", en(last.Value), year(last.Time), side.EN, en(x.Lower), en(x.Upper))}
	case x.Run >= runLength:
		e.Verdict = valued(last.Value-x.Mean, p.Better)
		e.Text = kvalitet.Label{
			SV: fmt.Sprintf("De %d senaste värdena ligger på samma sida av medelvärdet %s: nivån har flyttat sig.", x.Run, sv(x.Mean)),
			EN: fmt.Sprintf("The last %d values lie on one side of the mean %s: the level has shifted.", x.Run, en(x.Mean))}
	default:
		e.Verdict = VerdictUnclear
		e.Text = kvalitet.Label{
			SV: fmt.Sprintf("%s (%s) ligger inom vanlig variation, %s till %s.", sv(last.Value), year(last.Time), sv(x.Lower), sv(x.Upper)),
			EN: fmt.Sprintf("%s (%s) is within ordinary variation, %s to %s.", en(last.Value), year(last.Time), en(x.Lower), en(x.Upper))}
	}
	p.noteBreak(&e)
	return e
}
