package main

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/governance"
)

// readTargetResult is a target as people write it in a cell.
type readTargetResult struct {
	spec   governance.Target
	better governance.Better
	exact  bool // yes/no, a date: a ratio means nothing
}

// targetWords are what people write before the figure of a target.
var targetWords = []struct {
	word      string
	kind      governance.TargetKind
	better    governance.Better
	exclusive bool
}{
	{"minst", governance.TargetMinimum, governance.BetterHigher, false},
	{"lägst", governance.TargetMinimum, governance.BetterHigher, false},
	{"at least", governance.TargetMinimum, governance.BetterHigher, false},
	{">=", governance.TargetMinimum, governance.BetterHigher, false},
	{"≥", governance.TargetMinimum, governance.BetterHigher, false},
	{"mer än", governance.TargetMinimum, governance.BetterHigher, true},
	{"över", governance.TargetMinimum, governance.BetterHigher, true},
	{"more than", governance.TargetMinimum, governance.BetterHigher, true},
	{"above", governance.TargetMinimum, governance.BetterHigher, true},
	{">", governance.TargetMinimum, governance.BetterHigher, true},
	{"högst", governance.TargetMaximum, governance.BetterLower, false},
	{"max", governance.TargetMaximum, governance.BetterLower, false},
	{"at most", governance.TargetMaximum, governance.BetterLower, false},
	{"<=", governance.TargetMaximum, governance.BetterLower, false},
	{"≤", governance.TargetMaximum, governance.BetterLower, false},
	{"mindre än", governance.TargetMaximum, governance.BetterLower, true},
	{"under", governance.TargetMaximum, governance.BetterLower, true},
	{"less than", governance.TargetMaximum, governance.BetterLower, true},
	{"below", governance.TargetMaximum, governance.BetterLower, true},
	{"<", governance.TargetMaximum, governance.BetterLower, true},
	{"topp", governance.TargetRank, governance.BetterLower, false},
	{"plats", governance.TargetRank, governance.BetterLower, false},
	{"top", governance.TargetRank, governance.BetterLower, false},
}

// targetPhrases are targets without a figure.
var targetPhrases = map[string]readTargetResult{
	"öka":         {spec: governance.Target{Kind: governance.TargetChange, Exclusive: true}, better: governance.BetterHigher},
	"ökar":        {spec: governance.Target{Kind: governance.TargetChange, Exclusive: true}, better: governance.BetterHigher},
	"ökning":      {spec: governance.Target{Kind: governance.TargetChange, Exclusive: true}, better: governance.BetterHigher},
	"ska öka":     {spec: governance.Target{Kind: governance.TargetChange, Exclusive: true}, better: governance.BetterHigher},
	"increase":    {spec: governance.Target{Kind: governance.TargetChange, Exclusive: true}, better: governance.BetterHigher},
	"minska":      {spec: governance.Target{Kind: governance.TargetChange, Exclusive: true}, better: governance.BetterLower},
	"minskar":     {spec: governance.Target{Kind: governance.TargetChange, Exclusive: true}, better: governance.BetterLower},
	"minskning":   {spec: governance.Target{Kind: governance.TargetChange, Exclusive: true}, better: governance.BetterLower},
	"ska minska":  {spec: governance.Target{Kind: governance.TargetChange, Exclusive: true}, better: governance.BetterLower},
	"decrease":    {spec: governance.Target{Kind: governance.TargetChange, Exclusive: true}, better: governance.BetterLower},
	"förbättras":  {spec: governance.Target{Kind: governance.TargetChange, Exclusive: true}},
	"förbättring": {spec: governance.Target{Kind: governance.TargetChange, Exclusive: true}},
	"improve":     {spec: governance.Target{Kind: governance.TargetChange, Exclusive: true}},
	"oförändrad":  {spec: governance.Target{Kind: governance.TargetChange}},
	"oförändrat":  {spec: governance.Target{Kind: governance.TargetChange}},
	"unchanged":   {spec: governance.Target{Kind: governance.TargetChange}},
	"ja":          {spec: governance.Target{Kind: governance.TargetMinimum, Level: decimal.NewFromInt(1)}, better: governance.BetterHigher, exact: true},
	"yes":         {spec: governance.Target{Kind: governance.TargetMinimum, Level: decimal.NewFromInt(1)}, better: governance.BetterHigher, exact: true},
	"nej":         {spec: governance.Target{Kind: governance.TargetMaximum}, better: governance.BetterLower, exact: true},
	"no":          {spec: governance.Target{Kind: governance.TargetMaximum}, better: governance.BetterLower, exact: true},
}

// readTarget reads a target's cell: "85", "minst 85 %", "80–90", "ja", "öka". The kind is not set for a bare figure,
// whose direction another column gives.
func readTarget(cell string) (readTargetResult, bool) {
	text := strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(cell, "\u00a0", " ")), " "))
	if table.Blank(text) {
		return readTargetResult{}, true
	}
	if r, ok := targetPhrases[strings.TrimSuffix(text, ".")]; ok {
		return r, true
	}
	var r readTargetResult
	for _, w := range targetWords {
		if rest, ok := strings.CutPrefix(text, w.word); ok {
			text = strings.TrimSpace(rest)
			r.spec.Kind, r.better, r.spec.Exclusive = w.kind, w.better, w.exclusive
			break
		}
	}
	if i := strings.IndexAny(text[min(1, len(text)):], "–-"); i >= 0 && r.spec.Kind == 0 {
		i += min(1, len(text))
		low, err1 := readFigure(text[:i])
		high, err2 := readFigure(strings.TrimLeft(text[i:], "–-"))
		if err1 == nil && err2 == nil && low.Cmp(high) <= 0 {
			return readTargetResult{spec: governance.Target{Kind: governance.TargetInterval, Level: low, High: high}, better: governance.BetterNear}, true
		}
	}
	if d, err := table.ParseDate(text); err == nil && strings.ContainsAny(text, "-/.") && len(text) >= 8 {
		r.spec.Level, r.exact = decimal.NewFromInt(int64(d.Days(dayZero))), true
		return r, true
	}
	level, err := readFigure(text)
	r.spec.Level = level
	return r, err == nil
}

// dayZero is the day from which dates are counted.
var dayZero = kvalitet.NewDate(2000, 1, 1)

// figureUnits are what people write behind a figure.
var figureUnits = []string{"procentenheter", "procent", "%", "mnkr", "mkr", "tkr", "kronor", "kr", "st", "poäng", "dagar", "minuter", "invånare", "eller mer", "eller högre", "eller mindre", "eller lägre", "år"}

// readFigure reads a number with a unit behind it.
func readFigure(text string) (decimal.Decimal, error) {
	text = strings.TrimSpace(text)
	for _, u := range figureUnits {
		if rest, ok := strings.CutSuffix(text, u); ok {
			text = strings.TrimSpace(rest)
		}
	}
	return table.ParseDecimal(text)
}

// unitBehind is the unit that is written behind a target's figure; empty without one.
func unitBehind(cell string) string {
	text := strings.ToLower(strings.TrimSpace(cell))
	for _, u := range figureUnits {
		if rest, ok := strings.CutSuffix(text, u); ok && rest != "" && !strings.HasPrefix(u, "eller") {
			return u
		}
	}
	return ""
}

// readBetter reads the direction of good; false when nobody could say.
func readBetter(cell string) (governance.Better, bool) {
	text := strings.ToLower(strings.TrimSpace(cell))
	if b, err := governance.ParseBetter(text); err == nil {
		return b, true
	}
	for _, w := range betterWords {
		if slices.Contains(w.words, text) || slices.Contains(w.words, strings.TrimSuffix(strings.TrimSuffix(text, " är bättre"), " is better")) {
			return w.better, true
		}
	}
	for _, w := range betterWords { // högre_är_bättre, lower-is-better
		if slices.ContainsFunc(w.words[:2], func(word string) bool { return strings.HasPrefix(text, word) }) {
			return w.better, true
		}
	}
	return 0, false
}

// betterWords are what people write for each direction; longer forms may begin with the first two.
var betterWords = []struct {
	better governance.Better
	words  []string
}{
	{governance.BetterHigher, []string{"högre", "higher", "hög", "high", "h", "upp", "up", "uppåt", "öka", "ökar", "ökning", "ska öka", "increase", "mer", "more", "max", "maximera", "minst", "lägst", ">=", "≥", ">", "+", "↑", "fler", "större", "at least"}},
	{governance.BetterLower, []string{"lägre", "lower", "låg", "low", "l", "ned", "ner", "nedåt", "down", "minska", "minskar", "minskning", "ska minska", "decrease", "mindre", "less", "min", "minimera", "högst", "<=", "≤", "<", "-", "−", "↓", "färre", "at most"}},
	{governance.BetterNear, []string{"nära", "near", "lagom", "mellan", "intervall", "interval", "between", "exakt", "exact", "="}},
}
