package risk

import (
	"maps"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// anchorsOf reads what a step means for each kind of consequence: a list of {"kind", "text", "least"}, or an object that
// has a figure or a text by kind, such as {"economy": 100000, "trust": "spreads in the press"}.
func anchorsOf(v any) []Anchor {
	var anchors []Anchor
	add := func(kind string, text, least any) {
		a := Anchor{Kind: kind, Text: labelOf(text)}
		if s := strings.ReplaceAll(textOf(least), " ", ""); s != "" {
			d, err := decimal.NewFromString(s)
			a.Least = decimal.NullDecimal{Decimal: d, Valid: err == nil}
			if err != nil && a.Text.IsZero() {
				a.Text = labelOf(least)
			}
		}
		if a.Text.SV != "" || a.Text.EN != "" {
			a.Text = complete(a.Text, a.Text)
		}
		anchors = append(anchors, a)
	}
	switch v := v.(type) {
	case []any:
		for _, one := range v {
			if o, ok := one.(map[string]any); ok {
				add(textOf(member(o, "kind", "slag", "typ")), member(o, "text", "beskrivning", "description"), member(o, "least", "minst", "from", "från"))
			}
		}
	case map[string]any:
		for _, kind := range slices.Sorted(maps.Keys(v)) {
			add(kind, nil, v[kind])
		}
	}
	return anchors
}
