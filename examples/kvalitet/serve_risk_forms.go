package main

import (
	"fmt"
	"strconv"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/portal"
	"github.com/kommunkvalitet/kvalitet/risk"
)

// rateForm asks for a new rating. The entry's number is part of its identity: of two who rate at once, the second is told.
func rateForm(r *portal.Request, pass *risk.Pass) portal.Form {
	steps := func(a risk.Axis) []portal.Choice {
		choices := []portal.Choice{{Value: "", Text: r.T("ej bedömd", "not rated")}}
		for i, s := range a.Steps {
			choices = append(choices, portal.Choice{Value: strconv.Itoa(i + 1), Text: fmt.Sprintf("%d – %s", i+1, s.Name.In(r.Lang))})
		}
		return choices
	}
	var stages []portal.Choice
	for _, s := range risk.Stages() {
		stages = append(stages, portal.Choice{Value: s.String(), Text: s.Label().In(r.Lang)})
	}
	last, _ := pass.Rating(risk.StageCurrent)
	number := func(n int) string {
		if n == 0 {
			return ""
		}
		return strconv.Itoa(n)
	}
	return portal.Form{Name: "rate", Title: r.T("Bedöm risken", "Rate the risk"), Submit: r.T("Spara bedömningen", "Save the rating"),
		Lead: r.T("En bedömning läggs till i loggen; de tidigare står kvar.", "A rating is added to the log; the earlier ones stay."),
		Fields: []portal.Field{
			{Name: "entry", Kind: portal.Kept, Value: strconv.Itoa(len(pass.Ratings) + 1)},
			{Name: "kind", Kind: portal.Kept, Value: last.Driver().Kind},
			{Name: "/stage", Label: r.T("Läge", "Stage"), Kind: portal.Select, Choices: stages, Value: risk.StageCurrent.String()},
			{Name: "/likelihood", Label: pass.Matrix.Likelihood.Name.In(r.Lang), Kind: portal.Select, Choices: steps(pass.Matrix.Likelihood), Value: number(last.Likelihood)},
			{Name: "/impacts", Label: pass.Matrix.Consequence.Name.In(r.Lang), Kind: portal.Select, Choices: steps(pass.Matrix.Consequence), Value: number(last.Driver().Step)},
			{Name: "/motive", Label: r.T("Motiv", "Motive"), Kind: portal.Long},
			{Name: "/date", Label: r.T("Dag", "Day"), Kind: portal.Day, Value: r.Today.String(), Required: true},
		}}
}

// changeRisk does what one of a risk's forms asks.
func (p *pages) changeRisk(r *portal.Request) error {
	if err := r.Signed(); err != nil {
		return err
	}
	id, err := id(r)
	if err != nil {
		return err
	}
	m, found, err := p.matrix(r)
	if err != nil {
		return err
	}
	if !found {
		return fmt.Errorf("%s: %w", id, kvalitet.ErrNotFound)
	}
	pass, err := risk.LoadPass(r.Context(), p.store, id, m.ID, r.Today)
	if err != nil {
		return err
	}
	if r.PostFormValue("form") == "treat" {
		return p.treat(r, pass)
	}
	return p.rate(r, id, m)
}

// treat stores the decision of the form. One that somebody else made meanwhile is not closed unseen.
func (p *pages) treat(r *portal.Request, pass *risk.Pass) error {
	if formText(r, "entry") != strconv.Itoa(len(pass.Decisions)+1) {
		return fmt.Errorf("%s: %w", pass.Risk.ID, kvalitet.ErrConflict)
	}
	d := risk.Decision{ID: uuid.NewSHA1(pass.Risk.ID, []byte("decision/"+formText(r, "entry"))), Risk: pass.Risk.ID,
		Body: formText(r, "/body"), Section: formText(r, "/section"), Motive: formText(r, "/motive")}
	var problems, wrong []kvalitet.Problem
	d.Treatment, _ = risk.ParseTreatment(formText(r, "/treatment")) // none is a problem of the decision's own
	d.Date, wrong = formDay(r, "/date")
	problems = append(problems, wrong...)
	d.Expires, wrong = formDay(r, "/expires")
	if problems = append(problems, wrong...); len(problems) > 0 {
		return kvalitet.Invalid(problems)
	}
	_, err := risk.SaveDecision(role(r), p.store, pass, d)
	return err
}

// riskDecisionForm asks what the body decides about a risk.
func riskDecisionForm(r *portal.Request, pass *risk.Pass) portal.Form {
	choices := []portal.Choice{{Value: "", Text: r.T("– välj –", "– choose –")}}
	for _, t := range risk.Treatments() {
		choices = append(choices, portal.Choice{Value: t.String(), Text: t.Label().In(r.Lang)})
	}
	return portal.Form{Name: "treat", Title: r.T("Besluta om risken", "Decide about the risk"), Submit: r.T("Spara beslutet", "Save the decision"),
		Lead: r.T("Det nya beslutet gäller från sin dag; det tidigare avslutas då och står kvar i listan.", "The new decision holds from its day; the earlier one is closed then and stays in the list."),
		Fields: []portal.Field{
			{Name: "entry", Kind: portal.Kept, Value: strconv.Itoa(len(pass.Decisions) + 1)},
			{Name: "/treatment", Label: r.T("Beslut", "Decision"), Kind: portal.Select, Choices: choices, Required: true},
			{Name: "/body", Label: r.T("Beslutas av", "Decided by"), Kind: portal.Text, Value: pass.Risk.Body, Required: true},
			{Name: "/section", Label: r.T("Paragraf", "Section"), Kind: portal.Text, Hint: r.T("Till exempel § 118.", "For instance § 118.")},
			{Name: "/date", Label: r.T("Dag", "Day"), Kind: portal.Day, Value: r.Today.String(), Required: true},
			{Name: "/expires", Label: r.T("Gäller till och med", "Holds until"), Kind: portal.Day, Hint: r.T("Den som accepterar en risk prövar den igen senast den dagen.", "Whoever accepts a risk looks at it again by that day.")},
			{Name: "/motive", Label: r.T("Motiv", "Motive"), Kind: portal.Long},
		}}
}

// rate adds the rating of the form to the risk's log.
func (p *pages) rate(r *portal.Request, id uuid.UUID, m risk.Matrix) error {
	var err error
	v := risk.Rating{ID: uuid.NewSHA1(id, []byte("rating/"+formText(r, "entry"))), Risk: id, Matrix: m.Ref(), Role: r.User, Motive: formText(r, "/motive")}
	var problems, wrong []kvalitet.Problem
	if v.Stage, err = risk.ParseStage(formText(r, "/stage")); err != nil {
		problems = append(problems, kvalitet.Problem{Code: "missing", Path: "/stage", SV: "läget är inte valt", EN: "the stage is not chosen"})
	}
	v.Date, wrong = formDay(r, "/date")
	problems = append(problems, wrong...)
	consequence := 0
	v.Likelihood, wrong = formStep(r, "/likelihood", m.Likelihood)
	problems = append(problems, wrong...)
	consequence, wrong = formStep(r, "/impacts", m.Consequence)
	problems = append(problems, wrong...)
	if consequence > 0 {
		v.Impacts = []risk.Impact{{Kind: formText(r, "kind"), Step: consequence}}
	}
	if len(problems) > 0 {
		return kvalitet.Invalid(problems)
	}
	_, err = risk.SaveRating(role(r), p.store, v, m)
	return err
}

// formStep reads a field of a step of the scale; empty is not rated.
func formStep(r *portal.Request, name string, axis risk.Axis) (int, []kvalitet.Problem) {
	text := formText(r, name)
	if text == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || !axis.Has(n) {
		return 0, []kvalitet.Problem{{Code: "range", Path: name, SV: fmt.Sprintf("skalan har stegen 1–%d", len(axis.Steps)), EN: fmt.Sprintf("the scale has the steps 1–%d", len(axis.Steps))}}
	}
	return n, nil
}
