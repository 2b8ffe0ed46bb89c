// Package process holds maps of processes and what is known about them (processledning, processkartläggning).
//
// # What it is for
//
// A municipality's work crosses its organisation. The package holds a process as a specification in words and as a map
// of roles and activities, tells what is wrong with the map and why, places the process on a maturity ladder, and
// covers the whole with an architecture. Package diagram draws the map, flow measures it, improve keeps the wheel of
// improvement turning, and rollout plans the work of mapping.
//
// # Concepts
//
//	Swedish                              English                  identifier
//	processkarta                         map                      Map
//	simbana, roll                        lane                     Lane
//	nod, aktivitet, beslut               node                     Node, NodeKind
//	flöde, meddelande                    flow, message            Flow, FlowKind
//	objekt in, objekt ut                 object                   Object
//	nuläge, önskat läge                  present, wanted state    MapState, Diff
//	processpecifikation                  specification            Specification, Completeness
//	processkategori                      category                 CategorySet
//	processarkitektur                    architecture             Architecture, Coverage
//	processägare, processledare …        role                     Role, RoleConflicts
//	mognadstrappa                        maturity ladder          Ladder, Maturity, PEMM
//	förankring                           anchoring                AnchoringChecklist
//	identifiering av processer           identifying processes    IdentificationChecklist
//	krav på ledningssystemet             management system        ManagementChecklist
//	toppkarta                            top map                  Architecture, TopMaps
//
// # Rules and sources
//
// [MapRules] holds the checks of a map, numbered P01 to P75; RULES.md lists them with their sources. Severities and
// thresholds are a profile, see [DefaultProfile] and [Thresholds]. Swedish names are judged by the form of words and
// never give more than a warning. The ladders are data; a level is shown by the strict and by the count reading.
//
// # Storage
//
// A host implements [SpecificationStore], [MapStore], [ArchitectureStore] and [AssessmentStore], or those that it
// needs. Package processtest proves an implementation and has one in memory. [LoadPass], [LoadCoverage] and
// [LoadMaturity] are what the package itself reads.
//
// # JSON
//
// A map is a document of schema "process/map/v1":
//
//	{
//	  "schema": "process/map/v1",
//	  "id": "8d7c…", "version": 0, "name": "Pröva bygglov",
//	  "participants": [{"id": "sokande", "name": "Sökande"}],
//	  "lanes": [{"id": "handlaggare", "name": "Handläggare", "hourlyCost": "480"}],
//	  "nodes": [
//	    {"id": "start", "kind": "start", "name": "Ansökan inkommen", "lane": "handlaggare"},
//	    {"id": "granska", "kind": "activity", "name": "Granska ansökan", "lane": "handlaggare", "work": 1800, "wait": 86400},
//	    {"id": "komplett", "kind": "decision", "name": "Är ansökan komplett?", "lane": "handlaggare"},
//	    {"id": "slut", "kind": "end", "name": "Beslut fattat", "lane": "handlaggare"}
//	  ],
//	  "flows": [
//	    {"id": "f1", "from": "start", "to": "granska"},
//	    {"id": "f2", "from": "komplett", "to": "slut", "name": "Ja", "probability": 0.7},
//	    {"id": "m1", "kind": "message", "from": "sokande", "to": "start"}
//	  ]
//	}
//
// Kinds of node are start, end, activity, decision, parallel, inclusive, complex, subprocess and event; a gateway with
// one way out is a merge or a join. Work and wait are whole seconds, amounts are kronor as texts. The document is read
// strictly; [ReadFile] reads what people write: Swedish names of members, lanes by name, missing identities, times as
// texts, and a specification and answers to the ladders in the same file.
//
// # Time and numbers
//
// Times are whole seconds, probabilities floating-point numbers that must sum to 1 within a millionth, amounts exact
// decimals. Rules are sound on cycles and take time linear in the map's size.
//
// # Concurrency
//
// Values are immutable by convention; a [Pass] is read-only once it has been filled in and may then be shared.
package process
