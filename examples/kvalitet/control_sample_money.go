package main

import (
	"fmt"
	"math"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/control/sampling"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
)

// moneyJSON is what a sample by amount has beside the items. Amounts are kronor.
type moneyJSON struct {
	Draws             int                  `json:"draws"`
	Interval          decimal.Decimal      `json:"interval"`
	ReliabilityFactor float64              `json:"reliabilityFactor"`
	ExpansionFactor   float64              `json:"expansionFactor"`
	Amount            decimal.Decimal      `json:"amount"`
	Items             []sampling.MoneyItem `json:"items"`
	// The projection, where the file has a column with what is right.
	Likely     *decimal.Decimal `json:"likely,omitempty"`
	Upper      *decimal.Decimal `json:"upper,omitempty"`
	Basic      *decimal.Decimal `json:"basic,omitempty"`
	Understate *decimal.Decimal `json:"understated,omitempty"`
}

// ore reads kronor as öre.
func ore(name, text string) (int64, error) {
	d, err := table.ParseDecimal(text)
	if err != nil || d.Abs().Cmp(decimal.NewFromInt(sampling.MaxAmount/100)) > 0 {
		return 0, fmt.Errorf("-%s %q: ange kronor / give kronor", name, text)
	}
	return d.Shift(2).Round(0).IntPart(), nil
}

func inKronor(ore int64) decimal.Decimal { return decimal.New(ore, -2) }

// rowOre reads a cell of kronor as öre; what cannot be read is noted and counts as zero.
func rowOre(row *table.Row, column string) int64 {
	d, ok := row.Decimal(column)
	if !ok {
		return 0
	}
	if d.Abs().Cmp(decimal.NewFromInt(sampling.MaxAmount/100)) > 0 {
		row.Fail(column, "size", "beloppet är för stort", "the amount is too large")
		return 0
	}
	return d.Shift(2).Round(0).IntPart()
}

// moneyPlan reads what the sample shall show.
func moneyPlan(f sampleFlags, amount int64) (sampling.MoneyPlan, error) {
	p := sampling.MoneyPlan{Amount: amount, Confidence: 0.95}
	var err error
	if f.confidence != "" {
		if p.Confidence, err = rate("confidence", f.confidence); err != nil {
			return p, err
		}
	}
	if p.Tolerable, err = ore("tolerable", f.tolerable); err != nil {
		return p, err
	}
	if f.expected != "" {
		p.Expected, err = ore("expected", f.expected)
	}
	return p, err
}

// moneySample plans by amount, draws from a file of amounts, and projects the errors where the file tells them.
func (h *host) moneySample(f sampleFlags, out sampleJSON) error {
	var amounts []int64
	var found []sampling.Misstatement
	sum, right := int64(0), false
	if f.amounts != "" {
		t, err := h.read(f.amounts, table.Column{Name: "amount", Aliases: []string{"belopp", "summa", "kronor", "value", "värde"}, Required: true},
			table.Column{Name: "right", Aliases: []string{"rätt", "rätt belopp", "audited", "granskat"}})
		if err != nil {
			return err
		}
		right = t.Has("right")
		for _, row := range t.Rows {
			book := rowOre(row, "amount")
			amounts = append(amounts, book)
			sum += max(book, 0)
			if !row.Blank("right") && book > 0 {
				found = append(found, sampling.Misstatement{Book: book, Right: rowOre(row, "right")})
			}
		}
		h.badRows(t)
	} else {
		var err error
		if sum, err = ore("amount", f.amount); err != nil {
			return err
		}
	}
	plan, err := moneyPlan(f, sum)
	if err != nil {
		return err
	}
	interval, err := plan.Interval()
	if err != nil {
		return err
	}
	draws, err := plan.Size()
	if err != nil {
		return err
	}
	items, err := sampling.Money(amounts, interval, f.seed)
	if err != nil {
		return err
	}
	m := &moneyJSON{Draws: draws, Interval: inKronor(interval), ReliabilityFactor: sampling.ReliabilityFactor(0, plan.Confidence), ExpansionFactor: sampling.ExpansionFactor(plan.Confidence),
		Amount: inKronor(sum), Items: notNil(items)}
	if right {
		p, err := sampling.Project(found, interval, plan.Confidence)
		if err != nil {
			return err
		}
		likely, upper, basic, under := inKronor(p.Likely), inKronor(p.Upper), inKronor(p.Basic), inKronor(p.Understated)
		m.Likely, m.Upper, m.Basic, m.Understate = &likely, &upper, &basic, &under
		supported := p.Upper < plan.Tolerable
		out.Supported = &supported
	}
	out.Method, out.Money, out.Size, out.Confidence = "money", m, draws, &plan.Confidence
	if f.amounts != "" {
		n := len(amounts)
		out.Population, out.Seed = &n, &f.seed
	}
	for _, it := range items {
		out.Items, out.Order = append(out.Items, it.Item), append(out.Order, it.Item)
	}
	return h.emit(out, out.sheets(f)...)
}

// sheets are the figures and the items for people.
func (out sampleJSON) sheets(sampleFlags) []sheet {
	s := sheet{Name: column("Stickprov", "Sample"), Columns: []kvalitet.Label{column("uppgift", "figure"), column("värde", "value")}}
	add := func(sv, en string, v any) { s.Rows = append(s.Rows, []any{column(sv, en), v}) }
	add("storlek", "size", out.Size)
	if out.Allowed != nil {
		add("tillåtna fel", "errors allowed", *out.Allowed)
	}
	if out.Distribution != "" {
		add("fördelning", "distribution", out.Distribution)
	}
	if out.Found != nil {
		add("fel i stickprovet", "errors found", *out.Found)
		add("övre gräns för felandelen", "upper limit of the error rate", math.Round(*out.UpperLimit*1e4)/1e4)
	}
	if out.UpperErrors != nil {
		add("övre gräns i antal fel", "upper limit in errors", *out.UpperErrors)
	}
	if out.Supported != nil {
		add("visar att felandelen är godtagbar", "shows that the rate is tolerable", *out.Supported)
	}
	if out.Money != nil {
		add("intervall, kr", "interval, kr", out.Money.Interval)
		add("tillförlitlighetsfaktor", "reliability factor", math.Round(out.Money.ReliabilityFactor*1e4)/1e4)
	}
	if out.Money != nil && out.Money.Upper != nil {
		add("troligt fel, kr", "likely error, kr", *out.Money.Likely)
		add("övre gräns för felet, kr", "upper limit of the error, kr", *out.Money.Upper)
	}
	if out.Seed != nil && len(out.Items) > 0 {
		add("frö", "seed", strconv.FormatUint(*out.Seed, 10))
	}
	sheets := []sheet{s}
	if len(out.Items) > 0 {
		items := sheet{Name: column("Urval", "Items"), Columns: []kvalitet.Label{column("nr", "item")}}
		for _, i := range out.Items {
			items.Rows = append(items.Rows, []any{i})
		}
		sheets = append(sheets, items)
	}
	return sheets
}
