package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/governance/effect"
)

var benefitColumns = []table.Column{
	{Name: "name", Aliases: []string{"nytta", "post", "benefit", "benämning", "namn"}, Required: true},
	{Name: "kind", Aliases: []string{"slag", "typ", "nyttokategori", "type"}, Required: true},
	{Name: "year", Aliases: []string{"år"}, Required: true},
	{Name: "base", Aliases: []string{"belopp", "trolig", "planerat", "kronor", "amount", "planned"}},
	{Name: "low", Aliases: []string{"försiktig", "lågt"}},
	{Name: "high", Aliases: []string{"gynnsam", "högt"}},
	{Name: "hours", Aliases: []string{"timmar"}},
	{Name: "realised", Aliases: []string{"utfall", "outcome", "realized"}},
	{Name: "realisedHours", Aliases: []string{"utfall timmar", "timmar utfall"}},
	{Name: "case", Aliases: []string{"kalkyl", "ärende", "projekt", "project"}},
	{Name: "owner", Aliases: []string{"ägare", "nyttoägare", "ansvarig"}},
	{Name: "metric", Aliases: []string{"mått", "mätpunkt"}},
	{Name: "baseline", Aliases: []string{"utgångsvärde", "nuläge"}},
	{Name: "resource", Aliases: []string{"resurs"}},
	{Name: "released", Aliases: []string{"frigörs", "tas ur budget"}},
	{Name: "check", Aliases: []string{"uppföljning", "följs upp"}},
	{Name: "goLive", Aliases: []string{"driftstart", "i drift"}},
}

// benefitKinds are the words that a row may use beside the codes and names of [effect.Kinds].
var benefitKinds = map[string]effect.Kind{
	"finansiell": effect.KindFinancial, "ekonomisk": effect.KindFinancial, "ekonomisk nytta": effect.KindFinancial,
	"tid": effect.KindFreedTime, "omfördelning": effect.KindFreedTime, "omfördelningsnytta": effect.KindFreedTime, "time": effect.KindFreedTime,
	"kvalitet": effect.KindQuality, "kvalitativ": effect.KindQuality, "kvalitativ nytta": effect.KindQuality,
}

// isDocument reports whether a file is JSON rather than a table.
func isDocument(data []byte) bool {
	text := strings.TrimLeft(string(data), "\ufeff \t\r\n")
	return strings.HasPrefix(text, "{") || strings.HasPrefix(text, "[")
}

// documents reads one document, or a list of them, as the library's own reader does.
func documents[T any](file string, data []byte) ([]T, error) {
	text, err := table.Decode(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	text = strings.TrimSpace(text)
	if strings.HasPrefix(text, "[") {
		var all []T
		if err := json.Unmarshal([]byte(text), &all); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		return all, nil
	}
	var one T
	if err := json.Unmarshal([]byte(text), &one); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return []T{one}, nil
}

// benefitRows makes the cases of a table, and tells whether its years are calendar years.
func benefitRows(t *table.Table, rate decimal.Decimal, start int) (cases []effect.Case, calendar bool) {
	for _, row := range t.Rows {
		if y, ok := row.Int("year"); ok && y >= 1000 {
			if calendar = true; start == 0 || y < start {
				start = y
			}
		}
	}
	begin := max(start, 1) // a case needs a year 0; without a calendar it is never shown
	place := map[string]int{}
	for _, row := range t.Rows {
		name := row.Text("case")
		if name == "" {
			name = "Nyttokalkyl"
		}
		i, ok := place[name]
		if !ok {
			i = len(cases)
			place[name] = i
			cases = append(cases, effect.Case{ID: uuid.NewSHA1(uuid.NameSpaceURL, []byte("kvalitet/benefits/"+name)), Name: name, Start: begin, Rate: rate})
		}
		benefitRow(row, &cases[i])
	}
	return cases, calendar
}

// benefitRow takes a row into its case, or notes what is wrong with it.
func benefitRow(row *table.Row, c *effect.Case) {
	year, ok := row.Int("year")
	if !row.Require("name", "kind", "year") || !ok {
		return
	}
	if year >= 1000 {
		year -= c.Start
	}
	if year < 0 || year > effect.MaxYears {
		row.Fail("year", "range", fmt.Sprintf("året är inte 0–%d från år 0", effect.MaxYears), fmt.Sprintf("the year is not 0–%d from year 0", effect.MaxYears))
		return
	}
	planned, hasPlan := plannedFlow(row, year)
	realised, hasOutcome := effect.Flow{Year: year}, false
	realised.Base, hasOutcome = row.Decimal("realised")
	if hours, ok := row.Decimal("realisedHours"); ok {
		realised.Hours, hasOutcome = hours, true
	}
	name, word := row.Text("name"), strings.ToLower(row.Text("kind"))
	if d, ok := row.Date("goLive"); ok {
		c.GoLive = d
	}
	if word == "kostnad" || word == "utgift" || word == "cost" {
		i := indexOr(len(c.Costs), func(i int) bool { return c.Costs[i].Name == name })
		if i == len(c.Costs) {
			c.Costs = append(c.Costs, effect.Cost{Name: name})
		}
		addFlow(row, &c.Costs[i].Planned, planned, hasPlan)
		addFlow(row, &c.Costs[i].Realised, realised, hasOutcome)
		return
	}
	kind, ok := benefitKind(word)
	if !ok {
		row.Fail("kind", "unknown", fmt.Sprintf("slaget %q är varken finansiell, tid, kvalitet eller kostnad", word),
			fmt.Sprintf("the kind %q is neither financial, freedTime, quality nor cost", word))
		return
	}
	i := indexOr(len(c.Benefits), func(i int) bool { return c.Benefits[i].Name == name })
	if i == len(c.Benefits) {
		c.Benefits = append(c.Benefits, effect.Benefit{Name: name, Kind: kind})
	}
	b := &c.Benefits[i]
	if b.Kind != kind {
		row.Fail("kind", "conflict", "nyttan har ett annat slag på en tidigare rad", "the benefit has another kind on an earlier row")
		return
	}
	b.Owner, b.Resource, b.Metric.Method = cmp.Or(b.Owner, row.Text("owner")), cmp.Or(b.Resource, row.Text("resource")), cmp.Or(b.Metric.Method, row.Text("metric"))
	if d, ok := row.Decimal("baseline"); ok {
		b.Metric.Baseline = decimal.NewNullDecimal(d)
	}
	if d, ok := row.Date("released"); ok {
		b.Released = d
	}
	if d, ok := row.Date("check"); ok {
		b.Checks = append(b.Checks, d)
	}
	addFlow(row, &b.Planned, planned, hasPlan)
	addFlow(row, &b.Realised, realised, hasOutcome)
}

// plannedFlow reads what is planned for the year; false when the row plans nothing.
func plannedFlow(row *table.Row, year int) (effect.Flow, bool) {
	f := effect.Flow{Year: year}
	var planned bool
	f.Base, planned = row.Decimal("base")
	for _, e := range []struct {
		column string
		to     *decimal.NullDecimal
	}{{"low", &f.Low}, {"high", &f.High}} {
		if d, ok := row.Decimal(e.column); ok {
			*e.to = decimal.NewNullDecimal(d)
			if !planned {
				row.Fail(e.column, "missing", "belopp saknas bredvid skattningen", "there is no amount beside the estimate")
				return f, false
			}
		}
	}
	if d, ok := row.Decimal("hours"); ok {
		f.Hours, planned = d, true
	}
	if f.Low.Valid && f.Low.Decimal.GreaterThan(f.Base) || f.High.Valid && f.High.Decimal.LessThan(f.Base) {
		row.Fail("low", "order", "skattningarna är inte i ordning: försiktig, belopp, gynnsam", "the estimates are not in order: low, base, high")
		return f, false
	}
	return f, planned
}

// addFlow adds a year's flow; a year that is there already is a bad row.
func addFlow(row *table.Row, flows *[]effect.Flow, f effect.Flow, ok bool) {
	switch i := indexOr(len(*flows), func(i int) bool { return (*flows)[i].Year == f.Year }); {
	case !ok:
	case i < len(*flows):
		row.Fail("year", "duplicate", "posten har redan en rad för året", "the item already has a row for the year")
	default:
		*flows = append(*flows, f)
	}
}

// indexOr is the first index that matches, or n.
func indexOr(n int, match func(int) bool) int {
	for i := range n {
		if match(i) {
			return i
		}
	}
	return n
}

// benefitKind reads a kind by its code, its name or a usual word.
func benefitKind(word string) (effect.Kind, bool) {
	for _, k := range effect.Kinds() {
		if strings.EqualFold(word, k.String()) || strings.EqualFold(word, k.Label().SV) || strings.EqualFold(word, k.Label().EN) {
			return k, true
		}
	}
	k, ok := benefitKinds[word]
	return k, ok
}
