package quant_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet/risk"
	"github.com/kommunkvalitet/kvalitet/risk/quant"
)

// losses are two of a municipality's, whose result is the same on every machine.
func losses() quant.Portfolio {
	return quant.Portfolio{Losses: []quant.Loss{
		{ID: "vattenskada", Counting: quant.CountingPoisson, Rate: 3, Severity: quant.Triangular(50_000, 120_000, 400_000)},
		{ID: "vite", Counting: quant.CountingBernoulli, Rate: 0.2, Severity: quant.Fixed(1_000_000)},
	}}
}

// What a bad year costs, and how probable it is to pass an amount.
func ExampleResult_Curve() {
	r, err := losses().Simulate(50_000, 2027)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, point := range r.Curve(500_000, 1_000_000, 2_000_000) {
		fmt.Printf("över %.0f kr: %.0f %%\n", point.Loss, 100*point.Probability)
	}
	fmt.Println(r.Quantile(0.95) > r.Mean(), r.Shortfall(0.95) > r.Quantile(0.95), r.Trials())
	// Output:
	// över 500000 kr: 63 %
	// över 1000000 kr: 28 %
	// över 2000000 kr: 2 %
	// true true 50000
}

// How much risk the municipality bears, as two points.
func ExampleTolerance_Within() {
	r, err := losses().Simulate(50_000, 2027)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(quant.Tolerance{{Loss: 1_000_000, Probability: 0.3}, {Loss: 5_000_000, Probability: 0.01}}.Within(r))
	fmt.Println(quant.Tolerance{{Loss: 1_000_000, Probability: 0.1}, {Loss: 5_000_000, Probability: 0.01}}.Within(r))
	// Output:
	// true
	// false
}

// The exact moments, before and after measures.
func ExamplePortfolio_With() {
	before := losses()
	after := before.With([]quant.Effect{{FewerLosses: 0.5, Cost: 90_000}, {}})
	fmt.Printf("%.0f ± %.0f, efter %.0f ± %.0f\n", before.Mean(), before.StandardDeviation(), after.Mean(), after.StandardDeviation())
	// Output: 770000 ± 534275, efter 485000 ± 471937
}

// A loss in kronor read in the matrix that the municipality decides by, whose steps of consequence have amounts.
func ExamplePlace() {
	m := risk.Matrix4x4()
	for i, kronor := range []int64{0, 50_000, 500_000, 5_000_000} {
		m.Consequence.Steps[i].Anchors = []risk.Anchor{{Kind: risk.KindEconomy, Least: decimal.NewNullDecimal(decimal.NewFromInt(kronor))}}
	}
	for _, l := range losses().Losses {
		v, err := quant.Place(l, m, risk.KindEconomy)
		fmt.Println(l.ID, v, err)
	}
	// Output:
	// vattenskada 8 Åtgärda <nil>
	// vite 6 Bevaka <nil>
}

// Trials in parts, on as many machines as there are: the seed and the trial's number decide.
func ExampleModel_Run() {
	model, err := losses().Model()
	if err != nil {
		fmt.Println(err)
		return
	}
	whole, parts := make([]float64, 1_000), make([]float64, 1_000)
	model.Run(2027, 0, whole)
	model.Run(2027, 600, parts[600:])
	model.Run(2027, 0, parts[:600])
	fmt.Println(quant.Gather(whole).Mean() == quant.Gather(parts).Mean())
	// Output: true
}

func ExampleSeverity_Quantile() {
	s := quant.Triangular(50_000, 120_000, 400_000)
	fmt.Printf("%.0f %.0f %.0f\n", s.Quantile(0.05), s.Quantile(0.5), s.Quantile(0.95))
	// Output: 85000 178641 330000
}
