package risk

import (
	"fmt"
	"slices"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
)

// Published is a risk as a register states it (publicerad bedömning): the steps, and the value and the level that
// stand beside them.
type Published struct {
	Likelihood, Consequence int
	// Value is the value that is stated; nil when none is.
	Value *int
	// Band is the level that is stated, in the register's words; empty when none is.
	Band string
	// Path points at the risk, and Name is what people call it.
	Path, Name string
}

// PublishedRule is a check of what a register states.
type PublishedRule = kvalitet.Rule[*PublishedPass]

// PublishedPass is what such a rule looks at: the rows of one register, and the matrix that it is held against.
type PublishedPass struct {
	Rows   []Published
	Matrix Matrix
}

// PublishedRules returns the checks of a published register: that it says the same of the same steps, that a worse
// risk never has a lower value, that likelihood and consequence weigh the same, and that its values and levels are
// the matrix's.
func PublishedRules() []*PublishedRule {
	rule := func(id, titleSV, titleEN, docSV, docEN string, check func(*PublishedPass) kvalitet.Finding) *PublishedRule {
		return &PublishedRule{ID: "risk.published." + id, Title: label(titleSV, titleEN), Doc: label(docSV, docEN),
			Source: kvalitet.OurDefault("granskning av publicerade register"), Check: check}
	}
	return []*PublishedRule{
		rule("consistent", "Får samma steg alltid samma värde och nivå?", "Do the same steps always have one value and level?",
			"Två risker med samma sannolikhet och konsekvens kan inte ha olika värde eller nivå. Rätta den ena, eller skilj stegen åt.",
			"Two risks of the same likelihood and consequence cannot differ in value or level. Correct one, or tell the steps apart.", consistent),
		rule("monotone", "Får en värre risk aldrig ett lägre värde?", "Does a worse risk never have a lower value?",
			"En risk som är minst lika trolig och minst lika allvarlig kan inte ha ett lägre värde.",
			"A risk that is at least as likely and at least as serious cannot have a lower value.", publishedMonotone),
		rule("symmetric", "Väger sannolikhet och konsekvens lika i registret?", "Do likelihood and consequence weigh the same in the register?",
			"Registret ger olika svar när stegen byter plats. Det kan vara avsett; det ska då stå i metoden.",
			"The register answers differently when the steps change places. It may be meant; then it is to be written in the method.", publishedSymmetric),
		rule("value", "Är registrets riskvärden de som matrisen ger?", "Are the register's values those of the matrix?",
			"Ett värde som inte stämmer är felräknat, eller så används en annan matris.",
			"A value that does not agree is miscalculated, or another matrix is in use.", publishedValue),
		rule("band", "Är registrets nivåer de som matrisen ger?", "Are the register's levels those of the matrix?",
			"En nivå som inte stämmer är fel angiven, eller så används en annan matris.",
			"A level that does not agree is wrongly stated, or another matrix is in use.", publishedBand),
	}
}

// clash is two rows that do not go together; one row clashes with the matrix when b is a.
type clash struct {
	a, b Published
	why  kvalitet.Label
}

func clashes(list []clash, any bool, sv, en string) kvalitet.Finding {
	if !any {
		return kvalitet.NotApplicable("Registret anger inga sådana värden.", "The register states no such values.")
	}
	if len(list) == 0 {
		return kvalitet.Met()
	}
	f := kvalitet.NotMet(fmt.Sprintf("%s: %s%s.", sv, list[0].why.SV, others(len(list), "och %d till")),
		fmt.Sprintf("%s: %s%s.", en, list[0].why.EN, others(len(list), "and %d more")))
	for _, c := range list {
		f = f.At(kvalitet.Place{Path: c.b.Path, Note: c.why})
	}
	return f
}

// stated gives a row's value and level as a text.
func (r Published) stated() string {
	var parts []string
	if r.Value != nil {
		parts = append(parts, fmt.Sprint(*r.Value))
	}
	if r.Band != "" {
		parts = append(parts, r.Band)
	}
	return strings.Join(parts, " ")
}

// differs reports whether both state a value, or a level, and it is not the same.
func (r Published) differs(s Published) bool {
	return r.Value != nil && s.Value != nil && *r.Value != *s.Value || r.Band != "" && s.Band != "" && wordKey(r.Band) != wordKey(s.Band)
}

// firsts gives the first row of each pair of steps that states something, and calls again with the others.
func (p *PublishedPass) firsts(again func(first, row Published)) []Published {
	type steps struct{ l, c int }
	at := make(map[steps]int)
	var firsts []Published
	for _, r := range p.Rows {
		if r.Likelihood < 1 || r.Consequence < 1 || r.stated() == "" {
			continue
		}
		k := steps{r.Likelihood, r.Consequence}
		if i, ok := at[k]; ok {
			again(firsts[i], r)
			continue
		}
		at[k] = len(firsts)
		firsts = append(firsts, r)
	}
	return firsts
}

func consistent(p *PublishedPass) kvalitet.Finding {
	var list []clash
	firsts := p.firsts(func(first, r Published) {
		if first.differs(r) {
			list = append(list, clash{first, r, label(
				fmt.Sprintf("sannolikhet %d, konsekvens %d har %s i %s men %s i %s", r.Likelihood, r.Consequence, first.stated(), first.Name, r.stated(), r.Name),
				fmt.Sprintf("likelihood %d, consequence %d has %s in %s but %s in %s", r.Likelihood, r.Consequence, first.stated(), first.Name, r.stated(), r.Name))})
		}
	})
	return clashes(list, len(firsts) > 0, "Samma steg har olika värden", "The same steps have different values")
}

func publishedMonotone(p *PublishedPass) kvalitet.Finding {
	var list []clash
	values := slices.DeleteFunc(p.firsts(func(Published, Published) {}), func(r Published) bool { return r.Value == nil })
	for _, low := range values {
		for _, high := range values {
			if low.Likelihood <= high.Likelihood && low.Consequence <= high.Consequence && *low.Value > *high.Value {
				list = append(list, clash{low, high, label(
					fmt.Sprintf("%s (%d × %d) har %d men %s (%d × %d) har %d", low.Name, low.Likelihood, low.Consequence, *low.Value, high.Name, high.Likelihood, high.Consequence, *high.Value),
					fmt.Sprintf("%s (%d × %d) has %d but %s (%d × %d) has %d", low.Name, low.Likelihood, low.Consequence, *low.Value, high.Name, high.Likelihood, high.Consequence, *high.Value))})
			}
		}
	}
	return clashes(list, len(values) > 0, "En värre risk har ett lägre värde", "A worse risk has a lower value")
}

func publishedSymmetric(p *PublishedPass) kvalitet.Finding {
	var list []clash
	firsts := p.firsts(func(Published, Published) {})
	for i, a := range firsts {
		for _, b := range firsts[i+1:] {
			if a.Likelihood == b.Consequence && a.Consequence == b.Likelihood && a.Likelihood != a.Consequence && a.differs(b) {
				list = append(list, clash{a, b, label(
					fmt.Sprintf("sannolikhet %d, konsekvens %d ger %s men tvärtom %s", a.Likelihood, a.Consequence, a.stated(), b.stated()),
					fmt.Sprintf("likelihood %d, consequence %d gives %s but the other way round %s", a.Likelihood, a.Consequence, a.stated(), b.stated()))})
			}
		}
	}
	return clashes(list, len(firsts) > 0, "Registret är inte symmetriskt", "The register is not symmetric")
}

func publishedValue(p *PublishedPass) kvalitet.Finding {
	var list []clash
	some := false
	for _, r := range p.Rows {
		v, _ := p.Matrix.Rate(r.Likelihood, r.Consequence)
		if r.Value == nil || !v.Rated() {
			continue
		}
		some = true
		if *r.Value != v.Value {
			list = append(list, clash{r, r, label(fmt.Sprintf("%s har %d, matrisen ger %d", r.Name, *r.Value, v.Value), fmt.Sprintf("%s has %d, the matrix gives %d", r.Name, *r.Value, v.Value))})
		}
	}
	return clashes(list, some, "Riskvärdet är inte matrisens", "The value is not the matrix's")
}

func publishedBand(p *PublishedPass) kvalitet.Finding {
	var list []clash
	known := false
	for _, r := range p.Rows {
		_, ok := p.Matrix.BandNamed(r.Band)
		known = known || ok
	}
	if !known {
		return kvalitet.NotApplicable("Registret anger inga nivåer som matrisen har.", "The register states no levels that the matrix has.")
	}
	for _, r := range p.Rows {
		v, err := p.Matrix.Rate(r.Likelihood, r.Consequence)
		if r.Band == "" || err != nil {
			continue
		}
		if b, ok := p.Matrix.BandNamed(r.Band); !ok || b.Code != v.Band.Code {
			list = append(list, clash{r, r, label(fmt.Sprintf("%s har %s, matrisen ger %s", r.Name, r.Band, v.Band.Name.SV), fmt.Sprintf("%s has %s, the matrix gives %s", r.Name, r.Band, v.Band.Name.EN))})
		}
	}
	return clashes(list, true, "Nivån är inte matrisens", "The level is not the matrix's")
}

// TreatmentNamed reads a decision as registers word it ("accepteras", "åtgärda", "mitigate"): by the code, or by how
// the word begins. Anything else is not a decision that is known.
func TreatmentNamed(text string) (Treatment, bool) {
	key := wordLower(strings.TrimSpace(text))
	for _, w := range treatmentWords {
		if strings.HasPrefix(key, w.stem) {
			return w.treatment, true
		}
	}
	return 0, false
}

// treatmentWords are how decisions begin, in Swedish and English; the list is ours.
var treatmentWords = []struct {
	stem      string
	treatment Treatment
}{
	{"accept", TreatmentAccept}, {"behåll", TreatmentAccept}, {"tolerera", TreatmentAccept}, {"bevaka", TreatmentAccept}, {"retain", TreatmentAccept}, {"tolerate", TreatmentAccept}, {"observera", TreatmentAccept},
	{"åtgärd", TreatmentTreat}, {"reducer", TreatmentTreat}, {"minska", TreatmentTreat}, {"minimera", TreatmentTreat}, {"hantera", TreatmentTreat}, {"treat", TreatmentTreat}, {"mitigat", TreatmentTreat}, {"reduce", TreatmentTreat}, {"gransk", TreatmentTreat}, {"kontroll", TreatmentTreat}, {"direktåtgärd", TreatmentTreat}, {"riskreducerande", TreatmentTreat}, {"begräns", TreatmentTreat}, {"förebygg", TreatmentTreat},
	{"dela", TreatmentTransfer}, {"överför", TreatmentTransfer}, {"försäkra", TreatmentTransfer}, {"transfer", TreatmentTransfer}, {"share", TreatmentTransfer},
	{"undvik", TreatmentAvoid}, {"elimin", TreatmentAvoid}, {"avsluta", TreatmentAvoid}, {"avoid", TreatmentAvoid}, {"terminate", TreatmentAvoid},
}
