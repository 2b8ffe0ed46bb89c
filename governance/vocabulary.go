package governance

import (
	"strings"
	"sync"
)

// Vocabulary is a compiled [Lexicon]. It is read-only and may be used from many goroutines.
//
// The words stand in two tries over folded letters: one is walked from the beginning of each word and across spaces,
// so that it finds words, beginnings of words and phrases; the other from every letter inside a word, so that it finds
// ends and middles of compounds. A walk ends at the first letter that no entry has, so reading is linear in practice.
type Vocabulary struct {
	head, inner trie
}

// Compile makes the lexicon ready to read with. What [Lexicon.Problems] reports is [kvalitet.ErrInvalid].
func (l Lexicon) Compile() (*Vocabulary, error) {
	if err := l.Validate(); err != nil {
		return nil, err
	}
	v := &Vocabulary{head: newTrie(), inner: newTrie()}
	for t, words := range l.Words {
		for _, w := range words {
			e := parseEntry(w)
			if e.starBefore {
				v.inner.add(e, t)
			} else {
				v.head.add(e, t)
			}
		}
	}
	return v, nil
}

// standard is [Swedish], compiled when it is first asked for.
var standard = sync.OnceValue(func() *Vocabulary {
	v, err := Swedish().Compile()
	if err != nil {
		panic(err) // a test compiles it
	}
	return v
})

// SwedishVocabulary returns [Swedish] compiled; it is compiled once.
func SwedishVocabulary() *Vocabulary { return standard() }

// entry is a word or a phrase of a lexicon, taken apart.
type entry struct {
	codes                 []byte
	starBefore, starAfter bool
	ok                    bool
}

func parseEntry(w string) entry {
	e := entry{ok: true}
	w, e.starBefore = strings.CutPrefix(w, "*")
	w, e.starAfter = strings.CutSuffix(w, "*")
	var f folded
	f.fold(w)
	e.codes = f.codes[:f.n]
	for i, c := range e.codes {
		edge := i == 0 || i == len(e.codes)-1
		if c == codeNone || c >= trieWidth || (c == codeSpace || c == codeHyphen) && (edge || e.starBefore) {
			e.ok = false
		}
	}
	if len(e.codes) == 0 || w != strings.ToLower(w) {
		e.ok = false
	}
	return e
}

// trie is a tree of letters. Node 0 is the root; child 0 is "no child".
type trie struct {
	next  []uint16  // node × trieWidth → node
	whole []termSet // terms of a word that ends at the node
	begun []termSet // terms of every word that passes the node
}

func newTrie() trie {
	return trie{next: make([]uint16, trieWidth), whole: make([]termSet, 1), begun: make([]termSet, 1)}
}

func (t *trie) add(e entry, term Term) {
	node := 0
	for _, c := range e.codes {
		at := node*trieWidth + int(c)
		if t.next[at] == 0 {
			if len(t.whole) > 0xFFFF {
				return // a lexicon of more than a megabyte
			}
			t.next[at] = uint16(len(t.whole))
			t.next = append(t.next, make([]uint16, trieWidth)...)
			t.whole = append(t.whole, 0)
			t.begun = append(t.begun, 0)
		}
		node = int(t.next[at])
	}
	if e.starAfter {
		t.begun[node] |= setOf(term)
	} else {
		t.whole[node] |= setOf(term)
	}
}
