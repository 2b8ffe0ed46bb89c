package compass

import (
	"slices"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Edition is one version of Kommunkompassen (utgåva). Cards are compared within an edition only.
type Edition struct {
	Code string `json:"code"` // "2010"
	// From and Until are the years in which it was used; Until is the first year of the next one, 0 when it is in use.
	From       int             `json:"from"`
	Until      int             `json:"until,omitzero"`
	Areas      []Area          `json:"areas"`
	Dimensions []Dimension     `json:"dimensions,omitempty"`
	Source     kvalitet.Source `json:"source"`
}

// Area is one of an edition's areas (område).
type Area struct {
	Number int            `json:"number"`
	Title  kvalitet.Label `json:"title"`
	Max    int            `json:"max"` // the most points
	// Topics are what the evaluators ask about, where a source tells; a card's sub-questions have no published points.
	Topics []kvalitet.Label `json:"topics,omitempty"`
}

// Dimension is one of the four systems that the areas look at.
type Dimension struct {
	Code  string         `json:"code"`
	Title kvalitet.Label `json:"title"`
}

// Area returns the area with a number, or with a Swedish or English title, in any case.
func (e Edition) Area(name string) (Area, bool) {
	name = strings.ToLower(strings.TrimSpace(name))
	i := slices.IndexFunc(e.Areas, func(a Area) bool {
		sv, en := strings.ToLower(a.Title.SV), strings.ToLower(a.Title.EN)
		n := string(rune('0' + a.Number))
		return name == n || name == sv || name == en || strings.HasPrefix(name, n+" ") || strings.HasPrefix(name, n+".")
	})
	if i < 0 {
		return Area{}, false
	}
	return e.Areas[i], true
}

// Max is the most points in all.
func (e Edition) Max() int {
	sum := 0
	for _, a := range e.Areas {
		sum += a.Max
	}
	return sum
}

// Problems reports what keeps the edition from existing.
func (e Edition) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Text("/code", e.Code)
	ps.If(e.Until != 0 && e.Until <= e.From, "order", "/until", "utgåvan slutar innan den börjar", "the edition ends before it begins")
	ps.If(len(e.Areas) == 0 || len(e.Areas) > 9, "size", "/areas", "utgåvan ska ha 1–9 områden", "an edition has 1–9 areas")
	for i, a := range e.Areas {
		at := check.At("/areas", i)
		ps.If(a.Number != i+1, "order", at+"/number", "områdena är inte numrerade i följd", "the areas are not numbered in order")
		ps.Label(at+"/title", a.Title)
		ps.If(a.Max <= 0, "range", at+"/max", "högsta poäng är inte över noll", "the most points are not above zero")
		for j, topic := range a.Topics {
			ps.Label(check.At(at+"/topics", j), topic)
		}
	}
	return ps
}

// Validate returns the problems as an error.
func (e Edition) Validate() error { return kvalitet.Invalid(e.Problems()) }

var (
	sourceMark = kvalitet.Source{Title: "Marks kommun, Kommunkompassen", Section: "kriterierna 2002–2009", Grade: kvalitet.GradePublished}
	sourceSKR  = kvalitet.Source{Title: "SKR, Kommunkompassen", URL: "https://skr.se", Grade: kvalitet.GradePublished}
)

// areas gives the titles numbers and 100 points each.
func areas(titles ...kvalitet.Label) []Area {
	all := make([]Area, len(titles))
	for i, t := range titles {
		all[i] = Area{Number: i + 1, Title: t, Max: 100}
	}
	return all
}

// Editions returns the editions in order: 2002, 2010, 2016 and 2020, each with eight areas of 100 points.
func Editions() []Edition {
	return []Edition{Edition2002(), Edition2010(), Edition2016(), Edition2020()}
}

// EditionFor returns the edition that was used in a year. In the year of a change both may have been, so a card should
// say its own.
func EditionFor(year int) (Edition, bool) {
	for _, e := range Editions() {
		if year >= e.From && (e.Until == 0 || year < e.Until) {
			return e, true
		}
	}
	return Edition{}, false
}

// EditionNamed returns the edition with the code.
func EditionNamed(code string) (Edition, bool) {
	all := Editions()
	i := slices.IndexFunc(all, func(e Edition) bool { return e.Code == strings.TrimSpace(code) })
	if i < 0 {
		return Edition{}, false
	}
	return all[i], true
}

// Edition2002 is the first Swedish edition, with the four dimensions that it looked at and what it asked about.
func Edition2002() Edition {
	e := Edition{Code: "2002", From: 2002, Until: 2010, Source: sourceMark,
		Areas: areas(
			kvalitet.Label{SV: "Offentlighet och demokratisk kontroll", EN: "Openness and democratic control"},
			kvalitet.Label{SV: "Tillgänglighet och brukarorientering", EN: "Accessibility and user orientation"},
			kvalitet.Label{SV: "Tydlighet i samspelet mellan politiker och tjänstemän", EN: "Clarity between politicians and officials"},
			kvalitet.Label{SV: "Ledning, decentralisering och delegation", EN: "Leadership, decentralisation and delegation"},
			kvalitet.Label{SV: "Kontroll- och rapporteringssystem", EN: "Control and reporting systems"},
			kvalitet.Label{SV: "Personalpolitik", EN: "Personnel policy"},
			kvalitet.Label{SV: "Verksamhetsutveckling", EN: "Development of services"},
			kvalitet.Label{SV: "Samhällsbyggnad", EN: "Community building"},
		),
		Dimensions: []Dimension{
			{"political", kvalitet.Label{SV: "politiskt system", EN: "political system"}},
			{"production", kvalitet.Label{SV: "produktionssystem", EN: "production system"}},
			{"psychosocial", kvalitet.Label{SV: "psykosocialt system", EN: "psychosocial system"}},
			{"community", kvalitet.Label{SV: "lokalsamhället", EN: "local community"}},
		},
	}
	for i, topics := range topics2002() {
		e.Areas[i].Topics = topics
	}
	return e
}

// Edition2010 is the first revision.
func Edition2010() Edition {
	return Edition{Code: "2010", From: 2010, Until: 2016, Source: sourceSKR, Areas: areas(
		kvalitet.Label{SV: "Offentlighet och demokrati", EN: "Openness and democracy"},
		kvalitet.Label{SV: "Tillgänglighet och brukarorientering", EN: "Accessibility and user orientation"},
		kvalitet.Label{SV: "Politisk styrning och kontroll", EN: "Political governance and control"},
		kvalitet.Label{SV: "Ledarskap, ansvar och delegation", EN: "Leadership, responsibility and delegation"},
		kvalitet.Label{SV: "Resultat och effektivitet", EN: "Results and efficiency"},
		kvalitet.Label{SV: "Kommunen som arbetsgivare", EN: "The municipality as employer"},
		kvalitet.Label{SV: "Verksamhetsutveckling", EN: "Development of services"},
		kvalitet.Label{SV: "Kommunen som samhällsbyggare", EN: "The municipality as community builder"},
	)}
}

// Edition2016 is the second revision: area 7 became constant improvement.
func Edition2016() Edition {
	e := Edition2010()
	e.Code, e.From, e.Until = "2016", 2016, 2020
	e.Areas[6].Title = kvalitet.Label{SV: "Ständiga förbättringar", EN: "Constant improvement"}
	return e
}

// Edition2020 is the third revision, in use.
func Edition2020() Edition {
	return Edition{Code: "2020", From: 2020, Source: sourceSKR, Areas: areas(
		kvalitet.Label{SV: "Samspel mellan förtroendevalda och medborgare", EN: "Elected representatives and citizens"},
		kvalitet.Label{SV: "Samhällsutveckling", EN: "Community development"},
		kvalitet.Label{SV: "Styrning och kontroll", EN: "Governance and control"},
		kvalitet.Label{SV: "Effektivitet", EN: "Efficiency"},
		kvalitet.Label{SV: "Brukarens fokus", EN: "The user's focus"},
		kvalitet.Label{SV: "Kvalitetsutveckling", EN: "Quality development"},
		kvalitet.Label{SV: "Arbetsliv", EN: "Working life"},
		kvalitet.Label{SV: "Chefs- och ledarskap samt medarbetarskap", EN: "Management, leadership and co-workership"},
	)}
}
