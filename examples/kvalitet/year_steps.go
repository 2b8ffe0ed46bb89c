package main

import "github.com/kommunkvalitet/kvalitet"

// yearSteps are the steps of the year, in order.
func yearSteps() []step {
	label := func(sv, en string) kvalitet.Label { return kvalitet.Label{SV: sv, EN: en} }
	return []step{
		{label("Styrmodell, mål och planer", "Model, goals and plans"), (*yearRun).goals},
		{label("Målens kvalitet", "The quality of the goals"), (*yearRun).goalQuality},
		{label("Årshjulet", "The wheel of the year"), (*yearRun).calendar},
		{label("Processkartor", "Process maps"), (*yearRun).processes},
		{label("Risker och matris", "Risks and matrix"), (*yearRun).risks},
		{label("Tillsynsplan", "Supervision plan"), (*yearRun).supervision},
		{label("ROSA och bemanning", "ROSA and staffing"), (*yearRun).rosa},
		{label("Undersökningar", "Surveys"), (*yearRun).surveys},
		{label("Måluppfyllelse", "Follow-up of goals"), (*yearRun).followUp},
		{label("Analystrappan", "The analysis staircase"), (*yearRun).analysis},
		{label("Tillsynsrapport och bedömning", "Supervision report and assessment"), (*yearRun).supervisionYear},
		{label("Åtgärder in i nästa år", "Actions into the next year"), (*yearRun).actions},
	}
}
