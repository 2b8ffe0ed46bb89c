package main

import (
	"fmt"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/process"
)

// processChecked is the JSON of process check.
type processChecked struct {
	Name         string             `json:"name"`
	Findings     []processFinding   `json:"findings"`
	Unknown      []string           `json:"unknown"` // rules that lack data to answer
	Maturity     []processMaturity  `json:"maturity"`
	Completeness *process.Fields    `json:"completeness,omitempty"`
	Nodes        int                `json:"nodes"`
	Flows        int                `json:"flows"`
	Lanes        int                `json:"lanes"`
	Valid        bool               `json:"valid"`
	Problems     []kvalitet.Problem `json:"problems"`
}

type processFinding struct {
	Rule     string          `json:"rule"`
	Outcome  string          `json:"outcome"`
	Severity string          `json:"severity"`
	SV       string          `json:"sv"`
	EN       string          `json:"en"`
	Path     string          `json:"path"`
	Places   []findingPlaces `json:"places"`
}

type findingPlaces struct {
	Path string `json:"path"`
	ID   string `json:"id,omitempty"`
	SV   string `json:"sv,omitempty"`
	EN   string `json:"en,omitempty"`
}

type processMaturity struct {
	Ladder   string           `json:"ladder"`
	Strict   int              `json:"strict"`
	Count    int              `json:"count"`
	Steps    int              `json:"steps"`
	Unknown  int              `json:"unknown"`
	Next     string           `json:"next"`
	NextStep process.Step     `json:"nextStep"`
	Answers  []process.Answer `json:"answers"`
}

func processCheckCommand(h *host) *cobra.Command {
	var all bool
	var preset, today string
	cmd := &cobra.Command{
		Use:   "check FIL",
		Short: "Kontrollera kartan mot reglerna P01–P75 / check the map against the rules P01–P75",
		Long: processHelpSV + `

Utskriften har de iakttagelser som inte är uppfyllda (-all: alla). Regler som saknar uppgifter för att svara står i
"unknown". En karta med fel kontrolleras ändå.
/
` + processHelpEN + `

The output has the findings that are not met (-all: all). Rules that lack what they need to answer stand in "unknown". A map
with faults is checked all the same.
/
` + processHelpMap,
		Example: "  kvalitet process check karta.json -format json\n  kvalitet process check -preset styrprocess -fail-on error",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			f, err := h.processInput(args, preset)
			if err != nil {
				return err
			}
			on := kvalitet.Date{}
			if today != "" {
				if on, err = kvalitet.ParseDate(today); err != nil {
					return err
				}
			}
			return h.checkProcess(f, on, all)
		},
	}
	cmd.Flags().BoolVar(&all, "all", false, "visa alla iakttagelser / show all findings")
	cmd.Flags().StringVar(&preset, "preset", "", "styrprocess, handlingsplan: i stället för FIL / instead of a file")
	cmd.Flags().StringVar(&today, "on", "", "dag att räkna ålder från / day to count ages from")
	return cmd
}

func (h *host) checkProcess(f processFile, on kvalitet.Date, all bool) error {
	pass := process.NewPass(f.Map)
	pass.Spec, pass.Today = f.Spec, on
	e := kvalitet.Evaluate(process.DefaultProfile(), kvalitet.Run(process.MapRules(), pass))
	h.failOnFinding(e)
	out := processChecked{Name: f.Map.Name, Findings: []processFinding{}, Unknown: []string{}, Maturity: h.maturity(f),
		Nodes: len(f.Map.Nodes), Flows: len(f.Map.Flows), Lanes: len(f.Map.Lanes)}
	for _, ladder := range slices.Sorted(maps.Keys(f.Answers)) {
		if _, ok := process.LadderNamed(ladder); !ok {
			f.problems = append(f.problems, kvalitet.Problem{Code: "unused", Path: "/maturity/" + ladder, SV: "trappan finns inte", EN: "there is no such ladder"})
		}
	}
	problems := f.Map.Problems()
	out.Valid = len(problems) == 0
	out.Problems = h.processProblems(append(f.problems, problems...))
	rows := sheet{Name: column("Iakttagelser", "Findings"), Columns: []kvalitet.Label{column("regel", "rule"), column("allvar", "severity"), column("iakttagelse", "finding"), column("var", "where")}}
	for _, j := range e.Judged {
		if j.Outcome == kvalitet.OutcomeUnknown {
			out.Unknown = append(out.Unknown, j.Rule)
		}
		if j.Outcome != kvalitet.OutcomeNotMet && !all {
			continue
		}
		finding := processFinding{Rule: j.Rule, Outcome: j.Outcome.String(), Severity: j.Severity.String(), SV: j.Text.SV, EN: j.Text.EN, Path: j.Path, Places: []findingPlaces{}}
		where := ""
		for _, p := range j.Places() {
			finding.Places = append(finding.Places, findingPlaces{p.Path, elementID(f.Map, p.Path), p.Note.SV, p.Note.EN})
			if where != "" {
				where += "; "
			}
			if note := p.Note.In(h.lang); note != "" {
				where += note
			} else {
				where += p.Path
			}
		}
		out.Findings = append(out.Findings, finding)
		text := j.Text.In(h.lang)
		if text == "" {
			text = j.Outcome.Label().In(h.lang)
		}
		rows.Rows = append(rows.Rows, []any{j.Rule, j.Severity.Label(), text, where})
	}
	if f.Spec != nil {
		fields := process.Completeness(*f.Spec)
		out.Completeness = &fields
	}
	ladders := sheet{Name: column("Mognad", "Maturity"), Columns: []kvalitet.Label{column("trappa", "ladder"), column("strikt", "strict"), column("antal", "count"), column("av", "of"), column("nästa steg", "next step")}}
	for _, m := range out.Maturity {
		ladders.Rows = append(ladders.Rows, []any{m.Ladder, m.Strict, m.Count, m.Steps, m.NextStep.Name})
	}
	return h.emit(out, rows, ladders)
}

// maturity places the process on every ladder by what the file answers and shows.
func (h *host) maturity(f processFile) []processMaturity {
	out := []processMaturity{}
	for _, l := range process.Ladders() {
		var answers []process.Answer
		if l.Code == process.LidkopingLadder().Code {
			if f.Spec != nil {
				answers = process.Evidence(*f.Spec, f.Map)
			} else {
				answers = process.MapEvidence(f.Map)
			}
		}
		m := l.Climb(append(answers, f.Answers[l.Code]...)...)
		next := m.Next.Code
		out = append(out, processMaturity{m.Ladder, m.Strict, m.Count, m.Steps, m.Unknown, next, m.Next, m.Answers})
	}
	return out
}

// elementID is the identity of the element that a path leads to.
func elementID(m process.Map, path string) string {
	var i int
	switch {
	case scan(path, "/nodes/%d", &i) && i < len(m.Nodes):
		return m.Nodes[i].ID
	case scan(path, "/flows/%d", &i) && i < len(m.Flows):
		return m.Flows[i].ID
	case scan(path, "/lanes/%d", &i) && i < len(m.Lanes):
		return m.Lanes[i].ID
	case scan(path, "/objects/%d", &i) && i < len(m.Objects):
		return m.Objects[i].ID
	case scan(path, "/participants/%d", &i) && i < len(m.Participants):
		return m.Participants[i].ID
	default:
		return ""
	}
}

func scan(path, format string, i *int) bool {
	n, _ := fmt.Sscanf(path, format, i)
	return n == 1 && *i >= 0
}
