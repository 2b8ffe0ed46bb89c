package quant_test

import (
	"fmt"

	"github.com/kommunkvalitet/kvalitet/risk/quant"
)

func ExampleLognormal() {
	fine := quant.Loss{ID: "vite", Counting: quant.CountingPoisson, Rate: 0.1, Severity: quant.Lognormal(100_000, 1_000_000)}
	mu, sigma, _ := fine.Severity.MuSigma()
	fmt.Printf("μ %.6f, σ %.6f, ett år kostar i medel %.0f kr\n", mu, sigma, fine.Mean())
	// Output: μ 12.664218, σ 0.699936, ett år kostar i medel 40400 kr
}

func ExamplePortfolio_Simulate() {
	p := quant.Portfolio{Losses: []quant.Loss{
		{ID: "vite", Counting: quant.CountingPoisson, Rate: 0.1, Severity: quant.Lognormal(100_000, 1_000_000)},
		{ID: "brand", Counting: quant.CountingBernoulli, Rate: 0.02, Severity: quant.PERT(1e6, 4e6, 9e6)},
	}}
	r, err := p.Simulate(100_000, 1)
	if err != nil {
		fmt.Println(err)
		return
	}
	off := (r.Mean() - p.Mean()) / r.StandardError()
	fmt.Printf("exakt medel %.0f kr; det simulerade inom tre medelfel: %v\n", p.Mean(), off > -3 && off < 3)
	// Output: exakt medel 127067 kr; det simulerade inom tre medelfel: true
}

func ExampleEffect() {
	l := quant.Loss{Counting: quant.CountingPoisson, Rate: 2, Severity: quant.Fixed(50_000)}
	e := quant.Effect{FewerLosses: 0.75, Cost: 30_000}
	roi, _ := e.Return(l)
	fmt.Printf("sparar %.0f kr om året, avkastning %.1f\n", e.Saved(l), roi)
	// Output: sparar 75000 kr om året, avkastning 1.5
}
