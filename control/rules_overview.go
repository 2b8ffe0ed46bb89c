package control

import (
	"fmt"
	"slices"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// OverviewRule is a check of the report on all bodies.
type OverviewRule = kvalitet.Rule[*OverviewPass]

// OverviewPass is what an overview rule looks at: the overview and the bodies that should be in it. Paths in findings
// point into the overview's JSON form.
type OverviewPass struct {
	Overview Overview
	// Expected are the names of all bodies; none is not known.
	Expected []string
}

// OverviewRules returns the checks of the report to the executive.
func OverviewRules() []*OverviewRule {
	source := published(orebroHandbook, "Internkontroll, Rapportera")
	return []*OverviewRule{
		{
			ID:    "control.overview.bodies",
			Title: kvalitet.Label{SV: "Är alla nämnder med?", EN: "Are all bodies in it?"},
			Doc: kvalitet.Label{SV: "Rapporten beskriver alla nämnders arbete. En nämnd utan plan och rapport är också med.",
				EN: "The report describes the work of all bodies. A body without plan and report is in it too."},
			Source: source, Check: bodiesIn,
		},
		{
			ID:    "control.overview.judged",
			Title: kvalitet.Label{SV: "Har varje nämnd kunnat bedömas?", EN: "Could every body be judged?"},
			Doc: kvalitet.Label{SV: "En nämnd som inte går att bedöma har inte lämnat något. Begär in det som saknas.",
				EN: "A body that cannot be judged has handed in nothing. Ask for what is missing."},
			Source: source, Check: bodiesJudged,
		},
		{
			ID:    "control.overview.executive",
			Title: kvalitet.Label{SV: "Finns kommunstyrelsens yttrande?", EN: "Is there a statement of the executive?"},
			Doc: kvalitet.Label{SV: "Kommunstyrelsen tar ställning till rapporten med ett beslut. Texten är dess egen.",
				EN: "The executive takes its stand on the report by a decision. The text is its own."},
			Source: kvalitet.Source{Title: municipalAct, Section: "6 kap. 1 §", Grade: kvalitet.GradeStatute}, Check: executiveStated,
		},
		{
			ID:    "control.overview.auditors",
			Title: kvalitet.Label{SV: "Har revisorerna kommenterat rapporten?", EN: "Have the auditors commented on the report?"},
			Doc: kvalitet.Label{SV: "Revisionen granskar rapporten oberoende och lämnar en kommentar. Den skrivs inte av någon annan.",
				EN: "The auditors review the report independently and comment on it. Nobody else writes that."},
			Source: source, Check: auditorsCommented,
		},
	}
}

func bodiesIn(p *OverviewPass) kvalitet.Finding {
	if len(p.Expected) == 0 {
		return kvalitet.Unknown("Det är inte angivet vilka nämnder som ska vara med.", "It is not stated which bodies should be in it.")
	}
	var f faults
	for _, body := range p.Expected {
		if !slices.ContainsFunc(p.Overview.Bodies, func(b BodyLine) bool { return b.Body == body }) {
			f.add("/bodies", fmt.Sprintf("%s saknas i rapporten", body), fmt.Sprintf("%s is missing in the report", body))
		}
	}
	return f.finding()
}

func bodiesJudged(p *OverviewPass) kvalitet.Finding {
	var f faults
	for i, b := range p.Overview.Bodies {
		if b.Grade == GradeNotJudged || b.Counts.Activities == 0 {
			f.add(check.At("/bodies", i), fmt.Sprintf("%s går inte att bedöma: inga kontrollmoment finns", b.Body), fmt.Sprintf("%s cannot be judged: there are no control activities", b.Body))
		}
	}
	return f.finding()
}

func executiveStated(p *OverviewPass) kvalitet.Finding {
	s := p.Overview.Executive
	if s.Text == "" {
		return kvalitet.Unknown("Kommunstyrelsens yttrande finns inte än.", "There is no statement of the executive yet.").At(kvalitet.Place{Path: "/executive/text"})
	}
	if !s.Resolution.Taken() {
		return kvalitet.NotMet("Kommunstyrelsens yttrande saknar beslut med dag och beteckning.", "The statement of the executive lacks a decision with day and reference.").
			At(kvalitet.Place{Path: "/executive/resolution"})
	}
	return kvalitet.Met()
}

func auditorsCommented(p *OverviewPass) kvalitet.Finding {
	if p.Overview.Auditors.Text == "" {
		return kvalitet.Unknown("Revisorernas kommentar finns inte än.", "There is no comment of the auditors yet.").At(kvalitet.Place{Path: "/auditors/text"})
	}
	return kvalitet.Met()
}
