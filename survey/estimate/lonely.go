package estimate

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Lonely is what to do about a stratum with a single unit (ensam enhet i stratum), from which no variance can be
// estimated. The zero value is "not set" and refuses, as [LonelyFail] does.
type Lonely uint8

// The policies. A stratum that was drawn whole needs none.
const (
	LonelyFail      Lonely = iota + 1 // the estimate is refused
	LonelyRemove                      // the stratum adds no variance
	LonelyCertainty                   // the unit was drawn with certainty and adds no variance
	LonelyAdjust                      // the unit's distance from the mean of all strata stands in
	LonelyAverage                     // the mean variance of the other strata stands in
)

var lonelies = enum.Of[Lonely]("policy för ensam enhet", "policy for a lonely unit",
	enum.Row{Code: "fail", SV: "skatta inte", EN: "refuse"},
	enum.Row{Code: "remove", SV: "bidrar inte till variansen", EN: "adds no variance"},
	enum.Row{Code: "certainty", SV: "säkert dragen", EN: "drawn with certainty"},
	enum.Row{Code: "adjust", SV: "avståndet till totala medelvärdet", EN: "distance from the overall mean"},
	enum.Row{Code: "average", SV: "övriga stratums medelvarians", EN: "mean variance of the other strata"},
)

// Lonelies returns all policies in order.
func Lonelies() []Lonely { return lonelies.All() }

// ParseLonely reads a code such as "adjust".
func ParseLonely(code string) (Lonely, error) { return lonelies.Parse(code) }

// Valid reports whether l is one of the policies; the zero value is not.
func (l Lonely) Valid() bool { return lonelies.Valid(l) }

// String returns the code; the zero value is the empty text.
func (l Lonely) String() string { return lonelies.Code(l) }

// Label returns the policy's name.
func (l Lonely) Label() kvalitet.Label { return kvalitet.Label(lonelies.Label(l)) }

// MarshalText writes the code.
func (l Lonely) MarshalText() ([]byte, error) { return lonelies.MarshalText(l) }

// UnmarshalText reads a code; an empty text is "not set".
func (l *Lonely) UnmarshalText(text []byte) error { return lonelies.UnmarshalText(text, l) }

// Value stores the code; "not set" is NULL.
func (l Lonely) Value() (driver.Value, error) { return lonelies.Value(l) }

// Scan reads what Value stored.
func (l *Lonely) Scan(src any) error { return lonelies.Scan(src, l) }
