package staffing

import (
	"encoding/json"
	"fmt"
	"math"
	"time"

	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// TargetSchema is the schema member of a target's JSON form.
const TargetSchema = "rosa/staffing/target/v1"

// Target is what callers have been promised (servicemål), and what is taken off the agents' time. A target has a share
// within a time, a mean wait, or both; all that is set must hold.
type Target struct {
	Name kvalitet.Label
	// Share of all callers, above 0 and below 1, that is answered within Within. Those who hang up count as not answered.
	Share  float64
	Within time.Duration
	// MeanWait is the longest mean wait; zero is no such target.
	MeanWait time.Duration
	// MaxOccupancy is the largest share of the agents' time, above 0 and up to 1, that may go to calls; zero is no limit.
	MaxOccupancy float64
	// Shrinkage is the share of paid time, from 0 and below 1, when an agent is away from the queue (frånvaro, raster,
	// möten, utbildning).
	Shrinkage float64
	Source    kvalitet.Source
}

// Industry returns the contact-centre industry's canon: 80 percent answered within 20 seconds.
func Industry() Target {
	return Target{
		Name:  kvalitet.Label{SV: "branschens 80/20", EN: "the industry's 80/20"},
		Share: 0.80, Within: 20 * time.Second,
		Source: kvalitet.OurDefault("80 % inom 20 sekunder, branschpraxis"),
	}
}

// Skelleftea returns Skellefteå's promise that the wait normally does not exceed two minutes. "Normally" has no figure
// in the source; 80 percent is our default.
func Skelleftea() Target {
	return Target{
		Name:  kvalitet.Label{SV: "Skellefteå: två minuter", EN: "Skellefteå: two minutes"},
		Share: 0.80, Within: 2 * time.Minute,
		Source: kvalitet.Source{Title: "Skellefteå kommun, Kvalitet", Section: "Kundtjänst: normalt högst två minuter; andelen 80 % är vår",
			Grade: kvalitet.GradeDefault},
	}
}

// Taby returns Täby's target of 2019: a mean wait of at most 90 seconds.
func Taby() Target {
	return Target{
		Name:     kvalitet.Label{SV: "Täby: i medel 90 sekunder", EN: "Täby: 90 seconds on average"},
		MeanWait: 90 * time.Second,
		Source: kvalitet.Source{Title: "Täby kommun, nationell servicemätning", Section: "medelväntetid högst 90 sekunder",
			URL:   "https://www.taby.se/nyheter/2019/januari/taby-kommun-placerar-sig-hogt-i-nationell-servicematning/",
			Grade: kvalitet.GradePublished},
	}
}

// MetBy reports whether a performance keeps the target. The performance must be for the target's Within.
func (t Target) MetBy(p Performance) bool {
	return (t.Share == 0 || p.ServiceLevel >= t.Share) &&
		(t.MeanWait == 0 || p.MeanWait <= t.MeanWait.Seconds()) &&
		(t.MaxOccupancy == 0 || p.Occupancy <= t.MaxOccupancy)
}

// Scheduled returns how many must be on the schedule for a number of agents to be at the queue: agents ÷ (1 −
// shrinkage), rounded up, calculated exactly (10 agents and 30 % are 15; 7 and 30 % are 10).
func (t Target) Scheduled(agents int) int {
	present := decimal.NewFromInt(1).Sub(decimal.NewFromFloat(t.Shrinkage))
	whole, rest := decimal.NewFromInt(int64(agents)).QuoRem(present, 0)
	if !rest.IsZero() {
		return int(whole.IntPart()) + 1
	}
	return int(whole.IntPart())
}

// Problems reports a target without anything in it ("missing"), and shares and times out of range ("range").
func (t Target) Problems() []kvalitet.Problem {
	var ps check.List
	ps.If(t.Share == 0 && t.MeanWait == 0, "missing", "/share",
		"målet har varken andel eller medelväntetid", "the target has neither a share nor a mean wait")
	ps.If(t.Share != 0 && !(t.Share > 0 && t.Share < 1), "range", "/share",
		"andelen är inte större än 0 och mindre än 1", "the share is not above 0 and below 1")
	ps.If(t.Within < 0, "range", "/within", "tiden är negativ", "the time is negative")
	ps.If(t.MeanWait < 0, "range", "/meanWait", "tiden är negativ", "the time is negative")
	ps.If(t.MaxOccupancy != 0 && !(t.MaxOccupancy > 0 && t.MaxOccupancy <= 1), "range", "/maxOccupancy",
		"beläggningen är inte större än 0 och högst 1", "the occupancy is not above 0 and at most 1")
	ps.If(!(t.Shrinkage >= 0 && t.Shrinkage <= maxShrinkage), "range", "/shrinkage",
		"andelen är inte minst 0 och under 1 (högst 0,999)", "the share is not at least 0 and below 1 (at most 0.999)")
	return ps
}

// maxShrinkage keeps the schedule within the range of an int; at this shrinkage one agent takes a thousand.
const maxShrinkage = 0.999

// Validate returns the problems as an error.
func (t Target) Validate() error { return kvalitet.Invalid(t.Problems()) }

// targetJSON is the target with its times in seconds.
type targetJSON struct {
	Name         kvalitet.Label  `json:"name,omitzero"`
	Share        float64         `json:"share,omitzero"`
	Within       seconds         `json:"within"`
	MeanWait     seconds         `json:"meanWait,omitzero"`
	MaxOccupancy float64         `json:"maxOccupancy,omitzero"`
	Shrinkage    float64         `json:"shrinkage"`
	Source       kvalitet.Source `json:"source"`
}

// MarshalJSON writes the target as a document of [TargetSchema], with times in seconds.
func (t Target) MarshalJSON() ([]byte, error) {
	return jsondoc.Marshal(TargetSchema, targetJSON{t.Name, t.Share, seconds(t.Within), seconds(t.MeanWait), t.MaxOccupancy, t.Shrinkage, t.Source})
}

// UnmarshalJSON reads a document of [TargetSchema]; an unknown member is [kvalitet.ErrInvalid].
func (t *Target) UnmarshalJSON(data []byte) error {
	var j targetJSON
	if err := jsondoc.Unmarshal(TargetSchema, data, &j); err != nil {
		return err
	}
	*t = Target{j.Name, j.Share, time.Duration(j.Within), time.Duration(j.MeanWait), j.MaxOccupancy, j.Shrinkage, j.Source}
	return nil
}

// seconds is a duration whose JSON form is a number of seconds, exact to the nanosecond up to half a year.
type seconds time.Duration

// MarshalJSON writes the seconds.
func (s seconds) MarshalJSON() ([]byte, error) { return json.Marshal(time.Duration(s).Seconds()) }

// UnmarshalJSON reads seconds, rounded to the nanosecond.
func (s *seconds) UnmarshalJSON(data []byte) error {
	var v float64
	if err := json.Unmarshal(data, &v); err != nil {
		return err
	}
	if math.Abs(v) > (math.MaxInt64/2)/1e9 {
		return fmt.Errorf("%w: %s sekunder är för långt / seconds is too long", kvalitet.ErrInvalid, data)
	}
	*s = seconds(math.Round(v * 1e9))
	return nil
}
