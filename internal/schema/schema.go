// Package schema describes the JSON form of Go values as JSON Schema (draft 2020-12), so that a system in another
// language knows what a document may hold, and checks a document against such a description. Tests use it.
package schema

import "encoding/json"

// Dialect is the edition of JSON Schema that is written.
const Dialect = "https://json-schema.org/draft/2020-12/schema"

// Schema is the part of JSON Schema that Go types need. The zero value allows anything.
type Schema struct {
	Dialect     string             `json:"$schema,omitempty"`
	ID          string             `json:"$id,omitempty"`
	Ref         string             `json:"$ref,omitempty"` // "#/$defs/Name"
	Title       string             `json:"title,omitempty"`
	Description string             `json:"description,omitempty"`
	Type        string             `json:"type,omitempty"`
	Const       string             `json:"const,omitempty"`
	Enum        []string           `json:"enum,omitempty"`
	Pattern     string             `json:"pattern,omitempty"`
	Format      string             `json:"format,omitempty"`
	Properties  map[string]*Schema `json:"properties,omitempty"`
	Required    []string           `json:"required,omitempty"`
	Additional  *Additional        `json:"additionalProperties,omitempty"`
	Items       *Schema            `json:"items,omitempty"`
	Defs        map[string]*Schema `json:"$defs,omitempty"`
}

// Additional says what members without a name of their own may be; without Of there may be none.
type Additional struct{ Of *Schema }

// MarshalJSON writes false, or the schema of the members.
func (a Additional) MarshalJSON() ([]byte, error) {
	if a.Of == nil {
		return []byte("false"), nil
	}
	return json.Marshal(a.Of)
}
