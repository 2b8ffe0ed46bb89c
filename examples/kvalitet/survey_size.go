package main

import (
	"math"

	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/survey/estimate"
)

// surveySizeCommand plans how many to ask.
func surveySizeCommand(h *host) *cobra.Command {
	var margin, response, level string
	cmd := &cobra.Command{
		Use:   "size FILE [-margin 5] [-response 0.4] [-level 0.95]",
		Short: "Hur många ska tillfrågas? / how many are to be asked?",
		Long: `Läser en rad per redovisningsgrupp: grupp, population, och valfritt felmarginal (procentenheter för en andel, annars i
variabelns enhet), standardavvikelse, designeffekt och svarsandel. Ger antal svar och antal att fråga; räcker inte gruppen
sägs vilken felmarginal som går att nå.
/
Reads a row per domain: domain, population, and optionally margin (percentage points of a share, otherwise the variable's
unit), deviation, design effect and response. Gives answers needed and people to invite, or the margin that can be had.`,
		Example: `  kvalitet survey size grupper.csv -margin 5 -response 0,4`,
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return h.surveySize(args[0], margin, response, level) },
	}
	flags := cmd.Flags()
	flags.StringVar(&margin, "margin", "5", "felmarginal där kolumnen saknas / margin where the column is missing")
	flags.StringVar(&response, "response", "1", "väntad svarsandel där kolumnen saknas / expected response where the column is missing")
	flags.StringVar(&level, "level", "0.95", "konfidensnivå / confidence level")
	return cmd
}

type neededJSON struct {
	Row     int      `json:"row"`
	Domain  string   `json:"domain"`
	Answers int      `json:"answers"`
	Invited int      `json:"invited"`
	Reached bool     `json:"reached"`
	Margin  *float64 `json:"margin"` // as asked for, or the best that can be had
}

func (h *host) surveySize(file, margin, response, level string) error {
	t, err := h.read(file,
		table.Column{Name: "domain", Aliases: []string{"grupp", "redovisningsgrupp", "område", "enhet", "namn"}, Required: true},
		table.Column{Name: "population", Aliases: []string{"antal", "storlek", "ram", "n"}, Required: true},
		table.Column{Name: "margin", Aliases: []string{"felmarginal"}},
		table.Column{Name: "deviation", Aliases: []string{"standardavvikelse", "sd"}},
		table.Column{Name: "effect", Aliases: []string{"designeffekt", "deff"}},
		table.Column{Name: "response", Aliases: []string{"svarsandel", "svarsfrekvens"}})
	if err != nil {
		return err
	}
	var general [3]float64
	for i, f := range [3]struct {
		name, text string
		share      bool
	}{{"margin", margin, false}, {"response", response, true}, {"level", level, true}} {
		if general[i], err = fraction(f.name, f.text, f.share); err != nil {
			return err
		}
	}
	out := struct {
		Domains  []neededJSON    `json:"domains"`
		Answers  int             `json:"answers"`
		Invited  int             `json:"invited"`
		Problems []table.Problem `json:"problems"`
	}{Domains: []neededJSON{}}
	s := sheet{Name: column("Urvalsstorlek", "Sample size"), Columns: []kvalitet.Label{column("grupp", "domain"), column("svar", "answers"), column("att fråga", "to invite"),
		column("felmarginal", "margin"), column("nås", "reached")}}
	for _, r := range t.Rows {
		d, unit, ok := precision(r, general)
		if !ok {
			continue
		}
		needed, err := estimate.SampleSizes(general[2], d)
		if err != nil {
			return err
		}
		n := needed[0]
		out.Answers, out.Invited = out.Answers+n.Answers, out.Invited+n.Invited
		out.Domains = append(out.Domains, neededJSON{r.Number, d.Name, n.Answers, n.Invited, n.Reached, finite(n.Margin * unit)})
		s.Rows = append(s.Rows, []any{d.Name, n.Answers, n.Invited, figure(math.Round(n.Margin*unit*100) / 100), n.Reached})
	}
	out.Problems = h.badRows(t)
	s.Rows = append(s.Rows, []any{column("summa", "sum"), out.Answers, out.Invited, nil, nil})
	return h.emit(out, s)
}

// precision reads what a domain is to be told apart with. A share's margin is in percentage points: unit is 100 then.
func precision(r *table.Row, general [3]float64) (d estimate.Precision, unit float64, ok bool) {
	if !r.Require("domain", "population") {
		return d, 0, false
	}
	d = estimate.Precision{Name: r.Text("domain"), Margin: general[0], Response: general[1]}
	if d.Population, ok = r.Float("population"); !ok {
		return d, 0, false
	}
	if v, given := r.Float("margin"); given {
		d.Margin = v
	}
	d.Deviation, _ = r.Float("deviation")
	d.Effect, _ = r.Float("effect")
	if v, given := r.Float("response"); given {
		if d.Response = v; v > 1 {
			d.Response /= 100
		}
	}
	unit = 1
	if d.Deviation == 0 {
		unit = 100
		d.Margin /= unit
	}
	if problems := d.Problems(); len(problems) > 0 {
		r.FailAll(problems)
		return d, 0, false
	}
	return d, unit, true
}
