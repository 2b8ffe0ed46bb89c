package main

import (
	"fmt"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/report"
	"github.com/kommunkvalitet/kvalitet/governance/service"
)

// promiseSection lists what citizens are promised.
func (c *canvas) promiseSection(promises []service.Promise) (report.Section, error) {
	table := sheet{Name: column("Servicelöften", "Service promises"), Columns: []kvalitet.Label{column("Löfte", "Promise"), column("Gräns", "Limit"), column("Andel, %", "Share, %"), column("Bedöms", "Judged")}}
	for _, p := range promises {
		table.Rows = append(table.Rows, []any{c.to("governance/promise", p.ID, p.Text), promiseLimit(p.Limit, c.lang), p.Required(), p.Judged()})
	}
	block, err := c.table("loften", table, "")
	return report.Section{ID: "loften", Title: c.t("Servicelöften", "Service promises"),
		Lead: c.t("Vad medborgarna kan räkna med: en längsta tid, som ska hållas i en viss andel av ärendena.", "What citizens may count on: a longest time, to be kept in a certain share of the cases."), Blocks: []report.Block{block}}, err
}

// promiseLimit is a limit in words; a promise without one is not judged.
func promiseLimit(l service.Limit, lang string) string {
	if l.IsZero() {
		return "–"
	}
	return fmt.Sprintf("%d %s", l.Amount, l.Unit.Label().In(lang))
}
