package analysis

import (
	"fmt"
	"slices"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Signature is who stands for something and when (undertecknat): a role, never a person.
type Signature struct {
	Role string        `json:"role"`
	Date kvalitet.Date `json:"date"`
}

func (s Signature) problems() check.List {
	var ps check.List
	ps.Text("/role", s.Role)
	ps.Date("/date", s.Date)
	return ps
}

// Judgement is a person's answer to a question (bedömning).
type Judgement struct {
	Question string    `json:"question"` // the question's code
	Text     string    `json:"text"`
	Signed   Signature `json:"signed"`
}

// Excuse is why a computed step has no evidence that says anything (skäl till att underlag saknas).
type Excuse struct {
	Reason string    `json:"reason"`
	Signed Signature `json:"signed"`
}

// Conclusion is what the analysis arrives at (slutsats).
type Conclusion struct {
	Text string `json:"text"`
	// Rests names the methods whose evidence, or the questions whose judgements, the conclusion stands on.
	Rests []string `json:"rests,omitempty"`
	// Causes are what is held to be the causes, as a judgement; evidence never names any.
	Causes []string  `json:"causes,omitempty"`
	Signed Signature `json:"signed"`
}

// SelfAssessment is the colour that the responsible give the result (självskattning). It may differ from the computed
// one, and then the motive says why.
type SelfAssessment struct {
	Colour Colour `json:"colour"`
	// Computed is what the target and, without one, the comparison gave; grey when neither could be told.
	Computed Colour    `json:"computed"`
	Motive   string    `json:"motive,omitempty"`
	Signed   Signature `json:"signed"`
}

// Action is something to do, taken into the next year's plan (åtgärd).
type Action struct {
	Text  string        `json:"text"`
	Plan  string        `json:"plan,omitempty"` // the plan of action that it belongs to
	Owner string        `json:"owner"`          // a role
	Due   kvalitet.Date `json:"due"`
	// FollowUp is the day when the effect is looked at, not before Due, and How by what.
	FollowUp kvalitet.Date `json:"followUp"`
	How      string        `json:"how,omitempty"`
}

func (a Action) problems() check.List {
	var ps check.List
	ps.Text("/text", a.Text)
	ps.OptionalText("/plan", a.Plan)
	ps.Text("/owner", a.Owner)
	ps.Date("/due", a.Due)
	ps.Date("/followUp", a.FollowUp)
	ps.If(!a.FollowUp.IsZero() && a.FollowUp.Before(a.Due), "order", "/followUp", "uppföljningen ligger före slutdatum", "the follow-up is before the due date")
	ps.OptionalText("/how", a.How)
	return ps
}

// question finds the place of the step of a question, -1 when the model has no such question.
func (l Ladder) question(code string) int {
	return slices.IndexFunc(l.Steps, func(r Rung) bool {
		return slices.ContainsFunc(r.Questions, func(q Question) bool { return q.Code == code })
	})
}

// own makes the steps the ladder's own, so that a copy made before a change keeps what it had.
func (l *Ladder) own() { l.Steps = slices.Clone(l.Steps) }

// Judge adds a person's answer to a question of the model: [kvalitet.ErrInvalid] when the model has no such question,
// or the text, role or date is missing. Several answers to a question all stand, in the order given.
func (l *Ladder) Judge(j Judgement) error {
	i := l.question(j.Question)
	var ps check.List
	ps.If(i < 0, "unknown", "/question", "frågan finns inte i modellen", "the question is not in the model")
	ps.Text("/text", j.Text)
	ps.Under("/signed", j.Signed.problems())
	if err := kvalitet.Invalid(ps); err != nil {
		return err
	}
	l.own()
	l.Steps[i].Judgements = append(slices.Clip(l.Steps[i].Judgements), j)
	return nil
}

// Excuse says why a computed step has no evidence. A step that has some cannot be excused ("conflict").
func (l *Ladder) Excuse(step StepCode, e Excuse) error {
	i := slices.IndexFunc(l.Steps, func(r Rung) bool { return r.Code == step })
	var ps check.List
	ps.If(i < 0 || !l.Steps[max(i, 0)].Computed, "unknown", "", "inget beräknat steg har den koden", "no computed step has that code")
	ps.If(i >= 0 && l.Steps[i].Assessed(), "conflict", "", "steget har underlag", "the step has evidence")
	ps.Text("/reason", e.Reason)
	ps.Under("/signed", e.Signed.problems())
	if err := kvalitet.Invalid(ps); err != nil {
		return err
	}
	l.own()
	l.Steps[i].Excuse = &e
	return nil
}

// Unanswered reports the computed steps that have neither evidence that says something nor an excuse ("evidence").
func (l Ladder) Unanswered() []kvalitet.Problem {
	var ps check.List
	for i, r := range l.Steps {
		ps.If(r.Computed && !r.Assessed() && r.Excuse == nil, "evidence", check.At("/steps", i),
			fmt.Sprintf("steg %d (%s) har varken underlag eller skäl till att det saknas", r.Number, r.Title.SV),
			fmt.Sprintf("step %d (%s) has neither evidence nor a reason why there is none", r.Number, r.Title.EN))
	}
	return ps
}

// Conclude sets the conclusion. It is refused, with [kvalitet.ErrInvalid] and every step that is open, while a computed
// step is neither evidenced nor excused, and when it rests on something that the ladder does not have.
func (l *Ladder) Conclude(c Conclusion) error {
	var ps check.List
	ps.Under("", l.Unanswered())
	ps.Text("/conclusion/text", c.Text)
	ps.Under("/conclusion/signed", c.Signed.problems())
	for i, on := range c.Rests {
		ps.If(!l.has(on), "unknown", check.At("/conclusion/rests", i), "analysen har inget sådant underlag", "the analysis has no such evidence")
	}
	if err := kvalitet.Invalid(ps); err != nil {
		return err
	}
	c.Rests, c.Causes = slices.Clone(c.Rests), slices.Clone(c.Causes)
	l.Conclusion = &c
	return nil
}

// has reports whether there is assessed evidence by the method, or a judgement of the question.
func (l Ladder) has(on string) bool {
	for _, r := range l.Steps {
		if slices.ContainsFunc(r.Evidence, func(e Evidence) bool { return e.Method == on && e.Assessed() }) ||
			slices.ContainsFunc(r.Judgements, func(j Judgement) bool { return j.Question == on }) {
			return true
		}
	}
	return false
}

// ComputedColour is the colour that the figures give by themselves: green or red by the target when there is one, yellow
// when the gap is within the margin, and otherwise the relative colour of the comparison; grey when neither can be told.
func (l Ladder) ComputedColour() Colour {
	for _, method := range []string{MethodGap, MethodRank} {
		e, ok := l.Evidence(method)
		if !ok {
			continue
		}
		switch e.Verdict {
		case VerdictPositive:
			return ColourGreen
		case VerdictUnclear:
			return ColourYellow
		case VerdictNegative:
			return ColourRed
		default:
		}
	}
	return ColourGrey
}

// Assess sets the self-assessment. It is refused before there is a conclusion, and without a motive when its colour is
// not the computed one.
func (l *Ladder) Assess(a SelfAssessment) error {
	a.Computed = l.ComputedColour()
	var ps check.List
	ps.If(l.Conclusion == nil, "order", "", "slutsatsen kommer före självskattningen", "the conclusion comes before the self-assessment")
	ps.Enum("/colour", a.Colour)
	ps.If(a.Colour == ColourGrey, "enum", "/colour", "självskattningen är grön, gul eller röd", "the self-assessment is green, yellow or red")
	ps.If(a.Colour != a.Computed && strings.TrimSpace(a.Motive) == "", "motive", "/motive",
		"självskattningen skiljer sig från den beräknade: säg varför", "the self-assessment differs from the computed one: say why")
	ps.OptionalText("/motive", a.Motive)
	ps.Under("/signed", a.Signed.problems())
	if err := kvalitet.Invalid(ps); err != nil {
		return err
	}
	l.SelfAssessment = &a
	return nil
}

// Propose adds actions, which go into the next year's plan. It is refused before there is a conclusion.
func (l *Ladder) Propose(actions ...Action) error {
	var ps check.List
	ps.If(l.Conclusion == nil, "order", "", "slutsatsen kommer före åtgärderna", "the conclusion comes before the actions")
	for i, a := range actions {
		ps.Under(check.At("/actions", len(l.Actions)+i), a.problems())
	}
	if err := kvalitet.Invalid(ps); err != nil {
		return err
	}
	l.Actions = append(slices.Clip(l.Actions), actions...)
	return nil
}
