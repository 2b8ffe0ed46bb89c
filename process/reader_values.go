package process

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet/internal/check"
)

func first(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

// text is a value as a text; empty for what is none.
func text(v any) string {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(strings.ToValidUTF8(v, ""))
	case json.Number:
		return v.String()
	default:
		return ""
	}
}

func setText(o map[string]any, name string) {
	if t := text(o[name]); t != "" {
		o[name] = t
	} else {
		delete(o, name)
	}
}

func setTexts(o map[string]any, name string) {
	var out []string
	switch v := o[name].(type) {
	case []any:
		for _, e := range v {
			if t := text(e); t != "" {
				out = append(out, t)
			} else if m, ok := e.(map[string]any); ok {
				out = append(out, first(text(m["id"]), text(m["code"]), text(m["name"])))
			}
		}
	case []string:
		out = v
	default:
		if t := text(v); t != "" {
			out = []string{t}
		}
	}
	delete(o, name)
	if len(out) > 0 {
		o[name] = out
	}
}

func setBool(o map[string]any, name string) {
	v, known := o[name].(bool)
	if !known {
		switch fold(text(o[name])) {
		case "true", "ja", "yes", "1", "x":
			v = true
		}
	}
	delete(o, name)
	if v {
		o[name] = true
	}
}

func setInteger(o map[string]any, name string) {
	n, err := strconv.ParseInt(text(o[name]), 10, 64)
	delete(o, name)
	if err == nil {
		o[name] = n
	}
}

// code reads a word for a member of a closed set.
func (r *reader) code(o map[string]any, at, name string, set map[string]string) {
	v, ok := o[name]
	if !ok {
		return
	}
	word := strings.NewReplacer(" ", "", "-", "", "_", "").Replace(fold(text(v)))
	word = strings.TrimPrefix(word, "bpmn:")
	if code, ok := set[word]; ok {
		o[name] = code
		return
	}
	delete(o, name)
	if word != "" {
		r.problems.Add("syntax", at, "okänt värde: "+text(v), "unknown value: "+text(v))
	}
}

func (r *reader) identity(o map[string]any, at, name string) {
	t := text(o[name])
	delete(o, name)
	if t == "" {
		return
	}
	id, err := uuid.Parse(t)
	if err != nil { // another system's identity: the same text always gives the same one
		id = uuid.NewSHA1(uuid.NameSpaceURL, []byte("kvalitet/process/"+strings.TrimPrefix(at, "/")+"/"+t))
	}
	o[name] = id.String()
}

// number reads 0.3, "0,3", "30 %" and "1 200,50".
func number(v any) (float64, bool) {
	t := strings.NewReplacer("\u00a0", "", " ", "", ",", ".", "−", "-").Replace(text(v))
	t, percent := strings.CutSuffix(t, "%")
	x, err := strconv.ParseFloat(t, 64)
	if err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
		return 0, false
	}
	if percent {
		x /= 100
	}
	return x, true
}

func (r *reader) share(o map[string]any, at, name string) {
	v, ok := o[name]
	delete(o, name)
	if !ok {
		return
	}
	if x, ok := number(v); ok {
		o[name] = x
		return
	}
	r.problems.Add("syntax", at+"/"+name, "inget tal: "+text(v), "not a number: "+text(v))
}

func (r *reader) amount(o map[string]any, at, name string) {
	v, ok := o[name]
	delete(o, name)
	if !ok {
		return
	}
	t := strings.NewReplacer("\u00a0", "", " ", "", ",", ".", "−", "-", "kr", "", "SEK", "").Replace(text(v))
	d, err := decimal.NewFromString(t)
	if err != nil || !check.DecimalOK(d) {
		r.problems.Add("syntax", at+"/"+name, "inget belopp: "+text(v), "not an amount: "+text(v))
		return
	}
	o[name] = d
}
