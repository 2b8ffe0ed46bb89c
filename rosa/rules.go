package rosa

import (
	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Rule is a check of one case type: add your own to the slice that [Rules] returns.
type Rule = kvalitet.Rule[*Pass]

// Pass is what a rule looks at: a case type, the boundary, and the other case types that share its queues.
type Pass struct {
	Case     CaseType
	Boundary Level
	// Others may hold Case too.
	Others []CaseType
}

// NewPass returns a pass for a case type with [DefaultBoundary].
func NewPass(c CaseType, others ...CaseType) *Pass {
	return &Pass{Case: c, Boundary: DefaultBoundary, Others: others}
}

var (
	sourceRosa = kvalitet.Source{Title: "Örebro kommuns kvalitetshandbok", Section: "ROSA-analyser", Grade: kvalitet.GradePublished}
	sourceOurs = kvalitet.OurDefault("ROSA: förutsättningar och skattningar")
	sourceMix  = kvalitet.Source{Title: "Mjölby, medborgarservice i förändring", Section: "utredning och snabba frågor i samma kö",
		URL: "https://www.millwater.se/new-pagefrn-enklare-service-till-en-bred-frsta-linje-mjlbys-medborgarservice-i-frndring", Grade: kvalitet.GradePublished}
)

// Rules returns the checks of a case type after a walk-through: is everything answered, what is missing before the
// centre can begin, and what will go wrong. An open question gives "unknown", never "no".
func Rules() []*Rule {
	return []*Rule{
		{ID: "rosa.case.parts", Title: label("Är ärendet delat i delar?", "Is the case divided into parts?"),
			Doc: label("ROSA bedömer delar, inte hela ärenden. Dela ärendet efter vad som är allmänt, regelstyrt och specialistarbete.",
				"ROSA judges parts, not whole cases. Divide the case by what is general, rule-governed and a specialist's work."),
			Source: sourceRosa, Check: hasParts},
		{ID: "rosa.case.volume", Title: label("Är volymen känd?", "Is the volume known?"),
			Doc: label("Utan volym går det inte att säga hur mycket arbete som kan flytta. Ange antal ärenden per år.",
				"Without a volume it cannot be said how much work could move. State the number of cases a year."),
			Source: sourceOurs, Check: hasVolume},
		{ID: "rosa.case.complete", Title: label("Är alla frågor besvarade?", "Is every question answered?"),
			Doc: label("En obesvarad fråga är inte ett nej. Fråga den roll som svarar för den.",
				"A question without an answer is not a no. Ask the role that answers it."),
			Source: sourceRosa, Check: complete},
		{ID: "rosa.case.spread", Title: label("Är tiden skattad med låg, trolig och hög?", "Is the time estimated as low, likely and high?"),
			Doc: label("Minuter är skattningar; en enda siffra ser säkrare ut än den är. Ange ett spann.",
				"Minutes are estimates; a single figure looks surer than it is. State a range."),
			Source: sourceOurs, Check: spread},
		{ID: "rosa.case.referral", Title: label("Framgår vart centret hänvisar?", "Does it say where the centre refers to?"),
			Doc: label("För delar över gränsen ska centret veta vem som tar vid. Ange roll eller enhet.",
				"For parts above the boundary the centre must know who takes over. State a role or a unit."),
			Source: sourceRosa, Check: each(QuestionReferral, "Det framgår inte vart centret hänvisar.", "It does not say where the centre refers to.")},
		{ID: "rosa.case.web", Title: label("Finns information på webben?", "Is there information on the web?"),
			Doc: label("Det medborgaren kan läsa själv behöver ingen fråga om, och centret svarar ur samma källa. Publicera informationen.",
				"What people can read for themselves nobody need ask, and the centre answers from the same source. Publish it."),
			Source: sourceRosa, Check: each(QuestionWeb, "Information saknas på webben.", "Information is missing on the web.")},
		{ID: "rosa.case.form", Title: label("Finns blanketten på webben?", "Is the form on the web?"),
			Doc: label("En blankett som bara finns på papper ger samtal och besök. Lägg ut den.",
				"A form that exists on paper only gives calls and visits. Put it on the web."),
			Source: sourceRosa, Check: each(QuestionFormOnWeb, "Blanketten finns inte på webben.", "The form is not on the web.")},
		{ID: "rosa.case.service", Title: label("Är behovet av e-tjänst tillgodosett?", "Is the need for an e-service met?"),
			Doc: label("Saknas en e-tjänst som behövs går arbetet fortfarande genom händer. Ta med den i planen för e-tjänster.",
				"Where a needed e-service is missing the work still goes through hands. Put it in the plan for e-services."),
			Source: sourceRosa, Check: noNeed},
		{ID: "rosa.case.routine", Title: label("Är rutinerna dokumenterade?", "Are the routines documented?"),
			Doc: label("Enklare handläggning kan bara flytta om rutinen är nedskriven. Dokumentera den.",
				"Simple case work can move only when the routine is written down. Document it."),
			Source: sourceRosa, Check: each(QuestionRoutine, "Rutinen är inte dokumenterad.", "The routine is not documented.")},
		{ID: "rosa.case.delegation", Title: label("Är besluten delegerade?", "Are the decisions delegated?"),
			Doc: label("Ett beslut på nivå 4 kräver att den ansvariga nämnden har delegerat det. Ange punkten i delegationsordningen.",
				"A decision on level 4 takes a delegation by the body that owns it. State the item of the delegation order."),
			Source: sourceOurs, Check: each(QuestionDelegation, "Beslutet är inte delegerat.", "The decision is not delegated.")},
		{ID: "rosa.case.secrecy", Title: label("Är delarna fria från hinder av sekretess?", "Are the parts free from secrecy stops?"),
			Doc: label("Sekretess kan gälla mellan nämnder. Utred hindret innan centret får uppgifterna.",
				"Secrecy may hold between bodies. Settle the stop before the centre is given the information."),
			Source: sourceOurs, Check: each(QuestionSecrecy, "Sekretess hindrar delen.", "Secrecy stops the part.")},
		{ID: "rosa.case.queue", Title: label("Är utredning skild från snabba frågor?", "Are investigations apart from quick questions?"),
			Doc: label("Utredande arbete och snabba frågor i samma kö stör varandra. Lägg delar på nivå 4 och högre i en egen kö.",
				"Investigations and quick questions in one queue disturb each other. Give parts on level 4 and above a queue of their own."),
			Source: sourceMix, Check: unmixed},
	}
}

func label(sv, en string) kvalitet.Label { return kvalitet.Label{SV: sv, EN: en} }

func hasParts(p *Pass) kvalitet.Finding {
	if len(p.Case.Parts) == 0 {
		return kvalitet.NotMet("Ärendet är inte delat i delar.", "The case is not divided into parts.").At(kvalitet.Place{Path: "/parts"})
	}
	return kvalitet.Met()
}

func hasVolume(p *Pass) kvalitet.Finding {
	if p.Case.Volume.IsPositive() {
		return kvalitet.Met()
	}
	return kvalitet.Unknown("Volymen är inte angiven.", "The volume is not stated.").At(kvalitet.Place{Path: "/volume"})
}

func complete(p *Pass) kvalitet.Finding {
	f := kvalitet.Unknown("Frågor är obesvarade.", "Questions are open.")
	open := p.Case.Open(p.Boundary)
	for _, a := range open {
		f = f.At(kvalitet.Place{Path: a.Path, Note: a.Question.Label()})
	}
	if len(open) == 0 {
		return kvalitet.Met()
	}
	return f
}

func spread(p *Pass) kvalitet.Finding {
	f := kvalitet.NotMet("Tiden är angiven som en enda siffra.", "The time is a single figure.")
	for i, part := range p.Case.Parts {
		if part.Minutes.Likely.IsPositive() && part.Minutes.Low.Equal(part.Minutes.High) {
			f = f.At(kvalitet.Place{Path: check.At("/parts", i) + "/minutes"})
		}
	}
	if len(f.Places()) == 0 {
		return kvalitet.Met()
	}
	return f
}

// each looks at every part for which the question arises: a "no" anywhere is not met, an open question unknown. A
// referral has no "no": without one it is not met.
func each(q Question, sv, en string) func(*Pass) kvalitet.Finding {
	return func(p *Pass) kvalitet.Finding {
		no, open := kvalitet.NotMet(sv, en), kvalitet.Unknown("Frågan är obesvarad.", "The question is open.")
		asked := false
		for i, part := range p.Case.Parts {
			t := topics[q-1]
			if !t.arises(part, p.Boundary) {
				continue
			}
			asked = true
			place := kvalitet.Place{Path: check.At("/parts", i) + t.path}
			switch answer := t.answer(part); {
			case answer == AnswerNo, answer == 0 && q == QuestionReferral:
				no = no.At(place)
			case answer == 0:
				open = open.At(place)
			}
		}
		switch {
		case len(no.Places()) > 0:
			return no
		case len(open.Places()) > 0:
			return open
		case !asked:
			return kvalitet.NotApplicable("Frågan uppstår inte för någon del.", "The question arises for no part.")
		default:
			return kvalitet.Met()
		}
	}
}

func noNeed(p *Pass) kvalitet.Finding {
	no := kvalitet.NotMet("En e-tjänst behövs men saknas.", "An e-service is needed and missing.")
	open := kvalitet.Unknown("Frågan är obesvarad.", "The question is open.")
	for i, part := range p.Case.Parts {
		f, at := part.Findings, check.At("/parts", i)+"/findings"
		switch {
		case f.Service == 0:
			open = open.At(kvalitet.Place{Path: at + "/service"})
		case f.Service == AnswerNo && f.NeedsIt == 0:
			open = open.At(kvalitet.Place{Path: at + "/needsIt"})
		case f.Service == AnswerNo && f.NeedsIt == AnswerYes:
			no = no.At(kvalitet.Place{Path: at + "/service"})
		}
	}
	switch {
	case len(no.Places()) > 0:
		return no
	case len(open.Places()) > 0:
		return open
	default:
		return kvalitet.Met()
	}
}

// unmixed looks for queues that hold both quick questions, levels 1–2, and parts from level 4.
func unmixed(p *Pass) kvalitet.Finding {
	quick := make(map[string]bool)
	known := false
	for _, c := range append([]CaseType{p.Case}, p.Others...) {
		for _, part := range c.Parts {
			if part.Queue != "" && part.Level.Valid() && part.Level <= LevelGuidance {
				quick[part.Queue] = true
			}
		}
	}
	no := kvalitet.NotMet("Utredning och snabba frågor delar kö.", "Investigations and quick questions share a queue.")
	for i, part := range p.Case.Parts {
		known = known || part.Queue != ""
		if part.Level >= LevelRuleGoverned && quick[part.Queue] {
			no = no.At(kvalitet.Place{Path: check.At("/parts", i) + "/queue", Note: label(part.Queue, part.Queue)})
		}
	}
	switch {
	case len(no.Places()) > 0:
		return no
	case !known:
		return kvalitet.Unknown("Köerna är inte angivna.", "The queues are not stated.").At(kvalitet.Place{Path: "/parts"})
	default:
		return kvalitet.Met()
	}
}
