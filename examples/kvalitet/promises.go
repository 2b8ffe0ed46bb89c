package main

import (
	"fmt"
	"math"
	"strings"
	"time"
	_ "time/tzdata" // Swedish time on every machine

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/governance/cycle"
	"github.com/kommunkvalitet/kvalitet/governance/service"
)

var promiseColumns = []table.Column{
	{Name: "promise", Aliases: []string{"löfte", "servicegaranti", "garanti", "name", "namn"}, Required: true},
	{Name: "limit", Aliases: []string{"gräns", "tidsgräns"}, Required: true},
	{Name: "unit", Aliases: []string{"enhet", "tidsenhet"}},
	{Name: "share", Aliases: []string{"andel", "krav", "required"}},
	{Name: "soft", Aliases: []string{"mjukt", "i normalfallet"}},
	{Name: "opening", Aliases: []string{"öppettid", "öppet", "hours"}},
	{Name: "fromComplete", Aliases: []string{"från komplett", "from complete"}},
	{Name: "exclusions", Aliases: []string{"undantag"}},
}

var eventColumns = []table.Column{
	{Name: "promise", Aliases: []string{"löfte", "servicegaranti", "garanti"}},
	{Name: "start", Aliases: []string{"inkom", "received", "från"}},
	{Name: "end", Aliases: []string{"slut", "klart", "answered", "till"}},
	{Name: "complete", Aliases: []string{"komplett", "fullständig"}},
	{Name: "pauses", Aliases: []string{"pause", "paus", "pauser"}},
	{Name: "excluded", Aliases: []string{"undantaget", "undantagen"}},
}

// promisesCommand judges promises to citizens on a log of events.
func promisesCommand(h *host) *cobra.Command {
	var eventFile, asOf string
	cmd := &cobra.Command{
		Use:   "promises FILE [-events FILE] [-as-of TIME]",
		Short: "Hölls löftena? / were the promises kept?",
		Long: `Läser löften (löfte, gräns, enhet, andel) och händelser (start, slut), i samma fil eller i två.
Enheter: sekund, minut, timme, arbetsdag, kalenderdag, vecka, påbörjad vecka, veckans början.

Så bedöms ett ärende: sekunder, minuter och timmar räknar öppen tid (kolumnen öppettid: "08:00-16:30" på arbetsdagar, eller
"mån-tor 8-17, fre 8-15, lör 10-14"; tom är dygnet runt). Dagar och veckor räknas från dagen efter starten, och hela sista
dagen är inom gränsen. Veckans början är första arbetsdagen i n:te veckan efter. Ett öppet ärende över gränsen är ett
brott; ett öppet inom gränsen räknas inte. Öppna ärenden bedöms vid -as-of (en dag utan klockslag: dagens slut), annars vid
loggens senaste tidpunkt. Tider utan zon är svensk tid.
Krav: tom andel är 100 %. "I normalfallet" gör löftet mjukt: det mäts, men kept är null; så också när inget ärende kan bedömas.
Andelen (share) skrivs i kravets skala, procent (70) eller del av ett (0,7), och ett löfte utan andel i filens; sharePercent
är alltid procent. Median, 90:e percentil (linjär interpolation, R:s typ 7) och längsta tid gäller avslutade ärenden, i
löftets enhet.
Fler kolumner: mjukt, från komplett och undantag (löften); komplett, pauser (från/till, flera skilda med |) och
undantaget (händelser).
/
Reads promises (promise, limit, unit, share) and events (start, end), in one file or two. Units: second, minute, hour,
working day, calendar day, week, started week, start of week. Seconds, minutes and hours count open time (column opening:
"08:00-16:30" on working days, or "mon-thu 8-17, fri 8-15, sat 10-14"; empty is round the clock). Days and weeks count from
the day after the start, and the whole last day is within. A case open past the limit is a breach; one open within it is
left out. Open cases are judged at -as-of (a day alone is its end), else at the log's last instant. Times without a zone are
Swedish. An empty share is 100 per cent; "i normalfallet" or the column soft makes kept null. The share is written in the
scale of the requirement, per cent (70) or a part of one (0.7); sharePercent is always per cent. The median, the 90th
percentile (linear interpolation, R's type 7) and the longest time are of ended cases, in the promise's unit.`,
		Example: `  kvalitet promises loften.csv -events handelser.csv -format json
  printf 'löfte;gräns;enhet;andel;start;slut\nSvar;2;arbetsdagar;70;2026-04-01 10:00;2026-04-07 09:00\n' | kvalitet promises -`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return h.promises(args[0], eventFile, asOf) },
	}
	cmd.Flags().StringVar(&eventFile, "events", "", "fil med händelser / file of events")
	cmd.Flags().StringVar(&asOf, "as-of", "", "tidpunkt då öppna ärenden bedöms / when open cases are judged: 2026-11-30 12:00")
	return cmd
}

// promiseLog is a promise with its events and the scale in which its share was given.
type promiseLog struct {
	name    string
	promise service.Promise
	stated  bool    // whether a share is required in so many words
	scale   float64 // what a whole is: 100 or 1
	factor  float64 // units of the promise per unit of its limit
	events  []service.Event
}

// promiseJSON is one promise in the JSON document; times are in the promise's unit.
type promiseJSON struct {
	Promise    string   `json:"promise"`
	Unit       string   `json:"unit"`
	Within     int      `json:"within"`
	Breaches   int      `json:"breaches"`
	Total      int      `json:"total"`
	Open       int      `json:"open"`
	Overdue    int      `json:"overdue"`
	NotStarted int      `json:"notStarted"`
	Excluded   int      `json:"excluded"`
	Share      *float64 `json:"share"`
	Percent    *float64 `json:"sharePercent"`
	Required   float64  `json:"required"`
	Kept       *bool    `json:"kept"`
	Verdict    string   `json:"verdict"`
	Median     *float64 `json:"median"`
	P90        *float64 `json:"p90"`
	Longest    *float64 `json:"longest"`
}

func (h *host) promises(file, eventFile, asOf string) error {
	zone, err := time.LoadLocation("Europe/Stockholm")
	if err != nil {
		return err
	}
	t, err := h.read(file, append(promiseColumns, eventColumns[1:]...)...)
	if err != nil {
		return err
	}
	logs, byName := readPromises(t)
	problems := []table.Problem{}
	events := t
	if eventFile != "" {
		problems = append(problems, h.badRows(t)...)
		if events, err = h.read(eventFile, eventColumns...); err != nil {
			return err
		}
	}
	if !events.Has("start") {
		return fmt.Errorf("%s", h.t("händelserna saknar kolumnen start (ge dem i samma fil eller med -events)", "the events lack the column start (give them in the same file or with -events)"))
	}
	at := readEvents(events, logs, byName, zone)
	problems = append(problems, h.badRows(events)...)
	if asOf != "" {
		if at, err = parseTime(asOf, zone); err != nil {
			return fmt.Errorf("-as-of: %w", err)
		}
		if day := strings.TrimSpace(asOf); len(day) <= len("2026-11-30") {
			at = at.AddDate(0, 0, 1).Add(-time.Second) // the end of the day
		}
	}
	days := cycle.Sweden()
	closeHolidays(logs, at, days)
	out := []promiseJSON{}
	s := sheet{Name: column("Löften", "Promises"), Columns: []kvalitet.Label{column("löfte", "promise"), column("inom", "within"), column("bedömda", "total"),
		column("öppna", "open"), column("andel", "share"), column("krav", "required"), column("utfall", "verdict"), column("median", "median"),
		column("90:e percentil", "p90"), column("längst", "longest"), column("enhet", "unit")}}
	for _, l := range logs {
		j := l.judge(at, days)
		out = append(out, j)
		verdict, _ := service.ParseVerdict(j.Verdict)
		s.Rows = append(s.Rows, []any{l.name, j.Within, j.Total, j.Open, deref(j.Share), j.Required, verdict.Label(), deref(j.Median), deref(j.P90), deref(j.Longest), l.promise.Limit.Unit.Label()})
	}
	return h.emit(struct {
		Promises []promiseJSON   `json:"promises"`
		AsOf     string          `json:"asOf"`
		Problems []table.Problem `json:"problems"`
	}{out, at.Format(time.RFC3339), problems}, s)
}

func (l *promiseLog) judge(at time.Time, days service.WorkingDays) promiseJSON {
	f := l.promise.Judge(l.events, at, days)
	j := promiseJSON{Promise: l.name, Unit: l.promise.Limit.Unit.String(), Within: f.Within, Breaches: f.Breaches, Total: f.Total, Open: f.Open,
		Overdue: f.Overdue, NotStarted: f.NotStarted, Excluded: f.Excluded, Required: l.promise.Required().InexactFloat64() / 100 * l.scale,
		Verdict: f.Verdict.String(), Median: finite(f.Median * l.factor), P90: finite(f.P90 * l.factor), Longest: finite(f.Longest * l.factor)}
	if f.Total > 0 {
		share := float64(f.Within) / float64(f.Total)
		j.Share, j.Percent = finite(share*l.scale), finite(share*100)
	}
	if f.Verdict != service.VerdictNotJudged {
		kept := f.Verdict == service.VerdictKept
		j.Kept = &kept
	}
	return j
}

// readPromises reads the promises of a table; rows of the same promise, as in a file that holds events too, are one.
func readPromises(t *table.Table) (logs []*promiseLog, byName map[string]*promiseLog) {
	byName = map[string]*promiseLog{}
	for _, r := range t.Rows {
		name, key := r.Text("promise"), promiseKey(r)
		if byName[key] != nil && r.Blank("limit") || !r.Require("promise", "limit") || byName[key] != nil {
			continue
		}
		l := &promiseLog{name: name, scale: 100, factor: 1, promise: service.Promise{ID: uuid.NewSHA1(uuid.Nil, []byte(name)), Kind: service.KindService, Text: name}}
		if !l.readLimit(r) || !l.readShare(r) || !l.readClock(r) {
			continue
		}
		l.promise.Soft = l.promise.Soft || strings.Contains(strings.ToLower(name), "i normalfallet")
		if soft, ok := r.Bool("soft"); ok {
			l.promise.Soft = soft
		}
		l.promise.Clock.FromComplete, _ = r.Bool("fromComplete")
		for _, code := range strings.FieldsFunc(r.Text("exclusions"), func(c rune) bool { return c == ',' || c == '|' }) {
			l.promise.Exclusions = append(l.promise.Exclusions, strings.TrimSpace(code))
		}
		if problems := l.promise.Problems(); len(problems) > 0 {
			r.FailAll(problems)
			continue
		}
		logs, byName[key] = append(logs, l), l
	}
	scale := 0.0 // in which a promise without a share is told: that of the others
	for _, l := range logs {
		if l.stated {
			scale = max(scale, l.scale)
		}
	}
	for _, l := range logs {
		if !l.stated && scale > 0 {
			l.scale = scale
		}
	}
	return logs, byName
}

// promiseKey is the name under which a row's promise is known: case and spaces do not tell two promises apart.
func promiseKey(r *table.Row) string {
	return strings.ToLower(strings.Join(strings.Fields(r.Text("promise")), " "))
}

// readLimit reads "2" with a unit beside it, or "2 minuter". A limit that is not whole is told in a smaller unit.
func (l *promiseLog) readLimit(r *table.Row) bool {
	text, unitText := r.Text("limit"), r.Text("unit")
	if i := strings.IndexFunc(text, func(c rune) bool { return !strings.ContainsRune("0123456789.,  \u00a0", c) }); i > 0 && unitText == "" {
		text, unitText = text[:i], text[i:]
	}
	amount, err := table.ParseDecimal(text)
	if err != nil || amount.IsNegative() {
		r.Fail("limit", "number", fmt.Sprintf("%q är ingen tidsgräns", text), fmt.Sprintf("%q is not a limit", text))
		return false
	}
	unit, ok := parseUnit(unitText)
	if !ok {
		r.Fail("unit", "unit", fmt.Sprintf("%q är ingen känd enhet", unitText), fmt.Sprintf("%q is not a known unit", unitText))
		return false
	}
	for !amount.IsInteger() && (unit == service.UnitHour || unit == service.UnitMinute) {
		amount, l.factor = amount.Mul(decimal.NewFromInt(60)), l.factor/60
		unit--
	}
	if !amount.IsInteger() || amount.GreaterThan(decimal.NewFromInt(math.MaxInt32)) {
		r.Fail("limit", "integer", "gränsen är inget helt antal", "the limit is not a whole number")
		return false
	}
	l.promise.Limit = service.Limit{Amount: int(amount.IntPart()), Unit: unit}
	return true
}

func parseUnit(text string) (service.Unit, bool) {
	s := strings.ToLower(strings.Join(strings.FieldsFunc(text, func(c rune) bool { return c == ' ' || c == '_' || c == '-' }), " "))
	if u, err := service.ParseUnit(strings.TrimSpace(text)); err == nil && u.Valid() {
		return u, true
	}
	for u, names := range map[service.Unit]string{
		service.UnitSecond:      "s sek sekund sekunder sec second seconds",
		service.UnitMinute:      "m min minut minuter minute minutes",
		service.UnitHour:        "h tim timme timmar hour hours",
		service.UnitWorkingDay:  "ad arbetsdag arbetsdagar vardag vardagar workday workdays weekday weekdays workingday workingdays businessday",
		service.UnitCalendarDay: "d dag dagar dygn kalenderdag kalenderdagar day days calendarday calendardays",
		service.UnitWeek:        "v vecka veckor week weeks w",
		service.UnitStartedWeek: "påbörjadvecka påbörjadeveckor startedweek startedweeks",
		service.UnitWeekStart:   "veckansbörjan veckostart startofweek startofweeks startoftheweek",
	} {
		for _, name := range strings.Fields(names) {
			if strings.ReplaceAll(s, " ", "") == name {
				return u, true
			}
		}
	}
	return 0, false
}

// readShare reads a required share in per cent, or as a part of one; nothing is all.
func (l *promiseLog) readShare(r *table.Row) bool {
	text := strings.ToLower(r.Text("share"))
	if text == "i normalfallet" || text == "normally" {
		l.promise.Soft = true
		return true
	}
	before := len(r.Text("share"))
	d, ok := r.Decimal("share")
	if !ok {
		return before == 0 || table.Blank(text)
	}
	if d.LessThanOrEqual(decimal.NewFromInt(1)) && !strings.Contains(text, "%") {
		l.scale = 1
		d = d.Mul(decimal.NewFromInt(100))
	}
	l.promise.Share, l.stated = decimal.NewNullDecimal(d), true
	return true
}

// deref gives a sheet's cell for a number that may not exist.
func deref(v *float64) any {
	if v == nil {
		return nil
	}
	return math.Round(*v*1e4) / 1e4
}
