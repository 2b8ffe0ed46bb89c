package survey

import (
	"cmp"
	"slices"

	"github.com/kommunkvalitet/kvalitet"
)

// Collision is two surveys that ask the same people at the same time (kollision).
type Collision struct {
	First, Second Order
	// From is the first day on which both are in the field, Days how many such days there are.
	From kvalitet.Date
	Days int
}

// Collisions finds surveys that ask the same population while their field periods overlap or stand less than apart
// days from each other, by their first day in the field. An order without a population or a period cannot collide.
func Collisions(orders []Order, apart int) []Collision {
	planned := slices.Clone(orders)
	slices.SortStableFunc(planned, func(a, b Order) int { return cmp.Or(a.Field.From.Compare(b.Field.From), cmp.Compare(a.Title, b.Title)) })
	var all []Collision
	for i, a := range planned {
		for _, b := range planned[i+1:] {
			if a.Population == "" || a.Population != b.Population || a.Field.From.IsZero() || b.Field.From.IsZero() {
				continue
			}
			end := a.Field.Until
			if !end.IsZero() && !b.Field.From.Before(end.AddDays(apart)) {
				continue
			}
			c := Collision{First: a, Second: b, From: b.Field.From}
			if last := earlier(a.Field.Until, b.Field.Until); !last.IsZero() && b.Field.From.Before(last) {
				c.Days = last.Days(b.Field.From)
			}
			all = append(all, c)
		}
	}
	return all
}

// earlier is the earlier of two ends, of which a zero one is never.
func earlier(a, b kvalitet.Date) kvalitet.Date {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

// Burden is what a population is asked for in a period (uppgiftslämnarbörda).
type Burden struct {
	Population string
	Surveys    int
	Invited    int
	Minutes    int // invited × minutes each, summed
}

// Burdens sums the surveys whose fieldwork begins in the period, by population in order of name.
func Burdens(orders []Order, within kvalitet.Period) []Burden {
	byName := make(map[string]*Burden)
	var names []string
	for _, o := range orders {
		if o.Population == "" || !within.Contains(o.Field.From) {
			continue
		}
		b := byName[o.Population]
		if b == nil {
			b = &Burden{Population: o.Population}
			byName[o.Population] = b
			names = append(names, o.Population)
		}
		b.Surveys++
		b.Invited += o.Invited
		b.Minutes += o.Invited * o.Minutes
	}
	slices.Sort(names)
	all := make([]Burden, len(names))
	for i, n := range names {
		all[i] = *byName[n]
	}
	return all
}

// Calendar lists the orders by their first day in the field (undersökningskalender) and, for each with an interval, the
// day when the next one is due. Orders without a period are left out.
func Calendar(orders []Order) []Planned {
	var all []Planned
	for _, o := range orders {
		if o.Field.From.IsZero() {
			continue
		}
		p := Planned{Order: o}
		if o.Interval > 0 {
			p.Next = o.Field.From.AddMonths(o.Interval)
		}
		all = append(all, p)
	}
	slices.SortStableFunc(all, func(a, b Planned) int {
		return cmp.Or(a.Order.Field.From.Compare(b.Order.Field.From), cmp.Compare(a.Order.Title, b.Order.Title))
	})
	return all
}

// Planned is an order in the calendar with the day of the next one; zero when no interval is decided.
type Planned struct {
	Order Order
	Next  kvalitet.Date
}
