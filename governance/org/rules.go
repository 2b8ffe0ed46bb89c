package org

import (
	"slices"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Rule is a check of an organisation: add your own to the slice that the package returns.
type Rule = kvalitet.Rule[*Pass]

// Pass is what a rule looks at: an organisation, what it should answer for, and what it has delegated.
type Pass struct {
	Organisation Organisation
	// Things are the goals, processes, risks and controls that somebody should answer for.
	Things []Thing
	// Delegations are the rows of the delegation orders, judged by Matters.
	Delegations []Delegation
	Matters     []Matter
	// Year is the year whose companies have been reviewed; 0 leaves the question open.
	Year int
}

// NewPass returns a pass with [Matters] for an organisation.
func NewPass(o Organisation, things ...Thing) *Pass {
	return &Pass{Organisation: o, Things: things, Matters: Matters()}
}

// Rules returns the checks of an organisation: the bodies that the law demands, someone accountable for everything and
// only one, forums with a mandate and a chair, nothing delegated that may not be, and every company reviewed.
func Rules() []*Rule {
	raci := kvalitet.OurDefault("en ansvarig roll (RACI)")
	forums := kvalitet.Source{Title: "Örebro kommuns kvalitetshandbok", Section: "Ledningsforum", Grade: kvalitet.GradePublished}
	return []*Rule{
		{
			ID:    "governance.org.bodies",
			Title: kvalitet.Label{SV: "Finns fullmäktige, kommunstyrelse och revisorer?", EN: "Are there a council, an executive board and auditors?"},
			Doc: kvalitet.Label{
				SV: "Varje kommun har ett fullmäktige, en kommunstyrelse och revisorer. Lägg till det organ som saknas.",
				EN: "Every municipality has a council, an executive board and auditors. Add the body that is missing."},
			Source: kvalitet.Source{Title: "Kommunallag (2017:725)", Section: "3 kap. och 12 kap.", Grade: kvalitet.GradeDefault}, Check: bodiesThere,
		},
		{
			ID:    "governance.org.accountable",
			Title: kvalitet.Label{SV: "Har allt en ansvarig roll, och bara en?", EN: "Is exactly one role accountable for everything?"},
			Doc: kvalitet.Label{
				SV: "Varje mål, process, risk och kontroll ska ha en roll som ansvarar. När flera ansvarar gör ingen det.",
				EN: "Every goal, process, risk and control needs a role that is accountable. When several are, nobody is."},
			Source: raci, Check: accountable,
		},
		{
			ID:    "governance.org.forum.mandate",
			Title: kvalitet.Label{SV: "Har varje forum ett uppdrag?", EN: "Does every forum have a mandate?"},
			Doc: kvalitet.Label{
				SV: "Ett forum utan uppdrag vet inte vad det får bestämma. Skriv vad forumet är till för.",
				EN: "A forum without a mandate does not know what it may decide. Write what the forum is for."},
			Source: forums, Check: forumsHave(func(f Forum) bool { return f.Mandate.Complete() }, "/mandate", "Det finns forum utan uppdrag.", "There are forums without a mandate."),
		},
		{
			ID:    "governance.org.forum.chair",
			Title: kvalitet.Label{SV: "Leds varje forum av en roll?", EN: "Is every forum led by a role?"},
			Doc: kvalitet.Label{
				SV: "Ange vilken roll som leder forumet.",
				EN: "Name the role that leads the forum."},
			Source: forums, Check: forumsHave(func(f Forum) bool { return f.Chair != "" }, "/chair", "Det finns forum utan ordförande.", "There are forums without a chair."),
		},
		{
			ID:    "governance.org.delegation",
			Title: kvalitet.Label{SV: "Är allt som är delegerat sådant som får delegeras?", EN: "May everything that is delegated be delegated?"},
			Doc: kvalitet.Label{
				SV: "Mål, inriktning, omfattning och kvalitet, yttranden till fullmäktige, principiella ärenden och medborgarförslag får aldrig delegeras.",
				EN: "Goals, direction, scope and quality, statements to the council, matters of principle and citizen proposals may never be delegated."},
			Source: act("6 kap. 38 §"), Check: delegationsStand,
		},
		{
			ID:    "governance.org.companies",
			Title: kvalitet.Label{SV: "Har kommunstyrelsen prövat varje bolag?", EN: "Has the executive board reviewed every company?"},
			Doc: kvalitet.Label{
				SV: "Kommunstyrelsen beslutar varje år för varje bolag om föregående års verksamhet var förenlig med ändamålet och befogenheterna.",
				EN: "Every year the executive board decides for every company whether last year's operations were within its purpose and powers."},
			Source: act("6 kap. 9 §"), Check: companiesReviewed,
		},
		{
			ID:    "governance.org.oversight",
			Title: kvalitet.Label{SV: "Har kommunstyrelsen haft uppsikt över alla under året?", EN: "Has the executive board overseen all during the year?"},
			Doc: kvalitet.Label{
				SV: "Uppsikten gäller nämnder och gemensamma nämnder, och bolag, kommunalförbund, stiftelser och föreningar som driver kommunal verksamhet. Lagen säger inte hur ofta; att något noteras om var och en varje år är vår standard. Prövningen av ett bolag räknas.",
				EN: "Oversight is of boards and joint boards, and of companies, federations, foundations and associations that run municipal operations. The law does not say how often; that something is noted about each every year is our default. The review of a company counts."},
			Source: act("6 kap. 1 §"), Check: allOverseen,
		},
	}
}

func bodiesThere(p *Pass) kvalitet.Finding {
	f := kvalitet.NotMet("Fullmäktige, kommunstyrelse eller revisorer saknas.", "The council, the executive board or the auditors are missing.")
	missing := false
	for _, kind := range []BodyKind{BodyCouncil, BodyExecutive, BodyAuditors} {
		if !slices.ContainsFunc(p.Organisation.Bodies, func(b Body) bool { return b.Kind == kind }) {
			missing = true
			f = f.At(kvalitet.Place{Path: "/bodies", Note: kind.Label()})
		}
	}
	if !missing {
		return kvalitet.Met()
	}
	return f
}

func accountable(p *Pass) kvalitet.Finding {
	if len(p.Things) == 0 {
		return kvalitet.NotApplicable("Det är inte angivet vad som ska ha en ansvarig.", "It is not stated what somebody is to answer for.")
	}
	gaps := p.Organisation.Coverage(p.Things)
	if len(gaps) == 0 {
		return kvalitet.Met()
	}
	f := kvalitet.NotMet("Ansvaret har luckor.", "There are gaps in the responsibility.")
	for _, g := range gaps {
		name := g.Thing.Kind + " " + g.Thing.ID.String()
		if g.Thing.Name != "" {
			name = g.Thing.Kind + " " + g.Thing.Name
		}
		f = f.At(kvalitet.Place{Path: "/responsibilities", Note: kvalitet.Label{SV: name + ": " + g.Text.SV, EN: name + ": " + g.Text.EN}})
	}
	return f
}

func forumsHave(has func(Forum) bool, path, sv, en string) func(*Pass) kvalitet.Finding {
	return func(p *Pass) kvalitet.Finding {
		if len(p.Organisation.Forums) == 0 {
			return kvalitet.NotApplicable("Det finns inga forum.", "There are no forums.")
		}
		f := kvalitet.NotMet(sv, en)
		for i, forum := range p.Organisation.Forums {
			if !has(forum) {
				f = f.At(kvalitet.Place{Path: check.At("/forums", i) + path, Note: forum.Name})
			}
		}
		if len(f.Places()) == 0 {
			return kvalitet.Met()
		}
		return f
	}
}

func delegationsStand(p *Pass) kvalitet.Finding {
	if len(p.Delegations) == 0 {
		return kvalitet.NotApplicable("Inga delegationer är angivna.", "No delegations are stated.")
	}
	f := kvalitet.NotMet("Det finns delegationer som lagen inte tillåter.", "There are delegations that the law does not allow.")
	for i, d := range p.Delegations {
		if r := d.Guard(p.Matters); !r.Allowed {
			f = f.At(kvalitet.Place{Path: check.At("/delegations", i), Note: kvalitet.Label{
				SV: r.Reason.SV + " (" + r.Source.String() + ")", EN: r.Reason.EN + " (" + r.Source.String() + ")"}})
		}
	}
	if len(f.Places()) == 0 {
		return kvalitet.Met()
	}
	return f
}

func companiesReviewed(p *Pass) kvalitet.Finding {
	if p.Year == 0 {
		return kvalitet.Unknown("Året är inte angivet.", "The year is not stated.")
	}
	companies := p.Organisation.Oversight(p.Year)
	if len(companies) == 0 {
		return kvalitet.NotApplicable("Det finns inga bolag.", "There are no companies.")
	}
	f := kvalitet.NotMet("Det finns bolag som inte har prövats.", "There are companies that have not been reviewed.")
	for _, s := range companies {
		if !s.Review {
			b, _ := p.Organisation.Body(s.Company)
			f = f.At(kvalitet.Place{Path: "/reviews", Note: b.Name})
		}
	}
	if len(f.Places()) == 0 {
		return kvalitet.Met()
	}
	return f
}
