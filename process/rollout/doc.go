// Package rollout plans the work of mapping a municipality's processes (införandeplan): hours, people, weeks, money.
//
// # What it is for
//
// A plan for mapping says how many weeks, how many hours per process, how many leaders and participants. [Plan.Effort]
// multiplies it out, [Plan.Schedule] lays it out week by week and person by person, and [Rules] find what in the plan
// contradicts itself: hours that do not add up, a share of a post that does not hold the load, a window too short.
//
// # Concepts
//
//	Swedish                          English                  identifier
//	projektplan, resursbehov         plan                     Plan
//	kartläggningsdag                 meeting                  Meeting
//	processledare                    leader                   Plan.Leaders
//	verksamhetens tid                business hours           Effort.Business
//	arbetsinsats                     effort                   Effort
//	kartläggningsfönster             mapping window           Plan.Window
//	uppföljningsmöte                 follow-up                Slot.FollowUp
//	beläggning                       load                     Load
//	motsägelse                       contradiction            Rules
//
// # Rules and sources
//
// [Lidkoping] is the plan of Lidköping's project with every figure as printed; from it come 54 hours of the business per
// process, 2 720 hours of leaders and 2.9 hours a week for each, and the contradictions that the rules point at.
// RULES.md lists the rules.
//
// # Storage
//
// A host implements [PlanStore]; package rollouttest proves it. [LoadPass] and [SavePlan] are what the package calls.
//
// # JSON
//
// A plan is a document of schema "process/rollout/plan/v1"; see testdata/plan.json.
//
// # Time and numbers
//
// Hours and shares are floating-point numbers, not rounded; amounts are exact kronor. A week is seven days. Weekly hours
// of a full post are 40 unless the plan says otherwise.
//
// # Concurrency
//
// All types are values.
package rollout
