package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
)

// object is a JSON object with its members in the order of the file; they are found under any of several names, without
// regard to case and punctuation.
type object []member

type member struct {
	name  string
	value any // object, []any, string, json.Number, bool or nil
}

// plainName is a member's name in lower case with letters and digits only: "Till reserv", "tillReserv" and "till_reserv" are one.
func plainName(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}

// find returns the first of the names that is there.
func (o object) find(names ...string) (any, bool) {
	for _, name := range names {
		for _, m := range o {
			if plainName(m.name) == plainName(name) {
				return m.value, true
			}
		}
	}
	return nil, false
}

// amount returns the first of the members as a number, and whether it was written as a text. A member that is null is
// not there.
func (o object) amount(names ...string) (d decimal.Decimal, text, ok bool, err error) {
	v, ok := o.find(names...)
	if !ok || v == nil {
		return d, false, false, nil
	}
	if d, text, err = jsonNumber(v); err != nil {
		return d, text, true, fmt.Errorf("/%s: %w", names[0], err)
	}
	return d, text, true, nil
}

// objects is a JSON document of one object, or of a list of them.
type objects struct {
	list    bool
	objects []object
}

// at tells which object of a list an error is about.
func (o objects) at(i int) string {
	if !o.list {
		return ""
	}
	return ": /" + strconv.Itoa(i)
}

// readObjects reads a JSON document of one object or a list of objects, in any encoding that tables are read in.
func readObjects(file string, data []byte) (objects, error) {
	text, err := table.Decode(data)
	if err != nil {
		return objects{}, fmt.Errorf("%s: %w", file, err)
	}
	dec := json.NewDecoder(bytes.NewReader([]byte(strings.TrimPrefix(text, "\ufeff"))))
	dec.UseNumber()
	v, err := readValue(dec)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = fmt.Errorf("%w: dokumentet är tomt eller avbrutet / the document is empty or cut off", kvalitet.ErrInvalid)
	}
	if err != nil {
		return objects{}, fmt.Errorf("%s: %w", file, err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return objects{}, fmt.Errorf("%s: %w: text efter dokumentet / text after the document", file, kvalitet.ErrInvalid)
	}
	elements, list := v.([]any)
	if !list {
		elements = []any{v}
	}
	out := objects{list: list}
	for _, e := range elements {
		o, ok := e.(object)
		if !ok {
			return out, fmt.Errorf("%s: %w: väntade ett objekt / expected an object", file, kvalitet.ErrInvalid)
		}
		out.objects = append(out.objects, o)
	}
	return out, nil
}

// maxDepth is how deep a document may be nested.
const maxDepth = 100

// readValue reads a JSON value and keeps the order of its members.
func readValue(dec *json.Decoder) (any, error) { return readNested(dec, 0) }

func readNested(dec *json.Decoder, depth int) (any, error) {
	token, err := dec.Token()
	if err != nil {
		return nil, err
	}
	if depth > maxDepth {
		return nil, fmt.Errorf("%w: för djupt / too deep", kvalitet.ErrInvalid)
	}
	switch token {
	case json.Delim('{'):
		o := object{}
		for dec.More() {
			name, err := dec.Token()
			if err != nil {
				return nil, err
			}
			v, err := readNested(dec, depth+1)
			if err != nil {
				return nil, err
			}
			o = append(o, member{fmt.Sprint(name), v})
		}
		_, err := dec.Token()
		return o, err
	case json.Delim('['):
		list := []any{}
		for dec.More() {
			v, err := readNested(dec, depth+1)
			if err != nil {
				return nil, err
			}
			list = append(list, v)
		}
		_, err := dec.Token()
		return list, err
	default:
		return token, nil
	}
}
