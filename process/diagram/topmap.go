package diagram

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/process"
)

// The measures of a top map, in pixels.
const (
	topWidth  = 960
	topMargin = 16
	topEnds   = 130 // the width of the need and of the value
	topGap    = 10
	topBox    = 52
	topRow    = 4 // boxes beside each other above and below, at most
)

// WriteTopMap draws the architecture as a top map (övergripande processkarta, toppkarta): what leads above, what delivers
// as arrows from the need to the value, what supports below, and what has no category last. Only processes without a
// parent are drawn; the parts of each stand under its name. As in [WriteSVG], every process can be reached with the
// keyboard and says what it is.
func WriteTopMap(w io.Writer, a process.Architecture, lang string) error {
	out := new(bytes.Buffer)
	t := topMap{svg: svg{Buffer: out, en: strings.HasPrefix(strings.ToLower(lang), "en")}, a: &a, parts: map[uuid.UUID][]string{}}
	for _, e := range a.Processes {
		if e.Parent != uuid.Nil {
			t.parts[e.Parent] = append(t.parts[e.Parent], e.Name)
		}
	}
	t.write()
	_, err := w.Write(out.Bytes())
	return err
}

type topMap struct {
	svg
	a     *process.Architecture
	parts map[uuid.UUID][]string
	y     int
}

// band is a category with its processes at the top of the architecture.
type band struct {
	name      string
	processes []process.Entry
}

// bands parts the processes into what leads, what delivers and the rest; a category without processes is shown as empty.
func (t *topMap) bands() (above, middle, below []band) {
	for _, c := range t.a.Categories.Categories {
		b := band{name: c.Name.In(t.say("sv", "en"))}
		for _, e := range t.a.Processes {
			if own, ok := t.a.Categories.Category(e.Category); e.Parent == uuid.Nil && ok && own.Code == c.Code {
				b.processes = append(b.processes, e)
			}
		}
		switch {
		case c.Leads:
			above = append(above, b)
		case c.Delivers:
			middle = append(middle, b)
		default:
			below = append(below, b)
		}
	}
	other := band{name: t.say("utan kategori", "without a category")}
	for _, e := range t.a.Processes {
		if _, ok := t.a.Categories.Category(e.Category); e.Parent == uuid.Nil && !ok {
			other.processes = append(other.processes, e)
		}
	}
	if len(other.processes) > 0 {
		below = append(below, other)
	}
	return above, middle, below
}

func (t *topMap) write() {
	body := t.Buffer
	t.Buffer = new(bytes.Buffer)
	above, middle, below := t.bands()
	t.y = topMargin
	for _, b := range above {
		t.boxes(b, "l")
	}
	t.arrows(middle)
	for _, b := range below {
		t.boxes(b, "b")
	}
	drawn := t.Buffer
	t.Buffer = body
	height := t.y + topMargin - topGap
	t.f(`<svg xmlns="http://www.w3.org/2000/svg" lang="%s" role="group" aria-labelledby="title desc" viewBox="0 0 %d %d" width="%d" height="%d">`+"\n",
		t.say("sv", "en"), topWidth, height, topWidth, height)
	t.f("<title id=\"title\">%s</title>\n<desc id=\"desc\">%s</desc>\n<style>%s</style>\n<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>\n<g role=\"list\">\n",
		escape(t.a.Name), escape(t.say(fmt.Sprintf("Övergripande karta med %d processer.", len(t.a.Processes)), fmt.Sprintf("Top map with %d processes.", len(t.a.Processes)))), svgStyle, topWidth, height)
	t.Write(drawn.Bytes())
	t.f("</g>\n</svg>\n")
}

// heading writes a category's name; an empty category says so.
func (t *topMap) heading(b band, x int) {
	first, size := utf8.DecodeRuneInString(b.name)
	text := string(unicode.ToUpper(first)) + b.name[size:]
	if len(b.processes) == 0 {
		text += " – " + t.say("inga ännu", "none yet")
	}
	t.y += lineHeight
	t.f(`<text x="%d" y="%d" font-size="%d">%s</text>`+"\n", x, t.y-4, taskFont, escape(text))
}

// boxes draws a band as boxes in rows.
func (t *topMap) boxes(b band, class string) {
	t.heading(b, topMargin)
	beside := max(min(topRow, len(b.processes)), 1)
	width := (topWidth - 2*topMargin - (beside-1)*topGap) / beside
	for row := range slices.Chunk(b.processes, beside) {
		height := topBox
		for _, e := range row {
			height = max(height, t.height(e, width))
		}
		for j, e := range row {
			box := Box{X: topMargin + j*(width+topGap), Y: t.y, W: width, H: height}
			t.process(e, b.name, box, func() { t.rect("n "+class, box, 6) })
		}
		t.y += height + topGap
	}
	t.y += topGap
}

// arrows draws what delivers, between the need and the value.
func (t *topMap) arrows(bands []band) {
	top := t.y
	left, width := topMargin+topEnds+topGap, topWidth-2*(topMargin+topEnds+topGap)
	for _, b := range bands {
		t.heading(b, left)
		for _, e := range b.processes {
			box := Box{X: left, Y: t.y, W: width, H: t.height(e, width-40)}
			t.process(e, b.name, box, func() {
				t.f(`<path class="n a" d="M%d %dH%dL%d %dL%d %dH%dz"/>`+"\n", box.X, box.Y, box.X+box.W-20, box.X+box.W, box.Center().Y, box.X+box.W-20, box.Y+box.H, box.X)
			})
			t.y += box.H + topGap
		}
	}
	t.y = max(t.y, top+2*topBox)
	for _, end := range []struct {
		x    int
		text string
	}{{topMargin, t.a.Need}, {topWidth - topMargin - topEnds, t.a.Value}} {
		if len(bands) > 0 && end.text != "" {
			box := Box{X: end.x, Y: top, W: topEnds, H: t.y - top - topGap}
			t.rect("n g", box, 6)
			t.lines(wrap(end.text, topEnds-12, taskFont, 6), box.Center().X, box.Center().Y, taskFont)
		}
	}
	t.y += topGap
}

// texts are the lines of a process: its name, and smaller its parts.
func (t *topMap) texts(e process.Entry, width int) (name, parts []string) {
	name = wrap(e.Name, width-12, taskFont, 3)
	if of := t.parts[e.Process]; len(of) > 0 {
		parts = wrap(strings.Join(of, " · "), width-12, labelFont, 3)
	}
	return name, parts
}

func (t *topMap) height(e process.Entry, width int) int {
	name, parts := t.texts(e, width)
	return max(topBox, (len(name)+len(parts)+1)*lineHeight)
}

// process draws one process in its shape, with what a screen reader says of it.
func (t *topMap) process(e process.Entry, category string, box Box, shape func()) {
	label := category + ": " + e.Name
	if e.Owner != "" {
		label += " (" + e.Owner + ")"
	}
	if of := t.parts[e.Process]; len(of) > 0 {
		label += ". " + t.say("Delprocesser: ", "Parts: ") + strings.Join(of, ", ")
	}
	t.f("<g role=\"listitem\" tabindex=\"0\" aria-label=\"%s\"><title>%s</title>\n", escape(label), escape(label))
	shape()
	name, parts := t.texts(e, box.W)
	c := box.Center()
	t.lines(name, c.X, c.Y-len(parts)*lineHeight/2, taskFont)
	t.lines(parts, c.X, c.Y+len(name)*lineHeight/2, labelFont)
	t.f("</g>\n")
}
