package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/rosa"
)

// rosaColumns are the columns of a table of case parts. Findings and gates are yes/no columns.
var rosaColumns = []table.Column{
	{Name: "case", Aliases: []string{"ärende", "ärendetyp", "arende", "arendetyp", "case type", "casetype"}, Required: true},
	{Name: "part", Aliases: []string{"del", "ärendedel", "moment", "step", "code"}},
	{Name: "level", Aliases: []string{"nivå", "niva", "rosa-nivå", "rosanivå", "rosa", "rosa level"}, Required: true},
	{Name: "minutes", Aliases: []string{"minuter", "likely", "trolig", "tid", "minuter trolig", "trolig tid", "minutes likely", "minutes_likely", "minutesLikely"}, Required: true},
	{Name: "low", Aliases: []string{"låg", "minuter låg", "låg tid", "minst", "minutes low", "minutes_low", "minutesLow", "min"}},
	{Name: "high", Aliases: []string{"hög", "minuter hög", "hög tid", "mest", "minutes high", "minutes_high", "minutesHigh", "max"}},
	{Name: "volume", Aliases: []string{"volym", "antal", "antal per år", "volym per år"}},
	{Name: "share", Aliases: []string{"andel", "förekomst", "occurrence", "occurrence share"}},
	{Name: "body", Aliases: []string{"nämnd", "förvaltning", "verksamhet", "department"}},
	{Name: "performer", Aliases: []string{"utförare", "roll", "role"}},
	{Name: "channel", Aliases: []string{"kanal"}},
	{Name: "queue", Aliases: []string{"kö"}},
	{Name: "referTo", Aliases: []string{"hänvisas till", "hänvisning", "refer to", "refer_to"}},
	gateColumn("web", "webb", "webbinformation", "webbinfo", "web information", "web info"),
	{Name: "form", Aliases: []string{"blankett"}},
	{Name: "formOnWeb", Aliases: []string{"blankett på webben", "blankett på webb", "form on web", "form_on_web"}},
	{Name: "service", Aliases: []string{"e-tjänst", "etjänst", "e-service", "eservice"}},
	{Name: "needsIt", Aliases: []string{"behov av e-tjänst", "e-tjänst behövs", "needs e-service", "eserviceNeeded"}},
	gateColumn("routine", "rutin", "dokumenterad rutin", "rutin dokumenterad", "documented routine", "routine documented", "routines", "rutiner"),
	gateColumn("system", "systemåtkomst", "systemtillgång", "system access", "systemaccess"),
	gateColumn("delegation", "delegering", "delegerat", "delegerad", "delegated"),
	gateColumn("secrecy", "sekretess", "sekretess löst", "sekretess utan hinder", "no secrecy stop"),
	{Name: "secrecyStop", Aliases: []string{"sekretesshinder", "secrecy stop", "secrecy_stop", "hinder av sekretess"}},
	gateColumn("training", "utbildning", "utbildad", "trained"),
	{Name: "missing", Aliases: []string{"saknas", "saknade förutsättningar", "missing gates", "missing_gates", "luckor"}},
}

// gateColumn is the column of a gate, which is also found under the usual prefixes and suffixes.
func gateColumn(name string, aliases ...string) table.Column {
	for _, n := range append([]string{name}, aliases...) {
		for _, pattern := range []string{"gate %s", "gate_%s", "gate.%s", "gate:%s", "gate%s", "%s gate", "%s_gate", "has %s", "has_%s", "%s ok", "%s_ok", "%s klar"} {
			aliases = append(aliases, fmt.Sprintf(pattern, n))
		}
		aliases = append(aliases, strings.ReplaceAll(n, " ", "_"))
	}
	return table.Column{Name: name, Aliases: aliases}
}

// rosaCases reads the case types of a file: CSV or XLSX with a part a row, or JSON. Of a case with a bad row the other
// parts are kept; its name is among the incomplete.
func (h *host) rosaCases(file string) (cases []rosa.CaseType, t *table.Table, incomplete map[string]bool, err error) {
	data, err := table.Bytes(file, h.in)
	if err != nil {
		return nil, nil, nil, err
	}
	if text := bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), " \t\r\n"); len(text) > 0 && (text[0] == '{' || text[0] == '[') {
		if data, err = rosaRows(text); err != nil {
			return nil, nil, nil, fmt.Errorf("%s: %w", file, err)
		}
	}
	t, err = table.Parse(data, rosaColumns...)
	if err != nil {
		return nil, nil, nil, fmt.Errorf("%s: %w", file, err)
	}
	b := rosaBuilder{percent: inPercent(t, "share"), place: map[string]int{}, incomplete: map[string]bool{}, table: t}
	t.DropTotals("level", "minutes")
	for _, r := range t.Rows {
		b.row(r)
	}
	b.volumes()
	return b.cases, t, b.incomplete, nil
}

// inPercent reports whether a column of shares is in per cent without saying so: at least half of its numbers are above
// 1, one of them is 10 or more, and none is a fraction between 0 and 1. In doubt it is not, and what is above 1 is wrong.
func inPercent(t *table.Table, column string) bool {
	one, ten := decimal.NewFromInt(1), decimal.NewFromInt(10)
	above, numbers, large := 0, 0, false
	for _, r := range t.Rows {
		text := r.Text(column)
		d, err := table.ParseDecimal(text)
		if err != nil || strings.Contains(text, "%") {
			continue
		}
		if d.IsPositive() && d.LessThan(one) {
			return false
		}
		numbers++
		if d.GreaterThan(one) {
			above++
		}
		large = large || d.GreaterThanOrEqual(ten)
	}
	return large && 2*above >= numbers
}

// rosaBuilder gathers rows into case types, in the order of the file.
type rosaBuilder struct {
	cases      []rosa.CaseType
	first      []*table.Row // the first row of each case
	stated     []bool       // whether a row of the case states a volume
	place      map[string]int
	incomplete map[string]bool
	percent    bool
	table      *table.Table
}

func (b *rosaBuilder) row(r *table.Row) {
	if !r.Require("case") {
		return
	}
	name := r.Text("case")
	part, ok := b.part(r)
	if !ok {
		b.incomplete[name] = true
		return
	}
	key := name + "\x00" + r.Text("body")
	i, known := b.place[key]
	if !known {
		i = len(b.cases)
		b.place[key] = i
		id := uuid.NewSHA1(uuid.NameSpaceOID, []byte("rosa "+key))
		b.cases = append(b.cases, rosa.CaseType{ID: id, Name: name, Body: r.Text("body")})
		b.first, b.stated = append(b.first, r), append(b.stated, false)
	}
	c := &b.cases[i]
	part.Code = freeCode(c.Parts, part.Name, len(c.Parts)+1)
	c.Parts = append(c.Parts, part)
	if part.Volume.Valid {
		c.Volume = decimal.Max(c.Volume, part.Volume.Decimal)
		b.stated[i] = true
	}
}

// freeCode makes a code of a part's name that no part before it has.
func freeCode(parts []rosa.Part, name string, n int) string {
	code := name
	for k := 2; code == "" || slices.ContainsFunc(parts, func(p rosa.Part) bool { return p.Code == code }); k++ {
		code = strings.TrimSpace(fmt.Sprintf("%s %d", name, max(n, k)))
		n = 0
	}
	return code
}

// volumes drops case types without any volume, which is not zero, and lets the parts that have the case's own go without.
func (b *rosaBuilder) volumes() {
	var kept []rosa.CaseType
	for i, c := range b.cases {
		if !b.stated[i] {
			b.first[i].Fail("volume", "missing", "ärendet saknar volym på alla rader", "no row of the case has a volume")
			b.incomplete[c.Name] = true
			continue
		}
		for j, p := range c.Parts {
			if p.Volume.Valid && p.Volume.Decimal.Equal(c.Volume) {
				c.Parts[j].Volume = decimal.NullDecimal{}
			}
		}
		kept = append(kept, c)
	}
	b.cases = kept
}

// part reads one row. Every fault of the row is reported.
func (b *rosaBuilder) part(r *table.Row) (rosa.Part, bool) {
	before := len(b.table.Problems())
	p := rosa.Part{Code: "x", Name: r.Text("part"), Level: rosaLevel(r), Performer: r.Text("performer"), ReferTo: r.Text("referTo"),
		Channel: r.Text("channel"), Queue: r.Text("queue"), Minutes: rosaMinutes(r)}
	p.AtCentre = atCentre(p.Performer)
	if v, ok := r.Decimal("volume"); ok {
		p.Volume = decimal.NewNullDecimal(v)
	}
	if q, ok := r.Decimal("share"); ok {
		if b.percent || strings.Contains(r.Text("share"), "%") {
			q = q.Shift(-2)
		}
		p.Share = decimal.NewNullDecimal(q)
	}
	f := &p.Findings
	for _, a := range []struct {
		column string
		answer *rosa.Answer
	}{{"web", &f.Web}, {"form", &f.Form}, {"formOnWeb", &f.FormOnWeb}, {"service", &f.Service}, {"needsIt", &f.NeedsIt}, {"routine", &f.Routine},
		{"system", &f.System}, {"delegation", &f.Delegation}, {"secrecy", &f.Secrecy}, {"training", &f.Training}} {
		*a.answer = b.answer(r, a.column)
	}
	if b.table.Has("secrecyStop") {
		f.Secrecy = opposite(b.answer(r, "secrecyStop"))
	}
	missingGates(r, f)
	if len(b.table.Problems()) == before {
		for _, problem := range p.Problems() {
			column := strings.TrimPrefix(problem.Path, "/")
			switch column {
			case "minutes/low":
				column = "low"
			case "minutes/high":
				column = "high"
			}
			column, _, _ = strings.Cut(column, "/")
			r.Fail(column, problem.Code, problem.SV, problem.EN)
		}
	}
	return p, len(b.table.Problems()) == before
}
