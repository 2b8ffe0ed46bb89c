package quant

import (
	"math"

	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/risk"
)

// Place shows the loss in a matrix: the likelihood step whose anchor holds the rate, and the consequence step whose
// anchor of the kind ([risk.KindEconomy] for kronor) holds the median cost, so that one risk can be read in both
// languages. A matrix without such anchors, or a figure below all of them, is [kvalitet.ErrInvalid] ("anchor").
func Place(l Loss, m risk.Matrix, kind string) (risk.Value, error) {
	if err := l.Validate(); err != nil {
		return risk.Value{}, err
	}
	step := func(axis risk.Axis, kind, path string, figure float64) (int, error) {
		if math.IsInf(figure, 0) || math.IsNaN(figure) {
			figure = maxAmount
		}
		if s, ok := axis.Step(kind, decimal.NewFromFloat(figure).Round(6)); ok {
			return s, nil
		}
		return 0, kvalitet.Invalid([]kvalitet.Problem{{Code: "anchor", Path: path,
			SV: "skalan har inget steg med siffror som rymmer värdet", EN: "the scale has no step with figures that holds the value"}})
	}
	likelihood, err := step(m.Likelihood, risk.KindFrequency, "/likelihood", l.Rate)
	if err != nil {
		return risk.Value{}, err
	}
	consequence, err := step(m.Consequence, kind, "/consequence", l.Severity.Quantile(0.5))
	if err != nil {
		return risk.Value{}, err
	}
	return m.Rate(likelihood, consequence)
}
