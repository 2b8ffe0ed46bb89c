package survey

import "github.com/kommunkvalitet/kvalitet"

// Dated is a value with the day that it was measured.
type Dated struct {
	On    kvalitet.Date
	Value Value
}

// Latest is the latest value that is shown among those of the year and the years before it, so many in all: Kolada's
// variant "latest value in three years" (senaste värde inom tre år), by which municipalities that measure in different
// years can be compared. False when there is none.
func Latest(values []Dated, year, years int) (Dated, bool) {
	var latest Dated
	found := false
	for _, v := range values {
		if v.On.Year > year || v.On.Year <= year-years || v.Value.Symbol != 0 {
			continue
		}
		if !found || v.On.After(latest.On) {
			latest, found = v, true
		}
	}
	return latest, found
}
