package risk

// Words is how a register writes one risk: the two cells, and the value and the level that it states, if any.
type Words struct {
	Likelihood, Consequence string
	Value                   *int
	Band                    string
}

// Reading chooses the lists of words of a register's two columns, as [Axis.Reading] does; where several lists fit
// equally well, it takes those by which most of the stated values and levels are the matrix's.
func (m Matrix) Reading(rows []Words) (likelihood, consequence Reading) {
	ls, cs := make([]string, len(rows)), make([]string, len(rows))
	for i, w := range rows {
		ls[i], cs[i] = w.Likelihood, w.Consequence
	}
	byL, byC := m.Likelihood.readings(ls), m.Consequence.readings(cs)
	stated := count(rows)
	fit := make([][]int, len(byL))
	bestL, bestC := 0, 0
	for i, l := range byL {
		fit[i] = make([]int, len(byC))
		for j, c := range byC {
			if fit[i][j] = m.agreeing(stated, l, c); fit[i][j] > fit[bestL][bestC] {
				bestL, bestC = i, j
			}
		}
	}
	var equalL, equalC []Reading // the chosen ones first: those before them fit worse
	for i, l := range byL {
		if fit[i][bestC] == fit[bestL][bestC] {
			equalL = append(equalL, l)
		}
	}
	for j, c := range byC {
		if fit[bestL][j] == fit[bestL][bestC] {
			equalC = append(equalC, c)
		}
	}
	return settle(equalL), settle(equalC)
}

// statement is what a row says of a value and a level; rows that say the same are counted once.
type statement struct {
	likelihood, consequence string
	valued                  bool
	value                   int
	band                    string
}

func count(rows []Words) map[statement]int {
	stated := make(map[statement]int)
	for _, w := range rows {
		s := statement{likelihood: w.Likelihood, consequence: w.Consequence, band: w.Band}
		if w.Value != nil {
			s.valued, s.value = true, *w.Value
		}
		if s.valued || s.band != "" {
			stated[s]++
		}
	}
	return stated
}

// agreeing counts the rows whose stated value or level is the one that the readings give.
func (m Matrix) agreeing(stated map[statement]int, l, c Reading) int {
	n := 0
	for s, rows := range stated {
		likelihood, _, _ := l.Step(s.likelihood)
		consequence, _, _ := c.Step(s.consequence)
		v, err := m.Rate(likelihood, consequence)
		if err != nil {
			continue
		}
		if s.valued && s.value == v.Value {
			n += rows
		}
		if b, ok := m.BandNamed(s.band); ok && b.Code == v.Band.Code {
			n += rows
		}
	}
	return n
}
