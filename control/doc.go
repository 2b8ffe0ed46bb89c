// Package control runs internal control from risk to the auditors' comment (intern kontroll, tillsyn).
//
// # What it is for
//
// Every body of a municipality analyses its risks, adopts a plan of what to test in the year to come, tests it, and
// reports; a central group assesses all bodies and reports to the executive; the auditors comment; and next year's
// report answers for what was found. The package holds each of these documents, the year that ties them together, and
// rules that find what is missing and say why. Package sampling below it draws and evaluates the samples.
//
// # Concepts
//
//	Swedish                             English                        identifier
//	modell för intern kontroll          model                          Model
//	risk- och väsentlighetsanalys       risk and materiality analysis  Analysis, Risk
//	urval till planen, skäl             selection, reason              Select, Criterion, Choice
//	tillsynsplan, internkontrollplan    supervision plan               Plan, Draft
//	kontrollmoment, löpnummer (V1)      control activity, number       Activity, Number
//	ändring efter beslut                amendment                      Amendment
//	kontrolltillfälle                   occasion                       Occurrence, Frequency
//	utförd tillsyn, resultat, underlag  execution, result, evidence    Execution, Result, Evidence
//	avvikelse, allvarlighetsgrad        deviation, severity            Deviation, Severity
//	punkt att följa upp, svar           item, answer                   Item, FollowUp, CarryForward
//	tillsynsrapport                     supervision report             Report, Row, Compile
//	akt                                 file                           File
//	bedömning av nämnden                assessment                     Assess, Assessment, Aspect, Grade
//	rapport till kommunstyrelsen        overview                       Summarise, Overview, Statement
//	underlag till revisionen            dossier                        Dossier
//	årsprocessen, steg                  the year, step                 State, Step, Deadline
//	komponent, princip                  component, principle           Component, Principle, GradeSystem
//
// # Rules and sources
//
// [AnalysisRules], [CoverageRules], [ExecutionRules], [FollowUpRules] and [TimelinessRules] look at one body's year and
// are the five aspects of its assessment; [OverviewRules] look at the report on all. RULES.md lists them with their
// sources. Areas, selection, severities and days are a [Model]: [Orebro], [Gothenburg], [Hultsfred], [Kalmar] and
// [Mellerud] differ in them. What no source decides says that it is our default. How severe a "no" is stands in
// [DefaultProfile]. [Duties] holds what the law asks, in both wordings of KL 6 kap. 6 §.
//
// # Storage
//
// A host implements [PlanStore], [ExecutionStore], [DeviationStore], [ReportStore], [AssessmentStore], [OverviewStore]
// and [ModelStore], or those that it needs. Package controltest proves an implementation and has one in memory.
// [LoadFiles], [SaveFile], [LoadYear] and [SaveYear] are what the package itself reads and writes. Evidence is kept as
// references and hashes; the material and the names of persons stay elsewhere.
//
// # JSON
//
// Plans, executions, deviations, reports, assessments, overviews and models are documents with a schema member such as
// "control/plan/v1". A [File] is a view of several of them; the paths of findings point into it:
//
//	{"body": "Socialnämnden", "year": 2027,
//	 "plan": {"adopted": {"date": "2026-12-10", "by": "Socialnämnden", "reference": "§ 118"},
//	   "analysis": {"date": "2026-10-01", "areas": ["economy", "personnel", "operations"], "fraud": true,
//	     "risks": [{"id": "R1", "text": "…", "area": "operations", "process": "…", "value": 12}]},
//	   "activities": [{"number": "V1", "area": "operations", "risks": ["R1"], "process": "…", "text": "…",
//	     "method": "stickprov", "sample": 25, "frequency": "halfYearly", "owner": "…", "responsible": "…", "recipient": "…"}],
//	   "amendments": [{"date": "…", "motive": "…", "resolution": {…}, "changes": [{"number": "V1", "activity": {…}}]}]},
//	 "executions": [{"activity": "V1", "date": "2027-05-20", "tester": "…", "result": "minor", "tested": 25, "wrong": 2,
//	   "evidence": [{"reference": "…", "hash": "…"}]}],
//	 "deviations": [{"activity": "V1", "text": "…", "severity": "minor", "cause": "…", "action": "…", "owner": "…",
//	   "due": "…", "done": "…", "effect": {"date": "…", "shown": true}, "closed": "…"}],
//	 "previous": [{"id": "2026-V1", "text": "…", "result": "minor"}],
//	 "report": {"case": "…", "registered": "2027-12-20", "approved": {…}, "handedOver": "…",
//	   "followUps": [{"item": "2026-V1", "answer": "done", "text": "…"}]}}
//
// # Time and numbers
//
// Nothing reads a clock: the day of a check is part of the [Pass]. What is due after it is not late. Counts are whole
// numbers; a count that was not made is absent, never zero. "Not rated", "not due", "not done" and "not applicable" are
// four things, and none of them is "no deviation". Grades are the worst, never an average.
//
// # Concurrency
//
// Values are immutable by convention. A [Pass] is read-only after it is made and may be shared.
package control
