package governance

// LookedUp tells what the vocabulary makes of each word of a text, phrases that begin with it included: for tests.
func (v *Vocabulary) LookedUp(text string) (words []string, terms [][]Term) {
	var f folded
	f.fold(text)
	for _, t := range v.lex(&f, nil) {
		if t.kind != tokenWord || !isLetter(f.codes[t.start]) {
			continue
		}
		words = append(words, text[f.at[t.start]:f.at[t.end]])
		var set []Term
		for _, term := range Terms() {
			if t.terms.has(term) {
				set = append(set, term)
			}
		}
		terms = append(terms, set)
	}
	return words, terms
}
