package process

import (
	"fmt"

	"github.com/kommunkvalitet/kvalitet"
)

// sourcePEMM is where the model comes from. The statements of the cells are Hammer's and are not copied here; what the
// three answers mean in per cent was not confirmed by any source and is not used.
var sourcePEMM = kvalitet.Source{Title: "Hammer, The Process Audit", Section: "Harvard Business Review, april 2007", URL: "https://hbr.org/2007/04/the-process-audit",
	Grade: kvalitet.GradePublished}

// PEMMLadder returns the four levels of the Process and Enterprise Maturity Model as a ladder. [PEMM] computes which of
// them a process is on.
func PEMMLadder() Ladder {
	return Ladder{Code: "pemm", Name: kvalitet.Label{SV: "PEMM", EN: "PEMM"}, Source: sourcePEMM, Steps: []Step{
		step("P1", "pålitlig och förutsägbar", "reliable and predictable", "alla fem möjliggörare på P1", "all five enablers on P1"),
		step("P2", "utformad från början till slut", "designed end to end", "alla på P2, och organisationen på E2", "all on P2, and the enterprise on E2"),
		step("P3", "samordnad med andra processer", "integrated with other processes", "alla på P3, och organisationen på E3", "all on P3, and the enterprise on E3"),
		step("P4", "samordnad utanför organisationen", "integrated beyond the organisation", "alla på P4, och organisationen på E4", "all on P4, and the enterprise on E4"),
	}}
}

// Enabler is something that a process needs (möjliggörare) and its components; a capability is the same for the
// enterprise.
type Enabler struct {
	Code       string         `json:"code"`
	Name       kvalitet.Label `json:"name"`
	Components []string       `json:"components"`
}

// PEMMEnablers returns the five enablers of a process with their thirteen components.
func PEMMEnablers() []Enabler {
	return []Enabler{
		{"design", kvalitet.Label{SV: "utformning", EN: "design"}, []string{"purpose", "context", "documentation"}},
		{"performers", kvalitet.Label{SV: "utförare", EN: "performers"}, []string{"knowledge", "skills", "behavior"}},
		{"owner", kvalitet.Label{SV: "ägare", EN: "owner"}, []string{"identity", "activities", "authority"}},
		{"infrastructure", kvalitet.Label{SV: "infrastruktur", EN: "infrastructure"}, []string{"informationSystems", "hrSystems"}},
		{"metrics", kvalitet.Label{SV: "mått", EN: "metrics"}, []string{"definition", "uses"}},
	}
}

// PEMMCapabilities returns the four capabilities of the enterprise.
func PEMMCapabilities() []string { return []string{"leadership", "culture", "expertise", "governance"} }

// PEMMResult is where a process stands.
type PEMMResult struct {
	// Enablers has the level 0–4 of each enabler in the order of [PEMMEnablers]; Process the lowest of them.
	Enablers []int `json:"enablers"`
	Process  int   `json:"process"`
	// Enterprise is the lowest of the capabilities' levels.
	Enterprise int `json:"enterprise"`
	// Level is Process, held back by Enterprise: E2 is a prerequisite for P2, and so on.
	Level int `json:"level"`
	// Weakest are the codes of the enablers that hold the process back.
	Weakest []string `json:"weakest"`
}

// PEMM computes the levels by the strict rule: an enabler is on level k when every component's statements of the levels
// 1 to k are green. The answers are cells[component][level−1], where a component is written "design.purpose";
// capabilities are the enterprise's levels 0–4 by code, and one that is missing counts as not known, level 0.
func PEMM(cells map[string][4]Truth, capabilities map[string]int) (PEMMResult, error) {
	r := PEMMResult{Enterprise: 4, Process: 4, Weakest: []string{}}
	known := make(map[string]bool)
	for _, e := range PEMMEnablers() {
		level := 4
		for _, c := range e.Components {
			name := e.Code + "." + c
			known[name] = true
			k := 0
			for k < 4 && cells[name][k] == TruthGreen {
				k++
			}
			level = min(level, k)
		}
		r.Enablers = append(r.Enablers, level)
		r.Process = min(r.Process, level)
	}
	for _, name := range sortedKeys(cells) {
		if !known[name] {
			return PEMMResult{}, fmt.Errorf("%w: komponenten finns inte: %s / no such component", kvalitet.ErrInvalid, name)
		}
	}
	for _, c := range PEMMCapabilities() {
		r.Enterprise = min(r.Enterprise, capabilities[c])
	}
	r.Level = r.Process
	if r.Level >= 2 {
		r.Level = max(1, min(r.Level, r.Enterprise))
	}
	for i, e := range PEMMEnablers() {
		if r.Process < 4 && r.Enablers[i] == r.Process {
			r.Weakest = append(r.Weakest, e.Code)
		}
	}
	return r, nil
}
