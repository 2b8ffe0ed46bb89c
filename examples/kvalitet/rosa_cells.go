package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/rosa"
)

// answer reads yes or no in the words that walk-throughs use. A column that the file lacks was not asked about: it does
// not apply. An empty cell is an open question.
func (b *rosaBuilder) answer(r *table.Row, column string) rosa.Answer {
	if !b.table.Has(column) {
		return rosa.AnswerNotApplicable
	}
	switch text := strings.ToLower(r.Text(column)); text {
	case "", "?", "..", "vet ej", "okänt", "unknown":
		return 0
	case "-", "–", ".", "ej aktuellt", "ej tillämpligt", "na", "n/a", "not applicable", "notapplicable":
		return rosa.AnswerNotApplicable
	case "finns", "klar", "klart", "ok", "löst", "in place", "done", "exists":
		return rosa.AnswerYes
	case "saknas", "brist", "hinder", "missing", "stop", "ej klar", "ej klart":
		return rosa.AnswerNo
	}
	yes, ok := r.Bool(column)
	switch {
	case !ok:
		return 0
	case yes:
		return rosa.AnswerYes
	default:
		return rosa.AnswerNo
	}
}

// opposite turns yes and no; what is open or does not apply stays.
func opposite(a rosa.Answer) rosa.Answer {
	switch a {
	case rosa.AnswerYes:
		return rosa.AnswerNo
	case rosa.AnswerNo:
		return rosa.AnswerYes
	default:
		return a
	}
}

// missingGates reads a list of gates that are missing, in one cell: "rutin + system".
func missingGates(r *table.Row, f *rosa.Findings) {
	if r.Blank("missing") {
		return
	}
	for _, name := range strings.FieldsFunc(strings.ToLower(r.Text("missing")), func(c rune) bool { return strings.ContainsRune(",;+|/", c) }) {
		name = strings.TrimSpace(name)
		i := slices.IndexFunc(rosa.Gates(), func(g rosa.Gate) bool {
			column := rosaColumns[slices.IndexFunc(rosaColumns, func(c table.Column) bool { return c.Name == g.String() })]
			return name == column.Name || slices.Contains(column.Aliases, name)
		})
		if i < 0 {
			r.Fail("missing", "gate", fmt.Sprintf("%q är ingen förutsättning", name), fmt.Sprintf("%q is no gate", name))
			continue
		}
		f.Answer(rosa.Gates()[i], rosa.AnswerNo)
	}
}

// atCentre reports whether the performer is the contact centre, by the names that municipalities give it.
func atCentre(performer string) bool {
	p := strings.ToLower(performer)
	for _, name := range []string{"servicecenter", "kontaktcenter", "kundtjänst", "kundcenter", "medborgarservice", "contact centre", "contact center", "service centre", "service center"} {
		if strings.Contains(p, name) {
			return true
		}
	}
	return p == "kc" || p == "sc" || p == "centre" || p == "center"
}

// rosaLevel reads 1–8, "nivå 3", "3. Administrativ fördelning", or a level's name or code.
func rosaLevel(r *table.Row) rosa.Level {
	if !r.Require("level") {
		return 0
	}
	text := strings.ToLower(r.Text("level"))
	for _, l := range rosa.Levels() {
		if text == strings.ToLower(l.String()) || text == strings.ToLower(l.Label().SV) || text == strings.ToLower(l.Label().EN) {
			return l
		}
	}
	digits := strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(text, "rosa"), "nivå"), "level"))
	head := strings.FieldsFunc(digits, func(c rune) bool { return !strings.ContainsRune("0123456789", c) })
	rest := strings.TrimLeft(digits, "0123456789")
	fraction := strings.TrimRight(strings.TrimLeft(rest, ".,"), "0") // 4,0 is 4, 4,5 is nothing
	number := len(head) > 0 && strings.HasPrefix(digits, head[0]) && (fraction == "" || !strings.ContainsAny(fraction[:1], "0123456789"))
	if number && len(head[0]) == 1 && rosa.Level(head[0][0]-'0').Valid() {
		return rosa.Level(head[0][0] - '0')
	}
	r.Fail("level", "level", fmt.Sprintf("%q är ingen ROSA-nivå 1–8", r.Text("level")), fmt.Sprintf("%q is no ROSA level 1–8", r.Text("level")))
	return 0
}

// rosaMinutes reads one figure, three of them in one cell ("4/6/10"), or three columns. A low or a high figure that is
// not given is the likely one.
func rosaMinutes(r *table.Row) rosa.Minutes {
	if parts := strings.Split(r.Text("minutes"), "/"); len(parts) == 3 {
		var figures [3]decimal.Decimal
		for i, p := range parts {
			d, err := table.ParseDecimal(p)
			if err != nil {
				r.Fail("minutes", "number", fmt.Sprintf("%q är inte låg/trolig/hög", r.Text("minutes")), fmt.Sprintf("%q is not low/likely/high", r.Text("minutes")))
				return rosa.Minutes{}
			}
			figures[i] = d
		}
		return rosa.Minutes{Low: figures[0], Likely: figures[1], High: figures[2]}
	}
	if !r.Require("minutes") {
		return rosa.Minutes{}
	}
	likely, ok := r.Decimal("minutes")
	if !ok {
		return rosa.Minutes{}
	}
	m := rosa.Exactly(likely)
	if low, ok := r.Decimal("low"); ok {
		m.Low = low
	}
	if high, ok := r.Decimal("high"); ok {
		m.High = high
	}
	return m
}
