package main

import (
	"fmt"
	"strings"

	"github.com/google/uuid"
	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/governance/cycle"
	"github.com/kommunkvalitet/kvalitet/governance/service"
)

var viewColumns = []table.Column{
	{Name: "type", Aliases: []string{"slag", "typ", "synpunkt"}, Required: true},
	{Name: "received", Aliases: []string{"inkom", "inkommen", "mottagen", "datum", "date"}, Required: true},
	{Name: "acknowledged", Aliases: []string{"bekräftad", "mottagningsbekräftelse"}},
	{Name: "answered", Aliases: []string{"besvarad", "svar", "svarad"}},
	{Name: "process", Aliases: []string{"område", "verksamhet", "area"}},
	{Name: "cause", Aliases: []string{"orsak", "ämne", "kategori", "subject", "category"}},
	{Name: "body", Aliases: []string{"nämnd", "organ", "förvaltning"}},
	{Name: "channel", Aliases: []string{"kanal"}},
	{Name: "anonymous", Aliases: []string{"anonym"}},
	{Name: "statutory", Aliases: []string{"förvaltningslagen", "myndighetsärende"}},
}

// viewOptions are what the user asks of a compilation.
type viewOptions struct {
	from, until, on          string
	acknowledge, answer      int
	recurring, minimum, days int
	publish, calendarDays    bool
}

// viewsCommand compiles views and complaints.
func viewsCommand(h *host) *cobra.Command {
	var o viewOptions
	defaults := service.DefaultClocks()
	cmd := &cobra.Command{
		Use:   "views FILE [-from DATE] [-until DATE] [-on DATE] [-publish]",
		Short: "Synpunkter och klagomål: mönster och tider / views and complaints: patterns and times",
		Long: `Läser en rad per synpunkt: slag (synpunkt, klagomål, beröm, förslag, fråga; eller felanmälan, överklagande,
skadeståndsanspråk, avvikelse, internt ärende, som inte är synpunkter utan lämnas vidare) och inkom (datum); om de finns
bekräftad, besvarad, process, orsak, nämnd, kanal, anonym och förvaltningslagen (om dröjsmålsreglerna i 11–12 §§ gäller).
Vad som skrevs läses aldrig in. Perioden är från -from till och med -until, annars det kalenderår som den senaste synpunkten kom in.
Ett mönster är samma process och orsak minst -recurring gånger och oftare än i perioden före. Tiderna är arbetsdagar; 0 är
ingen klocka. En öppen synpunkt är sen om tiden har gått ut vid -on (annars i dag). -publish visar bara det som kan
publiceras: inget antal under -min, och inget som går att räkna fram.
/
Reads a row per view and compiles a period: counts by type, late acknowledgements and answers, patterns by process and
cause, what is to be passed on, and what is due. -publish shows only what may be published: no count below -min, and none
that can be worked out.`,
		Example: `  printf 'slag;inkom;besvarad;process;orsak\nklagomål;2026-03-02;2026-03-09;bygglov;väntetid\n' | kvalitet views - -on 2026-11-22
  kvalitet views synpunkter.csv -from 2026-01-01 -until 2026-06-30 -on 2026-07-01 -publish`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return h.views(args[0], o) },
	}
	flags := cmd.Flags()
	flags.StringVar(&o.from, "from", "", "periodens första dag / first day of the period")
	flags.StringVar(&o.until, "until", "", "periodens sista dag / last day of the period")
	flags.StringVar(&o.on, "on", "", "dagen som prövas / the day asked about")
	flags.IntVar(&o.acknowledge, "acknowledge", defaults.Acknowledge, "arbetsdagar till bekräftelse / working days to the acknowledgement")
	flags.IntVar(&o.answer, "answer", defaults.Answer, "arbetsdagar till svar / working days to the answer")
	flags.BoolVar(&o.calendarDays, "calendar-days", false, "räkna tiderna i kalenderdagar / count the limits in calendar days")
	flags.IntVar(&o.recurring, "recurring", service.RecurringFrom, "antal som blir ett mönster / how many make a pattern")
	flags.IntVar(&o.days, "ahead", 7, "påminn om det som ska göras inom så många dagar / remind of what is due within so many days")
	flags.BoolVar(&o.publish, "publish", false, "bara det som kan publiceras / only what may be published")
	flags.IntVar(&o.minimum, "min", service.FewestShown, "minsta antal som visas / least count shown, with -publish")
	return cmd
}

// typeCount is how many messages of a type came in the period.
type typeCount struct {
	Type  service.ViewType `json:"type"`
	Count int              `json:"count"`
}

// handed is a message that is no view, and where it belongs.
type handed struct {
	Row  int              `json:"row"`
	Type service.ViewType `json:"type"`
	To   kvalitet.Label   `json:"to"`
}

// reminder is something that is due about a view, by the row of the file.
type reminder struct {
	Row  int                  `json:"row"`
	Kind service.ReminderKind `json:"kind"`
	Due  kvalitet.Date        `json:"due"`
	Late bool                 `json:"late"`
}

func (h *host) views(file string, o viewOptions) error {
	on, err := day("on", o.on)
	if err != nil {
		return err
	}
	clocks := service.Clocks{Limits: service.Limits{Acknowledge: o.acknowledge, Answer: o.answer, CalendarDays: o.calendarDays}}
	if err := clocks.Validate(); err != nil {
		return err
	}
	t, err := h.read(file, viewColumns...)
	if err != nil {
		return err
	}
	views, rows, passed := readViews(t)
	period, err := o.period(views)
	if err != nil {
		return err
	}
	days := cycle.Sweden()
	c := service.Compile(views, period, o.recurring, clocks, on, days)
	problems := h.badRows(t)
	if o.publish {
		return h.publishedViews(c.Publish(o.minimum), problems)
	}
	out := struct {
		Period               kvalitet.Period   `json:"period"`
		On                   kvalitet.Date     `json:"on"`
		Types                []typeCount       `json:"types"`
		LateAcknowledgements int               `json:"lateAcknowledgements"`
		LateAnswers          int               `json:"lateAnswers"`
		Patterns             []service.Pattern `json:"patterns"`
		PassOn               []handed          `json:"passOn"`
		Reminders            []reminder        `json:"reminders"`
		Problems             []table.Problem   `json:"problems"`
	}{period, on, []typeCount{}, c.LateAcknowledgements, c.LateAnswers, notNil(c.Patterns), notNil(passed), []reminder{}, problems}
	counts := sheet{Name: column("Antal", "Counts"), Columns: []kvalitet.Label{column("slag", "type"), column("antal", "count")}}
	for i, typ := range service.ViewTypes() {
		if c.ByType[i] > 0 {
			out.Types = append(out.Types, typeCount{typ, c.ByType[i]})
			counts.Rows = append(counts.Rows, []any{typ.Label(), c.ByType[i]})
		}
	}
	counts.Rows = append(counts.Rows, []any{column("sena bekräftelser", "late acknowledgements"), c.LateAcknowledgements}, []any{column("sena svar", "late answers"), c.LateAnswers})
	patterns := sheet{Name: column("Mönster", "Patterns"), Columns: []kvalitet.Label{column("process", "process"), column("orsak", "cause"), column("antal", "count"), column("perioden före", "period before"), column("återkommer", "recurring")}}
	for _, p := range c.Patterns {
		patterns.Rows = append(patterns.Rows, []any{p.Process, p.Cause, p.Count, p.Before, p.Recurring})
	}
	due := sheet{Name: column("Att göra", "To do"), Columns: []kvalitet.Label{column("rad", "row"), column("vad", "what"), column("senast", "due"), column("sent", "late")}}
	for _, r := range service.Reminders(views, clocks, on, days, o.days) {
		x := reminder{rows[r.View], r.Kind, r.Due, r.Late}
		out.Reminders = append(out.Reminders, x)
		due.Rows = append(due.Rows, []any{x.Row, x.Kind.Label(), x.Due.String(), x.Late})
	}
	for _, p := range passed {
		due.Rows = append(due.Rows, []any{p.Row, kvalitet.Label{SV: "lämna vidare: " + p.To.SV, EN: "pass on: " + p.To.EN}, "", false})
	}
	return h.emit(out, counts, patterns, due)
}

// period is what the user named, or the calendar year of the latest view.
func (o viewOptions) period(views []service.View) (kvalitet.Period, error) {
	var p kvalitet.Period
	for _, v := range views {
		if p.IsZero() || v.Received.After(p.Last()) {
			p = kvalitet.Year(v.Received.Year)
		}
	}
	for _, end := range []struct {
		flag, text string
		to         *kvalitet.Date
		add        int
	}{{"from", o.from, &p.From, 0}, {"until", o.until, &p.Until, 1}} {
		if end.text == "" {
			continue
		}
		d, err := table.ParseDate(end.text)
		if err != nil {
			return p, fmt.Errorf("-%s: %w", end.flag, err)
		}
		*end.to = d.AddDays(end.add)
	}
	return p, p.Validate()
}

// readViews makes the views of a table, the row of each, and what is to be passed on.
func readViews(t *table.Table) (views []service.View, rows map[uuid.UUID]int, passed []handed) {
	rows = map[uuid.UUID]int{}
	for _, row := range t.Rows {
		received, ok := row.Date("received")
		if !row.Require("type", "received") || !ok {
			continue
		}
		typ, ok := viewType(row.Text("type"))
		if !ok {
			row.Fail("type", "unknown", fmt.Sprintf("slaget %q är inte känt", row.Text("type")), fmt.Sprintf("the type %q is not known", row.Text("type")))
			continue
		}
		v := service.View{ID: uuid.NewSHA1(uuid.NameSpaceURL, fmt.Appendf(nil, "kvalitet/views/%d", row.Number)), Type: typ, Received: received,
			Process: row.Text("process"), Cause: row.Text("cause"), Body: row.Text("body"), Channel: row.Text("channel")}
		v.Acknowledged, _ = row.Date("acknowledged")
		v.Answered, _ = row.Date("answered")
		v.Anonymous, _ = row.Bool("anonymous")
		v.Statutory, _ = row.Bool("statutory")
		if problems := v.Problems(); len(problems) > 0 {
			row.FailAll(problems)
			continue
		}
		views, rows[v.ID] = append(views, v), row.Number
		if !typ.IsView() {
			passed = append(passed, handed{row.Number, typ, typ.PassOn()})
		}
	}
	return views, rows, passed
}

// viewType reads a type by its code, its name or a usual word.
func viewType(word string) (service.ViewType, bool) {
	w := fold(word)
	for _, t := range service.ViewTypes() {
		if w == strings.ToLower(t.String()) || w == t.Label().SV || w == t.Label().EN {
			return t, true
		}
	}
	t, ok := map[string]service.ViewType{"idé": service.TypeSuggestion, "förbättringsförslag": service.TypeSuggestion, "lex sarah": service.TypeDeviation,
		"lex maria": service.TypeDeviation, "skadestånd": service.TypeDamages, "internt": service.TypeInternal, "tack": service.TypePraise}[w]
	return t, ok
}

// publishedViews writes what may be published, and nothing else but the rows that were bad.
func (h *host) publishedViews(p service.Published, problems []table.Problem) error {
	out := struct {
		Published service.Published `json:"published"`
		Problems  []table.Problem   `json:"problems"`
	}{p, problems}
	counts := sheet{Name: column("Antal", "Counts"), Columns: []kvalitet.Label{column("slag", "type"), column("antal", "count")}}
	for _, row := range p.Types {
		var names []string
		for _, typ := range row.Types {
			if typ.IsView() {
				names = append(names, typ.Label().In(h.lang))
			}
		}
		if len(names) > 0 {
			counts.Rows = append(counts.Rows, []any{strings.Join(names, ", "), row.Count})
		}
	}
	counts.Rows = append(counts.Rows, []any{column("sena bekräftelser", "late acknowledgements"), p.LateAcknowledgements}, []any{column("sena svar", "late answers"), p.LateAnswers})
	patterns := sheet{Name: column("Mönster", "Patterns"), Columns: []kvalitet.Label{column("process", "process"), column("orsak", "cause"), column("antal", "count"), column("återkommer", "recurring")}}
	for _, x := range p.Patterns {
		patterns.Rows = append(patterns.Rows, []any{x.Process, x.Cause, x.Count, x.Recurring})
	}
	if p.Rest > 0 {
		patterns.Rows = append(patterns.Rows, []any{column("övriga", "others"), "", p.Rest, nil})
	}
	if p.Few {
		patterns.Rows = append(patterns.Rows, []any{column("för få att visa", "too few to show"), "", nil, nil})
	}
	return h.emit(out, counts, patterns)
}
