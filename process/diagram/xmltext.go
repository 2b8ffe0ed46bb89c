package diagram

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// unicodeText gives a text that begins with a mark of UTF-16 as UTF-8, and other texts as they are.
func unicodeText(r io.Reader) io.Reader {
	text := bufio.NewReader(r)
	mark, err := text.Peek(2)
	var order binary.ByteOrder
	switch {
	case err != nil:
		return text
	case mark[0] == 0xFF && mark[1] == 0xFE:
		order = binary.LittleEndian
	case mark[0] == 0xFE && mark[1] == 0xFF:
		order = binary.BigEndian
	default:
		return text
	}
	next := func() (rune, bool) {
		var unit [2]byte
		_, err := io.ReadFull(text, unit[:])
		return rune(order.Uint16(unit[:])), err == nil
	}
	next() // the mark
	return &recoded{next: func() (rune, bool) {
		c, ok := next()
		if ok && utf16.IsSurrogate(c) {
			low, _ := next()
			c = utf16.DecodeRune(c, low)
		}
		return c, ok
	}}
}

// charset reads the encodings of Western Europe, whose first 256 signs are Unicode's. What says that it is UTF-16 has
// become UTF-8 before, or always was: some programs write so.
func charset(label string, r io.Reader) (io.Reader, error) {
	switch strings.ToLower(label) {
	case "utf-16", "utf-16le", "utf-16be":
		return r, nil
	case "iso-8859-1", "latin1", "windows-1252", "us-ascii":
		text := bufio.NewReader(r)
		return &recoded{next: func() (rune, bool) {
			c, err := text.ReadByte()
			return rune(c), err == nil
		}}, nil
	default:
		return nil, fmt.Errorf("teckenkodningen %s läses inte / is not read", label)
	}
}

// recoded is a text of another encoding as UTF-8.
type recoded struct {
	next func() (rune, bool)
	rest []byte
}

func (c *recoded) Read(p []byte) (n int, err error) {
	for n < len(p) {
		if len(c.rest) == 0 {
			r, ok := c.next()
			if !ok && n == 0 {
				return 0, io.EOF
			}
			if !ok {
				break
			}
			c.rest = utf8.AppendRune(nil, r)
		}
		k := copy(p[n:], c.rest)
		c.rest, n = c.rest[k:], n+k
	}
	return n, nil
}
