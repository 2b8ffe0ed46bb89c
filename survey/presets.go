package survey

import (
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
)

// Presets returns every instrument that the package ships, by family and edition.
func Presets() []Instrument {
	return []Instrument{NKI(), NMI(), NRI(), NII(), Citizen(), HME(), Insikt2010(), Insikt(), Service(), KKiK()}
}

// Preset finds a shipped instrument by its code, the latest edition first: "nki", "hme", "service", "insikt" and so on,
// or by its Swedish name: "servicemätning", "medborgarundersökning", "företagsklimat".
func Preset(code string) (Instrument, bool) {
	switch folded(code) {
	case "servicematning":
		code = "service"
	case "medborgarundersokning", "medborgarundersokningen":
		code = "citizen"
	case "foretagsklimat":
		code = "insikt"
	}
	var found Instrument
	for _, in := range Presets() {
		if in.Code == code {
			found = in
		}
	}
	return found, found.Code != ""
}

// presetID gives a preset the same identity in every program.
func presetID(in Instrument) uuid.UUID {
	return uuid.NewSHA1(uuid.NameSpaceURL, []byte("kvalitet/survey/instrument/"+in.Code+"/"+in.Edition))
}

func label(sv, en string) kvalitet.Label { return kvalitet.Label{SV: sv, EN: en} }

var (
	sourceSCB = kvalitet.Source{Title: "SCB, Analysmodell med NKI", URL: "http://www.scb.se/sv_/Vara-tjanster/Insamling-och-undersokning/SCBs-analysmodell-med-NKI/",
		Grade: kvalitet.GradePublished}
	sourceGnosjo = kvalitet.Source{Title: "Gnosjö kommun, SCB:s medborgarundersökning 2018", Grade: kvalitet.GradePublished}
)

func sourceKolada(section string) kvalitet.Source {
	return kvalitet.Source{Title: "Kolada", Section: section, URL: "https://www.kolada.se", Grade: kvalitet.GradePublished}
}

func equal(codes ...string) []Part {
	parts := make([]Part, len(codes))
	for i, c := range codes {
		parts[i].Question = c
	}
	return parts
}

// satisfaction is SCB's model: three questions on a ten-point scale make the index; its weights are estimated for each
// survey and so are data, with equal ones until they are given.
func satisfaction(code string, name kvalitet.Label, index string, about kvalitet.Label) Instrument {
	in := Instrument{
		Code: code, Edition: "2005", Name: name, Unit: "person",
		Force: kvalitet.Period{From: kvalitet.NewDate(2005, time.January, 1), Until: kvalitet.NewDate(2021, time.January, 1)},
		Scale: Scale{Min: 1, Max: 10, DontKnow: true},
		Questions: []Question{
			{Code: "nojdhet", Text: label("Hur nöjd är du med "+about.SV+" i sin helhet?", "How satisfied are you overall with "+about.EN+"?"),
				Aliases: []string{"nöjdhet", "nöjd", "helhet", "satisfaction", "overall", "helhetsbetyg", "helhetsintryck", "satisfied", "s"}},
			{Code: "forvantningar", Text: label("Hur väl uppfyller "+about.SV+" dina förväntningar?", "How well are your expectations of "+about.EN+" met?"),
				Aliases: []string{"förväntningar", "förväntan", "expectations", "expectation", "förväntning", "uppfyller förväntningar", "e"}},
			{Code: "ideal", Text: label("Hur nära idealet ligger "+about.SV+"?", "How close to the ideal is "+about.EN+"?"),
				Aliases: []string{"idealet", "närhet till ideal", "perfekt", "ideal_closeness", "nära ideal", "nära idealet", "jämfört med ideal", "i", "p"}},
		},
		Indices: []Index{{Code: index, Name: name, Kind: IndexMean, Questions: equal("nojdhet", "forvantningar", "ideal")}},
		Minimums: []Minimum{{Level: LevelUnit, N: 5,
			Source: kvalitet.OurDefault("lägsta antal för NKI är inte publicerat; 5 är det lägsta i Koladas brukarundersökningar")}},
		Bands: []Bands{{Publisher: "SCB", Bands: []Band{
			{Name: label("ej godkänt", "not passed"), From: decimal.Zero},
			{Name: label("godkänt", "passed"), From: decimal.NewFromInt(40)},
			{Name: label("nöjd", "satisfied"), From: decimal.NewFromInt(55)},
			{Name: label("mycket nöjd", "very satisfied"), From: decimal.NewFromInt(75)},
		}, Source: kvalitet.OurDefault("40 och 75 enligt Gnosjö 2018; 55 och att 75 hör till mycket nöjd är obekräftade")},
			{Publisher: "Gnosjö", Bands: []Band{
				{Name: label("ej godkänt", "not passed"), From: decimal.Zero},
				{Name: label("godkänt", "passed"), From: decimal.NewFromInt(40)},
				{Name: label("nöjd", "satisfied"), From: decimal.NewFromInt(52)},
				{Name: label("mycket nöjd", "very satisfied"), From: decimal.NewFromInt(75), Above: true},
			}, Source: sourceGnosjo}},
		Breaks: []Break{{On: kvalitet.NewDate(2021, time.January, 1),
			Reason: label("indexmodellen är ersatt av andelar fråga för fråga", "the index model is replaced by shares question by question"),
			Source: kvalitet.Source{Title: "Örebro kommun, medborgarundersökningar", Grade: kvalitet.GradePublished}}},
		Base: BaseAvailable, Source: sourceSCB,
	}
	in.ID = presetID(in)
	return in
}

// NKI is SCB's satisfied customer index (Nöjd-Kund-Index): item index (mean − 1)/9·100.
func NKI() Instrument {
	return satisfaction("nki", label("Nöjd-Kund-Index", "satisfied customer index"), "NKI", label("verksamheten", "the service"))
}

// NMI is the satisfied citizen index (Nöjd-Medborgar-Index) of the citizen survey's part B until 2020.
func NMI() Instrument {
	return satisfaction("nmi", label("Nöjd-Medborgar-Index", "satisfied citizen index"), "NMI", label("kommunens verksamheter", "the municipality's services"))
}

// NRI is the satisfied region index (Nöjd-Region-Index) of the citizen survey's part A until 2020.
func NRI() Instrument {
	return satisfaction("nri", label("Nöjd-Region-Index", "satisfied region index"), "NRI", label("kommunen som plats att bo på", "the municipality as a place to live"))
}

// NII is the satisfied influence index (Nöjd-Inflytande-Index) of the citizen survey's part C until 2020.
func NII() Instrument {
	return satisfaction("nii", label("Nöjd-Inflytande-Index", "satisfied influence index"), "NII", label("inflytandet över kommunens beslut", "your influence on the municipality's decisions"))
}

// Citizen is the share model that replaced the indices of the citizen survey in 2021: the share that answers very or
// fairly good of those with an opinion, question by question. One question stands for the 128; a host adds the others.
func Citizen() Instrument {
	in := Instrument{
		Code: "citizen", Edition: "2021", Name: label("Medborgarundersökningen", "the citizen survey"), Unit: "person",
		Force: kvalitet.Period{From: kvalitet.NewDate(2021, time.January, 1)},
		Scale: Scale{Min: 1, Max: 4, DontKnow: true, Words: []kvalitet.Label{label("mycket dåligt", "very bad"), label("ganska dåligt", "fairly bad"),
			label("ganska bra", "fairly good"), label("mycket bra", "very good")}},
		Questions: []Question{{Code: "q1", Text: label("Hur tycker du att kommunen är som plats att bo och leva på?", "What is the municipality like as a place to live?"),
			Aliases: []string{"bo", "plats", "place"}}},
		Indices: []Index{{Code: "andel", Name: label("andel som svarar mycket eller ganska bra", "share that answers very or fairly good"),
			Kind: IndexShare, Positive: 3, Questions: equal("q1")}},
		Minimums: []Minimum{{Level: LevelUnit, N: 10, Source: sourceKolada("färre än 10 svar redovisas inte")}},
		Breaks: []Break{{On: kvalitet.NewDate(2025, time.January, 1),
			Reason: label("svarsandelar vägs från 2025 och jämförs inte med tidigare", "response rates are weighted from 2025 and not compared with earlier ones"),
			Source: sourceKolada("N00529")}},
		Decimals: 1, Source: sourceKolada("N00530"),
	}
	in.ID = presetID(in)
	return in
}

// HME is sustainable employee engagement (hållbart medarbetarengagemang): nine statements in three parts. The total is
// the mean of the nine, from the questions, never from the persons' own means.
func HME() Instrument {
	statements := []struct {
		code, sv, en string
		aliases      []string
	}{
		{"meningsfullt", "Mitt arbete känns meningsfullt", "My work feels meaningful", []string{"m1", "motivation1", "meaningful", "meaning"}},
		{"utvecklas", "Jag lär nytt och utvecklas i mitt dagliga arbete", "I learn and develop in my daily work", []string{"m2", "motivation2", "lär nytt", "learn", "learning", "develop"}},
		{"ser fram emot", "Jag ser fram emot att gå till arbetet", "I look forward to going to work", []string{"m3", "motivation3", "ser fram emot att gå till arbetet", "look forward", "lookforward"}},
		{"uppskattning", "Min närmaste chef visar uppskattning för mina arbetsinsatser", "My manager shows appreciation", []string{"l1", "ledarskap1", "appreciation", "leadership1"}},
		{"förtroende", "Min närmaste chef visar förtroende för mig som medarbetare", "My manager shows trust in me", []string{"l2", "ledarskap2", "trust", "leadership2"}},
		{"förutsättningar", "Min närmaste chef ger mig förutsättningar att ta ansvar i mitt arbete", "My manager gives me the conditions to take responsibility", []string{"l3", "ledarskap3", "conditions", "responsibility", "leadership3", "ansvar"}},
		{"mål", "Jag är insatt i min arbetsplats mål", "I know the goals of my workplace", []string{"s1", "styrning1", "goals", "goals known", "steering1", "insatt i mål"}},
		{"uppföljning", "Min arbetsplats mål följs upp och utvärderas på ett bra sätt", "The goals of my workplace are followed up well", []string{"s2", "styrning2", "followed up", "goals followed up", "followup", "steering2", "följs upp"}},
		{"förväntas", "Jag vet vad som förväntas av mig i mitt arbete", "I know what is expected of me", []string{"s3", "styrning3", "expected", "expectations", "steering3", "förväntningar"}},
	}
	in := Instrument{
		Code: "hme", Edition: "2011", Name: label("Hållbart medarbetarengagemang", "sustainable employee engagement"), Unit: "person",
		Force: kvalitet.Period{From: kvalitet.NewDate(2011, time.January, 1)},
		Scale: Scale{Min: 1, Max: 5, Words: []kvalitet.Label{label("stämmer mycket dåligt", "very poor match"), label("stämmer ganska dåligt", "fairly poor match"),
			label("stämmer varken bra eller dåligt", "neither good nor poor match"), label("stämmer ganska bra", "fairly good match"), label("stämmer mycket bra", "very good match")}},
		Minimums: []Minimum{{Level: LevelUnit, N: 10, Source: sourceKolada("U00200–U00203, minst 10 svar")}},
		Decimals: 1, Base: BaseAvailable, Source: sourceKolada("U00200–U00203"),
	}
	var codes []string
	for i, s := range statements {
		code := fmt.Sprintf("hme%d", i+1)
		codes = append(codes, code)
		in.Questions = append(in.Questions, Question{Code: code, Text: label(s.sv, s.en),
			Aliases: append(s.aliases, s.code, fmt.Sprintf("h%d", i+1))})
	}
	in.Indices = []Index{
		{Code: "HME", Name: label("HME totalindex", "HME total"), Kind: IndexMean, Questions: equal(codes...)},
		{Code: "motivation", Name: label("Motivation", "motivation"), Kind: IndexMean, Questions: equal(codes[:3]...)},
		{Code: "ledarskap", Name: label("Ledarskap", "leadership"), Kind: IndexMean, Questions: equal(codes[3:6]...)},
		{Code: "styrning", Name: label("Styrning", "steering"), Kind: IndexMean, Questions: equal(codes[6:]...)},
	}
	in.ID = presetID(in)
	return in
}

// Service is the service measurement (servicemätning) within KKiK: 5 is worth 100, 4 75, 3 50, 2 25 and 1 nothing.
func Service() Instrument {
	in := Instrument{
		Code: "service", Edition: "2013", Name: label("Servicemätning", "service measurement"), Unit: "contact",
		Scale: Scale{Min: 1, Max: 5},
		Questions: []Question{{Code: "betyg", Text: label("Betyg på servicen", "grade of the service"),
			Aliases: []string{"grade", "score", "rating", "svar", "answer", "service", "servicebetyg", "omdöme", "bemötande", "response"}}},
		Indices:  []Index{{Code: "service", Name: label("Serviceindex", "service index"), Kind: IndexMean, Questions: equal("betyg")}},
		Minimums: []Minimum{{Level: LevelUnit, N: 30, Source: sourceKolada("N00671–N00676, minst 30 svar")}},
		Decimals: 1, Source: sourceKolada("N00671–N00676"),
	}
	in.ID = presetID(in)
	return in
}

// KKiK is the municipality's quality in brief (Kommunens Kvalitet i Korthet): its measures that are put together from
// the service measurement, one per channel, each worth what it is worth there.
func KKiK() Instrument {
	in := Service()
	in.Code, in.Edition, in.Name = "kkik", "2022", label("Kommunens Kvalitet i Korthet, servicemätning", "the municipality's quality in brief, service measurement")
	in.Questions = []Question{
		{Code: "telefon", Text: label("Bemötande i telefon", "treatment by telephone"), Aliases: []string{"phone"}, Optional: true},
		{Code: "e-post", Text: label("Svar med e-post", "answers by e-mail"), Aliases: []string{"mejl", "email", "epost"}, Optional: true},
		{Code: "information", Text: label("Information om ärendet", "information about the case"), Aliases: []string{"info"}, Optional: true},
	}
	in.Indices = nil
	for _, q := range in.Questions {
		in.Indices = append(in.Indices, Index{Code: q.Code, Name: q.Text, Kind: IndexMean, Questions: equal(q.Code)})
	}
	in.ID = presetID(in)
	return in
}
