package service

import (
	"bytes"
	"cmp"
	"database/sql/driver"
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/enum"
)

// Reminder is something that remains to be done about a view (påminnelse).
type Reminder struct {
	View uuid.UUID     `json:"view"`
	Kind ReminderKind  `json:"kind"`
	Due  kvalitet.Date `json:"due"`
	// Late says that the day has passed.
	Late bool `json:"late"`
}

// Reminders returns what remains to be done about unanswered views and is due at most the given number of calendar days
// after the day, the most urgent first. The statute reminds only of views that fall under it; see [View.Due].
func Reminders(views []View, c Clocks, on kvalitet.Date, days WorkingDays, ahead int) []Reminder {
	var all []Reminder
	until := on.AddDays(ahead)
	for _, v := range views {
		if !v.Answered.IsZero() {
			continue
		}
		due := v.Due(c, days)
		for _, r := range []Reminder{{Kind: ReminderAcknowledge, Due: due.Acknowledge}, {Kind: ReminderAnswer, Due: due.Answer}, {Kind: ReminderDelay, Due: due.Delay}} {
			if r.Due.IsZero() || r.Due.After(until) || r.Kind == ReminderAcknowledge && !v.Acknowledged.IsZero() {
				continue
			}
			r.View, r.Late = v.ID, on.After(r.Due)
			all = append(all, r)
		}
	}
	slices.SortFunc(all, func(a, b Reminder) int {
		return cmp.Or(a.Due.Compare(b.Due), bytes.Compare(a.View[:], b.View[:]), cmp.Compare(a.Kind, b.Kind))
	})
	return all
}

// ReminderKind is what a reminder is about. The zero value is "not set".
type ReminderKind uint8

// The kinds of reminder.
const (
	ReminderAcknowledge ReminderKind = iota + 1 // bekräfta att synpunkten kommit in
	ReminderAnswer                              // svara
	ReminderDelay                               // dröjsmålstalan: the citizen may ask that the matter be decided (FL 12 §)
)

var reminderKinds = enum.Of[ReminderKind]("slag av påminnelse", "kind of reminder",
	enum.Row{Code: "acknowledge", SV: "bekräfta", EN: "acknowledge"},
	enum.Row{Code: "answer", SV: "svara", EN: "answer"},
	enum.Row{Code: "delay", SV: "avgörande kan begäras", EN: "a decision may be asked for"},
)

// ReminderKinds returns all kinds in order.
func ReminderKinds() []ReminderKind { return reminderKinds.All() }

// ParseReminderKind reads a code such as "answer".
func ParseReminderKind(code string) (ReminderKind, error) { return reminderKinds.Parse(code) }

// Valid reports whether k is one of the kinds; the zero value is not.
func (k ReminderKind) Valid() bool { return reminderKinds.Valid(k) }

// String returns the code; the zero value is the empty text.
func (k ReminderKind) String() string { return reminderKinds.Code(k) }

// Label returns the kind's name.
func (k ReminderKind) Label() kvalitet.Label { return kvalitet.Label(reminderKinds.Label(k)) }

// MarshalText writes the code.
func (k ReminderKind) MarshalText() ([]byte, error) { return reminderKinds.MarshalText(k) }

// UnmarshalText reads a code; an empty text is "not set".
func (k *ReminderKind) UnmarshalText(text []byte) error { return reminderKinds.UnmarshalText(text, k) }

// Value stores the code; "not set" is NULL.
func (k ReminderKind) Value() (driver.Value, error) { return reminderKinds.Value(k) }

// Scan reads what Value stored.
func (k *ReminderKind) Scan(src any) error { return reminderKinds.Scan(src, k) }
