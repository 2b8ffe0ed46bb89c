package survey_test

import (
	"math"
	"time"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/survey"
)

var nan = math.NaN()

func id(n int) uuid.UUID { return uuid.UUID{15: byte(n)} }

// wholeOrder is an order that answers every rule with yes.
func wholeOrder() survey.Order {
	on := func(month time.Month, day int) kvalitet.Date { return kvalitet.NewDate(2026, month, day) }
	return survey.Order{
		ID: id(1), Title: "Brukarundersökning i förskolan", Kind: survey.KindUsers, Method: survey.MethodQuestionnaire,
		DecidedBy: "programnämnd", OrderedBy: "programdirektör", Decided: on(1, 20), Interval: 24, Funded: true,
		Large: true, Procured: true, AllProviders: true, Questions: []string{survey.DialogueLeader, "rektor"},
		Population: "föräldrar", Invited: 1000, Minutes: 8, Field: kvalitet.Period{From: on(3, 1), Until: on(4, 1)},
		Instrument: survey.NKI().ID, Edition: "2005", Response: &survey.Response{Frame: 9064, Sample: 1000, OverCoverage: 4, Answers: 656},
		Result: on(5, 1), Duties: []survey.Duty{
			{Role: "enhetschef", Perspective: survey.PerspectiveUnit, Done: on(6, 1)},
			{Role: "förvaltningschef", Perspective: survey.PerspectiveDepartment, Done: on(6, 10)},
			{Role: "programdirektör", Perspective: survey.PerspectiveWhole, Done: on(6, 20)}},
	}
}
