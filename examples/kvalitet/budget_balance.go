package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/governance/budget"
)

type balanceResult struct {
	Year             int           `json:"year"` // whose rules of the reserve apply
	Balance          money         `json:"balance"`
	AfterAdjustments money         `json:"afterAdjustments"`
	AfterRestoration money         `json:"afterRestoration"`
	ToRestore        money         `json:"toRestore"`
	ReserveMax       money         `json:"reserveMax"`
	Reserve          money         `json:"reserve"`
	Findings         []ruleFinding `json:"findings"`
}

type ruleFinding struct {
	Rule    string           `json:"rule"`
	Outcome kvalitet.Outcome `json:"outcome"`
	Text    string           `json:"text"`
	Source  string           `json:"source"`
}

func (h *host) budgetBalance(file string) error {
	data, err := table.Bytes(file, h.in)
	if err != nil {
		return err
	}
	root, err := readObjects(file, data)
	if err != nil {
		return err
	}
	results := []balanceResult{}
	var sheets []sheet
	for i, o := range root.objects {
		s, text, err := o.statement()
		if err != nil {
			return fmt.Errorf("%s%s: %w", file, root.at(i), err)
		}
		pass, err := budget.NewBalancePass(s)
		if err != nil {
			return fmt.Errorf("%s%s: %w", file, root.at(i), err)
		}
		r := h.balanceOf(pass, text)
		results = append(results, r)
		sheets = append(sheets, balanceSheet(s, pass.Balance))
	}
	if root.list {
		return h.emit(struct {
			Statements []balanceResult `json:"statements"`
		}{results}, sheets...)
	}
	return h.emit(results[0], sheets...)
}

func (h *host) balanceOf(p *budget.BalancePass, text bool) balanceResult {
	b := p.Balance
	known := func(d decimal.Decimal) money { return money{decimal.NewNullDecimal(d), text, 0} }
	r := balanceResult{Year: p.Statement.Year, Balance: known(b.Balance), AfterAdjustments: known(b.AfterAdjustments),
		AfterRestoration: known(b.AfterRestoration), ToRestore: known(b.ToRestore),
		ReserveMax: money{b.ReserveMax, text, 0}, Reserve: money{b.Reserve, text, 0}, Findings: []ruleFinding{}}
	rules := budget.BalanceRules()
	findings := kvalitet.Run(rules, p)
	for i, f := range findings {
		r.Findings = append(r.Findings, ruleFinding{f.Rule, f.Outcome, f.Text.In(h.lang), rules[i].Source.String()})
	}
	h.failOnFinding(kvalitet.Evaluate(kvalitet.Profile{}, findings))
	return r
}

func balanceSheet(s budget.BalanceStatement, b budget.Balance) sheet {
	out := sheet{Name: column("Balanskravsutredning", "Balance statement"), Columns: []kvalitet.Label{column("post", "row"), column("belopp", "amount")}}
	row := func(sv, en string, d decimal.NullDecimal) {
		if d.Valid {
			out.Rows = append(out.Rows, []any{column(sv, en), d.Decimal})
		}
	}
	known := decimal.NewNullDecimal
	row("årets resultat", "result of the year", known(s.Result))
	for _, a := range s.Adjustments {
		row(a.Text, a.Text, known(a.Amount))
	}
	row("efter balanskravsjusteringar", "after adjustments", known(b.AfterAdjustments))
	row("avsättning till reserven", "set aside in the reserve", known(s.ToReserve.Neg()))
	row("använt av reserven", "used of the reserve", known(s.FromReserve))
	for _, a := range s.Exceptional {
		row(a.Text, a.Text, known(a.Amount))
	}
	row("balanskravsresultat", "balance", known(b.Balance))
	row("tidigare underskott", "earlier deficit", known(s.EarlierDeficit.Neg()))
	row("att återställa", "to restore", known(b.ToRestore))
	row("reserv efter året", "reserve after the year", b.Reserve)
	row("högsta avsättning", "most that may be set aside", b.ReserveMax)
	return out
}

// The members of a balance statement under the names that municipalities' own tables have for them.
var (
	resultNames      = []string{"result", "resultat", "årets resultat", "årsresultat"}
	adjustmentNames  = []string{"adjustments", "justeringar", "balanskravsjusteringar", "adjustment", "justering"}
	gainNames        = []string{"capitalGains", "realisationsvinster", "reavinster", "unrealisedGains", "orealiserade vinster"}
	lossNames        = []string{"capitalLosses", "realisationsförluster", "reaförluster", "unrealisedLosses", "orealiserade förluster"}
	exceptionalNames = []string{"exceptional", "synnerliga skäl", "exceptionalReasons", "extraordinary"}
	toReserveNames   = []string{"toReserve", "reservation", "reservering", "avsättning", "till reserv", "reserved", "toRUR", "setAside",
		"deposit", "reserveDeposit", "reserveAllocation", "reservering till rur", "avsättning till rur", "avsättning till reserv",
		"reservering till resultatreserv", "avsättning till resultatreserv", "reservering till resultatutjämningsreserv"}
	fromReserveNames = []string{"fromReserve", "användning", "uttag", "från reserv", "used", "usedReserve", "reserveUsed", "fromRUR",
		"withdrawal", "reserveWithdrawal", "disposition", "ianspråktagande", "användning av rur", "användning av reserv", "uttag ur reserv",
		"användning av resultatreserv", "användning av resultatutjämningsreserv"}
	deficitNames = []string{"earlierDeficit", "previousDeficit", "priorDeficit", "deficit", "tidigare underskott", "underskott",
		"att återställa", "carriedDeficit", "toRestore", "earlierDeficits", "previousDeficits", "återställning", "återställning av underskott"}
	openingNames = []string{"openingReserve", "ingående reserv", "reserve", "reserv", "reserveBefore", "reserveOpening", "opening",
		"ingående", "rur", "resultatreserv", "ingående rur", "ingående resultatreserv"}
	baseNames      = []string{"base", "bas", "taxesAndGrants", "skatter och bidrag", "skatteintäkter och bidrag", "taxBase", "skattebas", "skatteintäkter, generella statsbidrag och utjämning"}
	baseParts      = [][]string{{"taxes", "skatter", "skatteintäkter"}, {"grants", "bidrag", "generella statsbidrag", "statsbidrag", "generalGrants"}, {"equalisation", "equalization", "utjämning", "kommunalekonomisk utjämning"}}
	equityNames    = []string{"equity", "eget kapital", "equityInclPension", "equityWithPensions", "eget kapital inklusive ansvarsförbindelse", "eget kapital inkl pensioner"}
	negativeNames  = []string{"negativeEquity", "negativt eget kapital"}
	statementYears = []string{"year", "år", "räkenskapsår", "verksamhetsår"}
)

// statement reads a balance statement; text says that the result was written as a text. Signs of what is set aside,
// used or to be restored do not matter: both 193 and −193 say that 193 is to be restored.
func (o object) statement() (s budget.BalanceStatement, text bool, err error) {
	o = o.opened(openingNames)
	if s.Year, err = o.year(); err != nil {
		return s, text, err
	}
	var ok bool
	if s.Result, text, ok, err = o.amount(resultNames...); err != nil {
		return s, text, err
	}
	if !ok {
		return s, text, missing("result", "resultat")
	}
	rows, err := o.rows(adjustmentNames)
	if err != nil {
		return s, text, err
	}
	for _, r := range rows {
		switch {
		case r.is(toReserveNames):
			s.ToReserve = s.ToReserve.Add(r.Amount.Abs())
		case r.is(fromReserveNames):
			s.FromReserve = s.FromReserve.Add(r.Amount.Abs())
		case r.is(deficitNames):
			s.EarlierDeficit = s.EarlierDeficit.Add(r.Amount.Abs())
		case r.is(exceptionalNames):
			s.Exceptional = append(s.Exceptional, r.Adjustment)
		default:
			s.Adjustments = append(s.Adjustments, r.Adjustment)
		}
	}
	if rows, err = o.rows(exceptionalNames); err != nil {
		return s, text, err
	}
	for _, r := range rows {
		s.Exceptional = append(s.Exceptional, r.Adjustment)
	}
	return s, text, o.figures(&s)
}

// figures reads the single amounts of a statement.
func (o object) figures(s *budget.BalanceStatement) error {
	take := func(names []string, use func(decimal.Decimal)) error {
		d, _, ok, err := o.amount(names...)
		if err == nil && ok {
			use(d)
		}
		return err
	}
	var errs []error
	note := func(err error) { errs = append(errs, err) }
	for _, name := range gainNames { // a gain is taken away and a loss put back, however it is signed
		note(take([]string{name}, func(d decimal.Decimal) {
			s.Adjustments = append(s.Adjustments, budget.Adjustment{Text: name, Amount: d.Abs().Neg()})
		}))
	}
	for _, name := range lossNames {
		note(take([]string{name}, func(d decimal.Decimal) {
			s.Adjustments = append(s.Adjustments, budget.Adjustment{Text: name, Amount: d.Abs()})
		}))
	}
	note(take(toReserveNames, func(d decimal.Decimal) { s.ToReserve = s.ToReserve.Add(d.Abs()) }))
	note(take(fromReserveNames, func(d decimal.Decimal) { s.FromReserve = s.FromReserve.Add(d.Abs()) }))
	note(take(deficitNames, func(d decimal.Decimal) { s.EarlierDeficit = s.EarlierDeficit.Add(d.Abs()) }))
	note(take(openingNames, func(d decimal.Decimal) { s.OpeningReserve = decimal.NewNullDecimal(d) }))
	note(take(baseNames, func(d decimal.Decimal) { s.Base = decimal.NewNullDecimal(d) }))
	for _, names := range baseParts {
		note(take(names, func(d decimal.Decimal) { s.Base = decimal.NewNullDecimal(s.Base.Decimal.Add(d)) }))
	}
	note(take(equityNames, func(d decimal.Decimal) { s.NegativeEquity = d.IsNegative() }))
	if negative, ok := o.find(negativeNames...); ok {
		s.NegativeEquity = negative == true || negative == "ja" || negative == "yes" || negative == "true"
	}
	return errors.Join(errs...)
}

// year reads the year; without one the rules in force apply.
func (o object) year() (int, error) {
	v, ok := o.find(statementYears...)
	if !ok {
		rules := budget.ReserveRules()
		return rules[len(rules)-1].From, nil
	}
	d, _, err := jsonNumber(v)
	if err != nil || !d.IsInteger() || d.Abs().GreaterThan(decimal.NewFromInt(9999)) {
		return 0, fmt.Errorf("/year: %w", kvalitet.ErrInvalid)
	}
	return int(d.IntPart()), nil
}

// opened returns the object with the members of a part, such as {"reserve": {"opening": …}}, in the place of the part.
func (o object) opened(names []string) object {
	for i, m := range o {
		part, ok := m.value.(object)
		if _, named := (object{m}).find(names...); ok && named {
			return slices.Concat(o[:i], part, o[i+1:])
		}
	}
	return o
}

// balanceRow is an adjustment that may say by its kind that it is something else.
type balanceRow struct {
	budget.Adjustment
	kind string
}

func (r balanceRow) is(names []string) bool {
	_, ok := object{{name: r.kind}}.find(names...)
	return ok
}

// rows reads adjustments: a number, a list of numbers or of objects with text and amount, or an object of amounts by
// name.
func (o object) rows(names []string) ([]balanceRow, error) {
	v, ok := o.find(names...)
	if !ok || v == nil {
		return nil, nil
	}
	at := "/" + names[0]
	var rows []balanceRow
	add := func(path, text, kind string, v any) error {
		d, _, err := jsonNumber(v)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		rows = append(rows, balanceRow{budget.Adjustment{Text: text, Amount: d}, kind})
		return nil
	}
	switch v := v.(type) {
	case []any:
		for i, element := range v {
			path, text, kind, value := fmt.Sprintf("%s/%d", at, i), strconv.Itoa(i+1), "", element
			if row, isObject := element.(object); isObject {
				if k, ok := row.find("kind", "type", "typ", "slag"); ok {
					kind = fmt.Sprint(k)
					text = kind
				}
				if n, ok := row.find("text", "name", "namn", "label", "beskrivning", "description", "post", "id", "code", "kod"); ok {
					text = fmt.Sprint(n)
				}
				if value, ok = row.find("amount", "belopp", "value", "värde"); !ok {
					return nil, fmt.Errorf("%s: %w", path, missing("amount", "belopp"))
				}
			}
			if err := add(path, text, kind, value); err != nil {
				return nil, err
			}
		}
	case object:
		for _, m := range v {
			if err := add(at+"/"+m.name, m.name, "", m.value); err != nil {
				return nil, err
			}
		}
	default:
		if err := add(at, names[0], "", v); err != nil {
			return nil, err
		}
	}
	return rows, nil
}
