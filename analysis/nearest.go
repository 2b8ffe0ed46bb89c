package analysis

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Conditions are what entities are compared in to find those that are alike (förutsättningar): structure, never results.
type Conditions struct {
	Entities []string    `json:"entities"`
	Columns  []Condition `json:"columns"`
}

// Condition is one measure of structure, with a value per entity; NaN where there is none.
type Condition struct {
	KPI    string    `json:"kpi"`
	Weight float64   `json:"weight"`
	Values []float64 `json:"-"`
}

// Neighbours are the entities nearest to one (närmaste kommuner), with what a reader must know of the choice.
type Neighbours struct {
	Entity  string
	Nearest []Neighbour // from the nearest; equal distances in the order of the identities
	// Incomplete lack a condition and were not considered.
	Incomplete []string
}

// Neighbour is one of the nearest.
type Neighbour struct {
	Entity string
	// Distance is √(Σ w·(zᵢ−zⱼ)²/Σ w) in standard deviations of the conditions.
	Distance float64
	// Mutual is true when the entity is among the neighbour's own k nearest: nearness is not symmetric.
	Mutual bool
	// Stability is the share of the conditions that can be left out, one at a time, with the neighbour still among the k nearest; 1 with a single condition.
	Stability float64
}

// Problems reports conditions that cannot be used: weights that are not above zero, columns of another length, names twice.
func (c Conditions) Problems() []kvalitet.Problem {
	var ps check.List
	check.Unique(&ps, "/entities", c.Entities, func(e string) string { return e })
	ps.If(len(c.Columns) == 0, "missing", "/columns", "inga förutsättningar är valda", "no conditions are chosen")
	for i, col := range c.Columns {
		at := check.At("/columns", i)
		ps.Text(at+"/kpi", col.KPI)
		ps.If(!(col.Weight > 0) || math.IsInf(col.Weight, 0), "range", at+"/weight", "vikten är inte över noll", "the weight is not above zero")
		ps.If(len(col.Values) != len(c.Entities), "size", at, "kolumnen har inte ett värde per kommun", "the column has not a value per entity")
	}
	return ps
}

// Nearest finds the k nearest of an entity. An entity that lacks a condition is unknown to it, and is [kvalitet.ErrInvalid]
// as the one asked about. Conditions are standardised over the entities that have them all.
func (c Conditions) Nearest(entity string, k int) (Neighbours, error) {
	if err := kvalitet.Invalid(c.Problems()); err != nil {
		return Neighbours{}, err
	}
	complete, incomplete := c.split()
	own := slices.Index(complete, slices.Index(c.Entities, entity))
	if own < 0 || k < 1 {
		return Neighbours{}, fmt.Errorf("%w: %s saknas eller saknar någon förutsättning / is missing or lacks a condition", kvalitet.ErrInvalid, entity)
	}
	z := c.standardise(complete)
	n := Neighbours{Entity: entity, Incomplete: incomplete}
	for _, near := range c.nearest(z, own, k, -1) {
		kept, mutual := 0, slices.ContainsFunc(c.nearest(z, near.unit, k, -1), func(d distance) bool { return d.unit == own })
		for left := range c.Columns {
			if len(c.Columns) == 1 || slices.ContainsFunc(c.nearest(z, own, k, left), func(d distance) bool { return d.unit == near.unit }) {
				kept++
			}
		}
		n.Nearest = append(n.Nearest, Neighbour{Entity: c.Entities[complete[near.unit]], Distance: near.d, Mutual: mutual,
			Stability: float64(kept) / float64(len(c.Columns))})
	}
	return n, nil
}

// PeerSet returns the neighbours as a comparison set, for [PeersOf].
func (n Neighbours) PeerSet(name kvalitet.Label) PeerSet {
	set := PeerSet{Name: name, Kind: PeerNearest, Source: kvalitet.OurDefault("avstånd i standardiserade förutsättningar")}
	for _, near := range n.Nearest {
		set.Members = append(set.Members, near.Entity)
	}
	return set
}

// split tells the entities that have every condition, by place, from those that lack one, by name.
func (c Conditions) split() (complete []int, incomplete []string) {
	for i, e := range c.Entities {
		if slices.ContainsFunc(c.Columns, func(col Condition) bool { return math.IsNaN(col.Values[i]) }) {
			incomplete = append(incomplete, e)
		} else {
			complete = append(complete, i)
		}
	}
	return complete, incomplete
}

// standardise gives each column of the complete entities mean 0 and standard deviation 1 (n−1); one that does not vary
// tells nobody apart and becomes 0.
func (c Conditions) standardise(complete []int) [][]float64 {
	z := make([][]float64, len(c.Columns))
	for j, col := range c.Columns {
		z[j] = make([]float64, len(complete))
		for i, e := range complete {
			z[j][i] = col.Values[e]
		}
		m, square := mean(z[j]), 0.0
		for _, v := range z[j] {
			square += (v - m) * (v - m)
		}
		sd := math.Sqrt(square / float64(len(complete)-1))
		for i, v := range z[j] {
			if z[j][i] = (v - m) / sd; !(sd > 0) {
				z[j][i] = 0
			}
		}
	}
	return z
}

type distance struct {
	unit int
	d    float64
}

// nearest returns the k nearest of a unit without the column left out; -1 leaves out none.
func (c Conditions) nearest(z [][]float64, own, k, left int) []distance {
	all := make([]distance, 0, len(z[0]))
	for i := range z[0] {
		if i == own {
			continue
		}
		sum, weights := 0.0, 0.0
		for j, col := range c.Columns {
			if j != left {
				d := z[j][i] - z[j][own]
				sum += col.Weight * d * d
				weights += col.Weight
			}
		}
		all = append(all, distance{i, math.Sqrt(sum / weights)})
	}
	slices.SortStableFunc(all, func(a, b distance) int { return cmp.Compare(a.d, b.d) })
	return all[:min(k, len(all))]
}
