package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
)

// Validate tells what in the document breaks the schema, as texts that begin with the place; nothing when all is well.
func (s *Schema) Validate(document []byte) []string {
	dec := json.NewDecoder(bytes.NewReader(document))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		return []string{": " + err.Error()}
	}
	if _, err := dec.Token(); err != io.EOF {
		return []string{": text after the document"}
	}
	c := checker{defs: s.Defs}
	c.check("", v, s)
	return c.problems
}

type checker struct {
	defs     map[string]*Schema
	problems []string
}

func (c *checker) report(path, format string, args ...any) {
	c.problems = append(c.problems, path+": "+fmt.Sprintf(format, args...))
}

func (c *checker) check(path string, v any, s *Schema) {
	if s.Ref != "" {
		def, ok := c.defs[strings.TrimPrefix(s.Ref, "#/$defs/")]
		if !ok {
			c.report(path, "there is no %s", s.Ref)
			return
		}
		c.check(path, v, def)
		return
	}
	if s.Type != "" && !isOf(v, s.Type) {
		c.report(path, "%T is not %s", v, s.Type)
		return
	}
	switch v := v.(type) {
	case string:
		c.text(path, v, s)
	case []any:
		for i, item := range v {
			if s.Items != nil {
				c.check(fmt.Sprintf("%s/%d", path, i), item, s.Items)
			}
		}
	case map[string]any:
		c.object(path, v, s)
	}
}

func (c *checker) text(path, v string, s *Schema) {
	if s.Const != "" && v != s.Const {
		c.report(path, "%q is not %q", v, s.Const)
	}
	if s.Enum != nil && !slices.Contains(s.Enum, v) {
		c.report(path, "%q is none of %q", v, s.Enum)
	}
	if s.Pattern != "" && !regexp.MustCompile(s.Pattern).MatchString(v) {
		c.report(path, "%q is not of the form %s", v, s.Pattern)
	}
	var err error
	switch s.Format {
	case "uuid":
		_, err = uuid.Parse(v)
	case "date-time":
		_, err = time.Parse(time.RFC3339Nano, v)
	}
	if err != nil {
		c.report(path, "%q is no %s", v, s.Format)
	}
}

func (c *checker) object(path string, v map[string]any, s *Schema) {
	for _, name := range s.Required {
		if _, ok := v[name]; !ok {
			c.report(path, "%s is missing", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(v)) {
		below := path + "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(name)
		switch part, ok := s.Properties[name]; {
		case ok:
			c.check(below, v[name], part)
		case s.Additional != nil && s.Additional.Of != nil:
			c.check(below, v[name], s.Additional.Of)
		case s.Additional != nil:
			c.report(below, "the member is not known")
		}
	}
}

// isOf reports whether the value is of the type of JSON Schema.
func isOf(v any, kind string) bool {
	switch v := v.(type) {
	case string:
		return kind == "string"
	case bool:
		return kind == "boolean"
	case []any:
		return kind == "array"
	case map[string]any:
		return kind == "object"
	case json.Number:
		_, err := v.Int64()
		return kind == "number" || kind == "integer" && err == nil
	default: // null
		return false
	}
}
