// Package report holds the view model of a municipality's yearly report and writes it as one HTML page that stands
// alone: no script, no file beside it, readable on a narrow screen and on paper. A section is a value, so that a web
// host can serve each as a page of its own with the same template.
package report

import (
	"embed"
	"html/template"
	"io"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
)

// Report is a whole report. Texts are in the report's language already.
type Report struct {
	Lang     string    `json:"lang"`
	Title    string    `json:"title"`
	Subtitle string    `json:"subtitle"`
	Notice   string    `json:"notice"` // what a reader must know first: that this is an example
	Summary  []Fact    `json:"summary"`
	Sections []Section `json:"sections"`
	Credits  []string  `json:"credits"`
}

// Section is one step of the year.
type Section struct {
	ID     string  `json:"id"`
	Title  string  `json:"title"`
	Lead   string  `json:"lead"`
	Blocks []Block `json:"blocks"`
}

// Block is one thing in a section; exactly one of the fields is set.
type Block struct {
	Heading string   `json:"heading,omitempty"`
	Text    string   `json:"text,omitempty"`
	Facts   []Fact   `json:"facts,omitempty"`
	Table   *Table   `json:"table,omitempty"`
	Chart   *Chart   `json:"chart,omitempty"`
	Notes   []Note   `json:"notes,omitempty"`
	Marked  []Marked `json:"marked,omitempty"`
}

// Fact is a figure with its name, and what it rests on.
type Fact struct {
	Name  string   `json:"name"`
	Value string   `json:"value"`
	Note  string   `json:"note,omitempty"`
	Trace []string `json:"trace,omitempty"`
}

// Table is a table with a caption. Number columns are aligned to the right.
type Table struct {
	Caption string   `json:"caption"`
	Columns []Column `json:"columns"`
	Rows    [][]Cell `json:"rows"`
	Source  string   `json:"source,omitempty"`
}

// Column is a heading.
type Column struct {
	Name    string `json:"name"`
	Numeric bool   `json:"numeric,omitempty"`
}

// Cell is a field of a table; the trace is a click away.
type Cell struct {
	Text  string   `json:"text"`
	Tone  string   `json:"tone,omitempty"` // good, middle, bad, missing: always beside a text
	Trace []string `json:"trace,omitempty"`
}

// Chart is a picture and the words beside it.
type Chart struct {
	File string        `json:"file"`
	SVG  template.HTML `json:"-"`
	Text string        `json:"text"`
}

// Note is a finding or a remark.
type Note struct {
	Tone string `json:"tone"`
	Text string `json:"text"`
	Code string `json:"code,omitempty"`
}

// Marked is a text with findings marked in it.
type Marked struct {
	Heading  string    `json:"heading,omitempty"`
	Segments []Segment `json:"segments"`
	Notes    []Note    `json:"notes,omitempty"`
}

// Segment is a part of a marked text; Number points at a note, 0 is unmarked.
type Segment struct {
	Text   string `json:"text"`
	Number int    `json:"number,omitempty"`
}

// Mark cuts a text at the spans of findings. Spans that overlap an earlier one are left out of the marking.
func Mark(text string, spans []kvalitet.Span) []Segment {
	var out []Segment
	at := 0
	for i, s := range spans {
		if s.IsZero() || s.Start < at || s.End > len(text) || s.Start >= s.End {
			continue
		}
		if s.Start > at {
			out = append(out, Segment{Text: text[at:s.Start]})
		}
		out = append(out, Segment{Text: text[s.Start:s.End], Number: i + 1})
		at = s.End
	}
	if at < len(text) {
		out = append(out, Segment{Text: text[at:]})
	}
	return out
}

//go:embed report.html report.css
var files embed.FS

// Write writes the report as one HTML page.
func (r Report) Write(w io.Writer) error {
	css, err := files.ReadFile("report.css")
	if err != nil {
		return err
	}
	t, err := template.New("report.html").Funcs(template.FuncMap{
		"css":    func() template.CSS { return template.CSS(css) },
		"symbol": symbol,
		"t": func(sv, en string) string {
			return kvalitet.Label{SV: sv, EN: en}.In(r.Lang)
		},
		"paragraphs": func(s string) []string { return strings.Split(s, "\n\n") },
	}).ParseFS(files, "report.html")
	if err != nil {
		return err
	}
	return t.Execute(w, r)
}

// symbol tells a tone without colour.
func symbol(tone string) string {
	switch tone {
	case "good":
		return "✔"
	case "middle":
		return "◆"
	case "bad":
		return "✖"
	case "missing":
		return "–"
	default:
		return "•"
	}
}
