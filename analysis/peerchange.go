package analysis

import (
	"fmt"

	"github.com/kommunkvalitet/kvalitet"
)

// peerChangeMethod sets the entity's change against the peers' changes over the same time (förändring jämfört med andra).
func peerChangeMethod() *Method {
	return &Method{
		ID:    MethodPeerChange,
		Title: kvalitet.Label{SV: "Har värdet ändrats mer än andras?", EN: "Has the value changed more than others'?"},
		Source: kvalitet.Source{Title: "Örebro kommuns kvalitetshandbok", Section: "Analystrappan, steg 3",
			Grade: kvalitet.GradePublished},
		Compute: peerChange,
	}
}

func peerChange(p *Pass) Evidence {
	points := p.Series.Present()
	if len(points) < 2 {
		return notAssessable("serien har färre än två värden", "the series has fewer than two values")
	}
	now, before := points[len(points)-1], points[len(points)-2]
	own := now.Value - before.Value
	var changes []float64
	var details []Detail
	for _, peer := range p.Peers {
		a, okA := peer.At(before.Time)
		b, okB := peer.At(now.Time)
		if okA && okB {
			changes = append(changes, b.Value-a.Value)
			details = append(details, Detail{Name: peer.Entity, Numbers: Numbers{{"change", b.Value - a.Value}}})
		}
	}
	if len(changes)+1 < p.Policy.MinCompared {
		return notAssessable(fmt.Sprintf("%d jämförda förändringar, minst %d behövs", len(changes)+1, p.Policy.MinCompared),
			fmt.Sprintf("%d changes compared, at least %d are needed", len(changes)+1, p.Policy.MinCompared))
	}
	z, center, mad := RobustZ(own, changes)
	s, _ := Stand(own, changes, p.Better)
	var e Evidence
	e.Numbers.Add("change", own)
	e.Numbers.Add("peersMedianChange", center)
	e.Numbers.Add("mad", mad)
	e.Numbers.Add("robustZ", z)
	e.Numbers.Add("rank", float64(s.Rank))
	e.Numbers.Add("quartile", float64(s.Quartile))
	e.Numbers.Add("n", float64(s.N))
	e.Details = details
	e.Verdict = VerdictUnclear
	odd := kvalitet.Label{SV: "som de andra", EN: "like the others"}
	switch {
	case z >= farAway:
		e.Verdict, odd = valued(z, p.Better), kvalitet.Label{SV: "mer uppåt än de andra", EN: "more upward than the others"}
	case z <= -farAway:
		e.Verdict, odd = valued(z, p.Better), kvalitet.Label{SV: "mer nedåt än de andra", EN: "more downward than the others"}
	}
	e.Text = kvalitet.Label{
		SV: fmt.Sprintf("Förändringen %s–%s är %s, gruppens median %s: %s.", year(before.Time), year(now.Time), signed(own, sv), signed(center, sv), odd.SV),
		EN: fmt.Sprintf("The change %s–%s is %s, the set's median %s: %s.", year(before.Time), year(now.Time), signed(own, en), signed(center, en), odd.EN)}
	e.note("regression", "ett ovanligt värde följs ofta av ett vanligare, utan att något har ändrats",
		"an unusual value is often followed by a more usual one without anything having changed")
	return e
}
