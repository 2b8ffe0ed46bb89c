package survey

import (
	"math"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/stat"
)

// FunnelUnit is a unit's place in a funnel plot (trattdiagram): whether it differs from the whole by more than units of
// its size do by chance.
type FunnelUnit struct {
	Name  string
	N     int
	Index float64
	// Low and High are the limits for a unit of this size, within 0–100 only as far as the scale goes.
	Low, High float64
	// Below and Above say that the unit is outside them.
	Below, Above bool
}

// Funnel compares each unit with the whole: with σ the standard deviation of a respondent's index over all units, N the
// respondents of all and n those of the unit, the limits are
//
//	whole ± z·σ·√(1/n − 1/N),  z = Φ⁻¹(1 − α/2k)
//
// where k is the number of units compared, so that the chance that any unit is outside by chance alone is at most
// alpha. Units that are not shown (too few answers) are left out, of the whole's k as well, but their answers are in the
// whole. It gives nil when there is no whole to compare with. Ranking units says who is last even when nobody differs;
// a funnel does not. Our default alpha is 0.05.
func (t *Tally) Funnel(index string, level Level, on kvalitet.Date, alpha float64) []FunnelUnit {
	i := -1
	for k, x := range t.instrument.Indices {
		if x.Code == index {
			i = k
		}
	}
	all := make(map[string]string, len(t.groups))
	for name := range t.groups {
		all[name] = ""
	}
	whole := t.RollUp(all).groups[""]
	if i < 0 || whole == nil || !(alpha > 0 && alpha < 1) {
		return nil
	}
	weights := t.instrument.Indices[i].weights()
	exact, ok := t.indices[i].exact(whole.cross[i], weights)
	n := float64(whole.respondents[i])
	sigma := t.indices[i].deviation(whole.cross[i], weights, whole.respondents[i], 0) * math.Sqrt(n)
	if !ok || !(sigma > 0) {
		return nil
	}
	middle, _ := exact.Float64()
	var units []FunnelUnit
	for _, g := range t.GroupsAt(level, on) {
		if v := g.Value(index); !math.IsNaN(v.Index) {
			units = append(units, FunnelUnit{Name: g.Name, N: v.N, Index: v.Index})
		}
	}
	z := stat.NormalQuantile(1 - alpha/(2*float64(len(units))))
	for k := range units {
		u := &units[k]
		half := z * sigma * math.Sqrt(1/float64(u.N)-1/n)
		u.Low, u.High = middle-half, middle+half
		u.Below, u.Above = u.Index < u.Low, u.Index > u.High
	}
	return units
}
