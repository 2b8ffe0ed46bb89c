package schema_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/schema"
)

type tree struct {
	Name  string `json:"name"`
	Below []tree `json:"below,omitempty"`
}

type inner struct {
	Count int `json:"count"`
}

type letters string

func (l letters) MarshalText() ([]byte, error) { return []byte(l), nil }

// odd writes itself.
type odd struct{ V float64 }

func (o odd) MarshalJSON() ([]byte, error) { return json.Marshal(o.V) }

// list writes itself too.
type list []int

func (l list) MarshalJSON() ([]byte, error) { return []byte("1"), nil }

type whole struct {
	inner
	Tree    tree               `json:"tree"`
	ID      uuid.UUID          `json:"id"`
	Sum     decimal.Decimal    `json:"sum"`
	Day     kvalitet.Date      `json:"day,omitzero"`
	At      time.Time          `json:"at,omitzero"`
	Grade   kvalitet.Grade     `json:"grade"`
	Names   map[string]float64 `json:"names,omitempty"`
	Any     any                `json:"any,omitempty"`
	Yes     *bool              `json:"yes,omitempty"`
	Letters letters            `json:"letters,omitempty"`
	Own     odd                `json:"own,omitzero"`
	Plain   []string
	Hidden  string `json:"-"`
	private int
}

func maker() schema.Maker {
	m := schema.Maker{
		As:        map[reflect.Type]*schema.Schema{reflect.TypeFor[odd](): {Type: "number"}},
		Documents: map[reflect.Type]string{reflect.TypeFor[whole](): "test/whole/v1"},
		Describe: func(_ reflect.Type, field string) string {
			if field == "Sum" {
				return "Sum is the sum."
			}
			return ""
		},
	}
	return m
}

const good = `{"schema":"test/whole/v1","count":1,"tree":{"name":"a","below":[{"name":"b"}]},"id":"6ba7b810-9dad-11d1-80b4-00c04fd430c8",
"sum":"1.50","day":"2026-01-02","at":"2026-01-02T03:04:05Z","grade":"statute","names":{"x":1.5},"any":[1],"yes":true,"letters":"a","own":2,"Plain":["a"]}`

func TestValidate(t *testing.T) {
	s, err := maker().Of(reflect.TypeFor[whole](), "urn:test", "whole")
	require.NoError(t, err)
	assert.Empty(t, s.Validate([]byte(good)))

	// what the type itself writes keeps to the schema
	v := whole{ID: uuid.Max, Sum: decimal.New(-15, -1), Grade: kvalitet.GradeStatute, Plain: []string{}}
	v.private, v.Hidden = 1, "x"
	text, err := json.Marshal(v)
	require.NoError(t, err)
	assert.Empty(t, s.Validate(text))

	const rest = `"id":"6ba7b810-9dad-11d1-80b4-00c04fd430c8","sum":"1","grade":"","Plain":[]}`
	for _, c := range []struct{ name, document, want string }{
		{"no JSON", `{`, "unexpected EOF"},
		{"text after", good + `{}`, "text after the document"},
		{"a member missing", `{"count":1,` + rest, ": tree is missing"},
		{"null", `{"count":null,"tree":{"name":""},` + rest, "/count: <nil> is not integer"},
		{"a fraction", `{"count":1.5,"tree":{"name":""},` + rest, "/count: json.Number is not integer"},
		{"an unknown member", `{"count":1,"a/b":1,"tree":{"name":""},` + rest, "/a~1b: the member is not known"},
		{"deep down", `{"count":1,"tree":{"name":"","below":[{"name":1}]},` + rest, "/tree/below/0/name: json.Number is not string"},
		{"another schema", `{"schema":"test/whole/v2","count":1,"tree":{"name":""},` + rest, `/schema: "test/whole/v2" is not "test/whole/v1"`},
		{"a day", `{"day":"1 maj","count":1,"tree":{"name":""},` + rest, `/day: "1 maj" is not of the form`},
		{"a moment", `{"at":"nu","count":1,"tree":{"name":""},` + rest, `/at: "nu" is no date-time`},
		{"a map", `{"names":{"x":"y"},"count":1,"tree":{"name":""},` + rest, `/names/x: string is not number`},
		{"a truth", `{"yes":1,"count":1,"tree":{"name":""},` + rest, `/yes: json.Number is not boolean`},
		{"a code", `{"count":1,"tree":{"name":""},"id":"x","sum":"1e9","grade":"best","Plain":{}}`, `/grade: "best" is none of`},
	} {
		t.Run(c.name, func(t *testing.T) {
			problems := s.Validate([]byte(c.document))
			assert.Contains(t, strings.Join(problems, "\n"), c.want)
		})
	}
	assert.Len(t, s.Validate([]byte(`{"count":1,"tree":{"name":""},"id":"x","sum":"1e9","grade":"best","Plain":{}}`)), 4, "every fault is told")
	assert.NotEmpty(t, (&schema.Schema{Ref: "#/$defs/none"}).Validate([]byte(`1`)))
}

func TestWritten(t *testing.T) {
	s, err := maker().Of(reflect.TypeFor[whole](), "urn:test", "whole")
	require.NoError(t, err)
	text, err := json.Marshal(s)
	require.NoError(t, err)
	assert.Contains(t, string(text), `"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:test","$ref":"#/$defs/schema_test.whole"`)
	assert.Contains(t, string(text), `"sum":{"description":"Sum is the sum.","type":"string"`)
	assert.Contains(t, string(text), `"names":{"type":"object","additionalProperties":{"type":"number"}}`)
	assert.Contains(t, string(text), `"additionalProperties":false`)
}

func TestWhatHasNoKnownForm(t *testing.T) {
	var m schema.Maker
	for _, of := range []reflect.Type{reflect.TypeFor[odd](), reflect.TypeFor[list](), reflect.TypeFor[func()](), reflect.TypeFor[whole]()} {
		_, err := m.Of(of, "urn:test", "x")
		require.Error(t, err, of)
	}
	m.Mirror(reflect.TypeFor[odd](), reflect.TypeFor[inner]())
	s, err := m.Of(reflect.TypeFor[odd](), "urn:test", "x")
	require.NoError(t, err)
	assert.Empty(t, s.Validate([]byte(`{"count":1}`)))
}
