package main

import (
	"fmt"
	"log/slog"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/examples/internal/browser"
	"github.com/kommunkvalitet/kvalitet/survey"
)

// TestThePortalInABrowser looks at a page of each kind as a reader would: on wide and narrow screens, on paper, with the
// keyboard, and with the rules of accessibility.
func TestThePortalInABrowser(t *testing.T) {
	store := yearStore(t, filepath.Join(t.TempDir(), "kvalitet.db"))
	// A browser cannot say who asks: here everybody is the same.
	site := newSite(store, serveOptions{addr: "127.0.0.1:0", userHeader: "User-Agent"}, "sv", func() time.Time { return portalDay }, slog.New(slog.DiscardHandler))
	server := httptest.NewServer(site.Handler())
	defer server.Close()
	riskPath := "/risks/" + exampleID("risk", "V2").String()
	pages := []string{"/", "/goals", schoolGoal, "/indicators/00000000-0000-4000-8000-000000000101", "/processes", firstOf(t, server, "/processes"), "/risks", riskPath, "/control", firstOf(t, server, "/control"),
		"/service", firstOf(t, server, "/service"), "/surveys", "/surveys/" + survey.NKI().ID.String(), "/analysis", "/analysis/" + exampleID("ladder", "attendance").String(),
		"/plans", "/plans/" + exampleID("operational plan").String(), "/calendar", "/documents", "/documents/risk/rating", "/search?q=avtal", "/nothing"}
	tab := browser.Open(t)
	for i, path := range pages {
		for _, width := range []int{1280, 400} {
			address := path
			if (i%2 == 0) == (width == 400) { // each page in one language at one width, in the other at the other
				address += map[bool]string{true: "&", false: "?"}[strings.Contains(path, "?")] + "lang=en"
			}
			tab.Visit(t, server.URL+address, width)
			assert.Empty(t, browser.Evaluate[[]string](t, tab, tooWide), "%s %d px", address, width)
			assert.Empty(t, browser.Evaluate[[]string](t, tab, skips), address)
			shot(t, tab, fmt.Sprintf("portal-%02d-%d", i, width))
			for _, v := range tab.Axe(t) {
				t.Errorf("%s %d px: %v", address, width, v)
			}
		}
	}
	for _, address := range tab.Requests() {
		own := strings.HasPrefix(address, server.URL+"/") || strings.HasPrefix(address, "data:") // the browser's own pictures, in a field for a day
		assert.True(t, own, address)
	}
	tab.Visit(t, server.URL+"/goals?lang=en", 1280)
	tab.Visit(t, server.URL+"/goals?lang=en", 400) // which the browser has already: it must look the same
	for _, text := range tab.Errors() {
		assert.Contains(t, text, "/nothing", "only what is not there is missing: styles of pictures are allowed, and nothing else is asked for")
	}
	t.Run("on paper", func(t *testing.T) {
		tab.Visit(t, server.URL+schoolGoal, 1280)
		tab.Width(t, paper, "print")
		assert.Empty(t, browser.Evaluate[[]string](t, tab, offPaper))
		assert.Equal(t, "none", browser.Evaluate[string](t, tab, `getComputedStyle(document.querySelector(".menu")).display`))
		printed(t, tab.PDF(t), browser.Evaluate[[]string](t, tab, `[...document.querySelectorAll("h1,section h2,caption")].map(e => e.textContent)`))
	})
	t.Run("a form that is wrong", func(t *testing.T) {
		tab.Visit(t, server.URL+schoolGoal, 400)
		load := func(script string) {
			require.True(t, browser.Evaluate[bool](t, tab, script+`; true`))
			require.Eventually(t, func() bool {
				return browser.Evaluate[bool](t, tab, `document.readyState == "complete" && (document.querySelector("[role=alert]") || document.querySelector("[role=status]")) != null`)
			}, 20*time.Second, 50*time.Millisecond)
		}
		load(`document.querySelector("[name='/decided']").value = "met"; document.querySelector("[name='/motive']").value = ""; document.querySelector("form.ask").requestSubmit()`)
		assert.Contains(t, browser.Evaluate[string](t, tab, `document.querySelector("#decide-motive-wrong").textContent`), "motiv")
		assert.Equal(t, "met", browser.Evaluate[string](t, tab, `document.querySelector("[name='/decided']").value`))
		assert.Empty(t, browser.Evaluate[[]string](t, tab, tooWide))
		for _, v := range tab.Axe(t) {
			t.Errorf("%v", v)
		}
		load(`document.querySelector("[role=alert]").remove(); document.querySelector("[name='/motive']").value = "ett resultat väntas"; document.querySelector("form.ask").requestSubmit()`)
		assert.Contains(t, browser.Evaluate[string](t, tab, `document.querySelector("[role=status]").textContent`), "sparat")
		shot(t, tab, "portal-saved")
	})
	t.Run("with the keyboard", func(t *testing.T) {
		tab.Visit(t, server.URL+"/goals", 1280)
		// Everything that can be clicked can be reached, in the order in which it stands, and shows that it is.
		assert.Empty(t, browser.Evaluate[[]string](t, tab, `[...document.querySelectorAll("a, button, input:not([type=hidden]), select, summary, [tabindex]")].filter(e => e.tabIndex != 0).map(e => e.outerHTML)`))
		assert.Equal(t, "#innehall", browser.Evaluate[string](t, tab, `document.querySelector("a").getAttribute("href")`), "first the way past the menu")
	})
}

// firstOf is the page of the first document of a list.
func firstOf(t *testing.T, server *httptest.Server, path string) string {
	t.Helper()
	_, body := visit(t, server, path)
	for _, m := range hrefs.FindAllStringSubmatch(body, -1) {
		if strings.Count(m[1], "-") == 4 && !strings.HasSuffix(m[1], ".json") {
			return m[1]
		}
	}
	t.Fatalf("%s leads to no document", path)
	return ""
}
