package analysis

import (
	"fmt"
	"math"

	"github.com/kommunkvalitet/kvalitet"
)

// Pattern is two measures that were looked at together (mönster). It says that they vary together or not, never that one
// causes the other.
type Pattern struct {
	A, B string // the measures
	Correlation
	Q float64 // P adjusted for all pairs looked at, by Benjamini and Hochberg
	// QCautious is the same with the pairs counted as N/1.5: changes that follow each other share a value, and if the
	// values themselves are noise that inflates the variance of R by at most 1.5.
	QCautious float64
	// Established is true when QCautious is within the level. Levels never establish a pattern: two measures that merely
	// both rise look alike.
	Established bool
}

// overlap is the largest variance inflation of a correlation of first differences: 1 + 2·ρ² with ρ = −½ for both.
const overlap = 1.5

// Changes returns the changes from each value to the next, per year, at the later time; a series is cut at its breaks.
func Changes(s Series) Series {
	changes := s
	changes.Points, changes.Breaks = nil, nil
	for _, part := range s.Segments() {
		points := part.Present()
		for i := 1; i < len(points); i++ {
			dt := points[i].Time - points[i-1].Time
			changes.Points = append(changes.Points, Point{Time: points[i].Time, Value: (points[i].Value - points[i-1].Value) / dt})
		}
	}
	return changes
}

// Together pairs the values of two series at equal times; what only one of them has is left out.
func Together(a, b Series) (x, y []float64) {
	for _, p := range a.Points {
		if q, ok := b.At(p.Time); ok && p.Missing == 0 {
			x, y = append(x, p.Value), append(y, q.Value)
		}
	}
	return x, y
}

// PatternOptions says how [Patterns] looks.
type PatternOptions struct {
	Levels  bool // on the values as they are, not their changes; two measures that merely both rise then look alike
	Linear  bool // Pearson, not Spearman
	Level   float64
	AtLeast int // the fewest pairs; what has fewer is left out
}

// Patterns correlates every pair of measures, each given as the series of one or several entities; pairs are formed
// within an entity. Changes that overlap in an entity are treated with caution, see [Pattern].
func Patterns(measures [][]Series, o PatternOptions) []Pattern {
	changed := make([][]Series, len(measures))
	for i, m := range measures {
		for _, s := range m {
			if !o.Levels {
				s = Changes(s)
			}
			changed[i] = append(changed[i], s)
		}
	}
	var patterns []Pattern
	var p, cautious []float64
	for i := range changed {
		for j := i + 1; j < len(changed); j++ {
			var x, y []float64
			for _, s := range changed[i] {
				for _, t := range changed[j] {
					if s.Entity == t.Entity {
						a, b := Together(s, t)
						x, y = append(x, a...), append(y, b...)
					}
				}
			}
			if len(x) < max(o.AtLeast, 3) {
				continue
			}
			c := Spearman(x, y)
			if o.Linear {
				c = Pearson(x, y)
			}
			n := float64(c.N)
			if !o.Levels {
				n /= overlap
			}
			patterns = append(patterns, Pattern{A: measures[i][0].KPI, B: measures[j][0].KPI, Correlation: c})
			p, cautious = append(p, c.P), append(cautious, correlationP(c.R, n))
		}
	}
	q, qc := BenjaminiHochberg(p), BenjaminiHochberg(cautious)
	for i := range patterns {
		patterns[i].Q, patterns[i].QCautious = q[i], qc[i]
		patterns[i].Established = !o.Levels && qc[i] <= o.Level
	}
	return patterns
}

// patternsMethod looks for other measures whose changes go with the series' (mönster).
func patternsMethod() *Method {
	return &Method{
		ID:    MethodPatterns,
		Title: kvalitet.Label{SV: "Vilka resultat samvarierar?", EN: "Which results vary together?"},
		Source: kvalitet.Source{Title: "Spearman (1904); Benjamini & Hochberg (1995)", Section: "rangkorrelation på förändringar, andel falska fynd",
			Grade: kvalitet.GradePublished},
		Compute: patterns,
	}
}

func patterns(p *Pass) Evidence {
	if len(p.Others) == 0 {
		return notAssessable("inga andra mått är angivna", "no other measures are given")
	}
	own := Changes(p.Series)
	var tested, few int
	var ps, cautious []float64
	var found []Correlation
	var names []string
	for _, other := range p.Others {
		if other.KPI == p.Series.KPI && other.Sex == p.Series.Sex {
			continue
		}
		c := Spearman(Together(own, Changes(other)))
		if c.N < p.Policy.MinPattern || math.IsNaN(c.R) {
			few++
			continue
		}
		tested++
		ps, cautious = append(ps, c.P), append(cautious, correlationP(c.R, float64(c.N)/overlap))
		found, names = append(found, c), append(names, other.KPI)
	}
	if tested == 0 {
		return notAssessable(fmt.Sprintf("inget annat mått har %d förändringar samma år", p.Policy.MinPattern),
			fmt.Sprintf("no other measure has %d changes in the same years", p.Policy.MinPattern))
	}
	q, qc := BenjaminiHochberg(ps), BenjaminiHochberg(cautious)
	var e Evidence
	established := 0
	for i, c := range found {
		var n Numbers
		n.Add("n", float64(c.N))
		n.Add("r", c.R)
		n.Add("p", c.P)
		n.Add("q", q[i])
		n.Add("qCautious", qc[i])
		e.Details = append(e.Details, Detail{Name: names[i], Numbers: n})
		if qc[i] <= p.Policy.Alpha {
			established++
		}
	}
	e.Numbers.Add("tested", float64(tested))
	e.Numbers.Add("tooFew", float64(few))
	e.Numbers.Add("established", float64(established))
	e.Verdict = VerdictUnclear
	e.Text = kvalitet.Label{
		SV: fmt.Sprintf("Av %d prövade mått samvarierar inget fastställt med det här.", tested),
		EN: fmt.Sprintf("Of %d measures tested none is established to vary together with this one.", tested)}
	if established > 0 {
		e.Verdict = VerdictNeutral
		e.Text = kvalitet.Label{
			SV: fmt.Sprintf("%d av %d prövade mått samvarierar med det här (högst %s falska fynd väntas).", established, tested, share(p.Policy.Alpha, sv)),
			EN: fmt.Sprintf("%d of %d measures tested vary together with this one (at most %s false findings expected).", established, tested, share(p.Policy.Alpha, en))}
	}
	e.note("multiple", fmt.Sprintf("%d jämförelser, justerade enligt Benjamini–Hochberg", tested), fmt.Sprintf("%d comparisons, adjusted by Benjamini–Hochberg", tested))
	e.note("relation", "att två mått samvarierar visar inte att det ena beror på det andra", "that two measures vary together does not show that one depends on the other")
	return e
}

func share(v float64, write func(float64) string) string { return write(100*v) + " %" }
