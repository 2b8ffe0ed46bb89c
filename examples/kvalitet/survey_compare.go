package main

import (
	"math"

	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/survey"
)

// surveyCompareCommand compares the indices of two occasions.
func surveyCompareCommand(h *host) *cobra.Command {
	var o indexOptions
	var dates [2]string
	cmd := &cobra.Command{
		Use:   "compare EARLIER LATER -instrument nki|hme|service|FILE.json [-by COL]",
		Short: "Är skillnaden mellan två mätningar säkerställd? / is the difference between two occasions established?",
		Long: `Läser två svarsfiler och jämför varje index, grupp för grupp: skillnaden, skillnadens egen felmarginal och om den är statistiskt
säkerställd. Lika stor som felmarginalen räcker inte, och om intervallen överlappar avgör inte. Med -earlier-on och -later-on
vägras jämförelsen över ett brott i serien.
/
Reads two files of answers and compares every index by group: the difference, its own margin, and whether it is established.
As large as the margin is not enough. With -earlier-on and -later-on a comparison across a break is refused.`,
		Example: `  kvalitet survey compare svar-2024.csv svar-2026.csv -instrument hme -by enhet`,
		Args:    cobra.ExactArgs(2),
		RunE:    func(_ *cobra.Command, files []string) error { return h.surveyCompare(files, o, dates) },
	}
	flags := cmd.Flags()
	flags.StringVar(&o.instrument, "instrument", "", "nki, hme, service …, eller en fil / or a file")
	flags.StringVar(&o.by, "by", "", "kolumn att dela upp efter / column to divide by")
	flags.IntVar(&o.minimum, "min", 0, "lägsta antal svar i stället för instrumentets / minimum answers instead of the instrument's")
	flags.StringVar(&dates[0], "earlier-on", "", "den tidigare mätningens dag / the day of the earlier")
	flags.StringVar(&dates[1], "later-on", "", "den senare mätningens dag / the day of the later")
	_ = cmd.MarkFlagRequired("instrument")
	return cmd
}

type comparedJSON struct {
	Group       string         `json:"group"`
	Index       string         `json:"index"`
	Earlier     *float64       `json:"earlier"`
	Later       *float64       `json:"later"`
	Difference  *float64       `json:"difference"`
	Margin      *float64       `json:"marginOfError"`
	Established bool           `json:"established"`
	Refused     bool           `json:"refused"`
	Reason      kvalitet.Label `json:"reason"`
}

func (h *host) surveyCompare(files []string, o indexOptions, dates [2]string) error {
	in, err := h.instrument(o.instrument)
	if err != nil {
		return err
	}
	if o.minimum > 0 {
		in.Minimums = []survey.Minimum{{Level: survey.LevelUnit, N: o.minimum, Source: kvalitet.OurDefault("-min")}}
	}
	var occasions [2]survey.Occasion
	var groups [2]map[string]survey.Group
	var order []string
	bad := []table.Problem{}
	for i, file := range files {
		occasions[i].Instrument = in
		if dates[i] != "" {
			if occasions[i].On, err = table.ParseDate(dates[i]); err != nil {
				return err
			}
		}
		tally, problems, err := h.tallyFile(file, in, o.by)
		if err != nil {
			return err
		}
		bad = append(bad, problems...)
		groups[i] = map[string]survey.Group{}
		for _, g := range tally.GroupsAt(survey.LevelUnit, occasions[i].On) {
			groups[i][g.Name] = g
			if _, both := groups[0][g.Name]; i == 1 && both {
				order = append(order, g.Name)
			}
		}
	}
	out := struct {
		Comparisons []comparedJSON  `json:"comparisons"`
		Problems    []table.Problem `json:"problems"`
	}{[]comparedJSON{}, bad}
	s := sheet{Name: column("Jämförelse", "Comparison"), Columns: []kvalitet.Label{column("grupp", "group"), column("index", "index"), column("före", "earlier"), column("efter", "later"),
		column("skillnad", "difference"), column("felmarginal", "margin of error"), column("säkerställd", "established"), column("skäl", "reason")}}
	one := func(v float64) any { return figure(math.Round(v*10) / 10) }
	for _, name := range order {
		for _, index := range in.Indices {
			a, b := groups[0][name], groups[1][name]
			c := survey.Compare(index.Code, occasions[0], occasions[1], a, b)
			out.Comparisons = append(out.Comparisons, comparedJSON{name, index.Code, present(a.Index(index.Code)), present(b.Index(index.Code)),
				present(c.Difference), present(c.Margin), c.Established, c.Refused, c.Reason})
			s.Rows = append(s.Rows, []any{name, index.Code, one(a.Index(index.Code)), one(b.Index(index.Code)), one(c.Difference), one(c.Margin), c.Established, c.Reason})
		}
	}
	return h.emit(out, s)
}

// tallyFile counts the answers of a file.
func (h *host) tallyFile(file string, in survey.Instrument, by string) (*survey.Tally, []table.Problem, error) {
	var columns []table.Column
	if by != "" {
		columns = append(columns, table.Column{Name: by, Required: true})
	}
	t, err := h.read(file, columns...)
	if err != nil {
		return nil, nil, err
	}
	in, at, err := h.questionColumns(in, t, by)
	if err != nil {
		return nil, nil, err
	}
	tally := survey.NewTally(in)
	bad := h.tallyRows(tally, t, at, by)
	return tally, append(h.badRows(t), bad...), nil
}
