package main

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/kommunkvalitet/kvalitet/examples/sqlstore"
	"github.com/kommunkvalitet/kvalitet/governance"
)

// result is what came of a trial.
type result struct {
	kills, crashes, fills int // of writers, of the server, of the disk
	refused               int // writes that got an error
	acknowledged          int
	lost, torn            int
	complaint             string // the first thing wrong
}

func (r result) sound() bool { return r.lost == 0 && r.torn == 0 && r.acknowledged > 0 }

// String gives the result on one line.
func (r result) String() string {
	text := fmt.Sprintf("%d writers killed, %d servers killed, disk full %d times, %d writes refused, %d acknowledged: lost %d, torn %d",
		r.kills, r.crashes, r.fills, r.refused, r.acknowledged, r.lost, r.torn)
	if r.complaint != "" {
		text += ": " + r.complaint
	}
	return text
}

func (r *result) complain(n *int, format string, args ...any) {
	*n++
	if r.complaint == "" {
		r.complaint = fmt.Sprintf(format, args...)
	}
}

// check holds the database against the writers' notes.
func (r *result) check(address string, notes []string) error {
	ctx := context.Background()
	all, err := sqlstore.Open(ctx, address, sqlstore.Options{})
	if err != nil {
		return err
	}
	defer func() { _ = all.Close() }()
	s := all.ForTenant("torture")
	if err := s.Verify(ctx); err != nil {
		r.complain(&r.torn, "%v", err)
	}
	stored := map[string]string{} // "id version" → checksum of its text
	for n := range goals {
		for c, err := range s.History(ctx, goalKind, goalID(n)) {
			var g governance.Goal
			if err == nil {
				err = json.Unmarshal(c.Body, &g)
			}
			if err != nil || !whole(g.Text) || g.Version != c.Version {
				r.complain(&r.torn, "%s version %d: %v", goalID(n), c.Version, err)
				continue
			}
			stored[fmt.Sprint(c.ID, " ", c.Version)] = fmt.Sprintf("%x", sha256.Sum256([]byte(g.Text)))
		}
	}
	for g, err := range s.Goals(ctx, governance.GoalQuery{}) {
		if err != nil || !whole(g.Text) {
			r.complain(&r.torn, "%s: %v", g.ID, err)
		}
	}
	return r.hold(stored, notes)
}

// hold wants each acknowledged version stored as it was, and acknowledged to one writer only.
func (r *result) hold(stored map[string]string, notes []string) error {
	seen := map[string]bool{}
	for _, name := range notes {
		file, err := os.Open(name)
		if os.IsNotExist(err) { // a writer that did not get as far
			continue
		}
		if err != nil {
			return err
		}
		lines := bufio.NewScanner(file)
		for lines.Scan() {
			line := lines.Text()
			if strings.HasPrefix(line, "!") {
				r.refused++
				continue
			}
			i := strings.LastIndexByte(line, ' ')
			if i < 0 || len(line)-i-1 != 2*sha256.Size {
				continue // the note itself was cut off: the writer was killed
			}
			version, sum := line[:i], line[i+1:]
			r.acknowledged++
			if stored[version] != sum || seen[version] {
				r.complain(&r.lost, "%s: %q is stored, %q was acknowledged", version, stored[version], sum)
			}
			seen[version] = true
		}
		if err := errors.Join(lines.Err(), file.Close()); err != nil {
			return err
		}
	}
	return nil
}
