package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/risk/quant"
)

// readLoss reads one row.
func readLoss(r *table.Row, o simulation) (quant.Loss, bool) {
	l := quant.Loss{ID: r.Text("id"), Counting: o.counting}
	if l.ID == "" {
		l.ID = strconv.Itoa(r.Number)
	}
	if !r.Blank("counting") {
		c, err := quant.ParseCounting(strings.ToLower(r.Text("counting")))
		if err != nil {
			r.Fail("counting", "enum", "okänt: "+r.Text("counting")+"; poisson, bernoulli", "unknown: "+r.Text("counting")+"; poisson, bernoulli")
			return l, false
		}
		l.Counting = c
	}
	if !r.Require("rate", "low") {
		return l, false
	}
	var ok bool
	if l.Rate, ok = percent(r, "rate"); !ok {
		return l, false
	}
	s := quant.Severity{Shape: quant.ShapeLognormal}
	if s.Low, ok = amount(r, "low"); !ok {
		return l, false
	}
	for _, c := range []struct {
		name string
		to   *float64
	}{{"high", &s.High}, {"mode", &s.Mode}} {
		if !r.Blank(c.name) {
			if *c.to, ok = amount(r, c.name); !ok {
				return l, false
			}
		}
	}
	switch {
	case !r.Blank("distribution"):
		shape, err := parseShape(r.Text("distribution"))
		if err != nil {
			r.Fail("distribution", "enum", "okänd: "+r.Text("distribution")+"; lognormal, pert, triangular, fixed", "unknown: "+r.Text("distribution")+"; lognormal, pert, triangular, fixed")
			return l, false
		}
		s.Shape = shape
	case o.shape.Valid():
		s.Shape = o.shape
	case !r.Blank("mode"):
		s.Shape = quant.ShapePERT
	case r.Blank("high"):
		s.Shape = quant.ShapeFixed
	}
	if s.Shape == quant.ShapeLognormal {
		s.Mode = 0
	}
	if s.Shape == quant.ShapeFixed {
		s.High, s.Mode = 0, 0
	}
	l.Severity = s
	if problems := l.Problems(); len(problems) > 0 {
		for _, p := range problems {
			name := p.Path[strings.LastIndex(p.Path, "/")+1:]
			r.Fail(name, p.Code, p.SV, p.EN)
		}
		return l, false
	}
	return l, true
}

// parseShape reads a shape by its code or its name in either language.
func parseShape(text string) (quant.Shape, error) {
	text = strings.ToLower(text)
	switch text {
	case "fast", "fixt":
		return quant.ShapeFixed, nil
	case "triangulär":
		return quant.ShapeTriangular, nil
	}
	for _, s := range quant.Shapes() {
		if l := s.Label(); text == strings.ToLower(l.SV) || text == strings.ToLower(l.EN) {
			return s, nil
		}
	}
	return quant.ParseShape(text)
}

// amount reads kronor, also written with a unit: "100 000 kr", "1,5 mkr".
func amount(r *table.Row, name string) (float64, bool) {
	text := strings.ToLower(strings.TrimSpace(r.Text(name)))
	for _, unit := range []struct {
		name   string
		kronor float64
	}{{"tkr", 1e3}, {"kkr", 1e3}, {"ksek", 1e3}, {"mkr", 1e6}, {"mnkr", 1e6}, {"msek", 1e6}, {"kronor", 1}, {"kr", 1}, {"sek", 1}, {":-", 1}} {
		number, ok := strings.CutSuffix(text, unit.name)
		if !ok {
			continue
		}
		d, err := table.ParseDecimal(strings.TrimSpace(number))
		if err != nil {
			break
		}
		return d.InexactFloat64() * unit.kronor, true
	}
	return r.Float(name)
}

// percent reads a number, or a share written with a per cent sign.
func percent(r *table.Row, name string) (float64, bool) {
	text := strings.TrimSpace(r.Text(name))
	if number, ok := strings.CutSuffix(text, "%"); ok {
		d, err := table.ParseDecimal(strings.TrimSpace(number))
		if err != nil {
			r.Fail(name, "number", fmt.Sprintf("%q är inget tal", text), fmt.Sprintf("%q is not a number", text))
			return 0, false
		}
		return d.InexactFloat64() / 100, true
	}
	return r.Float(name)
}
