package governance

import (
	"strings"
	"unicode"

	"github.com/kommunkvalitet/kvalitet"
)

// unit is a unit of measurement as far as words tell: what is measured, and the size that it is counted in.
type unit struct {
	quantity string
	size     kvalitet.Label
}

// The quantities that are told apart.
const (
	quantityShare = "andel"
	quantityRank  = "placering"
	quantityScore = "poäng"
	quantityMoney = "kronor"
	quantityTime  = "tid"
	quantityMass  = "vikt"
	quantityPower = "energi"
	quantityCount = "antal"
)

// unitWords are the words of each unit, by our reading of what plans write.
var unitWords = []struct {
	unit
	words string
}{
	{unit{quantityShare, kvalitet.Label{SV: "procent", EN: "per cent"}}, "% procent procentenhet procentenheter procentig andel andelen"},
	{unit{quantityRank, kvalitet.Label{SV: "placering", EN: "ranks"}}, "plats placering placeringen rank ranking rankning rankingplats bästa främsta topp"},
	{unit{quantityScore, kvalitet.Label{SV: "poäng", EN: "points"}}, "poäng p meritvärde meritvärdet meritpoäng index indexet indexvärde nki nmi nri nbi hme betygspoäng skalsteg"},
	{unit{quantityMoney, kvalitet.Label{SV: "kr", EN: "kronor"}}, "kr kronor sek"},
	{unit{quantityMoney, kvalitet.Label{SV: "tkr", EN: "thousands of kronor"}}, "tkr tsek ksek"},
	{unit{quantityMoney, kvalitet.Label{SV: "mnkr", EN: "millions of kronor"}}, "mnkr mkr msek"},
	{unit{quantityMoney, kvalitet.Label{SV: "mdkr", EN: "billions of kronor"}}, "mdkr mdr mdsek"},
	{unit{quantityTime, kvalitet.Label{SV: "sekunder", EN: "seconds"}}, "sekunder sekund s"},
	{unit{quantityTime, kvalitet.Label{SV: "minuter", EN: "minutes"}}, "minuter minut min"},
	{unit{quantityTime, kvalitet.Label{SV: "timmar", EN: "hours"}}, "timmar timme tim h"},
	{unit{quantityTime, kvalitet.Label{SV: "dagar", EN: "days"}}, "dagar dag dygn arbetsdagar arbetsdag vardagar kalenderdagar"},
	{unit{quantityTime, kvalitet.Label{SV: "veckor", EN: "weeks"}}, "veckor vecka"},
	{unit{quantityTime, kvalitet.Label{SV: "månader", EN: "months"}}, "månader månad mån"},
	{unit{quantityTime, kvalitet.Label{SV: "år", EN: "years"}}, "år"},
	{unit{quantityMass, kvalitet.Label{SV: "kg", EN: "kg"}}, "kg kilo kilogram"},
	{unit{quantityMass, kvalitet.Label{SV: "ton", EN: "tonnes"}}, "ton"},
	{unit{quantityMass, kvalitet.Label{SV: "gram", EN: "grams"}}, "g gram"},
	{unit{quantityPower, kvalitet.Label{SV: "kWh", EN: "kWh"}}, "kwh"},
	{unit{quantityPower, kvalitet.Label{SV: "MWh", EN: "MWh"}}, "mwh"},
	{unit{quantityPower, kvalitet.Label{SV: "GWh", EN: "GWh"}}, "gwh"},
	{unit{quantityCount, kvalitet.Label{SV: "antal", EN: "a number"}}, "st stycken antal antalet personer"},
}

// unitOf reads the unit of a word in lower case; "miljoner" and the like say the size of the kronor in the next.
func unitOf(word, next string) (unit, bool) {
	if next == "kr" || next == "kronor" || next == "sek" {
		if short, ok := map[string]string{"tusen": "tkr", "miljon": "mnkr", "miljoner": "mnkr", "milj": "mnkr", "miljard": "mdkr", "miljarder": "mdkr"}[word]; ok {
			word = short
		}
	}
	for _, u := range unitWords {
		for w := range strings.FieldsSeq(u.words) {
			if w == word {
				return u.unit, true
			}
		}
	}
	return unit{}, false
}

// firstUnit is the first unit among the words before "per". A number of something is less than what it is a number of:
// "antal dagar" is days.
func firstUnit(words []string) (found unit, ok bool) {
	for i, w := range words {
		next := ""
		if i+1 < len(words) {
			next = words[i+1]
		}
		if w == "per" {
			break
		}
		if u, known := unitOf(w, next); known {
			if found, ok = u, true; u.quantity != quantityCount {
				break
			}
		}
	}
	return found, ok
}

// wordsOf splits a text into words in lower case; a per cent sign is a word, a figure is none.
func wordsOf(text string) []string {
	text = strings.ReplaceAll(strings.ToLower(text), "%", " % ")
	return strings.FieldsFunc(text, func(c rune) bool { return c != '%' && !unicode.IsLetter(c) })
}

// unitReach is how many bytes on each side of a level its unit is looked for in, so that a text of nothing but figures is
// read in linear time.
const unitReach = 80

// unitAt is the unit of the level at a place: the word after the figure, or else the one before it.
func unitAt(text string, place kvalitet.Place) (unit, bool) {
	start := place.Span.Start
	after := strings.TrimLeftFunc(text[start:min(len(text), start+unitReach)], func(c rune) bool { return c != '%' && !unicode.IsLetter(c) })
	if end := strings.IndexAny(after, ".,;:()"); end >= 0 {
		after = after[:end]
	}
	words := wordsOf(after)
	if rest, dated := strings.CutPrefix(after, "år "); dated && strings.IndexFunc(rest, unicode.IsDigit) == 0 {
		words = nil // index 75 år 2030
	}
	if len(words) > 0 {
		if u, ok := firstUnit(words[:min(2, len(words))]); ok {
			return u, true
		}
	}
	before := wordsOf(text[max(0, start-unitReach):start])
	return firstUnit(before[max(0, len(before)-1):])
}

// unitsIn are the units of the levels in a text, or, when none has one beside it, that of the first word that is one:
// "Andelen nöjda ska vara minst 85".
func unitsIn(text string, levels []kvalitet.Place) []unit {
	var units []unit
	for _, place := range levels {
		if u, ok := unitAt(text, place); ok {
			units = append(units, u)
		}
	}
	if len(units) == 0 {
		for _, w := range wordsOf(text) {
			if u, ok := unitOf(w, ""); ok && u.quantity != quantityTime {
				return []unit{u}
			}
		}
	}
	return units
}

// textUnit compares the units of the levels in the text with those of the indicators: what is counted, and in which
// size. Words that are no known unit are only held against per cent.
func textUnit(p *Pass, r *Reading) kvalitet.Finding {
	levels := r.places(TermLevel)
	var units []unit // of the indicators; zero when the word is not known
	for _, in := range p.Indicators {
		if words := wordsOf(in.Unit); len(words) > 0 {
			u, _ := firstUnit(words)
			units = append(units, u)
		}
	}
	if len(units) == 0 || !r.HasNumber || len(levels) == 0 {
		return kvalitet.NotApplicable("Det finns inte både en nivå i texten och en enhet.", "There is not both a level in the text and a unit.")
	}
	said := unitsIn(p.Goal.Text, levels)
	if len(said) == 0 {
		said = []unit{{}}
	}
	sameQuantity := false
	for _, s := range said {
		for _, u := range units {
			if s == u || s.alike(u) {
				return kvalitet.Met().At(levels...)
			}
			sameQuantity = sameQuantity || s.quantity == u.quantity
		}
	}
	if sameQuantity {
		return kvalitet.NotMet("Texten räknar i "+said[0].size.SV+", indikatorn i "+units[0].size.SV+".",
			"The text counts in "+said[0].size.EN+", the indicator in "+units[0].size.EN+".").At(levels...)
	}
	return kvalitet.NotMet("Texten har en annan enhet än indikatorn.", "The text has another unit than the indicator.").At(levels...)
}

// alike reports whether nothing tells the units apart: a word that is not known may be any unit but a share or a rank.
func (u unit) alike(v unit) bool {
	distinct := func(u unit) bool { return u.quantity == quantityShare || u.quantity == quantityRank }
	return u.quantity == "" && !distinct(v) || v.quantity == "" && !distinct(u)
}
