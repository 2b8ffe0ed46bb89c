package budget

import (
	"database/sql/driver"

	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// GrantTerms are the standard amounts of a grant to an independent school (schabloner i skolpengen). The zero value is
// not terms; take [SchoolGrant] or [PedagogicalCareGrant].
type GrantTerms struct {
	// Administration is a share of the base grant (grundbelopp).
	Administration decimal.Decimal `json:"administration"`
	// VAT is a share of the whole grant, base and supplement (bidragsbelopp).
	VAT decimal.Decimal `json:"vat"`
	// Of says what the shares are of.
	Of     ShareOf         `json:"of"`
	Source kvalitet.Source `json:"source"`
}

// SchoolGrant returns the terms for schools and preschools: administration 3 % of the base grant, VAT 6 % of the whole.
func SchoolGrant() GrantTerms {
	return GrantTerms{Administration: decimal.New(3, -2), VAT: decimal.New(6, -2), Of: ShareOfTotal,
		Source: kvalitet.Source{Title: "Skolförordning (2011:185)", Section: "14 kap. 4–5 §§", Grade: kvalitet.GradeStatute}}
}

// PedagogicalCareGrant returns the terms for pedagogical care (pedagogisk omsorg): administration 1 %.
func PedagogicalCareGrant() GrantTerms {
	t := SchoolGrant()
	t.Administration = decimal.New(1, -2)
	return t
}

// Grant is a grant with its parts, in kronor, each rounded to the öre (bidragsbelopp).
type Grant struct {
	// Costs are what the base grant covers besides administration, Supplement is the supplement (tilläggsbelopp).
	Costs          decimal.Decimal `json:"costs"`
	Administration decimal.Decimal `json:"administration"`
	Base           decimal.Decimal `json:"base"` // Costs + Administration (grundbelopp)
	Supplement     decimal.Decimal `json:"supplement"`
	VAT            decimal.Decimal `json:"vat"`
	Total          decimal.Decimal `json:"total"` // Base + Supplement + VAT
}

// Grant computes a grant from the costs of the base grant and the supplement. With shares of the total, which is how
// the regulation is worded,
//
//	Base  = Costs / (1 − administration)
//	Total = (Base + Supplement) / (1 − VAT)
//
// and with mark-ups, Base = Costs × (1 + administration) and Total = (Base + Supplement) × (1 + VAT). 97 000 kronor
// become 106 382.98 in the first and 105 904.60 in the second. Rounding comes at Base and at Total; Administration and
// VAT are the differences, so that the parts always sum.
func (t GrantTerms) Grant(costs, supplement decimal.Decimal) (Grant, error) {
	ps := check.List(t.Problems())
	amount(&ps, "/costs", costs)
	amount(&ps, "/supplement", supplement)
	if len(ps) > 0 {
		return Grant{}, kvalitet.Invalid(ps)
	}
	g := Grant{Costs: toOre(costs), Supplement: toOre(supplement)}
	g.Base = t.Of.gross(costs, t.Administration)
	g.Administration = g.Base.Sub(g.Costs)
	g.Total = t.Of.gross(g.Base.Add(g.Supplement), t.VAT)
	g.VAT = g.Total.Sub(g.Base).Sub(g.Supplement)
	return g, nil
}

// Problems reports what keeps the terms from existing.
func (t GrantTerms) Problems() []kvalitet.Problem {
	var ps check.List
	share(&ps, "/administration", t.Administration)
	share(&ps, "/vat", t.VAT)
	ps.Enum("/of", t.Of)
	return ps
}

// ShareOf says what a standard share is a share of (vad schablonen räknas på). The zero value is "not set".
type ShareOf uint8

// The two readings.
const (
	ShareOfTotal ShareOf = iota + 1 // andel av totalen, som förordningen är skriven
	ShareMarkup                     // påslag på kostnaden
)

// gross adds the share to the net amount and rounds to the öre.
func (s ShareOf) gross(net, share decimal.Decimal) decimal.Decimal {
	if s == ShareMarkup {
		return toOre(net.Mul(one.Add(share)))
	}
	return net.DivRound(one.Sub(share), 2)
}

var shareOfs = enum.Of[ShareOf]("räknesätt för schablon", "reading of a share",
	enum.Row{Code: "total", SV: "andel av totalen", EN: "share of the total"},
	enum.Row{Code: "markup", SV: "påslag", EN: "mark-up"},
)

// ShareOfs returns both readings in order.
func ShareOfs() []ShareOf { return shareOfs.All() }

// ParseShareOf reads a code such as "total".
func ParseShareOf(code string) (ShareOf, error) { return shareOfs.Parse(code) }

// Valid reports whether s is one of the readings; the zero value is not.
func (s ShareOf) Valid() bool { return shareOfs.Valid(s) }

// String returns the code; the zero value is the empty text.
func (s ShareOf) String() string { return shareOfs.Code(s) }

// Label returns the reading's name.
func (s ShareOf) Label() kvalitet.Label { return kvalitet.Label(shareOfs.Label(s)) }

// MarshalText writes the code.
func (s ShareOf) MarshalText() ([]byte, error) { return shareOfs.MarshalText(s) }

// UnmarshalText reads a code; an empty text is "not set".
func (s *ShareOf) UnmarshalText(text []byte) error { return shareOfs.UnmarshalText(text, s) }

// Value stores the code; "not set" is NULL.
func (s ShareOf) Value() (driver.Value, error) { return shareOfs.Value(s) }

// Scan reads what Value stored.
func (s *ShareOf) Scan(src any) error { return shareOfs.Scan(src, s) }
