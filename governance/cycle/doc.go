// Package cycle holds the municipal year (kommunens årshjul): the calendar, the deadlines, the plans and the reports.
//
// # What it is for
//
// A council's year is made of days that the law sets, days that the municipality has set, and Swedish holidays that
// move both. The package knows the calendar of any year 1900–2199, reckons time as the law does, turns a wheel of
// deadlines into the entries of a year, says where years overlap and plans come in the wrong order, writes the result as
// iCalendar, and keeps the plans and reports that the entries stand for.
//
// # Concepts
//
//	Swedish                        English                 identifier
//	helgdag, afton                 holiday, eve            HolidayRule, Holiday
//	arbetsdag                      working day             Calendar
//	lagstadgad tid                 statutory time          Calendar.AddMonths, Calendar.RollForward
//	tidsfrist                      deadline                Deadline
//	årshjul                        wheel of the year       Wheel, Entry
//	valår, mandatperiod            election year, term     ElectionYear, TermStart
//	plan, plantrappa               plan, ladder of plans   Plan, Rung
//	antagande                      adoption                Adoption
//	delårsrapport, årsredovisning  interim, annual report  PeriodReport
//
// # Rules and sources
//
// [SwedishHolidays] and [Statutory] carry the clause of each day and the years in which it holds. A day that no source
// decides, such as the day of a dialogue within a year, says that it is our default. [PlanRules] and [ReportRules]
// check a plan and a report; RULES.md lists them.
//
// # Storage
//
// A host implements [CalendarDefinitionStore], [WheelStore], [PlanStore] and [PeriodReportStore], or those that it needs.
// Package cycletest proves an implementation and has one in memory. [SavePlan] is the guard that keeps an adopted plan
// as it was adopted.
//
// # JSON
//
// Calendars, wheels, plans and reports are documents with a schema member such as "governance/plan/v1". A day of every
// year is written as its rule ([DayRule]).
//
// # Time and numbers
//
// Days are [kvalitet.Date] without a zone. Time in months ends on the same day number or the last day of the month
// (lag 1930:173). Deadlines for handing over a report roll to the next working day; political decisions do not.
// Nothing reads the clock.
//
// # Concurrency
//
// Values are immutable by convention; a [Calendar] does not change and may be shared.
package cycle
