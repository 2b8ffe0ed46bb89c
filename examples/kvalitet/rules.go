package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis"
	"github.com/kommunkvalitet/kvalitet/analysis/compass"
	"github.com/kommunkvalitet/kvalitet/control"
	"github.com/kommunkvalitet/kvalitet/governance"
	"github.com/kommunkvalitet/kvalitet/governance/award"
	"github.com/kommunkvalitet/kvalitet/governance/budget"
	"github.com/kommunkvalitet/kvalitet/governance/competence"
	"github.com/kommunkvalitet/kvalitet/governance/cycle"
	"github.com/kommunkvalitet/kvalitet/governance/document"
	"github.com/kommunkvalitet/kvalitet/governance/effect"
	"github.com/kommunkvalitet/kvalitet/governance/org"
	"github.com/kommunkvalitet/kvalitet/governance/outlook"
	"github.com/kommunkvalitet/kvalitet/governance/portfolio"
	"github.com/kommunkvalitet/kvalitet/governance/service"
	"github.com/kommunkvalitet/kvalitet/process"
	"github.com/kommunkvalitet/kvalitet/process/rollout"
	"github.com/kommunkvalitet/kvalitet/risk"
	"github.com/kommunkvalitet/kvalitet/rosa"
	"github.com/kommunkvalitet/kvalitet/rosa/staffing"
	"github.com/kommunkvalitet/kvalitet/survey"
)

// rulesCommand shows what is checked, why, and where each check comes from.
func rulesCommand(h *host) *cobra.Command {
	var grade string
	cmd := &cobra.Command{
		Use:   "rules [ID…] [-grade statute|published|default]",
		Short: "Alla regler, med källa / every rule, with its source",
		Long: `Visar vad som kontrolleras, varför, och varifrån regeln kommer. ID är en regel, början på flera (governance.smarta),
eller ett paket (governance/cycle). Ett ID som inget svarar mot ger utgångsstatus 1.
/
Shows what is checked, why, and where the rule comes from. ID is a rule, the beginning of several (governance.smarta), or
a package (governance/cycle). An ID that nothing answers to gives exit status 1.`,
		Example: `  kvalitet rules governance.smarta
  kvalitet rules governance/cycle survey.order.interval -format json
  kvalitet rules -grade statute -lang en -format csv`,
		RunE: func(_ *cobra.Command, args []string) error { return h.rules(grade, args) },
	}
	cmd.Flags().StringVar(&grade, "grade", "", "bara regler vars källa har tyngden / only rules whose source is: statute, published, default")
	return cmd
}

// ruleEntry is a rule of the JSON document. Both languages are there whatever -lang says.
type ruleEntry struct {
	ID      string          `json:"id"`
	Package string          `json:"package"`
	Sets    []string        `json:"sets"` // the functions that return it
	Title   kvalitet.Label  `json:"title"`
	Doc     kvalitet.Label  `json:"doc"`
	Source  kvalitet.Source `json:"source"`
	From    kvalitet.Date   `json:"from,omitzero"`
	Until   kvalitet.Date   `json:"until,omitzero"`
}

func (h *host) rules(grade string, ids []string) error {
	var wanted kvalitet.Grade
	if grade != "" {
		var err error
		if wanted, err = kvalitet.ParseGrade(grade); err != nil {
			return fmt.Errorf("-grade: %w", err)
		}
	}
	document := struct {
		Rules    []ruleEntry `json:"rules"`
		Count    int         `json:"count"`
		NotFound []string    `json:"notFound"`
	}{[]ruleEntry{}, 0, []string{}}
	answers := func(e ruleEntry) func(string) bool {
		return func(id string) bool { return e.ID == id || e.Package == id || strings.HasPrefix(e.ID, id+".") }
	}
	all := shippedRules()
	for _, e := range all {
		if (len(ids) == 0 || slices.ContainsFunc(ids, answers(e))) && (wanted == 0 || e.Source.Grade == wanted) {
			document.Rules = append(document.Rules, e)
		}
	}
	document.Count = len(document.Rules)
	for _, id := range ids {
		if !slices.ContainsFunc(all, func(e ruleEntry) bool { return answers(e)(id) }) {
			document.NotFound = append(document.NotFound, id)
			h.failed = true
			fmt.Fprintf(h.errs, "kvalitet: %s: %s\n", id, h.t("ingen sådan regel", "no such rule"))
		}
	}
	s := sheet{Name: column("Regler", "Rules"), Columns: []kvalitet.Label{column("regel", "rule"), column("fråga", "question"),
		column("källa", "source"), column("tyngd", "grade"), column("vad och varför", "what and why")}}
	for _, e := range document.Rules {
		s.Rows = append(s.Rows, []any{e.ID, e.Title, e.Source.String(), e.Source.Grade.Label(), e.Doc})
	}
	return h.emit(document, s)
}

// shippedRules gathers every rule of the library from the slices that its packages return, in the order of packages.
func shippedRules() []ruleEntry {
	var all []ruleEntry
	add := func(entries []ruleEntry) {
		for _, e := range entries {
			if i := slices.IndexFunc(all, func(x ruleEntry) bool { return x.ID == e.ID && x.Package == e.Package }); i >= 0 {
				all[i].Sets = append(all[i].Sets, e.Sets...)
				continue
			}
			all = append(all, e)
		}
	}
	add(ruleSet("governance", "SMARTA", governance.SMARTA()))
	add(ruleSet("governance", "TextRules", governance.TextRules()))
	add(ruleSet("governance", "IndicatorRules", governance.IndicatorRules()))
	add(ruleSet("governance", "RegisterRules", governance.RegisterRules()))
	add(ruleSet("governance/award", "Rules", award.Rules()))
	add(ruleSet("governance/budget", "BalanceRules", budget.BalanceRules()))
	add(ruleSet("governance/competence", "Rules", competence.Rules()))
	add(ruleSet("governance/cycle", "PlanRules", cycle.PlanRules()))
	add(ruleSet("governance/cycle", "ReportRules", cycle.ReportRules()))
	add(ruleSet("governance/document", "Rules", document.Rules()))
	add(ruleSet("governance/effect", "MapRules", effect.MapRules()))
	add(ruleSet("governance/effect", "CaseRules", effect.CaseRules()))
	add(ruleSet("governance/org", "Rules", org.Rules()))
	add(ruleSet("governance/outlook", "ObservationRules", outlook.ObservationRules(outlook.DefaultScreening())))
	add(ruleSet("governance/outlook", "DialogueRules", outlook.DialogueRules()))
	add(ruleSet("governance/portfolio", "Rules", portfolio.Rules()))
	add(ruleSet("governance/service", "PromiseRules", service.PromiseRules()))
	add(ruleSet("process", "MapRules", process.MapRules()))
	add(ruleSet("process/rollout", "Rules", rollout.Rules()))
	add(ruleSet("risk", "Rules", risk.Rules()))
	add(ruleSet("risk", "SixSteps", risk.SixSteps()))
	add(ruleSet("risk", "MatrixRules", risk.MatrixRules()))
	add(ruleSet("risk", "PublishedRules", risk.PublishedRules()))
	add(ruleSet("risk", "RegisterRules", risk.RegisterRules()))
	add(ruleSet("control", "AllRules", control.AllRules()))
	add(ruleSet("control", "OverviewRules", control.OverviewRules()))
	add(ruleSet("rosa", "Quality", rosa.Rules()))
	add(ruleSet("rosa/staffing", "Checks", staffing.Rules()))
	add(ruleSet("survey", "Commissioning", survey.Rules()))
	add(ruleSet("analysis", "Rules", analysis.Rules()))
	add(ruleSet("analysis", "IndicatorRules", analysis.IndicatorRules()))
	add(ruleSet("analysis/compass", "Rules", compass.Rules()))
	return all
}

// ruleSet makes the entries of one slice of rules, whatever they look at.
func ruleSet[P any](pkg, name string, rules []*kvalitet.Rule[P]) []ruleEntry {
	entries := make([]ruleEntry, len(rules))
	for i, r := range rules {
		entries[i] = ruleEntry{ID: r.ID, Package: pkg, Sets: []string{name}, Title: r.Title, Doc: r.Doc, Source: r.Source, From: r.From, Until: r.Until}
	}
	return entries
}
