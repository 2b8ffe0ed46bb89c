package estimate

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kommunkvalitet/kvalitet"
)

type parser struct {
	frame         *Frame
	source, token string
	kind          rune // 'n' name, '0' number, '\'' text, 'o' operator
	depth         int
	fault         kvalitet.Label // the first; what follows is empty, so that every loop ends
}

// fail notes what cannot be read; failIn says why, in both languages.
func (p *parser) fail(what string) { p.failIn(strconv.Quote(what), strconv.Quote(what)) }

func (p *parser) failIn(sv, en string) {
	if p.fault.IsZero() {
		p.fault = kvalitet.Label{SV: sv, EN: en}
	}
	p.source, p.token, p.kind = "", "", 0
}

// operators, the longer before those that they begin with.
const operators = "%in% == != <= >= && || < > = & | ! + - * / ^ ( ) ,"

func (p *parser) next() {
	p.source = strings.TrimLeftFunc(p.source, unicode.IsSpace)
	p.kind, p.token = 0, ""
	if p.source == "" {
		return
	}
	r, _ := utf8.DecodeRuneInString(p.source)
	take := func(kind rune, n int) { p.kind, p.token, p.source = kind, p.source[:n], p.source[n:] }
	switch {
	case r == '"' || r == '\'' || r == '`':
		end := strings.IndexRune(p.source[1:], r)
		if end < 0 {
			p.fail(p.source)
			return
		}
		text := p.source[1 : 1+end]
		take('\'', end+2)
		if p.token = text; r == '`' {
			p.kind = 'n'
		}
	case r >= '0' && r <= '9' || r == '.' && len(p.source) > 1 && p.source[1] >= '0' && p.source[1] <= '9':
		n := 0
		for n < len(p.source) && (strings.IndexByte("0123456789.", p.source[n]) >= 0 || (p.source[n] == 'e' || p.source[n] == 'E') ||
			(p.source[n] == '-' || p.source[n] == '+') && (p.source[n-1] == 'e' || p.source[n-1] == 'E')) {
			n++
		}
		take('0', n)
	case unicode.IsLetter(r) || r == '.' || r == '_':
		n := strings.IndexFunc(p.source, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' && r != '_' })
		if n < 0 {
			n = len(p.source)
		}
		take('n', n)
	default:
		for o := range strings.SplitSeq(operators, " ") {
			if strings.HasPrefix(p.source, o) {
				take('o', len(o))
				return
			}
		}
		p.fail(string(r))
	}
}

func (p *parser) is(ops ...string) (string, bool) {
	for _, o := range ops {
		if p.kind == 'o' && p.token == o {
			p.next()
			return o, true
		}
	}
	return "", false
}

func (p *parser) or() expression {
	if p.depth++; p.depth > 100 {
		p.failIn("för djupt", "too deep")
		return missing
	}
	defer func() { p.depth-- }()
	a := p.and()
	for {
		if _, ok := p.is("|", "||"); !ok {
			return a
		}
		l, r := a, p.and()
		a = func(i int) value {
			x, y := l(i), r(i)
			if !x.none && x.number != 0 || !y.none && y.number != 0 {
				return truth(true)
			}
			return value{none: x.none || y.none}
		}
	}
}

func (p *parser) and() expression {
	a := p.not()
	for {
		if _, ok := p.is("&", "&&"); !ok {
			return a
		}
		l, r := a, p.not()
		a = func(i int) value {
			x, y := l(i), r(i)
			if !x.none && x.number == 0 || !y.none && y.number == 0 {
				return truth(false)
			}
			if x.none || y.none {
				return value{none: true}
			}
			return truth(true)
		}
	}
}

func (p *parser) not() expression {
	negate := false
	for {
		if _, ok := p.is("!"); !ok {
			break
		}
		negate = !negate
	}
	a := p.compare()
	if !negate {
		return a
	}
	return func(i int) value {
		x := a(i)
		if x.none {
			return x
		}
		return truth(x.number == 0)
	}
}

func (p *parser) compare() expression {
	a := p.sum()
	op, ok := p.is("==", "=", "!=", "<=", ">=", "<", ">", "%in%")
	if !ok {
		return a
	}
	if op == "%in%" {
		list := p.list()
		return func(i int) value {
			x := a(i)
			for _, e := range list {
				if !x.none && order(x, e(i)) == 0 {
					return truth(true)
				}
			}
			return truth(false)
		}
	}
	b := p.sum()
	return func(i int) value {
		x, y := a(i), b(i)
		if x.none || y.none {
			return value{none: true}
		}
		c := order(x, y)
		switch op {
		case "!=":
			return truth(c != 0)
		case "<":
			return truth(c < 0)
		case "<=":
			return truth(c <= 0)
		case ">":
			return truth(c > 0)
		case ">=":
			return truth(c >= 0)
		default:
			return truth(c == 0)
		}
	}
}

func (p *parser) list() []expression {
	if p.kind == 'n' && p.token == "c" {
		p.next()
	}
	if _, ok := p.is("("); !ok {
		return []expression{p.sum()}
	}
	var all []expression
	for {
		all = append(all, p.sum())
		if _, ok := p.is(","); ok {
			continue
		}
		if _, ok := p.is(")"); !ok {
			p.fail(p.token)
		}
		return all
	}
}

func (p *parser) sum() expression {
	a := p.product()
	for {
		op, ok := p.is("+", "-")
		if !ok {
			return a
		}
		a = arithmetic(op, a, p.product())
	}
}

func (p *parser) product() expression {
	a := p.unary()
	for {
		op, ok := p.is("*", "/")
		if !ok {
			return a
		}
		a = arithmetic(op, a, p.unary())
	}
}

func (p *parser) unary() expression {
	if op, ok := p.is("-", "+"); ok {
		if p.depth++; p.depth > 100 {
			p.failIn("för djupt", "too deep")
			return missing
		}
		defer func() { p.depth-- }()
		return arithmetic(op, func(int) value { return numeric(0) }, p.unary())
	}
	a := p.primary()
	if _, ok := p.is("^"); ok {
		return arithmetic("^", a, p.unary())
	}
	return a
}

func (p *parser) primary() expression {
	token, kind := p.token, p.kind
	if _, ok := p.is("("); ok {
		a := p.or()
		if _, ok := p.is(")"); !ok {
			p.fail(p.token)
		}
		return a
	}
	p.next()
	switch kind {
	case '\'':
		x, ok := number(token)
		if !ok {
			x = math.NaN()
		}
		return func(int) value { return value{text: token, number: x} }
	case '0':
		x, ok := number(token)
		if !ok {
			p.fail(token)
		}
		return func(int) value { return numeric(x) }
	case 'n':
		return p.name(token)
	}
	p.fail(token)
	return missing
}

func (p *parser) name(token string) expression {
	if f, ok := function(token); ok {
		if _, ok := p.is("("); ok {
			a := p.or()
			if _, ok := p.is(")"); !ok {
				p.fail(p.token)
			}
			return func(i int) value { return f(a(i)) }
		}
	}
	switch token {
	case "TRUE", "true":
		return func(int) value { return truth(true) }
	case "FALSE", "false":
		return func(int) value { return truth(false) }
	}
	v, ok := p.frame.find(token)
	if !ok {
		p.failIn(fmt.Sprintf("kolumnen %q finns inte", token), fmt.Sprintf("there is no column %q", token))
		return missing
	}
	return func(i int) value { return value{text: v.text[i], number: v.number[i], none: v.text[i] == ""} }
}
