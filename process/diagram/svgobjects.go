package diagram

import (
	"fmt"
	"strings"

	"github.com/kommunkvalitet/kvalitet/process"
)

// The size of the sign of information that a task reads or writes.
const (
	signHeight = 15
	signFont   = 9
	legendFont = 12
)

// objects are the map's objects of information (informationsobjekt), numbered as in its list. A task has a sign at its
// upper left corner for what it reads and at the right for what it writes; a list below the drawing names the numbers.
type objects struct {
	number map[string]int
	lines  []string // the list below the drawing
}

// gatherObjects numbers the objects that some node reads or writes, and says where.
func (s *svg) gatherObjects() {
	s.number = make(map[string]int)
	reads, writes := make(map[string][]string), make(map[string][]string)
	for _, n := range s.m.Nodes {
		for _, id := range n.Inputs {
			reads[id] = append(reads[id], nodeName(n))
		}
		for _, id := range n.Outputs {
			writes[id] = append(writes[id], nodeName(n))
		}
	}
	for _, o := range s.m.Objects {
		if len(reads[o.ID])+len(writes[o.ID]) == 0 || s.number[o.ID] > 0 {
			continue
		}
		s.number[o.ID] = len(s.number) + 1
		text := fmt.Sprintf("%d %s", s.number[o.ID], o.Name)
		if o.External {
			text += s.say(" (utifrån)", " (external)")
		}
		if from := writes[o.ID]; len(from) > 0 {
			text += s.say(" – ut från: ", " – written by: ") + strings.Join(from, ", ")
		}
		if to := reads[o.ID]; len(to) > 0 {
			text += s.say(" – in till: ", " – read by: ") + strings.Join(to, ", ")
		}
		s.objects.lines = append(s.objects.lines, wrap(text, s.d.Width-2*margin, legendFont, 3)...)
	}
	if len(s.objects.lines) > 0 {
		s.objects.lines = append([]string{s.say("Informationsobjekt", "Objects of information")}, s.objects.lines...)
	}
}

// nodeName is a node's name, or its identity where it has none.
func nodeName(n process.Node) string {
	if n.Name == "" {
		return n.ID
	}
	return n.Name
}

// height is the drawing's, with the list of objects below.
func (s *svg) height() int {
	if len(s.objects.lines) == 0 {
		return s.d.Height
	}
	return s.d.Height + len(s.objects.lines)*lineHeight + margin/2
}

// legend writes the list of objects.
func (s *svg) legend() {
	for i, line := range s.objects.lines {
		weight := ""
		if i == 0 {
			weight = ` font-weight="bold"`
		}
		s.f(`<text x="%d" y="%d" font-size="%d"%s>%s</text>`+"\n", margin, s.d.Height+(i+1)*lineHeight-4, legendFont, weight, escape(line))
	}
}

// numbers are those of the objects, at most three.
func (s *svg) numbers(ids []string) string {
	var all []string
	for _, id := range ids {
		if n := s.number[id]; n > 0 {
			all = append(all, fmt.Sprint(n))
		}
	}
	if len(all) > 3 {
		all = append(all[:3], "…")
	}
	return strings.Join(all, ",")
}

// signs draws what a task reads and writes, across its upper edge. Flows meet that edge in the middle.
func (s *svg) signs(n process.Node, b Box) {
	if text := s.numbers(n.Inputs); text != "" {
		s.sign(text, b.X+4, b.Y-signHeight/2, "#fff")
	}
	if text := s.numbers(n.Outputs); text != "" {
		s.sign(text, b.X+b.W-4-signWidth(text), b.Y-signHeight/2, "#dfe6ee")
	}
}

func signWidth(text string) int { return 8 + 5*len([]rune(text)) }

// sign draws a sheet with a folded corner and the numbers on it.
func (s *svg) sign(text string, x, y int, fill string) {
	w := signWidth(text)
	s.f(`<path d="M%d %dh%dl4 4v%dh%dz" fill="%s" stroke="#333"/>`+"\n", x, y, w-4, signHeight-4, -w, fill)
	s.f(`<text x="%d" y="%d" font-size="%d" text-anchor="middle">%s</text>`+"\n", x+w/2, y+signHeight-4, signFont, escape(text))
}

// spoken names what a node reads and writes, for a screen reader.
func (s *svg) spoken(n process.Node) string {
	text := ""
	for _, way := range []struct {
		ids    []string
		sv, en string
	}{{n.Inputs, "in", "reads"}, {n.Outputs, "ut", "writes"}} {
		var names []string
		for _, id := range way.ids {
			for _, o := range s.m.Objects {
				if o.ID == id {
					names = append(names, o.Name)
				}
			}
		}
		if len(names) > 0 {
			text += "; " + s.say(way.sv, way.en) + ": " + strings.Join(names, ", ")
		}
	}
	return text
}
