package survey

import (
	"slices"
	"strings"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// InstrumentSchema is the schema member of an instrument's JSON form.
const InstrumentSchema = "survey/instrument/v1"

// Instrument is a questionnaire in one edition (mätinstrument): what is asked, on which scale, how answers become
// indices, from how many answers a result is shown, and what publishers call high and low. A municipality changes it as
// data; [NKI], [HME] and the others are presets.
type Instrument struct {
	ID      uuid.UUID `json:"id"`
	Version int64     `json:"version"`
	// Code and Edition name it: "hme", "2011". The edition changes when results are no longer comparable.
	Code    string         `json:"code"`
	Edition string         `json:"edition"`
	Name    kvalitet.Label `json:"name"`
	// Unit is what an answer is about: "person", "case" (ärende), "contact".
	Unit  string          `json:"unit"`
	Force kvalitet.Period `json:"force,omitzero"`
	Scale Scale           `json:"scale"`
	// Lower says that a low index is good. Without it a high one is.
	Lower     bool       `json:"lowerIsBetter,omitempty"`
	Questions []Question `json:"questions"`
	Indices   []Index    `json:"indices"`
	Minimums  []Minimum  `json:"minimums,omitempty"`
	Bands     []Bands    `json:"bands,omitempty"`
	Breaks    []Break    `json:"breaks,omitempty"`
	Base      Base       `json:"base,omitzero"`
	// Decimals is how many decimals an index is published with.
	Decimals int             `json:"decimals"`
	Source   kvalitet.Source `json:"source"`
}

// Scale is the answers that can be given (svarsskala): the whole numbers from Min to Max.
type Scale struct {
	Min int `json:"min"`
	Max int `json:"max"`
	// Words are what the answers are called, from Min up; none when only the ends have names.
	Words []kvalitet.Label `json:"words,omitempty"`
	// DontKnow says that "vet ej" may be answered; it is outside every base.
	DontKnow bool `json:"dontKnow,omitempty"`
}

// steps is the number of grades.
func (s Scale) steps() int { return s.Max - s.Min + 1 }

// Question is one question (fråga). Aliases are other names that its column may have in a file.
type Question struct {
	Code    string         `json:"code"`
	Text    kvalitet.Label `json:"text"`
	Aliases []string       `json:"aliases,omitempty"`
	// Reversed says that a high answer is bad: it is turned round before it counts.
	Reversed bool `json:"reversed,omitempty"`
	// Optional questions need not be in a file.
	Optional bool `json:"optional,omitempty"`
}

// Index is a figure made of questions (index).
type Index struct {
	Code      string         `json:"code"`
	Name      kvalitet.Label `json:"name"`
	Kind      IndexKind      `json:"kind"`
	Questions []Part         `json:"questions"`
	// Positive is the lowest answer that counts as positive in a share.
	Positive int `json:"positive,omitzero"`
}

// Part is a question in an index with its weight; nil weighs as much as the others that are nil.
type Part struct {
	Question string           `json:"question"`
	Weight   *decimal.Decimal `json:"weight,omitempty"`
}

// Minimum is how many answers a result needs to be shown (lägsta antal svar), from a day on.
type Minimum struct {
	Level  Level           `json:"level"`
	N      int             `json:"n"`
	From   kvalitet.Date   `json:"from,omitzero"`
	Source kvalitet.Source `json:"source"`
}

// Break is a day after which results are not comparable with those before (tidsseriebrott).
type Break struct {
	On     kvalitet.Date   `json:"on"`
	Index  string          `json:"index,omitempty"` // empty is all
	Reason kvalitet.Label  `json:"reason"`
	Source kvalitet.Source `json:"source,omitzero"`
}

// Question returns the place of the question with the code.
func (in Instrument) question(code string) int {
	return slices.IndexFunc(in.Questions, func(q Question) bool { return q.Code == code })
}

// Index returns the index with the code.
func (in Instrument) Index(code string) (Index, bool) {
	i := slices.IndexFunc(in.Indices, func(x Index) bool { return strings.EqualFold(x.Code, code) })
	if i < 0 {
		return Index{}, false
	}
	return in.Indices[i], true
}

// Minimum is how many answers a result on the level needs on a day (zero: the latest rule): the level's own rule, or
// else that of the nearest larger level, or else of the nearest smaller; 1 when the instrument has none.
func (in Instrument) Minimum(level Level, on kvalitet.Date) Minimum {
	best := Minimum{Level: level, N: 1, Source: kvalitet.OurDefault("inget lägsta antal angivet / no minimum given")}
	distance := 2 * len(Levels())
	for _, m := range in.Minimums {
		d := 2 * (int(m.Level) - int(level))
		if d < 0 {
			d = -d + 1
		}
		inForce := m.From.IsZero() || on.IsZero() || !on.Before(m.From)
		if inForce && (d < distance || d == distance && !m.From.Before(best.From)) {
			best, distance = m, d
		}
	}
	return best
}

// maxGrade is the highest code that a [Histogram] has room for, one being kept for "vet ej".
const maxGrade = slots - 2

// Problems reports what keeps the instrument from existing: among others an index of a question that is not there
// ("unknown"), a scale of fewer than two or more than 14 grades ("range") and weights that sum to nothing ("range").
func (in Instrument) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", in.ID)
	ps.Version(in.Version)
	ps.Text("/code", in.Code)
	ps.Text("/edition", in.Edition)
	ps.Label("/name", in.Name)
	ps.Under("/force", in.Force.Problems())
	ps.If(in.Scale.Max <= in.Scale.Min || in.Scale.Min < 0 || in.Scale.Max > 1000 || in.Scale.steps() > maxGrade, "range", "/scale",
		"skalan ska ha mellan två och 14 steg från minst 0", "the scale has two to 14 grades from at least 0")
	ps.If(len(in.Scale.Words) > 0 && len(in.Scale.Words) != in.Scale.steps(), "size", "/scale/words",
		"antalet ord är inte antalet steg", "the number of words is not the number of grades")
	ps.If(len(in.Questions) == 0, "missing", "/questions", "instrumentet har inga frågor", "the instrument has no questions")
	check.Unique(&ps, "/questions", in.Questions, func(q Question) string { return q.Code })
	for i, q := range in.Questions {
		ps.Text(check.At("/questions", i)+"/code", q.Code)
		ps.Label(check.At("/questions", i)+"/text", q.Text)
	}
	check.Unique(&ps, "/indices", in.Indices, func(x Index) string { return strings.ToLower(x.Code) })
	for i, x := range in.Indices {
		ps.Under(check.At("/indices", i), in.indexProblems(x))
	}
	for i, m := range in.Minimums {
		ps.Enum(check.At("/minimums", i)+"/level", m.Level)
		ps.If(m.N < 1, "range", check.At("/minimums", i)+"/n", "antalet är mindre än 1", "the number is less than 1")
		ps.OptionalDate(check.At("/minimums", i)+"/from", m.From)
	}
	for i, b := range in.Bands {
		ps.Under(check.At("/bands", i), b.Problems())
	}
	for i, b := range in.Breaks {
		ps.Date(check.At("/breaks", i)+"/on", b.On)
		ps.Label(check.At("/breaks", i)+"/reason", b.Reason)
		_, ok := in.Index(b.Index)
		ps.If(b.Index != "" && !ok, "unknown", check.At("/breaks", i)+"/index", "indexet finns inte", "there is no such index")
	}
	ps.OptionalEnum("/base", in.Base)
	ps.If(in.Decimals < 0 || in.Decimals > 6, "range", "/decimals", "antalet decimaler är inte 0–6", "the number of decimals is not 0–6")
	return ps
}

func (in Instrument) indexProblems(x Index) []kvalitet.Problem {
	var ps check.List
	ps.Text("/code", x.Code)
	ps.Label("/name", x.Name)
	ps.Enum("/kind", x.Kind)
	ps.If(len(x.Questions) == 0, "missing", "/questions", "indexet har inga frågor", "the index has no questions")
	check.Unique(&ps, "/questions", x.Questions, func(p Part) string { return p.Question })
	weighted := 0
	sum := decimal.Zero
	for j, p := range x.Questions {
		at := check.At("/questions", j)
		ps.If(in.question(p.Question) < 0, "unknown", at+"/question", "frågan finns inte", "there is no such question")
		if p.Weight == nil {
			continue
		}
		weighted++
		if !check.DecimalOK(*p.Weight) {
			ps.Decimal(at+"/weight", *p.Weight)
			return ps
		}
		ps.If(p.Weight.IsNegative(), "range", at+"/weight", "vikten är negativ", "the weight is negative")
		sum = sum.Add(*p.Weight)
	}
	ps.If(weighted > 0 && weighted < len(x.Questions), "missing", "/questions", "ge alla frågor en vikt eller ingen", "give every question a weight or none")
	ps.If(weighted > 0 && !sum.IsPositive(), "range", "/questions", "vikternas summa är noll", "the weights sum to zero")
	ps.If(x.Kind == IndexShare && (x.Positive <= in.Scale.Min || x.Positive > in.Scale.Max), "range", "/positive",
		"gränsen för positiva svar ligger utanför skalan", "the limit of positive answers is outside the scale")
	return ps
}

// Validate returns the problems as an error.
func (in Instrument) Validate() error { return kvalitet.Invalid(in.Problems()) }

// MarshalJSON writes the instrument as a document of [InstrumentSchema].
func (in Instrument) MarshalJSON() ([]byte, error) {
	type plain Instrument
	p := plain(in)
	p.Questions, p.Indices = emptied(p.Questions), emptied(p.Indices)
	return jsondoc.Marshal(InstrumentSchema, p)
}

// UnmarshalJSON reads a document of [InstrumentSchema]; an unknown member is [kvalitet.ErrInvalid].
func (in *Instrument) UnmarshalJSON(data []byte) error {
	type plain Instrument
	return jsondoc.Unmarshal(InstrumentSchema, data, (*plain)(in))
}

// emptied makes an empty list of a nil one: an array in JSON is never null.
func emptied[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
