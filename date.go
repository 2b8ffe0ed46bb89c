package kvalitet

import (
	"fmt"
	"time"
)

// Date is a day in the Gregorian calendar (datum), without time of day or zone. It is comparable with ==. The zero
// value is "no date". Valid dates lie in the years 1 to 9999 and are real days; 2027-02-30 is not.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// NewDate returns the date of a year, a month (1–12) and a day. It is not checked; see [Date.Valid].
func NewDate(year int, month time.Month, day int) Date { return Date{year, month, day} }

// DateOf returns the day on which t lies in t's own zone.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// ParseDate reads 2006-01-02, four digits, two and two. Other forms and days that do not exist are [ErrInvalid].
func ParseDate(s string) (Date, error) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return Date{}, notADate(s)
	}
	n := [3]int{}
	for i, span := range [3][2]int{{0, 4}, {5, 7}, {8, 10}} {
		for _, c := range []byte(s[span[0]:span[1]]) {
			if c < '0' || c > '9' {
				return Date{}, notADate(s)
			}
			n[i] = n[i]*10 + int(c-'0')
		}
	}
	d := Date{n[0], time.Month(n[1]), n[2]}
	if !d.Valid() {
		return Date{}, notADate(s)
	}
	return d, nil
}

func notADate(s string) error {
	return fmt.Errorf("%w: %q är inget datum av formen 2006-01-02 / is not a date of the form 2006-01-02", ErrInvalid, s)
}

// IsZero reports whether d is "no date".
func (d Date) IsZero() bool { return d == Date{} }

// Valid reports whether d is a real day in the years 1 to 9999. "No date" is not a day.
func (d Date) Valid() bool {
	return d.Year >= 1 && d.Year <= 9999 && d.Month >= 1 && d.Month <= 12 &&
		d.Day >= 1 && d.Day <= daysIn(d.Year, d.Month)
}

// Compare gives −1, 0 or 1 when d is before, the same as, or after e. "No date" comes first.
func (d Date) Compare(e Date) int {
	switch {
	case d == e:
		return 0
	case d.Year < e.Year || d.Year == e.Year && (d.Month < e.Month || d.Month == e.Month && d.Day < e.Day):
		return -1
	default:
		return 1
	}
}

// Before reports whether d is an earlier day than e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// After reports whether d is a later day than e.
func (d Date) After(e Date) bool { return d.Compare(e) > 0 }

// Time returns midnight of the day in the zone.
func (d Date) Time(zone *time.Location) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, zone)
}

// Weekday returns the day of the week of a valid date.
func (d Date) Weekday() time.Weekday { return d.Time(time.UTC).Weekday() }

// Days returns the number of days from e to d: 1 when d is the day after e, negative when d comes before e.
func (d Date) Days(e Date) int {
	const day = 24 * 60 * 60
	return int((d.Time(time.UTC).Unix() - e.Time(time.UTC).Unix()) / day)
}

// AddDays returns the date n days later; n may be negative. "No date" stays "no date".
func (d Date) AddDays(n int) Date {
	if d.IsZero() {
		return d
	}
	return DateOf(time.Date(d.Year, d.Month, d.Day+n, 0, 0, 0, 0, time.UTC))
}

// AddMonths returns the date n months later with the same day number or, where the month is too short, its last day:
// one month after 31 January is 28 or 29 February (lag 1930:173, 1 §). The day is clamped, never carried over, so
// adding months twice may end on another day than adding their sum. "No date" stays "no date".
func (d Date) AddMonths(n int) Date {
	if d.IsZero() {
		return d
	}
	m := d.Year*12 + int(d.Month) - 1 + n
	year, month := floorDiv(m, 12), time.Month(m-floorDiv(m, 12)*12+1)
	return Date{year, month, min(d.Day, daysIn(year, month))}
}

// AddYears returns the date n years later; 29 February becomes 28 February in a common year.
func (d Date) AddYears(n int) Date { return d.AddMonths(12 * n) }

// EndOfMonth returns the last day of d's month.
func (d Date) EndOfMonth() Date {
	if d.IsZero() {
		return d
	}
	return Date{d.Year, d.Month, daysIn(d.Year, d.Month)}
}

// String gives 2006-01-02, and the empty text for "no date".
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// MarshalText writes 2006-01-02, or nothing for "no date". A day that does not exist is [ErrInvalid].
func (d Date) MarshalText() ([]byte, error) {
	if !d.IsZero() && !d.Valid() {
		return nil, fmt.Errorf("%w: %v är ingen dag / is not a day", ErrInvalid, d)
	}
	return []byte(d.String()), nil
}

// UnmarshalText reads what MarshalText wrote; an empty text is "no date".
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	parsed, err := ParseDate(string(text))
	if err == nil {
		*d = parsed
	}
	return err
}

func daysIn(year int, month time.Month) int {
	switch month {
	case time.April, time.June, time.September, time.November:
		return 30
	case time.February:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	default:
		return 31
	}
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
