// Command wired joins two packages that do not know each other: a promise of package service counts in working days, and
// package cycle knows which days those are. The promise asks for a small interface; the calendar happens to have it.
package main

import (
	"fmt"
	"time"

	"github.com/kommunkvalitet/kvalitet/governance/cycle"
	"github.com/kommunkvalitet/kvalitet/governance/service"
)

func main() {
	var days service.WorkingDays = cycle.Sweden()
	promise := service.Skelleftea()[2]
	fmt.Println(promise.Text)
	in := time.Date(2026, time.April, 1, 10, 0, 0, 0, time.UTC) // the Wednesday before Easter
	fmt.Println("kom in", in.Format(time.DateOnly), "klart senast", promise.Due(in, days))
	f := promise.Judge([]service.Event{
		{Start: in, End: in.AddDate(0, 0, 7)},
		{Start: in, End: in.AddDate(0, 0, 8)},
	}, in.AddDate(0, 1, 0), days)
	fmt.Println(f.Within, "av", f.Total, "i tid:", f.Verdict.Label().In("sv"))
}
