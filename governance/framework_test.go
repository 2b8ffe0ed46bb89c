package governance_test

import (
	"fmt"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
)

func TestFrameworks(t *testing.T) {
	for _, f := range governance.Frameworks() {
		require.NoError(t, f.Validate(), f.Code)
	}
	golden.JSON(t, "testdata/framework.json", governance.Europe2020())
	agenda := governance.Agenda2030()
	assert.Len(t, agenda.Goals, governance.AgendaGoals)
	assert.Equal(t, "Bekämpa klimatförändringarna", agenda.Goals[12].Name.SV)

	one, two := uuid.UUID{15: 1}, uuid.UUID{15: 2}
	goals := []governance.Goal{
		{ID: one, Agenda: []governance.AgendaTag{{Number: 4}, {Number: 13, Against: true}}, Alignments: []governance.Alignment{{Framework: "agenda2030", Goal: "4"}, {Framework: "europe2020", Goal: "smart"}}},
		{ID: two, Alignments: []governance.Alignment{{Framework: "agenda2030", Goal: "13"}, {Framework: "agenda2030", Goal: "18"}, {Framework: "rus", Goal: "smart"}}},
	}
	rows := agenda.Coverage(goals)
	assert.Equal(t, []uuid.UUID{one}, rows[3].For, "said twice, counted once")
	assert.Equal(t, governance.FrameworkCoverage{Goal: agenda.Goals[12], For: []uuid.UUID{two}, Against: []uuid.UUID{one}}, rows[12])
	touched := 0
	for _, r := range rows {
		touched += len(r.For) + len(r.Against)
	}
	assert.Equal(t, 3, touched, "an eighteenth goal is none")
	assert.Equal(t, []uuid.UUID{one}, governance.Europe2020().Coverage(goals)[0].For)
	// The older way of asking answers the same.
	for i, r := range governance.Agenda(goals[:1]) {
		assert.Equal(t, agenda.Coverage(goals[:1])[i].For, r.For, i)
	}

	bad := governance.Framework{Goals: []governance.FrameworkGoal{{}, {}}, Period: kvalitet.Period{From: kvalitet.NewDate(2027, 1, 1), Until: kvalitet.NewDate(2026, 1, 1)}}
	assert.NotEmpty(t, bad.Problems())
	require.ErrorIs(t, governance.Framework{Code: "x"}.Validate(), kvalitet.ErrInvalid)
	g := governance.Goal{ID: one, Level: "goal", Text: "x", Alignments: []governance.Alignment{{Framework: "rus"}, {Framework: "rus"}}, References: []kvalitet.Reference{{System: "stratsys", ID: "1"}, {System: "stratsys", ID: "1", URL: "x"}, {}}}
	var codes []string
	for _, p := range g.Problems() {
		codes = append(codes, p.Code+" "+p.Path)
	}
	assert.Equal(t, []string{"duplicate /alignments/1", "missing /alignments/0/goal", "missing /alignments/1/goal", "duplicate /references/1", "missing /references/2/system", "missing /references/2/id"}, codes)
}

func ExampleFramework_Coverage() {
	region := governance.Framework{Code: "rus", Name: kvalitet.Label{SV: "Regional utvecklingsstrategi", EN: "Regional strategy"}, Goals: []governance.FrameworkGoal{
		{Code: "jobb", Name: kvalitet.Label{SV: "fler i arbete", EN: "more in work"}}, {Code: "resa", Name: kvalitet.Label{SV: "hållbart resande", EN: "sustainable travel"}}}}
	goals := []governance.Goal{{Text: "Ungdomsarbetslösheten ska minska till 5 % senast 2028", Alignments: []governance.Alignment{{Framework: "rus", Goal: "jobb"}}}}
	for _, row := range region.Coverage(goals) {
		fmt.Println(row.Goal.Name.SV, len(row.For))
	}
	// Output:
	// fler i arbete 1
	// hållbart resande 0
}
