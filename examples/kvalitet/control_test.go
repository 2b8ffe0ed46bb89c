package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

type controlOut struct {
	Plan struct {
		Year   int `json:"year"`
		Bodies []struct {
			Body    string `json:"body"`
			Drafted bool   `json:"drafted"`
			Plan    struct {
				Activities []struct {
					Number string   `json:"number"`
					Risks  []string `json:"risks"`
				} `json:"activities"`
			} `json:"plan"`
			Selection []struct {
				Chosen  bool  `json:"chosen"`
				Reasons []any `json:"reasons"`
			} `json:"selection"`
		} `json:"bodies"`
	} `json:"plan"`
	Report struct {
		Overview struct {
			Bodies []struct {
				Body, Grade string
			} `json:"bodies"`
			Grades []struct {
				Grade  string
				Bodies int
			} `json:"grades"`
			Total struct{ Occasions, Done int } `json:"total"`
		} `json:"overview"`
		Bodies []struct {
			Body, Grade string
			Report      struct {
				Rows []struct{ Activity, Result string }
			}
		} `json:"bodies"`
		Next struct {
			Year   int `json:"year"`
			Bodies []struct {
				Body     string           `json:"body"`
				Previous []map[string]any `json:"previous"`
			} `json:"bodies"`
		} `json:"next"`
	} `json:"report"`
	Findings []controlFinding `json:"findings"`
}

func (o controlOut) of(body string) map[string]controlFinding {
	found := map[string]controlFinding{}
	for _, f := range o.Findings {
		if f.Body == body {
			found[f.Rule] = f
		}
	}
	return found
}

// shippedBody is the first body of the shipped example, which is without a fault.
func shippedBody(t *testing.T) map[string]any {
	t.Helper()
	data, err := shipped.ReadFile("data/control.json")
	require.NoError(t, err)
	var year map[string]any
	require.NoError(t, json.Unmarshal(data, &year))
	return year["bodies"].([]any)[0].(map[string]any)
}

func within(t *testing.T, v any, path ...any) any {
	t.Helper()
	for _, p := range path {
		switch p := p.(type) {
		case string:
			v = v.(map[string]any)[p]
		case int:
			v = v.([]any)[p]
		}
	}
	return v
}

func set(t *testing.T, v any, value any, path ...any) {
	t.Helper()
	m := within(t, v, path[:len(path)-1]...).(map[string]any)
	if value == nil {
		delete(m, path[len(path)-1].(string))
		return
	}
	m[path[len(path)-1].(string)] = value
}

// A year of 24 bodies, as many as Örebro has, one fault in each of most of them.
func TestControlReportFindsThePlantedFaults(t *testing.T) {
	faults := []struct {
		name  string
		plant func(map[string]any)
		rule  string
		says  string
	}{
		{"missed", func(b map[string]any) { b["executions"] = within(t, b, "executions").([]any)[:3] }, "control.execution.missed", "P1"},
		{"unanswered", func(b map[string]any) { set(t, b, nil, "report", "followUps") }, "control.followup.answered", "2026-V1"},
		{"own control", func(b map[string]any) { set(t, b, "Ekonomichef", "executions", 2, "tester") }, "control.execution.separation", "Ekonomichef"},
		{"late", func(b map[string]any) { set(t, b, "2028-01-09", "report", "registered") }, "control.report.timely", "9 dagar"},
		{"uncovered", func(b map[string]any) {
			risks := within(t, b, "analysis", "risks").([]any)
			set(t, b, append(risks, map[string]any{"id": "R9", "text": "Ny risk", "area": "ekonomi", "value": 16}), "analysis", "risks")
		}, "control.plan.covered", "R9"},
		{"area", func(b map[string]any) {
			b["activities"] = within(t, b, "activities").([]any)[:2]
			b["executions"] = within(t, b, "executions").([]any)[:3]
		}, "control.plan.areas", "personal"},
		{"no case", func(b map[string]any) { set(t, b, nil, "report", "case") }, "control.report.case", "ärendebeteckning"},
		{"only n/a", func(b map[string]any) { set(t, b, "ej tillämplig", "executions", 3, "result") }, "control.execution.applicable", "P1"},
		{"unapproved", func(b map[string]any) { set(t, b, nil, "amendments", 0, "resolution") }, "control.plan.frozen", "utan nytt beslut"},
		{"late test", func(b map[string]any) { set(t, b, "2027-12-02", "executions", 2, "date") }, "control.execution.late", "2 dagar"},
		{"no report", func(b map[string]any) { delete(b, "report") }, "control.report.exists", "ingen tillsynsrapport"},
		{"no plan", func(b map[string]any) {
			for _, m := range []string{"analysis", "activities", "adopted", "amendments", "executions", "deviations"} {
				delete(b, m)
			}
		}, "control.plan.exists", "ingen tillsynsplan"},
		{"area not analysed", func(b map[string]any) {
			set(t, b, []any{"ekonomi", "verksamhet"}, "analysis", "areas")
			set(t, b, "ekonomi", "analysis", "risks", 2, "area")
		}, "control.analysis.areas", "personal"},
		{"fraud", func(b map[string]any) {
			set(t, b, "nej", "analysis", "fraud")
			set(t, b, false, "analysis", "risks", 1, "fraud")
			set(t, b, "Fel attest", "analysis", "risks", 1, "text")
		}, "control.analysis.fraud", "oegentligheter"},
		{"no evidence", func(b map[string]any) { set(t, b, nil, "executions", 0, "evidence") }, "control.execution.evidence", "V1"},
		{"no effect", func(b map[string]any) { set(t, b, nil, "deviations", 0, "effect") }, "control.deviation.effect", "effekt"},
		{"unrecorded", func(b map[string]any) { b["deviations"] = []any{} }, "control.deviation.recorded", "V1"},
		{"late plan", func(b map[string]any) { set(t, b, "2027-02-01", "adopted", "date") }, "control.plan.timely", "2027-02-01"},
		{"hidden error", func(b map[string]any) { set(t, b, 3.0, "executions", 2, "wrong") }, "control.execution.consistent", "3 fel"},
		{"small sample", func(b map[string]any) { set(t, b, 30.0, "executions", 2, "tested") }, "control.execution.sampled", "30 av 59"},
		{"repeated", func(b map[string]any) { set(t, b, "Avgiftsbeslut", "previous", 0, "process") }, "control.deviation.repeated", "2026-V1"},
		{"unknown field", func(b map[string]any) { b["färg"] = "grön" }, "control.input.unknown", "färg"},
		{"clean", nil, "", ""}, {"clean too", nil, "", ""},
	}
	require.Len(t, faults, 24)
	var bodies []any
	for i, f := range faults {
		b := shippedBody(t)
		b["body"] = fmt.Sprintf("Nämnd %02d %s", i, f.name)
		if f.plant != nil {
			f.plant(b)
		}
		bodies = append(bodies, b)
	}
	data, err := json.Marshal(map[string]any{"year": 2027, "bodies": bodies, "common": []any{map[string]any{"id": "KG1", "text": "Bisysslor anmäls inte", "area": "personal"}}})
	require.NoError(t, err)
	out := kommandJSON[controlOut](t, 0, string(data), "control", "report", "-")
	require.Len(t, out.Report.Overview.Bodies, 24)
	for i, f := range faults {
		body := fmt.Sprintf("Nämnd %02d %s", i, f.name)
		found := out.of(body)
		if f.rule == "" {
			assert.Empty(t, found, body)
			continue
		}
		require.Contains(t, found, f.rule, body)
		assert.Contains(t, found[f.rule].SV, f.says)
		assert.NotEmpty(t, found[f.rule].EN)
		assert.Contains(t, found[f.rule].Path, fmt.Sprintf("/bodies/%d", i))
		assert.Equal(t, "notMet", found[f.rule].Outcome)
	}
	assert.Equal(t, 2028, out.Report.Next.Year)
	assert.Len(t, out.Report.Next.Bodies, 24)
	again, _, _ := kommandText(t, string(data), "control", "report", "-", "-format", "json")
	twice, _, _ := kommandText(t, string(data), "control", "report", "-", "-format", "json")
	assert.Equal(t, again, twice, "the same bytes")
}

func kommandText(t *testing.T, stdin string, args ...string) (out, errs string, status int) {
	t.Helper()
	status, out, errs = kommand(t, stdin, args...)
	return out, errs, status
}

// From an empty plan: the risks give the plan, the plan is read back, what was found is what next year must answer.
func TestControlFromAnEmptyPlan(t *testing.T) {
	empty := `{"år": 2027, "gräns": "över 9", "kommungemensamma": [{"id": "KG1", "text": "Bisysslor", "område": "personal"}],
		"nämnder": [{"nämnd": "Bygg", "risker": [
			{"id": "R1", "risk": "Fel avgift", "område": "verksamhet", "sannolikhet": "3", "konsekvens": 4},
			{"id": "R2", "risk": "Sen", "område": "E", "riskvärde": 9}]}]}`
	out := kommandJSON[controlOut](t, 0, empty, "control", "plan", "-")
	require.Len(t, out.Plan.Bodies, 1)
	b := out.Plan.Bodies[0]
	assert.True(t, b.Drafted)
	require.Len(t, b.Plan.Activities, 2)
	assert.Equal(t, "V1", b.Plan.Activities[0].Number)
	assert.Equal(t, []string{"KG1"}, b.Plan.Activities[1].Risks)
	for _, row := range b.Selection {
		assert.NotEmpty(t, row.Reasons)
	}
	assert.NotContains(t, out.of("Bygg"), "control.plan.covered")
	assert.NotContains(t, out.of("Bygg"), "control.plan.adopted", "a proposal is not late")
	assert.Contains(t, out.of("Bygg")["control.plan.complete"].SV, "metod")

	_, text, _ := kommand(t, empty, "control", "plan", "-", "-format", "json")
	back := kommandJSON[controlOut](t, 0, text, "control", "report", "-")
	assert.NotContains(t, back.of("Bygg"), "control.input.unknown", "what is written is read")
	assert.Contains(t, back.of("Bygg"), "control.execution.missed")
	require.Len(t, back.Report.Next.Bodies[0].Previous, 2)

	next, err := json.Marshal(map[string]any{"year": 2028, "bodies": []any{map[string]any{"body": "Bygg", "previous": back.Report.Next.Bodies[0].Previous, "report": map[string]any{"case": "1", "registered": "2028-12-01"}}}})
	require.NoError(t, err)
	last := kommandJSON[controlOut](t, 0, string(next), "control", "report", "-")
	assert.Contains(t, last.of("Bygg")["control.followup.answered"].SV, "2027-")
}

func TestControlReadsMessyInput(t *testing.T) {
	tests := map[string]struct {
		text   string
		status int
		rule   string
		says   string
	}{
		"a list of bodies":             {`[{"body":"A","year":2027},{"body":"B","year":2027}]`, 0, "control.plan.exists", "A har ingen"},
		"one body":                     {`{"nämnd":"A","år":"2027"}`, 0, "control.plan.exists", "A har ingen"},
		"a date that is none":          {`{"body":"A","year":2027,"adopted":{"date":"2027-02-30"}}`, 1, "control.input.value", "datum"},
		"a word that nobody knows":     {`{"body":"A","year":2027,"activities":[{"number":"V1","text":"x","frequency":"nu och då"}]}`, 1, "control.input.value", "ord"},
		"a number that is none":        {`{"body":"A","year":2027,"risks":[{"id":"R1","text":"x","value":"hög"}]}`, 1, "control.input.value", "heltal"},
		"a running number that is not": {`{"body":"A","year":2027,"activities":[{"number":"17","text":"x"}]}`, 1, "control.input.value", "löpnummer"},
		"another year":                 {`{"year":2027,"bodies":[{"body":"A","year":2026}]}`, 1, "control.input.value", "år"},
		"another year, no common one":  {`[{"body":"A","year":2027},{"body":"B","year":2026}]`, 1, "control.input.value", "år"},
		"the same body twice":          {`{"year":2027,"bodies":[{"body":"A"},{"body":"A"}]}`, 1, "control.input.duplicate", "två gånger"},
		"a body without a name":        {`{"year":2027,"bodies":[{}]}`, 0, "control.input.value", "inget namn"},
		"an object that is a text":     {`{"body":"A","year":2027,"plan":"ja"}`, 1, "control.input.value", "objekt"},
		"unknown fields, nested":       {`{"body":"A","year":2027,"activities":[{"number":"V1","text":"x","färg":1}]}`, 0, "control.input.unknown", "färg"},
		"a grade without a motive":     {`{"body":"A","year":2027,"betyg":"grön"}`, 0, "control.assessment.missing", "motiv"},
		"a body that is missing":       {`{"year":2027,"expected":["A","B"],"bodies":[{"body":"A"}]}`, 0, "control.overview.bodies", "B saknas"},
		"not done is not a test": {`{"body":"A","year":2027,"activities":[{"number":"V1","text":"x","frequency":"årligen"}],"resultat":[{"nummer":"V1","resultat":"ej utförd"}]}`,
			0, "control.execution.missed", "V1"},
		"risks beside a plan": {`{"body":"A","year":2027,"risks":[{"id":"R1","text":"x","area":"V","value":12}],"plan":{"analysis":{"fraud":false},"activities":[]}}`,
			0, "control.plan.covered", "R1"},
		"a risk named by its text": {`{"body":"A","year":2027,"risks":[{"text":"Fel avgift","value":12}],"activities":[{"number":"V1","text":"x","risk":"fel avgift","owner":"chef","responsible":"Chef"}]}`,
			0, "control.plan.separation", "V1"},
		"a principle that fails": {`{"body":"A","year":2027,"principer":[{"princip":16,"finns":"ja","fungerar":"ja"},{"princip":17,"finns":"ja","fungerar":"nej","brist":"allvarlig"}]}`,
			0, "control.system.effective", "17"},
		"a change in Swedish": {`{"nämnd":"A","år":2027,"kontrollmoment":[{"nummer":"E1","text":"x","ägare":"ekonom"}],"ändringar":[{"motiv":"byte","beslut":"2027-03-01 § 9","ändringar":[{"nummer":"E1","kontrollmoment":{"text":"x","ägare":"ekonom","ansvarig":"Ekonom"}}]}]}`,
			0, "control.plan.separation", "E1"},
		"a change that names what goes": {`{"nämnd":"A","år":2027,"kontrollmoment":[{"nummer":"E1","text":"x"},{"nummer":"V1","text":"y","ägare":"chef","ansvarig":"chef"}],"ändringar":[{"motiv":"byte","beslut":"2027-03-01 § 9","ändringar":[{"kontrollmoment":"E1"}]}],"resultat":[{"kontrollmoment":"E1","datum":"2027-04-01","resultat":"inga avvikelser"}]}`,
			0, "control.execution.planned", "E1"},
		"an answer to nothing": {`{"nämnd":"A","år":2027,"förra året":[{"id":"2026-V1","text":"x"}],"rapport":{"uppföljning":[{"punkt":"2026-V1","svar":"klart"},{"punkt":"2026-V2","svar":"klart"}]}}`,
			0, "control.followup.answered", "2026-V2"},
		"results within the activity": {`{"body":"A","year":2027,"activities":[{"number":"V1","text":"x","ägare":"chef","frekvens":"1 gång/år","resultat":[{"datum":"2027-03-01","granskare":"chef","resultat":"ok","prövade":5}]}]}`,
			0, "control.execution.separation", "chef"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			out := kommandJSON[controlOut](t, tt.status, tt.text, "control", "report", "-")
			says := ""
			for _, f := range out.Findings {
				if f.Rule == tt.rule {
					says += f.SV
				}
			}
			assert.Contains(t, says, tt.says)
		})
	}
	for name, text := range map[string]string{"no JSON": `nämnd;år`, "no year": `{"body":"A"}`, "a year out of all time": `{"body":"A","year":99999}`, "a number": `7`, "text after": `{"body":"A","year":2027} x`, "a principle that is none": `{"body":"A","year":2027,"principles":[{"principle":18}]}`, "an unknown model": `{"model":"atlantis","body":"A","year":2027}`} {
		t.Run(name, func(t *testing.T) {
			status, _, errs := kommand(t, text, "control", "report", "-")
			assert.Equal(t, exitUsage, status)
			assert.NotEmpty(t, errs)
		})
	}
}

func TestControlFlags(t *testing.T) {
	_, example, _ := kommand(t, "", "control", "report", "-example")
	name := file(t, "ar.json", example)
	status, text, _ := kommand(t, "", "control", "report", name)
	assert.Zero(t, status)
	assert.Contains(t, text, "Tekniska nämnden")
	status, _, _ = kommand(t, "", "control", "report", name, "-fail-on", "error")
	assert.Equal(t, exitFindings, status)
	_, english, _ := kommand(t, "", "control", "plan", name, "-lang", "en")
	assert.Contains(t, english, "Supervision plan")
	_, early, _ := kommand(t, "", "control", "report", name, "-on", "2027-05-01", "-format", "csv")
	assert.NotContains(t, early, "control.execution.missed", "what is not due is not missed")
	_, later, _ := kommand(t, "", "control", "report", name, "-model", "hultsfred")
	assert.NotContains(t, later, "control.report.timely", "14 January is in time there")
	profile := file(t, "profil.json", `{"rules":{"control.report.case":{"off":true}}}`)
	_, off, _ := kommand(t, "", "control", "report", name, "-profile", profile)
	assert.NotContains(t, off, "control.report.case")
	status, _, _ = kommand(t, "", "control", "report")
	assert.Equal(t, exitUsage, status)
	help, _, _ := kommandText(t, "", "control", "report", "-h")
	assert.Contains(t, help, `"followUps"`)
}

func TestControlSample(t *testing.T) {
	type out struct {
		Size, Allowed, Population, UpperErrors int
		Items, Order                           []int
		Distribution                           string
		UpperLimit                             float64
		Supported                              bool
		Strata                                 []struct{ Items []int }
		Money                                  struct {
			Draws             int
			Interval, Upper   string
			ReliabilityFactor float64
		}
	}
	sample := func(t *testing.T, args ...string) out {
		return kommandJSON[out](t, 0, "", append([]string{"control", "sample"}, args...)...)
	}
	// AICPA, Audit Sampling, tables.
	assert.Equal(t, 59, sample(t, "-tolerable", "0,05", "-confidence", "0,95").Size)
	assert.Equal(t, 93, sample(t, "-tolerable", "5%", "-confidence", "95", "-expected", "1%").Size)
	assert.Equal(t, 93, sample(t, "-tolerable", "0.05", "-confidence", "0.95", "-expected", "1").Size)
	assert.InDelta(t, 0.077, sample(t, "-size", "60", "-found", "1", "-confidence", "0.95").UpperLimit, 0.001)
	assert.True(t, sample(t, "-size", "60", "-found", "1", "-confidence", "0.95", "-tolerable", "0.08").Supported)
	// One error of twenty: 18 items leave it out with exactly one tenth.
	small := sample(t, "-population", "20", "-tolerable", "0.05", "-confidence", "0.9", "-seed", "1")
	assert.Equal(t, 18, small.Size)
	assert.Len(t, small.Items, 18)
	assert.Equal(t, "hypergeometric", small.Distribution)
	assert.Equal(t, 59, sample(t, "-population", "200", "-tolerable", "0.05", "-confidence", "0.95", "-distribution", "binomial").Size)
	assert.Equal(t, 16, sample(t, "-population", "200", "-size", "51", "-found", "1", "-confidence", "0.95").UpperErrors)

	first := sample(t, "-population", "500", "-size", "10", "-seed", "42")
	assert.Equal(t, first, sample(t, "-population", "500", "-size", "10", "-seed", "42"))
	assert.Equal(t, first.Order[:4], sample(t, "-population", "500", "-size", "4", "-seed", "42").Order)
	assert.IsIncreasing(t, first.Items)
	assert.Len(t, sample(t, "-population", "500", "-size", "10", "-method", "systematic").Items, 10)
	assert.Len(t, sample(t, "-strata", "Norr=120,Söder=80", "-size", "10").Strata[0].Items, 6)
	amounts := file(t, "belopp.csv", "belopp\n1 000,50\n250 000\n12\n80 000\n")
	money := sample(t, "-amounts", amounts, "-tolerable", "50 000", "-confidence", "0,95")
	assert.Contains(t, money.Items, 2, "what is larger than the interval is always drawn")

	// By hand: 500 000/2.9957 = 166 904,10 kronor between draws, 60 draws of ten million.
	plan := sample(t, "-amount", "10 000 000", "-tolerable", "500000", "-confidence", "0,95")
	assert.Equal(t, 60, plan.Money.Draws)
	assert.Equal(t, "166904.1", plan.Money.Interval)
	assert.InDelta(t, 2.9957, plan.Money.ReliabilityFactor, 0.0001)
	// One item of 10 000 that should have been 5 000: interval 100 000/2.9957 = 33 380,82; upper = 100 000 + 0.5·(4.7439−2.9957)·33 380,82 = 129 178.
	wrong := file(t, "granskat.csv", "belopp;rätt\n10000;5000\n20000;20000\n400000;\n")
	projected := sample(t, "-amounts", wrong, "-tolerable", "100000", "-confidence", "0,95")
	assert.Contains(t, projected.Money.Upper, "12917")
	assert.False(t, projected.Supported)

	for name, args := range map[string][]string{"nothing": {}, "no confidence": {"-tolerable", "0.05"}, "certainty": {"-tolerable", "0.05", "-confidence", "1"},
		"too large": {"-population", "5", "-size", "6"}, "nothing to draw from": {"-population", "0", "-size", "5"}, "unknown method": {"-population", "5", "-size", "2", "-method", "slump"}, "strata": {"-strata", "Norr", "-size", "2"},
		"distribution": {"-distribution", "normal", "-size", "5"}, "an amount that is none": {"-amount", "mycket", "-tolerable", "5"}, "an amount without an end": {"-amount", "1e30", "-tolerable", "5"}, "expected too many": {"-tolerable", "0.05", "-confidence", "0.95", "-expected", "6%"}} {
		t.Run(name, func(t *testing.T) {
			status, _, errs := kommand(t, "", append([]string{"control", "sample"}, args...)...)
			assert.Equal(t, exitUsage, status)
			assert.NotEmpty(t, strings.TrimSpace(errs))
		})
	}
}

// Whatever the file holds, the commands answer: no panic, and a status that they document.
func FuzzControlRead(f *testing.F) {
	example, err := shipped.ReadFile("data/control.json")
	require.NoError(f, err)
	f.Add(string(example))
	f.Add(`{"body":"A","year":2027,"previousYear":{"plan":{"activities":[{"number":"V1"}]}},"amendments":[{"activity":"V1"}],"limit":"minst 9"}`)
	f.Add(`[{"nämnd":"A","år":2027,"kontrollmoment":[{"nr":"V1","resultat":"ok","period":{"till":"2027-03-31"}}],"avvikelser":[{"avslutad":true}]}]`)
	f.Fuzz(func(t *testing.T, text string) {
		for _, command := range []string{"plan", "report"} {
			status, out, errs := kommand(t, text, "control", command, "-", "-format", "json")
			if status > exitUsage || status == exitDone && !json.Valid([]byte(out)) || status == exitUsage && errs == "" {
				t.Fatal(status, out, errs)
			}
		}
	})
}
