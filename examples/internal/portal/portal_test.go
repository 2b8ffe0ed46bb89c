package portal_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"mime/multipart"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/portal"
	"github.com/kommunkvalitet/kvalitet/examples/internal/report"
)

// site is a portal of one page with a form and a file, one that answers at once, and one that panics.
func site(state *string, log io.Writer) *portal.Site {
	thing := func(r *portal.Request) (portal.Page, error) {
		if r.PathValue("id") != "1" {
			return portal.Page{}, fmt.Errorf("thing: %w", kvalitet.ErrNotFound)
		}
		return portal.Page{Title: r.T("Sak", "Thing"), One: true, Documents: []portal.Document{{Schema: "a/thing/v1", Version: 3, Body: json.RawMessage(`{"schema":"a/thing/v1"}`)}},
			Files:    map[string][]byte{"t.csv": []byte("a;b\n"), "p.svg": []byte("<svg><style>text{}</style></svg>")},
			Sections: []report.Section{{ID: "s", Title: "S", Blocks: []report.Block{{Chart: &report.Chart{File: "p.svg", SVG: "<svg><style>text{}</style></svg>", Text: "x"}}}}},
			Forms: []portal.Form{{Name: "f", Title: r.T("Ändra", "Change"), Submit: "ok", Fields: []portal.Field{{Name: "/text", Label: "Text", Kind: portal.Text}, {Name: "/list", Label: "List", Kind: portal.Select, Choices: []portal.Choice{{Value: "a", Text: "A"}}},
				{Name: "version", Kind: portal.Kept, Value: "7"}}}}}, nil
	}
	do := func(r *portal.Request) error {
		if err := r.Signed(); err != nil {
			return err
		}
		switch r.PostFormValue("/text") {
		case "stale":
			return fmt.Errorf("thing: %w", kvalitet.ErrConflict)
		case "wrong":
			return kvalitet.Invalid([]kvalitet.Problem{{Path: "/text", SV: "fel text", EN: "wrong text"}, {Path: "/list/0/x", SV: "fel lista", EN: "wrong list"}, {Path: "/elsewhere", SV: "fel annars", EN: "wrong elsewhere"}})
		case "broken":
			return errors.New("hush")
		}
		return nil
	}
	return &portal.Site{Name: kvalitet.Label{SV: "Portalen", EN: "The portal"}, Lang: "sv", UserHeader: "X-Role", Hosts: []string{"localhost", "127.0.0.1", "::1"},
		Menu: []portal.Link{{Text: kvalitet.Label{SV: "Saker", EN: "Things"}, Path: "/things"}},
		Pages: []portal.Route{{Pattern: "/things/{id}", Show: thing, Do: do},
			{Pattern: "/asked", Show: func(*portal.Request) (portal.Page, error) { return portal.Page{Title: "Fråga"}, nil }, Answer: func(r *portal.Request) (portal.Page, error) { return portal.Page{Title: r.PostFormValue("/text")}, nil }},
			{Pattern: "/panic", Show: func(*portal.Request) (portal.Page, error) { panic("boom") }}},
		State: func(context.Context) (string, error) {
			if *state == "" {
				return "", errors.New("no database")
			}
			return *state, nil
		},
		Schema: func(name string) ([]byte, bool) { return []byte("{}\n"), name == "a/thing/v1" },
		Now:    func() time.Time { return time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC) },
		Log:    slog.New(slog.NewTextHandler(log, nil))}
}

type answer struct {
	*http.Response
	body string
}

func ask(t *testing.T, server *httptest.Server, method, path string, form url.Values, header ...string) answer {
	t.Helper()
	r, err := http.NewRequest(method, server.URL+path, strings.NewReader(form.Encode()))
	require.NoError(t, err)
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
		if header[i] == "Host" {
			r.Host = header[i+1]
		}
	}
	client := *server.Client()
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	got, err := client.Do(r)
	require.NoError(t, err)
	defer got.Body.Close()
	body, err := io.ReadAll(got.Body)
	require.NoError(t, err)
	return answer{got, string(body)}
}

func serve(t *testing.T) (*httptest.Server, *string, *bytes.Buffer) {
	t.Helper()
	state, log := "1", &bytes.Buffer{}
	server := httptest.NewServer(site(&state, log).Handler())
	t.Cleanup(server.Close)
	return server, &state, log
}

func TestOneAddressInAllItsForms(t *testing.T) {
	server, _, _ := serve(t)
	tests := map[string]struct {
		path, accept string
		status       int
		kind, want   string
	}{
		"the page":               {"/things/1", "text/html", 200, "text/html", `<h1>Sak</h1>`},
		"in English":             {"/things/1?lang=en", "", 200, "text/html", `<html lang="en">`},
		"another language":       {"/things/1?lang=fi", "", 200, "text/html", `<html lang="sv">`},
		"JSON by its name":       {"/things/1.json", "", 200, "application/json", `{"schema":"a/thing/v1"}`},
		"JSON as it is asked":    {"/things/1", "application/json", 200, "application/json", `{"schema":"a/thing/v1"}`},
		"a browser's wishes":     {"/things/1", "text/html,application/json", 200, "text/html", `<h1>`},
		"a table":                {"/things/1/t.csv", "", 200, "text/csv", "a;b"},
		"a picture":              {"/things/1/p.svg", "", 200, "image/svg+xml", "<svg>"},
		"a file that is not":     {"/things/1/x.csv", "", 404, "application/problem+json", `"status":404`},
		"a thing that is not":    {"/things/2", "", 404, "text/html", "Sidan finns inte"},
		"JSON that is not":       {"/things/2.json", "", 404, "application/problem+json", `"detail":`},
		"a page that is not":     {"/nothing?lang=en", "", 404, "text/html", "No such page"},
		"a schema":               {"/schema/a/thing/v1", "", 200, "application/schema+json", "{}"},
		"a schema by its file":   {"/schema/a/thing/v1.json", "", 200, "application/schema+json", "{}"},
		"a schema that is not":   {"/schema/b", "", 404, "text/html", ""},
		"the style":              {"/static/portal.css", "", 200, "text/css", ".portal"},
		"the icon":               {"/static/icon.svg", "", 200, "image/svg+xml", "<svg"},
		"a file of the program":  {"/static/portal.html", "", 404, "text/html", ""},
		"health":                 {"/healthz", "", 200, "text/plain", "ok"},
		"a page that panics":     {"/panic", "", 500, "text/html", "Felet är noterat"},
		"dots that lead nowhere": {"/things/..%2f..%2fetc/passwd.csv", "", 307, "text/html", "/etc"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := ask(t, server, "GET", tt.path, nil, "Accept", tt.accept)
			assert.Equal(t, tt.status, got.StatusCode)
			assert.Contains(t, got.Header.Get("Content-Type"), tt.kind)
			assert.Contains(t, got.body, tt.want)
			assert.Equal(t, "nosniff", got.Header.Get("X-Content-Type-Options"))
		})
	}
	got := ask(t, server, "GET", "/things/1.json", nil)
	assert.Contains(t, got.Header.Get("Link"), `</schema/a/thing/v1>; rel="describedby"`)
	assert.Equal(t, "3", got.Header.Get("X-Version"))
}

// What may run in a page is the portal's own style and those of its pictures, by their hashes: nothing else.
func TestPolicy(t *testing.T) {
	server, _, _ := serve(t)
	// printf 'text{}' | openssl dgst -sha256 -binary | base64
	const hash = "'sha256-ijY8PmifP9D010LXA3U4PvOQbMepDm+e5AJAWnLedZw='"
	for _, path := range []string{"/things/1", "/things/1/p.svg"} {
		policy := ask(t, server, "GET", path, nil).Header.Get("Content-Security-Policy")
		assert.Contains(t, policy, "default-src 'none'; style-src 'self' "+hash+";", path)
		assert.Contains(t, policy, "frame-ancestors 'none'")
		assert.NotContains(t, policy, "unsafe")
		assert.NotContains(t, policy, "script-src")
	}
	assert.NotContains(t, ask(t, server, "GET", "/nothing", nil).Header.Get("Content-Security-Policy"), "sha256")
}

func TestWhatTheBrowserHasIsNotSentAgain(t *testing.T) {
	server, state, _ := serve(t)
	first := ask(t, server, "GET", "/things/1", nil)
	tag := first.Header.Get("ETag")
	require.NotEmpty(t, tag)
	again := ask(t, server, "GET", "/things/1", nil, "If-None-Match", tag)
	assert.Equal(t, 304, again.StatusCode)
	assert.Empty(t, again.body)
	assert.Empty(t, again.Header.Get("Content-Security-Policy"), "a policy here would take the place of the page's own, which names its styles")
	assert.Equal(t, 200, ask(t, server, "GET", "/things/1?lang=en", nil, "If-None-Match", tag).StatusCode, "another language")
	assert.Equal(t, 200, ask(t, server, "GET", "/things/1.json", nil, "If-None-Match", tag).StatusCode, "another form")
	assert.Equal(t, 200, ask(t, server, "GET", "/things/1", nil, "If-None-Match", tag, "X-Role", "chef").StatusCode, "somebody else")
	*state = "2"
	assert.Equal(t, 200, ask(t, server, "GET", "/things/1", nil, "If-None-Match", tag).StatusCode, "the documents have changed")
	assert.Contains(t, strings.Join(first.Header.Values("Vary"), ","), "X-Role")
	assert.Empty(t, ask(t, server, "GET", "/things/2", nil).Header.Get("ETag"), "an error is not kept")
}

func TestForms(t *testing.T) {
	server, _, log := serve(t)
	send := func(text string, header ...string) answer {
		return ask(t, server, "POST", "/things/1?lang=en", url.Values{"form": {"f"}, "/text": {text}, "/list": {"a"}, "version": {"1"}}, append([]string{"X-Role", "chef"}, header...)...)
	}
	done := send("new")
	assert.Equal(t, http.StatusSeeOther, done.StatusCode)
	assert.Equal(t, "/things/1?lang=en&saved=f", done.Header.Get("Location"))
	assert.Contains(t, ask(t, server, "GET", "/things/1?lang=en&saved=f", nil).body, "Change: saved.")
	assert.NotContains(t, ask(t, server, "GET", "/things/1?lang=en&saved=g", nil).body, "saved.")

	wrong := send("wrong")
	assert.Equal(t, http.StatusUnprocessableEntity, wrong.StatusCode)
	assert.Contains(t, wrong.body, `<li>fel text <span lang="en">/ wrong text</span></li>`, "at the field, in both languages")
	assert.Contains(t, wrong.body, `id="f-text" name="/text" aria-invalid="true" aria-describedby="f-text-wrong" value="wrong"`, "what was written is still there")
	assert.Contains(t, wrong.body, `<a href="#f-list">List: wrong list</a>`, "a problem within a field is the field's")
	assert.Contains(t, wrong.body, `<li>wrong elsewhere</li>`, "a problem of no field is the form's")
	assert.Equal(t, "no-store", wrong.Header.Get("Cache-Control"))

	stale := send("stale")
	assert.Equal(t, http.StatusConflict, stale.StatusCode)
	assert.Contains(t, stale.body, "Somebody else was first")
	assert.Contains(t, stale.body, `value="stale"`)
	assert.Contains(t, stale.body, `name="version" value="7"`, "the next try is made on what holds now")

	program := send("wrong", "Accept", "application/json")
	assert.Equal(t, http.StatusUnprocessableEntity, program.StatusCode)
	assert.Equal(t, "application/problem+json", program.Header.Get("Content-Type"))
	assert.Contains(t, program.body, `{"code":"","path":"/text","sv":"fel text","en":"wrong text"}`, "a program is told in its own way")
	assert.Equal(t, http.StatusConflict, send("stale", "Accept", "application/json").StatusCode)

	broken := send("broken")
	assert.Equal(t, http.StatusInternalServerError, broken.StatusCode)
	assert.NotContains(t, broken.body, "hush", "what went wrong within is the log's")
	assert.Contains(t, log.String(), "hush")
	assert.Equal(t, "hello", func() string {
		got := ask(t, server, "POST", "/asked", url.Values{"/text": {"hello"}})
		_, after, _ := strings.Cut(got.body, "<h1>")
		text, _, _ := strings.Cut(after, "</h1>")
		return text
	}())
}

func TestWhoMayWrite(t *testing.T) {
	server, _, _ := serve(t)
	form := url.Values{"form": {"f"}, "/text": {"new"}}
	post := func(header ...string) int { return ask(t, server, "POST", "/things/1", form, header...).StatusCode }
	assert.Equal(t, 403, post(), "nobody")
	assert.Equal(t, 403, post("X-Role", "  "))
	assert.Equal(t, 303, post("X-Role", "chef"))
	assert.Equal(t, 303, post("X-Role", "chef", "Sec-Fetch-Site", "same-origin"))
	assert.Equal(t, 403, post("X-Role", "chef", "Sec-Fetch-Site", "cross-site"), "another site's page")
	assert.Equal(t, 403, post("X-Role", "chef", "Origin", "https://example.org"))
	assert.Equal(t, 421, post("X-Role", "chef", "Host", "example.org"), "a name that is not the portal's")
	assert.Equal(t, 421, ask(t, server, "GET", "/things/1", nil, "Host", "rebound.example.org:8080").StatusCode)
	assert.Equal(t, 200, ask(t, server, "GET", "/things/1", nil, "Host", "[::1]:8080").StatusCode)
	assert.Equal(t, 405, ask(t, server, "DELETE", "/things/1", nil).StatusCode)
	assert.NotContains(t, ask(t, server, "GET", "/things/1", nil).body, "<textarea")
	assert.NotContains(t, ask(t, server, "GET", "/things/1", nil).body, `method="post"`, "who may not write sees no form")
	assert.Contains(t, ask(t, server, "GET", "/things/1", nil, "X-Role", "<b>chef").body, "&lt;b&gt;chef")
}

func TestWhatIsTooLarge(t *testing.T) {
	server, _, _ := serve(t)
	got := ask(t, server, "POST", "/things/1", url.Values{"/text": {strings.Repeat("x", 9<<20)}}, "X-Role", "chef")
	assert.Equal(t, http.StatusRequestEntityTooLarge, got.StatusCode)
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("/file", "x")
	require.NoError(t, err)
	_, err = part.Write(make([]byte, 9<<20))
	require.NoError(t, err)
	require.NoError(t, form.Close())
	large, err := server.Client().Post(server.URL+"/asked", form.FormDataContentType(), &body)
	require.NoError(t, err)
	defer large.Body.Close()
	assert.Equal(t, http.StatusRequestEntityTooLarge, large.StatusCode)
	torn, err := server.Client().Post(server.URL+"/asked", form.FormDataContentType(), strings.NewReader("--x"))
	require.NoError(t, err)
	defer torn.Body.Close()
	assert.Equal(t, http.StatusUnprocessableEntity, torn.StatusCode)
}

func TestWithoutTheDatabase(t *testing.T) {
	server, state, log := serve(t)
	*state = ""
	assert.Equal(t, http.StatusServiceUnavailable, ask(t, server, "GET", "/healthz", nil).StatusCode)
	got := ask(t, server, "GET", "/things/1", nil)
	assert.Equal(t, http.StatusInternalServerError, got.StatusCode)
	assert.NotContains(t, got.body, "no database")
	assert.Contains(t, log.String(), "no database")
}

func TestRequestsAreNoted(t *testing.T) {
	server, _, log := serve(t)
	ask(t, server, "GET", "/things/1?q=hemligt", nil)
	assert.Contains(t, log.String(), "method=GET path=/things/1 status=200")
	assert.NotContains(t, log.String(), "hemligt", "what people search for is theirs")
}

func TestServeEndsWhenItIsTold(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	require.NoError(t, err)
	arrived, release := make(chan struct{}), make(chan struct{})
	ended := make(chan error, 1)
	go func() {
		ended <- portal.Serve(ctx, l, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			close(arrived)
			<-release
			_, _ = w.Write([]byte("whole"))
		}), slog.New(slog.DiscardHandler))
	}()
	body := make(chan string, 1)
	go func() {
		got, err := http.Get("http://" + l.Addr().String())
		if err != nil {
			body <- err.Error()
			return
		}
		defer got.Body.Close()
		text, _ := io.ReadAll(got.Body)
		body <- string(text)
	}()
	<-arrived
	cancel()
	time.Sleep(20 * time.Millisecond)
	close(release)
	assert.Equal(t, "whole", <-body, "what is under way is finished")
	require.NoError(t, <-ended)
}

// A connection that asks nothing does not keep the portal from ending.
func TestServeEndsInSpiteOfAConnection(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	require.NoError(t, err)
	ended := make(chan error, 1)
	go func() { ended <- portal.Serve(ctx, l, http.NotFoundHandler(), slog.New(slog.DiscardHandler)) }()
	idle, err := new(net.Dialer).DialContext(t.Context(), "tcp", l.Addr().String())
	require.NoError(t, err)
	defer idle.Close()
	time.Sleep(20 * time.Millisecond)
	began := time.Now()
	cancel()
	require.NoError(t, <-ended)
	assert.Less(t, time.Since(began), 3*time.Second)
}

// Pages are made for many at once, each in its own language.
func TestManyReaders(t *testing.T) {
	state := "1"
	s := site(&state, io.Discard)
	server := httptest.NewServer(s.Handler())
	defer server.Close()
	var wg sync.WaitGroup
	for i := range 32 {
		wg.Go(func() {
			lang := []string{"sv", "en"}[i%2]
			got := ask(t, server, "GET", "/things/1?lang="+lang, nil)
			assert.Contains(t, got.body, `<html lang="`+lang+`">`)
			assert.Contains(t, got.body, map[string]string{"sv": "<h1>Sak</h1>", "en": "<h1>Thing</h1>"}[lang])
		})
	}
	wg.Wait()
}
