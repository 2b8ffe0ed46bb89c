package staffing_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/rosa/staffing"
)

// The figures have a source each, stand in order, and are shares or seconds.
func TestPublishedFigures(t *testing.T) {
	all := staffing.PublishedFigures()
	order := []staffing.Figure{staffing.FigureSolved, staffing.FigureMeanWait, staffing.FigureDirect}
	assert.True(t, slices.IsSortedFunc(all, func(a, b staffing.Published) int {
		if a.Figure != b.Figure {
			return slices.Index(order, a.Figure) - slices.Index(order, b.Figure)
		}
		return a.Year - b.Year
	}))
	measured := 0
	for _, p := range all {
		assert.NotEmpty(t, p.Source.Title)
		assert.Equal(t, kvalitet.GradePublished, p.Source.Grade)
		switch p.Figure {
		case staffing.FigureMeanWait:
			assert.Greater(t, p.Value, 60.0, "seconds")
		default:
			assert.InDelta(t, 0.5, p.Value, 0.5, "a share")
		}
		if p.Place == "Norrköping" && p.Figure == staffing.FigureSolved {
			measured++
			assert.InDelta(t, 0.38, p.Value, 0.0201, "between 36 and 40 per cent in three years")
		}
		if p.Most > 0 {
			assert.Less(t, p.Least, p.Value)
			assert.Greater(t, p.Most, p.Value)
		}
	}
	assert.Equal(t, 3, measured)
}
