package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/rosa"
)

// rosaAgreementCommand writes the boundary document and a draft of an agreement for each body.
func rosaAgreementCommand(h *host) *cobra.Command {
	var o agreementOptions
	cmd := &cobra.Command{
		Use:   "agreement FILE [-body BODY] [-centre NAME] [-from DATE -until DATE] [-boundary 4]",
		Short: "Gränssnitt och utkast till överenskommelse per förvaltning / boundary and draft agreement per body",
		Long: `Läser samma ärendedelar som rosa och skriver för varje nämnd vad kontaktcentret gör, med volym, minuter och vad som saknas
först, och vad det hänvisar och till vem; det är underlag till överenskommelsen. -format json ger överenskommelserna som dokument
att spara och besluta om.
/
Reads the same case parts as rosa and writes, for each body, what the contact centre does, with volume, minutes and what is
missing first, and what it refers and to whom. -format json gives the agreements as documents to keep and decide on.`,
		Example: `  kvalitet rosa agreement arendedelar.csv -centre Kundtjänst -from 2027-01-01 -until 2027-12-31`,
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return h.rosaAgreement(args[0], o) },
	}
	flags := cmd.Flags()
	flags.StringVar(&o.body, "body", "", "bara denna nämnd / this body only")
	flags.StringVar(&o.centre, "centre", "Kontaktcenter", "kontaktcentrets namn / name of the contact centre")
	flags.StringVar(&o.from, "from", "", "överenskommelsens första dag / first day")
	flags.StringVar(&o.until, "until", "", "överenskommelsens sista dag / last day")
	flags.IntVar(&o.boundary, "boundary", int(rosa.DefaultBoundary), "högsta nivå som centret gör / highest level that the centre does")
	return cmd
}

type agreementOptions struct {
	body, centre, from, until string
	boundary                  int
}

type agreementsJSON struct {
	Agreements []agreementJSON `json:"agreements"`
	Problems   []table.Problem `json:"problems"`
}

type agreementJSON struct {
	Agreement rosa.Agreement  `json:"agreement"`
	Boundary  rosa.Boundary   `json:"boundary"`
	Ready     decimal.Decimal `json:"readyMinutes"`
	Waiting   decimal.Decimal `json:"waitingMinutes"`
}

func (h *host) rosaAgreement(file string, o agreementOptions) error {
	if o.boundary < 1 || o.boundary > len(rosa.Levels()) {
		return fmt.Errorf("-boundary %d: 1–8", o.boundary)
	}
	var period kvalitet.Period
	var err error
	if o.from != "" {
		if period.From, err = table.ParseDate(o.from); err != nil {
			return fmt.Errorf("-from: %w", err)
		}
	}
	if o.until != "" {
		last, err := table.ParseDate(o.until)
		if err != nil {
			return fmt.Errorf("-until: %w", err)
		}
		period.Until = last.AddDays(1)
	}
	cases, t, _, err := h.rosaCases(file)
	if err != nil {
		return err
	}
	method := rosa.Method{Boundary: rosa.Level(o.boundary)}
	out := agreementsJSON{Agreements: []agreementJSON{}}
	var sheets []sheet
	for _, b := range rosa.Boundaries(cases, method.Boundary) {
		if o.body != "" && !strings.EqualFold(o.body, b.Body) {
			continue
		}
		a := method.Draft(exampleID("agreement", b.Body, o.centre), b.Body, o.centre, period, cases)
		j := agreementJSON{Agreement: a, Boundary: b}
		j.Ready, j.Waiting = a.Ready()
		out.Agreements = append(out.Agreements, j)
		sheets = append(sheets, j.sheets(h)...)
	}
	if o.body != "" && len(out.Agreements) == 0 {
		return fmt.Errorf("-body %s: %s", o.body, h.t("nämnden finns inte i filen", "the body is not in the file"))
	}
	out.Problems = h.badRows(t)
	return h.emit(out, sheets...)
}

func (j agreementJSON) sheets(h *host) []sheet {
	body := j.Boundary.Body
	if body == "" {
		body = "–"
	}
	gates := func(list []rosa.Gate) string {
		var names []string
		for _, g := range list {
			names = append(names, g.Label().In(h.lang))
		}
		return strings.Join(names, ", ")
	}
	do := sheet{Name: column(body+": kontaktcentret gör", body+": the centre does"), Columns: []kvalitet.Label{column("ärende", "case"), column("del", "part"), column("nivå", "level"),
		column("gånger per år", "times a year"), column("minuter per år", "minutes a year"), column("gör det i dag", "does it today"), column("saknas först", "missing first")}}
	for _, i := range j.Agreement.Items {
		at := slices.IndexFunc(j.Boundary.Do, func(l rosa.Line) bool { return l.Case == i.Case && l.Part == i.Part })
		who := ""
		if at >= 0 {
			who = j.Boundary.Do[at].Who
		}
		do.Rows = append(do.Rows, []any{i.CaseName, i.Part, int(i.Level), i.Times, i.Minutes, who, gates(i.Missing)})
	}
	do.Rows = append(do.Rows, []any{column("klart att flytta", "ready to move"), "", nil, nil, j.Ready, "", ""},
		[]any{column("väntar på det som saknas", "waits for what is missing"), "", nil, nil, j.Waiting, "", ""})
	refer := sheet{Name: column(body+": kontaktcentret hänvisar", body+": the centre refers"), Columns: []kvalitet.Label{column("ärende", "case"), column("del", "part"), column("nivå", "level"),
		column("till", "to"), column("uppgifter att fråga efter", "information to ask for")}}
	for _, l := range j.Boundary.Refer {
		refer.Rows = append(refer.Rows, []any{l.CaseName, l.Part, int(l.Level), l.Who, l.Needs})
	}
	return []sheet{do, refer}
}
