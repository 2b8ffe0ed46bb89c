package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/examples/internal/browser"
)

// paper is the width of A4 within the report's margins, in pixels of CSS.
const paper = 673

// tooWide lists what reaches outside the page's width, but for what stands in a region that is scrolled.
const tooWide = `[...document.querySelectorAll("body *")]
	.filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.parentElement.closest(".scroll") && !e.closest(".skip") && getComputedStyle(e).display != "none")
	.map(e => e.outerHTML.slice(0, 120))`

// offPaper lists the tables and pictures that paper would cut at its right edge.
const offPaper = `[...document.querySelectorAll("table, figure:not(.wide) svg")]
	.filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 120))`

// skips lists the headings that lie more than one level below the heading before.
const skips = `[...document.querySelectorAll("h1,h2,h3,h4,h5,h6")].filter((e, i, all) => i > 0 && +e.tagName[1] > +all[i-1].tagName[1] + 1).map(e => e.outerHTML)`

func TestReportInABrowser(t *testing.T) {
	for _, lang := range []string{"sv", "en"} {
		t.Run(lang, func(t *testing.T) {
			tab := browser.Open(t)
			out := t.TempDir()
			status, _, errs := kommand(t, "", "year", "-out", out, "-lang", lang)
			require.Equal(t, exitDone, status, errs)
			page := filepath.Join(out, "index.html")
			for _, width := range []int{1280, 400, 320} {
				tab.Visit(t, page, width)
				assert.Empty(t, browser.Evaluate[[]string](t, tab, tooWide), "%d px", width)
				shot(t, tab, fmt.Sprintf("%s-%d", lang, width))
				if width == 320 {
					continue // four times 320 is 1280: the same page, enlarged
				}
				for _, v := range tab.Axe(t) {
					t.Errorf("%d px: %v", width, v)
				}
			}
			assert.Empty(t, browser.Evaluate[[]string](t, tab, skips))
			assert.Zero(t, browser.Evaluate[int](t, tab, `[...document.querySelectorAll("[id]")].length - new Set([...document.querySelectorAll("[id]")].map(e => e.id)).size`), "an id stands twice")
			assert.Empty(t, tab.Errors())
			for _, address := range tab.Requests() {
				assert.Equal(t, "file://"+page, address, "the page asks for nothing but itself")
			}
			tab.Width(t, paper, "print")
			assert.Empty(t, browser.Evaluate[[]string](t, tab, offPaper))
			pdf := tab.PDF(t)
			require.True(t, strings.HasPrefix(string(pdf), "%PDF-"))
			if dir := os.Getenv("SCREENSHOTS"); dir != "" {
				require.NoError(t, os.WriteFile(filepath.Join(dir, lang+".pdf"), pdf, 0o600))
			}
			printed(t, pdf, browser.Evaluate[[]string](t, tab, `[...document.querySelectorAll("h1,h2,caption")].filter(e => getComputedStyle(e).display != "none" && !e.closest("nav")).map(e => e.textContent)`))
		})
	}
}

// printed checks that the texts are on the paper.
func printed(t *testing.T, pdf []byte, texts []string) {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Log("pdftotext is not on the machine; the Debian package poppler-utils has it")
		return
	}
	cmd := exec.Command("pdftotext", "-", "-")
	cmd.Stdin = strings.NewReader(string(pdf))
	out, err := cmd.Output()
	require.NoError(t, err)
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	paper := squeeze(string(out))
	require.NotEmpty(t, texts)
	for _, text := range texts {
		if !strings.Contains(paper, squeeze(text)) {
			t.Errorf("%q is not printed", text)
		}
	}
}

// shot writes a screenshot for people to look at: SCREENSHOTS=dir go test -run Browser.
func shot(t *testing.T, tab *browser.Tab, name string) {
	t.Helper()
	if dir := os.Getenv("SCREENSHOTS"); dir != "" {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name+".png"), tab.Screenshot(t), 0o600))
	}
}
