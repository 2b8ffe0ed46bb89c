package governance

import (
	"database/sql/driver"
	"slices"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// LevelCode names a goal level (målnivå) within a model. The set is open: a municipality may add codes of its own,
// of lower-case letters, digits and capitals inside ("boardGoal").
type LevelCode string

// The level codes that the presets use.
const (
	LevelVision        LevelCode = "vision"        // vision
	LevelMission       LevelCode = "mission"       // kommunens uppdrag
	LevelStrategicArea LevelCode = "strategicArea" // strategiskt område
	LevelGoalArea      LevelCode = "goalArea"      // målområde
	LevelGoal          LevelCode = "goal"          // mål
	LevelAssignment    LevelCode = "assignment"    // uppdrag
	LevelDirection     LevelCode = "direction"     // inriktning
	LevelBoardGoal     LevelCode = "boardGoal"     // nämndmål
	LevelCommitment    LevelCode = "commitment"    // åtagande
	LevelIndividual    LevelCode = "individual"    // medarbetarens mål
	LevelTargetImage   LevelCode = "targetImage"   // målbild
	LevelStrategy      LevelCode = "strategy"      // strategi
	LevelSuccessFactor LevelCode = "successFactor" // framgångsfaktor
)

// Level is one level of a model.
type Level struct {
	Code LevelCode      `json:"code"`
	Name kvalitet.Label `json:"name"`
	// Parents are the levels whose goals a goal of this level may answer; none for a top level.
	Parents []LevelCode `json:"parents,omitempty"`
	// Horizon is how long a goal of this level holds, in months; 0 is without end.
	Horizon int `json:"horizon,omitzero"`
	// AdoptedBy is the kind of body that adopts: "council", "executive", "board", "unit", "employee".
	AdoptedBy string `json:"adoptedBy,omitempty"`
	// Strictness is how much of SMARTA a goal of this level is held to.
	Strictness Strictness `json:"strictness"`
	// MostGoals is how many goals of the level one body may have before [RegisterRules] ask for priorities; 0 is
	// [DefaultMostGoals].
	MostGoals int `json:"mostGoals,omitzero"`
}

// most is the limit with its default.
func (l Level) most() int {
	if l.MostGoals == 0 {
		return DefaultMostGoals
	}
	return max(0, l.MostGoals)
}

// Problems reports what keeps the level from existing.
func (l Level) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Text("/code", string(l.Code))
	ps.Label("/name", l.Name)
	check.Unique(&ps, "/parents", l.Parents, func(c LevelCode) LevelCode { return c })
	ps.If(slices.Contains(l.Parents, l.Code) && l.Code != "", "cycle", "/parents",
		"nivån är sin egen överordnade", "the level is its own parent")
	ps.If(l.Horizon < 0, "range", "/horizon", "antalet månader är negativt", "the number of months is negative")
	ps.Enum("/strictness", l.Strictness)
	ps.If(l.MostGoals < 0, "range", "/mostGoals", "antalet mål är negativt", "the number of goals is negative")
	return ps
}

// Strictness is how strictly the quality of a goal is judged (krav på målformulering). The zero value is "not set".
type Strictness uint8

// The strictnesses in rising order.
const (
	StrictnessOff  Strictness = iota + 1 // a vision is not scolded
	StrictnessWarn                       // findings are advice
	StrictnessFull                       // findings are faults
)

var strictnesses = enum.Of[Strictness]("målkrav", "strictness",
	enum.Row{Code: "off", SV: "prövas inte", EN: "not checked"},
	enum.Row{Code: "warn", SV: "råd", EN: "advice"},
	enum.Row{Code: "full", SV: "krav", EN: "required"},
)

// Strictnesses returns all strictnesses in order.
func Strictnesses() []Strictness { return strictnesses.All() }

// ParseStrictness reads a code such as "warn".
func ParseStrictness(code string) (Strictness, error) { return strictnesses.Parse(code) }

// Valid reports whether s is one of the strictnesses; the zero value is not.
func (s Strictness) Valid() bool { return strictnesses.Valid(s) }

// String returns the code; the zero value is the empty text.
func (s Strictness) String() string { return strictnesses.Code(s) }

// Label returns the strictness's name.
func (s Strictness) Label() kvalitet.Label { return kvalitet.Label(strictnesses.Label(s)) }

// MarshalText writes the code.
func (s Strictness) MarshalText() ([]byte, error) { return strictnesses.MarshalText(s) }

// UnmarshalText reads a code; an empty text is "not set".
func (s *Strictness) UnmarshalText(text []byte) error { return strictnesses.UnmarshalText(text, s) }

// Value stores the code; "not set" is NULL.
func (s Strictness) Value() (driver.Value, error) { return strictnesses.Value(s) }

// Scan reads what Value stored.
func (s *Strictness) Scan(src any) error { return strictnesses.Scan(src, s) }
