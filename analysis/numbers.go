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

// sv and en write a figure for a sentence: at most four significant digits, or whole numbers in full.
func sv(v float64) string {
	s := strings.Replace(en(v), ".", ",", 1)
	return strings.Replace(s, "-", "−", 1)
}

func en(v float64) string {
	a := math.Abs(v)
	switch {
	case a >= 1000 || a == math.Trunc(a) && a < 1000:
		return strconv.FormatFloat(v, 'f', 0, 64)
	case a >= 100:
		return trimZeros(strconv.FormatFloat(v, 'f', 1, 64))
	case a >= 1:
		return trimZeros(strconv.FormatFloat(v, 'f', 2, 64))
	default:
		return strconv.FormatFloat(v, 'g', 3, 64)
	}
}

func trimZeros(s string) string {
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}
