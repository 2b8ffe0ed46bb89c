package analysis_test

import (
	"fmt"

	"github.com/kommunkvalitet/kvalitet/analysis"
)

func ExampleClimb() {
	series := analysis.NewSeries("N03702", "0319", []int{2020, 2021, 2022, 2023}, []float64{310.1, 330.2, 350.3, 345.5})
	ladder := analysis.Climb(series, analysis.Target(350), analysis.Toward(analysis.BetterHigher))
	step := ladder.Steps[1]
	fmt.Println(step.Number, step.Title.In("sv"))
	for _, q := range step.Questions {
		fmt.Println("–", q.Text.In("sv"))
	}
	fmt.Println(step.Evidence[0])
	// Output:
	// 2 Jämför med egna målvärden
	// – Hur ligger resultatet mot målvärdet?
	// – Var är skillnaden mellan målvärde och utfall stor?
	// – Vilka områden är särskilt starka eller svaga?
	// – Vilka skillnader finns mellan grupper (kön, ålder, bakgrund)?
	// 345,5 mot målvärdet 350: målvärdet är inte nått (−4,5).
}
