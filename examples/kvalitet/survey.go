package main

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/survey/estimate"
)

// surveyCommand holds the commands on surveys.
func surveyCommand(h *host) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "survey",
		Short: "Enkäter: index, skattningar och sekretess / surveys: indices, estimates and disclosure control",
	}
	cmd.AddCommand(surveyIndexCommand(h), surveyEstimateCommand(h), surveySuppressCommand(h), surveyCompareCommand(h),
		surveyPrioritiesCommand(h), surveySizeCommand(h), surveyOrdersCommand(h))
	return cmd
}

func surveyEstimateCommand(h *host) *cobra.Command {
	var design string
	cmd := &cobra.Command{
		Use:   "estimate FILE -design DESIGN.json",
		Short: "Skatta totaler, medelvärden, andelar och skillnader med osäkerhet / estimate totals, means, shares and differences",
		Long: `FILE är en svarsfil med en svarande per rad. Designfilen säger hur urvalet drogs, hur vikterna justeras och vad som
ska skattas. Svaren är desamma som R-paketet survey ger.
/
FILE has a respondent a row. The design file says how the sample was drawn, how weights are adjusted, and what to
estimate. The answers are those of R's survey package.
/
` + estimate.Grammar,
		Example: `  kvalitet survey estimate svar.csv -design design.json -format json

  design.json:
  {"strata": "område", "weights": "vikt", "fpc": "N",
   "postStratify": {"strata": "kön", "population": {"K": 5120, "M": 5010}},
   "statistics": [
     {"case": "m1", "statistic": "mean", "variable": "q1", "by": "kön"},
     {"case": "p1", "statistic": "proportion", "variable": "q2", "level": "ja", "method": "logit"},
     {"case": "d1", "statistic": "difference", "variable": "q1", "by": "kön"}]}`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return h.surveyEstimate(args[0], design) },
	}
	cmd.Flags().StringVar(&design, "design", "", "designfilen / the design file")
	_ = cmd.MarkFlagRequired("design")
	return cmd
}

func (h *host) surveyEstimate(file, design string) error {
	text, err := table.Bytes(design, h.in)
	if err != nil {
		return err
	}
	plan, err := estimate.ParsePlan(text)
	if err != nil {
		return fmt.Errorf("%s: %w", design, err)
	}
	t, err := h.read(file)
	if err != nil {
		return err
	}
	frame, err := frameOf(t)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	report := plan.Run(frame)
	for _, p := range report.Problems {
		fmt.Fprintf(h.errs, "kvalitet: %s %s: %s\n", design, p.Path, p.Text().In(h.lang))
		h.failed = true
	}
	bad := h.badRows(t)
	for _, c := range report.Cells {
		p := table.Problem{Row: t.Rows[c.Row].Number, Column: c.Column, Problem: c.Problem}
		fmt.Fprintf(h.errs, "kvalitet: %s\n", p.In(h.lang))
		h.failed = true
		bad = append(bad, p)
	}
	return h.emit(map[string]any{"results": notNil(report.Results), "problems": notNil(report.Problems), "rows": bad}, estimateSheet(report))
}

// frameOf takes every column that has a name; of two with the same name the first.
func frameOf(t *table.Table) (*estimate.Frame, error) {
	var names []string
	var columns [][]string
	for i, name := range t.Header {
		if name == "" || slices.Contains(names, name) {
			continue
		}
		cells := make([]string, len(t.Rows))
		for j, row := range t.Rows {
			cells[j] = row.Cell(i)
		}
		names, columns = append(names, name), append(columns, cells)
	}
	return estimate.NewFrame(names, columns)
}

func estimateSheet(report estimate.Report) sheet {
	s := sheet{Name: column("Skattningar", "Estimates"), Columns: []kvalitet.Label{column("fall", "case"), column("skattning", "statistic"),
		column("variabel", "variable"), column("grupp", "domain"), column("värde", "estimate"), column("medelfel", "se"),
		column("från", "low"), column("till", "high"), column("frihetsgrader", "df"), column("anmärkning", "problem")}}
	for _, r := range report.Results {
		s.Rows = append(s.Rows, []any{r.Case, r.Statistic, r.Variable, r.Domain, figure(r.Value), figure(r.SE), figure(r.Low), figure(r.High),
			figure(r.DF), r.Problem.Text()})
	}
	return s
}

// figure is a number to seven significant digits for people, nothing for one that is none; JSON has every digit.
func figure(x float64) any {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	short, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 7, 64), 64)
	if err != nil {
		return nil
	}
	return short
}
