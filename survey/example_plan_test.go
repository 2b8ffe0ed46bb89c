package survey_test

import (
	"fmt"
	"math"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/survey"
)

// Parts from several machines become one, and units become schools: from answers, not from indices.
func ExampleTally_RollUp() {
	north, south := survey.NewTally(survey.HME()), survey.NewTally(survey.HME())
	for range 30 {
		north.Add("Skola A", []uint8{5, 5, 4, 5, 4, 5, 5, 4, 4})
	}
	for range 10 {
		south.Add("Skola B", []uint8{2, 3, 2, 3, 2, 3, 2, 3, 2})
	}
	if err := north.Merge(south); err != nil {
		fmt.Println(err)
		return
	}
	north.Population("Skola A", 34)
	for _, g := range north.RollUp(map[string]string{"Skola A": "Grundskolan", "Skola B": "Grundskolan"}).GroupsAt(survey.LevelArea, kvalitet.Date{}) {
		fmt.Println(g.Name, g.N, g.Value("HME").Rounded.Decimal)
	}
	// Output: Grundskolan 40 75.7
}

// Raw counts are for the analyst; what is published of them goes through Table.Suppress.
func ExampleTally_Count() {
	t := survey.NewTally(survey.NKI())
	for _, grade := range []uint8{7, 8, 8, survey.DontKnow, survey.NoAnswer} {
		t.Add("Hemtjänsten", []uint8{grade, 6, 6})
	}
	mean, _ := t.ItemMean("Hemtjänsten", 0)
	fmt.Printf("%.2f, %d vet ej, %d obesvarad\n", mean, t.Count("Hemtjänsten", 0, survey.DontKnow), t.Count("Hemtjänsten", 0, survey.NoAnswer))
	// Output: 7.67, 1 vet ej, 1 obesvarad
}

// Two years of the same instrument: the margin is the difference's own.
func ExampleCompare() {
	group := func(low, high uint8) survey.Group {
		t := survey.NewTally(survey.HME())
		for i := range 60 {
			grade := low
			if i%3 == 0 {
				grade = high
			}
			t.Add("", []uint8{grade, grade, grade, grade, 4, 4, 4, 4, grade})
		}
		return t.Groups()[0]
	}
	before := survey.Occasion{Instrument: survey.HME(), On: kvalitet.NewDate(2025, 10, 1)}
	after := survey.Occasion{Instrument: survey.HME(), On: kvalitet.NewDate(2027, 10, 1)}
	c := survey.Compare("HME", before, after, group(3, 5), group(4, 5))
	fmt.Printf("%.1f ± %.1f, säkerställd: %t\n", c.Difference, c.Margin, c.Established)
	// Output: 9.3 ± 3.7, säkerställd: true
}

func orders() []survey.Order {
	return []survey.Order{
		{ID: id(1), Title: "Brukarundersökning i förskolan", Population: "vårdnadshavare", Interval: 24, Invited: 4200, Minutes: 8,
			Field: kvalitet.Period{From: kvalitet.NewDate(2027, 3, 1), Until: kvalitet.NewDate(2027, 3, 29)}},
		{ID: id(2), Title: "Skolenkäten", Population: "vårdnadshavare", Interval: 12, Invited: 3000, Minutes: 12,
			Field: kvalitet.Period{From: kvalitet.NewDate(2027, 3, 22), Until: kvalitet.NewDate(2027, 4, 12)}},
	}
}

func ExampleCollisions() {
	for _, c := range survey.Collisions(orders(), 30) {
		fmt.Println(c.First.Title, "och", c.Second.Title, c.From, c.Days, "dagar")
	}
	// Output: Brukarundersökning i förskolan och Skolenkäten 2027-03-22 7 dagar
}

func ExampleBurdens() {
	for _, b := range survey.Burdens(orders(), kvalitet.Year(2027)) {
		fmt.Println(b.Population, b.Surveys, "enkäter,", b.Minutes/60, "timmar")
	}
	// Output: vårdnadshavare 2 enkäter, 1160 timmar
}

func ExampleCalendar() {
	for _, p := range survey.Calendar(orders()) {
		fmt.Println(p.Order.Field.From, p.Order.Title, "– nästa", p.Next)
	}
	// Output:
	// 2027-03-01 Brukarundersökning i förskolan – nästa 2029-03-01
	// 2027-03-22 Skolenkäten – nästa 2028-03-22
}

// The survey's way from order to analysis, with its gaps.
func ExampleOrder_Chain() {
	order := orders()[0]
	order.DecidedBy, order.Decided = "programnämnd", kvalitet.NewDate(2026, 12, 1)
	for _, link := range order.Chain() {
		fmt.Println(link.Name.SV, link.Done)
	}
	// Output:
	// beställning true
	// instrument true
	// resultat false
	// analys false
}

// A file's columns are found by code, alias or wording.
func ExampleInstrument_Columns() {
	in := survey.NKI()
	header := strings.Split("enhet;1. Hur nöjd är du med verksamheten i sin helhet?;FÖRVÄNTNINGAR;idealet", ";")
	columns := in.Columns(header)
	fmt.Println(columns, len(in.Missing(columns)))
	code, err := in.Scale.Code("7 - nöjd")
	fmt.Println(code, err)
	// Output:
	// [1 2 3] 0
	// 7 <nil>
}

// A questionnaire of one's own needs its questions only.
func ExampleInstrument_Completed() {
	in := survey.Instrument{Code: "trygghet", Edition: "2027", Scale: survey.Scale{Min: 1, Max: 5}, Decimals: 1,
		Questions: []survey.Question{{Code: "centrum"}, {Code: "hemma"}}}.Completed()
	fmt.Println(in.Validate(), len(in.Indices), in.Indices[0].Kind.Label().SV)
	t := survey.NewTally(in)
	for range 12 {
		t.Add("", []uint8{4, 5})
	}
	fmt.Println(t.Groups()[0].Value(in.Indices[0].Code).Rounded.Decimal)
	// Output:
	// <nil> 1 medelvärde på skalan 0–100
	// 87.5
}

// How many answers a result needs, by level.
func ExampleInstrument_Minimum() {
	in := survey.HME()
	for _, level := range []survey.Level{survey.LevelTotal, survey.LevelUnit} {
		m := in.Minimum(level, kvalitet.NewDate(2027, 1, 1))
		fmt.Println(level.Label().SV, m.N, m.Source.Grade.Label().SV)
	}
	// Output:
	// total 10 publicerad metod
	// enhet 10 publicerad metod
}

// Municipalities that measure in different years are compared on their latest value in three.
func ExampleLatest() {
	values := []survey.Dated{
		{On: kvalitet.NewDate(2023, 10, 1), Value: survey.Value{Index: 71}},
		{On: kvalitet.NewDate(2025, 10, 1), Value: survey.Value{Index: 74}},
		{On: kvalitet.NewDate(2026, 10, 1), Value: survey.Value{Index: math.NaN(), Symbol: survey.SymbolSecret}},
	}
	latest, ok := survey.Latest(values, 2026, 3)
	fmt.Println(latest.On, latest.Value.Index, ok)
	// Output: 2025-10-01 74 true
}

func ExampleBands_Of() {
	for _, bands := range survey.Insikt().Bands {
		band, _ := bands.Of(decimal.NewFromInt(70))
		fmt.Println(bands.Publisher, band.Name.SV)
	}
	// Output:
	// SKR högt
	// SBA klart godkänt
	// Upplands Väsby godkänt
}

func ExampleInsiktRanked() {
	fmt.Println(survey.InsiktRanked(0.55, 0.48, 0.31, 0.42), survey.InsiktRanked(0.55, 0.48, 0.29, 0.42))
	// Output: true false
}

// The median of a weighted domain, and a survey that is sent on without any person's answers together.
func ExampleHistogram_Quantile() {
	h := survey.NewHistogram(1, 2)
	if err := h.Add([]uint16{0, 0, 0, 1, 1, 1}, [][]uint8{{5, 4, 0, 3, 2, 1}}); err != nil {
		fmt.Println(err)
		return
	}
	data, err := h.MarshalBinary()
	var back survey.Histogram
	fmt.Println(err, back.UnmarshalBinary(data))
	median, _ := back.Quantile(survey.CellDesign{Stratum: []int{0, 0}, Weight: []float64{10, 20}, Population: []float64{90}}, 0, []int{0, 1}, 5, 0.5)
	fmt.Println(median, back.Respondents(0), back.Count(0, 1, 3))
	// Output:
	// <nil> <nil>
	// 2 3 1
}

// Weights that differ from person to person.
func ExampleWeightedHistogram() {
	h := survey.NewWeightedHistogram(1, 1)
	if err := h.Add([]uint16{0, 0, 0}, []float64{10, 20, 10}, [][]uint8{{5, 3, 1}}); err != nil {
		fmt.Println(err)
		return
	}
	mean, se := make([]float64, 1), make([]float64, 1)
	err := h.DomainMeans([]int{0}, []float64{40}, [][]int{{0}}, []float64{nan, 0, 25, 50, 75, 100}, mean, se)
	fmt.Printf("%.1f (medelfel %.1f) %v\n", mean[0], se[0], err)
	// Output: 50.0 (medelfel 20.8) <nil>
}

// When a method is the right one, and what it cannot say.
func ExampleMethod_Guide() {
	for _, m := range survey.Methods() {
		fmt.Println(m.Label().SV, m.Quantitative(), m.Guide().Complete())
	}
	// Output:
	// enkät true true
	// fokusgrupp false true
	// användartest false true
	// intervju false true
	// medborgardialog false true
}

// The instruments that are shipped, found by code or Swedish name.
func ExamplePreset() {
	in, ok := survey.Preset("servicemätning")
	fmt.Println(in.Code, in.Edition, len(in.Questions), ok)
	fmt.Println(len(survey.Presets()) > 5)
	// Output:
	// service 2013 1 true
	// true
}

// The same scale with questions of one's own, an index for each.
func ExampleInstrument_WithQuestions() {
	in := survey.Service().WithQuestions("bemötande", "tillgänglighet")
	t := survey.NewTally(in)
	for range 30 {
		t.Add("", []uint8{5, 3})
	}
	for _, v := range t.Groups()[0].Values() {
		fmt.Println(v.Code, v.Rounded.Decimal)
	}
	// Output:
	// service 75
	// bemötande 100
	// tillgänglighet 50
}

// Who decides on which kind of survey.
func ExampleCommissioners() {
	for _, c := range survey.Commissioners()[:2] {
		fmt.Println(c.Kind.Label().SV, c.DecidedBy)
	}
	// Output:
	// brukarundersökning [programnämnd kommunstyrelsen]
	// medborgarundersökning [programnämnd kommunstyrelsen]
}

// Answers by telephone and on the web are not the same measurement.
func ExampleTally_AddBy() {
	t := survey.NewTally(survey.NKI())
	t.AddBy("Hemtjänsten", survey.ModePhone, []uint8{8, 8, 8})
	t.AddBy("Hemtjänsten", survey.ModeWeb, []uint8{7, 6, 7})
	fmt.Println(t.Groups()[0].Mixed)
	// Output: true
}

// A list of orders from a form: each problem says which order it is about.
func ExampleCheckAll() {
	all := orders()
	all[1].Title = ""
	for _, p := range survey.CheckAll(all) {
		if p.Path == "/1/title" {
			fmt.Println(p.Code, p.Path)
		}
	}
	// Output: missing /1/title
}
