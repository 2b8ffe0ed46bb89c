package kolada

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
)

// Query says which figures to fetch. At least two of the three lists must be given, as the API wants.
type Query struct {
	KPIs           []string
	Municipalities []string
	Units          bool // the entities are units (V…, E…): another part of the API
	Years          []int
	// From fetches only what changed since that day, deleted values included; zero fetches everything.
	From kvalitet.Date
}

// Problems reports a query that the API would refuse or answer with nothing ("missing"), and identities that cannot be
// any ("form").
func (q Query) Problems() []kvalitet.Problem {
	var ps []kvalitet.Problem
	given := 0
	for _, n := range []int{len(q.KPIs), len(q.Municipalities), len(q.Years)} {
		given += min(n, 1)
	}
	if given < 2 {
		ps = append(ps, kvalitet.Problem{Code: "missing", Path: "", SV: "minst två av nyckeltal, kommuner och år behövs",
			EN: "at least two of measures, municipalities and years are needed"})
	}
	for _, list := range []struct {
		path string
		ids  []string
	}{{"/kpis", q.KPIs}, {"/municipalities", q.Municipalities}} {
		for i, id := range list.ids {
			if id == "" || strings.ContainsAny(id, "/,?#% ") {
				ps = append(ps, kvalitet.Problem{Code: "form", Path: list.path + "/" + strconv.Itoa(i),
					SV: fmt.Sprintf("%q är ingen identitet", id), EN: fmt.Sprintf("%q is not an identity", id)})
			}
		}
	}
	return ps
}

// Validate returns the problems as an error.
func (q Query) Validate() error { return kvalitet.Invalid(q.Problems()) }

// Addresses returns the address of the first page of each part of the query, in a fixed order: at most 25 identities in
// a segment. They are what a fetch that was interrupted goes on from; see [Client.Pages].
func (q Query) Addresses(base string) []string {
	if base == "" {
		base = BaseURL
	}
	var years []string
	for _, y := range q.Years {
		years = append(years, strconv.Itoa(y))
	}
	data, entity := "data", "municipality"
	if q.Units {
		data, entity = "oudata", "ou"
	}
	var all []string
	for _, kpis := range chunks(q.KPIs) {
		for _, entities := range chunks(q.Municipalities) {
			for _, ys := range chunks(years) {
				address := strings.TrimRight(base, "/") + "/" + data
				for _, part := range []struct {
					name string
					ids  []string
				}{{"kpi", kpis}, {entity, entities}, {"year", ys}} {
					if len(part.ids) > 0 {
						address += "/" + part.name + "/" + strings.Join(part.ids, ",")
					}
				}
				if !q.From.IsZero() {
					address += "?from_date=" + q.From.String()
				}
				all = append(all, address)
			}
		}
	}
	return all
}

// chunks splits identities into runs of at most 25; none at all is one empty run.
func chunks(ids []string) [][]string {
	if len(ids) == 0 {
		return [][]string{nil}
	}
	return slices.Collect(slices.Chunk(ids, maxIDs))
}
