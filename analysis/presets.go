package analysis

import (
	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
)

// presetID gives a preset the same identity in every program.
func presetID(name string) uuid.UUID {
	return uuid.NewSHA1(uuid.NameSpaceURL, []byte("kvalitet/analysis/model/"+name))
}

// ask makes a question; the methods are those that answer it by computing.
func ask(code, sv, en string, methods ...string) Question {
	return Question{Code: code, Text: kvalitet.Label{SV: sv, EN: en}, Methods: methods}
}

// Orebro returns the staircase of Örebro's quality handbook: nine steps with their questions, in the handbook's order
// and in our words. The first four are computed, the last five are for people.
func Orebro() Model {
	return Model{
		ID:     presetID("orebro"),
		Name:   kvalitet.Label{SV: "Analystrappan", EN: "The analysis staircase"},
		Source: kvalitet.Source{Title: "Örebro kommuns kvalitetshandbok", Section: "Analystrappan", Grade: kvalitet.GradePublished},
		Steps: []Step{
			{Number: 1, Code: StepEarlier, Computed: true,
				Title: kvalitet.Label{SV: "Granska och jämför med tidigare mätningar", EN: "Review and compare with earlier measurements"},
				Questions: []Question{
					ask("earlier.high", "Vilka värden är höga?", "Which values are high?", MethodVariation),
					ask("earlier.low", "Vilka värden är låga?", "Which values are low?", MethodVariation),
					ask("earlier.same", "Vilka värden har inte ändrats?", "Which values are unchanged?", MethodChange),
					ask("earlier.direction", "Åt vilket håll har förändringen gått?", "Which way did the change go?",
						MethodChange, MethodMannKendall, MethodTheilSen, MethodForecast),
				}},
			{Number: 2, Code: StepTargets, Computed: true,
				Title: kvalitet.Label{SV: "Jämför med egna målvärden", EN: "Compare with own targets"},
				Questions: []Question{
					ask("targets.relation", "Hur ligger resultatet mot målvärdet?", "Where is the result relative to the target?", MethodGap),
					ask("targets.large", "Var är skillnaden mellan målvärde och utfall stor?", "Where is the gap between target and outcome large?", MethodGap),
					ask("targets.strong", "Vilka områden är särskilt starka eller svaga?", "Which areas are notably strong or weak?", MethodRank),
					ask("targets.groups", "Vilka skillnader finns mellan grupper (kön, ålder, bakgrund)?", "Which differences are there between groups (sex, age, background)?", MethodSubgroups),
				}},
			{Number: 3, Code: StepOthers, Computed: true,
				Title: kvalitet.Label{SV: "Jämför med andra", EN: "Compare with others"},
				Questions: []Question{
					ask("others.level", "Vilka värden är höga eller låga jämfört med andras?", "Which values are high or low compared with others'?", MethodRank, MethodRobust),
					ask("others.change", "Vilka värden har ändrats mycket jämfört med andras?", "Which values changed a lot compared with others'?", MethodPeerChange),
					ask("others.conditions", "Vilka skilda förutsättningar behöver vägas in?", "Which differences in conditions must be weighed in?"),
				}},
			{Number: 4, Code: StepPatterns, Computed: true,
				Title: kvalitet.Label{SV: "Identifiera mönster", EN: "Identify patterns"},
				Questions: []Question{
					ask("patterns.together", "Vilka resultat utvecklas tillsammans?", "Which results develop together?", MethodPatterns),
					ask("patterns.relations", "Vilka samband syns?", "Which relations can be seen?", MethodPatterns),
					ask("patterns.expected", "Stämmer sambanden med vad vi väntade oss, och hur?", "Do the relations agree with what we expected, and how?"),
					ask("patterns.absent", "Var saknas samband?", "Where are relations absent?", MethodPatterns),
				}},
			{Number: 5, Code: StepFactors,
				Title: kvalitet.Label{SV: "Reflektera över påverkande faktorer", EN: "Reflect on influencing factors"},
				Questions: []Question{
					ask("factors.events", "Vilka händelser kan ha påverkat resultatet?", "Which events may have affected the result?"),
					ask("factors.actions", "Vilka åtgärder kan ha påverkat resultatet?", "Which actions taken may have affected the result?"),
					ask("factors.effects", "Vilka åtgärder och aktiviteter gav den effekt som väntades?", "Which actions and activities had the expected effect?"),
					ask("factors.other", "Vad har annars bidragit till att det blev som det blev?", "What else contributed to the outcome?"),
				}},
			{Number: 6, Code: StepBasis,
				Title: kvalitet.Label{SV: "Utöka underlaget för analysen", EN: "Extend the basis of the analysis"},
				Questions: []Question{
					ask("basis.information", "Vilka fler uppgifter behövs för att förstå resultatet?", "Which further information is needed to understand the result?"),
					ask("basis.people", "Vilka personer eller funktioner behöver hjälpa till?", "Which people or functions must help?"),
					ask("basis.why", "Varför behövs de?", "Why are they needed?"),
				}},
			{Number: 7, Code: StepConclusion,
				Title: kvalitet.Label{SV: "Dra slutsats", EN: "Draw a conclusion"},
				Questions: []Question{
					ask("conclusion.what", "Vilken är slutsatsen?", "What is the conclusion?"),
					ask("conclusion.why", "Vad bygger den på?", "What does it rest on?"),
					ask("conclusion.causes", "Vad är känt om orsakerna?", "What is known about the causes?"),
					ask("conclusion.learn", "Vad lär vi oss av goda och dåliga resultat?", "What do we learn from good and bad results?"),
					ask("conclusion.people", "Vad betyder resultatet för invånare och företag?", "What does the result mean for residents and businesses?"),
					ask("conclusion.image", "Vad betyder det för bilden av kommunen?", "What does it mean for the municipality's image?"),
					ask("conclusion.goals", "Hur och varför bidrar det till de strategiska målområdena?", "How and why does it contribute to the strategic goal areas?"),
					ask("conclusion.continue", "Vad behöver beaktas om utvecklingen fortsätter?", "What must be considered if the development continues?"),
				}},
			{Number: 8, Code: StepSelfAssessment,
				Title: kvalitet.Label{SV: "Gör självskattning", EN: "Make a self-assessment"},
				Questions: []Question{
					ask("selfassessment.colour", "Vilken blir bedömningen: grönt, gult eller rött?", "What is the assessment: green, yellow or red?"),
					ask("selfassessment.why", "Varför den bedömningen?", "Why that assessment?"),
				}},
			{Number: 9, Code: StepActions,
				Title: kvalitet.Label{SV: "Föreslå åtgärder", EN: "Propose actions"},
				Questions: []Question{
					ask("actions.what", "Vilka åtgärder krävs, givet granskningen och ambitionen för nästa period?", "Which actions are called for, given the review and the ambition for the next period?"),
					ask("actions.plan", "Hur ser en handlingsplan ut?", "What does a plan of action look like?"),
					ask("actions.followup", "Hur följs åtgärderna upp och utvärderas?", "How are the actions followed up and evaluated?"),
				}},
		},
	}
}
