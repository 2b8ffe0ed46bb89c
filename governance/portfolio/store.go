package portfolio

import (
	"context"
	"iter"

	"github.com/google/uuid"
)

// Reader reads initiatives.
type Reader interface {
	// Initiative returns the initiative, or wraps kvalitet.ErrNotFound.
	Initiative(ctx context.Context, id uuid.UUID) (Initiative, error)
	// Initiatives yields those that match, ordered by ID. An error is the last pair. The sequence can be ranged over again.
	Initiatives(ctx context.Context, q Query) iter.Seq2[Initiative, error]
}

// Writer writes initiatives.
type Writer interface {
	// PutInitiative creates the initiative when its version is 0 and otherwise replaces the version that it names; the
	// answer has the new version. An initiative that has another version wraps kvalitet.ErrConflict.
	PutInitiative(ctx context.Context, in Initiative) (Initiative, error)
}

// Store reads and writes initiatives.
type Store interface {
	Reader
	Writer
}

// Query narrows a list of initiatives; the zero value matches all.
type Query struct {
	Board string
	// Live leaves out what is done or stopped.
	Live bool
}

// Match reports whether the initiative is asked for.
func (q Query) Match(in Initiative) bool {
	return (q.Board == "" || q.Board == in.Board) && (!q.Live || in.Phase < PhaseDone)
}

// SaveInitiative checks the initiative and writes it.
func SaveInitiative(ctx context.Context, w Writer, in Initiative) (Initiative, error) {
	if err := in.Validate(); err != nil {
		return Initiative{}, err
	}
	return w.PutInitiative(ctx, in)
}

// SaveDecision reads an initiative, makes the decision and writes it back.
func SaveDecision(ctx context.Context, s Store, id uuid.UUID, d Decision) (Initiative, error) {
	in, err := s.Initiative(ctx, id)
	if err != nil {
		return Initiative{}, err
	}
	if in, err = in.Decide(d); err != nil {
		return Initiative{}, err
	}
	return s.PutInitiative(ctx, in)
}

// LoadLive reads a board's initiatives that are neither done nor stopped; an empty board is all.
func LoadLive(ctx context.Context, r Reader, board string) ([]Initiative, error) {
	var all []Initiative
	for in, err := range r.Initiatives(ctx, Query{Board: board, Live: true}) {
		if err != nil {
			return nil, err
		}
		all = append(all, in)
	}
	return all, nil
}
