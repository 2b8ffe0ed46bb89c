package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/analysis/kolada"
)

func TestKoladaFetch(t *testing.T) {
	var asked []string
	ok := false
	var s *httptest.Server
	s = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.URL.RequestURI())
		switch {
		case strings.HasPrefix(r.URL.Path, "/kpi/"):
			_, _ = fmt.Fprint(w, `{"values":[{"id":"N00001","title":"Mått","municipality_type":"K"}],"count":1,"next_url":null}`)
		case r.URL.Query().Get("page") == "":
			_, _ = fmt.Fprintf(w, `{"values":[{"kpi":"N00001","municipality":"0319","period":2023,"values":[{"gender":"T","count":1,"status":"","value":7}]}],"count":1,"next_url":"%s%s?page=2"}`, s.URL, r.URL.Path)
		case ok:
			_, _ = fmt.Fprint(w, `{"values":[{"kpi":"N00001","municipality":"0319","period":2024,"values":[{"gender":"T","count":1,"status":"","value":8.5}]}],"count":1,"next_url":null}`)
		default:
			w.WriteHeader(http.StatusNotFound)
		}
	}))
	defer s.Close()
	out := filepath.Join(t.TempDir(), "varden.json")
	args := []string{"kolada", "fetch", "-kpi", "N00001,N99999", "-municipality", "0319", "-base", s.URL, "-o", out}

	status, _, errs := kommand(t, "", args...)
	assert.Equal(t, 2, status)
	assert.Contains(t, errs, "404")
	assert.NoFileExists(t, out, "nothing half is left")
	assert.FileExists(t, out+".part")

	ok, asked = true, nil
	status, text, errs := kommand(t, "", args...)
	assert.Equal(t, 1, status, "a measure has no figures")
	assert.Contains(t, errs, "N99999 finns inte i Kolada")
	assert.Contains(t, text, "varden.json")
	assert.NoFileExists(t, out+".part")
	require.Len(t, asked, 2, "the first page is not fetched again")
	assert.Contains(t, asked[0], "page=2")

	data, err := os.ReadFile(out)
	require.NoError(t, err)
	assert.Contains(t, string(data), `"attribution": "Källa: Kolada"`)
	analysed := kommandJSON[analysed](t, 0, "", "kolada", "analyse", "-municipality", "0319", out)
	require.Len(t, analysed.KPIs, 1)
	assert.InDelta(t, 1.5, *analysed.KPIs[0].Change, 1e-9)
}

func TestKoladaFetchRefuses(t *testing.T) {
	for name, args := range map[string][]string{
		"no file":     {"-kpi", "N1", "-municipality", "0319"},
		"one list":    {"-kpi", "N1", "-o", "x.json"},
		"no such day": {"-kpi", "N1", "-municipality", "0319", "-from", "2026-02-30", "-o", "x.json"},
	} {
		t.Run(name, func(t *testing.T) {
			status, _, errs := kommand(t, "", append([]string{"kolada", "fetch"}, args...)...)
			assert.Equal(t, 2, status)
			assert.NotEmpty(t, errs)
		})
	}
	h := &host{errs: &strings.Builder{}, out: &strings.Builder{}, lang: "sv", format: "text"}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	err := h.koladaFetch(ctx, &kolada.Client{Base: "http://127.0.0.1:1"}, kolada.Query{KPIs: []string{"N1"}, Years: []int{2024}}, filepath.Join(t.TempDir(), "x.json"))
	require.ErrorIs(t, err, context.Canceled)
}
