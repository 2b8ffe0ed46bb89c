package governance

import (
	"encoding/binary"
	"fmt"
	"regexp/syntax"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// ScreenPattern is a pattern that many texts are screened for, with a name. The expression is a regular expression in
// Go's syntax, in lower case; capitals, composed and decomposed letters, kinds of space and kinds of dash in a text are
// folded before it is compared. Assertions other than the beginning and the end of the text are not supported.
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
				continue // a combining sign stands for nothing here: see Match's rule on decomposed letters
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
	n := len(offsets) - 1
	if n < 0 || len(into) < n || int(offsets[n]) > len(text) {
		return false
	}
	for i := range n {
		if offsets[i] > offsets[i+1] {
			return false
		}
	}
	workers = max(1, min(workers, n/1000+1))
	if workers == 1 {
		s.lines(text, offsets, into)
		return true
	}
	var done sync.WaitGroup
	for w := range workers {
		from, to := n*w/workers, n*(w+1)/workers
		done.Go(func() { s.lines(text, offsets[from:to+1], into[from:to]) })
	}
	done.Wait()
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

// screenBuilder gathers the patterns' nondeterministic programs and makes one deterministic automaton of them by the
// construction of subsets.
type screenBuilder struct {
	insts  []syntax.Inst // of all programs; Out and Arg are places in this slice
	owner  []uint8       // pattern of each instruction
	starts []uint32
	sets   map[string]uint16 // subset → state
	list   [][]uint32        // state → subset: instructions that read a letter, and matches
}

func (b *screenBuilder) add(expr string) error {
	re, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		return err
	}
	prog, err := syntax.Compile(re.Simplify())
	if err != nil {
		return err
	}
	base := uint32(len(b.insts))
	for _, in := range prog.Inst {
		if in.Op == syntax.InstEmptyWidth && syntax.EmptyOp(in.Arg)&^(syntax.EmptyBeginText|syntax.EmptyEndText|syntax.EmptyBeginLine|syntax.EmptyEndLine) != 0 {
			return fmt.Errorf("ordgränser stöds inte / word boundaries are not supported: %s", expr)
		}
		in.Out += base
		if in.Op == syntax.InstAlt || in.Op == syntax.InstAltMatch {
			in.Arg += base
		}
		b.insts = append(b.insts, in)
		b.owner = append(b.owner, uint8(len(b.starts)))
	}
	b.starts = append(b.starts, base+uint32(prog.Start))
	return nil
}

// codeRunes are the runes of each code: what a pattern can say about it. A code of many signs is given by those that
// patterns use.
var codeRunes = func() (runes [codeCount][]rune) {
	for b := range rune(utf8.RuneSelf) {
		if c := byteCode[b]; b >= ' ' && (b < 'A' || b > 'Z') {
			runes[c] = append(runes[c], b)
		}
	}
	for r, c := range map[rune]byte{'å': codeAring, 'ä': codeAuml, 'ö': codeOuml, 'é': codeEacute, '§': codeSection, 'Ж': codeNone} {
		runes[c] = append(runes[c], r)
	}
	runes[codeStop] = append(runes[codeStop], '\n')
	return runes
}()

// matches reports whether the instruction reads the code.
func matches(in *syntax.Inst, code int) bool {
	for _, r := range codeRunes[code] {
		if in.MatchRune(r) {
			return true
		}
	}
	return false
}

// close adds the instruction and all that follow without reading a letter.
func (b *screenBuilder) close(set []uint32, at uint32, empty syntax.EmptyOp, seen map[uint32]bool) []uint32 {
	if seen[at] {
		return set
	}
	seen[at] = true
	in := &b.insts[at]
	switch in.Op {
	case syntax.InstAlt, syntax.InstAltMatch:
		return b.close(b.close(set, in.Out, empty, seen), in.Arg, empty, seen)
	case syntax.InstCapture, syntax.InstNop:
		return b.close(set, in.Out, empty, seen)
	case syntax.InstEmptyWidth:
		if need := syntax.EmptyOp(in.Arg); need&^empty == 0 {
			return b.close(set, in.Out, empty, seen)
		} else if need&(syntax.EmptyEndText|syntax.EmptyEndLine) == need {
			return append(set, at) // may yet be fulfilled by the end of the text
		}
		return set
	case syntax.InstFail:
		return set
	default:
		return append(set, at)
	}
}

// state returns the number of a subset, a new one when it has none.
func (b *screenBuilder) state(set []uint32) uint16 {
	slices.Sort(set)
	set = slices.Compact(set)
	var key strings.Builder
	for _, i := range set {
		var four [4]byte
		binary.LittleEndian.PutUint32(four[:], i)
		key.Write(four[:])
	}
	if s, ok := b.sets[key.String()]; ok {
		return s
	}
	s := uint16(len(b.list))
	b.sets[key.String()] = s
	b.list = append(b.list, set)
	return s
}

// matched are the patterns whose match stands in the subset.
func (b *screenBuilder) matched(set []uint32) uint64 {
	var found uint64
	for _, i := range set {
		if b.insts[i].Op == syntax.InstMatch {
			found |= 1 << b.owner[i]
		}
	}
	return found
}

func (b *screenBuilder) build() (*Screen, bool) {
	b.sets, b.list = map[string]uint16{}, nil
	b.state(nil) // state 0 is never entered
	const begin = syntax.EmptyBeginText | syntax.EmptyBeginLine
	var first []uint32
	seen := map[uint32]bool{}
	for _, start := range b.starts {
		first = b.close(first, start, begin, seen)
	}
	start := b.state(first)
	if start == 0 { // no pattern can begin: the subset is the empty one
		return &Screen{next: make([]uint32, 2*codeCount), accept: make([]uint64, 2), end: make([]uint64, 2), quiet: 2 * codeCount}, true
	}
	var next [][codeCount]uint16
	for s := 0; s < len(b.list); s++ {
		var row [codeCount]uint16
		for code := range codeCount {
			clear(seen)
			var set []uint32
			for _, i := range b.list[s] {
				if in := &b.insts[i]; in.Op != syntax.InstMatch && in.Op != syntax.InstEmptyWidth && matches(in, code) {
					set = b.close(set, in.Out, 0, seen)
				}
			}
			for _, at := range b.starts { // a match may begin anywhere
				set = b.close(set, at, 0, seen)
			}
			row[code] = b.state(set)
			if len(b.list) > maxScreenStates {
				return nil, false
			}
		}
		next = append(next, row)
	}
	return b.number(next, first), true
}

// number gives the states that accept the highest numbers, so that one comparison tells them from the others. The start
// becomes state 1.
func (b *screenBuilder) number(next [][codeCount]uint16, first []uint32) *Screen {
	n := len(next)
	order := make([]int, 0, n) // new → old
	for _, accepting := range []bool{false, true} {
		for old := range n {
			if old != 1 && (b.matched(b.list[old]) != 0) == accepting {
				order = append(order, old)
			}
		}
	}
	order = slices.Insert(order, 1, 1)
	now := make([]uint16, n) // old → new
	for i, old := range order {
		now[old] = uint16(i)
	}
	s := &Screen{next: make([]uint32, n*codeCount), accept: make([]uint64, n), end: make([]uint64, n), quiet: uint32(n * codeCount)}
	always := b.matched(first) // patterns that match the empty text
	for i, old := range order {
		for code, to := range next[old] {
			s.next[i*codeCount+code] = uint32(now[to]) * codeCount
		}
		s.accept[i] = b.matched(b.list[old])
		if s.accept[i] != 0 && i > 1 {
			s.quiet = min(s.quiet, uint32(i)*codeCount)
		}
		var ended []uint32
		seen := map[uint32]bool{}
		for _, at := range b.list[old] {
			ended = b.close(ended, at, syntax.EmptyEndText|syntax.EmptyEndLine, seen)
		}
		s.end[i] = b.matched(ended) | always
	}
	return s
}
