package control

import (
	"fmt"

	"github.com/kommunkvalitet/kvalitet"
)

// withinYear asks whether the days of every activity lie in the plan's year. The last one may be as late as the day of the
// report, which some municipalities write with the annual accounts.
func withinYear(p *Pass) kvalitet.Finding {
	year := kvalitet.Year(p.File.Year)
	latest := year.Last()
	if due := p.Model.Due(StepReport, p.File.Year); due.After(latest) {
		latest = due
	}
	var f faults
	for _, a := range p.current {
		if !a.Period.IsZero() && len(a.Occurrences(p.File.Year)) == 0 {
			f.add(p.path(a.Number)+"/period", fmt.Sprintf("kontrollmoment %s har en period utanför %d", a.name(), p.File.Year),
				fmt.Sprintf("control activity %s has a period outside %d", a.name(), p.File.Year))
		}
		switch {
		case a.Due.IsZero():
		case a.Due.Before(year.From):
			f.add(p.path(a.Number)+"/due", fmt.Sprintf("kontrollmoment %s ska vara klart %s, före planens år", a.name(), a.Due),
				fmt.Sprintf("control activity %s is due on %s, before the year of the plan", a.name(), a.Due))
		case a.Due.After(latest):
			f.add(p.path(a.Number)+"/due", fmt.Sprintf("kontrollmoment %s ska vara klart först %s, efter %s", a.name(), a.Due, latest),
				fmt.Sprintf("control activity %s is not due until %s, after %s", a.name(), a.Due, latest))
		}
	}
	return f.finding()
}
