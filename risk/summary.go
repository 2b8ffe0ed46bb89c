package risk

import (
	"slices"
	"strings"

	"github.com/google/uuid"
)

// Summary is what a group of risks comes to (sammanvägning): its worst value with the risk that drives it, and how
// many there are in each band. There is no average: a serious risk is not made up for by many small ones.
type Summary struct {
	Group string `json:"group"`
	Worst Value  `json:"worst"`
	// Driver is the risk with the worst value; zero when none is rated.
	Driver uuid.UUID `json:"driver,omitzero"`
	// Bands counts the rated risks, one figure per band of the matrix from the lowest.
	Bands   []int `json:"bands"`
	Unrated int   `json:"unrated"`
}

// Summarise sums up ranked risks by group: by body, area, category or whatever the function gives. Groups come in
// alphabetical order; a group in always is there even when it has no risks, so that an empty category is seen.
func Summarise(ranked []Ranked, m Matrix, group func(Ranked) string, always ...string) []Summary {
	var sums []Summary
	at := make(map[string]int)
	place := func(name string) *Summary {
		i, ok := at[name]
		if !ok {
			i = len(sums)
			at[name] = i
			sums = append(sums, Summary{Group: name, Bands: make([]int, len(m.Bands))})
		}
		return &sums[i]
	}
	for _, name := range always {
		place(name)
	}
	for _, k := range ranked {
		s := place(group(k))
		if !k.Rated() {
			s.Unrated++
			continue
		}
		if k.Value.Level > 0 && k.Value.Level <= len(s.Bands) {
			s.Bands[k.Value.Level-1]++
		}
		if s.Worst.Compare(k.Value) < 0 {
			s.Worst, s.Driver = k.Value, k.Risk.ID
		}
	}
	slices.SortFunc(sums, func(a, b Summary) int { return strings.Compare(a.Group, b.Group) })
	return sums
}

// ByBody groups by body; it and the two below are for [Summarise].
func ByBody(k Ranked) string { return k.Risk.Body }

// ByArea groups by area.
func ByArea(k Ranked) string { return k.Risk.Area }

// ByCategory groups by category.
func ByCategory(k Ranked) string { return k.Risk.Category }
