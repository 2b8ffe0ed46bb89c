package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/risk"
)

// kindColumn is a column that rates one kind of consequence: "konsekvens_ekonomi", "Konsekvens – förtroende".
type kindColumn struct {
	kind, title string
	cell        int // its place in the row
}

// kindHeading takes a heading apart into the axis and the kind of consequence.
var kindHeading = regexp.MustCompile(`(?i)^(?:konsekvens|konsekvenser|consequence|impact|väsentlighet|påverkan|allvarlighet|severity)\s*[\s_:.,/(–—-]\s*(?:för\s+)?(\pL[\pL \-/&,]*?)\s*\)?$`)

// kindFirst takes apart a heading with the kind first: "Ekonomisk konsekvens". Only a known kind is taken so.
var kindFirst = regexp.MustCompile(`(?i)^(\pL+)[\s_-]+(?:konsekvens|konsekvenser|consequence|impact)$`)

// kindWords are the words for the kinds that the library's anchors have names for; another word is a kind of its own.
var kindWords = map[string]string{
	"ekonomi": risk.KindEconomy, "ekonomisk": risk.KindEconomy, "ekonomiskt": risk.KindEconomy, "ekonomin": risk.KindEconomy, "kostnad": risk.KindEconomy, "financial": risk.KindEconomy, "finance": risk.KindEconomy,
	"människa": risk.KindPeople, "människor": risk.KindPeople, "person": risk.KindPeople, "personer": risk.KindPeople, "individ": risk.KindPeople, "brukare": risk.KindPeople, "människan": risk.KindPeople, "individen": risk.KindPeople, "brukaren": risk.KindPeople,
	"elev": risk.KindPeople, "elever": risk.KindPeople, "liv och hälsa": risk.KindPeople, "hälsa": risk.KindPeople, "health": risk.KindPeople,
	"verksamhet": risk.KindService, "verksamheten": risk.KindService, "verksamhetsmässig": risk.KindService, "leverans": risk.KindService, "operations": risk.KindService,
	"förtroende": risk.KindTrust, "förtroendet": risk.KindTrust, "förtroendemässig": risk.KindTrust, "anseende": risk.KindTrust, "varumärke": risk.KindTrust, "reputation": risk.KindTrust,
	"lag": risk.KindLaw, "lagar": risk.KindLaw, "juridik": risk.KindLaw, "juridisk": risk.KindLaw, "lagar och regler": risk.KindLaw, "regelefterlevnad": risk.KindLaw,
	"legal": risk.KindLaw, "compliance": risk.KindLaw,
	"economy": risk.KindEconomy, "people": risk.KindPeople, "service": risk.KindService, "trust": risk.KindTrust, "law": risk.KindLaw,
}

// kindNames are the names of those kinds, for people.
var kindNames = map[string]kvalitet.Label{
	risk.KindEconomy: {SV: "ekonomi", EN: "economy"}, risk.KindPeople: {SV: "människor", EN: "people"}, risk.KindService: {SV: "verksamhet", EN: "service"},
	risk.KindTrust: {SV: "förtroende", EN: "trust"}, risk.KindLaw: {SV: "lag och regler", EN: "law"},
}

// kindName gives the name of a kind; a kind of the municipality's own is called what it is called there.
func kindName(kind string) kvalitet.Label {
	if name, ok := kindNames[kind]; ok {
		return name
	}
	return kvalitet.Label{SV: kind, EN: kind}
}

// kindOf gives the kind that a heading names; false when it names none.
func kindOf(heading string) (string, bool) {
	if parts := kindFirst.FindStringSubmatch(heading); parts != nil {
		kind, ok := kindWords[strings.ToLower(parts[1])]
		return kind, ok
	}
	parts := kindHeading.FindStringSubmatch(heading)
	if parts == nil {
		return "", false
	}
	word := strings.ToLower(strings.TrimSpace(parts[1]))
	if kind, ok := kindWords[word]; ok {
		return kind, true
	}
	return word, true
}

// kindColumns finds the columns that rate a kind each. A heading that another column has is left to it, unless it names
// one of the known kinds; so is one whose cells are not steps: "konsekvens beskrivning" is a text.
func kindColumns(t *table.Table, m risk.Matrix) []kindColumn {
	var taken []string
	for _, c := range riskColumns {
		if t.Has(c.Name) {
			taken = append(taken, t.Title(c.Name))
		}
	}
	var found []kindColumn
	for i, heading := range t.Header {
		kind, ok := kindOf(heading)
		_, known := kindNames[kind]
		if !ok || !known && slices.Contains(taken, heading) || slices.ContainsFunc(found, func(k kindColumn) bool { return k.kind == kind }) {
			continue
		}
		cells := make([]string, len(t.Rows))
		for j, r := range t.Rows {
			cells[j] = r.Cell(i)
		}
		reading, steps, filled := m.Consequence.Reading(cells...), 0, 0
		for _, cell := range cells {
			if _, rated, err := reading.Step(cell); err != nil {
				filled++
			} else if rated {
				filled, steps = filled+1, steps+1
			}
		}
		if known || 2*steps > filled {
			found = append(found, kindColumn{kind, heading, i})
		}
	}
	return found
}

// onlyKind keeps the column of the kind that the user asks for.
func onlyKind(kinds []kindColumn, asked string) ([]kindColumn, error) {
	code := strings.ToLower(asked)
	if known, ok := kindWords[code]; ok {
		code = known
	}
	var names []string
	for _, k := range kinds {
		if k.kind == code {
			return []kindColumn{k}, nil
		}
		names = append(names, k.kind)
	}
	return nil, fmt.Errorf("-kind %s: i filen finns / the file has: %s", asked, strings.Join(names, ", "))
}

// riskImpact reads how serious a kind of consequence is: a step, or a figure that the matrix's anchors of the kind place
// ("250 000 kr"). It is 0 when the kind is not rated, and false when the cell is wrong.
func riskImpact(r *table.Row, column kindColumn, axis risk.Axis, words risk.Reading) (int, bool) {
	cell := r.Cell(column.cell)
	step, _, err := words.Step(cell)
	if err == nil {
		return step, true
	}
	if figure, wrong := table.ParseDecimal(strings.TrimSpace(strings.TrimSuffix(strings.ToLower(cell), "kr"))); wrong == nil {
		if step, ok := axis.Step(column.kind, figure); ok {
			return step, true
		}
	}
	failStep(r, column.title, err)
	return 0, false
}
