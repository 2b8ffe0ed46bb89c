package main

import "github.com/kommunkvalitet/kvalitet/analysis"

// pairs is W5: every pair of measures correlated, and those established at a false discovery rate of five per cent.
func (b *bench) pairs() error {
	values, err := column[float64](b, "w5_values.f64")
	if err != nil {
		return err
	}
	measures := make([][]float64, len(values)/municipalities)
	for i := range measures {
		measures[i] = values[i*municipalities : (i+1)*municipalities]
	}
	for _, kind := range []struct {
		name  string
		ranks bool
	}{{"W5-pearson", false}, {"W5-spearman", true}} {
		var s *analysis.Scan
		err := b.time(kind.name, "run", b.reps, func() (err error) {
			s, err = analysis.ScanPairs(measures, analysis.ScanOptions{Ranks: kind.ranks, Level: 0.05, AtLeast: 20})
			return err
		}, func() map[string]any {
			return map[string]any{"sum_abs_r": s.SumAbs, "signif": s.Len(), "thr": s.Threshold}
		})
		if err != nil {
			return err
		}
	}
	return nil
}
