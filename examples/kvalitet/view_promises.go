package main

import (
	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/report"
	"github.com/kommunkvalitet/kvalitet/governance/service"
)

// promiseSection lists what citizens are promised.
func (c *canvas) promiseSection(promises []service.Promise) (report.Section, error) {
	table := sheet{Name: column("Servicelöften", "Service promises"), Columns: []kvalitet.Label{column("Löfte", "Promise"), column("Gräns", "Limit"), column("Enhet", "Unit"), column("Andel, %", "Share, %"), column("Bedöms", "Judged")}}
	for _, p := range promises {
		var limit, unit any
		if !p.Limit.IsZero() {
			limit, unit = p.Limit.Amount, p.Limit.Unit.Label()
		}
		table.Rows = append(table.Rows, []any{c.to("governance/promise", p.ID, p.Text), limit, unit, p.Required(), p.Judged()})
	}
	block, err := c.table("loften", table, "")
	return report.Section{ID: "loften", Title: c.t("Servicelöften", "Service promises"),
		Lead: c.t("Vad medborgarna kan räkna med: en längsta tid, som ska hållas i en viss andel av ärendena.", "What citizens may count on: a longest time, to be kept in a certain share of the cases."), Blocks: []report.Block{block}}, err
}
