package governance

import (
	"slices"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// ScreenPattern is a pattern that many texts are screened for, with a name. The expression is a regular expression in
// Go's syntax, in lower case; capitals, kinds of space and kinds of dash in a text are folded before it is compared, and
// combining signs are passed over. Assertions other than the beginning and the end of the text are not supported.
type ScreenPattern struct {
	Name string `json:"name"`
	Expr string `json:"expr"`
}

// Screen looks for up to 64 patterns at once, in one step per letter whatever their number: they are compiled into one
// deterministic automaton. It answers which patterns a text holds, not where; where is for [Vocabulary.Scan]. A Screen is
// read-only and may be used from many goroutines.
type Screen struct {
	names  []string
	next   []uint32 // row + code → row of the next state; the row of state n begins at n × codeCount
	accept []uint64 // state → patterns that end at the letter just read
	end    []uint64 // state → patterns that end with the text
	quiet  uint32   // rows below are of states that accept nothing
}

// maxScreenStates bounds the automaton to some seven megabytes.
const maxScreenStates = 1<<16 - 1

// NewScreen compiles the patterns. It reports more than 64 ("size"), expressions that cannot be read or use what is not
// supported ("pattern"), and sets that together need too many states ("size").
func NewScreen(patterns ...ScreenPattern) (*Screen, error) {
	var ps check.List
	ps.If(len(patterns) > 64, "size", "", "fler än 64 mönster", "more than 64 patterns")
	b := screenBuilder{}
	for i, p := range patterns {
		if err := b.add(p.Expr); err != nil {
			ps.Add("pattern", check.At("", i)+"/expr", err.Error(), err.Error())
		}
	}
	if len(ps) > 0 {
		return nil, kvalitet.Invalid(ps)
	}
	s, ok := b.build()
	if !ok {
		ps.Add("size", "", "mönstren blir för många tillstånd tillsammans", "the patterns need too many states together")
		return nil, kvalitet.Invalid(ps)
	}
	for _, p := range patterns {
		s.names = append(s.names, p.Name)
	}
	return s, nil
}

// Names returns the patterns' names; bit i of an answer belongs to name i.
func (s *Screen) Names() []string { return slices.Clone(s.names) }

// Match returns the patterns that the text holds, one bit each.
func (s *Screen) Match(text string) uint64 {
	row, found := uint32(codeCount), uint64(0)
	for i := 0; i < len(text); {
		c, width := byteCode[text[i]], 1
		if c == codeRemaining {
			if c, width = foldRune(text[i:]); width < 0 {
				i += skipped(text[i])
				continue
			}
		}
		i += width
		row = s.next[row+uint32(c)]
		if row >= s.quiet {
			found |= s.accept[row/codeCount]
		}
	}
	return found | s.end[row/codeCount]
}

// skipped is the width of a sign that foldRune skips.
func skipped(first byte) int {
	if first == 0xE2 {
		return 3
	}
	return 2
}

// Lines screens many texts that stand after one another: text i is the bytes from offset i to offset i+1, a line break at
// its end not counted. Answers go into the slice, which must have room for len(offsets)−1; false when it has not, or
// when the offsets do not rise within the text. The work is split on the workers, at least one; the answers do not depend on how many.
func (s *Screen) Lines(text []byte, offsets []uint32, into []uint64, workers int) bool {
	if !risingOffsets(len(text), offsets, len(into)) {
		return false
	}
	share(len(offsets)-1, workers, func(from, to int) { s.lines(text, offsets[from:to+1], into[from:to]) })
	return true
}

func (s *Screen) lines(text []byte, offsets []uint32, into []uint64) {
	next, quiet := s.next, s.quiet
	for i := range len(offsets) - 1 {
		line := text[offsets[i]:offsets[i+1]]
		if n := len(line); n > 0 && line[n-1] == '\n' {
			line = line[:n-1]
		}
		row, found := uint32(codeCount), uint64(0)
		for j := 0; j < len(line); {
			b := line[j]
			c := byteCode[b]
			j++
			if c == codeRemaining {
				if b == 0xC3 && j < len(line) && swedish2[line[j]] != 0 {
					c = swedish2[line[j]]
					j++
				} else {
					var width int
					if c, width = foldBytes(line[j-1:]); width < 0 {
						j += skipped(b) - 1
						continue
					}
					j += width - 1
				}
			}
			row = next[row+uint32(c)]
			if row >= quiet {
				found |= s.accept[row/codeCount]
			}
		}
		into[i] = found | s.end[row/codeCount]
	}
}

// swedish2 is the code of the second byte of å, ä, ö and é in either case, after 0xC3.
var swedish2 = [256]byte{0xA5: codeAring, 0x85: codeAring, 0xA4: codeAuml, 0x84: codeAuml, 0xB6: codeOuml, 0x96: codeOuml, 0xA9: codeEacute, 0x89: codeEacute}

// foldBytes is foldRune on at most four bytes.
func foldBytes(b []byte) (byte, int) {
	var four [4]byte
	n := copy(four[:], b)
	return foldRune(string(four[:n]))
}
