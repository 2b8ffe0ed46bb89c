package kolada

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis"
)

// Read reads stored answers of API versions 2 and 3 (data, measures, municipalities and groups; one page or several
// after each other, or an array of them) and CSV with the columns kpi, entity, year and value, in any number and order.
// What an input holds is told from its content. Of several rows for a cell the last one is kept. A row that cannot be
// used becomes one of the data's problems and the others are kept, also when it is the last one of a file that has been
// cut off; an input that cannot be read at all is [kvalitet.ErrInvalid], with its number from 0 as the path.
func Read(inputs ...io.Reader) (*Data, error) {
	b := newBuilder()
	for i, r := range inputs {
		if err := b.read(i, r); err != nil {
			return nil, err
		}
	}
	return b.build(), nil
}

func (b *builder) read(n int, r io.Reader) error {
	in := bufio.NewReaderSize(r, 1<<16)
	if head, err := in.Peek(3); err == nil && bytes.Equal(head, []byte("\ufeff")) {
		_, _ = in.Discard(3)
	}
	first, err := firstByte(in)
	switch {
	case errors.Is(err, io.EOF):
		return unreadable(n, "empty", "filen är tom", "the file is empty")
	case err != nil:
		return err
	case first == '{' || first == '[':
		return b.readJSON(n, in)
	default:
		return b.readCSV(n, in)
	}
}

// unreadable says why an input cannot be read at all; the path is the input's number, from 0.
func unreadable(n int, code, sv, en string) error {
	return kvalitet.Invalid([]kvalitet.Problem{{Code: code, Path: fmt.Sprintf("/%d", n), SV: sv, EN: en}})
}

// firstByte looks at the first byte that is no white space.
func firstByte(in *bufio.Reader) (byte, error) {
	for {
		c, err := in.ReadByte()
		if err != nil {
			return 0, err
		}
		if c != ' ' && c != '\n' && c != '\r' && c != '\t' {
			return c, in.UnreadByte()
		}
	}
}

// element is any element of a "values" list; which members it has tells what it is.
type element struct {
	// data
	KPI          string          `json:"kpi"`
	Municipality string          `json:"municipality"`
	OU           string          `json:"ou"`
	Period       json.RawMessage `json:"period"`
	Values       []cell          `json:"values"`
	// metadata
	ID          string   `json:"id"`
	Title       string   `json:"title"`
	Description string   `json:"description"`
	Type        string   `json:"type"`
	ByGender    flag     `json:"is_divided_by_gender"`
	KPIType     string   `json:"municipality_type"`
	Area        string   `json:"operating_area"`
	Perspective string   `json:"perspective"`
	Members     []member `json:"members"`
}

type cell struct {
	Gender    string   `json:"gender"`
	Count     *int     `json:"count"`
	Status    string   `json:"status"`
	Value     *float64 `json:"value"`
	Deleted   flag     `json:"isdeleted"`  // v3
	DeletedV2 flag     `json:"is_deleted"` // v2
}

type member struct {
	V3    string `json:"member_id"`
	V2    string `json:"id"`
	Title string `json:"member_title"`
}

// flag is true or false, or 1 or 0 as in version 2.
type flag bool

func (f *flag) UnmarshalJSON(data []byte) error {
	switch s := strings.ToLower(strings.Trim(string(data), `"`)); s {
	case "true", "1":
		*f = true
	case "false", "0", "null", "":
		*f = false
	default:
		return fmt.Errorf("%w: %s är varken sant eller falskt / neither true nor false", kvalitet.ErrInvalid, data)
	}
	return nil
}

// readJSON walks pages without holding more than one element in memory.
func (b *builder) readJSON(n int, in io.Reader) error {
	dec := json.NewDecoder(in)
	broken := func(err error) error {
		return unreadable(n, "json", fmt.Sprintf("filen går inte att läsa som JSON efter %d byte (%v); är den avklippt?", dec.InputOffset(), err),
			fmt.Sprintf("the file cannot be read as JSON after %d bytes (%v); is it cut off?", dec.InputOffset(), err))
	}
	pages, found := 0, false
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) && pages > 0 {
			break
		}
		if err != nil {
			return broken(err)
		}
		pages++
		name, _ := token.(string)
		if name != "values" {
			continue
		}
		if next, err := dec.Token(); err != nil {
			return broken(err)
		} else if next != json.Delim('[') {
			continue
		}
		found = true
		for i := 0; dec.More(); i++ {
			var raw json.RawMessage
			if err := dec.Decode(&raw); err != nil {
				return broken(err)
			}
			b.element(fmt.Sprintf("/%d/values/%d", n, i), raw)
		}
	}
	if !found {
		return unreadable(n, "values", "filen har ingen lista \"values\"", "the file has no list \"values\"")
	}
	return nil
}

func (b *builder) element(at string, raw json.RawMessage) {
	var e element
	if err := json.Unmarshal(raw, &e); err != nil {
		b.open().problem("type", at, "raden har fel form: "+err.Error(), "the row has the wrong form: "+err.Error())
		return
	}
	switch {
	case e.KPI != "" || e.Municipality != "" || e.OU != "":
		b.open().dataRow(at, e)
	case e.ID == "":
		b.open().problem("missing", at+"/id", "raden har ingen identitet", "the row has no identity")
	case e.Members != nil:
		g := Group{ID: e.ID, Title: e.Title}
		for _, m := range e.Members {
			if m.V3 == "" {
				m.V3 = m.V2
			}
			g.Members = append(g.Members, m.V3)
		}
		b.data.Groups[e.ID] = g
	case e.Type != "":
		b.data.Entities[e.ID] = Entity{ID: e.ID, Title: e.Title, Type: e.Type}
	default:
		b.data.KPIs[e.ID] = KPI{ID: e.ID, Title: e.Title, Description: e.Description, ByGender: bool(e.ByGender),
			MunicipalityType: e.KPIType, Area: e.Area, Perspective: e.Perspective}
	}
}

func (b *block) dataRow(at string, e element) {
	year, err := strconv.Atoi(strings.Trim(string(e.Period), `"`))
	if err != nil {
		b.problem("type", at+"/period", "perioden är inget år", "the period is not a year")
		return
	}
	entity := e.Municipality
	if entity == "" {
		entity = e.OU
	}
	for i, c := range e.Values {
		at := fmt.Sprintf("%s/values/%d", at, i)
		sex, ok := sexOf(c.Gender)
		if !ok {
			b.problem("enum", at+"/gender", fmt.Sprintf("könet %q är varken T, K eller M", c.Gender), fmt.Sprintf("the gender %q is neither T, K nor M", c.Gender))
			continue
		}
		count, value := 1, 0.0
		if c.Count != nil {
			count = *c.Count
		}
		missing := missingOf(c.Status, bool(c.Deleted || c.DeletedV2), c.Value == nil)
		if missing == 0 {
			value = *c.Value
		}
		b.add(at, e.KPI, entity, year, sex, value, missing, count)
	}
}

// sexOf reads Kolada's letters; a missing one is everyone. One document misprints K as F.
func sexOf(gender string) (analysis.Sex, bool) {
	switch gender {
	case "T", "":
		return analysis.SexTotal, true
	case "K", "F":
		return analysis.SexWomen, true
	case "M":
		return analysis.SexMen, true
	default:
		return 0, false
	}
}

// missingOf reads a status. A value with a status that we do not know is kept: a status is a remark as long as the value
// stands beside it.
func missingOf(status string, deleted, null bool) analysis.Missing {
	s := strings.ToLower(strings.ReplaceAll(status, " ", ""))
	switch {
	case deleted:
		return analysis.MissingWithdrawn
	case !null:
		return 0
	case s == "notapplicable" || s == ".":
		return analysis.MissingNotApplicable
	case s == "secret" || s == ".." || s == "privacy" || s == "confidential":
		return analysis.MissingSecret
	case s == "missing" || s == "-":
		return analysis.MissingNotReported
	default:
		return analysis.MissingNotPublished
	}
}
