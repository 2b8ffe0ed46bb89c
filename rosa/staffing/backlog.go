package staffing

import (
	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Backlog is work that may wait but has a deadline (arbete med svarstid): e-mail answered within three working days.
// There is no queue of callers, so it is staffed by workload and not by Erlang.
type Backlog struct {
	// Arrivals is the work that arrives on each working day, in minutes. Which days are working days is the caller's.
	Arrivals []float64
	// Days is how many working days after the day of arrival the work must be done; 0 is the same day.
	Days int
}

// Capacity returns the least minutes a day that, given every working day, keeps every deadline when the oldest work is
// done first. Work can be done from the day when it arrives. It is the greatest, over all stretches of days, of
//
//	what arrives on the days i … j ÷ the days i … j + Days
//
// since just that work must be done in just those days; no capacity below it can be enough, and none at it fails.
func (b Backlog) Capacity() (float64, error) {
	if err := kvalitet.Invalid(b.Problems()); err != nil {
		return 0, err
	}
	var most float64
	for i := range b.Arrivals {
		var sum float64
		for j := i; j < len(b.Arrivals); j++ {
			sum += b.Arrivals[j]
			most = max(most, sum/float64(j-i+1+b.Days))
		}
	}
	return most, nil
}

// Late returns the minutes of work done after its deadline when so many minutes are worked each day, oldest first. Work
// that is left when the days end is taken to be done on the days that follow, at the same pace; without any pace all of
// it is late.
func (b Backlog) Late(capacity float64) (float64, error) {
	ps := check.List(b.Problems())
	ps.If(!(capacity >= 0 && capacity <= maxWork), "range", "/capacity", "kapaciteten är negativ eller för stor", "the capacity is negative or too large")
	if err := kvalitet.Invalid(ps); err != nil {
		return 0, err
	}
	var late, ahead float64 // ahead: work from earlier days not done when the day begins
	for _, work := range b.Arrivals {
		// The day's work is done once ahead + work is; in the days up to its deadline that many minutes are worked.
		inTime := max(capacity*float64(b.Days+1)-ahead, 0)
		late += max(work-inTime, 0)
		ahead = max(ahead+work-capacity, 0)
	}
	return late, nil
}

const (
	maxWork = 1e12
	maxDays = 10_000
)

// Problems reports work that is negative or too large ("range") and a deadline outside 0 to 10,000 days.
func (b Backlog) Problems() []kvalitet.Problem {
	var ps check.List
	ps.If(len(b.Arrivals) > maxDays, "size", "/arrivals", "fler än 10 000 dagar", "more than 10,000 days")
	for i, m := range b.Arrivals {
		ps.If(!(m >= 0 && m <= maxWork), "range", check.At("/arrivals", i), "tiden är negativ eller för stor", "the time is negative or too large")
	}
	ps.If(b.Days < 0 || b.Days > maxDays, "range", "/days", "antalet dagar är inte mellan 0 och 10 000", "the number of days is not between 0 and 10,000")
	return ps
}
