package compass_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/analysis/compass"
)

// Every municipality's card.
func BenchmarkMediansOf(b *testing.B) {
	cards := make([]compass.Card, 290)
	for i := range cards {
		cards[i] = card(2014, "2010", "", "50", "55.5", "48", "61", "52", "40", "57", string(rune('1'+i%9))+"0")
	}
	b.ReportAllocs()
	for b.Loop() {
		compass.MediansOf(compass.Edition2010(), cards...)
	}
}
