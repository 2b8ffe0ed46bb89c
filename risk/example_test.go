package risk_test

import (
	"context"
	"fmt"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/risk"
	"github.com/kommunkvalitet/kvalitet/risk/risktest"
)

func ExampleMatrix_Rate() {
	m := risk.Matrix4x4()
	v, err := m.Rate(3, 4)
	fmt.Println(v, err)
	_, err = m.Rate(5, 4) // never moved onto the scale
	fmt.Println(err)
	// Output:
	// 12 Åtgärda nu <nil>
	// ogiltigt värde / invalid value: /likelihood: 5 är inget steg: skalan går från 1 till 4 / 5 is no step: the scale runs from 1 to 4
}

func ExampleMatrix_Lint() {
	m := risk.Matrix4x4()
	fmt.Println(len(m.Lint()))
	six := 5
	m.Bands[1].Highest = &six // 4–5, while the next begins at 8: 2 × 3 is left out
	for _, f := range m.Lint() {
		fmt.Println(f.Rule, f.Text.In("sv"))
	}
	// Output:
	// 0
	// risk.matrix.covered Möjliga värden saknar nivå (lucka): 6.
}

func ExampleParseMatrix() {
	m, problems, err := risk.ParseMatrix([]byte(`{
		"sannolikhet": ["Osannolik", "Möjlig", "Sannolik", "Trolig"], "konsekvens": 4,
		"nivåer": {"Grön": "1–3", "Gul": "4–8", "Röd": "9–16"}, "gräns": "> 9"}`))
	fmt.Println(problems, err)
	v, _ := m.Rate(3, 3)
	fmt.Println(v, len(m.Plan.Reasons(v)))
	// Output:
	// [] <nil>
	// 9 Röd 0
}

func ExampleAxis_Reading() {
	words := risk.Matrix4x4().Likelihood.Reading("Möjlig", "Sannolikt", "Trolig", "Osannolik")
	for _, cell := range []string{"Sannolikt", "4", "2 – Möjlig", "ej bedömd"} {
		fmt.Println(words.Step(cell))
	}
	// Output:
	// 3 true <nil>
	// 4 true <nil>
	// 2 true <nil>
	// 0 false <nil>
}

func ExampleRank() {
	ranked := risk.Rank(smallRegister(), risk.Matrix4x4())
	for _, s := range risk.Select(ranked, risk.Matrix4x4().Plan) {
		fmt.Print(s.Value)
		for _, r := range s.Reasons {
			fmt.Print("; ", r.Text.In("sv"))
		}
		fmt.Println()
	}
	// Output:
	// 16 Åtgärda nu; riskvärdet 16 är minst 9; konsekvensen 4 är minst 4
	// 12 Åtgärda nu; riskvärdet 12 är minst 9; konsekvensen 4 är minst 4
	// 12 Åtgärda nu; riskvärdet 12 är minst 9
	// 1 Acceptera
	// ej bedömd
}

func ExampleRules() {
	r := wholeRegister()
	r.Decisions, r.Risks[0].Owner = nil, ""
	p := risk.NewPass(r, r.Risks[0], risk.Matrix4x4(), kvalitet.NewDate(2027, 11, 22))
	for _, f := range kvalitet.Run(risk.Rules(), p) {
		if f.Outcome == kvalitet.OutcomeNotMet {
			fmt.Println(f.Rule, f.Text.In("sv"))
		}
	}
	// Output:
	// risk.decision.taken Risken (12 Åtgärda nu) ligger över gränsen men inget beslut gäller.
	// risk.decision.owner Risken ligger över gränsen men saknar riskägare.
}

func ExampleSixSteps() {
	p := &risk.Pass{Risk: risk.Risk{Event: "Handlingar försvinner vid flytt"}, Matrix: risk.Matrix4x4()}
	next, _ := risk.Next(kvalitet.Run(risk.SixSteps(), p))
	fmt.Println(next.Rule, next.Text.In("sv"))
	// Output: risk.step2.described Orsaken är inte beskriven.
}

func ExampleHeatMap() {
	for _, row := range risk.HeatMap(smallRegister(), risk.Matrix4x4(), risk.StageCurrent, "SN").Counts {
		fmt.Println(row)
	}
	// Output:
	// [1 0 0 0]
	// [0 0 0 0]
	// [0 0 0 1]
	// [0 0 1 0]
}

func ExampleColumns_Score() {
	table, err := risk.Matrix4x4().Table()
	if err != nil {
		fmt.Println(err)
		return
	}
	c := risk.Columns{Unit: []uint16{0, 1, 1}, Ratings: []risk.Rated{{Table: table, Likelihood: []uint8{3, 2, 0}, Consequence: []uint8{4, 2, 0}}}}
	var out risk.Scored
	if err := c.Score(2, 10, &out); err != nil {
		fmt.Println(err)
		return
	}
	s := out.Ratings[0]
	fmt.Println(s.Value, s.Band[0], out.Top, s.Count(0, 3, 4), s.Unrated(1))
	// Output: [12 4 0] 4 [0 1] 1 1
}

func ExampleLoadRegister() {
	ctx := context.Background()
	store := risktest.NewMemStore() // your own store in a host
	if err := risk.SaveRegister(ctx, store, wholeRegister(), risk.Matrix4x4()); err != nil {
		fmt.Println(err)
		return
	}
	register, err := risk.LoadRegister(ctx, store, risk.Query{Area: risk.AreaEconomy})
	fmt.Println(risk.Rank(register, risk.Matrix4x4())[0].Value, err)
	// Output: 12 Åtgärda nu <nil>
}
