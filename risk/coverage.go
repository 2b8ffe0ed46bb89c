package risk

import (
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
)

// Scope is what ought to have been analysed (analysens omfattning).
type Scope struct {
	Bodies     []string
	Areas      []string
	Categories []string
	Processes  []uuid.UUID
	Goals      []uuid.UUID
}

// Coverage is what of a scope has no risk that was rated in the period (täckning). Each list is in the scope's order.
type Coverage struct {
	Bodies     []string    `json:"bodies"`
	Areas      []string    `json:"areas"`
	Categories []string    `json:"categories"`
	Processes  []uuid.UUID `json:"processes"`
	Goals      []uuid.UUID `json:"goals"`
	// Orphans are active risks that are tied to neither a goal nor a process, in the register's order.
	Orphans []uuid.UUID `json:"orphans"`
}

// Complete reports whether nothing of the scope is missing. Orphans do not count.
func (c Coverage) Complete() bool {
	return len(c.Bodies)+len(c.Areas)+len(c.Categories)+len(c.Processes)+len(c.Goals) == 0
}

// Cover finds what the register leaves out of the scope in a period: a year, as a rule.
func Cover(r Register, scope Scope, period kvalitet.Period) Coverage {
	rated := make(map[uuid.UUID]bool)
	for _, v := range r.Ratings {
		if v.Rated() && period.Contains(v.Date) {
			rated[v.Risk] = true
		}
	}
	bodies, areas, categories := make(map[string]bool), make(map[string]bool), make(map[string]bool)
	linked := make(map[uuid.UUID]bool)
	c := Coverage{Orphans: []uuid.UUID{}}
	for _, k := range r.Risks {
		if k.Retired.IsZero() && len(k.Goals)+len(k.Processes) == 0 {
			c.Orphans = append(c.Orphans, k.ID)
		}
		if !rated[k.ID] {
			continue
		}
		for _, code := range r.above(k.Body) {
			bodies[code] = true
		}
		areas[k.Area], categories[k.Category] = true, true
		for _, id := range slices.Concat(k.Processes, k.Goals) {
			linked[id] = true
		}
	}
	c.Bodies, c.Areas, c.Categories = missing(scope.Bodies, bodies), missing(scope.Areas, areas), missing(scope.Categories, categories)
	c.Processes, c.Goals = missing(scope.Processes, linked), missing(scope.Goals, linked)
	return c
}

func missing[K comparable](want []K, have map[K]bool) []K {
	out := []K{}
	for _, k := range want {
		if !have[k] {
			out = append(out, k)
		}
	}
	return out
}
