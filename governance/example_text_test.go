package governance_test

import (
	"fmt"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance"
)

func ExampleClassify() {
	text := "Vi ska arbeta för en trygg skola"
	class, why := governance.Classify(text)
	fmt.Println(class.Label().SV)
	for _, f := range why {
		if f.Outcome == kvalitet.OutcomeNotMet {
			fmt.Printf("%s %q\n", f.Text.In("sv"), text[f.Span.Start:f.Span.End])
		}
	}
	// Output:
	// svag
	// Texten nämner inget som går att mäta. ""
	// Texten säger inte hur mycket. ""
	// Texten säger inte när. ""
	// Texten talar om en ansträngning, inte om ett resultat. "arbeta för"
}

func ExampleRead() {
	r := governance.Read("Samtalen ska besvaras inom fem minuter, jämfört med sju 2019")
	fmt.Println(r.Class, r.HasNumber, r.Deadline)
	r = governance.Read("Andelen nöjda ska vara minst 85 % senast 2027")
	fmt.Println(r.Class, r.HasNumber, r.Deadline)
	// Output:
	// partial true none
	// good true explicit
}

// A million goals are read without an allocation per goal: one Reading is used again.
func ExampleVocabulary_Scan() {
	v := governance.SwedishVocabulary()
	var r governance.Reading
	for _, text := range []string{"Soliditeten ska öka", "En attraktiv kommun"} {
		v.Scan(text, &r)
		fmt.Println(text, "→", r.Class.Label().SV)
	}
	// Output:
	// Soliditeten ska öka → delvis
	// En attraktiv kommun → svag
}

// A municipality adds its own words.
func ExampleLexicon() {
	v, err := governance.Swedish().With(governance.TermMeasure, "snöröjningspoäng*").Compile()
	if err != nil {
		fmt.Println(err)
		return
	}
	r := v.Read("Snöröjningspoängen ska öka")
	fmt.Println(r.Class)
	// Output: partial
}

func ExampleForest() {
	// A goal with two indicators: from 70 towards 90, now 80; from 12 down to 6, now 6. The second weighs twice as much.
	f, err := governance.NewForest(governance.ForestColumns{
		Parent:   []int32{-1, 0, 0},
		Weight:   []int32{1, 1, 2},
		Baseline: []int64{governance.Absent, 70, 12},
		Target:   []int64{governance.Absent, 90, 6},
		Outcome:  []int64{governance.Absent, 80, 6},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	goal, _ := f.At(0)
	fmt.Printf("%.1f %d av %d\n", goal.Value, goal.Present, goal.Leaves)
	f.SetOutcome(1, governance.Absent)
	goal, _ = f.At(0)
	fmt.Printf("%.1f %d av %d, täckning %.2f\n", goal.Value, goal.Present, goal.Leaves, goal.Coverage)
	// Output:
	// 83.3 2 av 2
	// 100.0 1 av 2, täckning 0.67
}

func ExampleMeanRatio() {
	shared, mean := governance.ShareMet(), governance.MeanRatio()
	fmt.Println(shared.Rule, shared.Met, shared.Partly, shared.Source)
	fmt.Println(mean.Rule, mean.Met, mean.Partly, mean.Source)
	// Output:
	// share-met 100 50 kvalitet uppfyllt vid 100 %, delvis från 50 %, ej bedömt under halva vikten
	// mean-ratio 100 91 Helsingborgs stad, årsredovisning 2016 Stadens mål
}

func ExampleEconomyPolicy() {
	p := governance.DefaultEconomyPolicy()
	v := p.Judge(governance.Summary{Met: 2, NotMet: 1}, governance.Summary{Met: 4, Partly: 2, NotMet: 3})
	fmt.Println(p.Trace(v).SV)
	// Output: finansiella mål: 2 uppfyllda, 0 delvis, 1 ej, 0 ej bedömda (förenligt från 100 %); verksamhetsmål: 4 uppfyllda, 2 delvis, 3 ej, 0 ej bedömda (förenligt från 50 %) → delvis förenligt
}
