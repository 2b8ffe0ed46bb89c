package survey

import (
	"time"

	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
)

var sourceInsikt = kvalitet.Source{Title: "SKR, Öppna jämförelser Företagsklimat",
	URL: "https://skr.se/tjanster/merfranskl/oppnajamforelser/foretagsklimat.1147.html", Grade: kvalitet.GradePublished}

// Insikt is the business survey (Insikt, Öppna jämförelser Företagsklimat) from 2024: the total is of four areas of
// authority. The unit is a case. Weights of the areas in the total are published only to members, and so are data.
func Insikt() Instrument {
	in := insikt("2024")
	in.Force = kvalitet.Period{From: kvalitet.NewDate(2024, time.January, 1)}
	in.ID = presetID(in)
	return in
}

// Insikt2010 is the edition of 2010–2023, whose total is of six areas.
func Insikt2010() Instrument {
	in := insikt("2010")
	in.Force = kvalitet.Period{From: kvalitet.NewDate(2010, time.January, 1), Until: kvalitet.NewDate(2024, time.January, 1)}
	in.ID = presetID(in)
	return in
}

// InsiktAreas are the areas of authority in the total of an edition: six until 2023, four from 2024 (the publisher's
// own choice of four; which ones, a municipality takes from its report).
func InsiktAreas(edition string) []kvalitet.Label {
	six := []kvalitet.Label{label("brandskydd", "fire safety"), label("bygglov", "building permits"), label("markupplåtelse", "use of public land"),
		label("miljö- och hälsoskydd", "environment and health"), label("livsmedelskontroll", "food control"), label("serveringstillstånd", "serving permits")}
	if edition == "2010" {
		return six
	}
	return []kvalitet.Label{six[1], six[3], six[4], six[5]}
}

func insikt(edition string) Instrument {
	in := satisfaction("insikt", label("Insikt, företagsklimat", "Insikt, business climate"), "NKI", label("kommunens handläggning", "the municipality's handling of the case"))
	in.Edition, in.Unit, in.Source = edition, "case", sourceInsikt
	in.Name = label("Insikt "+edition, "Insikt "+edition)
	for _, f := range []struct{ code, sv, en string }{
		{"information", "Information", "information"}, {"tillgänglighet", "Tillgänglighet", "availability"}, {"bemötande", "Bemötande", "treatment"},
		{"kompetens", "Kompetens", "competence"}, {"rättssäkerhet", "Rättssäkerhet", "rule of law"}, {"effektivitet", "Effektivitet", "efficiency"},
	} {
		in.Questions = append(in.Questions, Question{Code: f.code, Text: label(f.sv, f.en), Aliases: []string{f.en}, Optional: true})
		in.Indices = append(in.Indices, Index{Code: f.code, Name: label(f.sv, f.en), Kind: IndexMean, Questions: equal(f.code)})
	}
	in.Minimums = []Minimum{
		{Level: LevelUnit, N: 7, Source: kvalitet.Source{Title: "SKR, krav för redovisning i Insikt", Section: "portal och kommunrapport", Grade: kvalitet.GradePublished}},
		{Level: LevelArea, N: 10, Source: sourceKolada("U07451, minst 10 svar per område")},
		{Level: LevelTotal, N: 20, Source: sourceKolada("U07451, minst 20 svar totalt")},
	}
	in.Breaks = []Break{{On: kvalitet.NewDate(2024, time.January, 1), Index: "NKI",
		Reason: label("totalen räknas på fyra myndighetsområden i stället för sex", "the total is of four areas of authority instead of six"),
		Source: sourceKolada("U07451, U07453")}}
	in.Bands = insiktBands()
	return in
}

// insiktBands are three publishers' words for the same index; they do not agree.
func insiktBands() []Bands {
	from := decimal.NewFromInt
	return []Bands{
		{Publisher: "SKR", Bands: []Band{
			{Name: label("mycket lågt", "very low"), From: from(0)}, {Name: label("lågt", "low"), From: from(50), Above: true},
			{Name: label("godkänt", "passed"), From: from(62)}, {Name: label("högt", "high"), From: from(70)},
			{Name: label("mycket högt", "very high"), From: from(80), Above: true}},
			Source: kvalitet.OurDefault("SKR:s fem band återges av andra; inte lästa hos SKR")},
		{Publisher: "SBA", Index: "NKI", Bands: []Band{
			{Name: label("knappt godkänt", "barely passed"), From: from(63)}, {Name: label("klart godkänt", "clearly passed"), From: from(66)},
			{Name: label("högt", "high"), From: from(74)}},
			Source: kvalitet.Source{Title: "Stockholm Business Alliance, omdömen om enskilda index", Grade: kvalitet.GradePublished}},
		{Publisher: "Upplands Väsby", Bands: []Band{
			{Name: label("underkänt", "failed"), From: from(0)}, {Name: label("godkänt", "passed"), From: from(60)},
			{Name: label("väl godkänt", "passed with merit"), From: from(70), Above: true}},
			Source: kvalitet.Source{Title: "Upplands Väsby kommun", Grade: kvalitet.GradePublished}},
	}
}

// InsiktRanked reports whether a municipality is ranked (2021): a mean response rate of at least 40 % over the areas
// and at least 30 % in each. Rates are between 0 and 1.
func InsiktRanked(rates ...float64) bool {
	sum := 0.0
	for _, r := range rates {
		if r < 0.30 {
			return false
		}
		sum += r
	}
	return len(rates) > 0 && sum >= 0.40*float64(len(rates))
}
