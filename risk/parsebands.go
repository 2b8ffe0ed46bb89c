package risk

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

var limitMembers = []struct {
	operator Operator
	names    []string
}{
	{OperatorAtLeast, []string{"from", "min", "minimum", "low", "lower", "start", "från", "lägst", "lägsta", "minst", "atleast", "minvalue", "lo"}},
	{OperatorOver, []string{"above", "over", "över", "morethan"}},
}

var highestMembers = []string{"to", "max", "maximum", "high", "upper", "end", "till", "högst", "högsta", "tom", "upto", "tillochmed", "atmost", "maxvalue", "hi"}

// bands reads a list of bands, or an object from name to range, from the lowest.
func (p *matrixParser) bands(v any) []Band {
	var bands []Band
	switch v := v.(type) {
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(v)) {
			bands = append(bands, p.band(check.At("/bands", len(bands)), map[string]any{"name": name, "range": v[name]}))
		}
	case []any:
		for i, e := range v {
			o, ok := e.(map[string]any)
			if !ok {
				o = map[string]any{"name": e}
			}
			bands = append(bands, p.band(check.At("/bands", i), o))
		}
	}
	lowerFromHighest(bands)
	if (Matrix{Bands: bands}).limited() {
		slices.SortStableFunc(bands, func(a, b Band) int { return cmp.Compare(a.Lower.lowest(), b.Lower.lowest()) })
	}
	codes := make(map[string]int)
	for i := range bands {
		if codes[bands[i].Code]++; codes[bands[i].Code] > 1 {
			bands[i].Code += "-" + strconv.Itoa(codes[bands[i].Code])
		}
	}
	return bands
}

// limitsBeside gives bands that are only named the limits of a list beside them: where each begins, where each but the
// lowest begins, or, when the last is the highest value, where each ends.
func limitsBeside(bands []Band, limits []any) {
	figures := make([]int, len(limits))
	for i, v := range limits {
		n, ok := integer(v)
		if !ok || i > 0 && n <= figures[i-1] {
			return
		}
		figures[i] = n
	}
	switch {
	case len(figures) == len(bands)-1:
		figures = append([]int{0}, figures...)
	case len(figures) != len(bands) || len(bands) == 0:
		return
	case figures[0] > 1:
		for i := range bands {
			n := figures[i]
			bands[i].Highest = &n
		}
		lowerFromHighest(bands)
		return
	}
	for i := range bands {
		bands[i].Lower = AtLeast(figures[i])
	}
}

// lowerFromHighest gives bands that state only where they end a beginning: above the one below.
func lowerFromHighest(bands []Band) {
	silent := func(b Band) bool { return b.Highest == nil && b.Lower == (Limit{}) }
	highest, begun := -1, false
	for _, b := range bands {
		begun = begun || b.Lower != (Limit{})
		if b.Highest != nil {
			highest = max(highest, *b.Highest)
		}
	}
	for i, b := range bands {
		switch {
		case silent(b) && highest >= 0: // what remains above the others
			bands[i].Lower = Over(highest)
		case silent(b) && begun: // what remains below the others
			bands[i].Lower = AtLeast(0)
		case b.Highest != nil && b.Lower == (Limit{}):
			bands[i].Lower = AtLeast(0)
			for _, below := range bands {
				if below.Highest != nil && *below.Highest < *b.Highest && *below.Highest >= bands[i].Lower.lowest() {
					bands[i].Lower = Over(*below.Highest)
				}
			}
		}
	}
}

func (p *matrixParser) band(path string, o map[string]any) Band {
	b := Band{Name: labelOf(first(member(o, "name", "namn", "label", "benämning", "band", "level", "nivå", "text"), o))}
	b.Code = textOf(member(o, "code", "kod"))
	b.Name = complete(b.Name, label(cmp.Or(b.Code, path), cmp.Or(b.Code, path)))
	b.Code = cmp.Or(b.Code, b.Name.SV)
	switch r := member(o, "range", "intervall", "spann", "värden", "values", "limit", "gräns", "gränser", "threshold", "tröskel").(type) {
	case nil:
	case map[string]any:
		o = r
	case []any:
		o = map[string]any{"from": extreme(r, -1), "to": extreme(r, 1)} // the ends, or every value
	default:
		b.Lower, b.Highest = rangeOf(fmt.Sprint(r), textOf(member(o, "operator", "jämförelse")))
	}
	for _, lm := range limitMembers {
		if v := member(o, lm.names...); v != nil {
			if n, ok := integer(v); ok {
				b.Lower = Limit{lm.operator, n}
				if op := operatorNamed(textOf(member(o, "operator", "jämförelse"))); op.Valid() {
					b.Lower.Operator = op
				}
			} else if l, ok := limitOf(v); ok {
				b.Lower = l
			}
		}
	}
	if n, ok := integer(member(o, highestMembers...)); ok {
		b.Highest = &n
	}
	if n, ok := integer(member(o, "below", "under", "until", "lessthan", "mindreän")); ok {
		n--
		b.Highest = &n
	}
	if b.Highest != nil && b.Lower != (Limit{}) && b.Lower.lowest() > *b.Highest {
		p.problems.Add("order", path, fmt.Sprintf("nivån %q slutar innan den börjar", b.Name.SV), fmt.Sprintf("the band %q ends before it begins", b.Name.EN))
	}
	return b
}

// extreme gives the lowest (−1) or the highest (1) whole number of a list.
func extreme(list []any, sign int) any {
	var best any
	for _, v := range list {
		n, ok := integer(v)
		if b, _ := integer(best); ok && (best == nil || sign*n > sign*b) {
			best = v
		}
	}
	return best
}

var dashes = strings.NewReplacer("–", "-", "—", "-", "−", "-", " ", "", "\u00a0", "")

// rangeOf reads "1–3", "4", "> 9", "≥ 9", "9+" or "minst 9"; both ends of a range belong to it.
func rangeOf(s, operator string) (Limit, *int) {
	low, high, ok := strings.Cut(dashes.Replace(s), "-")
	if ok {
		l, err1 := strconv.Atoi(low)
		h, err2 := strconv.Atoi(high)
		if err1 == nil && err2 == nil {
			return AtLeast(l), &h
		}
	}
	if n, err := strconv.Atoi(strings.TrimSpace(s)); err == nil && operator == "" {
		return AtLeast(n), &n
	}
	l, _ := limitOf(operator + " " + s)
	return l, nil
}

// ParseLimit reads a limit as people write it: "> 9", "över 9", "≥ 9", "minst 9", "9+"; a number alone is "at least".
// Anything else is [kvalitet.ErrInvalid].
func ParseLimit(text string) (Limit, error) {
	l, ok := limitOf(text)
	if ps := l.Problems(); ok && len(ps) == 0 {
		return l, nil
	}
	return Limit{}, fmt.Errorf("%w: %q är ingen gräns / is no limit", kvalitet.ErrInvalid, text)
}

// limitOf reads a limit: a number (at least), a text with a sign or a word ("> 9", "≥9", "över 9", "minst 9", "9+"),
// or an object.
func limitOf(v any) (Limit, bool) {
	switch v := v.(type) {
	case json.Number:
		n, ok := integer(v)
		return AtLeast(n), ok
	case map[string]any:
		n, ok := integer(member(v, "value", "värde", "limit", "gräns"))
		if ok {
			op := operatorNamed(textOf(member(v, "operator", "jämförelse")))
			if !op.Valid() {
				op = OperatorAtLeast
			}
			return Limit{op, n}, true
		}
		for _, lm := range limitMembers {
			if n, ok := integer(member(v, lm.names...)); ok {
				return Limit{lm.operator, n}, true
			}
		}
	case string:
		s := strings.TrimSpace(strings.ToLower(v))
		digits := strings.TrimFunc(s, func(r rune) bool { return r < '0' || r > '9' })
		n, err := strconv.Atoi(digits)
		if err != nil {
			return Limit{}, false
		}
		if op := operatorNamed(strings.TrimSpace(strings.Replace(s, digits, "", 1))); op.Valid() {
			return Limit{op, n}, true
		}
		return AtLeast(n), true
	}
	return Limit{}, false
}

func operatorNamed(s string) Operator {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case ">", "over", "över", "above", "more than", "mer än", "högre än", "större än", "gt":
		return OperatorOver
	case "≥", ">=", "=>", "atleast", "at least", "minst", "lägst", "från", "+", "gte", "eller högre":
		return OperatorAtLeast
	}
	return 0
}

func formulaNamed(s string) Formula {
	key := strings.NewReplacer(" ", "", "×", "*", "·", "*", "x", "*").Replace(strings.ToLower(s))
	switch {
	case key == "":
		return 0
	case strings.Contains(key, "su") || strings.Contains(key, "+") || strings.Contains(key, "plus"):
		return FormulaSum
	case strings.Contains(key, "tab") || strings.Contains(key, "lookup") || strings.Contains(key, "värde"):
		return FormulaTable
	case strings.Contains(key, "level") || strings.Contains(key, "nivå"):
		return FormulaLevel
	case strings.Contains(key, "prod") || strings.Contains(key, "*") || strings.Contains(key, "gånger") || strings.Contains(key, "multipl"):
		return FormulaProduct
	}
	return 0
}
