package diagram

import "github.com/kommunkvalitet/kvalitet/process"

// Point is a place in a drawing, in pixels from the upper left corner.
type Point struct{ X, Y int }

// Box is a rectangle in a drawing.
type Box struct{ X, Y, W, H int }

// Contains reports whether the point lies in the box or on its border.
func (b Box) Contains(p Point) bool {
	return p.X >= b.X && p.X <= b.X+b.W && p.Y >= b.Y && p.Y <= b.Y+b.H
}

// Center is the middle of the box.
func (b Box) Center() Point { return Point{b.X + b.W/2, b.Y + b.H/2} }

// Overlaps reports whether the boxes share more than a border.
func (b Box) Overlaps(c Box) bool {
	return b.X < c.X+c.W && c.X < b.X+b.W && b.Y < c.Y+c.H && c.Y < b.Y+b.H
}

// Shape is a drawn pool, lane or node.
type Shape struct {
	ID  string
	Box Box
	// Lines is the name, broken to fit. A node of a kind that has its name outside has it in Label, and for every other
	// shape Label is empty.
	Lines []string
	Label Box
}

// Edge is a drawn flow: at least two points, every stretch level or plumb.
type Edge struct {
	ID     string
	Points []Point
	Lines  []string
	Label  Box
}

// Drawing is a map with a place for everything (layout). Lanes tile their pool, every node stands inside its lane, no
// two nodes overlap and no edge runs through a node.
type Drawing struct {
	Width, Height int
	// Pools are the process's own pools, those of other lanes and the participants, from the top.
	Pools []Shape
	Lanes []Shape
	// Nodes and Edges are in the order of the map. An edge whose ends are not both on the map has no points.
	Nodes []Shape
	Edges []Edge
	// Black tells for each pool whether it is a participant whose inside is not drawn.
	Black []bool
	// LaneOf is, per node, the index of the lane in which it stands; −1 without lanes.
	LaneOf []int
	// PoolOf is, per lane, the index of its pool.
	PoolOf []int
}

// The sizes of shapes, those of other BPMN tools.
const (
	taskWidth, taskHeight = 100, 80
	gatewaySize           = 50
	eventSize             = 36
	strip                 = 30 // the name of a pool or a lane, turned
	blackHeight           = 60
	labelWidth            = 90
	taskFont, labelFont   = 12, 11
	lineHeight            = 14
)

func size(k process.NodeKind) (w, h int) {
	switch k {
	case process.NodeActivity, process.NodeSubprocess:
		return taskWidth, taskHeight
	case process.NodeDecision, process.NodeParallel, process.NodeInclusive, process.NodeComplex, process.NodeEventBased:
		return gatewaySize, gatewaySize
	default:
		return eventSize, eventSize
	}
}

func isTask(k process.NodeKind) bool {
	return k == process.NodeActivity || k == process.NodeSubprocess
}

func isGateway(k process.NodeKind) bool {
	w, _ := size(k)
	return w == gatewaySize
}
