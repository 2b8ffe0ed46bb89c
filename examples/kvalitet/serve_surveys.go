package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/portal"
	"github.com/kommunkvalitet/kvalitet/examples/internal/report"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/survey"
)

// surveys lists the instruments, and the surveys that are ordered with them.
func (p *pages) surveys(r *portal.Request) (portal.Page, error) {
	c := p.canvas(r)
	instruments, err := collect(p.store.Instruments(r.Context()))
	if err != nil {
		return portal.Page{}, err
	}
	orders, err := collect(p.store.Orders(r.Context(), survey.OrderQuery{}))
	if err != nil {
		return portal.Page{}, err
	}
	list := sheet{Name: column("Instrument", "Instruments"), Columns: []kvalitet.Label{column("Instrument", "Instrument"), column("Utgåva", "Edition"), column("Frågor", "Questions"), column("Index", "Indices"), column("Källa", "Source")}}
	for _, in := range instruments {
		list.Rows = append(list.Rows, []any{c.to("survey/instrument", in.ID, in.Name.In(c.lang)), in.Edition, len(in.Questions), len(in.Indices), in.Source.String()})
	}
	ordered := sheet{Name: column("Beställda undersökningar", "Surveys ordered"), Columns: []kvalitet.Label{column("Undersökning", "Survey"), column("Population", "Population"), column("Fältarbete", "Fieldwork"), column("Svar", "Answers"), column("Svarsandel, %", "Response rate, %")}}
	for _, o := range orders {
		var answers, rate any
		if o.Response != nil {
			answers = o.Response.Answers
			if share, ok := o.Response.Rate(); ok {
				rate = share
			}
		}
		ordered.Rows = append(ordered.Rows, []any{c.to("survey/order", o.ID, o.Title), o.Population, dayText(o.Field.From), answers, rate})
	}
	for _, t := range []struct {
		name string
		sheet
	}{{"instrument", list}, {"undersokningar", ordered}} {
		if len(t.Rows) == 0 {
			continue
		}
		block, err := c.table(t.name, t.sheet, "")
		if err != nil {
			return portal.Page{}, err
		}
		c.section(report.Section{ID: t.name, Title: t.Name.In(c.lang), Blocks: []report.Block{block}})
	}
	if len(c.report.Sections) == 0 {
		c.nothing()
	}
	return p.finish(r, c, c.t("Undersökningar", "Surveys"), c.t("Svar lagras aldrig. Ett instrument räknar index med felmarginaler ur den svarsfil som du väljer på dess sida.",
		"Answers are never stored. An instrument computes indices with margins of the file of answers that you choose on its page."), "survey/instrument", "survey/order")
}

var surveysLink = portal.Link{Text: kvalitet.Label{SV: "Undersökningar", EN: "Surveys"}, Path: "/surveys"}

// survey shows an instrument, and asks for answers to count.
func (p *pages) survey(r *portal.Request) (portal.Page, error) {
	id, err := id(r)
	if err != nil {
		return portal.Page{}, err
	}
	in, err := p.store.Instrument(r.Context(), id)
	if err != nil {
		return portal.Page{}, err
	}
	c := p.canvas(r)
	questions := sheet{Name: column("Frågor", "Questions"), Columns: []kvalitet.Label{column("Kod", "Code"), column("Fråga", "Question")}}
	for _, q := range in.Questions {
		questions.Rows = append(questions.Rows, []any{q.Code, q.Text})
	}
	indices := sheet{Name: column("Index", "Indices"), Columns: []kvalitet.Label{column("Kod", "Code"), column("Index", "Index"), column("Så räknas det", "How it is computed"), column("Frågor", "Questions")}}
	for _, x := range in.Indices {
		indices.Rows = append(indices.Rows, []any{x.Code, x.Name, x.Kind.Label(), len(x.Questions)})
	}
	var blocks []report.Block
	for _, t := range []struct {
		name string
		sheet
	}{{"index", indices}, {"fragor", questions}} {
		block, err := c.table(t.name, t.sheet, "")
		if err != nil {
			return portal.Page{}, err
		}
		blocks = append(blocks, block)
	}
	c.section(report.Section{ID: "instrument", Title: c.t("Instrumentet", "The instrument"), Lead: fmt.Sprintf(c.t("Svarsskala %d–%d.", "Scale of answers %d–%d."), in.Scale.Min, in.Scale.Max), Blocks: blocks})
	page, err := p.single(r, c, "survey/instrument", id, in.Name.In(c.lang), in.Source.String(), surveysLink)
	page.Forms = []portal.Form{{Name: "count", Title: r.T("Räkna index ur en svarsfil", "Compute indices from a file of answers"), Submit: r.T("Räkna", "Compute"), File: true, Anonymous: true,
		Lead: r.T("En svarande per rad, en kolumn per fråga, som CSV. Filen lagras inte, och det som har för få svar visas inte.", "A respondent a row, a column a question, as CSV. The file is not stored, and what has too few answers is not shown."),
		Fields: []portal.Field{
			{Name: "/file", Label: r.T("Svarsfil", "File of answers"), Kind: portal.File, Required: true},
			{Name: "/by", Label: r.T("Dela upp efter kolumn", "Divide by column"), Kind: portal.Text, Hint: r.T("Till exempel enhet. Tomt: alla tillsammans.", "For instance unit. Empty: all together.")},
		}}}
	return page, err
}

// countAnswers answers with the indices of the file that was sent. Nothing is kept of it.
func (p *pages) countAnswers(r *portal.Request) (portal.Page, error) {
	id, err := id(r)
	if err != nil {
		return portal.Page{}, err
	}
	in, err := p.store.Instrument(r.Context(), id)
	if err != nil {
		return portal.Page{}, err
	}
	data, err := sent(r, "/file")
	if err != nil {
		return portal.Page{}, err
	}
	by := formText(r, "/by")
	if bytes.HasPrefix(data, []byte("PK")) { // a small file of that kind may be a very large one within
		return portal.Page{}, kvalitet.Invalid([]kvalitet.Problem{{Code: "format", Path: "/file", SV: "filen är en arbetsbok; spara den som CSV", EN: "the file is a workbook; save it as CSV"}})
	}
	tally, bad, err := countFile(in, data, by, r.Lang)
	if err != nil {
		return portal.Page{}, err
	}
	c := p.canvas(r)
	for _, index := range in.Indices {
		_, blocks, err := c.indexBlocks(tally, index, "index-"+index.Code, index.Name)
		if err != nil {
			return portal.Page{}, err
		}
		c.section(report.Section{ID: "index-" + index.Code, Title: index.Name.In(c.lang), Lead: c.indexLead(), Blocks: blocks})
	}
	if len(bad) > 0 {
		c.section(report.Section{ID: "rader", Title: c.t("Celler som inte kunde läsas", "Cells that could not be read"), Lead: fmt.Sprintf(c.t("%d celler räknas som att svar saknas; de första visas.", "%d cells count as no answer; the first are shown."), len(bad)), Blocks: []report.Block{{Notes: bad[:min(20, len(bad))]}}})
	}
	page, err := p.finish(r, c, in.Name.In(c.lang), "")
	page.Up = []portal.Link{surveysLink, {Text: in.Name, Path: r.URL.Path}}
	return page, err
}

// sent reads a file of the form.
func sent(r *portal.Request, field string) ([]byte, error) {
	f, _, err := r.FormFile(field)
	if errors.Is(err, http.ErrMissingFile) || errors.Is(err, http.ErrNotMultipart) {
		return nil, kvalitet.Invalid([]kvalitet.Problem{{Code: "missing", Path: field, SV: "filen är inte vald", EN: "the file is not chosen"}})
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

// countFile counts a file of answers as the command survey index does.
func countFile(in survey.Instrument, data []byte, by, lang string) (*survey.Tally, []report.Note, error) {
	problem := func(path string, err error) error {
		p := kvalitet.Problem{Code: "file", Path: path, SV: err.Error(), EN: err.Error()}
		if of := problemsOf(err); len(of) > 0 {
			p = of[0]
			p.Path = path
		}
		return kvalitet.Invalid([]kvalitet.Problem{p})
	}
	var columns []table.Column
	if by != "" {
		columns = append(columns, table.Column{Name: by, Required: true})
	}
	t, err := table.Parse(data, columns...)
	if err != nil {
		path := "/file"
		if by != "" {
			path = "/by"
		}
		return nil, nil, problem(path, err)
	}
	h := &host{lang: lang, errs: io.Discard}
	in, at, err := h.questionColumns(in, t, by)
	if err != nil {
		return nil, nil, problem("/file", err)
	}
	tally := survey.NewTally(in)
	var notes []report.Note
	for _, bad := range append(h.tallyRows(tally, t, at, by), t.Problems()...) {
		notes = append(notes, report.Note{Tone: "bad", Text: bad.In(lang)})
	}
	return tally, notes, nil
}
