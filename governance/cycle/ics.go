package cycle

import (
	"bufio"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
)

// ICalendar tells how entries become an iCalendar file (RFC 5545).
type ICalendar struct {
	// ID is the identity of the calendar: the same deadline of the same operating year keeps its UID as long as the ID
	// is the same, so that a client moves an event instead of adding one. A wheel's own ID is a good choice.
	ID   uuid.UUID
	Name kvalitet.Label
	// Lang is the language of the texts, as [kvalitet.Label.In] takes it.
	Lang string
	// Stamp is the day of every event's DTSTAMP; none is 1 January of the event's year. It is given and not read from a
	// clock, so that the same entries give the same bytes.
	Stamp kvalitet.Date
}

// Write writes the entries as events of a whole day that do not block time. Lines end with CRLF and are folded at 75
// octets between characters. A calendar without an event is not allowed by the standard and is [kvalitet.ErrInvalid].
func (c ICalendar) Write(w io.Writer, entries iter.Seq[Entry]) error {
	out := &icsWriter{w: bufio.NewWriter(w)}
	out.line("BEGIN", "VCALENDAR")
	out.line("VERSION", "2.0")
	out.line("PRODID", "-//kvalitet//governance cycle//"+strings.ToUpper(c.language()))
	out.line("CALSCALE", "GREGORIAN")
	out.line("METHOD", "PUBLISH")
	out.line("X-WR-CALNAME", text(c.Name.In(c.Lang)))
	n := 0
	for e := range entries {
		c.event(out, e)
		n++
	}
	if n == 0 {
		return fmt.Errorf("%w: kalendern har inga poster / the calendar has no entries", kvalitet.ErrInvalid)
	}
	out.line("END", "VCALENDAR")
	return out.w.Flush()
}

func (c ICalendar) language() string {
	if (kvalitet.Label{SV: "sv", EN: "en"}).In(c.Lang) == "en" {
		return "en"
	}
	return "sv"
}

func (c ICalendar) event(out *icsWriter, e Entry) {
	stamp := c.Stamp
	if stamp.IsZero() {
		stamp = kvalitet.NewDate(e.Date.Year, time.January, 1)
	}
	out.line("BEGIN", "VEVENT")
	out.line("UID", uuid.NewSHA1(c.ID, []byte(e.Code+"/"+strconv.Itoa(e.About))).String())
	out.line("DTSTAMP", compact(stamp)+"T000000Z")
	out.line("DTSTART;VALUE=DATE", compact(e.Date))
	out.line("DTEND;VALUE=DATE", compact(e.Date.AddDays(1)))
	out.line("SUMMARY;LANGUAGE="+c.language(), text(e.Title.In(c.Lang)))
	out.line("DESCRIPTION;LANGUAGE="+c.language(), text(e.Describe().In(c.Lang)))
	out.line("TRANSP", "TRANSPARENT")
	out.line("END", "VEVENT")
}

// Describe tells the source, the window, whether the day was rolled and how firm it is, a sentence a line.
func (e Entry) Describe() kvalitet.Label {
	sv, en := []string{e.Source.String()}, []string{e.Source.String()}
	add := func(s, t string) { sv, en = append(sv, s), append(en, t) }
	if e.From.Before(e.Nominal) {
		add("Från "+e.From.String()+".", "From "+e.From.String()+".")
	}
	if e.Rolled {
		add("Flyttad från "+e.Nominal.String()+", som inte är en arbetsdag.", "Moved from "+e.Nominal.String()+", which is not a working day.")
	}
	if e.Day == kvalitet.GradeDefault {
		add("Dagen är en standardinställning.", "The day is a default.")
	}
	return kvalitet.Label{SV: strings.Join(sv, "\n"), EN: strings.Join(en, "\n")}
}

// Entry returns the holiday as an entry of a year, for lists and calendars that show both. Its code begins with
// "holiday.".
func (h Holiday) Entry() Entry {
	return Entry{Code: "holiday." + h.Code, Title: h.Name, Date: h.Date, From: h.Date, Nominal: h.Date, Source: h.Source,
		Day: h.Source.Grade, About: h.Date.Year}
}

func compact(d kvalitet.Date) string {
	return fmt.Sprintf("%04d%02d%02d", d.Year, int(d.Month), d.Day)
}

// text escapes a value of type TEXT: backslash, semicolon, comma and newline; other control characters are dropped.
func text(s string) string {
	var b strings.Builder
	for _, r := range strings.ToValidUTF8(s, "\uFFFD") {
		switch {
		case r == '\\' || r == ';' || r == ',':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t' || !unicode.IsControl(r):
			b.WriteRune(r)
		}
	}
	return b.String()
}

// icsWriter writes content lines. The writer keeps its first error for Flush.
type icsWriter struct{ w *bufio.Writer }

// maxOctets is the longest line without its line break (RFC 5545, 3.1).
const maxOctets = 75

func (o *icsWriter) line(name, value string) {
	rest := name + ":" + value
	limit := maxOctets
	for len(rest) > limit {
		cut := limit
		for !utf8.RuneStart(rest[cut]) {
			cut--
		}
		_, _ = o.w.WriteString(rest[:cut] + "\r\n ")
		rest, limit = rest[cut:], maxOctets-1
	}
	_, _ = o.w.WriteString(rest + "\r\n")
}
