package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/governance/cycle"
)

// deadlineCommand reckons a day from another, as the law reckons time.
func deadlineCommand(h *host) *cobra.Command {
	var o deadlineOptions
	cmd := &cobra.Command{
		Use:   "deadline -from DATE -working-days N | -months N [-roll] | -days N [-roll]",
		Short: "Räkna ut en frist / reckon a deadline",
		Long: `Arbetsdagar räknas från dagen efter -from, utan lördagar, söndagar, helgdagar, midsommar-, jul- och nyårsafton. Månader
slutar på samma datum eller månadens sista dag; -roll flyttar till nästa arbetsdag (lag 1930:173).
/
Working days count from the day after -from, without Saturdays, Sundays, public holidays and the eves of midsummer,
Christmas and New Year. Months end on the same day number or the month's last day; -roll moves to the next working day.`,
		Example: `  kvalitet deadline -from 2026-06-18 -working-days 2
  kvalitet deadline -from 2026-08-31 -months 2 -roll -format json
  kvalitet deadline -from 2026-03-01 -months 0 -roll`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			o.given = cmd.Flags().Changed
			return h.deadline(o)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&o.from, "from", "", "från denna dag / from this day")
	flags.IntVar(&o.working, "working-days", 0, "arbetsdagar, negativt räknar bakåt / working days, negative counts back")
	flags.IntVar(&o.months, "months", 0, "månader / months")
	flags.IntVar(&o.days, "days", 0, "kalenderdagar / calendar days")
	flags.BoolVar(&o.roll, "roll", false, "flytta till nästa arbetsdag / move to the next working day")
	flags.StringSliceVar(&o.closed, "closed", nil, "egna stängda dagar / days closed by the municipality")
	_ = cmd.MarkFlagRequired("from")
	cmd.MarkFlagsMutuallyExclusive("working-days", "months", "days")
	return cmd
}

type deadlineOptions struct {
	from                  string
	working, months, days int
	roll                  bool
	closed                []string
	given                 func(flag string) bool
}

func (h *host) deadline(o deadlineOptions) error {
	from, err := table.ParseDate(o.from)
	if err != nil {
		return fmt.Errorf("-from: %w", err)
	}
	if from.Year < cycle.FirstYear || from.Year > cycle.LastYear {
		return fmt.Errorf("-from %v: %d–%d", from, cycle.FirstYear, cycle.LastYear)
	}
	cal, err := closedDays(o.closed)
	if err != nil {
		return err
	}
	var nominal, d kvalitet.Date
	switch {
	case o.given("working-days"):
		nominal = cal.AddWorkingDays(from, o.working)
	case o.given("months"):
		nominal = cal.AddMonths(from, o.months, false)
	case o.given("days") || o.roll:
		if o.days > -200_000 && o.days < 200_000 {
			nominal = from.AddDays(o.days)
		}
	default:
		return errors.New(h.t("ange -working-days, -months eller -days", "give -working-days, -months or -days"))
	}
	d = nominal
	if o.roll && cal.Covers(nominal) {
		d = cal.RollForward(nominal)
	}
	if !cal.Covers(d) {
		return errors.New(h.t("fristen slutar utanför kalendern 1900–2199", "the deadline ends outside the calendar 1900–2199"))
	}
	return h.emit(struct {
		Date        kvalitet.Date `json:"date"`
		From        kvalitet.Date `json:"from"`
		Nominal     kvalitet.Date `json:"nominal"`
		Rolled      bool          `json:"rolled"`
		WorkingDays int           `json:"workingDays"` // after from, through date
	}{d, from, nominal, d != nominal, cal.WorkingDays(from.AddDays(1), d.AddDays(1))},
		sheet{Name: column("Frist", "Deadline"), Columns: []kvalitet.Label{column("dag", "date")}, Rows: [][]any{{d.String()}}})
}
