package main

import (
	"fmt"
	"math"

	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/governance/cycle"
	"github.com/kommunkvalitet/kvalitet/rosa/staffing"
)

// staffingDeadlineCommand staffs work that may wait some days: e-mail, forms, call-backs by a specialist.
func staffingDeadlineCommand(h *host) *cobra.Command {
	var o deadlineWork
	cmd := &cobra.Command{
		Use:   "deadline FILE [-days 3] [-aht D] [-hours 6] [-capacity MINUTES]",
		Short: "Bemanning av arbete med svarstid i dagar: e-post, formulär / staffing of work with a deadline in days",
		Long: `Läser vad som kommer in per dag: minuter, eller antal med -aht. Med en kolumn datum räknas svenska arbetsdagar: det som kommer
in på en ledig dag räknas till nästa arbetsdag, och arbetsdagar utan rad är tomma. Ger de minsta minuterna per dag som håller
svarstiden när det äldsta görs först (-days arbetsdagar efter ankomstdagen; Skellefteås löfte är 3), och vad som blir försenat
med en given kapacitet.
/
Reads what arrives each day: minutes, or a number with -aht. With a column date Swedish working days count. Gives the least
minutes a day that keep the deadline when the oldest is done first, and what is late with a given capacity.`,
		Example: `  kvalitet staffing deadline epost.csv -days 3 -aht 6m -hours 6
  kvalitet staffing deadline epost.csv -days 2 -aht 6m -capacity 900 -format json`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return h.staffingDeadline(args[0], o) },
	}
	flags := cmd.Flags()
	flags.IntVar(&o.days, "days", 3, "svar inom så många arbetsdagar efter ankomsten, 0 är samma dag / answered within so many working days")
	flags.StringVar(&o.handling, "aht", "", "handläggningstid per ärende / handling time of a matter")
	flags.StringVar(&o.hours, "hours", "", "timmar per handläggare och dag i arbetet, ger antal / hours of an agent and day, gives agents")
	flags.StringVar(&o.capacity, "capacity", "", "minuter per dag att pröva / minutes a day to try")
	return cmd
}

type deadlineWork struct {
	days                      int
	handling, hours, capacity string
}

type backlogJSON struct {
	Days        int             `json:"days"`
	WorkingDays int             `json:"workingDays"`
	Minutes     float64         `json:"minutes"`  // that arrive in all
	Mean        float64         `json:"mean"`     // a working day
	Capacity    float64         `json:"capacity"` // minutes a working day that keep every deadline
	Agents      *int            `json:"agents"`
	Tried       *triedJSON      `json:"tried"`
	Problems    []table.Problem `json:"problems"`
}

// triedJSON is what becomes of a capacity that the user gives.
type triedJSON struct {
	Capacity float64  `json:"capacity"`
	Late     float64  `json:"late"` // minutes of work done after the deadline
	Share    *float64 `json:"share"`
}

func (h *host) staffingDeadline(file string, o deadlineWork) error {
	t, err := h.read(file,
		table.Column{Name: "date", Aliases: []string{"datum", "dag", "day"}},
		table.Column{Name: "minutes", Aliases: []string{"minuter"}},
		table.Column{Name: "volume", Aliases: []string{"volym", "antal", "ärenden", "inkomna", "count"}})
	if err != nil {
		return err
	}
	each := 0.0
	if o.handling != "" {
		d, err := parseDuration(o.handling)
		if err != nil || d <= 0 {
			return fmt.Errorf("-aht %s: 4m30s, 270, 4:30", o.handling)
		}
		each = d.Minutes()
	}
	if !t.Has("minutes") && (each == 0 || !t.Has("volume")) {
		return fmt.Errorf("%s: %s", file, h.t("ange kolumnen minuter, eller antal och -aht", "give the column minutes, or volume and -aht"))
	}
	work := staffing.Backlog{Arrivals: arrivals(t, each), Days: o.days}
	out := backlogJSON{Days: o.days, WorkingDays: len(work.Arrivals)}
	for _, minutes := range work.Arrivals {
		out.Minutes += minutes
	}
	if len(work.Arrivals) > 0 {
		out.Mean = out.Minutes / float64(len(work.Arrivals))
	}
	if out.Capacity, err = work.Capacity(); err != nil {
		return err
	}
	if o.hours != "" {
		hours, err := fraction("hours", o.hours, false)
		if err != nil || !(hours > 0 && hours <= 24) {
			return fmt.Errorf("-hours %s: 0–24", o.hours)
		}
		agents := int(math.Ceil(out.Capacity/(60*hours) - 1e-9)) // an even number of posts is not one more for a rounding
		out.Agents = &agents
	}
	if o.capacity != "" {
		capacity, err := fraction("capacity", o.capacity, false)
		if err != nil {
			return err
		}
		late, err := work.Late(capacity)
		if err != nil {
			return err
		}
		out.Tried = &triedJSON{Capacity: capacity, Late: late, Share: finite(late / out.Minutes)}
	}
	out.Problems = h.badRows(t)
	return h.emit(out, out.sheet())
}

// arrivals gives the minutes that arrive on each working day. Without dates each row is a working day; with them the work
// of a day off belongs to the next working day, and working days without a row are empty.
func arrivals(t *table.Table, each float64) []float64 {
	byDay := map[kvalitet.Date]float64{}
	var all []float64
	var first, last kvalitet.Date
	calendar := cycle.Sweden()
	for _, r := range t.Rows {
		column, factor := "minutes", 1.0
		if !t.Has("minutes") {
			column, factor = "volume", each
		}
		amount, ok := r.Float(column)
		if !ok {
			if r.Blank(column) {
				r.Require(column)
			}
			continue
		}
		if amount < 0 {
			r.Fail(column, "range", "mängden är negativ", "the amount is negative")
			continue
		}
		if !t.Has("date") {
			all = append(all, amount*factor)
			continue
		}
		day, ok := r.Date("date")
		if !ok || !calendar.Covers(day) {
			if r.Blank("date") {
				r.Require("date")
			} else if ok {
				r.Fail("date", "range", "dagen ligger utanför kalendern 1900–2199", "the day is outside the calendar 1900–2199")
			}
			continue
		}
		day = calendar.RollForward(day)
		byDay[day] += amount * factor
		if first.IsZero() || day.Before(first) {
			first = day
		}
		if last.IsZero() || last.Before(day) {
			last = day
		}
	}
	if !t.Has("date") || first.IsZero() {
		return all
	}
	for day := first; !last.Before(day) && len(all) <= 20_000; day = calendar.AddWorkingDays(day, 1) {
		all = append(all, byDay[day])
	}
	return all
}

func (out backlogJSON) sheet() sheet {
	s := sheet{Name: column("Arbete med svarstid", "Work with a deadline"), Columns: []kvalitet.Label{column("mått", "figure"), column("värde", "value")}, Rows: [][]any{
		{column("svar inom arbetsdagar", "answered within working days"), out.Days},
		{column("arbetsdagar", "working days"), out.WorkingDays},
		{column("minuter som kommer in per dag, medel", "minutes that arrive a day, mean"), rounded(out.Mean, 1)},
		{column("minuter per dag som håller svarstiden", "minutes a day that keep the deadline"), rounded(out.Capacity, 1)},
	}}
	if out.Agents != nil {
		s.Rows = append(s.Rows, []any{column("handläggare", "agents"), *out.Agents})
	}
	if out.Tried != nil {
		s.Rows = append(s.Rows, []any{column("försenade minuter med given kapacitet", "minutes late with the given capacity"), rounded(out.Tried.Late, 1)})
		if out.Tried.Share != nil {
			s.Rows = append(s.Rows, []any{column("andel försenat", "share late"), rounded(*out.Tried.Share, 3)})
		}
	}
	return s
}
