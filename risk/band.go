package risk

import (
	"database/sql/driver"
	"fmt"
	"strconv"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Band is a named part of the risk values (risknivå), with what it asks for. Bands stand from the lowest to the
// highest. A band runs from its lower limit up to the next band's; the highest has no end.
type Band struct {
	Code string         `json:"code"`
	Name kvalitet.Label `json:"name"`
	// Lower is where the band begins, and says whether the figure itself belongs to it. The zero limit is used when a
	// matrix places its bands by a grid alone.
	Lower Limit `json:"lower,omitzero"`
	// Highest is the highest value that the source states for the band, when it states one: it ends the band even when
	// the next band begins further up, so that a gap or an overlap in a published table shows instead of being mended.
	Highest *int `json:"highest,omitempty"`
}

// String gives the code and where the band begins.
func (b Band) String() string { return b.Code + " " + b.Lower.String() }

// Problems reports what keeps the band from existing, among others one that ends before it begins ("order").
func (b Band) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Text("/code", b.Code)
	ps.Label("/name", b.Name)
	ps.Under("/lower", b.Lower.Problems())
	ps.If(b.Highest != nil && b.Lower != (Limit{}) && !b.Lower.Passed(*b.Highest), "order", "/highest",
		"nivån slutar innan den börjar", "the band ends before it begins")
	return ps
}

// Limit is a threshold with its operator (gräns): "över 9" and "minst 9" are different rules. The zero value is no
// limit, and nothing passes it.
type Limit struct {
	Operator Operator `json:"operator"`
	Value    int      `json:"value"`
}

// Over is passed by values above n ("över 9").
func Over(n int) Limit { return Limit{OperatorOver, n} }

// AtLeast is passed by n and values above it ("minst 9").
func AtLeast(n int) Limit { return Limit{OperatorAtLeast, n} }

// Passed reports whether the value passes the limit.
func (l Limit) Passed(value int) bool {
	switch l.Operator {
	case OperatorAtLeast:
		return value >= l.Value
	case OperatorOver:
		return value > l.Value
	default:
		return false
	}
}

// lowest is the lowest whole number that passes.
func (l Limit) lowest() int {
	if l.Operator == OperatorOver {
		return l.Value + 1
	}
	return l.Value
}

// String gives the limit with its sign: "≥ 9"; the zero limit is empty.
func (l Limit) String() string {
	if !l.Operator.Valid() {
		return ""
	}
	return l.Operator.sign() + " " + strconv.Itoa(l.Value)
}

// Label gives the limit in words: "minst 9", "at least 9".
func (l Limit) Label() kvalitet.Label {
	name := l.Operator.Label()
	return kvalitet.Label{SV: fmt.Sprintf("%s %d", name.SV, l.Value), EN: fmt.Sprintf("%s %d", name.EN, l.Value)}
}

// Problems reports an operator outside the set ("enum", or "missing" beside a value) and a value that no matrix can
// have ("range").
func (l Limit) Problems() []kvalitet.Problem {
	if l == (Limit{}) {
		return nil
	}
	var ps check.List
	ps.Enum("/operator", l.Operator)
	ps.If(l.Value < 0 || l.Value > MaxValue, "range", "/value", "gränsen är inte mellan 0 och 65 535",
		"the limit is not between 0 and 65,535")
	return ps
}

// Operator is how a limit is passed (jämförelse). The zero value is "not set".
type Operator uint8

// The operators.
const (
	OperatorAtLeast Operator = iota + 1 // ≥: the figure itself passes
	OperatorOver                        // >: the figure itself does not pass
)

var operators = enum.Of[Operator]("jämförelse", "operator",
	enum.Row{Code: "atLeast", SV: "minst", EN: "at least"},
	enum.Row{Code: "over", SV: "över", EN: "over"},
)

func (o Operator) sign() string {
	if o == OperatorOver {
		return ">"
	}
	return "≥"
}

// Operators returns all operators in order.
func Operators() []Operator { return operators.All() }

// ParseOperator reads a code such as "atLeast".
func ParseOperator(code string) (Operator, error) { return operators.Parse(code) }

// Valid reports whether o is one of the operators; the zero value is not.
func (o Operator) Valid() bool { return operators.Valid(o) }

// String returns the code; the zero value is the empty text.
func (o Operator) String() string { return operators.Code(o) }

// Label returns the operator's name.
func (o Operator) Label() kvalitet.Label { return kvalitet.Label(operators.Label(o)) }

// MarshalText writes the code.
func (o Operator) MarshalText() ([]byte, error) { return operators.MarshalText(o) }

// UnmarshalText reads a code; an empty text is "not set".
func (o *Operator) UnmarshalText(text []byte) error { return operators.UnmarshalText(text, o) }

// Value stores the code; "not set" is NULL.
func (o Operator) Value() (driver.Value, error) { return operators.Value(o) }

// Scan reads what Value stored.
func (o *Operator) Scan(src any) error { return operators.Scan(src, o) }
