package portfolio_test

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance/portfolio"
	"github.com/kommunkvalitet/kvalitet/governance/portfolio/portfoliotest"
	"github.com/kommunkvalitet/kvalitet/internal/enumtest"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
	"github.com/kommunkvalitet/kvalitet/internal/rulesdoc"
)

func id(n int) uuid.UUID { return uuid.UUID{15: byte(n)} }

func idea(size portfolio.Size) portfolio.Initiative {
	return portfolio.Initiative{ID: id(1), Name: "E-tjänst för bygglov", Size: size, Phase: portfolio.PhaseIdea, Board: "move", Owner: "förvaltningschef",
		Leader: "projektledare", Receiver: "bygglovschef", Financed: "nämndens ram", Goal: "en tjänst", Effects: []string{"kortare väntan"}, Roles: map[string]string{"styrgrupp": "Move"},
		Documents: map[portfolio.Document][]string{}}
}

func decision(n int, v portfolio.Verdict) portfolio.Decision {
	return portfolio.Decision{Point: fmt.Sprintf("BP%d", n), Verdict: v, By: "Move", Date: kvalitet.NewDate(2026, 1, 1+n)}
}

// lead takes an initiative through decisions to go on until it is in the phase, with all documents written.
func lead(t *testing.T, in portfolio.Initiative, to portfolio.Phase) portfolio.Initiative {
	t.Helper()
	for n := 0; in.Phase != to; n++ {
		for _, d := range in.Size.Wanted(in.Phase) {
			in.Documents[d] = portfolio.Contents(d)
		}
		var err error
		in, err = in.Decide(decision(n, portfolio.VerdictContinue))
		require.NoError(t, err)
	}
	return in
}

func TestPhasesOfEachSize(t *testing.T) {
	for size, want := range map[portfolio.Size]int{portfolio.SizeProject: 6, portfolio.SizeAssignment: 4, portfolio.SizeTask: 4} {
		in := lead(t, idea(size), portfolio.PhaseDone)
		assert.Len(t, in.Decisions, want, size)
	}
	assert.False(t, portfolio.SizeAssignment.Has(portfolio.PhaseEstablishment))
	assert.False(t, portfolio.SizeAssignment.Has(portfolio.PhaseClosing))
}

func TestDecide(t *testing.T) {
	in := lead(t, idea(portfolio.SizeProject), portfolio.PhaseExecution)
	back := decision(9, portfolio.VerdictBack)
	back.Next = portfolio.PhaseEstablishment
	tests := map[string]struct {
		d    portfolio.Decision
		want portfolio.Phase
		code string
	}{
		"continue":               {decision(9, portfolio.VerdictContinue), portfolio.PhaseClosing, ""},
		"revise":                 {decision(9, portfolio.VerdictRevise), portfolio.PhaseClosing, ""},
		"back":                   {back, portfolio.PhaseEstablishment, ""},
		"stop":                   {decision(9, portfolio.VerdictStop), portfolio.PhaseStopped, ""},
		"silence is no decision": {portfolio.Decision{Point: "BP9", By: "Move", Date: kvalitet.NewDate(2026, 2, 1)}, 0, "missing"},
		"back to nowhere":        {decision(9, portfolio.VerdictBack), 0, "next"},
		"skipping a phase": {func() portfolio.Decision {
			d := decision(9, portfolio.VerdictContinue)
			d.Next = portfolio.PhaseDone
			return d
		}(), 0, "next"},
		"older than the last": {decision(0, portfolio.VerdictContinue), 0, "order"},
		"by nobody":           {portfolio.Decision{Point: "BP9", Verdict: portfolio.VerdictStop, Date: kvalitet.NewDate(2026, 2, 1)}, 0, "missing"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := in.Decide(tt.d)
			if tt.code == "" {
				require.NoError(t, err)
				assert.Equal(t, tt.want, got.Phase)
				assert.Len(t, in.Decisions, 4, "the first one is unchanged")
				return
			}
			var invalid *kvalitet.ValidationError
			require.ErrorAs(t, err, &invalid)
			assert.Equal(t, tt.code, invalid.Problems[0].Code)
		})
	}
	stopped, err := in.Decide(decision(9, portfolio.VerdictStop))
	require.NoError(t, err)
	_, err = stopped.Decide(decision(10, portfolio.VerdictContinue))
	require.ErrorIs(t, err, kvalitet.ErrInvalid, "what is stopped stays stopped")
	in.Phase = portfolio.PhaseClosing
	require.ErrorIs(t, in.Validate(), kvalitet.ErrInvalid, "a phase without its decision")
}

func TestSizing(t *testing.T) {
	low, medium, high := portfolio.DegreeLow, portfolio.DegreeMedium, portfolio.DegreeHigh
	tests := map[string]struct {
		s      portfolio.Sizing
		want   portfolio.Size
		points int
	}{
		"nothing to speak of":      {portfolio.Sizing{Extent: low, Complexity: low, Analysis: low, Concerned: low, Resources: medium, Length: medium}, portfolio.SizeTask, 2},
		"an assignment from three": {portfolio.Sizing{Extent: medium, Complexity: low, Analysis: low, Concerned: low, Resources: medium, Length: medium}, portfolio.SizeAssignment, 3},
		"a project from seven":     {portfolio.Sizing{Extent: high, Complexity: high, Analysis: high, Concerned: medium, Resources: low, Length: low}, portfolio.SizeProject, 7},
		"open, and it matters":     {portfolio.Sizing{Extent: high, Complexity: high, Analysis: medium, Concerned: medium, Resources: low}, 0, 6},
		"open, and it does not":    {portfolio.Sizing{Extent: high, Complexity: high, Analysis: high, Concerned: high, Resources: low}, portfolio.SizeProject, 8},
		"nothing has been judged":  {portfolio.Sizing{}, 0, 0},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			size, points, _ := portfolio.DefaultSizing().Size(tt.s)
			assert.Equal(t, tt.want, size)
			assert.Equal(t, tt.points, points)
		})
	}
}

func TestPrioritise(t *testing.T) {
	all := func(b, g, f, u int) map[string]int {
		return map[string]int{"benefit": b, "goals": g, "feasible": f, "urgent": u}
	}
	placed := portfolio.Prioritise(portfolio.DefaultCriteria(), []portfolio.Scores{
		{id(1), all(1, 1, 1, 1)}, {id(2), all(5, 5, 0, 1)}, {id(4), all(5, 3, 3, 1)}, {id(3), all(5, 3, 3, 1)}, {id(5), map[string]int{"benefit": 5, "goals": 5, "feasible": 5}}})
	var got []string
	for _, p := range placed {
		got = append(got, fmt.Sprint(p.Initiative[15], p.Place, p.Sum, p.Open))
	}
	assert.Equal(t, []string{"2 1 31 []", "3 1 31 []", "4 1 31 []", "1 4 9 []", "5 0 40 [urgent]"}, got)
	assert.Equal(t, []int{15, 15, 0, 1}, placed[0].Parts)
}

func TestProjectRoles(t *testing.T) {
	codes := func(in portfolio.Initiative) (out []string) {
		for _, r := range in.Unfilled(portfolio.ProjectRoles()) {
			out = append(out, r.Code)
		}
		return out
	}
	assert.Len(t, portfolio.ProjectRoles(), 9, "Projektil v1.1: projektägare, styrgrupp, referensgrupp, projektledare, projektmedlem, resursägare, mottagare, projektadministratör, expert")
	project := portfolio.Initiative{Size: portfolio.SizeProject, Owner: "programdirektör", Receiver: "enhetschef",
		Roles: map[string]string{"styrgrupp": "Move", "leader": "verksamhetsutvecklare", "expert": " ", "uppdragsmedlem": "handläggare"}}
	assert.Equal(t, []string{"referenceGroup", "resourceOwner", "administrator", "expert"}, codes(project))
	assert.Equal(t, "Move", project.Holder(portfolio.ProjectRoles()[1]))
	assert.Equal(t, []string{"owner", "leader", "member"}, codes(portfolio.Initiative{Size: portfolio.SizeAssignment}))
	assert.Empty(t, codes(portfolio.Initiative{Size: portfolio.SizeTask}), "a task has no roles of its own")
}

func TestOrebroCriteria(t *testing.T) {
	placed := portfolio.Prioritise(portfolio.OrebroCriteria(), []portfolio.Scores{{id(1), map[string]int{"need": 5, "simplify": 4, "renew": 1, "improve": 2}}})
	assert.Equal(t, []int{12, 1}, []int{placed[0].Sum, placed[0].Place})
}

func TestSynergies(t *testing.T) {
	a := portfolio.Initiative{ID: id(1), Phase: portfolio.PhaseIdea, Groups: []string{"äldre", "anhöriga"}, Systems: []string{"journal"}}
	b := portfolio.Initiative{ID: id(2), Phase: portfolio.PhaseExecution, Groups: []string{"anhöriga", "äldre", "äldre"}, Processes: []string{"hemtjänst"}}
	c := portfolio.Initiative{ID: id(3), Phase: portfolio.PhaseIdea, Systems: []string{"journal"}, Processes: []string{"hemtjänst"}}
	done := portfolio.Initiative{ID: id(4), Phase: portfolio.PhaseDone, Systems: []string{"journal"}}
	assert.Equal(t, []portfolio.Synergy{
		{A: id(1), B: id(2), Groups: []string{"anhöriga", "äldre"}},
		{A: id(1), B: id(3), Systems: []string{"journal"}},
		{A: id(2), B: id(3), Processes: []string{"hemtjänst"}},
	}, portfolio.Synergies([]portfolio.Initiative{a, b, c, done}))
}

func TestRules(t *testing.T) {
	require.NoError(t, kvalitet.ValidateRules(portfolio.Rules()))
	golden.File(t, "RULES.md", rulesdoc.Markdown("governance/portfolio",
		rulesdoc.Of("portfolio.Rules", kvalitet.Label{SV: "Utvecklingsinsatsen", EN: "The initiative"}, portfolio.Rules())))
	for rule, change := range map[string]func(*portfolio.Initiative){
		"":                               func(*portfolio.Initiative) {},
		"governance.portfolio.sized":     func(in *portfolio.Initiative) { in.Size = 0 },
		"governance.portfolio.owner":     func(in *portfolio.Initiative) { in.Owner = " " },
		"governance.portfolio.leader":    func(in *portfolio.Initiative) { in.Leader = "" },
		"governance.portfolio.financed":  func(in *portfolio.Initiative) { in.Financed = "" },
		"governance.portfolio.receiver":  func(in *portfolio.Initiative) { in.Receiver = "" },
		"governance.portfolio.steered":   func(in *portfolio.Initiative) { in.Roles = nil },
		"governance.portfolio.effects":   func(in *portfolio.Initiative) { in.Effects = nil },
		"governance.portfolio.documents": func(in *portfolio.Initiative) { in.Documents[portfolio.DocumentProjectPlan] = []string{"tidplan"} },
	} {
		in := lead(t, idea(portfolio.SizeProject), portfolio.PhaseExecution)
		change(&in)
		for _, f := range kvalitet.Run(portfolio.Rules(), &in) {
			want := kvalitet.OutcomeMet
			if f.Rule == rule {
				want = kvalitet.OutcomeNotMet
			}
			assert.Equal(t, want, f.Outcome, "%s when %q is broken", f.Rule, rule)
		}
	}
	in := idea(portfolio.SizeProject)
	for _, f := range kvalitet.Run(portfolio.Rules(), &in) {
		assert.Equal(t, kvalitet.OutcomeNotApplicable, f.Outcome, f.Rule)
	}
}

func TestBoards(t *testing.T) {
	boards := portfolio.OrebroBoards()
	assert.Len(t, boards, 3)
	for _, b := range boards {
		assert.Len(t, b.Duties, 6)
		assert.True(t, b.Name.Complete() && b.Area.Complete())
	}
	assert.Equal(t, []portfolio.Duty{portfolio.DutySteer, portfolio.DutySynergies},
		boards[0].Neglected(portfolio.DutyInitiate, portfolio.DutyIdentify, portfolio.DutyPrioritise, portfolio.DutyPrestudies))
}

func TestStored(t *testing.T) {
	ctx := context.Background()
	store := portfoliotest.NewMemStore()
	_, err := portfolio.SaveInitiative(ctx, store, portfolio.Initiative{})
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	_, err = portfolio.SaveInitiative(ctx, store, idea(portfolio.SizeAssignment))
	require.NoError(t, err)
	in, err := portfolio.SaveDecision(ctx, store, id(1), decision(1, portfolio.VerdictContinue))
	require.NoError(t, err)
	assert.Equal(t, portfolio.PhasePrestudy, in.Phase)
	_, err = portfolio.SaveDecision(ctx, store, id(1), portfolio.Decision{})
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	_, err = portfolio.SaveDecision(ctx, store, id(9), portfolio.Decision{})
	require.ErrorIs(t, err, kvalitet.ErrNotFound)
	live, err := portfolio.LoadLive(ctx, store, "move")
	require.NoError(t, err)
	assert.Len(t, live, 1)
}

func TestJSON(t *testing.T) {
	golden.JSON(t, "testdata/initiative.json", lead(t, idea(portfolio.SizeAssignment), portfolio.PhaseExecution))
	golden.JSON(t, "testdata/boards.json", portfolio.OrebroBoards())
	golden.JSON(t, "testdata/sizing.json", portfolio.DefaultSizing())
}

func TestEnums(t *testing.T) {
	t.Run("Degree", func(t *testing.T) { enumtest.Run(t, portfolio.Degrees(), portfolio.ParseDegree) })
	t.Run("Duty", func(t *testing.T) { enumtest.Run(t, portfolio.Duties(), portfolio.ParseDuty) })
	t.Run("Phase", func(t *testing.T) { enumtest.Run(t, portfolio.Phases(), portfolio.ParsePhase) })
	t.Run("Size", func(t *testing.T) { enumtest.Run(t, portfolio.Sizes(), portfolio.ParseSize) })
	t.Run("Verdict", func(t *testing.T) { enumtest.Run(t, portfolio.Verdicts(), portfolio.ParseVerdict) })
}

func FuzzInitiativeJSON(f *testing.F) {
	seed, err := json.Marshal(idea(portfolio.SizeProject))
	require.NoError(f, err)
	f.Add(seed)
	f.Fuzz(func(t *testing.T, data []byte) {
		var in portfolio.Initiative
		if json.Unmarshal(data, &in) != nil || in.Validate() != nil {
			return
		}
		kvalitet.Run(portfolio.Rules(), &in)
	})
}

func ExampleSizingPolicy_Size() {
	size, points, _ := portfolio.DefaultSizing().Size(portfolio.Sizing{Extent: portfolio.DegreeHigh, Complexity: portfolio.DegreeMedium,
		Analysis: portfolio.DegreeMedium, Concerned: portfolio.DegreeHigh, Resources: portfolio.DegreeMedium, Length: portfolio.DegreeLow})
	fmt.Println(size.Label().SV, points)
	// Output: projekt 7
}

func ExampleInitiative_Decide() {
	in := portfolio.Initiative{ID: id(1), Name: "E-tjänst", Size: portfolio.SizeAssignment, Phase: portfolio.PhaseIdea}
	in, err := in.Decide(portfolio.Decision{Point: "BP1", Verdict: portfolio.VerdictContinue, By: "Move", Date: kvalitet.NewDate(2027, 1, 15)})
	fmt.Println(in.Phase.Label().SV, err)
	// Output: förstudie <nil>
}
