package control_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/control"
)

func TestParseNumber(t *testing.T) {
	for text, want := range map[string]control.Number{"V1": {Letter: "V", Running: 1}, " e12 ": {Letter: "E", Running: 12}, "P": {Letter: "P"}, "": {}, "ÖV3": {Letter: "ÖV", Running: 3}} {
		got, err := control.ParseNumber(text)
		require.NoError(t, err, text)
		assert.Equal(t, want, got)
	}
	for _, text := range []string{"1", "V0", "V01", "V1b", "V-1", "ABCDE1", "V1234567", "V 1"} {
		_, err := control.ParseNumber(text)
		require.ErrorIs(t, err, kvalitet.ErrInvalid, text)
	}
	numbers := []control.Number{number("V10"), number("P"), number("V2"), number("E1")}
	slices.SortFunc(numbers, control.Number.Compare)
	assert.Equal(t, "[E1 P V2 V10]", "["+numbers[0].String()+" "+numbers[1].String()+" "+numbers[2].String()+" "+numbers[3].String()+"]")
	_, err := control.Number{Letter: "7"}.MarshalText()
	assert.ErrorIs(t, err, kvalitet.ErrInvalid)
}

func TestSelect(t *testing.T) {
	risks := []control.Risk{
		{ID: "a", Area: "economy", Value: 16}, {ID: "b", Area: "economy", Value: 9}, {ID: "c", Area: "operations", Value: 8},
		{ID: "d", Area: "operations", Value: 4, Consequence: 4}, {ID: "e", Area: "personnel", Value: 3}, {ID: "f", Area: "personnel", Value: 2},
		{ID: "g", Area: "economy", Value: 12, Treatment: control.TreatmentAccept}, {ID: "h", Flagged: true}, {ID: "i"}, {ID: "j", Value: 1, Deviated: true},
		{ID: "k", Value: 2, Common: true, Treatment: control.TreatmentAccept},
	}
	common := control.Risk{ID: "KG1", Text: "Bisysslor"}
	tests := map[string]struct {
		criteria []control.Criterion
		want     string
	}{
		"over is strict (Kalmar)":    {[]control.Criterion{control.Over(9)}, "a"},
		"at least is not":            {[]control.Criterion{control.AtLeast(9)}, "ab"},
		"a grave consequence":        {[]control.Criterion{control.Consequence(4)}, "d"},
		"flagged":                    {[]control.Criterion{control.Flagged()}, "h"},
		"a deviation last year":      {[]control.Criterion{control.Deviated()}, "j"},
		"common, also when accepted": {[]control.Criterion{control.MustHave(common)}, "kKG1"},
		"the highest of each area":   {[]control.Criterion{control.PerArea(1)}, "ace"},
		"areas are filled up last":   {[]control.Criterion{control.PerArea(2), control.Over(9)}, "abcdef"},
		"no criterion takes nothing": {nil, ""},
		"zero is not rated":          {[]control.Criterion{control.AtLeast(0), control.Consequence(0)}, "abcdefjk"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := ""
			for _, row := range control.Select(risks, tt.criteria...) {
				assert.NotEmpty(t, row.Reasons, "every row says why")
				if row.Chosen {
					got += row.Risk.ID
				}
			}
			want := tt.want
			if name == "zero is not rated" { // k is accepted and not asked for as common
				want = "abcdefj"
			}
			assert.Equal(t, want, got)
		})
	}
}

// A higher value never drops a risk out of the plan.
func TestSelectIsMonotone(t *testing.T) {
	for value := 1; value < 16; value++ {
		in := func(v int) bool {
			return control.Select([]control.Risk{{ID: "r", Value: v}}, control.Orebro().Criteria...)[0].Chosen
		}
		assert.True(t, !in(value) || in(value+1), value)
	}
}

func TestDraft(t *testing.T) {
	m := control.Orebro()
	analysis := control.Analysis{Risks: []control.Risk{
		{ID: "R1", Text: "Fel avgift", Area: control.AreaOperations, Value: 12, Control: "Avgifter räknas om"},
		{ID: "R2", Text: "Sen arkivering", Area: control.AreaOperations, Value: 9}, {ID: "R3", Text: "Liten", Value: 2}, {ID: "R4", Text: "Annan", Area: "it", Value: 16}}}
	common := control.Risk{ID: "KG1", Text: "Bisysslor", Area: control.AreaPersonnel, Common: true}
	p := control.Draft(id(1), "Nämnden", 2027, m, analysis, control.Select(analysis.Risks, control.AtLeast(9), control.MustHave(common)))
	require.NoError(t, p.Validate())
	var got []string
	for _, a := range p.Activities {
		got = append(got, a.Number.String()+" "+a.Text)
		assert.Equal(t, day("2027-12-31"), a.Due)
	}
	assert.Equal(t, []string{"V1 Avgifter räknas om", "V2 Kontroll av risken: Sen arkivering", "X1 Kontroll av risken: Annan", "P1 Kontroll av risken: Bisysslor"}, got)
	assert.Len(t, p.Analysis.Risks, 5, "the common risk joins the analysis")
	assert.Len(t, analysis.Risks, 4, "the caller's is left alone")
}

func TestAdoptFreezes(t *testing.T) {
	f := wholeFile()
	intact, sealed := f.Plan.Intact()
	assert.True(t, intact && sealed)
	_, err := f.Plan.Adopt(decision("2026-12-01", "§ 1"))
	require.ErrorIs(t, err, kvalitet.ErrInvalid, "once is enough")
	draft := *f.Plan
	draft.Adopted, draft.Seal = control.Resolution{}, ""
	_, err = draft.Adopt(control.Resolution{Date: day("2026-12-01")})
	require.ErrorIs(t, err, kvalitet.ErrInvalid, "a decision has a reference")
	_, err = draft.Amend(control.Amendment{Resolution: decision("2027-01-01", "§ 1")})
	require.ErrorIs(t, err, kvalitet.ErrInvalid, "a draft is not amended")
	_, err = f.Plan.Amend(control.Amendment{})
	require.ErrorIs(t, err, kvalitet.ErrInvalid, "an amendment is decided")
	_, sealed = draft.Intact()
	assert.False(t, sealed)
}

func TestAmendmentsChangeWhatIsCurrent(t *testing.T) {
	f := wholeFile()
	changed, added := f.Plan.Activities[0], f.Plan.Activities[1]
	changed.Sample, added.Number = 40, number("E2")
	p, err := f.Plan.Amend(control.Amendment{Resolution: decision("2027-03-01", "§ 9"), Changes: []control.Change{
		{Number: number("V1"), Activity: &changed}, {Number: number("P1")}, {Number: number("E2"), Activity: &added}, {Number: number("X9")}}})
	require.NoError(t, err)
	var got []string
	for _, a := range p.Current() {
		got = append(got, a.Number.String())
	}
	assert.Equal(t, []string{"V1", "E1", "E2"}, got)
	assert.Equal(t, 40, p.Current()[0].Sample)
	assert.Equal(t, 25, p.Activities[0].Sample, "what was adopted stays")
	intact, _ := p.Intact()
	assert.True(t, intact)
	f.Plan = &p
	f.Plan.Activities[0].Changed = day("2027-03-01")
	found := kvalitet.Run(control.CoverageRules(), control.NewPass(f, control.Orebro(), afterwards))
	assert.Equal(t, "/plan/seal", found[len(found)-1].Path, "a change that is covered by an amendment is not told of twice")
	assert.Empty(t, found[len(found)-1].More)
}

func TestModels(t *testing.T) {
	for _, m := range control.Models() {
		require.NoError(t, m.Validate(), m.Name.SV)
		assert.False(t, m.Due(control.StepReport, 2027).IsZero(), m.Name.SV)
		assert.True(t, m.Due(control.StepPlan, 2027).Before(day("2027-01-01")), m.Name.SV)
	}
	assert.Equal(t, day("2027-12-31"), control.Orebro().Due(control.StepReport, 2027))
	assert.Equal(t, day("2028-04-01"), control.Mellerud().Due(control.StepReport, 2027))
	assert.Equal(t, day("2026-12-31"), control.Gothenburg().Due(control.StepPlan, 2027))
	assert.True(t, control.Orebro().Due(control.StepAudit, 2027).IsZero(), "no source has a day")
	assert.Equal(t, day("2028-01-01"), control.EndOf(control.Orebro(), 2027))
	assert.Equal(t, day("2028-04-16"), control.EndOf(control.Hultsfred(), 2027))
}

func TestProblems(t *testing.T) {
	tests := map[string]struct {
		problems []kvalitet.Problem
		path     string
	}{
		"plan without a body":      {control.Plan{ID: id(1), Year: 2027}.Problems(), "/body"},
		"plan of another age":      {control.Plan{ID: id(1), Body: "x", Year: 1900}.Problems(), "/year"},
		"the same number twice":    {control.Plan{ID: id(1), Body: "x", Year: 2027, Activities: []control.Activity{{Number: number("V1"), Text: "a"}, {Number: number("V1"), Text: "b"}}}.Problems(), "/activities/1"},
		"an amendment of nothing":  {control.Plan{ID: id(1), Body: "x", Year: 2027, Amendments: []control.Amendment{{Changes: []control.Change{{}}}}}.Problems(), "/amendments/0/changes/0/number"},
		"the same risk twice":      {control.Analysis{Risks: []control.Risk{{ID: "a", Text: "x"}, {ID: "a", Text: "y"}}}.Problems(), "/risks/1"},
		"a value too high":         {control.Risk{ID: "a", Text: "b", Value: control.MaxValue + 1}.Problems(), "/value"},
		"a negative sample":        {control.Activity{Number: number("V1"), Text: "a", Sample: -1}.Problems(), "/sample"},
		"an unnumbered activity":   {control.Activity{Text: "a"}.Problems(), "/number"},
		"executed but not done":    {control.Execution{ID: id(1), Body: "x", Year: 2027, Activity: number("V1"), Date: afterwards, Result: control.ResultNotDone}.Problems(), "/result"},
		"more wrong than tested":   {control.Execution{ID: id(1), Body: "x", Year: 2027, Activity: number("V1"), Date: afterwards, Result: control.ResultMinor, Tested: ptr(1), Wrong: ptr(2)}.Problems(), "/wrong"},
		"a hash that is none":      {control.Execution{ID: id(1), Body: "x", Year: 2027, Activity: number("V1"), Date: afterwards, Result: control.ResultMinor, Evidence: []control.Evidence{{Reference: "a", Hash: "zz"}}}.Problems(), "/evidence/0/hash"},
		"a deviation of nothing":   {control.Deviation{ID: id(1), Body: "x", Year: 2027, Text: "a"}.Problems(), "/activity"},
		"a row twice":              {control.Report{ID: id(1), Body: "x", Year: 2027, Rows: []control.Row{{Activity: number("V1")}, {Activity: number("V1")}}}.Problems(), "/rows/1"},
		"a decision unexplained":   {control.Assessment{ID: id(1), Body: "x", Year: 2027, On: afterwards, Computed: control.GradeRed, Decided: control.GradeGreen}.Problems(), "/motive"},
		"a body twice":             {control.Overview{ID: id(1), Year: 2027, On: afterwards, Bodies: []control.BodyLine{{Body: "x", Grade: control.GradeRed}, {Body: "x", Grade: control.GradeRed}}}.Problems(), "/bodies/1"},
		"a model without areas":    {control.Model{ID: id(1), Name: kvalitet.Label{SV: "a", EN: "a"}, Source: kvalitet.OurDefault("x"), Severities: control.Orebro().Severities}.Problems(), "/areas"},
		"an area without a letter": {control.Area{Code: "it", Name: kvalitet.Label{SV: "it", EN: "it"}}.Problems(), "/letter"},
		"risks in the wrong place": {control.Criterion{Kind: control.CriterionOver, Risks: []control.Risk{{ID: "a", Text: "b"}}}.Problems(), "/risks"},
		"another body's report":    {control.File{Body: "x", Year: 2027, Report: &control.Report{ID: id(1), Body: "y", Year: 2027}}.Problems(), "/report"},
		"an item without a text":   {control.Item{ID: "a"}.Problems(), "/text"},
		"a follow-up of nothing":   {control.FollowUp{}.Problems(), "/item"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			require.Len(t, tt.problems, 1)
			assert.Equal(t, tt.path, tt.problems[0].Path)
		})
	}
}
