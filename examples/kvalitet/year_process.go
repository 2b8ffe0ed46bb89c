package main

import (
	"fmt"
	"strings"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/report"
	"github.com/kommunkvalitet/kvalitet/process"
	"github.com/kommunkvalitet/kvalitet/process/diagram"
)

// processes stores Lidköping's two processes as maps, checks and draws them.
func (y *yearRun) processes() (int, error) {
	h := y.host
	section := report.Section{ID: "processer", Title: h.t("Processerna", "The processes"),
		Lead: h.t("Kartorna är ritade av innehållet, prövade mot reglerna och finns som BPMN-filer att öppna i andra verktyg. Mognaden visas både strikt (alla steg under är tagna) och som antal steg.",
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
		name := fmt.Sprintf("process-%d", i+1)
		var svg, bpmn, mermaid strings.Builder
		if err := diagram.WriteSVG(&svg, p.Map, h.lang); err != nil {
			return 0, err
		}
		if err := diagram.WriteBPMN(&bpmn, p.Map); err != nil {
			return 0, err
		}
		if err := diagram.WriteMermaid(&mermaid, p.Map); err != nil {
			return 0, err
		}
		y.files[name+".bpmn"], y.files[name+".mmd"] = []byte(bpmn.String()), []byte(mermaid.String())
		findings := kvalitet.Run(process.MapRules(), p)
		checks[p.Map.Name] = findings
		section.Blocks = append(section.Blocks, report.Block{Heading: p.Map.Name}, y.chart(name, []byte(svg.String()), p.Map.Name+"."), report.Block{Notes: processNotes(findings, h.lang)})
	}
	y.section(section)
	y.data["processes"] = checks
	return len(ids), nil
}

// processNotes tells what is not right, and how much was.
func processNotes(findings []kvalitet.Finding, lang string) []report.Note {
	e := kvalitet.Evaluate(process.DefaultProfile(), findings)
	notes := []report.Note{{Tone: "good", Text: kvalitet.Label{SV: fmt.Sprintf("%d regler är uppfyllda, %d gick inte att avgöra.", e.Met, e.Unknown), EN: fmt.Sprintf("%d rules are met, %d could not be judged.", e.Met, e.Unknown)}.In(lang)}}
	for _, j := range e.Judged {
		if j.Outcome != kvalitet.OutcomeNotMet {
			continue
		}
		tone := "middle"
		if j.Severity == kvalitet.SeverityError {
			tone = "bad"
		}
		text := j.Text.In(lang)
		var places []string
		for _, p := range j.Places() {
			if n := p.Note.In(lang); n != "" {
				places = append(places, n)
			}
		}
		if len(places) > 0 {
			text += " (" + strings.Join(places, "; ") + ")"
		}
		notes = append(notes, report.Note{Tone: tone, Text: text, Code: j.Rule})
	}
	return notes
}
