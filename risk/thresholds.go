package risk

// Limits are lower limits of bands, rising.
type Limits []Limit

func (ls Limits) texts() []string {
	texts := make([]string, len(ls))
	for i, l := range ls {
		texts[i] = l.String()
	}
	return texts
}

// Thresholds finds limits on the product of the steps that give every cell the band it has, and false when there are
// none: then the matrix can only be written as a grid. Bands that no cell has get the limit of the band above.
func (m Matrix) Thresholds() (Limits, bool) {
	lowest, highest := make([]int, len(m.Bands)), make([]int, len(m.Bands))
	for _, x := range m.cells() {
		if !x.hasBand {
			return nil, false
		}
		p := x.l * x.c
		if lowest[x.band] == 0 || p < lowest[x.band] {
			lowest[x.band] = p
		}
		highest[x.band] = max(highest[x.band], p)
	}
	limits := make(Limits, len(m.Bands))
	above := maxSteps*maxSteps + 1
	for i := len(m.Bands) - 1; i >= 0; i-- {
		if highest[i] >= above {
			return nil, false
		}
		if lowest[i] > 0 {
			above = lowest[i]
		}
		limits[i] = AtLeast(above)
	}
	return limits, true
}
