package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/portal"
	"github.com/kommunkvalitet/kvalitet/examples/internal/report"
	"github.com/kommunkvalitet/kvalitet/examples/sqlstore"
	"github.com/kommunkvalitet/kvalitet/governance"
)

// canvas begins a page: things have addresses on it, in the request's language.
func (p *pages) canvas(r *portal.Request) *canvas {
	c := newCanvas(r.Lang)
	c.address = func(kind string, id uuid.UUID) string { return p.href(r, placeOf(kind)+"/"+id.String()) }
	return c
}

// href is a path in the request's language.
func (p *pages) href(r *portal.Request, path string) string {
	if r.Lang == p.lang {
		return path
	}
	return path + "?lang=" + r.Lang
}

// finish makes a page of the canvas, with the documents of these kinds as its data.
func (p *pages) finish(r *portal.Request, c *canvas, title, lead string, kinds ...string) (portal.Page, error) {
	page := portal.Page{Title: title, Lead: lead, Summary: c.report.Summary, Sections: c.report.Sections, Files: c.files}
	if len(kinds) > 0 {
		page.Documents = []portal.Document{}
	}
	if !r.Wants() { // the page itself does not need them
		return page, nil
	}
	for _, kind := range kinds {
		for d, err := range p.store.Documents(r.Context(), kind) {
			if err != nil {
				return page, err
			}
			page.Documents = append(page.Documents, stored(d))
		}
	}
	return page, nil
}

// single makes the page of one document: with its history, and the document as the page's data.
func (p *pages) single(r *portal.Request, c *canvas, kind string, id uuid.UUID, title, lead string, up portal.Link) (portal.Page, error) {
	d, err := p.store.Document(r.Context(), kind, id)
	if err != nil {
		return portal.Page{}, err
	}
	past, err := p.history(r, c, kind, id)
	if err != nil {
		return portal.Page{}, err
	}
	page, err := p.finish(r, c, title, lead)
	page.After = []report.Section{past}
	page.Documents, page.One, page.Up = []portal.Document{stored(d)}, true, []portal.Link{up}
	return page, err
}

// stored is a change as the portal shows it.
func stored(d sqlstore.Change) portal.Document {
	var head struct {
		Schema string `json:"schema"`
	}
	_ = json.Unmarshal(d.Body, &head) // a body without one has no schema to show
	return portal.Document{Schema: head.Schema, Version: d.Version, Body: d.Body}
}

// history tells who changed the document, when, to which version, and whether each change follows from the one before.
func (p *pages) history(r *portal.Request, c *canvas, kind string, id uuid.UUID) (report.Section, error) {
	table := sheet{Name: column("Ändringar, den senaste först", "Changes, the last one first"), Columns: []kvalitet.Label{column("Version", "Version"), column("När", "When"), column("Vem", "Who"), column("Kedja", "Chain")}}
	note := report.Note{Tone: "good", Text: c.t("Varje ändring följer av den förra; kedjan är hel.", "Each change follows from the one before; the chain is whole.")}
	for change, err := range p.store.History(r.Context(), kind, id) {
		if errors.Is(err, kvalitet.ErrInvalid) {
			note = report.Note{Tone: "bad", Text: c.t("Historiken hänger inte ihop: någon har ändrat i den.", "The history does not hang together: somebody has changed it.")}
			break
		}
		if err != nil {
			return report.Section{}, err
		}
		table.Rows = append(table.Rows, []any{int(change.Version), moment(change.At), cmp.Or(change.Role, "–"), change.Hash[:min(16, len(change.Hash))]})
	}
	slices.Reverse(table.Rows)
	block, err := c.table("historik", table, "")
	return report.Section{ID: "historik", Title: c.t("Historik", "History"), Blocks: []report.Block{{Notes: []report.Note{note}}, block}}, err
}

// otherYears leads to the same page of other years.
func (p *pages) otherYears(r *portal.Request, years ...int) report.Section {
	block := report.Block{}
	for _, year := range years {
		block.Links = append(block.Links, report.Link{Text: fmt.Sprint(year), Href: p.ofYear(r, r.URL.Path, year)})
	}
	return report.Section{ID: "andra-ar", Title: r.T("Andra år", "Other years"), Blocks: []report.Block{block}}
}

// ofYear is a path of a year, in the request's language.
func (p *pages) ofYear(r *portal.Request, path string, year int) string {
	q := url.Values{"year": {strconv.Itoa(year)}}
	if r.Lang != p.lang {
		q.Set("lang", r.Lang)
	}
	return path + "?" + q.Encode()
}

func moment(t time.Time) string { return t.UTC().Format("2006-01-02 15:04 UTC") }

// id reads the identity in the address; anything else is not there.
func id(r *portal.Request) (uuid.UUID, error) {
	id, err := uuid.Parse(r.PathValue("id"))
	if err != nil || id.String() != r.PathValue("id") {
		return uuid.Nil, fmt.Errorf("%s: %w", r.PathValue("id"), kvalitet.ErrNotFound)
	}
	return id, nil
}

// year is the one in the address, or the last one that has outcomes, or this one.
func (p *pages) year(r *portal.Request) (int, error) {
	if year, err := strconv.Atoi(r.URL.Query().Get("year")); err == nil && year >= 1900 && year <= 2200 {
		return year, nil
	}
	last := 0
	for m, err := range p.store.Measurements(r.Context(), governance.MeasurementQuery{}) {
		if err != nil {
			return 0, err
		}
		if !m.Prognosis && !m.Period.Until.IsZero() {
			last = max(last, m.Period.Last().Year)
		}
	}
	return cmp.Or(last, r.Today.Year), nil
}

// collect reads a list from the store.
func collect[T any](list iter.Seq2[T, error]) ([]T, error) {
	var all []T
	for v, err := range list {
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, nil
}

// nothing says that there is nothing of a kind yet, and how it gets there.
func (c *canvas) nothing() {
	c.section(report.Section{ID: "tomt", Title: c.t("Här finns inget än", "There is nothing here yet"),
		Blocks: []report.Block{{Text: c.t("Databasen har inget av detta för kommunen. Kommandot kvalitet year -db DATABAS -out KATALOG fyller den med ett exempelår; egna system fyller den genom bibliotekets lagringsgränssnitt.",
			"The database has nothing of this for the municipality. The command kvalitet year -db DATABASE -out DIRECTORY fills it with an example year; systems of your own fill it through the library's storage interfaces.")}}})
}

// ruleNotes asks the rules and tells what each asks and found. What does not arise is left out.
func ruleNotes[P any](c *canvas, rules []*kvalitet.Rule[P], pass P) []report.Note {
	var notes []report.Note
	for i, f := range kvalitet.Run(rules, pass) {
		tone := map[kvalitet.Outcome]string{kvalitet.OutcomeMet: "good", kvalitet.OutcomeNotMet: "bad", kvalitet.OutcomeUnknown: "missing"}[f.Outcome]
		if tone != "" {
			notes = append(notes, report.Note{Tone: tone, Text: rules[i].Title.In(c.lang) + " " + cmp.Or(f.Text.In(c.lang), f.Outcome.Label().In(c.lang)), Code: f.Rule})
		}
	}
	return notes
}

// role is the context in which a change is made: by the role that the log-in names.
func role(r *portal.Request) context.Context { return sqlstore.WithRole(r.Context(), r.User) }
