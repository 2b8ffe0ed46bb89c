package diagram

// shapes draws pools, lanes and nodes.
func (l *layout) shapes() {
	width := l.right - margin
	for p, pl := range l.pools {
		box := Box{margin, l.poolY[p][0], width, l.poolY[p][1] - l.poolY[p][0]}
		name, id := pl.name, pl.name
		if pl.black {
			first, end := l.band1(p)
			n := end - first
			share := (width - (n-1)*margin) / n
			box.X += (p - first) * (share + margin)
			box.W = share
			id = l.m.Participants[pl.participant].ID
		} else if name == "" {
			name = l.m.PoolName()
		}
		s := Shape{ID: id, Box: box, Lines: wrap(name, box.H-12, taskFont, 2)}
		if pl.black {
			s.Lines = wrap(name, box.W-12, taskFont, 3)
		}
		l.d.Pools = append(l.d.Pools, s)
		l.d.Black = append(l.d.Black, pl.black)
		for _, lane := range pl.lanes {
			l.d.PoolOf[lane] = p
		}
	}
	for i, lane := range l.m.Lanes {
		y := l.laneY[i]
		box := Box{margin + strip, y[0], width - strip, y[1] - y[0]}
		l.d.Lanes = append(l.d.Lanes, Shape{ID: lane.ID, Box: box, Lines: wrap(lane.Name, box.H-8, taskFont, 2)})
	}
	for i, n := range l.m.Nodes {
		w, h := size(n.Kind)
		s := Shape{ID: n.ID, Box: Box{l.cx(i) - w/2, l.mid[l.row[i]] - h/2, w, h}}
		switch {
		case isTask(n.Kind):
			s.Lines = wrap(n.Name, taskWidth-8, taskFont, 5)
		case len(l.name[i]) > 0:
			s.Lines = l.name[i]
			text := Box{W: widest(s.Lines, labelFont), H: len(s.Lines) * lineHeight}
			text.X = l.cx(i) - text.W/2
			if text.Y = s.Box.Y + h + 4; isGateway(n.Kind) {
				text.Y = s.Box.Y - 4 - text.H
			}
			s.Label = text
		}
		l.d.Nodes = append(l.d.Nodes, s)
	}
}

// band1 is the span of participants that stand side by side with the pool.
func (l *layout) band1(p int) (first, end int) {
	first, end = p, p+1
	for first > 0 && l.pools[first-1].black {
		first--
	}
	for end < len(l.pools) && l.pools[end].black {
		end++
	}
	return first, end
}

// edges draws the flows.
func (l *layout) edges() {
	l.d.Edges = make([]Edge, len(l.routes))
	for i := range l.routes {
		rt := &l.routes[i]
		e := Edge{ID: l.m.Flows[i].ID, Lines: rt.lines}
		if rt.kind != nowhere {
			e.Points = tidy(l.points(rt))
		}
		l.d.Edges[i] = e
	}
	l.spread()
	for i := range l.routes {
		if len(l.routes[i].lines) > 0 {
			l.d.Edges[i].Label = l.edgeLabel(&l.routes[i])
		}
	}
}

func (l *layout) points(rt *route) []Point {
	a, b := l.from[rt.flow], l.to[rt.flow]
	var ps []Point
	add := func(x, y int) { ps = append(ps, Point{x, y}) }
	x := 0
	if rt.out != nil {
		x = l.trackX(rt.out)
	}
	if a >= 0 {
		box, y := l.d.Nodes[a].Box, l.mid[l.row[a]]
		corner := l.corner(a, rt.exit, rt, true)
		switch rt.exit {
		case sideBottom:
			add(corner, box.Y+box.H)
		case sideTop:
			add(corner, box.Y)
		default:
			add(box.X+box.W, y)
			if rt.out != nil {
				add(x, y)
			}
		}
		if rt.band != nil {
			if rt.exit != sideRight {
				add(corner, rt.band.y)
			} else if rt.kind == around {
				add(x, rt.band.y)
			}
			if rt.kind == message {
				add(x, rt.band.y)
			}
		}
		if rt.kind == drop {
			add(corner, l.mid[l.row[b]])
		}
	} else {
		add(x, l.border(a))
	}
	if b < 0 {
		add(x, l.border(b))
		return ps
	}
	box, y := l.d.Nodes[b].Box, l.mid[l.row[b]]
	switch {
	case rt.kind == around:
		in := l.trackX(rt.in)
		add(in, rt.band.y)
		add(in, y)
	case rt.kind == step || rt.kind == message && rt.band2 == nil:
		add(x, y)
	case rt.kind == message:
		corner := l.corner(b, rt.entry, rt, false)
		add(x, rt.band2.y)
		add(corner, rt.band2.y)
		if rt.entry == sideBottom {
			add(corner, box.Y+box.H)
		} else {
			add(corner, box.Y)
		}
		return ps
	}
	add(box.X, y)
	return ps
}

// border is where messages meet a participant: its edge that faces the process.
func (l *layout) border(end int) int {
	p := l.poolOfEnd(end)
	if l.participantAbove(-2 - end) {
		return l.poolY[p][1]
	}
	return l.poolY[p][0]
}

// spread leads messages to participants that stand side by side: level, in the room before them, to a place of their
// own on the participant's edge.
func (l *layout) spread() {
	for _, above := range []bool{true, false} {
		var flows []int
		count := make(map[int]int)
		for i := range l.routes {
			if l.routes[i].kind != message {
				continue
			}
			for _, end := range []int{l.from[i], l.to[i]} {
				p := l.poolOfEnd(end)
				if p < 0 || l.participantAbove(-2-end) != above {
					continue
				}
				if first, last := l.band1(p); last-first < 2 {
					continue
				}
				flows = append(flows, i)
				count[p]++
			}
		}
		seen := make(map[int]int)
		for k, i := range flows {
			e := &l.d.Edges[i]
			end, out := l.from[i], false
			if end >= 0 {
				end, out = l.to[i], true
			}
			p := l.poolOfEnd(end)
			box := l.d.Pools[p].Box
			seen[p]++
			px := box.X + box.W*seen[p]/(count[p]+1)
			edge := l.border(end)
			y := edge + 25 + k*levelHeight
			if !above {
				y = edge - 25 - k*levelHeight
			}
			if out {
				x := e.Points[len(e.Points)-1].X
				e.Points = append(e.Points[:len(e.Points)-1], Point{x, y}, Point{px, y}, Point{px, edge})
			} else {
				x := e.Points[0].X
				e.Points = append([]Point{{px, edge}, {px, y}, {x, y}}, e.Points[1:]...)
			}
			e.Points = tidy(e.Points)
		}
	}
}

// tidy drops points that are no bends.
func tidy(ps []Point) []Point {
	var out []Point
	for _, p := range ps {
		if n := len(out); n > 0 && out[n-1] == p {
			continue
		}
		if n := len(out); n > 1 && (out[n-2].X == out[n-1].X && out[n-1].X == p.X || out[n-2].Y == out[n-1].Y && out[n-1].Y == p.Y) {
			out[n-1] = p
			continue
		}
		out = append(out, p)
	}
	return out
}

// edgeLabel stands above the line, beside the node that it leaves.
func (l *layout) edgeLabel(rt *route) Box {
	box := Box{W: widest(rt.lines, labelFont), H: len(rt.lines) * lineHeight}
	a, b := l.from[rt.flow], l.to[rt.flow]
	switch {
	case a >= 0 && rt.exit == sideRight:
		n := l.d.Nodes[a].Box
		box.X, box.Y = n.X+n.W+4, l.mid[l.row[a]]-2-box.H-l.stack[rt.flow]
		if l.under(rt) {
			box.Y = l.mid[l.row[a]] + 3
		}
	case rt.kind == drop:
		box.X, box.Y = l.cx(a)+5, l.mid[l.row[b]]-2-box.H
	case rt.kind == message && a < 0 && rt.band2 == nil:
		n := l.d.Nodes[b].Box
		box.X, box.Y = n.X-4-box.W, l.mid[l.row[b]]-2-box.H-l.stack[rt.flow]
	case rt.kind == message && a < 0:
		box.X, box.Y = l.corner(b, rt.entry, rt, false)-5-box.W, rt.band2.y-2-box.H
	default:
		corner := l.corner(a, rt.exit, rt, true)
		if box.Y = rt.band.y - 2 - box.H; l.goesRight(rt) {
			box.X = corner + 5
		} else {
			box.X = corner - 5 - box.W
		}
	}
	return box
}

// under reports whether a label stands below the line, because it would reach the name above its gateway.
func (l *layout) under(rt *route) bool {
	return len(rt.lines) > 1 && isGateway(l.m.Nodes[l.from[rt.flow]].Kind)
}
