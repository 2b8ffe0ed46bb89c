package risk_test

import (
	"fmt"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/risk"
)

func ExamplePresets() {
	for _, m := range risk.Presets() {
		v, err := m.Rate(3, 3)
		fmt.Println(m.Code, v.Value, v.Band.Name.SV, err)
	}
	// Output:
	// 4x4 9 Åtgärda <nil>
	// 5x5 9 Hög <nil>
	// 3x3 9 Hög <nil>
	// malmo 5 Hög <nil>
	// iso27005 2 Medel <nil>
	// 4x4-5 3 Hög <nil>
	// ebios 2 Hög <nil>
}

// A limit in words: over is not at least.
func ExampleParseLimit() {
	for _, text := range []string{"över 9", "minst 9", "9+"} {
		limit, err := risk.ParseLimit(text)
		fmt.Println(text, limit.Passed(9), err)
	}
	// Output:
	// över 9 false <nil>
	// minst 9 true <nil>
	// 9+ true <nil>
}

// A grid that limits on the product can say just as well.
func ExampleMatrix_Thresholds() {
	m := risk.Matrix4x4()
	limits, ok := m.Thresholds()
	fmt.Println(limits, ok)
	_, ok = risk.EBIOS().Thresholds()
	fmt.Println(ok)
	// Output:
	// [≥ 1 ≥ 4 ≥ 8 ≥ 12] true
	// false
}

// The worst of each body, never an average.
func ExampleSummarise() {
	m := risk.Matrix4x4()
	for _, s := range risk.Summarise(risk.Rank(smallRegister().Active(kvalitet.NewDate(2027, 12, 1)), m), m, risk.ByBody, "KF") {
		fmt.Println(s.Group, s.Worst, s.Bands, s.Unrated)
	}
	// Output:
	// BN 16 Åtgärda nu [0 0 0 1] 1
	// KF ej bedömd [0 0 0 0] 0
	// SN 12 Åtgärda nu [1 0 0 1] 0
	// SN-IFO 12 Åtgärda nu [0 0 0 1] 0
}

// Last year beside this year, risk by risk.
func ExampleDiff() {
	r, m := smallRegister(), risk.Matrix4x4()
	r.Ratings = append(r.Ratings, ratingOf(90, 1, risk.StageCurrent, kvalitet.NewDate(2028, 9, 1), 2, 4))
	before, after := risk.Rank(r.AsOf(kvalitet.NewDate(2027, 12, 31)), m), risk.Rank(r, m)
	for _, d := range risk.Diff(before, after)[:2] {
		fmt.Println(d.Before, "→", d.After, d.Change.Label().SV)
	}
	// Output:
	// 12 Åtgärda nu → 8 Åtgärda lägre
	// 12 Åtgärda nu → 12 Åtgärda nu oförändrad
}

// What ought to have been analysed and was not.
func ExampleCover() {
	c := risk.Cover(smallRegister(), risk.Scope{Bodies: []string{"SN", "BN", "KS"}, Areas: []string{risk.AreaEconomy, risk.AreaPersonnel}}, kvalitet.Year(2027))
	fmt.Println(c.Bodies, c.Areas, c.Complete())
	// Output: [KS] [] false
}

// How much the members of a workshop disagree.
func ExampleOpinions() {
	likelihood, consequence, _ := risk.Opinions([]risk.Vote{{Likelihood: 2, Consequence: 3}, {Likelihood: 4, Consequence: 3}, {Likelihood: 2, Consequence: 4}, {Likelihood: 3, Consequence: 3}})
	fmt.Println(likelihood.Median, likelihood.Spread(), consequence.Median, consequence.Spread())
	// Output: 2.5 2 3 1
}

// A new scale: every old step is given a new one in writing, and the old ratings stay.
func ExampleMigration_Apply() {
	from, to := risk.Matrix4x4(), risk.Matrix5x5()
	m := risk.Migration{From: from.Ref(), To: to.Ref(), Likelihood: []int{1, 2, 4, 5}, Consequence: []int{1, 2, 4, 5},
		Date: kvalitet.NewDate(2028, 1, 15), Role: "kvalitetsledare", Motive: "ny riskpolicy § 12"}
	moved, err := m.Apply(ratingOf(11, 1, risk.StageCurrent, kvalitet.NewDate(2027, 9, 1), 3, 4), from, to, id(91))
	if err != nil {
		fmt.Println(err)
		return
	}
	value, err := moved.Value(to)
	fmt.Println(moved.Likelihood, value, moved.Supersedes == id(11), err)
	// Output: 4 20 Mycket hög true <nil>
}

// An acceptance holds until the risk is worse than what was accepted.
func ExampleDecision_State() {
	m := risk.Matrix4x4()
	d := risk.Decision{ID: id(21), Risk: id(1), Treatment: risk.TreatmentAccept, Route: risk.RouteDirect, Body: "SN", Section: "§ 118",
		Date: kvalitet.NewDate(2027, 3, 1), Value: 6, Matrix: m.Ref()}
	for _, steps := range [][2]int{{2, 3}, {3, 3}} {
		now, _ := m.Rate(steps[0], steps[1])
		fmt.Println(now, d.State(kvalitet.NewDate(2027, 12, 1), now, m.Ref()).Label().SV)
	}
	// Output:
	// 6 Bevaka gäller
	// 9 Åtgärda måste prövas igen
}

// Every rule about every risk of a register.
func ExamplePasses() {
	r, m := wholeRegister(), risk.Matrix4x4()
	r.Measures[0].Done = kvalitet.Date{} // due in June
	for _, p := range risk.Passes(r, m, kvalitet.NewDate(2027, 12, 1)) {
		for _, f := range kvalitet.Run(risk.Rules(), p) {
			if f.Outcome == kvalitet.OutcomeNotMet {
				fmt.Println(f.Rule)
			}
		}
		fmt.Println(len(p.Open()), "beslut gäller; åtgärden är försenad:", r.Measures[0].Overdue(p.On))
	}
	// Output:
	// risk.measure.due
	// 1 beslut gäller; åtgärden är försenad: true
}

func ExampleRegisterRules() {
	pass := &risk.RegisterPass{Register: smallRegister(), Scope: risk.Scope{Bodies: []string{"SN", "BN", "KS"}}, Period: kvalitet.Year(2027)}
	for _, f := range kvalitet.Run(risk.RegisterRules(), pass) {
		fmt.Println(f.Rule, f.Outcome)
	}
	// Output:
	// risk.register.areas notApplicable
	// risk.register.bodies notMet
	// risk.register.processes notApplicable
	// risk.register.fraud notMet
	// risk.register.common notApplicable
}

// A published register that says different things of the same steps.
func ExamplePublishedRules() {
	value := func(n int) *int { return &n }
	rows := []risk.Published{{Likelihood: 3, Consequence: 4, Value: value(12), Band: "Åtgärda nu"}, {Likelihood: 3, Consequence: 4, Value: value(10)}}
	for _, f := range kvalitet.Run(risk.PublishedRules(), &risk.PublishedPass{Rows: rows, Matrix: risk.Matrix4x4()}) {
		if f.Outcome == kvalitet.OutcomeNotMet {
			fmt.Println(f.Rule)
		}
	}
	// Output:
	// risk.published.consistent
	// risk.published.value
}

// A board's own part of the register, with the bodies below it.
func ExampleRegister_Within() {
	r := smallRegister()
	fmt.Println(len(r.Risks), len(r.Within("SN").Risks), len(r.Active(kvalitet.NewDate(2027, 12, 1)).Risks))
	// Output: 6 3 5
}

// A heat map that is fed as ratings come in, in parts.
func ExampleHeat_Merge() {
	m := risk.Matrix4x4()
	north, south := risk.NewHeat(m), risk.NewHeat(m)
	v, _ := m.Rate(3, 4)
	north.Add(v)
	south.Add(v)
	north.Merge(south)
	fmt.Println(north.Counts[2][3], north.Total())
	// Output: 2 2
}

// Risks that must be in the plan whatever they are worth.
func ExampleSelect() {
	m := risk.Matrix4x4()
	for _, s := range risk.Select(risk.Rank(smallRegister(), m), m.Plan, id(4)) {
		if s.In() {
			fmt.Println(s.Risk.Body, s.Value, s.Reasons[0].Code)
		}
	}
	// Output:
	// BN 16 Åtgärda nu limit
	// SN 12 Åtgärda nu limit
	// SN-IFO 12 Åtgärda nu limit
	// SN 1 Acceptera mustHave
}

// The words of registers, in any case and either language.
func ExampleTreatmentNamed() {
	treatment, ok := risk.TreatmentNamed("Accepteras")
	area, found := risk.AreaNamed(risk.Areas(), "Ekonomi")
	band, known := risk.Matrix4x4().BandNamed("åtgärda nu")
	fmt.Println(treatment, ok, area.Code, found, band.Code, known)
	// Output: accept true economy true actNow true
}

// A column's own words: another list than ours was meant, and it is said when two lists fit.
func ExampleReading() {
	words := risk.Matrix4x4().Likelihood.Reading("Osannolik", "Möjlig", "Trolig")
	fmt.Println(words.Words(), words.Rival() == nil)
	// Output: [Osannolik Möjlig Sannolik Trolig] true
}

// Before the measures and after them.
func ExampleRankStage() {
	r, m := wholeRegister(), risk.Matrix4x4()
	for _, stage := range risk.Stages() {
		ranked := risk.RankStage(r, m, stage)
		fmt.Println(stage.Label().SV, ranked[0].Value)
	}
	// Output:
	// inneboende risk 16 Åtgärda nu
	// nuvarande risk 12 Åtgärda nu
	// kvarstående risk 6 Bevaka
	// målrisk ej bedömd
}

// Each board's counts with those of the bodies below it.
func ExampleScoredRating_Rollup() {
	table, err := risk.Matrix4x4().Table()
	if err != nil {
		fmt.Println(err)
		return
	}
	c := risk.Columns{Unit: []uint16{0, 1, 2}, Ratings: []risk.Rated{{Table: table, Likelihood: []uint8{3, 3, 4}, Consequence: []uint8{4, 4, 4}}}}
	var scored risk.Scored
	if err := c.Score(3, 0, &scored); err != nil {
		fmt.Println(err)
		return
	}
	scored.Ratings[0].Rollup([]int32{-1, 0, 0})
	fmt.Println(scored.Ratings[0].Count(0, 3, 4), scored.Ratings[0].Count(0, 4, 4))
	// Output: 2 1
}

// By value, then by consequence; what is not rated comes first.
func ExampleValue_Compare() {
	m := risk.Matrix4x4()
	a, _ := m.Rate(4, 3)
	b, _ := m.Rate(3, 4)
	fmt.Println(a.Compare(b) < 0, risk.Value{}.Compare(a) < 0)
	// Output: true true
}

// The proof of a matrix, rule by rule.
func ExampleMatrixRules() {
	m := risk.Matrix4x4()
	m.Bands[3].Lower = risk.AtLeast(20) // higher than any cell
	for _, f := range kvalitet.Run(risk.MatrixRules(), m) {
		if f.Outcome != kvalitet.OutcomeMet {
			fmt.Println(f.Rule, f.Outcome)
		}
	}
	// Output:
	// risk.matrix.used notMet
	// risk.matrix.grid notApplicable
}
