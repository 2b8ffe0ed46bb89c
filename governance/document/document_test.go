package document_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance/document"
	"github.com/kommunkvalitet/kvalitet/governance/document/documenttest"
	"github.com/kommunkvalitet/kvalitet/internal/enumtest"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
	"github.com/kommunkvalitet/kvalitet/internal/rulesdoc"
)

func TestEnums(t *testing.T) {
	t.Run("CoverageStatus", func(t *testing.T) { enumtest.Run(t, document.CoverageStatuses(), document.ParseCoverageStatus) })
	t.Run("Family", func(t *testing.T) { enumtest.Run(t, document.Families(), document.ParseFamily) })
	t.Run("Level", func(t *testing.T) { enumtest.Run(t, document.Levels(), document.ParseLevel) })
}

func id(n byte) uuid.UUID { return uuid.UUID{15: n} }

func date(y int, m time.Month, d int) kvalitet.Date { return kvalitet.NewDate(y, m, d) }

var today = date(2026, 11, 22)

// register is a policy of the council and a guideline of a board that follows it, both in order.
func whole() []document.SteeringDocument {
	return []document.SteeringDocument{
		{ID: id(1), Title: "Kvalitetspolicy", Type: "policy", Subject: "kvalitet", Body: "council", Level: document.LevelCouncil, Adopted: date(2024, 5, 2),
			Section: "§ 9", Period: kvalitet.Period{From: date(2024, 6, 1)}, ReviewBy: date(2027, 6, 30), Owner: "qualityDirector"},
		{ID: id(2), Title: "Riktlinje för klagomål", Type: "guideline", Subject: "klagomål", Body: "board", Level: document.LevelBoard, Adopted: date(2025, 3, 4),
			ReviewBy: date(2027, 3, 4), Owner: "headOfAdministration", Follows: []uuid.UUID{id(1)}},
	}
}

func TestRules(t *testing.T) {
	require.NoError(t, kvalitet.ValidateRules(document.Rules()))
	golden.File(t, "RULES.md", rulesdoc.Markdown("document",
		rulesdoc.Of("document.Rules", kvalitet.Label{SV: "Styrdokument", EN: "Steering documents"}, document.Rules())))
	add := func(d document.SteeringDocument) func([]document.SteeringDocument) []document.SteeringDocument {
		return func(ds []document.SteeringDocument) []document.SteeringDocument { return append(ds, d) }
	}
	edit := func(change func(*document.SteeringDocument)) func([]document.SteeringDocument) []document.SteeringDocument {
		return func(ds []document.SteeringDocument) []document.SteeringDocument { change(&ds[1]); return ds }
	}
	council := document.SteeringDocument{ID: id(3), Title: "Fullmäktiges riktlinje", Type: "guideline", Subject: "klagomål", Body: "council", Level: document.LevelCouncil, Adopted: date(2025, 1, 1)}
	for _, c := range []struct {
		name   string
		change func([]document.SteeringDocument) []document.SteeringDocument
		rule   string
		want   kvalitet.Outcome
	}{
		{"expired", edit(func(d *document.SteeringDocument) { d.Period.Until = date(2026, 11, 22) }), "valid", kvalitet.OutcomeNotMet},
		{"the last day", edit(func(d *document.SteeringDocument) { d.Period.Until = date(2026, 11, 23) }), "valid", kvalitet.OutcomeMet},
		{"not adopted", edit(func(d *document.SteeringDocument) { d.Adopted = kvalitet.Date{} }), "valid", kvalitet.OutcomeNotMet},
		{"superseded", add(document.SteeringDocument{ID: id(3), Title: "Ny", Type: "rule", Body: "board", Level: document.LevelBoard, Adopted: date(2026, 1, 1), Supersedes: []uuid.UUID{id(2)}}), "valid", kvalitet.OutcomeNotMet},
		{"retired", edit(func(d *document.SteeringDocument) { d.Retired = date(2026, 1, 1) }), "valid", kvalitet.OutcomeNotApplicable},
		{"overdue", edit(func(d *document.SteeringDocument) { d.ReviewBy = date(2026, 11, 21) }), "review", kvalitet.OutcomeNotMet},
		{"due today", edit(func(d *document.SteeringDocument) { d.ReviewBy = today }), "review", kvalitet.OutcomeMet},
		{"no day of review", edit(func(d *document.SteeringDocument) { d.ReviewBy = kvalitet.Date{} }), "review", kvalitet.OutcomeNotMet},
		{"retired needs no review", edit(func(d *document.SteeringDocument) { d.Retired = today }), "review", kvalitet.OutcomeNotApplicable},
		{"nobody's", edit(func(d *document.SteeringDocument) { d.Owner = "" }), "owner", kvalitet.OutcomeNotMet},
		{"retired needs no owner", edit(func(d *document.SteeringDocument) { d.Retired = today }), "owner", kvalitet.OutcomeNotApplicable},
		{"a vision of a board", edit(func(d *document.SteeringDocument) { d.Type = "vision" }), "adopted", kvalitet.OutcomeNotMet},
		{"a type of one's own", edit(func(d *document.SteeringDocument) { d.Type = "stadga" }), "adopted", kvalitet.OutcomeUnknown},
		{"the council has one too", add(council), "rank", kvalitet.OutcomeNotMet},
		{"the council's, and this follows it", func(ds []document.SteeringDocument) []document.SteeringDocument {
			ds[1].Follows = append(ds[1].Follows, council.ID)
			return append(ds, council)
		}, "rank", kvalitet.OutcomeMet},
		{"two of a kind", func(ds []document.SteeringDocument) []document.SteeringDocument {
			twin := ds[1]
			twin.ID = id(3)
			return append(ds, twin)
		}, "rank", kvalitet.OutcomeNotMet},
		{"two of a kind for others", func(ds []document.SteeringDocument) []document.SteeringDocument {
			twin := ds[1]
			twin.ID, twin.Applies, ds[1].Applies = id(3), []string{"skola"}, []string{"vård"}
			return append(ds, twin)
		}, "rank", kvalitet.OutcomeMet},
		{"a board's guideline over the council's rules", func(ds []document.SteeringDocument) []document.SteeringDocument {
			rule := council
			rule.Type = "rule"
			return append(ds, rule)
		}, "rank", kvalitet.OutcomeNotMet},
		{"another family", func(ds []document.SteeringDocument) []document.SteeringDocument {
			plan := council
			plan.Type = "programme"
			return append(ds, plan)
		}, "rank", kvalitet.OutcomeMet},
		{"no subject", edit(func(d *document.SteeringDocument) { d.Subject = "" }), "rank", kvalitet.OutcomeUnknown},
		{"a type of one's own has no rank", edit(func(d *document.SteeringDocument) { d.Type = "stadga" }), "rank", kvalitet.OutcomeUnknown},
		{"not in force", edit(func(d *document.SteeringDocument) { d.Adopted = date(2027, 1, 1) }), "rank", kvalitet.OutcomeNotApplicable},
		{"follows what has ended", func(ds []document.SteeringDocument) []document.SteeringDocument {
			ds[0].Retired = date(2026, 1, 1)
			return ds
		}, "follows", kvalitet.OutcomeNotMet},
		{"follows what is superseded", add(document.SteeringDocument{ID: id(3), Title: "Ny policy", Type: "policy", Body: "council", Level: document.LevelCouncil, Adopted: date(2026, 1, 1), Supersedes: []uuid.UUID{id(1)}}), "follows", kvalitet.OutcomeNotMet},
		{"follows what is not there", edit(func(d *document.SteeringDocument) { d.Follows[0] = id(99) }), "follows", kvalitet.OutcomeUnknown},
		{"follows nothing", edit(func(d *document.SteeringDocument) { d.Follows = nil }), "follows", kvalitet.OutcomeNotApplicable},
	} {
		t.Run(c.rule+": "+c.name, func(t *testing.T) {
			r, err := document.NewRegister(whole()...)
			require.NoError(t, err)
			p, ok := r.Pass(id(2), today)
			require.True(t, ok)
			for _, f := range kvalitet.Run(document.Rules(), p) {
				require.Equal(t, kvalitet.OutcomeMet, f.Outcome, "%s: %s", f.Rule, f.Text.SV)
			}
			r, err = document.NewRegister(c.change(whole())...)
			require.NoError(t, err)
			p, _ = r.Pass(id(2), today)
			for _, f := range kvalitet.Run(document.Rules(), p) {
				if f.Rule == "governance.document."+c.rule {
					assert.Equal(t, c.want, f.Outcome, f.Text.SV)
				}
			}
		})
	}
}

func TestRegister(t *testing.T) {
	ds := whole()
	ds = append(ds, document.SteeringDocument{ID: id(3), Title: "Ny policy", Type: "policy", Body: "council", Level: document.LevelCouncil, Adopted: date(2027, 1, 1), Supersedes: []uuid.UUID{id(1)}})
	r, err := document.NewRegister(ds...)
	require.NoError(t, err)
	assert.Len(t, r.InForce(today), 2, "the new one is not adopted yet")
	inForce := r.InForce(date(2027, 1, 1))
	require.Len(t, inForce, 2)
	assert.Equal(t, id(2), inForce[0].ID, "the old one has been superseded")
	_, ok := r.Document(id(99))
	assert.False(t, ok)
	_, ok = r.Pass(id(99), today)
	assert.False(t, ok)

	for name, c := range map[string]struct {
		change func([]document.SteeringDocument)
		want   string
	}{
		"the same twice":  {func(d []document.SteeringDocument) { d[1].ID, d[1].Follows = id(1), nil }, "duplicate /1"},
		"in a ring":       {func(d []document.SteeringDocument) { d[0].Follows = []uuid.UUID{id(2)} }, "cycle /0/follows"},
		"follows itself":  {func(d []document.SteeringDocument) { d[1].Follows = []uuid.UUID{id(2)} }, "cycle /1/follows/0"},
		"replaces itself": {func(d []document.SteeringDocument) { d[1].Supersedes = []uuid.UUID{id(2)} }, "cycle /1/supersedes/0"},
		"no level":        {func(d []document.SteeringDocument) { d[1].Level = 0 }, "missing /1/level"},
		"no body":         {func(d []document.SteeringDocument) { d[1].Body = "" }, "missing /1/body"},
	} {
		ds := whole()
		c.change(ds)
		_, err := document.NewRegister(ds...)
		var invalid *kvalitet.ValidationError
		require.ErrorAs(t, err, &invalid, name)
		assert.Equal(t, c.want, invalid.Problems[0].Code+" "+invalid.Problems[0].Path, name)
	}
}

func TestTypes(t *testing.T) {
	for _, ty := range document.Types() {
		assert.True(t, ty.Name.Complete() && ty.Family.Valid() && len(ty.Levels) > 0 && ty.Source.Grade.Valid(), ty.Code)
	}
	_, ok := document.TypeOf(document.Types(), "stadga")
	assert.False(t, ok)
	assert.True(t, document.LevelCouncil.Above(document.LevelUnit))
	assert.False(t, document.Level(0).Above(document.LevelUnit))
}

func TestCover(t *testing.T) {
	set := document.SOSFS2011()
	answer := func(n byte, kind document.EvidenceKind, numbers ...string) document.Evidence {
		e := document.Evidence{ID: id(n), Title: "x", Kind: kind}
		for _, number := range numbers {
			e.Answers = append(e.Answers, document.Clause{Set: set.Code, Number: number})
		}
		return e
	}
	expired, exempt := answer(3, document.EvidenceControl, "5 kap. 2 §"), answer(4, document.EvidenceDecision, "4 kap. samverkan")
	expired.Period.Until = today
	exempt.NotApplicable, exempt.Text = true, "ingen samverkan"
	other := document.Evidence{ID: id(6), Title: "x", Kind: document.EvidenceRisk, Answers: []document.Clause{{Set: "KL", Number: "5 kap. 2 §"}}}
	c := document.Cover(set, []document.Evidence{answer(1, document.EvidenceRisk, "5 kap. 1 §"), answer(2, document.EvidenceDocument, "5 kap. 6 §"), expired, exempt,
		answer(5, document.EvidenceProcess, "9 kap."), other}, today)
	assert.Equal(t, []int{1, 1, 1, 8, 1}, []int{c.Covered, c.Weak, c.Expired, c.Missing, c.NotApplicable})
	assert.Len(t, c.Rows, 12)
	assert.Equal(t, []uuid.UUID{id(5)}, c.Stray)
	covered, of := c.Share()
	assert.Equal(t, []int{1, 11}, []int{covered, of}, "what does not apply counts in no share")
	status := map[string]document.CoverageStatus{}
	for _, r := range c.Rows {
		status[r.Requirement.Number] = r.Status
	}
	assert.Equal(t, document.CoverageCovered, status["5 kap. 1 §"])
	assert.Equal(t, document.CoverageWeak, status["5 kap. 6 §"])
	assert.Equal(t, document.CoverageExpired, status["5 kap. 2 §"])
	assert.Len(t, c.Gaps(), 10)
	text, err := json.Marshal(document.Cover(document.RequirementSet{}, nil, today))
	require.NoError(t, err)
	assert.NotContains(t, string(text), "null")

	// Adding evidence never makes a requirement worse.
	more := document.Cover(set, []document.Evidence{answer(1, document.EvidenceRisk, "5 kap. 1 §"), answer(7, document.EvidenceDocument, "5 kap. 1 §"), expired}, today)
	for _, r := range more.Rows {
		if r.Requirement.Number == "5 kap. 1 §" {
			assert.Equal(t, document.CoverageCovered, r.Status)
			assert.Len(t, r.Evidence, 2)
		}
	}
}

func TestRequirementSets(t *testing.T) {
	for _, s := range document.RequirementSets() {
		require.NoError(t, s.Validate(), s.Code)
		golden.JSON(t, "testdata/"+map[string]string{"SOSFS 2011:9": "sosfs", "KL": "kl", "ISO 9001:2015": "iso9001", "Svensk Kvalitetsbas": "svk", "ISO 14001:2015": "iso14001",
			"Skollagen 4 kap.": "skollagen", "Patientsäkerhetslagen 3 kap.": "psl", "LSS": "lss", "Förvaltningslagen": "fl"}[s.Code]+".json", s)
	}
	_, ok := document.ISO9001().Requirement("6.2")
	assert.True(t, ok)
	bad := document.SOSFS2011()
	bad.Requirements[1].Number = bad.Requirements[0].Number
	assert.Equal(t, "duplicate", bad.Problems()[0].Code)
	e := document.Evidence{ID: id(1), Title: "x", Kind: "risk", NotApplicable: true, Answers: []document.Clause{{Set: "KL", Number: "1"}}}
	assert.Equal(t, "/text", e.Problems()[0].Path)
	e.NotApplicable, e.Answers = false, nil
	assert.Equal(t, "/answers", e.Problems()[0].Path)
}

func TestStoreCallers(t *testing.T) {
	ctx, s := t.Context(), documenttest.NewMemStore()
	for _, d := range whole() {
		_, err := document.SaveSteeringDocument(ctx, s, d)
		require.NoError(t, err)
	}
	r, err := document.LoadRegister(ctx, s)
	require.NoError(t, err)
	assert.Len(t, r.InForce(today), 2)
	set, err := document.SaveRequirementSet(ctx, s, document.SOSFS2011())
	require.NoError(t, err)
	_, err = document.SaveEvidence(ctx, s, document.Evidence{ID: id(1), Title: "x", Kind: document.EvidenceRisk, Answers: []document.Clause{{Set: set.Code, Number: "5 kap. 1 §"}}})
	require.NoError(t, err)
	c, err := document.LoadCoverage(ctx, s, set.ID, today)
	require.NoError(t, err)
	assert.Equal(t, 1, c.Covered)
	_, err = document.LoadCoverage(ctx, s, id(99), today)
	require.ErrorIs(t, err, kvalitet.ErrNotFound)
	_, err = document.SaveSteeringDocument(ctx, s, document.SteeringDocument{})
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	_, err = document.SaveRequirementSet(ctx, s, document.RequirementSet{})
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	_, err = document.SaveEvidence(ctx, s, document.Evidence{})
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
}

func TestJSON(t *testing.T) {
	golden.JSON(t, "testdata/steering-document.json", whole()[1])
	golden.JSON(t, "testdata/evidence.json", document.Evidence{ID: id(1), Title: "x", Kind: "risk", Answers: []document.Clause{{Set: "KL", Number: "1"}}})
	golden.JSON(t, "testdata/evidence-empty.json", document.Evidence{})
	golden.JSON(t, "testdata/set-empty.json", document.RequirementSet{})
}

func FuzzSteeringDocumentJSON(f *testing.F) {
	seed, err := json.Marshal(whole()[1])
	require.NoError(f, err)
	f.Add(seed)
	f.Fuzz(func(t *testing.T, data []byte) {
		var d document.SteeringDocument
		if json.Unmarshal(data, &d) != nil {
			return
		}
		r, err := document.NewRegister(d, whole()[0])
		if err != nil {
			require.ErrorIs(t, err, kvalitet.ErrInvalid)
			return
		}
		p, ok := r.Pass(d.ID, today)
		require.True(t, ok)
		kvalitet.Run(document.Rules(), p)
	})
}

func FuzzEvidenceJSON(f *testing.F) {
	f.Add([]byte(`{"id":"00000000-0000-0000-0000-000000000001","title":"x","kind":"risk","answers":[{"set":"SOSFS 2011:9","number":"5 kap. 1 §"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var e document.Evidence
		if json.Unmarshal(data, &e) != nil || e.Validate() != nil {
			return
		}
		c := document.Cover(document.SOSFS2011(), []document.Evidence{e}, today)
		require.Equal(t, len(c.Rows), c.Covered+c.Weak+c.Expired+c.Missing+c.NotApplicable)
	})
}

func FuzzRequirementSetJSON(f *testing.F) {
	set := document.SOSFS2011()
	set.Requirements = set.Requirements[:1]
	seed, err := json.Marshal(set)
	require.NoError(f, err)
	f.Add(seed)
	f.Fuzz(func(t *testing.T, data []byte) {
		var s document.RequirementSet
		if json.Unmarshal(data, &s) == nil && s.Validate() == nil {
			require.Len(t, document.Cover(s, nil, today).Gaps(), len(s.Requirements))
		}
	})
}

func ExampleCover() {
	set := document.SOSFS2011()
	evidence := []document.Evidence{{Title: "Riskanalys hemtjänst 2026", Kind: document.EvidenceRisk,
		Answers: []document.Clause{{Set: set.Code, Number: "5 kap. 1 §"}}}}
	c := document.Cover(set, evidence, kvalitet.NewDate(2026, 11, 22))
	covered, of := c.Share()
	fmt.Println(covered, "av", of)
	fmt.Println(c.Gaps()[0].Requirement.Number, c.Gaps()[0].Status.Label().SV)
	// Output:
	// 1 av 12
	// 3 kap. bevis saknas
}

func ExampleRules() {
	r, _ := document.NewRegister(document.SteeringDocument{ID: uuid.UUID{1}, Title: "Vision 2020", Type: "vision", Body: "board",
		Level: document.LevelBoard, Adopted: kvalitet.NewDate(2012, 5, 2), ReviewBy: kvalitet.NewDate(2020, 12, 31), Owner: "director"})
	p, _ := r.Pass(uuid.UUID{1}, kvalitet.NewDate(2026, 11, 22))
	for _, f := range kvalitet.Run(document.Rules(), p) {
		if f.Outcome == kvalitet.OutcomeNotMet {
			fmt.Println(f.Rule, f.Text.In("sv"))
		}
	}
	// Output:
	// governance.document.review Översynen skulle vara gjord 2020-12-31, för 2152 dagar sedan.
	// governance.document.adopted Dokument av typen vision antas inte av nämnd.
}
