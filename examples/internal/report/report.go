// Package report holds the view model of a municipality's yearly report and writes it as one HTML page that stands
// alone: no script, no file beside it, readable on a narrow screen and on paper. A section is a value, so that a web
// host can serve each as a page of its own with the same template.
package report

import (
	"cmp"
	"embed"
	"html/template"
	"io"
	"regexp"
	"slices"
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
	Steps   []Step   `json:"steps,omitempty"`
	Links   []Link   `json:"links,omitempty"`
}

// Link leads to a page or a file.
type Link struct {
	Text string `json:"text"`
	Href string `json:"href"`
}

// Step is a step of a staircase: what it asks, what was found, and what people answered.
type Step struct {
	Number    int      `json:"number"`
	Title     string   `json:"title"`
	State     string   `json:"state"` // computed, signed, or left to people
	Questions []string `json:"questions"`
	Notes     []Note   `json:"notes"`
}

// Fact is a figure with its name, and what it rests on. Href is the page that tells more, where there is one.
type Fact struct {
	Name  string   `json:"name"`
	Href  string   `json:"href,omitempty"`
	Value string   `json:"value"`
	Note  string   `json:"note,omitempty"`
	Trace []string `json:"trace,omitempty"`
}

// Table is a table with a caption. Number columns are aligned to the right. File is the table as CSV, for a host that
// serves it.
type Table struct {
	Caption string   `json:"caption"`
	Columns []Column `json:"columns"`
	Rows    [][]Cell `json:"rows"`
	Source  string   `json:"source,omitempty"`
	File    string   `json:"-"`
}

// Column is a heading. Short cells, such as dates, are never broken over lines.
type Column struct {
	Name    string `json:"name"`
	Numeric bool   `json:"numeric,omitempty"`
	Short   bool   `json:"short,omitempty"`
}

// Cell is a field of a table; the trace is a click away. Href is the page of what the cell names, where there is one.
type Cell struct {
	Text  string   `json:"text"`
	Href  string   `json:"href,omitempty"`
	Tone  string   `json:"tone,omitempty"` // good, middle, bad, missing: always beside a text
	Trace []string `json:"trace,omitempty"`
}

// Chart is a picture and the words beside it. A wide one keeps its size and is scrolled, and lies down on paper.
type Chart struct {
	File string        `json:"file"`
	SVG  template.HTML `json:"-"`
	Text string        `json:"text"`
	Wide bool          `json:"wide,omitempty"`
}

// Note is a finding or a remark. The number, when there is one, is where in a text or a picture it is.
type Note struct {
	Number int      `json:"number,omitempty"`
	Tone   string   `json:"tone"`
	Text   string   `json:"text"`
	Code   string   `json:"code,omitempty"`
	Trace  []string `json:"trace,omitempty"`
}

// Marked is a text with findings marked in it. Lang is the text's own language, when it is not the report's.
type Marked struct {
	Lang     string    `json:"lang,omitempty"`
	Heading  string    `json:"heading,omitempty"`
	Segments []Segment `json:"segments"`
	Notes    []Note    `json:"notes,omitempty"`
}

// Segment is a part of a marked text; Number points at a note, 0 is unmarked.
type Segment struct {
	Text   string `json:"text"`
	Number int    `json:"number,omitempty"`
	Tone   string `json:"tone,omitempty"`
}

// Span is a place in a text with what is said of it.
type Span struct {
	kvalitet.Span
	Note Note
}

// Mark cuts a text at the spans, numbers them as they stand, and returns their notes with the numbers. A span that
// overlaps an earlier one, or lies outside the text, is not marked, and its note has no number.
func Mark(text string, spans ...Span) Marked {
	spans = slices.Clone(spans)
	slices.SortStableFunc(spans, func(a, b Span) int { return cmp.Or(a.Start-b.Start, b.End-a.End) })
	var m Marked
	at, number := 0, 0
	for _, s := range spans {
		if !s.IsZero() && s.Start >= at && s.End <= len(text) && s.Start < s.End {
			if s.Start > at {
				m.Segments = append(m.Segments, Segment{Text: text[at:s.Start]})
			}
			number++
			s.Note.Number = number
			m.Segments = append(m.Segments, Segment{Text: text[s.Start:s.End], Number: number, Tone: s.Note.Tone})
			at = s.End
		}
		m.Notes = append(m.Notes, s.Note)
	}
	if at < len(text) {
		m.Segments = append(m.Segments, Segment{Text: text[at:]})
	}
	return m
}

// Inline makes a picture's names its own within the page: pictures are files too, where a name need only be unique in
// the file.
func Inline(id string, svg []byte) template.HTML {
	names := map[string]string{}
	for _, m := range idPattern.FindAllSubmatch(svg, -1) {
		if name := string(m[1]); !strings.HasPrefix(name, id+"-") {
			names[name] = id + "-" + name
		}
	}
	return template.HTML(referencePattern.ReplaceAllStringFunc(string(svg), func(match string) string {
		return wordPattern.ReplaceAllStringFunc(match, func(word string) string { return cmp.Or(names[word], word) })
	}))
}

var (
	idPattern        = regexp.MustCompile(` id="([^"]+)"`)
	referencePattern = regexp.MustCompile(` (?:id|aria-labelledby|aria-describedby)="[^"]+"|url\(#[^)]+\)|href="#[^"]+"`)
	wordPattern      = regexp.MustCompile(`[\pL\pN_-]+`)
)

//go:embed report.html report.css
var files embed.FS

// Write writes the report as one HTML page.
func (r Report) Write(w io.Writer) error {
	t, err := Template(r.Lang, func(string) string { return "" })
	if err != nil {
		return err
	}
	return t.ExecuteTemplate(w, "report.html", r)
}

// Style is the style sheet of the report's parts.
func Style() string {
	css, err := files.ReadFile("report.css")
	if err != nil {
		panic(err) // it is compiled in
	}
	return string(css)
}

// Template holds the parts of a report as templates ("section", "facts", "table", "chart", "notes", "marked", "steps"),
// for a host to put on pages of its own. File gives the address of a table's or a picture's file, "" for none.
func Template(lang string, file func(name string) string) (*template.Template, error) {
	return template.New("report").Funcs(template.FuncMap{
		"css":    func() template.CSS { return template.CSS(Style()) },
		"symbol": symbol,
		"file":   file,
		"t": func(sv, en string) string {
			return kvalitet.Label{SV: sv, EN: en}.In(lang)
		},
		"paragraphs": func(s string) []string { return strings.Split(s, "\n\n") },
	}).ParseFS(files, "report.html")
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
