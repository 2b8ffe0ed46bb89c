package main

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// helpFiles are the files that the examples in the help name, with what a person would have in them.
func helpFiles() map[string]string {
	of := func(command string) string { return tableCommands[command].table }
	answers := "enhet;område;vikt;N;kön;q1;q2;q3;q4;q5;q6;q7;q8;q9;nöjdhet;förväntningar;ideal\n" +
		strings.Repeat("Skolan;norr;10,5;500;K;4;1;5;3;4;4;5;4;3;4;3;4\nSkolan;söder;12;700;M;3;2;5;3;4;4;5;4;3;4;3;5\nSkolan;norr;10,5;500;M;5;1;5;3;4;4;5;4;3;4;3;4\nSkolan;söder;12;700;K;2;1;5;3;4;4;5;4;3;4;3;5\n", 6)
	return map[string]string{
		"mål.csv":             of("goals check"),
		"uppföljning.csv":     of("goals follow"),
		"poang.csv":           of("compass"),
		"serier.csv":          strings.ReplaceAll(of("kolada analyse"), "0319", "0580"),
		"varden-2025.csv":     of("kolada analyse"),
		"varden-2026.csv":     of("kolada analyse"),
		"epost.csv":           "datum;antal\n2026-11-23;120\n2026-11-24;80\n",
		"egenutvardering.csv": of("compass award"),
		"faktorer.csv":        of("survey priorities"),
		"grupper.csv":         of("survey size"),
		"undersokningar.csv":  of("survey orders"),
		"loften.csv":          "löfte;gräns;enhet;andel\nSvar;2;arbetsdagar;70\n",
		"handelser.csv":       "löfte;start;slut\nSvar;2026-04-01 10:00;2026-04-07 09:00\n",
		"risker.csv":          of("risk rate"),
		"skador.csv":          of("risk simulate"),
		"arendedelar.csv":     of("rosa"),
		"vecka.csv":           of("staffing week"),
		"kontakter.csv":       "väntan;besvarad\n35,5;ja\n1200;nej\n",
		"svar.csv":            answers,
		"svar-2024.csv":       answers,
		"svar-2026.csv":       answers,
		"tabell.csv":          of("survey suppress"),
		"design.json":         `{"statistics":[{"statistic":"mean","variables":["q1"]}]}`,
		"ram.json":            `{"frame":"1000","keys":[{"id":"a","weight":"3"},{"id":"b","weight":"4"}]}`,
		"balanskrav.json":     `{"result":"-10","adjustments":[]}`,
		"parts.json":          `[{"case":"Bygglov","part":"fråga","level":1,"minutes":6,"volume":1800}]`,
		"losses.csv":          of("risk simulate"),
		"bemanning.csv":       of("staffing week"),
		"styrdokument.csv":    of("document check"),
		"processer.csv":       of("process top"),
		"synpunkter.csv":      of("views"),
		"ideer.csv":           of("ideas"),
		"nyttor.csv":          of("benefits"),
		"avvikelser.csv":      of("process deviations"),
		"mognad.csv":          of("process maturity"),
		"effektkarta.csv":     of("effectmap"),
		"verifikat.csv":       of("control sample"),
		"verifikationer.csv":  of("control sample"),
	}
}

// elsewhere are the examples that need a server, are one, or need the network.
func elsewhere(line string) bool {
	return strings.Contains(line, "postgres://") || strings.Contains(line, "kolada fetch") || strings.Contains(line, "kvalitet serve")
}

// TestHelpExamplesWork runs every line of every command's example, as a person would paste it, in a directory that has
// the files that the examples name.
func TestHelpExamplesWork(t *testing.T) {
	matrix, err := os.ReadFile("../ownmatrix/matris.json")
	require.NoError(t, err)
	series, err := shipped.ReadFile("data/kolada/v3_data_N03702_N03703.json")
	require.NoError(t, err)
	t.Chdir(t.TempDir())
	for name, content := range helpFiles() {
		require.NoError(t, os.WriteFile(name, []byte(content), 0o600))
	}
	require.NoError(t, os.WriteFile("matris.json", matrix, 0o600))
	require.NoError(t, os.WriteFile("data.json", series, 0o600))
	for _, first := range []string{"kvalitet process example > karta.json", "kvalitet process bpmn karta.json -o karta.bpmn"} {
		status, _, errs := pasted(t, first)
		require.Equal(t, exitDone, status, errs)
	}
	var walk func(c *cobra.Command)
	walk = func(c *cobra.Command) {
		subs := c.Commands()
		slices.SortStableFunc(subs, func(a, b *cobra.Command) int { return strings.Compare(b.Name(), a.Name()) }) // index before estimate
		for _, sub := range subs {
			walk(sub)
		}
		if c.Runnable() && !c.HasSubCommands() {
			assert.NotEmpty(t, c.Example, "%s has no example", c.CommandPath())
		}
		if _, shown, ok := strings.Cut(c.Example, "\n  {"); ok { // a document that the help shows is the one that the example names
			shown, _, _ = strings.Cut("{"+shown, "\n\n")
			assert.True(t, json.Valid([]byte(shown)), shown)
			require.NoError(t, os.WriteFile("design.json", []byte(shown), 0o600))
			answers := strings.NewReplacer(";1;5;", ";ja;5;", ";2;5;", ";nej;5;").Replace(helpFiles()["svar.csv"])
			require.NoError(t, os.WriteFile("svar.csv", []byte(answers), 0o600))
		}
		for _, line := range strings.Split(c.Example, "\n") {
			line = strings.TrimSpace(line)
			if !strings.HasPrefix(line, "kvalitet ") && !strings.Contains(line, " | kvalitet ") || elsewhere(line) {
				continue
			}
			t.Run(line, func(t *testing.T) {
				status, _, errs := pasted(t, line)
				assert.Contains(t, []int{exitDone, exitFindings}, status, errs)
				assert.False(t, status == exitFindings && !strings.Contains(line, "-fail-on"), errs)
			})
		}
	}
	walk(newRoot(&host{errs: io.Discard}))
}

// pasted runs a line of a shell: printf '…' | kvalitet … > file.
func pasted(t *testing.T, line string) (status int, out, errs string) {
	t.Helper()
	stdin := ""
	if text, command, piped := strings.Cut(line, " | kvalitet "); piped {
		text = strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(text, "printf "), "echo "), "'"), "'")
		stdin = strings.NewReplacer(`\n`, "\n", "%%", "%", `\t`, "\t").Replace(text)
		line = "kvalitet " + command
	}
	line, to, redirected := strings.Cut(line, " > ")
	status, out, errs = kommand(t, stdin, words(line)[1:]...)
	if redirected {
		require.NoError(t, os.WriteFile(filepath.Clean(to), []byte(out), 0o600))
	}
	return status, out, errs
}

// words splits a line at spaces outside quotation marks.
func words(line string) []string {
	var out []string
	var word strings.Builder
	var quote rune
	started := false
	for _, c := range line {
		switch {
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && (c == '\'' || c == '"'):
			quote, started = c, true
		case quote == 0 && c == ' ':
			if started {
				out = append(out, word.String())
			}
			word.Reset()
			started = false
		default:
			word.WriteRune(c)
			started = true
		}
	}
	if started {
		out = append(out, word.String())
	}
	return out
}
