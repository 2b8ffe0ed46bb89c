package survey

import (
	"math"

	"github.com/kommunkvalitet/kvalitet"
)

// Factor is a part of the service in the priority matrix (faktor i prioriteringsmatrisen).
type Factor struct {
	Code string         `json:"code"`
	Name kvalitet.Label `json:"name"`
	// Grade is the factor's index 0–100, GradeMargin its margin; NaN when it is not known.
	Grade, GradeMargin float64 `json:"-"`
	// Effect is how much the total index is expected to change when the factor changes by Unit (effektmått).
	Effect, EffectMargin float64 `json:"-"`
	// Unit is the change that the effect is for: 1 with some publishers, 5 with others. It must be given.
	Unit float64 `json:"unit"`
}

// Placed is a factor in the matrix.
type Placed struct {
	Factor
	// PerUnit is the effect of one unit's change.
	PerUnit  float64
	Quadrant Quadrant
	// Uncertain says that an interval reaches over a line of the cross: the quadrant may be the neighbour's.
	Uncertain bool
}

// Cross is where the lines of the matrix stand. NaN is the mean of the factors', which is our default.
type Cross struct{ Grade, Effect float64 }

// MeanCross puts the lines at the means of the factors' grades and effects.
func MeanCross() Cross { return Cross{math.NaN(), math.NaN()} }

// Priorities places the factors (prioriteringsmatris): a low grade with a high effect is to be put first. Effects are
// brought to one unit's change before they are compared. A factor whose effect's interval has zero in it has no
// reliable effect, and one without a grade, an effect or a unit is not placed. On a line counts as high.
func Priorities(factors []Factor, cross Cross) []Placed {
	placed := make([]Placed, len(factors))
	grades, effects, n := 0.0, 0.0, 0.0
	for i, f := range factors {
		placed[i] = Placed{Factor: f, PerUnit: math.NaN()}
		if f.Unit > 0 {
			placed[i].PerUnit = f.Effect / f.Unit
		}
		if !math.IsNaN(f.Grade + placed[i].PerUnit) {
			grades, effects, n = grades+f.Grade, effects+placed[i].PerUnit, n+1
		}
	}
	if math.IsNaN(cross.Grade) {
		cross.Grade = grades / n
	}
	if math.IsNaN(cross.Effect) {
		cross.Effect = effects / n
	}
	for i := range placed {
		placed[i].place(cross)
	}
	return placed
}

func (p *Placed) place(cross Cross) {
	if math.IsNaN(p.Grade + p.PerUnit) {
		return
	}
	margin := p.EffectMargin / p.Unit
	if margin > 0 && math.Abs(p.PerUnit) <= margin {
		p.Quadrant = QuadrantNoEffect
		return
	}
	high, effective := p.Grade >= cross.Grade, p.PerUnit >= cross.Effect
	switch {
	case effective && !high:
		p.Quadrant = QuadrantPrioritise
	case effective:
		p.Quadrant = QuadrantKeep
	case !high:
		p.Quadrant = QuadrantImprove
	default:
		p.Quadrant = QuadrantLower
	}
	p.Uncertain = math.Abs(p.Grade-cross.Grade) <= p.GradeMargin || math.Abs(p.PerUnit-cross.Effect) <= margin
}
