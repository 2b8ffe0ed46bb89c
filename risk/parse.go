package risk

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// ParseMatrix reads a matrix that a person has written as JSON. A document of [MatrixSchema] is read strictly. Any
// other object is read liberally, with member names in English or Swedish in any case:
//
//	{"name": "Vår matris",
//	 "likelihood": ["Osannolik", "Möjlig", "Sannolik", "Trolig"],
//	 "consequence": ["Försumbar", "Lindrig", "Kännbar", "Allvarlig"],
//	 "bands": [{"name": "Låg", "from": 1, "to": 3}, {"name": "Medel", "from": 4, "to": 8}, {"name": "Hög", "from": 9}],
//	 "limit": "> 9"}
//
//	likelihood     sannolikhet, probability: the steps from the lowest, or {"name", "steps"}, or their number;
//	  anchors      slag: what a step means by kind, a list of {"kind", "text", "least"} or {"economy": 100000}
//	consequence    konsekvens, impact, väsentlighet, påverkan, allvarlighet: the same
//	formula        beräkning: "product" (assumed), "sum", "table" or "level"
//	bands          levels, nivåer, risk: a list, or an object such as {"Låg": "1–3"}
//	  from, to     min/max, low/high, från/till: both belong to the band; above/över (>), atLeast/minst (≥); range "1–3"
//	thresholds     gränser: where each named band but the lowest begins, when the bands are only named
//	values         värden: a row per step of likelihood, a number per step of consequence
//	grid           matrix, matris, rutnät: the same with names of bands, or numbers, or both ("4 Bevaka")
//	               or an object by the steps' words: {"Låg": {"Låg": "Grön", "Hög": "Gul"}, …}
//	cells          rutor: a list of {"likelihood", "consequence", "value", "band"}
//	limit          gräns, threshold: "> 9", "≥ 9" or 9 (at least); consequenceLimit: a step that is enough in itself
//	order          ordning: "descending" when the rows of the tables begin with the highest likelihood
//
// A text may be a word or {"sv", "en"}. Numbers in a grid are values; when the bands have no limits, they are the
// numbers of the bands. What contradicts itself within the text (a cell with two values, a table beside a product
// that it is not equal to) comes back as problems, beside the matrix as far as it could be read; what is wrong with
// the matrix as such is for [Matrix.Problems] and [Matrix.Lint]. The error is [kvalitet.ErrInvalid] when the text is
// not JSON, or holds no matrix.
func ParseMatrix(data []byte) (Matrix, []kvalitet.Problem, error) {
	if len(data) > 1<<20 {
		return Matrix{}, nil, notAMatrix("filen är större än 1 MB", "the file is larger than 1 MB")
	}
	dec := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	dec.UseNumber()
	var tree any
	if err := dec.Decode(&tree); err != nil {
		return Matrix{}, nil, fmt.Errorf("%w: %w", kvalitet.ErrInvalid, err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return Matrix{}, nil, notAMatrix("text efter dokumentet", "text after the document")
	}
	root, ok := tree.(map[string]any)
	if !ok {
		if _, isList := tree.([]any); !isList {
			return Matrix{}, nil, notAMatrix("det är varken ett objekt eller en tabell", "it is neither an object nor a table")
		}
		root = map[string]any{"grid": tree}
	}
	if schema, _ := root["schema"].(string); schema == MatrixSchema {
		var m Matrix
		err := json.Unmarshal(bytes.TrimPrefix(data, []byte("\ufeff")), &m)
		return m, nil, err
	}
	if inner, ok := member(root, "matrix", "matris", "profile", "profil").(map[string]any); ok && !isNamed(inner) {
		root = inner
	}
	for _, name := range []string{"axes", "axlar", "scales", "skalor", "dimensions"} {
		if inner, ok := member(root, name).(map[string]any); ok {
			both := maps.Clone(root)
			maps.Copy(both, inner)
			root = both
		}
	}
	p := &matrixParser{}
	m := p.matrix(root)
	m.ID = uuid.NewSHA1(uuid.NameSpaceOID, data)
	if len(m.Bands) == 0 {
		return m, p.problems, notAMatrix("varken nivåer eller rutnät", "neither bands nor a grid")
	}
	return m, p.problems, nil
}

func notAMatrix(sv, en string) error {
	return kvalitet.Invalid([]kvalitet.Problem{{Code: "format", SV: sv, EN: en}})
}

// matrixParser gathers what is contradicted while a matrix is read.
type matrixParser struct {
	problems check.List
	values   [][]int    // as written; nil when there are none
	words    [][]string // names of bands as written; nil when there are none
}

// bandMembers are the names of the list of bands; one that holds a table is a grid.
var bandMembers = []string{"bands", "levels", "nivåer", "risklevels", "risknivåer", "risk", "risks", "band", "labels"}

var axisNames = [2][]string{
	{"likelihood", "sannolikhet", "probability", "frequency", "frekvens", "likelihoods", "sannolikheter", "probabilities", "y"},
	{"consequence", "konsekvens", "impact", "väsentlighet", "påverkan", "allvarlighet", "severity", "allvarlighetsgrad", "consequences", "konsekvenser", "impacts", "x"},
}

func (p *matrixParser) matrix(root map[string]any) Matrix {
	m := Matrix{Edition: 1, Source: kvalitet.Source{Title: "egen matris", Grade: kvalitet.GradePublished}}
	m.Name = labelOf(member(root, "name", "namn", "title", "titel", "rubrik"))
	m.Name = complete(m.Name, label("egen matris", "own matrix"))
	m.Code = slug(textOf(member(root, "code", "kod", "id", "ref_id")))
	if m.Code == "" {
		m.Code = slug(m.Name.SV)
	}
	if v, ok := integer(member(root, "edition", "utgåva", "version")); ok && v > 0 {
		m.Edition = v
	}
	if s, ok := member(root, "source", "källa").(map[string]any); ok {
		m.Source.Title = textOf(member(s, "title", "titel"))
		m.Source.Section = textOf(member(s, "section", "avsnitt"))
	} else if s := textOf(member(root, "source", "källa")); s != "" {
		m.Source.Title = s
	}
	if m.Source.Title == "" {
		m.Source.Title = "egen matris"
	}
	for _, name := range bandMembers {
		v := member(root, name)
		if isTable(v) {
			_, p.words = table(v.([]any))
		} else if v != nil && m.Bands == nil {
			m.Bands = p.bands(v)
		}
	}
	if limits, ok := member(root, "thresholds", "limits", "gränser", "trösklar").([]any); ok && !(Matrix{Bands: m.Bands}).limited() {
		limitsBeside(m.Bands, limits)
	}
	p.tables(root)
	rows, columns := p.size()
	m.Likelihood, m.Consequence = p.axes(root, rows, columns, m.Bands)
	p.orient(root, len(m.Likelihood.Steps), len(m.Consequence.Steps))
	m.Formula = formulaNamed(textOf(member(root, "formula", "formel", "beräkning", "method", "metod")))
	p.settle(&m)
	m.Plan = p.plan(root)
	return m
}

// axes reads both axes; what is not written is taken from the size of the tables, or from the bands.
func (p *matrixParser) axes(root map[string]any, rows, columns int, bands []Band) (Axis, Axis) {
	if size := textOf(member(root, "size", "storlek", "scale", "skala")); size != "" {
		l, c, _ := strings.Cut(strings.NewReplacer("×", "x", "*", "x", " ", "").Replace(strings.ToLower(size)), "x")
		n, err1 := strconv.Atoi(l)
		m, err2 := strconv.Atoi(c)
		if err1 == nil && err2 == nil {
			rows, columns = n, m
		}
	}
	if n, ok := integer(member(root, "size", "storlek", "steps", "steg", "scale", "skala")); ok {
		rows, columns = n, n
	}
	var axes [2]Axis
	for i, size := range []int{rows, columns} {
		for _, name := range axisNames[i] {
			if v := member(root, name); v != nil {
				axes[i] = p.axis(v, name)
				break
			}
		}
		if len(axes[i].Steps) == 0 && size == 0 {
			if size = rows + columns; size == 0 {
				size = len(axes[0].Steps)
			}
		}
		if len(axes[i].Steps) == 0 && size == 0 {
			size = sizeFromBands(bands)
		}
		if len(axes[i].Steps) == 0 {
			name := axes[i].Name
			axes[i] = defaultAxis(i, size)
			axes[i].Name = complete(name, axes[i].Name)
		}
		axes[i].Name = complete(axes[i].Name, [2]kvalitet.Label{label("sannolikhet", "likelihood"), label("konsekvens", "consequence")}[i])
	}
	return withWords(axes[0], likelihoodWords), withWords(axes[1], consequenceWords)
}

// sizeFromBands takes the highest value that a band states for the worst product; four steps when none says.
func sizeFromBands(bands []Band) int {
	for _, b := range bands {
		for n := 3; n <= maxSteps; n++ {
			if b.Highest != nil && *b.Highest == n*n {
				return n
			}
		}
	}
	return 4
}

// defaultAxis has the names of a preset with so many steps, or numbers.
func defaultAxis(which, size int) Axis {
	for _, m := range []Matrix{Matrix4x4(), Matrix5x5(), Matrix3x3()} {
		a := [2]Axis{m.Likelihood, m.Consequence}[which]
		if len(a.Steps) == size {
			a.Words = nil
			return a
		}
	}
	var a Axis
	for i := range min(size, maxSteps+1) {
		n := fmt.Sprint(i + 1)
		a.Steps = append(a.Steps, Step{Name: label(n, n)})
	}
	return a
}

func (p *matrixParser) axis(v any, name string) Axis {
	a, which := Axis{}, 0
	if slices.Contains(axisNames[1], name) {
		which = 1
	}
	if slices.Contains([]string{"väsentlighet", "påverkan", "allvarlighet", "allvarlighetsgrad", "frekvens"}, name) {
		a.Name = label(name, name)
	}
	var steps []any
	switch v := v.(type) {
	case []any:
		steps = v
	case map[string]any:
		a.Name = labelOf(member(v, "name", "namn", "label", "benämning"))
		steps, _ = member(v, "steps", "steg", "levels", "nivåer", "words", "ord", "labels", "scale", "skala").([]any)
	default:
		if n, ok := integer(v); ok && n >= 1 && n <= maxSteps {
			return Axis{Name: a.Name, Steps: defaultAxis(which, n).Steps}
		}
	}
	type numbered struct {
		n    int
		step Step
	}
	list := make([]numbered, len(steps))
	for i, s := range steps {
		list[i] = numbered{i, Step{Name: labelOf(s)}}
		if o, ok := s.(map[string]any); ok {
			list[i].step.Name = labelOf(first(member(o, "name", "namn", "label", "benämning", "word", "ord", "text"), s))
			if n, ok := integer(member(o, "value", "värde", "step", "steg", "number", "nummer", "level", "nivå")); ok {
				list[i].n = n
			}
			list[i].step.Anchors = anchorsOf(member(o, "anchors", "kinds", "slag", "stegbeskrivningar"))
			if d := labelOf(member(o, "description", "beskrivning", "anchor")); !d.IsZero() {
				list[i].step.Anchors = append(list[i].step.Anchors, Anchor{Kind: "description", Text: complete(d, d)})
			}
		}
	}
	slices.SortStableFunc(list, func(x, y numbered) int { return x.n - y.n })
	for i, s := range list {
		number := fmt.Sprint(i + 1)
		s.step.Name = complete(s.step.Name, label(number, number))
		a.Steps = append(a.Steps, s.step)
	}
	return a
}

// plan reads what puts a risk in the plan.
func (p *matrixParser) plan(root map[string]any) PlanRule {
	var r PlanRule
	v := member(root, "plan", "urval", "planrule")
	o, ok := v.(map[string]any)
	if !ok {
		o = root
		if v != nil {
			r.Limit, _ = limitOf(v)
		}
	}
	if l := member(o, "limit", "gräns", "threshold", "tröskel", "planlimit"); l != nil {
		r.Limit, _ = limitOf(l)
	}
	for _, op := range limitMembers {
		if n, ok := integer(member(o, op.names...)); ok && v != nil {
			r.Limit = Limit{op.operator, n}
		}
	}
	if n, ok := integer(member(o, "consequencelimit", "konsekvensgräns")); ok {
		r.Consequence = n
	} else if v != nil {
		r.Consequence, _ = integer(member(o, "consequence", "konsekvens"))
	}
	r.PerArea, _ = integer(member(o, "perarea", "perområde"))
	return r
}
