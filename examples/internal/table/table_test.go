package table_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
)

var columns = []table.Column{
	{Name: "text", Aliases: []string{"mål", "beskrivning"}, Required: true},
	{Name: "target", Aliases: []string{"målvärde"}},
	{Name: "due", Aliases: []string{"slutdatum"}},
	{Name: "done", Aliases: []string{"klart"}},
}

func TestParseEncodingsAndSeparators(t *testing.T) {
	tests := map[string][]byte{
		"UTF-8 with commas":            []byte("mål,målvärde\nÖka,\"1,5\"\n"),
		"UTF-8 with a mark":            []byte("\xef\xbb\xbfmål;målvärde\nÖka;1,5\n"),
		"Windows-1252 from Excel":      []byte("M\xe5l;M\xe5lv\xe4rde\r\n\xd6ka;1,5\r\n"),
		"UTF-16 with a mark":           []byte("\xff\xfem\x00\xe5\x00l\x00\t\x00m\x00\xe5\x00l\x00v\x00\xe4\x00r\x00d\x00e\x00\r\x00\n\x00\xd6\x00k\x00a\x00\t\x001\x00,\x005\x00"),
		"tabs":                         []byte("mål\tmålvärde\nÖka\t1.5\n"),
		"columns the other way":        []byte("målvärde;okänd kolumn;mål\n1,5;x;Öka\n"),
		"English names":                []byte("Text;TARGET\nÖka;1.5\n"),
		"decomposed letters":           []byte("ma\u030al;ma\u030alva\u0308rde\nÖka;1,5\n"),
		"no-break space in the header": []byte("\u00a0mål\u00a0;målvärde\nÖka;1,5\n"),
		"a declared separator":         []byte("sep=;\r\nmål;målvärde\r\nÖka;1,5\r\n"),
		"a title above the header":     []byte("Uppföljning 2026\n;;\nmål;målvärde\nÖka;1,5\n"),
		"a title, with commas":         []byte("Uppföljning 2026, nämnden; utkast\nmål,målvärde\nÖka,\"1,5\"\n"),
		"merged headings above":        []byte(";Utfall;;\nmål;målvärde;slutdatum\nÖka;1,5;\n"),
		"empty rows between":           []byte("mål;målvärde\n;\n\nÖka;1,5\n;;\n"),
	}
	for name, data := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := table.Parse(data, columns...)
			require.NoError(t, err)
			require.Len(t, got.Rows, 1)
			assert.Equal(t, "Öka", got.Rows[0].Text("text"))
			d, ok := got.Rows[0].Decimal("target")
			assert.True(t, ok)
			assert.Equal(t, "1.5", d.String())
			assert.Empty(t, got.Problems())
		})
	}
}

// Rows are counted as a spreadsheet counts them: blank ones too, and one with line breaks in a cell once.
func TestRowsAreCountedAsASpreadsheetDoes(t *testing.T) {
	got, err := table.Parse([]byte("Uppföljning\nmål;målvärde\n\"Öka\nmycket\";1,5\n\nMinska;x\n"), columns...)
	require.NoError(t, err)
	require.Len(t, got.Rows, 2)
	assert.Equal(t, []int{3, 5}, []int{got.Rows[0].Number, got.Rows[1].Number})
}

// A list without a header keeps its commas, whatever stands further down.
func TestAListKeepsItsCommas(t *testing.T) {
	got, err := table.Parse([]byte("Minska svinnet\nÖka, höja, stärka\n"), table.Column{Name: "text"})
	require.NoError(t, err)
	require.Len(t, got.Rows, 1)
	assert.Equal(t, []string{"Minska svinnet"}, got.Header)
}

func TestParseXLSX(t *testing.T) {
	f := excelize.NewFile()
	require.NoError(t, f.SetSheetRow("Sheet1", "A2", &[]any{"Mål", "Målvärde", "Slutdatum"}))
	require.NoError(t, f.SetSheetRow("Sheet1", "A3", &[]any{"Öka", 0.5, time.Date(2027, 12, 31, 0, 0, 0, 0, time.UTC)}))
	var b bytes.Buffer
	require.NoError(t, f.Write(&b))
	got, err := table.Parse(b.Bytes(), columns...)
	require.NoError(t, err)
	row := got.Rows[0]
	d, _ := row.Decimal("target")
	assert.Equal(t, "0.5", d.String())
	due, ok := row.Date("due")
	assert.True(t, ok)
	assert.Equal(t, "2027-12-31", due.String())
	assert.Equal(t, 3, row.Number, "rows are counted as the spreadsheet does")
}

func TestWhatCannotBeReadSaysWhy(t *testing.T) {
	tests := map[string]struct{ data, want string }{
		"empty":                    {"", "tom"},
		"only spaces":              {" \n\n", "tom"},
		"binary":                   {"\x00\x01\x02", "inte text"},
		"cut off inside a text":    {"mål;målvärde\n\"Öka;1,5\nMinska;2\n", "avklippt"},
		"cut off in the last line": {"mål;målvärde\nÖka;1,5\nMins;\"2", "avklippt"},
		"a workbook that is none":  {"PK\x03\x04 nothing", "arbetsboken"},
		"wrong column":             {"mäl;målvärde\nÖka;1\n", "menades \"mäl\" → \"mål\""},
		"no such column":           {"x;y\n1;2\n", "filen har: x, y"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := table.Parse([]byte(tt.data), columns...)
			require.ErrorIs(t, err, kvalitet.ErrInvalid)
			assert.ErrorContains(t, err, tt.want)
		})
	}
	_, err := table.Read(t.TempDir(), nil, columns...)
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
	_, err = table.Read("finns inte.csv", nil, columns...)
	require.Error(t, err)
}

func TestAHeadingIsFoundWithoutItsParenthesis(t *testing.T) {
	got, err := table.Parse([]byte("Mål (antaget av fullmäktige);Målvärde (%);Kommentar (målvärde)\nA;85;x\n"), columns...)
	require.NoError(t, err)
	assert.Equal(t, "Mål (antaget av fullmäktige)", got.Title("text"))
	value, ok := got.Rows[0].Decimal("target")
	assert.True(t, ok)
	assert.Equal(t, "85", value.String())
	got, err = table.Parse([]byte("mål (äldre);mål\nA;B\n"), columns...)
	require.NoError(t, err)
	assert.Equal(t, "B", got.Rows[0].Text("text"), "the whole name comes before a qualified one")
	require.NoError(t, got.Need("text"))
	require.ErrorContains(t, got.Need("done"), "mål (äldre), mål")
}

func TestSumsBelowATableAreLeftOut(t *testing.T) {
	got, err := table.Parse([]byte("id;mål;målvärde\n1;A;85\nSumma:;;85\n;Totalt;\nSumma;B;\n"), columns...)
	require.NoError(t, err)
	got.DropTotals("text")
	var texts []string
	for _, r := range got.Rows {
		texts = append(texts, r.Text("text"))
	}
	assert.Equal(t, []string{"A", "Totalt", "B"}, texts, "a row with a text of its own is no sum")
	got.DropTotals("target")
	require.Len(t, got.Rows, 1)
}

func TestBadCellsAreLocatedAndTheRestIsRead(t *testing.T) {
	got, err := table.Parse([]byte("mål;målvärde;slutdatum;klart\nA;x;2027-02-30;kanske\nB\"b;1;;\nC;2;2027-02-28;ja\n;;;nej\n"), columns...)
	require.NoError(t, err)
	require.Len(t, got.Rows, 3)
	for _, r := range got.Rows {
		r.Require("text")
		r.Decimal("target")
		r.Date("due")
		r.Bool("done")
	}
	var places []string
	for _, p := range got.Problems() {
		places = append(places, p.In("sv"))
		assert.True(t, p.Text().Complete())
	}
	assert.Equal(t, []string{
		"rad 2, målvärde: \"x\" är inget tal",
		"rad 2, slutdatum: \"2027-02-30\" är inget datum (2006-01-02)",
		"rad 2, klart: \"kanske\" är varken ja eller nej",
		"rad 3: citattecken på fel ställe",
		"rad 5, mål: värdet saknas",
	}, places)
}

func TestParseDecimal(t *testing.T) {
	for text, want := range map[string]string{
		"85": "85", "85 %": "85", "1,5": "1.5", "1.5": "1.5", "1 234,5": "1234.5", "1\u00a0234,5": "1234.5", "1\u202f234": "1234",
		"1.234,5": "1234.5", "1,234.5": "1234.5", "1.234.567": "1234567", "\u22125": "-5", "-5": "-5", "0": "0",
	} {
		d, err := table.ParseDecimal(text)
		require.NoError(t, err, text)
		assert.Equal(t, want, d.String(), text)
	}
	for _, text := range []string{"", "x", "1e999999999", "--5", "5 mnkr", strings.Repeat("9", 39)} {
		_, err := table.ParseDecimal(text)
		assert.Error(t, err, text)
	}
}

func TestParseDate(t *testing.T) {
	for _, text := range []string{"2027-12-31", "20271231", "2027/12/31", "31.12.2027", "31/12/2027", "2027-12-31 14:05", "2027-12-31T14:05:00Z", "46752", "46752,5",
		"31/12 2027", "31/12-2027", "31 december 2027", "den 31 dec 2027", "31.12.2027 14:05"} {
		d, err := table.ParseDate(text)
		require.NoError(t, err, text)
		assert.Equal(t, "2027-12-31", d.String(), text)
	}
	for _, text := range []string{"", "2027-13-01", "i morgon", "12", "99999999", "12/31 2027", "31/12", "31/12 27", "31 xyz 2027"} {
		_, err := table.ParseDate(text)
		assert.Error(t, err, text)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("mål;målvärde\nÖka;1,5\n"))
	f.Add([]byte("\xff\xfem\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if bytes.HasPrefix(data, []byte("PK")) {
			return // excelize's own matter
		}
		got, err := table.Parse(data, columns...)
		if err != nil {
			return
		}
		for _, r := range got.Rows {
			r.Decimal("target")
			r.Date("due")
			r.Bool("done")
		}
	})
}
