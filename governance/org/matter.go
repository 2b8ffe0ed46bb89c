package org

import (
	"slices"

	"github.com/kommunkvalitet/kvalitet"
)

// Matter is a kind of decision (ärendeslag) and who may take it. The set is open: a municipality's reglementen add
// their own.
type Matter struct {
	Code string         `json:"code"`
	Name kvalitet.Label `json:"name"`
	// Deciders are the kinds of bodies that may decide.
	Deciders []BodyKind `json:"deciders"`
	// Bars are why the decision may not be delegated; none when it may.
	Bars   []Bar           `json:"bars,omitempty"`
	Source kvalitet.Source `json:"source"`
}

// act returns a clause of kommunallagen.
func act(section string) kvalitet.Source {
	return kvalitet.Source{Title: "Kommunallag (2017:725)", Section: section, Grade: kvalitet.GradeStatute}
}

// Matters returns the kinds of decisions in the annual cycle and who takes them. Plans below the council's are
// Örebro's; a municipality without programme boards lets its boards decide.
func Matters() []Matter {
	orebro := kvalitet.Source{Title: "Örebro kommuns kvalitetshandbok", Section: "Planer på olika nivåer", Grade: kvalitet.GradePublished}
	council := []BodyKind{BodyCouncil}
	boards := []BodyKind{BodyExecutive, BodyProgrammeBoard, BodyOperatingBoard, BodyBoard, BodyJointBoard}
	reserved := []Bar{BarCouncil}
	return []Matter{
		{"goals", kvalitet.Label{SV: "mål och riktlinjer för verksamheten", EN: "goals and guidelines"}, council, reserved, act("5 kap. 1 §")},
		{"budget", kvalitet.Label{SV: "budget, skatt och andra ekonomiska frågor", EN: "budget and tax"}, council, reserved, act("5 kap. 1 §")},
		{"organisation", kvalitet.Label{SV: "nämndernas organisation och verksamhetsformer", EN: "the organisation of the boards"}, council, reserved, act("5 kap. 1 §")},
		{"annual-report", kvalitet.Label{SV: "godkännande av årsredovisningen", EN: "approval of the annual report"}, council, reserved, act("5 kap. 1 § och 11 kap. 21 §")},
		{"discharge", kvalitet.Label{SV: "ansvarsfrihet", EN: "discharge from liability"}, council, reserved, act("5 kap. 1 och 24 §§")},
		{"private-providers", kvalitet.Label{SV: "program för privata utförare", EN: "programme for private providers"}, council, reserved, act("5 kap. 3 §")},
		{"financial-guidelines", kvalitet.Label{SV: "riktlinjer för god ekonomisk hushållning", EN: "guidelines for good financial management"}, council, reserved, act("11 kap. 1 §")},
		{"articles", kvalitet.Label{SV: "bolagsordning och val av bolagsstyrelse", EN: "articles and board of a company"}, council, reserved, act("10 kap. 3 §")},
		{"owner-directive", kvalitet.Label{SV: "ägardirektiv", EN: "owner directive"}, council, nil,
			kvalitet.Source{Title: "kvalitet", Section: "praxis: fullmäktige antar ägardirektiv", Grade: kvalitet.GradeDefault}},
		{"company-review", kvalitet.Label{SV: "årligt beslut om varje bolags verksamhet", EN: "yearly decision on each company"}, []BodyKind{BodyExecutive}, []Bar{BarGoals}, act("6 kap. 9 §")},
		{"budget-proposal", kvalitet.Label{SV: "förslag till budget", EN: "budget proposal"}, []BodyKind{BodyExecutive}, []Bar{BarStatement}, act("11 kap. 8 §")},
		{"programme-plan", kvalitet.Label{SV: "programplan", EN: "programme plan"}, []BodyKind{BodyProgrammeBoard}, []Bar{BarGoals}, orebro},
		{"executive-plan", kvalitet.Label{SV: "kommunstyrelseplan", EN: "executive board's plan"}, []BodyKind{BodyExecutive}, []Bar{BarGoals}, orebro},
		{"operations-plan", kvalitet.Label{SV: "verksamhetsplan med budget", EN: "operations plan with budget"}, []BodyKind{BodyOperatingBoard, BodyBoard, BodyExecutive}, []Bar{BarGoals}, orebro},
		{"internal-control", kvalitet.Label{SV: "tillsynsplan och tillsynsrapport", EN: "supervision plan and report"}, boards, []Bar{BarGoals}, act("6 kap. 6 §")},
		{"individual", kvalitet.Label{SV: "myndighetsutövning mot enskild i enskilt fall", EN: "exercise of authority in a single case"}, boards, nil, act("6 kap. 37 §")},
		{"individual-principle", kvalitet.Label{SV: "myndighetsutövning av principiell beskaffenhet eller större vikt", EN: "exercise of authority of principle or great weight"}, boards, []Bar{BarPrinciple}, act("6 kap. 38 §")},
		{"citizen-proposal", kvalitet.Label{SV: "medborgarförslag som lämnats över till nämnden", EN: "citizen proposal handed to the board"}, []BodyKind{BodyCouncil, BodyExecutive, BodyProgrammeBoard, BodyOperatingBoard, BodyBoard}, []Bar{BarCitizenProposal}, act("6 kap. 38 § och 8 kap. 1 §")},
		{"audit", kvalitet.Label{SV: "revisionsberättelse och bedömning av delårsrapporten", EN: "audit report and judgement on the interim report"}, []BodyKind{BodyAuditors}, []Bar{BarOtherLaw}, act("12 kap. 1–2 §§")},
	}
}

// MatterOf returns the kind of decision with the code among the matters.
func MatterOf(matters []Matter, code string) (Matter, bool) {
	i := slices.IndexFunc(matters, func(m Matter) bool { return m.Code == code })
	if i < 0 {
		return Matter{}, false
	}
	return matters[i], true
}

// Adopts returns the codes of what a kind of body may adopt, in the order of the matters.
func Adopts(matters []Matter, kind BodyKind) []string {
	var codes []string
	for _, m := range matters {
		if slices.Contains(m.Deciders, kind) {
			codes = append(codes, m.Code)
		}
	}
	return codes
}

// Ruling is the answer to whether somebody may decide (får de besluta?).
type Ruling struct {
	Allowed bool `json:"allowed"`
	// Report says that the decision has to be reported to the board (anmälan).
	Report bool            `json:"report"`
	Reason kvalitet.Label  `json:"reason"`
	Source kvalitet.Source `json:"source"`
}

// MayDecide says whether a kind of body may decide in a matter of its own right.
func MayDecide(m Matter, kind BodyKind) Ruling {
	if slices.Contains(m.Deciders, kind) {
		return Ruling{Allowed: true, Source: m.Source,
			Reason: kvalitet.Label{SV: kind.Label().SV + " beslutar om " + m.Name.SV, EN: kind.Label().EN + " decides on " + m.Name.EN}}
	}
	return Ruling{Source: m.Source,
		Reason: kvalitet.Label{SV: kind.Label().SV + " får inte besluta om " + m.Name.SV, EN: kind.Label().EN + " may not decide on " + m.Name.EN}}
}

// MayDelegate says whether a matter may be decided by a delegate. A matter with a bar is refused with the bar's clause;
// one without is allowed with the duty to report that the delegation sets.
func MayDelegate(m Matter, to DelegateKind) Ruling {
	for _, b := range m.Bars {
		return Ruling{Source: b.Source(), Reason: b.Label()}
	}
	return Ruling{Allowed: true, Report: true, Source: act("6 kap. 37 och 40 §§"),
		Reason: kvalitet.Label{SV: to.Label().SV + " får besluta på delegation; beslutet anmäls", EN: to.Label().EN + " may decide by delegation; the decision is reported"}}
}
