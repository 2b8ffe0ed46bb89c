package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/portal"
	"github.com/kommunkvalitet/kvalitet/governance"
)

// decideForm asks what the body decides of a goal. It keeps the version of the verdict that was shown, so that a decision
// which somebody made meanwhile is not written over unseen.
func decideForm(r *portal.Request, g governance.Goal, j judged) portal.Form {
	v := j.decided[g.ID]
	choices := []portal.Choice{{Value: "", Text: r.T("– välj –", "– choose –")}}
	for _, s := range governance.Statuses() {
		choices = append(choices, portal.Choice{Value: s.String(), Text: s.Label().In(r.Lang)})
	}
	body, on := v.Body, v.On
	if body == "" {
		body = g.Body
	}
	if on.IsZero() {
		on = r.Today
	}
	return portal.Form{Name: "decide", Title: r.T("Besluta bedömningen", "Decide the verdict"), Submit: r.T("Spara beslutet", "Save the decision"),
		Lead: r.T("Beslutet står bredvid det beräknade. Avviker det behövs ett motiv.", "The decision stands beside what was computed. If it differs, a motive is needed."),
		Fields: []portal.Field{
			{Name: "version", Kind: portal.Kept, Value: strconv.FormatInt(v.Version, 10)},
			{Name: "year", Kind: portal.Kept, Value: strconv.Itoa(j.period.From.Year)},
			{Name: "/decided", Label: r.T("Bedömning", "Verdict"), Kind: portal.Select, Choices: choices, Value: v.Decided.String(), Required: true},
			{Name: "/motive", Label: r.T("Motiv", "Motive"), Kind: portal.Long, Value: v.Motive, Hint: r.T("Varför, när beslutet avviker från det beräknade.", "Why, when the decision differs from what was computed.")},
			{Name: "/body", Label: r.T("Beslutas av", "Decided by"), Kind: portal.Text, Value: body, Required: true},
			{Name: "/on", Label: r.T("Beslutsdag", "Day of the decision"), Kind: portal.Day, Value: on.String()},
		}}
}

// decide stores the decision of the form.
func (p *pages) decide(r *portal.Request) error {
	if err := r.Signed(); err != nil {
		return err
	}
	id, err := id(r)
	if err != nil {
		return err
	}
	year, err := strconv.Atoi(r.PostFormValue("year"))
	if err != nil {
		return fmt.Errorf("year: %w", kvalitet.ErrNotFound)
	}
	j, err := p.judge(r.Context(), year)
	if err != nil {
		return err
	}
	if j.tree == nil {
		return fmt.Errorf("%s: %w", id, kvalitet.ErrNotFound)
	}
	if _, ok := j.tree.Goal(id); !ok {
		return fmt.Errorf("%s: %w", id, kvalitet.ErrNotFound)
	}
	verdict := verdictID(id, j.period)
	if stored, ok := j.decided[id]; ok {
		verdict = stored.ID
	}
	v := j.result.Verdict(verdict, id, j.period)
	v.Motive, v.Body = formText(r, "/motive"), formText(r, "/body")
	var problems []kvalitet.Problem
	if v.Version, err = strconv.ParseInt(r.PostFormValue("version"), 10, 64); err != nil {
		problems = append(problems, kvalitet.Problem{Code: "range", Path: "/version", SV: "formulärets version är inget tal", EN: "the form's version is no number"})
	}
	if v.Decided, err = governance.ParseStatus(r.PostFormValue("/decided")); err != nil {
		problems = append(problems, kvalitet.Problem{Code: "missing", Path: "/decided", SV: "bedömningen är inte vald", EN: "the verdict is not chosen"})
	}
	var problem []kvalitet.Problem
	v.On, problem = formDay(r, "/on")
	problems = append(problems, problem...)
	if problems = append(problems, v.Problems()...); len(problems) > 0 {
		return kvalitet.Invalid(problems)
	}
	_, err = governance.SaveVerdicts(role(r), p.store, v)
	return err
}

// formText is a field without the space around it.
func formText(r *portal.Request, name string) string {
	return strings.TrimSpace(strings.ReplaceAll(r.PostFormValue(name), "\r\n", "\n"))
}

// formDay reads a field of a day; empty is none.
func formDay(r *portal.Request, name string) (kvalitet.Date, []kvalitet.Problem) {
	text := formText(r, name)
	if text == "" {
		return kvalitet.Date{}, nil
	}
	day, err := kvalitet.ParseDate(text)
	if err != nil {
		return kvalitet.Date{}, []kvalitet.Problem{{Code: "date", Path: name, SV: "dagen skrivs som 2026-11-22", EN: "the day is written as 2026-11-22"}}
	}
	return day, nil
}

// problemsOf are the problems that an error tells of.
func problemsOf(err error) []kvalitet.Problem {
	var invalid *kvalitet.ValidationError
	if errors.As(err, &invalid) {
		return invalid.Problems
	}
	return nil
}
