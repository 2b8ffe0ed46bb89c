package estimate

import (
	"fmt"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kommunkvalitet/kvalitet"
)

// value is what an expression has in a row: a text, its number when it is one (NaN otherwise), or nothing.
type value struct {
	text   string
	number float64
	none   bool
}

func numeric(x float64) value { return value{number: x, none: math.IsNaN(x)} }

func truth(b bool) value {
	if b {
		return value{number: 1}
	}
	return value{number: 0}
}

// expression is a compiled expression: its value in row i.
type expression func(i int) value

// compile reads an expression over the frame's columns: names, numbers, 'texts', + - * / ^, comparisons, & | !,
// %in% c(...), and the functions I, factor, as.numeric, log, exp, sqrt, abs and is.na. Only is.na answers about a
// missing value; everything else that meets one is missing.
func (f *Frame) compile(source string) (expression, error) {
	p := &parser{frame: f, source: source}
	p.next()
	e := p.or()
	if p.token != "" {
		p.fail(p.token)
	}
	if !p.fault.IsZero() {
		return nil, kvalitet.Invalid([]kvalitet.Problem{{Code: "expression", Path: "",
			SV: fmt.Sprintf("uttrycket %q kan inte läsas: %s", source, p.fault.SV), EN: fmt.Sprintf("the expression %q cannot be read: %s", source, p.fault.EN)}})
	}
	return e, nil
}

// evaluate gives an expression's values as a column.
func (f *Frame) evaluate(source string) (*variable, error) {
	if v, ok := f.columns[strings.Trim(source, "`")]; ok {
		return v, nil
	}
	if !strings.ContainsFunc(source, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' && r != '_' }) {
		if v, ok := f.find(source); ok {
			return v, nil
		}
	}
	e, err := f.compile(source)
	if err != nil {
		if r, _ := utf8.DecodeRuneInString(source); unicode.IsLetter(r) { // a name that is spelt a little differently
			if v, ok := f.find(source); ok {
				return v, nil
			}
		}
		return nil, err
	}
	v := &variable{text: make([]string, f.n), number: make([]float64, f.n), numeric: true}
	for i := range f.n {
		x := e(i)
		v.number[i] = math.NaN()
		if x.none {
			continue
		}
		v.number[i], v.text[i] = x.number, x.text
		if x.text == "" {
			v.text[i] = fmt.Sprint(x.number)
		}
		v.numeric = v.numeric && !math.IsNaN(x.number)
	}
	return v, nil
}

// order compares two values: as numbers when both are, otherwise as texts.
func order(x, y value) int {
	if math.IsNaN(x.number) || math.IsNaN(y.number) {
		return strings.Compare(x.text, y.text)
	}
	switch {
	case x.number < y.number:
		return -1
	case x.number > y.number:
		return 1
	}
	return 0
}

func arithmetic(op string, a, b expression) expression {
	return func(i int) value {
		x, y := a(i), b(i)
		if x.none || y.none {
			return value{none: true}
		}
		switch op {
		case "+":
			return numeric(x.number + y.number)
		case "-":
			return numeric(x.number - y.number)
		case "*":
			return numeric(x.number * y.number)
		case "/":
			return numeric(x.number / y.number)
		default:
			return numeric(math.Pow(x.number, y.number))
		}
	}
}

// function finds one of the functions that an expression may call.
func function(name string) (func(value) value, bool) {
	switch name {
	case "I", "factor", "as.factor", "as.numeric", "as.integer":
		return func(v value) value { return v }, true
	case "log":
		return of(math.Log), true
	case "exp":
		return of(math.Exp), true
	case "sqrt":
		return of(math.Sqrt), true
	case "abs":
		return of(math.Abs), true
	case "is.na":
		return func(v value) value { return truth(v.none) }, true
	}
	return nil, false
}

func of(f func(float64) float64) func(value) value {
	return func(v value) value {
		if v.none {
			return v
		}
		return numeric(f(v.number))
	}
}

func missing(int) value { return value{none: true} }
