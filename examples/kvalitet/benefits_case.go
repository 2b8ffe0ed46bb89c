package main

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance/effect"
)

// benefitCase appraises a case and checks it.
func (h *host) benefitCase(c effect.Case) benefitCase {
	out := benefitCase{Name: c.Name, Start: c.Start, Rate: sum(c.Rate), Estimates: map[string]*appraisal{}, Findings: []namedFinding{}}
	for _, e := range effect.Estimates() {
		if e == effect.EstimateRealised && !hasOutcome(c) {
			out.Estimates[e.String()] = nil
			continue
		}
		a := c.Appraise(e)
		out.Estimates[e.String()] = &appraisal{Net: sums(a.Net), Total: sum(a.Total), PresentValue: sum(a.PresentValue),
			Payback: years(a.Payback), Discounted: years(a.Discounted), Ratio: years(a.Ratio), Hours: sums(a.Hours), Budget: sum(a.Budget)}
	}
	findings := kvalitet.Run(effect.CaseRules(), &c)
	for _, f := range findings {
		out.Findings = append(out.Findings, findingOf(f, h.lang))
	}
	h.failOnFinding(kvalitet.Evaluate(kvalitet.Profile{}, findings))
	return out
}

// findingOf gives a finding with the notes of its places in a language.
func findingOf(f kvalitet.Finding, lang string) namedFinding {
	out := namedFinding{Rule: f.Rule, Outcome: f.Outcome, SV: f.Text.SV, EN: f.Text.EN, About: []string{}}
	for _, p := range f.Places() {
		if note := p.Note.In(lang); note != "" {
			out.About = append(out.About, note)
		}
	}
	return out
}

// hasOutcome reports whether anything has come yet: before that there is no outcome, rather than one of zero.
func hasOutcome(c effect.Case) bool {
	for _, b := range c.Benefits {
		if len(b.Realised) > 0 {
			return true
		}
	}
	for _, k := range c.Costs {
		if len(k.Realised) > 0 {
			return true
		}
	}
	return false
}

// sum is an amount with no more decimals than it has: 100.50 and 100.5 are one.
func sum(d decimal.Decimal) money {
	return money{NullDecimal: decimal.NewNullDecimal(decimal.RequireFromString(d.String()))}
}

// years shows a time or a ratio with four decimals; null when there is none.
func years(d decimal.NullDecimal) money {
	if !d.Valid {
		return money{}
	}
	return sum(d.Decimal.Round(4))
}

func sums(list []decimal.Decimal) []money {
	out := make([]money, len(list))
	for i, d := range list {
		out[i] = sum(d)
	}
	return out
}

func (h *host) benefitSheets(name string, c benefitCase) []sheet {
	figures := sheet{Name: column(name, name), Columns: []kvalitet.Label{column("skattning", "estimate"), column("netto", "net"), column("nuvärde", "present value"),
		column("får minska budget", "may reduce a budget"), column("återbetalt efter år", "payback, years"), column("nytta per krona", "benefit per krona"), column("timmar", "hours")}}
	for _, e := range effect.Estimates() {
		a := c.Estimates[e.String()]
		if a == nil {
			continue
		}
		hours := decimal.Zero
		for _, x := range a.Hours {
			hours = hours.Add(x.Decimal)
		}
		figures.Rows = append(figures.Rows, []any{e.Label(), a.Total.Decimal, a.PresentValue.Decimal, a.Budget.Decimal, shown(a.Payback), shown(a.Ratio), hours})
	}
	todo := sheet{Name: column("Att göra", "To do"), Columns: []kvalitet.Label{column("regel", "rule"), column("iakttagelse", "finding"), column("gäller", "about")}}
	for _, f := range c.Findings {
		if f.Outcome != kvalitet.OutcomeMet {
			todo.Rows = append(todo.Rows, []any{f.Rule, kvalitet.Label{SV: f.SV, EN: f.EN}, strings.Join(f.About, ", ")})
		}
	}
	return []sheet{figures, todo}
}

// shown is an amount's cell: nothing when it is not known.
func shown(m money) any {
	if !m.Valid {
		return nil
	}
	return m.Decimal
}
