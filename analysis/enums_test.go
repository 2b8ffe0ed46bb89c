package analysis_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/analysis"
	"github.com/kommunkvalitet/kvalitet/internal/enumtest"
)

func TestEnums(t *testing.T) {
	t.Run("Better", func(t *testing.T) { enumtest.Run(t, analysis.Betters(), analysis.ParseBetter) })
	t.Run("Colour", func(t *testing.T) { enumtest.Run(t, analysis.Colours(), analysis.ParseColour) })
	t.Run("Missing", func(t *testing.T) { enumtest.Run(t, analysis.Missings(), analysis.ParseMissing) })
	t.Run("PeerKind", func(t *testing.T) { enumtest.Run(t, analysis.PeerKinds(), analysis.ParsePeerKind) })
	t.Run("QuantileType", func(t *testing.T) { enumtest.Run(t, analysis.QuantileTypes(), analysis.ParseQuantileType) })
	t.Run("Sex", func(t *testing.T) { enumtest.Run(t, analysis.Sexes(), analysis.ParseSex) })
	t.Run("Ties", func(t *testing.T) { enumtest.Run(t, analysis.TieRules(), analysis.ParseTies) })
	t.Run("Verdict", func(t *testing.T) { enumtest.Run(t, analysis.Verdicts(), analysis.ParseVerdict) })
}
