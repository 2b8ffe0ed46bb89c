package staffing_test

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/rosa"
	"github.com/kommunkvalitet/kvalitet/rosa/staffing"
	"github.com/kommunkvalitet/kvalitet/rosa/staffing/staffingtest"
)

func ExampleAgents() {
	load := staffing.Load{Calls: 120, Interval: time.Hour, Handling: 4 * time.Minute}
	need, err := staffing.Agents(load, staffing.Skelleftea())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%.0f handläggare, %.1f %% inom två minuter, väntan i medel %.0f s\n", need.Agents, 100*need.ServiceLevel, need.MeanWait)
	// Output: 10 handläggare, 84.9 % inom två minuter, väntan i medel 49 s
}

// Traffic that is not less than the agents has no waiting time; the answer is an error.
func ExampleEvaluate() {
	load := staffing.Load{Calls: 120, Interval: time.Hour, Handling: 4 * time.Minute}
	_, err := staffing.Evaluate(load, 8, time.Minute)
	fmt.Println(errors.Is(err, staffing.ErrOverload))
	load.Patience = 2 * time.Minute // but callers hang up
	p, err := staffing.Evaluate(load, 8, time.Minute)
	fmt.Printf("%s: %.1f %% lägger på %v\n", p.Model, 100*p.Abandonment, err)
	// Output:
	// true
	// erlangA: 16.3 % lägger på <nil>
}

func ExampleErlangB() {
	b, err := staffing.ErlangB(10, 4.46)
	fmt.Printf("%.3f %v\n", b, err)
	// Output: 0.010 <nil>
}

func ExampleErlangC() {
	c, err := staffing.ErlangC(14, 10)
	fmt.Printf("%.3f %v\n", c, err)
	// Output: 0.174 <nil>
}

func ExampleAround() {
	load := staffing.Load{Calls: 10, Interval: 30 * time.Minute, Handling: 5 * time.Minute}
	rows, err := staffing.Around(load, staffing.Industry(), 3, 1)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range rows {
		fmt.Printf("%d: %.0f %%\n", r.Agents, 100*r.Performance.ServiceLevel)
	}
	// Output:
	// 2: 26 %
	// 3: 73 %
	// 4: 91 %
}

func ExampleCallProfile_Staff() {
	s, err := week().Staff(staffing.Industry())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, slot := range s.Slots {
		fmt.Println(slot.Weekday, slot.From, slot.Scheduled)
	}
	fmt.Println("timmar", s.Hours, "missar mål vid medelbemanning", s.Missed)
	// Output:
	// 1 08:00 10
	// 1 08:30 5
	// 1 09:00 3
	// 5 09:30 2
	// 5 10:00 0
	// timmar 10 missar mål vid medelbemanning 1
}

// E-mail within three working days: how many minutes a day it takes.
func ExampleBacklog_Capacity() {
	b := staffing.Backlog{Arrivals: []float64{300, 300, 60, 60, 60}, Days: 3}
	c, err := b.Capacity()
	fmt.Println(c, err)
	// Output: 120 <nil>
}

func ExampleWorkload() {
	report, err := rosa.Analyse(cases(), rosa.DefaultBoundary)
	if err != nil {
		fmt.Println(err)
		return
	}
	post := staffing.Post{HoursPerYear: decimal.NewFromInt(1600), Shrinkage: decimal.New(25, -2)}
	rows, err := staffing.Workload(report.Levels, post)
	if err != nil {
		fmt.Println(err)
		return
	}
	total := rows[len(rows)-1]
	fmt.Println(total.All, "årsarbetare, varav kontaktcentret kan göra", total.Potential)
	// Output: 0.8 årsarbetare, varav kontaktcentret kan göra 0.4
}

func ExampleTally() {
	var t staffing.Tally
	_ = t.Add("bygglov", staffing.Contact{Wait: 40 * time.Second, Answered: true, Solved: true, Demand: staffing.DemandNeeded})
	_ = t.Add("bygglov", staffing.Contact{Wait: 90 * time.Second, Answered: true, Demand: staffing.DemandStatus})
	all := t.FollowUp(staffing.Skelleftea(), nil)[0]
	for _, s := range all.Solved {
		fmt.Printf("löst %.0f %% %s\n", 100**s.Share, s.Of.Label().SV)
	}
	fmt.Printf("onödig efterfrågan %.0f %%\n", 100**all.Unnecessary)
	// Output:
	// löst 50 % av alla kontakter
	// löst 50 % av besvarade kontakter
	// löst 50 % av ärenden, upprepade kontakter räknas en gång
	// onödig efterfrågan 50 %
}

func ExampleRules() {
	load := staffing.Load{Calls: 10, Interval: 30 * time.Minute, Handling: 5 * time.Minute}
	need, err := staffing.Agents(load, staffing.Industry())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range kvalitet.Run(staffing.Rules(), staffing.NewPass(load, staffing.Industry(), need)) {
		if f.Outcome != kvalitet.OutcomeMet {
			fmt.Println(f.Rule, f.Outcome)
		}
	}
	// Output:
	// staffing.patience.known unknown
	// staffing.team.large notMet
	// staffing.shrinkage.counted unknown
	// staffing.abandonment.low notApplicable
	// staffing.concurrent.few notApplicable
}

func ExampleLoadSchedule() {
	ctx := context.Background()
	store := staffingtest.NewMemStore() // your own store in a host
	if _, err := staffing.SaveCallProfile(ctx, store, week()); err != nil {
		fmt.Println(err)
		return
	}
	s, err := staffing.LoadSchedule(ctx, store, uuid.UUID{15: 1}, staffing.Industry())
	fmt.Println(s.Peak, err)
	peak, _, err := staffing.LoadPeaks(ctx, store, staffing.Industry())
	fmt.Println(peak.Name, err)
	// Output:
	// 10 <nil>
	// Vanlig vecka <nil>
}
