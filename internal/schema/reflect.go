package schema

import (
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
)

// Maker makes schemas of Go types.
type Maker struct {
	// As gives the form of types that write themselves otherwise than their fields say.
	As map[reflect.Type]*Schema
	// Documents gives the value of the schema member of types that are written with one.
	Documents map[reflect.Type]string
	// Describe gives the comment of a type, or of a field of it; it may be nil.
	Describe func(t reflect.Type, field string) string

	mirrors map[reflect.Type]reflect.Type
}

var (
	textMarshaler = reflect.TypeFor[encoding.TextMarshaler]()
	jsonMarshaler = reflect.TypeFor[json.Marshaler]()
	member        = reflect.TypeFor[interface {
		Valid() bool
		String() string
		encoding.TextMarshaler
	}]()
	known = map[reflect.Type]Schema{
		reflect.TypeFor[uuid.UUID]():           {Type: "string", Format: "uuid"},
		reflect.TypeFor[decimal.Decimal]():     {Type: "string", Pattern: `^-?[0-9]+(\.[0-9]+)?$`},
		reflect.TypeFor[decimal.NullDecimal](): {Type: "string", Pattern: `^-?[0-9]+(\.[0-9]+)?$`}, // without a value it is left out
		reflect.TypeFor[kvalitet.Date]():       {Type: "string", Pattern: `^([0-9]{4}-[0-9]{2}-[0-9]{2})?$`},
		reflect.TypeFor[time.Time]():           {Type: "string", Format: "date-time"},
	}
)

// Of returns the schema of the type, with every structure and closed set that it needs below $defs.
func (m Maker) Of(t reflect.Type, id, title string) (*Schema, error) {
	defs := map[string]*Schema{}
	top, err := m.schema(t, defs)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", title, err)
	}
	top.Dialect, top.ID, top.Title, top.Defs = Dialect, id, title, defs
	return top, nil
}

func (m Maker) schema(t reflect.Type, defs map[string]*Schema) (*Schema, error) {
	if s, ok := m.As[t]; ok {
		return s, nil
	}
	if s, ok := known[t]; ok {
		return &s, nil
	}
	if t.Kind() == reflect.Pointer {
		return m.schema(t.Elem(), defs)
	}
	if t.Kind() == reflect.Uint8 && t.Implements(member) {
		return named(t, defs, func(s *Schema) error {
			s.Type, s.Enum, s.Description = "string", codes(t), m.describe(t, "")
			return nil
		})
	}
	if t.Implements(textMarshaler) {
		return &Schema{Type: "string"}, nil
	}
	switch t.Kind() {
	case reflect.Struct:
		return named(t, defs, func(s *Schema) error { return m.structure(t, s, defs) })
	case reflect.String:
		return &Schema{Type: "string"}, nil
	case reflect.Bool:
		return &Schema{Type: "boolean"}, nil
	case reflect.Float32, reflect.Float64:
		return &Schema{Type: "number"}, nil
	case reflect.Interface:
		return &Schema{}, nil
	case reflect.Slice, reflect.Array:
		if t.Implements(jsonMarshaler) {
			return nil, fmt.Errorf("%v writes itself", t)
		}
		items, err := m.schema(t.Elem(), defs)
		return &Schema{Type: "array", Items: items}, err
	case reflect.Map:
		of, err := m.schema(t.Elem(), defs)
		return &Schema{Type: "object", Additional: &Additional{of}}, err
	default:
		if t.ConvertibleTo(reflect.TypeFor[int64]()) && !t.Implements(jsonMarshaler) {
			return &Schema{Type: "integer"}, nil
		}
		return nil, fmt.Errorf("%v has no JSON form that is known", t)
	}
}

// named puts the schema of a type among the definitions, once, and refers to it. A type may hold itself.
func named(t reflect.Type, defs map[string]*Schema, fill func(*Schema) error) (*Schema, error) {
	name := t.Name()
	pkg := t.PkgPath()[strings.LastIndex(t.PkgPath(), "/")+1:]
	name = pkg + "." + name
	ref := &Schema{Ref: "#/$defs/" + name}
	if defs[name] != nil {
		return ref, nil
	}
	defs[name] = &Schema{}
	return ref, fill(defs[name])
}

// codes are the texts of a closed set; the empty one is "not set".
func codes(t reflect.Type) []string {
	all := []string{""}
	for i := range 255 {
		v := reflect.New(t).Elem()
		v.SetUint(uint64(i + 1))
		if m := v.Interface().(interface {
			Valid() bool
			String() string
		}); m.Valid() {
			all = append(all, m.String())
		}
	}
	return all
}

func (m Maker) structure(t reflect.Type, s *Schema, defs map[string]*Schema) error {
	document, mirror := m.Documents[t], m.mirrors[t]
	if t.Implements(jsonMarshaler) && document == "" && mirror == nil {
		return fmt.Errorf("%v writes itself", t)
	}
	s.Type, s.Properties, s.Additional = "object", map[string]*Schema{}, &Additional{}
	s.Description = m.describe(t, "")
	if document != "" {
		s.Properties["schema"] = &Schema{Type: "string", Const: document}
	}
	if mirror != nil {
		t = mirror
	}
	return m.fields(t, s, defs)
}

func (m Maker) fields(t reflect.Type, s *Schema, defs map[string]*Schema) error {
	for i := range t.NumField() {
		f := t.Field(i)
		tag := f.Tag.Get("json")
		name, options, _ := strings.Cut(tag, ",")
		switch {
		case tag == "-" || !f.IsExported() && !f.Anonymous:
			continue
		case f.Anonymous && name == "" && f.Type.Kind() == reflect.Struct:
			if err := m.fields(f.Type, s, defs); err != nil {
				return err
			}
			continue
		case name == "":
			name = f.Name
		}
		part, err := m.schema(f.Type, defs)
		if err != nil {
			return fmt.Errorf("%v.%s: %w", t, f.Name, err)
		}
		with := *part
		with.Description = m.describe(t, f.Name)
		s.Properties[name] = &with
		if !strings.Contains(options, "omitempty") && !strings.Contains(options, "omitzero") {
			s.Required = append(s.Required, name)
		}
	}
	return nil
}

func (m Maker) describe(t reflect.Type, field string) string {
	if m.Describe == nil {
		return ""
	}
	return m.Describe(t, field)
}

// Mirror says that the type is written as the other's fields are, which has its members.
func (m *Maker) Mirror(of, as reflect.Type) {
	if m.mirrors == nil {
		m.mirrors = map[reflect.Type]reflect.Type{}
	}
	m.mirrors[of] = as
}
