package report_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/report"
)

func TestMark(t *testing.T) {
	span := func(start, end int, text string) report.Span {
		return report.Span{Span: kvalitet.Span{Start: start, End: end}, Note: report.Note{Text: text}}
	}
	text := "Öka andelen till 85 %"
	m := report.Mark(text, span(18, 22, "nivå"), span(0, 4, "riktning"), span(2, 6, "överlappar"), span(0, 0, "om hela"), span(20, 99, "utanför"))
	var marked []string
	all := ""
	for _, s := range m.Segments {
		all += s.Text
		if s.Number > 0 {
			marked = append(marked, s.Text)
		}
	}
	assert.Equal(t, text, all, "marking loses nothing of the text")
	assert.Equal(t, []string{"Öka", "85 %"}, trimmed(marked))
	numbers := map[string]int{}
	for _, n := range m.Notes {
		numbers[n.Text] = n.Number
	}
	assert.Equal(t, map[string]int{"riktning": 1, "nivå": 2, "överlappar": 0, "om hela": 0, "utanför": 0}, numbers)
}

func trimmed(list []string) []string {
	var out []string
	for _, s := range list {
		out = append(out, strings.TrimSpace(s))
	}
	return out
}

func TestInlineMakesNamesUnique(t *testing.T) {
	svg := `<svg aria-labelledby="title desc"><title id="title">title</title><desc id="desc">d</desc><marker id="arrow"/><path marker-end="url(#arrow)"/><a href="#arrow"/></svg>`
	assert.Equal(t, `<svg aria-labelledby="a-title a-desc"><title id="a-title">title</title><desc id="a-desc">d</desc><marker id="a-arrow"/><path marker-end="url(#a-arrow)"/><a href="#a-arrow"/></svg>`,
		string(report.Inline("a", []byte(svg))))
	own := `<svg aria-labelledby="nki-t"><title id="nki-t">t</title></svg>`
	assert.Equal(t, own, string(report.Inline("nki", []byte(own))), "a name that is the picture's own stays")
}

func TestWriteEscapesWhatPeopleWrite(t *testing.T) {
	hostile := `<script>alert(1)</script>`
	r := report.Report{Lang: "sv", Title: hostile, Sections: []report.Section{{ID: "a", Title: hostile, Blocks: []report.Block{
		{Table: &report.Table{Caption: hostile, Columns: []report.Column{{Name: hostile}}, Rows: [][]report.Cell{{{Text: hostile, Tone: "bad", Trace: []string{hostile}}}}}},
		{Notes: []report.Note{{Tone: "good", Text: hostile}}},
		{Marked: []report.Marked{report.Mark(hostile)}},
		{Steps: []report.Step{{Number: 1, Title: hostile, State: hostile, Questions: []string{hostile}}}},
		{Facts: []report.Fact{{Name: hostile, Value: hostile}}},
	}}}}
	var b strings.Builder
	require.NoError(t, r.Write(&b))
	assert.NotContains(t, b.String(), "<script>")
	assert.Contains(t, b.String(), "✖ ", "a tone has a sign beside its colour")
}
