package governance

import (
	"encoding/binary"
	"fmt"
	"regexp/syntax"
	"slices"
	"strings"
	"unicode/utf8"
)

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
