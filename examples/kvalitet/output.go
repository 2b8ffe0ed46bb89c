package main

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"github.com/kommunkvalitet/kvalitet"
)

// sheet is a table for people: what -format text, csv and xlsx show. A cell is a string, an int, a float64, a
// decimal, a kvalitet.Label, a fmt.Stringer, or nil for no value.
type sheet struct {
	Name    kvalitet.Label
	Columns []kvalitet.Label
	Rows    [][]any
}

// column is a heading.
func column(sv, en string) kvalitet.Label { return kvalitet.Label{SV: sv, EN: en} }

// emit writes the result: the value as one JSON document, or the sheets as text, CSV or XLSX.
func (h *host) emit(value any, sheets ...sheet) error {
	w := bufio.NewWriter(h.out)
	var err error
	switch h.format {
	case "json":
		err = writeJSON(w, value)
	case "csv":
		for i, s := range sheets {
			if i > 0 {
				fmt.Fprintln(w)
			}
			if err = s.writeCSV(w, h.lang); err != nil {
				return err
			}
		}
	case "xlsx":
		err = writeXLSX(w, h.lang, sheets)
	default:
		for i, s := range sheets {
			if i > 0 {
				fmt.Fprintln(w)
			}
			s.writeText(w, h.lang, len(sheets) > 1)
		}
	}
	if err != nil {
		return err
	}
	return w.Flush()
}

// cell gives a value as people of the language write it: decimal comma in Swedish.
func cell(v any, lang string) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case kvalitet.Label:
		return v.In(lang)
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return ""
		}
		return number(strconv.FormatFloat(v, 'f', -1, 64), lang)
	case decimal.Decimal:
		return number(v.String(), lang)
	case bool:
		if v {
			return kvalitet.Label{SV: "ja", EN: "yes"}.In(lang)
		}
		return kvalitet.Label{SV: "nej", EN: "no"}.In(lang)
	default:
		return fmt.Sprint(v)
	}
}

func number(s, lang string) string {
	if lang == "en" {
		return s
	}
	return strings.Replace(s, ".", ",", 1)
}

// numeric reports whether column i holds numbers only, and at least one.
func (s sheet) numeric(i int) bool {
	found := false
	for _, row := range s.Rows {
		switch row[i].(type) {
		case int, float64, decimal.Decimal:
			found = true
		case nil:
		default:
			return false
		}
	}
	return found
}

func (s sheet) writeText(w *bufio.Writer, lang string, titled bool) {
	if titled {
		fmt.Fprintf(w, "%s\n", s.Name.In(lang))
	}
	lines := make([][]string, 0, len(s.Rows)+1)
	var head []string
	for _, c := range s.Columns {
		head = append(head, c.In(lang))
	}
	lines = append(lines, head)
	for _, row := range s.Rows {
		line := make([]string, len(head))
		for i, v := range row {
			line[i] = strings.ReplaceAll(cell(v, lang), "\n", " ")
		}
		lines = append(lines, line)
	}
	width, right := make([]int, len(head)), make([]bool, len(head))
	for i := range right {
		right[i] = s.numeric(i)
	}
	for _, line := range lines {
		for i, c := range line {
			width[i] = max(width[i], utf8.RuneCountInString(c))
		}
	}
	for _, line := range lines {
		var b strings.Builder
		for i, c := range line {
			pad := strings.Repeat(" ", width[i]-utf8.RuneCountInString(c))
			if right[i] {
				b.WriteString(pad + c)
			} else {
				b.WriteString(c + pad)
			}
			b.WriteString("  ")
		}
		fmt.Fprintln(w, strings.TrimRight(b.String(), " "))
	}
}

// writeCSV writes what Excel reads: in Swedish semicolons and decimal commas, in English commas and points. A text
// that a spreadsheet would take for a formula gets an apostrophe before it.
func (s sheet) writeCSV(w io.Writer, lang string) error {
	out := csv.NewWriter(w)
	out.Comma = ';'
	if lang == "en" {
		out.Comma = ','
	}
	head := make([]string, len(s.Columns))
	for i, c := range s.Columns {
		head[i] = c.In(lang)
	}
	if err := out.Write(head); err != nil {
		return err
	}
	for _, row := range s.Rows {
		line := make([]string, len(row))
		for i, v := range row {
			line[i] = harmless(v, cell(v, lang))
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// harmless keeps a text from being run as a formula; numbers are left alone.
func harmless(v any, text string) string {
	switch v.(type) {
	case int, int64, float64, decimal.Decimal:
		return text
	}
	if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return "'" + text
	}
	return text
}

func writeXLSX(w io.Writer, lang string, sheets []sheet) error {
	f := excelize.NewFile()
	defer f.Close()
	for i, s := range sheets {
		name := sheetName(s.Name.In(lang), i)
		if i == 0 {
			if err := f.SetSheetName("Sheet1", name); err != nil {
				return err
			}
		} else if _, err := f.NewSheet(name); err != nil {
			return err
		}
		rows := make([][]any, 0, len(s.Rows)+1)
		head := make([]any, len(s.Columns))
		for i, c := range s.Columns {
			head[i] = c.In(lang)
		}
		rows = append(rows, head)
		for _, r := range s.Rows {
			line := make([]any, len(r))
			for i, v := range r {
				switch v := v.(type) {
				case nil, int, int64:
					line[i] = v
				case float64:
					if !math.IsNaN(v) && !math.IsInf(v, 0) {
						line[i] = v
					}
				case decimal.Decimal:
					line[i] = v.InexactFloat64()
				default:
					line[i] = cell(v, lang)
				}
			}
			rows = append(rows, line)
		}
		for r := range rows {
			if err := f.SetSheetRow(name, "A"+strconv.Itoa(r+1), &rows[r]); err != nil {
				return err
			}
		}
	}
	return f.Write(w)
}

// sheetName makes a name that a workbook allows: at most 31 characters, none of []:*?/\.
func sheetName(name string, i int) string {
	name = strings.NewReplacer("[", "", "]", "", ":", "", "*", "", "?", "", "/", "-", "\\", "").Replace(name)
	if name == "" {
		name = "Blad" + strconv.Itoa(i+1)
	}
	if r := []rune(name); len(r) > 31 {
		name = string(r[:31])
	}
	return name
}

// sentence is a problem, or a place's note, as a sentence of its own.
func sentence(phrase string) string {
	first, size := utf8.DecodeRuneInString(phrase)
	return string(unicode.ToUpper(first)) + phrase[size:] + "."
}
