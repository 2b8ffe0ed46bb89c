package estimate_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/internal/enumtest"
	"github.com/kommunkvalitet/kvalitet/survey/estimate"
)

func TestEnums(t *testing.T) {
	t.Run("Calibration", func(t *testing.T) { enumtest.Run(t, estimate.Calibrations(), estimate.ParseCalibration) })
	t.Run("Interval", func(t *testing.T) { enumtest.Run(t, estimate.Intervals(), estimate.ParseInterval) })
	t.Run("Lonely", func(t *testing.T) { enumtest.Run(t, estimate.Lonelies(), estimate.ParseLonely) })
	t.Run("QuantileRule", func(t *testing.T) { enumtest.Run(t, estimate.QuantileRules(), estimate.ParseQuantileRule) })
}
