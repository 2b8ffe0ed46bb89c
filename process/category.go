package process

import (
	"slices"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// CategorySet is a municipality's kinds of process (processkategorier). It is data: other sets are as good.
type CategorySet struct {
	Code       string          `json:"code"`
	Name       kvalitet.Label  `json:"name"`
	Source     kvalitet.Source `json:"source"`
	Categories []Category      `json:"categories"`
}

// Category is one kind of process. Aliases are other words for it, in lower case.
type Category struct {
	Code    string         `json:"code"`
	Name    kvalitet.Label `json:"name"`
	Purpose kvalitet.Label `json:"purpose,omitzero"`
	Aliases []string       `json:"aliases,omitempty"`
	// Delivers says that its processes give the receiver a direct value, Leads that they steer the others; what does
	// neither supports. A top map has them in the middle, above and below.
	Delivers bool `json:"delivers,omitempty"`
	Leads    bool `json:"leads,omitempty"`
}

// ThreeCategories returns the set of Lidköping, Örebro and Region Jönköping: management, main and support.
func ThreeCategories() CategorySet {
	return CategorySet{
		Code: "three", Name: kvalitet.Label{SV: "Ledning, huvud, stöd", EN: "Management, main, support"},
		Source: kvalitet.Source{Title: "Lidköpings kommun, Projektplanering kommungemensamt ledningssystem", Section: "6.3", Grade: kvalitet.GradePublished},
		Categories: []Category{
			{Code: "management", Leads: true, Name: kvalitet.Label{SV: "ledningsprocess", EN: "management process"}, Aliases: []string{"ledning", "lednings", "styr", "styrprocess"},
				Purpose: kvalitet.Label{SV: "leder, styr och utvecklar verksamheten", EN: "leads, steers and develops"}},
			{Code: "main", Delivers: true, Name: kvalitet.Label{SV: "huvudprocess", EN: "main process"}, Aliases: []string{"huvud", "kärn", "kärnprocess"},
				Purpose: kvalitet.Label{SV: "ger mottagaren ett direkt värde", EN: "gives the receiver a direct value"}},
			{Code: "support", Name: kvalitet.Label{SV: "stödprocess", EN: "support process"}, Aliases: []string{"stöd"},
				Purpose: kvalitet.Label{SV: "stöder de övriga processerna", EN: "supports the other processes"}},
		},
	}
}

// SkellefteaCategories returns Skellefteå's four: operative, support, strategic and tactical.
func SkellefteaCategories() CategorySet {
	return CategorySet{
		Code: "skelleftea", Name: kvalitet.Label{SV: "Skellefteås fyra kategorier", EN: "Skellefteå's four categories"},
		Source: kvalitet.Source{Title: "Skellefteå kommun, Kvalitet", Section: "Olika typer av processer", Grade: kvalitet.GradePublished},
		Categories: []Category{
			{Code: "operative", Delivers: true, Name: kvalitet.Label{SV: "operativ process", EN: "operative process"}, Aliases: []string{"operativ"},
				Purpose: kvalitet.Label{SV: "levererar service till medborgaren", EN: "delivers service to the citizen"}},
			{Code: "support", Name: kvalitet.Label{SV: "stödprocess", EN: "support process"}, Aliases: []string{"stöd"},
				Purpose: kvalitet.Label{SV: "stöttar andra processer", EN: "supports other processes"}},
			{Code: "strategic", Leads: true, Name: kvalitet.Label{SV: "strategisk process", EN: "strategic process"}, Aliases: []string{"strategisk"},
				Purpose: kvalitet.Label{SV: "planerar för framtiden", EN: "plans for the future"}},
			{Code: "tactical", Leads: true, Name: kvalitet.Label{SV: "taktisk process", EN: "tactical process"}, Aliases: []string{"taktisk"},
				Purpose: kvalitet.Label{SV: "utvecklar för att möta framtiden", EN: "develops to meet the future"}},
		},
	}
}

// Category finds a category by its code, its Swedish or English name or an alias.
func (s CategorySet) Category(text string) (Category, bool) {
	word := fold(text)
	for _, c := range s.Categories {
		if word == fold(c.Code) || word == fold(c.Name.SV) || word == fold(c.Name.EN) || slices.Contains(c.Aliases, word) {
			return c, true
		}
	}
	return Category{}, false
}

// Problems reports codes that are missing or repeated, and a word that means two categories ("duplicate").
func (s CategorySet) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Text("/code", s.Code)
	ps.Label("/name", s.Name)
	ps.If(len(s.Categories) == 0, "missing", "/categories", "kategorier saknas", "there are no categories")
	check.Unique(&ps, "/categories", s.Categories, func(c Category) string { return c.Code })
	words := make(map[string]int)
	for i, c := range s.Categories {
		at := check.At("/categories", i)
		ps.Text(at+"/code", c.Code)
		ps.Label(at+"/name", c.Name)
		for j, a := range c.Aliases {
			if first, ok := words[a]; ok && first != i {
				ps.Add("duplicate", check.At(at+"/aliases", j), "ordet betyder också en annan kategori: "+a, "the word means another category too: "+a)
			}
			words[a] = i
		}
	}
	return ps
}

// Validate returns the problems as an error.
func (s CategorySet) Validate() error { return kvalitet.Invalid(s.Problems()) }

// CategoryMapping translates the categories of one set into another's: code to code. Several may become one; one never
// becomes several, as no process would know where to go.
type CategoryMapping map[string]string

// SkellefteaToThree is our reading of the four categories as three: strategic and tactical processes both lead and
// develop, so both become management. The mapping is our default; no source states it.
func SkellefteaToThree() CategoryMapping {
	return CategoryMapping{"operative": "main", "support": "support", "strategic": "management", "tactical": "management"}
}

// Problems reports categories of the first set without a translation ("missing"), translations of categories that
// it does not have ("unknown") and into categories that the second set does not have ("unknown").
func (m CategoryMapping) Problems(from, to CategorySet) []kvalitet.Problem {
	var ps check.List
	for _, c := range from.Categories {
		target, ok := m[c.Code]
		ps.If(!ok, "missing", "/"+c.Code, "kategorin saknar motsvarighet", "the category has no counterpart")
		ps.If(ok && !slices.ContainsFunc(to.Categories, func(t Category) bool { return t.Code == target }),
			"unknown", "/"+c.Code, "motsvarigheten finns inte: "+target, "no such counterpart: "+target)
	}
	for _, code := range sortedKeys(m) {
		ps.If(!slices.ContainsFunc(from.Categories, func(c Category) bool { return c.Code == code }),
			"unknown", "/"+code, "kategorin finns inte: "+code, "no such category: "+code)
	}
	return ps
}
