package diagram

// chooseMessage leads a message between pools: out of the node (tasks by the corner, others to the right), plumb in a
// gap, and into the other node (tasks by the corner, others from the left) or to the participant's border.
func (r *router) chooseMessage(rt *route, a, b int) {
	rt.kind = message
	to, source, target := -1, -1, -1
	left, right, gap, from := -1, -1, 0, -1
	up := r.messageUp(a, b)
	if a >= 0 {
		gap, from, source = r.col[a]+1, 2*r.row[a]+1, a
		rt.exit, left = sideRight, r.row[a]
		if isTask(r.m.Nodes[a].Kind) {
			rt.exit, left = pick(up), -1
			from = r.zoneAt(rt.exit, r.row[a])
			rt.band = r.band(rt, from, r.row[a])
		}
	} else if up { // from a participant below; one above is at -1
		from = r.lastRank()
	}
	if b >= 0 {
		if a < 0 || !isTask(r.m.Nodes[b].Kind) {
			gap = r.col[b]
		}
		to, target = 2*r.row[b]+1, b
		rt.entry, right = sideLeft, r.row[b]
		if isTask(r.m.Nodes[b].Kind) {
			rt.entry, right = pick(!up), -1
			to = r.zoneAt(rt.entry, r.row[b])
			rt.band2 = r.band(rt, to, r.row[b])
		}
	} else if !up {
		to = r.lastRank()
	}
	rt.out = r.vertical(gap, from, to, left, right, source, target)
}

// messageUp reports whether the message runs upwards.
func (r *router) messageUp(a, b int) bool {
	switch {
	case b < 0:
		return r.participantAbove(-2 - b)
	case a < 0:
		return !r.participantAbove(-2 - a)
	default:
		return r.row[b] < r.row[a]
	}
}

func pick(up bool) side {
	if up {
		return sideTop
	}
	return sideBottom
}

func (r *router) lastRank() int { return 2*len(r.rows) + 1 }

func (r *router) band(rt *route, zone, row int) *level {
	l := &level{zone: zone, pool: r.rows[row].pool, route: rt}
	r.levels = append(r.levels, l)
	return l
}

func (r *router) zoneAt(s side, row int) int {
	if s == sideTop {
		return 2 * row
	}
	return 2 * (row + 1)
}

func (r *router) participantAbove(i int) bool {
	for _, p := range r.pools {
		if !p.black {
			return false
		}
		if p.participant == i {
			return true
		}
	}
	return false
}
