package outlook

import (
	"slices"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// PeopleInitiative is a demand for a referendum (folkinitiativ, KL 8 kap. 2 §): at least a tenth of those who may vote,
// signed within six months. Names are never kept, only how many signed on each day.
type PeopleInitiative struct {
	Question string `json:"question"`
	// Electors is how many may vote in the municipality.
	Electors int      `json:"electors"`
	Signed   []Signed `json:"signed,omitempty"`
}

// Signed is how many valid signatures were given on a day.
type Signed struct {
	On    kvalitet.Date `json:"on"`
	Count int           `json:"count"`
}

// Problems reports what keeps the initiative from existing.
func (p PeopleInitiative) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Text("/question", p.Question)
	ps.If(p.Electors < 1, "range", "/electors", "antalet röstberättigade är mindre än 1", "the number of electors is less than 1")
	check.Unique(&ps, "/signed", p.Signed, func(s Signed) kvalitet.Date { return s.On })
	for i, s := range p.Signed {
		ps.Date(check.At("/signed", i)+"/on", s.On)
		ps.If(s.Count < 0, "range", check.At("/signed", i)+"/count", "antalet är negativt", "the number is negative")
	}
	return ps
}

// Support is how far an initiative has come.
type Support struct {
	// Needed is the number of signatures that the law asks for, rounded up, and Best the most within six months.
	Needed int `json:"needed"`
	Best   int `json:"best"`
	// Period is the six months with the most, the first such; zero before anybody has signed.
	Period kvalitet.Period `json:"period,omitzero"`
}

// Enough reports whether the council must take the question up.
func (s Support) Enough() bool { return s.Best >= s.Needed }

// Support finds the six months with the most signatures. Months end as in lag 1930:173, so that six months from 31 August
// end with February. The initiative must be valid.
func (p PeopleInitiative) Support() Support {
	signed := slices.Clone(p.Signed)
	slices.SortFunc(signed, func(a, b Signed) int { return a.On.Compare(b.On) })
	s := Support{Needed: (p.Electors-1)/10 + 1}
	sum, end := 0, 0
	for _, first := range signed {
		period := kvalitet.Period{From: first.On, Until: first.On.AddMonths(6)}
		for ; end < len(signed) && signed[end].On.Before(period.Until); end++ {
			sum += signed[end].Count
		}
		if sum > s.Best {
			s.Best, s.Period = sum, period
		}
		sum -= first.Count
	}
	return s
}
