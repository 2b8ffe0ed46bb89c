package governance

// The folded alphabet: what the difference between two texts can be without the difference between two readings. Letters
// and digits and the joints between words come first: they are what a trie branches on.
const (
	codeNone   = 0  // a letter that Swedish has no use for, or a byte that is no text
	codeA      = 1  // a–z are 1–26
	codeAring  = 27 // å
	codeAuml   = 28 // ä
	codeOuml   = 29 // ö
	codeEacute = 30 // é
	codeSpace  = 31 // any run of white space, with NBSP and thin spaces
	codeHyphen = 32 // hyphen, dashes and minus
	codeDigit0 = 33 // 0–9 are 33–42
	codePoint  = 43
	trieWidth  = 44

	codeComma     = 44
	codeColon     = 45
	codeSlash     = 46
	codePercent   = 47
	codeOpen      = 48 // ( and [
	codeClose     = 49 // ) and ]
	codeStop      = 50 // ! ? ; and a line break
	codeSection   = 51 // §
	codeMark      = 52 // any other sign
	codeCount     = 53
	codeRemaining = 0xFF // only in the table of first bytes: more bytes decide
)

// byteCode is the code of each ASCII byte.
var byteCode = func() (table [256]byte) {
	for i := range table {
		switch b := byte(i); {
		case b >= 'a' && b <= 'z':
			table[i] = codeA + b - 'a'
		case b >= 'A' && b <= 'Z':
			table[i] = codeA + b - 'A'
		case b >= '0' && b <= '9':
			table[i] = codeDigit0 + b - '0'
		case b >= 0x80:
			table[i] = codeRemaining
		default:
			table[i] = codeMark
		}
	}
	for b, code := range map[byte]byte{' ': codeSpace, '\t': codeSpace, '\r': codeSpace, '\n': codeStop, '-': codeHyphen, ',': codeComma,
		'.': codePoint, ':': codeColon, '/': codeSlash, '%': codePercent, '(': codeOpen, '[': codeOpen, ')': codeClose,
		']': codeClose, '!': codeStop, '?': codeStop, ';': codeStop} {
		table[b] = code
	}
	return table
}()

// folded is a text in the folded alphabet, with the byte at which each code begins. It is reused between texts.
type folded struct {
	codes []byte
	at    []int32 // one more than codes: the last is the length of the text
	n     int
}

// fold reads the text: case, composed and decomposed letters, kinds of space and kinds of dash become the same. Bytes
// that are no UTF-8 become codeNone.
func (f *folded) fold(text string) {
	if cap(f.codes) < len(text)+2 {
		f.codes = make([]byte, len(text)+2+len(text)/2)
		f.at = make([]int32, cap(f.codes))
	}
	codes, at := f.codes[:len(text)+2], f.at[:len(text)+2]
	n := 0
	for i := 0; i < len(text); {
		b := text[i]
		c, width := byteCode[b], 1
		if c == codeRemaining {
			c, width = foldRune(text[i:])
		}
		switch {
		case c == codeSpace && n > 0 && codes[n-1] == codeSpace: // a run of spaces is one
		case width == -1: // a soft hyphen or a zero-width sign is nothing
			i += 2
			if b != 0xC2 {
				i++
			}
			continue
		case width == -2: // a combining ring or diaeresis changes the letter before it
			if n > 0 {
				codes[n-1] = combined(codes[n-1], c)
			}
			i += 2
			continue
		default:
			codes[n], at[n] = c, int32(i)
			n++
		}
		i += width
	}
	at[n] = int32(len(text))
	codes[n] = codeStop // so that a look at the next code is always possible
	f.codes, f.at, f.n = codes, at, n
}

// combined is a letter with a combining sign over it.
func combined(letter, sign byte) byte {
	switch {
	case letter == codeA && sign == codeAring:
		return codeAring
	case letter == codeA && sign == codeAuml:
		return codeAuml
	case letter == codeA+'o'-'a' && sign == codeAuml:
		return codeOuml
	case letter == codeA+'e'-'a' && sign == codeEacute:
		return codeEacute
	default:
		return letter
	}
}

// foldRune reads a code of more than one byte and says how many bytes it has: −1 for a sign that is skipped, −2 for one
// that belongs to the letter before it.
func foldRune(s string) (code byte, width int) {
	second, third := byte(0), byte(0)
	if len(s) > 1 {
		second = s[1]
	}
	if len(s) > 2 {
		third = s[2]
	}
	if second&0xC0 != 0x80 {
		return codeNone, 1
	}
	switch b := s[0]; {
	case b == 0xC3:
		switch second | 0x20 { // upper case differs from lower by this bit
		case 0xA5:
			return codeAring, 2
		case 0xA4, 0xA6: // ä and æ
			return codeAuml, 2
		case 0xB6, 0xB8: // ö and ø
			return codeOuml, 2
		case 0xA9, 0xA8: // é and è
			return codeEacute, 2
		case 0xBC: // ü
			return codeA + 'u' - 'a', 2
		}
		return codeNone, 2
	case b == 0xC2:
		switch second {
		case 0xA0:
			return codeSpace, 2
		case 0xA7:
			return codeSection, 2
		case 0xAD:
			return 0, -1
		}
		return codeMark, 2
	case b == 0xCC:
		switch second {
		case 0x8A:
			return codeAring, -2
		case 0x88:
			return codeAuml, -2
		case 0x81:
			return codeEacute, -2
		}
		return codeNone, 2
	case b >= 0xC4 && b < 0xE0:
		return codeNone, 2
	case b == 0xE2 && third&0xC0 == 0x80:
		switch {
		case second == 0x80 && third >= 0x8B && third <= 0x8D: // zero-width signs
			return 0, -1
		case second == 0x80 && (third <= 0x8A || third == 0xAF):
			return codeSpace, 3
		case second == 0x80 && third >= 0x90 && third <= 0x95, second == 0x88 && third == 0x92:
			return codeHyphen, 3
		case second == 0x80 && third == 0xA2: // a bullet begins a new sentence
			return codeStop, 3
		}
		return codeMark, 3
	case b >= 0xE0 && b < 0xF0 && third&0xC0 == 0x80:
		return codeNone, 3
	case b >= 0xF0 && b < 0xF8 && third&0xC0 == 0x80 && len(s) > 3 && s[3]&0xC0 == 0x80:
		return codeNone, 4
	}
	return codeNone, 1
}

func isLetter(c byte) bool { return c >= codeA && c <= codeEacute }

func isDigit(c byte) bool { return c >= codeDigit0 && c < codeDigit0+10 }
