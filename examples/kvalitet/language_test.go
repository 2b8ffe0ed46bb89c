package main

import (
	"io"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/stretchr/testify/assert"
)

// TestErrorsAreInOneLanguage asks for the same mistake in both languages.
func TestErrorsAreInOneLanguage(t *testing.T) {
	nowhere := filepath.Join(t.TempDir(), "no", "karta.svg")
	for name, tt := range map[string]struct {
		in     string
		args   []string
		sv, en string
	}{
		"no such command":       {"", []string{"bogus"}, "kommandot finns inte", "no such command"},
		"no such command below": {"", []string{"goals", "bogus"}, "kommandot finns inte", "no such command"},
		"no such help":          {"", []string{"help", "goals", "bogus"}, "kommandot finns inte", "no such command"},
		"no such flag":          {"", []string{"goals", "check", "-nope", "x"}, "flaggan finns inte", "no such flag"},
		"a flag's value":        {"", []string{"calendar", "-year", "x"}, "ogiltigt värde", "invalid value"},
		"a flag without one":    {"", []string{"calendar", "-year"}, "värdet saknas", "the value is missing"},
		"a required flag":       {"", []string{"calendar"}, "ange -year", "give -year"},
		"arguments":             {"", []string{"goals", "check"}, "fel antal argument", "wrong number of arguments"},
		"a date":                {"", []string{"deadline", "-from", "2026-13-01", "-months", "1"}, `"2026-13-01" är inget datum`, `"2026-13-01" is not a date`},
		"a severity":            {"", []string{"calendar", "-year", "2026", "-fail-on", "z"}, "okänd allvarsgrad", "unknown severity"},
		"no JSON":               {"text", []string{"budget", "split", "-"}, "inte giltig JSON", "not valid JSON"},
		"no map":                {"", []string{"process", "check", "-"}, "filen är tom", "the file is empty"},
		"a missing output":      {"", []string{"kolada", "fetch", "-kpi", "N1", "-municipality", "0319"}, "-o FILE behövs", "-o FILE is needed"},
		"nowhere to write":      {"", []string{"process", "svg", "-preset", "styrprocess", "-o", nowhere}, "går inte att skriva", nowhere + " cannot be written"},
	} {
		t.Run(name, func(t *testing.T) {
			for lang, want := range map[string][2]string{"sv": {tt.sv, tt.en}, "en": {tt.en, tt.sv}} {
				status, _, errs := kommand(t, tt.in, append(tt.args[:len(tt.args):len(tt.args)], "-lang="+lang)...)
				if name == "a flag without one" { // -lang would be its value
					status, _, errs = kommand(t, tt.in, append([]string{"-lang=" + lang}, tt.args...)...)
				}
				assert.Equal(t, exitUsage, status)
				assert.Contains(t, errs, want[0])
				assert.NotContains(t, errs, want[1])
				assert.NotContains(t, errs, " / ")
			}
		})
	}
}

// TestHelpIsInOneLanguage reads the help of every command for the small words of the other language.
func TestHelpIsInOneLanguage(t *testing.T) {
	words := map[string]*regexp.Regexp{
		"sv": regexp.MustCompile(`(?m)^[^"{]*\b(the|and|which|reads|writes)\b`),
		"en": regexp.MustCompile(`(?m)^[^"{]*\b(och|inte|eller|skriv|visa|visar|ska|med)\b`),
	}
	var walk func(c *cobra.Command)
	walk = func(c *cobra.Command) {
		for _, sub := range c.Commands() {
			walk(sub)
		}
		path := strings.Fields(c.CommandPath())[1:]
		for lang, other := range words {
			status, out, errs := kommand(t, "", append(path[:len(path):len(path)], "-h", "-lang", lang)...)
			assert.Equal(t, exitDone, status, errs)
			if c.Name() == "estimate" || c.Name() == "completion" { // the design's grammar is the library's, in English
				continue
			}
			before, after, _ := strings.Cut(out, map[string]string{"sv": "Exempel:", "en": "Examples:"}[lang])
			if _, flags, ok := strings.Cut(after, map[string]string{"sv": "Flaggor", "en": "Flags"}[lang]); ok {
				before += flags
			}
			assert.Empty(t, other.FindAllString(before, -1), "%s -lang %s", c.CommandPath(), lang)
		}
	}
	walk(newRoot(&host{errs: io.Discard}))
}

// TestReasonsOfAPlanAreInTheAskedLanguage reads why a risk is in the plan.
func TestReasonsOfAPlanAreInTheAskedLanguage(t *testing.T) {
	in := `{"nämnd":"Socialnämnden","år":2027,"risker":[{"id":"R1","text":"Fel avgift","område":"verksamhet","riskvärde":12}]}`
	_, out, _ := kommand(t, in, "control", "plan", "-", "-lang", "en")
	assert.Contains(t, out, "the risk value 12 is at least 9")
	assert.NotContains(t, out, "riskvärdet")
}
