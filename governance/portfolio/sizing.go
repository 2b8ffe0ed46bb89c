package portfolio

import "github.com/kommunkvalitet/kvalitet"

// Sizing is what decides how much structure a piece of work needs: the handbook's six criteria, each judged. A
// criterion that is not set has not been judged.
type Sizing struct {
	Extent     Degree `json:"extent"`     // hur stor uppgiften är
	Complexity Degree `json:"complexity"` // hur komplex
	Analysis   Degree `json:"analysis"`   // hur djup analys som behövs
	Concerned  Degree `json:"concerned"`  // hur många verksamheter och intressenter
	Resources  Degree `json:"resources"`  // hur mycket personal och pengar
	Length     Degree `json:"length"`     // hur lång tid
}

// SizingPolicy is from how many points a piece of work is an assignment and a project. Low is 0, medium 1 and high 2
// points, so the sum is 0–12.
type SizingPolicy struct {
	Assignment int             `json:"assignment"`
	Project    int             `json:"project"`
	Source     kvalitet.Source `json:"source"`
}

// DefaultSizing is an assignment from three points and a project from seven: our default, the handbook gives criteria
// without limits.
func DefaultSizing() SizingPolicy {
	return SizingPolicy{Assignment: 3, Project: 7, Source: kvalitet.OurDefault("uppdrag från 3 poäng, projekt från 7 av 12")}
}

// Size returns the size with the points behind it, and "not set" with the number of criteria that are not judged when
// they could still change the answer.
func (p SizingPolicy) Size(s Sizing) (size Size, points, open int) {
	for _, d := range []Degree{s.Extent, s.Complexity, s.Analysis, s.Concerned, s.Resources, s.Length} {
		if !d.Valid() {
			open++
			continue
		}
		points += int(d) - 1
	}
	if least, most := p.of(points), p.of(points+2*open); least == most {
		return least, points, open
	}
	return 0, points, open
}

func (p SizingPolicy) of(points int) Size {
	switch {
	case points >= p.Project:
		return SizeProject
	case points >= p.Assignment:
		return SizeAssignment
	default:
		return SizeTask
	}
}
