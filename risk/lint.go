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
