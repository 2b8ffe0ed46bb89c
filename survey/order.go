package survey

import (
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// OrderSchema is the schema member of an order's JSON form.
const OrderSchema = "survey/order/v1"

// Order is a survey from decision to analysis (beställning): who decided it, with which instrument, what came of it,
// and who has analysed it. [Rules] says what it lacks. It holds roles and bodies, never persons.
type Order struct {
	ID      uuid.UUID `json:"id"`
	Version int64     `json:"version"`
	Title   string    `json:"title"`
	Kind    Kind      `json:"kind"`
	Method  Method    `json:"method"`
	// DecidedBy is the body or role that decided that the survey is made, OrderedBy the role that ordered it.
	DecidedBy string        `json:"decidedBy,omitempty"`
	OrderedBy string        `json:"orderedBy,omitempty"`
	Decided   kvalitet.Date `json:"decided,omitzero"`
	// Interval is how many months pass between surveys, as decided; 0 is not decided.
	Interval int `json:"interval,omitzero"`
	// Funded says that money for procurement and fieldwork has been set aside.
	Funded bool `json:"funded,omitempty"`
	// Large surveys are procured (upphandlas); Procured says that this one was.
	Large    bool `json:"large,omitempty"`
	Procured bool `json:"procured,omitempty"`
	// AllProviders says that users of private providers, too, are asked.
	AllProviders bool `json:"allProviders,omitempty"`
	// Questions are the roles with which the questions were set.
	Questions []string `json:"questions,omitempty"`
	// Population is who is asked: the code of a target group, for collisions and burden.
	Population string `json:"population,omitempty"`
	// Invited is how many are asked, Minutes how long it takes each to answer.
	Invited int `json:"invited,omitzero"`
	Minutes int `json:"minutes,omitzero"`
	// Field is when answers are gathered.
	Field kvalitet.Period `json:"field,omitzero"`
	// Instrument and Edition are what is asked with.
	Instrument uuid.UUID `json:"instrument,omitzero"`
	Edition    string    `json:"edition,omitempty"`
	Response   *Response `json:"response,omitempty"`
	// Result is the day when the result was published.
	Result kvalitet.Date `json:"result,omitzero"`
	// Duties are who shall analyse, from which perspective, and when it was done.
	Duties []Duty `json:"duties,omitempty"`
}

// Duty is somebody's duty to analyse a result (analysansvar).
type Duty struct {
	Role        string        `json:"role"`
	Perspective Perspective   `json:"perspective"`
	Done        kvalitet.Date `json:"done,omitzero"`
}

// Problems reports what keeps the order from existing. Whether it was ordered as it should is for [Rules].
func (o Order) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", o.ID)
	ps.Version(o.Version)
	ps.Text("/title", o.Title)
	ps.Enum("/kind", o.Kind)
	ps.Enum("/method", o.Method)
	ps.OptionalText("/decidedBy", o.DecidedBy)
	ps.OptionalText("/orderedBy", o.OrderedBy)
	ps.OptionalDate("/decided", o.Decided)
	ps.If(o.Interval < 0, "range", "/interval", "intervallet är negativt", "the interval is negative")
	ps.If(o.Invited < 0, "range", "/invited", "antalet är negativt", "the number is negative")
	ps.If(o.Minutes < 0, "range", "/minutes", "tiden är negativ", "the time is negative")
	ps.Under("/field", o.Field.Problems())
	if o.Response != nil {
		ps.Under("/response", o.Response.Problems())
	}
	ps.OptionalDate("/result", o.Result)
	check.Unique(&ps, "/duties", o.Duties, func(d Duty) Duty { d.Done = kvalitet.Date{}; return d })
	for i, d := range o.Duties {
		ps.Text(check.At("/duties", i)+"/role", d.Role)
		ps.Enum(check.At("/duties", i)+"/perspective", d.Perspective)
		ps.OptionalDate(check.At("/duties", i)+"/done", d.Done)
	}
	return ps
}

// Validate returns the problems as an error.
func (o Order) Validate() error { return kvalitet.Invalid(o.Problems()) }

// MarshalJSON writes the order as a document of [OrderSchema].
func (o Order) MarshalJSON() ([]byte, error) {
	type plain Order
	return jsondoc.Marshal(OrderSchema, plain(o))
}

// UnmarshalJSON reads a document of [OrderSchema]; an unknown member is [kvalitet.ErrInvalid].
func (o *Order) UnmarshalJSON(data []byte) error {
	type plain Order
	return jsondoc.Unmarshal(OrderSchema, data, (*plain)(o))
}

// Commissioner is who decides on a kind of survey and who orders it (beställaransvar).
type Commissioner struct {
	Kind      Kind
	DecidedBy []string
	OrderedBy []string
	Analysed  []Duty
	Source    kvalitet.Source
}

// Commissioners is Örebro's routine for ordering surveys (rutin för beställning). A municipality changes it as data.
func Commissioners() []Commissioner {
	source := kvalitet.Source{Title: "Örebro kommuns kvalitetshandbok", Section: "Rutin för beställning av medborgarundersökningar", Grade: kvalitet.GradePublished}
	boards := []string{"programnämnd", "kommunstyrelsen"}
	duties := []Duty{{Role: "enhetschef", Perspective: PerspectiveUnit}, {Role: "förvaltningschef", Perspective: PerspectiveDepartment}}
	with := func(role string) []Duty {
		return append(slices.Clone(duties), Duty{Role: role, Perspective: PerspectiveWhole})
	}
	return []Commissioner{
		{KindUsers, boards, []string{"programdirektör"}, with("programdirektör"), source},
		{KindCitizens, boards, []string{"kommundirektör"}, with("programdirektör"), source},
		{KindBusiness, boards, []string{"kommundirektör"}, with("programdirektör"), source},
		{KindEmployees, []string{"processägare"}, []string{"processägare"}, with("processägare"), source},
		{KindProcess, []string{"processägare"}, []string{"processägare"}, with("processägare"), source},
		{KindOwn, []string{"enhetschef"}, []string{"enhetschef"}, duties[:1], source},
	}
}

// Link is a step of the chain from order to analysis (kedja).
type Link struct {
	Name kvalitet.Label
	Done bool
	// Gap says what is missing when the step is not done.
	Gap kvalitet.Label
}

// Chain is the survey's way from order over instrument and result to analysis, with every gap named.
func (o Order) Chain() []Link {
	link := func(sv, en string, done bool, gapSV, gapEN string) Link {
		l := Link{Name: kvalitet.Label{SV: sv, EN: en}, Done: done}
		if !done {
			l.Gap = kvalitet.Label{SV: gapSV, EN: gapEN}
		}
		return l
	}
	analysed := len(o.Duties) > 0
	for _, d := range o.Duties {
		analysed = analysed && !d.Done.IsZero()
	}
	return []Link{
		link("beställning", "order", !o.Decided.IsZero() && o.DecidedBy != "", "beslutet saknas", "the decision is missing"),
		link("instrument", "instrument", o.Instrument != uuid.Nil && o.Edition != "" || !o.Method.Quantitative(), "instrumentets utgåva saknas", "the edition of the instrument is missing"),
		link("resultat", "result", !o.Result.IsZero() && (o.Response != nil || !o.Method.Quantitative()), "resultatet eller svarsredovisningen saknas", "the result or the account of responses is missing"),
		link("analys", "analysis", analysed, "alla som har analysansvar har inte analyserat", "not everyone who has the duty has analysed"),
	}
}
