package risk

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/kommunkvalitet/kvalitet"
)

// member finds a member by any of the names, whatever the case and the punctuation; nil when there is none.
func member(o map[string]any, names ...string) any {
	for _, name := range names {
		if v, ok := o[name]; ok {
			return v
		}
	}
	for _, name := range names {
		for _, key := range slices.Sorted(maps.Keys(o)) {
			if plain(key) == plain(name) {
				return o[key]
			}
		}
	}
	return nil
}

// plain is a member's name in lower case, with letters and digits only.
func plain(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, wordLower(name))
}

func first(values ...any) any {
	for _, v := range values {
		if v != nil {
			return v
		}
	}
	return nil
}

// labelOf reads a word, a number or {"sv", "en"}.
func labelOf(v any) kvalitet.Label {
	if o, ok := v.(map[string]any); ok {
		return kvalitet.Label{SV: textOf(member(o, "sv", "swedish", "svenska")), EN: textOf(member(o, "en", "english", "engelska"))}
	}
	s := textOf(v)
	return kvalitet.Label{SV: s, EN: s}
}

// complete fills in a missing language, from the other or from the fallback.
func complete(l, fallback kvalitet.Label) kvalitet.Label {
	return kvalitet.Label{SV: cmp.Or(l.SV, l.EN, fallback.SV, fallback.EN), EN: cmp.Or(l.EN, l.SV, fallback.EN, fallback.SV)}
}

// textOf reads a text or a number; empty for anything else.
func textOf(v any) string {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(v)
	case json.Number:
		return v.String()
	}
	return ""
}

// integer reads a whole number, also one written as a text.
func integer(v any) (int, bool) {
	s := textOf(v)
	n, err := strconv.Atoi(s)
	if err != nil {
		whole, zeros, ok := strings.Cut(s, ".")
		if !ok || strings.Trim(zeros, "0") != "" {
			return 0, false
		}
		n, err = strconv.Atoi(whole)
	}
	return n, err == nil && n >= -MaxValue && n <= MaxValue
}

// slug makes a code of a name: lower case, å and ä as a, ö as o, and hyphens.
func slug(s string) string {
	var b strings.Builder
	for _, r := range strings.NewReplacer("å", "a", "ä", "a", "ö", "o", "é", "e", "×", "x").Replace(wordLower(s)) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.Trim(b.String(), "-")
}

func wordLower(s string) string { return composer.Replace(strings.ToLower(s)) }
