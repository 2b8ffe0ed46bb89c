package estimate_test

import (
	"fmt"

	"github.com/kommunkvalitet/kvalitet/survey/estimate"
)

// Eight pupils of two schools, five of whom know of the other three.
func pupils() (estimate.Design, []float64) {
	d := estimate.Design{
		Strata:     []int{1, 1, 1, 1, 2, 2, 2, 2},
		Population: []float64{40, 40, 40, 40, 20, 20, 20, 20},
		Weights:    []float64{10, 10, 10, 10, 5, 5, 5, 5},
	}
	return d, []float64{7, 8, 6, 9, 5, 4, 6, 5}
}

func ExampleDesign_Mean() {
	d, grade := pupils()
	e := d.Mean(grade)
	fmt.Printf("%.2f ± %.2f (medelfel %.3f, %v frihetsgrader)\n", e.Value, e.Margin(), e.SE, e.DF)
	// Output: 6.67 ± 0.83 (medelfel 0.426, 6 frihetsgrader)
}

// A difference between groups of the same sample keeps their covariance.
func ExampleSample_Estimate() {
	d, grade := pupils()
	s, err := d.Sample(len(grade))
	if err != nil {
		fmt.Println(err)
		return
	}
	girls := []bool{true, false, true, false, true, false, true, false}
	boys := []bool{false, true, false, true, false, true, false, true}
	e := s.Estimate(s.Domain(boys).MeanOf(grade).Minus(s.Domain(girls).MeanOf(grade)))
	sig := estimate.Established(e)
	fmt.Printf("%.2f ± %.2f: %s\n", e.Value, e.Margin(), sig.Reason.SV)
	// Output: 1.00 ± 1.82: skillnaden är inte större än sin felmarginal
}

func ExampleSample_PostStratify() {
	d, grade := pupils()
	s, err := d.Sample(len(grade))
	if err != nil {
		fmt.Println(err)
		return
	}
	sex := []int{0, 1, 0, 1, 0, 1, 0, 1}
	s, err = s.PostStratify(sex, []float64{36, 24})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%.2f %.3f\n", s.Mean(grade).Value, s.Diagnostics().Kish)
	// Output: 6.57 1.156
}

// What cannot be estimated is said, not guessed.
func ExampleEstimate() {
	d, grade := pupils()
	d.Strata[0] = 3 // a stratum with a single pupil
	d.Population = nil
	e := d.Mean(grade)
	fmt.Println(e.Value, e.Problem.SV)
	d.Lonely = estimate.LonelyAdjust
	fmt.Printf("%.2f\n", d.Mean(grade).SE)
	// Output:
	// NaN ett stratum har en enda enhet; välj hur det ska hanteras
	// 0.46
}

func ExamplePlan_Run() {
	plan, err := estimate.ParsePlan([]byte(`{"weights": "vikt", "statistics": [{"case": "a", "statistic": "andel", "variable": "svar", "level": "ja"}]}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	frame, err := estimate.NewFrame([]string{"svar", "vikt"}, [][]string{{"ja", "nej", "vet ej", "ja", "nej"}, {"2", "1", "2", "1", "1"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range plan.Run(frame).Results {
		fmt.Printf("%s %s %s %.4f (%.2f–%.2f) av %d\n", r.Case, r.Statistic, r.Level, r.Value, r.Low, r.High, r.N)
	}
	// Output: a proportion ja 0.6000 (0.06–0.97) av 4
}

func ExampleSampleSizes() {
	all, err := estimate.SampleSizes(0.95,
		estimate.Precision{Name: "kommunen", Population: 60_000, Margin: 0.03, Response: 0.4},
		estimate.Precision{Name: "Landsbygd", Population: 900, Margin: 0.05, Response: 0.3})
	for _, n := range all {
		fmt.Println(n.Name, n.Answers, n.Invited, n.Reached)
	}
	fmt.Println(err)
	// Output:
	// kommunen 1049 2623 true
	// Landsbygd 270 900 true
	// <nil>
}
