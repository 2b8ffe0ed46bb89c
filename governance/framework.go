package governance

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Framework is goals that others have set and that a municipality relates its own to (omvärldens mål): Agenda 2030,
// the EU's programme, the region's strategy. It is data: a municipality adds those of its region.
type Framework struct {
	Code string         `json:"code"`
	Name kvalitet.Label `json:"name"`
	// Period is when the framework holds, if it ends.
	Period kvalitet.Period `json:"period,omitzero"`
	Goals  []FrameworkGoal `json:"goals"`
	Source kvalitet.Source `json:"source"`
}

// FrameworkGoal is one of a framework's goals.
type FrameworkGoal struct {
	Code string         `json:"code"`
	Name kvalitet.Label `json:"name"`
}

// Problems reports what keeps the framework from existing: no goals ("missing"), or two with one code ("duplicate").
func (f Framework) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Text("/code", f.Code)
	ps.Label("/name", f.Name)
	ps.Under("/period", f.Period.Problems())
	ps.If(len(f.Goals) == 0, "missing", "/goals", "målen saknas", "the goals are missing")
	check.Unique(&ps, "/goals", f.Goals, func(g FrameworkGoal) string { return g.Code })
	for i, g := range f.Goals {
		ps.Text(check.At("/goals", i)+"/code", g.Code)
		ps.Label(check.At("/goals", i)+"/name", g.Name)
	}
	ps.Text("/source/title", f.Source.Title)
	return ps
}

// Validate returns the problems as an error.
func (f Framework) Validate() error { return kvalitet.Invalid(f.Problems()) }

// Alignment ties a municipality's goal to one of a framework's, for it or against it.
type Alignment struct {
	Framework string `json:"framework"`
	Goal      string `json:"goal"`
	Against   bool   `json:"against,omitempty"`
}

// Problems reports a framework or a goal that is not named.
func (a Alignment) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Text("/framework", a.Framework)
	ps.Text("/goal", a.Goal)
	return ps
}

// FrameworkCoverage is the municipality's goals that touch one of a framework's. It is a map, not a score.
type FrameworkCoverage struct {
	Goal    FrameworkGoal `json:"goal"`
	For     []uuid.UUID   `json:"for,omitempty"`
	Against []uuid.UUID   `json:"against,omitempty"`
}

// Coverage returns a row for each of the framework's goals, in order, with the goals in the order of the slice; a row
// without goals shows what is not touched. [Goal.Agenda] counts as alignment with [Agenda2030]. An alignment with a goal
// that the framework does not have is left out.
func (f Framework) Coverage(goals []Goal) []FrameworkCoverage {
	rows := make([]FrameworkCoverage, len(f.Goals))
	for i, g := range f.Goals {
		rows[i].Goal = g
	}
	for _, g := range goals {
		alignments := slices.Clone(g.Alignments)
		for _, tag := range g.Agenda {
			alignments = append(alignments, Alignment{Framework: agendaCode, Goal: strconv.Itoa(tag.Number), Against: tag.Against})
		}
		seen := map[Alignment]bool{}
		for _, a := range alignments {
			i := slices.IndexFunc(f.Goals, func(x FrameworkGoal) bool { return x.Code == a.Goal })
			if a.Framework != f.Code || i < 0 || seen[a] {
				continue
			}
			seen[a] = true
			if a.Against {
				rows[i].Against = append(rows[i].Against, g.ID)
			} else {
				rows[i].For = append(rows[i].For, g.ID)
			}
		}
	}
	return rows
}

// Frameworks returns those that are shipped, in order.
func Frameworks() []Framework { return []Framework{Agenda2030(), Europe2020()} }

const agendaCode = "agenda2030"

// Agenda2030 returns the seventeen global goals by number, with their Swedish short names.
func Agenda2030() Framework {
	f := Framework{Code: agendaCode, Name: kvalitet.Label{SV: "Agenda 2030", EN: "Agenda 2030"},
		Period: kvalitet.Period{From: kvalitet.NewDate(2016, 1, 1), Until: kvalitet.NewDate(2031, 1, 1)},
		Source: kvalitet.Source{Title: "Agenda 2030", Section: "globala målen, svenska kortnamn", Grade: kvalitet.GradePublished}}
	for i, name := range [AgendaGoals][2]string{
		{"Ingen fattigdom", "No poverty"}, {"Ingen hunger", "Zero hunger"}, {"Hälsa och välbefinnande", "Good health and well-being"},
		{"God utbildning för alla", "Quality education"}, {"Jämställdhet", "Gender equality"}, {"Rent vatten och sanitet", "Clean water and sanitation"},
		{"Hållbar energi för alla", "Affordable and clean energy"}, {"Anständiga arbetsvillkor och ekonomisk tillväxt", "Decent work and economic growth"},
		{"Hållbar industri, innovationer och infrastruktur", "Industry, innovation and infrastructure"}, {"Minskad ojämlikhet", "Reduced inequalities"},
		{"Hållbara städer och samhällen", "Sustainable cities and communities"}, {"Hållbar konsumtion och produktion", "Responsible consumption and production"},
		{"Bekämpa klimatförändringarna", "Climate action"}, {"Hav och marina resurser", "Life below water"}, {"Ekosystem och biologisk mångfald", "Life on land"},
		{"Fredliga och inkluderande samhällen", "Peace, justice and strong institutions"}, {"Genomförande och globalt partnerskap", "Partnerships for the goals"},
	} {
		f.Goals = append(f.Goals, FrameworkGoal{Code: fmt.Sprint(i + 1), Name: kvalitet.Label{SV: name[0], EN: name[1]}})
	}
	return f
}

// Europe2020 returns the three priorities of the EU's programme for 2010–2020, the kind of programme beside which
// Skellefteå set the years of its local strategy. It has not been read at its source, so its grade is our default.
func Europe2020() Framework {
	return Framework{Code: "europe2020", Name: kvalitet.Label{SV: "Europa 2020", EN: "Europe 2020"},
		Period: kvalitet.Period{From: kvalitet.NewDate(2010, 1, 1), Until: kvalitet.NewDate(2021, 1, 1)},
		Source: kvalitet.Source{Title: "Europa 2020", Section: "tre prioriteringar", Grade: kvalitet.GradeDefault},
		Goals: []FrameworkGoal{
			{"smart", kvalitet.Label{SV: "smart tillväxt", EN: "smart growth"}},
			{"sustainable", kvalitet.Label{SV: "hållbar tillväxt", EN: "sustainable growth"}},
			{"inclusive", kvalitet.Label{SV: "tillväxt för alla", EN: "inclusive growth"}},
		}}
}
