package analysis

import "github.com/kommunkvalitet/kvalitet"

// RKA returns the deviation analysis in ten steps (avvikelseanalys) that RKA describes for analysing with measures, in
// our words: a second way, for one result that stands out. Scrutinising the statistics is a step of its own.
func RKA() Model {
	return Model{
		ID:   presetID("rka"),
		Name: kvalitet.Label{SV: "Avvikelseanalys i tio steg", EN: "Deviation analysis in ten steps"},
		Source: kvalitet.Source{Title: "RKA, Analysera med nyckeltal (2015)", Section: "avvikelseanalys",
			URL: "http://spotidoc.com/doc/4274897", Grade: kvalitet.GradePublished},
		Steps: []Step{
			{Number: 1, Code: "gather", Title: kvalitet.Label{SV: "Samla underlag", EN: "Gather"}, Questions: []Question{
				ask("gather.what", "Vilka nyckeltal hör till frågan?", "Which measures belong to the question?"),
			}},
			{Number: 2, Code: "focus", Title: kvalitet.Label{SV: "Välj fokus", EN: "Focus"}, Questions: []Question{
				ask("focus.which", "Vilken avvikelse är viktigast att förstå?", "Which deviation matters most to understand?"),
			}},
			{Number: 3, Code: "deviation", Computed: true, Title: kvalitet.Label{SV: "Beskriv avvikelsen", EN: "Describe the deviation"}, Questions: []Question{
				ask("deviation.target", "Hur långt från målvärdet?", "How far from the target?", MethodGap),
				ask("deviation.others", "Hur långt från andra?", "How far from others?", MethodRank, MethodRobust),
				ask("deviation.earlier", "Hur långt från tidigare år?", "How far from earlier years?", MethodChange, MethodTheilSen),
			}},
			{Number: 4, Code: "scrutiny", Computed: true, Title: kvalitet.Label{SV: "Granska statistiken", EN: "Scrutinise the statistics"}, Questions: []Question{
				ask("scrutiny.definition", "Har definitionen ändrats?", "Has the definition changed?"),
				ask("scrutiny.quality", "Hur säkra är uppgifterna?", "How certain are the figures?"),
				ask("scrutiny.small", "Är talen så små att slumpen styr?", "Are the numbers so small that chance decides?", MethodVariation, MethodMannKendall),
			}},
			{Number: 5, Code: "causes", Title: kvalitet.Label{SV: "Föreslå orsaker", EN: "Propose causes"}, Questions: []Question{
				ask("causes.possible", "Vilka orsaker är möjliga?", "Which causes are possible?"),
				ask("causes.challenge", "Vad talar emot den första förklaringen?", "What speaks against the first explanation?"),
			}},
			{Number: 6, Code: "information", Title: kvalitet.Label{SV: "Komplettera med annan information", EN: "Add other information"}, Questions: []Question{
				ask("information.more", "Vad vet verksamheten som inte syns i talen?", "What does the service know that the figures do not show?"),
			}},
			{Number: 7, Code: "patterns", Computed: true, Title: kvalitet.Label{SV: "Sök mönster", EN: "Seek patterns"}, Questions: []Question{
				ask("patterns.together", "Vad samvarierar med avvikelsen?", "What varies together with the deviation?", MethodPatterns),
				ask("patterns.groups", "Gäller den alla grupper?", "Does it hold for all groups?", MethodSubgroups),
				ask("patterns.peers", "Har andra samma utveckling?", "Do others have the same development?", MethodPeerChange),
			}},
			{Number: 8, Code: StepConclusion, Title: kvalitet.Label{SV: "Dra slutsats", EN: "Conclude"}, Questions: []Question{
				ask("conclusion.what", "Vilken är slutsatsen, och hur säker är den?", "What is the conclusion, and how certain is it?"),
			}},
			{Number: 9, Code: StepActions, Title: kvalitet.Label{SV: "Föreslå", EN: "Propose"}, Questions: []Question{
				ask("actions.what", "Vad bör göras, och vad händer om inget görs?", "What should be done, and what happens if nothing is?"),
			}},
			{Number: 10, Code: "document", Title: kvalitet.Label{SV: "Dokumentera", EN: "Document"}, Questions: []Question{
				ask("document.repeat", "Kan någon annan göra om analysen?", "Can someone else repeat the analysis?"),
			}},
		},
	}
}
