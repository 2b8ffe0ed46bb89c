package main

import (
	"errors"
	"fmt"
	"math"

	"github.com/shopspring/decimal"
	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
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
/
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
