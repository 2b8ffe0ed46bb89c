package improve

import "github.com/kommunkvalitet/kvalitet"

// Approach is a way of working with improvement (metod för ständiga förbättringar). Which one suits is for each place to
// say, as Örebro's handbook has it; the set is open.
type Approach struct {
	Code string         `json:"code"`
	Name kvalitet.Label `json:"name"`
	// Steps are its steps in order, and Aims what it is to give, where the source tells.
	Steps  []kvalitet.Label `json:"steps,omitempty"`
	Aims   []kvalitet.Label `json:"aims,omitempty"`
	Source kvalitet.Source  `json:"source"`
}

// Approaches returns those that the documents name: the wheel of improvement with Lidköping's four steps, Lean with
// what Skellefteå wants of it, and Idealt genombrott, of which Örebro gives the name alone.
func Approaches() []Approach {
	orebro := kvalitet.Source{Title: "Örebro kommuns kvalitetshandbok", Section: "Ständiga förbättringar, Metoder", Grade: kvalitet.GradePublished}
	return []Approach{
		{Code: "pdsa", Name: kvalitet.Label{SV: "förbättringshjulet (PDSA)", EN: "the wheel of improvement (PDSA)"},
			Steps:  []kvalitet.Label{{SV: "planera", EN: "plan"}, {SV: "genomföra", EN: "do"}, {SV: "följa upp", EN: "study"}, {SV: "åtgärda", EN: "act"}},
			Source: kvalitet.Source{Title: "Lidköping, Kommungemensamt ledningssystem", Section: "6 Ständiga förbättringar", Grade: kvalitet.GradePublished}},
		{Code: "lean", Name: kvalitet.Label{SV: "Lean", EN: "Lean"},
			Aims:   []kvalitet.Label{{SV: "minskat slöseri", EN: "less waste"}, {SV: "effektiva arbetsflöden", EN: "efficient flows"}, {SV: "säkerställd kvalitet", EN: "secured quality"}},
			Source: kvalitet.Source{Title: "Skellefteå kommun, Kvalitet", Section: "Varför ska vi jobba processinriktat?", Grade: kvalitet.GradePublished}},
		{Code: "ideal-breakthrough", Name: kvalitet.Label{SV: "Idealt genombrott", EN: "Ideal breakthrough"}, Source: orebro},
	}
}
