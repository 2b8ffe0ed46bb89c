package document

import (
	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
)

func setOf(code, sv, en string, source kvalitet.Source, requirements ...Requirement) RequirementSet {
	return RequirementSet{ID: uuid.NewSHA1(uuid.NameSpaceURL, []byte("kvalitet/governance/document/"+code)), Code: code,
		Name: kvalitet.Label{SV: sv, EN: en}, Source: source, Requirements: requirements}
}

func clause(number, sv, en string, needs ...EvidenceKind) Requirement {
	return Requirement{Number: number, Name: kvalitet.Label{SV: sv, EN: en}, Needs: needs}
}

// RequirementSets returns the sets that ship with the module.
func RequirementSets() []RequirementSet {
	return []RequirementSet{SOSFS2011(), LocalGovernmentAct(), ISO9001(), SvenskKvalitetsbas(), ISO14001(), EducationAct(), PatientSafetyAct(), SupportAct(), AdministrativeProcedureAct()}
}

// SOSFS2011 returns the parts of Socialstyrelsen's regulation on management systems for systematic quality work
// (SOSFS 2011:9, as amended through HSLF-FS 2023:27). The content of the chapters is unconfirmed except for 7 kap. 1 §,
// so the set's grade is our default.
func SOSFS2011() RequirementSet {
	source := kvalitet.Source{Title: "SOSFS 2011:9", Section: "senast ändrad genom HSLF-FS 2023:27", Grade: kvalitet.GradeDefault}
	set := setOf("SOSFS 2011:9", "Ledningssystem för systematiskt kvalitetsarbete", "Management systems for systematic quality work", source,
		clause("3 kap.", "ansvar och uppgiftsfördelning", "responsibility and division of tasks", EvidenceRole, EvidenceDocument),
		clause("4 kap. processer", "identifierade, beskrivna och fastställda processer", "identified, described and adopted processes", EvidenceProcess),
		clause("4 kap. aktiviteter", "aktiviteter och deras ordning", "activities and their order", EvidenceProcess),
		clause("4 kap. rutiner", "rutiner: hur och vem", "routines: how and who", EvidenceDocument),
		clause("4 kap. samverkan", "intern och extern samverkan", "internal and external collaboration", EvidenceProcess, EvidenceDocument),
		clause("5 kap. 1 §", "riskanalys", "risk analysis", EvidenceRisk),
		clause("5 kap. 2 §", "egenkontroll", "self-monitoring", EvidenceControl, EvidenceSurvey),
		clause("5 kap. 3–5 §§", "utredning av klagomål, rapporter och avvikelser", "investigation of complaints, reports and deviations", EvidenceComplaint),
		clause("5 kap. 6 §", "sammanställning och analys av mönster och trender", "compilation and analysis of patterns and trends", EvidenceAnalysis),
		clause("5 kap. 7–8 §§", "förbättrande åtgärder och ändrade processer", "improvement and changed processes", EvidenceAction),
		clause("6 kap.", "personalens medverkan", "participation of staff", EvidenceRole, EvidenceTraining, EvidenceDocument),
		clause("7 kap. 1 §", "dokumentation", "documentation", EvidenceDocument, EvidenceReport),
	)
	last := len(set.Requirements) - 1
	set.Requirements[last].Source = kvalitet.Source{Title: "SOSFS 2011:9", Section: "7 kap. 1 §", Grade: kvalitet.GradePublished}
	return set
}

// LocalGovernmentAct returns the clauses of kommunallagen that ask for something to be shown every year or every term.
func LocalGovernmentAct() RequirementSet {
	return setOf("KL", "Kommunallagens krav på styrning och uppföljning", "Steering and follow-up by the Local Government Act",
		kvalitet.Source{Title: "Kommunallag (2017:725)", Grade: kvalitet.GradeStatute},
		clause("5 kap. 1 §", "fullmäktiges mål och riktlinjer, budget och organisation", "the council's goals and guidelines, budget and organisation", EvidenceGoal, EvidenceDecision, EvidencePlan),
		clause("5 kap. 3 §", "program för privata utförare", "programme for private providers", EvidenceDocument, EvidenceDecision),
		clause("5 kap. 13 §", "kungörelse minst en vecka före sammanträdet", "notice at least a week before the meeting", EvidenceDocument, EvidenceDecision),
		clause("5 kap. 24 §", "beslut om ansvarsfrihet före utgången av juni", "decision on discharge before the end of June", EvidenceDecision),
		clause("6 kap. 1 §", "kommunstyrelsens uppsikt", "the executive board's oversight", EvidenceDecision, EvidenceReport),
		clause("6 kap. 5 §", "återredovisning av delegerade uppdrag", "report back on assignments", EvidenceReport),
		clause("6 kap. 6 §", "nämndens ansvar och tillräcklig intern kontroll", "the board's responsibility and sufficient internal control", EvidenceControl),
		clause("6 kap. 9 §", "årligt beslut om varje bolag", "yearly decision on each company", EvidenceDecision),
		clause("6 kap. 37–40 §§", "delegation och anmälan", "delegation and reporting", EvidenceDocument, EvidenceDecision),
		clause("8 kap. 3 §", "samråd med brukare", "consultation with users", EvidenceSurvey, EvidenceComplaint, EvidenceDecision),
		clause("8 kap. 14–16 a §§", "budgetförslag, årsredovisning och revisionsberättelser på webben från kungörelsen", "budget proposal, annual report and audit reports on the web from the notice", EvidenceDocument, EvidenceReport),
		clause("10 kap. 3 §", "bolagens ändamål, styrelse, lekmannarevisor och insyn", "purpose, board, lay auditor and insight of companies", EvidenceDocument, EvidenceDecision),
		clause("10 kap. 8 §", "kontroll och uppföljning av privata utförare", "control and follow-up of private providers", EvidenceControl, EvidenceReport),
		clause("11 kap. 1 §", "riktlinjer för god ekonomisk hushållning", "guidelines for good financial management", EvidenceDocument),
		clause("11 kap. 5–6 §§", "budget i balans med mål och treårsplan", "balanced budget with goals and a three-year plan", EvidencePlan),
		clause("11 kap. 8 §", "styrelsens budgetförslag före utgången av oktober", "the executive board's budget proposal before the end of October", EvidencePlan, EvidenceDecision),
		clause("11 kap. 10 §", "budget beslutad före utgången av november", "budget decided before the end of November", EvidenceDecision, EvidencePlan),
		clause("11 kap. 12 §", "återställning av underskott inom tre år", "restoration of deficits within three years", EvidencePlan, EvidenceReport),
		clause("11 kap. 15 §", "finansiering anges vid beslut om utgifter under året", "financing stated when expenditure is decided during the year", EvidenceDecision),
		clause("11 kap. 16 §", "delårsrapport inom två månader", "interim report within two months", EvidenceReport),
		clause("11 kap. 20 §", "årsredovisning senast den 15 april", "annual report by 15 April", EvidenceReport),
		clause("12 kap. 1–2 §§", "revisorernas granskning och bedömning", "the auditors' review and judgement", EvidenceAudit),
	)
}

// ISO9001 returns clause numbers of ISO 9001:2015 with short names of our own. The map of clauses is unconfirmed and
// our default; the standard's text is not here.
func ISO9001() RequirementSet {
	return setOf("ISO 9001:2015", "Ledningssystem för kvalitet", "Quality management systems",
		kvalitet.Source{Title: "ISO 9001:2015", Section: "klausulnummer", Grade: kvalitet.GradeDefault},
		clause("4.1", "omvärld och sammanhang", "context", EvidenceAnalysis, EvidenceDocument),
		clause("4.2", "intressenter", "interested parties", EvidenceAnalysis, EvidenceDocument),
		clause("4.3", "omfattning", "scope", EvidenceDocument),
		clause("4.4", "processer", "processes", EvidenceProcess),
		clause("5.2", "kvalitetspolicy", "policy", EvidenceDocument),
		clause("5.3", "roller och ansvar", "roles", EvidenceRole),
		clause("6.1", "risker och möjligheter", "risks and opportunities", EvidenceRisk),
		clause("6.2", "kvalitetsmål och hur de nås", "objectives and how they are reached", EvidenceGoal, EvidencePlan),
		clause("6.3", "planerade förändringar", "planned changes", EvidencePlan, EvidenceDecision),
		clause("7.2", "kompetens", "competence", EvidenceTraining),
		clause("7.5", "dokumenterad information", "documented information", EvidenceDocument),
		clause("8.2.1", "kommunikation med kunder och klagomål", "customer communication and complaints", EvidenceComplaint),
		clause("8.7", "avvikande resultat", "nonconforming output", EvidenceComplaint, EvidenceAction),
		clause("9.1.2", "kundnöjdhet", "customer satisfaction", EvidenceSurvey),
		clause("9.1.3", "analys och utvärdering", "analysis and evaluation", EvidenceAnalysis),
		clause("9.2", "intern revision", "internal audit", EvidenceAudit, EvidenceControl),
		clause("9.3", "ledningens genomgång", "management review", EvidenceReport, EvidenceDecision),
		clause("10.2", "avvikelser och korrigerande åtgärder", "nonconformity and corrective action", EvidenceAction),
		clause("10.3", "ständiga förbättringar", "improvement", EvidenceAction, EvidenceAnalysis),
	)
}

// SvenskKvalitetsbas returns what is published about the roles of Svensk Kvalitetsbas; its standard is not public and
// is not here.
func SvenskKvalitetsbas() RequirementSet {
	return setOf("Svensk Kvalitetsbas", "Svensk Kvalitetsbas, roller och revision", "Svensk Kvalitetsbas, roles and audit",
		kvalitet.Source{Title: "Svensk Kvalitetsbas", Section: "roller och ansvar", Grade: kvalitet.GradePublished, URL: "https://svenskkvalitetsbas.se/rollerochansvar"},
		clause("utfärdare", "utfärdare av certifikat", "issuer of the certificate", EvidenceDecision, EvidenceAudit),
		clause("revisor", "samma revisor högst tre år av fyra", "the same auditor at most three years of four", EvidenceAudit),
		clause("tredje part", "revision av tredje part minst vart fjärde år", "third-party audit at least every fourth year", EvidenceAudit),
	)
}

// ISO14001 returns clause numbers of ISO 14001:2015 with short names of our own, beside [ISO9001]: Kalmar has one
// management system for quality and the environment, certified by both. One piece of evidence may answer clauses of
// both. The map of clauses is unconfirmed and our default; the standard's text is not here.
func ISO14001() RequirementSet {
	return setOf("ISO 14001:2015", "Ledningssystem för miljö", "Environmental management systems",
		kvalitet.Source{Title: "ISO 14001:2015", Section: "klausulnummer", Grade: kvalitet.GradeDefault},
		clause("4.1", "omvärld och sammanhang", "context", EvidenceAnalysis, EvidenceDocument),
		clause("4.2", "intressenter", "interested parties", EvidenceAnalysis, EvidenceDocument),
		clause("4.3", "omfattning", "scope", EvidenceDocument),
		clause("4.4", "miljöledningssystem", "environmental management system", EvidenceProcess, EvidenceDocument),
		clause("5.2", "miljöpolicy", "environmental policy", EvidenceDocument),
		clause("5.3", "roller och ansvar", "roles", EvidenceRole),
		clause("6.1.2", "miljöaspekter", "environmental aspects", EvidenceRisk, EvidenceAnalysis),
		clause("6.1.3", "bindande krav", "compliance obligations", EvidenceDocument, EvidenceAnalysis),
		clause("6.2", "miljömål och hur de nås", "environmental objectives and how they are reached", EvidenceGoal, EvidencePlan),
		clause("7.2", "kompetens", "competence", EvidenceTraining),
		clause("7.4", "kommunikation", "communication", EvidenceDocument, EvidenceReport),
		clause("7.5", "dokumenterad information", "documented information", EvidenceDocument),
		clause("8.1", "styrning av verksamheten", "operational control", EvidenceProcess, EvidenceControl),
		clause("8.2", "beredskap för nödlägen", "emergency preparedness", EvidencePlan, EvidenceTraining),
		clause("9.1.2", "utvärdering av efterlevnad", "evaluation of compliance", EvidenceControl, EvidenceReport),
		clause("9.2", "intern revision", "internal audit", EvidenceAudit, EvidenceControl),
		clause("9.3", "ledningens genomgång", "management review", EvidenceReport, EvidenceDecision),
		clause("10.2", "avvikelser och korrigerande åtgärder", "nonconformity and corrective action", EvidenceAction),
		clause("10.3", "ständiga förbättringar", "improvement", EvidenceAction, EvidenceAnalysis),
	)
}
