package governance

import "github.com/kommunkvalitet/kvalitet"

// Rule is a check of one goal: add your own to the slices that the package returns.
type Rule = kvalitet.Rule[*Pass]

// Pass is what a rule looks at: a goal and what is known around it.
type Pass struct {
	Goal Goal
	// Level is the goal's level in its model; without a strictness the goal is held to everything.
	Level Level
	// Indicators are the goal's, in its order, as far as they are known.
	Indicators []Indicator
	// Reading is the goal's text as it was read; replace it to read with a vocabulary of your own.
	Reading Reading
}

// NewPass returns a pass for a goal with its indicators, its text read in Swedish. A tree's Pass method also fills in the level.
func NewPass(goal Goal, indicators ...Indicator) *Pass {
	return &Pass{Goal: goal, Indicators: indicators, Reading: Read(goal.Text)}
}
