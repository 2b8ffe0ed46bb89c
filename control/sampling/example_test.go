package sampling_test

import (
	"fmt"

	"github.com/kommunkvalitet/kvalitet/control/sampling"
)

// How many invoices must be tested to show, with 95 % confidence, that fewer than 5 % are wrong?
func ExampleSize() {
	many, _ := sampling.Size(sampling.Plan{Tolerable: 0.05, Confidence: 0.95})
	few, _ := sampling.Size(sampling.Plan{Population: 200, Tolerable: 0.05, Confidence: 0.95})
	fmt.Println(many.Size, few.Size)
	// Output: 59 51
}

func ExampleUpperLimit() {
	limit, _ := sampling.UpperLimit(200, 51, 1, 0.95)
	fmt.Printf("högst %d fel av 200 (%.1f %%)\n", limit.Errors, limit.Rate*100)
	// Output: högst 16 fel av 200 (8.0 %)
}

func ExampleRandom() {
	items, _ := sampling.Random(200, 4, 2027)
	again, _ := sampling.Random(200, 4, 2027)
	fmt.Println(len(items), fmt.Sprint(items) == fmt.Sprint(again))
	// Output: 4 true
}

func ExampleStratified() {
	strata, _ := sampling.Stratified([]sampling.Stratum{{Name: "norr", Population: 40}, {Name: "söder", Population: 160}}, 10, 2027)
	for _, s := range strata {
		fmt.Println(s.Name, len(s.Items))
	}
	// Output:
	// norr 2
	// söder 8
}

func ExampleSystematic() {
	items, _ := sampling.Systematic(100, 4, 2027)
	fmt.Println(items[1]-items[0], items[2]-items[1], items[3]-items[2])
	// Output: 25 25 25
}

// Ten million kronor, of which half a million is just too much to be wrong.
func ExampleMoneyPlan() {
	plan := sampling.MoneyPlan{Amount: 1_000_000_000, Tolerable: 50_000_000, Confidence: 0.95}
	interval, _ := plan.Interval()
	size, _ := plan.Size()
	fmt.Println(size, interval/100)
	// Output: 60 166904
}

func ExampleMoney() {
	invoices := []int64{12_000_00, 950_00, 40_00, 700_00} // öre
	items, _ := sampling.Money(invoices, 5_000_00, 2027)
	fmt.Println(items[0].Item, items[0].Certain)
	// Output: 1 true
}

// One invoice of 10 000 kronor should have been 5 000, in a sample with 33 380 kronor between draws.
func ExampleProject() {
	p, _ := sampling.Project([]sampling.Misstatement{{Book: 10_000_00, Right: 5_000_00}}, 33_380_00, 0.95)
	fmt.Println(p.Likely/100, p.Upper/100)
	// Output: 16690 129173
}

func ExampleReliabilityFactor() {
	for errors := range 3 {
		fmt.Printf("%.2f\n", sampling.ReliabilityFactor(errors, 0.95))
	}
	// Output:
	// 3.00
	// 4.74
	// 6.30
}

func ExampleAllocate() {
	strata, _ := sampling.Allocate([]sampling.Stratum{{Name: "norr", Population: 400}, {Name: "söder", Population: 590}, {Name: "ö", Population: 10}}, 20)
	for _, s := range strata {
		fmt.Println(s.Name, s.Size)
	}
	// Output:
	// norr 8
	// söder 11
	// ö 1
}

func ExampleExpansionFactor() {
	fmt.Println(sampling.ExpansionFactor(0.95), sampling.ExpansionFactor(0.90))
	// Output: 1.6 1.5
}
