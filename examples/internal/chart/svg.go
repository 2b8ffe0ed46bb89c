package chart

import (
	"bytes"
	"fmt"
	"html"
	"math"
	"strconv"
	"strings"
)

// Tone is what a mark means; every tone has a colour and a symbol.
type Tone int

// The tones.
const (
	Neutral Tone = iota
	Good
	Middle
	Bad
	Missing
	Accent
)

// Symbol tells the tone without colour.
func (t Tone) Symbol() string { return [...]string{"•", "✔", "◆", "✖", "–", "●"}[t] }

// String names the tone: good, middle, bad, missing, neutral or accent.
func (t Tone) String() string {
	return [...]string{"neutral", "good", "middle", "bad", "missing", "accent"}[t]
}

// style is inside every picture, so that it looks the same alone and in the page.
const style = `text{font:13px system-ui,"Segoe UI",Helvetica,Arial,sans-serif;fill:#1a1a1a}
.small{font-size:11px}.letter{fill:#fff}.strong{font-weight:600}.quiet{fill:#4a4a4a}
.axis{stroke:#767676;stroke-width:1;fill:none}.grid{stroke:#dcdcdc;stroke-width:1;fill:none}
.paper{fill:#fff}.good{fill:#1d7a3e}.middle{fill:#8a6500}.bad{fill:#b3261e}.missing{fill:#6b6b6b}.neutral{fill:#5c738c}.accent{fill:#0b4f8a}
.line{fill:none;stroke-width:2.5}.line.good{fill:none;stroke:#1d7a3e}.line.bad{fill:none;stroke:#b3261e}.line.accent{fill:none;stroke:#0b4f8a}
.line.neutral{fill:none;stroke:#8494a5;stroke-width:1.2}.line.target{stroke:#1a1a1a;stroke-dasharray:6 4;stroke-width:1.5}
.tint-good{fill:#d9efe0}.tint-middle{fill:#fbeec4}.tint-bad{fill:#f8d8d5}.tint-missing{fill:#ececec}.tint-neutral{fill:#e6edf4}.tint-accent{fill:#d5e4f3}
.box{stroke:#767676;stroke-width:1}`

// picture is an SVG under construction.
type picture struct {
	bytes.Buffer
	w, h float64
}

func newPicture(id, title, desc string, w, h float64) *picture {
	p := &picture{w: w, h: h}
	p.printf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" width="%s" height="%s" role="img" aria-labelledby="%s-t %s-d">`,
		num(w), num(h), num(w), num(h), id, id)
	p.printf("<title id=\"%s-t\">%s</title><desc id=\"%s-d\">%s</desc><style>%s</style>", id, esc(title), id, esc(desc), style)
	p.rect(0, 0, w, h, "paper")
	return p
}

// printf writes; a buffer does not fail.
func (p *picture) printf(format string, args ...any) { _, _ = fmt.Fprintf(p, format, args...) }

func (p *picture) done() []byte {
	p.WriteString("</svg>\n")
	return p.Bytes()
}

func (p *picture) rect(x, y, w, h float64, class string) {
	p.printf(`<rect x="%s" y="%s" width="%s" height="%s" class="%s"/>`, num(x), num(y), num(w), num(h), class)
}

func (p *picture) line(x1, y1, x2, y2 float64, class string) {
	p.printf(`<line x1="%s" y1="%s" x2="%s" y2="%s" class="%s"/>`, num(x1), num(y1), num(x2), num(y2), class)
}

func (p *picture) circle(x, y, r float64, class string) {
	p.printf(`<circle cx="%s" cy="%s" r="%s" class="%s"/>`, num(x), num(y), num(r), class)
}

// text places a text; anchor is start, middle or end.
func (p *picture) text(x, y float64, anchor, class, s string) {
	p.printf(`<text x="%s" y="%s" text-anchor="%s" class="%s">%s</text>`, num(x), num(y), anchor, class, esc(s))
}

// path draws points as one line; a NaN breaks it.
func (p *picture) path(xs, ys []float64, class string) {
	var d strings.Builder
	pen := "M"
	for i := range xs {
		if math.IsNaN(ys[i]) {
			pen = "M"
			continue
		}
		d.WriteString(pen + num(xs[i]) + " " + num(ys[i]))
		pen = "L"
	}
	p.printf(`<path d="%s" class="line %s"/>`, d.String(), class)
}

func esc(s string) string { return html.EscapeString(s) }

// num writes a coordinate with at most two decimals.
func num(v float64) string {
	return strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64)
}

// clip shortens a text to n characters.
func clip(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return strings.TrimSpace(string(r[:n-1])) + "…"
}

// scale maps values to places along an axis with round marks.
type scale struct {
	lo, hi, from, to float64
	marks            []float64
}

// newScale chooses three to seven round marks that embrace the values.
func newScale(values []float64, from, to float64) scale {
	lo, hi, whole := math.Inf(1), math.Inf(-1), true
	for _, v := range values {
		if !math.IsNaN(v) {
			lo, hi = math.Min(lo, v), math.Max(hi, v)
			whole = whole && v == math.Trunc(v)
		}
	}
	if lo > hi {
		lo, hi = 0, 1
	}
	if lo == hi {
		lo, hi = lo-1, hi+1
	}
	step := math.Pow(10, math.Floor(math.Log10((hi-lo)/4)))
	for _, m := range []float64{1, 2, 2.5, 5, 10} {
		if (hi-lo)/(step*m) <= 6 {
			step *= m
			break
		}
	}
	if whole { // counts have no halves
		step = math.Max(step, 1)
	}
	s := scale{lo: math.Floor(lo/step) * step, hi: math.Ceil(hi/step) * step, from: from, to: to}
	for i := 0; ; i++ {
		m := s.lo + float64(i)*step
		if m > s.hi+step/2 {
			return s
		}
		s.marks = append(s.marks, m)
	}
}

func (s scale) at(v float64) float64 { return s.from + (v-s.lo)/(s.hi-s.lo)*(s.to-s.from) }

// Format writes a number with a decimal comma in Swedish and thin spaces between thousands.
func Format(v float64, lang string) string {
	digits := 0
	switch a := math.Abs(v); {
	case a != math.Trunc(a) && a < 10:
		digits = 2
	case a != math.Trunc(a) && a < 1000:
		digits = 1
	}
	s := strconv.FormatFloat(v, 'f', digits, 64)
	whole, frac, dot := strings.Cut(s, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "−", whole[1:]
	}
	var b strings.Builder
	for i, c := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 && len(whole) > 4 {
			b.WriteRune('\u00a0')
		}
		b.WriteRune(c)
	}
	if dot {
		mark := ","
		if lang == "en" {
			mark = "."
		}
		b.WriteString(mark + frac)
	}
	return sign + b.String()
}
