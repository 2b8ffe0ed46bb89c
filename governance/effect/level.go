package effect

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Level is a column of an effect map, from purpose to measure. The zero value is "not set".
type Level uint8

// The levels. Other impact mapping asks why, who, how and what: there "how" is the need and "what" the measure. The
// levels are the same; only the questions change places, see [Level.Question].
const (
	LevelPurpose Level = iota + 1 // varför: effektmål med mätpunkt
	LevelGroup                    // vilka: målgrupp
	LevelNeed                     // vad: behov, användningsmål
	LevelMeasure                  // hur: åtgärd
)

var levels = enum.Of[Level]("effektkartans nivå", "level of the effect map",
	enum.Row{Code: "purpose", SV: "effektmål", EN: "purpose"},
	enum.Row{Code: "group", SV: "målgrupp", EN: "group"},
	enum.Row{Code: "need", SV: "behov", EN: "need"},
	enum.Row{Code: "measure", SV: "åtgärd", EN: "measure"},
)

// Question is the level's question in Örebro's effect map (why, who, what, how) or, when impact is true, in impact
// mapping (why, who, how, what).
func (l Level) Question(impact bool) kvalitet.Label {
	what, how := kvalitet.Label{SV: "Vad?", EN: "What?"}, kvalitet.Label{SV: "Hur?", EN: "How?"}
	if impact {
		what, how = how, what
	}
	switch l {
	case LevelPurpose:
		return kvalitet.Label{SV: "Varför?", EN: "Why?"}
	case LevelGroup:
		return kvalitet.Label{SV: "Vilka?", EN: "Who?"}
	case LevelNeed:
		return what
	case LevelMeasure:
		return how
	default:
		return kvalitet.Label{}
	}
}

// Levels returns all levels in order.
func Levels() []Level { return levels.All() }

// ParseLevel reads a code such as "need".
func ParseLevel(code string) (Level, error) { return levels.Parse(code) }

// Valid reports whether l is one of the levels; the zero value is not.
func (l Level) Valid() bool { return levels.Valid(l) }

// String returns the code; the zero value is the empty text.
func (l Level) String() string { return levels.Code(l) }

// Label returns the level's name.
func (l Level) Label() kvalitet.Label { return kvalitet.Label(levels.Label(l)) }

// MarshalText writes the code.
func (l Level) MarshalText() ([]byte, error) { return levels.MarshalText(l) }

// UnmarshalText reads a code; an empty text is "not set".
func (l *Level) UnmarshalText(text []byte) error { return levels.UnmarshalText(text, l) }

// Value stores the code; "not set" is NULL.
func (l Level) Value() (driver.Value, error) { return levels.Value(l) }

// Scan reads what Value stored.
func (l *Level) Scan(src any) error { return levels.Scan(src, l) }
