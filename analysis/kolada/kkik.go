package kolada

import (
	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis"
)

// Programme is a set of measures in areas that municipalities follow together, such as Kommunens Kvalitet i Korthet.
type Programme struct {
	Name   kvalitet.Label  `json:"name"`
	Areas  []ProgrammeArea `json:"areas"`
	Source kvalitet.Source `json:"source"`
}

// ProgrammeArea is an area with its measures.
type ProgrammeArea struct {
	Code     string         `json:"code"`
	Title    kvalitet.Label `json:"title"`
	Measures []string       `json:"measures,omitempty"` // the measures' identities
}

// KKiK returns Kommunens Kvalitet i Korthet with its three areas. The measures are an extract, those that we have seen in
// Kolada: the programme's full list of some 250 changes every year, and a municipality puts its own in.
func KKiK() Programme {
	return Programme{
		Name:   kvalitet.Label{SV: "Kommunens kvalitet i korthet", EN: "Municipal quality in brief"},
		Source: kvalitet.OurDefault("KKiK:s tre områden är publicerade, måtten är ett utdrag"),
		Areas: []ProgrammeArea{
			{Code: "children", Title: kvalitet.Label{SV: "Barn och unga", EN: "Children and young people"}, Measures: []string{"N15419", "N00530", "U11404"}},
			{Code: "care", Title: kvalitet.Label{SV: "Stöd och omsorg", EN: "Support and care"}, Measures: []string{"N23002"}},
			{Code: "society", Title: kvalitet.Label{SV: "Samhälle och miljö", EN: "Society and environment"}, Measures: []string{"N00671", "N05401", "U07453", "N00090"}},
		},
	}
}

// KKiK2012 returns the programme as it was when about 160 municipalities followed some forty measures in five areas. No
// list of its measures is at hand, so there are none.
func KKiK2012() Programme {
	return Programme{
		Name:   kvalitet.Label{SV: "Kommunens kvalitet i korthet 2012", EN: "Municipal quality in brief 2012"},
		Source: kvalitet.Source{Title: "Haparanda stad, Mål- och resultatstyrning", Section: "KKiK", Grade: kvalitet.GradePublished},
		Areas: []ProgrammeArea{
			{Code: "accessibility", Title: kvalitet.Label{SV: "Tillgänglighet", EN: "Accessibility"}},
			{Code: "efficiency", Title: kvalitet.Label{SV: "Effektivitet", EN: "Efficiency"}},
			{Code: "participation", Title: kvalitet.Label{SV: "Information och delaktighet", EN: "Information and participation"}},
			{Code: "community", Title: kvalitet.Label{SV: "Samhällsbyggare", EN: "Community builder"}},
			{Code: "safety", Title: kvalitet.Label{SV: "Trygghet", EN: "Safety"}},
		},
	}
}

// MeasureStatus is how a measure of a programme came out for an entity.
type MeasureStatus struct {
	Area, KPI string
	Year      int // of the latest value; 0 when there is none
	Value     float64
	Standing  analysis.Standing
	// Colour is relative to the comparison set, grey when it cannot be told.
	Colour analysis.Colour
	// Arrow is the change since the value before, by the direction of good: 1 better, −1 worse, 0 unchanged or not known.
	Arrow int
	// Criteria are the answers of [analysis.IndicatorRules] that the data gives.
	Criteria []kvalitet.Finding
}

// Follow sets the entity's measures against the comparison set, in the programme's order. A colour is given from so many
// compared values, the own one counted. A measure that is not in the data is grey, never left out.
func (p Programme) Follow(d *Data, entity string, peers analysis.Peers, least int) []MeasureStatus {
	var all []MeasureStatus
	for _, area := range p.Areas {
		for _, kpi := range area.Measures {
			series := d.Series(kpi, entity)
			others := peers.PeerSeries(kpi, analysis.SexTotal)
			m := MeasureStatus{Area: area.Code, KPI: kpi, Colour: analysis.ColourGrey,
				Criteria: kvalitet.Run(analysis.IndicatorRules(), &analysis.IndicatorPass{Series: series, Peers: others})}
			if last, ok := series.Last(); ok {
				m.Year, m.Value = int(last.Time), last.Value
				var values []float64
				for _, o := range others {
					if point, ok := o.At(last.Time); ok && o.Entity != entity {
						values = append(values, point.Value)
					}
				}
				m.Standing, _ = analysis.Stand(last.Value, values, series.Better)
				m.Colour = m.Standing.Colour(series.Better, least)
				m.Arrow = arrow(series)
			}
			all = append(all, m)
		}
	}
	return all
}

// arrow compares the last two values of the same definition.
func arrow(s analysis.Series) int {
	parts := s.Segments()
	if len(parts) == 0 {
		return 0
	}
	points := parts[len(parts)-1].Present()
	if len(points) < 2 {
		return 0
	}
	diff := points[len(points)-1].Value - points[len(points)-2].Value
	switch {
	case diff == 0:
		return 0
	case s.Better == analysis.BetterHigher && diff > 0, s.Better == analysis.BetterLower && diff < 0:
		return 1
	case s.Better == analysis.BetterHigher || s.Better == analysis.BetterLower:
		return -1
	default:
		return 0
	}
}
