package main

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/google/uuid"
	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/governance/document"
)

var evidenceColumns = []table.Column{
	{Name: "title", Aliases: []string{"bevis", "titel", "underlag", "evidence"}, Required: true},
	{Name: "kind", Aliases: []string{"slag", "typ"}, Required: true},
	{Name: "number", Aliases: []string{"krav", "klausul", "paragraf", "clause", "requirement"}, Required: true},
	{Name: "set", Aliases: []string{"kravmängd", "standard", "författning"}},
	{Name: "from", Aliases: []string{"gäller från", "start"}},
	{Name: "until", Aliases: []string{"gäller till", "slut"}},
	{Name: "owner", Aliases: []string{"ansvarig", "ägare"}},
	{Name: "notApplicable", Aliases: []string{"ej tillämpligt", "inte tillämpligt"}},
	{Name: "text", Aliases: []string{"skäl", "kommentar", "reason"}},
}

// evidenceWords are Swedish words for the kinds of evidence; another word is a kind of the municipality's own.
var evidenceWords = map[string]document.EvidenceKind{
	"dokument": document.EvidenceDocument, "styrdokument": document.EvidenceDocument, "rutin": document.EvidenceDocument, "mål": document.EvidenceGoal,
	"rapport": document.EvidenceReport, "beslut": document.EvidenceDecision, "protokoll": document.EvidenceDecision, "roll": document.EvidenceRole, "ansvar": document.EvidenceRole,
	"riskanalys": document.EvidenceRisk, "kontroll": document.EvidenceControl, "egenkontroll": document.EvidenceControl, "tillsyn": document.EvidenceControl,
	"klagomål": document.EvidenceComplaint, "avvikelse": document.EvidenceComplaint, "analys": document.EvidenceAnalysis, "åtgärd": document.EvidenceAction,
	"undersökning": document.EvidenceSurvey, "enkät": document.EvidenceSurvey, "utbildning": document.EvidenceTraining, "revision": document.EvidenceAudit,
}

func documentCoverCommand(h *host) *cobra.Command {
	var set, on string
	cmd := &cobra.Command{
		Use:   "cover [FILE] -set SOSFS|KL|ISO9001|… [-on DATE]",
		Short: "Vilka krav är uppfyllda, och med vad? / which requirements are met, and by what?",
		Long: `Läser ett bevis per rad: bevis (titel), slag (dokument, process, riskanalys, egenkontroll, klagomål, analys, åtgärd, rapport,
beslut, mål, plan, roll, undersökning, utbildning, revision) och krav (kravets nummer, flera skilda med |); om de finns
kravmängd, gäller från, gäller till (sista dagen), ansvarig, ej tillämpligt och skäl. Utan fil visas kravlistan.
Ett krav är uppfyllt när ett bevis av rätt slag gäller på dagen. Ett bevis av annat slag räknas som svagt, ett gammalt som utgånget.
/
Reads a piece of evidence per row, and shows for each requirement of a set whether evidence of a right kind is in time.
Without a file the list of requirements is shown. -set takes a set that ships with the library, or FILE.json.`,
		Example: `  kvalitet document cover -set SOSFS
  printf 'bevis;slag;krav\nRiktlinje för avvikelser;dokument;7 kap. 1 §\nRiskanalys hemtjänst;riskanalys;5 kap. 1 §\n' | kvalitet document cover - -set SOSFS -on 2026-11-22`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			file := ""
			if len(args) > 0 {
				file = args[0]
			}
			return h.documentCover(file, set, on)
		},
	}
	cmd.Flags().StringVar(&set, "set", "", "kravmängd / set of requirements: SOSFS, KL, ISO9001 …, FILE.json")
	cmd.Flags().StringVar(&on, "on", "", "dagen som prövas / the day asked about: 2026-11-22")
	return cmd
}

type coverRow struct {
	Number   string                  `json:"number"`
	Name     kvalitet.Label          `json:"name"`
	Status   document.CoverageStatus `json:"status"`
	Evidence []string                `json:"evidence"`
	Needs    []document.EvidenceKind `json:"needs"`
}

func (h *host) documentCover(file, setName, onText string) error {
	on, err := day("on", onText)
	if err != nil {
		return err
	}
	set, err := h.requirementSet(setName)
	if err != nil {
		return err
	}
	var evidence []document.Evidence
	problems := []table.Problem{}
	if file != "" {
		t, err := h.read(file, evidenceColumns...)
		if err != nil {
			return err
		}
		evidence = readEvidence(t, set)
		problems = h.badRows(t)
	}
	c := document.Cover(set, evidence, on)
	covered, of := c.Share()
	out := struct {
		Set      string          `json:"set"`
		On       kvalitet.Date   `json:"on"`
		Covered  int             `json:"covered"`
		Of       int             `json:"of"`
		Weak     int             `json:"weak"`
		Expired  int             `json:"expired"`
		Missing  int             `json:"missing"`
		Source   kvalitet.Source `json:"source"`
		Rows     []coverRow      `json:"rows"`
		Problems []table.Problem `json:"problems"`
	}{c.Set, on, covered, of, c.Weak, c.Expired, c.Missing, set.Source, []coverRow{}, problems}
	titles := map[uuid.UUID]string{}
	for _, e := range evidence {
		titles[e.ID] = e.Title
	}
	s := sheet{Name: column("Kravtäckning", "Coverage"), Columns: []kvalitet.Label{column("krav", "requirement"), column("gäller", "about"), column("läge", "status"), column("bevis", "evidence")}}
	for _, r := range c.Rows {
		row := coverRow{Number: r.Requirement.Number, Name: r.Requirement.Name, Status: r.Status, Evidence: []string{}, Needs: notNil(r.Requirement.Needs)}
		for _, id := range r.Evidence {
			row.Evidence = append(row.Evidence, titles[id])
		}
		out.Rows = append(out.Rows, row)
		s.Rows = append(s.Rows, []any{row.Number, row.Name, r.Status.Label(), strings.Join(row.Evidence, ", ")})
	}
	return h.emit(out, s)
}

// readEvidence makes the evidence of a table. Rows of another set are left out; a clause that the set does not have is
// a bad row.
func readEvidence(t *table.Table, set document.RequirementSet) []document.Evidence {
	var all []document.Evidence
	for _, row := range t.Rows {
		if !row.Require("title", "kind", "number") {
			continue
		}
		if other := row.Text("set"); other != "" && !strings.HasPrefix(plainName(set.Code), plainName(other)) {
			continue
		}
		word := fold(row.Text("kind"))
		e := document.Evidence{ID: uuid.NewSHA1(uuid.NameSpaceURL, fmt.Appendf(nil, "kvalitet/evidence/%d/%s", row.Number, row.Text("title"))),
			Title: row.Text("title"), Kind: cmp.Or(evidenceWords[word], document.EvidenceKind(word)), Owner: row.Text("owner"), Text: row.Text("text")}
		for _, number := range several(row.Text("number")) {
			found := false
			for _, r := range set.Requirements {
				if plainName(r.Number) == plainName(number) {
					found = true
					e.Answers = append(e.Answers, document.Clause{Set: set.Code, Number: r.Number})
				}
			}
			if !found {
				row.Fail("number", "unknown", fmt.Sprintf("%s har inget krav %q", set.Code, number), fmt.Sprintf("%s has no requirement %q", set.Code, number))
			}
		}
		e.NotApplicable, _ = row.Bool("notApplicable")
		e.Period.From, _ = row.Date("from")
		if last, ok := row.Date("until"); ok {
			e.Period.Until = last.AddDays(1)
		}
		if len(e.Answers) == 0 {
			continue
		}
		if problems := e.Problems(); len(problems) > 0 {
			row.FailAll(problems)
			continue
		}
		all = append(all, e)
	}
	return all
}
