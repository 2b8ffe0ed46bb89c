package process_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/process"
)

// named runs one rule on a map with one node of that name and kind.
func named(rule string, kind process.NodeKind, name string) kvalitet.Outcome {
	m := process.Map{Name: "Pröva bygglov", Nodes: []process.Node{{ID: "a", Kind: kind, Name: name}}}
	for _, f := range kvalitet.Run(process.MapRules(), process.NewPass(m)) {
		if f.Rule == "process.map."+rule {
			return f.Outcome
		}
	}
	return 0
}

func TestActivityNames(t *testing.T) {
	for name, want := range map[string]kvalitet.Outcome{
		"Granska ansökan":            kvalitet.OutcomeMet,
		"Ta fram underlag":           kvalitet.OutcomeMet, // particle verb
		"Ta emot ansökan":            kvalitet.OutcomeMet,
		"Anmäla sig till kursen":     kvalitet.OutcomeMet, // reflexive
		"Få besked":                  kvalitet.OutcomeMet, // irregular infinitive
		"Ge råd":                     kvalitet.OutcomeMet,
		"Slå upp numret":             kvalitet.OutcomeMet,
		"Uppnå målet":                kvalitet.OutcomeMet,
		"Delge beslutet":             kvalitet.OutcomeMet,
		"Avslå ansökan":              kvalitet.OutcomeMet,
		"Öppna posten":               kvalitet.OutcomeMet,
		"Minnas beslutet":            kvalitet.OutcomeNotMet, // a deponent is not a passive, but not an infinitive in -a either
		"Ansökan granskas":           kvalitet.OutcomeNotMet,
		"Granskas av handläggare":    kvalitet.OutcomeNotMet, // passive
		"Granskning av ansökan":      kvalitet.OutcomeNotMet, // noun
		"Information till sökande":   kvalitet.OutcomeNotMet,
		"Läs ansökan":                kvalitet.OutcomeNotMet, // imperative
		"Granska":                    kvalitet.OutcomeNotMet, // no object
		"Ta fram":                    kvalitet.OutcomeNotMet,
		"Nya ansökningar":            kvalitet.OutcomeNotMet, // adjective
		"Samma handläggare granskar": kvalitet.OutcomeNotMet,
	} {
		assert.Equal(t, want, named("p51-activity-name", process.NodeActivity, name), name)
	}
}

func TestStateNames(t *testing.T) {
	for name, want := range map[string]kvalitet.Outcome{
		"Beslut skickat": kvalitet.OutcomeMet, "Registrerad order": kvalitet.OutcomeMet, "Nöjd sökande": kvalitet.OutcomeMet, "Ansökan beviljad": kvalitet.OutcomeMet,
		"Underlag klart": kvalitet.OutcomeMet, "Handlingsplan upprättad": kvalitet.OutcomeMet, "Ansökan inkommen": kvalitet.OutcomeMet,
		"Ansökan om bygglov har inkommit": kvalitet.OutcomeMet, "Beslutet har vunnit laga kraft": kvalitet.OutcomeMet, "Beviljad kredit": kvalitet.OutcomeMet, "En kredit": kvalitet.OutcomeNotMet,
		"Slut": kvalitet.OutcomeNotMet, "Beslut": kvalitet.OutcomeNotMet, "Skicka beslut": kvalitet.OutcomeNotMet, "Ansökan kommer in": kvalitet.OutcomeNotMet,
	} {
		assert.Equal(t, want, named("p53-state-name", process.NodeEnd, name), name)
	}
}

func TestOtherLanguagesAreLeftAlone(t *testing.T) {
	m := process.Map{Name: "Building permit", Language: "en", Nodes: []process.Node{{ID: "a", Kind: process.NodeActivity, Name: "Application review"}}}
	for _, f := range kvalitet.Run(process.MapRules(), process.NewPass(m)) {
		switch f.Rule {
		case "process.map.p50-process-name", "process.map.p51-activity-name", "process.map.p57-vague":
			assert.Equal(t, kvalitet.OutcomeNotApplicable, f.Outcome, f.Rule)
		}
	}
}

func TestNamesWithAnotherSpaceAreTheSame(t *testing.T) {
	m := process.Map{Name: "Pröva bygglov", Nodes: []process.Node{{ID: "a", Kind: process.NodeActivity, Name: "Höra grannar"}, {ID: "b", Kind: process.NodeActivity, Name: "höra  grannar"}}}
	for _, f := range kvalitet.Run(process.MapRules(), process.NewPass(m)) {
		if f.Rule == "process.map.p55-duplicate-name" {
			assert.Equal(t, kvalitet.OutcomeNotMet, f.Outcome)
			assert.Equal(t, "/nodes/1", f.Path)
		}
	}
}

func TestLanesThatAreNamedAsPersons(t *testing.T) {
	for name, want := range map[string]kvalitet.Outcome{
		"Karin": kvalitet.OutcomeNotMet, "Maria Öberg": kvalitet.OutcomeNotMet, "Stina Karlsson": kvalitet.OutcomeNotMet,
		"Handläggare": kvalitet.OutcomeMet, "Karlsson": kvalitet.OutcomeMet, "Ekonomi": kvalitet.OutcomeMet, "Lokal Samordnare": kvalitet.OutcomeMet,
	} {
		m := process.Map{Name: "Pröva bygglov", Lanes: []process.Lane{{ID: "l", Name: name}}}
		for _, f := range kvalitet.Run(process.MapRules(), process.NewPass(m)) {
			if f.Rule == "process.map.p27-person" {
				assert.Equal(t, want, f.Outcome, name)
			}
		}
	}
}
