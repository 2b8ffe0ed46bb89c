package analysis

import (
	"bytes"
	"encoding/json"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// Number is a named figure of evidence.
type Number struct {
	Name  string
	Value float64
}

// Numbers are the figures of evidence in a fixed order. Their JSON form is an object by name, with all digits. The zero
// value has none and is ready.
type Numbers []Number

// Add appends a number; one that does not exist (NaN, infinite) is left out.
func (n *Numbers) Add(name string, value float64) {
	if !math.IsNaN(value) && !math.IsInf(value, 0) {
		*n = append(*n, Number{name, value})
	}
}

// Get returns the number with the name.
func (n Numbers) Get(name string) (float64, bool) {
	i := slices.IndexFunc(n, func(x Number) bool { return x.Name == name })
	if i < 0 {
		return 0, false
	}
	return n[i].Value, true
}

// MarshalJSON writes an object in the order of the numbers.
func (n Numbers) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, x := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		name, err := json.Marshal(x.Name)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(x.Value)
		if err != nil {
			return nil, err
		}
		b.Write(name)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// UnmarshalJSON reads an object in the order in which it is written.
func (n *Numbers) UnmarshalJSON(data []byte) error {
	dec := json.NewDecoder(bytes.NewReader(data))
	open, err := dec.Token()
	if err != nil {
		return err
	}
	if open != json.Delim('{') {
		return &json.UnmarshalTypeError{Value: string(data), Type: reflect.TypeFor[Numbers]()}
	}
	var read Numbers
	for dec.More() {
		name, err := dec.Token()
		if err != nil {
			return err
		}
		var value float64
		if err := dec.Decode(&value); err != nil {
			return err
		}
		text, ok := name.(string)
		if !ok {
			return &json.UnmarshalTypeError{Value: "element", Type: reflect.TypeFor[Numbers]()}
		}
		read = append(read, Number{text, value})
	}
	*n = read
	return nil
}

// sv and en write a figure for a sentence: three significant digits or more, whole numbers in full, in Swedish with
// decimal comma, true minus and thousands apart from five digits on.
func sv(v float64) string {
	s := strings.Replace(en(v), ".", ",", 1)
	whole, rest, point := strings.Cut(s, ",")
	if digits := strings.TrimPrefix(whole, "-"); len(digits) > 4 && strings.Trim(digits, "0123456789") == "" {
		grouped := ""
		for ; len(digits) > 3; digits = digits[:len(digits)-3] {
			grouped = "\u00a0" + digits[len(digits)-3:] + grouped
		}
		s = digits + grouped
		if strings.HasPrefix(whole, "-") {
			s = "-" + s
		}
		if point {
			s += "," + rest
		}
	}
	return strings.ReplaceAll(s, "-", "−")
}

func en(v float64) string {
	a := math.Abs(v)
	switch {
	case a >= 1000 || a == math.Trunc(a):
		return strconv.FormatFloat(v, 'f', 0, 64)
	case a >= 100:
		return trimZeros(strconv.FormatFloat(v, 'f', 1, 64))
	case a >= 1:
		return trimZeros(strconv.FormatFloat(v, 'f', 2, 64))
	case a < 1e-6:
		return strconv.FormatFloat(v, 'g', 3, 64)
	default:
		return trimZeros(strconv.FormatFloat(v, 'f', max(2-int(math.Floor(math.Log10(a))), 3), 64))
	}
}

// pSV and pEN write a probability: "p = 0,012", "p < 0,0001".
func pSV(p float64) string { return strings.Replace(pEN(p), ".", ",", 1) }

func pEN(p float64) string {
	if p < 0.0001 {
		return "p < 0.0001"
	}
	return "p = " + trimZeros(strconv.FormatFloat(p, 'f', 4, 64))
}

func trimZeros(s string) string {
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}
