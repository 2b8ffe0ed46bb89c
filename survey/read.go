package survey

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// noAnswer and noOpinion are the texts that say that there is no grade.
func noAnswer(text string) bool {
	switch text {
	case "", "-", "–", ".", "..", "na", "n/a", "nan", "null", "ej svar", "inget svar", "no answer", "missing":
		return true
	}
	return false
}

func noOpinion(text string) bool {
	for _, start := range []string{"vet ej", "vet inte", "ingen åsikt", "ingen uppfattning", "ej aktuell", "inte aktuell", "kan inte svara", "don't know",
		"dont know", "don’t know", "do not know", "no opinion", "not applicable", "vill ej svara", "vill inte svara"} {
		if strings.HasPrefix(text, start) {
			return true
		}
	}
	return text == "ve" || text == "dk" || text == "?"
}

// Code reads a cell of a file as the code of an answer: a grade as a number ("7", "7,0", "5 - stämmer mycket bra"), as
// one of the scale's words, or a text that says "vet ej" or nothing. A number that is not a grade of the scale is
// [kvalitet.ErrInvalid] ("range"), another text too ("text").
func (s Scale) Code(cell string) (uint8, error) {
	if len(cell) == 1 && cell[0] >= '1' && cell[0] <= '9' { // most cells of most files
		if grade := int(cell[0] - '0'); grade >= s.Min && grade <= s.Max {
			return uint8(grade - s.Min + 1), nil
		}
	}
	text := strings.ToLower(strings.Join(strings.Fields(cell), " "))
	switch {
	case text == "0" && s.Min == 0:
		return 1, nil
	case noAnswer(text):
		return NoAnswer, nil
	case noOpinion(text):
		return DontKnow, nil
	}
	for i, w := range s.Words {
		if text == strings.ToLower(w.SV) || text == strings.ToLower(w.EN) {
			return uint8(i + 1), nil
		}
	}
	number := text
	if i := strings.IndexFunc(text, func(r rune) bool { return r != ',' && r != '.' && !unicode.IsDigit(r) }); i > 0 && strings.IndexByte(" -–=:)/(", text[i]) >= 0 {
		number = strings.TrimRight(text[:i], ",. ")
	}
	d, err := decimal.NewFromString(strings.Replace(number, ",", ".", 1))
	if err != nil || !check.DecimalOK(d) {
		return NoAnswer, answerProblem("text", fmt.Sprintf("%q är inget svar på skalan %d–%d", cell, s.Min, s.Max),
			fmt.Sprintf("%q is not an answer on the scale %d–%d", cell, s.Min, s.Max))
	}
	if !d.IsInteger() || d.LessThan(decimal.NewFromInt(int64(s.Min))) || d.GreaterThan(decimal.NewFromInt(int64(s.Max))) {
		return NoAnswer, answerProblem("range", fmt.Sprintf("%s är inget steg på skalan %d–%d", cell, s.Min, s.Max),
			fmt.Sprintf("%s is not a grade on the scale %d–%d", cell, s.Min, s.Max))
	}
	return uint8(int(d.IntPart()) - s.Min + 1), nil
}

func answerProblem(code, sv, en string) error {
	return kvalitet.Invalid([]kvalitet.Problem{{Code: code, Path: "", SV: sv, EN: en}})
}

var plain = strings.NewReplacer(" ", "", ".", "", "_", "", "-", "", ",", "", "?", "", "å", "a", "ä", "a", "ö", "o", "\u00a0", "")

func folded(name string) string { return plain.Replace(strings.ToLower(strings.TrimSpace(name))) }

// Columns finds each question's column in a file by the header: by its code, an alias or its wording in either
// language, with or without a number before it. −1 is for a question that has none.
func (in Instrument) Columns(header []string) []int {
	taken := make([]bool, len(header))
	columns := make([]int, len(in.Questions))
	for q := range columns {
		columns[q] = -1
	}
	// A wording is surer than an alias, and an alias than a number such as "q1".
	for _, names := range []func(int, Question) []string{
		func(_ int, q Question) []string { return []string{q.Code, q.Text.SV, q.Text.EN} },
		func(_ int, q Question) []string { return q.Aliases },
		func(i int, _ Question) []string { return numbered(i + 1) },
	} {
		for i, q := range in.Questions {
			if columns[i] >= 0 {
				continue
			}
			var wanted []string
			for _, n := range names(i, q) {
				wanted = append(wanted, folded(n))
			}
			for j, h := range header {
				bare := strings.TrimLeftFunc(h, func(r rune) bool { return unicode.IsDigit(r) || unicode.IsSpace(r) || r == '.' || r == ')' || r == ':' })
				if !taken[j] && (slices.Contains(wanted, folded(h)) || bare != "" && slices.Contains(wanted, folded(bare))) {
					columns[i], taken[j] = j, true
					break
				}
			}
		}
	}
	for i, q := range in.Questions { // at last a heading that is a part of the wording, or has it in it
		wordings := []string{folded(q.Text.SV), folded(q.Text.EN)}
		for j, h := range header {
			name := strings.TrimLeft(folded(h), "0123456789):")
			if columns[i] < 0 && !taken[j] && utf8.RuneCountInString(name) >= partial &&
				slices.ContainsFunc(wordings, func(w string) bool { return strings.Contains(w, name) || strings.Contains(name, w) }) {
				columns[i], taken[j] = j, true
			}
		}
	}
	return columns
}

// numbered are the names that a file may have for its question n.
func numbered(n int) []string {
	var names []string
	for _, word := range []string{"q", "f", "fråga", "delfråga", "question", "item", "v", "var"} {
		names = append(names, word+strconv.Itoa(n))
	}
	return names
}

// partial is the least length of a heading that is looked for inside a wording.
const partial = 8

// Missing are the questions that a file must have and that have no column.
func (in Instrument) Missing(columns []int) []Question {
	var missing []Question
	for q, c := range columns {
		if c < 0 && !in.Questions[q].Optional {
			missing = append(missing, in.Questions[q])
		}
	}
	return missing
}

// WithQuestions is an instrument on the same scale with other questions: an index for each, and the instrument's first
// index over all of them.
func (in Instrument) WithQuestions(names ...string) Instrument {
	first := Index{Code: in.Code, Name: in.Name, Kind: IndexMean}
	if len(in.Indices) > 0 {
		first = in.Indices[0]
	}
	in.Questions, in.Indices, first.Questions = nil, nil, nil
	for _, n := range names {
		in.Questions = append(in.Questions, Question{Code: n, Text: kvalitet.Label{SV: n, EN: n}})
		first.Questions = append(first.Questions, Part{Question: n})
		if len(names) > 1 {
			in.Indices = append(in.Indices, Index{Code: n, Name: kvalitet.Label{SV: n, EN: n}, Kind: first.Kind, Positive: first.Positive, Questions: equal(n)})
		}
	}
	in.Indices = append([]Index{first}, in.Indices...)
	return in
}

// Completed fills in what a hand-written instrument may leave out: an identity made of code and edition, names from
// codes, the mean as the kind of an index, an index of all questions when there is none.
func (in Instrument) Completed() Instrument {
	if in.Edition == "" {
		in.Edition = "1"
	}
	if in.ID == [16]byte{} {
		in.ID = presetID(in)
	}
	if in.Name.IsZero() {
		in.Name = kvalitet.Label{SV: in.Code, EN: in.Code}
	}
	in.Questions, in.Indices = slices.Clone(in.Questions), slices.Clone(in.Indices)
	for i := range in.Questions {
		if in.Questions[i].Code == "" {
			in.Questions[i].Code = "q" + strconv.Itoa(i+1)
		}
		in.Questions[i].Text = completed(in.Questions[i].Text, in.Questions[i].Code)
	}
	if len(in.Indices) == 0 {
		all := Index{Code: in.Code}
		for _, q := range in.Questions {
			all.Questions = append(all.Questions, Part{Question: q.Code})
		}
		in.Indices = []Index{all}
	}
	for i := range in.Indices {
		x := &in.Indices[i]
		x.Name = completed(x.Name, x.Code)
		if x.Kind == 0 {
			x.Kind = IndexMean
		}
	}
	return in
}

func completed(l kvalitet.Label, code string) kvalitet.Label {
	if l.IsZero() {
		return kvalitet.Label{SV: code, EN: code}
	}
	return kvalitet.Label{SV: l.In("sv"), EN: l.In("en")}
}
