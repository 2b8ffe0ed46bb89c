package risk

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Route is the way that a risk above the limit takes (väg efter bedömningen), as Malmö has it. The zero value is "not set".
type Route uint8

// The routes.
const (
	RouteDirect Route = iota + 1 // it is known what to do: do it
	RouteReview                  // find out first whether improvements are needed
)

var routes = enum.Of[Route]("väg", "route",
	enum.Row{Code: "directAction", SV: "riskreducerande direktåtgärd", EN: "direct action"},
	enum.Row{Code: "review", SV: "granskning", EN: "review"},
)

// Routes returns all routes in order.
func Routes() []Route { return routes.All() }

// ParseRoute reads a code such as "directAction".
func ParseRoute(code string) (Route, error) { return routes.Parse(code) }

// Valid reports whether r is one of the routes; the zero value is not.
func (r Route) Valid() bool { return routes.Valid(r) }

// String returns the code; the zero value is the empty text.
func (r Route) String() string { return routes.Code(r) }

// Label returns the name.
func (r Route) Label() kvalitet.Label { return kvalitet.Label(routes.Label(r)) }

// MarshalText writes the code.
func (r Route) MarshalText() ([]byte, error) { return routes.MarshalText(r) }

// UnmarshalText reads a code; an empty text is "not set".
func (r *Route) UnmarshalText(text []byte) error { return routes.UnmarshalText(text, r) }

// Value stores the code; "not set" is NULL.
func (r Route) Value() (driver.Value, error) { return routes.Value(r) }

// Scan reads what Value stored.
func (r *Route) Scan(src any) error { return routes.Scan(src, r) }
