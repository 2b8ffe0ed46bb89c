package governance

import (
	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// AgendaGoals is the number of goals of Agenda 2030 (globala målen).
const AgendaGoals = 17

// AgendaTag ties a goal to one of Agenda 2030's, for it or against it: a goal may help one and counteract another.
type AgendaTag struct {
	Number  int  `json:"number"` // 1–17
	Against bool `json:"against,omitempty"`
}

// Problems reports a number outside 1–17 ("range").
func (a AgendaTag) Problems() []kvalitet.Problem {
	var ps check.List
	ps.If(a.Number < 1 || a.Number > AgendaGoals, "range", "/number", "de globala målen är 1–17", "the global goals are 1–17")
	return ps
}

// AgendaCoverage is the goals that touch one of Agenda 2030's. It is a map, not a score.
type AgendaCoverage struct {
	Number  int         `json:"number"`
	For     []uuid.UUID `json:"for,omitempty"`
	Against []uuid.UUID `json:"against,omitempty"`
}

// Agenda returns a row for each of the seventeen, in order, with the goals in the order of the slice; a row without goals
// shows what is not touched. Tags outside 1–17 are left out.
func Agenda(goals []Goal) []AgendaCoverage {
	rows := make([]AgendaCoverage, AgendaGoals)
	for i := range rows {
		rows[i].Number = i + 1
	}
	for _, g := range goals {
		for _, tag := range g.Agenda {
			switch {
			case tag.Number < 1 || tag.Number > AgendaGoals:
			case tag.Against:
				rows[tag.Number-1].Against = append(rows[tag.Number-1].Against, g.ID)
			default:
				rows[tag.Number-1].For = append(rows[tag.Number-1].For, g.ID)
			}
		}
	}
	return rows
}
