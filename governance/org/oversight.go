package org

import (
	"slices"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// OversightNote is something that the executive board noted about a body that it has oversight of (uppsiktsplikten, KL
// 6 kap. 1 §): that a report was treated, a question put, a shortcoming seen.
type OversightNote struct {
	Body string        `json:"body"`
	On   kvalitet.Date `json:"on"`
	// Section is the paragraph of the minutes.
	Section string `json:"section,omitempty"`
	// Remark says what was found wanting; empty when nothing was.
	Remark string `json:"remark,omitempty"`
}

// Problems reports what keeps the note from existing.
func (n OversightNote) Problems() []kvalitet.Problem {
	var ps check.List
	ps.Text("/body", n.Body)
	ps.Date("/on", n.On)
	ps.OptionalText("/section", n.Section)
	ps.OptionalText("/remark", n.Remark)
	return ps
}

// Unseen returns the bodies under oversight that existed at some time of the year and that nothing was noted about
// during it, in the order of the organisation. The review of a company that was decided during the year counts.
func (o Organisation) Unseen(year int) []Body {
	during := kvalitet.Year(year)
	var out []Body
	for _, b := range o.Bodies {
		if !b.Kind.IsOverseen() || !b.Period.Overlaps(during) {
			continue
		}
		noted := slices.ContainsFunc(o.Notes, func(n OversightNote) bool { return n.Body == b.Code && during.Contains(n.On) })
		reviewed := slices.ContainsFunc(o.Reviews, func(r CompanyReview) bool { return r.Company == b.Code && during.Contains(r.On) })
		if !noted && !reviewed {
			out = append(out, b)
		}
	}
	return out
}

func allOverseen(p *Pass) kvalitet.Finding {
	switch {
	case p.Year == 0:
		return kvalitet.Unknown("Året är inte angivet.", "The year is not stated.")
	case !slices.ContainsFunc(p.Organisation.Bodies, func(b Body) bool { return b.Kind.IsOverseen() }):
		return kvalitet.NotApplicable("Det finns inget att ha uppsikt över.", "There is nothing to oversee.")
	case len(p.Organisation.Notes) == 0:
		return kvalitet.Unknown("Uppsikten är inte antecknad.", "The oversight is not recorded.").At(kvalitet.Place{Path: "/notes"})
	}
	f := kvalitet.NotMet("Uppsikten omfattar inte alla.", "The oversight does not cover all.")
	for _, b := range p.Organisation.Unseen(p.Year) {
		f = f.At(kvalitet.Place{Path: "/notes", Note: b.Name})
	}
	if len(f.Places()) == 0 {
		return kvalitet.Met()
	}
	return f
}
