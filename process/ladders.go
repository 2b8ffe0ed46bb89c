package process

import (
	"fmt"

	"github.com/kommunkvalitet/kvalitet"
)

// Ladders returns the ladders that are shipped: Lidköping's, Skellefteå's and PEMM's four levels.
func Ladders() []Ladder { return []Ladder{LidkopingLadder(), SkellefteaLadder(), PEMMLadder()} }

func step(code, sv, en, needsSV, needsEN string) Step {
	return Step{Code: code, Name: kvalitet.Label{SV: sv, EN: en}, Needs: kvalitet.Label{SV: needsSV, EN: needsEN}}
}

// LidkopingLadder returns the ten steps of Lidköping's checklist. The document gives no rule for a level; the strict
// and the count reading are ours.
func LidkopingLadder() Ladder {
	return Ladder{Code: "lidkoping", Name: kvalitet.Label{SV: "Lidköpings tio steg", EN: "Lidköping's ten steps"},
		Source: kvalitet.Source{Title: "Lidköpings kommun, Projektplanering kommungemensamt ledningssystem", Section: "6.5", Grade: kvalitet.GradePublished},
		Steps: []Step{
			step("identified", "identifierad, med ansvarig", "identified, with an owner", "en utsedd processägare", "an appointed owner"),
			step("defined", "definierad", "defined", "syfte, start, resultat och mottagare", "purpose, trigger, result and receiver"),
			step("described", "beskriven och dokumenterad", "described and documented", "en karta med roller och aktiviteter", "a map with roles and activities"),
			step("requirements", "krav fastställda", "requirements set", "minst ett krav", "at least one requirement"),
			step("measures", "mått definierade", "measures defined", "minst ett mått", "at least one measure"),
			step("measured", "mätning och uppföljning etablerad", "measurement and follow-up established", "källa, frekvens och ansvarig för varje mått", "source, frequency and owner of every measure"),
			step("goals", "mål satta", "goals set", "minst ett mål med utgångsvärde och slutdatum", "at least one goal with a baseline and a due day"),
			step("known", "känd av dem som berörs", "known by those concerned", "en förankring enligt checklistan", "anchoring by the checklist"),
			step("improved", "utvärderad och förbättrad", "evaluated and improved", "en utvärdering och genomförda förbättringar", "an evaluation and improvements carried out"),
			step("raised", "målen höjda, ständiga förbättringar", "goals raised, continuous improvement", "mål som höjts efter att ha nåtts", "goals raised after they were reached"),
		}}
}

// SkellefteaLadder returns the nine steps of Skellefteå's staircase in three phases. What step nine says is not known
// in full and is marked so.
func SkellefteaLadder() Ladder {
	nine := step("9", "ständiga förbättringar, sista steget", "continuous improvement, last step", "ordalydelsen är inte känd", "the wording is not known")
	nine.Unconfirmed = true
	return Ladder{Code: "skelleftea", Name: kvalitet.Label{SV: "Skellefteås mognadstrappa", EN: "Skellefteå's staircase"},
		Source: kvalitet.Source{Title: "Skellefteå kommun, Processtrappa", URL: "https://mittkoping.skl.se/index.php?title=Process-trappa&oldid=2120", Grade: kvalitet.GradePublished},
		Steps: []Step{
			step("1", "kartlagd", "mapped", "ritad med medarbetare, användbar inom en månad, med förbättringsområden", "drawn with staff, usable within a month, with areas to improve"),
			step("2", "processledare utsedd", "process leader appointed", "processledare med resurser och mandat", "a process leader with resources and mandate"),
			step("3", "mål identifierade", "goals identified", "vad som ska bli bättre, hur mycket, till när och från vilket utgångsläge", "what shall get better, how much, by when and from which baseline"),
			step("4", "överlämnad till driften", "handed over to operation", "driften har tagit emot processen", "operation has received the process"),
			step("5", "beslutad av beställaren", "decided by the client", "beställarens beslut", "the client's decision"),
			step("6", "handlingsplan aktiv", "action plan active", "en handlingsplan som drivs", "an action plan that is pursued"),
			step("7", "känd", "known", "medarbetarna arbetar enligt processen", "staff work by the process"),
			step("8", "medarbetarna lämnar förbättringsförslag", "staff submit proposals", "förslag från medarbetarna", "proposals from staff"),
			nine,
		}}
}

// AnchoringChecklist returns what those concerned by a process need to know (förankring). Lidköping's document lists
// eight points; the last two are how deviations are handled and how improvement is done. It has the form of a ladder
// but no order: use the count.
func AnchoringChecklist() Ladder {
	return Ladder{Code: "anchoring", Name: kvalitet.Label{SV: "Förankring", EN: "Anchoring"},
		Source: kvalitet.Source{Title: "Lidköpings kommun, Projektplanering kommungemensamt ledningssystem", Section: "7.7", Grade: kvalitet.GradePublished},
		Steps: []Step{
			step("receivers", "vilka som tar emot resultatet", "who receives the result", "", ""),
			step("needs", "vilka behov och krav som ska mötas", "which needs and requirements are to be met", "", ""),
			step("working", "hur processen ska fungera", "how the process is meant to work", "", ""),
			step("measures", "vad som mäts och varför", "what is measured and why", "", ""),
			step("goals", "vilka mål som ska nås", "which goals are to be reached", "", ""),
			step("reporting", "hur resultat mäts och rapporteras", "how results are measured and reported", "", ""),
			step("deviations", "hur avvikelser hanteras", "how deviations are handled", "", ""),
			step("improvement", "hur förbättringsarbetet går till", "how improvement is done", "", ""),
		}}
}

// IdentificationChecklist returns what to answer before a municipality's processes are named: Lidköping's eleven
// questions, from whom the operations are for to what is needed from others. As [AnchoringChecklist], it has no order.
func IdentificationChecklist() Ladder {
	return Ladder{Code: "identification", Name: kvalitet.Label{SV: "Identifiering av processer", EN: "Identifying processes"},
		Source: kvalitet.Source{Title: "Lidköpings kommun, Projektplanering kommungemensamt ledningssystem", Section: "7.4.1", Grade: kvalitet.GradePublished},
		Steps: []Step{
			step("purpose", "varför verksamheten finns", "why the operations exist", "", ""),
			step("receivers", "vilka den finns till för och vilka som har förväntningar", "whom they are for and who expects something", "", ""),
			step("needs", "vilka krav, behov och förväntningar de har, nu och framöver", "what they require, need and expect, now and later", "", ""),
			step("main", "vilka huvudprocesser som finns och krävs", "which main processes there are and must be", "", ""),
			step("idea", "om det finns en verksamhetsidé", "whether there is a business idea", "", ""),
			step("value", "hur idén säger att värde skapas", "how the idea says that value is created", "", ""),
			step("deliver", "vad processerna ska leverera", "what the processes are to deliver", "", ""),
			step("future", "vilka processer som krävs för att leverera nu och framöver", "which processes it takes to deliver, now and later", "", ""),
			step("prerequisites", "vad huvudprocesserna behöver för att fungera", "what the main processes need in order to work", "", ""),
			step("support", "vilka stöd- och ledningsprocesser som krävs", "which support and management processes it takes", "", ""),
			step("external", "vilken extern samverkan som krävs", "which collaboration with others it takes", "", ""),
		}}
}

// ManagementChecklist returns what Skellefteå asks of a management system (ledningssystem): that it settles what is to be
// done and what came of it, how, when and by whom, and that quality is secured, steered and controlled. As
// [AnchoringChecklist], it has no order.
func ManagementChecklist() Ladder {
	return Ladder{Code: "management", Name: kvalitet.Label{SV: "Ledningssystem", EN: "Management system"},
		Source: kvalitet.Source{Title: "Skellefteå kommun, Kvalitet", Section: "Ledningssystem", Grade: kvalitet.GradePublished},
		Steps: []Step{
			step("what", "vad som ska göras är bestämt", "what is to be done is settled", "", ""),
			step("result", "vad resultatet blev redovisas", "what came of it is reported", "", ""),
			step("how", "hur det ska göras är bestämt", "how it is to be done is settled", "", ""),
			step("when", "när det ska göras är bestämt", "when it is to be done is settled", "", ""),
			step("who", "vem som ska göra det är bestämt", "who is to do it is settled", "", ""),
			step("secure", "kvaliteten säkras: planering och resurser", "quality is secured: planning and resources", "", ""),
			step("steer", "kvaliteten styrs: aktiviteter i fastställd ordning", "quality is steered: activities in a settled order", "", ""),
			step("control", "kvaliteten kontrolleras: uppföljning, analys och åtgärd", "quality is controlled: follow-up, analysis and action", "", ""),
		}}
}

// Evidence answers the steps of Lidköping's ladder that a specification and a map can answer. Whether people know the
// process, and whether goals were raised, only people can say: those steps stay unknown.
func Evidence(s Specification, m Map) []Answer {
	answer := func(step string, ok bool, evidence string) Answer {
		a := Answer{Step: step, Outcome: kvalitet.OutcomeNotMet}
		if ok {
			a.Outcome, a.Evidence = kvalitet.OutcomeMet, evidence
		}
		return a
	}
	owner, owned := s.Holder(RoleOwner)
	if !owned {
		owner, owned = s.Holder(RoleSubOwner)
	}
	performed, measured, goals := 0, len(s.Measures) > 0, 0
	for _, n := range m.Nodes {
		if n.isWork() && n.Lane != "" {
			performed++
		}
	}
	for _, x := range s.Measures {
		measured = measured && written(x.Source) && written(x.Frequency) && written(x.Owner)
	}
	for _, g := range s.Goals {
		if written(g.Baseline) && !g.Due.IsZero() {
			goals++
		}
	}
	answers := []Answer{
		answer("identified", owned, owner.Holder),
		answer("defined", written(s.Purpose) && written(s.Trigger) && anyWritten(s.Results) && anyWritten(s.Receivers), s.Purpose),
		answer("described", performed > 0, fmt.Sprintf("%d aktiviteter med roll", performed)),
		answer("requirements", len(s.Requirements) > 0, fmt.Sprintf("%d krav", len(s.Requirements))),
		answer("measures", len(s.Measures) > 0, fmt.Sprintf("%d mått", len(s.Measures))),
		answer("measured", measured, fmt.Sprintf("%d mått med källa, frekvens och ansvarig", len(s.Measures))),
		answer("goals", goals > 0, fmt.Sprintf("%d mål", goals)),
	}
	if !s.Evaluated.IsZero() {
		answers = append(answers, Answer{Step: "improved", Outcome: kvalitet.OutcomeUnknown, Evidence: s.Evaluated.String()})
	}
	return answers
}

// MapEvidence answers what a map alone can answer, when there is no specification: that it is described.
func MapEvidence(m Map) []Answer {
	for _, a := range Evidence(Specification{}, m) {
		if a.Step == "described" {
			return []Answer{a}
		}
	}
	return nil
}
