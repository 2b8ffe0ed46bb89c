package control

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// AreaCode names an area of the risk and materiality analysis (område). The set is open: Örebro has three, other
// municipalities other ones.
type AreaCode string

// The three areas of Örebro.
const (
	AreaEconomy    AreaCode = "economy"    // ekonomi
	AreaPersonnel  AreaCode = "personnel"  // personal
	AreaOperations AreaCode = "operations" // verksamhet
)

// Area is an area of a model.
type Area struct {
	Code AreaCode `json:"code"`
	// Letter begins the numbers of its control activities: "V" in V1.
	Letter string         `json:"letter"`
	Name   kvalitet.Label `json:"name"`
}

// Problems reports what keeps the area from existing.
func (a Area) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Text("/code", string(a.Code))
	_, err := ParseNumber(a.Letter)
	ps.If(err != nil || a.Letter == "" || strings.ContainsFunc(a.Letter, unicode.IsDigit), "letter", "/letter",
		"områdets bokstav är inte en eller flera bokstäver", "the letter of the area is not one or more letters")
	ps.Label("/name", a.Name)
	return ps
}

// Number identifies a control activity within a plan (löpnummer): the letter of its area and a running number, V1, E2,
// or a letter alone. It is comparable with ==; the zero value is "not numbered".
type Number struct {
	Letter string
	// Running is 1 or more; 0 is none.
	Running int
}

// ParseNumber reads "V1": one to four letters, which become capitals, then at most six digits. An empty text is "not numbered".
func ParseNumber(text string) (Number, error) {
	s := strings.ToUpper(strings.TrimSpace(text))
	digits := strings.TrimLeftFunc(s, unicode.IsLetter)
	letter := strings.TrimSuffix(s, digits)
	n := Number{Letter: letter}
	if digits != "" {
		running, err := strconv.ParseUint(digits, 10, 20)
		if err != nil || len(digits) > 6 || running == 0 || digits[0] == '0' {
			return Number{}, notANumber(text)
		}
		n.Running = int(running)
	}
	if s != "" && (letter == "" || len([]rune(letter)) > 4) {
		return Number{}, notANumber(text)
	}
	return n, nil
}

func notANumber(text string) error {
	return fmt.Errorf("%w: %q är inget löpnummer som V1 / is not a number such as V1", kvalitet.ErrInvalid, text)
}

// IsZero reports whether n is "not numbered".
func (n Number) IsZero() bool { return n == Number{} }

// String gives "V1".
func (n Number) String() string {
	if n.Running == 0 {
		return n.Letter
	}
	return n.Letter + strconv.Itoa(n.Running)
}

// Compare orders by letter, then by running number: V2 before V10.
func (n Number) Compare(m Number) int {
	return cmp.Or(cmp.Compare(n.Letter, m.Letter), cmp.Compare(n.Running, m.Running))
}

// MarshalText writes "V1".
func (n Number) MarshalText() ([]byte, error) {
	if back, err := ParseNumber(n.String()); err != nil || back != n {
		return nil, notANumber(n.String())
	}
	return []byte(n.String()), nil
}

// UnmarshalText reads what MarshalText wrote; an empty text is "not numbered".
func (n *Number) UnmarshalText(text []byte) error {
	parsed, err := ParseNumber(string(text))
	if err == nil {
		*n = parsed
	}
	return err
}
