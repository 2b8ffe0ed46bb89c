package chart

// Node is one goal in a tree, with its depth.
type Node struct {
	Depth              int
	Text, Level, State string
	Tone               Tone
}

// Tree is an indented tree of goals.
type Tree struct {
	ID, Title, Desc string
	Nodes           []Node
}

// SVG draws the tree, a box per goal, joined by lines.
func (c Tree) SVG() []byte {
	const w, top, row, indent = 640.0, 36.0, 46.0, 26.0
	h := top + row*float64(len(c.Nodes)) + 8
	p := newPicture(c.ID, c.Title, c.Desc, w, h)
	p.text(10, 20, "start", "strong", clip(c.Title, 84))
	parents := map[int]float64{}
	for i, n := range c.Nodes {
		x, y := 10+indent*float64(n.Depth), top+row*float64(i)
		if n.Depth > 0 {
			from := parents[n.Depth-1]
			p.line(x-indent/2, from+row-8, x-indent/2, y+19, "axis")
			p.line(x-indent/2, y+19, x, y+19, "axis")
		}
		parents[n.Depth] = y
		p.rect(x, y, w-x-10, row-8, "box tint-"+n.Tone.String())
		p.text(x+8, y+15, "start", "small quiet", clip(n.Level, 40))
		p.text(w-18, y+15, "end", "small strong", n.Tone.Symbol()+" "+n.State)
		p.text(x+8, y+31, "start", "", clip(n.Text, int((w-x-30)/7.2)))
	}
	return p.done()
}
