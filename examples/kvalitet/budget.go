package main

import (
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"
	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/governance/budget"
)

// budgetCommand splits frames and computes the balance requirement.
func budgetCommand(h *host) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "budget",
		Short: "Fördela ramar och räkna balanskrav / split frames and compute the balance requirement",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(
		&cobra.Command{
			Use:   "split FILE",
			Short: "Fördela en ram efter nycklar, på öret / split a frame by keys, to the öre",
			Long: `Läser JSON med en ram och nycklar. Delarna summerar alltid till ramen; ören som blir över går till de största resterna,
vid lika rest till den som står först. Belopp skrivs som de lästes: text som text, tal som tal.

Reads JSON with a frame and keys. The parts always sum to the frame; the öre left over go to the largest remainders, at
equal remainders to the key that stands first. Amounts are written as they were read: text as text, number as number.

  {"frame": "1000.00", "keys": [{"id": "förskola", "weight": 3}, {"id": "skola", "weight": "1,5"}]}
  {"ram": 1000, "nycklar": {"förskola": 3, "skola": 1.5}}`,
			Example: `  echo '{"frame":"1000.00","keys":[{"id":"a","weight":"3"},{"id":"b","weight":"4"}]}' | kvalitet budget split - -format json
  kvalitet budget split ram.json`,
			Args: cobra.ExactArgs(1),
			RunE: func(_ *cobra.Command, args []string) error { return h.budgetSplit(args[0]) },
		},
		&cobra.Command{
			Use:   "balance FILE",
			Short: "Balanskravsutredning / balance statement",
			Long: `Läser JSON med årets resultat och justeringar, och valfritt: year, toReserve (avsättning till reserven), fromReserve
(uttag), exceptional (synnerliga skäl), earlierDeficit (att återställa), reserve (ingående reserv), base (skatter, bidrag
och utjämning), equity (eget kapital inklusive pensionsåtagande). Det som inte går att räkna ut är null.

Reads JSON with the result and adjustments, and optionally the members above. What cannot be computed is null.

  {"year": 2015, "result": 563, "adjustments": [-23], "toReserve": 185, "earlierDeficit": 193}
  {"år": 2019, "resultat": "52 966", "justeringar": [{"text": "realisationsvinster", "belopp": "-4 644"}], "avsättning": "33 397", "ingående reserv": "73 690"}`,
			Example: `  echo '{"result":563,"adjustments":[-23],"toReserve":185,"earlierDeficit":193}' | kvalitet budget balance - -format json
  kvalitet budget balance balanskrav.json -fail-on warning`,
			Args: cobra.ExactArgs(1),
			RunE: func(_ *cobra.Command, args []string) error { return h.budgetBalance(args[0]) },
		},
	)
	return cmd
}

// money is an amount that is written in the form in which the input was: a text or a number.
type money struct {
	decimal.NullDecimal
	text     bool
	decimals int32 // at least this many
}

// MarshalJSON writes null for an amount that is not known.
func (m money) MarshalJSON() ([]byte, error) {
	if !m.Valid {
		return []byte("null"), nil
	}
	s := m.Decimal.StringFixed(max(m.decimals, -m.Decimal.Exponent()))
	if m.text {
		s = strconv.Quote(s)
	}
	return []byte(s), nil
}

type splitPart struct {
	ID     string `json:"id"`
	Amount money  `json:"amount"`
	Weight money  `json:"weight"`
}

type splitResult struct {
	Parts []splitPart `json:"parts"`
	Sum   money       `json:"sum"`
	Frame money       `json:"frame"`
}

func (h *host) budgetSplit(file string) error {
	data, err := table.Bytes(file, h.in)
	if err != nil {
		return err
	}
	root, err := readObjects(file, data)
	if err != nil {
		return err
	}
	var results []splitResult
	var sheets []sheet
	for i, o := range root.objects {
		r, err := splitObject(o)
		if err != nil {
			return fmt.Errorf("%s%s: %w", file, root.at(i), err)
		}
		s := sheet{Name: column("Fördelning", "Split"), Columns: []kvalitet.Label{column("del", "part"), column("belopp", "amount")}}
		for _, p := range r.Parts {
			s.Rows = append(s.Rows, []any{p.ID, p.Amount.Decimal})
		}
		s.Rows = append(s.Rows, []any{h.t("summa", "sum"), r.Sum.Decimal})
		results, sheets = append(results, r), append(sheets, s)
	}
	if root.list {
		return h.emit(struct {
			Splits []splitResult `json:"splits"`
		}{notNil(results)}, sheets...)
	}
	return h.emit(results[0], sheets...)
}

func splitObject(o object) (splitResult, error) {
	var r splitResult
	frame, text, ok, err := o.amount("frame", "ram", "budgetram", "belopp", "amount", "total", "summa", "sum")
	if err != nil {
		return r, err
	}
	if !ok {
		return r, missing("frame", "ram")
	}
	keys, err := o.keys()
	if err != nil {
		return r, err
	}
	parts, err := budget.Split(frame, keys)
	if err != nil {
		return r, err
	}
	kronor := func(d decimal.Decimal) money { return money{decimal.NewNullDecimal(d), text, 2} }
	sum := decimal.Zero
	for i, p := range parts {
		r.Parts = append(r.Parts, splitPart{p.ID, kronor(p.Amount), money{decimal.NewNullDecimal(keys[i].Weight), text, 0}})
		sum = sum.Add(p.Amount)
	}
	r.Parts, r.Sum, r.Frame = notNil(r.Parts), kronor(sum), kronor(frame)
	return r, nil
}

// keys reads the keys: a list of objects, a list of numbers, or an object of weights by name.
func (o object) keys() ([]budget.Key, error) {
	v, ok := o.find("keys", "nycklar", "parts", "delar", "weights", "vikter", "fördelningsnycklar", "fördelning", "mottagare", "receivers", "shares", "andelar")
	if !ok {
		return nil, missing("keys", "nycklar")
	}
	var keys []budget.Key
	switch v := v.(type) {
	case []any:
		for i, element := range v {
			k := budget.Key{ID: strconv.Itoa(i + 1)}
			weight := element
			if part, isObject := element.(object); isObject {
				if id, ok := part.find("id", "name", "namn", "code", "kod", "nämnd", "board", "enhet", "unit", "part", "del", "mottagare", "key", "nyckel"); ok {
					k.ID = fmt.Sprint(id)
				}
				var ok bool
				weight, ok = part.find("weight", "vikt", "share", "andel", "value", "värde", "antal", "count", "volume", "volym", "nyckeltal", "key", "nyckel")
				if !ok {
					return nil, fmt.Errorf("/keys/%d: %w", i, missing("weight", "vikt"))
				}
			}
			d, _, err := jsonNumber(weight)
			if err != nil {
				return nil, fmt.Errorf("/keys/%d/weight: %w", i, err)
			}
			k.Weight = d
			keys = append(keys, k)
		}
	case object:
		for _, m := range v {
			d, _, err := jsonNumber(m.value)
			if err != nil {
				return nil, fmt.Errorf("/keys/%s: %w", m.name, err)
			}
			keys = append(keys, budget.Key{ID: m.name, Weight: d})
		}
	default:
		return nil, fmt.Errorf("/keys: %w", kvalitet.ErrInvalid)
	}
	return keys, nil
}

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

// statement reads a balance statement; text says that the result was written as a text.
func (o object) statement() (s budget.BalanceStatement, text bool, err error) {
	reserve := budget.ReserveRules()
	s.Year = reserve[len(reserve)-1].From // without a year the rules in force apply
	if year, ok := o.find("year", "år", "räkenskapsår", "verksamhetsår"); ok {
		d, _, err := jsonNumber(year)
		if err != nil || !d.IsInteger() || d.Abs().GreaterThan(decimal.NewFromInt(9999)) {
			return s, text, fmt.Errorf("/year: %w", kvalitet.ErrInvalid)
		}
		s.Year = int(d.IntPart())
	}
	var ok bool
	if s.Result, text, ok, err = o.amount("result", "resultat", "årets resultat", "årsresultat"); err != nil {
		return s, text, err
	}
	if !ok {
		return s, text, missing("result", "resultat")
	}
	if s.Adjustments, err = o.rows("adjustments", "justeringar", "balanskravsjusteringar", "adjustment", "justering"); err != nil {
		return s, text, err
	}
	for _, gains := range []struct {
		sign    int64
		members []string
	}{
		{-1, []string{"capitalGains", "realisationsvinster", "reavinster", "unrealisedGains", "orealiserade vinster"}},
		{1, []string{"capitalLosses", "realisationsförluster", "reaförluster", "unrealisedLosses", "orealiserade förluster"}},
	} {
		for _, member := range gains.members { // a gain is taken away and a loss put back, however it is signed
			d, _, ok, err := o.amount(member)
			if err != nil {
				return s, text, err
			}
			if ok {
				s.Adjustments = append(s.Adjustments, budget.Adjustment{Text: member, Amount: d.Abs().Mul(decimal.NewFromInt(gains.sign))})
			}
		}
	}
	if s.Exceptional, err = o.rows("exceptional", "synnerliga skäl", "exceptionalReasons", "extraordinary"); err != nil {
		return s, text, err
	}
	for _, f := range []struct {
		to      *decimal.Decimal
		null    *decimal.NullDecimal
		members []string
	}{
		{&s.ToReserve, nil, []string{"toReserve", "reservation", "reservering", "avsättning", "till reserv", "tillReserv", "reserved", "reservering till rur", "avsättning till reserv", "avsättning till resultatreserv", "reserve allocation"}},
		{&s.FromReserve, nil, []string{"fromReserve", "användning", "uttag", "från reserv", "used", "usedReserve", "reserveUsed", "användning av rur", "uttag ur reserv", "användning av reserv"}},
		{&s.EarlierDeficit, nil, []string{"earlierDeficit", "previousDeficit", "priorDeficit", "deficit", "tidigare underskott", "underskott", "att återställa", "carriedDeficit", "toRestore", "earlierDeficits", "previousDeficits", "återställning"}},
		{nil, &s.OpeningReserve, []string{"reserve", "openingReserve", "reserv", "ingående reserv", "reserveBefore", "reserveOpening", "rur", "resultatreserv"}},
		{nil, &s.Base, []string{"base", "bas", "taxesAndGrants", "skatter och bidrag", "skatteintäkter och bidrag", "skatter", "taxes", "taxBase", "skatteintäkter, generella statsbidrag och utjämning", "skattebas", "revenue"}},
	} {
		d, _, ok, err := o.amount(f.members...)
		switch {
		case err != nil:
			return s, text, err
		case ok && f.null != nil:
			*f.null = decimal.NewNullDecimal(d)
		case ok: // both 193 and −193 say that 193 is to be restored, set aside or used
			*f.to = d.Abs()
		}
	}
	if grants, _, ok, err := o.amount("grants", "bidrag", "generella statsbidrag", "statsbidrag", "generalGrants"); err != nil {
		return s, text, err
	} else if ok && s.Base.Valid {
		s.Base.Decimal = s.Base.Decimal.Add(grants)
	}
	if levelling, _, ok, err := o.amount("equalisation", "equalization", "utjämning", "kommunalekonomisk utjämning"); err != nil {
		return s, text, err
	} else if ok && s.Base.Valid {
		s.Base.Decimal = s.Base.Decimal.Add(levelling)
	}
	if equity, _, ok, err := o.amount("equity", "eget kapital", "equityInclPension", "equityWithPensions", "eget kapital inklusive ansvarsförbindelse", "eget kapital inkl pensioner"); err != nil {
		return s, text, err
	} else if ok {
		s.NegativeEquity = equity.IsNegative()
	}
	if negative, ok := o.find("negativeEquity", "negativt eget kapital"); ok {
		s.NegativeEquity = negative == true || negative == "ja" || negative == "yes" || negative == "true"
	}
	return s, text, nil
}

// rows reads adjustments: a number, a list of numbers or of objects with text and amount, or an object of amounts by
// name.
func (o object) rows(members ...string) ([]budget.Adjustment, error) {
	v, ok := o.find(members...)
	if !ok || v == nil {
		return nil, nil
	}
	at := "/" + members[0]
	one := func(path, name string, v any) (budget.Adjustment, error) {
		d, _, err := jsonNumber(v)
		if err != nil {
			return budget.Adjustment{}, fmt.Errorf("%s: %w", path, err)
		}
		return budget.Adjustment{Text: name, Amount: d}, nil
	}
	var rows []budget.Adjustment
	switch v := v.(type) {
	case []any:
		for i, element := range v {
			path, name, value := fmt.Sprintf("%s/%d", at, i), strconv.Itoa(i+1), element
			if row, isObject := element.(object); isObject {
				if n, ok := row.find("text", "name", "namn", "id", "code", "kod", "type", "typ", "label", "beskrivning", "description", "post"); ok {
					name = fmt.Sprint(n)
				}
				if value, ok = row.find("amount", "belopp", "value", "värde"); !ok {
					return nil, fmt.Errorf("%s: %w", path, missing("amount", "belopp"))
				}
			}
			r, err := one(path, name, value)
			if err != nil {
				return nil, err
			}
			rows = append(rows, r)
		}
	case object:
		for _, m := range v {
			r, err := one(at+"/"+m.name, m.name, m.value)
			if err != nil {
				return nil, err
			}
			rows = append(rows, r)
		}
	default:
		r, err := one(at, members[0], v)
		return []budget.Adjustment{r}, err
	}
	return rows, nil
}

// missing says that a member is needed, under its English or its Swedish name.
func missing(en, sv string) error {
	return kvalitet.Invalid([]kvalitet.Problem{{Code: "missing", Path: "/" + en, SV: sv + " saknas", EN: en + " is missing"}})
}

// jsonNumber reads a number that is written as a number or as a text, and says whether it was a text.
func jsonNumber(v any) (d decimal.Decimal, text bool, err error) {
	switch v := v.(type) {
	case json.Number:
		d, err = table.ParseDecimal(v.String())
	case string:
		text = true
		d, err = table.ParseDecimal(v)
	default:
		err = fmt.Errorf("%w: %v är inget tal / is not a number", kvalitet.ErrInvalid, v)
	}
	return d, text, err
}
