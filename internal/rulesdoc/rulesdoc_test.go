package rulesdoc_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
	"github.com/kommunkvalitet/kvalitet/internal/rulesdoc"
)

type rule = kvalitet.Rule[string]

func rules() []*rule {
	first, end := kvalitet.NewDate(2027, time.January, 1), kvalitet.NewDate(2029, time.January, 1)
	made := func(id string, source kvalitet.Source, from, until kvalitet.Date) *rule {
		return &rule{ID: id, Source: source, From: from, Until: until,
			Title: kvalitet.Label{SV: "Finns text?", EN: "Is there a text?"},
			Doc:   kvalitet.Label{SV: "Ser om texten är tom.", EN: "Looks whether the text is empty."}}
	}
	statute := kvalitet.Source{Title: "Kommunallag (2017:725)", Section: "6 kap. 6 §",
		URL: "https://example.se/kl", Grade: kvalitet.GradeStatute}
	return []*rule{
		made("test.always", statute, kvalitet.Date{}, kvalitet.Date{}),
		made("test.from", kvalitet.OurDefault("tom text"), first, kvalitet.Date{}),
		made("test.until", kvalitet.OurDefault("tom text"), kvalitet.Date{}, end),
		made("test.both", kvalitet.OurDefault("tom text"), first, end),
	}
}

func TestMarkdown(t *testing.T) {
	set := rulesdoc.Of("test.Rules", kvalitet.Label{SV: "Prov", EN: "Test"}, rules())
	empty := rulesdoc.Of("test.None", kvalitet.Label{SV: "Inga", EN: "None"}, []*rule(nil))
	got := rulesdoc.Markdown("test", set, empty)
	golden.File(t, "testdata/RULES.md", got)
	assert.Equal(t, string(got), string(rulesdoc.Markdown("test", set, empty)), "the same input gives the same bytes")
}
