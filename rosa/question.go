package rosa

import (
	"database/sql/driver"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Question is one question of the walk-through of a part (fråga), in the order in which they are put. The zero value is
// "not set".
type Question uint8

// The questions. The level and the referral answer what the centre can do and what it must refer; web to routine are the
// handbook's findings; the rest are the gates and figures that are ours.
const (
	QuestionLevel Question = iota + 1
	QuestionPerformer
	QuestionMinutes
	QuestionReferral
	QuestionWeb
	QuestionForm
	QuestionFormOnWeb
	QuestionService
	QuestionServiceNeed
	QuestionRoutine
	QuestionSystem
	QuestionDelegation
	QuestionSecrecy
	QuestionTraining
)

var questions = enum.Of[Question]("fråga", "question",
	enum.Row{Code: "level", SV: "På vilken nivå ligger delen?", EN: "On which level does the part lie?"},
	enum.Row{Code: "performer", SV: "Vilken roll gör den i dag?", EN: "Which role does it today?"},
	enum.Row{Code: "minutes", SV: "Hur många minuter tar den, som lägst, troligen och som högst?", EN: "How many minutes does it take: low, likely and high?"},
	enum.Row{Code: "referral", SV: "Vart hänvisar kontaktcentret?", EN: "Where does the contact centre refer to?"},
	enum.Row{Code: "web", SV: "Finns information på webben?", EN: "Is there information on the web?"},
	enum.Row{Code: "form", SV: "Finns en blankett?", EN: "Is there a form?"},
	enum.Row{Code: "formOnWeb", SV: "Finns blanketten på webben?", EN: "Is the form on the web?"},
	enum.Row{Code: "service", SV: "Finns en e-tjänst?", EN: "Is there an e-service?"},
	enum.Row{Code: "serviceNeed", SV: "Behövs en e-tjänst?", EN: "Is an e-service needed?"},
	enum.Row{Code: "routine", SV: "Är rutinen dokumenterad?", EN: "Is the routine documented?"},
	enum.Row{Code: "system", SV: "Kommer kontaktcentret åt systemet?", EN: "Can the contact centre get at the system?"},
	enum.Row{Code: "delegation", SV: "Är beslutet delegerat till kontaktcentret?", EN: "Is the decision delegated to the contact centre?"},
	enum.Row{Code: "secrecy", SV: "Är delen fri från hinder av sekretess?", EN: "Is the part free from secrecy stops?"},
	enum.Row{Code: "training", SV: "Är personalen utbildad för delen?", EN: "Are the staff trained for the part?"},
)

// Questions returns all questions in order.
func Questions() []Question { return questions.All() }

// ParseQuestion reads a code such as "routine".
func ParseQuestion(code string) (Question, error) { return questions.Parse(code) }

// Valid reports whether q is one of the questions; the zero value is not.
func (q Question) Valid() bool { return questions.Valid(q) }

// String returns the code; the zero value is the empty text.
func (q Question) String() string { return questions.Code(q) }

// Label returns the question as it is put.
func (q Question) Label() kvalitet.Label { return kvalitet.Label(questions.Label(q)) }

// MarshalText writes the code.
func (q Question) MarshalText() ([]byte, error) { return questions.MarshalText(q) }

// UnmarshalText reads a code; an empty text is "not set".
func (q *Question) UnmarshalText(text []byte) error { return questions.UnmarshalText(text, q) }

// Value stores the code; "not set" is NULL.
func (q Question) Value() (driver.Value, error) { return questions.Value(q) }

// Scan reads what Value stored.
func (q *Question) Scan(src any) error { return questions.Scan(src, q) }

// topic is what a question is about: who answers it, where the answer stands, when the question arises, and what the
// answer is.
type topic struct {
	by     Role
	path   string
	arises func(Part, Level) bool
	answer func(Part) Answer
}

func always(Part, Level) bool            { return true }
func within(p Part, boundary Level) bool { return p.Level.Valid() && p.Level <= boundary }
func decision(p Part, boundary Level) bool {
	return within(p, boundary) && p.Level >= LevelRuleGoverned
}
func beyond(p Part, boundary Level) bool { return p.Level > boundary }
func hasForm(p Part, _ Level) bool       { return p.Findings.Form == AnswerYes }
func lacksService(p Part, _ Level) bool  { return p.Findings.Service == AnswerNo }
func given(ok bool) Answer {
	if ok {
		return AnswerYes
	}
	return 0
}

func finding(of func(Findings) Answer) func(Part) Answer {
	return func(p Part) Answer { return of(p.Findings) }
}

// topics holds one row per question, in order.
var topics = [...]topic{
	{RoleLeader, "/level", always, func(p Part) Answer { return given(p.Level.Valid()) }},
	{RoleExpert, "/performer", always, func(p Part) Answer { return given(p.Performer != "") }},
	{RoleExpert, "/minutes", always, func(p Part) Answer { return given(p.Minutes.Likely.IsPositive()) }},
	{RoleExpert, "/referTo", beyond, func(p Part) Answer { return given(p.ReferTo != "") }},
	{RoleExpert, "/findings/web", always, finding(func(f Findings) Answer { return f.Web })},
	{RoleExpert, "/findings/form", always, finding(func(f Findings) Answer { return f.Form })},
	{RoleExpert, "/findings/formOnWeb", hasForm, finding(func(f Findings) Answer { return f.FormOnWeb })},
	{RoleExpert, "/findings/service", always, finding(func(f Findings) Answer { return f.Service })},
	{RoleExpert, "/findings/needsIt", lacksService, finding(func(f Findings) Answer { return f.NeedsIt })},
	{RoleExpert, "/findings/routine", within, finding(func(f Findings) Answer { return f.Routine })},
	{RoleCentre, "/findings/system", within, finding(func(f Findings) Answer { return f.System })},
	{RoleExpert, "/findings/delegation", decision, finding(func(f Findings) Answer { return f.Delegation })},
	{RoleExpert, "/findings/secrecy", within, finding(func(f Findings) Answer { return f.Secrecy })},
	{RoleCentre, "/findings/training", within, finding(func(f Findings) Answer { return f.Training })},
}

// By returns the role that answers the question.
func (q Question) By() Role {
	if !q.Valid() {
		return 0
	}
	return topics[q-1].by
}

// Arises reports whether the question is put for the part, with the boundary that holds: nobody is asked where a form is
// that does not exist.
func (q Question) Arises(p Part, boundary Level) bool {
	return q.Valid() && topics[q-1].arises(p, boundary)
}

// Asked is a question that was put for a part.
type Asked struct {
	Question Question `json:"question"`
	// Part is the part's code, Path where the answer stands in the case type: "/parts/2/findings/web".
	Part string `json:"part"`
	Path string `json:"path"`
	By   Role   `json:"by"`
	// Answered says whether there is an answer; "not applicable" is one.
	Answered bool `json:"answered"`
}

// Questions returns every question that arises for the case type, part by part.
func (c CaseType) Questions(boundary Level) []Asked {
	var asked []Asked
	for i, p := range c.Parts {
		for _, q := range Questions() {
			if t := topics[q-1]; t.arises(p, boundary) {
				asked = append(asked, Asked{q, p.Code, check.At("/parts", i) + t.path, t.by, t.answer(p) != 0})
			}
		}
	}
	return asked
}

// Open returns the questions that have no answer yet.
func (c CaseType) Open(boundary Level) []Asked {
	var open []Asked
	for _, a := range c.Questions(boundary) {
		if !a.Answered {
			open = append(open, a)
		}
	}
	return open
}
