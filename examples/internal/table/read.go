package table

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/kommunkvalitet/kvalitet"
)

// MaxBytes is the largest file that is read, and the largest that a compressed file may become.
const MaxBytes = 512 << 20

// record is one line of cells, or why it has none.
type record struct {
	number  int
	cells   []string
	problem *kvalitet.Problem
}

// Bytes reads a file, or standard input for "-". A file that is larger than MaxBytes is refused.
func Bytes(name string, stdin io.Reader) ([]byte, error) {
	in := stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		if info, err := f.Stat(); err == nil && info.IsDir() {
			return nil, invalid("directory", name+" är en katalog", name+" is a directory")
		}
		in = f
	}
	data, err := io.ReadAll(io.LimitReader(in, MaxBytes+1))
	if err != nil {
		return nil, err
	}
	if len(data) > MaxBytes {
		return nil, invalid("size", "filen är för stor", "the file is too large")
	}
	return data, nil
}

// Read reads a table from a file, or standard input for "-".
func Read(name string, stdin io.Reader, columns ...Column) (*Table, error) {
	data, err := Bytes(name, stdin)
	if err != nil {
		return nil, err
	}
	return Parse(data, columns...)
}

// Parse reads a table from CSV or XLSX bytes. The error says why nothing at all could be read.
func Parse(data []byte, columns ...Column) (*Table, error) {
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		records, err := xlsx(data)
		if err != nil {
			return nil, err
		}
		return build(records, columns)
	}
	text, err := Decode(data)
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(text) == "" {
		return nil, invalid("empty", "filen är tom", "the file is empty")
	}
	text, sep := declared(text)
	if sep == 0 {
		sep = separator(text, columns)
	}
	records, err := readCSV(text, sep)
	if err != nil {
		return nil, err
	}
	return build(records, columns)
}

// Decode turns bytes into text: UTF-8 and UTF-16 by their marks, UTF-8 without a mark when it is valid, and otherwise
// Windows-1252. A file with NUL bytes is no text.
func Decode(data []byte) (string, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		out, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data)
		if err != nil {
			return "", err
		}
		data = out
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return "", invalid("encoding", "filen är inte text", "the file is not text")
	}
	if utf8.Valid(data) {
		return string(data), nil
	}
	out, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return "", err
	}
	return string(out), nil
}

// separator finds the separator under which one of the first lines names the most known columns, two at least under the
// first line, then the one under which the first line has the most columns.
func separator(text string, columns []Column) rune {
	known := knownNames(columns)
	best, bestScore := ';', -1
	for _, sep := range []rune{';', ',', '\t'} {
		r := csv.NewReader(strings.NewReader(text))
		r.Comma, r.LazyQuotes, r.FieldsPerRecord = sep, true, -1
		for i := range headerReach {
			cells, err := r.Read()
			if err != nil {
				break
			}
			count := known.in(cells)
			if score := 1000*count + len(cells); score > bestScore && (i == 0 || count > 1) {
				best, bestScore = sep, score
			}
		}
	}
	return best
}

// declared takes away the line "sep=;" with which a spreadsheet is told of the separator, and returns it; 0 without.
func declared(text string) (rest string, sep rune) {
	first, rest, _ := strings.Cut(text, "\n")
	name, value, ok := strings.Cut(strings.TrimRight(first, "\r"), "=")
	if !ok || !strings.EqualFold(strings.Trim(name, `" `), "sep") {
		return text, 0
	}
	for _, sep := range value {
		if strings.ContainsRune(";,\t|", sep) {
			return rest, sep
		}
	}
	return rest, 0
}

func readCSV(text string, sep rune) ([]record, error) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord = sep, -1
	var records []record
	folded := 0 // line breaks within cells: a spreadsheet counts such a row once
	for {
		cells, err := r.Read()
		var bad *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return records, nil
		case errors.Is(err, csv.ErrQuote) && errors.As(err, &bad) && (bad.Line > bad.StartLine || cutOff(text, r.InputOffset())):
			return nil, unreadable(err)
		case errors.As(err, &bad) && len(records) > 0:
			records = append(records, record{number: bad.StartLine - folded, problem: &kvalitet.Problem{Code: "csv",
				SV: "citattecken på fel ställe", EN: "a quotation mark in the wrong place"}})
		case err != nil:
			return nil, unreadable(err)
		default:
			line, _ := r.FieldPos(0)
			records = append(records, record{number: line - folded, cells: cells})
			for _, cell := range cells {
				folded += strings.Count(cell, "\n")
			}
		}
	}
}

func unreadable(err error) error {
	return invalid("csv", fmt.Sprintf("filen går inte att läsa som CSV (%v), kanske är den avklippt", err),
		fmt.Sprintf("the file cannot be read as CSV (%v), perhaps it is cut off", err))
}

// cutOff reports whether a text that has been read to its end stops inside quotation marks: its last line has an odd
// number of them.
func cutOff(text string, read int64) bool {
	return read >= int64(len(text)) && strings.Count(text[strings.LastIndexByte(text, '\n')+1:], `"`)%2 == 1
}

// Text is Decode for those who read the text themselves; of a workbook it gives the first sheet with anything in it, as
// CSV with commas.
func Text(data []byte) (string, error) {
	if !bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return Decode(data)
	}
	records, err := xlsx(data)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	w := csv.NewWriter(&b)
	for _, r := range records {
		if err := w.Write(r.cells); err != nil {
			return "", err
		}
	}
	w.Flush()
	return b.String(), w.Error()
}

func xlsx(data []byte) ([]record, error) {
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true, UnzipSizeLimit: MaxBytes, UnzipXMLSizeLimit: 64 << 20})
	if err != nil {
		return nil, invalid("xlsx", fmt.Sprintf("arbetsboken går inte att läsa: %v", err), fmt.Sprintf("the workbook cannot be read: %v", err))
	}
	defer f.Close()
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			return nil, invalid("xlsx", fmt.Sprintf("bladet %s går inte att läsa: %v", sheet, err), fmt.Sprintf("the sheet %s cannot be read: %v", sheet, err))
		}
		forms, err := formats(f)
		if err != nil {
			return nil, invalid("xlsx", fmt.Sprintf("arbetsbokens format går inte att läsa: %v", err), fmt.Sprintf("the workbook's formats cannot be read: %v", err))
		}
		var records []record
		for i, cells := range rows {
			forms.show(sheet, i+1, cells)
			if len(records) == 0 && len(cells) == 0 {
				continue
			}
			records = append(records, record{number: i + 1, cells: cells})
		}
		if len(records) > 0 {
			return records, nil
		}
	}
	return nil, invalid("empty", "arbetsboken är tom", "the workbook is empty")
}
