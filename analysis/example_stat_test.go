package analysis_test

import (
	"fmt"
	"math"
	"time"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis"
)

func ExampleMannKendall() {
	t := analysis.MannKendall([]float64{26479, 26597, 28061, 28594, 30123, 29423, 32058})
	fmt.Printf("S = %d, tau = %.3f, p = %.4f\n", t.S, t.Tau, t.P)
	// Output: S = 19, tau = 0.905, p = 0.0069
}

func ExampleTheilSen() {
	// Every second year: true time counts.
	l := analysis.TheilSen([]float64{2017, 2019, 2021, 2023, 2025}, []float64{16.1, 15.2, 17.5, 18.7, 8.8}, 0.95)
	fmt.Printf("%.3f per år\n", l.Slope)
	// Output: -0.050 per år
}

func ExampleFitLine() {
	l := analysis.FitLine([]float64{2020, 2021, 2022, 2023}, []float64{310, 330, 350, 346})
	f := l.Predict(2024, 0.95)
	fmt.Printf("%.1f per år, 2024: %.0f (%.0f till %.0f)\n", l.Slope, f.Value, f.Low, f.High)
	// Output: 12.8 per år, 2024: 366 (303 till 429)
}

func ExampleXmR() {
	x := analysis.XmR([]float64{10, 11, 9, 10, 11, 9, 10, 11}, 2.66)
	fmt.Printf("%.2f till %.2f\n", x.Lower, x.Upper)
	// Output: 6.71 till 13.54
}

func ExampleQuantile() {
	sorted := []float64{1, 2, 3, 4}
	fmt.Println(analysis.Quantile(sorted, 0.25, analysis.QuantileR7), analysis.Quantile(sorted, 0.25, analysis.QuantileR6))
	// Output: 1.75 1.25
}

func ExampleStand() {
	s, _ := analysis.Stand(334, []float64{346, 423, 380, 512, 420, 330, 450}, analysis.BetterHigher)
	fmt.Println(s.Rank, "av", s.N, s.Colour(analysis.BetterHigher, 8))
	// Output: 7 av 8 red
}

func ExampleRanks() {
	fmt.Println(analysis.Ranks([]float64{30, 10, 30, 20}, analysis.TiesAverage))
	// Output: [3.5 1 3.5 2]
}

func ExampleSpearman() {
	c := analysis.Spearman([]float64{1, 2, 3, 4, math.NaN()}, []float64{10, 30, 20, 40, 50})
	fmt.Printf("n = %d, rs = %.1f\n", c.N, c.R)
	// Output: n = 4, rs = 0.8
}

func ExampleBenjaminiHochberg() {
	fmt.Printf("%.3f\n", analysis.BenjaminiHochberg([]float64{0.01, 0.04, 0.03, 0.5}))
	// Output: [0.040 0.053 0.053 0.500]
}

func ExampleScanPairs() {
	columns := [][]float64{{1, 2, 3, 4, 5, 6}, {2, 4, 6, 8, 10, 12.1}, {5, 1, 4, 2, 6, 3}}
	scan, err := analysis.ScanPairs(columns, analysis.ScanOptions{Level: 0.05})
	if err != nil {
		fmt.Println(err)
		return
	}
	for p := range scan.Pairs() {
		fmt.Printf("%d och %d samvarierar, r = %.3f\n", p.A, p.B, p.R)
	}
	// Output: 0 och 1 samvarierar, r = 1.000
}

func ExamplePanelKernel() {
	// Two municipalities and three years; a lower value is better.
	kernel, err := analysis.NewPanelKernel(3, []uint8{0, 0})
	if err != nil {
		fmt.Println(err)
		return
	}
	result := analysis.NewPanelResult(2)
	kernel.Into(result, analysis.Panel{Better: analysis.BetterLower, Target: 5, Values: []float64{7, 6, 4, 9, 9, 8}})
	fmt.Println(result.Change, result.Gap, result.Rank)
	// Output: [-2 -1] [1 -3] [1 2]
}

func ExampleComposite() {
	index := analysis.Composite([]analysis.CompositePart{
		{KPI: "betyg", Better: analysis.BetterHigher, Values: []float64{0, 50, 100}},
		{KPI: "kostnad", Better: analysis.BetterLower, Values: []float64{30, 20, 10}},
	}, analysis.QuantileR7)
	fmt.Printf("%.0f\n", index)
	// Output: [0 50 100]
}

func ExampleConditions_Nearest() {
	c := analysis.Conditions{Entities: []string{"0319", "0562", "1984"}, Columns: []analysis.Condition{
		{KPI: "N01951", Weight: 1, Values: []float64{9500, 21900, 14000}},
	}}
	n, err := c.Nearest("1984", 1)
	fmt.Println(n.Nearest[0].Entity, err)
	// Output: 0319 <nil>
}

func ExampleLadder_Conclude() {
	ladder := analysis.Climb(analysis.NewSeries("N03702", "0319", []int{2022, 2023}, []float64{350, 346}), analysis.Target(350))
	signed := analysis.Signature{Role: "kvalitetsledare", Date: kvalitet.NewDate(2026, time.March, 1)}
	err := ladder.Conclude(analysis.Conclusion{Text: "Vi ligger under målet", Signed: signed})
	fmt.Println(err)
	for _, step := range []analysis.StepCode{analysis.StepOthers, analysis.StepPatterns} {
		if err := ladder.Excuse(step, analysis.Excuse{Reason: "ingen jämförelse är hämtad ännu", Signed: signed}); err != nil {
			fmt.Println(err)
		}
	}
	fmt.Println(ladder.Conclude(analysis.Conclusion{Text: "Vi ligger under målet", Rests: []string{analysis.MethodGap}, Signed: signed}))
	// Output:
	// ogiltigt värde / invalid value: /steps/2: steg 3 (Jämför med andra) har varken underlag eller skäl till att det saknas / step 3 (Compare with others) has neither evidence nor a reason why there is none
	// /steps/3: steg 4 (Identifiera mönster) har varken underlag eller skäl till att det saknas / step 4 (Identify patterns) has neither evidence nor a reason why there is none
	// <nil>
}

func ExampleRules() {
	ladder := analysis.Climb(analysis.NewSeries("N03702", "0319", []int{2022, 2023}, []float64{350, 346}))
	for _, f := range kvalitet.Run(analysis.Rules(), &ladder)[:2] {
		fmt.Println(f.Rule, f.Outcome, f.Text.In("sv"))
	}
	// Output:
	// analysis.ladder.evidence notMet Steg utan underlag eller skäl: 3.
	// analysis.ladder.accepted notMet Ingen roll har godtagit underlaget.
}

// Several measures beside the series: those that change with it, with the false findings among them controlled.
func ExampleBeside() {
	years := []float64{71, 74, 73, 76, 78, 79, 78, 81, 83, 82, 86, 85}
	other := []float64{10, 13, 11, 15, 16, 18, 16, 20, 21, 20, 25, 23}
	ladder := analysis.Climb(results("N15419", "1715", years...), analysis.Beside(results("N15813", "1715", other...)))
	e, _ := ladder.Evidence(analysis.MethodPatterns)
	n, _ := e.Number("tested")
	found, _ := e.Number("established")
	fmt.Println(n, found)
	// Output: 1 1
}

func ExampleLine_SlopeInterval() {
	l := analysis.FitLine([]float64{2018, 2019, 2020, 2021, 2022, 2023}, []float64{71, 74, 73, 76, 78, 79})
	i := l.SlopeInterval(0.95)
	fmt.Printf("%.2f per år (%.2f till %.2f); linjen 2023: %.1f\n", i.Value, i.Low, i.High, l.Fitted(2023, 0.95).Value)
	// Output: 1.57 per år (0.94 till 2.20); linjen 2023: 79.1
}

// How far from the middle of the others, whatever one of them does.
func ExampleRobustZ() {
	z, middle, spread := analysis.RobustZ(62, []float64{71, 73, 74, 75, 76, 78, 310})
	fmt.Printf("%.1f spridningar från %.0f (%.2f)\n", z, middle, spread)
	// Output: -4.4 spridningar från 75 (2.97)
}

// Values of the same years, and a year that only one of them has is left out.
func ExampleTogether() {
	x, y := analysis.Together(results("N15419", "1715", 71, 74, 73, 76), results("N15813", "1715", 10, 13, 11))
	c := analysis.Pearson(x, y)
	fmt.Printf("%d år, r = %.2f\n", c.N, c.R)
	// Output: 3 år, r = 0.93
}

// A value that is missing is not in the columns.
func ExampleSeries_Columns() {
	s := results("N15419", "1715", 71, 74, 73)
	s.Points[1].Missing = analysis.MissingSecret
	times, values := s.Columns()
	_, ok := s.At(2019)
	fmt.Println(times, values, ok)
	// Output: [2018 2020] [71 73] false
}

func ExampleTies() {
	for _, rule := range analysis.TieRules() {
		fmt.Println(rule, analysis.Ranks([]float64{10, 20, 20, 30}, rule))
	}
	// Output:
	// min [1 2 2 4]
	// max [1 3 3 4]
	// average [1 2.5 2.5 4]
	// dense [1 2 2 3]
	// first [1 2 3 4]
}
