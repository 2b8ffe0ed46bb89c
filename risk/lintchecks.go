package risk

import (
	"fmt"
	"slices"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

func monotone(m Matrix) kvalitet.Finding {
	rising := 0
	bad := m.neighbours(func(a, b cell) bool {
		falls := a.hasValue && b.hasValue && b.value < a.value || a.hasBand && b.hasBand && b.band < a.band
		if a.hasValue && b.hasValue && b.value > a.value || a.hasBand && b.hasBand && b.band > a.band {
			rising++
		}
		return falls
	})
	sv, en := "Värdet eller nivån sjunker när ett steg stiger", "The value or the band falls when a step rises"
	if len(bad) > rising {
		sv, en = "Tabellen tycks börja med det högsta steget eller den högsta nivån: den sjunker", "The table seems to begin with the highest step or band: it falls"
	}
	return m.pairs(bad, sv, en, func(p pair) kvalitet.Label {
		from, to := p.a.place(), p.b.place()
		return label(fmt.Sprintf("%s → %s", from.SV, to.SV), fmt.Sprintf("%s → %s", from.EN, to.EN))
	})
}

// values gives every value that a cell can have, rising, each once.
func (m Matrix) values() []int {
	var values []int
	for _, x := range m.cells() {
		if x.hasValue {
			values = append(values, x.value)
		}
	}
	slices.Sort(values)
	return slices.Compact(values)
}

var noLimits = kvalitet.NotApplicable("Nivåerna ges av rutnätet, inte av gränser.", "The bands come from the grid, not from limits.")

func covered(m Matrix) kvalitet.Finding {
	var missing []string
	if m.limited() {
		for _, v := range m.values() {
			if len(m.BandsOf(v)) == 0 {
				missing = append(missing, fmt.Sprint(v))
			}
		}
	}
	empty := slices.IndexFunc(m.cells(), func(x cell) bool { return !x.hasValue || len(m.Grid) > 0 && !x.hasBand })
	switch {
	case len(missing) > 0:
		list := join(missing)
		return kvalitet.NotMet(fmt.Sprintf("Möjliga värden saknar nivå (lucka): %s.", list),
			fmt.Sprintf("Possible values lie in no band (a gap): %s.", list)).At(kvalitet.Place{Path: "/bands"})
	case empty >= 0:
		x := m.cells()[empty]
		p := x.place()
		return kvalitet.NotMet(fmt.Sprintf("En ruta saknar värde eller nivå: %s.", p.SV), fmt.Sprintf("A cell has no value or band: %s.", p.EN)).
			At(kvalitet.Place{Path: m.path(x)})
	default:
		return kvalitet.Met()
	}
}

func join(parts []string) string {
	out := ""
	for i, p := range parts {
		if i > 0 {
			out += ", "
		}
		out += p
	}
	return out
}

func once(m Matrix) kvalitet.Finding {
	if !m.limited() {
		return noLimits
	}
	var twice []string
	for _, v := range m.values() {
		if bands := m.BandsOf(v); len(bands) > 1 {
			twice = append(twice, fmt.Sprintf("%d (%s, %s)", v, m.Bands[bands[0]].Name.SV, m.Bands[bands[1]].Name.SV))
		}
	}
	if len(twice) == 0 {
		return kvalitet.Met()
	}
	return kvalitet.NotMet(fmt.Sprintf("Värden ligger i två nivåer (överlapp): %s.", join(twice)),
		fmt.Sprintf("Values lie in two bands (an overlap): %s.", join(twice))).At(kvalitet.Place{Path: "/bands"})
}

func used(m Matrix) kvalitet.Finding {
	count := make([]int, len(m.Bands))
	for _, x := range m.cells() {
		if x.hasBand {
			count[x.band]++
		}
	}
	for i, b := range m.Bands {
		if i > 0 && m.limited() && b.Lower.lowest() <= m.Bands[i-1].Lower.lowest() {
			return kvalitet.NotMet(fmt.Sprintf("Nivån %q börjar inte över nivån under.", b.Name.SV),
				fmt.Sprintf("The band %q does not begin above the one below.", b.Name.EN)).At(kvalitet.Place{Path: check.At("/bands", i)})
		}
	}
	if i := slices.Index(count, 0); i >= 0 {
		return kvalitet.NotMet(fmt.Sprintf("Ingen ruta kan få nivån %q.", m.Bands[i].Name.SV),
			fmt.Sprintf("No cell can have the band %q.", m.Bands[i].Name.EN)).At(kvalitet.Place{Path: check.At("/bands", i)})
	}
	return kvalitet.Met()
}

func jump(m Matrix) kvalitet.Finding {
	bad := m.neighbours(func(a, b cell) bool { return a.hasBand && b.hasBand && (b.band > a.band+1 || a.band > b.band+1) })
	return m.pairs(bad, "Mer än en nivå skiljer mellan grannrutor", "Neighbouring cells differ by more than one band", func(p pair) kvalitet.Label {
		from, to := p.a.place(), p.b.place()
		return label(fmt.Sprintf("%s (%s) → %s (%s)", from.SV, m.Bands[p.a.band].Name.SV, to.SV, m.Bands[p.b.band].Name.SV),
			fmt.Sprintf("%s (%s) → %s (%s)", from.EN, m.Bands[p.a.band].Name.EN, to.EN, m.Bands[p.b.band].Name.EN))
	})
}

func distinct(m Matrix) kvalitet.Finding {
	same := func(a, b cell) bool { return a.band == b.band && a.hasBand == b.hasBand && a.value == b.value }
	equal := func(steps, others int, at func(step, other int) cell) int {
		for s := 1; s < steps; s++ {
			all := true
			for o := 1; o <= others; o++ {
				all = all && same(at(s, o), at(s+1, o))
			}
			if all {
				return s
			}
		}
		return 0
	}
	nl, nc := len(m.Likelihood.Steps), len(m.Consequence.Steps)
	if s := equal(nl, nc, m.cell); s > 0 {
		return kvalitet.NotMet(fmt.Sprintf("Raderna för sannolikhet %d och %d är identiska.", s, s+1),
			fmt.Sprintf("The rows of likelihood %d and %d are identical.", s, s+1)).At(kvalitet.Place{Path: check.At("/likelihood/steps", s)})
	}
	if s := equal(nc, nl, func(c, l int) cell { return m.cell(l, c) }); s > 0 {
		return kvalitet.NotMet(fmt.Sprintf("Kolumnerna för konsekvens %d och %d är identiska.", s, s+1),
			fmt.Sprintf("The columns of consequence %d and %d are identical.", s, s+1)).At(kvalitet.Place{Path: check.At("/consequence/steps", s)})
	}
	return kvalitet.Met()
}

func symmetric(m Matrix) kvalitet.Finding {
	n := len(m.Likelihood.Steps)
	if n != len(m.Consequence.Steps) {
		return kvalitet.NotApplicable("Axlarna har olika många steg.", "The axes do not have equally many steps.")
	}
	var bad []pair
	for l := 1; l <= n; l++ {
		for c := l + 1; c <= n; c++ {
			if a, b := m.cell(l, c), m.cell(c, l); a.value != b.value || a.band != b.band {
				bad = append(bad, pair{a, b})
			}
		}
	}
	say := func(x cell) kvalitet.Label {
		if !x.hasBand {
			return label(fmt.Sprint(x.value), fmt.Sprint(x.value))
		}
		b := m.Bands[x.band]
		if m.Formula == FormulaLevel {
			return b.Name
		}
		return label(fmt.Sprintf("%d %s", x.value, b.Name.SV), fmt.Sprintf("%d %s", x.value, b.Name.EN))
	}
	return m.pairs(bad, "Matrisen är inte symmetrisk", "The matrix is not symmetric", func(p pair) kvalitet.Label {
		from, to, a, b := p.a.place(), p.b.place(), say(p.a), say(p.b)
		return label(fmt.Sprintf("%s ger %s men %s ger %s", from.SV, a.SV, to.SV, b.SV),
			fmt.Sprintf("%s gives %s but %s gives %s", from.EN, a.EN, to.EN, b.EN))
	})
}

func ties(m Matrix) kvalitet.Finding {
	if m.Formula == FormulaLevel {
		return kvalitet.NotApplicable("Värdet är nivåns nummer.", "The value is the number of the band.")
	}
	var bad []pair
	cells := m.cells()
	for i, a := range cells {
		for _, b := range cells[i+1:] {
			if a.hasBand && b.hasBand && a.value == b.value && a.band != b.band {
				bad = append(bad, pair{a, b})
			}
		}
	}
	return m.pairs(bad, "Samma värde ger olika nivåer", "One value gives different bands", func(p pair) kvalitet.Label {
		from, to := p.a.place(), p.b.place()
		return label(fmt.Sprintf("%d är %s (%s) och %s (%s)", p.a.value, m.Bands[p.a.band].Name.SV, from.SV, m.Bands[p.b.band].Name.SV, to.SV),
			fmt.Sprintf("%d is %s (%s) and %s (%s)", p.a.value, m.Bands[p.a.band].Name.EN, from.EN, m.Bands[p.b.band].Name.EN, to.EN))
	})
}

func gridAgrees(m Matrix) kvalitet.Finding {
	if len(m.Grid) == 0 {
		return kvalitet.NotApplicable("Matrisen har inget rutnät.", "The matrix has no grid.")
	}
	if !m.limited() || m.Formula == FormulaLevel {
		if limits, ok := m.Thresholds(); ok {
			return kvalitet.NotApplicable(fmt.Sprintf("Nivåerna har inga gränser. Rutnätet är lika med produkten med gränserna %s.", join(limits.texts())),
				fmt.Sprintf("The bands have no limits. The grid equals the product with the limits %s.", join(limits.texts())))
		}
		return kvalitet.NotApplicable("Nivåerna har inga gränser, och inga gränser på produkten ger rutnätet.",
			"The bands have no limits, and no limits on the product give the grid.")
	}
	var bad []pair
	for _, x := range m.cells() {
		by := m.BandsOf(x.value)
		if x.hasValue && x.hasBand && !slices.Contains(by, x.band) {
			bad = append(bad, pair{x, x})
		}
	}
	return m.pairs(bad, "Gränser och rutnät ger olika nivå", "Limits and grid give different bands", func(p pair) kvalitet.Label {
		at := p.a.place()
		by := label("ingen nivå", "no band")
		if b := m.BandsOf(p.a.value); len(b) > 0 {
			by = m.Bands[b[len(b)-1]].Name
		}
		return label(fmt.Sprintf("%s, värdet %d: gränserna säger %s, rutnätet %s", at.SV, p.a.value, by.SV, m.Bands[p.a.band].Name.SV),
			fmt.Sprintf("%s, the value %d: the limits say %s, the grid %s", at.EN, p.a.value, by.EN, m.Bands[p.a.band].Name.EN))
	})
}
