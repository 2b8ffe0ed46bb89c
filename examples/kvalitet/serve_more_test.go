package main

import (
	"database/sql"
	"net/http"
	"path/filepath"
	"testing"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/control"
	"github.com/kommunkvalitet/kvalitet/governance"
	"github.com/kommunkvalitet/kvalitet/governance/cycle"
	"github.com/kommunkvalitet/kvalitet/process"
	"github.com/kommunkvalitet/kvalitet/risk"
	"github.com/kommunkvalitet/kvalitet/survey"
)

// What the example year has not, other municipalities have.
func TestThePortalOfAnotherMunicipality(t *testing.T) {
	store := openStore(t, filepath.Join(t.TempDir(), "kvalitet.db"))
	ctx := t.Context()
	put := func(_ any, err error) { t.Helper(); require.NoError(t, err) }
	named := func(name string) uuid.UUID { return exampleID("other", name) }

	put(store.PutModel(ctx, governance.Haparanda()))
	put(store.PutIndicator(ctx, governance.Indicator{ID: named("indicator"), Name: "Nöjda", Better: governance.BetterHigher, Unit: "%",
		Targets: []governance.Target{{Kind: governance.TargetMinimum, Level: decimal.NewFromInt(80)}}}))
	for year, value := range map[int]int64{2022: 71, 2023: 74, 2025: 79} {
		put(store.PutMeasurement(ctx, governance.Measured(exampleID("measurement", decimal.NewFromInt(value).String()), named("indicator"), kvalitet.Year(year), decimal.NewFromInt(value))))
	}
	put(store.PutGoal(ctx, governance.Goal{ID: named("goal"), Level: governance.LevelVision, Text: "Minst 80 % nöjda 2025", Indicators: []governance.Measure{{Indicator: named("indicator")}}}))
	m := process.LidkopingSteering()
	for i := range m.Nodes {
		m.Nodes[i].Work, m.Nodes[i].Wait = 3600, 7200
	}
	put(store.PutProcessMap(ctx, m))
	ladder := process.LidkopingLadder()
	put(store.PutMaturityAssessment(ctx, process.Assessment{ID: named("maturity"), Process: m.Process, Ladder: ladder.Code, Date: kvalitet.NewDate(2026, 3, 1),
		Answers: []process.Answer{{Step: ladder.Steps[0].Code, Outcome: kvalitet.OutcomeMet}}}))
	put(store.PutRiskMatrix(ctx, risk.Matrix5x5()))
	put(store.PutRisk(ctx, risk.Risk{ID: named("risk"), Event: "Brand"}))
	put(store.PutRiskMeasure(ctx, risk.Measure{ID: named("late"), Risk: named("risk"), Text: "Brandövning", Due: kvalitet.NewDate(2026, 5, 1)}))
	put(store.PutRiskMeasure(ctx, risk.Measure{ID: named("done"), Risk: named("risk"), Text: "Larm", Due: kvalitet.NewDate(2026, 5, 1), Done: kvalitet.NewDate(2026, 4, 1)}))
	put(store.PutControlModel(ctx, control.Kalmar()))
	put(store.PutControlReport(ctx, control.Report{ID: named("report"), Body: "Kultur- och fritidsnämnden", Year: 2025}))
	put(store.PutOrder(ctx, survey.Order{ID: named("order"), Title: "Brukarenkät", Population: "hemtjänst", Response: &survey.Response{Sample: 200, Answers: 150}}))
	put(store.PutSteeringPlan(ctx, cycle.Plan{ID: named("plan"), Kind: cycle.PlanStrategy, Title: "Strategi", Body: "kommunfullmäktige", Period: kvalitet.Year(2026),
		Adoption: cycle.Adoption{Body: "kommunfullmäktige", Section: "§ 12", On: kvalitet.NewDate(2025, 11, 20)}, Sections: []cycle.Section{{Code: "inledning", Text: "Rad ett\nRad två"}}}))
	put(store.PutPeriodReport(ctx, cycle.PeriodReport{ID: named("period"), Body: "socialnämnden", Kind: cycle.ReportKinds()[0], Period: kvalitet.Year(2026)}))
	put(store.PutWheel(ctx, cycle.Lidkoping()))

	server := portalOf(t, store)
	for path, want := range map[string][]string{
		"/":                                {"Kvalitetsåret 2025", "1 försenade", "0 av 1"},
		"/goals/" + named("goal").String(): {"ej uppfyllt", ">upp<", "minst 80", ">2025<"},
		"/indicators/" + named("indicator").String(): {"<svg", "målvärde 80"},
		"/processes/" + m.ID.String():                {"Ledtid", "Flödeseffektivitet", "steg 1 av"},
		"/risks":                                     {"försenad", "gjord 2026-04-01", "ej bedömd"},
		"/risks/" + named("risk").String():           {"ej bedömd"},
		"/control":                                   {"Kultur- och fritidsnämnden", "Kalmar"},
		"/surveys":                                   {"Brukarenkät", "75"},
		"/plans":                                     {"Strategi", "§ 12 2025-11-20", "socialnämnden"},
		"/plans/" + named("plan").String():           {"inledning", "Rad två", "kommunfullmäktige § 12 2025-11-20"},
		"/calendar":                                  {"Lidköping"},
	} {
		got, body := visit(t, server, path)
		assert.Equal(t, http.StatusOK, got.StatusCode, path)
		for _, text := range want {
			assert.Contains(t, body, text, path)
		}
	}
	crawl(t, server, "/")
}

// A history that somebody has changed past the store is told of where it is shown.
func TestAChangedHistoryIsTold(t *testing.T) {
	address := filepath.Join(t.TempDir(), "kvalitet.db")
	store := yearStore(t, address)
	server := portalOf(t, store)
	_, body := visit(t, server, schoolGoal)
	assert.Contains(t, body, "kedjan är hel")
	db, err := sql.Open("sqlite", address)
	require.NoError(t, err)
	defer db.Close()
	for _, statement := range []string{`DROP TRIGGER history_append_only_update`, `UPDATE history SET role = 'någon annan' WHERE kind = 'governance/goal'`} {
		_, err := db.Exec(statement)
		require.NoError(t, err)
	}
	got, body := visit(t, portalOf(t, store), schoolGoal)
	assert.Equal(t, http.StatusOK, got.StatusCode)
	assert.Contains(t, body, "Historiken hänger inte ihop")
	assert.NotContains(t, body, "kedjan är hel")
}
