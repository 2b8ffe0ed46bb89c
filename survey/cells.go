package survey

import (
	"cmp"
	"math"
	"slices"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// CellDesign is the design of a stratified survey whose weights are the same within each cell of a [Histogram].
type CellDesign struct {
	// Stratum is the stratum of each cell, numbered from 0.
	Stratum []int
	// Weight is the weight of each respondent in the cell.
	Weight []float64
	// Population is the size of each stratum; zero or +Inf is unknown.
	Population []float64
}

// Problems reports columns of different lengths ("size") and values out of range ("range").
func (d CellDesign) Problems() []kvalitet.Problem {
	var ps check.List
	ps.If(len(d.Stratum) != len(d.Weight), "size", "/weight", "antalet vikter är inte antalet celler", "the number of weights is not the number of cells")
	for c, h := range d.Stratum {
		if h < 0 || h >= len(d.Population) {
			ps.Add("range", check.At("/stratum", c), "stratumet finns inte", "there is no such stratum")
		}
	}
	for c, w := range d.Weight {
		if !(w >= 0) || math.IsInf(w, 1) {
			ps.Add("range", check.At("/weight", c), "vikten är inget tal", "the weight is not a number")
		}
	}
	return ps
}

// moments are sums over the answers of one cell or of several: Σw, Σwy, Σw², Σw²y, Σw²y².
type moments struct{ w, wy, w2, w2y, w2yy float64 }

func (m *moments) add(o moments) {
	m.w += o.w
	m.wy += o.wy
	m.w2 += o.w2
	m.w2y += o.w2y
	m.w2yy += o.w2yy
}

// DomainMeans estimates the mean score of every question in every domain, with its standard error: that of
// [github.com/kommunkvalitet/kvalitet/survey/estimate] for the same design, from the counts alone. A domain is a list
// of cells. score[a] is what the code a is worth, NaN for a code that is no grade, such as "vet ej" and 0. Results go
// to mean[q·len(domains)+d] and se; both have room for questions × domains. A domain that nobody answered is NaN, and
// so is the standard error of one with a single respondent.
//
// With z = w(y−ȳ)/Σw the variance is Σ_h (1−n_h/N_h)·n_h/(n_h−1)·(Σz² − (Σz)²/n_h), where n_h are all respondents of
// the stratum and z is 0 for those outside the domain and those who did not answer.
func (h *Histogram) DomainMeans(d CellDesign, domains [][]int, score []float64, mean, se []float64) error {
	ps := check.List(d.Problems())
	ps.If(len(d.Stratum) != h.cells, "size", "/stratum", "designen har ett annat antal celler", "the design has another number of cells")
	ps.If(len(mean) < h.questions*len(domains) || len(se) < h.questions*len(domains), "size", "", "det finns inte plats för resultatet", "there is no room for the result")
	for i, cells := range domains {
		for _, c := range cells {
			if c < 0 || c >= h.cells {
				ps.Add("range", check.At("/domains", i), "cellen finns inte", "there is no such cell")
				break
			}
		}
	}
	if err := kvalitet.Invalid(ps); err != nil {
		return err
	}
	scale := make([]float64, len(d.Population))
	drawn := make([]float64, len(d.Population))
	for c, n := range h.respondents {
		drawn[d.Stratum[c]] += float64(n)
	}
	for i, n := range drawn {
		scale[i] = n / (n - 1)
		if size := d.Population[i]; size > 0 && !math.IsInf(size, 1) {
			scale[i] *= 1 - n/size
		}
	}
	var codes []int
	for a := range min(len(score), slots) {
		if !math.IsNaN(score[a]) {
			codes = append(codes, a)
		}
	}
	table := &domainTable{d: d, domains: byStratum(domains, d.Stratum), scale: scale, drawn: drawn, codes: codes, score: score}
	eachWith(h.questions, func() func(int) {
		cells := make([]moments, h.cells)
		return func(q int) { table.question(h.table(q), cells, mean[q*len(domains):], se[q*len(domains):]) }
	})
	return nil
}

type domainTable struct {
	d            CellDesign
	domains      [][]int
	scale, drawn []float64
	codes        []int
	score        []float64
}

// question fills in one question's domains; cells is scratch space.
func (t *domainTable) question(counts []uint32, cells []moments, mean, se []float64) {
	for c, w := range t.d.Weight {
		row := counts[c*slots : (c+1)*slots : (c+1)*slots]
		var n uint32
		var y, yy float64
		for _, a := range t.codes {
			k, s := float64(row[a]), t.score[a]
			n += row[a]
			y += k * s
			yy += k * s * s
		}
		cells[c] = moments{w * float64(n), w * y, w * w * float64(n), w * w * y, w * w * yy}
	}
	for i, domain := range t.domains {
		mean[i], se[i] = domainMean(cells, domain, t.d.Stratum, t.scale, t.drawn)
	}
}

// byStratum returns the domains with the cells of one stratum beside each other.
func byStratum(domains [][]int, stratum []int) [][]int {
	order := func(a, b int) int { return cmp.Compare(stratum[a], stratum[b]) }
	sorted := slices.Clone(domains)
	for i, domain := range domains {
		if !slices.IsSortedFunc(domain, order) {
			sorted[i] = slices.SortedStableFunc(slices.Values(domain), order)
		}
	}
	return sorted
}
