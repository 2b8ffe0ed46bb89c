package analysis_test

import (
	"testing"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/analysis"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
)

func TestJSON(t *testing.T) {
	l := analysis.Climb(brp(), analysis.Against(peers(300, 340, 345.5, 360, 400, 420, 430)), analysis.Target(350), analysis.Toward(analysis.BetterHigher))
	l.ID = uuid.UUID{15: 1}
	golden.JSON(t, "testdata/ladder.json", l)
	golden.JSON(t, "testdata/model-orebro.json", analysis.Orebro())
	golden.JSON(t, "testdata/model-rka.json", analysis.RKA())
	golden.JSON(t, "testdata/ladder-concluded.json", concluded(t))
	golden.JSON(t, "testdata/policy.json", analysis.DefaultPolicy())
	s := brp()
	s.Points = append(s.Points, analysis.Point{Time: 2024, Missing: analysis.MissingNotPublished})
	golden.JSON(t, "testdata/series.json", s)
}
