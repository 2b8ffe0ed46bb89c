package risk

// Heat is how many risks stand in each cell of a matrix (riskkarta).
type Heat struct {
	// Counts has a row per step of likelihood from the lowest, and a column per step of consequence from the lowest.
	Counts [][]int `json:"counts"`
	// Unrated are the risks that stand in no cell.
	Unrated int `json:"unrated"`
}

// NewHeat returns an empty heat map of the matrix's size.
func NewHeat(m Matrix) Heat {
	h := Heat{Counts: make([][]int, len(m.Likelihood.Steps))}
	for i := range h.Counts {
		h.Counts[i] = make([]int, len(m.Consequence.Steps))
	}
	return h
}

// Add counts a value.
func (h *Heat) Add(v Value) {
	if !v.Rated() || v.Likelihood > len(h.Counts) || v.Consequence > len(h.Counts[v.Likelihood-1]) {
		h.Unrated++
		return
	}
	h.Counts[v.Likelihood-1][v.Consequence-1]++
}

// Merge adds the counts of a heat map of the same size.
func (h *Heat) Merge(o Heat) {
	for i, row := range o.Counts {
		for j, n := range row {
			h.Counts[i][j] += n
		}
	}
	h.Unrated += o.Unrated
}

// Total is the number of risks, rated or not.
func (h Heat) Total() int {
	n := h.Unrated
	for _, row := range h.Counts {
		for _, c := range row {
			n += c
		}
	}
	return n
}

// HeatMap counts a body's risks and those of all below it, at a stage; "" is the whole register. Two stages, inherent
// and residual, give the picture before and after.
func HeatMap(r Register, m Matrix, stage Stage, body string) Heat {
	h := NewHeat(m)
	for _, k := range RankStage(r.Within(body), m, stage) {
		h.Add(k.Value)
	}
	return h
}
