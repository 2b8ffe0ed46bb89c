package main

import (
	"math"
	"path/filepath"

	"github.com/kommunkvalitet/kvalitet/risk/quant"
)

// losses is W6: ten thousand risks simulated for as many years.
func (b *bench) losses() error {
	c, err := columns[float64](b, "w6_p.f64", "w6_min.f64", "w6_mode.f64", "w6_max.f64")
	if err != nil {
		return err
	}
	trials := 10_000
	if filepath.Base(b.dir) == "n10" {
		trials = 1000
	}
	var exactMean, variance float64
	for i, p := range c[0] {
		l, m, h := c[1][i], c[2][i], c[3][i]
		mean := (l + m + h) / 3
		exactMean += p * mean
		variance += p*((l*l+m*m+h*h-l*m-l*h-m*h)/18+mean*mean) - p*p*mean*mean
	}
	losses := make([]float64, trials)
	return b.time("W6", "run", b.reps, func() error {
		model, err := quant.Columns{Probability: c[0], Least: c[1], Mode: c[2], Most: c[3]}.Model()
		if err != nil {
			return err
		}
		model.Run(20260101, 0, losses)
		return nil
	}, func() map[string]any {
		total, _, _ := sum(losses)
		mean, sd := total/float64(trials), math.Sqrt(variance)
		return map[string]any{"exact_mean": exactMean, "exact_sd": sd, "mean": mean, "q50": quantile(losses, .5), "q95": quantile(losses, .95), "q99": quantile(losses, .99),
			"z_mean": (mean - exactMean) / (sd / math.Sqrt(float64(trials)))}
	})
}
