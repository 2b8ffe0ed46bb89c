package service_test

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance/service"
	"github.com/kommunkvalitet/kvalitet/governance/service/servicetest"
)

// Only open hours count, over the night.
func ExamplePromise_Outcome() {
	p := service.Promise{Limit: service.Limit{Amount: 4, Unit: service.UnitHour}, Clock: service.Clock{Opening: service.Weekdays(8*60, 16*60+30)}}
	o := p.Outcome(&service.Event{Start: at("2026-03-02 14:30"), End: at("2026-03-03 10:00")}, at("2026-05-01"), swedish)
	fmt.Println(o.State.Label().SV, o.Time, "timmar")
	// Output: inom gränsen 4 timmar
}

// The last day to answer, over Easter.
func ExamplePromise_Due() {
	p := service.Promise{Limit: service.Limit{Amount: 3, Unit: service.UnitWorkingDay}}
	fmt.Println(p.Due(at("2026-04-01 10:00"), swedish))
	// Output: 2026-04-08
}

// A share, and false when there is nothing to judge: never a hundred per cent of nothing.
func ExampleFulfilment_Share() {
	p := service.Skelleftea()[2]
	kept, _ := p.Judge([]service.Event{{Start: at("2026-04-01 10:00"), End: at("2026-04-08 16:00")}}, at("2026-05-01"), swedish).Share()
	_, ok := p.Judge(nil, at("2026-05-01"), swedish).Share()
	fmt.Println(kept, ok)
	// Output: 100 false
}

// When a view is to be acknowledged and answered, and when it was too late.
func ExampleView_Due() {
	v := service.View{ID: uuid.UUID{15: 1}, Type: service.TypeComplaint, Received: kvalitet.NewDate(2026, 4, 1), Acknowledged: kvalitet.NewDate(2026, 4, 9)}
	due := v.Due(service.DefaultClocks(), swedish)
	acknowledgement, answer := v.Late(service.DefaultClocks(), kvalitet.NewDate(2026, 4, 10), swedish)
	fmt.Println(due.Acknowledge, due.Answer, acknowledgement, answer)
	// Output: 2026-04-07 2026-04-17 true false
}

// Praise is thanked for; it needs no answer here.
func ExampleClocks_With() {
	c := service.DefaultClocks().With(service.TypePraise, service.Limits{Acknowledge: 5})
	fmt.Println(c.For(service.TypePraise).Answer, c.For(service.TypeComplaint).Answer)
	// Output: 0 10
}

// What is no view belongs elsewhere.
func ExampleViewType_PassOn() {
	for _, t := range []service.ViewType{service.TypeComplaint, service.TypeAppeal} {
		fmt.Println(t.Label().SV, t.IsView(), !t.PassOn().IsZero())
	}
	// Output:
	// klagomål true false
	// överklagande false true
}

// The promises in force on a day, from a store.
func ExampleLoadPromises() {
	ctx := context.Background()
	store := servicetest.NewMemStore() // your own store in a host
	p := service.BuildingPermit()
	p.Period = kvalitet.Period{From: kvalitet.NewDate(2019, time.January, 1)}
	if _, err := service.SavePromise(ctx, store, p); err != nil {
		fmt.Println(err)
		return
	}
	promises, err := service.LoadPromises(ctx, store, kvalitet.NewDate(2027, time.January, 1))
	fmt.Println(len(promises), promises[0].Limit.Amount, promises[0].Limit.Unit.Label().SV, err)
	// Output: 1 10 vecka <nil>
}
