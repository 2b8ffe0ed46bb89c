// Package jsondoc writes and reads persisted documents: the JSON form of an aggregate with a schema member first.
package jsondoc

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/kommunkvalitet/kvalitet"
)

// Marshal writes v, which becomes a JSON object, with "schema" as its first member.
func Marshal(schema string, v any) ([]byte, error) {
	body, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	if len(body) < len("{}") || body[0] != '{' {
		return nil, fmt.Errorf("jsondoc: %T is not written as a JSON object", v)
	}
	head, err := json.Marshal(schema)
	if err != nil {
		return nil, err
	}
	out := make([]byte, 0, len(body)+len(head)+len(`"schema":,`))
	out = append(out, `{"schema":`...)
	out = append(out, head...)
	if len(body) > len("{}") {
		out = append(out, ',')
	}
	return append(out, body[1:]...), nil
}

// Unmarshal reads what Marshal wrote into v, a pointer. A document without a schema member is taken to be of this
// schema (written by hand). One of another schema, one that is not exactly one JSON object, and a member that v does not
// know are ErrInvalid: reading and writing back would lose it.
func Unmarshal(schema string, data []byte, v any) error {
	body, err := withoutSchema(schema, data)
	if err != nil {
		return err
	}
	dec := json.NewDecoder(bytes.NewReader(body))
	dec.DisallowUnknownFields()
	if err := dec.Decode(v); err != nil {
		return fmt.Errorf("%w: %w", kvalitet.ErrInvalid, err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return fmt.Errorf("%w: text efter dokumentet / text after the document", kvalitet.ErrInvalid)
	}
	return nil
}

// withoutSchema checks the schema member of the outermost object and returns the object without it.
func withoutSchema(schema string, data []byte) ([]byte, error) {
	if rest, ok := bytes.CutPrefix(data, []byte(`{"schema":"`+schema+`",`)); ok && !closes(rest) { // as Marshal writes it
		return append([]byte{'{'}, rest...), nil
	}
	var members map[string]json.RawMessage
	if err := json.Unmarshal(data, &members); err != nil {
		return nil, fmt.Errorf("%w: %w", kvalitet.ErrInvalid, err)
	}
	if members == nil {
		return nil, fmt.Errorf("%w: dokumentet är null / the document is null", kvalitet.ErrInvalid)
	}
	if raw, ok := members["schema"]; ok {
		var got string
		if err := json.Unmarshal(raw, &got); err != nil || got != schema {
			return nil, kvalitet.Invalid([]kvalitet.Problem{{Code: "schema", Path: "/schema",
				SV: fmt.Sprintf("dokumentet är av slaget %s, väntat %q", raw, schema),
				EN: fmt.Sprintf("the document is of schema %s, want %q", raw, schema)}})
		}
		delete(members, "schema")
	}
	return json.Marshal(members)
}

// closes reports whether the object ends here, after a comma: that is no JSON.
func closes(rest []byte) bool {
	rest = bytes.TrimLeft(rest, " \t\r\n")
	return len(rest) > 0 && rest[0] == '}'
}
