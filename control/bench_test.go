package control_test

import (
	"fmt"
	"testing"

	"github.com/kommunkvalitet/kvalitet/control"
)

// A municipality's risks through a body's criteria.
func BenchmarkSelect(b *testing.B) {
	risks := make([]control.Risk, 10_000)
	for i := range risks {
		risks[i] = control.Risk{ID: fmt.Sprint("R", i), Text: "Avgifter beslutas utan inkomster", Area: control.AreaOperations, Value: 1 + i%16, Consequence: 1 + i%4}
	}
	criteria := control.Orebro().Criteria
	b.ReportAllocs()
	for b.Loop() {
		control.Select(risks, criteria...)
	}
}
