package document

import (
	"slices"
	"strconv"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Rule is a check of one document among the others: add your own to the slice that the package returns.
type Rule = kvalitet.Rule[*Pass]

// Pass is what a rule looks at: a document, the register that it stands in, and the day.
type Pass struct {
	Document SteeringDocument
	Register *Register
	On       kvalitet.Date
	Types    []Type
}

// Rules returns the checks of a steering document: it has not expired, its review is not overdue, it has an owner, it
// was adopted by a body that may, it does not conflict with one of higher rank, and what it follows is in force.
func Rules() []*Rule {
	ystad := kvalitet.Source{Title: "Ystads kommun, Styrdokument", Section: "aktiverande och normerande", Grade: kvalitet.GradePublished}
	arvika := kvalitet.Source{Title: "Arvika kommun, Styrdokument", Section: "beslutsnivå och uppföljning", Grade: kvalitet.GradePublished}
	rank := kvalitet.Source{Title: "Kommunallag (2017:725)", Section: "6 kap. 6 §", Grade: kvalitet.GradeStatute}
	return []*Rule{
		{
			ID:    "governance.document.valid",
			Title: kvalitet.Label{SV: "Gäller dokumentet?", EN: "Is the document in force?"},
			Doc: kvalitet.Label{
				SV: "Ett dokument vars giltighetstid är ute ska förnyas, ersättas eller avslutas.",
				EN: "A document whose time is out is to be renewed, superseded or retired."},
			Source: arvika, Check: valid,
		},
		{
			ID:    "governance.document.review",
			Title: kvalitet.Label{SV: "Är översynen gjord i tid?", EN: "Is the review done in time?"},
			Doc: kvalitet.Label{
				SV: "Ange när dokumentet ska ses över, och gör det. Utan dag glöms det bort.",
				EN: "Say when the document is to be reviewed, and do it. Without a day it is forgotten."},
			Source: arvika, Check: reviewed,
		},
		{
			ID:    "governance.document.owner",
			Title: kvalitet.Label{SV: "Har dokumentet en ansvarig roll?", EN: "Does a role own the document?"},
			Doc: kvalitet.Label{
				SV: "En roll ska hålla dokumentet aktuellt. Ange rollen, inte personen.",
				EN: "A role shall keep the document up to date. Name the role, not the person."},
			Source: arvika, Check: owned,
		},
		{
			ID:    "governance.document.adopted",
			Title: kvalitet.Label{SV: "Är dokumentet antaget på en nivå som får besluta om typen?", EN: "Was the document adopted on a level that may decide on its type?"},
			Doc: kvalitet.Label{
				SV: "Varje dokumenttyp beslutas på vissa nivåer: en vision av fullmäktige, en rutin närmast verksamheten.",
				EN: "Each type is decided on certain levels: a vision by the council, a routine close to operations."},
			Source: ystad, Check: adopted,
		},
		{
			ID:    "governance.document.rank",
			Title: kvalitet.Label{SV: "Är dokumentet fritt från konflikt med ett högre?", EN: "Is the document free from conflict with a higher one?"},
			Doc: kvalitet.Label{
				SV: "En nämnd kan inte sätta sig över fullmäktige. Två gällande dokument av samma slag om samma ämne, eller ett lägre av högre rang, behöver redas ut.",
				EN: "A board cannot override the council. Two documents of one kind in force on the same subject, or a lower one of higher rank, must be sorted out."},
			Source: rank, Check: ranked,
		},
		{
			ID:    "governance.document.follows",
			Title: kvalitet.Label{SV: "Gäller de dokument som det följer på?", EN: "Are the documents that it follows in force?"},
			Doc: kvalitet.Label{
				SV: "Ett dokument blir herrelöst när det som det preciserar har upphört eller ersatts. Peka om det eller avsluta det.",
				EN: "A document is orphaned when what it makes precise has ended or been superseded. Point it anew or retire it."},
			Source: ystad, Check: follows,
		},
	}
}

func valid(p *Pass) kvalitet.Finding {
	d := p.Document
	switch {
	case !d.Retired.IsZero() && !p.On.Before(d.Retired):
		return kvalitet.NotApplicable("Dokumentet är avslutat.", "The document is retired.")
	case d.Adopted.IsZero():
		return kvalitet.NotMet("Dokumentet är inte antaget.", "The document is not adopted.").At(kvalitet.Place{Path: "/adopted"})
	case !d.Period.Until.IsZero() && !p.On.Before(d.Period.Until):
		return kvalitet.NotMet("Giltighetstiden gick ut "+d.Period.Last().String()+".", "The document expired on "+d.Period.Last().String()+".").At(kvalitet.Place{Path: "/period/until"})
	}
	if by, ok := p.Register.Superseded(d.ID, p.On); ok {
		return kvalitet.NotMet("Dokumentet är ersatt av "+by.Title+" men inte avslutat.", "The document is superseded by "+by.Title+" but not retired.").
			At(kvalitet.Place{Path: "/retired"})
	}
	return kvalitet.Met()
}

func (p *Pass) retired() bool {
	return !p.Document.Retired.IsZero() && !p.On.Before(p.Document.Retired)
}

func reviewed(p *Pass) kvalitet.Finding {
	d := p.Document
	switch {
	case p.retired():
		return kvalitet.NotApplicable("Dokumentet är avslutat.", "The document is retired.")
	case d.ReviewBy.IsZero():
		return kvalitet.NotMet("Dagen för översyn saknas.", "The day of the review is missing.").At(kvalitet.Place{Path: "/reviewBy"})
	case p.On.After(d.ReviewBy):
		return kvalitet.NotMet("Översynen skulle vara gjord "+d.ReviewBy.String()+", för "+strconv.Itoa(p.On.Days(d.ReviewBy))+" dagar sedan.",
			"The review was due on "+d.ReviewBy.String()+", "+strconv.Itoa(p.On.Days(d.ReviewBy))+" days ago.").At(kvalitet.Place{Path: "/reviewBy"})
	}
	return kvalitet.Met()
}

func owned(p *Pass) kvalitet.Finding {
	switch {
	case p.retired():
		return kvalitet.NotApplicable("Dokumentet är avslutat.", "The document is retired.")
	case p.Document.Owner == "":
		return kvalitet.NotMet("Ansvarig roll saknas.", "The role that is responsible is missing.").At(kvalitet.Place{Path: "/owner"})
	}
	return kvalitet.Met()
}

func adopted(p *Pass) kvalitet.Finding {
	t, ok := TypeOf(p.Types, p.Document.Type)
	switch {
	case !ok:
		return kvalitet.Unknown("Dokumenttypen är inte känd.", "The type of document is not known.").At(kvalitet.Place{Path: "/type"})
	case !slices.Contains(t.Levels, p.Document.Level):
		return kvalitet.NotMet("Dokument av typen "+t.Name.SV+" antas inte av "+p.Document.Level.Label().SV+".",
			"Documents of the type "+t.Name.EN+" are not adopted by the "+p.Document.Level.Label().EN+".").
			At(kvalitet.Place{Path: "/level"})
	}
	return kvalitet.Met()
}

func ranked(p *Pass) kvalitet.Finding {
	d := p.Document
	t, ok := TypeOf(p.Types, d.Type)
	switch {
	case d.Subject == "":
		return kvalitet.Unknown("Ämnet är inte angivet.", "The subject is not stated.").At(kvalitet.Place{Path: "/subject"})
	case !ok:
		return kvalitet.Unknown("Dokumenttypen är inte känd.", "The type of document is not known.").At(kvalitet.Place{Path: "/type"})
	case !d.InForce(p.On):
		return kvalitet.NotApplicable("Dokumentet gäller inte.", "The document is not in force.")
	}
	f := kvalitet.NotMet("Dokumentet står i konflikt med ett annat.", "The document conflicts with another.")
	for _, other := range p.Register.InForce(p.On) {
		u, known := TypeOf(p.Types, other.Type)
		if other.ID == d.ID || other.Subject != d.Subject || !known || u.Family != t.Family || !meet(d.Applies, other.Applies) {
			continue
		}
		if text, bad := conflict(d, t, other, u); bad {
			f = f.At(kvalitet.Place{Path: "/subject", Note: kvalitet.Label{SV: text.SV + ": " + other.Title, EN: text.EN + ": " + other.Title}})
		}
	}
	if len(f.Places()) == 0 {
		return kvalitet.Met()
	}
	return f
}

// conflict says how two documents in force on one subject and in one family conflict: the same rank on the same level,
// or a rank that rules over one from a level above.
func conflict(d SteeringDocument, t Type, other SteeringDocument, u Type) (kvalitet.Label, bool) {
	switch {
	case t.Rank == u.Rank && d.Level == other.Level:
		return kvalitet.Label{SV: "två gällande dokument av samma slag", EN: "two documents of one kind in force"}, true
	case t.Rank < u.Rank && other.Level.Above(d.Level):
		return kvalitet.Label{SV: "lägre nivå med högre rang än ett dokument från nivån ovanför", EN: "a lower level with a higher rank than a document from the level above"}, true
	case t.Rank == u.Rank && other.Level.Above(d.Level) && !slices.Contains(d.Follows, other.ID):
		return kvalitet.Label{SV: "samma slag finns redan på nivån ovanför", EN: "the same kind exists on the level above"}, true
	}
	return kvalitet.Label{}, false
}

// meet reports whether two lists of those a document is for have someone in common; an empty list is everyone.
func meet(a, b []string) bool {
	return len(a) == 0 || len(b) == 0 || slices.ContainsFunc(a, func(code string) bool { return slices.Contains(b, code) })
}

func follows(p *Pass) kvalitet.Finding {
	d := p.Document
	if len(d.Follows) == 0 || p.retired() {
		return kvalitet.NotApplicable("Dokumentet följer inte på något annat.", "The document follows no other.")
	}
	unknown := false
	f := kvalitet.NotMet("Ett dokument som det följer på gäller inte.", "A document that it follows is not in force.")
	for i, id := range d.Follows {
		upper, ok := p.Register.Document(id)
		if !ok {
			unknown = true
			continue
		}
		if _, gone := p.Register.Superseded(id, p.On); gone || !upper.InForce(p.On) {
			f = f.At(kvalitet.Place{Path: check.At("/follows", i), Note: kvalitet.Label{SV: upper.Title, EN: upper.Title}})
		}
	}
	switch {
	case len(f.Places()) > 0:
		return f
	case unknown:
		return kvalitet.Unknown("Ett dokument som det följer på finns inte i registret.", "A document that it follows is not in the register.").At(kvalitet.Place{Path: "/follows"})
	}
	return kvalitet.Met()
}
