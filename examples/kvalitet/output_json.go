package main

import (
	"bytes"
	"encoding/json"
	"io"
	"reflect"
	"strings"
)

// writeJSON writes a document as encoding/json does with two spaces of indentation, but the lists right below its top one
// element at a time, so that the text of a long list is never in memory as a whole.
func writeJSON(w io.Writer, value any) error {
	v := reflect.Indirect(reflect.ValueOf(value))
	if !plainStruct(v) {
		return encode(w, value, "")
	}
	out := &jsonWriter{w: w}
	out.text("{")
	for i := range v.NumField() {
		name, _ := v.Type().Field(i).Tag.Lookup("json")
		if i > 0 {
			out.text(",")
		}
		out.text("\n  \"" + name + "\": ")
		if f := v.Field(i); f.Kind() == reflect.Slice && !f.IsNil() && f.Len() > 0 && !marshals(f.Type()) {
			out.list(f)
		} else {
			out.value(f, "  ")
		}
	}
	out.text("\n}\n")
	return out.err
}

// jsonWriter keeps the first error, so that what follows it need not ask.
type jsonWriter struct {
	w   io.Writer
	buf bytes.Buffer
	err error
}

func (o *jsonWriter) text(s string) {
	if o.err == nil {
		_, o.err = io.WriteString(o.w, s)
	}
}

// value writes what stands inside the prefix's indentation; the encoder's own line break is left out.
func (o *jsonWriter) value(v reflect.Value, prefix string) {
	if o.err != nil {
		return
	}
	o.buf.Reset()
	if o.err = encode(&o.buf, v.Interface(), prefix); o.err == nil {
		_, o.err = o.w.Write(bytes.TrimSuffix(o.buf.Bytes(), []byte("\n")))
	}
}

func (o *jsonWriter) list(v reflect.Value) {
	for i := range v.Len() {
		o.text(map[bool]string{true: "[\n    ", false: ",\n    "}[i == 0])
		o.value(v.Index(i), "    ")
	}
	o.text("\n  ]")
}

// plainStruct reports whether the value is a struct whose members are its fields, each by its tag.
func plainStruct(v reflect.Value) bool {
	if v.Kind() != reflect.Struct || v.NumField() == 0 || marshals(v.Type()) {
		return false
	}
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if name := f.Tag.Get("json"); !f.IsExported() || f.Anonymous || name == "" || name == "-" || strings.Contains(name, ",") {
			return false
		}
	}
	return true
}

// marshals reports whether a type writes its JSON itself, or is written as text: bytes.
func marshals(t reflect.Type) bool {
	return t.Implements(reflect.TypeFor[json.Marshaler]()) || reflect.PointerTo(t).Implements(reflect.TypeFor[json.Marshaler]()) ||
		t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Uint8
}

func encode(w io.Writer, value any, prefix string) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent(prefix, "  ")
	return enc.Encode(value)
}
