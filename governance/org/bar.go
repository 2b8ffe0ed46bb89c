package org

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Bar is a ground on which a matter may not be delegated (delegationsförbud). The zero value is "not set".
type Bar uint8

// The bars of KL 6 kap. 38 §, with the council's own matters before them and those of automated decisions after.
const (
	BarCouncil         Bar = iota + 1 // fullmäktiges egna ärenden, 5 kap. 2 §
	BarGoals                          // verksamhetens mål, inriktning, omfattning eller kvalitet
	BarStatement                      // framställning eller yttrande till fullmäktige
	BarPrinciple                      // myndighetsutövning av principiell beskaffenhet eller större vikt
	BarCitizenProposal                // medborgarförslag
	BarOtherLaw                       // får inte delegeras enligt annan författning
	BarAppealable                     // automatiserat: kan överklagas enligt 13 kap.
	BarProcurement                    // automatiserat: upphandling
)

var bars = enum.Of[Bar]("delegationsförbud", "bar to delegation",
	enum.Row{Code: "council", SV: "ärendet är fullmäktiges och får inte delegeras", EN: "the matter is the council's own and may not be delegated"},
	enum.Row{Code: "goals", SV: "ärendet rör verksamhetens mål, inriktning, omfattning eller kvalitet", EN: "the matter concerns the goals, direction, scope or quality of operations"},
	enum.Row{Code: "statement", SV: "framställning eller yttrande till fullmäktige", EN: "proposal or statement to the council"},
	enum.Row{Code: "principle", SV: "myndighetsutövning mot enskild av principiell beskaffenhet eller större vikt", EN: "exercise of authority of principle or great weight"},
	enum.Row{Code: "citizenProposal", SV: "ärendet har väckts genom medborgarförslag", EN: "the matter was raised by a citizen proposal"},
	enum.Row{Code: "otherLaw", SV: "ärendet får inte delegeras enligt annan författning", EN: "another statute forbids delegation"},
	enum.Row{Code: "appealable", SV: "automatiserat beslut som kan överklagas enligt 13 kap.", EN: "automated decision that can be appealed under chapter 13"},
	enum.Row{Code: "procurement", SV: "automatiserat beslut om upphandling", EN: "automated decision on procurement"},
)

// Source returns the clause.
func (b Bar) Source() kvalitet.Source {
	switch b {
	case BarCouncil:
		return act("5 kap. 2 §")
	case BarAppealable, BarProcurement:
		return act("6 kap. 37 §")
	default:
		return act("6 kap. 38 §")
	}
}

// Applies reports whether the bar concerns a delegate of the kind: the last two concern automated functions only.
func (b Bar) Applies(to DelegateKind) bool {
	return b.Valid() && (b < BarAppealable || to == DelegateAutomated)
}

// Bars returns all bars in order.
func Bars() []Bar { return bars.All() }

// ParseBar reads a code such as "goals".
func ParseBar(code string) (Bar, error) { return bars.Parse(code) }

// Valid reports whether b is one of the bars; the zero value is not.
func (b Bar) Valid() bool { return bars.Valid(b) }

// String returns the code; the zero value is the empty text.
func (b Bar) String() string { return bars.Code(b) }

// Label says what the bar is.
func (b Bar) Label() kvalitet.Label { return kvalitet.Label(bars.Label(b)) }

// MarshalText writes the code.
func (b Bar) MarshalText() ([]byte, error) { return bars.MarshalText(b) }

// UnmarshalText reads a code; an empty text is "not set".
func (b *Bar) UnmarshalText(text []byte) error { return bars.UnmarshalText(text, b) }

// Value stores the code; "not set" is NULL.
func (b Bar) Value() (driver.Value, error) { return bars.Value(b) }

// Scan reads what Value stored.
func (b *Bar) Scan(src any) error { return bars.Scan(src, b) }
