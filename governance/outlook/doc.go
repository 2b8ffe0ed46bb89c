// Package outlook holds what a municipality sees coming and how it talks with its citizens (omvärldsanalys och
// medborgardialog).
//
// # What it is for
//
// Observations of the outside world are worth something when they end in a plan or a risk. The package screens them by
// effect and uncertainty and says which of them nobody has taken further. A dialogue is worth something when the
// question can still be influenced and the citizens hear what became of it; the package checks both.
//
// # Concepts
//
//	Swedish                                   English                         identifier
//	omvärldsobservation, klass, trend         observation, class, trend       Observation, Class
//	effekt × osäkerhet                        effect and uncertainty          Screening, Screen
//	omvärldsdag, omvärldsteam, framtidsdagar  outlook day, team, future days  Occasion
//	medborgardialog                           citizen dialogue                Dialogue
//	delaktighetstrappan                       ladder of participation         Rung
//	dialogmetod                               method of dialogue              DialogueMethod
//	folkinitiativ                             people's initiative             PeopleInitiative
//	återkoppling                              feedback                        Dialogue.Feedback
//
// # Rules and sources
//
// [ObservationRules] and [DialogueRules]; RULES.md lists them.
//
// # Storage
//
// A host implements [ObservationStore] and [DialogueStore]. Package outlooktest proves an implementation and has one in
// memory.
//
// # JSON
//
// Documents of the schemas "governance/observation/v1" and "governance/dialogue/v1".
//
// # Time and numbers
//
// Nothing reads the clock; a rule that asks whether a dialogue is over is given the day.
//
// # Concurrency
//
// All types are values.
package outlook
