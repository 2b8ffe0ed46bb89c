package main

import (
	"fmt"
	"math"
	"strconv"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/control/sampling"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
)

// moneySample draws by amount.
func (h *host) moneySample(f sampleFlags, out sampleJSON) error {
	t, err := h.read(f.amounts, table.Column{Name: "amount", Aliases: []string{"belopp", "summa", "kronor", "value", "värde"}, Required: true})
	if err != nil {
		return err
	}
	var amounts []int64
	plan := sampling.MoneyPlan{}
	for _, row := range t.Rows {
		ore := int64(0)
		if d, ok := row.Decimal("amount"); ok {
			if d = d.Shift(2).Round(0); d.NumDigits() <= 15 {
				ore = d.IntPart()
			} else {
				row.Fail("amount", "size", "beloppet är för stort", "the amount is too large")
			}
		}
		amounts = append(amounts, ore)
		plan.Amount += max(ore, 0)
	}
	h.badRows(t)
	confidence := "0.95"
	if f.confidence != "" {
		confidence = f.confidence
	}
	if plan.Confidence, err = rate("confidence", confidence); err != nil {
		return err
	}
	tolerable, err := table.ParseDecimal(f.tolerable)
	if err != nil || tolerable.NumDigits() > 13 {
		return fmt.Errorf("-tolerable %q: ange kronor / give kronor", f.tolerable)
	}
	plan.Tolerable = tolerable.Shift(2).IntPart()
	if f.expected != "" {
		expected, err := table.ParseDecimal(f.expected)
		if err != nil || expected.NumDigits() > 13 {
			return fmt.Errorf("-expected %q: ange kronor / give kronor", f.expected)
		}
		plan.Expected = expected.Shift(2).IntPart()
	}
	interval, err := plan.Interval()
	if err != nil {
		return err
	}
	items, err := sampling.Money(amounts, interval, f.seed)
	if err != nil {
		return err
	}
	out.Method, out.Money, out.Interval, out.Size, out.Seed = "money", notNil(items), &interval, len(items), &f.seed
	n := len(amounts)
	out.Population, out.Confidence = &n, &plan.Confidence
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
