package cycle

import (
	"time"

	"github.com/kommunkvalitet/kvalitet"
)

// Easter returns Easter Sunday (påskdagen) of a year in the Gregorian calendar: the first Sunday after the
// ecclesiastical full moon on or after 21 March. Sweden has followed this reckoning throughout 1900–2199.
//
// With a = year mod 19, century c and year of century y it is the closed form of Meeus, Jones and Butcher: the full
// moon from the epact corrected for the century, then the Sunday from the dominical letter.
func Easter(year int) kvalitet.Date {
	a, c, y := year%19, year/100, year%100
	moon := (19*a + c - c/4 - (8*c+13)/25 + 15) % 30
	sunday := (32 + 2*(c%4) + 2*(y/4) - moon - y%4) % 7
	late := (a + 11*moon + 22*sunday) / 451
	n := moon + sunday - 7*late + 114
	return kvalitet.NewDate(year, time.Month(n/31), n%31+1)
}
