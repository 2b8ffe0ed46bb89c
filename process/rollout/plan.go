package rollout

import (
	"math"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// PlanSchema is the schema member of a plan's JSON form.
const PlanSchema = "process/rollout/plan/v1"

// Plan is what mapping is planned to take (projektplan). Zero figures are not stated.
type Plan struct {
	ID      uuid.UUID `json:"id"`
	Version int64     `json:"version"`
	Name    string    `json:"name"`
	// Weeks of work in the project. Period is its calendar time; without Weeks it decides.
	Weeks  float64         `json:"weeks,omitzero"`
	Period kvalitet.Period `json:"period,omitzero"`
	// Maps is how many processes are mapped; without it, PerWeek times Weeks.
	Maps    int     `json:"maps,omitzero"`
	PerWeek float64 `json:"perWeek,omitzero"`
	// Leaders is how many process leaders there are, and LeadersPerMap how many take part in each map (default 1).
	Leaders       int `json:"leaders,omitzero"`
	LeadersPerMap int `json:"leadersPerMap,omitzero"`
	// HoursPerMap of each leader; without it, the meetings' hours, the preparation and, when inside, the documentation.
	HoursPerMap float64   `json:"hoursPerMap,omitzero"`
	Meetings    []Meeting `json:"meetings,omitempty"`
	// Preparation and Documentation are hours of each leader per map.
	Preparation   float64 `json:"preparation,omitzero"`
	Documentation float64 `json:"documentation,omitzero"`
	// DocumentationOutside says that the documentation is not a part of HoursPerMap.
	DocumentationOutside bool `json:"documentationOutside,omitzero"`
	// WeekHours is a full post; zero is 40.
	WeekHours float64 `json:"weekHours,omitzero"`
	// Shares of a post: the project manager's, each leader's in all, and what of it is for mapping and for other work.
	ManagerShare float64 `json:"managerShare,omitzero"`
	LeaderShare  float64 `json:"leaderShare,omitzero"`
	MappingShare float64 `json:"mappingShare,omitzero"`
	OtherShare   float64 `json:"otherShare,omitzero"`
	// MappingHours and OtherHours are the same as hours a week, from and to, where the plan states both.
	MappingHours [2]float64 `json:"mappingHours,omitzero"`
	OtherHours   [2]float64 `json:"otherHours,omitzero"`
	// Window is when maps are made, according to the timetable; zero is the whole project.
	Window kvalitet.Period `json:"window,omitzero"`
	// FollowUpWeeks after a map, from and to; zero is 6 to 10.
	FollowUpWeeks [2]int     `json:"followUpWeeks,omitzero"`
	Training      []Training `json:"training,omitempty"`
	// Activities are the rest of the timetable.
	Activities []Activity `json:"activities,omitempty"`
	Stated     Stated     `json:"stated,omitzero"`
}

// Meeting is one of the meetings of a mapping (kartläggningsdag).
type Meeting struct {
	Name string `json:"name"`
	// Hours that it lasts, and how many of the business take part. The leaders are there too, beside them.
	Hours        float64 `json:"hours"`
	Participants float64 `json:"participants,omitzero"`
}

// Training is a course for the project (utbildningsinsats). Those of the same Choice are alternatives.
type Training struct {
	Name         string          `json:"name"`
	Cost         decimal.Decimal `json:"cost"`
	Participants int             `json:"participants,omitzero"`
	Choice       string          `json:"choice,omitempty"`
	// Unclear says that the plan does not tell whether it comes beside the alternatives or instead of them.
	Unclear bool `json:"unclear,omitzero"`
}

// Activity is a line of the timetable.
type Activity struct {
	Name   string          `json:"name"`
	Period kvalitet.Period `json:"period"`
}

// Stated are sums that the plan itself gives; zero is not given. The rules compare them with what the plan amounts to.
type Stated struct {
	BusinessPerMap float64 `json:"businessPerMap,omitzero"`
	LeaderHours    float64 `json:"leaderHours,omitzero"`
	PerLeaderWeek  float64 `json:"perLeaderWeek,omitzero"`
}

// Problems reports what keeps the plan from existing.
func (p Plan) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", p.ID)
	ps.Version(p.Version)
	ps.Text("/name", p.Name)
	number := func(path string, x, most float64) {
		ps.If(math.IsNaN(x) || x < 0 || x > most, "range", path, "talet är negativt eller orimligt stort", "the number is negative or unreasonably large")
	}
	number("/weeks", p.Weeks, 5200)
	ps.Under("/period", p.Period.Problems())
	number("/maps", float64(p.Maps), 1e6)
	number("/perWeek", p.PerWeek, 1e4)
	number("/leaders", float64(p.Leaders), 1e6)
	number("/leadersPerMap", float64(p.LeadersPerMap), 1e3)
	number("/hoursPerMap", p.HoursPerMap, 1e5)
	for i, m := range p.Meetings {
		number(check.At("/meetings", i)+"/hours", m.Hours, 1e4)
		number(check.At("/meetings", i)+"/participants", m.Participants, 1e5)
	}
	number("/preparation", p.Preparation, 1e4)
	number("/documentation", p.Documentation, 1e4)
	number("/weekHours", p.WeekHours, 168)
	number("/managerShare", p.ManagerShare, 100)
	number("/leaderShare", p.LeaderShare, 1)
	number("/mappingShare", p.MappingShare, 1)
	number("/otherShare", p.OtherShare, 1)
	for _, pair := range []struct {
		path string
		span [2]float64
	}{{"/mappingHours", p.MappingHours}, {"/otherHours", p.OtherHours}} {
		number(pair.path+"/0", pair.span[0], 168)
		number(pair.path+"/1", pair.span[1], 168)
		ps.If(pair.span[1] < pair.span[0], "order", pair.path, "slutet är före början", "the end is before the beginning")
	}
	ps.Under("/window", p.Window.Problems())
	ps.If(p.FollowUpWeeks[0] < 0 || p.FollowUpWeeks[1] < p.FollowUpWeeks[0] || p.FollowUpWeeks[1] > 520, "order", "/followUpWeeks",
		"veckorna är inte i ordning", "the weeks are not in order")
	for i, t := range p.Training {
		ps.Decimal(check.At("/training", i)+"/cost", t.Cost)
		number(check.At("/training", i)+"/participants", float64(t.Participants), 1e6)
	}
	for i, a := range p.Activities {
		ps.Text(check.At("/activities", i)+"/name", a.Name)
		ps.Under(check.At("/activities", i)+"/period", a.Period.Problems())
	}
	return ps
}

// Validate returns the problems as an error.
func (p Plan) Validate() error { return kvalitet.Invalid(p.Problems()) }

// MarshalJSON writes the plan as a document of [PlanSchema].
func (p Plan) MarshalJSON() ([]byte, error) {
	type plain Plan
	return jsondoc.Marshal(PlanSchema, plain(p))
}

// UnmarshalJSON reads a document of [PlanSchema]; an unknown member is [kvalitet.ErrInvalid].
func (p *Plan) UnmarshalJSON(data []byte) error {
	type plain Plan
	return jsondoc.Unmarshal(PlanSchema, data, (*plain)(p))
}

// Lidkoping returns the plan of Lidköping's project with its figures as they stand in the document, contradictions and
// all: 68 weeks from September 2015 to March 2017, 14 leaders, a map a week.
func Lidkoping() Plan {
	d := kvalitet.NewDate
	kr := func(n int64) decimal.Decimal { return decimal.NewFromInt(n) }
	return Plan{
		ID: uuid.NewSHA1(uuid.NameSpaceURL, []byte("kvalitet/process/rollout/lidkoping")), Name: "Kommungemensamt ledningssystem",
		Weeks: 68, Period: kvalitet.Period{From: d(2015, 9, 1), Until: d(2017, 3, 1)}, PerWeek: 1,
		Leaders: 14, LeadersPerMap: 2, HoursPerMap: 20,
		Meetings:    []Meeting{{"Introduktion och nuläge", 5, 5}, {"Önskat läge", 5, 5}, {"Avstämning och handlingsplan", 2, 1}, {"Uppföljning", 2, 1}},
		Preparation: 2, Documentation: 4, WeekHours: 40,
		ManagerShare: 0.75, LeaderShare: 0.10, MappingShare: 0.05, OtherShare: 0.05, MappingHours: [2]float64{2, 3}, OtherHours: [2]float64{1, 2},
		Window: kvalitet.Period{From: d(2016, 4, 1), Until: d(2016, 11, 1)}, FollowUpWeeks: [2]int{6, 10},
		Training: []Training{{Name: "Introduktion en dag", Cost: kr(25_000), Choice: "introduktion"}, {Name: "Introduktion två dagar", Cost: kr(40_000), Choice: "introduktion", Unclear: true},
			{Name: "Processkartläggning", Cost: kr(60_000), Participants: 20}},
		Activities: []Activity{
			{"Introduktionsutbildning", kvalitet.Period{From: d(2015, 9, 1), Until: d(2015, 10, 1)}},
			{"Fördjupningsutbildning", kvalitet.Period{From: d(2015, 9, 1), Until: d(2015, 11, 1)}},
			{"Begrepp och roller", kvalitet.Period{From: d(2015, 10, 1), Until: d(2016, 1, 1)}},
			{"Identifiera processer", kvalitet.Period{From: d(2016, 1, 1), Until: d(2016, 7, 1)}},
			{"Stöd- och styrdokument", kvalitet.Period{From: d(2015, 10, 1), Until: d(2016, 7, 1)}}},
		Stated: Stated{BusinessPerMap: 54, LeaderHours: 2720, PerLeaderWeek: 2.9},
	}
}
