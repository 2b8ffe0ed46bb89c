package portfolio

import (
	"fmt"
	"slices"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// InitiativeSchema is the schema member of an initiative's JSON form.
const InitiativeSchema = "governance/initiative/v1"

// Initiative is a piece of development from idea to end (utvecklingsinsats).
type Initiative struct {
	ID      uuid.UUID `json:"id"`
	Version int64     `json:"version"`
	Name    string    `json:"name"`
	Size    Size      `json:"size,omitzero"` // not set before it has been sized
	Phase   Phase     `json:"phase"`
	// Board is the code of the board that has it.
	Board string `json:"board,omitempty"`
	// Owner, Leader and Receiver are roles: projektägare or uppdragsägare, -ledare, mottagare. Roles holds the others by
	// the code or the name of a [ProjectRole]: styrgrupp, referensgrupp, resursägare, projektadministratör, expert …
	Owner    string            `json:"owner,omitempty"`
	Leader   string            `json:"leader,omitempty"`
	Receiver string            `json:"receiver,omitempty"`
	Roles    map[string]string `json:"roles,omitempty"`
	// Financed says from where the money comes, and Cost how much, in kronor.
	Financed string              `json:"financed,omitempty"`
	Cost     decimal.NullDecimal `json:"cost,omitzero"`
	// Goal is what the work delivers (projektmål); Effects are what comes of it (effektmål), as the host's ids.
	Goal    string   `json:"goal,omitempty"`
	Effects []string `json:"effects,omitempty"`
	// Groups, Processes and Systems are codes of what it touches, for synergies.
	Groups    []string `json:"groups,omitempty"`
	Processes []string `json:"processes,omitempty"`
	Systems   []string `json:"systems,omitempty"`
	// Documents holds the sections that are written, by document.
	Documents map[Document][]string `json:"documents,omitempty"`
	Decisions []Decision            `json:"decisions,omitempty"`
	Period    kvalitet.Period       `json:"period,omitzero"`
}

// Decision is one at a decision point. It names the phase that it was made in and, when something goes on, the next.
type Decision struct {
	Point   string        `json:"point"` // "BP2"
	Phase   Phase         `json:"phase"`
	Verdict Verdict       `json:"verdict"`
	Next    Phase         `json:"next,omitzero"`
	By      string        `json:"by"`
	Date    kvalitet.Date `json:"date"`
	Motive  string        `json:"motive,omitempty"`
}

// Problems reports what keeps the initiative from existing: among others a phase that its decisions do not lead to
// ("state") and a phase that its size does not have ("phase").
func (in Initiative) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", in.ID)
	ps.Version(in.Version)
	ps.Text("/name", in.Name)
	ps.OptionalEnum("/size", in.Size)
	ps.Enum("/phase", in.Phase)
	if in.Cost.Valid {
		ps.Decimal("/cost", in.Cost.Decimal)
	}
	ps.Under("/period", in.Period.Problems())
	ps.If(in.Phase.Valid() && !in.Size.Has(in.Phase), "phase", "/phase", "fasen finns inte för "+in.Size.Label().SV, "no such phase for a "+in.Size.Label().EN)
	at := PhaseIdea
	for i, d := range in.Decisions {
		path := check.At("/decisions", i)
		ps.Text(path+"/point", d.Point)
		ps.Enum(path+"/verdict", d.Verdict)
		ps.Text(path+"/by", d.By)
		ps.Date(path+"/date", d.Date)
		ps.If(i > 0 && d.Date.Before(in.Decisions[i-1].Date), "order", path+"/date", "beslutet är äldre än det före", "the decision is older than the one before")
		ps.If(d.Phase != at, "state", path+"/phase", "beslutet gäller en annan fas än den som rådde: "+at.Label().SV, "the decision is about another phase than the one that was: "+at.Label().EN)
		if p := in.Size.step(d); p != nil {
			p.Path = path + p.Path
			ps = append(ps, *p)
		}
		at = d.Next
	}
	ps.If(in.Phase.Valid() && at != in.Phase, "state", "/phase", "besluten leder till en annan fas: "+at.Label().SV, "the decisions lead to another phase: "+at.Label().EN)
	return ps
}

// Validate returns the problems as an error.
func (in Initiative) Validate() error { return kvalitet.Invalid(in.Problems()) }

// Decide returns the initiative with a decision made and its phase moved, or what is wrong with the decision. Continue
// and revise go to the next phase of the size, back to an earlier one that the decision names, stop ends it.
func (in Initiative) Decide(d Decision) (Initiative, error) {
	d.Phase = in.Phase
	switch d.Verdict {
	case VerdictContinue, VerdictRevise:
		if d.Next == 0 {
			d.Next = in.Size.after(in.Phase)
		}
	case VerdictStop:
		d.Next = PhaseStopped
	case VerdictBack: // to the phase that the decision names
	}
	in.Decisions = append(slices.Clone(in.Decisions), d)
	if d.Next != 0 {
		in.Phase = d.Next
	}
	return in, in.Validate()
}

// step reports what is wrong with where a decision leads.
func (s Size) step(d Decision) *kvalitet.Problem {
	bad := func(sv, en string) *kvalitet.Problem {
		return &kvalitet.Problem{Code: "next", Path: "/next", SV: sv, EN: en}
	}
	switch d.Verdict {
	case VerdictContinue, VerdictRevise:
		if next := s.after(d.Phase); d.Next != next || next == 0 {
			return bad(fmt.Sprintf("efter %s följer %s", d.Phase.Label().SV, next.Label().SV), fmt.Sprintf("%s is followed by %s", d.Phase.Label().EN, next.Label().EN))
		}
	case VerdictBack:
		if d.Next >= d.Phase || !s.Has(d.Next) || d.Next == 0 {
			return bad("tillbaka leder till en tidigare fas", "back leads to an earlier phase")
		}
	case VerdictStop:
		if d.Next != PhaseStopped || d.Phase >= PhaseDone {
			return bad("avbryt leder till stoppad", "stop leads to stopped")
		}
	}
	return nil
}

// Has reports whether work of the size passes through the phase: establishment and closing are for projects only.
func (s Size) Has(p Phase) bool {
	return p.Valid() && (s == SizeProject || p != PhaseEstablishment && p != PhaseClosing)
}

// after returns the phase that follows, and 0 after the last.
func (s Size) after(p Phase) Phase {
	for next := p + 1; next <= PhaseDone; next++ {
		if s.Has(next) {
			return next
		}
	}
	return 0
}

// MarshalJSON writes the initiative as a document of [InitiativeSchema].
func (in Initiative) MarshalJSON() ([]byte, error) {
	type plain Initiative
	return jsondoc.Marshal(InitiativeSchema, plain(in))
}

// UnmarshalJSON reads a document of [InitiativeSchema]; an unknown member is [kvalitet.ErrInvalid].
func (in *Initiative) UnmarshalJSON(data []byte) error {
	type plain Initiative
	return jsondoc.Unmarshal(InitiativeSchema, data, (*plain)(in))
}
