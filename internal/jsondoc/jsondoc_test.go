package jsondoc_test

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

const schema = "test/note/v1"

// note is a document as an aggregate writes one.
type note struct {
	Text string         `json:"text,omitempty"`
	Day  kvalitet.Date  `json:"day,omitzero"`
	Tags []string       `json:"tags,omitempty"`
	Part *kvalitet.Span `json:"part,omitempty"`
}

func (n note) MarshalJSON() ([]byte, error) {
	type plain note
	return jsondoc.Marshal(schema, plain(n))
}

func (n *note) UnmarshalJSON(data []byte) error {
	type plain note
	return jsondoc.Unmarshal(schema, data, (*plain)(n))
}

func TestMarshal(t *testing.T) {
	for _, c := range []struct {
		name string
		note note
		want string
	}{
		{"empty", note{}, `{"schema":"test/note/v1"}`},
		{"full", note{Text: "å", Day: kvalitet.NewDate(2027, 1, 2), Tags: []string{"a"}},
			`{"schema":"test/note/v1","text":"å","day":"2027-01-02","tags":["a"]}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			data, err := json.Marshal(c.note)
			require.NoError(t, err)
			assert.Equal(t, c.want, string(data))
			var back note
			require.NoError(t, json.Unmarshal(data, &back))
			assert.Equal(t, c.note, back)
		})
	}
}

type broken struct{}

func (broken) MarshalJSON() ([]byte, error) { return nil, errors.New("broken") }

func TestMarshalRefusesWhatIsNoObject(t *testing.T) {
	for name, v := range map[string]any{
		"null": (*note)(nil), "a number": 7, "a text": "x", "a list": []int{1}, "what cannot be written": broken{},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := jsondoc.Marshal(schema, v)
			require.Error(t, err)
		})
	}
}

func TestUnmarshal(t *testing.T) {
	read := note{Text: "å"}
	for _, c := range []struct {
		name, document string
		want           *note // nil: refused
	}{
		{"as written", `{"schema":"test/note/v1","text":"å"}`, &read},
		{"by hand, without a schema", `{"text":"å"}`, &read},
		{"by hand, the schema last", `{"text":"å", "schema":"test/note/v1"}`, &read},
		{"by hand, with space", "\n{ \"schema\" : \"test/note/v1\" ,\n\t\"text\" : \"å\" }\n", &read},
		{"with space at the end", `{"schema":"test/note/v1","text":"å"}` + "\n", &read},
		{"only the schema", `{"schema":"test/note/v1"}`, &note{}},
		{"empty", `{}`, &note{}},
		{"another schema", `{"schema":"test/note/v2","text":"å"}`, nil},
		{"a schema that is no text", `{"schema":1,"text":"å"}`, nil},
		{"a schema that is null", `{"schema":null,"text":"å"}`, nil},
		{"two schemas", `{"schema":"test/note/v1","schema":"test/note/v2","text":"å"}`, nil},
		{"a member that is not known", `{"schema":"test/note/v1","text":"å","colour":"red"}`, nil},
		{"a member that is not known, by hand", `{"colour":"red"}`, nil},
		{"a member that is not known in a part", `{"part":{"start":1,"finish":2}}`, nil},
		{"a value of another kind", `{"text":1}`, nil},
		{"no such day", `{"schema":"test/note/v1","day":"2027-02-30"}`, nil},
		{"a comma too many", `{"schema":"test/note/v1",}`, nil},
		{"a comma too many, with space", `{"schema":"test/note/v1", }`, nil},
		{"cut off after the schema", `{"schema":"test/note/v1",`, nil},
		{"cut off", `{"schema":"test/note/v1","text":"å"`, nil},
		{"text after the document", `{"schema":"test/note/v1","text":"å"}{}`, nil},
		{"text after the document, by hand", `{"text":"å"} x`, nil},
		{"null", `null`, nil},
		{"a list", `[]`, nil},
		{"nothing", ``, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got note
			err := got.UnmarshalJSON([]byte(c.document))
			if c.want == nil {
				require.ErrorIs(t, err, kvalitet.ErrInvalid)
				return
			}
			require.NoError(t, err)
			assert.Equal(t, *c.want, got)
		})
	}
}

func TestAnotherSchemaIsNamed(t *testing.T) {
	var n note
	err := n.UnmarshalJSON([]byte(`{"schema":"test/note/v2"}`))
	var invalid *kvalitet.ValidationError
	require.ErrorAs(t, err, &invalid)
	assert.Equal(t, []kvalitet.Problem{{Code: "schema", Path: "/schema",
		SV: `dokumentet är av slaget "test/note/v2", väntat "test/note/v1"`,
		EN: `the document is of schema "test/note/v2", want "test/note/v1"`}}, invalid.Problems)
}

// What is read is JSON, says the same without the schema, and comes back when it is written.
func FuzzUnmarshal(f *testing.F) {
	for _, seed := range []string{
		`{"schema":"test/note/v1","text":"å","day":"2027-01-02","tags":["a","b"],"part":{"start":1}}`,
		`{"schema":"test/note/v1"}`, `{"schema":"test/note/v1",}`, `{"schema":"test/note/v1","text":"a"}{}`,
		`{"text":"a","schema":"test/note/v1"}`, `{"schema":"x"}`, `{}`, `null`, `[]`, `{"text":null,"TEXT":"b"}`, ``,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var read note
		if err := read.UnmarshalJSON(data); err != nil {
			require.ErrorIs(t, err, kvalitet.ErrInvalid)
			return
		}
		require.True(t, json.Valid(data), "%q was read", data)
		once, err := json.Marshal(read)
		require.NoError(t, err)
		var back note
		require.NoError(t, back.UnmarshalJSON(once))
		twice, err := json.Marshal(back)
		require.NoError(t, err)
		assert.Equal(t, string(once), string(twice))
	})
}

func BenchmarkUnmarshal(b *testing.B) {
	data := []byte(`{"schema":"test/note/v1","text":"Andelen nöjda brukare ska öka","day":"2027-01-02","tags":["a","b"]}`)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		var n note
		if err := n.UnmarshalJSON(data); err != nil {
			b.Fatal(err)
		}
	}
}
