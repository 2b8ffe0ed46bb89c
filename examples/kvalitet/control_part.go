package main

import (
	"encoding/json"
	"fmt"

	"github.com/google/uuid"
)

// identity gives a document of the file the same identity at every reading.
func identity(parts ...any) string {
	return uuid.NewSHA1(uuid.NameSpaceURL, []byte("kvalitet/control/"+fmt.Sprint(parts...))).String()
}

// pick takes the members that are there.
func pick(m map[string]any, names ...string) map[string]any {
	out := map[string]any{}
	for _, name := range names {
		if v, ok := m[name]; ok {
			out[name] = v
		}
	}
	return out
}

// into turns the plain form into the library's.
func into(m any, v any) error {
	data, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return json.Unmarshal(data, v)
}

// part turns one part of a body into the library's form; one that cannot be is left out, with a finding.
func part[T any](r *reading, m any, path string) *T {
	v := new(T)
	if err := into(m, v); err != nil {
		r.fail(r.at(path), err, "inte läsbart", "not readable")
		return nil
	}
	return v
}

// parts turns a list, and keeps the place of each.
func parts[T any](r *reading, l any, path string) []T {
	var out []T
	for i, e := range list(l) {
		v := part[T](r, e, fmt.Sprintf("%s/%d", path, i))
		if v == nil {
			v = new(T)
		}
		out = append(out, *v)
	}
	return out
}

// plainValue turns an ordered object into maps.
func plainValue(v any) any {
	switch v := v.(type) {
	case object:
		out := map[string]any{}
		for _, m := range v {
			out[m.name] = plainValue(m.value)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = plainValue(v[i])
		}
		return out
	default:
		return v
	}
}
