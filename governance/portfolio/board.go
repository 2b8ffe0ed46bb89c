package portfolio

import "github.com/kommunkvalitet/kvalitet"

// Board is a group that chooses and steers development (styrgrupp för utveckling).
type Board struct {
	Code   string          `json:"code"`
	Name   kvalitet.Label  `json:"name"`
	Area   kvalitet.Label  `json:"area"` // what it chooses among
	Duties []Duty          `json:"duties"`
	Source kvalitet.Source `json:"source"`
}

// OrebroBoards returns the boards of Örebro's handbook: the programme areas' development groups, Move for the service
// that citizens meet, and PISA for the internal support. Each has the six duties.
func OrebroBoards() []Board {
	source := kvalitet.Source{Title: "Örebro kommuns kvalitetshandbok", Section: "Programområdenas utvecklingsgrupper, Move och PISA", Grade: kvalitet.GradePublished}
	return []Board{
		{Code: "programme", Name: kvalitet.Label{SV: "programområdenas utvecklingsgrupper", EN: "the programme areas' development groups"},
			Area: kvalitet.Label{SV: "utveckling inom programområdet", EN: "development within the programme area"}, Duties: Duties(), Source: source},
		{Code: "move", Name: kvalitet.Label{SV: "Move, processledningsgrupp för extern serviceyta", EN: "Move, process group for the external service"},
			Area: kvalitet.Label{SV: "det som privatpersoner och företag möter", EN: "what citizens and companies meet"}, Duties: Duties(), Source: source},
		{Code: "pisa", Name: kvalitet.Label{SV: "PISA, processledningsgrupp för intern serviceyta", EN: "PISA, process group for the internal service"},
			Area: kvalitet.Label{SV: "internt stöd", EN: "internal support"}, Duties: Duties(), Source: source},
	}
}

// Neglected returns the duties of the board that are not among those done, in order.
func (b Board) Neglected(done ...Duty) []Duty {
	var left []Duty
	for _, d := range b.Duties {
		found := false
		for _, x := range done {
			found = found || x == d
		}
		if !found {
			left = append(left, d)
		}
	}
	return left
}
