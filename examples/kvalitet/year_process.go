package main

import (
	"fmt"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/report"
	"github.com/kommunkvalitet/kvalitet/process"
)

// processes stores Lidköping's two processes as maps, checks and draws them.
func (y *yearRun) processes() (int, error) {
	section := report.Section{ID: "processer", Title: y.t("Processerna", "The processes"),
		Lead: y.t("Kartorna är ritade av innehållet, prövade mot reglerna och finns som BPMN-filer att öppna i andra verktyg. Mognaden visas både strikt (alla steg under är tagna) och som antal steg.",
			"The maps are drawn from their content, checked against the rules and kept as BPMN files for other tools. Maturity is shown both strictly and as the number of steps.")}
	if _, err := process.SaveSpecification(y.ctx, y.store, process.LidkopingSteeringSpecification()); err != nil {
		return 0, err
	}
	var ids []uuid.UUID
	for _, m := range process.Presets() {
		saved, err := process.SaveMap(y.ctx, y.store, m)
		if err != nil {
			return 0, err
		}
		ids = append(ids, saved.ID)
	}
	checks := map[string][]kvalitet.Finding{}
	for i, id := range ids {
		p, err := process.LoadPass(y.ctx, y.store, id, yearEnd)
		if err != nil {
			return 0, err
		}
		blocks, findings, err := y.processBlocks(fmt.Sprintf("process-%d", i+1), p)
		if err != nil {
			return 0, err
		}
		checks[p.Map.Name] = findings
		section.Blocks = append(append(section.Blocks, report.Block{Heading: p.Map.Name}), blocks...)
	}
	y.section(section)
	y.data["processes"] = checks
	return len(ids), nil
}
