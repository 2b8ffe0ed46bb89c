package kolada_test

import (
	"fmt"
	"os"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis"
	"github.com/kommunkvalitet/kvalitet/analysis/kolada"
)

func ExampleRead() {
	file, err := os.Open("testdata/v3_data_N03702_N03703.json")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer func() { _ = file.Close() }()
	data, err := kolada.Read(file)
	if err != nil {
		fmt.Println(err)
		return
	}
	ladder := analysis.Climb(data.Series("N03702", "0319"), analysis.Against(data.Peers("0319")), analysis.Target(350), analysis.Toward(analysis.BetterHigher))
	for _, step := range ladder.Steps[:3] {
		fmt.Println(step.Number, step.Title.In("sv"))
		fmt.Println(" ", step.Evidence[0])
	}
	// Output:
	// 1 Granska och jämför med tidigare mätningar
	//   333,4 (2023) ligger inom vanlig variation, 204 till 391,5.
	// 2 Jämför med egna målvärden
	//   333,4 mot målvärdet 350: målvärdet är inte nått (−16,63).
	// 3 Jämför med andra
	//   Plats 8 av 8 i alla i datamängden 2023, kvartil 4: röd.
}

func ExampleRevisions() {
	older, _ := kolada.Read(strings.NewReader("kpi,entity,year,value\nN1,0319,2024,71\n"))
	newer, _ := kolada.Read(strings.NewReader("kpi,entity,year,value\nN1,0319,2024,72.5\n"))
	for r := range kolada.Revisions(older, newer) {
		fmt.Println(r.KPI, r.Entity, r.Year, r.Kind, r.Before, r.After)
	}
	// Output: N1 0319 2024 changed 71 72.5
}

func ExampleData_Absent() {
	data, _ := kolada.Read(strings.NewReader(`{"values":[{"id":"U07451","title":"Företagsklimat, gammal definition (-2024)","municipality_type":"K"}]}`))
	for _, a := range data.Absent("U07451", "N999") {
		fmt.Println(a.Reason, "–", a.Text.In("sv"))
	}
	// Output:
	// retired – U07451 är nedlagt: Företagsklimat, gammal definition (-2024)
	// unknown – nyckeltalet N999 finns inte i Kolada
}

func ExampleCheckAttribution() {
	err := kolada.CheckAttribution(kolada.Provenance{Processed: true}, "Källa: Kolada")
	fmt.Println(err != nil)
	// Output: true
}

func ExampleQuery_Addresses() {
	q := kolada.Query{KPIs: []string{"N15419"}, Municipalities: []string{"1880", "0580"}, From: kvalitet.NewDate(2026, 1, 1)}
	for _, address := range q.Addresses("") {
		fmt.Println(address)
	}
	// Output: https://api.kolada.se/v3/data/kpi/N15419/municipality/1880,0580?from_date=2026-01-01
}
