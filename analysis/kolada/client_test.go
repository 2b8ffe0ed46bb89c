package kolada_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis/kolada"
)

// server is a Kolada that misbehaves as a test tells it.
type server struct {
	*httptest.Server
	mu    sync.Mutex
	asked []string
	// answer writes the answer to the nth request (from 0), or returns false for the ordinary one.
	answer func(n int, w http.ResponseWriter, r *http.Request) bool
}

func serve(t *testing.T, answer func(n int, w http.ResponseWriter, r *http.Request) bool) *server {
	t.Helper()
	s := &server{answer: answer}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		n := len(s.asked)
		s.asked = append(s.asked, r.URL.RequestURI())
		s.mu.Unlock()
		if s.answer != nil && s.answer(n, w, r) {
			return
		}
		if strings.HasPrefix(r.URL.Path, "/kpi/") {
			var values []string
			for _, id := range strings.Split(strings.TrimPrefix(r.URL.Path, "/kpi/"), ",") {
				switch {
				case strings.HasPrefix(id, "N0"):
					values = append(values, fmt.Sprintf(`{"id":%q,"title":"Mått","municipality_type":"K"}`, id))
				case id == "U07451":
					values = append(values, `{"id":"U07451","title":"Företagsklimat, gammal definition (-2024)","municipality_type":"K"}`)
				}
			}
			_, _ = fmt.Fprintf(w, `{"values":[%s],"count":%d,"next_url":null}`, strings.Join(values, ","), len(values))
			return
		}
		_, _ = fmt.Fprint(w, page(1, 2024, ""))
	}))
	t.Cleanup(s.Close)
	return s
}

// requests returns what has been asked for.
func (s *server) requests() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.asked)
}

func page(value, year int, next string) string {
	n := "null"
	if next != "" {
		b, _ := json.Marshal(next)
		n = string(b)
	}
	return fmt.Sprintf(`{"values":[{"kpi":"N00001","municipality":"0319","period":%d,"values":[{"gender":"T","count":1,"status":"","value":%d,"isdeleted":false}]}],"count":1,"next_url":%s}`, year, value, n)
}

// patient is a client whose waits are noted, not waited.
func patient(s *server) (*kolada.Client, *[]time.Duration) {
	var waits []time.Duration
	return &kolada.Client{Base: s.URL, HTTP: s.Client(), Sleep: func(ctx context.Context, d time.Duration) error {
		waits = append(waits, d)
		return ctx.Err()
	}}, &waits
}

var query = kolada.Query{KPIs: []string{"N00001"}, Municipalities: []string{"0319"}}

func TestFetch(t *testing.T) {
	s := serve(t, nil)
	c, waits := patient(s)
	d, absent, err := c.Fetch(t.Context(), kolada.Query{KPIs: []string{"N00001", "N00002", "U07451", "N99999x"}, Municipalities: []string{"0319"}})
	require.NoError(t, err)
	assert.Equal(t, 1, d.Len())
	assert.Empty(t, *waits)
	require.Len(t, absent, 3, "an empty answer is never silent")
	assert.Equal(t, []kolada.AbsenceReason{kolada.AbsentData, kolada.AbsentRetired, kolada.AbsentUnknown}, []kolada.AbsenceReason{absent[0].Reason, absent[1].Reason, absent[2].Reason})
	for _, a := range absent {
		assert.True(t, a.Text.Complete())
	}
}

func TestAtMost25IdentitiesInASegment(t *testing.T) {
	q := kolada.Query{From: kvalitet.NewDate(2026, 1, 2)}
	for i := range 60 {
		q.KPIs = append(q.KPIs, fmt.Sprintf("N%05d", i))
	}
	for i := range 30 {
		q.Municipalities = append(q.Municipalities, fmt.Sprintf("%04d", i))
	}
	for y := 1990; y < 2020; y++ {
		q.Years = append(q.Years, y)
	}
	addresses := q.Addresses("")
	assert.Len(t, addresses, 3*2*2)
	seen := map[string]bool{}
	for _, a := range addresses {
		assert.True(t, strings.HasPrefix(a, kolada.BaseURL+"/data/kpi/"))
		assert.True(t, strings.HasSuffix(a, "?from_date=2026-01-02"))
		for _, segment := range strings.Split(a, "/") {
			assert.LessOrEqual(t, strings.Count(segment, ","), 24)
		}
		assert.False(t, seen[a])
		seen[a] = true
	}
	assert.Equal(t, []string{"https://x/oudata/ou/V15E1/year/2024"}, kolada.Query{Units: true, Municipalities: []string{"V15E1"}, Years: []int{2024}}.Addresses("https://x/"))
}

func TestQueryProblems(t *testing.T) {
	require.ErrorIs(t, kolada.Query{KPIs: []string{"N1"}}.Validate(), kvalitet.ErrInvalid)
	assert.Len(t, kolada.Query{KPIs: []string{"N1/../x", ""}, Municipalities: []string{"0319"}}.Problems(), 2)
	c := &kolada.Client{}
	_, _, err := c.Fetch(t.Context(), kolada.Query{})
	require.ErrorIs(t, err, kvalitet.ErrInvalid, "nothing is asked")
}

func TestPaging(t *testing.T) {
	var s *server
	s = serve(t, func(n int, w http.ResponseWriter, r *http.Request) bool {
		switch r.URL.Query().Get("page") {
		case "":
			_, _ = fmt.Fprint(w, page(1, 2022, s.URL+r.URL.Path+"?page=2"))
		case "2":
			_, _ = fmt.Fprint(w, page(2, 2023, "?page=3")) // a relative address
		default:
			_, _ = fmt.Fprint(w, page(3, 2024, ""))
		}
		return !strings.HasPrefix(r.URL.Path, "/kpi/")
	})
	c, _ := patient(s)
	n := 0
	for p, err := range c.Pages(t.Context(), query.Addresses(s.URL)[0]) {
		require.NoError(t, err)
		assert.Equal(t, 1, p.Count)
		n++
	}
	assert.Equal(t, 3, n)
	for p, err := range c.Pages(t.Context(), query.Addresses(s.URL)[0]) {
		require.NoError(t, err)
		assert.NotEmpty(t, p.Next)
		break // a caller may stop
	}
}

func TestBackoff(t *testing.T) {
	s := serve(t, func(n int, w http.ResponseWriter, _ *http.Request) bool {
		switch n {
		case 0, 1:
			w.WriteHeader(http.StatusTooManyRequests)
		case 2:
			w.Header().Set("Retry-After", "30")
			w.WriteHeader(http.StatusTooManyRequests)
		case 3:
			w.Header().Set("Retry-After", "3600")
			w.WriteHeader(http.StatusServiceUnavailable)
		default:
			return false
		}
		return true
	})
	c, waits := patient(s)
	_, _, err := c.Fetch(t.Context(), query)
	require.NoError(t, err)
	assert.Equal(t, []time.Duration{time.Second, 2 * time.Second, 30 * time.Second, time.Minute}, *waits)
}

func TestMisbehaviourIsTold(t *testing.T) {
	var s *server
	tests := map[string]struct {
		answer   func(n int, w http.ResponseWriter, r *http.Request) bool
		requests int
		want     error
	}{
		"429 for ever":  {func(_ int, w http.ResponseWriter, _ *http.Request) bool { w.WriteHeader(429); return true }, 5, kolada.ErrAPI},
		"404":           {func(_ int, w http.ResponseWriter, _ *http.Request) bool { w.WriteHeader(404); return true }, 1, kolada.ErrAPI},
		"400, too long": {func(_ int, w http.ResponseWriter, _ *http.Request) bool { w.WriteHeader(400); return true }, 1, kolada.ErrAPI},
		"wrong JSON": {func(_ int, w http.ResponseWriter, _ *http.Request) bool {
			_, _ = fmt.Fprint(w, `{"values":[}`)
			return true
		}, 5, kolada.ErrAPI},
		"a web page": {func(_ int, w http.ResponseWriter, _ *http.Request) bool { _, _ = fmt.Fprint(w, `<html>`); return true }, 5, kolada.ErrAPI},
		"another object": {func(_ int, w http.ResponseWriter, _ *http.Request) bool {
			_, _ = fmt.Fprint(w, `{"count":0}`)
			return true
		}, 5, kolada.ErrAPI},
		"cut off": {func(_ int, w http.ResponseWriter, _ *http.Request) bool {
			w.Header().Set("Content-Length", "1000")
			_, _ = fmt.Fprint(w, page(1, 2024, "")[:40])
			return true
		}, 5, kolada.ErrAPI},
		"page for ever": {func(n int, w http.ResponseWriter, r *http.Request) bool {
			_, _ = fmt.Fprint(w, page(1, 2024, s.URL+r.URL.Path+"?page="+fmt.Sprint(n)))
			return true
		}, 2, kolada.ErrAPI},
		"next page elsewhere": {func(_ int, w http.ResponseWriter, _ *http.Request) bool {
			_, _ = fmt.Fprint(w, page(1, 2024, "https://example.org/evil"))
			return true
		}, 5, kolada.ErrAPI},
		"hangs up": {func(_ int, w http.ResponseWriter, _ *http.Request) bool { panic(http.ErrAbortHandler) }, 5, nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s = serve(t, tt.answer)
			c, _ := patient(s)
			d, absent, err := c.Fetch(t.Context(), query)
			require.Error(t, err)
			assert.Nil(t, d)
			assert.Nil(t, absent)
			if tt.want != nil {
				require.ErrorIs(t, err, tt.want)
			}
			var failed *kolada.PageError
			require.ErrorAs(t, err, &failed)
			assert.NotEmpty(t, failed.Address, "where to go on")
			assert.Len(t, s.requests(), tt.requests)
		})
	}
}

func TestAFetchCanGoOnWhereItStopped(t *testing.T) {
	var s *server
	broken := true
	s = serve(t, func(_ int, w http.ResponseWriter, r *http.Request) bool {
		if r.URL.Query().Get("page") == "" {
			_, _ = fmt.Fprint(w, page(1, 2023, s.URL+r.URL.Path+"?page=2"))
			return true
		}
		if broken {
			w.WriteHeader(500)
			return true
		}
		return false
	})
	c, _ := patient(s)
	var failed *kolada.PageError
	pages := 0
	for _, err := range c.Pages(t.Context(), query.Addresses(s.URL)[0]) {
		if err != nil {
			require.ErrorAs(t, err, &failed)
			continue
		}
		pages++
	}
	broken = false
	for _, err := range c.Pages(t.Context(), failed.Address) {
		require.NoError(t, err)
		pages++
	}
	assert.Equal(t, 2, pages)
}

func TestSlowServerAndCancel(t *testing.T) {
	s := serve(t, func(_ int, w http.ResponseWriter, r *http.Request) bool {
		<-r.Context().Done() // as slow as can be
		return true
	})
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	c := &kolada.Client{Base: s.URL, HTTP: s.Client()}
	_, _, err := c.Fetch(ctx, query)
	require.ErrorIs(t, err, context.DeadlineExceeded)

	ctx, cancel = context.WithCancel(t.Context())
	busy := serve(t, func(_ int, w http.ResponseWriter, _ *http.Request) bool {
		cancel() // given up while the client is about to wait
		w.WriteHeader(429)
		return true
	})
	_, _, err = (&kolada.Client{Base: busy.URL, HTTP: busy.Client(), Backoff: time.Hour, MaxWait: time.Hour}).Fetch(ctx, query)
	require.ErrorIs(t, err, context.Canceled)
	assert.Len(t, busy.requests(), 1)

	ctx, cancel = context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	waiting := serve(t, func(_ int, w http.ResponseWriter, _ *http.Request) bool { w.WriteHeader(429); return true })
	_, _, err = (&kolada.Client{Base: waiting.URL, HTTP: waiting.Client(), Backoff: time.Hour, MaxWait: time.Hour}).Fetch(ctx, query)
	require.ErrorIs(t, err, context.DeadlineExceeded, "the wait itself is given up")
}

type refusing struct{}

func (refusing) Do(*http.Request) (*http.Response, error) { return nil, errors.New("no network") }

func TestNoNetwork(t *testing.T) {
	slept := 0
	c := &kolada.Client{HTTP: refusing{}, Attempts: 2, Sleep: func(context.Context, time.Duration) error { slept++; return nil }}
	_, _, err := c.Fetch(t.Context(), query)
	require.ErrorContains(t, err, "no network")
	assert.Equal(t, 1, slept)
	c = &kolada.Client{Base: "http://bad host", HTTP: refusing{}}
	_, _, err = c.Fetch(t.Context(), query)
	require.ErrorIs(t, err, kvalitet.ErrInvalid)
}

func TestRetired(t *testing.T) {
	assert.Equal(t, 2024, kolada.KPI{Title: "Företagsklimat Insikt - Totalt, Index, gammal definition (-2024)"}.Retired())
	assert.Zero(t, kolada.KPI{Title: "Nöjd Region-Index - Helheten"}.Retired())
	assert.Zero(t, kolada.KPI{Title: "andel (-%)"}.Retired())
	a, b := kolada.KPI{ID: "N1", Title: "x"}, kolada.KPI{ID: "N1", Title: "y"}
	assert.NotEqual(t, a.DefinitionHash(), b.DefinitionHash())
}

func TestAttribution(t *testing.T) {
	raw, processed := kolada.Provenance{}, kolada.Provenance{Processed: true}
	assert.Equal(t, "Källa: Kolada", kolada.Attribution(raw).SV)
	require.NoError(t, kolada.CheckAttribution(raw, kolada.Attribution(raw).SV))
	require.NoError(t, kolada.CheckAttribution(processed, kolada.Attribution(processed).EN))
	require.ErrorIs(t, kolada.CheckAttribution(processed, "Källa: Kolada, egna beräkningar"), kvalitet.ErrInvalid)
	require.ErrorIs(t, kolada.CheckAttribution(processed, "Source: RKA/Kolada"), kvalitet.ErrInvalid)
	require.ErrorIs(t, kolada.CheckAttribution(raw, "Egen beräkning"), kvalitet.ErrInvalid)
}

func TestReferencesAreNotMixed(t *testing.T) {
	d := read(t, "linkoping_series_v3_2026.csv")
	refs := d.References("N07928", 2025)
	assert.Len(t, refs, 4, "the nation has no value though the groups have")
	for _, r := range refs {
		assert.Equal(t, "unweightedMean", r.Kind)
	}
	refs = d.References("N15061", 2025)
	assert.Equal(t, "nation", refs[0].Kind)
	assert.InDelta(t, 25454.0, refs[0].Value, 1e-9)
	// Two municipalities with 10 of 100 and 30 of 100 have the unweighted mean 20 %; with 10 of 100 and 90 of 300 the
	// nation has 25 %.
	m, ok := kolada.UnweightedMean([]float64{10, 30})
	assert.True(t, ok)
	assert.InDelta(t, 20.0, m, 1e-9)
	_, ok = kolada.UnweightedMean(nil)
	assert.False(t, ok)
}

func TestSimilar2025(t *testing.T) {
	groups := kolada.Similar2025()
	assert.Len(t, groups, 290)
	for _, g := range groups {
		assert.Len(t, g.Members, 7)
		assert.NotContains(t, g.Members, g.Of)
		assert.Equal(t, 2025, g.Year())
	}
	d := read(t, "v3_data_N03702_N03703.json")
	d.AddGroups(groups...)
	g, ok := d.Similar("1880", kolada.Overall)
	require.True(t, ok)
	assert.Equal(t, []string{"0580", "0581", "0680", "0780", "1283", "1380", "1980"}, g.Members) // Örebro's seven in 2025
}
