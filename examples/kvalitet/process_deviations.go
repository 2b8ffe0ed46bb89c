package main

import (
	"cmp"
	"slices"

	"github.com/google/uuid"
	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/governance/cycle"
	"github.com/kommunkvalitet/kvalitet/process/improve"
)

var deviationColumns = []table.Column{
	{Name: "id", Aliases: []string{"nr", "ärende", "diarienummer", "case"}},
	{Name: "date", Aliases: []string{"datum", "inträffat", "rapporterad"}, Required: true},
	{Name: "kind", Aliases: []string{"slag", "typ"}},
	{Name: "process", Aliases: []string{"processen"}},
	{Name: "unit", Aliases: []string{"enhet", "verksamhet"}},
	{Name: "category", Aliases: []string{"kategori"}},
	{Name: "assessed", Aliases: []string{"bedömd"}},
	{Name: "severity", Aliases: []string{"allvarlighet", "allvar", "allvarlighetsgrad"}},
	{Name: "probability", Aliases: []string{"sannolikhet", "risk för upprepning"}},
	{Name: "cause", Aliases: []string{"orsak", "orsakskategori", "grundorsak"}},
	{Name: "investigated", Aliases: []string{"utredd"}},
	{Name: "action", Aliases: []string{"åtgärd"}},
	{Name: "owner", Aliases: []string{"ansvarig"}},
	{Name: "due", Aliases: []string{"senast", "slutdatum"}},
	{Name: "done", Aliases: []string{"genomförd", "utförd", "klar"}},
	{Name: "checked", Aliases: []string{"effekt kontrollerad", "effektkontroll"}},
	{Name: "shown", Aliases: []string{"effekt visad", "effekt"}},
	{Name: "closed", Aliases: []string{"avslutad"}},
	{Name: "noAction", Aliases: []string{"skäl utan åtgärd", "motiv"}},
}

// processDeviationsCommand follows deviations from report to shown effect, and finds those that came back.
func processDeviationsCommand(h *host) *cobra.Command {
	var on string
	policy := improve.Kristianstad()
	cmd := &cobra.Command{
		Use:   "deviations FILE -on DATE",
		Short: "Avvikelser: vad som återstår, vad som kom tillbaka / deviations: what is due, what came back",
		Long: `Läser avvikelser, en per rad: id, datum, slag, process, enhet, kategori, bedömd, allvarlighet, sannolikhet (för upprepning), orsak
(kategori av grundorsak), utredd, åtgärd, ansvarig, senast, genomförd, effekt kontrollerad, effekt visad (ja/nej), avslutad,
skäl utan åtgärd. Ger vad som ska göras i varje ärende och när, vad som är försenat eller ska lyftas, vilka som ska prövas som
lex Sarah, hur ofta samma orsak kom tillbaka efter en visad effekt, och tiden till avslut. Fristerna är Kristianstads.
/
Reads deviations, one a row, and gives what is due in each case, what is late or to be escalated, which are grave, how often
the same cause came back after a shown effect, and the time to closing. Terms are Kristianstad's.`,
		Example: `  kvalitet process deviations avvikelser.csv -on 2026-11-22
  kvalitet process deviations avvikelser.csv -on 2026-11-22 -window 180 -format json`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return h.deviations(args[0], on, policy) },
	}
	flags := cmd.Flags()
	flags.StringVar(&on, "on", "", "dagen att räkna från / the day to count from")
	flags.IntVar(&policy.AssessDays, "assess", policy.AssessDays, "arbetsdagar till bedömning / working days until the assessment")
	flags.IntVar(&policy.InvestigateDays, "investigate", policy.InvestigateDays, "arbetsdagar till utredning / working days until the investigation")
	flags.IntVar(&policy.EscalateDays, "escalate", policy.EscalateDays, "arbetsdagar efter påminnelse till lyft / working days after a reminder until escalation")
	flags.IntVar(&policy.GraveScore, "grave-score", policy.GraveScore, "lägsta riskvärde för lex Sarah / least score of a grave case")
	flags.IntVar(&policy.GraveSeverity, "grave-severity", policy.GraveSeverity, "lägsta allvarlighet för lex Sarah / least severity of a grave case")
	flags.IntVar(&policy.WindowDays, "window", policy.WindowDays, "dagar inom vilka en upprepning räknas / days within which a recurrence counts")
	_ = cmd.MarkFlagRequired("on")
	return cmd
}

type deviationsJSON struct {
	Cases       []deviationJSON  `json:"cases"`
	Recurrences []recurrenceJSON `json:"recurrences"`
	// Closed are the cases closed with a shown effect, Returned those of them that came back; Rate is null without any.
	Closed   int                  `json:"closed"`
	Returned int                  `json:"returned"`
	Rate     *float64             `json:"rate"`
	ByCause  []improve.CauseCount `json:"byCause"`
	Fixed    []improve.Fix        `json:"timeToFix"`
	Problems []table.Problem      `json:"problems"`
}

type deviationJSON struct {
	Row   int            `json:"row"`
	ID    string         `json:"id"`
	Stage improve.Stage  `json:"stage"`
	Score *int           `json:"score"` // severity × probability; null when not assessed
	Grave bool           `json:"grave"`
	Tasks []improve.Task `json:"tasks"`
}

type recurrenceJSON struct {
	ID   string `json:"id"`
	Of   string `json:"of"`
	Days int    `json:"days"`
}

func (h *host) deviations(file, on string, policy improve.Policy) error {
	today, err := table.ParseDate(on)
	if err != nil {
		return err
	}
	if err := policy.Validate(); err != nil {
		return err
	}
	t, err := h.read(file, deviationColumns...)
	if err != nil {
		return err
	}
	out := deviationsJSON{Cases: []deviationJSON{}, Recurrences: []recurrenceJSON{}}
	names := map[uuid.UUID]string{}
	var cases []improve.Case
	for _, r := range t.Rows {
		c, ok := deviation(r)
		if !ok {
			continue
		}
		j := deviationJSON{Row: r.Number, ID: cmp.Or(r.Text("id"), cell(r.Number, h.lang)), Stage: c.Stage(), Grave: policy.Grave(c),
			Tasks: notNil(policy.Tasks(c, today, cycle.Sweden()))}
		if c.Assessment != nil {
			score := c.Assessment.Score()
			j.Score = &score
		}
		cases, names[c.ID] = append(cases, c), j.ID
		out.Cases = append(out.Cases, j)
	}
	again := policy.Recurrences(cases)
	for _, r := range again.Found {
		out.Recurrences = append(out.Recurrences, recurrenceJSON{names[r.Case], names[r.Of], r.Days})
	}
	out.Closed, out.Returned, out.ByCause, out.Fixed = again.Closed, again.Returned, again.ByCause, improve.TimeToFix(cases)
	if rate, ok := again.Rate(); ok {
		out.Rate = &rate
	}
	out.Problems = h.badRows(t)
	return h.emit(out, out.sheets(h)...)
}

// deviation reads one case; what is wrong with it is reported in its row.
func deviation(r *table.Row) (improve.Case, bool) {
	before := len(r.Table().Problems())
	c := improve.Case{ID: numberedID(r.Number), Kind: improve.KindDeviation, Unit: r.Text("unit"), Category: r.Text("category"), Responsible: r.Text("owner"),
		NoAction: r.Text("noAction")}
	if !r.Require("date") {
		return c, false
	}
	c.Date, _ = r.Date("date")
	if name := r.Text("process"); !table.Blank(name) {
		c.Process = uuid.NewSHA1(uuid.NameSpaceURL, []byte("kvalitet/process/"+name))
	}
	if !r.Blank("kind") {
		kind, ok := setNamed(r.Text("kind"), improve.Kinds())
		if c.Kind = kind; !ok {
			r.Fail("kind", "unknown", "slaget finns inte", "there is no such kind")
		}
	}
	severity, assessed := r.Int("severity")
	probability, also := r.Int("probability")
	if assessed && also {
		c.Assessment = &improve.Assessment{Date: dayOr(r, "assessed", c.Date), Severity: severity, Probability: probability}
	}
	if !r.Blank("cause") {
		c.Cause = &improve.Cause{Method: improve.MethodFiveWhys, Root: r.Text("cause"), Key: r.Text("cause"), Date: dayOr(r, "investigated", c.Date)}
	}
	if !r.Blank("action") {
		a := improve.Action{Kind: improve.ActionPreventing, Text: r.Text("action"), Owner: r.Text("owner")}
		a.Due, _ = r.Date("due")
		a.Done, _ = r.Date("done")
		c.Actions = append(c.Actions, a)
	}
	c.Closed, _ = r.Date("closed")
	if shown, said := r.Bool("shown"); said {
		c.Effect = &improve.Effect{Date: dayOr(r, "checked", dayOr(r, "closed", c.Date)), Measure: r.Table().Title("shown"), Shown: shown}
	}
	if len(r.Table().Problems()) > before {
		return c, false
	}
	problems := c.Problems()
	for _, p := range problems {
		p.Path = deviationPaths[p.Path]
		r.FailAll([]kvalitet.Problem{p})
	}
	return c, len(problems) == 0
}

// deviationPaths are the columns of a case's members.
var deviationPaths = map[string]string{"/assessment/date": "/assessed", "/assessment/severity": "/severity", "/assessment/probability": "/probability",
	"/cause/date": "/investigated", "/actions/0/done": "/done", "/actions/0/due": "/due", "/effect/date": "/checked", "/closed": "/closed", "/date": "/date"}

// dayOr is a cell's day, or another where there is none.
func dayOr(r *table.Row, column string, other kvalitet.Date) kvalitet.Date {
	if day, ok := r.Date(column); ok {
		return day
	}
	return other
}

func (out deviationsJSON) sheets(h *host) []sheet {
	due := sheet{Name: column("Att göra", "Due"), Columns: []kvalitet.Label{column("ärende", "case"), column("läge", "stage"), column("riskvärde", "score"),
		column("lex Sarah", "grave"), column("att göra", "due"), column("senast", "by"), column("läge", "state")}}
	type line struct {
		by  string
		row []any
	}
	var lines []line
	for _, c := range out.Cases {
		for _, task := range c.Tasks {
			state := h.t("i tid", "in time")
			switch {
			case task.Escalate:
				state = h.t("lyfts till nästa nivå", "goes to the next level")
			case task.Late:
				state = h.t("försenat", "late")
			}
			lines = append(lines, line{task.Due.String(), []any{c.ID, c.Stage.Label(), whole(c.Score), c.Grave, task.Text, task.Due.String(), state}})
		}
	}
	slices.SortStableFunc(lines, func(a, b line) int { return cmp.Compare(a.by, b.by) })
	for _, l := range lines {
		due.Rows = append(due.Rows, l.row)
	}
	again := sheet{Name: column("Upprepningar", "Recurrences"), Columns: []kvalitet.Label{column("ärende", "case"), column("samma som", "the same as"), column("dagar efter visad effekt", "days after the shown effect")}}
	for _, r := range out.Recurrences {
		again.Rows = append(again.Rows, []any{r.ID, r.Of, r.Days})
	}
	sum := sheet{Name: column("Sammanfattning", "Summary"), Columns: []kvalitet.Label{column("mått", "figure"), column("värde", "value")}, Rows: [][]any{
		{column("avslutade med visad effekt", "closed with a shown effect"), out.Closed}, {column("varav återkom", "of which came back"), out.Returned}}}
	if out.Rate != nil {
		sum.Rows = append(sum.Rows, []any{column("andel som återkom", "share that came back"), rounded(*out.Rate, 3)})
	}
	for _, f := range out.Fixed {
		sum.Rows = append(sum.Rows, []any{column("dagar till avslut, allvarlighet "+cell(f.Severity, "sv"), "days to closing, severity "+cell(f.Severity, "en")), rounded(f.Mean, 1)})
	}
	return []sheet{due, again, sum}
}
