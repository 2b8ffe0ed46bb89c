package main

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"

	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
)

// tableCommands is every command that reads a table. The table is as a person would type it; FILE stands where its name
// goes. Wrong is a spelling mistake in a heading and what it should have been, for commands that cannot do without it.
var tableCommands = map[string]struct {
	args  []string
	table string
	wrong [2]string
}{
	"goals check": {args: []string{"goals", "check", "FILE"},
		table: "mål;målvärde;ansvarig\nFörskola: andelen nöjda ska öka till 85 % senast 2027;1 085,5;förvaltningschef\nVi ska verka för en god miljö;;\n"},
	"goals follow": {args: []string{"goals", "follow", "FILE"},
		table: "mål;mått;riktning;målvärde;utfall\nFörskola;Nöjda föräldrar;högre;85,5;83,25\nEkonomi;Kostnad per barn, kr;lägre;1 250,5;1 300\n", wrong: [2]string{"utfal", "utfall"}},
	"promises": {args: []string{"promises", "FILE"},
		table: "löfte;gräns;enhet;andel;start;slut\nFörskola;2;arbetsdagar;70,5;2026-04-01 10:00;2026-04-07 09:00\n", wrong: [2]string{"löfta", "löfte"}},
	"risk rate": {args: []string{"risk", "rate", "FILE"},
		table: "id;beskrivning;sannolikhet;konsekvens;riskägare\nR1;Förskola saknar behöriga;3;4;skolchef\nR2;Avgifter blir fel;Möjlig;Lindrig;ekonomichef\n"},
	"risk votes": {args: []string{"risk", "votes", "FILE"},
		table: "id;sannolikhet;konsekvens;kommentar\nR1;3;4;Förskola\nR1;Möjlig;Allvarlig;Äldreomsorg\n", wrong: [2]string{"sannolikhett", "sannolikhet"}},
	"risk simulate": {args: []string{"risk", "simulate", "FILE", "-trials", "2000", "-seed", "1"},
		table: "id;frekvens;lägst;högst\nFörskola;0,5;10 000,5;250 000\nVite;0,1;1 000;1 250 000,75\n", wrong: [2]string{"frekvenss", "frekvens"}},
	"rosa": {args: []string{"rosa", "FILE"},
		table: "ärende;del;nivå;minuter;volym;rutin;systemåtkomst\nFörskola;fråga om plats;2;4,5;1 250;ja;nej\nFörskola;beslut;6;30;1 250;;\n", wrong: [2]string{"minutter", "minuter"}},
	"rosa agreement": {args: []string{"rosa", "agreement", "FILE"},
		table: "nämnd;ärende;del;nivå;minuter;volym;rutin\nFörskolenämnden;Förskola;fråga om plats;2;4,5;1 250;ja\nÄldrenämnden;Äldreomsorg;beslut;6;30;1 250;\n", wrong: [2]string{"minutter", "minuter"}},
	"effectmap": {args: []string{"effectmap", "FILE"},
		table: "id;nivå;text;bidrar till;målvärde\nE;effektmål;Förskola nära;;85,5\nG;målgrupp;Äldreomsorgens anhöriga;E;\n", wrong: [2]string{"nivåå", "nivå"}},
	"survey index": {args: []string{"survey", "index", "FILE", "-instrument", "nki", "-by", "enhet"},
		table: "enhet;nöjdhet;förväntningar;ideal\n" + strings.Repeat("Förskola;8;7;8\nÅldersgrupp;10;9,0;6\n", 12), wrong: [2]string{"enheten", "enhet"}},
	"survey estimate": {args: []string{"survey", "estimate", "FILE", "-design", "DESIGN"},
		table: "stratum;vikt;ålder\nFörskola;10,5;34,5\nFörskola;10,5;41\nSkola;1 020,25;28\nSkola;1 020,25;61,5\n"},
	"survey suppress": {args: []string{"survey", "suppress", "FILE", "-min", "5"},
		table: "område;nöjda;missnöjda;summa\nFörskola;1 250;3;1 253\nÄldreomsorg;40;20;60\nsumma;1 290;23;1 313\n"},
	"benefits": {args: []string{"benefits", "FILE"},
		table: "nytta;slag;år;belopp;timmar;ägare\nutveckling;kostnad;0;100 000,50;;\nfärre samtal;frigjord tid;1;0;1 075,5;enhetschef\n", wrong: [2]string{"slagg", "slag"}},
	"document check": {args: []string{"document", "check", "FILE", "-on", "2026-11-22"},
		table: "titel;typ;organ;antagen;översyn;ansvarig\nFörskoleplan;plan;barn- och utbildningsnämnden;2024-03-01;2027-01-01;skolchef\nÅldersvänlig policy;policy;kommunfullmäktige;;;\n", wrong: [2]string{"tittel", "titel"}},
	"document cover": {args: []string{"document", "cover", "FILE", "-set", "SOSFS", "-on", "2026-11-22"},
		table: "bevis;slag;krav\nRiskanalys för förskola;riskanalys;5 kap. 1 §\nÅrlig egenkontroll;egenkontroll;5 kap. 2 §\n", wrong: [2]string{"beviss", "bevis"}},
	"process top": {args: []string{"process", "top", "FILE"},
		table: "process;kategori;ägare;ingår i\nFörskola och skola;huvudprocess;skolchef;\nÅrshjul;ledningsprocess;;\nPlacering;huvudprocess;;Förskola och skola\n", wrong: [2]string{"processs", "process"}},
	"survey priorities": {args: []string{"survey", "priorities", "FILE", "-unit", "5"},
		table: "faktor;betyg;effekt\nBemötande;80,5;3\nTillgänglighet;50;4,25\n", wrong: [2]string{"betygg", "betyg"}},
	"survey size": {args: []string{"survey", "size", "FILE"},
		table: "grupp;population;svarsandel\nFörskola;1 250;0,4\nÄldreomsorg;900;55,5\n", wrong: [2]string{"populationn", "population"}},
	"survey orders": {args: []string{"survey", "orders", "FILE"},
		table: "undersökning;slag;målgrupp;tillfrågade;minuter;start\nFörskola;brukarundersökning;vårdnadshavare;1 250;6;2026-03-01\nÄldreomsorg;brukarundersökning;äldre;900;10;2026-03-10\n",
		wrong: [2]string{"undersökningg", "undersökning"}},
	"process maturity": {args: []string{"process", "maturity", "FILE"},
		table: "process;trappa;steg;svar\nFörskola;lidkoping;1;ja\nÄldreomsorg;skelleftea;1;nej\n", wrong: [2]string{"stegg", "steg"}},
	"process deviations": {args: []string{"process", "deviations", "FILE", "-on", "2026-11-22"},
		table: "id;datum;process;kategori\nA1;2026-11-02;Förskola;sen\nA2;2026-11-03;Äldreomsorg;fel\n", wrong: [2]string{"datumm", "datum"}},
	"views": {args: []string{"views", "FILE", "-on", "2026-11-22"},
		table: "slag;inkom;besvarad;process;orsak\nKlagomål;2026-03-02;2026-03-20;Förskola;väntetid\nFörslag;2026-04-01;;Äldreomsorg;måltider\n", wrong: [2]string{"inkomm", "inkom"}},
	"ideas": {args: []string{"ideas", "FILE"},
		table: "idé;nytta;mål;genomförbarhet;brådska;system\nE-tjänst för förskola;5;4;3;2;bygglov\nChatt åt äldre;3;3;5;1;bygglov|telefoni\n", wrong: [2]string{"idde", "idé"}},
	"compass": {args: []string{"compass", "FILE"},
		table: "kommun;år;version;område;värde;total\nÄlmhult;2009;2002;1;68,5;513\nÄlmhult;2009;2002;2;73;\n", wrong: [2]string{"områden", "område"}},
	"compass award": {args: []string{"compass", "award", "FILE"},
		table: "fråga;gren;svar;belägg\nFörslag från medborgare;demokrati;ja;Riktlinje 2024\nÅrlig medarbetarenkät;arbetsmiljö;nej;\n", wrong: [2]string{"frågan", "fråga"}},
	"kolada analyse": {args: []string{"kolada", "analyse", "-municipality", "0319", "FILE"},
		table: "kpi;kommun;år;värde\nN15419;0319;2022;80,5\nN15419;0319;2023;1 085,25\nN15419;0319;2024;85\nN15419;0382;2024;70\n"},
	"staffing week": {args: []string{"staffing", "week", "FILE", "-aht", "4m", "-patience", "3m"},
		table: "veckodag;start;samtal\nmåndag;08:00;12,5\nmåndag;08:30;1 020,5\n", wrong: [2]string{"samtall", "samtal"}},
	"staffing follow": {args: []string{"staffing", "follow", "FILE", "-preset", "skelleftea"},
		table: "väntan;besvarad;ärende\n35,5;ja;Förskola\n1 200;nej;Äldreomsorg\n", wrong: [2]string{"väntann", "väntan"}},
	"staffing deadline": {args: []string{"staffing", "deadline", "FILE", "-days", "3"},
		table: "datum;minuter;typ\n2026-11-23;1 250,5;Förskola\n2026-11-24;90;Äldreomsorg\n", wrong: [2]string{"minutter", "minuter"}},
	"control sample": {args: []string{"control", "sample", "-amounts", "FILE", "-tolerable", "5000", "-confidence", "0,95"},
		table: "belopp;verifikation\n1 250,50;Förskola\n20 000;Äldreomsorg\n", wrong: [2]string{"belop", "belopp"}},
}

const messyDesign = `{"strata":["stratum"],"weights":"vikt","statistics":[{"statistic":"mean","variables":["ålder"]}]}`

// onFile runs a command of the table on a file.
func onFile(t *testing.T, command []string, file string, more ...string) (status int, out, errs string) {
	t.Helper()
	args := make([]string, 0, len(command)+len(more))
	for _, a := range command {
		switch a {
		case "FILE":
			a = file
		case "DESIGN":
			a = filepath.Join(t.TempDir(), "design.json")
			require.NoError(t, os.WriteFile(a, []byte(messyDesign), 0o600))
		}
		args = append(args, a)
	}
	return kommand(t, "", append(args, more...)...)
}

// swedishExcel writes a table as Swedish Excel does: Windows-1252, CRLF, no-break spaces between thousands.
func swedishExcel(t *testing.T, text string) string {
	t.Helper()
	var b strings.Builder
	for _, c := range strings.ReplaceAll(text, "\n", "\r\n") {
		b.WriteRune(c)
	}
	out, err := charmap.Windows1252.NewEncoder().String(thousands(b.String(), "\u00a0"))
	require.NoError(t, err)
	return out
}

// thousands puts another sign between thousands.
func thousands(text, sign string) string {
	r := []rune(text)
	digit := func(i int) bool { return i >= 0 && i < len(r) && r[i] >= '0' && r[i] <= '9' }
	var b strings.Builder
	for i, c := range r {
		if c == ' ' && digit(i-1) && digit(i+1) && digit(i+2) && digit(i+3) {
			b.WriteString(sign)
			continue
		}
		b.WriteRune(c)
	}
	return b.String()
}

func TestEveryTableCommandReadsSwedishExcel(t *testing.T) {
	for name, c := range tableCommands {
		t.Run(name, func(t *testing.T) {
			given := file(t, "tabell.csv", "\ufeff"+c.table)
			status, want, errs := onFile(t, c.args, given, "-format", "json")
			require.Contains(t, []int{exitDone, exitFindings}, status, errs)
			require.NotEmpty(t, want)
			encodings := map[string]string{
				"Windows-1252":                file(t, "tabell.csv", swedishExcel(t, c.table)),
				"narrow spaces":               file(t, "tabell.csv", thousands(c.table, "\u202f")),
				"commas and points":           file(t, "tabell.csv", commas(t, c.table)),
				"a workbook":                  workbook(t, c.table),
				"unknown columns around them": file(t, "tabell.csv", strings.ReplaceAll("x;"+strings.TrimSuffix(strings.ReplaceAll(c.table, "\n", "\nx;"), "x;"), "\n", ";y\n")),
			}
			if name == "survey suppress" { // all of its columns are the table
				delete(encodings, "unknown columns around them")
			}
			for what, path := range encodings {
				gotStatus, got, errs := onFile(t, c.args, path, "-format", "json")
				assert.Equal(t, status, gotStatus, "%s: %s", what, errs)
				assert.Empty(t, firstDifference(strings.ReplaceAll(want, given, "FILE"), strings.ReplaceAll(got, path, "FILE")), what)
			}
		})
	}
}

// firstDifference is the first line that is not the same, of both.
func firstDifference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(w), len(g)) {
		if w[i] != g[i] {
			return w[i] + " | " + g[i]
		}
	}
	if len(w) != len(g) {
		return "one is longer"
	}
	return ""
}

// commas writes the table as a program in English would.
func commas(t *testing.T, text string) string {
	t.Helper()
	r := csv.NewReader(strings.NewReader(text))
	r.Comma = ';'
	rows, err := r.ReadAll()
	require.NoError(t, err)
	var b strings.Builder
	w := csv.NewWriter(&b)
	for _, row := range rows {
		for i, c := range row {
			if d, err := table.ParseDecimal(c); err == nil && strings.ContainsAny(c, ", ") {
				row[i] = d.String()
			}
		}
		require.NoError(t, w.Write(row))
	}
	w.Flush()
	return b.String()
}

// workbook writes the table as a workbook, numbers as numbers.
func workbook(t *testing.T, text string) string {
	t.Helper()
	r := csv.NewReader(strings.NewReader(text))
	r.Comma = ';'
	rows, err := r.ReadAll()
	require.NoError(t, err)
	f := excelize.NewFile()
	for i, row := range rows {
		cells := make([]any, len(row))
		for j, c := range row {
			cells[j] = c
			if d, err := table.ParseDecimal(c); err == nil && (c == "0" || !strings.HasPrefix(c, "0") || strings.HasPrefix(c, "0,")) {
				cells[j] = d.InexactFloat64()
			}
		}
		require.NoError(t, f.SetSheetRow("Sheet1", "A"+strconv.Itoa(i+1), &cells))
	}
	path := filepath.Join(t.TempDir(), "tabell.xlsx")
	require.NoError(t, f.SaveAs(path))
	return path
}

func TestEveryTableCommandRefusesWhatIsNoTable(t *testing.T) {
	bomb := zipBomb(t)
	for name, c := range tableCommands {
		t.Run(name, func(t *testing.T) {
			header, _, _ := strings.Cut(c.table, "\n")
			refused := map[string]struct{ path, want string }{
				"empty":        {file(t, "tabell.csv", ""), "tom"},
				"only spaces":  {file(t, "tabell.csv", "\r\n  \r\n"), "tom"},
				"binary":       {file(t, "tabell.csv", "\x7fELF\x02\x01\x01\x00\x00\x00"), "inte text"},
				"a directory":  {t.TempDir(), "katalog"},
				"no such file": {filepath.Join(t.TempDir(), "finns-inte.csv"), "finns-inte.csv"},
				"cut off":      {file(t, "tabell.csv", c.table+`"Försko`), "avklippt"},
				"a zip bomb":   {bomb, "arbetsboken"},
				"half a zip":   {file(t, "tabell.xlsx", "PK\x03\x04\x14\x00"), "arbetsboken"},
			}
			if c.wrong[0] != "" {
				refused["a wrong heading"] = struct{ path, want string }{file(t, "tabell.csv", strings.Replace(c.table, c.wrong[1], c.wrong[0], 1)), c.wrong[1]}
			}
			for what, r := range refused {
				status, out, errs := onFile(t, c.args, r.path)
				if what == "cut off" && name == "kolada analyse" { // the package's own reader takes what there is, and says which row is bad
					assert.Equal(t, exitFindings, status)
					assert.Contains(t, errs, "rad 6")
					continue
				}
				assert.Equal(t, exitUsage, status, "%s: %s", what, errs)
				assert.Empty(t, out, what)
				assert.Contains(t, errs, r.want, what)
				assert.Less(t, len(errs), 2000, "%s: the message is one that can be read", what)
			}
			status, out, errs := onFile(t, c.args, file(t, "tabell.csv", header+"\n"), "-format", "json")
			require.NotContains(t, errs, "panic")
			if status == exitUsage {
				assert.NotEmpty(t, errs, "only a heading")
				return
			}
			_, whole, _ := onFile(t, c.args, file(t, "tabell.csv", c.table), "-format", "json")
			var full, bare map[string]any
			require.NoError(t, json.Unmarshal([]byte(whole), &full))
			require.NoError(t, json.Unmarshal([]byte(out), &bare))
			for key, v := range full {
				if _, list := v.([]any); list {
					assert.IsType(t, []any{}, bare[key], "only a heading: %s is a list all the same", key)
				}
			}
		})
	}
}

// zipBomb is a workbook of a few hundred kB whose sheet becomes more than is read.
func zipBomb(t *testing.T) string {
	t.Helper()
	var plain bytes.Buffer
	f := excelize.NewFile()
	require.NoError(t, f.SetCellValue("Sheet1", "A1", "mål"))
	require.NoError(t, f.Write(&plain))
	r, err := zip.NewReader(bytes.NewReader(plain.Bytes()), int64(plain.Len()))
	require.NoError(t, err)
	path := filepath.Join(t.TempDir(), "bomb.xlsx")
	out, err := os.Create(path)
	require.NoError(t, err)
	w := zip.NewWriter(out)
	for _, entry := range r.File {
		to, err := w.Create(entry.Name)
		require.NoError(t, err)
		if entry.Name == "xl/worksheets/sheet1.xml" {
			_, err = io.CopyN(to, zeros{}, table.MaxBytes+1)
			require.NoError(t, err)
			continue
		}
		from, err := entry.Open()
		require.NoError(t, err)
		_, err = io.Copy(to, from)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	require.NoError(t, out.Close())
	return path
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	return len(p), nil
}

func TestNoCommandWritesAFormulaOfAText(t *testing.T) {
	for name, c := range tableCommands {
		t.Run(name, func(t *testing.T) {
			for _, formula := range []string{`=HYPERLINK("http://x")`, "+1+1", "-1+1", "@SUM(A1)", "\tx"} {
				hostile := strings.ReplaceAll(c.table, "Förskola", `"`+strings.ReplaceAll(formula, `"`, `""`)+`"`)
				hostile = strings.ReplaceAll(hostile, `": andelen nöjda ska öka till 85 % senast 2027`, `"`)
				hostile = strings.ReplaceAll(hostile, `" saknar behöriga`, `"`)
				status, out, errs := onFile(t, c.args, file(t, "tabell.csv", hostile), "-format", "csv")
				require.NotEqual(t, exitUsage, status, errs)
				for _, line := range strings.Split(out, "\n") {
					r := csv.NewReader(strings.NewReader(line))
					r.Comma, r.LazyQuotes = ';', true
					cells, _ := r.Read()
					for _, cell := range cells {
						if cell == "" || !strings.ContainsAny(cell[:1], "=+@-\t") {
							continue
						}
						_, err := table.ParseDecimal(cell)
						assert.True(t, err == nil || cell == "-" || cell == "–", "%q would be run by a spreadsheet", cell)
					}
				}
			}
		})
	}
}

func TestWrongCommandsAndFilesThatAreNotThereSaySo(t *testing.T) {
	tests := map[string]struct {
		args []string
		want string
	}{
		"no such command of a group": {[]string{"risk", "raet"}, "kvalitet risk raet: kommandot finns inte; det finns diff, matrix, rate, simulate, votes"},
		"no such file":               {[]string{"risk", "rate", "saknas.csv"}, "saknas.csv: filen finns inte"},
		"no such profile":            {[]string{"risk", "rate", "-", "-profile", "7x7", "-lang", "en"}, "7x7: no such file"},
		"an empty file":              {[]string{"risk", "rate", "-"}, "-: filen är tom"},
		"no such flag":               {[]string{"risk", "rate", "-", "-proflie", "4x4"}, "hjälp: kvalitet risk rate -h"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			status, out, errs := kommand(t, "", test.args...)
			assert.Equal(t, exitUsage, status)
			assert.Empty(t, out)
			assert.Contains(t, errs, test.want)
		})
	}
	status, out, _ := kommand(t, "", "risk")
	assert.Equal(t, exitDone, status)
	assert.Contains(t, out, "risk simulate")
}

func TestNothingToReckonWithIsNoZero(t *testing.T) {
	for _, rows := range []string{"", "a,x,1,2\n"} {
		got := kommandJSON[map[string]any](t, exitFindings, "id,rate,low,high\n"+rows, "risk", "simulate", "-")
		assert.Nil(t, got["mean"])
		assert.Empty(t, got["quantiles"])
		assert.Empty(t, got["exceedance"])
	}
}

func TestAnInterruptIsSaidInWords(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var out, errs bytes.Buffer
	status := run(ctx, []string{"risk", "simulate", "-", "-trials", "5000"}, strings.NewReader("id,rate,low,high\na,1,1,2\n"), &out, &errs)
	assert.Equal(t, exitUsage, status)
	assert.Empty(t, out.String())
	assert.Equal(t, "kvalitet: avbrutet\n", errs.String())
}
