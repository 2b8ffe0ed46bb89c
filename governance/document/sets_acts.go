package document

import "github.com/kommunkvalitet/kvalitet"

// EducationAct returns what skollagen 4 kap. asks of systematic quality work: at the level of the principal and of every
// unit, documented, with complaints handled by routines that people know of.
func EducationAct() RequirementSet {
	return setOf("Skollagen 4 kap.", "Skollagens systematiska kvalitetsarbete", "Systematic quality work by the Education Act",
		kvalitet.Source{Title: "Skollag (2010:800)", Section: "4 kap. 3–8 §§", Grade: kvalitet.GradeStatute},
		clause("4 kap. 3 § planera", "huvudmannen planerar och följer upp utbildningen", "the principal plans and follows up", EvidencePlan, EvidenceReport),
		clause("4 kap. 3 § analysera", "huvudmannen analyserar orsakerna till resultaten", "the principal analyses the causes of the results", EvidenceAnalysis),
		clause("4 kap. 3 § utveckla", "huvudmannen utvecklar utbildningen", "the principal develops the education", EvidenceAction, EvidencePlan),
		clause("4 kap. 4 §", "kvalitetsarbete på varje enhet, med personal, barn och elever", "quality work in every unit, with staff, children and pupils", EvidencePlan, EvidenceReport, EvidenceAnalysis),
		clause("4 kap. 5 §", "inriktning på de nationella målen", "direction towards the national goals", EvidenceGoal),
		clause("4 kap. 6 §", "dokumentation", "documentation", EvidenceDocument, EvidenceReport),
		clause("4 kap. 7 §", "åtgärder vid brister", "action on shortcomings", EvidenceAction),
		clause("4 kap. 8 § rutiner", "skriftliga rutiner för klagomål, kända av dem som berörs", "written routines for complaints, known to those concerned", EvidenceDocument),
		clause("4 kap. 8 § handläggning", "klagomål bekräftas, utreds skyndsamt och återkopplas", "complaints are confirmed, investigated promptly and fed back", EvidenceComplaint),
	)
}

// PatientSafetyAct returns what patientsäkerhetslagen 3 kap. asks of whoever provides health care, as a municipality
// does. The day of the report is confirmed; the numbers of the other clauses are not, so the set's grade is our default.
func PatientSafetyAct() RequirementSet {
	set := setOf("Patientsäkerhetslagen 3 kap.", "Patientsäkerhetslagens systematiska arbete", "Systematic work by the Patient Safety Act",
		kvalitet.Source{Title: "Patientsäkerhetslag (2010:659)", Section: "3 kap.", Grade: kvalitet.GradeDefault},
		clause("3 kap. 1–2 §§", "planerad, ledd och kontrollerad vård som förebygger vårdskador", "care planned, led and controlled so that injuries are prevented", EvidencePlan, EvidenceProcess, EvidenceControl),
		clause("3 kap. 3 §", "händelser utreds: förlopp, orsaker och åtgärder", "events are investigated: course, causes and measures", EvidenceComplaint, EvidenceAnalysis, EvidenceAction),
		clause("3 kap. 5 §", "allvarliga händelser anmäls (lex Maria)", "serious events are reported (lex Maria)", EvidenceReport, EvidenceComplaint),
		clause("3 kap. klagomål", "klagomål besvaras snarast med förklaring och åtgärder", "complaints are answered promptly with explanation and measures", EvidenceComplaint),
		clause("3 kap. 9 §", "fördelat och dokumenterat ansvar", "responsibility divided and documented", EvidenceRole, EvidenceDocument),
		clause("3 kap. 10 §", "patientsäkerhetsberättelse senast den 1 mars", "patient safety report by 1 March", EvidenceReport),
	)
	last := len(set.Requirements) - 1
	set.Requirements[last].Source = kvalitet.Source{Title: "Patientsäkerhetslag (2010:659)", Section: "3 kap. 10 §", Grade: kvalitet.GradeStatute}
	return set
}

// SupportAct returns what LSS asks about wrongs and about decisions not carried out.
func SupportAct() RequirementSet {
	return setOf("LSS", "LSS om missförhållanden och ej verkställda beslut", "The Act on support for the disabled: wrongs, and decisions not carried out",
		kvalitet.Source{Title: "Lag (1993:387) om stöd och service till vissa funktionshindrade", Section: "24 b–f och 28 f–h §§", Grade: kvalitet.GradeStatute},
		clause("24 b–f §§ rapport", "missförhållanden rapporteras genast", "wrongs are reported at once", EvidenceComplaint, EvidenceDocument),
		clause("24 b–f §§ utredning", "missförhållanden utreds", "wrongs are investigated", EvidenceComplaint, EvidenceAnalysis),
		clause("24 b–f §§ åtgärd", "missförhållanden avhjälps utan dröjsmål", "wrongs are remedied without delay", EvidenceAction),
		clause("24 b–f §§ anmälan", "allvarliga missförhållanden anmäls till IVO", "serious wrongs are reported to the inspectorate", EvidenceReport, EvidenceComplaint),
		clause("28 f–h §§", "ej verkställda beslut rapporteras varje kvartal", "decisions not carried out are reported every quarter", EvidenceReport),
	)
}

// AdministrativeProcedureAct returns what förvaltningslagen asks of every contact: service, availability, speed, and
// word of delay. Its 11 and 12 §§ do not hold where only the legality of a decision can be tried (2 §).
func AdministrativeProcedureAct() RequirementSet {
	return setOf("Förvaltningslagen", "Förvaltningslagens krav på service och tid", "Service and time by the Administrative Procedure Act",
		kvalitet.Source{Title: "Förvaltningslag (2017:900)", Section: "6–12 §§", Grade: kvalitet.GradeStatute},
		clause("6 §", "service: hjälp utan onödigt dröjsmål", "service: help without unnecessary delay", EvidenceDocument, EvidenceProcess, EvidenceSurvey),
		clause("7 §", "tillgänglighet för kontakter", "availability for contacts", EvidenceDocument, EvidenceReport, EvidenceSurvey),
		clause("9 §", "enkel, snabb och kostnadseffektiv handläggning", "simple, swift and cost-effective handling", EvidenceProcess, EvidenceReport),
		clause("11 §", "underrättelse om väsentlig försening", "notice of substantial delay", EvidenceDocument, EvidenceProcess),
		clause("12 §", "avgörande inom fyra veckor när det begärs efter sex månader", "a decision within four weeks when asked for after six months", EvidenceDocument, EvidenceReport),
	)
}
