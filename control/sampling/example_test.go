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
