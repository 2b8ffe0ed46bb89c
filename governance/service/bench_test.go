package service_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance/service"
)

// everyDay is a calendar without days off, which allocates nothing itself.
type everyDay struct{}

func (everyDay) IsWorkingDay(kvalitet.Date) bool { return true }

func (everyDay) AddWorkingDays(from kvalitet.Date, n int) kvalitet.Date { return from.AddDays(n) }

func (everyDay) WorkingDays(from, until kvalitet.Date) int { return until.Days(from) }

func TestJudgeAllocatesNothingPerEvent(t *testing.T) {
	p := service.Promise{Limit: service.Limit{Amount: 3, Unit: service.UnitWorkingDay}}
	events := make([]service.Event, 1_000)
	for i := range events {
		events[i] = service.Event{Start: at("2026-03-02"), End: at("2026-03-02").Add(time.Duration(i) * time.Hour)}
	}
	few := testing.AllocsPerRun(5, func() { p.Judge(events[:10], at("2027-01-01"), everyDay{}) })
	many := testing.AllocsPerRun(5, func() { p.Judge(events, at("2027-01-01"), everyDay{}) })
	assert.InDelta(t, few, many, 0)
}

// views are a year's, in a few processes, of which one in five is unanswered.
func views(n int) []service.View {
	all := make([]service.View, n)
	for i := range all {
		all[i] = service.View{ID: uuid.UUID{14: byte(i >> 8), 15: byte(i)}, Type: service.TypeComplaint, Process: "bygglov", Cause: string(rune('a' + i%7)),
			Received: kvalitet.NewDate(2026, 1, 2).AddDays(i % 360)}
		if i%5 > 0 {
			all[i].Answered = all[i].Received.AddDays(i % 20)
		}
	}
	return all
}

func BenchmarkCompile(b *testing.B) {
	all := views(20_000)
	b.ReportAllocs()
	for b.Loop() {
		service.Compile(all, kvalitet.Year(2026), service.RecurringFrom, service.DefaultClocks(), kvalitet.NewDate(2027, 1, 1), everyDay{})
	}
}

func BenchmarkReminders(b *testing.B) {
	all := views(20_000)
	b.ReportAllocs()
	for b.Loop() {
		service.Reminders(all, service.DefaultClocks(), kvalitet.NewDate(2026, 12, 1), everyDay{}, 14)
	}
}
