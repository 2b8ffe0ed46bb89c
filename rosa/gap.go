package rosa

import (
	"cmp"
	"math/bits"
	"slices"

	"github.com/shopspring/decimal"
)

// Gap is a gate that is missing, and what it costs (lucka). A part is unlocked only when all of its gates are in place,
// so a gate has several figures, which are not summed over gates.
type Gap struct {
	Gate Gate `json:"gate"`
	// Minutes are unlocked by putting this gate in place everywhere and nothing else: of the parts that lack only it.
	Minutes decimal.Decimal `json:"minutes"`
	// Touched are the minutes of all movable parts that lack the gate, whatever else they lack.
	Touched decimal.Decimal `json:"touched"`
	// Open are the minutes of all movable parts for which it is not known whether the gate is in place.
	Open decimal.Decimal `json:"open"`
}

// Combination is a set of gates that parts lack together.
type Combination struct {
	// Gates in their order, at least two.
	Gates []Gate `json:"gates"`
	// Minutes are unlocked by putting all of the gates in place: of the parts that lack no other gate.
	Minutes decimal.Decimal `json:"minutes"`
	// Only are the minutes of the parts that lack exactly these.
	Only decimal.Decimal `json:"only"`
}

// set is a set of gates: bit g−1 stands for the gate g.
type set uint8

func (s set) has(g Gate) bool { return s>>(g-1)&1 == 1 }

func (s set) gates() []Gate {
	return slices.DeleteFunc(Gates(), func(g Gate) bool { return !s.has(g) })
}

// lacks returns the gates that are known to be missing and those that are not known.
func (p Part) lacks() (missing, unknown set) {
	for _, g := range Gates() {
		switch p.Gate(g) {
		case AnswerNo:
			missing |= 1 << (g - 1)
		case 0:
			unknown |= 1 << (g - 1)
		case AnswerYes, AnswerNotApplicable:
		}
	}
	return missing, unknown
}

// ledger sums movable minutes by what is missing.
type ledger struct {
	exactly map[set]decimal.Decimal // missing exactly the set, and nothing open
	touched [8]decimal.Decimal      // by gate
	open    [8]decimal.Decimal      // by gate
}

func (l *ledger) add(missing, unknown set, minutes decimal.Decimal) {
	for _, g := range Gates() {
		if missing.has(g) {
			l.touched[g] = l.touched[g].Add(minutes)
		}
		if unknown.has(g) {
			l.open[g] = l.open[g].Add(minutes)
		}
	}
	if missing != 0 && unknown == 0 {
		if l.exactly == nil {
			l.exactly = make(map[set]decimal.Decimal)
		}
		l.exactly[missing] = l.exactly[missing].Add(minutes)
	}
}

// unlocked sums what lacks nothing outside the set.
func (l *ledger) unlocked(s set) decimal.Decimal {
	var sum decimal.Decimal
	for missing, minutes := range l.exactly { // a sum does not depend on the order
		if missing&^s == 0 {
			sum = sum.Add(minutes)
		}
	}
	return sum
}

// gaps lists the gates that are missing or open somewhere: most unlocked first, then most touched, then most open.
func (l *ledger) gaps() []Gap {
	gaps := []Gap{}
	for _, g := range Gates() {
		if l.touched[g].IsZero() && l.open[g].IsZero() {
			continue
		}
		gaps = append(gaps, Gap{Gate: g, Minutes: l.unlocked(1 << (g - 1)), Touched: l.touched[g], Open: l.open[g]})
	}
	slices.SortStableFunc(gaps, func(a, b Gap) int {
		return cmp.Or(b.Minutes.Cmp(a.Minutes), b.Touched.Cmp(a.Touched), b.Open.Cmp(a.Open))
	})
	return gaps
}

// combinations lists the sets of several gates that some part lacks: most unlocked first, then fewest gates.
func (l *ledger) combinations() []Combination {
	var sets []set
	for s := range l.exactly {
		if bits.OnesCount8(uint8(s)) > 1 {
			sets = append(sets, s)
		}
	}
	slices.Sort(sets)
	all := []Combination{}
	for _, s := range sets {
		all = append(all, Combination{Gates: s.gates(), Minutes: l.unlocked(s), Only: l.exactly[s]})
	}
	slices.SortStableFunc(all, func(a, b Combination) int {
		return cmp.Or(b.Minutes.Cmp(a.Minutes), len(a.Gates)-len(b.Gates))
	})
	return all
}
