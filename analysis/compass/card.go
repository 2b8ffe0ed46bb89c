package compass

import (
	"fmt"
	"strconv"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// CardSchema is the schema member of a card's JSON form.
const CardSchema = "compass/card/v1"

// Card is one assessment of one municipality (poängtabell), as it was published.
type Card struct {
	ID           uuid.UUID `json:"id"`
	Version      int64     `json:"version"`
	Municipality string    `json:"municipality"`
	Year         int       `json:"year"`
	Edition      string    `json:"edition"` // the code of an [Edition]
	Scores       []Score   `json:"scores,omitempty"`
	// Total is the published total; invalid when none was published. It is kept beside the sum, whatever that is.
	Total decimal.NullDecimal `json:"total,omitzero"`
	// Strengths and Improvements are what the assessors wrote.
	Strengths    []Item          `json:"strengths,omitempty"`
	Improvements []Item          `json:"improvements,omitempty"`
	Source       kvalitet.Source `json:"source,omitzero"`
}

// Score is the points of one area. An area that was not published, or cannot be read, has no score.
type Score struct {
	Area   int             `json:"area"`
	Points decimal.Decimal `json:"points"`
	// Parts are the points of questions below the area, in any structure: none is published for all editions.
	Parts []Part `json:"parts,omitempty"`
}

// Part is a question below an area.
type Part struct {
	Code   string          `json:"code"`
	Title  string          `json:"title,omitempty"`
	Points decimal.Decimal `json:"points"`
	// Planned is true for what is planned and not in place: it gives no points.
	Planned bool `json:"planned,omitempty"`
}

// Item is a strength (styrka) or an improvement area (förbättringsområde).
type Item struct {
	Area int    `json:"area"`
	Text string `json:"text"`
	// Actions are the identities of actions in the municipality's plan that answer an improvement area.
	Actions []uuid.UUID `json:"actions,omitempty"`
}

// Score returns the points of an area.
func (c Card) Score(area int) (decimal.Decimal, bool) {
	for _, s := range c.Scores {
		if s.Area == area {
			return s.Points, true
		}
	}
	return decimal.Decimal{}, false
}

// Account is what a card's numbers come to (avstämning).
type Account struct {
	Sum     decimal.Decimal // of the areas that have points
	Missing []int           // areas of the edition that have none
	// Mismatch is true when the published total cannot be right beside the parts: they are all there and sum to something
	// else, or what is left for the missing ones is negative or more than they can have.
	Mismatch bool
	// Difference is total minus sum: the mismatch, or what the missing areas had together; invalid without a total.
	Difference decimal.NullDecimal
}

// Account adds the areas and sets the sum beside the published total. Nothing is repaired.
func (c Card) Account(e Edition) Account {
	var a Account
	room := decimal.Decimal{}
	for _, area := range e.Areas {
		points, ok := c.Score(area.Number)
		if !ok {
			a.Missing = append(a.Missing, area.Number)
			room = room.Add(decimal.NewFromInt(int64(area.Max)))
			continue
		}
		a.Sum = a.Sum.Add(points)
	}
	if c.Total.Valid {
		left := c.Total.Decimal.Sub(a.Sum)
		a.Difference = decimal.NewNullDecimal(left)
		a.Mismatch = left.IsNegative() || left.GreaterThan(room)
	}
	return a
}

// Problems reports what keeps the card from existing: an edition that is not known ("unknown"), an area that the
// edition does not have ("unknown") or twice ("duplicate"), points outside the area's range ("range"), points for what
// is planned ("planned"). A total that does not agree is no problem of the card: it was published so; see [Rules].
func (c Card) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", c.ID)
	ps.Version(c.Version)
	ps.Text("/municipality", c.Municipality)
	ps.If(c.Year < 1900 || c.Year > 2200, "range", "/year", "året är orimligt", "the year is unreasonable")
	e, ok := EditionNamed(c.Edition)
	ps.If(!ok, "unknown", "/edition", "utgåvan finns inte", "no such edition")
	check.Unique(&ps, "/scores", c.Scores, func(s Score) int { return s.Area })
	for i, s := range c.Scores {
		at := check.At("/scores", i)
		ps.Decimal(at+"/points", s.Points)
		area, known := e.Area(strconv.Itoa(s.Area))
		ps.If(ok && !known, "unknown", at+"/area", "området finns inte i utgåvan", "the area is not in the edition")
		if known && check.DecimalOK(s.Points) {
			ps.If(s.Points.IsNegative() || s.Points.GreaterThan(decimal.NewFromInt(int64(area.Max))), "range", at+"/points",
				fmt.Sprintf("poängen är inte 0–%d", area.Max), fmt.Sprintf("the points are not 0–%d", area.Max))
		}
		for j, p := range s.Parts {
			at := check.At(at+"/parts", j)
			ps.Text(at+"/code", p.Code)
			ps.Decimal(at+"/points", p.Points)
			ps.If(p.Planned && !p.Points.IsZero(), "planned", at+"/points", "det som bara är planerat ger inga poäng", "what is only planned gives no points")
		}
	}
	if c.Total.Valid {
		ps.Decimal("/total", c.Total.Decimal)
	}
	for _, list := range []struct {
		path  string
		items []Item
	}{{"/strengths", c.Strengths}, {"/improvements", c.Improvements}} {
		for i, item := range list.items {
			ps.Text(check.At(list.path, i)+"/text", item.Text)
		}
	}
	return ps
}

// Validate returns the problems as an error.
func (c Card) Validate() error { return kvalitet.Invalid(c.Problems()) }

// MarshalJSON writes the card as a document of [CardSchema].
func (c Card) MarshalJSON() ([]byte, error) {
	type plain Card
	return jsondoc.Marshal(CardSchema, plain(c))
}

// UnmarshalJSON reads a document of [CardSchema]; an unknown member is [kvalitet.ErrInvalid].
func (c *Card) UnmarshalJSON(data []byte) error {
	type plain Card
	return jsondoc.Unmarshal(CardSchema, data, (*plain)(c))
}
