// Package flow measures a process map (flödesanalys): how long, how much work, what it costs.
//
// # What it is for
//
// A map with times, costs and probabilities answers what a municipality asks before it changes a process: how long does
// a case take, how much of that is work, where does it wait, who is the bottleneck, and which step is worth shortening.
// [Of] computes it in closed form; nothing is simulated.
//
// # Concepts
//
//	Swedish                          English                  identifier
//	ledtid, genomloppstid            cycle time               Result.CycleTime
//	teoretisk tid                    theoretical time         Result.TheoreticalTime
//	arbetsinsats                     work                     Result.WorkTime
//	flödeseffektivitet               cycle-time efficiency    Result.Efficiency
//	överlämning                      handover                 Result.Handovers
//	omarbete                         rework                   Rework
//	flaskhals                        bottleneck               Result.Bottleneck
//	kritisk linje                    critical path            Result.CriticalPath
//	känslighet                       sensitivity              Activity.Sensitivity
//
// # Rules and sources
//
// Flow analysis as in Dumas and others, Fundamentals of Business Process Management, section 7.1:
//
//	sequence   T = T₁ + T₂ + …
//	decision   T = p₁T₁ + p₂T₂ + …        probabilities sum to 1
//	parallel   T = max(T₁, T₂, …)         work and cost are summed
//	rework     T = T₁ / (1 − r)           once: T = T₁ (1 + r)
//	efficiency theoretical time / cycle time
//
// A decision that leads back is solved as an expectation: the ways back form a system of linear equations, whose
// solution for one loop is the rule above. Parallel ways are reduced innermost first; their expected times are compared,
// as the source does. A map of parallel ways only, without decisions, is solved by its longest path, whatever its shape.
//
// # Storage
//
// Nothing is stored; see package process for maps.
//
// # JSON
//
// [Result] is written with seconds and kronor as numbers. It is a report, not a document.
//
// # Time and numbers
//
// Times go in as whole seconds and costs as exact kronor; expectations are floating-point numbers, exact to some
// fifteen digits, and are not rounded. Queues are not modelled: waiting is what the map says it is.
//
// # Concurrency
//
// Functions keep no state.
package flow
