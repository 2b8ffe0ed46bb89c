package service_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet/governance/service"
)

func ExamplePromise_Judge() {
	promise := service.Skelleftea()[2] // a specialist gets in touch within three working days
	events := []service.Event{
		{Start: at("2026-04-01 10:00"), End: at("2026-04-08 16:00")}, // over Easter
		{Start: at("2026-04-01 10:00"), End: at("2026-04-09 08:00")},
	}
	f := promise.Judge(events, at("2026-05-01"), swedish)
	fmt.Println(f.Within, "av", f.Total, f.Verdict.Label().SV, f.Median)
	// Output: 1 av 2 brutet 3.5
}

func ExampleCompensation_For() {
	fee := decimal.NewFromInt(12_500)
	fmt.Println(service.BuildingPermit().Remedy.Compensation.For(9, fee), "kr")
	// Output: 5000 kr
}
