package analysis

import "testing"

func TestFiguresInSentences(t *testing.T) {
	for v, want := range map[float64][2]string{
		168714: {"168\u00a0714", "168714"}, -1234567: {"−1\u00a0234\u00a0567", "-1234567"}, 1234.56: {"1235", "1235"}, 345.54: {"345,5", "345.5"},
		-4.8: {"−4,8", "-4.8"}, 0.00203: {"0,00203", "0.00203"}, 0: {"0", "0"}, 0.5: {"0,5", "0.5"}, 12345.6: {"12\u00a0346", "12346"}, 0.000012345: {"0,0000123", "0.0000123"},
	} {
		if got := sv(v); got != want[0] {
			t.Errorf("sv(%v) = %q, want %q", v, got, want[0])
		}
		if got := en(v); got != want[1] {
			t.Errorf("en(%v) = %q, want %q", v, got, want[1])
		}
	}
	if got := pSV(0.0000026); got != "p < 0,0001" {
		t.Error(got)
	}
	if got := pSV(0.0123); got != "p = 0,0123" {
		t.Error(got)
	}
}
