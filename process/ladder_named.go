package process

import (
	"slices"
	"strconv"
	"strings"
)

// LadderNamed finds a shipped ladder or checklist by its code or by its name in Swedish or English; å, ä and ö may be
// written or not ("lidköping" is lidkoping). False when there is none.
func LadderNamed(text string) (Ladder, bool) {
	all := append(Ladders(), AnchoringChecklist(), IdentificationChecklist())
	i := slices.IndexFunc(all, func(l Ladder) bool {
		return strings.EqualFold(slug(fold(text)), l.Code) || fold(text) == fold(l.Name.SV) || fold(text) == fold(l.Name.EN)
	})
	if i < 0 {
		return Ladder{}, false
	}
	return all[i], true
}

// StepNamed finds a step of the ladder by its place from 1 ("3"), its code, or its name in Swedish or English. False when
// there is none.
func (l Ladder) StepNamed(text string) (Step, bool) {
	i := slices.IndexFunc(l.Steps, func(s Step) bool {
		return fold(text) == fold(s.Code) || fold(text) == fold(s.Name.SV) || fold(text) == fold(s.Name.EN)
	})
	if n, err := strconv.Atoi(strings.TrimSpace(text)); err == nil && n >= 1 && n <= len(l.Steps) {
		i = n - 1
	}
	if i < 0 {
		return Step{}, false
	}
	return l.Steps[i], true
}
