package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/governance/cycle"
)

// calendarCommand shows the municipal year: statutory and local deadlines, holidays, overlaps and conflicts.
func calendarCommand(h *host) *cobra.Command {
	var o calendarOptions
	cmd := &cobra.Command{
		Use:   "calendar -year Y [-cycle orebro|lidkoping|lag|…|FILE.json] [-ics FILE]",
		Short: "Kommunens årshjul med lagens dagar / the municipal year with the statutory days",
		Long: `Visar årets frister med källa, flyttade till nästa arbetsdag där lagen säger så, och årets helgdagar. Med -ics skrivs
de också som iCalendar (RFC 5545). -closed stänger egna dagar; -cycle FILE.json läser ett eget årshjul.
/
Shows the year's deadlines with their source, moved to the next working day where the law says so, and the holidays.
-ics also writes them as iCalendar. -closed closes days of your own; -cycle FILE.json reads a wheel of your own.`,
		Example: `  kvalitet calendar -year 2028
  kvalitet calendar -year 2026 -cycle lidkoping -ics arshjul.ics -format json
  kvalitet calendar -year 2027 -cycle lag -holidays=false -closed 2027-05-07`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return h.calendar(o) },
	}
	flags := cmd.Flags()
	flags.IntVar(&o.year, "year", 0, "år / year: 1900–2199")
	flags.StringVar(&o.wheel, "cycle", "orebro", "årshjul / wheel: "+wheelNames()+", FILE.json")
	flags.StringVar(&o.ics, "ics", "", "skriv iCalendar till filen, eller - / write iCalendar to the file, or -")
	flags.BoolVar(&o.holidays, "holidays", true, "ta med helgdagar / include the holidays")
	flags.StringSliceVar(&o.closed, "closed", nil, "egna stängda dagar / days closed by the municipality")
	_ = cmd.MarkFlagRequired("year")
	return cmd
}

type calendarOptions struct {
	year     int
	wheel    string
	ics      string
	holidays bool
	closed   []string
}

// calendarEntry is one entry of the JSON document.
type calendarEntry struct {
	Code    string        `json:"code"`
	Date    kvalitet.Date `json:"date"`
	Title   string        `json:"title"`
	Source  string        `json:"source"`
	Rolled  bool          `json:"rolled"`
	From    kvalitet.Date `json:"from"`
	Nominal kvalitet.Date `json:"nominal"`
	About   int           `json:"about"`
	By      string        `json:"by"`
	Grade   string        `json:"grade"` // of the day
	Holiday bool          `json:"holiday"`
}

func (h *host) calendar(o calendarOptions) error {
	if o.year < cycle.FirstYear || o.year > cycle.LastYear {
		return fmt.Errorf("-year %d: %d–%d", o.year, cycle.FirstYear, cycle.LastYear)
	}
	wheel, err := h.wheel(o.wheel)
	if err != nil {
		return err
	}
	cal, err := closedDays(o.closed)
	if err != nil {
		return err
	}
	entries := slices.Collect(wheel.Year(o.year, cal))
	deadlines := len(entries)
	if o.holidays {
		for _, holiday := range cal.Holidays(o.year) {
			entries = append(entries, holiday.Entry())
		}
		slices.SortStableFunc(entries, func(a, b cycle.Entry) int { return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.Code, b.Code)) })
	}
	if o.ics != "" {
		done, err := h.writeICS(o.ics, wheel, entries)
		if done || err != nil {
			return err
		}
	}
	conflicts := slices.Concat(wheel.Conflicts(o.year, cal), wheel.Conflicts(o.year+1, cal))
	document := struct {
		Year        int              `json:"year"`
		Cycle       string           `json:"cycle"`
		WorkingDays int              `json:"workingDays"`
		Deadlines   int              `json:"deadlines"`
		Entries     []calendarEntry  `json:"entries"`
		Overlaps    []cycle.Overlap  `json:"overlaps"`
		Conflicts   []cycle.Conflict `json:"conflicts"`
	}{o.year, wheel.Name.In(h.lang), cal.WorkingDays(kvalitet.Year(o.year).From, kvalitet.Year(o.year).Until), deadlines,
		make([]calendarEntry, 0, len(entries)), notNil(wheel.Overlaps(o.year, cal)), notNil(conflicts)}
	s := sheet{Name: wheel.Name, Columns: []kvalitet.Label{column("dag", "date"), column("post", "entry"), column("källa", "source"),
		column("flyttad från", "moved from"), column("verksamhetsår", "operating year")}}
	for _, e := range entries {
		document.Entries = append(document.Entries, calendarEntry{e.Code, e.Date, e.Title.In(h.lang), e.Source.String(), e.Rolled,
			e.From, e.Nominal, e.About, e.By, e.Day.String(), strings.HasPrefix(e.Code, "holiday.")})
		moved := ""
		if e.Rolled {
			moved = e.Nominal.String()
		}
		s.Rows = append(s.Rows, []any{e.Date.String(), e.Title.In(h.lang), e.Source.String(), moved, e.About})
	}
	return h.emit(document, s)
}

// wheelNames are the names of the library's wheels, in order.
func wheelNames() string { return strings.Join(slices.Sorted(maps.Keys(cycle.Wheels())), ", ") }

// wheel finds a preset by name or reads a wheel from a file.
func (h *host) wheel(name string) (cycle.Wheel, error) {
	if w, ok := cycle.WheelNamed(strings.ToLower(name)); ok {
		return w, nil
	}
	data, err := table.Bytes(name, h.in)
	if errors.Is(err, os.ErrNotExist) {
		return cycle.Wheel{}, fmt.Errorf("-cycle %s: %s, FILE.json", name, wheelNames())
	}
	if err != nil {
		return cycle.Wheel{}, err
	}
	var w cycle.Wheel
	if err := json.Unmarshal(data, &w); err != nil {
		return w, fmt.Errorf("%s: %w", name, err)
	}
	return w, w.Validate()
}

// closedDays returns the Swedish calendar with a municipality's own closed days.
func closedDays(days []string) (*cycle.Calendar, error) {
	cal := cycle.Sweden()
	if len(days) == 0 {
		return cal, nil
	}
	closed := make([]kvalitet.Date, len(days))
	for i, text := range days {
		d, err := table.ParseDate(text)
		if err != nil {
			return nil, fmt.Errorf("-closed: %w", err)
		}
		closed[i] = d
	}
	return cal.Closing(closed...), nil
}

// writeICS writes the entries as iCalendar: to a file, in place at once, or with "-" instead of the command's document.
func (h *host) writeICS(file string, wheel cycle.Wheel, entries []cycle.Entry) (done bool, err error) {
	var b bytes.Buffer
	if err := (cycle.ICalendar{ID: wheel.ID, Name: wheel.Name, Lang: h.lang}).Write(&b, slices.Values(entries)); err != nil {
		return false, err
	}
	if file == "-" {
		_, err := h.out.Write(b.Bytes())
		return true, err
	}
	return false, replaceBytes(file, b.Bytes())
}
