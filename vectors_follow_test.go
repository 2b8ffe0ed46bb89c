package kvalitet_test

import (
	"slices"
	"testing"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance"
)

// follow is one measure of a goal: the direction of good, the target, and what became of it.
type follow struct {
	better   governance.Better
	kind     governance.TargetKind
	target   string
	high     string // of an interval
	outcome  string // or a kind of missing
	previous string
	baseline string
	weight   int
}

// followed makes a goal with its measures, under a vision that no other goal answers.
func followed(t *testing.T, measures []follow) ([]governance.Goal, []governance.Indicator, []governance.Measurement) {
	t.Helper()
	number := decimal.RequireFromString
	vision := governance.Goal{ID: uuid.UUID{15: 1}, Level: governance.LevelVision, Text: "En kommun att lita på"}
	direction := governance.Goal{ID: uuid.UUID{15: 2}, Level: governance.LevelDirection, Text: "En bra skola", Parents: []uuid.UUID{vision.ID}}
	goal := governance.Goal{ID: uuid.UUID{15: 3}, Level: governance.LevelBoardGoal, Text: "Fler ska klara gymnasiet", Parents: []uuid.UUID{direction.ID}}
	var indicators []governance.Indicator
	var measurements []governance.Measurement
	for i, m := range measures {
		in := governance.Indicator{ID: uuid.UUID{14: 1, 15: byte(i)}, Name: "mått " + string(rune('a'+i)), Better: m.better}
		if m.target != "" {
			target := governance.Target{Kind: m.kind, Level: number(m.target)}
			if m.high != "" {
				target.High = number(m.high)
			}
			in.Targets = []governance.Target{target}
		}
		if m.baseline != "" {
			in.Baseline = decimal.NewNullDecimal(number(m.baseline))
		}
		measure := governance.Measure{Indicator: in.ID}
		if m.weight > 0 {
			measure.Weight = &m.weight
		}
		goal.Indicators, indicators = append(goal.Indicators, measure), append(indicators, in)
		for year, value := range map[int]string{2026: m.previous, 2027: m.outcome} {
			x := governance.Measurement{ID: uuid.UUID{13: byte(year - 2000), 15: byte(i)}, Indicator: in.ID, Period: kvalitet.Year(year)}
			kind, err := governance.ParseMissing(value)
			switch {
			case value == "":
				continue
			case err == nil:
				x.Missing = kind
			default:
				x.Value = decimal.NewNullDecimal(number(value))
			}
			measurements = append(measurements, x)
		}
	}
	slices.SortFunc(measurements, func(a, b governance.Measurement) int { return slices.Compare(a.ID[:], b.ID[:]) })
	return []governance.Goal{vision, direction, goal}, indicators, measurements
}

func TestVectorsOfFollowUp(t *testing.T) {
	higher, lower, near := governance.BetterHigher, governance.BetterLower, governance.BetterNear
	least, most, within := governance.TargetMinimum, governance.TargetMaximum, governance.TargetInterval
	v := vectors{Of: "governance.Tree.FollowUp", Shared: object{"model": governance.Haparanda(), "policies": governance.Policies()}}
	for _, c := range []struct {
		name     string
		measures []follow
	}{
		{"half reach their targets, one is near, one is far", []follow{
			{better: higher, kind: least, target: "85", outcome: "85"}, {better: higher, kind: least, target: "85", outcome: "91.4", previous: "90"},
			{better: higher, kind: least, target: "85", outcome: "78", previous: "80"}, {better: lower, kind: most, target: "5", outcome: "8", previous: "9"}}},
		{"what is missing is not zero, and what is outside the remit is in no sum", []follow{
			{better: higher, kind: least, target: "85", outcome: "86"}, {better: higher, kind: least, target: "85", outcome: "87"},
			{better: higher, kind: least, target: "85", outcome: "notMeasured"}, {better: higher, kind: least, target: "85", outcome: "secret"},
			{better: higher, kind: least, target: "85", outcome: "outsideRemit"}}},
		{"less than half of the weight has a value: not judged", []follow{
			{better: higher, kind: least, target: "85", outcome: "99"}, {better: higher, kind: least, target: "85", outcome: "notPublished"},
			{better: higher, kind: least, target: "85"}}},
		{"one weighs three times as much: only one rule asks", []follow{
			{better: higher, kind: least, target: "100", outcome: "95", weight: 3}, {better: higher, kind: least, target: "100", outcome: "50", weight: 1}}},
		{"lower is better: zero is met, twice the target is half of it", []follow{
			{better: lower, kind: most, target: "4", outcome: "0", previous: "3"}, {better: lower, kind: most, target: "4", outcome: "8", previous: "8"}}},
		{"no ratio for an interval, a target of zero or below it, or without a target", []follow{
			{better: near, kind: within, target: "18", high: "22", outcome: "20"}, {better: higher, kind: least, target: "0", outcome: "-2", baseline: "-10"},
			{better: higher, outcome: "3"}}},
		{"far above a target does not make up for another", []follow{
			{better: higher, kind: least, target: "10", outcome: "40"}, {better: higher, kind: least, target: "100", outcome: "92"}}},
		{"no measure at all", nil},
	} {
		goals, indicators, measurements := followed(t, c.measures)
		tree, err := governance.NewTree(governance.Haparanda(), goals, indicators...)
		require.NoError(t, err, c.name)
		verdicts := object{}
		for _, policy := range governance.Policies() {
			result, err := tree.FollowUp(measurements, policy)
			require.NoError(t, err, c.name)
			goal := result.Goal(goals[2].ID)
			measures := []object{}
			for _, m := range goal.Measures {
				row := object{"status": m.Status}
				if m.Missing.Valid() {
					row["missing"] = m.Missing
				}
				if m.Ratio.Valid {
					row["ratio"] = m.Ratio.Decimal
				}
				if m.Trend.Desirability.Valid() {
					row["trend"], row["desirable"] = m.Trend.Direction, m.Trend.Desirability
				}
				measures = append(measures, row)
			}
			verdict := object{"status": goal.Status, "met": goal.Met, "judged": goal.Judged, "total": goal.Total, "measures": measures,
				"vision": result.Goal(goals[0].ID).Status}
			if goal.Value.Valid {
				verdict["value"] = goal.Value.Decimal
			}
			verdicts[policy.Rule] = verdict
		}
		v.add(c.name, object{"goals": goals, "indicators": append([]governance.Indicator{}, indicators...), "measurements": append([]governance.Measurement{}, measurements...)}, verdicts)
	}
	v.write(t, "governance/governancetest", "follow")
}
