package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/governance/effect"
)

// benefitsCommand appraises benefits and what becomes of them.
func benefitsCommand(h *host) *cobra.Command {
	rate := ""
	start := 0
	cmd := &cobra.Command{
		Use:   "benefits FILE [-rate 3] [-start YEAR]",
		Short: "Nyttokalkyl och effekthemtagning / benefits, planned and taken home",
		Long: `Läser en rad per nytta eller kostnad och år: nytta (namn), slag (finansiell, tid, kvalitet eller kostnad), år (från 0, eller
kalenderår) och belopp i kronor; om de finns försiktig, gynnsam, timmar, utfall, utfall timmar, ägare, mått, utgångsvärde,
resurs, frigörs, uppföljning, driftstart och kalkyl (flera i samma fil). Eller ett dokument governance/benefit-case/v1, eller
en lista av dem, i JSON.

Nettot räknas per år och diskonteras till år 0 för tre skattningar och för utfallet. Under försiktig är nyttor låga och
kostnader höga. budget är den del som får minska en budget: bara finansiella nyttor, minus kostnader. Timmar visas bredvid
kronorna och läggs aldrig till dem. Återbetalningstiden är i år, och tom när pengarna aldrig kommer tillbaka eller aldrig låg ute.
/
Reads a row per benefit or cost and year, or documents in JSON, and appraises each case: net by year, present value in year
0, payback, benefit per krona, for three estimates and for what came. budget is the part that may reduce a budget: financial
benefits less costs. Hours are shown beside the kronor and never added to them.`,
		Example: `  printf 'nytta;slag;år;belopp;timmar\nutveckling;kostnad;0;100000;\nlicens upphör;finansiell;1;40000;\nfärre samtal;tid;1;0;75\n' | kvalitet benefits -
  kvalitet benefits nyttor.csv -rate 2,5 -format json`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return h.benefits(args[0], rate, start) },
	}
	cmd.Flags().StringVar(&rate, "rate", effect.DefaultRate.String(), "kalkylränta i procent / discount rate in per cent")
	cmd.Flags().IntVar(&start, "start", 0, "år 0 som kalenderår / year 0 as a calendar year")
	return cmd
}

// benefitCase is one case of the JSON document.
type benefitCase struct {
	Name      string                `json:"name"`
	Start     int                   `json:"start"` // 0 when no calendar year is known
	Rate      money                 `json:"rate"`
	Estimates map[string]*appraisal `json:"estimates"` // low, base, high, realised; the last is null before anything has come
	Findings  []namedFinding        `json:"findings"`
}

type appraisal struct {
	Net          []money `json:"net"`
	Total        money   `json:"total"`
	PresentValue money   `json:"presentValue"`
	Payback      money   `json:"payback"`
	Discounted   money   `json:"discountedPayback"`
	Ratio        money   `json:"ratio"`
	Hours        []money `json:"hours"`
	Budget       money   `json:"budget"`
}

// namedFinding is a finding with the names of what it is about.
type namedFinding struct {
	Rule    string           `json:"rule"`
	Outcome kvalitet.Outcome `json:"outcome"`
	SV      string           `json:"sv"`
	EN      string           `json:"en"`
	About   []string         `json:"about"`
}

func (h *host) benefits(file, rate string, start int) error {
	percent, err := table.ParseDecimal(rate)
	if err != nil {
		return fmt.Errorf("-rate %s: %w", rate, err)
	}
	data, err := table.Bytes(file, h.in)
	if err != nil {
		return err
	}
	document := struct {
		Cases    []benefitCase   `json:"cases"`
		Problems []table.Problem `json:"problems"`
	}{[]benefitCase{}, []table.Problem{}}
	var cases []effect.Case
	named := start != 0
	if isDocument(data) {
		if cases, err = documents[effect.Case](file, data); err != nil {
			return err
		}
		named = true
	} else {
		t, err := table.Parse(data, benefitColumns...)
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		var calendar bool
		cases, calendar = benefitRows(t, percent, start)
		named = named || calendar
		document.Problems = h.badRows(t)
	}
	var sheets []sheet
	for _, c := range cases {
		if err := c.Validate(); err != nil {
			return fmt.Errorf("%s: %s: %w", file, c.Name, err)
		}
		out := h.benefitCase(c)
		if !named {
			out.Start = 0
		}
		document.Cases = append(document.Cases, out)
		sheets = append(sheets, h.benefitSheets(c.Name, out)...)
	}
	return h.emit(document, sheets...)
}
