package main

import (
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/examples/internal/postgrestest"
	"github.com/kommunkvalitet/kvalitet/examples/internal/report"
)

// yearFiles runs the main job in a new directory and returns what it wrote, by name.
func yearFiles(t *testing.T, args ...string) map[string]string {
	t.Helper()
	out := t.TempDir()
	status, _, errs := kommand(t, "", append([]string{"year", "-out", out}, args...)...)
	require.Equal(t, exitDone, status, errs)
	require.Empty(t, errs)
	entries, err := os.ReadDir(out)
	require.NoError(t, err)
	files := map[string]string{}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(out, e.Name()))
		require.NoError(t, err, "only files: what was on the way is gone")
		files[e.Name()] = string(data)
	}
	return files
}

// identical compares a file: an assertion on a whole page would print it.
func identical(t *testing.T, name, want, got string) {
	t.Helper()
	if want != got {
		t.Errorf("%s is not the same", name)
	}
}

// same compares file by file.
func same(t *testing.T, want, got map[string]string) {
	t.Helper()
	for name := range want {
		identical(t, name, want[name], got[name])
	}
	assert.Len(t, got, len(want))
}

type yearReport struct {
	Municipality string                     `json:"municipality"`
	Steps        map[string]json.RawMessage `json:"steps"`
	Report       report.Report              `json:"report"`
}

func decodeReport(t *testing.T, files map[string]string) yearReport {
	t.Helper()
	var r yearReport
	require.NoError(t, json.Unmarshal([]byte(files["report.json"]), &r))
	return r
}

func TestYearGivesTheSameBytesEveryTime(t *testing.T) {
	first := yearFiles(t)
	same(t, first, yearFiles(t))
	t.Run("again on the same database", func(t *testing.T) {
		db := filepath.Join(t.TempDir(), "kvalitet.db")
		same(t, first, yearFiles(t, "-db", db))
		same(t, first, yearFiles(t, "-db", db))
	})
	t.Run("PostgreSQL", func(t *testing.T) {
		server, err := postgrestest.Run()
		postgrestest.Need(t, err)
		defer server.Stop()
		same(t, first, yearFiles(t, "-db", server.Address))
		same(t, first, yearFiles(t, "-db", server.Address))
	})
	t.Run("into the same directory", func(t *testing.T) {
		out := t.TempDir()
		for range 2 {
			status, _, errs := kommand(t, "", "year", "-out", out)
			require.Equal(t, exitDone, status, errs)
		}
		page, err := os.ReadFile(filepath.Join(out, "index.html"))
		require.NoError(t, err)
		identical(t, "index.html", first["index.html"], string(page))
	})
}

func TestYearWritesWhatItSays(t *testing.T) {
	out := t.TempDir()
	got := kommandJSON[struct {
		Out   string       `json:"out"`
		Files []string     `json:"files"`
		Steps []stepResult `json:"steps"`
	}](t, exitDone, "", "year", "-out", out)
	assert.Equal(t, out, got.Out)
	assert.Len(t, got.Steps, len(yearSteps()))
	for _, s := range got.Steps {
		assert.Positive(t, s.Items, s.Name)
	}
	for _, name := range got.Files {
		info, err := os.Stat(filepath.Join(out, name))
		require.NoError(t, err)
		assert.Positive(t, info.Size(), name)
	}
	assert.Subset(t, got.Files, []string{"index.html", "report.json", "arshjul.ics", "maltrad.svg", "riskmatris-fore.svg", "riskmatris-efter.svg",
		"prioritering.svg", "bemanning.svg", "process-1.bpmn", "process-2.bpmn", "maluppfyllelse.csv", "trend-N03702-1984.svg", "jamforelse-N03702-1984.svg"})
}

func TestYearIsDecodedAndShownOnThePage(t *testing.T) {
	files := yearFiles(t)
	r := decodeReport(t, files)
	assert.Equal(t, "0580", r.Municipality)
	assert.Contains(t, r.Report.Notice, "exempel", "an example says that it is one")
	assert.Contains(t, strings.Join(r.Report.Credits, " "), "Kolada")
	ids := map[string]bool{}
	for _, s := range r.Report.Sections {
		assert.False(t, ids[s.ID], "%s stands twice", s.ID)
		ids[s.ID] = true
		assert.Equal(t, 1, strings.Count(files["index.html"], `href="#`+s.ID+`"`), s.ID)
		for _, b := range s.Blocks {
			if b.Chart != nil {
				assert.Contains(t, files, b.Chart.File)
				assert.NotEmpty(t, b.Chart.Text)
			}
		}
	}
	for _, step := range []string{"goals", "calendar", "processes", "risks", "plans", "rosa", "survey", "followUp", "analysis-0580", "analysis-1984", "internalControl"} {
		assert.Contains(t, r.Steps, step)
	}
	assert.Empty(t, regexp.MustCompile(`<script|<link|src=|url\([^#]|@import`).FindAllString(files["index.html"], -1), "the page stands alone")
	assert.Contains(t, files["index.html"], "680 svar", "the answers of the four services that are shown: a total with the fifth would give its number away")
	assert.Contains(t, files["maluppfyllelse.csv"], "Mål;Nivå;", "a table opens in Swedish Excel")
}

// swedish finds words that an English text has only by mistake, once the names of places are gone.
var (
	swedish = regexp.MustCompile(`(?i)[åäö]|\b(och|inte|av|mål|st|maj|okt)\b`)
	names   = strings.NewReplacer("Linköping", "", "Örebro", "", "Skellefteå", "", "Lidköping", "")
	// services are the example's own names in the survey.
	services = strings.NewReplacer("förskola", "", "hemtjänst", "")
)

func TestYearInEnglish(t *testing.T) {
	files := yearFiles(t, "-lang", "en")
	assert.Equal(t, 1, strings.Count(files["index.html"], `<html lang="en">`))
	r := decodeReport(t, files).Report
	english := func(what string, texts ...string) {
		for _, text := range texts {
			assert.NotRegexp(t, swedish, names.Replace(text), what)
		}
	}
	facts := func(list []report.Fact) {
		for _, f := range list {
			english("fact", f.Name)
		}
	}
	english("head", r.Title, r.Subtitle, r.Notice)
	english("credits", r.Credits...)
	facts(r.Summary)
	for _, s := range r.Sections {
		english("section", s.Title, s.Lead)
		for _, b := range s.Blocks {
			facts(b.Facts)
			if b.Table != nil {
				english("caption", b.Table.Caption)
				for _, c := range b.Table.Columns {
					english("column of "+b.Table.Caption, c.Name)
				}
			}
		}
	}
	words := regexp.MustCompile(`>[^<>]+</text>`)
	for _, name := range []string{"arshjul", "riskmatris-fore", "riskmatris-efter", "bemanning", "prioritering", "nki"} {
		english(name, words.FindAllString(services.Replace(files[name+".svg"]), -1)...)
	}
}

func TestYearOfAnotherMunicipality(t *testing.T) {
	r := decodeReport(t, yearFiles(t, "-municipality", "1984"))
	assert.Equal(t, "1984", r.Municipality)
	assert.Contains(t, r.Steps, "analysis-1984")
	assert.NotContains(t, r.Steps, "analysis-0580")
}

func TestYearThatCannotBe(t *testing.T) {
	here := t.TempDir()
	taken := file(t, "file", "x")
	tests := map[string]struct {
		args []string
		want string
	}{
		"no directory":               {nil, "out"},
		"a file for a directory":     {[]string{"-out", taken}, "file"},
		"a municipality without any": {[]string{"-out", here, "-municipality", "9999"}, "0580 och 1984"},
		"a database that is a text":  {[]string{"-out", here, "-db", file(t, "not.db", strings.Repeat("not a database ", 100))}, "not.db"},
		"no such server":             {[]string{"-out", here, "-db", "postgres://nobody:hush@127.0.0.1:1/none"}, "127.0.0.1"},
		"an argument too many":       {[]string{"-out", here, "x"}, "x"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			status, out, errs := kommand(t, "", append([]string{"year"}, tt.args...)...)
			assert.Equal(t, exitUsage, status)
			assert.Empty(t, out)
			assert.Contains(t, errs, tt.want)
			assert.NotContains(t, errs, "hush", "a password is not shown")
		})
	}
	left, err := os.ReadDir(here)
	require.NoError(t, err)
	assert.Empty(t, left, "what fails leaves nothing")
}

// impatient is a context that is cancelled once it has been asked n times whether it is.
type impatient struct {
	context.Context
	mu     sync.Mutex
	left   int
	cancel context.CancelFunc
}

func (u *impatient) Err() error {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.left--; u.left == 0 {
		u.cancel()
	}
	return u.Context.Err()
}

func TestInterruptLeavesNoHalfWrittenFile(t *testing.T) {
	whole := yearFiles(t)
	for _, n := range []int{1, 3, 7, 15, 40} {
		ctx, cancel := context.WithCancel(t.Context())
		out := t.TempDir()
		status := run(&impatient{Context: ctx, left: n, cancel: cancel}, []string{"year", "-out", out}, strings.NewReader(""), io.Discard, io.Discard)
		cancel()
		entries, err := os.ReadDir(out)
		require.NoError(t, err)
		if status == exitDone {
			assert.Len(t, entries, len(whole))
			continue
		}
		for _, e := range entries {
			data, err := os.ReadFile(filepath.Join(out, e.Name()))
			require.NoError(t, err, "only files: what was on the way is gone")
			identical(t, e.Name(), whole[e.Name()], string(data))
		}
	}
}
