package governance

// token is a word, a number or a phrase of a folded text, with the places of its first code and the code after it.
type token struct {
	start, end int32
	terms      termSet // what the word, or the phrase that begins here, can be
	phrase     int32   // the code after the longest phrase that begins here; end when none does
	kind       tokenKind
	value      int32 // of a whole number below 1e9; −1 otherwise
	high       int32 // the last year of a range of years
	first      bool  // begins a sentence
	open       bool  // stands directly after a bracket
	joined     bool  // a number with letters or a hyphen directly after it: 15-åringar, 4G
	slash      bool  // a number with a slash: 31/12, 24/7
	named      bool  // a number that only names, set by the reading
	before     bool  // a comma, a colon or a bracket stands before it
}

type tokenKind uint8

const (
	tokenWord tokenKind = iota
	tokenNumber
	tokenYear // four digits from 1900 to 2099, or a range of such
	tokenDate // 2026-06-30
	tokenLaw  // 2001:453, (EU) 2016/679: a number that only names
)

// lex cuts the folded text into tokens and looks each word up. The slice is reused.
func (v *Vocabulary) lex(f *folded, tokens []token) []token {
	codes := f.codes[:f.n+1]
	first, open, before := true, false, false
	for i := 0; i < f.n; {
		switch c := codes[i]; {
		case isLetter(c):
			end := i
			for isLetter(codes[end]) || isDigit(codes[end]) {
				end++
			}
			t := token{start: int32(i), end: int32(end), value: -1, first: first, open: open, before: before}
			t.terms, t.phrase = v.lookUp(codes, i, end)
			tokens = append(tokens, t)
			i, first, open, before = end, false, false, false
		case isDigit(c):
			t := lexNumber(codes, i, f.n)
			t.first, t.open, t.before = first, open, before
			tokens = append(tokens, t)
			i, first, open, before = int(t.end), false, false, false
		case c == codePercent:
			tokens = append(tokens, token{start: int32(i), end: int32(i + 1), phrase: int32(i + 1), value: -1, terms: setOf(TermUnit)})
			i, first, open, before = i+1, false, false, false
		case c == codeSection:
			tokens = append(tokens, token{start: int32(i), end: int32(i + 1), phrase: int32(i + 1), value: -1, terms: setOf(TermLabel)})
			i, first, open, before = i+1, false, false, false
		default:
			switch {
			case c == codeStop, c == codePoint && endsSentence(codes, tokens, i):
				first, open, before = true, false, false
			case c == codeOpen:
				open, before = true, true
			case c == codeComma, c == codeColon, c == codeClose:
				before = true
			}
			i++
		}
	}
	return tokens
}

// endsSentence tells the point after a sentence from the one of an abbreviation or of a list's number.
func endsSentence(codes []byte, tokens []token, point int) bool {
	if codes[point+1] != codeSpace && codes[point+1] != codeStop {
		return false // t.o.m., bl.a.
	}
	if len(tokens) == 0 {
		return false
	}
	last := tokens[len(tokens)-1]
	return last.end-last.start > 2 || last.kind != tokenWord || !last.terms.has(TermLabel)
}

// lookUp finds what the word, and the phrases that begin with it, can be.
func (v *Vocabulary) lookUp(codes []byte, start, end int) (terms termSet, phrase int32) {
	phrase = int32(end)
	node := 0
	for i := start; codes[i] < trieWidth; i++ {
		node = int(v.head.next[node*trieWidth+int(codes[i])])
		if node == 0 {
			break
		}
		switch {
		case v.head.whole[node] != 0 && !isLetter(codes[i+1]) && !isDigit(codes[i+1]):
			terms |= v.head.whole[node]
			phrase = max(phrase, int32(i+1))
		case v.head.begun[node] == 0:
			continue
		}
		if v.head.begun[node] != 0 {
			terms |= v.head.begun[node]
			last := i + 1
			for last < len(codes) && isLetter(codes[last]) {
				last++
			}
			phrase = max(phrase, int32(last))
		}
	}
	for from := start; from < end; from++ {
		node = 0
		for i := from; i < end; i++ {
			node = int(v.inner.next[node*trieWidth+int(codes[i])])
			if node == 0 {
				break
			}
			terms |= v.inner.begun[node]
			if i+1 == end {
				terms |= v.inner.whole[node]
			}
		}
	}
	return terms, phrase
}

// lexNumber reads a number: thousands in groups of three, a decimal comma or point, a range, a ratio, a date, a year.
func lexNumber(codes []byte, start, n int) token {
	t := token{start: int32(start), value: -1, kind: tokenNumber}
	i, digits, value := readDigits(codes, start)
	switch {
	case digits == 4 && isDate(codes, i):
		i, t.kind = i+6, tokenDate
	case digits == 4 && value >= 1900 && value < 2100 && !decimalFollows(codes, i):
		t.kind, t.value, t.high = tokenYear, value, value
		i = t.readYearRange(codes, i)
	default:
		t.value = value
		i = t.readRest(codes, i, digits)
	}
	if codes[i] == codePercent || codes[i] == codeHyphen && i+1 < n && isLetter(codes[i+1]) || isLetter(codes[i]) {
		t.joined = codes[i] != codePercent && !unitFollows(codes, i)
	}
	t.end, t.phrase = int32(i), int32(i)
	return t
}

// unitFollows reports whether the letters directly after a number are the unit of a level: 5kr, 20st, 30km, 100-procentig.
func unitFollows(codes []byte, i int) bool {
	if codes[i] == codeHyphen {
		i++
		return codes[i] == codeA+'p'-'a'
	}
	end := i
	for isLetter(codes[end]) {
		end++
	}
	if end-i != 2 && end-i != 3 && end-i != 4 {
		return false
	}
	switch codes[i] - codeA + 'a' {
	case 'k', 's', 'm', 't':
		return true
	}
	return false
}

func readDigits(codes []byte, i int) (next, digits int, value int32) {
	start := i
	for ; isDigit(codes[i]); i++ {
		if value < 1e8 {
			value = value*10 + int32(codes[i]-codeDigit0)
		}
	}
	return i, i - start, value
}

// isDate reports whether -06-30 follows.
func isDate(codes []byte, i int) bool {
	return i+5 < len(codes) && codes[i] == codeHyphen && isDigit(codes[i+1]) && isDigit(codes[i+2]) &&
		codes[i+3] == codeHyphen && isDigit(codes[i+4]) && isDigit(codes[i+5])
}

func decimalFollows(codes []byte, i int) bool {
	return (codes[i] == codeComma || codes[i] == codePoint || codes[i] == codeColon) && isDigit(codes[i+1])
}

// readYearRange reads what may follow a year: 2016–2019, 2018/19.
func (t *token) readYearRange(codes []byte, i int) int {
	j := i
	if codes[j] == codeSpace && codes[j+1] == codeHyphen {
		j++
	}
	if codes[j] != codeHyphen && codes[j] != codeSlash {
		return i
	}
	j++
	if codes[j] == codeSpace {
		j++
	}
	next, digits, value := readDigits(codes, j)
	switch {
	case digits == 4 && value >= 1900 && value < 2100:
		t.high = value
	case digits == 2:
		t.high = t.value/100*100 + value
	case digits == 3 && codes[j-1] == codeSlash:
		t.kind, t.value, t.high = tokenLaw, -1, 0
	default:
		return i
	}
	return next
}

func (t *token) readRest(codes []byte, i, digits int) int {
	for first := digits; first <= 3 && (codes[i] == codeSpace || codes[i] == codePoint); {
		next, d, value := readDigits(codes, i+1)
		if d != 3 {
			break
		}
		if t.value < 1e5 {
			t.value = t.value*1000 + value
		}
		i = next
	}
	for decimalFollows(codes, i) || (codes[i] == codeSlash || codes[i] == codeHyphen) && isDigit(codes[i+1]) {
		if codes[i] == codeColon && digits == 4 {
			t.kind = tokenLaw
		}
		if codes[i] != codeHyphen {
			t.value = -1
		}
		t.slash = t.slash || codes[i] == codeSlash
		i, _, _ = readDigits(codes, i+1)
	}
	return i
}
