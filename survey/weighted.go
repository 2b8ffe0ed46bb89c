package survey

import (
	"encoding/binary"
	"math"
	"sync/atomic"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// slot is what a weighted histogram keeps of an answer: Σw and Σw².
type slot struct{ w, w2 float64 }

// WeightedHistogram is a [Histogram] for weights that differ from person to person: it keeps Σw and Σw² by question,
// group and answer. Sums of weights depend on the order in which parts are merged in their last digits.
type WeightedHistogram struct {
	questions, groups int
	slots             []slot
	respondents       []int
}

// NewWeightedHistogram makes an empty histogram.
func NewWeightedHistogram(questions, groups int) *WeightedHistogram {
	return &WeightedHistogram{questions: questions, groups: groups, slots: make([]slot, questions*groups*slots), respondents: make([]int, groups)}
}

// Reset empties the histogram and keeps its memory for the next survey of the same shape.
func (h *WeightedHistogram) Reset() {
	clear(h.slots)
	clear(h.respondents)
}

// Add counts respondents as [Histogram.Add] does; weight[i] is the weight of respondent i.
func (h *WeightedHistogram) Add(group []uint16, weight []float64, answers [][]uint8) error {
	shape := Histogram{questions: h.questions, cells: h.groups}
	if err := shape.checked(group, answers); err != nil {
		return err
	}
	wrong := len(weight) != len(group)
	for _, w := range weight {
		wrong = wrong || !(w >= 0) || math.IsInf(w, 1)
	}
	var above atomic.Bool
	if !wrong {
		each(h.questions, func(q int) {
			if union(answers[q]) >= slots {
				above.Store(true)
			}
		})
	}
	if wrong || above.Load() {
		return kvalitet.Invalid([]kvalitet.Problem{{Code: "range", Path: "/answers", SV: "en vikt är inget tal eller ett svar har en kod över 15",
			EN: "a weight is not a number or an answer has a code above 15"}})
	}
	each(h.questions, func(q int) {
		weigh(h.table(q), group, weight, answers[q])
	})
	for _, g := range group {
		h.respondents[g]++
	}
	return nil
}

func (h *WeightedHistogram) table(q int) []slot {
	return h.slots[q*h.groups*slots : (q+1)*h.groups*slots]
}

// union is the bits that any of the answers has, eight answers at a time.
func union(answers []uint8) uint8 {
	var words uint64
	for ; len(answers) >= 8; answers = answers[8:] {
		words |= binary.LittleEndian.Uint64(answers)
	}
	words |= words >> 32
	words |= words >> 16
	seen := uint8(words | words>>8)
	for _, a := range answers {
		seen |= a
	}
	return seen
}

func weigh(t []slot, group []uint16, weight []float64, answers []uint8) {
	weight, answers = weight[:len(group)], answers[:len(group)]
	for i, g := range group {
		w := weight[i]
		s := &t[int(g)<<4|int(answers[i]&(slots-1))]
		s.w += w
		s.w2 += w * w
	}
}

// Merge adds another histogram of the same questions and groups.
func (h *WeightedHistogram) Merge(o *WeightedHistogram) error {
	if h.questions != o.questions || h.groups != o.groups {
		return kvalitet.Invalid([]kvalitet.Problem{{Code: "size", Path: "", SV: "tabellerna har olika frågor eller grupper",
			EN: "the tables have different questions or groups"}})
	}
	for i, s := range o.slots {
		h.slots[i].w += s.w
		h.slots[i].w2 += s.w2
	}
	for g, n := range o.respondents {
		h.respondents[g] += n
	}
	return nil
}

// DomainMeans is [Histogram.DomainMeans] with the weights that were added: stratum[g] is the stratum of group g and
// population the size of each stratum.
func (h *WeightedHistogram) DomainMeans(stratum []int, population []float64, domains [][]int, score []float64, mean, se []float64) error {
	var ps check.List
	ps.If(len(stratum) != h.groups, "size", "/stratum", "antalet stratum är inte antalet grupper", "the number of strata is not the number of groups")
	for g, s := range stratum {
		if s < 0 || s >= len(population) {
			ps.Add("range", check.At("/stratum", g), "stratumet finns inte", "there is no such stratum")
		}
	}
	for i, groups := range domains {
		for _, g := range groups {
			if g < 0 || g >= h.groups {
				ps.Add("range", check.At("/domains", i), "gruppen finns inte", "there is no such group")
			}
		}
	}
	ps.If(len(mean) < h.questions*len(domains) || len(se) < h.questions*len(domains), "size", "", "det finns inte plats för resultatet", "there is no room for the result")
	if err := kvalitet.Invalid(ps); err != nil {
		return err
	}
	drawn, scale := make([]float64, len(population)), make([]float64, len(population))
	for g, n := range h.respondents {
		drawn[stratum[g]] += float64(n)
	}
	for i, n := range drawn {
		scale[i] = n / (n - 1)
		if size := population[i]; size > 0 && !math.IsInf(size, 1) {
			scale[i] *= 1 - n/size
		}
	}
	domains = byStratum(domains, stratum)
	eachWith(h.questions, func() func(int) {
		sums := make([]moments, h.groups)
		return func(q int) { h.question(q, sums, stratum, domains, score, scale, drawn, mean, se) }
	})
	return nil
}

func (h *WeightedHistogram) question(q int, sums []moments, stratum []int, domains [][]int, score, scale, drawn, mean, se []float64) {
	table := h.table(q)
	for g := range sums {
		sums[g] = moments{}
		for a, s := range table[g*slots : (g+1)*slots] {
			if a >= len(score) || math.IsNaN(score[a]) {
				continue
			}
			y := score[a]
			sums[g].add(moments{s.w, s.w * y, s.w2, s.w2 * y, s.w2 * y * y})
		}
	}
	for i, domain := range domains {
		mean[q*len(domains)+i], se[q*len(domains)+i] = domainMean(sums, domain, stratum, scale, drawn)
	}
}

// domainMean joins the groups of a domain, those of one stratum standing together. A domain that nobody answered has
// neither mean nor error, and one with a single respondent has no error.
func domainMean(sums []moments, domain, stratum []int, scale, drawn []float64) (mean, se float64) {
	var all moments
	for _, g := range domain {
		all.add(sums[g])
	}
	if all.w == 0 {
		return math.NaN(), math.NaN()
	}
	mean = all.wy / all.w
	if all.w2 == all.w*all.w {
		return mean, math.NaN()
	}
	part := func(h int, sum moments) float64 {
		z := sum.wy - mean*sum.w
		return scale[h] * (sum.w2yy - 2*mean*sum.w2y + mean*mean*sum.w2 - z*z/drawn[h])
	}
	if h := stratum[domain[0]]; h == stratum[domain[len(domain)-1]] { // as most domains are: within one
		return mean, math.Sqrt(max(part(h, all), 0)) / all.w
	}
	v := 0.0
	for k := 0; k < len(domain); {
		h := stratum[domain[k]]
		var sum moments
		for ; k < len(domain) && stratum[domain[k]] == h; k++ {
			sum.add(sums[domain[k]])
		}
		v += part(h, sum)
	}
	return mean, math.Sqrt(max(v, 0)) / all.w
}
