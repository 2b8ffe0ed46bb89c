package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis"
	"github.com/kommunkvalitet/kvalitet/analysis/compass"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
)

// compassAwardCommand tells how ready a municipality is for Sveriges Kvalitetskommun.
func compassAwardCommand(h *host) *cobra.Command {
	var o awardOptions
	cmd := &cobra.Command{
		Use:   "award FILE [-edition 2013|2025] [-results FILE… -municipality CODE]",
		Short: "Beredskap för Sveriges Kvalitetskommun: egenutvärdering / readiness for the award: self-evaluation",
		Long: `Läser egenutvärderingens kryssfrågor: fråga, gren (demokrati, verksamheter, arbetsmiljö, samhällsbyggande), svar (ja/nej) och
belägg. Räknar ja, nej och belagda ja per gren; det som inte är besvarat är inget nej. Med -results läses nyckeltal (Kolada) och
den fleråriga förbättringen räknas: hur många som gått åt rätt håll under de senaste åren.
/
Reads the tick questions of the self-evaluation: question, branch, answer and evidence. Counts yes, no and yes with evidence
per branch; what is not answered is no "no". With -results measures are read and their development over years is counted.`,
		Example: `  kvalitet compass award egenutvardering.csv
  kvalitet compass award egenutvardering.csv -results data.json -municipality 1984 -better N03702=higher -format json`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return h.compassAward(args[0], o) },
	}
	flags := cmd.Flags()
	flags.StringVar(&o.edition, "edition", "2013", "utmärkelsens utgåva / edition of the award: 2013, 2025")
	flags.StringSliceVar(&o.results, "results", nil, "nyckeltal för den fleråriga förbättringen / measures for the improvement over years")
	flags.StringVar(&o.municipality, "municipality", "", "kommunens kod i nyckeltalen / the municipality's code in the measures")
	flags.StringSliceVar(&o.betters, "better", nil, "önskad riktning, N03702=higher|lower / direction of good")
	flags.IntVar(&o.years, "years", 4, "antal år bakåt / years back")
	return cmd
}

type awardOptions struct {
	edition, municipality string
	results, betters      []string
	years                 int
}

type awardJSON struct {
	Edition     string              `json:"edition"`
	Steps       []compass.AwardStep `json:"steps"`
	Branches    []readinessJSON     `json:"branches"`
	Asked       int                 `json:"asked"` // how many questions the edition asks; 0 is none
	Answered    int                 `json:"answered"`
	Improvement *improvementJSON    `json:"improvement"`
	Findings    []kvalitet.Problem  `json:"findings"`
	Problems    []table.Problem     `json:"problems"`
}

type readinessJSON struct {
	Branch    string `json:"branch"`
	Title     string `json:"title"`
	Yes       int    `json:"yes"`
	Evidenced int    `json:"evidenced"`
	No        int    `json:"no"`
	Answered  int    `json:"answered"`
}

type improvementJSON struct {
	Years         int      `json:"years"`
	Better        int      `json:"better"`
	Worse         int      `json:"worse"`
	Unchanged     int      `json:"unchanged"`
	NotAssessable int      `json:"notAssessable"`
	Score         *float64 `json:"score"`
}

func (h *host) compassAward(file string, o awardOptions) error {
	award := compass.Award2013()
	switch o.edition {
	case "2013":
	case "2025":
		award = compass.Award2025()
	default:
		return fmt.Errorf("-edition %s: 2013, 2025", o.edition)
	}
	t, err := h.read(file,
		table.Column{Name: "question", Aliases: []string{"fråga", "nr", "kryssfråga"}, Required: true},
		table.Column{Name: "branch", Aliases: []string{"gren", "område", "area"}, Required: true},
		table.Column{Name: "answer", Aliases: []string{"svar", "ja", "yes", "kryss"}, Required: true},
		table.Column{Name: "evidence", Aliases: []string{"belägg", "underlag", "bevis", "länk"}})
	if err != nil {
		return err
	}
	out := awardJSON{Edition: award.Code, Steps: award.Steps, Branches: []readinessJSON{}}
	for _, s := range award.Steps {
		out.Asked += s.Questions
	}
	s := compass.SelfEvaluation{Award: award.Code}
	for _, r := range t.Rows {
		if !r.Require("question", "branch") || r.Blank("answer") {
			continue // not answered
		}
		if yes, ok := r.Bool("answer"); ok {
			s.Answers = append(s.Answers, compass.Tick{Question: r.Text("question"), Branch: branchOf(award, r.Text("branch")), Yes: yes, Evidence: evidence(r)})
		}
	}
	out.Answered, out.Findings = len(s.Answers), notNil(s.Problems(award))
	h.failed = h.failed || len(out.Findings) > 0
	for i, b := range s.Readiness(award) {
		out.Branches = append(out.Branches, readinessJSON{b.Branch, award.Branches[i].Title.In(h.lang), b.Yes, b.Evidenced, b.No, b.Total})
	}
	if len(o.results) > 0 {
		if out.Improvement, err = h.improvement(o); err != nil {
			return err
		}
	}
	out.Problems = h.badRows(t)
	return h.emit(out, out.sheets(h)...)
}

func evidence(r *table.Row) string {
	if r.Blank("evidence") {
		return ""
	}
	return r.Text("evidence")
}

// branchOf reads a branch's code or title, in either language; another text stands, for the library to refuse.
func branchOf(a compass.Award, text string) string {
	for _, b := range a.Branches {
		if strings.EqualFold(text, b.Code) || strings.EqualFold(text, b.Title.SV) || strings.EqualFold(text, b.Title.EN) {
			return b.Code
		}
	}
	return text
}

// improvement counts how the municipality's measures have developed over the years.
func (h *host) improvement(o awardOptions) (*improvementJSON, error) {
	d, err := h.koladaData(o.results)
	if err != nil {
		return nil, err
	}
	h.koladaProblems(d, o.results)
	f := analyseFlags{betters: o.betters}
	series, err := f.series(d, o.municipality, analysis.SexTotal)
	if err != nil {
		return nil, err
	}
	if len(series) == 0 {
		return nil, fmt.Errorf("-municipality %q: %s", o.municipality, h.t("kommunen har inga värden i filerna", "the municipality has no figures in the files"))
	}
	last := 0.0
	for _, s := range series {
		if p, ok := s.Last(); ok {
			last = max(last, p.Time)
		}
	}
	im := compass.MultiYear(o.years, last, series...)
	j := &improvementJSON{o.years, im.Better, im.Worse, im.Unchanged, im.NotAssessable, nil}
	if im.Valid {
		j.Score = &im.Score
	}
	return j, nil
}

func (out awardJSON) sheets(h *host) []sheet {
	s := sheet{Name: column("Beredskap", "Readiness"), Columns: []kvalitet.Label{column("gren", "branch"), column("besvarade", "answered"), column("ja", "yes"),
		column("belagda", "with evidence"), column("nej", "no")}}
	for _, b := range out.Branches {
		s.Rows = append(s.Rows, []any{b.Title, b.Answered, b.Yes, b.Evidenced, b.No})
	}
	sheets := []sheet{s}
	for _, step := range out.Steps {
		if len(step.Interviews) == 0 {
			continue
		}
		visit := sheet{Name: column("Besöket möter", "The visit meets"), Columns: []kvalitet.Label{column("grupp", "group")}}
		for _, group := range step.Interviews {
			visit.Rows = append(visit.Rows, []any{group})
		}
		sheets = append(sheets, visit)
	}
	if im := out.Improvement; im != nil {
		score := any(nil)
		if im.Score != nil {
			score = rounded(*im.Score, 2)
		}
		sheets = append(sheets, sheet{Name: column("Flerårig förbättring", "Improvement over years"), Columns: []kvalitet.Label{column("år", "years"), column("bättre", "better"),
			column("sämre", "worse"), column("oförändrat", "unchanged"), column("går inte att bedöma", "not assessable"), column("värde −1–1", "score −1–1")},
			Rows: [][]any{{im.Years, im.Better, im.Worse, im.Unchanged, im.NotAssessable, score}}})
	}
	if len(out.Findings) > 0 {
		f := sheet{Name: column("Iakttagelser", "Findings"), Columns: []kvalitet.Label{column("plats", "place"), column("iakttagelse", "finding")}}
		for _, p := range out.Findings {
			f.Rows = append(f.Rows, []any{p.Path, p.Text().In(h.lang)})
		}
		sheets = append(sheets, f)
	}
	return sheets
}
