package kvalitet

import "strings"

// Label is a text for people in Swedish and English (benämning). The Swedish text is the official term.
type Label struct {
	SV string `json:"sv"`
	EN string `json:"en"`
}

// In returns the English text for a language tag that is "en" or begins with "en-" or "en_" (in any case), and the
// Swedish text for every other tag. A text that is empty falls back on the other language.
func (l Label) In(tag string) string {
	t := strings.ToLower(tag)
	if t == "en" || strings.HasPrefix(t, "en-") || strings.HasPrefix(t, "en_") {
		if l.EN != "" {
			return l.EN
		}
		return l.SV
	}
	if l.SV != "" {
		return l.SV
	}
	return l.EN
}

// IsZero reports whether neither language has a text.
func (l Label) IsZero() bool { return l == Label{} }

// Complete reports whether both languages have a text.
func (l Label) Complete() bool { return l.SV != "" && l.EN != "" }
