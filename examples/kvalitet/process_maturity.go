package main

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/process"
)

// processMaturityCommand places many processes on the ladders.
func processMaturityCommand(h *host) *cobra.Command {
	return &cobra.Command{
		Use:   "maturity FILE",
		Short: "Processers mognad på flera trappor, sida vid sida / the maturity of processes on several ladders",
		Long: `Läser en rad per besvarat steg: process, trappa (lidkoping, skelleftea, pemm, förankring), steg (nummer, kod eller namn), svar
(ja, nej, ej aktuellt) och valfritt datum och belägg. Ger varje process två nivåer per trappa: den strikta (alla steg dit tagna i
ordning) och antalet tagna steg, och nästa steg med vad det kräver. Trappor slås aldrig ihop och inget medelvärde räknas; ett
obesvarat steg är okänt. -format csv ger en tabell att följa år för år.
/
Reads a row per answered step: process, ladder, step, answer, and optionally date and evidence. Gives each process the strict
level and the count per ladder, and the next step with what it needs. Ladders are never merged and nothing is averaged.`,
		Example: `  kvalitet process maturity mognad.csv`,
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return h.processMaturity(args[0]) },
	}
}

type maturityJSON struct {
	Processes []maturityOf    `json:"processes"`
	Problems  []table.Problem `json:"problems"`
}

type maturityOf struct {
	Process string            `json:"process"`
	Ladders []processMaturity `json:"ladders"`
}

func (h *host) processMaturity(file string) error {
	t, err := h.read(file,
		table.Column{Name: "process", Aliases: []string{"processen", "namn"}, Required: true},
		table.Column{Name: "ladder", Aliases: []string{"trappa", "mognadstrappa", "checklista"}},
		table.Column{Name: "step", Aliases: []string{"steg", "nr"}, Required: true},
		table.Column{Name: "answer", Aliases: []string{"svar", "uppfyllt"}, Required: true},
		table.Column{Name: "date", Aliases: []string{"datum"}},
		table.Column{Name: "evidence", Aliases: []string{"belägg", "underlag"}})
	if err != nil {
		return err
	}
	ladders := append(process.Ladders(), process.AnchoringChecklist(), process.IdentificationChecklist(), process.ManagementChecklist())
	answers := map[string]map[string][]process.Answer{} // by process and ladder
	var names []string
	for _, r := range t.Rows {
		l, a, ok := maturityAnswer(r)
		if !ok {
			continue
		}
		name := r.Text("process")
		if answers[name] == nil {
			answers[name] = map[string][]process.Answer{}
			names = append(names, name)
		}
		answers[name][l.Code] = append(answers[name][l.Code], a)
	}
	out := maturityJSON{Processes: []maturityOf{}}
	s := sheet{Name: column("Mognad", "Maturity"), Columns: []kvalitet.Label{column("process", "process"), column("trappa", "ladder"), column("strikt", "strict"),
		column("antal", "count"), column("okända", "unknown"), column("av", "of"), column("nästa steg", "next step"), column("kräver", "needs")}}
	for _, name := range names {
		p := maturityOf{Process: name, Ladders: []processMaturity{}}
		for _, l := range ladders {
			given, ok := answers[name][l.Code]
			if !ok {
				continue
			}
			m := l.Climb(given...)
			p.Ladders = append(p.Ladders, processMaturity{l.Code, m.Strict, m.Count, m.Steps, m.Unknown, m.Next.Code, m.Next, m.Answers})
			s.Rows = append(s.Rows, []any{name, l.Name, m.Strict, m.Count, m.Unknown, m.Steps, m.Next.Name, m.Next.Needs})
		}
		out.Processes = append(out.Processes, p)
	}
	out.Problems = h.badRows(t)
	return h.emit(out, s)
}

// maturityAnswer reads one answer to a step.
func maturityAnswer(r *table.Row) (process.Ladder, process.Answer, bool) {
	if !r.Require("process", "step", "answer") {
		return process.Ladder{}, process.Answer{}, false
	}
	l := process.LidkopingLadder()
	if text := r.Text("ladder"); !table.Blank(text) {
		var ok bool
		if l, ok = process.LadderNamed(text); !ok {
			r.Fail("ladder", "unknown", "trappan finns inte", "there is no such ladder")
			return l, process.Answer{}, false
		}
	}
	step, ok := l.StepNamed(r.Text("step"))
	if !ok {
		r.Fail("step", "unknown", "steget finns inte på trappan", "there is no such step on the ladder")
		return l, process.Answer{}, false
	}
	a := process.Answer{Step: step.Code, Outcome: kvalitet.OutcomeNotMet, Evidence: r.Text("evidence")}
	a.Date, _ = r.Date("date")
	switch strings.ToLower(r.Text("answer")) {
	case "ej aktuellt", "inte aktuellt", "ej tillämpligt", "not applicable", "n/a":
		a.Outcome = kvalitet.OutcomeNotApplicable
		return l, a, true
	case "vet ej", "okänt", "unknown", "?":
		a.Outcome = kvalitet.OutcomeUnknown
		return l, a, true
	}
	yes, ok := r.Bool("answer")
	if yes {
		a.Outcome = kvalitet.OutcomeMet
	}
	return l, a, ok
}
