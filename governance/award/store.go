package award

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/internal/seq"
)

// AwardReader reads awards.
type AwardReader interface {
	// Award returns the award, or wraps kvalitet.ErrNotFound.
	Award(ctx context.Context, id uuid.UUID) (Award, error)
	// Awards yields all, ordered by ID. An error is the last pair. The sequence can be ranged over again.
	Awards(ctx context.Context) iter.Seq2[Award, error]
}

// AwardWriter writes awards.
type AwardWriter interface {
	// PutAward creates the award when its version is 0 and otherwise replaces the version that it names; the answer has
	// the new version. One that has another version wraps kvalitet.ErrConflict.
	PutAward(ctx context.Context, v Award) (Award, error)
}

// AwardStore reads and writes awards.
type AwardStore interface {
	AwardReader
	AwardWriter
}

// SaveAward checks the award and writes it.
func SaveAward(ctx context.Context, w AwardWriter, v Award) (Award, error) {
	if err := v.Validate(); err != nil {
		return Award{}, err
	}
	return w.PutAward(ctx, v)
}

// LoadAwards reads all awards.
func LoadAwards(ctx context.Context, r AwardReader) ([]Award, error) {
	return seq.Collect(r.Awards(ctx))
}

// EntryReader reads awardEntries.
type EntryReader interface {
	// AwardEntry returns the awardEntry, or wraps kvalitet.ErrNotFound.
	AwardEntry(ctx context.Context, id uuid.UUID) (Entry, error)
	// AwardEntries yields all, as [AwardReader].Awards does.
	AwardEntries(ctx context.Context) iter.Seq2[Entry, error]
}

// EntryWriter writes awardEntries.
type EntryWriter interface {
	// PutAwardEntry creates or replaces, as [AwardWriter].PutAward does.
	PutAwardEntry(ctx context.Context, v Entry) (Entry, error)
}

// EntryStore reads and writes awardEntries.
type EntryStore interface {
	EntryReader
	EntryWriter
}

// SaveEntry checks the awardEntry and writes it.
func SaveEntry(ctx context.Context, w EntryWriter, v Entry) (Entry, error) {
	if err := v.Validate(); err != nil {
		return Entry{}, err
	}
	return w.PutAwardEntry(ctx, v)
}

// LoadEntries reads all awardEntries.
func LoadEntries(ctx context.Context, r EntryReader) ([]Entry, error) {
	return seq.Collect(r.AwardEntries(ctx))
}
