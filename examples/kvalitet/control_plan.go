package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/control"
)

type planJSON struct {
	Plan     planYearJSON     `json:"plan"`
	Findings []controlFinding `json:"findings"`
	Counts   map[string]int   `json:"counts"`
}

type planYearJSON struct {
	Year   int            `json:"year"`
	On     kvalitet.Date  `json:"on"`
	Model  control.Model  `json:"model"`
	Bodies []planBodyJSON `json:"bodies"`
	Count  int            `json:"count"`
}

type planBodyJSON struct {
	Body string `json:"body"`
	Year int    `json:"year"`
	// Drafted says that the file had no control activity, and that the plan is a proposal from the risks.
	Drafted   bool                `json:"drafted"`
	Plan      *control.Plan       `json:"plan,omitempty"`
	Selection []control.Choice    `json:"selection"`
	State     []control.StepState `json:"state"`
	Previous  []control.Item      `json:"previous"`
}

func controlPlanCommand(h *host) *cobra.Command {
	var flags controlFlags
	cmd := &cobra.Command{
		Use:   "plan FIL | -example",
		Short: "Välj kontrollmoment ur riskerna och pröva tillsynsplanen / select from the risks and check the supervision plan",
		Long: `Väljer vad som ska kontrolleras ur nämndernas risker, med skäl på varje rad, och prövar planerna mot analysen.
En nämnd utan kontrollmoment får ett förslag med numrerade moment; det som skrivs ut kan fyllas i och läsas igen.

` + controlHelpSV + `
/
Chooses what to control from the risks of the bodies, with reasons on each row, and checks the plans against the analysis. A body
without activities gets a proposal with numbered ones; what is written can be filled in and read again.

` + controlHelpEN + `
/
` + controlHelpBody,
		Example: `  kvalitet control plan -example > ar.json
  kvalitet control plan ar.json
  kvalitet control plan ar.json -format json -on 2026-12-31
  echo '{"nämnd":"Socialnämnden","år":2027,"risker":[{"id":"R1","text":"Fel avgift","område":"verksamhet","riskvärde":12}]}' | kvalitet control plan -`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			y, profile, err := h.readYear(flags, args)
			if err != nil || y == nil {
				return err
			}
			return h.controlPlan(y, profile, flags.all)
		},
	}
	flags.add(cmd)
	return cmd
}

func (h *host) controlPlan(y *controlYear, profile kvalitet.Profile, all bool) error {
	on := y.on
	if on.IsZero() { // the plan is looked at when it should be adopted
		on = kvalitet.Year(y.year).From
	}
	out := planJSON{Plan: planYearJSON{Year: y.year, On: on, Model: y.model, Bodies: []planBodyJSON{}}, Findings: y.findings}
	rows := sheet{Name: column("Tillsynsplan", "Supervision plan"), Columns: []kvalitet.Label{column("nämnd", "body"), column("nr", "no"), column("kontrollmoment", "control activity"),
		column("risk", "risk"), column("riskvärde", "risk value"), column("i planen", "in the plan"), column("skäl", "reasons")}}
	for _, b := range y.bodies {
		body := planBodyJSON{Body: b.file.Body, Year: b.file.Year, Previous: notNil(b.file.Previous), Selection: []control.Choice{}}
		if b.file.Plan != nil {
			body.Selection = control.Select(deviated(b.file), y.model.Criteria...)
			if len(b.file.Plan.Activities) == 0 && len(body.Selection) > 0 {
				draft := control.Draft(b.file.Plan.ID, b.file.Body, b.file.Year, y.model, b.file.Plan.Analysis, body.Selection)
				draft.Adopted = b.file.Plan.Adopted
				b.file.Plan, body.Drafted = &draft, true
				out.Findings = append(out.Findings, controlFinding{Rule: "control.plan.drafted", Outcome: kvalitet.OutcomeNotMet.String(), Severity: "info", Body: b.file.Body, Path: b.at("/plan/activities"),
					SV: fmt.Sprintf("Planen saknade kontrollmoment: %d har föreslagits ur %d risker.", len(draft.Activities), len(draft.Analysis.Risks)),
					EN: fmt.Sprintf("The plan had no control activity: %d were proposed from %d risks.", len(draft.Activities), len(draft.Analysis.Risks))})
			}
		}
		day := on
		if due := y.model.Due(control.StepPlan, y.year); body.Drafted && !due.IsZero() {
			day = due // a proposal is not late
		}
		p := control.NewPass(b.file, y.model, day)
		body.Plan, body.State = b.file.Plan, control.State(p, nil, nil, nil)[:2]
		e := kvalitet.Evaluate(profile, kvalitet.RunOn(kvalitet.Year(y.year).Last(), control.PlanRules(), p))
		out.Findings = append(out.Findings, h.controlFindings(b, e, all)...)
		out.Plan.Bodies = append(out.Plan.Bodies, body)
		rows.Rows = append(rows.Rows, planRows(body, p.Activities(), h.lang)...)
	}
	out.Plan.Count = len(out.Plan.Bodies)
	out.Findings, out.Counts = notNil(out.Findings), tally(out.Findings)
	return h.emit(out, rows, findingSheet(out.Findings))
}

// deviated marks the risks whose control found a large or frequent deviation last year.
func deviated(f control.File) []control.Risk {
	risks := append([]control.Risk(nil), f.Plan.Analysis.Risks...)
	for i := range risks {
		for _, it := range f.Previous {
			for _, id := range it.Risks {
				risks[i].Deviated = risks[i].Deviated || it.Weighty() && id == risks[i].ID
			}
		}
	}
	return risks
}

// planRows are the selection and the activities that it led to, or that were there.
func planRows(b planBodyJSON, activities []control.Activity, lang string) [][]any {
	var rows [][]any
	shown := map[control.Number]bool{}
	for _, c := range b.Selection {
		var numbers, texts, why []string
		for _, a := range activities {
			for _, id := range a.Risks {
				if id == c.Risk.ID {
					numbers, texts = append(numbers, a.Number.String()), append(texts, a.Text)
					shown[a.Number] = true
				}
			}
		}
		for _, r := range c.Reasons {
			why = append(why, r.Text.In(lang))
		}
		var value any
		if c.Risk.Rated() {
			value = c.Risk.Value
		}
		rows = append(rows, []any{b.Body, strings.Join(numbers, ", "), strings.Join(texts, "; "), c.Risk.ID + " " + c.Risk.Text, value, len(numbers) > 0, strings.Join(why, "; ")})
	}
	for _, a := range activities {
		if !shown[a.Number] {
			rows = append(rows, []any{b.Body, a.Number.String(), a.Text, "", nil, true, ""})
		}
	}
	return rows
}

// jsonStrict reads a document that may have no unknown member.
func jsonStrict(data []byte, v any) error {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(v); err != nil {
		return fmt.Errorf("%w: %w", kvalitet.ErrInvalid, err)
	}
	return nil
}
