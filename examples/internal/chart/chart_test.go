package chart_test

import (
	"encoding/xml"
	"errors"
	"io"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/examples/internal/chart"
)

const hostile = `<script>&"x"`

var pictures = map[string]func() []byte{
	"bars":         chart.Bars{ID: "a", Title: hostile, Desc: hostile, YName: "n", Lang: "sv", Bars: []chart.Bar{{Label: hostile, Value: 3}, {Label: "b", Value: 0}}}.SVG,
	"no bars":      chart.Bars{ID: "a"}.SVG,
	"matrix":       chart.Matrix{ID: "a", Title: "m", XLabels: []string{"1", "2"}, YLabels: []string{hostile}, Cells: [][]chart.Cell{{{Value: "1", Count: 2, Tone: chart.Good}, {Value: "2", Tone: chart.Bad}}}}.SVG,
	"rank":         chart.Rank{ID: "a", Title: "r", Lang: "sv", Marks: []chart.Mark{{Name: hostile, Value: -2}, {Name: "b", Value: math.NaN(), Tone: chart.Missing}, {Name: "c", Value: 4, Own: true}}}.SVG,
	"scatter":      chart.Scatter{ID: "a", Title: "s", Lang: "en", Dots: []chart.Dot{{Name: hostile, X: 1, Y: 2}, {Name: "b", X: 1, Y: 2, Tone: chart.Bad}}}.SVG,
	"tree":         chart.Tree{ID: "a", Title: "t", Nodes: []chart.Node{{Text: hostile, Level: "vision", State: "x"}, {Depth: 1, Text: "b", Tone: chart.Middle}}}.SVG,
	"trend":        chart.Trend{ID: "a", Title: "t", Lang: "sv", From: 2020, Own: chart.Series{Name: "A", Values: []float64{1, math.NaN(), 3}}, Others: []chart.Series{{Values: []float64{2, 2, 2}}}, Target: 2}.SVG,
	"a flat trend": chart.Trend{ID: "a", Own: chart.Series{Values: []float64{5}}, Target: math.NaN()}.SVG,
	"no trend":     chart.Trend{ID: "a", Target: math.NaN()}.SVG,
	"wheel":        chart.Wheel{ID: "a", Title: "w", Events: []chart.Event{{At: 0, Name: hostile}, {At: 0, Name: "b"}, {At: .5}}}.SVG,
}

func TestPicturesAreXMLWithTitlesAndTheSameEveryTime(t *testing.T) {
	for name, svg := range pictures {
		t.Run(name, func(t *testing.T) {
			got := string(svg())
			assert.Equal(t, got, string(svg()))
			assert.Contains(t, got, `role="img" aria-labelledby="a-t a-d"`)
			assert.NotContains(t, got, "<script>")
			assert.NotContains(t, got, "NaN")
			assert.NotContains(t, got, "Inf")
			d := xml.NewDecoder(strings.NewReader(got))
			for {
				_, err := d.Token()
				if errors.Is(err, io.EOF) {
					return
				}
				require.NoError(t, err)
			}
		})
	}
}

func TestFormat(t *testing.T) {
	for want, v := range map[string]float64{"0": 0, "1,50": 1.5, "−3,20": -3.2, "12,3": 12.34, "1235": 1234.6, "12\u00a0345": 12345, "−1\u00a0234\u00a0567": -1234567} {
		assert.Equal(t, want, chart.Format(v, "sv"))
	}
	assert.Equal(t, "1.50", chart.Format(1.5, "en"))
}

func TestEveryToneHasASignOfItsOwn(t *testing.T) {
	signs, names := map[string]bool{}, map[string]bool{}
	for tone := chart.Neutral; tone <= chart.Accent; tone++ {
		signs[tone.Symbol()], names[tone.String()] = true, true
	}
	assert.Len(t, signs, 6)
	assert.Len(t, names, 6)
}
