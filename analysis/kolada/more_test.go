package kolada_test

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis"
	"github.com/kommunkvalitet/kvalitet/analysis/kolada"
)

func text(t *testing.T, inputs ...string) *kolada.Data {
	t.Helper()
	d, err := kolada.Read(slices.Collect(func(yield func(reader) bool) {
		for _, s := range inputs {
			if !yield(strings.NewReader(s)) {
				return
			}
		}
	})...)
	require.NoError(t, err)
	return d
}

func TestRevisions(t *testing.T) {
	older := text(t, "kpi,entity,year,value\nN1,0319,2022,1\nN1,0319,2023,2\nN1,0319,2024,..\nN1,0320,2023,5\nN1,0320,2024,6\nN1,0321,2024,-\n")
	newer := text(t, "kpi,entity,year,value\nN1,0319,2022,1\nN1,0319,2023,2.5\nN1,0319,2024,3\nN1,0320,2024,..\nN1,0321,2024,..\nN2,0319,2024,9\nN2,0320,2024,-\n")
	got := slices.Collect(kolada.Revisions(older, newer))
	require.Len(t, got, 5)
	kinds := []kolada.RevisionKind{}
	for _, r := range got {
		kinds = append(kinds, r.Kind)
	}
	assert.Equal(t, []kolada.RevisionKind{kolada.RevisionChanged, kolada.RevisionAdded, kolada.RevisionRemoved, kolada.RevisionWithdrawn, kolada.RevisionAdded}, kinds)
	assert.Equal(t, kolada.Revision{KPI: "N1", Entity: "0319", Sex: analysis.SexTotal, Year: 2023, Kind: kolada.RevisionChanged, Before: 2, After: 2.5}, got[0])
	assert.Equal(t, analysis.MissingSecret, got[3].Missing)
	assert.InDelta(t, 6.0, got[3].Before, 1e-9)
	assert.True(t, math.IsNaN(got[3].After))
	assert.Empty(t, slices.Collect(kolada.Revisions(older, older)), "what is missing twice has not changed")
	for range kolada.Revisions(older, newer) {
		break
	}
}

const kpis = `{"values":[
 {"id":"N1","title":"Nöjda","description":"Andel nöjda. %s","municipality_type":"K"},
 {"id":"N2","title":"Osäkerhetstal - Nöjda","description":"","municipality_type":"K"}]}`

func TestRedefined(t *testing.T) {
	a, b := text(t, strings.Replace(kpis, "%s", "", 1)), text(t, strings.Replace(kpis, "%s", "Ny metod.", 1))
	assert.Equal(t, []string{"N1"}, kolada.Redefined(a, b))
	assert.Empty(t, kolada.Redefined(a, a))
}

func TestBreaksAreReadFromTheDescription(t *testing.T) {
	// N00529's own description announces one for 2025.
	d := read(t, "v3_kpi.json")
	require.Len(t, d.KPIs["N00529"].Breaks(), 1)
	assert.InDelta(t, 2025.0, d.KPIs["N00529"].Breaks()[0].Time, 1e-9)
	assert.Equal(t, []string{"N00529"}, slices.Sorted(maps.Keys(d.Breaks)))
	assert.Equal(t, d.Breaks["N00529"], d.Series("N00529", "0319").Breaks)
	for sentence, n := range map[string]int{
		"Från och med 2019 är värdena inte jämförbara med tidigare år.":                          1,
		"Fr.o.m. 2019 används en ny enkät och resultaten är ej jämförbara":                       1,
		"Från och med 2019 ingår fristående skolor.":                                             0,
		"Uppgifterna är inte jämförbara mellan kommuner.":                                        0,
		"Från och med 2022 inte jämförbart. Sedan 2020 ej jämförbart. Sedan 2020 ej jämförbara.": 2,
	} {
		assert.Len(t, kolada.KPI{Description: sentence}.Breaks(), n, sentence)
	}
}

func TestMarginsComeFromTheCompanion(t *testing.T) {
	d := text(t, strings.Replace(kpis, "%s", "", 1), "kpi,entity,year,value\nN1,0319,2023,74\nN1,0319,2024,70\nN2,0319,2024,4\n")
	assert.Equal(t, []analysis.Point{{Time: 2023, Value: 74}, {Time: 2024, Value: 70, Margin: 4}}, d.Series("N1", "0319").Points)
	assert.Zero(t, d.Series("N2", "0319").Points[0].Margin)
}

func TestPanels(t *testing.T) {
	d := read(t, "v3_data_N03702_N03703.json")
	u := d.Units()
	assert.Len(t, u.IDs, 8)
	k, err := analysis.NewPanelKernel(12, u.Kinds)
	require.NoError(t, err)
	n, w := 0, kolada.Window{Units: u, First: 2012, Years: 12, Targets: map[string]float64{"N03702": 350}}
	all, err := d.PanelResults(w)
	require.NoError(t, err)
	for _, wrong := range []kolada.Window{{}, {Units: u}, {Units: u, Years: 99}, {Units: kolada.Units{IDs: u.IDs}, Years: 12}} {
		_, err := d.PanelResults(wrong)
		require.ErrorIs(t, err, kvalitet.ErrInvalid)
	}
	for kpi, r := range k.Stream(d.Panels(w)) {
		assert.Equal(t, fmt.Sprint(*r), fmt.Sprint(*all.Part(n*8, n*8+8)), "streamed and on all processors")
		for i, id := range u.IDs {
			times, values := d.Series(kpi, id).Columns()
			assert.InEpsilon(t, analysis.FitLine(times, values).Slope, r.Slope[i], 1e-9)
			assert.Equal(t, kpi != "N03702", math.IsNaN(r.Gap[i]))
			assert.Positive(t, r.Rank[i])
		}
		n++
	}
	assert.Equal(t, 2, n)
	for range d.Panels(kolada.Window{Units: u, First: 2020, Years: 2}) {
		break
	}
	assert.Equal(t, []uint8{1}, text(t, "kpi,entity,year,value\nN1,0001,2024,1\nN1,0000,2024,1\nN1,G37449,2024,1\nN1,V15E1,2024,1\n").Units().Kinds)
}

func TestKKiK(t *testing.T) {
	assert.Len(t, kolada.KKiK2012().Areas, 5)
	p := kolada.KKiK()
	assert.Len(t, p.Areas, 3)
	directions := kolada.Directions()
	for _, a := range p.Areas {
		for _, kpi := range a.Measures {
			assert.NotZero(t, directions[kpi].Better, kpi)
			assert.Equal(t, kvalitet.GradeDefault, directions[kpi].Source.Grade)
		}
	}
	d := text(t, "kpi,entity,year,value\nN15419,0319,2023,80\nN15419,0319,2024,85\nN15419,0320,2024,70\nN15419,0321,2024,75\nN15419,0322,2024,90\nN00090,0319,2023,5\nN00090,0319,2024,6\n")
	status := p.Follow(d, "0319", d.Everyone("0319"), 4)
	require.Len(t, status, 8)
	assert.Equal(t, analysis.ColourYellow, status[0].Colour)
	assert.Equal(t, 2, status[0].Standing.Rank)
	assert.Equal(t, 1, status[0].Arrow)
	assert.Equal(t, 2024, status[0].Year)
	assert.Len(t, status[0].Criteria, 5)
	assert.Equal(t, kvalitet.OutcomeMet, status[0].Criteria[4].Outcome, "comparable")
	assert.Equal(t, analysis.ColourGrey, status[1].Colour, "no value")
	assert.Zero(t, status[1].Arrow)
	last := status[7]
	assert.Equal(t, "N00090", last.KPI)
	assert.Equal(t, -1, last.Arrow, "sick leave rose")
	assert.Equal(t, analysis.ColourGrey, last.Colour, "nobody to compare with")
}

func TestMetadataCSV(t *testing.T) {
	d := read(t, "kpi_metadata_v3_2026.csv", "linkoping_series_v3_2026.csv")
	assert.Len(t, d.MetaKPIs(), 25)
	assert.True(t, d.KPIs["N01951"].ByGender)
	assert.Equal(t, "Invånare totalt, antal", d.Series("N01951", "0580").Title.SV)
	n := 0
	for range d.All("0580") {
		n++
		if n == 3 {
			break
		}
	}
	assert.Equal(t, 3, n)
	peers := d.PeersOf(kvalitet.Label{SV: "nätverk", EN: "network"}, "0581", "G92790")
	assert.Len(t, peers.PeerSeries("N01951", analysis.SexTotal), 1)
}

// Version 2 of the API named things differently; stored answers of it are still read.
func TestVersion2(t *testing.T) {
	d := text(t,
		`{"count":1,"values":[{"id":"N1","title":"Mått","description":"d","is_divided_by_gender":1,"municipality_type":"K","auspices":"X","ou_publication_date":null}],"next_page":null,"previous_page":null}`,
		`{"count":1,"values":[{"id":"G1","title":"Liknande kommuner, övergripande, Ale, 2019","members":[{"id":"0319","title":"Älvkarleby"}]}]}`,
		`{"count":1,"values":[{"id":"1440","title":"Ale","type":"K"}]}`,
		`{"count":1,"values":[{"kpi":"N1","municipality":"1440","period":2019,"values":[{"count":1,"gender":"K","status":"","value":1.5},{"count":1,"gender":"M","status":"Secret","value":null}]}]}`,
		`{"count":1,"values":[{"kpi":"N1","ou":"V15E144000101","period":2019,"values":[{"count":1,"gender":"T","status":"","value":0,"is_deleted":false}]}]}`)
	assert.Empty(t, d.Problems)
	assert.True(t, d.KPIs["N1"].ByGender)
	g, ok := d.Similar("1440", kolada.Overall)
	require.True(t, ok)
	assert.Equal(t, []string{"0319"}, g.Members)
	assert.Equal(t, []analysis.Point{{Time: 2019, Value: 1.5}}, d.Series("N1", "1440", analysis.SexWomen).Points)
	assert.Equal(t, analysis.MissingSecret, d.Series("N1", "1440", analysis.SexMen).Points[0].Missing)
	unit := d.Series("N1", "V15E144000101").Points
	assert.Equal(t, []analysis.Point{{Time: 2019}}, unit, "zero is a value")
}

// A set of which most members are not in the data is not that set.
func TestPeersNeedMostOfTheirMembers(t *testing.T) {
	d := text(t, "kpi,entity,year,value\nN1,0001,2024,1\nN1,1001,2024,1\nN1,1002,2024,1\nN1,1003,2024,1\nN1,1009,2024,1\n")
	d.AddGroups(kolada.Group{ID: "G1", Of: "1001", Title: "Liknande kommuner, övergripande, X, 2025", Members: []string{"1002", "1003", "1004", "1005"}})
	assert.Equal(t, analysis.PeerAll, d.Peers("1001").PeerSet().Kind, "two of four")
	d.AddGroups(kolada.Group{ID: "G2", Of: "1001", Title: "Liknande kommuner grundskola, X, 2024", Members: []string{"1002", "1003", "1009", "1005"}})
	assert.Equal(t, "G2", d.Peers("1001").PeerSet().ID, "three of four")
}

// Counted in Kolada's groups of 2025: 1 322 of 2 030 citations are mutual, Haparanda is cited 15 times, two never.
func TestSimilarityIsNotMutual(t *testing.T) {
	groups := kolada.Similar2025()
	all, mutual := 0, 0
	for _, g := range groups {
		for _, m := range kolada.Mutual(g, groups) {
			all++
			if m {
				mutual++
			}
		}
	}
	assert.Equal(t, []int{2030, 1322}, []int{all, mutual})
	cited := kolada.Cited(groups)
	assert.Equal(t, 15, cited["2583"])
	assert.Len(t, cited, 288)
	assert.NotContains(t, kolada.Mutual(kolada.Group{Members: []string{"0580"}}, groups), true)
}
