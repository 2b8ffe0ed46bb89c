package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/survey"
)

type indexOptions struct {
	instrument, by, level string
	minimum               int
	funnel                bool
}

func surveyIndexCommand(h *host) *cobra.Command {
	var o indexOptions
	cmd := &cobra.Command{
		Use:   "index FILE -instrument nki|hme|service|FILE.json [-by COL]",
		Short: "Räkna index med felmarginaler ur en svarsfil / compute indices with margins from answers",
		Long: `FILE har en svarande per rad och en kolumn per fråga. Kolumnerna hittas på frågans kod eller ordalydelse, på svenska
eller engelska, eller som q1, q2, …; annars tas kolumner med svar på instrumentets skala i ordning. "Vet ej" och tomma svar räknas inte.
Index visas inte när färre än instrumentets lägsta antal har svarat; -min ändrar antalet.
/
FILE has a respondent a row and a column a question. Columns are found by the question's code or wording, or as q1, q2, …; otherwise
columns with answers on the scale are taken in order. "Don't know" and empty answers do not count. An index with fewer
answers than the instrument's minimum is not shown; -min changes that.
/
Instrument: nki nmi nri nii citizen hme insikt service kkik, or a file:
  {"code": "trygg", "edition": "1", "name": {"sv": "Trygghet", "en": "Safety"}, "scale": {"min": 1, "max": 5},
   "questions": [{"code": "kväll", "text": {"sv": "Trygg på kvällen?", "en": "Safe in the evening?"}}],
   "indices": [{"code": "TRYGG", "name": {"sv": "Trygghet", "en": "Safety"}, "kind": "mean",
     "questions": [{"question": "kväll", "weight": "1"}]}],
   "minimums": [{"level": "unit", "n": 5, "source": {"title": "eget beslut", "grade": "default"}}], "decimals": 1}`,
		Example: `  kvalitet survey index svar.csv -instrument hme -by enhet
  kvalitet survey index svar.csv -instrument nki -format json`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().Changed("min") && o.minimum < 1 {
				return fmt.Errorf("-min %d: %s", o.minimum, h.t("minst 1", "at least 1"))
			}
			return h.surveyIndex(args[0], o)
		},
	}
	cmd.Flags().StringVar(&o.instrument, "instrument", "", "nki, hme, service …, eller en fil / or a file")
	cmd.Flags().StringVar(&o.by, "by", "", "kolumn att dela upp efter / column to divide by")
	cmd.Flags().StringVar(&o.level, "level", "unit", "redovisningsnivå / level: question, unit, area, total")
	cmd.Flags().IntVar(&o.minimum, "min", 0, "lägsta antal svar i stället för instrumentets / minimum answers instead of the instrument's")
	cmd.Flags().BoolVar(&o.funnel, "funnel", false, "vilka grupper skiljer sig från helheten mer än slumpen ger / which groups differ from the whole by more than chance")
	_ = cmd.MarkFlagRequired("instrument")
	return cmd
}

func (h *host) instrument(name string) (survey.Instrument, error) {
	if in, ok := survey.Preset(strings.ToLower(name)); ok {
		return in, nil
	}
	text, err := table.Bytes(name, h.in)
	if errors.Is(err, os.ErrNotExist) {
		var codes []string
		for _, in := range survey.Presets() {
			codes = append(codes, in.Code)
		}
		codes = slices.Compact(codes)
		return survey.Instrument{}, fmt.Errorf("-instrument %s: %s, %s", name, strings.Join(codes, ", "), h.t("eller en fil", "or a file"))
	}
	if err != nil {
		return survey.Instrument{}, err
	}
	var in survey.Instrument
	if err := json.Unmarshal(text, &in); err != nil {
		return in, fmt.Errorf("%s: %w", name, err)
	}
	in = in.Completed()
	return in, in.Validate()
}

func (h *host) surveyIndex(file string, o indexOptions) error {
	in, err := h.instrument(o.instrument)
	if err != nil {
		return err
	}
	level, err := survey.ParseLevel(o.level)
	if err != nil {
		return fmt.Errorf("-level: %w", err)
	}
	if o.minimum > 0 {
		in.Minimums = []survey.Minimum{{Level: level, N: o.minimum, Source: kvalitet.OurDefault("-min")}}
	}
	tally, bad, err := h.tallyFile(file, in, o.by)
	if err != nil {
		return err
	}
	return h.emitIndex(tally, level, bad, o.funnel)
}

// questionColumns finds the questions' columns: by name, or in order among those with answers on the scale.
func (h *host) questionColumns(in survey.Instrument, t *table.Table, by string) (survey.Instrument, []int, error) {
	at := in.Columns(t.Header)
	missing := in.Missing(at)
	found := 0
	for _, c := range at {
		if c >= 0 {
			found++
		}
	}
	if len(missing) == 0 && found > 0 {
		return in, at, nil
	}
	required := 0
	for _, q := range in.Questions {
		if !q.Optional {
			required++
		}
	}
	graded := gradedColumns(in.Scale, t, by)
	switch {
	case found == 0 && len(graded) > 0 && len(in.Questions) == 1:
		var names []string
		for _, c := range graded {
			names = append(names, t.Header[c])
		}
		return in.WithQuestions(names...), graded, nil
	case found == 0 && len(graded) >= required && required > 0:
		k := 0
		for q := range at {
			if !in.Questions[q].Optional && k < len(graded) {
				at[q] = graded[k]
				k++
			}
		}
		return in, at, nil
	}
	left := slices.DeleteFunc(graded, func(c int) bool { return slices.Contains(at, c) })
	if len(left) == len(missing) { // as many columns of answers are left as questions
		for q := range at {
			if at[q] < 0 && !in.Questions[q].Optional {
				at[q], left = left[0], left[1:]
			}
		}
		return in, at, nil
	}
	var names []string
	for _, q := range missing {
		names = append(names, fmt.Sprintf("%s (%s)", q.Code, q.Text.In(h.lang)))
	}
	return in, nil, fmt.Errorf("%s: %s", h.t("kolumner saknas för", "there are no columns for"), strings.Join(names, "; "))
}

// gradedColumns are columns where nine cells of ten are answers on the scale, and some are.
func gradedColumns(scale survey.Scale, t *table.Table, by string) []int {
	var all []int
	for c, name := range t.Header {
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "", "id", "nr", "år", "year", "vikt", "weight", "respondent", "löpnr", strings.ToLower(by):
			continue
		}
		good, wrong := 0, 0
		for _, row := range t.Rows {
			switch a, err := scale.Code(row.Cell(c)); {
			case err != nil:
				wrong++
			case a != survey.NoAnswer && a != survey.DontKnow:
				good++
			}
		}
		if good > 0 && wrong*9 <= good {
			all = append(all, c)
		}
	}
	return all
}

func (h *host) tallyRows(tally *survey.Tally, t *table.Table, at []int, by string) []table.Problem {
	var bad []table.Problem
	scale := tally.Instrument().Scale
	answers := make([]uint8, len(at))
	for _, row := range t.Rows {
		if row.Total() && !slices.ContainsFunc(at, func(c int) bool { return c >= 0 && !table.Blank(row.Cell(c)) }) {
			continue
		}
		for q, c := range at {
			answers[q] = survey.NoAnswer
			if c < 0 {
				continue
			}
			a, err := scale.Code(row.Cell(c))
			var invalid *kvalitet.ValidationError
			if errors.As(err, &invalid) {
				p := table.Problem{Row: row.Number, Column: t.Header[c], Problem: invalid.Problems[0]}
				p.Path = "/" + t.Header[c]
				fmt.Fprintf(h.errs, "kvalitet: %s\n", p.In(h.lang))
				h.failed = true
				bad = append(bad, p)
			}
			answers[q] = a
		}
		group := h.t("totalt", "total")
		if by != "" {
			if group = row.Text(by); group == "" {
				group = h.t("(saknas)", "(missing)")
			}
		}
		tally.Add(group, answers)
	}
	return bad
}

type groupIndices struct {
	Group   string                `json:"group"`
	N       int                   `json:"n"`
	Empty   int                   `json:"unitNonresponse"`
	Indices map[string]indexValue `json:"indices"`
}

type indexValue struct {
	Index      *float64         `json:"index"`
	N          int              `json:"n"`
	Margin     *float64         `json:"marginOfError"`
	Suppressed bool             `json:"suppressed"`
	Rounded    any              `json:"rounded"`
	Symbol     string           `json:"symbol"`
	Minimum    int              `json:"minimum"`
	Verdicts   []survey.Verdict `json:"verdicts"`
}

func (h *host) emitIndex(tally *survey.Tally, level survey.Level, bad []table.Problem, funnel bool) error {
	in := tally.Instrument()
	groups := []groupIndices{}
	s := sheet{Name: in.Name, Columns: []kvalitet.Label{column("grupp", "group"), column("index", "index"), column("n", "n"), column("värde", "value"),
		column("felmarginal", "margin of error"), column("omdömen", "verdicts")}}
	for _, g := range tally.GroupsAt(level, kvalitet.Date{}) {
		out := groupIndices{Group: g.Name, N: g.N, Empty: g.Empty, Indices: map[string]indexValue{}}
		for _, v := range g.Values() {
			value := indexValue{Index: present(v.Index), N: v.N, Margin: present(v.Margin), Suppressed: v.Suppressed(), Symbol: v.Symbol.Sign(),
				Minimum: v.Minimum.N, Verdicts: []survey.Verdict{}}
			shown := any(v.Symbol.Sign())
			var words []string
			if v.Rounded.Valid {
				value.Rounded, shown = v.Rounded.Decimal.InexactFloat64(), v.Rounded.Decimal
				value.Verdicts = notNil(in.Verdicts(v.Code, v.Rounded.Decimal))
				for _, w := range value.Verdicts {
					words = append(words, w.Publisher+": "+w.Name.In(h.lang))
				}
			}
			out.Indices[v.Code] = value
			s.Rows = append(s.Rows, []any{g.Name, v.Code, v.N, shown, figure(math.Round(v.Margin*10) / 10), strings.Join(words, "; ")})
		}
		groups = append(groups, out)
	}
	out := map[string]any{"instrument": in.Code, "edition": in.Edition, "groups": groups, "rows": notNil(bad)}
	if !funnel {
		return h.emit(out, s)
	}
	units, places := funnelOf(tally, level)
	out["funnel"] = units
	return h.emit(out, s, places)
}

// funnelUnit is a group's place in the funnel of an index.
type funnelUnit struct {
	Group string  `json:"group"`
	Index string  `json:"index"`
	N     int     `json:"n"`
	Value float64 `json:"value"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
	Below bool    `json:"below"`
	Above bool    `json:"above"`
}

func funnelOf(tally *survey.Tally, level survey.Level) ([]funnelUnit, sheet) {
	units := []funnelUnit{}
	s := sheet{Name: column("Trattdiagram: utanför gränserna är mer än slump", "Funnel: outside the limits is more than chance"), Columns: []kvalitet.Label{column("grupp", "group"),
		column("index", "index"), column("n", "n"), column("värde", "value"), column("nedre gräns", "lower limit"), column("övre gräns", "upper limit"), column("utfall", "outcome")}}
	one := func(v float64) any { return figure(math.Round(v*10) / 10) }
	for _, x := range tally.Instrument().Indices {
		for _, u := range tally.Funnel(x.Code, level, kvalitet.Date{}, 0.05) {
			units = append(units, funnelUnit{u.Name, x.Code, u.N, u.Index, u.Low, u.High, u.Below, u.Above})
			outcome := column("inom", "within")
			switch {
			case u.Below:
				outcome = column("under", "below")
			case u.Above:
				outcome = column("över", "above")
			}
			s.Rows = append(s.Rows, []any{u.Name, x.Code, u.N, one(u.Index), one(u.Low), one(u.High), outcome})
		}
	}
	return units, s
}

func present(x float64) *float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	return &x
}
