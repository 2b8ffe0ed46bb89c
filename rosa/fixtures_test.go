package rosa_test

import (
	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet/rosa"
)

func id(n int) uuid.UUID { return uuid.UUID{15: byte(n)} }

func dec(text string) decimal.Decimal { return decimal.RequireFromString(text) }

func share(text string) decimal.NullDecimal { return decimal.NewNullDecimal(dec(text)) }

// inPlace is every finding answered and every gate in place.
func inPlace() rosa.Findings {
	yes := rosa.AnswerYes
	return rosa.Findings{Web: yes, Form: yes, FormOnWeb: yes, Service: yes, Routine: yes, System: yes, Delegation: yes, Secrecy: yes, Training: yes}
}

// permit is a case type of our own making, wholly answered: 300 a year, with a part on level 1, one on 4, and one on 6
// that a tenth of the cases have.
func permit() rosa.CaseType {
	return rosa.CaseType{ID: id(1), Name: "Parkeringstillstånd", Body: "samhällsbyggnadsnämnden", Volume: dec("300"), Parts: []rosa.Part{
		{Code: "info", Name: "Svara på frågor", Level: rosa.LevelInformation, Performer: "handläggare", Queue: "snabb", Findings: inPlace(),
			Minutes: rosa.Minutes{Low: dec("2"), Likely: dec("3"), High: dec("7")}},
		{Code: "beslut", Name: "Besluta enligt regel", Level: rosa.LevelRuleGoverned, Performer: "handläggare", Queue: "utredning", Findings: inPlace(),
			Share: share("0.9"), Minutes: rosa.Minutes{Low: dec("10"), Likely: dec("15"), High: dec("26")}},
		{Code: "bedömning", Name: "Bedöma särskilda skäl", Level: rosa.LevelJudgement, Performer: "utredare", ReferTo: "trafikenheten", Queue: "utredning",
			Findings: inPlace(), Share: share("0.1"), Minutes: rosa.Minutes{Low: dec("30"), Likely: dec("40"), High: dec("90")}},
	}}
}
