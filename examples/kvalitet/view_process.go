package main

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/report"
	"github.com/kommunkvalitet/kvalitet/process"
	"github.com/kommunkvalitet/kvalitet/process/diagram"
)

// processBlocks draws a map and checks it: the picture, the remarks, and the map as files of that name for other tools.
func (c *canvas) processBlocks(name string, p *process.Pass) ([]report.Block, []kvalitet.Finding, error) {
	var svg, bpmn, mermaid strings.Builder
	if err := diagram.WriteSVG(&svg, p.Map, c.lang); err != nil {
		return nil, nil, err
	}
	if err := diagram.WriteBPMN(&bpmn, p.Map); err != nil {
		return nil, nil, err
	}
	if err := diagram.WriteMermaid(&mermaid, p.Map); err != nil {
		return nil, nil, err
	}
	c.files[name+".bpmn"], c.files[name+".mmd"] = []byte(bpmn.String()), []byte(mermaid.String())
	findings := kvalitet.Run(process.MapRules(), p)
	notes, badges := processNotes(findings, p.Map, c.lang)
	picture := c.chart(name, badged(svg.String(), p.Map, badges), fmt.Sprintf(c.t("%s. Siffrorna på stegen hör till anmärkningarna nedan.", "%s. The numbers on the steps are those of the remarks below."), p.Map.Name))
	picture.Chart.Wide = true
	return []report.Block{picture, {Notes: notes}}, findings, nil
}

// processNotes tells what is not right, numbered, and how much was; and which numbers belong to which node.
func processNotes(findings []kvalitet.Finding, m process.Map, lang string) ([]report.Note, map[int][]string) {
	e := kvalitet.Evaluate(process.DefaultProfile(), findings)
	notes := []report.Note{{Tone: "good", Text: kvalitet.Label{SV: fmt.Sprintf("%d regler är uppfyllda, %d gick inte att avgöra.", e.Met, e.Unknown), EN: fmt.Sprintf("%d rules are met, %d could not be judged.", e.Met, e.Unknown)}.In(lang)}}
	badges := map[int][]string{}
	for _, j := range e.Judged {
		if j.Outcome != kvalitet.OutcomeNotMet {
			continue
		}
		note := report.Note{Number: len(notes), Tone: "middle", Text: j.Text.In(lang), Code: j.Rule}
		if j.Severity == kvalitet.SeverityError {
			note.Tone = "bad"
		}
		for _, p := range j.Places() {
			text := p.Note.In(lang)
			if i, ok := nodeAt(p.Path, m); ok {
				text = cmp.Or(text, m.Nodes[i].Name)
				if number := fmt.Sprint(note.Number); !slices.Contains(badges[i], number) {
					badges[i] = append(badges[i], number)
				}
			}
			if text != "" {
				note.Trace = append(note.Trace, text)
			}
		}
		notes = append(notes, note)
	}
	return notes, badges
}

// nodeAt reads /nodes/3/… as the node 3.
func nodeAt(path string, m process.Map) (int, bool) {
	rest, ok := strings.CutPrefix(path, "/nodes/")
	number, _, _ := strings.Cut(rest, "/")
	i, err := strconv.Atoi(number)
	return i, ok && err == nil && i >= 0 && i < len(m.Nodes)
}

// badged writes the remarks' numbers at the upper right corner of their steps.
func badged(svg string, m process.Map, badges map[int][]string) []byte {
	drawing := diagram.Layout(m)
	var b strings.Builder
	for i, s := range drawing.Nodes {
		if len(badges[i]) == 0 {
			continue
		}
		text := strings.Join(badges[i], ", ")
		w := 12 + 8*len(text)
		fmt.Fprintf(&b, `<rect x="%d" y="%d" width="%d" height="20" rx="10" fill="#7a1f1a"/><text x="%d" y="%d" text-anchor="middle" font-size="13"><tspan fill="#fff">%s</tspan></text>`,
			s.Box.X+s.Box.W-w+6, s.Box.Y-10, w, s.Box.X+s.Box.W-w/2+6, s.Box.Y+5, text)
	}
	return []byte(strings.Replace(svg, "</svg>", `<g aria-hidden="true">`+b.String()+"</g></svg>", 1))
}
