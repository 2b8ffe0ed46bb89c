package diagram

import (
	"strings"
	"unicode/utf8"
)

// textWidth estimates how wide a text is in a sans-serif font, in pixels, a little on the wide side.
func textWidth(text string, font int) int {
	units := 0 // thousandths of the font's size
	for _, r := range text {
		switch {
		case strings.ContainsRune("iljtfrI.,:;!'|() -", r):
			units += 360
		case strings.ContainsRune("mwMWÅÄÖ@%", r):
			units += 900
		case r >= 'A' && r <= 'Z':
			units += 750
		default:
			units += 630
		}
	}
	return units*font/1000 + 1
}

// wrap breaks a text into lines of at most the width; a word that is wider is broken with a hyphen. At most lines are
// returned, the last one ending in an ellipsis when more was to come.
func wrap(text string, width, font, lines int) []string {
	var out []string
	line := ""
	for word := range strings.FieldsSeq(text) {
		for {
			try := word
			if line != "" {
				try = line + " " + word
			}
			if textWidth(try, font) <= width {
				line = try
				break
			}
			if line != "" {
				out, line = append(out, line), ""
				continue
			}
			head, tail := breakWord(word, width, font)
			out, word = append(out, head), tail
		}
	}
	if line != "" {
		out = append(out, line)
	}
	if len(out) > lines {
		out = out[:lines]
		last := strings.TrimSuffix(out[lines-1], "-")
		for last != "" && textWidth(last+"…", font) > width {
			_, n := utf8.DecodeLastRuneInString(last)
			last = last[:len(last)-n]
		}
		out[lines-1] = last + "…"
	}
	return out
}

func breakWord(word string, width, font int) (head, tail string) {
	cut := 0
	for i, r := range word {
		end := i + utf8.RuneLen(r)
		if i > 0 && textWidth(word[:end]+"-", font) > width {
			break
		}
		cut = end
	}
	if n := utf8.RuneCountInString(word[cut:]); n > 0 && n < 3 && utf8.RuneCountInString(word[:cut]) > 5 { // no orphans
		for range 3 - n {
			_, size := utf8.DecodeLastRuneInString(word[:cut])
			cut -= size
		}
	}
	return word[:cut] + "-", word[cut:]
}

// widest is the width of the widest line.
func widest(lines []string, font int) int {
	w := 0
	for _, l := range lines {
		w = max(w, textWidth(l, font))
	}
	return w
}
