package main

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/kommunkvalitet/kvalitet/analysis"
	"github.com/kommunkvalitet/kvalitet/analysis/kolada"
	"github.com/kommunkvalitet/kvalitet/examples/internal/report"
)

// staircase shows the steps one by one: what each asks, what was computed, and what people signed.
func (c *canvas) staircase(l analysis.Ladder) report.Block {
	lang := c.lang
	block := report.Block{Heading: subject(l, lang)}
	for _, r := range l.Steps {
		step := report.Step{Number: r.Number, Title: r.Title.In(lang), State: c.t("för människor att bedöma", "for people to judge")}
		for _, q := range r.Questions {
			step.Questions = append(step.Questions, q.Text.In(lang))
		}
		if r.Computed {
			step.State = c.t("beräknat", "computed")
		}
		for _, e := range r.Evidence {
			step.Notes = append(step.Notes, c.evidence(e))
		}
		for _, j := range r.Judgements {
			step.State = c.t("undertecknat", "signed")
			step.Notes = append(step.Notes, report.Note{Tone: "neutral", Text: j.Text + " (" + signed(j.Signed) + ")"})
		}
		if r.Excuse != nil {
			step.Notes = append(step.Notes, report.Note{Tone: "missing", Text: c.t("Skäl till att underlag saknas: ", "Why there is no evidence: ") + r.Excuse.Reason + " (" + signed(r.Excuse.Signed) + ")"})
		}
		block.Steps = append(block.Steps, step)
	}
	return block
}

func signed(s analysis.Signature) string { return s.Role + " " + s.Date.String() }

// evidence is what a method found, with its figures, cautions and source a click away.
func (c *canvas) evidence(e analysis.Evidence) report.Note {
	lang := c.lang
	note := report.Note{Tone: "neutral", Text: e.Text.In(lang), Code: e.Method}
	if !e.Assessed() {
		note.Tone = "missing"
	}
	for _, m := range analysis.Methods() {
		if m.ID == e.Method {
			note.Trace = append(note.Trace, m.Title.In(lang)+" "+c.t("Källa: ", "Source: ")+m.Source.String())
		}
	}
	var numbers []string
	for _, n := range e.Numbers {
		numbers = append(numbers, n.Name+" = "+number(strconv.FormatFloat(n.Value, 'g', 5, 64), lang))
	}
	if len(numbers) > 0 {
		note.Trace = append(note.Trace, strings.Join(numbers, "; "))
	}
	for _, n := range e.Notes {
		note.Trace = append(note.Trace, n.Text.In(lang))
	}
	return note
}

// subject is what an analysis is about.
func subject(l analysis.Ladder, lang string) string {
	return cmp.Or(l.Subject.Title.In(lang), l.Subject.KPI)
}

func clipText(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}

// koladaCredit names whose figures are shown, and who computed with them.
func (c *canvas) koladaCredit() string {
	return c.t("Tidsseriernas värden som de publicerats: ", "The values of the series as published: ") + kolada.Attribution(kolada.Provenance{}).In(c.lang) + ". " +
		c.t("Det som räknats ur dem: ", "What is computed from them: ") + kolada.Attribution(kolada.Provenance{Processed: true}).In(c.lang) + "."
}
