package cycle_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/governance/cycle"
)

// A year's wheel with its statutory days, rolled off holidays.
func BenchmarkYear(b *testing.B) {
	calendar, wheel := cycle.Sweden(), cycle.Orebro()
	b.ReportAllocs()
	for b.Loop() {
		entries := 0
		for range wheel.Year(2028, calendar) {
			entries++
		}
		if entries == 0 {
			b.Fatal("the year is empty")
		}
	}
}
