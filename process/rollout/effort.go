package rollout

import (
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
)

// Effort is what a plan amounts to, in hours and kronor.
type Effort struct {
	// Maps and Weeks are the plan's, computed where it does not state them.
	Maps  float64 `json:"maps"`
	Weeks float64 `json:"weeks"`
	// BusinessPerMap and LeaderPerMap are hours per process: of all participants, and of one leader.
	BusinessPerMap float64 `json:"businessPerMap"`
	LeaderPerMap   float64 `json:"leaderPerMap"`
	// Leaders, Business and Total are hours over the whole plan; Manager is the project manager's.
	Leaders  float64 `json:"leaders"`
	Business float64 `json:"business"`
	Total    float64 `json:"total"`
	Manager  float64 `json:"manager"`
	// OtherFrom and OtherTo are the leaders' hours for other work in the project.
	OtherFrom float64 `json:"otherFrom"`
	OtherTo   float64 `json:"otherTo"`
	// PerLeaderWeek is hours a week for each leader; PerLeaderWindowWeek the same when all maps are made in the window.
	PerLeaderWeek       float64 `json:"perLeaderWeek"`
	PerLeaderWindowWeek float64 `json:"perLeaderWindowWeek"`
	// ShareNeeded is PerLeaderWeek as a share of a full post.
	ShareNeeded float64 `json:"shareNeeded"`
	// TrainingFrom and TrainingTo are the lowest and the highest cost: cheapest of each choice, and everything.
	TrainingFrom decimal.Decimal `json:"trainingFrom"`
	TrainingTo   decimal.Decimal `json:"trainingTo"`
}

// Effort multiplies the plan out:
//
//	business per map = Σ hours · participants
//	leaders          = maps · leaders per map · hours per map
//	per leader week  = leaders' hours / weeks / leaders
func (p Plan) Effort() Effort {
	e := Effort{Maps: float64(p.Maps), Weeks: p.weeks(), LeaderPerMap: p.HoursPerMap}
	if p.Maps == 0 {
		e.Maps = e.Weeks * p.PerWeek
	}
	for _, m := range p.Meetings {
		e.BusinessPerMap += m.Hours * m.Participants
	}
	if e.LeaderPerMap == 0 {
		e.LeaderPerMap = p.parts(!p.DocumentationOutside)
	} else if p.DocumentationOutside {
		e.LeaderPerMap += p.Documentation
	}
	e.Leaders = e.Maps * float64(max(p.LeadersPerMap, 1)) * e.LeaderPerMap
	e.Business = e.Maps * e.BusinessPerMap
	e.Total = e.Leaders + e.Business
	e.Manager = p.ManagerShare * p.weekHours() * e.Weeks
	e.OtherFrom, e.OtherTo = p.OtherHours[0]*e.Weeks*float64(p.Leaders), p.OtherHours[1]*e.Weeks*float64(p.Leaders)
	if e.Weeks > 0 && p.Leaders > 0 {
		e.PerLeaderWeek = e.Leaders / e.Weeks / float64(p.Leaders)
		e.ShareNeeded = e.PerLeaderWeek / p.weekHours()
	}
	if w := weeksOf(p.Window); w > 0 && p.Leaders > 0 {
		e.PerLeaderWindowWeek = e.Leaders / w / float64(p.Leaders)
	}
	e.TrainingFrom, e.TrainingTo = p.trainingCost()
	return e
}

// parts is what a leader's hours per map are made of: meetings, preparation and perhaps documentation.
func (p Plan) parts(documentation bool) float64 {
	sum := p.Preparation
	for _, m := range p.Meetings {
		sum += m.Hours
	}
	if documentation {
		sum += p.Documentation
	}
	return sum
}

func (p Plan) weekHours() float64 {
	if p.WeekHours > 0 {
		return p.WeekHours
	}
	return 40
}

func (p Plan) weeks() float64 {
	if p.Weeks > 0 {
		return p.Weeks
	}
	return weeksOf(p.Period)
}

// weeksOf is the length of a closed period in weeks of seven days; 0 for one that is open.
func weeksOf(p kvalitet.Period) float64 {
	if p.From.IsZero() || p.Until.IsZero() {
		return 0
	}
	return float64(p.Until.Days(p.From)) / 7
}

func (p Plan) trainingCost() (from, to decimal.Decimal) {
	cheapest := make(map[string]decimal.Decimal)
	for _, t := range p.Training {
		to = to.Add(t.Cost)
		if t.Choice == "" {
			from = from.Add(t.Cost)
			continue
		}
		if c, ok := cheapest[t.Choice]; !ok || t.Cost.LessThan(c) {
			cheapest[t.Choice] = t.Cost
		}
	}
	for _, c := range cheapest { // a sum does not depend on the order
		from = from.Add(c)
	}
	return from, to
}
