package control

import (
	"fmt"
	"slices"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Item is something from one year's report that the next must answer (punkt att följa upp).
type Item struct {
	// ID is unique in the body: "2026-V1".
	ID       string   `json:"id"`
	Activity Number   `json:"activity,omitzero"`
	Text     string   `json:"text"`
	Process  string   `json:"process,omitempty"`
	Risks    []string `json:"risks,omitempty"`
	Result   Result   `json:"result,omitzero"`
	// Frequent says that the test found deviations on more than one occasion, Severe that one of them was of a major
	// severity.
	Frequent    bool          `json:"frequent,omitempty"`
	Severe      bool          `json:"severe,omitempty"`
	Action      string        `json:"action,omitempty"`
	Responsible string        `json:"responsible,omitempty"`
	Due         kvalitet.Date `json:"due,omitzero"`
}

// Weighty reports whether the item is a large, severe or frequent deviation, or a control that was not done.
func (i Item) Weighty() bool {
	return i.Result == ResultMajor || i.Result == ResultNotDone || i.Frequent || i.Severe
}

// name gives the ID and the text, for findings.
func (i Item) name() string { return i.ID + " (" + short(i.Text) + ")" }

// Problems reports what keeps the item from existing.
func (i Item) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Text("/id", i.ID)
	ps.Text("/text", i.Text)
	ps.OptionalText("/process", i.Process)
	ps.OptionalEnum("/result", i.Result)
	ps.OptionalText("/action", i.Action)
	ps.OptionalText("/responsible", i.Responsible)
	ps.OptionalDate("/due", i.Due)
	return ps
}

// FollowUp is the answer to an item of last year (uppföljning av förra årets tillsyn).
type FollowUp struct {
	// Item is the item's ID.
	Item   string `json:"item"`
	Answer Answer `json:"answer,omitzero"`
	// Text tells what was done and what came of it, or why nothing was.
	Text string        `json:"text,omitempty"`
	Date kvalitet.Date `json:"date,omitzero"`
}

// Problems reports what keeps the follow-up from existing.
func (f FollowUp) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Text("/item", f.Item)
	ps.OptionalEnum("/answer", f.Answer)
	ps.OptionalText("/text", f.Text)
	ps.OptionalDate("/date", f.Date)
	return ps
}

// CarryForward returns what the next year's report must answer (förs vidare till nästa år): every activity with a
// deviation, or that was not done, or that has an action, and this year's own items that are not done. It is computed
// from the year itself, so that nobody can forget it.
func CarryForward(f File, m Model, on kvalitet.Date) []Item {
	var items []Item
	p := NewPass(f, m, on)
	for _, row := range Compile(p).Rows {
		if row.Result != ResultMinor && row.Result != ResultMajor && row.Result != ResultNotDone && row.Action == "" {
			continue
		}
		it := Item{ID: fmt.Sprintf("%d-%s", f.Year, row.Activity), Activity: row.Activity, Text: row.Activity.String(),
			Result: row.Result, Frequent: row.Deviations > 1, Action: row.Action, Responsible: row.Responsible, Due: row.Due}
		for _, d := range f.Deviations {
			step, ok := m.Severity(d.Severity)
			it.Severe = it.Severe || ok && step.Major && d.Activity == row.Activity
		}
		if a, ok := p.activity(row.Activity); ok {
			it.Text, it.Process, it.Risks = a.Text, a.Process, a.Risks
		}
		items = append(items, it)
	}
	for _, old := range f.Previous {
		if a, ok := f.answer(old.ID); !ok || a.Answer == AnswerUnderway || a.Answer == AnswerNotDone || !a.Answer.Valid() {
			items = append(items, old)
		}
	}
	return items
}

// answer returns the report's answer to the item with the ID.
func (f File) answer(item string) (FollowUp, bool) {
	if f.Report == nil {
		return FollowUp{}, false
	}
	for _, a := range f.Report.FollowUps {
		if strings.EqualFold(strings.TrimSpace(a.Item), item) {
			return a, true
		}
	}
	return FollowUp{}, false
}

// about reports whether an activity is about the same as the item: a risk in common, or the same process; and where
// either has neither, the same number or text.
func (i Item) about(a Activity) bool {
	for _, r := range i.Risks {
		if slices.Contains(a.Risks, r) {
			return true
		}
	}
	if i.Process != "" && a.Process != "" {
		return sameRole(i.Process, a.Process)
	}
	if len(i.Risks) > 0 && len(a.Risks) > 0 {
		return false
	}
	return sameRole(i.Text, a.Text) || !i.Activity.IsZero() && i.Activity == a.Number
}
