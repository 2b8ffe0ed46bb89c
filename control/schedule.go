package control

import (
	"fmt"
	"slices"
	"time"

	"github.com/kommunkvalitet/kvalitet"
)

// Occurrence is one occasion on which an activity is to be tested (kontrolltillfälle).
type Occurrence struct {
	// Occasion counts from 1.
	Occasion int `json:"occasion"`
	// Period is the days that it is about, and Due its last day.
	Period kvalitet.Period  `json:"period"`
	Due    kvalitet.Date    `json:"due"`
	Status OccurrenceStatus `json:"status,omitzero"`
	// Execution is the place in the executions of what was done; −1 is nothing.
	Execution int `json:"execution"`
}

// Occurrences returns the activity's occasions in the year: the calendar's parts by the frequency, cut to the activity's
// period. The last one is due on the activity's day when it has one. Without a frequency it is once.
func (a Activity) Occurrences(year int) []Occurrence {
	span := kvalitet.Year(year)
	if a.Period.From.After(span.From) {
		span.From = a.Period.From
	}
	if !a.Period.Until.IsZero() && a.Period.Until.Before(span.Until) {
		span.Until = a.Period.Until
	}
	var occasions []Occurrence
	for start := span.From; start.Before(span.Until); {
		end := a.Frequency.next(start)
		if end.After(span.Until) {
			end = span.Until
		}
		p := kvalitet.Period{From: start, Until: end}
		occasions = append(occasions, Occurrence{Occasion: len(occasions) + 1, Period: p, Due: p.Last(), Execution: -1})
		start = end
	}
	if n := len(occasions); n > 0 && !a.Due.IsZero() {
		occasions[n-1].Due = a.Due
	}
	return occasions
}

// next is the first day after the calendar part that the day lies in.
func (f Frequency) next(d kvalitet.Date) kvalitet.Date {
	months := 12
	switch f {
	case FrequencyWeekly:
		return d.AddDays(7 - (int(d.Weekday())+6)%7)
	case FrequencyMonthly:
		months = 1
	case FrequencyQuarterly:
		months = 3
	case FrequencyTertial:
		months = 4
	case FrequencyHalfYearly:
		months = 6
	case FrequencyOnce, FrequencyYearly, FrequencyContinuous: // the whole year
	}
	first := (int(d.Month)-1)/months*months + 1
	return kvalitet.NewDate(d.Year, time.Month(first), 1).AddMonths(months)
}

// Schedule holds the executions against the activity's occasions on a day (uppföljning av tillfällen). An execution
// fills the occasion that it names or whose period its day lies in; one too many there fills the earliest before it
// that is empty, and is late for it. Executions of other activities are passed over.
func (a Activity) Schedule(year int, executions []Execution, on kvalitet.Date) []Occurrence {
	occasions := a.Occurrences(year)
	var mine, left []int
	for i, e := range executions {
		if e.Activity == a.Number {
			mine = append(mine, i)
		}
	}
	slices.SortStableFunc(mine, func(x, y int) int { return executions[x].Date.Compare(executions[y].Date) })
	for _, i := range mine {
		if k := named(occasions, executions[i]); k >= 0 && occasions[k].Execution < 0 {
			occasions[k].Execution = i
		} else {
			left = append(left, i)
		}
	}
	for _, i := range left {
		for k := range occasions {
			if d := executions[i].Date; occasions[k].Execution < 0 && (d.IsZero() || !d.Before(occasions[k].Period.From)) {
				occasions[k].Execution = i
				break
			}
		}
	}
	for k := range occasions {
		occasions[k].Status = occasions[k].status(executions, on)
	}
	return occasions
}

// named is the occasion that an execution names, or whose period its day lies in; −1 is none.
func named(occasions []Occurrence, e Execution) int {
	return slices.IndexFunc(occasions, func(o Occurrence) bool {
		if e.Occasion > 0 {
			return e.Occasion == o.Occasion
		}
		return o.Period.Contains(e.Date)
	})
}

func (o Occurrence) status(executions []Execution, on kvalitet.Date) OccurrenceStatus {
	switch {
	case o.Execution >= 0 && executions[o.Execution].Date.After(o.Due):
		return OccurrenceLate
	case o.Execution >= 0:
		return OccurrenceDone
	case on.After(o.Due):
		return OccurrenceMissed
	case on.Before(o.Period.From):
		return OccurrenceAhead
	default:
		return OccurrenceDue
	}
}

// result is what the occasion amounts to.
func (o Occurrence) result(executions []Execution) Result {
	switch o.Status {
	case OccurrenceDone, OccurrenceLate:
		return executions[o.Execution].Result
	case OccurrenceMissed:
		return ResultNotDone
	default:
		return ResultNotDue
	}
}

// name tells which occasion it is: "kvartal 2", "mars", "2027".
func (o Occurrence) name(f Frequency) kvalitet.Label {
	switch f {
	case FrequencyMonthly:
		months := [...]string{"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"}
		return kvalitet.Label{SV: months[o.Period.From.Month-1], EN: o.Period.From.Month.String()}
	case FrequencyQuarterly:
		return counted("kvartal", "quarter", (int(o.Period.From.Month)-1)/3+1)
	case FrequencyTertial:
		return counted("tertial", "four months", (int(o.Period.From.Month)-1)/4+1)
	case FrequencyHalfYearly:
		return counted("halvår", "half-year", (int(o.Period.From.Month)-1)/6+1)
	case FrequencyWeekly:
		_, week := o.Period.From.Time(time.UTC).ISOWeek()
		return counted("vecka", "week", week)
	default:
		return kvalitet.Label{SV: fmt.Sprint("år ", o.Period.From.Year), EN: fmt.Sprint("year ", o.Period.From.Year)}
	}
}

func counted(sv, en string, n int) kvalitet.Label {
	return kvalitet.Label{SV: fmt.Sprintf("%s %d", sv, n), EN: fmt.Sprintf("%s %d", en, n)}
}
