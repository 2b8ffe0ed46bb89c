package portfolio

import (
	"fmt"
	"slices"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
)

// Rule is a check of one initiative.
type Rule = kvalitet.Rule[*Initiative]

// Rules returns the checks of an initiative: who answers for it, who pays, what it is for, and that its documents are
// there before it goes on. The initiative must be valid.
func Rules() []*Rule {
	projektil := kvalitet.Source{Title: "Örebro kommun, Projektil", Section: "roller, faser och mallar", Grade: kvalitet.GradePublished}
	handbook := kvalitet.Source{Title: "Örebro kommuns kvalitetshandbok", Section: "Projektstyrningsmodellen Projektil", Grade: kvalitet.GradePublished}
	field := func(id, title, titleEN, doc, docEN, path string, from Phase, missing func(*Initiative) bool, sv, en string) *Rule {
		return &Rule{ID: "governance.portfolio." + id, Title: kvalitet.Label{SV: title, EN: titleEN}, Doc: kvalitet.Label{SV: doc, EN: docEN}, Source: projektil,
			Check: func(in *Initiative) kvalitet.Finding {
				switch {
				case in.Phase < from || in.Phase == PhaseStopped:
					return kvalitet.NotApplicable("Frågan ställs inte i fasen "+in.Phase.Label().SV+".", "The question is not asked in the phase "+in.Phase.Label().EN+".")
				case missing(in):
					return kvalitet.NotMet(sv, en).At(kvalitet.Place{Path: path})
				default:
					return kvalitet.Met()
				}
			}}
	}
	return []*Rule{
		field("sized", "Är storleken bestämd?", "Is the size decided?", "Om det är en uppgift, ett uppdrag eller ett projekt avgör hur det ska ledas.",
			"Whether it is a task, an assignment or a project decides how it is led.", "/size", PhaseInitiation,
			func(in *Initiative) bool { return !in.Size.Valid() }, "Storleken är inte bestämd.", "The size is not decided."),
		field("owner", "Finns en ägare?", "Is there an owner?", "Ägaren svarar för nyttan och för besluten.", "The owner answers for the benefit and the decisions.",
			"/owner", PhaseInitiation, func(in *Initiative) bool { return blank(in.Owner) }, "Ägaren saknas.", "The owner is missing."),
		field("leader", "Finns en ledare?", "Is there a leader?", "Ledaren svarar för genomförandet.", "The leader answers for the execution.",
			"/leader", PhaseExecution, func(in *Initiative) bool { return blank(in.Leader) }, "Ledaren saknas.", "The leader is missing."),
		field("financed", "Är det finansierat?", "Is it financed?", "Inget startar utan att det är klart vem som betalar.", "Nothing starts before it is clear who pays.",
			"/financed", PhaseExecution, func(in *Initiative) bool { return blank(in.Financed) }, "Finansieringen saknas.", "The financing is missing."),
		field("receiver", "Finns en mottagare?", "Is there a receiver?", "Resultatet ska lämnas över till någon som förvaltar det.", "The result is handed to somebody who keeps it.",
			"/receiver", PhaseExecution, func(in *Initiative) bool { return in.Size == SizeProject && blank(in.Receiver) }, "Mottagaren saknas.", "The receiver is missing."),
		field("steered", "Har projektet en styrgrupp?", "Does the project have a steering group?", "En av utvecklingsgrupperna kan vara styrgrupp; annars utser ägaren en.",
			"One of the development boards may be the steering group; otherwise the owner appoints one.", "/roles", PhaseExecution,
			func(in *Initiative) bool {
				return slices.ContainsFunc(in.Unfilled(ProjectRoles()), func(r ProjectRole) bool { return r.Code == "steeringGroup" })
			}, "Styrgruppen saknas.", "The steering group is missing."),
		field("effects", "Framgår vilken effekt det ska ge?", "Does it say what effect it shall have?", "Projektmålet är vad som levereras; effektmålet är varför.",
			"The project goal is what is delivered; the effect is why.", "/effects", PhaseInitiation,
			func(in *Initiative) bool { return in.Size == SizeProject && len(in.Effects) == 0 }, "Effektmålet saknas.", "The effect goal is missing."),
		{
			ID:     "governance.portfolio.documents",
			Title:  kvalitet.Label{SV: "Är dokumenten klara i de faser som är passerade?", EN: "Are the documents of the phases passed complete?"},
			Doc:    kvalitet.Label{SV: "Varje fas lämnar efter sig det dokument som nästa beslut vilar på.", EN: "Each phase leaves the document on which the next decision rests."},
			Source: handbook, Check: documents,
		},
	}
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }

func documents(in *Initiative) kvalitet.Finding {
	var places []kvalitet.Place
	asked := false
	for _, d := range in.Decisions {
		if d.Next <= d.Phase || d.Verdict == VerdictStop {
			continue
		}
		for _, doc := range in.Size.Wanted(d.Phase) {
			asked = true
			if missing := in.MissingSections(doc, Contents(doc)); len(missing) > 0 {
				places = append(places, kvalitet.Place{Path: "/documents/" + string(doc),
					Note: kvalitet.Label{SV: fmt.Sprintf("saknar: %s", strings.Join(missing, ", ")), EN: fmt.Sprintf("lacks: %s", strings.Join(missing, ", "))}})
			}
		}
	}
	switch {
	case len(places) > 0:
		return kvalitet.NotMet("Dokument saknas eller är inte klara.", "Documents are missing or incomplete.").At(places...)
	case !asked:
		return kvalitet.NotApplicable("Ingen fas är passerad.", "No phase has been passed.")
	default:
		return kvalitet.Met()
	}
}
