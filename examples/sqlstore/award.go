package sqlstore

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/governance/award"
)

var (
	awards = aggregate[award.Award]{
		kind:   "governance/award",
		fields: func(v *award.Award) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   noKeys[award.Award],
	}
	awardEntries = aggregate[award.Entry]{
		kind:   "governance/award-entry",
		fields: func(v *award.Entry) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   noKeys[award.Entry],
	}
)

// Award implements [award.AwardReader].
func (s *Store) Award(ctx context.Context, id uuid.UUID) (award.Award, error) {
	return get(ctx, s, awards, id)
}

// Awards implements [award.AwardReader].
func (s *Store) Awards(ctx context.Context) iter.Seq2[award.Award, error] {
	return list(ctx, s, awards, keys{}, anyValue)
}

// PutAward implements [award.AwardWriter].
func (s *Store) PutAward(ctx context.Context, v award.Award) (award.Award, error) {
	return put(ctx, s, awards, v)
}

// AwardEntry implements [award.EntryReader].
func (s *Store) AwardEntry(ctx context.Context, id uuid.UUID) (award.Entry, error) {
	return get(ctx, s, awardEntries, id)
}

// AwardEntries implements [award.EntryReader].
func (s *Store) AwardEntries(ctx context.Context) iter.Seq2[award.Entry, error] {
	return list(ctx, s, awardEntries, keys{}, anyValue)
}

// PutAwardEntry implements [award.EntryWriter].
func (s *Store) PutAwardEntry(ctx context.Context, v award.Entry) (award.Entry, error) {
	return put(ctx, s, awardEntries, v)
}
