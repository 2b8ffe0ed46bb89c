package kolada

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// columnNames are the names under which a column is known, in lower case.
var columnNames = map[string][]string{
	"kpi":    {"kpi", "nyckeltal", "kpi_id", "measure"},
	"entity": {"entity", "kommun", "municipality", "municipality_id", "kommunkod", "ou", "unit", "enhet"},
	"year":   {"year", "år", "period"},
	"value":  {"value", "värde"},
	"sex":    {"gender", "kön", "sex"},
	"status": {"status"},
	"count":  {"count", "antal"},
	"gid":    {"group_id", "grupp"},
	"member": {"member_id", "medlem"},
	"gtitle": {"group_title"},
	"id":     {"id"},
	"title":  {"title", "titel"},
	"desc":   {"description", "beskrivning"},
	"type":   {"type", "typ"},
	"mtype":  {"municipality_type"},
	"gender": {"is_divided_by_gender"},
	"area":   {"operating_area"},
	"persp":  {"perspective"},
}

// readCSV reads figures, or metadata of measures, municipalities or groups: the header tells. The separator is a comma,
// a semicolon or a tab; a decimal comma is read when the separator is not a comma.
func (b *builder) readCSV(n int, in *bufio.Reader) error {
	head, err := in.Peek(1024)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	first, _, _ := strings.Cut(string(head), "\n")
	r := csv.NewReader(in)
	r.ReuseRecord, r.FieldsPerRecord, r.LazyQuotes = true, -1, true
	for _, c := range []rune{';', '\t'} {
		if strings.Count(first, string(c)) > strings.Count(first, string(r.Comma)) {
			r.Comma = c
		}
	}
	header, err := r.Read()
	if err != nil {
		return unreadable(n, "csv", fmt.Sprintf("rubrikraden går inte att läsa: %v", err), fmt.Sprintf("the header cannot be read: %v", err))
	}
	at := make(map[string]int)
	for name, known := range columnNames {
		at[name] = slices.IndexFunc(header, func(h string) bool {
			return slices.Contains(known, strings.ToLower(strings.TrimSpace(h)))
		})
	}
	use := func(at string, field func(string) string) { b.open().csvData(at, field) }
	line := 2
	needed := 0        // how many columns a row of figures must have
	var pending []byte // a line that the quick way left
	switch {
	case at["kpi"] >= 0 && at["entity"] >= 0 && at["year"] >= 0 && at["value"] >= 0:
		l := newLayout(n, byte(r.Comma), header, at)
		needed = l.needed
		if line, pending, err = b.csvBlocks(l, in, line); err != nil {
			return err
		}
	case at["gid"] >= 0 && at["member"] >= 0:
		use = b.csvGroup
	case at["id"] >= 0 && at["title"] >= 0:
		use = b.csvMeta
	default:
		has := strings.Join(header, ", ")
		return unreadable(n, "column", "kolumnerna kpi, entity, year och value saknas; det finns "+has, "the columns kpi, entity, year and value are missing; there are "+has)
	}
	rest := csv.NewReader(io.MultiReader(bytes.NewReader(pending), in))
	rest.Comma, rest.ReuseRecord, rest.FieldsPerRecord, rest.LazyQuotes = r.Comma, true, -1, true
	for {
		record, err := rest.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		var wrong *csv.ParseError
		if errors.As(err, &wrong) {
			b.open().problem("type", place(n, line+wrong.StartLine-1), "raden går inte att dela i kolumner", "the row cannot be split in columns")
			continue
		}
		if err != nil {
			return err
		}
		at0, _ := rest.FieldPos(0)
		if needed > len(record) {
			b.open().short(place(n, line+at0-1), len(record), needed)
			continue
		}
		use(place(n, line+at0-1), func(name string) string {
			if i := at[name]; i >= 0 && i < len(record) {
				return strings.TrimSpace(record[i])
			}
			return ""
		})
	}
}

// place is the path of a row: the input, and the row as a spreadsheet counts.
func place(n, line int) string { return fmt.Sprintf("/%d/%d", n, line) }

// short notes a row that ends before the figures' columns do: the last one of a file that has been cut off, most often.
func (b *block) short(at string, columns, needed int) {
	b.problem("columns", at, fmt.Sprintf("raden slutar efter %d kolumner av minst %d; är filen avklippt?", columns, needed),
		fmt.Sprintf("the row ends after %d columns of at least %d; is the file cut off?", columns, needed))
}

func (b *block) csvData(at string, field func(string) string) {
	year, err := strconv.Atoi(field("year"))
	switch {
	case err == nil:
	case field("year")+field("kpi")+field("entity")+field("value") == "": // a spreadsheet's empty row
		return
	default:
		b.problem("type", at+"/year", fmt.Sprintf("%q är inget år", field("year")), fmt.Sprintf("%q is not a year", field("year")))
		return
	}
	sex, ok := sexOf(strings.ToUpper(field("sex")))
	if !ok {
		b.problem("enum", at+"/gender", fmt.Sprintf("könet %q är varken T, K eller M", field("sex")), fmt.Sprintf("the gender %q is neither T, K nor M", field("sex")))
		return
	}
	count, err := strconv.Atoi(field("count"))
	if err != nil {
		count = 1
	}
	text := field("value")
	switch text {
	case "", "-", ".", "..", "NA", "null":
		status := field("status")
		if status == "" {
			status = text
		}
		b.add(at, field("kpi"), field("entity"), year, sex, 0, missingOf(status, false, true), count)
		return
	}
	value, err := parseNumber(text)
	if err != nil {
		b.problem("type", at+"/value", fmt.Sprintf("%q är inget tal", text), fmt.Sprintf("%q is not a number", text))
		return
	}
	b.add(at, field("kpi"), field("entity"), year, sex, value, 0, count)
}

// fourDigits gives a municipality's or a region's identity the zeros that a spreadsheet takes away: it has four digits.
func fourDigits(id string) string {
	if n := len(id); n > 0 && n < 4 && strings.Trim(id, "0123456789") == "" {
		return strings.Repeat("0", 4-n) + id
	}
	return id
}

// parseNumber reads 1234.5, 1 234,5 and −3,2.
func parseNumber(s string) (float64, error) {
	s = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "−", "-", ",", ".").Replace(s)
	return strconv.ParseFloat(s, 64)
}

func (b *builder) csvGroup(at string, field func(string) string) {
	id := field("gid")
	if id == "" {
		b.open().problem("missing", at+"/group_id", "gruppen saknas", "the group is missing")
		return
	}
	g := b.data.Groups[id]
	g.ID, g.Title = id, field("gtitle")
	if member := fourDigits(field("member")); !slices.Contains(g.Members, member) { // another file may have the group too
		g.Members = append(g.Members, member)
	}
	b.data.Groups[id] = g
}

func (b *builder) csvMeta(_ string, field func(string) string) {
	id := field("id")
	if field("type") != "" {
		id = fourDigits(id)
		b.data.Entities[id] = Entity{ID: id, Title: field("title"), Type: field("type")}
		return
	}
	gender := strings.ToLower(field("gender"))
	b.data.KPIs[id] = KPI{ID: id, Title: field("title"), Description: field("desc"), ByGender: gender == "true" || gender == "1",
		MunicipalityType: field("mtype"), Area: field("area"), Perspective: field("persp")}
}
