package survey

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/kommunkvalitet/kvalitet"
)

// slots is the room for answers in a histogram: 0 is "not answered", 1 to 15 are codes of the scale.
const slots = 16

// Histogram counts answers by question, cell and answer (svarstabell): the core that every index, share and standard
// error of an unweighted or cell-weighted survey comes from. A cell is a group of respondents who are told apart and
// have the same weight, such as municipality × sex × age. It can be fed in parts, on several machines, and merged. One
// that is being fed is not shared; one that is only read may be.
type Histogram struct {
	questions, cells int
	counts           []uint32 // [question][cell][slots]
	respondents      []int    // by cell
}

// NewHistogram makes an empty histogram.
func NewHistogram(questions, cells int) *Histogram {
	return &Histogram{questions: questions, cells: cells, counts: make([]uint32, questions*cells*slots), respondents: make([]int, cells)}
}

// Reset empties the histogram and keeps its memory for the next survey of the same shape.
func (h *Histogram) Reset() {
	clear(h.counts)
	clear(h.respondents)
}

// Cells is the number of cells.
func (h *Histogram) Cells() int { return h.cells }

// Questions is the number of questions.
func (h *Histogram) Questions() int { return h.questions }

// Respondents is the number of respondents in a cell, whether they answered or not.
func (h *Histogram) Respondents(cell int) int { return h.respondents[cell] }

// Count is the number of answers with the code, 0 to 15.
func (h *Histogram) Count(question, cell int, answer uint8) int {
	return int(h.counts[(question*h.cells+cell)*slots+int(answer&(slots-1))])
}

// Add counts respondents: cell[i] is the cell of respondent i and answers[q][i] the code of the answer to question q.
// Questions are counted at the same time on all processors; the result does not depend on how many there are. A column
// of another length, a cell out of range or a code above 15 adds nothing and is [kvalitet.ErrInvalid].
func (h *Histogram) Add(cell []uint16, answers [][]uint8) error {
	if err := h.checked(cell, answers); err != nil {
		return err
	}
	var wrong atomic.Bool
	each(h.questions, func(q int) {
		if union(answers[q]) >= slots {
			wrong.Store(true)
			return
		}
		count(h.table(q), cell, answers[q])
	})
	if wrong.Load() { // take back
		each(h.questions, func(q int) {
			if union(answers[q]) >= slots {
				return
			}
			t := h.table(q)
			for i, c := range cell {
				t[int(c)<<4|int(answers[q][i])]--
			}
		})
		return kvalitet.Invalid([]kvalitet.Problem{{Code: "range", Path: "/answers", SV: "ett svar har en kod över 15", EN: "an answer has a code above 15"}})
	}
	for _, c := range cell {
		h.respondents[c]++
	}
	return nil
}

func (h *Histogram) table(q int) []uint32 { return h.counts[q*h.cells*slots : (q+1)*h.cells*slots] }

func (h *Histogram) checked(cell []uint16, answers [][]uint8) error {
	problem := func(path, sv, en string) error {
		return kvalitet.Invalid([]kvalitet.Problem{{Code: "size", Path: path, SV: sv, EN: en}})
	}
	if len(answers) != h.questions {
		return problem("/answers", fmt.Sprintf("%d frågor, väntat %d", len(answers), h.questions), fmt.Sprintf("%d questions, want %d", len(answers), h.questions))
	}
	for q := range answers {
		if len(answers[q]) != len(cell) {
			return problem(fmt.Sprintf("/answers/%d", q), "kolumnen har ett annat antal svarande", "the column has another number of respondents")
		}
	}
	var largest uint16
	for _, c := range cell {
		largest = max(largest, c)
	}
	if len(cell) > 0 && int(largest) >= h.cells {
		return problem("/cell", "cellen finns inte", "there is no such cell")
	}
	return nil
}

// count is the loop that everything hangs on: one increment per answer. The codes are below slots.
func count(t []uint32, cell []uint16, answers []uint8) {
	answers = answers[:len(cell)]
	i := 0
	for ; i+4 <= len(cell); i += 4 {
		c, a := cell[i:i+4:i+4], answers[i:i+4:i+4]
		t[int(c[0])<<4+int(a[0])]++
		t[int(c[1])<<4+int(a[1])]++
		t[int(c[2])<<4+int(a[2])]++
		t[int(c[3])<<4+int(a[3])]++
	}
	for ; i < len(cell); i++ {
		t[int(cell[i])<<4+int(answers[i])]++
	}
}

// Merge adds another histogram of the same questions and cells.
func (h *Histogram) Merge(o *Histogram) error {
	if h.questions != o.questions || h.cells != o.cells {
		return kvalitet.Invalid([]kvalitet.Problem{{Code: "size", Path: "", SV: "tabellerna har olika frågor eller celler",
			EN: "the tables have different questions or cells"}})
	}
	for i, n := range o.counts {
		h.counts[i] += n
	}
	for c, n := range o.respondents {
		h.respondents[c] += n
	}
	return nil
}

// each runs f for 0 to n−1 on all processors, handing out the next as one is done.
func each(n int, f func(int)) { eachWith(n, func() func(int) { return f }) }

// eachWith is each with a function of its own for every worker, which may keep scratch space.
func eachWith(n int, worker func() func(int)) {
	workers := min(runtime.GOMAXPROCS(0), n)
	var next atomic.Int64
	work := func() {
		f := worker()
		for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
			f(i)
		}
	}
	var wg sync.WaitGroup
	for range workers - 1 {
		wg.Go(work)
	}
	work()
	wg.Wait()
}
