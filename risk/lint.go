package risk

import (
	"fmt"
	"slices"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// MatrixRule is a check of a matrix.
type MatrixRule = kvalitet.Rule[Matrix]

var sourceLint = kvalitet.OurDefault("granskning av riskmatriser")

// Lint proves the matrix and returns what is wrong with it: the findings of [MatrixRules] that are not met. A sound
// matrix gives none.
func (m Matrix) Lint() []kvalitet.Finding {
	return slices.DeleteFunc(kvalitet.Run(MatrixRules(), m), func(f kvalitet.Finding) bool {
		return f.Outcome != kvalitet.OutcomeNotMet
	})
}

// MatrixRules returns the checks of a matrix. They look at every cell, so a "yes" is a proof.
func MatrixRules() []*MatrixRule {
	rule := func(id, titleSV, titleEN, docSV, docEN string, check func(Matrix) kvalitet.Finding) *MatrixRule {
		return &MatrixRule{ID: "risk.matrix." + id, Title: label(titleSV, titleEN), Doc: label(docSV, docEN), Source: sourceLint, Check: check}
	}
	return []*MatrixRule{
		rule("monotone", "Stiger värde och nivå när ett steg stiger?", "Do value and band rise with the steps?",
			"En risk som är troligare eller allvarligare får inte hamna lägre. Rätta rutan, eller vänd tabellen om den börjar med det högsta steget.",
			"A risk that is more likely or more serious must not come out lower. Correct the cell, or turn the table if it begins with the highest step.", monotone),
		rule("covered", "Ligger varje möjligt värde i en nivå?", "Does every possible value lie in a band?",
			"Varje värde som en ruta kan ge behöver en nivå. Värden som aldrig kan uppstå, som 5, 7, 10 och 11 när fyra steg multipliceras med fyra, behöver ingen.",
			"Every value that a cell can give needs a band. Values that cannot occur, such as 5, 7, 10 and 11 when four steps are multiplied by four, need none.", covered),
		rule("once", "Ligger inget möjligt värde i två nivåer?", "Does no possible value lie in two bands?",
			"Nivåer som överlappar ger två svar på samma risk. Ange gränserna så att de inte delar något värde.",
			"Bands that overlap give two answers for one risk. State the limits so that they share no value.", once),
		rule("used", "Används varje nivå av någon ruta, i ordning från lägst till högst?", "Is every band used by a cell, in rising order?",
			"En nivå som ingen ruta kan få är ett löfte som aldrig infrias. Nivåernas gränser ska stiga.",
			"A band that no cell can have is a promise that is never kept. The limits of the bands are to rise.", used),
		rule("jump", "Skiljer högst en nivå mellan grannrutor?", "Do neighbouring cells differ by at most one band?",
			"När två nivåer skiljer mellan grannar avgör ett enda steg för mycket. Lägg en ruta emellan.",
			"When neighbours differ by two bands, a single step decides too much. Put a cell between them.", jump),
		rule("distinct", "Skiljer sig varje rad och kolumn från den intill?", "Does every row and column differ from the next?",
			"Två likadana rader betyder att steget inte gör någon skillnad. Slå ihop stegen eller skilj dem åt.",
			"Two rows alike mean that the step makes no difference. Merge the steps or tell them apart.", distinct),
		rule("symmetric", "Väger sannolikhet och konsekvens lika?", "Do likelihood and consequence weigh the same?",
			"En osymmetrisk matris kan vara avsedd: att konsekvensen väger tyngst ska då stå i metoden. Frågan gäller matriser med lika många steg på båda axlarna.",
			"An asymmetric matrix may be meant: that the consequence weighs more is then to be written in the method. The question is for matrices with equally many steps on both axes.", symmetric),
		rule("ties", "Får rutor med samma värde samma nivå?", "Do cells of one value have one band?",
			"Om samma värde ger olika nivåer säger tabellen emot sig själv, eller så är det inte värdet som avgör.",
			"If one value gives different bands, the table contradicts itself, or it is not the value that decides.", ties),
		rule("grid", "Ger gränser och rutnät samma nivå?", "Do limits and grid give the same band?",
			"En matris som har både gränser och rutnät är sann bara om de är lika i varje ruta.",
			"A matrix that has both limits and a grid is true only if they agree in every cell.", gridAgrees),
	}
}

// cell is one cell of a matrix as the checks see it.
type cell struct {
	l, c, value, band      int
	hasValue, hasBand, has bool
}

func (m Matrix) cell(l, c int) cell {
	x := cell{l: l, c: c}
	x.has = m.Likelihood.Has(l) && m.Consequence.Has(c)
	if !x.has {
		return x
	}
	x.value, x.hasValue = m.value(l, c)
	x.band, x.hasBand = m.band(l, c)
	return x
}

// cells returns every cell, row by row.
func (m Matrix) cells() []cell {
	var cells []cell
	for l := range m.Likelihood.Steps {
		for c := range m.Consequence.Steps {
			cells = append(cells, m.cell(l+1, c+1))
		}
	}
	return cells
}

// path points at what gave the cell its value or band.
func (m Matrix) path(x cell) string {
	switch {
	case len(m.Grid) > 0:
		return check.At(check.At("/grid", x.l-1), x.c-1)
	case m.Formula == FormulaTable:
		return check.At(check.At("/values", x.l-1), x.c-1)
	default:
		return "/bands"
	}
}

// place says where a cell is in words.
func (x cell) place() kvalitet.Label {
	return kvalitet.Label{SV: fmt.Sprintf("sannolikhet %d, konsekvens %d", x.l, x.c), EN: fmt.Sprintf("likelihood %d, consequence %d", x.l, x.c)}
}

// pair is two cells that do not go together.
type pair struct{ a, b cell }

// neighbours calls f with every cell and the one a step further along each axis.
func (m Matrix) neighbours(f func(a, b cell) bool) []pair {
	var bad []pair
	for _, a := range m.cells() {
		for _, b := range []cell{m.cell(a.l+1, a.c), m.cell(a.l, a.c+1)} {
			if b.has && f(a, b) {
				bad = append(bad, pair{a, b})
			}
		}
	}
	return bad
}

// pairs makes a finding of the pairs: met when there are none, otherwise a place for each.
func (m Matrix) pairs(bad []pair, sv, en string, describe func(pair) kvalitet.Label) kvalitet.Finding {
	if len(bad) == 0 {
		return kvalitet.Met()
	}
	first := describe(bad[0])
	f := kvalitet.NotMet(fmt.Sprintf("%s: %s%s.", sv, first.SV, others(len(bad), "och %d till")),
		fmt.Sprintf("%s: %s%s.", en, first.EN, others(len(bad), "and %d more")))
	for _, p := range bad {
		f = f.At(kvalitet.Place{Path: m.path(p.b), Note: describe(p)})
	}
	return f
}

func others(n int, format string) string {
	if n < 2 {
		return ""
	}
	return ", " + fmt.Sprintf(format, n-1)
}

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
