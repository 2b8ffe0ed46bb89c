package main

import (
	"math"

	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/chart"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/survey"
)

// surveyPrioritiesCommand places factors in the priority matrix.
func surveyPrioritiesCommand(h *host) *cobra.Command {
	var o priorityOptions
	cmd := &cobra.Command{
		Use:   "priorities FILE [-unit 5] [-svg FILE]",
		Short: "Prioriteringsmatris av faktorers betyg och effekt / priority matrix of factors' grades and effects",
		Long: `Läser en rad per faktor: faktor, betyg (index 0–100), effekt, och valfritt felmarginal, effektens felmarginal och enhet. Enheten är
hur många steg effekten gäller: SCB redovisar per 5, andra per 1, och den måste anges i en kolumn eller med -unit. Korset står i
faktorernas medelvärden om inget annat anges. En faktor vars effekt inte är skild från noll placeras inte bland de andra.
/
Reads a row per factor: factor, grade (index 0–100), effect, and optionally margin, effect margin and unit. The unit is the
change that the effect is for (1, 5) and must be given. The cross stands at the means unless said.`,
		Example: `  kvalitet survey priorities faktorer.csv -unit 5 -svg prioritering.svg`,
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return h.surveyPriorities(args[0], o) },
	}
	flags := cmd.Flags()
	flags.Float64Var(&o.unit, "unit", 0, "steg som effekten gäller, där kolumnen enhet saknas / change that the effect is for")
	flags.Float64Var(&o.cross.Grade, "cross-grade", math.NaN(), "korsets betyg i stället för medelvärdet / grade of the cross instead of the mean")
	flags.Float64Var(&o.cross.Effect, "cross-effect", math.NaN(), "korsets effekt per enhet i stället för medelvärdet / effect per unit of the cross")
	flags.StringVar(&o.svg, "svg", "", "skriv matrisen som SVG / write the matrix as SVG")
	return cmd
}

type priorityOptions struct {
	unit  float64
	cross survey.Cross
	svg   string
}

type placedJSON struct {
	Row       int             `json:"row"`
	Factor    string          `json:"factor"`
	Grade     *float64        `json:"grade"`
	Effect    *float64        `json:"effect"`
	PerUnit   *float64        `json:"perUnit"`
	Quadrant  survey.Quadrant `json:"quadrant"` // empty: not placed
	Uncertain bool            `json:"uncertain"`
}

func (h *host) surveyPriorities(file string, o priorityOptions) error {
	t, err := h.read(file,
		table.Column{Name: "factor", Aliases: []string{"faktor", "område", "frågeområde", "namn"}, Required: true},
		table.Column{Name: "grade", Aliases: []string{"betyg", "index", "betygsindex", "värde"}, Required: true},
		table.Column{Name: "margin", Aliases: []string{"felmarginal", "osäkerhet"}},
		table.Column{Name: "effect", Aliases: []string{"effekt", "effektmått"}, Required: true},
		table.Column{Name: "effectMargin", Aliases: []string{"effektens felmarginal", "felmarginal effekt", "effect margin"}},
		table.Column{Name: "unit", Aliases: []string{"enhet", "steg"}})
	if err != nil {
		return err
	}
	if o.unit == 0 {
		if err := t.Need("unit"); err != nil {
			return err
		}
	}
	var factors []survey.Factor
	var rows []int
	for _, r := range t.Rows {
		if !r.Require("factor") {
			continue
		}
		f := survey.Factor{Code: r.Text("factor"), Name: kvalitet.Label{SV: r.Text("factor"), EN: r.Text("factor")}, Unit: o.unit,
			Grade: optional(r, "grade"), Effect: optional(r, "effect")}
		f.GradeMargin, _ = r.Float("margin")
		f.EffectMargin, _ = r.Float("effectMargin")
		if unit, ok := r.Float("unit"); ok {
			f.Unit = unit
		}
		factors, rows = append(factors, f), append(rows, r.Number)
	}
	placed := survey.Priorities(factors, o.cross)
	out := struct {
		Factors  []placedJSON    `json:"factors"`
		Problems []table.Problem `json:"problems"`
	}{[]placedJSON{}, nil}
	s := sheet{Name: column("Prioriteringsmatris", "Priority matrix"), Columns: []kvalitet.Label{column("faktor", "factor"), column("betyg", "grade"),
		column("effekt per enhet", "effect per unit"), column("plats", "place"), column("osäker", "uncertain")}}
	for i, p := range placed {
		out.Factors = append(out.Factors, placedJSON{rows[i], p.Code, finite(p.Grade), finite(p.Effect), finite(p.PerUnit), p.Quadrant, p.Uncertain})
		s.Rows = append(s.Rows, []any{p.Code, figure(p.Grade), figure(math.Round(p.PerUnit*1000) / 1000), p.Quadrant.Label(), p.Uncertain})
	}
	out.Problems = h.badRows(t)
	if o.svg != "" {
		if err := replaceBytes(o.svg, h.priorityChart(placed, o.cross)); err != nil {
			return err
		}
	}
	return h.emit(out, s)
}

// optional is a cell's number, NaN when there is none.
func optional(r *table.Row, column string) float64 {
	if v, ok := r.Float(column); ok {
		return v
	}
	return math.NaN()
}

// priorityChart draws the factors that are placed.
func (h *host) priorityChart(placed []survey.Placed, cross survey.Cross) []byte {
	name := func(q survey.Quadrant) string { return q.Label().In(h.lang) }
	c := chart.Scatter{ID: "prioritering", Title: h.t("Prioriteringsmatris", "Priority matrix"), Lang: h.lang, CrossX: cross.Effect, CrossY: cross.Grade,
		Desc: h.t("Faktorernas betyg och effekt på indexet.", "The factors' grade and effect on the index."), XName: h.t("effekt per enhet", "effect per unit"), YName: h.t("betyg", "grade"),
		Quadrants: [4]string{name(survey.QuadrantLower), name(survey.QuadrantKeep), name(survey.QuadrantImprove), name(survey.QuadrantPrioritise)}}
	grades, effects, n := 0.0, 0.0, 0.0
	for _, p := range placed {
		if math.IsNaN(p.Grade + p.PerUnit) {
			continue
		}
		grades, effects, n = grades+p.Grade, effects+p.PerUnit, n+1
		tone := chart.Neutral
		if p.Quadrant == survey.QuadrantPrioritise {
			tone = chart.Bad
		}
		c.Dots = append(c.Dots, chart.Dot{Name: p.Code + ": " + name(p.Quadrant), X: p.PerUnit, Y: p.Grade, Tone: tone})
	}
	if math.IsNaN(c.CrossX) {
		c.CrossX = effects / max(n, 1)
	}
	if math.IsNaN(c.CrossY) {
		c.CrossY = grades / max(n, 1)
	}
	return c.SVG()
}
