package control

import (
	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// File is everything about one body's year (akt): what the rules look at and what the assessment rests on. Paths in
// findings point into its JSON form. It is put together by [LoadFiles] or by a host and not stored by itself.
type File struct {
	Body       string      `json:"body"`
	Year       int         `json:"year"`
	Plan       *Plan       `json:"plan,omitempty"`
	Executions []Execution `json:"executions,omitempty"`
	Deviations []Deviation `json:"deviations,omitempty"`
	Report     *Report     `json:"report,omitempty"`
	// Previous are the items of last year that the report must answer; see [CarryForward].
	Previous []Item `json:"previous,omitempty"`
}

// Problems reports what keeps the file's parts from existing, and parts of another body or year ("conflict").
func (f File) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Text("/body", f.Body)
	year(&ps, f.Year)
	own := func(path, body string, y int) {
		ps.If(body != f.Body || y != f.Year, "conflict", path, "uppgiften gäller en annan nämnd eller ett annat år", "it is about another body or another year")
	}
	if f.Plan != nil {
		own("/plan", f.Plan.Body, f.Plan.Year)
		ps.Under("/plan", f.Plan.Problems())
	}
	for i, e := range f.Executions {
		own(check.At("/executions", i), e.Body, e.Year)
		ps.Under(check.At("/executions", i), e.Problems())
	}
	for i, d := range f.Deviations {
		own(check.At("/deviations", i), d.Body, d.Year)
		ps.Under(check.At("/deviations", i), d.Problems())
	}
	if f.Report != nil {
		own("/report", f.Report.Body, f.Report.Year)
		ps.Under("/report", f.Report.Problems())
	}
	check.Unique(&ps, "/previous", f.Previous, func(i Item) string { return i.ID })
	for i, it := range f.Previous {
		ps.Under(check.At("/previous", i), it.Problems())
	}
	return ps
}
