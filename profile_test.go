package kvalitet_test

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
)

func found(id string, outcome kvalitet.Outcome) kvalitet.Finding {
	return kvalitet.Finding{Rule: id, Outcome: outcome}
}

func TestEvaluate(t *testing.T) {
	findings := []kvalitet.Finding{
		found("test.a", kvalitet.OutcomeMet),
		found("test.b", kvalitet.OutcomeNotMet),
		found("test.c", kvalitet.OutcomeUnknown),
		found("test.d", kvalitet.OutcomeNotApplicable),
		found("test.e", kvalitet.OutcomeNotInForce),
	}
	type result struct {
		met, notMet, notApplicable, notInForce, unknown int
		weightMet, weightJudged                         int
		worst                                           kvalitet.Severity
		share                                           float64
		judged                                          bool
	}
	for _, c := range []struct {
		name    string
		profile kvalitet.Profile
		want    result
	}{
		{"zero profile: every rule is a warning of weight 1", kvalitet.Profile{},
			result{1, 1, 1, 1, 1, 1, 2, kvalitet.SeverityWarning, 0.5, true}},
		{"weights", kvalitet.Profile{Rules: map[string]kvalitet.Setting{"test.a": {Weight: 3}, "test.c": {Weight: 100}}},
			result{1, 1, 1, 1, 1, 3, 4, kvalitet.SeverityWarning, 0.75, true}},
		{"severity of a no", kvalitet.Profile{Rules: map[string]kvalitet.Setting{"test.b": {Severity: kvalitet.SeverityError}}},
			result{1, 1, 1, 1, 1, 1, 2, kvalitet.SeverityError, 0.5, true}},
		{"severity of what is not a no", kvalitet.Profile{Rules: map[string]kvalitet.Setting{
			"test.a": {Severity: kvalitet.SeverityError}, "test.b": {Severity: kvalitet.SeverityInfo},
			"test.c": {Severity: kvalitet.SeverityError}, "test.d": {Severity: kvalitet.SeverityError}}},
			result{1, 1, 1, 1, 1, 1, 2, kvalitet.SeverityInfo, 0.5, true}},
		{"the no is turned off", kvalitet.Profile{Rules: map[string]kvalitet.Setting{"test.b": {Off: true}}},
			result{1, 0, 1, 1, 1, 1, 1, 0, 1, true}},
		{"nothing is judged", kvalitet.Profile{Rules: map[string]kvalitet.Setting{"test.a": {Off: true}, "test.b": {Off: true}}},
			result{0, 0, 1, 1, 1, 0, 0, 0, 0, false}},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := kvalitet.Evaluate(c.profile, findings)
			share, ok := e.Share()
			assert.Equal(t, c.want, result{e.Met, e.NotMet, e.NotApplicable, e.NotInForce, e.Unknown,
				e.WeightMet, e.WeightJudged, e.Worst, share, ok})
			for _, j := range e.Judged {
				assert.False(t, c.profile.Rules[j.Rule].Off)
				assert.True(t, j.Severity.Valid())
				assert.Positive(t, j.Weight)
			}
		})
	}
}

// Whatever the profile, a finding of missing data changes neither a sum, a share nor the worst severity.
func TestUnknownIsNeverANo(t *testing.T) {
	profiles := []kvalitet.Profile{{}}
	for _, severity := range kvalitet.Severities() {
		profiles = append(profiles, kvalitet.Profile{Rules: map[string]kvalitet.Setting{"test.u": {Severity: severity, Weight: 7}}})
	}
	for _, p := range profiles {
		for _, outcome := range kvalitet.Outcomes() {
			without := kvalitet.Evaluate(p, []kvalitet.Finding{found("test.a", outcome)})
			with := kvalitet.Evaluate(p, []kvalitet.Finding{found("test.u", kvalitet.OutcomeUnknown), found("test.a", outcome)})
			assert.Equal(t, without.Unknown+1, with.Unknown)
			with.Unknown, with.Judged = without.Unknown, with.Judged[1:]
			assert.Equal(t, without, with)
		}
	}
}

func TestEvaluateKeepsOrderAndFindings(t *testing.T) {
	hint := kvalitet.NotMet("mått saknas", "no measure").At(kvalitet.Place{Path: "/text"})
	hint.Rule = "test.b"
	e := kvalitet.Evaluate(kvalitet.Profile{Rules: map[string]kvalitet.Setting{"test.off": {Off: true}}},
		[]kvalitet.Finding{found("test.c", kvalitet.OutcomeMet), found("test.off", kvalitet.OutcomeNotMet), hint})
	assert.Equal(t, []kvalitet.Judged{
		{Finding: found("test.c", kvalitet.OutcomeMet), Severity: kvalitet.SeverityWarning, Weight: 1},
		{Finding: hint, Severity: kvalitet.SeverityWarning, Weight: 1},
	}, e.Judged)
	data, err := json.Marshal(e)
	require.NoError(t, err)
	assert.Equal(t, `{"judged":[`+
		`{"rule":"test.c","outcome":"met","text":{"sv":"","en":""},"severity":"warning","weight":1},`+
		`{"rule":"test.b","outcome":"notMet","text":{"sv":"mått saknas","en":"no measure"},"path":"/text","severity":"warning","weight":1}`+
		`],"worst":"warning"}`, string(data))
}

func TestProfileProblems(t *testing.T) {
	with := func(s kvalitet.Setting) kvalitet.Profile {
		return kvalitet.Profile{Rules: map[string]kvalitet.Setting{"test.a": s}}
	}
	for _, c := range []struct {
		name    string
		profile kvalitet.Profile
		want    []string
	}{
		{"zero", kvalitet.Profile{}, nil},
		{"full", with(kvalitet.Setting{Severity: kvalitet.SeverityError, Weight: 1_000_000}), nil},
		{"no such severity", with(kvalitet.Setting{Severity: 9}), []string{"severity /rules/test.a/severity"}},
		{"negative weight", with(kvalitet.Setting{Weight: -1}), []string{"range /rules/test.a/weight"}},
		{"a weight whose sums could overflow", with(kvalitet.Setting{Weight: math.MaxInt}), []string{"range /rules/test.a/weight"}},
		{"thresholds that are no numbers", kvalitet.Profile{Thresholds: map[string]float64{"b": math.NaN(), "a": math.Inf(-1), "c": 0}},
			[]string{"range /thresholds/a", "range /thresholds/b"}},
		{"names are escaped as RFC 6901 says", kvalitet.Profile{Thresholds: map[string]float64{"a/b~c": math.NaN()}},
			[]string{"range /thresholds/a~1b~0c"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, codes(c.profile.Problems()))
			assert.Equal(t, c.want, codesOf(t, c.profile.Validate()))
		})
	}
}

func TestProfileFor(t *testing.T) {
	rules := []*planRule{rule("test.a", met), nil, rule("test.b", met)}
	p := kvalitet.Profile{Rules: map[string]kvalitet.Setting{"test.a": {Off: true}, "test.b": {Weight: 2}}}
	require.NoError(t, kvalitet.ValidateProfile(p, rules))
	p.Rules["test.mistyped"] = kvalitet.Setting{Weight: -1}
	assert.Equal(t, []string{"range /rules/test.mistyped/weight", "unknown /rules/test.mistyped"},
		codesOf(t, kvalitet.ValidateProfile(p, rules)))
}

func TestThreshold(t *testing.T) {
	p := kvalitet.Profile{Thresholds: map[string]float64{"process.map.activities": 0}}
	assert.Zero(t, p.Threshold("process.map.activities", 9), "a threshold of zero is a threshold")
	assert.InDelta(t, 9, p.Threshold("other", 9), 0)
	assert.InDelta(t, 9, kvalitet.Profile{}.Threshold("other", 9), 0)
}

func TestProfileJSON(t *testing.T) {
	for _, c := range []struct {
		name    string
		profile kvalitet.Profile
		want    string
	}{
		{"zero", kvalitet.Profile{}, `{}`},
		{"full", kvalitet.Profile{
			Name: kvalitet.Label{SV: "Ale", EN: "Ale"},
			Rules: map[string]kvalitet.Setting{
				"test.b": {Severity: kvalitet.SeverityError, Weight: 3}, "test.a": {Off: true}, "test.c": {}},
			Thresholds: map[string]float64{"z": 0.5, "a": 0},
		}, `{"name":{"sv":"Ale","en":"Ale"},"rules":{"test.a":{"off":true},"test.b":{"severity":"error","weight":3},"test.c":{}},` +
			`"thresholds":{"a":0,"z":0.5}}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			data, err := json.Marshal(c.profile)
			require.NoError(t, err)
			assert.Equal(t, c.want, string(data))
			var back kvalitet.Profile
			require.NoError(t, json.Unmarshal(data, &back))
			assert.Equal(t, c.profile, back)
		})
	}
}

func FuzzProfileJSON(f *testing.F) {
	for _, seed := range []string{
		`{}`, `null`, `{"rules":{"a.b":{"severity":"error","weight":2,"off":true}},"thresholds":{"x":1e308}}`,
		`{"rules":{"a.b":{"severity":""}}}`, `{"rules":{"a~/b":{"weight":-1}}}`, `{"thresholds":{"x":1e309}}`,
		`{"rules":{"a.b":{"weight":9223372036854775807},"c.d":{"weight":9223372036854775807}}}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var p kvalitet.Profile
		if json.Unmarshal(data, &p) != nil {
			return
		}
		once, err := json.Marshal(p)
		require.NoError(t, err)
		var back kvalitet.Profile
		require.NoError(t, json.Unmarshal(once, &back))
		twice, err := json.Marshal(back)
		require.NoError(t, err)
		assert.Equal(t, string(once), string(twice))
		assert.Equal(t, p.Problems(), back.Problems())

		var findings []kvalitet.Finding
		for id := range p.Rules {
			findings = append(findings, found(id, kvalitet.OutcomeMet), found(id, kvalitet.OutcomeNotMet))
		}
		e := kvalitet.Evaluate(p, findings)
		if p.Validate() != nil {
			return
		}
		if share, ok := e.Share(); ok {
			assert.True(t, share >= 0 && share <= 1, "share %v", share)
		}
	})
}
