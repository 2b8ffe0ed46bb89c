// Package rulesdoc writes a package's RULES.md from its rules.
package rulesdoc

import (
	"fmt"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
)

// Set is a named set of rules.
type Set struct {
	Name  string // the function that returns it: "governance.SMARTA"
	Title kvalitet.Label
	rows  []row
}

type row struct {
	id         string
	title, doc kvalitet.Label
	source     kvalitet.Source
	force      kvalitet.Period
}

// Of takes what the document needs from the rules.
func Of[P any](name string, title kvalitet.Label, rules []*kvalitet.Rule[P]) Set {
	set := Set{Name: name, Title: title}
	for _, r := range rules {
		set.rows = append(set.rows, row{r.ID, r.Title, r.Doc, r.Source, kvalitet.Period{From: r.From, Until: r.Until}})
	}
	return set
}

// Markdown writes the document of a package.
func Markdown(pkg string, sets ...Set) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "# Rules of package %s\n\nGenerated from the code by `make generate`; do not edit.\n", pkg)
	for _, set := range sets {
		fmt.Fprintf(&b, "\n## %s (%s)\n\nReturned by `%s()`: %d rules.\n", set.Title.SV, set.Title.EN, set.Name, len(set.rows))
		for _, r := range set.rows {
			fmt.Fprintf(&b, "\n### `%s`\n\n%s  \n*%s*\n\n%s  \n*%s*\n\nSource: %s", r.id, r.title.SV, r.title.EN, r.doc.SV, r.doc.EN, r.source)
			if r.source.URL != "" {
				fmt.Fprintf(&b, ", <%s>", r.source.URL)
			}
			fmt.Fprintf(&b, " (%s).", r.source.Grade.Label().EN)
			b.WriteString(inForce(r.force))
			b.WriteString("\n")
		}
	}
	return []byte(b.String())
}

// inForce says when a rule applies, in days that both belong to it; nothing when it always does.
func inForce(p kvalitet.Period) string {
	switch {
	case p.IsZero():
		return ""
	case p.Until.IsZero():
		return fmt.Sprintf(" In force from %s.", p.From)
	case p.From.IsZero():
		return fmt.Sprintf(" In force through %s.", p.Last())
	default:
		return fmt.Sprintf(" In force from %s through %s.", p.From, p.Last())
	}
}
