package staffing_test

import (
	"errors"
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet/rosa"
	"github.com/kommunkvalitet/kvalitet/rosa/staffing"
)

// From the ROSA analysis to the week's staffing: the volumes give the calls, the profile their shape.
func ExampleCallProfile_ForCases() {
	profile := week().ForCases(cases(), rosa.Method{}, "telefon", 52)
	fmt.Printf("%.0f samtal i veckan om %v\n", profile.Weekly(), profile.Handling)
	schedule, err := profile.Staff(staffing.Industry())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(schedule.Hours, "timmar,", schedule.FTE(38.25), "tjänster")
	// Output:
	// 100 samtal i veckan om 5m0s
	// 13 timmar, 0.3 tjänster
}

func ExampleCallProfile_Scaled() {
	p := week().Scaled(2 * week().Weekly())
	fmt.Println(p.Days[0].Calls, p.Weekly())
	// Output: [120 40 20] 192
}

// A load that no number of agents short of it can carry.
func ExampleOverloadError() {
	load := staffing.Load{Calls: 200, Interval: time.Hour, Handling: 3 * time.Minute}
	_, err := staffing.Evaluate(load, 9, 20*time.Second)
	var overload *staffing.OverloadError
	fmt.Println(errors.As(err, &overload), overload.Traffic, overload.Agents)
	// Output: true 10 9
}

func ExamplePost_FTE() {
	post := staffing.Post{HoursPerYear: decimal.NewFromInt(1600), Shrinkage: decimal.New(25, -2)}
	fte, err := post.FTE(decimal.NewFromInt(144_000))
	fmt.Println(fte, err)
	// Output: 2 <nil>
}

// What the centre is expected to solve, and what it solved: counted in parts.
func ExampleTally_FollowUp() {
	report, err := rosa.Analyse(cases(), rosa.DefaultBoundary)
	if err != nil {
		fmt.Println(err)
		return
	}
	var all, part staffing.Tally
	for i := range 10 {
		if err := part.Add("felanmälan", staffing.Contact{Wait: time.Duration(10*i) * time.Second, Answered: true, Solved: i < 9}); err != nil {
			fmt.Println(err)
			return
		}
	}
	all.Merge(&part)
	row := all.FollowUp(staffing.Skelleftea(), staffing.Expected(report))[1]
	fmt.Println(row.Case, *row.Solved[0].Share, "av väntade", *row.Expected, "– väntan i median", row.Wait.Median)
	// Output: felanmälan 0.9 av väntade 0.9 – väntan i median 40
}

// E-mail within three days at two paces: how many minutes of work come too late.
func ExampleBacklog_Late() {
	b := staffing.Backlog{Arrivals: []float64{300, 300, 60, 60, 60}, Days: 3}
	for _, minutes := range []float64{120, 100} {
		late, err := b.Late(minutes)
		fmt.Println(minutes, late, err)
	}
	// Output:
	// 120 0 <nil>
	// 100 180 <nil>
}

// The same hour under three municipalities' targets: shares within a time, or a mean wait.
func ExampleTarget_MetBy() {
	load := staffing.Load{Calls: 200, Interval: time.Hour, Handling: 3 * time.Minute}
	for _, t := range []staffing.Target{staffing.Skelleftea(), staffing.Taby(), staffing.Industry()} {
		p, err := staffing.Evaluate(load, 12, t.Within)
		fmt.Println(t.Name.SV, t.MetBy(p), err)
	}
	// Output:
	// Skellefteå: två minuter true <nil>
	// Täby: i medel 90 sekunder true <nil>
	// branschens 80/20 false <nil>
}
