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
