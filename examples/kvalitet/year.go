package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/report"
	"github.com/kommunkvalitet/kvalitet/examples/sqlstore"
)

// yearCommand is the main job: a municipality's whole year in one run.
func yearCommand(h *host) *cobra.Command {
	var o yearOptions
	cmd := &cobra.Command{
		Use:   "year -out DIR [-db FILE|postgres://…] [-municipality CODE]",
		Short: "Hela året: från mål till åtgärder, med rapport / the whole year: from goals to actions, with a report",
		Example: `  kvalitet year -out rapport
  kvalitet year -out report -lang en -db postgres://localhost/kvalitet`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return h.year(cmd.Context(), o) },
	}
	cmd.Flags().StringVar(&o.out, "out", "", "katalog för rapporten / directory for the report")
	cmd.Flags().StringVar(&o.db, "db", "", "databas: SQLite-fil eller postgres://… (annars en tillfällig SQLite) / database (a temporary one without)")
	cmd.Flags().StringVar(&o.municipality, "municipality", "0580", "kommunkod med medföljande tal / municipality code with shipped figures: 0580, 1984")
	_ = cmd.MarkFlagRequired("out")
	return cmd
}

type yearOptions struct{ out, db, municipality string }

// step is one step of the year. It works through the storage interfaces: what it needs it reads from the store, what
// it makes it stores.
type step struct {
	name kvalitet.Label
	run  func(*yearRun) (items int, err error)
}

// yearRun is what the steps share: the store, and the report as it grows.
type yearRun struct {
	*canvas
	ctx          context.Context
	host         *host
	store        *sqlstore.Store
	municipality string
	data         map[string]any // report.json, by step
}

// stepResult is what -format json tells of a step.
type stepResult struct {
	Name    string  `json:"name"`
	Seconds float64 `json:"seconds"`
	Items   int     `json:"items"`
}

func (h *host) year(ctx context.Context, o yearOptions) error {
	if err := os.MkdirAll(o.out, 0o755); err != nil {
		return err
	}
	scratch, err := os.MkdirTemp(o.out, ".kvalitet-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(scratch) }()
	address := o.db
	if address == "" {
		address = filepath.Join(scratch, "kvalitet.db")
	}
	store, err := sqlstore.Open(ctx, address, sqlstore.Options{Tenant: o.municipality, Replace: true})
	if err != nil {
		return err
	}
	defer store.Close()
	y := &yearRun{canvas: newCanvas(h.lang), ctx: sqlstore.WithRole(ctx, "kvalitetsledare"), host: h, store: store, municipality: o.municipality,
		data: map[string]any{}}
	y.report = report.Report{Lang: h.lang,
		Title:    h.t("Exempelkommunens kvalitetsår 2026", "The example municipality's quality year 2026"),
		Subtitle: h.t("Från mål till åtgärder: uppföljning med analys", "From goals to actions: follow-up with analysis"),
		Notice: h.t("Detta är ett exempel. Målen är publicerade av Haparanda stad; utfall, risker, processer och enkätsvar är påhittade. Tidsserierna är verkliga tal från Kolada för den kommun som anges.",
			"This is an example. The goals are published by Haparanda; outcomes, risks, processes and survey answers are made up. The time series are real figures from Kolada for the municipality named."),
	}
	results, err := y.steps(yearSteps())
	if err != nil {
		return err
	}
	if err := y.finish(); err != nil {
		return err
	}
	names, err := y.write(scratch, o.out)
	if err != nil {
		return err
	}
	return h.emit(struct {
		Out   string       `json:"out"`
		Files []string     `json:"files"`
		Steps []stepResult `json:"steps"`
	}{o.out, names, results}, stepSheet(results), fileSheet(names))
}

// steps runs the steps in order and tells of each on a terminal.
func (y *yearRun) steps(steps []step) ([]stepResult, error) {
	var results []stepResult
	for i, s := range steps {
		if err := y.ctx.Err(); err != nil {
			return nil, err
		}
		name := s.name.In(y.host.lang)
		y.host.progress("%d/%d %s …", i+1, len(steps), name)
		began := time.Now()
		items, err := s.run(y)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		results = append(results, stepResult{name, time.Since(began).Seconds(), items})
	}
	y.host.progress("")
	return results, nil
}

// finish adds the page and the data to the files.
func (y *yearRun) finish() error {
	var page strings.Builder
	if err := y.report.Write(&page); err != nil {
		return err
	}
	y.files["index.html"] = []byte(page.String())
	var data strings.Builder
	if err := writeJSON(&data, struct {
		Municipality string         `json:"municipality"`
		Steps        map[string]any `json:"steps"`
		Report       report.Report  `json:"report"`
	}{y.municipality, y.data, y.report}); err != nil {
		return err
	}
	y.files["report.json"] = []byte(data.String())
	return nil
}

// write puts the files in place, each by a rename, so that an interrupt leaves no half-written file.
func (y *yearRun) write(scratch, out string) ([]string, error) {
	var names []string
	for name, content := range y.files {
		names = append(names, name)
		if err := os.WriteFile(filepath.Join(scratch, name), content, 0o644); err != nil {
			return nil, err
		}
	}
	slices.Sort(names)
	for _, name := range names {
		if err := errors.Join(y.ctx.Err(), os.Rename(filepath.Join(scratch, name), filepath.Join(out, name))); err != nil {
			return nil, err
		}
	}
	return names, nil
}

func stepSheet(results []stepResult) sheet {
	s := sheet{Name: column("Steg", "Steps"), Columns: []kvalitet.Label{column("steg", "step"), column("poster", "items"), column("sekunder", "seconds")}}
	for _, r := range results {
		s.Rows = append(s.Rows, []any{r.Name, r.Items, fmt.Sprintf("%.2f", r.Seconds)})
	}
	return s
}

func fileSheet(names []string) sheet {
	s := sheet{Name: column("Filer", "Files"), Columns: []kvalitet.Label{column("fil", "file")}}
	for _, n := range names {
		s.Rows = append(s.Rows, []any{n})
	}
	return s
}
