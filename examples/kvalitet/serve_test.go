package main

import (
	"bytes"
	"encoding/json"
	"html"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/examples/internal/postgrestest"
	"github.com/kommunkvalitet/kvalitet/examples/sqlstore"
	"github.com/kommunkvalitet/kvalitet/governance"
)

// portalDay is the day on which the tests ask the portal.
var portalDay = time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)

// yearStore is the database that year fills.
func yearStore(t *testing.T, address string) *sqlstore.Store {
	t.Helper()
	yearFiles(t, "-db", address)
	return openStore(t, address)
}

func openStore(t *testing.T, address string) *sqlstore.Store {
	t.Helper()
	store, err := sqlstore.Open(t.Context(), address, sqlstore.Options{Tenant: "0580"})
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, store.Close()) })
	return store
}

func portalOf(t *testing.T, store *sqlstore.Store) *httptest.Server {
	t.Helper()
	site := newSite(store, serveOptions{addr: "127.0.0.1:0", userHeader: "X-Role"}, "sv", func() time.Time { return portalDay }, slog.New(slog.DiscardHandler))
	server := httptest.NewServer(site.Handler())
	t.Cleanup(server.Close)
	return server
}

func visit(t *testing.T, server *httptest.Server, path string) (*http.Response, string) {
	t.Helper()
	r, err := http.NewRequest(http.MethodGet, server.URL+path, nil)
	require.NoError(t, err)
	r.Header.Set("X-Role", "kvalitetsledare")
	got, err := server.Client().Do(r)
	require.NoError(t, err)
	defer got.Body.Close()
	body, err := io.ReadAll(got.Body)
	require.NoError(t, err)
	return got, string(body)
}

var hrefs = regexp.MustCompile(`href="(/[^"]*)"`)

// crawl follows every link from a page, and returns what is at each address.
func crawl(t *testing.T, server *httptest.Server, from string) map[string]string {
	t.Helper()
	found, todo := map[string]string{}, []string{from}
	for len(todo) > 0 {
		path := todo[0]
		todo = todo[1:]
		if _, seen := found[path]; seen {
			continue
		}
		if strings.Contains(path, "year=") && !strings.Contains(path, "year=2027") { // the wheel turns for ever
			continue
		}
		got, body := visit(t, server, path)
		found[path] = body
		assert.Equal(t, http.StatusOK, got.StatusCode, path)
		if !strings.HasPrefix(got.Header.Get("Content-Type"), "text/html") {
			continue
		}
		for _, m := range hrefs.FindAllStringSubmatch(body, -1) {
			todo = append(todo, html.UnescapeString(m[1]))
		}
	}
	return found
}

func TestEveryPageOfThePortal(t *testing.T) {
	server := portalOf(t, yearStore(t, filepath.Join(t.TempDir(), "kvalitet.db")))
	found := crawl(t, server, "/")
	kinds := map[string]int{}
	ids := regexp.MustCompile(` id="([^"]+)"`)
	for path, body := range found {
		extension := filepath.Ext(strings.SplitN(path, "?", 2)[0])
		kinds[extension]++
		switch {
		case extension == ".json":
			assert.True(t, json.Valid([]byte(body)), path)
		case strings.HasPrefix(body, "<!DOCTYPE html>"):
			assert.NotRegexp(t, `ZgotmplZ|%!|<nil>|\{\{|\[object`, body, path)
			assert.Equal(t, 1, strings.Count(body, "<h1"), path)
			seen := map[string]bool{}
			for _, m := range ids.FindAllStringSubmatch(body, -1) {
				assert.False(t, seen[m[1]], "%s: the id %s stands twice", path, m[1])
				seen[m[1]] = true
			}
		}
	}
	for _, path := range []string{"/", "/goals", "/processes", "/risks", "/control", "/service", "/surveys", "/analysis", "/plans", "/calendar", "/documents"} {
		assert.Contains(t, found, path)
		assert.Contains(t, found, path+"?lang=en")
	}
	assert.Contains(t, found["/analysis"], "Kolada", "whose figures they are")
	assert.Greater(t, kinds[".csv"], 40)
	assert.Greater(t, kinds[".json"], 100, "every document is there as JSON")
	assert.Greater(t, kinds[".svg"], 10)
	assert.Equal(t, 4, kinds[".bpmn"], "two processes, two languages")
}

// Every document that is stored has an address, where it is there as it is stored, with a schema that is published.
func TestEveryDocumentHasAnAddress(t *testing.T) {
	store := yearStore(t, filepath.Join(t.TempDir(), "kvalitet.db"))
	server := portalOf(t, store)
	n := 0
	for d, err := range store.Documents(t.Context(), "") {
		require.NoError(t, err)
		n++
		path := placeOf(d.Kind) + "/" + d.ID.String()
		got, body := visit(t, server, path+".json")
		assert.Equal(t, http.StatusOK, got.StatusCode, path)
		assert.Equal(t, string(d.Body)+"\n", body, path)
		schema, _, _ := strings.Cut(strings.TrimPrefix(got.Header.Get("Link"), "<"), ">")
		described, _ := visit(t, server, schema)
		assert.Equal(t, http.StatusOK, described.StatusCode, "%s: %s", path, schema)
		_, page := visit(t, server, path)
		assert.Contains(t, page, d.Hash[:16], "%s: its place in the chain", path)
		assert.Contains(t, documentNames, d.Kind, "what people call it")
	}
	assert.Greater(t, n, 130)
}

// English pages speak English: headings, captions and columns. Names and texts that the municipality adopted stay.
func TestThePortalInEnglish(t *testing.T) {
	server := portalOf(t, yearStore(t, filepath.Join(t.TempDir(), "kvalitet.db")))
	words := regexp.MustCompile(`(?s)<(h2|h3|caption|th|dt|button|label|summary)[^>]*>(.*?)</`)
	for _, path := range []string{"/", "/goals", "/processes", "/risks", "/control", "/service", "/surveys", "/plans", "/calendar", "/documents", "/search", "/nothing"} {
		_, body := visit(t, server, path+"?lang=en")
		assert.Contains(t, body, `<html lang="en">`, path)
		for _, m := range words.FindAllStringSubmatch(body, -1) {
			assert.NotRegexp(t, swedish, names.Replace(m[2]), path)
		}
		for _, m := range hrefs.FindAllStringSubmatch(body, -1) {
			if address := html.UnescapeString(m[1]); !strings.HasPrefix(address, "/static/") && !strings.HasPrefix(address, "/schema/") && strings.Contains(address, "lang=") {
				assert.Contains(t, address, "lang=en", path)
			}
		}
	}
}

func TestAPortalWhoseOwnLanguageIsEnglish(t *testing.T) {
	store := yearStore(t, filepath.Join(t.TempDir(), "kvalitet.db"))
	server := httptest.NewServer(newSite(store, serveOptions{}, "en", func() time.Time { return portalDay }, slog.New(slog.DiscardHandler)).Handler())
	defer server.Close()
	_, body := visit(t, server, "/goals")
	assert.Contains(t, body, `<html lang="en">`)
	assert.Contains(t, body, `href="`+schoolGoal+`"`)
	_, body = visit(t, server, "/goals?lang=sv")
	assert.Contains(t, body, `<html lang="sv">`)
	assert.Contains(t, body, `href="`+schoolGoal+`?lang=sv"`, "the language is kept")
	assert.NotContains(t, body, `name="/decided"`, "without a log-in nobody decides")
}

func TestTheSamePagesOnPostgreSQL(t *testing.T) {
	server, err := postgrestest.Run()
	postgrestest.Need(t, err)
	defer server.Stop()
	sqlite := yearStore(t, filepath.Join(t.TempDir(), "kvalitet.db"))
	var export bytes.Buffer
	require.NoError(t, sqlite.Export(t.Context(), &export))
	postgres, err := sqlstore.Open(t.Context(), server.Address, sqlstore.Options{Tenant: "0580"})
	require.NoError(t, err)
	defer postgres.Close()
	require.NoError(t, postgres.Import(t.Context(), &export))
	want, got := crawl(t, portalOf(t, sqlite), "/"), crawl(t, portalOf(t, postgres), "/")
	assert.Equal(t, slices.Sorted(maps.Keys(want)), slices.Sorted(maps.Keys(got)))
	for path := range want {
		identical(t, path, want[path], got[path])
	}
}

func TestWhatIsNotThere(t *testing.T) {
	server := portalOf(t, yearStore(t, filepath.Join(t.TempDir(), "kvalitet.db")))
	absent := uuid.Max.String()
	for _, place := range append(slices.Sorted(maps.Values(places)), "/documents/risk/rating", "/documents/nothing/of/the/kind") {
		for _, id := range []string{absent, "x", strings.ToUpper("abcdef00-0000-4000-8000-000000000001")} {
			got, body := visit(t, server, place+"/"+id)
			assert.Equal(t, http.StatusNotFound, got.StatusCode, place+"/"+id)
			assert.Contains(t, body, "Sidan finns inte", place)
		}
	}
	for _, path := range []string{"/goals?year=x", "/goals?year=99999", "/calendar?year=-1", "/control?year=1999", "/goals?lang=%00", "/search?q=" + url.QueryEscape(strings.Repeat("å", 5000)), "/search?q=%ff", "/search?q=<script>"} {
		got, body := visit(t, server, path)
		assert.Equal(t, http.StatusOK, got.StatusCode, path)
		assert.NotContains(t, body, "<script")
	}
}

func TestSearch(t *testing.T) {
	server := portalOf(t, yearStore(t, filepath.Join(t.TempDir(), "kvalitet.db")))
	_, body := visit(t, server, "/search?q=FRISKN%C3%84RVARO+m%C3%A5l")
	assert.Contains(t, body, "/goals/00000000-0000-4000-8000-000000000013", "words in any order and case, also of the kind")
	assert.Contains(t, body, `value="FRISKNÄRVARO mål"`)
	_, body = visit(t, server, "/search?q=finnsinte")
	assert.Contains(t, body, "0 träffar")
}

func TestTheEmptyPortal(t *testing.T) {
	server := portalOf(t, openStore(t, filepath.Join(t.TempDir(), "tom.db")))
	_, body := visit(t, server, "/")
	assert.Contains(t, body, "Databasen är tom")
	assert.Contains(t, body, "kvalitet year -db")
	for _, link := range (&pages{}).menu()[1:] {
		got, body := visit(t, server, link.Path)
		assert.Equal(t, http.StatusOK, got.StatusCode, link.Path)
		if link.Path != "/calendar" {
			assert.Contains(t, body, "Här finns inget än", link.Path)
		}
	}
	_, body = visit(t, server, "/goals.json")
	assert.JSONEq(t, `{"documents":[]}`, body)
}

// A goal of no model, two models, and a document that cannot be read: the portal says so.
func TestADatabaseThatDoesNotHangTogether(t *testing.T) {
	store := openStore(t, filepath.Join(t.TempDir(), "kvalitet.db"))
	_, err := store.PutModel(t.Context(), governance.Haparanda())
	require.NoError(t, err)
	_, err = store.PutGoal(t.Context(), governance.Goal{ID: uuid.NewSHA1(uuid.Nil, []byte("goal")), Level: "unknown", Text: "Ett mål utan modell"})
	require.NoError(t, err)
	server := portalOf(t, store)
	got, body := visit(t, server, "/goals")
	assert.Equal(t, http.StatusOK, got.StatusCode)
	assert.Contains(t, body, "Målen hänger inte ihop")
	got, body = visit(t, server, "/goals/"+uuid.NewSHA1(uuid.Nil, []byte("goal")).String())
	assert.Equal(t, http.StatusOK, got.StatusCode)
	assert.Contains(t, body, "Ett mål utan modell")
	assert.NotContains(t, body, `name="/decided"`, "nothing to decide")
	got, _ = visit(t, server, "/")
	assert.Equal(t, http.StatusOK, got.StatusCode)
}
