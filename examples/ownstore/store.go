// Package ownstore keeps goals as JSON files in a directory: a store of a host's own, as small as it gets. That it does
// what a store must is what governancetest.TestGoals says, not this comment.
package ownstore

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance"
)

// Goals is a directory with a file per goal. One process at a time may write to it.
type Goals struct {
	Dir string
	mu  sync.Mutex
}

var _ governance.GoalStore = (*Goals)(nil)

func (s *Goals) file(id uuid.UUID) string { return filepath.Join(s.Dir, id.String()+".json") }

// Goal implements governance.GoalReader.
func (s *Goals) Goal(ctx context.Context, id uuid.UUID) (governance.Goal, error) {
	var g governance.Goal
	if err := ctx.Err(); err != nil {
		return g, err
	}
	data, err := os.ReadFile(s.file(id))
	if errors.Is(err, fs.ErrNotExist) {
		return g, fmt.Errorf("goal %s: %w", id, kvalitet.ErrNotFound)
	}
	if err != nil {
		return g, err
	}
	return g, json.Unmarshal(data, &g)
}

// Goals implements governance.GoalReader. Files are listed by name, and names are IDs, so the order is right.
func (s *Goals) Goals(ctx context.Context, q governance.GoalQuery) iter.Seq2[governance.Goal, error] {
	return func(yield func(governance.Goal, error) bool) {
		files, err := os.ReadDir(s.Dir)
		if err != nil {
			yield(governance.Goal{}, err)
			return
		}
		for _, f := range files {
			id, err := uuid.Parse(strings.TrimSuffix(f.Name(), ".json"))
			if err != nil {
				continue // a file on its way, or somebody else's
			}
			g, err := s.Goal(ctx, id)
			if err == nil && !q.Match(g) {
				continue
			}
			if !yield(g, err) || err != nil {
				return
			}
		}
		if err := ctx.Err(); err != nil {
			yield(governance.Goal{}, err)
		}
	}
}

// PutGoal implements governance.GoalWriter. The file is put in place by a rename: no reader sees half of one.
func (s *Goals) PutGoal(ctx context.Context, g governance.Goal) (governance.Goal, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	stored, err := s.Goal(ctx, g.ID)
	if err != nil && !errors.Is(err, kvalitet.ErrNotFound) {
		return governance.Goal{}, err
	}
	if stored.Version != g.Version {
		return governance.Goal{}, fmt.Errorf("goal %s: version %d, stored %d: %w", g.ID, g.Version, stored.Version, kvalitet.ErrConflict)
	}
	g.Version++
	data, err := json.Marshal(g)
	if err != nil {
		return governance.Goal{}, err
	}
	scratch := s.file(g.ID) + ".new"
	if err := errors.Join(os.WriteFile(scratch, data, 0o600), os.Rename(scratch, s.file(g.ID))); err != nil {
		return governance.Goal{}, err
	}
	return s.Goal(ctx, g.ID)
}
