package kolada_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/kommunkvalitet/kvalitet/analysis"
	"github.com/kommunkvalitet/kvalitet/analysis/kolada"
)

// figures are a few municipalities' values of two measures, as a file of columns has them.
func figures() *kolada.Data {
	data, err := kolada.Read(strings.NewReader(`kpi,entity,year,value
N15419,0319,2022,78.1
N15419,0319,2023,79.3
N15419,0560,2022,81.0
N15419,0560,2023,80.2
N15419,0562,2023,74.4
N00941,0319,2023,6
N00941,0560,2023,4
`))
	if err != nil {
		fmt.Println(err)
	}
	return data
}

func ExampleData_PeersIn() {
	data := figures()
	group := kolada.Group{ID: "G1", Title: "vårt nätverk", Members: []string{"0319", "0560", "0562"}}
	ladder := analysis.Climb(data.Series("N15419", "0319"), analysis.Against(data.PeersIn(group)), analysis.Toward(analysis.BetterHigher))
	e, _ := ladder.Evidence(analysis.MethodRank)
	rank, _ := e.Number("rank")
	n, _ := e.Number("n")
	fmt.Println(rank, "av", n, ladder.Set.Members)
	// Output: 2 av 3 [0319 0560 0562]
}

func ExampleData_Measures() {
	data := figures()
	fmt.Println(data.Measures(), data.EntityIDs())
	for s := range data.All("0319") {
		last, _ := s.Last()
		fmt.Println(s.KPI, last.Time, last.Value)
	}
	// Output:
	// [N00941 N15419] [0319 0560 0562]
	// N00941 2023 6
	// N15419 2023 79.3
}

// Similarity in structure is not mutual: some municipalities are in many groups.
func ExampleMutual() {
	groups := kolada.Similar2025()
	data := figures()
	data.AddGroups(groups...)
	own, ok := data.Similar("0580", kolada.Overall)
	fmt.Println(own.Title, own.Year(), len(own.Members), ok)
	mutual := 0
	for _, m := range kolada.Mutual(own, groups) {
		if m {
			mutual++
		}
	}
	fmt.Println(mutual, "ömsesidiga;", "Linköping är med i", kolada.Cited(groups)["0580"], "grupper")
	// Output:
	// Liknande kommuner, övergripande, 0580, 2025 2025 7 true
	// 5 ömsesidiga; Linköping är med i 7 grupper
}

// All of Kolada passes through memory for one measure.
func ExampleData_Panels() {
	data := figures()
	w := kolada.Window{Units: kolada.Units{IDs: []string{"0319", "0560", "0562"}}, First: 2022, Years: 2}
	for kpi, panel := range data.Panels(w) {
		fmt.Println(kpi, panel.Values)
	}
	// Output:
	// N00941 [NaN 6 NaN 4 NaN NaN]
	// N15419 [78.1 79.3 81 80.2 NaN 74.4]
}

// Stored as columns, a measure is read at a time.
func ExampleOpenFile() {
	var stored bytes.Buffer
	if _, err := figures().WriteTo(&stored); err != nil {
		fmt.Println(err)
		return
	}
	file, err := kolada.OpenFile(bytes.NewReader(stored.Bytes()), int64(stored.Len()))
	if err != nil {
		fmt.Println(err)
		return
	}
	one, err := file.Load("N00941")
	fmt.Println(file.Measures(), one.Measures(), err)
	// Output: [N00941 N15419] [N00941] <nil>
}

// The description tells from which year values are not comparable with earlier ones.
func ExampleKPI_Breaks() {
	k := kolada.KPI{ID: "N1", Title: "Andel nöjda", Description: "Från och med 2021 är värdena inte jämförbara med tidigare år."}
	for _, b := range k.Breaks() {
		fmt.Println(b.Time)
	}
	// Output: 2021
}

func ExampleRedefined() {
	older, _ := kolada.Read(strings.NewReader(`{"values":[{"id":"N1","title":"Andel nöjda","description":"Enkät"}]}`))
	newer, _ := kolada.Read(strings.NewReader(`{"values":[{"id":"N1","title":"Andel nöjda","description":"Register"}]}`))
	fmt.Println(kolada.Redefined(older, newer))
	// Output: [N1]
}

// A programme's measures beside a comparison set: what is not in the data is grey, never left out.
func ExampleProgramme_Follow() {
	data := figures()
	status := kolada.KKiK().Follow(data, "0319", data.Everyone("0319"), 2)
	for _, s := range status {
		if s.Year > 0 {
			fmt.Println(s.Area, s.KPI, s.Year, s.Value, s.Colour.Label().SV)
		}
	}
	fmt.Println(status[1].KPI, status[1].Colour.Label().SV)
	// Output:
	// children N15419 2023 79.3 gul
	// N00530 grå
}

func ExampleAttribution() {
	fmt.Println(kolada.Attribution(kolada.Provenance{}).SV)
	fmt.Println(kolada.Attribution(kolada.Provenance{Processed: true}).SV)
	// Output:
	// Källa: Kolada
	// Egen beräkning
}

// canned answers every request with one page, so that the example needs no network.
type canned string

func (c canned) Do(*http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(string(c)))}, nil
}

func ExampleClient_Fetch() {
	client := &kolada.Client{HTTP: canned(`{"count":1,"values":[{"kpi":"N15419","municipality":"0319","period":2023,"values":[{"gender":"T","count":1,"status":"","value":79.3}]}]}`)}
	data, absent, err := client.Fetch(context.Background(), kolada.Query{KPIs: []string{"N15419"}, Municipalities: []string{"0319"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	last, _ := data.Series("N15419", "0319").Last()
	fmt.Println(last.Value, len(absent))
	// Output: 79.3 0
}

// The nation's value and a group's unweighted mean are different statistics.
func ExampleUnweightedMean() {
	mean, ok := kolada.UnweightedMean([]float64{78, 80, 82})
	fmt.Println(mean, ok)
	_, ok = kolada.UnweightedMean(nil)
	fmt.Println(ok)
	// Output:
	// 80 true
	// false
}

// A measure whose title says that it has ended.
func ExampleKPI_Retired() {
	fmt.Println(kolada.KPI{Title: "Företagsklimat, gammal definition (-2024)"}.Retired(), kolada.KPI{Title: "Företagsklimat"}.Retired())
	// Output: 2024 0
}

// The nation beside a group's unweighted mean, each with what it is.
func ExampleData_References() {
	data, err := kolada.Read(strings.NewReader("kpi,entity,year,value\nN15419,0000,2023,81.2\nN15419,0319,2023,79.3\nN15419,G1,2023,79.8\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range data.References("N15419", 2023) {
		fmt.Println(r.Kind, r.Value, r.Count)
	}
	// Output:
	// nation 81.2 1
	// unweightedMean 79.8 1
}
