package service_test

import (
	"fmt"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance/service"
)

func TestReminders(t *testing.T) {
	day := func(m, d int) kvalitet.Date { return kvalitet.DateOf(at(fmt.Sprintf("2026-%02d-%02d", m, d))) }
	view := func(n int, kind service.ViewType, received kvalitet.Date) service.View {
		return service.View{ID: uuid.UUID{15: byte(n)}, Type: kind, Received: received}
	}
	acknowledged := view(2, service.TypeQuestion, day(3, 2))
	acknowledged.Acknowledged = day(3, 3)
	answered := view(3, service.TypeComplaint, day(3, 2))
	answered.Answered = day(3, 3)
	anonymous := view(4, service.TypeComplaint, day(3, 2))
	anonymous.Anonymous = true
	statutory := anonymous
	statutory.ID, statutory.Statutory, statutory.Received = uuid.UUID{15: 5}, true, day(1, 31)
	views := []service.View{statutory, anonymous, answered, acknowledged, view(1, service.TypeComplaint, day(3, 2)), view(6, service.TypeFault, day(3, 2))}

	tests := map[string]struct {
		on    kvalitet.Date
		ahead int
		want  []string
	}{
		"the day before the first is due": {day(3, 3), 0, nil},
		"a day ahead":                     {day(3, 3), 1, []string{"1 acknowledge 2026-03-04 false"}},
		"the last day is not late":        {day(3, 4), 0, []string{"1 acknowledge 2026-03-04 false"}},
		"ten working days on":             {day(3, 17), 0, []string{"1 acknowledge 2026-03-04 true", "1 answer 2026-03-16 true", "2 answer 2026-03-16 true"}},
		"six months clamp to the last day": {day(7, 31), 0, []string{"1 acknowledge 2026-03-04 true", "1 answer 2026-03-16 true",
			"2 answer 2026-03-16 true", "5 delay 2026-07-31 false"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, r := range service.Reminders(views, service.DefaultClocks(), tt.on, swedish, tt.ahead) {
				got = append(got, fmt.Sprint(r.View[15], " ", r.Kind, " ", r.Due, " ", r.Late))
			}
			assert.Equal(t, tt.want, got)
		})
	}
}

func ExampleReminders() {
	received := kvalitet.DateOf(at("2026-04-01"))
	views := []service.View{{ID: uuid.UUID{15: 1}, Type: service.TypeComplaint, Received: received}}
	for _, r := range service.Reminders(views, service.DefaultClocks(), received, swedish, 7) {
		fmt.Println(r.Kind.Label().In("sv"), "senast", r.Due)
	}
	// Output: bekräfta senast 2026-04-07
}

func ExampleCompile() {
	received := kvalitet.DateOf(at("2026-04-01"))
	views := make([]service.View, 3)
	for i := range views {
		views[i] = service.View{ID: uuid.UUID{15: byte(i + 1)}, Type: service.TypeComplaint, Process: "bygglov", Cause: "väntetid", Received: received}
	}
	c := service.Compile(views, kvalitet.Year(2026), service.RecurringFrom, service.DefaultClocks(), received, swedish)
	for _, p := range c.Patterns {
		fmt.Println(p.Process, p.Cause, p.Count, p.Recurring)
	}
	// Output: bygglov väntetid 3 true
}

func ExamplePromiseRules() {
	for _, f := range kvalitet.Run(service.PromiseRules(), service.NewPass(service.Lulea()[0])) {
		if f.Outcome == kvalitet.OutcomeNotMet {
			fmt.Println(f.Rule, f.Text.In("sv"))
		}
	}
	// Output:
	// governance.service.remedy Det framgår inte vad som händer när löftet bryts.
	// governance.service.declaration Serviceförklaringen lovar inte att utreda, erkänna och rätta.
}
