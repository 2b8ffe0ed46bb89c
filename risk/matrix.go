package risk

import (
	"fmt"
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// MatrixSchema is the schema member of a matrix's JSON form.
const MatrixSchema = "risk/matrix/v1"

// MaxValue is the highest value that a matrix may give.
const MaxValue = 65_535

// Matrix is a risk matrix (riskmatris): two scales, how a value comes of two steps, and the bands of the values. It is
// data with an edition: every stored rating names the edition that it was made with, and ratings of different editions
// are not compared. [Matrix4x4] and others are presets; [ParseMatrix] reads what a municipality has written by hand.
type Matrix struct {
	ID      uuid.UUID `json:"id"`
	Version int64     `json:"version"`
	// Edition is the version of the method, from 1, that ratings name. A new edition is a document of its own, with its
	// own ID, so that last year's ratings can still be read.
	Edition     int            `json:"edition"`
	Code        string         `json:"code"`
	Name        kvalitet.Label `json:"name"`
	Likelihood  Axis           `json:"likelihood"`
	Consequence Axis           `json:"consequence"`
	Formula     Formula        `json:"formula"`
	// Values is the table of [FormulaTable]: a row per step of likelihood from the lowest, a column per step of
	// consequence from the lowest. Empty for the other formulas.
	Values [][]int `json:"values,omitempty"`
	// Bands stand from the lowest to the highest.
	Bands []Band `json:"bands"`
	// Grid holds the code of each cell's band, laid out as Values. Without it the bands' limits decide. When a matrix
	// has both, the grid decides and [Matrix.Lint] tells where they disagree.
	Grid [][]string `json:"grid,omitempty"`
	// Plan is what puts a risk in the supervision plan.
	Plan   PlanRule        `json:"plan,omitzero"`
	Source kvalitet.Source `json:"source"`
}

// Value is what a matrix makes of two steps (riskvärde). The zero value is "not rated".
type Value struct {
	Likelihood  int `json:"likelihood"`
	Consequence int `json:"consequence"`
	// Value orders the risks; it measures nothing, and differences between values mean nothing.
	Value int  `json:"value"`
	Band  Band `json:"band"`
	// Level is the band's number, from 1.
	Level int `json:"level"`
}

// Rated reports whether there is a value.
func (v Value) Rated() bool { return v.Likelihood > 0 && v.Consequence > 0 }

// String gives the value and the band's Swedish name: "12 Åtgärda nu".
func (v Value) String() string {
	if !v.Rated() {
		return "ej bedömd"
	}
	return fmt.Sprintf("%d %s", v.Value, v.Band.Name.SV)
}

// Compare orders values as a ranking does, the worst last: by value, then by consequence. "Not rated" comes first. It
// means something only for values of the same edition of the same matrix.
func (v Value) Compare(w Value) int {
	if v.Rated() != w.Rated() {
		if w.Rated() {
			return -1
		}
		return 1
	}
	if v.Value != w.Value {
		return v.Value - w.Value
	}
	return v.Consequence - w.Consequence
}

// Rate gives the value of two steps, from 1. A step that is not on its axis is [kvalitet.ErrInvalid] ("range"); it is
// never moved onto the scale. A value that lies in no band is too ("gap"), and the value comes with the error. Where
// bands overlap the highest counts; see [Matrix.Lint].
func (m Matrix) Rate(likelihood, consequence int) (Value, error) {
	var ps check.List
	for _, step := range []struct {
		path string
		axis Axis
		step int
	}{{"/likelihood", m.Likelihood, likelihood}, {"/consequence", m.Consequence, consequence}} {
		ps.If(!step.axis.Has(step.step), "range", step.path,
			fmt.Sprintf("%d är inget steg: skalan går från 1 till %d", step.step, len(step.axis.Steps)),
			fmt.Sprintf("%d is no step: the scale runs from 1 to %d", step.step, len(step.axis.Steps)))
	}
	if len(ps) > 0 {
		return Value{}, kvalitet.Invalid(ps)
	}
	value, ok := m.value(likelihood, consequence)
	if !ok {
		ps.Add("missing", "/values", "rutan saknar värde i matrisen", "the matrix has no value for the cell")
		return Value{}, kvalitet.Invalid(ps)
	}
	v := Value{Likelihood: likelihood, Consequence: consequence, Value: value}
	band, ok := m.band(likelihood, consequence)
	if !ok {
		ps.Add("gap", "/bands", fmt.Sprintf("värdet %d ligger inte i någon nivå", value), fmt.Sprintf("the value %d lies in no band", value))
		return v, kvalitet.Invalid(ps)
	}
	v.Band, v.Level = m.Bands[band], band+1
	return v, nil
}

// value gives a cell's value, and false where the matrix has none.
func (m Matrix) value(l, c int) (int, bool) {
	switch m.Formula {
	case FormulaProduct:
		return l * c, true
	case FormulaSum:
		return l + c, true
	case FormulaTable:
		if l > len(m.Values) || c > len(m.Values[l-1]) {
			return 0, false
		}
		return m.Values[l-1][c-1], true
	case FormulaLevel:
		band, ok := m.gridBand(l, c)
		return band + 1, ok
	default:
		return 0, false
	}
}

// band gives the index of a cell's band: by the grid when there is one, otherwise by the limits.
func (m Matrix) band(l, c int) (int, bool) {
	if len(m.Grid) > 0 {
		return m.gridBand(l, c)
	}
	value, ok := m.value(l, c)
	if !ok {
		return 0, false
	}
	bands := m.BandsOf(value)
	if len(bands) == 0 {
		return 0, false
	}
	return bands[len(bands)-1], true
}

func (m Matrix) gridBand(l, c int) (int, bool) {
	if l > len(m.Grid) || c > len(m.Grid[l-1]) {
		return 0, false
	}
	code := m.Grid[l-1][c-1]
	i := slices.IndexFunc(m.Bands, func(b Band) bool { return b.Code == code })
	return i, i >= 0
}

// limited reports whether every band has a limit.
func (m Matrix) limited() bool {
	return len(m.Bands) > 0 && !slices.ContainsFunc(m.Bands, func(b Band) bool { return b.Lower == (Limit{}) })
}

// BandsOf returns the indexes of the bands whose limits hold the value, rising. In a sound matrix with limits it is
// exactly one for every value that a cell can have.
func (m Matrix) BandsOf(value int) []int {
	var bands []int
	for i, b := range m.Bands {
		in := b.Lower.Passed(value)
		switch {
		case b.Highest != nil:
			in = in && value <= *b.Highest
		case i+1 < len(m.Bands):
			in = in && !m.Bands[i+1].Lower.Passed(value)
		}
		if in {
			bands = append(bands, i)
		}
	}
	return bands
}

// BandNamed finds a band by its code or its name in either language, as a register would write it.
func (m Matrix) BandNamed(text string) (Band, bool) {
	key := wordKey(text)
	i := slices.IndexFunc(m.Bands, func(b Band) bool {
		return key != "" && (wordKey(b.Code) == key || wordKey(b.Name.SV) == key || wordKey(b.Name.EN) == key)
	})
	if i < 0 {
		return Band{}, false
	}
	return m.Bands[i], true
}

// Ref names this edition of the matrix.
func (m Matrix) Ref() MatrixRef { return MatrixRef{ID: m.ID, Edition: m.Edition, Code: m.Code} }

// MatrixRef names one edition of a matrix. Ratings keep it.
type MatrixRef struct {
	ID      uuid.UUID `json:"id"`
	Edition int       `json:"edition"`
	Code    string    `json:"code"`
}

// Problems reports what keeps the matrix from existing: among others a table or a grid that is not as large as the
// axes ("size"), a grid with a band that is not there ("unknown") and a way to a value that is missing. What is wrong
// with a matrix that can exist is for [Matrix.Lint].
func (m Matrix) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", m.ID)
	ps.Version(m.Version)
	ps.If(m.Edition < 1, "range", "/edition", "utgåvan är inte 1 eller högre", "the edition is not 1 or higher")
	ps.Text("/code", m.Code)
	ps.Label("/name", m.Name)
	ps.Under("/likelihood", m.Likelihood.Problems())
	ps.Under("/consequence", m.Consequence.Problems())
	ps.Enum("/formula", m.Formula)
	m.tableProblems(&ps)
	ps.If(len(m.Bands) == 0, "missing", "/bands", "matrisen har inga nivåer", "the matrix has no bands")
	check.Unique(&ps, "/bands", m.Bands, func(b Band) string { return b.Code })
	for i, b := range m.Bands {
		ps.Under(check.At("/bands", i), b.Problems())
	}
	ps.If(len(m.Grid) == 0 && len(m.Bands) > 0 && !m.limited(), "missing", "/bands",
		"nivåerna saknar gränser och matrisen saknar rutnät", "the bands have no limits and the matrix no grid")
	m.gridProblems(&ps)
	ps.Under("/plan", m.Plan.Problems())
	ps.If(m.Source.Title == "" || !m.Source.Grade.Valid(), "missing", "/source",
		"källan eller dess tyngd saknas", "the source or its grade is missing")
	return ps
}

func (m Matrix) tableProblems(ps *check.List) {
	if m.Formula != FormulaTable {
		ps.If(len(m.Values) > 0, "conflict", "/values", "värdetabellen används inte av beräkningen", "the formula does not use the table of values")
		return
	}
	shape(ps, "/values", m.Values, len(m.Likelihood.Steps), len(m.Consequence.Steps))
	for i, row := range m.Values {
		for j, v := range row {
			ps.If(v < 0 || v > MaxValue, "range", check.At(check.At("/values", i), j),
				"värdet är inte mellan 0 och 65 535", "the value is not between 0 and 65,535")
		}
	}
}

func (m Matrix) gridProblems(ps *check.List) {
	if len(m.Grid) == 0 {
		ps.If(m.Formula == FormulaLevel, "missing", "/grid", "rutnätet saknas", "the grid is missing")
		return
	}
	shape(ps, "/grid", m.Grid, len(m.Likelihood.Steps), len(m.Consequence.Steps))
	for i, row := range m.Grid {
		for j, code := range row {
			ps.If(!slices.ContainsFunc(m.Bands, func(b Band) bool { return b.Code == code }), "unknown",
				check.At(check.At("/grid", i), j), "nivån finns inte: "+code, "no such band: "+code)
		}
	}
}

// shape wants a table of so many rows and columns.
func shape[T any](ps *check.List, path string, table [][]T, rows, columns int) {
	ps.If(len(table) != rows, "size", path, fmt.Sprintf("tabellen har %d rader, skalan %d steg", len(table), rows),
		fmt.Sprintf("the table has %d rows, the scale %d steps", len(table), rows))
	for i, row := range table {
		ps.If(len(row) != columns, "size", check.At(path, i), fmt.Sprintf("raden har %d rutor, skalan %d steg", len(row), columns),
			fmt.Sprintf("the row has %d cells, the scale %d steps", len(row), columns))
	}
}

// Validate returns the problems as an error.
func (m Matrix) Validate() error { return kvalitet.Invalid(m.Problems()) }

// MarshalJSON writes the matrix as a document of [MatrixSchema].
func (m Matrix) MarshalJSON() ([]byte, error) {
	type plain Matrix
	if m.Bands == nil {
		m.Bands = []Band{}
	}
	return jsondoc.Marshal(MatrixSchema, plain(m))
}

// UnmarshalJSON reads a document of [MatrixSchema]; an unknown member is [kvalitet.ErrInvalid]. For what people write
// by hand see [ParseMatrix].
func (m *Matrix) UnmarshalJSON(data []byte) error {
	type plain Matrix
	return jsondoc.Unmarshal(MatrixSchema, data, (*plain)(m))
}
