package main

import (
	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/process"
	"github.com/kommunkvalitet/kvalitet/process/flow"
)

// processDiffCommand tells what the wanted state changes in the present one.
func processDiffCommand(h *host) *cobra.Command {
	return &cobra.Command{
		Use:   "diff FILE FILE",
		Short: "Vad önskat läge ändrar i nuläget, och vad det ger / what the wanted state changes, and what it gives",
		Long: `Jämför två kartor över samma process, nod för nod på identitet, och måtten före och efter: ledtid, arbete, väntan, kostnad,
effektivitet, överlämningar. Kartorna är JSON eller BPMN 2.0.
/
Compares two maps of a process by identity, and the figures before and after.`,
		Example: `  kvalitet process diff karta.json karta.bpmn`,
		Args:    cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, files []string) error {
			present, err := h.readProcess(files[0])
			if err != nil {
				return err
			}
			wanted, err := h.readProcess(files[1])
			if err != nil {
				return err
			}
			return h.diffProcess(present, wanted)
		},
	}
}

type processDiffJSON struct {
	Changes  []process.Change   `json:"changes"`
	Figures  []figureDiff       `json:"figures"`
	Problems []kvalitet.Problem `json:"problems"`
}

// figureDiff is a figure of both maps; times in seconds, cost in kronor, efficiency as a share.
type figureDiff struct {
	Figure     string         `json:"figure"`
	Before     *float64       `json:"before"`
	After      *float64       `json:"after"`
	Difference *float64       `json:"difference"`
	name       kvalitet.Label // for people
	unit       float64        // of those in the JSON in one of those that people read
}

func (h *host) diffProcess(present, wanted processFile) error {
	out := processDiffJSON{Changes: notNil(process.Diff(present.Map, wanted.Map))}
	before, after := flow.Of(present.Map), flow.Of(wanted.Map)
	out.Problems = h.processProblems(append(append(append(present.problems, wanted.problems...), before.Problems...), after.Problems...))
	for _, f := range []struct {
		figure, sv, en string
		unit           float64
		of             func(flow.Result) float64
	}{
		{"cycleTime", "ledtid, h", "cycle time, h", 3600, func(r flow.Result) float64 { return r.CycleTime }},
		{"workTime", "arbete, h", "work, h", 3600, func(r flow.Result) float64 { return r.WorkTime }},
		{"waitTime", "väntan, h", "wait, h", 3600, func(r flow.Result) float64 { return r.WaitTime }},
		{"cost", "kostnad, kr", "cost, kr", 1, func(r flow.Result) float64 { return r.Cost }},
		{"efficiency", "effektivitet, %", "efficiency, %", 0.01, func(r flow.Result) float64 { return r.Efficiency }},
		{"handovers", "överlämningar", "handovers", 1, func(r flow.Result) float64 { return r.Handovers }},
	} {
		a, b := round6(f.of(before)), round6(f.of(after))
		out.Figures = append(out.Figures, figureDiff{f.figure, finite(a), finite(b), finite(round6(b - a)), column(f.sv, f.en), f.unit})
	}
	return h.emit(out, out.sheets()...)
}

func (out processDiffJSON) sheets() []sheet {
	changes := sheet{Name: column("Ändringar", "Changes"), Columns: []kvalitet.Label{column("vad", "what"), column("id", "id"), column("hur", "how"), column("uppgift", "field"), column("före", "before"), column("efter", "after")}}
	what := map[string]kvalitet.Label{"lane": column("bana", "lane"), "participant": column("deltagare", "participant"), "node": column("nod", "node"),
		"flow": column("flöde", "flow"), "object": column("objekt", "object"), "added": column("tillkommer", "added"), "removed": column("utgår", "removed"), "changed": column("ändras", "changed")}
	for _, c := range out.Changes {
		changes.Rows = append(changes.Rows, []any{what[c.What], c.ID, what[c.How], c.Field, c.Before, c.After})
	}
	figures := sheet{Name: column("Mått", "Figures"), Columns: []kvalitet.Label{column("mått", "figure"), column("före", "before"), column("efter", "after"), column("skillnad", "difference")}}
	for _, f := range out.Figures {
		row := []any{f.name, nil, nil, nil}
		for i, v := range []*float64{f.Before, f.After, f.Difference} {
			if v != nil {
				row[i+1] = rounded(*v/f.unit, 2)
			}
		}
		figures.Rows = append(figures.Rows, row)
	}
	return []sheet{changes, figures}
}
