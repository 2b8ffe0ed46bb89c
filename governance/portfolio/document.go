package portfolio

import "slices"

// Document is a kind of document in the model (mall). The set is open.
type Document string

// The documents that the model has templates for.
const (
	DocumentIdea                Document = "idea"                // idébeskrivning
	DocumentPrestudy            Document = "prestudy"            // förstudierapport
	DocumentAssignmentDirective Document = "assignmentDirective" // uppdragsdirektiv
	DocumentAssignmentReport    Document = "assignmentReport"    // uppdragsrapport
	DocumentProjectDirective    Document = "projectDirective"    // projektdirektiv
	DocumentProjectPlan         Document = "projectPlan"         // projektplan
	DocumentFinalReport         Document = "finalReport"         // slutrapport
)

// Contents returns the sections that a document has: ours by default, from what the templates are for; a municipality
// passes its own to [Initiative.MissingSections].
func Contents(d Document) []string {
	switch d {
	case DocumentIdea:
		return []string{"behov", "målgrupp", "önskad effekt"}
	case DocumentPrestudy:
		return []string{"nuläge", "alternativ", "nytta och kostnad", "rekommendation"}
	case DocumentAssignmentDirective:
		return []string{"bakgrund", "uppdrag", "avgränsning", "tid", "resurser", "uppdragsägare", "uppdragsledare", "rapportering"}
	case DocumentAssignmentReport:
		return []string{"resultat", "avvikelser", "erfarenheter", "överlämning"}
	case DocumentProjectDirective:
		return []string{"bakgrund", "syfte", "effektmål", "projektmål", "avgränsning", "tid", "budget", "organisation"}
	case DocumentProjectPlan:
		return []string{"leveranser", "aktiviteter", "tidplan", "budget", "risker", "kommunikation", "uppföljning"}
	case DocumentFinalReport:
		return []string{"måluppfyllelse", "tid och kostnad", "erfarenheter", "överlämning", "effekthemtagning"}
	default:
		return nil
	}
}

// Wanted returns the documents that must be there before an initiative leaves a phase.
func (s Size) Wanted(p Phase) []Document {
	switch {
	case p == PhaseIdea:
		return []Document{DocumentIdea}
	case p == PhasePrestudy:
		return []Document{DocumentPrestudy}
	case p == PhaseInitiation && s == SizeAssignment:
		return []Document{DocumentAssignmentDirective}
	case p == PhaseInitiation && s == SizeProject:
		return []Document{DocumentProjectDirective}
	case p == PhaseEstablishment:
		return []Document{DocumentProjectPlan}
	case p == PhaseExecution && s == SizeAssignment:
		return []Document{DocumentAssignmentReport}
	case p == PhaseClosing:
		return []Document{DocumentFinalReport}
	default:
		return nil
	}
}

// MissingSections returns the sections of a document that are not written, in the order of the contents.
func (in Initiative) MissingSections(d Document, contents []string) []string {
	var missing []string
	for _, section := range contents {
		if !slices.Contains(in.Documents[d], section) {
			missing = append(missing, section)
		}
	}
	return missing
}
