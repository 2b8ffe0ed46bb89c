package main

import (
	"strings"

	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
)

// The words that people write for the library's codes. A set with "*" takes other codes as they stand.
var (
	areaWords = map[string]string{"ekonomi": "economy", "finance": "economy", "ekonomiområdet": "economy", "E": "economy",
		"personal": "personnel", "hr": "personnel", "staff": "personnel", "P": "personnel",
		"verksamhet": "operations", "operation": "operations", "V": "operations", "*": "*"}
	frequencyWords = map[string]string{"en gång": "once", "engång": "once", "1 gång": "once", "once": "once",
		"årligen": "yearly", "varje år": "yearly", "år": "yearly", "1 ggr/år": "yearly", "1 gång/år": "yearly", "en gång per år": "yearly", "årsvis": "yearly", "1 gång per år": "yearly", "annual": "yearly", "annually": "yearly", "yearly": "yearly",
		"halvår": "halfYearly", "halvårsvis": "halfYearly", "varje halvår": "halfYearly", "2 gånger per år": "halfYearly", "2 ggr/år": "halfYearly", "två gånger per år": "halfYearly", "half-year": "halfYearly", "semiannual": "halfYearly", "biannual": "halfYearly",
		"tertial": "tertial", "tertialvis": "tertial", "3 gånger per år": "tertial", "3 ggr/år": "tertial",
		"kvartal": "quarterly", "kvartalsvis": "quarterly", "varje kvartal": "quarterly", "4 gånger per år": "quarterly", "4 ggr/år": "quarterly", "quarter": "quarterly",
		"månad": "monthly", "månadsvis": "monthly", "månatligen": "monthly", "varje månad": "monthly", "12 gånger per år": "monthly", "12 ggr/år": "monthly", "month": "monthly",
		"vecka": "weekly", "veckovis": "weekly", "varje vecka": "weekly", "week": "weekly", "löpande": "continuous", "ongoing": "continuous"}
	resultWords = map[string]string{"utan avvikelse": "noDeviation", "ingen avvikelse": "noDeviation", "inga avvikelser": "noDeviation", "ok": "noDeviation", "u a": "noDeviation", "utan anmärkning": "noDeviation", "godkänd": "noDeviation", "passed": "noDeviation", "none": "noDeviation", "no deviations": "noDeviation",
		"mindre": "minor", "mindre avvikelse": "minor", "minor deviation": "minor", "liten avvikelse": "minor",
		"större": "major", "större avvikelse": "major", "stor avvikelse": "major", "major deviation": "major", "allvarlig": "major", "underkänd": "major", "failed": "major",
		"ej tillämplig": "notApplicable", "ej tillämpligt": "notApplicable", "inte tillämplig": "notApplicable", "ej aktuell": "notApplicable", "inte aktuell": "notApplicable", "n/a": "notApplicable",
		"ej utförd": "notDone", "inte utförd": "notDone", "ej genomförd": "notDone", "ej gjord": "notDone", "missed": "notDone", "not performed": "notDone", "not run": "notDone",
		"ännu inte aktuell": "notDue", "ej påbörjad": "notDue", "kommande": "notDue", "not due": "notDue"}
	treatmentWords = map[string]string{"åtgärda": "treat", "åtgärdas": "treat", "direktåtgärd": "treat", "reducera": "treat", "minska": "treat", "mitigate": "treat", "reduce": "treat", "treatment": "treat",
		"granska": "review", "granskning": "review", "kontroll": "review", "kontrollera": "review", "tillsyn": "review", "bevaka": "review", "control": "review", "monitor": "review",
		"acceptera": "accept", "accepterad": "accept", "accepteras": "accept", "accepted": "accept", "undvik": "avoid", "undvika": "avoid", "dela": "share", "överför": "share", "transfer": "share"}
	answerWords = map[string]string{"genomförd": "done", "genomfört": "done", "klar": "done", "klart": "done", "åtgärdad": "done", "avslutad": "done", "completed": "done", "closed": "done",
		"pågår": "underway", "åtgärd pågår": "underway", "pågående": "underway", "påbörjad": "underway", "delvis": "underway", "ongoing": "underway", "in progress": "underway",
		"inte genomförd": "notDone", "ej genomförd": "notDone", "ej påbörjad": "notDone", "ej klar": "notDone", "not started": "notDone",
		"inte längre aktuell": "dropped", "ej aktuell": "dropped", "avskriven": "dropped", "no longer relevant": "dropped"}
	severityWords = map[string]string{"anmärkning": "remark", "ringa": "remark", "låg": "remark", "low": "remark", "observation": "remark",
		"mindre": "minor", "mindre avvikelse": "minor", "liten": "minor", "medel": "minor", "medium": "minor",
		"större": "major", "större avvikelse": "major", "stor": "major", "hög": "major", "high": "major", "väsentlig": "major",
		"allvarlig": "critical", "allvarlig avvikelse": "critical", "kritisk": "critical", "mycket hög": "critical", "*": "*"}
	gradeWords = map[string]string{"grön": "green", "gul": "yellow", "röd": "red", "ej bedömd": "notJudged"}
)

// The shapes of a body's year. See help control plan for what they look like written out.
var (
	resolutionShape = shape{
		{name: "date", aliases: []string{"datum", "dag", "beslutsdatum", "beslutad", "decided", "decisionDate"}, kind: asDay},
		{name: "by", aliases: []string{"av", "organ", "nämnd", "beslutsfattare", "body"}},
		{name: "reference", aliases: []string{"referens", "paragraf", "§", "beteckning", "beslut", "decision", "case", "ärende", "diarienummer", "dnr", "ref"}},
	}
	riskShape = shape{
		{name: "id", aliases: []string{"nr", "nummer", "number", "riskId", "kod", "code"}},
		{name: "text", aliases: []string{"beskrivning", "risk", "description", "benämning", "name", "namn", "riskbeskrivning"}},
		{name: "area", aliases: []string{"område", "riskområde", "category", "kategori"}, kind: asWord, words: areaWords},
		{name: "process", aliases: []string{"rutin", "processen"}},
		{name: "likelihood", aliases: []string{"sannolikhet", "probability", "S"}, kind: asWhole},
		{name: "consequence", aliases: []string{"konsekvens", "väsentlighet", "påverkan", "impact", "K"}, kind: asWhole},
		{name: "value", aliases: []string{"riskvärde", "risktal", "värde", "riskValue", "riskpoäng"}, kind: asWhole},
		{name: "band", aliases: []string{"nivå", "risknivå", "level"}},
		{name: "goals", aliases: []string{"mål", "goal"}, kind: asTexts},
		{name: "flagged", aliases: []string{"utpekad", "särskilt utpekad", "flaggad"}, kind: asYes},
		{name: "common", aliases: []string{"kommungemensam", "gemensam"}, kind: asYes},
		{name: "fraud", aliases: []string{"oegentlighet", "oegentligheter"}, kind: asYes},
		{name: "deviated", aliases: []string{"avvikelse förra året"}, kind: asYes},
		{name: "treatment", aliases: []string{"decision", "beslut", "hantering", "riskbeslut", "response"}, kind: asWord, words: treatmentWords},
		{name: "resolution", aliases: []string{"beslutat", "beslutad", "decided", "nämndbeslut", "approved", "accepted"}, kind: asObject, sub: resolutionShape, scalar: resolution},
		{name: "control", aliases: []string{"kontroll", "kontrollmoment", "proposedControl", "förslag"}},
	}
	periodShape = shape{
		{name: "from", aliases: []string{"start", "från", "fr o m"}, kind: asDay},
		{name: "until", kind: asDay},
		{name: "last", aliases: []string{"to", "till", "end", "slut", "t o m"}, kind: asDay},
	}
	evidenceShape = shape{
		{name: "reference", aliases: []string{"referens", "ref", "ärende", "var", "url"}},
		{name: "hash", aliases: []string{"sha256", "kontrollsumma"}},
		{name: "date", aliases: []string{"datum"}, kind: asDay},
	}
	executionShape = shape{
		{name: "activity", aliases: []string{"kontrollmoment", "moment", "nummer", "number", "nr", "control"}},
		{name: "occasion", aliases: []string{"tillfälle", "omgång", "occurrence"}, kind: asWhole},
		{name: "date", aliases: []string{"datum", "dag", "utförd", "performed", "performedOn", "done"}, kind: asDay},
		{name: "tester", aliases: []string{"granskare", "utförare", "granskad av", "utförd av", "performedBy", "testedBy", "by", "ansvarig", "responsible"}},
		{name: "result", aliases: []string{"resultat", "outcome", "utfall", "bedömning"}, kind: asWord, words: resultWords},
		{name: "tested", aliases: []string{"prövade", "antal", "antal prövade", "granskade", "antal granskade", "kontrollerade", "n", "sample", "stickprov"}, kind: asWhole},
		{name: "wrong", aliases: []string{"fel", "antal fel", "avvikelser", "antal avvikelser", "errors", "deviations"}, kind: asWhole},
		{name: "note", aliases: []string{"anteckning", "kommentar", "text", "comment", "iakttagelse"}},
		{name: "evidence", aliases: []string{"underlag", "bevis"}, kind: asObjects, sub: evidenceShape, scalar: member1("reference")},
		{name: "id"}, {name: "version", kind: asWhole}, {name: "body", aliases: []string{"nämnd"}}, {name: "year", aliases: []string{"år"}, kind: asWhole},
	}
	reasonShape = shape{{name: "code"}, {name: "text", kind: asObject, sub: shape{{name: "sv"}, {name: "en"}}}}

	activityShape = shape{
		{name: "number", aliases: []string{"nr", "nummer", "löpnummer", "id", "kod", "code"}},
		{name: "area", aliases: []string{"område"}, kind: asWord, words: areaWords},
		{name: "risks", aliases: []string{"risk", "risker", "riskId", "riskIds"}, kind: asTexts},
		{name: "process", aliases: []string{"rutin"}},
		{name: "text", aliases: []string{"kontrollmoment", "moment", "kontroll", "control", "benämning", "titel", "title", "name", "namn", "beskrivning", "description"}},
		{name: "method", aliases: []string{"metod", "kontrollmetod"}},
		{name: "frequency", aliases: []string{"frekvens", "hur ofta"}, kind: asWord, words: frequencyWords},
		{name: "period", kind: asObject, sub: periodShape},
		{name: "due", aliases: []string{"date", "datum", "senast", "slutdatum", "deadline", "tid", "när"}, kind: asDay},
		{name: "sample", aliases: []string{"stickprov", "stickprovsstorlek", "urval", "sampleSize", "antal"}, kind: asWhole},
		{name: "owner", aliases: []string{"kontrollägare", "ägare", "controlOwner", "processägare", "process owner"}},
		{name: "responsible", aliases: []string{"ansvarig", "granskare", "utförare", "tester", "performer", "utförs av"}},
		{name: "recipient", aliases: []string{"mottagare", "rapporteras till", "reportTo"}},
		{name: "common", aliases: []string{"kommungemensam", "gemensam"}, kind: asYes},
		{name: "outsourced", aliases: []string{"privat utförare", "överlämnad", "provider"}, kind: asYes},
		{name: "changed", aliases: []string{"ändrad", "ändrat", "tillagd", "updated", "added"}, kind: asDay},
		{name: "reasons", aliases: []string{"skäl"}, kind: asObjects, sub: reasonShape},
		{name: "executions", aliases: []string{"results", "resultat", "tests", "tillsyner", "utförda", "utfall"}, kind: asObjects, sub: executionShape, scalar: resultAlone},
	}
	changeShape = shape{
		{name: "number", aliases: []string{"nr", "nummer", "löpnummer"}},
		{name: "activity", aliases: []string{"kontrollmoment", "moment", "ny lydelse"}, kind: asObject, sub: activityShape, scalar: numberAlone},
	}
	amendmentShape = shape{
		{name: "date", aliases: []string{"datum", "dag"}, kind: asDay},
		{name: "motive", aliases: []string{"motiv", "text", "beskrivning", "description", "reason", "change", "ändring"}},
		{name: "resolution", aliases: []string{"beslut", "decision", "approved", "godkänd", "beslutad", "decided"}, kind: asObject, sub: resolutionShape, scalar: resolution},
		{name: "changes", aliases: []string{"ändringar"}, kind: asObjects, sub: changeShape},
		{name: "number", aliases: []string{"nummer", "kontrollmoment", "nr", "moment", "activity"}},
	}
	deviationShape = shape{
		{name: "activity", aliases: []string{"kontrollmoment", "moment", "nummer", "number", "nr", "control"}},
		{name: "found", aliases: []string{"upptäckt", "datum", "date"}, kind: asDay},
		{name: "text", aliases: []string{"beskrivning", "avvikelse", "description", "deviation"}},
		{name: "severity", aliases: []string{"allvarlighetsgrad", "allvarlighet", "allvar", "grad", "grade"}, kind: asWord, words: severityWords},
		{name: "cause", aliases: []string{"orsak"}},
		{name: "action", aliases: []string{"åtgärd", "measure"}},
		{name: "owner", aliases: []string{"ansvarig", "responsible", "åtgärdsägare"}},
		{name: "due", aliases: []string{"senast", "slutdatum", "slutdag", "deadline", "klar senast"}, kind: asDay},
		{name: "done", aliases: []string{"genomförd", "utförd", "klar", "åtgärdad"}, kind: asDay},
		{name: "effect", aliases: []string{"effekt", "effektkontroll", "effectCheck", "effectShown", "effekt visad"}, kind: asObject, scalar: member1("shown"),
			sub: shape{{name: "date", aliases: []string{"datum"}, kind: asDay}, {name: "shown", aliases: []string{"visad"}, kind: asYes}, {name: "text", aliases: []string{"kommentar"}}}},
		{name: "closed", aliases: []string{"avslutad", "stängd"}},
		{name: "repeatOf", aliases: []string{"upprepar", "upprepning av"}},
		{name: "id"}, {name: "version", kind: asWhole}, {name: "body", aliases: []string{"nämnd"}}, {name: "year", aliases: []string{"år"}, kind: asWhole},
	}
	itemShape = shape{
		{name: "id", aliases: []string{"punkt", "item"}},
		{name: "activity", aliases: []string{"kontrollmoment", "nummer", "number", "nr"}},
		{name: "text", aliases: []string{"beskrivning", "avvikelse", "description", "benämning"}},
		{name: "process"},
		{name: "risks", aliases: []string{"risk", "risker"}, kind: asTexts},
		{name: "result", aliases: []string{"resultat", "utfall"}, kind: asWord, words: resultWords},
		{name: "frequent", aliases: []string{"vanlig", "återkommande"}, kind: asYes},
		{name: "severe", aliases: []string{"allvarlig"}, kind: asYes},
		{name: "action", aliases: []string{"åtgärd", "measure"}},
		{name: "responsible", aliases: []string{"ansvarig", "owner"}},
		{name: "due", aliases: []string{"senast", "slutdatum"}, kind: asDay},
		{name: "answer", aliases: []string{"svar", "status", "uppföljning", "followUp"}, kind: asWord, words: answerWords},
		{name: "comment", aliases: []string{"kommentar", "skäl"}},
	}
	reportShape = shape{
		{name: "case", aliases: []string{"ärende", "diarienummer", "dnr", "ärendebeteckning", "caseReference", "caseRef", "reference", "ärendenummer"}},
		{name: "registered", aliases: []string{"registrerad", "registreringsdatum", "date", "datum", "inlämnad", "registeredOn"}, kind: asDay},
		{name: "approved", aliases: []string{"godkänd", "beslut", "decision", "nämndens beslut"}, kind: asObject, sub: resolutionShape, scalar: resolution},
		{name: "handedOver", aliases: []string{"överlämnad", "överlämnad till ks", "handedToExecutive", "sent"}, kind: asDay},
		{name: "rows", aliases: []string{"rader", "results", "resultat"}, kind: asObjects, sub: shape{
			{name: "activity", aliases: []string{"kontrollmoment", "nummer", "number", "nr"}}, {name: "result", aliases: []string{"resultat", "utfall"}, kind: asWord, words: resultWords},
			{name: "motive", aliases: []string{"motiv"}}, {name: "text", aliases: []string{"kommentar"}}, {name: "action", aliases: []string{"åtgärd"}},
			{name: "responsible", aliases: []string{"ansvarig", "owner"}}, {name: "due", aliases: []string{"senast", "slutdatum"}, kind: asDay},
			{name: "occasions", kind: asWhole}, {name: "done", kind: asWhole}, {name: "tested", aliases: []string{"prövade"}, kind: asWhole},
			{name: "wrong", aliases: []string{"fel"}, kind: asWhole}, {name: "deviations", kind: asWhole}}},
		{name: "followUps", aliases: []string{"followUp", "uppföljning", "uppföljningar", "förra året", "uppföljning av förra året"}, kind: asObjects, sub: shape{
			{name: "item", aliases: []string{"punkt", "id", "nummer", "number", "activity", "kontrollmoment"}}, {name: "answer", aliases: []string{"svar", "status"}, kind: asWord, words: answerWords},
			{name: "text", aliases: []string{"kommentar", "comment", "skäl", "reason"}}, {name: "date", aliases: []string{"datum"}, kind: asDay}}},
		{name: "text", aliases: []string{"sammanfattning", "summary"}},
		{name: "id"}, {name: "version", kind: asWhole}, {name: "body", aliases: []string{"nämnd"}}, {name: "year", aliases: []string{"år"}, kind: asWhole},
	}
	analysisShape = shape{
		{name: "date", aliases: []string{"datum", "dag", "genomförd"}, kind: asDay},
		{name: "areas", aliases: []string{"områden", "område"}, kind: asTexts, words: areaWords},
		{name: "fraud", aliases: []string{"oegentligheter", "fel och oegentligheter", "fraudConsidered"}, kind: asYes},
		{name: "goals", aliases: []string{"mål"}, kind: asTexts},
		{name: "outsourced", aliases: []string{"överlämnat", "privata utförare", "utförare"}, kind: asYes},
		{name: "participants", aliases: []string{"deltagare", "deltog"}, kind: asTexts},
		{name: "risks", aliases: []string{"risker", "risk"}, kind: asObjects, sub: riskShape},
	}
	planShape = shape{
		{name: "analysis", aliases: []string{"analys", "riskanalys", "risk- och väsentlighetsanalys", "riskAnalysis", "riskAssessment", "rvAnalys"}, kind: asObject, sub: analysisShape},
		{name: "risks", aliases: []string{"risker"}, kind: asObjects, sub: riskShape, under: "analysis"},
		{name: "areas", aliases: []string{"områden"}, kind: asTexts, words: areaWords, under: "analysis"},
		{name: "fraud", aliases: []string{"oegentligheter", "fraudConsidered"}, kind: asYes, under: "analysis"},
		{name: "activities", aliases: []string{"kontrollmoment", "controls", "kontroller", "moment", "rader", "rows"}, kind: asObjects, sub: activityShape},
		{name: "adopted", aliases: []string{"beslutad", "antagen", "fastställd", "beslut", "adoption", "decision"}, kind: asObject, sub: resolutionShape, scalar: resolution},
		{name: "seal", aliases: []string{"sigill"}},
		{name: "amendments", aliases: []string{"ändringar", "ändring", "changes", "revideringar"}, kind: asObjects, sub: amendmentShape},
		{name: "id"}, {name: "version", kind: asWhole}, {name: "body", aliases: []string{"nämnd"}}, {name: "year", aliases: []string{"år"}, kind: asWhole},
	}
)

// bodyShape is a body's year: what belongs to the plan may stand in it or directly in the body.
func bodyShape() shape {
	s := shape{
		{name: "body", aliases: []string{"nämnd", "namn", "name", "organ", "board"}},
		{name: "year", aliases: []string{"år", "verksamhetsår"}, kind: asWhole},
		{name: "plan", aliases: []string{"tillsynsplan", "internkontrollplan"}, kind: asObject, sub: planShape},
		{name: "executions", aliases: []string{"results", "resultat", "tests", "tillsyner", "utförda", "utförda tillsyner"}, kind: asObjects, sub: executionShape},
		{name: "deviations", aliases: []string{"avvikelser", "avvikelse"}, kind: asObjects, sub: deviationShape},
		{name: "report", aliases: []string{"rapport", "tillsynsrapport"}, kind: asObject, sub: reportShape},
		{name: "previous", aliases: []string{"förra året", "lastYear", "föregående", "förra årets punkter", "carryForward", "uppföljningspunkter"}, kind: asObjects, sub: itemShape},
		{name: "previousYear", aliases: []string{"förra årets akt", "lastYearFile"}, kind: asIs},
		{name: "decided", aliases: []string{"betyg", "decidedGrade"}, kind: asWord, words: gradeWords},
		{name: "motive", aliases: []string{"motiv"}},
		{name: "principles", aliases: []string{"principer", "coso", "kontrollsystem"}, kind: asObjects, sub: shape{
			{name: "principle", aliases: []string{"princip", "nummer", "number", "nr"}, kind: asWhole},
			{name: "present", aliases: []string{"finns"}, kind: asYes}, {name: "functioning", aliases: []string{"fungerar"}, kind: asYes},
			{name: "deficiency", aliases: []string{"brist"}, kind: asWord, words: map[string]string{"ingen": "none", "ingen brist": "none", "brist": "deficiency", "mindre": "deficiency", "allvarlig": "major", "allvarlig brist": "major", "väsentlig": "major"}},
			{name: "note", aliases: []string{"kommentar", "anteckning"}}}},
	}
	for _, f := range planShape {
		if f.name == "id" || f.name == "version" || f.name == "body" || f.name == "year" {
			continue
		}
		f.under = strings.Trim("plan/"+f.under, "/")
		s = append(s, f)
	}
	// What the program itself writes about a body, and reads no more.
	for _, own := range []string{"drafted", "selection", "state", "counts", "assessment", "count"} {
		s = append(s, field{name: own, kind: asIs})
	}
	return s
}

// resolution reads a decision that is written as a day, a reference, both ("2026-12-10 § 118"), or yes and no.
func resolution(v any) (any, bool) {
	switch v := v.(type) {
	case bool:
		if v {
			return map[string]any{"reference": "ja"}, true
		}
		return map[string]any{}, true
	case string:
		head, rest, _ := strings.Cut(strings.TrimSpace(v), " ")
		if d, err := table.ParseDate(head); err == nil {
			return map[string]any{"date": d.String(), "reference": strings.Trim(strings.TrimSpace(rest), ", ")}, true
		}
		if strings.EqualFold(head, "nej") || strings.EqualFold(head, "no") || table.Blank(head) {
			return map[string]any{}, true
		}
		return map[string]any{"reference": strings.TrimSpace(v)}, true
	}
	return nil, false
}

// member1 reads a single value as the object's one member.
func member1(name string) func(any) (any, bool) {
	return func(v any) (any, bool) {
		switch v := v.(type) {
		case bool:
			if name == "shown" {
				return map[string]any{name: v}, true
			}
		case string:
			if name == "shown" {
				yes := strings.HasPrefix(strings.ToLower(v), "ja") || strings.EqualFold(v, "yes") || strings.EqualFold(v, "visad") || strings.EqualFold(v, "shown")
				return map[string]any{name: yes, "text": v}, true
			}
			return map[string]any{name: v}, true
		}
		return nil, false
	}
}

// numberAlone reads a control activity that is only named.
func numberAlone(v any) (any, bool) {
	text, ok := v.(string)
	return map[string]any{"number": text}, ok
}

// resultAlone reads a result that stands in its activity as a word, without a day.
func resultAlone(v any) (any, bool) {
	text, _ := v.(string)
	for word, code := range resultWords {
		if plainName(word) == plainName(text) || plainName(code) == plainName(text) {
			return map[string]any{"result": code}, true
		}
	}
	return nil, false
}
