package kolada

import (
	"bytes"
	"errors"
	"io"
	"runtime"
	"sync"
)

// A block of text holds at most blockRows rows: the shortest row that is written plainly is "a,b,2000,1" and a line break.
// The first blocks are shorter, so that a small file costs little.
const (
	firstText = 1 << 14
	mostText  = blockRows * len("a,b,2000,1\n")
)

// text is whole lines, the first of which has a number.
type text struct {
	lines []byte
	line  int
	into  *block
}

// csvBlocks reads figures on all processors: the text is cut at line breaks into blocks, that are joined in their order, so
// the result does not depend on how many read. It stops at the end, or at a line with a quotation mark, where a line break
// need not end a row: that line and what was read behind it is given back, with the line's number.
func (b *builder) csvBlocks(l layout, in io.Reader, line int) (int, []byte, error) {
	texts, used := make(chan text), make(chan []byte, 2*runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for t := range texts {
				t.into.plain(l, t.lines, t.line)
				t.into.gather()
				select {
				case used <- t.lines:
				default:
				}
			}
		})
	}
	defer wg.Wait()
	defer close(texts)
	var rest []byte
	for size := firstText; ; size = min(4*size, mostText) {
		var buffer []byte
		select {
		case buffer = <-used:
		default:
		}
		if cap(buffer) < size {
			buffer = make([]byte, size)
		}
		buffer = buffer[:size]
		n := copy(buffer, rest)
		got, err := io.ReadFull(in, buffer[n:])
		end := errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
		if err != nil && !end {
			return line, nil, err
		}
		buffer = buffer[:n+got]
		whole, quoted := buffer, bytes.IndexByte(buffer, '"')
		if quoted >= 0 {
			whole = buffer[:quoted]
		}
		if quoted >= 0 || !end {
			whole = whole[:bytes.LastIndexByte(whole, '\n')+1]
		}
		rest = bytes.Clone(buffer[len(whole):])
		if len(whole) > 0 {
			into := &block{}
			b.blocks = append(b.blocks, into)
			texts <- text{whole, line, into}
		}
		line += bytes.Count(whole, []byte{'\n'})
		switch {
		case quoted >= 0 || len(whole) == 0:
			return line, rest, nil
		case end:
			return line, nil, nil
		}
	}
}
