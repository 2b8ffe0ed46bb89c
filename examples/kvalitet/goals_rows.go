package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/governance"
)

// follow gathers the tree that a file describes.
type follow struct {
	goals        []governance.Goal
	place        map[string]int
	names        []string
	indicators   []governance.Indicator
	measurements []governance.Measurement
	weights      [][]decimal.Decimal // per goal, in the order of its measures
	claims       []claim
}

// add takes a row's measure into its goal.
func (f *follow) add(row *table.Row, goal string) {
	i, ok := f.place[goal]
	if !ok {
		i = len(f.goals)
		f.place[goal] = i
		f.goals = append(f.goals, governance.Goal{ID: uuid.NewSHA1(flatModel.ID, []byte(goal)), Level: governance.LevelGoal, Text: goal})
		f.names, f.weights = append(f.names, goal), append(f.weights, nil)
	}
	weight := decimal.NewFromInt(1)
	if w, ok := row.Decimal("weight"); ok {
		if weight = w; w.IsNegative() || w.Cmp(decimal.NewFromInt(1_000_000)) > 0 {
			row.Fail("weight", "range", "vikten är inte 0–1 000 000", "the weight is not 0–1,000,000")
			return
		}
	}
	in := governance.Indicator{ID: uuid.NewSHA1(f.goals[i].ID, fmt.Appendf(nil, "%d", row.Number)), Name: row.Text("measure"), Unit: row.Text("unit")}
	if in.Name == "" {
		in.Name = fmt.Sprintf("rad %d", row.Number)
	}
	f.target(row, &in)
	f.outcome(row, &in)
	f.goals[i].Indicators = append(f.goals[i].Indicators, governance.Measure{Indicator: in.ID})
	f.weights[i] = append(f.weights[i], weight)
	f.parts(row, i)
	f.indicators = append(f.indicators, in)
}

// target reads the direction, the target and what it is relative to.
func (f *follow) target(row *table.Row, in *governance.Indicator) {
	target, ok := readTarget(row.Text("target"))
	if !ok {
		row.Fail("target", "number", fmt.Sprintf("målvärdet %q går inte att läsa", row.Text("target")),
			fmt.Sprintf("the target %q cannot be read", row.Text("target")))
	}
	better, said := readBetter(row.Text("better"))
	if !said && !row.Blank("better") {
		row.Fail("better", "unknown", fmt.Sprintf("riktningen %q är varken högre, lägre eller nära", row.Text("better")),
			fmt.Sprintf("the direction %q is neither higher, lower nor near", row.Text("better")))
	}
	low, hasLow := row.Decimal("min")
	high, hasHigh := row.Decimal("max")
	if !said && !row.Blank("better") && !target.better.Valid() { // nobody knows which way is good: not judged
		in.Better = governance.BetterHigher
		return
	}
	switch {
	case said:
		in.Better = better
	case target.better.Valid():
		in.Better = target.better
	case row.Blank("target") && hasLow && hasHigh:
		in.Better = governance.BetterNear
	case row.Blank("target") && hasHigh:
		in.Better = governance.BetterLower
	default:
		in.Better = governance.BetterHigher
	}
	in.Balance = target.exact || isRank(in.Name, in.Unit)
	if d, ok := row.Decimal("baseline"); ok {
		in.Baseline = decimal.NewNullDecimal(d)
	}
	spec := target.spec
	switch {
	case !row.Blank("target") && ok:
		if spec.Kind == 0 {
			spec.Kind = map[governance.Better]governance.TargetKind{governance.BetterHigher: governance.TargetMinimum,
				governance.BetterLower: governance.TargetMaximum, governance.BetterNear: governance.TargetExact}[in.Better]
			if spec.Kind == governance.TargetExact && hasLow && hasHigh && low.Cmp(high) <= 0 {
				spec = governance.Target{Kind: governance.TargetInterval, Level: low, High: high}
			}
		}
	case hasLow && hasHigh && low.Cmp(high) > 0:
		row.Fail("max", "order", "max är mindre än min", "max is less than min")
		return
	case hasLow && hasHigh:
		spec = governance.Target{Kind: governance.TargetInterval, Level: low, High: high}
	case hasLow:
		spec = governance.Target{Kind: governance.TargetMinimum, Level: low}
	case hasHigh:
		spec = governance.Target{Kind: governance.TargetMaximum, Level: high}
	default:
		return
	}
	if problems := spec.Problems(); len(problems) > 0 {
		row.Fail("target", problems[0].Code, problems[0].SV, problems[0].EN)
		return
	}
	in.Targets = []governance.Target{spec}
}

// isRank reports whether a measure is a place in an order, of which a ratio means nothing.
func isRank(name, unit string) bool {
	text := strings.ToLower(name + " " + unit)
	return slices.ContainsFunc([]string{"ranking", "rankning", "placering i ", "plats i ", "rangordning"}, func(w string) bool { return strings.Contains(text, w) }) ||
		strings.EqualFold(unit, "plats") || strings.EqualFold(unit, "rank")
}

// outcome reads the outcome or why there is none, and the outcome before it.
func (f *follow) outcome(row *table.Row, in *governance.Indicator) {
	m := governance.Measurement{ID: uuid.NewSHA1(in.ID, []byte("now")), Indicator: in.ID, Period: kvalitet.Year(2001)}
	if d, ok := row.Decimal("previous"); ok {
		f.measurements = append(f.measurements, governance.Measured(uuid.NewSHA1(in.ID, []byte("before")), in.ID, kvalitet.Year(2000), d))
	}
	for _, b := range []struct {
		column string
		to     *decimal.NullDecimal
	}{{"mean", &m.Others.Mean}, {"lower", &m.Others.Lower}, {"upper", &m.Others.Upper}} {
		if d, ok := row.Decimal(b.column); ok {
			*b.to = decimal.NewNullDecimal(d)
		}
	}
	if m.Others.Lower.Valid && m.Others.Upper.Valid && m.Others.Upper.Decimal.Cmp(m.Others.Lower.Decimal) < 0 {
		row.Fail("upper", "order", "övre kvartilen är mindre än den undre", "the upper quartile is less than the lower")
		m.Others = governance.Benchmark{}
	}
	m.Prognosis, _ = row.Bool("prognosis")
	why, known := readMissing(row.Text("missing"))
	if !known {
		row.Fail("missing", "unknown", fmt.Sprintf("orsaken %q finns inte", row.Text("missing")), fmt.Sprintf("no such reason %q", row.Text("missing")))
		why = governance.MissingNotReported
	}
	cell := strings.TrimSpace(row.Text("outcome"))
	value, err := readOutcome(cell)
	switch {
	case err == nil && (why == 0 || why == governance.MissingMethodChanged):
		m.Value, m.Missing = decimal.NewNullDecimal(value), why
	case err == nil:
		m.Missing = why // a figure that somebody has set aside
	case table.Blank(cell):
		m.Missing = why
	default:
		if said, ok := readMissing(cell); ok {
			m.Missing = said
			break
		}
		row.Fail("outcome", "number", fmt.Sprintf("utfallet %q är inget tal", cell), fmt.Sprintf("the outcome %q is not a number", cell))
	}
	if !m.Value.Valid && m.Missing == 0 {
		m.Missing = governance.MissingNotReported
	}
	f.measurements = append(f.measurements, m)
}

// readOutcome reads a figure, yes or no, or a date.
func readOutcome(cell string) (decimal.Decimal, error) {
	switch strings.ToLower(cell) {
	case "ja", "yes":
		return decimal.NewFromInt(1), nil
	case "nej", "no":
		return decimal.Zero, nil
	}
	if d, err := table.ParseDate(cell); err == nil && len(cell) >= 8 && strings.ContainsAny(cell, "-/.") {
		return decimal.NewFromInt(int64(d.Days(dayZero))), nil
	}
	return readFigure(strings.ToLower(cell))
}

// missingWords are what people write for each kind of missing value.
var missingWords = []struct {
	missing governance.Missing
	words   []string
}{
	{governance.MissingNotMeasured, []string{"ej mätt", "inte mätt", "mäts ej", "ingen mätning", "mätning saknas", "ej mätning", "mätning ej genomförd", "uppföljning ej genomförd", "not measured"}},
	{governance.MissingNotPublished, []string{"ej publicerat", "ej publicerat ännu", "ännu ej publicerat", "kommer senare", "ej klart", "not published", "not yet published"}},
	{governance.MissingMethodChanged, []string{"metod ändrad", "metoden ändrad", "ändrad metod", "ny metod", "ej jämförbart", "ej jämförbar", "method changed"}},
	{governance.MissingHardToJudge, []string{"svårbedömt", "kan ej bedömas", "kan inte bedömas", "hard to judge"}},
	{governance.MissingOutsideRemit, []string{"utanför uppdraget", "utanför uppdrag", "ej relevant", "ej tillämpligt", "ej aktuellt", "outside the remit", "outside remit", "not applicable", "n/a", "na"}},
	{governance.MissingSecret, []string{"sekretess", "för få", "få individer", "för få individer", "secret", "suppressed"}},
	{governance.MissingNotReported, []string{"ej rapporterat", "inte rapporterat", "uppgift saknas", "saknas", "värde saknas", "not reported", "missing", "null", "nan", "x", "ja", "yes", "1", "true"}},
}

// readMissing reads why a value is missing; a blank cell is no reason.
func readMissing(cell string) (governance.Missing, bool) {
	text := strings.ToLower(strings.TrimSpace(cell))
	if table.Blank(text) || text == "nej" || text == "no" || text == "0" || text == "false" {
		return 0, true
	}
	for _, m := range missingWords {
		if slices.Contains(m.words, text) || text == strings.ToLower(m.missing.String()) {
			return m.missing, true
		}
	}
	return 0, false
}

// weigh makes whole numbers of the weights of each goal: they are multiplied by the same power of ten.
func (f *follow) weigh() {
	for i := range f.goals {
		places := int32(0)
		for _, w := range f.weights[i] {
			places = max(places, -w.Exponent())
		}
		limit := decimal.NewFromInt(1_000_000)
		for places > 0 && slices.ContainsFunc(f.weights[i], func(w decimal.Decimal) bool { return w.Shift(places).Cmp(limit) > 0 }) {
			places--
		}
		for j, w := range f.weights[i] {
			whole := int(w.Shift(places).Round(0).IntPart())
			f.goals[i].Indicators[j].Weight = &whole
		}
	}
}
