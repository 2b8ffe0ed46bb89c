package diagram

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/kommunkvalitet/kvalitet/process"
)

// WriteSVG draws the map as a picture for reports: self-contained, without scripts or fonts of its own. It has a title
// and a description, every node can be reached with the keyboard in the order of the process, and says its role, kind
// and name to a screen reader. The language ("sv", "en") is that of the texts around the names.
func WriteSVG(w io.Writer, m process.Map, lang string) error {
	d := Layout(m)
	out := new(bytes.Buffer)
	s := svg{Buffer: out, m: &m, d: &d, en: strings.HasPrefix(strings.ToLower(lang), "en")}
	s.write()
	_, err := w.Write(out.Bytes())
	return err
}

type svg struct {
	*bytes.Buffer
	m  *process.Map
	d  *Drawing
	en bool
	objects
}

func (s *svg) f(format string, args ...any) { fmt.Fprintf(s.Buffer, format, args...) }

func (s *svg) say(sv, en string) string {
	if s.en {
		return en
	}
	return sv
}

// escape makes a text safe in XML; signs that XML does not allow become U+FFFD.
func escape(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a strings.Builder does not fail
	return b.String()
}

const svgStyle = `text{font-family:Arial,Helvetica,sans-serif;fill:#1a1a1a}.p,.l,.n{fill:#fff;stroke:#333;stroke-width:1.5}.p{stroke-width:2}.l{stroke:#777;stroke-width:1}` +
	`.b{fill:#f2f2f2}.e{fill:none;stroke:#333;stroke-width:1.5}.m{stroke-dasharray:7 4}.s{fill:#e6f2e6}.t{fill:#fbe9e7;stroke-width:3.5}.a{fill:#eaf1fb}.g{fill:#fff8e1}` +
	`.halo{stroke:#fff;stroke-width:3;paint-order:stroke;stroke-linejoin:round}g:focus .n{stroke:#0057b8;stroke-width:4}g:focus{outline:none}@media print{g:focus .n{stroke:#333}}`

func (s *svg) write() {
	lang := "sv"
	if s.en {
		lang = "en"
	}
	s.gatherObjects()
	s.f(`<svg xmlns="http://www.w3.org/2000/svg" lang="%s" role="group" aria-labelledby="title desc" viewBox="0 0 %d %d" width="%d" height="%d">`+"\n",
		lang, s.d.Width, s.height(), s.d.Width, s.height())
	s.f("<title id=\"title\">%s</title>\n<desc id=\"desc\">%s</desc>\n<style>%s</style>\n", escape(s.m.Name), escape(s.describe()), svgStyle)
	s.f(`<defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path d="M0 0L10 5L0 10z" fill="#333"/></marker>` +
		`<marker id="open" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L10 5L0 10z" fill="#fff" stroke="#333"/></marker></defs>` + "\n")
	s.f("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>\n", s.d.Width, s.height())
	for i, p := range s.d.Pools {
		class := "p"
		if s.d.Black[i] {
			class = "p b"
		}
		s.rect(class, p.Box, 0)
		if s.d.Black[i] {
			c := p.Box.Center()
			s.lines(p.Lines, c.X, c.Y, taskFont)
		} else {
			s.turned(p.Lines, p.Box.X+strip/2, p.Box.Center().Y)
			s.f(`<path class="l" d="M%d %dV%d"/>`+"\n", p.Box.X+strip, p.Box.Y, p.Box.Y+p.Box.H)
		}
	}
	for _, l := range s.d.Lanes {
		s.rect("l", l.Box, 0)
		s.turned(l.Lines, l.Box.X+strip/2, l.Box.Center().Y)
	}
	for i, e := range s.d.Edges {
		s.edge(e, s.m.Flows[i].IsMessage())
	}
	s.f("<g role=\"list\" aria-label=\"%s\">\n", escape(s.say("Steg i ordning", "Steps in order")))
	for _, i := range s.order() {
		s.node(i)
	}
	s.f("</g>\n")
	for _, e := range s.d.Edges {
		if len(e.Lines) > 0 && len(e.Points) > 0 {
			s.label(e.Lines, e.Label)
		}
	}
	s.legend()
	s.f("</svg>\n")
}

func (s *svg) describe() string {
	activities, decisions := 0, 0
	exits := make(map[string]int)
	for _, f := range s.m.Flows {
		if !f.IsMessage() {
			exits[f.From]++
		}
	}
	for _, n := range s.m.Nodes {
		switch n.Kind {
		case process.NodeActivity, process.NodeSubprocess:
			activities++
		case process.NodeDecision, process.NodeInclusive, process.NodeComplex, process.NodeEventBased: // a choice is made where the ways part, not where they meet
			if exits[n.ID] > 1 {
				decisions++
			}
		default:
		}
	}
	roles := make([]string, len(s.m.Lanes))
	for i, l := range s.m.Lanes {
		roles[i] = l.Name
	}
	text := s.say(fmt.Sprintf("Processkarta med %d aktiviteter och %d vägval.", activities, decisions),
		fmt.Sprintf("Process map with %d activities and %d decisions.", activities, decisions))
	if len(roles) > 0 {
		text += " " + s.say("Roller: ", "Roles: ") + strings.Join(roles, ", ") + "."
	}
	return text
}

// order is the order of focus: column by column, from the top.
func (s *svg) order() []int {
	order := make([]int, len(s.d.Nodes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		p, q := s.d.Nodes[a].Box.Center(), s.d.Nodes[b].Box.Center()
		if p.X != q.X {
			return p.X - q.X
		}
		return p.Y - q.Y
	})
	return order
}

func (s *svg) rect(class string, b Box, radius int) {
	s.f(`<rect class="%s" x="%d" y="%d" width="%d" height="%d" rx="%d"/>`+"\n", class, b.X, b.Y, b.W, b.H, radius)
}

// lines writes centred lines around a point.
func (s *svg) lines(lines []string, x, y, font int) {
	top := y - len(lines)*lineHeight/2 + lineHeight - 4
	for i, line := range lines {
		s.f(`<text x="%d" y="%d" font-size="%d" text-anchor="middle">%s</text>`+"\n", x, top+i*lineHeight, font, escape(line))
	}
}

func (s *svg) turned(lines []string, x, y int) {
	for i, line := range lines {
		at := x - len(lines)*lineHeight/2 + lineHeight - 4 + i*lineHeight
		s.f(`<text transform="translate(%d %d) rotate(-90)" font-size="%d" text-anchor="middle">%s</text>`+"\n", at, y, taskFont, escape(line))
	}
}

func (s *svg) label(lines []string, b Box) {
	for i, line := range lines {
		s.f(`<text class="halo" x="%d" y="%d" font-size="%d" text-anchor="middle">%s</text>`+"\n",
			b.X+b.W/2, b.Y+(i+1)*lineHeight-4, labelFont, escape(line))
	}
}

func (s *svg) edge(e Edge, message bool) {
	if len(e.Points) < 2 {
		return
	}
	class, marker := "e", "arrow"
	if message {
		class, marker = "e m", "open"
	}
	s.f(`<polyline class="%s" marker-end="url(#%s)" points="`, class, marker)
	for i, p := range e.Points {
		if i > 0 {
			s.f(" ")
		}
		s.f("%d,%d", p.X, p.Y)
	}
	s.f("\"/>\n")
}

func (s *svg) node(i int) {
	n, shape := s.m.Nodes[i], s.d.Nodes[i]
	b, c := shape.Box, shape.Box.Center()
	kind := n.Kind.Label().In(s.say("sv", "en"))
	name := kind
	if n.Name != "" {
		name += ": " + n.Name
	}
	if l := s.d.LaneOf[i]; l >= 0 {
		name += " (" + s.m.Lanes[l].Name + ")"
	}
	name += s.spoken(n)
	s.f("<g role=\"listitem\" tabindex=\"0\" aria-label=\"%s\"><title>%s</title>\n", escape(name), escape(name))
	switch n.Kind {
	case process.NodeActivity, process.NodeSubprocess:
		s.rect("n a", b, 10)
		y := c.Y
		if n.Kind == process.NodeSubprocess {
			s.f(`<path class="e" d="M%d %dh14v14h-14zM%d %dv8M%d %dh8"/>`+"\n", c.X-7, b.Y+b.H-16, c.X, b.Y+b.H-13, c.X-4, b.Y+b.H-9)
			y -= 7
		}
		s.lines(shape.Lines, c.X, y, taskFont)
		s.signs(n, b)
	case process.NodeStart, process.NodeEnd, process.NodeEvent:
		class := map[process.NodeKind]string{process.NodeStart: "n s", process.NodeEnd: "n t", process.NodeEvent: "n"}[n.Kind]
		s.f(`<circle class="%s" cx="%d" cy="%d" r="%d"/>`+"\n", class, c.X, c.Y, b.W/2)
		if n.Kind == process.NodeEvent {
			s.f(`<circle class="e" cx="%d" cy="%d" r="%d"/>`+"\n", c.X, c.Y, b.W/2-4)
		}
		s.label(shape.Lines, shape.Label)
	default:
		s.f(`<path class="n g" d="M%d %dL%d %dL%d %dL%d %dz"/>`+"\n", c.X, b.Y, b.X+b.W, c.Y, c.X, b.Y+b.H, b.X, c.Y)
		switch n.Kind {
		case process.NodeParallel:
			s.f(`<path class="e" stroke-width="3" d="M%d %dv20M%d %dh20"/>`+"\n", c.X, c.Y-10, c.X-10, c.Y)
		case process.NodeInclusive:
			s.f(`<circle class="e" cx="%d" cy="%d" r="11"/>`+"\n", c.X, c.Y)
		case process.NodeEventBased:
			s.f(`<circle class="e" cx="%d" cy="%d" r="13"/><path class="e" d="M%d %dl9 7l-4 10h-10l-4 -10z"/>`+"\n", c.X, c.Y, c.X, c.Y-9)
		case process.NodeComplex:
			s.f(`<path class="e" d="M%d %dv20M%d %dh20M%d %dl14 14M%d %dl-14 14"/>`+"\n", c.X, c.Y-10, c.X-10, c.Y, c.X-7, c.Y-7, c.X+7, c.Y-7)
		default:
			s.f(`<path class="e" d="M%d %dl14 14M%d %dl-14 14"/>`+"\n", c.X-7, c.Y-7, c.X+7, c.Y-7)
		}
		s.label(shape.Lines, shape.Label)
	}
	s.f("</g>\n")
}
