package award

import (
	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
)

func presetID(name string) uuid.UUID {
	return uuid.NewSHA1(uuid.NameSpaceURL, []byte("kvalitet/governance/award/"+name))
}

func criterion(code, sv, en string) Criterion {
	return Criterion{Code: code, Name: kvalitet.Label{SV: sv, EN: en}, Weight: 1}
}

// Orebro returns the prize of Örebro's handbook: applied for in the autumn, awarded in the spring, 100 000 kr for
// competence and further improvement. Its three words are the criteria; the weights of 1 and the scale 0–5 are ours.
func Orebro() Award {
	return Award{ID: presetID("orebro"), Name: kvalitet.Label{SV: "Örebro kommuns kvalitetspris", EN: "Örebro's quality award"}, MaxScore: 5,
		Source: kvalitet.Source{Title: "Örebro kommuns kvalitetshandbok", Section: "Kvalitetspriset", Grade: kvalitet.GradePublished},
		Categories: []Category{{Code: "kvalitet", Name: kvalitet.Label{SV: "kvalitetspriset", EN: "the quality award"}, Prize: decimal.NewFromInt(100_000),
			Criteria: []Criterion{criterion("simplify", "förenkling", "simplification"), criterion("renew", "förnyelse", "renewal"), criterion("improve", "förbättring", "improvement")}}},
		Gates: []Gate{{"funded", kvalitet.Label{SV: "kommunalt finansierad verksamhet", EN: "funded by the municipality"}}}}
}

// Uppsala returns the prize of Uppsala in 2024: two categories with their own criteria and prizes, and gates. The
// weights of 1 and the scale 0–5 are ours.
func Uppsala() Award {
	return Award{ID: presetID("uppsala"), Name: kvalitet.Label{SV: "Uppsala kommuns kvalitetspris", EN: "Uppsala's quality award"}, MaxScore: 5,
		Source: kvalitet.Source{Title: "Uppsala kommun, kvalitetspriset 2024", Grade: kvalitet.GradePublished},
		Categories: []Category{
			{Code: "innovation", Name: kvalitet.Label{SV: "nyskapande", EN: "innovation"}, Prize: decimal.NewFromInt(30_000),
				Criteria: []Criterion{criterion("new", "nyskapande", "new"), criterion("benefit", "nytta", "benefit"), criterion("inclusive", "inkluderande", "inclusive")}},
			{Code: "systematic", Name: kvalitet.Label{SV: "systematiskt kvalitetsarbete", EN: "systematic quality work"}, Prize: decimal.NewFromInt(70_000),
				Criteria: []Criterion{criterion("developed", "utvecklat", "developed"), criterion("method", "arbetssätt", "way of working"), criterion("result", "resultat", "result")}},
		},
		Gates: []Gate{
			{"economy", kvalitet.Label{SV: "stabil ekonomi", EN: "a stable economy"}},
			{"staff", kvalitet.Label{SV: "goda resultat i medarbetarundersökningen", EN: "good results in the staff survey"}},
			{"complaints", kvalitet.Label{SV: "inga olösta allvarliga klagomål", EN: "no serious complaint unresolved"}},
		}}
}
