package kolada

import (
	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis"
)

// Direction is whether more of a measure is better, and who says so.
type Direction struct {
	Better analysis.Better `json:"better"`
	Source kvalitet.Source `json:"source"`
}

var ourDirections = kvalitet.OurDefault("önskad riktning per nyckeltal; Kolada publicerar ingen")

// Directions returns our table of directions of good, by measure, as a map of its own: Kolada has no such field. Costs,
// volumes and structure are "neither": a low cost is good or bad only beside quality. A municipality overrides it.
func Directions() map[string]Direction {
	table := make(map[string]Direction)
	for better, kpis := range map[analysis.Better][]string{
		analysis.BetterHigher: {"N15419", "N00530", "U07451", "U07453", "U00200", "U11404", "N07906", "N07917", "N00671", "N05401"},
		analysis.BetterLower:  {"N07928", "N00090", "N00103"},
		analysis.BetterNeither: {"N01951", "N02014", "N02019", "N03187", "N23002", "N03700", "N03701", "N03702", "N03703", "N07001",
			"N11020", "N11730", "N15009", "N15061", "N17008", "N18028", "N20058", "N28033", "N45019"},
	} {
		for _, kpi := range kpis {
			table[kpi] = Direction{Better: better, Source: ourDirections}
		}
	}
	return table
}
