package diagram

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
)

// element is an XML element that keeps everything: prefixes, unknown attributes and children, comments and text, in
// their order. What is read and written again without a change says the same.
type element struct {
	name     string // with its prefix, as written
	attrs    []attr
	children []any // *element, text, or raw (a comment, a processing instruction, a doctype)
}

type attr struct{ name, value string }

type (
	text string
	raw  string
)

// The limits that keep a hostile file from taking all memory or the stack.
const (
	maxDepth    = 200
	maxElements = 500_000
)

func newElement(name string, attrs ...string) *element {
	e := &element{name: name}
	for i := 0; i+1 < len(attrs); i += 2 {
		e.attrs = append(e.attrs, attr{attrs[i], attrs[i+1]})
	}
	return e
}

func (e *element) add(children ...*element) *element {
	for _, c := range children {
		if c != nil {
			e.children = append(e.children, c)
		}
	}
	return e
}

// local is the name without its prefix.
func (e *element) local() string { return localName(e.name) }

func localName(name string) string {
	if _, local, ok := strings.Cut(name, ":"); ok {
		return local
	}
	return name
}

func (e *element) attr(name string) string {
	for _, a := range e.attrs {
		if a.name == name {
			return a.value
		}
	}
	return ""
}

func (e *element) set(name, value string) {
	for i, a := range e.attrs {
		if a.name == name {
			e.attrs[i].value = value
			return
		}
	}
	e.attrs = append(e.attrs, attr{name, value})
}

// elements yields the child elements.
func (e *element) elements() []*element {
	var out []*element
	for _, c := range e.children {
		if c, ok := c.(*element); ok {
			out = append(out, c)
		}
	}
	return out
}

// child finds the first child element with the local name.
func (e *element) child(local string) *element {
	for _, c := range e.elements() {
		if c.local() == local {
			return c
		}
	}
	return nil
}

func (e *element) text() string {
	var b strings.Builder
	for _, c := range e.children {
		if t, ok := c.(text); ok {
			b.WriteString(string(t))
		}
	}
	return strings.TrimSpace(b.String())
}

// parseXML reads a document: what stands before the root, and the root. DOCTYPE is refused, as it can hold entities.
func parseXML(r io.Reader) (head []any, root *element, err error) {
	dec := xml.NewDecoder(unicodeText(r))
	dec.CharsetReader = charset
	var stack []*element
	count := 0
	for {
		token, err := dec.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, nil, fmt.Errorf("%w: %w", kvalitet.ErrInvalid, err)
		}
		var node any
		switch t := token.(type) {
		case xml.StartElement:
			if count++; count > maxElements || len(stack) > maxDepth {
				return nil, nil, fmt.Errorf("%w: filen är för stor eller för djup / the file is too large or too deep", kvalitet.ErrInvalid)
			}
			e := &element{name: rawName(t.Name)}
			for _, a := range t.Attr {
				e.attrs = append(e.attrs, attr{rawName(a.Name), a.Value})
			}
			if len(stack) > 0 {
				stack[len(stack)-1].children = append(stack[len(stack)-1].children, e)
			} else if root != nil {
				return nil, nil, fmt.Errorf("%w: två rotelement / two root elements", kvalitet.ErrInvalid)
			} else {
				root = e
			}
			stack = append(stack, e)
			continue
		case xml.EndElement:
			if len(stack) == 0 || stack[len(stack)-1].name != rawName(t.Name) {
				return nil, nil, fmt.Errorf("%w: </%s> stänger inget / closes nothing", kvalitet.ErrInvalid, rawName(t.Name))
			}
			stack = stack[:len(stack)-1]
			continue
		case xml.CharData:
			node = text(t)
		case xml.Comment:
			node = raw("<!--" + string(t) + "-->")
		case xml.ProcInst:
			if t.Target == "xml" {
				continue
			}
			node = raw("<?" + t.Target + " " + string(t.Inst) + "?>")
		case xml.Directive:
			return nil, nil, fmt.Errorf("%w: DOCTYPE läses inte / is not read", kvalitet.ErrInvalid)
		}
		switch {
		case len(stack) > 0:
			stack[len(stack)-1].children = append(stack[len(stack)-1].children, node)
		case root == nil:
			if _, isText := node.(text); !isText {
				head = append(head, node)
			}
		}
	}
	if root == nil || len(stack) > 0 {
		return nil, nil, fmt.Errorf("%w: filen är inte hel / the file is not complete", kvalitet.ErrInvalid)
	}
	return head, root, nil
}

func rawName(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

var (
	attrEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\n", "&#10;", "\r", "&#13;", "\t", "&#9;")
	textEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#13;")
)

// writeXML writes the document. An element without text gets its children on lines of their own when indent is set.
func writeXML(w io.Writer, head []any, root *element, indent bool) error {
	out := new(bytes.Buffer)
	out.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n")
	for _, h := range head {
		if h, ok := h.(raw); ok {
			out.WriteString(string(h) + "\n")
		}
	}
	writeElement(out, root, 0, indent)
	out.WriteByte('\n')
	_, err := w.Write(out.Bytes())
	return err
}

func writeElement(out *bytes.Buffer, e *element, depth int, indent bool) {
	out.WriteString("<" + e.name)
	for _, a := range e.attrs {
		out.WriteString(" " + a.name + `="` + attrEscaper.Replace(valid(a.value)) + `"`)
	}
	if len(e.children) == 0 {
		out.WriteString("/>")
		return
	}
	out.WriteByte('>')
	_, mixed := e.children[0].(text)
	for _, c := range e.children {
		if indent && !mixed {
			out.WriteString("\n" + strings.Repeat("  ", depth+1))
		}
		switch c := c.(type) {
		case *element:
			writeElement(out, c, depth+1, indent)
		case text:
			out.WriteString(textEscaper.Replace(valid(string(c))))
		case raw:
			out.WriteString(string(c))
		}
	}
	if indent && !mixed {
		out.WriteString("\n" + strings.Repeat("  ", depth))
	}
	out.WriteString("</" + e.name + ">")
}

// valid replaces what XML 1.0 cannot hold.
func valid(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return '\uFFFD'
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}
