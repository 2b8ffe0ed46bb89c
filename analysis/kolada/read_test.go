package kolada_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis"
	"github.com/kommunkvalitet/kvalitet/analysis/kolada"
)

func read(t testing.TB, names ...string) *kolada.Data {
	t.Helper()
	b := make([]*os.File, 0, len(names))
	for _, name := range names {
		f, err := os.Open("testdata/" + name)
		require.NoError(t, err)
		t.Cleanup(func() { _ = f.Close() })
		b = append(b, f)
	}
	d, err := kolada.Read(readers(b)...)
	require.NoError(t, err)
	return d
}

func TestReadV3(t *testing.T) {
	d := read(t, "v3_data_N03702_N03703.json", "v3_kpi.json", "v3_municipality.json", "v3_municipality_groups.json")
	assert.Empty(t, d.Problems)
	assert.Equal(t, 192, d.Len()) // "count" of the file
	assert.Equal(t, []string{"N03702", "N03703"}, d.Measures())
	assert.Equal(t, []string{"0319", "0562", "0687", "1082", "1083", "1885", "1984", "2084"}, d.EntityIDs())
	s := d.Series("N03702", "0319")
	require.Len(t, s.Points, 12)
	assert.Equal(t, analysis.Point{Time: 2012, Value: 253.891158}, s.Points[0])
	assert.Equal(t, "Bruttoregionprodukt, kommun (BRP), 1000 kr/invånare", s.Title.SV)
	assert.Equal(t, analysis.BetterNeither, s.Better)
	assert.Empty(t, d.Series("N99999", "0319").Points)
	assert.Empty(t, d.Series("N03702", "9999").Points)
	assert.Len(t, d.Entities, 312)
	assert.Len(t, d.Groups, 51)
	assert.Len(t, d.KPIs, 30)
}

// The seven municipalities beside Arboga in the file are those similar in socio-economic conditions (G176199, 2024).
func TestSimilar(t *testing.T) {
	d := read(t, "v3_data_N03702_N03703.json", "municipality_v3_2026.csv", "municipality_groups_similar_v3_2026.csv", "v3_municipality_groups.json")
	g, ok := d.Similar("1984", "socioekonomi")
	require.True(t, ok)
	assert.Equal(t, 2024, g.Year())
	assert.Equal(t, []string{"0319", "0562", "0687", "1082", "1083", "1885", "2084"}, g.Members)
	set := d.Peers("1984").PeerSet()
	assert.Equal(t, analysis.PeerSimilar, set.Kind)
	assert.Equal(t, "G176199", set.ID)
	overall, ok := d.Similar("1984", kolada.Overall)
	require.True(t, ok)
	assert.Equal(t, "G37329", overall.ID)
	assert.Equal(t, overall, d.SimilarGroups("1984")[0])
	_, ok = d.Similar("1984", "sjöfart")
	assert.False(t, ok)
}

func TestPeersWithoutGroupsAreEveryone(t *testing.T) {
	p := read(t, "v3_data_N03702_N03703.json").Peers("0319")
	assert.Equal(t, analysis.PeerAll, p.PeerSet().Kind)
	assert.Len(t, p.PeerSeries("N03702", analysis.SexTotal), 7)
}

func TestReadGenderStatusGroupDeleted(t *testing.T) {
	d := read(t, "synthetic_v3_gender_status_group_deleted.json")
	assert.Empty(t, d.Problems)
	women := d.Series("N15419", "1880", analysis.SexWomen)
	assert.Equal(t, []analysis.Point{{Time: 2024, Value: 75.2}}, women.Points)
	assert.Equal(t, analysis.MissingNotReported, d.Series("N15419", "0331", analysis.SexMen).Points[0].Missing)
	assert.Equal(t, analysis.MissingNotApplicable, d.Series("N15419", "0005").Points[0].Missing)
	assert.Equal(t, analysis.MissingWithdrawn, d.Series("N15419", "2584").Points[0].Missing)
}

func TestReadCSV(t *testing.T) {
	d := read(t, "linkoping_series_v3_2026.csv")
	assert.Empty(t, d.Problems)
	assert.Equal(t, []analysis.Point{{Time: 2017, Value: 35.3}, {Time: 2019, Value: 27.3}, {Time: 2021, Value: 8}, {Time: 2023, Value: 30}, {Time: 2025, Value: 29.6}},
		d.Series("N07928", "0580").Points)
	assert.Equal(t, analysis.MissingNotPublished, d.Series("N07928", kolada.Nation).Points[0].Missing)
	assert.Len(t, d.Measures(), 20)
}

func TestReadMessyInput(t *testing.T) {
	tests := map[string]struct {
		text     string
		value    float64
		problems []string // codes
	}{
		"swedish names, semicolon, decimal comma": {"\ufeffÅr;Nyckeltal;Kommun;Värde\n2024;N1;0319;1 234,5\n", 1234.5, nil},
		"thousands and minus":                     {"kpi;entity;year;value\nN1;0319;2024;−12\u00a0000,5\n", -12000.5, nil},
		"bad rows beside a good one":              {"kpi,entity,year,value\nN1,0319,tvåtusen,1\nN1,0319,2024,x\nN1,,2024,1\n,0319,2024,1\nN1,0319,1066,1\nN1,0319,2024,7\n", 7, []string{"type", "type", "missing", "missing", "range"}},
		"later row wins":                          {"kpi,entity,year,value\nN1,0319,2024,1\nN1,0319,2024,2\n", 2, nil},
		"zero is a value":                         {"kpi,entity,year,value\nN1,0319,2024,0\n", 0, nil},
		"v2 page":                                 {`{"count":1,"next_page":null,"values":[{"kpi":"N1","municipality":"0319","period":2024,"values":[{"count":1,"gender":"T","status":"","value":3.5,"is_deleted":0}]}]}`, 3.5, nil},
		"two pages after each other":              {`{"values":[]} {"values":[{"kpi":"N1","municipality":"0319","period":"2024","values":[{"gender":"T","value":4}]}]}`, 4, nil},
		"array of pages":                          {`[{"values":[{"kpi":"N1","ou":"0319","period":2024,"values":[{"gender":"T","value":4}]}]}]`, 4, nil},
		"bad elements":                            {`{"values":[7,{"kpi":"N1","municipality":"0319","period":"x"},{"title":"t"},{"kpi":"N1","municipality":"0319","period":2024,"values":[{"gender":"Q","value":1},{"gender":"T","value":5}]}]}`, 5, []string{"type", "type", "missing", "enum"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			d, err := kolada.Read(strings.NewReader(tt.text))
			require.NoError(t, err)
			p, ok := d.Series("N1", "0319").At(2024)
			assert.True(t, ok)
			assert.InDelta(t, tt.value, p.Value, 0)
			var codes []string
			for _, p := range d.Problems {
				codes = append(codes, p.Code)
				assert.True(t, p.Text().Complete())
			}
			assert.Equal(t, tt.problems, codes)
		})
	}
}

func TestReadRefuses(t *testing.T) {
	for name, text := range map[string]string{
		"nothing":            " \n",
		"cut off":            `{"values":[{"kpi":"N1","municipality":"03`,
		"another document":   `{"error":"too many"}`,
		"values not a list":  `{"values":7}`,
		"other columns":      "a,b\n1,2\n",
		"a web page instead": "<html><body>502</body></html>",
	} {
		t.Run(name, func(t *testing.T) {
			_, err := kolada.Read(strings.NewReader(text))
			require.ErrorIs(t, err, kvalitet.ErrInvalid)
		})
	}
}

func FuzzRead(f *testing.F) {
	for _, name := range []string{"synthetic_v3_gender_status_group_deleted.json", "v3_municipality_groups.json", "linkoping_series_v3_2026.csv"} {
		b, err := os.ReadFile("testdata/" + name)
		require.NoError(f, err)
		f.Add(b[:min(len(b), 400)])
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := kolada.Read(strings.NewReader(string(data)))
		if err != nil {
			return
		}
		for _, kpi := range d.Measures() {
			for _, entity := range d.EntityIDs() {
				require.NoError(t, analysis.Series{KPI: "x", Entity: "y", Points: d.Series(kpi, entity).Points}.Validate())
			}
		}
	})
}
