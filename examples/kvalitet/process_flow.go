package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/process/flow"
)

// processMeasured is the JSON of process flow.
type processMeasured struct {
	Name string `json:"name"`
	flow.Result
	// The times are null when no activity has one: what nobody measured is not zero.
	CycleTime       *float64 `json:"cycleTime"`
	TheoreticalTime *float64 `json:"theoreticalTime"`
	WorkTime        *float64 `json:"workTime"`
	WaitTime        *float64 `json:"waitTime"`
	Efficiency      *float64 `json:"efficiency"`

	CriticalNames []string `json:"criticalPathNames"`
	Exact         bool     `json:"exact"`
	Rework        string   `json:"rework"`
}

func processFlowCommand(h *host) *cobra.Command {
	var rework, preset string
	cmd := &cobra.Command{
		Use:   "flow FIL",
		Short: "Mät ledtid, arbete, kostnad och överlämningar / measure cycle time, work, cost and handovers",
		Long: processHelpSV + `

Resultatet är väntevärden per ärende: tider i sekunder, kostnad i kronor, efficiency = tid utan väntan / ledtid.
Beslut vägs med sannolikheterna, parallella vägar tar den längsta tiden men allt arbete, och omarbete räknas
geometriskt, 1/(1−r), eller med -rework once högst en gång, 1+r.
/
` + processHelpEN + `

The result is expected values per case: times in seconds, cost in kronor, efficiency = time without waiting / time in all.
Decisions are weighed by their probabilities, parallel ways take the longest time but all work, and rework is counted as
1/(1−r), or with -rework once at most once, 1+r.
/
` + processHelpMap,
		Example: "  kvalitet process flow karta.json -format json\n  kvalitet process flow karta.json -rework once",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			r, err := flow.ParseRework(rework)
			if err != nil {
				return fmt.Errorf("-rework: %w", err)
			}
			f, err := h.processInput(args, preset)
			if err != nil {
				return err
			}
			return h.measureProcess(f, r)
		},
	}
	cmd.Flags().StringVar(&rework, "rework", "geometric", "omarbete / rework: geometric, once")
	cmd.Flags().StringVar(&preset, "preset", "", "styrprocess, handlingsplan: i stället för FIL / instead of a file")
	return cmd
}

func (h *host) measureProcess(f processFile, rework flow.Rework) error {
	if f.doc == nil {
		if err := f.Map.Validate(); err != nil {
			for _, p := range f.Map.Problems() {
				if p.Code != "range" {
					return err
				}
			}
		}
	}
	r := flow.Measure(f.Map, flow.Options{Rework: rework})
	for _, x := range []*float64{&r.CycleTime, &r.TheoreticalTime, &r.WorkTime, &r.WaitTime, &r.Cost, &r.Handovers} {
		*x = round6(*x)
	}
	for i := range r.Activities {
		a := &r.Activities[i]
		for _, x := range []*float64{&a.Executions, &a.Work, &a.Cost, &a.Sensitivity, &a.Slack} {
			*x = round6(*x)
		}
	}
	out := processMeasured{Name: f.Map.Name, Result: r, CriticalNames: []string{}, Exact: r.Exact(), Rework: rework.String()}
	if r.Timed() {
		out.CycleTime, out.TheoreticalTime, out.WorkTime, out.WaitTime, out.Efficiency = &r.CycleTime, &r.TheoreticalTime, &r.WorkTime, &r.WaitTime, &r.Efficiency
	}
	for _, id := range r.CriticalPath {
		n, _ := f.Map.Node(id)
		out.CriticalNames = append(out.CriticalNames, n.Name)
	}
	out.Problems = h.processProblems(append(f.problems, r.Problems...))
	total := sheet{Name: column("Per ärende", "Per case"), Columns: []kvalitet.Label{column("mått", "measure"), column("värde", "value"), column("enhet", "unit")}, Rows: [][]any{
		{column("ledtid", "cycle time"), unlessNil(out.CycleTime, 1.0/3600), "h"},
		{column("teoretisk tid", "theoretical time"), unlessNil(out.TheoreticalTime, 1.0/3600), "h"},
		{column("arbete", "work"), unlessNil(out.WorkTime, 1.0/3600), "h"},
		{column("kostnad", "cost"), r.Cost, "kr"},
		{column("effektivitet", "efficiency"), unlessNil(out.Efficiency, 100), "%"},
		{column("överlämningar", "handovers"), r.Handovers, ""},
		{column("flaskhals", "bottleneck"), r.Bottleneck, ""},
	}}
	steps := sheet{Name: column("Aktiviteter", "Activities"), Columns: []kvalitet.Label{column("aktivitet", "activity"), column("gånger", "times"), column("arbete, h", "work, h"), column("kostnad, kr", "cost, kr"), column("känslighet", "sensitivity")}}
	for _, a := range r.Activities {
		steps.Rows = append(steps.Rows, []any{a.Name, a.Executions, round6(a.Work / 3600), a.Cost, a.Sensitivity})
	}
	return h.emit(out, total, steps)
}

// unlessNil is a figure in another unit; nil, which is shown as nothing, when it is not known.
func unlessNil(x *float64, times float64) any {
	if x == nil {
		return nil
	}
	return round6(*x * times)
}
