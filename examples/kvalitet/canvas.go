package main

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/report"
)

// canvas is what is shown, as it grows: sections and figures in one language, with pictures and tables as files beside
// them. The year's report and the portal's pages are drawn on one by the same methods, which stand in view_*.go.
type canvas struct {
	lang   string
	report report.Report
	files  map[string][]byte // by name
	// address gives the page of a document; nil where documents have none.
	address func(kind string, id uuid.UUID) string
}

func newCanvas(lang string) *canvas {
	return &canvas{lang: lang, report: report.Report{Lang: lang}, files: map[string][]byte{}}
}

// t picks the canvas's language.
func (c *canvas) t(sv, en string) string { return kvalitet.Label{SV: sv, EN: en}.In(c.lang) }

// section adds a section.
func (c *canvas) section(s report.Section) { c.report.Sections = append(c.report.Sections, s) }

// fact adds a figure to the summary.
func (c *canvas) fact(name, value, note string) {
	c.report.Summary = append(c.report.Summary, report.Fact{Name: name, Value: value, Note: note})
}

// chart writes a picture as a file of its own and returns the block that shows it with the words beside it.
func (c *canvas) chart(name string, svg []byte, text string) report.Block {
	c.files[name+".svg"] = svg
	return report.Block{Chart: &report.Chart{File: name + ".svg", SVG: report.Inline(name, svg), Text: text}}
}

// table writes a table as CSV and returns the block that shows it.
func (c *canvas) table(name string, s sheet, source string) (report.Block, error) {
	var file strings.Builder
	if err := s.writeCSV(&file, c.lang); err != nil {
		return report.Block{}, err
	}
	c.files[name+".csv"] = []byte(file.String())
	t := &report.Table{Caption: s.Name.In(c.lang), Source: source, File: name + ".csv"}
	for i, col := range s.Columns {
		t.Columns = append(t.Columns, report.Column{Name: col.In(c.lang), Numeric: s.numeric(i), Short: s.short(i, c.lang)})
	}
	for _, r := range s.Rows {
		row := make([]report.Cell, len(r))
		for i, v := range r {
			row[i] = report.Cell{Text: cell(v, c.lang)}
			if l, ok := v.(link); ok {
				row[i].Href = l.href
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return report.Block{Table: t}, nil
}

// short reports whether every cell of column i is so short that it should not be broken.
func (s sheet) short(i int, lang string) bool {
	return !slices.ContainsFunc(s.Rows, func(row []any) bool { return utf8.RuneCountInString(cell(row[i], lang)) > 12 })
}

// link is a cell that leads to a page.
type link struct{ text, href string }

// String is the cell's text, where there is nowhere to go.
func (l link) String() string { return l.text }

// to is a cell that leads to the document's page, or its text alone where documents have none.
func (c *canvas) to(kind string, id uuid.UUID, text string) any {
	if c.address == nil {
		return text
	}
	return link{text, c.address(kind, id)}
}
