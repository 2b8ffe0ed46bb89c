package process_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enumtest"
	"github.com/kommunkvalitet/kvalitet/process"
	"github.com/kommunkvalitet/kvalitet/process/processtest"
)

func TestEnums(t *testing.T) {
	t.Run("Detail", func(t *testing.T) { enumtest.Run(t, process.Details(), process.ParseDetail) })
	t.Run("DocumentKind", func(t *testing.T) { enumtest.Run(t, process.DocumentKinds(), process.ParseDocumentKind) })
	t.Run("FlowKind", func(t *testing.T) { enumtest.Run(t, process.FlowKinds(), process.ParseFlowKind) })
	t.Run("MapState", func(t *testing.T) { enumtest.Run(t, process.MapStates(), process.ParseMapState) })
	t.Run("NodeKind", func(t *testing.T) { enumtest.Run(t, process.NodeKinds(), process.ParseNodeKind) })
	t.Run("RoleCode", func(t *testing.T) { enumtest.Run(t, process.RoleCodes(), process.ParseRoleCode) })
	t.Run("Status", func(t *testing.T) { enumtest.Run(t, process.Statuses(), process.ParseStatus) })
	t.Run("Truth", func(t *testing.T) { enumtest.Run(t, process.Truths(), process.ParseTruth) })
}

func architecture() process.Architecture {
	return process.Architecture{ID: id(4), Name: "Kommunens processer", Categories: process.ThreeCategories(), Units: []string{"Bygglovsenheten", "Kansliet"},
		Processes: []process.Entry{process.EntryOf(specification()), {Process: id(5), Name: "Styra kommunen", Category: "ledning", Units: []string{"Kansliet", "IT"}}}}
}

func codes(problems []kvalitet.Problem) []string {
	out := []string{}
	for _, p := range problems {
		out = append(out, p.Code+" "+p.Path)
	}
	return out
}

func TestMapProblems(t *testing.T) {
	p := probability(1.5)
	m := process.Map{Name: " ", Lanes: []process.Lane{{ID: "å"}, {ID: "l", Count: -1}}, Nodes: []process.Node{{ID: "l", Kind: process.NodeActivity, Lane: "x", Work: -1, Rework: 1, Inputs: []string{"o"}}, {Kind: 99}},
		Flows: []process.Flow{{ID: "f", From: "l", To: "p", Probability: p}, {ID: "f", Kind: process.FlowMessage, From: "p", To: "nowhere"}}, Participants: []process.Participant{{ID: "p"}}}
	assert.Equal(t, []string{"missing /id", "missing /name", "id /lanes/0/id", "range /lanes/1/count", "duplicate /nodes/0/id", "range /nodes/0/work", "range /nodes/0/rework",
		"unknown /nodes/0/lane", "missing /nodes/1/id", "enum /nodes/1/kind", "unknown /flows/0/from", "kind /flows/0/to", "range /flows/0/probability", "duplicate /flows/1/id", "unknown /flows/1/to",
		"unknown /nodes/0/inputs/0"}, codes(m.Problems()))
}

func TestCompletenessNamesTheMissingField(t *testing.T) {
	whole := process.Completeness(specification())
	assert.Empty(t, whole.Missing)
	assert.InDelta(t, 1, whole.Share(), 0)
	s := specification()
	s.Receivers, s.Measures[0].Owner, s.Goals[0].Baseline = nil, "", " "
	assert.Equal(t, []string{"missing /receivers", "missing /measures/0/owner", "missing /goals/0/baseline"}, codes(process.Completeness(s).Missing))
}

func TestSpecificationProblems(t *testing.T) {
	s := specification()
	s.Parent, s.ReviewMonths, s.Documents = s.ID, -1, append(s.Documents, s.Documents[0])
	assert.Equal(t, []string{"cycle /parent", "duplicate /documents/1", "range /reviewMonths"}, codes(s.Problems()))
	expired, known := process.Document{Months: 12}.Expired(kvalitet.NewDate(2026, 1, 1))
	assert.False(t, expired || known)
}

func TestCategories(t *testing.T) {
	three, four := process.ThreeCategories(), process.SkellefteaCategories()
	require.NoError(t, three.Validate())
	require.NoError(t, four.Validate())
	for word, want := range map[string]string{"styr": "management", "Lednings": "management", "Huvudprocess": "main", "stöd": "support"} {
		c, ok := three.Category(word)
		assert.True(t, ok, word)
		assert.Equal(t, want, c.Code)
	}
	assert.Empty(t, process.SkellefteaToThree().Problems(four, three))
	assert.Equal(t, []string{"unknown /support", "missing /tactical", "unknown /extra"}, codes(process.CategoryMapping{
		"operative": "main", "support": "nothing", "strategic": "management", "extra": "main"}.Problems(four, three)))
	three.Categories[0].Aliases = []string{"stöd"}
	assert.Equal(t, []string{"duplicate /categories/2/aliases/0"}, codes(three.Problems()))
}

func TestArchitecture(t *testing.T) {
	a := architecture()
	require.NoError(t, a.Validate())
	assert.Equal(t, process.Coverage{UnitsWithoutProcess: []string{}, UnknownUnits: []string{"IT"}, WithoutOwner: []int{1}, WithoutCategory: []int{}, WithoutUnit: []int{}, EmptyCategories: []string{"support"}}, a.Coverage())
	assert.False(t, a.Coverage().Complete())
	a.Categories = process.SkellefteaCategories()
	a.Processes[0].Category, a.Processes[1].Category = "operativ", "strategisk"
	b, err := a.Translate(process.ThreeCategories(), process.SkellefteaToThree())
	require.NoError(t, err)
	assert.Equal(t, []string{"main", "management"}, []string{b.Processes[0].Category, b.Processes[1].Category})
	_, err = a.Translate(process.ThreeCategories(), process.CategoryMapping{})
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	a.Processes[0].Parent, a.Processes[1].Parent = id(5), id(2)
	assert.Equal(t, []string{"cycle /processes/0/parent", "cycle /processes/1/parent"}, codes(a.Problems()))
}

func TestRoles(t *testing.T) {
	seen := make(map[process.RoleCode]bool)
	for _, r := range process.Roles() {
		seen[r.Code] = true
		assert.NotEmpty(t, r.Duties)
	}
	assert.Len(t, seen, len(process.RoleCodes()))
	s := specification()
	assert.Empty(t, process.RoleConflicts([]process.Specification{s}, 3))
	bad := process.Specification{Roles: []process.Assignment{{Role: process.RoleOwner, Holder: "Chef"}, {Role: process.RoleOwner, Holder: "Anna Karlsson"},
		{Role: process.RoleFacilitator, Holder: "chef"}, {Role: process.RoleDeveloper, Holder: "Utvecklare"}}}
	same := process.Specification{Roles: []process.Assignment{{Role: process.RoleSubOwner, Holder: "Chef"}, {Role: process.RoleLeader, Holder: "Chef"}}}
	assert.Equal(t, []string{"double /0/roles/1", "person /0/roles/1", "conflict /0/roles", "handover /0/roles", "conflict /1/roles", "vacant /2/roles", "load /4/roles/1"},
		codes(process.RoleConflicts([]process.Specification{bad, same, {}, s, s}, 1)))
}

// A step that is not answered stops the strict level but is not a no.
func TestLadders(t *testing.T) {
	for _, l := range append(process.Ladders(), process.AnchoringChecklist(), process.IdentificationChecklist(), process.ManagementChecklist()) {
		require.NoError(t, l.Validate(), l.Code)
	}
	assert.Len(t, process.LidkopingLadder().Steps, 10)
	assert.Len(t, process.SkellefteaLadder().Steps, 9)
	met := func(step string) process.Answer { return process.Answer{Step: step, Outcome: kvalitet.OutcomeMet} }
	m := process.SkellefteaLadder().Climb(met("1"), met("2"), met("4"), process.Answer{Step: "5", Outcome: kvalitet.OutcomeNotMet})
	assert.Equal(t, []int{2, 3, 5, 9}, []int{m.Strict, m.Count, m.Unknown, m.Steps})
	assert.Equal(t, "3", m.Next.Code)
	ten := process.LidkopingLadder().Climb(process.Evidence(specification(), permit())...)
	assert.Equal(t, []int{7, 7}, []int{ten.Strict, ten.Count})
	assert.Equal(t, "known", ten.Next.Code)
	assert.Equal(t, 1, process.LidkopingLadder().Climb(process.MapEvidence(permit())...).Count)
	assert.Equal(t, kvalitet.NewDate(2027, 3, 1), process.EvaluationDue(process.Specification{Evaluated: kvalitet.NewDate(2026, 3, 1)}))
	assert.NotEmpty(t, process.Ladder{}.Problems())
}

// Adding a step that is taken never lowers a level.
func TestClimbIsMonotone(t *testing.T) {
	l := process.LidkopingLadder()
	for set := range 1 << 10 {
		var answers []process.Answer
		for i, s := range l.Steps {
			if set&(1<<i) != 0 {
				answers = append(answers, process.Answer{Step: s.Code, Outcome: kvalitet.OutcomeMet})
			}
		}
		m := l.Climb(answers...)
		require.LessOrEqual(t, m.Strict, m.Count)
		for _, s := range l.Steps {
			more := l.Climb(append(answers[:len(answers):len(answers)], process.Answer{Step: s.Code, Outcome: kvalitet.OutcomeMet})...)
			require.GreaterOrEqual(t, more.Strict, m.Strict)
			require.GreaterOrEqual(t, more.Count, m.Count)
		}
	}
}

func TestPEMM(t *testing.T) {
	cells := make(map[string][4]process.Truth)
	components := 0
	for _, e := range process.PEMMEnablers() {
		for _, c := range e.Components {
			components++
			cells[e.Code+"."+c] = [4]process.Truth{process.TruthGreen, process.TruthGreen, process.TruthYellow, process.TruthGreen}
		}
	}
	assert.Equal(t, 13, components) // Hammer 2007
	e2 := map[string]int{"leadership": 2, "culture": 3, "expertise": 2, "governance": 2}
	r, err := process.PEMM(cells, e2)
	require.NoError(t, err)
	assert.Equal(t, []int{2, 2, 2}, []int{r.Process, r.Enterprise, r.Level})
	e2["culture"] = 1 // E2 is a prerequisite for P2
	r, err = process.PEMM(cells, e2)
	require.NoError(t, err)
	assert.Equal(t, []int{2, 1, 1}, []int{r.Process, r.Enterprise, r.Level})
	_, err = process.PEMM(map[string][4]process.Truth{"design.colour": {}}, nil)
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
}

func TestDiff(t *testing.T) {
	now, next := permit(), permit()
	assert.Empty(t, process.Diff(now, next))
	next.Nodes[1].Name, next.Nodes[1].Work = "Ta emot e-ansökan", 60
	next.Flows[4].Probability = probability(0.9)
	next.Nodes = append(next.Nodes, process.Node{ID: "ny", Kind: process.NodeActivity})
	next.Objects = next.Objects[:3]
	assert.Equal(t, []process.Change{
		{What: "node", ID: "registrera", How: "changed", Field: "name", Before: "Registrera ansökan", After: "Ta emot e-ansökan"},
		{What: "node", ID: "registrera", How: "changed", Field: "work", Before: "600", After: "60"},
		{What: "node", ID: "ny", How: "added"},
		{What: "flow", ID: "f4", How: "changed", Field: "probability", Before: "0.75", After: "0.9"},
		{What: "object", ID: "beslut", How: "removed"},
	}, process.Diff(now, next))
}

func TestLoadAndSave(t *testing.T) {
	ctx, s := t.Context(), processtest.NewMemStore()
	m := permit()
	for i := range m.Nodes {
		if m.Nodes[i].ID == "hora" {
			m.Nodes[i].Kind, m.Nodes[i].Process = process.NodeSubprocess, id(50)
		}
	}
	_, err := process.SaveMap(ctx, s, m)
	require.NoError(t, err)
	_, err = process.SaveMap(ctx, s, process.Map{ID: id(51), Process: id(50), Name: "Höra grannar", State: process.StatePresent})
	require.NoError(t, err)
	_, err = process.SaveMap(ctx, s, process.Map{})
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	p, err := process.LoadPass(ctx, s, m.ID, kvalitet.NewDate(2026, 11, 22))
	require.NoError(t, err)
	assert.Nil(t, p.Spec)
	assert.Len(t, p.Children, 1)
	_, err = process.SaveSpecification(ctx, s, specification())
	require.NoError(t, err)
	p, err = process.LoadPass(ctx, s, m.ID, kvalitet.Date{})
	require.NoError(t, err)
	assert.NotNil(t, p.Spec)
	_, err = process.LoadPass(ctx, s, id(99), kvalitet.Date{})
	require.ErrorIs(t, err, kvalitet.ErrNotFound)

	a := architecture()
	a.Processes[0].Owner = "" // the specification knows better
	_, err = process.SaveArchitecture(ctx, s, a)
	require.NoError(t, err)
	c, err := process.LoadCoverage(ctx, s, a.ID)
	require.NoError(t, err)
	assert.Equal(t, []int{1}, c.WithoutOwner)

	for i, step := range []string{"identified", "defined"} {
		_, err = process.SaveAssessment(ctx, s, process.Assessment{ID: id(60 + i), Process: id(2), Ladder: "lidkoping", Date: kvalitet.NewDate(2026, 1, 2-i),
			Answers: []process.Answer{{Step: step, Outcome: kvalitet.OutcomeMet}}})
		require.NoError(t, err)
	}
	level, err := process.LoadMaturity(ctx, s, id(2), process.LidkopingLadder())
	require.NoError(t, err)
	assert.Equal(t, 1, level.Strict) // the one of 2 January
	_, err = process.SaveAssessment(ctx, s, process.Assessment{})
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	_, err = process.SaveSpecification(ctx, s, process.Specification{})
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	_, err = process.SaveArchitecture(ctx, s, process.Architecture{})
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
}

func ExampleMapRules() {
	m := process.LidkopingActionPlan()
	for _, f := range kvalitet.Run(process.MapRules(), process.NewPass(m)) {
		if f.Outcome == kvalitet.OutcomeNotMet {
			fmt.Println(f.Rule, f.Text.In("sv"))
		}
	}
	// Output:
	// process.map.p26-handovers Överlämningar: 4, varav direkt tillbaka: 1.
	// process.map.p70-routine Aktiviteter utan rutin, styrdokument och IT-stöd: 8.
}

func ExampleReadFile() {
	f, _, err := process.ReadFile([]byte(`{"namn": "Pröva bygglov", "noder": [{"typ": "start", "namn": "Ansökan inkommen", "roll": "Registrator"}]}`))
	fmt.Println(f.Map, err)
	// Output: Pröva bygglov (1 noder, 1 banor) <nil>
}

func ExampleLadder_Climb() {
	m := process.LidkopingLadder().Climb(process.Answer{Step: "identified", Outcome: kvalitet.OutcomeMet}, process.Answer{Step: "described", Outcome: kvalitet.OutcomeMet})
	fmt.Println(m.Strict, m.Count, m.Next.Name.SV, "–", m.Next.Needs.SV)
	// Output: 1 2 definierad – syfte, start, resultat och mottagare
}

func ExampleLoadPass() {
	ctx := context.Background()
	store := processtest.NewMemStore() // your own store in a host
	m, err := process.SaveMap(ctx, store, process.LidkopingSteering())
	if err != nil {
		fmt.Println(err)
		return
	}
	p, err := process.LoadPass(ctx, store, m.ID, kvalitet.NewDate(2026, 11, 22))
	fmt.Println(p.Map, err)
	// Output: Styra kommunen (22 noder, 4 banor) <nil>
}

// chainOf is a map of n activities in a row, for the measurement of time.
func chainOf(n int) process.Map {
	m := process.Map{ID: uuid.UUID{1}, Name: "Lång process", Lanes: []process.Lane{{ID: "a", Name: "Handläggare"}}}
	for i := range n {
		m.Nodes = append(m.Nodes, process.Node{ID: fmt.Sprintf("n%d", i), Kind: process.NodeActivity, Name: fmt.Sprintf("Granska del %d", i), Lane: "a"})
		if i > 0 {
			m.Flows = append(m.Flows, process.Flow{ID: fmt.Sprintf("f%d", i), From: fmt.Sprintf("n%d", i-1), To: fmt.Sprintf("n%d", i)})
		}
	}
	return m
}

func BenchmarkMapRules(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		m := chainOf(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				kvalitet.Run(process.MapRules(), process.NewPass(m))
			}
		})
	}
}

// A working day is 8 hours unless the file says otherwise: 7.5 is usual where hours are counted for pay.
func TestReadFileWorkingDay(t *testing.T) {
	file := `{"name": "P", %s "timeUnit": "dag", "nodes": [{"id": "a", "kind": "activity", "name": "Pröva ansökan", "work": 2, "wait": "1 vecka"}]}`
	for member, want := range map[string][2]int64{``: {57_600, 144_000}, `"dayHours": 7.5,`: {54_000, 135_000}, `"arbetsdag": "7,5",`: {54_000, 135_000}} {
		f, problems, err := process.ReadFile(fmt.Appendf(nil, file, member))
		require.NoError(t, err)
		assert.Empty(t, problems, member)
		assert.Equal(t, want, [2]int64{f.Map.Nodes[0].Work, f.Map.Nodes[0].Wait}, member)
	}
	_, problems, err := process.ReadFile(fmt.Appendf(nil, file, `"dayHours": 25,`))
	require.NoError(t, err)
	require.Len(t, problems, 1)
	assert.Equal(t, "/dayHours", problems[0].Path)
}
