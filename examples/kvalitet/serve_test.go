package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"log/slog"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/postgrestest"
	"github.com/kommunkvalitet/kvalitet/examples/sqlstore"
	"github.com/kommunkvalitet/kvalitet/governance"
	"github.com/kommunkvalitet/kvalitet/risk"
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

const schoolGoal = "/goals/00000000-0000-4000-8000-000000000011"

// send fills in a form.
func send(t *testing.T, server *httptest.Server, path, role string, form url.Values) (int, string) {
	t.Helper()
	r, err := http.NewRequest(http.MethodPost, server.URL+path, strings.NewReader(form.Encode()))
	require.NoError(t, err)
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("X-Role", role)
	client := *server.Client()
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	got, err := client.Do(r)
	require.NoError(t, err)
	defer got.Body.Close()
	body, err := io.ReadAll(got.Body)
	require.NoError(t, err)
	return got.StatusCode, string(body)
}

func decision(change ...string) url.Values {
	form := url.Values{"form": {"decide"}, "version": {"1"}, "year": {"2026"}, "/decided": {"met"}, "/motive": {"ett resultat väntas"}, "/body": {"barn- och utbildningsnämnden"}, "/on": {"2026-11-22"}}
	for i := 0; i < len(change); i += 2 {
		form.Set(change[i], change[i+1])
	}
	return form
}

func TestDecide(t *testing.T) {
	db := filepath.Join(t.TempDir(), "kvalitet.db")
	store := yearStore(t, db)
	server := portalOf(t, store)
	wrong := map[string]struct {
		form url.Values
		want string
	}{
		"no motive":      {decision("/motive", " "), "utan motiv"},
		"by nobody":      {decision("/body", ""), "vem som beslutade"},
		"no verdict":     {decision("/decided", ""), "inte vald"},
		"no such":        {decision("/decided", "excellent"), "inte vald"},
		"a day in words": {decision("/on", "i går"), "dagen skrivs som"},
		"no version":     {decision("version", "x"), "inget tal"},
	}
	for name, tt := range wrong {
		t.Run(name, func(t *testing.T) {
			status, body := send(t, server, schoolGoal, "nämndsekreterare", tt.form)
			assert.Equal(t, http.StatusUnprocessableEntity, status)
			assert.Contains(t, body, tt.want)
			assert.Contains(t, body, html.EscapeString(tt.form.Get("/motive")), "what was written is still there")
		})
	}
	status, _ := send(t, server, schoolGoal, "", decision())
	assert.Equal(t, http.StatusForbidden, status, "who is not named may only read")
	status, _ = send(t, server, "/goals/"+uuid.Max.String(), "nämndsekreterare", decision())
	assert.Equal(t, http.StatusNotFound, status)
	status, _ = send(t, server, schoolGoal, "nämndsekreterare", decision("year", "x"))
	assert.Equal(t, http.StatusNotFound, status)

	status, _ = send(t, server, schoolGoal, "nämndsekreterare", decision())
	require.Equal(t, http.StatusSeeOther, status)
	_, page := visit(t, server, schoolGoal)
	assert.Regexp(t, `(?s)Beräknad bedömning</dt><dd><span class="value">delvis uppfyllt.*Beslutad bedömning</a></dt><dd><span class="value">uppfyllt`, page, "computed and decided, side by side")
	verdict := verdictID(uuid.MustParse(strings.TrimPrefix(schoolGoal, "/goals/")), kvalitet.Year(2026))
	_, history := visit(t, server, "/documents/governance/verdict/"+verdict.String())
	assert.Contains(t, history, "nämndsekreterare", "who decided")

	status, body := send(t, server, schoolGoal+"?lang=en", "förvaltningschef", decision("/motive", "mitt eget skäl"))
	assert.Equal(t, http.StatusConflict, status)
	assert.Contains(t, body, "Somebody else was first")
	assert.Contains(t, body, "ett resultat väntas", "what holds now")
	assert.Contains(t, body, "mitt eget skäl", "and what was written")
	assert.Contains(t, body, `name="version" value="2"`)
	status, _ = send(t, server, schoolGoal, "förvaltningschef", decision("/motive", "mitt eget skäl", "version", "2"))
	assert.Equal(t, http.StatusSeeOther, status, "sent again, it is saved")

	again := yearFiles(t, "-db", db)
	assert.Contains(t, again["maluppfyllelse.csv"], "nämndmål;delvis uppfyllt;uppfyllt;1;2;2", "the year that is run again keeps what was decided")
}

func TestRate(t *testing.T) {
	store := yearStore(t, filepath.Join(t.TempDir(), "kvalitet.db"))
	server := portalOf(t, store)
	of := exampleID("risk", "V2")
	path := "/risks/" + of.String()
	rating := func(change ...string) url.Values {
		form := url.Values{"form": {"rate"}, "entry": {"3"}, "kind": {"verksamhet"}, "/stage": {"current"}, "/likelihood": {"2"}, "/impacts": {"2"}, "/motive": {"ny rutin"}, "/date": {"2026-11-22"}}
		for i := 0; i < len(change); i += 2 {
			form.Set(change[i], change[i+1])
		}
		return form
	}
	for name, form := range map[string]url.Values{"off the scale": rating("/likelihood", "5"), "no number": rating("/impacts", "hög"), "no stage": rating("/stage", ""), "no day": rating("/date", "")} {
		status, body := send(t, server, path, "controller", form)
		assert.Equal(t, http.StatusUnprocessableEntity, status, name)
		assert.Contains(t, body, `aria-invalid="true"`, name)
		assert.Contains(t, body, "ny rutin", name)
	}
	status, _ := send(t, server, path, "", rating())
	assert.Equal(t, http.StatusForbidden, status)
	status, _ = send(t, server, "/risks/"+uuid.Max.String(), "controller", rating())
	assert.Equal(t, http.StatusNotFound, status)
	status, _ = send(t, server, path, "controller", rating())
	require.Equal(t, http.StatusSeeOther, status)
	pass, err := risk.LoadPass(t.Context(), store, of, risk.Matrix4x4().ID, kvalitet.DateOf(portalDay))
	require.NoError(t, err)
	assert.Equal(t, 4, pass.Value(risk.StageCurrent).Value, "2 × 2")
	newest, _ := pass.Rating(risk.StageCurrent)
	assert.Equal(t, "controller", newest.Role)
	status, body := send(t, server, path, "riskägare", rating("/likelihood", "4", "/motive", "min bedömning"))
	assert.Equal(t, http.StatusConflict, status, "somebody else rated meanwhile")
	assert.Contains(t, body, "min bedömning")
	assert.Contains(t, body, `name="entry" value="4"`)
	status, _ = send(t, server, path, "riskägare", rating("entry", "4", "/likelihood", ""))
	assert.Equal(t, http.StatusSeeOther, status)
	_, page := visit(t, server, path)
	assert.Contains(t, page, "ej bedömd", "not rated is a rating of its own, and not low")
}

// Of many who decide at once on what they all have read, one is saved and the others are told; readers see whole pages.
func TestManyAtOnce(t *testing.T) {
	server := portalOf(t, yearStore(t, filepath.Join(t.TempDir(), "kvalitet.db")))
	var (
		wg       sync.WaitGroup
		mu       sync.Mutex
		statuses = map[int]int{}
	)
	for i := range 16 {
		wg.Go(func() {
			status, _ := send(t, server, schoolGoal, "nämndsekreterare", decision("/motive", fmt.Sprint("skäl ", i)))
			mu.Lock()
			statuses[status]++
			mu.Unlock()
		})
		wg.Go(func() {
			got, body := visit(t, server, []string{"/", "/goals", "/risks", schoolGoal}[i%4])
			assert.Equal(t, http.StatusOK, got.StatusCode)
			assert.True(t, strings.HasSuffix(strings.TrimSpace(body), "</html>"))
		})
	}
	wg.Wait()
	assert.Equal(t, map[int]int{http.StatusSeeOther: 1, http.StatusConflict: 15}, statuses)
}

func TestServeThatCannotBe(t *testing.T) {
	absent := filepath.Join(t.TempDir(), "finns-inte.db")
	taken, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer taken.Close()
	tests := map[string]struct {
		args []string
		want string
	}{
		"no database":               {nil, "db"},
		"a database that is not":    {[]string{"-db", absent}, "finns inte"},
		"a directory":               {[]string{"-db", t.TempDir()}, "finns inte"},
		"a text":                    {[]string{"-db", file(t, "not.db", strings.Repeat("not a database ", 100))}, "not"},
		"no such server":            {[]string{"-db", "postgres://nobody:hush@127.0.0.1:1/none"}, "127.0.0.1"},
		"an address that is taken":  {[]string{"-db", file(t, "tom.db", ""), "-addr", taken.Addr().String()}, "address already in use"},
		"an address that is no one": {[]string{"-db", file(t, "tom.db", ""), "-addr", "x"}, "x"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			status, out, errs := kommand(t, "", append([]string{"serve"}, tt.args...)...)
			assert.Equal(t, exitUsage, status)
			assert.Empty(t, out)
			assert.Contains(t, errs, tt.want)
			assert.NotContains(t, errs, "hush")
		})
	}
	assert.NoFileExists(t, absent, "no database is made in silence")
}

func TestServeUntilInterrupted(t *testing.T) {
	db := filepath.Join(t.TempDir(), "kvalitet.db")
	yearFiles(t, "-db", db)
	ctx, cancel := context.WithCancel(t.Context())
	errs, told := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, []string{"serve", "-db", db, "-addr", "127.0.0.1:0"}, strings.NewReader(""), io.Discard, told)
		_ = told.Close()
	}()
	begin := make([]byte, 4096)
	n, err := errs.Read(begin)
	require.NoError(t, err)
	address := regexp.MustCompile(`http://[0-9.:]+/`).FindString(string(begin[:n]))
	require.NotEmpty(t, address, string(begin[:n]))
	assert.Contains(t, string(begin[:n]), "ingen egen inloggning")
	noted := make(chan string, 1)
	go func() {
		rest, _ := io.ReadAll(errs)
		noted <- string(rest)
	}()
	got, err := http.Get(address + "healthz")
	require.NoError(t, err)
	require.NoError(t, got.Body.Close())
	assert.Equal(t, http.StatusOK, got.StatusCode)
	http.DefaultClient.CloseIdleConnections()
	cancel()
	assert.Equal(t, exitDone, <-ended)
	assert.Contains(t, <-noted, "path=/healthz status=200")
}
