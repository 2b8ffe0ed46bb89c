package risk

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/google/uuid"
)

// Ranked is a risk with its place in the ranking (rangordnad risk).
type Ranked struct {
	Risk   Risk
	Rating Rating
	Value  Value
	// Foreign is set when the newest rating was made with another matrix, or another edition of it: the risk is rated,
	// but has no value here until the rating is migrated.
	Foreign bool
	// Decision is the newest one that is not revoked or closed; its zero value when there is none.
	Decision Decision
}

// Rated reports whether the risk has a value in the matrix.
func (k Ranked) Rated() bool { return k.Value.Rated() }

// Rank orders a register's risks by their current value in the matrix: by value, then by consequence, both falling,
// then by identity, so that the order is the same whatever order they came in. Risks without a value come last and
// are never taken for zero. Retired risks are left out.
func Rank(r Register, m Matrix) []Ranked { return RankStage(r, m, StageCurrent) }

// RankStage is [Rank] by the values of another stage.
func RankStage(r Register, m Matrix, stage Stage) []Ranked {
	ratings := r.latest(stage)
	decisions := r.standing()
	ranked := make([]Ranked, 0, len(r.Risks))
	for _, risk := range r.Risks {
		if !risk.Retired.IsZero() {
			continue
		}
		k := Ranked{Risk: risk, Rating: ratings[risk.ID], Decision: decisions[risk.ID]}
		v, err := k.Rating.Value(m)
		k.Value, k.Foreign = v, err != nil && k.Rating.Rated() && !v.Rated()
		ranked = append(ranked, k)
	}
	slices.SortFunc(ranked, func(a, b Ranked) int {
		return cmp.Or(b.Value.Compare(a.Value), bytes.Compare(a.Risk.ID[:], b.Risk.ID[:]))
	})
	return ranked
}

// standing gives each risk's newest decision that is neither revoked nor closed.
func (r Register) standing() map[uuid.UUID]Decision {
	newest := make(map[uuid.UUID]Decision)
	for _, d := range r.Decisions {
		if !d.Revoked.IsZero() || !d.Closed.IsZero() {
			continue
		}
		old, ok := newest[d.Risk]
		if !ok || cmp.Or(d.Date.Compare(old.Date), bytes.Compare(d.ID[:], old.ID[:])) > 0 {
			newest[d.Risk] = d
		}
	}
	return newest
}
