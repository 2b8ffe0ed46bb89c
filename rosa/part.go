package rosa

import (
	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Part is a step of a case type that lies on one level (ärendedel). ROSA looks at parts: the same case may begin with
// information and end with a decision by judgement.
type Part struct {
	// Code identifies the part within its case type and stays when the text changes.
	Code string `json:"code"`
	Name string `json:"name"`
	// Level is where the part lies.
	Level Level `json:"level"`
	// Performer is the role that does the part today (utförare): a role, never a person.
	Performer string `json:"performer,omitempty"`
	// AtCentre says that the performer is the contact centre.
	AtCentre bool `json:"atCentre,omitempty"`
	// ReferTo is the role or unit that the centre refers to when the part is not its own (hänvisas till).
	ReferTo string `json:"referTo,omitempty"`
	// Channel is how the part reaches the municipality (kanal): phone, mail, web, visit …
	Channel string `json:"channel,omitempty"`
	// Queue is the queue that the part waits in (kö), when it is known. Quick questions and investigations should not
	// share one.
	Queue string `json:"queue,omitempty"`
	// Share is how large a share of the cases has the part, 0–1; no value is all of them.
	Share decimal.NullDecimal `json:"share,omitzero"`
	// Volume is the number of times a year, when it is not the case type's.
	Volume decimal.NullDecimal `json:"volume,omitzero"`
	// Minutes is the working time each time, with what is done after the contact.
	Minutes Minutes `json:"minutes"`
	// Findings are the answers of the walk-through.
	Findings Findings `json:"findings,omitzero"`
	// Needs is the information that the centre must ask for (uppgifter som behövs).
	Needs string `json:"needs,omitempty"`
	// Activity is the step of a process map that the part belongs to.
	Activity Activity `json:"activity,omitzero"`
}

// Activity points at an activity in a process map of the host's.
type Activity struct {
	Process  uuid.UUID `json:"process"`
	Activity string    `json:"activity"`
}

// Findings are what a walk-through finds out about a part (iakttagelser): the six questions of ROSA that are answered by
// yes or no, and the gates that are ours. An answer that is not set is open.
type Findings struct {
	Web        Answer `json:"web,omitzero"`        // is there information on the web?
	Form       Answer `json:"form,omitzero"`       // is there a form (blankett)?
	FormOnWeb  Answer `json:"formOnWeb,omitzero"`  // is the form on the web?
	Service    Answer `json:"service,omitzero"`    // is there an e-service (e-tjänst)?
	NeedsIt    Answer `json:"needsIt,omitzero"`    // without an e-service: is one needed?
	Routine    Answer `json:"routine,omitzero"`    // is the routine documented?
	System     Answer `json:"system,omitzero"`     // can the centre get at the system?
	Delegation Answer `json:"delegation,omitzero"` // is the decision delegated?
	Secrecy    Answer `json:"secrecy,omitzero"`    // is the part free from a secrecy stop?
	Training   Answer `json:"training,omitzero"`   // are the centre's staff trained?
	// References hold a free text per gate: the routine's address, the delegation's number.
	References map[Gate]string `json:"references,omitempty"`
}

// Gate returns the state of a gate. Delegation does not apply to parts below decisions, levels 1–3.
func (p Part) Gate(g Gate) Answer {
	switch g {
	case GateWeb:
		return p.Findings.Web
	case GateRoutine:
		return p.Findings.Routine
	case GateSystem:
		return p.Findings.System
	case GateDelegation:
		if p.Level < LevelRuleGoverned {
			return AnswerNotApplicable
		}
		return p.Findings.Delegation
	case GateSecrecy:
		return p.Findings.Secrecy
	case GateTraining:
		return p.Findings.Training
	default:
		return AnswerNotApplicable
	}
}

// Answer sets the state of a gate.
func (f *Findings) Answer(g Gate, a Answer) {
	switch g {
	case GateWeb:
		f.Web = a
	case GateRoutine:
		f.Routine = a
	case GateSystem:
		f.System = a
	case GateDelegation:
		f.Delegation = a
	case GateSecrecy:
		f.Secrecy = a
	case GateTraining:
		f.Training = a
	}
}

// occurs is the part's share with its default.
func (p Part) occurs() decimal.Decimal {
	if p.Share.Valid {
		return p.Share.Decimal
	}
	return decimal.NewFromInt(1)
}

// Problems reports what keeps the part from existing. Whether it can move is for [Analyse] to say.
func (p Part) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Text("/code", p.Code)
	ps.OptionalText("/name", p.Name)
	ps.Enum("/level", p.Level)
	for _, t := range []struct{ path, text string }{{"/performer", p.Performer}, {"/referTo", p.ReferTo}, {"/channel", p.Channel},
		{"/queue", p.Queue}, {"/needs", p.Needs}} {
		ps.OptionalText(t.path, t.text)
	}
	if p.Share.Valid {
		before := len(ps)
		smallDecimal(&ps, "/share", p.Share.Decimal)
		ps.If(len(ps) == before && (p.Share.Decimal.IsNegative() || p.Share.Decimal.GreaterThan(decimal.NewFromInt(1))), "range", "/share",
			"andelen är inte mellan 0 och 1", "the share is not between 0 and 1")
	}
	if p.Volume.Valid {
		volume(&ps, p.Volume.Decimal)
	}
	ps.Under("/minutes", p.Minutes.Problems())
	ps.Under("/findings", p.Findings.Problems())
	ps.OptionalText("/activity/activity", p.Activity.Activity)
	return ps
}

// Problems reports answers outside the set ("enum") and references to gates that do not exist.
func (f Findings) Problems() []kvalitet.Problem {
	var ps check.List
	for _, a := range []struct {
		path   string
		answer Answer
	}{{"/web", f.Web}, {"/form", f.Form}, {"/formOnWeb", f.FormOnWeb}, {"/service", f.Service}, {"/needsIt", f.NeedsIt},
		{"/routine", f.Routine}, {"/system", f.System}, {"/delegation", f.Delegation}, {"/secrecy", f.Secrecy}, {"/training", f.Training}} {
		ps.OptionalEnum(a.path, a.answer)
	}
	for _, g := range Gates() {
		ps.OptionalText("/references/"+g.String(), f.References[g])
	}
	for g := range f.References {
		if !g.Valid() {
			ps.Add("enum", "/references", "en hänvisning gäller en förutsättning som inte finns", "a reference is for a gate that does not exist")
			break
		}
	}
	return ps
}

// volume wants a number of times that is not negative.
func volume(ps *check.List, v decimal.Decimal) {
	before := len(*ps)
	smallDecimal(ps, "/volume", v)
	ps.If(len(*ps) == before && v.IsNegative(), "range", "/volume", "volymen är negativ", "the volume is negative")
}
