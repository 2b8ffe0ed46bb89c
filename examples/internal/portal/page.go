package portal

import (
	"encoding/json"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/report"
)

// Page is what a page says. Texts are in the request's language already.
type Page struct {
	Title string
	// Lang is the title's own language, when it is not the request's.
	Lang string
	Lead string
	// Up are the pages above, the nearest last.
	Up []Link
	// Summary and Sections are parts of a report.
	Summary  []report.Fact
	Sections []report.Section
	// After are sections below the forms.
	After []report.Section
	// Files are the page's tables and pictures, by name.
	Files map[string][]byte
	// Forms are shown to those who may write.
	Forms []Form
	// Documents are what the page shows, as they are stored. A page of one thing has one.
	Documents []Document
	// One says that the page is that of its only document.
	One bool
	// Search is what was searched for.
	Search string
}

// Document is a stored document.
type Document struct {
	Schema  string // "governance/goal/v1"
	Version int64
	Body    json.RawMessage
}

// Form asks for something. The names of its fields are the paths (RFC 6901) of what they fill, so that a problem is
// shown at the field that it is about.
type Form struct {
	Name          string
	Title, Lead   string
	Submit        string
	Fields        []Field
	File          bool // a field asks for a file
	Anonymous     bool // it changes nothing, and anybody may use it
	Problems      []string
	Conflict      bool
	Lang, Address string // set when it is shown
}

// Field is a field of a form.
type Field struct {
	Name, Label, Hint string
	Kind              Kind
	Value             string
	Choices           []Choice
	Required          bool
	Problems          []kvalitet.Problem // set when it is shown
}

// Kind is how a field is filled in.
type Kind string

// The kinds of fields.
const (
	Text   Kind = "text"
	Long   Kind = "textarea"
	Select Kind = "select"
	Day    Kind = "date"
	File   Kind = "file"
	// Kept is a field that people do not see and that is not theirs to change, such as the version that they read. Shown
	// again after a conflict it has its new value.
	Kept Kind = "hidden"
)

// Choice is one answer of a field of kind Select.
type Choice struct{ Value, Text string }

// named is how a field is tied to its label, its hint and its problems.
type named struct {
	ID, Name, By string
	Wrong        bool
}

func (f Field) named(form string) named {
	n := named{ID: f.ID(form), Name: f.Name, Wrong: len(f.Problems) > 0}
	var by []string
	if f.Hint != "" {
		by = append(by, n.ID+"-hint")
	}
	if n.Wrong {
		by = append(by, n.ID+"-wrong")
	}
	n.By = strings.Join(by, " ")
	return n
}

// ID is the field's name in the page.
func (f Field) ID(form string) string { return form + idOf(f.Name) }

// idOf makes a name of an RFC 6901 path that a page's id may be.
func idOf(path string) string {
	out := []byte(path)
	for i, c := range out {
		if c == '/' || c == ' ' || c == '~' {
			out[i] = '-'
		}
	}
	return string(out)
}
