package main

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"
	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/rosa/staffing"
)

// staffingCommand says how many agents a number of calls takes, or what a number of agents gives.
func staffingCommand(h *host) *cobra.Command {
	var o staffingOptions
	cmd := &cobra.Command{
		Use:   "staffing -calls N -aht D [-interval D] [-target 0.8 -within D] [-patience D] [-shrinkage x] [-agents N]",
		Short: "Bemanning av ett kontaktcenter med Erlang B, C och A / staffing of a contact centre",
		Long: `Räknar ut hur många handläggare som behövs för att hålla ett servicemål, eller vad ett givet antal ger (-agents).
En tid D skrivs som 4m30s, som sekunder (270) eller som mm:ss (4:30). Utan -patience väntar alla (Erlang C); med
-patience lägger väntande på (Erlang A) och servicenivån är besvarade inom tiden delat med alla som ringde. Chatt räknas med
-concurrent 3 och tiden för en chatt i sådant sällskap; svar inom dagar (e-post) med kvalitet staffing deadline.

Computes how many agents keep a target, or what a given number gives (-agents). A time D is 4m30s, seconds (270) or
mm:ss (4:30). Without -patience everyone waits (Erlang C); with it, waiting callers hang up (Erlang A) and the service
level is answered within the time ÷ offered. Chat: -concurrent 3, with the handling time of a chat in such company; answers
with a deadline in days (e-mail): kvalitet staffing deadline.`,
		Example: `  kvalitet staffing -calls 120 -interval 1h -aht 4m -target 0.8 -within 20s -shrinkage 0.3
  kvalitet staffing -calls 95 -aht 5:20 -preset skelleftea -patience 3m -format json
  kvalitet staffing -calls 200 -interval 3600 -aht 180 -within 20 -agents 14`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return h.staffing(o) },
	}
	o.flags(cmd)
	flags := cmd.Flags()
	flags.StringVar(&o.calls, "calls", "", "samtal under intervallet / calls during the interval")
	flags.StringVar(&o.agents, "agents", "", "beräkna för detta antal / evaluate this number of agents")
	flags.StringVar(&o.redial, "redial", "1", "samtal per ärende när samma person ringer om / calls per matter")
	flags.StringVar(&o.callback, "callback", "0", "andel som hellre blir uppringd / share who would rather be rung up")
	flags.StringVar(&o.model, "model", "", "kömodell / queue model: erlangB, erlangC, erlangA")
	flags.IntVar(&o.concurrent, "concurrent", 1, "ärenden (chattar) som en handläggare har samtidigt / matters (chats) that an agent has at once")
	flags.IntVar(&o.spread, "spread", 1, "visa så många färre och fler / show so many fewer and more")
	_ = cmd.MarkFlagRequired("calls")
	_ = cmd.MarkFlagRequired("aht")
	cmd.AddCommand(staffingWeekCommand(h), staffingFollowCommand(h), staffingDeadlineCommand(h))
	return cmd
}

// flags adds what a load and a target have in common.
func (o *staffingOptions) flags(cmd *cobra.Command) {
	o.given = cmd.Flags().Changed
	flags := cmd.Flags()
	flags.StringVar(&o.interval, "interval", "30m", "intervallets längd / length of the interval")
	flags.StringVar(&o.handling, "aht", "", "handläggningstid per samtal med efterarbete / handling time of a call with the work after it")
	flags.StringVar(&o.patience, "patience", "", "medeltålamod i kön / mean patience in the queue")
	o.targetFlags(cmd)
}

// targetFlags adds what a target has.
func (o *staffingOptions) targetFlags(cmd *cobra.Command) {
	o.given = cmd.Flags().Changed
	flags := cmd.Flags()
	flags.StringVar(&o.share, "target", "0.8", "andel som ska besvaras i tid / share to be answered in time")
	flags.StringVar(&o.within, "within", "20s", "inom denna tid / within this time")
	flags.StringVar(&o.meanWait, "mean-wait", "", "längsta medelväntetid, ensam eller med -target / longest mean wait")
	flags.StringVar(&o.occupancy, "max-occupancy", "", "högsta beläggning / highest occupancy")
	flags.StringVar(&o.preset, "preset", "", "servicemål / target: 80/20, skelleftea, taby")
	flags.StringVar(&o.shrinkage, "shrinkage", "0", "andel betald tid utanför kön / share of paid time away from the queue")
}

type staffingOptions struct {
	calls, interval, handling, share, within, meanWait, occupancy, preset string
	patience, shrinkage, agents, model, redial, callback                  string
	spread, concurrent                                                    int
	given                                                                 func(flag string) bool
}

// staffingResult is the document of -format json. A figure that does not exist, because of overload, is null.
type staffingResult struct {
	Model                staffing.Model  `json:"model"`
	Traffic              float64         `json:"traffic"`
	Agents               float64         `json:"agents"`
	Scheduled            int             `json:"scheduled"`
	Occupancy            *float64        `json:"occupancy"`
	WaitProbability      *float64        `json:"waitProbability"`
	ServiceLevel         *float64        `json:"serviceLevel"`
	ServiceLevelAnswered *float64        `json:"serviceLevelAnswered"`
	ASA                  *float64        `json:"asa"`
	ASAAnswered          *float64        `json:"asaAnswered"`
	Abandonment          *float64        `json:"abandonment"`
	Met                  *bool           `json:"met"`
	Target               staffing.Target `json:"target"`
	Around               []staffing.Row  `json:"around"`
	// Findings are the checks that the staffing does not pass.
	Findings []kvalitet.Finding `json:"findings"`
	Problem  *kvalitet.Problem  `json:"problem,omitempty"`
}

func (h *host) staffing(o staffingOptions) error {
	load, target, err := o.read()
	if err != nil {
		return err
	}
	if !o.given("agents") {
		need, err := staffing.Agents(load, target)
		if err != nil {
			return err
		}
		return h.staffed(load, target, need.Performance, o.spread, nil)
	}
	agents, err := fraction("agents", o.agents, false)
	if err != nil {
		return err
	}
	if err := target.Validate(); err != nil {
		return err
	}
	p, err := staffing.Evaluate(load, agents, target.Within)
	var overload *staffing.OverloadError
	if errors.As(err, &overload) {
		problem := overload.Problem()
		fmt.Fprintf(h.errs, "kvalitet: %s\n", problem.Text().In(h.lang))
		h.failed = true
		p = staffing.Performance{Model: load.Queue(), Traffic: load.Traffic(), Agents: agents}
		return h.staffed(load, target, p, o.spread, &problem)
	}
	if err != nil {
		return err
	}
	return h.staffed(load, target, p, o.spread, nil)
}

// staffed writes what came out.
func (h *host) staffed(load staffing.Load, target staffing.Target, p staffing.Performance, spread int, problem *kvalitet.Problem) error {
	whole := int(math.Ceil(p.Agents))
	rows, err := staffing.Around(load, target, whole, min(max(spread, 0), 1000))
	if err != nil {
		return err
	}
	result := staffingResult{Model: p.Model, Traffic: p.Traffic, Agents: p.Agents, Scheduled: target.Scheduled(whole),
		Target: target, Around: notNil(rows), Problem: problem}
	result.Findings = []kvalitet.Finding{}
	met := false
	result.Met = &met
	if problem == nil {
		found := kvalitet.Run(staffing.Rules(), staffing.NewPass(load, target, staffing.Need{Performance: p, Scheduled: result.Scheduled}))
		h.failOnFinding(kvalitet.Evaluate(kvalitet.Profile{}, found))
		for _, f := range found {
			if f.Outcome == kvalitet.OutcomeNotMet {
				result.Findings = append(result.Findings, f)
			}
		}
		met = target.MetBy(p)
		result.Occupancy, result.WaitProbability = &p.Occupancy, &p.WaitProbability
		result.ServiceLevel, result.ServiceLevelAnswered = &p.ServiceLevel, &p.ServiceLevelAnswered
		result.ASA, result.ASAAnswered, result.Abandonment = &p.MeanWait, &p.MeanWaitAnswered, &p.Abandonment
	}
	about := sheet{Name: column("Underlag", "Basis"), Columns: []kvalitet.Label{column("uppgift", "figure"), column("värde", "value")}, Rows: [][]any{
		{column("modell", "model"), p.Model.Label()},
		{column("trafik, erlang", "traffic, erlang"), rounded(p.Traffic, 3)},
		{column("handläggare", "agents"), p.Agents},
		{column("schemalagda", "scheduled"), result.Scheduled},
	}}
	return h.emit(result, about, staffingSheet(h, rows))
}

// staffingSheet is the table of agents around the answer.
func staffingSheet(h *host, rows []staffing.Row) sheet {
	s := sheet{Name: column("En färre och en fler", "One fewer and one more"),
		Columns: []kvalitet.Label{column("handläggare", "agents"), column("schemalagda", "scheduled"), column("beläggning", "occupancy"),
			column("får vänta", "wait"), column("servicenivå", "service level"), column("medelväntan, s", "mean wait, s"),
			column("tappade", "abandoned"), column("målet", "target")}}
	for _, r := range rows {
		p := r.Performance
		if p == nil {
			s.Rows = append(s.Rows, []any{r.Agents, r.Scheduled, nil, nil, nil, nil, nil, h.t("kön växer utan slut", "the queue grows without end")})
			continue
		}
		met := h.t("nås inte", "not met")
		if r.Met {
			met = h.t("nås", "met")
		}
		s.Rows = append(s.Rows, []any{r.Agents, r.Scheduled, rounded(p.Occupancy, 3), rounded(p.WaitProbability, 3),
			rounded(p.ServiceLevel, 3), rounded(p.MeanWait, 1), rounded(p.Abandonment, 3), met})
	}
	return s
}

func rounded(v float64, places int32) decimal.Decimal { return decimal.NewFromFloat(v).Round(places) }

// read makes a load and a target of the flags.
func (o staffingOptions) read() (load staffing.Load, target staffing.Target, err error) {
	var errs []error
	number := func(name, text string, share bool) float64 {
		if text == "" {
			return 0
		}
		v, err := fraction(name, text, share)
		errs = append(errs, err)
		return v
	}
	span := func(name, text string) time.Duration {
		if text == "" {
			return 0
		}
		parse := parseDuration
		if name == "patience" {
			parse = parsePatience
		}
		d, err := parse(text)
		if err != nil {
			errs = append(errs, fmt.Errorf("-%s %s: 4m30s, 270, 4:30", name, text))
		}
		return d
	}
	load = staffing.Load{Calls: number("calls", o.calls, false), Interval: span("interval", o.interval), Handling: span("aht", o.handling),
		Patience: span("patience", o.patience), Redial: number("redial", o.redial, false), Callback: number("callback", o.callback, true), Concurrent: o.concurrent}
	if o.patience != "" {
		load.Model = staffing.ModelA
	}
	if o.model != "" {
		model, err := parseModel(o.model)
		errs = append(errs, err)
		load.Model = model
	}
	switch strings.ToLower(o.preset) {
	case "", "80/20", "industry":
		target = staffing.Industry()
	case "skelleftea", "skellefteå":
		target = staffing.Skelleftea()
	case "taby", "täby":
		target = staffing.Taby()
	default:
		errs = append(errs, fmt.Errorf("-preset %s: 80/20, skelleftea, taby", o.preset))
	}
	if o.given("mean-wait") {
		target.MeanWait = span("mean-wait", o.meanWait)
		if !o.given("target") && !o.given("within") && o.preset == "" {
			target.Share = 0
		}
	}
	if o.given("target") {
		target.Share = number("target", o.share, true)
	}
	if o.given("within") {
		target.Within = span("within", o.within)
	}
	if o.given("target") || o.given("within") || o.given("mean-wait") {
		target.Name, target.Source = kvalitet.Label{}, kvalitet.Source{Title: "kommandoraden", Grade: kvalitet.GradeDefault}
	}
	target.MaxOccupancy = number("max-occupancy", o.occupancy, true)
	target.Shrinkage = number("shrinkage", o.shrinkage, true)
	return load, target, errors.Join(errs...)
}

// parseModel reads a model's code, its letter, or "Erlang C".
func parseModel(text string) (staffing.Model, error) {
	for _, m := range staffing.Models() {
		code := m.String()
		if t := strings.ReplaceAll(text, " ", ""); strings.EqualFold(t, code) || strings.EqualFold("erlang"+t, code) {
			return m, nil
		}
	}
	return 0, fmt.Errorf("-model %s: erlangB, erlangC, erlangA", text)
}

// fraction reads a number with comma or point. A share may be given in per cent: 80 %, or 80.
func fraction(flag, text string, share bool) (float64, error) {
	d, err := table.ParseDecimal(text)
	if err != nil {
		return 0, fmt.Errorf("-%s %s: är inget tal / is not a number", flag, text)
	}
	if share && (strings.Contains(text, "%") || d.GreaterThan(decimal.NewFromInt(1))) {
		d = d.Shift(-2)
	}
	return d.InexactFloat64(), nil
}

// longest is the longest time in seconds: 292 years.
var longest = decimal.NewFromInt(math.MaxInt64 / int64(time.Second))

// parsePatience is parseDuration, where what is longer than the longest time, or "inf", is that.
func parsePatience(text string) (time.Duration, error) {
	d, err := parseDuration(text)
	if v, wrong := table.ParseDecimal(text); wrong == nil && v.GreaterThan(longest) || strings.EqualFold(strings.TrimSpace(text), "inf") {
		return math.MaxInt64, nil
	}
	return d, err
}

// units are the units of time as people write them, the longest first.
var units = strings.NewReplacer("timmar", "h", "timme", "h", "tim", "h", "hours", "h", "hour", "h", "minuter", "m", "minutes", "m", "minute", "m", "minut", "m", "min", "m",
	"sekunder", "s", "sekund", "s", "seconds", "s", "second", "s", "sek", "s", "sec", "s", " ", "", "\u00a0", "")

// parseDuration reads 4m30s, 4 min 30 sek, a number of seconds, mm:ss or hh:mm:ss.
func parseDuration(text string) (time.Duration, error) {
	text = units.Replace(strings.ToLower(strings.TrimSpace(text)))
	if d, err := time.ParseDuration(strings.ReplaceAll(text, ",", ".")); err == nil && strings.ContainsAny(text, "hmsµu") {
		return d, nil
	}
	parts := strings.Split(text, ":")
	if len(parts) > 3 {
		return 0, strconv.ErrSyntax
	}
	total := decimal.Zero
	for i, p := range parts {
		d, err := table.ParseDecimal(p)
		if err != nil || len(parts) > 1 && (d.IsNegative() || i > 0 && d.GreaterThanOrEqual(decimal.NewFromInt(60))) {
			return 0, strconv.ErrSyntax
		}
		total = total.Mul(decimal.NewFromInt(60)).Add(d)
	}
	if total.Abs().GreaterThan(longest) {
		return 0, strconv.ErrRange
	}
	return time.Duration(total.Shift(9).Round(0).IntPart()), nil
}
