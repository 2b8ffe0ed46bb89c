package estimate_test

import (
	"fmt"

	"github.com/kommunkvalitet/kvalitet/survey/estimate"
)

// drawn is the sample of [pupils] with their grades.
func drawn() (*estimate.Sample, []float64) {
	d, grade := pupils()
	s, err := d.Sample(len(grade))
	if err != nil {
		fmt.Println(err)
	}
	return s, grade
}

func ExampleSample_Total() {
	s, _ := drawn()
	minutes := []float64{12, 8, 20, 15, 5, 30, 25, 10}
	e := s.Total(minutes)
	fmt.Printf("%.0f ± %.0f minuter\n", e.Value, e.Margin())
	// Output: 900 ± 281 minuter
}

func ExampleSample_Ratio() {
	s, grade := drawn()
	e := s.Ratio(grade, []float64{2, 2, 1, 2, 1, 1, 2, 1})
	fmt.Printf("%.2f (%.2f till %.2f)\n", e.Value, e.Low, e.High)
	// Output: 4.21 (3.60 till 4.82)
}

// A share has an interval within 0 and 1 when the method asks for it.
func ExampleSample_Proportion() {
	s, _ := drawn()
	passed := []float64{1, 1, 1, 1, 0, 0, 1, 0}
	for _, method := range []estimate.Interval{estimate.IntervalMean, estimate.IntervalLogit} {
		e := s.Proportion(passed, method)
		fmt.Printf("%s: %.2f (%.2f till %.2f)\n", method.Label().SV, e.Value, e.Low, e.High)
	}
	// Output:
	// värdet ± marginalen: 0.75 (0.57 till 0.93)
	// logit: 0.75 (0.53 till 0.89)
}

func ExampleSample_Quantile() {
	s, grade := drawn()
	e := s.Quantile(grade, 0.5, estimate.QuantileOptions{})
	fmt.Println(e.Value, e.Low, e.High)
	// Output: 6 5 9
}

// A domain keeps the whole design: those outside it count as zero.
func ExampleSample_Domain() {
	s, grade := drawn()
	e := s.Domain([]bool{true, false, true, false, true, false, true, false}).Mean(grade)
	fmt.Printf("%.2f (medelfel %.2f, %d svar, %v frihetsgrader)\n", e.Value, e.SE, e.N, e.DF)
	// Output: 6.17 (medelfel 0.33, 4 svar, 2 frihetsgrader)
}

// Weights that agree with what is known of both margins.
func ExampleSample_Rake() {
	s, grade := drawn()
	raked, err := s.Rake([]estimate.Margin{
		{Cell: []int{0, 0, 0, 0, 1, 1, 1, 1}, Population: []float64{42, 18}},
		{Cell: []int{0, 1, 0, 1, 0, 1, 0, 1}, Population: []float64{33, 27}},
	}, estimate.RakeOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	d := raked.Diagnostics()
	fmt.Printf("%.2f, vikter %.1f–%.1f, summa %.0f\n", raked.Mean(grade).Value, d.Smallest, d.Largest, d.Sum)
	// Output: 6.70, vikter 4.1–11.6, summa 60
}

// Last year's grades are known for all pupils: the estimate of this year's becomes surer.
func ExampleSample_Calibrate() {
	s, grade := drawn()
	before := []float64{7, 7, 6, 8, 5, 5, 6, 4}
	ones := []float64{1, 1, 1, 1, 1, 1, 1, 1}
	calibrated, err := s.Calibrate([][]float64{ones, before}, []float64{60, 372}, estimate.CalibrateOptions{Function: estimate.CalibrateLinear})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("medelfel %.3f i stället för %.3f\n", calibrated.Mean(grade).SE, s.Mean(grade).SE)
	// Output: medelfel 0.213 i stället för 0.426
}

func ExampleSample_Trim() {
	s, _ := drawn()
	trimmed, err := s.Trim(5, 9, true)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(trimmed.Weights()[0], trimmed.Diagnostics().Sum)
	// Output: 9 60
}

func ExampleSample_TTest() {
	s, grade := drawn()
	girls := []float64{1, 0, 1, 0, 1, 0, 1, 0}
	t := s.TTest(grade, girls)
	fmt.Printf("skillnad %.2f, t = %.2f, p = %.2f\n", t.Estimate.Value, t.Statistic, t.P)
	// Output: skillnad -1.00, t = -1.08, p = 0.33
}

func ExampleSample_ChiSquare() {
	s, _ := drawn()
	t := s.ChiSquare([]int{0, 1, 0, 1, 0, 1, 0, 1}, []int{0, 1, 0, 1, 1, 1, 0, 0}, true)
	fmt.Printf("F = %.2f, p = %.2f\n", t.Statistic, t.P)
	// Output: F = 8.33, p = 0.03
}

// Two years drawn each for itself: the variances add.
func ExampleIndependent() {
	s, grade := drawn()
	e := estimate.Independent(s.Mean([]float64{8, 9, 8, 9, 7, 6, 8, 7}), s.Mean(grade))
	fmt.Printf("%.2f ± %.2f, säkerställd: %t\n", e.Value, e.Margin(), estimate.Established(e).Established)
	// Output: 1.33 ± 0.94, säkerställd: true
}

// A weighted sum of statistics of the same sample.
func ExampleLinearised() {
	s, grade := drawn()
	minutes := []float64{12, 8, 20, 15, 5, 30, 25, 10}
	e := s.Estimate(s.MeanOf(grade).Times(10).Plus(s.MeanOf(minutes), -1))
	fmt.Printf("%.1f (medelfel %.1f)\n", e.Value, e.SE)
	// Output: 51.7 (medelfel 5.6)
}

// The same estimate at another level of confidence, and with Student's t.
func ExampleEstimate_At() {
	s, grade := drawn()
	e := s.Mean(grade)
	fmt.Printf("%.2f %.2f %.2f\n", e.Margin(), s.AtLevel(0.99).Mean(grade).Margin(), e.At(0.95, e.DF).Margin())
	// Output: 0.83 1.10 1.04
}

// What cannot be estimated says why.
func ExampleDesign_Sample() {
	d := estimate.Design{Strata: []int{1, 1, 2}, Weights: []float64{10, 10, 5}}
	s, err := d.Sample(3)
	if err != nil {
		fmt.Println(err)
		return
	}
	e := s.Mean([]float64{7, 8, 6})
	fmt.Println(e.Value, e.Problem.Code)
	d.Lonely = estimate.LonelyAdjust
	fmt.Printf("%.1f\n", d.Mean([]float64{7, 8, 6}).Value)
	// Output:
	// NaN lonely
	// 7.2
}

func ExampleSample_TTestMean() {
	s, grade := drawn()
	t := s.TTestMean(grade, 6)
	fmt.Printf("t = %.2f, p = %.2f\n", t.Statistic, t.P)
	// Output: t = 1.56, p = 0.18
}

// What two statistics of the same sample have in common.
func ExampleSample_Covariance() {
	s, grade := drawn()
	c, err := s.Covariance(s.MeanOf(grade), s.TotalOf(grade))
	fmt.Printf("%.3f %.2f %v\n", c[0][0], c[0][1], err)
	// Output: 0.181 10.89 <nil>
}

// Student's t with the design's degrees of freedom, where the default is the normal distribution.
func ExampleSample_WithDF() {
	s, grade := drawn()
	fmt.Printf("%.2f %.2f\n", s.Mean(grade).Margin(), s.WithDF(s.DF()).Mean(grade).Margin())
	// Output: 0.83 1.04
}
