package sampling_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/control/sampling"
)

func BenchmarkSystematic(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := sampling.Systematic(1_000_000, 1_000, 1); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkStratified(b *testing.B) {
	strata := make([]sampling.Stratum, 300)
	for i := range strata {
		strata[i] = sampling.Stratum{Name: string(rune(0x4e00 + i)), Population: 100 + i}
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := sampling.Stratified(strata, 3_000, 1); err != nil {
			b.Fatal(err)
		}
	}
}

// A year's invoices, of which some are credits.
func BenchmarkMoney(b *testing.B) {
	amounts := make([]int64, 100_000)
	for i := range amounts {
		amounts[i] = int64(i*7919%100_000) - 500
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := sampling.Money(amounts, 50_000_000, 1); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkProject(b *testing.B) {
	found := make([]sampling.Misstatement, 100)
	for i := range found {
		found[i] = sampling.Misstatement{Book: 10_000, Right: int64(i * 90)}
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := sampling.Project(found, 50_000, 0.95); err != nil {
			b.Fatal(err)
		}
	}
}
