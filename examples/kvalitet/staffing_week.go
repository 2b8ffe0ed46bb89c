package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/rosa"
	"github.com/kommunkvalitet/kvalitet/rosa/staffing"
)

// staffingWeekCommand staffs every interval of a week.
func staffingWeekCommand(h *host) *cobra.Command {
	var o staffingOptions
	var minimum int
	cmd := &cobra.Command{
		Use:   "week FILE -aht D [-interval 30m] [-patience D] [-target 0.8 -within D] [-shrinkage x] [-minimum N]",
		Short: "Bemanning per intervall under en vecka / staffing of every interval of a week",
		Long: `Läser en rad per öppet intervall: veckodag (1–7 eller namn), start (08:30) och samtal.
/
Reads a row per open interval: weekday (1–7 or a name), start (08:30) and calls.`,
		Example: `  kvalitet staffing week vecka.csv -aht 4m30s -patience 3m -preset skelleftea -shrinkage 0.3`,
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return h.staffingWeek(args[0], o, minimum) },
	}
	o.flags(cmd)
	cmd.Flags().IntVar(&minimum, "minimum", 0, "minsta antal under öppettid / fewest agents while open")
	_ = cmd.MarkFlagRequired("aht")
	return cmd
}

func (h *host) staffingWeek(file string, o staffingOptions, minimum int) error {
	load, target, err := o.read()
	if err != nil {
		return err
	}
	t, err := h.read(file,
		table.Column{Name: "weekday", Aliases: []string{"veckodag", "dag", "day"}, Required: true},
		table.Column{Name: "start", Aliases: []string{"tid", "från", "from", "klockslag", "time"}, Required: true},
		table.Column{Name: "calls", Aliases: []string{"samtal", "antal", "volym", "volume"}, Required: true})
	if err != nil {
		return err
	}
	profile := staffing.CallProfile{ID: uuid.NewSHA1(uuid.NameSpaceOID, []byte("week")), Name: file, Interval: load.Interval, Handling: load.Handling,
		Patience: load.Patience, Minimum: minimum}
	taken := map[[2]int]bool{}
	for _, r := range t.Rows {
		day, ok := weekInterval(r, profile, taken)
		if ok {
			profile.Days = append(profile.Days, day)
		}
	}
	slices.SortStableFunc(profile.Days, func(a, b staffing.Day) int { return (a.Weekday-b.Weekday)*10_000 + a.From - b.From })
	schedule, err := profile.Staff(target)
	if err != nil {
		return err
	}
	result := struct {
		staffing.Schedule
		Problems []table.Problem `json:"problems"`
	}{schedule, h.badRows(t)}
	s := sheet{Name: column("Vecka", "Week"), Columns: []kvalitet.Label{column("veckodag", "weekday"), column("från", "from"), column("till", "until"),
		column("samtal", "calls"), column("handläggare", "agents"), column("schemalagda", "scheduled"), column("servicenivå", "service level"), column("medelväntan, s", "mean wait, s")}}
	for _, slot := range schedule.Slots {
		s.Rows = append(s.Rows, []any{slot.Weekday, slot.From, slot.Until, slot.Calls, slot.Agents, slot.Scheduled, rounded(slot.ServiceLevel, 3), rounded(slot.MeanWait, 1)})
	}
	all := sheet{Name: column("Sammanfattning", "Summary"), Columns: []kvalitet.Label{column("mått", "figure"), column("värde", "value")}, Rows: [][]any{
		{column("samtal", "calls"), rounded(schedule.Calls, 1)},
		{column("schemalagda timmar", "scheduled hours"), rounded(schedule.Hours, 1)},
		{column("flest schemalagda", "most scheduled"), schedule.Peak},
		{column("servicenivå för veckan", "service level of the week"), rounded(schedule.ServiceLevel, 3)},
		{column("intervall som missar målet vid medelbemanning", "intervals that miss the target when staffed for the mean"), schedule.Missed},
	}}
	return h.emit(result, s, all)
}

// weekInterval reads one open interval.
func weekInterval(r *table.Row, p staffing.CallProfile, taken map[[2]int]bool) (staffing.Day, bool) {
	if !r.Require("weekday", "start", "calls") {
		return staffing.Day{}, false
	}
	weekday := weekdayOf(r.Text("weekday"))
	if weekday == 0 {
		r.Fail("weekday", "weekday", "är ingen veckodag 1–7", "is not a weekday 1–7")
		return staffing.Day{}, false
	}
	start := strings.ReplaceAll(r.Text("start"), ".", ":")
	if !strings.Contains(start, ":") {
		start += ":00"
	}
	from, err := parseDuration(start + ":00")
	if parts := strings.Count(start, ":"); parts == 2 {
		from, err = parseDuration(start)
	}
	if err != nil || from < 0 || from+p.Interval > 24*time.Hour || from%time.Minute != 0 {
		r.Fail("start", "time", "är inget klockslag med ett helt intervall före midnatt", "is not a time of day with a whole interval before midnight")
		return staffing.Day{}, false
	}
	calls, ok := r.Float("calls")
	if !ok {
		return staffing.Day{}, false
	}
	if calls < 0 || calls > 1e6 {
		r.Fail("calls", "range", "antalet samtal är inte mellan 0 och en miljon", "the number of calls is not between 0 and a million")
		return staffing.Day{}, false
	}
	minute := int(from / time.Minute)
	for m := minute; m < minute+int((p.Interval+time.Minute-1)/time.Minute); m++ {
		if taken[[2]int{weekday, m}] {
			r.Fail("start", "overlap", "intervallet överlappar ett annat", "the interval overlaps another")
			return staffing.Day{}, false
		}
	}
	for m := minute; m < minute+int((p.Interval+time.Minute-1)/time.Minute); m++ {
		taken[[2]int{weekday, m}] = true
	}
	return staffing.Day{Weekday: weekday, From: minute, Calls: []float64{calls}}, true
}

// weekdayOf reads 1–7, or the beginning of a day's name of at least three letters; 0 is none.
func weekdayOf(text string) int {
	text = strings.ToLower(strings.TrimSpace(text))
	if len(text) == 1 && text[0] >= '1' && text[0] <= '7' {
		return int(text[0] - '0')
	}
	if len([]rune(text)) < 3 {
		return 0
	}
	for i, names := range [7][2]string{{"måndag", "monday"}, {"tisdag", "tuesday"}, {"onsdag", "wednesday"}, {"torsdag", "thursday"},
		{"fredag", "friday"}, {"lördag", "saturday"}, {"söndag", "sunday"}} {
		if strings.HasPrefix(names[0], text) || strings.HasPrefix(names[1], text) {
			return i + 1
		}
	}
	return 0
}

// staffingFollowCommand follows up contacts.
func staffingFollowCommand(h *host) *cobra.Command {
	var o staffingOptions
	var expected string
	cmd := &cobra.Command{
		Use:   "follow FILE [-target 0.8 -within D | -preset skelleftea] [-rosa FILE]",
		Short: "Uppföljning av kontakter: lösta, väntan, onödig efterfrågan / follow-up of contacts",
		Long: `Läser en rad per kontakt: väntan (sekunder, 1:30 eller 90s), besvarad, löst, och valfritt ärende, upprepad och orsak
(needed, information, unclear, status, decision, mistake, unreachable, eller de svenska orden). Andelen lösta ges med sin
nämnare. -rosa läser ärendedelar och jämför med andelen som ROSA väntar sig.
/
Reads a row per contact: wait, answered, solved, and optionally case, repeated and reason. The share solved is given with
its denominator. -rosa reads case parts and compares with the share that ROSA expects.`,
		Example: `  kvalitet staffing follow kontakter.csv -preset skelleftea -rosa arendedelar.csv`,
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return h.staffingFollow(args[0], o, expected) },
	}
	o.targetFlags(cmd)
	cmd.Flags().StringVar(&expected, "rosa", "", "ärendedelar att jämföra med / case parts to compare with")
	return cmd
}

func (h *host) staffingFollow(file string, o staffingOptions, expected string) error {
	o.calls, o.interval, o.handling = "0", "30m", "1m" // a target needs no load
	_, target, err := o.read()
	if err != nil {
		return err
	}
	if err := target.Validate(); err != nil {
		return err
	}
	expectations := map[string]float64{}
	if expected != "" {
		cases, t, _, err := h.rosaCases(expected)
		if err != nil {
			return err
		}
		report, err := rosa.Analyse(cases, rosa.DefaultBoundary)
		if err != nil {
			return err
		}
		h.badRows(t)
		expectations = staffing.Expected(report)
	}
	t, err := h.read(file,
		table.Column{Name: "wait", Aliases: []string{"väntan", "väntetid", "kötid"}, Required: true},
		table.Column{Name: "answered", Aliases: []string{"besvarad", "besvarat"}},
		table.Column{Name: "solved", Aliases: []string{"löst", "löst direkt"}},
		table.Column{Name: "case", Aliases: []string{"ärende", "ärendetyp"}},
		table.Column{Name: "repeated", Aliases: []string{"upprepad", "återkommande"}},
		table.Column{Name: "reason", Aliases: []string{"orsak"}})
	if err != nil {
		return err
	}
	var tally staffing.Tally
	for _, r := range t.Rows {
		contact, ok := contactOf(r, t)
		if !ok {
			continue
		}
		name := r.Text("case")
		if name == "" {
			name = "–"
		}
		if err := tally.Add(name, contact); err != nil {
			r.Fail("wait", "contact", err.Error(), err.Error())
		}
	}
	rows := tally.FollowUp(target, expectations)
	result := struct {
		Rows      []staffing.FollowUp  `json:"rows"`
		Target    staffing.Target      `json:"target"`
		Published []staffing.Published `json:"published"`
		Problems  []table.Problem      `json:"problems"`
	}{rows, target, staffing.PublishedFigures(), h.badRows(t)}
	return h.emit(result, followSheet(rows), publishedSheet())
}

// publishedSheet shows what others have published, to see whether one's own figures are plausible.
func publishedSheet() sheet {
	s := sheet{Name: column("Publicerade tal att jämföra med", "Published figures to compare with"), Columns: []kvalitet.Label{column("mått", "figure"), column("plats", "place"),
		column("år", "year"), column("värde", "value"), column("källa", "source")}}
	names := map[staffing.Figure]kvalitet.Label{staffing.FigureSolved: column("andel lösta", "share solved"), staffing.FigureMeanWait: column("medelväntan, s", "mean wait, s"),
		staffing.FigureDirect: column("andel med svar direkt", "share answered at once")}
	for _, p := range staffing.PublishedFigures() {
		year := any(p.Year)
		if p.Year == 0 {
			year = column("ambition", "ambition")
		}
		s.Rows = append(s.Rows, []any{names[p.Figure], p.Place, year, p.Value, p.Source.Title})
	}
	return s
}

// contactOf reads one contact. Without a column "answered" every contact was.
func contactOf(r *table.Row, t *table.Table) (staffing.Contact, bool) {
	if !r.Require("wait") {
		return staffing.Contact{}, false
	}
	before := len(t.Problems())
	c := staffing.Contact{Answered: true}
	var err error
	if c.Wait, err = parseDuration(r.Text("wait")); err != nil {
		r.Fail("wait", "time", fmt.Sprintf("%q är ingen tid", r.Text("wait")), fmt.Sprintf("%q is not a time", r.Text("wait")))
	}
	if t.Has("answered") {
		answered, ok := r.Bool("answered")
		if !ok && r.Blank("answered") {
			r.Fail("answered", "missing", "det är inte angivet om kontakten besvarades", "it is not stated whether the contact was answered")
		}
		c.Answered = answered
	}
	c.Solved, _ = r.Bool("solved")
	c.Repeated, _ = r.Bool("repeated")
	if !r.Blank("reason") {
		i := slices.IndexFunc(staffing.Demands(), func(d staffing.Demand) bool {
			text := r.Text("reason")
			return strings.EqualFold(text, d.String()) || strings.EqualFold(text, d.Label().SV) || strings.EqualFold(text, d.Label().EN)
		})
		if i < 0 {
			r.Fail("reason", "reason", "orsaken finns inte", "no such reason")
		} else {
			c.Demand = staffing.Demands()[i]
		}
	}
	return c, len(t.Problems()) == before
}

func followSheet(rows []staffing.FollowUp) sheet {
	s := sheet{Name: column("Uppföljning", "Follow-up"), Columns: []kvalitet.Label{column("ärende", "case"), column("kontakter", "contacts"), column("besvarade", "answered"),
		column("lösta av alla", "solved of all"), column("lösta av besvarade", "solved of answered"), column("lösta av ärenden", "solved of matters"),
		column("mot ROSA", "against ROSA"), column("medelväntan, s", "mean wait, s"), column("80 % inom, s", "80 % within, s"), column("i tid", "in time"), column("onödig efterfrågan", "unnecessary")}}
	figure := func(v *float64) any {
		if v == nil {
			return nil
		}
		return rounded(*v, 3)
	}
	for _, f := range rows {
		name := any(f.Case)
		if f.Case == "" {
			name = column("alla", "all")
		}
		row := []any{name, int(f.Contacts), int(f.Answered)}
		for _, share := range f.Solved {
			row = append(row, figure(share.Share))
		}
		row = append(row, figure(f.Ratio))
		if f.Wait == nil {
			row = append(row, nil, nil)
		} else {
			row = append(row, rounded(f.Wait.Mean, 1), f.Wait.P80)
		}
		s.Rows = append(s.Rows, append(row, figure(f.ServiceLevel), figure(f.Unnecessary)))
	}
	return s
}
