package process_test

import (
	"fmt"
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/process"
)

// What a description of a process still lacks, by name.
func ExampleCompleteness() {
	s := process.LidkopingSteeringSpecification()
	s.Name, s.Purpose = "Styra kommunen", ""
	f := process.Completeness(s)
	fmt.Println(f.Filled, "av", f.Total)
	fmt.Println(slices.ContainsFunc(f.Missing, func(p kvalitet.Problem) bool { return p.Path == "/purpose" }))
	// Output:
	// 8 av 16
	// true
}

// How far up the ladder the specification and the map reach by themselves; what only people can say is unknown.
func ExampleEvidence() {
	m := process.LidkopingLadder().Climb(process.Evidence(process.LidkopingSteeringSpecification(), process.LidkopingSteering())...)
	fmt.Println(m.Strict, m.Count, m.Unknown, "av", m.Steps)
	// Output: 0 2 3 av 10
}

// What the wanted map changes in the present one.
func ExampleDiff() {
	present := process.LidkopingActionPlan()
	wanted := process.LidkopingActionPlan()
	wanted.Nodes = slices.Clone(wanted.Nodes)
	wanted.Nodes[1].Name = "Läs förvaltningens mål"
	for _, c := range process.Diff(present, wanted) {
		fmt.Println(c.What, c.How, c.Field, c.After)
	}
	// Output: node changed name Läs förvaltningens mål
}

// What does not go together among the roles of processes.
func ExampleRoleConflicts() {
	specs := []process.Specification{{ID: uuid.UUID{15: 1}, Name: "Pröva bygglov", Roles: []process.Assignment{
		{Role: process.RoleOwner, Holder: "bygglovschef"}, {Role: process.RoleLeader, Holder: "bygglovschef"}}}}
	for _, p := range process.RoleConflicts(specs, 3) {
		fmt.Println(p.Code, p.Path)
	}
	// Output: conflict /0/roles
}

// Units without a process, and processes without an owner.
func ExampleArchitecture_Coverage() {
	a := process.OrebroProcesses()
	c := a.Coverage()
	fmt.Println("utan ägare:", len(c.WithoutOwner), "av", len(a.Processes), c.Complete())
	// Output: utan ägare: 4 av 8 false
}

// Work that goes from role to role, and straight back.
func ExamplePass_Handovers() {
	count, back := process.NewPass(process.LidkopingActionPlan()).Handovers()
	fmt.Println(count, "överlämningar, varav", len(back), "direkt tillbaka")
	// Output: 4 överlämningar, varav 1 direkt tillbaka
}

// A municipality's own limit for a rule stands in a profile.
func ExampleThresholds() {
	profile := process.DefaultProfile()
	for _, t := range process.Thresholds()[:2] {
		fmt.Println(t.Name, profile.Threshold(t.Name, t.Default), t.Source.Grade.Label().SV)
	}
	// Output:
	// process.map.elements 50 publicerad metod
	// process.map.activities 10 publicerad metod
}

// Hammer's model: an enabler is on a level when all of its components are.
func ExamplePEMM() {
	cells := map[string][4]process.Truth{}
	for _, e := range process.PEMMEnablers() {
		for _, component := range e.Components {
			cells[e.Code+"."+component] = [4]process.Truth{process.TruthGreen, process.TruthGreen, process.TruthYellow}
		}
	}
	capabilities := map[string]int{}
	for _, code := range process.PEMMCapabilities() {
		capabilities[code] = 1
	}
	r, err := process.PEMM(cells, capabilities)
	fmt.Println("process", r.Process, "organisation", r.Enterprise, "nivå", r.Level, err)
	// Output: process 2 organisation 1 nivå 1 <nil>
}

// A category by the name that people write.
func ExampleCategorySet_Category() {
	c, ok := process.ThreeCategories().Category("Huvudprocess")
	fmt.Println(c.Code, ok)
	// Output: main true
}

func ExampleDocument_Expired() {
	routine := process.Document{Code: "R12", Title: "Signeringslista", Revised: kvalitet.NewDate(2024, 3, 1), Months: 24}
	expired, known := routine.Expired(kvalitet.NewDate(2026, 11, 22))
	fmt.Println(expired, known)
	// Output: true true
}

func ExampleEvaluationDue() {
	s := process.LidkopingSteeringSpecification()
	s.Evaluated = kvalitet.NewDate(2026, 2, 1)
	fmt.Println(process.EvaluationDue(s))
	// Output: 2027-02-01
}

// Skellefteå's four categories read as three: what stands under each stays.
func ExampleArchitecture_Translate() {
	a := process.Architecture{ID: id(1), Name: "Skellefteås processer", Categories: process.SkellefteaCategories(), Processes: []process.Entry{
		{Process: id(2), Name: "Leda kommunen", Category: process.SkellefteaCategories().Categories[0].Code}}}
	three, err := a.Translate(process.ThreeCategories(), process.SkellefteaToThree())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(a.Processes[0].Category, "→", three.Processes[0].Category)
	// Output: operative → main
}

// Municipalities' own top maps.
func ExampleTopMaps() {
	for _, a := range process.TopMaps() {
		fmt.Println(a.Name, len(a.Processes))
	}
	// Output:
	// Örebro kommuns processer 8
	// Lidköpings kommuns processer 6
	// Eskilstuna kommuns processer 5
	// Övergripande processkarta 17
}
