package governance

import (
	"context"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/seq"
)

// Register is goals as they lie in a host's storage (målregister), before anybody knows that they hang together. [NewTree]
// refuses what is broken; [RegisterRules] list what is, so that somebody can mend it.
type Register struct {
	Model        Model
	Goals        []Goal
	Indicators   []Indicator
	Measurements []Measurement
	// On leaves goals out that are not in force on the day; zero takes all.
	On kvalitet.Date
}

// RegisterRule is a check of a whole register.
type RegisterRule = kvalitet.Rule[*Register]

// DefaultMostGoals is how many goals a body may have on a level that does not say; our default.
const DefaultMostGoals = 10

// RegisterReader is what [LoadRegister] reads from.
type RegisterReader interface {
	TreeReader
	MeasurementReader
}

// LoadRegister reads a model, the goals in force on a day (zero: all), the indicators and the measurements.
func LoadRegister(ctx context.Context, r RegisterReader, model uuid.UUID, on kvalitet.Date) (*Register, error) {
	reg := &Register{On: on}
	var err error
	if reg.Model, err = r.Model(ctx, model); err != nil {
		return nil, err
	}
	if reg.Goals, err = seq.Collect(r.Goals(ctx, GoalQuery{On: on})); err != nil {
		return nil, err
	}
	if reg.Indicators, err = seq.Collect(r.Indicators(ctx)); err != nil {
		return nil, err
	}
	if reg.Measurements, err = seq.Collect(r.Measurements(ctx, MeasurementQuery{})); err != nil {
		return nil, err
	}
	return reg, nil
}

// inForce are the places of the goals that are looked at, in the order given.
func (r *Register) inForce() []int {
	places := make([]int, 0, len(r.Goals))
	for i, g := range r.Goals {
		if (GoalQuery{On: r.On}).Match(g) {
			places = append(places, i)
		}
	}
	return places
}

// answered counts how many goals in force name each goal among their parents; a goal in force that nobody names has 0,
// and a goal that is not in force is not there.
func (r *Register) answered() map[uuid.UUID]int {
	counts := make(map[uuid.UUID]int, len(r.Goals))
	places := r.inForce()
	for _, i := range places {
		counts[r.Goals[i].ID] = 0
	}
	for _, i := range places {
		for _, parent := range r.Goals[i].Parents {
			if _, ok := counts[parent]; ok {
				counts[parent]++
			}
		}
	}
	return counts
}

// users are the goals in force that each indicator measures.
func (r *Register) users() map[uuid.UUID][]int {
	users := make(map[uuid.UUID][]int, len(r.Indicators))
	for _, i := range r.inForce() {
		for _, m := range r.Goals[i].Indicators {
			users[m.Indicator] = append(users[m.Indicator], i)
		}
	}
	return users
}

// goalPlace points at a goal and notes its text.
func (r *Register) goalPlace(i int) kvalitet.Place {
	text := r.Goals[i].Text
	return kvalitet.Place{Path: check.At("/goals", i), Note: kvalitet.Label{SV: text, EN: text}}
}

// indicatorPlace points at an indicator and notes its name.
func (r *Register) indicatorPlace(i int) kvalitet.Place {
	name := r.Indicators[i].Name
	return kvalitet.Place{Path: check.At("/indicators", i), Note: kvalitet.Label{SV: name, EN: name}}
}
