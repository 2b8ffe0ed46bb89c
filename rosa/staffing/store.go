package staffing

import (
	"context"
	"iter"

	"github.com/google/uuid"
)

// CallProfileReader reads call profiles.
type CallProfileReader interface {
	// CallProfile returns the profile, or wraps [github.com/kommunkvalitet/kvalitet.ErrNotFound].
	CallProfile(ctx context.Context, id uuid.UUID) (CallProfile, error)
	// CallProfiles yields all profiles, ordered by ID. An error is the last pair. The sequence can be ranged over again.
	CallProfiles(ctx context.Context) iter.Seq2[CallProfile, error]
}

// CallProfileWriter writes call profiles.
type CallProfileWriter interface {
	// PutCallProfile creates the profile when its version is 0 and otherwise replaces the version that it names; the
	// answer has the new version. Another version in the store wraps [github.com/kommunkvalitet/kvalitet.ErrConflict].
	PutCallProfile(ctx context.Context, p CallProfile) (CallProfile, error)
}

// CallProfileStore reads and writes call profiles.
type CallProfileStore interface {
	CallProfileReader
	CallProfileWriter
}

// LoadSchedule reads a profile and staffs it.
func LoadSchedule(ctx context.Context, r CallProfileReader, id uuid.UUID, target Target) (Schedule, error) {
	p, err := r.CallProfile(ctx, id)
	if err != nil {
		return Schedule{}, err
	}
	return p.Staff(target)
}

// LoadPeaks reads every profile and returns the one whose schedule has the highest peak, which is what a centre must be
// able to man; the first of those with the same. Without profiles the schedule is empty.
func LoadPeaks(ctx context.Context, r CallProfileReader, target Target) (CallProfile, Schedule, error) {
	var worst CallProfile
	var most Schedule
	for p, err := range r.CallProfiles(ctx) {
		if err != nil {
			return CallProfile{}, Schedule{}, err
		}
		s, err := p.Staff(target)
		if err != nil {
			return CallProfile{}, Schedule{}, err
		}
		if worst.ID == uuid.Nil || s.Peak > most.Peak {
			worst, most = p, s
		}
	}
	return worst, most, nil
}

// SaveCallProfile checks the profile and writes it.
func SaveCallProfile(ctx context.Context, w CallProfileWriter, p CallProfile) (CallProfile, error) {
	if err := p.Validate(); err != nil {
		return CallProfile{}, err
	}
	return w.PutCallProfile(ctx, p)
}
