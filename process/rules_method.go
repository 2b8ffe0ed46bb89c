package process

import (
	"fmt"
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// methodRules are P70–P75: the life of a description.
func methodRules() []*Rule {
	return []*Rule{
		newRule("p70-routine", "Har varje aktivitet en rutin, ett styrdokument eller ett IT-stöd?", "Does every activity have a routine, a steering document or an IT system?",
			"På operativ nivå noteras vid varje aktivitet vilket dokument eller system som används. Det som saknas går till handlingsplanen.",
			"On the operational level each activity notes which document or system is used. What is missing goes into the action plan.", sourceRJL, p70),
		newRule("p71-routine-valid", "Finns och gäller de rutiner som kartan hänvisar till?", "Do the routines that the map refers to exist and hold?",
			"En rutin som saknas eller har passerat sin översyn är ingen rutin.", "A routine that is missing or past its revision is no routine.", sourceSOSFS, withSpec(p71)),
		newRule("p72-adopted", "Är den publicerade processen fastställd?", "Has the published process been adopted?",
			"Processer ska identifieras, beskrivas och fastställas. Före det är de arbetsmaterial.", "Processes shall be identified, described and adopted. Before that they are drafts.", sourceSOSFS, withSpec(p72)),
		newRule("p73-reviewed", "Har processen setts över i tid?", "Has the process been reviewed in time?",
			"En beskrivning som inte ses över slutar stämma.", "A description that is not reviewed ceases to be true.", kvalitet.OurDefault("P73: 12 månader"), withSpec(p73)),
		newRule("p74-baseline", "Utgår det önskade läget från ett nuläge?", "Does the wanted state start from a present state?",
			"Kartlägg nuläget först; annars syns inte vad som ska ändras.", "Map the present state first; otherwise it cannot be seen what is to change.", sourceLidkoping, p74),
		newRule("p75-risk", "Är de kritiska stegen riskanalyserade?", "Have the critical steps been analysed for risk?",
			"Gör en riskanalys för de steg där fel får allvarliga följder.", "Analyse the risks of the steps where a fault has grave consequences.", sourceRJL, p75),
	}
}

func p70(p *Pass) kvalitet.Finding {
	if p.Map.Detail == DetailOverview {
		return kvalitet.NotApplicable("Kartan är en översikt.", "The map is an overview.")
	}
	return p.each(func(_ int, n *Node) bool { return n.Kind == NodeActivity && len(n.Routines) == 0 && !written(n.System) }).
		finding("Aktiviteter utan rutin, styrdokument och IT-stöd: %d.", "Activities without a routine, a steering document or an IT system: %d.")
}

func p71(p *Pass, s *Specification) kvalitet.Finding {
	var ps places
	referred, unknown := 0, 0
	for i, n := range p.Map.Nodes {
		for j, code := range n.Routines {
			referred++
			at := check.At(node(i)+"/routines", j)
			d := slices.IndexFunc(s.Documents, func(d Document) bool { return d.Code == code })
			if d < 0 {
				ps.add(at, code+" finns inte", code+" does not exist")
				continue
			}
			switch expired, known := s.Documents[d].Expired(p.Today); {
			case expired:
				ps.add(at, code+" har passerat sin översyn", code+" is past its revision")
			case !known:
				unknown++
			}
		}
	}
	switch {
	case referred == 0:
		return kvalitet.NotApplicable("Kartan hänvisar inte till några rutiner.", "The map refers to no routines.")
	case len(ps) == 0 && unknown > 0:
		return kvalitet.Unknown("Dagens datum eller rutinernas revisionsdag saknas.", "Today's date or the routines' day of revision is missing.")
	default:
		return ps.finding("Hänvisningar till rutiner som saknas eller inte gäller: %d.", "References to routines that are missing or do not hold: %d.")
	}
}

func p72(_ *Pass, s *Specification) kvalitet.Finding {
	switch {
	case s.Status != StatusPublished:
		return kvalitet.NotApplicable("Processen är inte publicerad.", "The process is not published.")
	case s.Adopted.IsZero():
		return kvalitet.NotMet("Processen är publicerad utan beslut om fastställande.", "The process is published without a decision to adopt it.").
			At(kvalitet.Place{Path: "/specification/adopted"})
	default:
		return kvalitet.Met()
	}
}

func p73(p *Pass, s *Specification) kvalitet.Finding {
	last := s.Reviewed
	if last.Before(s.Adopted) {
		last = s.Adopted
	}
	interval := s.ReviewMonths
	if interval == 0 {
		interval = int(p.threshold(thresholdReview))
	}
	switch {
	case s.Status != StatusAdopted && s.Status != StatusPublished:
		return kvalitet.NotApplicable("Processen är inte fastställd.", "The process has not been adopted.")
	case last.IsZero() || p.Today.IsZero():
		return kvalitet.Unknown("Dagens datum eller senaste översyn saknas.", "Today's date or the latest review is missing.")
	case last.AddMonths(interval).Before(p.Today):
		return kvalitet.NotMet(fmt.Sprintf("Senaste översyn %s är mer än %d månader gammal.", last, interval),
			fmt.Sprintf("The latest review, %s, is more than %d months old.", last, interval)).At(kvalitet.Place{Path: "/specification/reviewed"})
	default:
		return kvalitet.Met()
	}
}

func p74(p *Pass) kvalitet.Finding {
	switch {
	case p.Map.State != StateWanted:
		return kvalitet.NotApplicable("Kartan visar inte ett önskat läge.", "The map does not show a wanted state.")
	case p.Map.Baseline == uuid.Nil:
		return kvalitet.NotMet("Det önskade läget hänvisar inte till något nuläge.", "The wanted state refers to no present state.").At(kvalitet.Place{Path: "/baseline"})
	default:
		return kvalitet.Met()
	}
}

func p75(p *Pass) kvalitet.Finding {
	critical := false
	ps := p.each(func(_ int, n *Node) bool {
		critical = critical || n.Critical
		return n.Critical && !written(n.Risk)
	})
	if !critical {
		return kvalitet.NotApplicable("Inga steg är märkta som kritiska.", "No steps are marked critical.")
	}
	return ps.finding("Kritiska steg utan riskanalys: %d.", "Critical steps without a risk analysis: %d.")
}

// EvaluationDue is the day by which a process must have been evaluated by a third party again: a year after the latest
// evaluation, as Skellefteå does; no date when it never was, as it is then due already.
func EvaluationDue(s Specification) kvalitet.Date { return s.Evaluated.AddYears(1) }
