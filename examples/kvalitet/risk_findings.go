package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/risk"
)

func asInvalid(err error, target **kvalitet.ValidationError) bool { return errors.As(err, target) }

// registerFindings runs the rules that the register has columns for: a column that is not there is not a fault.
func (h *host) registerFindings(t *table.Table, reg *riskRegister, m risk.Matrix) []riskFinding {
	wanted := map[string]string{"risk.rated": stepColumn(t, "likelihood"), "risk.decision.taken": "decision", "risk.decision.owner": "owner",
		"risk.residual.lower": "residualLikelihood", "risk.residual.measure": "residualLikelihood",
		"risk.step1.identified": "text", "risk.step6.measures": "measure"}
	var rules []*risk.Rule
	for _, r := range append(risk.Rules(), risk.SixSteps()...) {
		if c := wanted[r.ID]; c != "" && t.Has(c) {
			rules = append(rules, r)
		}
	}
	var out []riskFinding
	for _, p := range risk.Passes(reg.Register, m, kvalitet.Date{}) {
		row := reg.rows[p.Risk.ID]
		for _, f := range h.riskFindings(kvalitet.Run(rules, p)) {
			if f.Outcome == kvalitet.OutcomeUnknown.String() {
				continue // the rule "is it rated" says it once
			}
			f.Row, f.ID = row.Number, p.Risk.Number
			out = append(out, f)
		}
	}
	for _, rf := range reg.findings {
		for _, f := range h.riskFindings([]kvalitet.Finding{rf.finding}) {
			f.Row, f.ID = rf.row, rf.id
			out = append(out, f)
		}
	}
	out = append(out, h.wholeFindings(t, reg)...)
	published := h.riskFindings(kvalitet.Run(risk.PublishedRules(), &risk.PublishedPass{Rows: reg.published, Matrix: m}))
	for i := range published {
		for j, p := range reg.published {
			if p.Path == published[i].Path {
				published[i].Row, published[i].ID = reg.rows[reg.Risks[j].ID].Number, p.Name
			}
		}
	}
	out = append(out, published...)
	for _, f := range h.riskFindings(wordFindings(reg)) {
		f.Severity = kvalitet.SeverityInfo.String()
		out = append(out, f)
	}
	return out
}

// wholeFindings asks what only the whole register can answer, where it has the columns: whether each of the three areas
// is analysed, and whether every body has considered fraud.
func (h *host) wholeFindings(t *table.Table, reg *riskRegister) []riskFinding {
	pass := &risk.RegisterPass{Register: reg.Register}
	used := false
	for _, a := range risk.Areas() {
		pass.Scope.Areas = append(pass.Scope.Areas, a.Code)
		used = used || slices.ContainsFunc(reg.Risks, func(k risk.Risk) bool { return k.Area == a.Code })
	}
	var rules []*risk.RegisterRule
	for _, r := range risk.RegisterRules() {
		if r.ID == "risk.register.areas" && used || r.ID == "risk.register.fraud" && t.Has("fraud") && t.Has("body") {
			rules = append(rules, r)
		}
	}
	return h.riskFindings(kvalitet.Run(rules, pass))
}

// wordFindings says when a column's words stand at other steps in another list that fits as well.
func wordFindings(reg *riskRegister) []kvalitet.Finding {
	var findings []kvalitet.Finding
	for i, name := range [2]string{"likelihood", "consequence"} {
		rival := reg.words[i].Rival()
		if rival == nil {
			continue
		}
		used, other := strings.Join(reg.words[i].Words(), ", "), strings.Join(rival, ", ")
		f := kvalitet.Unknown(fmt.Sprintf("Orden lästes som %s, men passar lika väl i %s. Ange skalan i en egen matris om det är den som gäller.", used, other),
			fmt.Sprintf("The words were read as %s, but fit as well in %s. Give the scale in a matrix of your own if that is the one.", used, other)).
			At(kvalitet.Place{Path: "/words/" + name})
		f.Rule = "risk.register.words"
		findings = append(findings, f)
	}
	return findings
}

// riskSheets are the tables for people: the ranking, the heat map and the findings.
func riskSheets(h *host, m risk.Matrix, risks []ratedJSON, heat risk.Heat, findings []riskFinding) []sheet {
	ranking := sheet{Name: column("Rangordning", "Ranking"), Columns: []kvalitet.Label{column("plats", "rank"), column("id", "id"), column("risk", "risk"),
		m.Likelihood.Name, m.Consequence.Name, column("riskvärde", "value"), column("nivå", "band"), column("i planen", "in the plan"), column("skäl", "reasons")}}
	for _, r := range risks {
		var why []string
		for _, reason := range r.Reasons {
			why = append(why, h.t(reason.SV, reason.EN))
		}
		band := r.BandLabel
		if !r.Rated {
			band = h.t("ej bedömd", "not rated")
		}
		ranking.Rows = append(ranking.Rows, []any{whole(r.Rank), r.ID, r.Text, whole(r.Likelihood), whole(r.Consequence), whole(r.Value), band, r.InPlan, strings.Join(why, "; ")})
	}
	if slices.ContainsFunc(risks, func(r ratedJSON) bool { return r.Driver != "" }) {
		ranking.Columns = append(ranking.Columns, column("avgörande konsekvens", "driving consequence"))
		for i, r := range risks {
			name := kindName(r.Driver)
			ranking.Rows[i] = append(ranking.Rows[i], name)
		}
	}
	grid := sheet{Name: column("Riskkarta (antal)", "Heat map (counts)"), Columns: []kvalitet.Label{column(m.Likelihood.Name.SV+" \\ "+m.Consequence.Name.SV, m.Likelihood.Name.EN+" \\ "+m.Consequence.Name.EN)}}
	for _, step := range m.Consequence.Steps {
		grid.Columns = append(grid.Columns, step.Name)
	}
	for l := len(m.Likelihood.Steps) - 1; l >= 0; l-- { // the highest on top, as people draw it
		line := []any{m.Likelihood.Steps[l].Name}
		for _, n := range heat.Counts[l] {
			line = append(line, n)
		}
		grid.Rows = append(grid.Rows, line)
	}
	sheets := []sheet{ranking, grid}
	if len(findings) > 0 {
		s := sheet{Name: column("Iakttagelser", "Findings"), Columns: []kvalitet.Label{column("rad", "row"), column("id", "id"), column("iakttagelse", "finding")}}
		for _, f := range findings {
			var row any
			if f.Row > 0 {
				row = f.Row
			}
			s.Rows = append(s.Rows, []any{row, f.ID, kvalitet.Label{SV: f.SV, EN: f.EN}})
		}
		sheets = append(sheets, s)
	}
	return sheets
}

// whole gives a sheet's cell for a whole number that may not exist.
func whole(n *int) any {
	if n == nil {
		return nil
	}
	return *n
}
