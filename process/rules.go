package process

import (
	"slices"

	"github.com/kommunkvalitet/kvalitet"
)

// The sources of the map rules.
var (
	source7PMG = kvalitet.Source{Title: "Mendling, Reijers & van der Aalst, Seven process modeling guidelines (7PMG)", Section: "Information and Software Technology 52 (2010) 127–136",
		Grade: kvalitet.GradePublished}
	sourceSilver = kvalitet.Source{Title: "Silver, BPMN Method and Style", Section: "The rules of BPMN", URL: "http://methodandstyle.com/the-rules-of-bpmn/",
		Grade: kvalitet.GradePublished}
	sourceFlow      = kvalitet.Source{Title: "Dumas m.fl., Fundamentals of Business Process Management", Section: "7.1 Flow analysis", Grade: kvalitet.GradePublished}
	sourceOrebro    = kvalitet.Source{Title: "Örebro kommuns kvalitetshandbok", Section: "Processkartläggning som metod", Grade: kvalitet.GradePublished}
	sourceLidkoping = kvalitet.Source{Title: "Lidköpings kommun, Projektplanering kommungemensamt ledningssystem", Section: "7.5", Grade: kvalitet.GradePublished}
	source2c8       = kvalitet.Source{Title: "2c8 Academy", Section: "Definitioner på process- och aktivitetsnivå", URL: "https://academy.2c8.com/topic/definitioner-pa-processniva/",
		Grade: kvalitet.GradePublished}
	sourceSOSFS = kvalitet.Source{Title: "SOSFS 2011:9", Section: "4 kap.", Grade: kvalitet.GradeStatute}
	sourceRJL   = kvalitet.Source{Title: "Region Jönköpings län, Qulturum", Section: "Processkartläggning steg 4", URL: "https://plus.rjl.se/infopage.jsf?nodeId=42417&childId=19129",
		Grade: kvalitet.GradePublished}
)

// MapRules returns the checks of a map: structure, roles and boundaries, definition, naming, size and method. Each
// stands under a number that never changes ("process.map.p01-start"); [DefaultProfile] says how severe a no is.
func MapRules() []*Rule {
	return slices.Concat(structureRules(), roleRules(), definitionRules(), namingRules(), sizeRules(), methodRules())
}

// newRule keeps the tables of rules short.
func newRule(id, titleSV, titleEN, docSV, docEN string, source kvalitet.Source, ask func(*Pass) kvalitet.Finding) *Rule {
	return &Rule{ID: "process.map." + id, Title: kvalitet.Label{SV: titleSV, EN: titleEN},
		Doc: kvalitet.Label{SV: docSV, EN: docEN}, Source: source, Check: ask}
}

// DefaultProfile returns the severities that the rules have until a municipality decides otherwise: error for what
// keeps a map from being read one way only, warning for what makes it worse, information for what is worth knowing.
// Naming is never more than a warning.
func DefaultProfile() kvalitet.Profile {
	p := kvalitet.Profile{Name: kvalitet.Label{SV: "Processkartor", EN: "Process maps"}, Rules: make(map[string]kvalitet.Setting),
		Thresholds: make(map[string]float64)}
	for _, r := range MapRules() {
		p.Rules[r.ID] = kvalitet.Setting{Severity: severityOf(r.ID)}
	}
	for _, t := range Thresholds() {
		p.Thresholds[t.Name] = t.Default
	}
	return p
}

// severityOf reads the number of a rule: "process.map.p01-start" is 1.
func severityOf(id string) kvalitet.Severity {
	const prefix = len("process.map.p")
	switch int(id[prefix]-'0')*10 + int(id[prefix+1]-'0') {
	case 1, 2, 3, 4, 5, 6, 8, 10, 14, 16, 17, 20, 22, 23, 24, 30, 31, 32, 34, 38, 58, 62, 63, 71:
		return kvalitet.SeverityError
	case 13, 26, 56, 75:
		return kvalitet.SeverityInfo
	default:
		return kvalitet.SeverityWarning
	}
}
