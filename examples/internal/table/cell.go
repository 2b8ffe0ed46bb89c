package table

import (
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"github.com/kommunkvalitet/kvalitet"
)

// Text returns the cell as it stands, without surrounding space; empty when the file lacks the column.
func (r *Row) Text(column string) string {
	i, ok := r.table.index[column]
	if !ok || i >= len(r.cells) {
		return ""
	}
	return strings.TrimSpace(r.cells[i])
}

// Cell returns the cell under the file's own column name.
func (r *Row) Cell(i int) string {
	if i >= len(r.cells) {
		return ""
	}
	return strings.TrimSpace(r.cells[i])
}

// Blank reports whether the cell says that there is no value: empty, or one of the Swedish symbols "-", "–", "." and "..".
func (r *Row) Blank(column string) bool { return Blank(r.Text(column)) }

// Blank reports whether a cell's text says that there is no value.
func Blank(text string) bool {
	switch strings.TrimSpace(text) {
	case "", "-", "–", "—", ".", "..", "…":
		return true
	}
	return false
}

// Fail notes a problem in the row's column.
func (r *Row) Fail(column, code, sv, en string) {
	r.table.problems = append(r.table.problems, Problem{Row: r.Number, Column: r.table.Title(column),
		Problem: kvalitet.Problem{Code: code, Path: "/" + column, SV: sv, EN: en}})
}

// FailAll notes the problems of a value that the row describes. The first part of each path is taken as the column.
func (r *Row) FailAll(problems []kvalitet.Problem) {
	for _, p := range problems {
		column, _, _ := strings.Cut(strings.TrimPrefix(p.Path, "/"), "/")
		r.table.problems = append(r.table.problems, Problem{Row: r.Number, Column: r.table.Title(column), Problem: p})
	}
}

// Require notes a problem when the cell is blank, and reports whether it is not.
func (r *Row) Require(columns ...string) bool {
	ok := true
	for _, c := range columns {
		if r.Blank(c) {
			r.Fail(c, "missing", "värdet saknas", "the value is missing")
			ok = false
		}
	}
	return ok
}

// Decimal reads a number: decimal comma or point, spaces of any kind between thousands, a per cent sign behind. The
// second result is false for a blank cell and for one that is no number; the latter is noted as a problem.
func (r *Row) Decimal(column string) (decimal.Decimal, bool) {
	text := r.Text(column)
	if Blank(text) {
		return decimal.Decimal{}, false
	}
	d, err := ParseDecimal(text)
	if err != nil {
		r.Fail(column, "number", strconv.Quote(text)+" är inget tal", strconv.Quote(text)+" is not a number")
		return decimal.Decimal{}, false
	}
	return d, true
}

// Float is Decimal as a floating-point number.
func (r *Row) Float(column string) (float64, bool) {
	d, ok := r.Decimal(column)
	return d.InexactFloat64(), ok
}

// Int reads a whole number.
func (r *Row) Int(column string) (int, bool) {
	d, ok := r.Decimal(column)
	if !ok {
		return 0, false
	}
	if !d.IsInteger() || d.Abs().Cmp(decimal.NewFromInt(1<<53)) > 0 {
		r.Fail(column, "integer", r.Text(column)+" är inget heltal", r.Text(column)+" is not a whole number")
		return 0, false
	}
	return int(d.IntPart()), true
}

// Date reads 2006-01-02, 20060102, 2006/01/02, 2.1.2006, 2/1 2006, 2 januari 2006, a time of day behind it, or a
// spreadsheet's serial number.
func (r *Row) Date(column string) (kvalitet.Date, bool) {
	text := r.Text(column)
	if Blank(text) {
		return kvalitet.Date{}, false
	}
	d, err := ParseDate(text)
	if err != nil {
		r.Fail(column, "date", strconv.Quote(text)+" är inget datum (2006-01-02)", strconv.Quote(text)+" is not a date (2006-01-02)")
		return kvalitet.Date{}, false
	}
	return d, true
}

// Bool reads ja/nej, yes/no, x, sant/falskt, true/false, 1/0. A blank cell is false, false.
func (r *Row) Bool(column string) (value, ok bool) {
	text := strings.ToLower(r.Text(column))
	switch text {
	case "ja", "j", "yes", "y", "x", "sant", "true", "1":
		return true, true
	case "nej", "n", "no", "falskt", "false", "0":
		return false, true
	}
	if !Blank(text) {
		r.Fail(column, "yesno", strconv.Quote(text)+" är varken ja eller nej", strconv.Quote(text)+" is neither yes nor no")
	}
	return false, false
}

var spaces = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "\u2009", "", "'", "", "’", "", "\u2212", "-", "–", "-")

// ParseDecimal reads a number as Row.Decimal does. A number with both comma and point has the last of them as its
// decimal sign; one sign repeated separates thousands; a single comma or point is the decimal sign. Numbers of more
// than 38 digits or 18 decimals are refused.
func ParseDecimal(text string) (decimal.Decimal, error) {
	s := spaces.Replace(strings.TrimSpace(text))
	s = strings.TrimSuffix(s, "%")
	comma, point := strings.Count(s, ","), strings.Count(s, ".")
	switch {
	case comma > 0 && point > 0 && strings.LastIndex(s, ",") > strings.LastIndex(s, "."):
		s = strings.ReplaceAll(s, ".", "")
		s = strings.Replace(s, ",", ".", 1)
	case comma > 0 && point > 0:
		s = strings.ReplaceAll(s, ",", "")
	case comma > 1:
		s = strings.ReplaceAll(s, ",", "")
	case point > 1:
		s = strings.ReplaceAll(s, ".", "")
	case comma == 1:
		s = strings.Replace(s, ",", ".", 1)
	}
	d, err := decimal.NewFromString(s)
	if err != nil {
		return d, err
	}
	if exp := int(d.Exponent()); exp < -18 || exp > 38 || d.NumDigits()+max(exp, 0) > 38 {
		return decimal.Decimal{}, invalid("size", "talet är för långt", "the number is too long")
	}
	return d, nil
}

// ParseDate reads a date as Row.Date does.
func ParseDate(text string) (kvalitet.Date, error) {
	text = strings.TrimSpace(text)
	if d, ok := dayFirst(text); ok {
		return d, nil
	}
	s, _, _ := strings.Cut(text, " ")
	s, _, _ = strings.Cut(s, "T")
	if d, err := kvalitet.ParseDate(strings.ReplaceAll(s, "/", "-")); err == nil {
		return d, nil
	}
	if len(s) == 8 {
		if d, err := kvalitet.ParseDate(s[:4] + "-" + s[4:6] + "-" + s[6:]); err == nil {
			return d, nil
		}
	}
	if t, ok := ParseSerial(s); ok {
		return kvalitet.DateOf(t), nil
	}
	return kvalitet.ParseDate(text)
}

// dayFirst reads a date with the day before the month and a year of four digits: 31.1.2026, 31/1 2026, 31 januari 2026.
func dayFirst(text string) (kvalitet.Date, bool) {
	parts := strings.FieldsFunc(strings.TrimPrefix(strings.ToLower(text), "den "), func(c rune) bool { return strings.ContainsRune(" /.-\u00a0", c) })
	if len(parts) < 3 || len(parts[0]) > 2 || len(parts[2]) != 4 {
		return kvalitet.Date{}, false
	}
	month := parts[1]
	if len(month) >= 3 {
		if i := strings.Index("jan feb mar apr maj jun jul aug sep okt nov dec", month[:3]); i >= 0 && i%4 == 0 {
			month = strconv.Itoa(i/4 + 1)
		}
	}
	pad := func(p string) string { return strings.Repeat("0", max(2-len(p), 0)) + p }
	d, err := kvalitet.ParseDate(parts[2] + "-" + pad(month) + "-" + pad(parts[0]))
	return d, err == nil
}

// ParseSerial reads a spreadsheet's serial number, days since the end of 1899 with the time of day as a fraction, to the
// second. Numbers outside the years 1954–2119 are taken for something else.
func ParseSerial(text string) (time.Time, bool) {
	serial, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
	if err != nil || serial <= 20_000 || serial >= 80_000 {
		return time.Time{}, false
	}
	t, err := excelize.ExcelDateToTime(serial, false)
	return t.Round(time.Second), err == nil
}

// Table returns the table that the row is in.
func (r *Row) Table() *Table { return r.table }
