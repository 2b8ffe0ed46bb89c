package main

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/survey"
)

// upload sends a file to an instrument's page.
func upload(t *testing.T, server *httptest.Server, path, content, by string) (int, string) {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	require.NoError(t, form.WriteField("form", "count"))
	require.NoError(t, form.WriteField("/by", by))
	if content != "" {
		part, err := form.CreateFormFile("/file", "svar.csv")
		require.NoError(t, err)
		_, err = io.WriteString(part, content)
		require.NoError(t, err)
	}
	require.NoError(t, form.Close())
	got, err := server.Client().Post(server.URL+path, form.FormDataContentType(), &body)
	require.NoError(t, err)
	defer got.Body.Close()
	text, err := io.ReadAll(got.Body)
	require.NoError(t, err)
	return got.StatusCode, string(text)
}

// A file of answers is counted as the command survey index counts it; nothing of it is kept.
func TestCountAnswersInThePortal(t *testing.T) {
	store := yearStore(t, filepath.Join(t.TempDir(), "kvalitet.db"))
	server := portalOf(t, store)
	path := "/surveys/" + survey.NKI().ID.String()
	before, err := store.Revision(t.Context())
	require.NoError(t, err)
	rng := rand.New(rand.NewPCG(1, 2))
	var answers strings.Builder
	answers.WriteString("enhet;q1;q2;q3\n")
	for i := range 120 {
		fmt.Fprintf(&answers, "%s;%d;%d;%d\n", []string{"Norr", "Söder"}[i%2], 5+rng.IntN(5), 5+rng.IntN(5), 5+rng.IntN(5))
	}
	answers.WriteString("Väst;9;9;9\nNorr;nio;9;9\n")
	status, body := upload(t, server, path, answers.String(), "enhet")
	require.Equal(t, http.StatusOK, status)
	var want struct {
		Groups []groupIndices `json:"groups"`
	}
	want.Groups = kommandJSON[struct {
		Groups []groupIndices `json:"groups"`
	}](t, exitFindings, answers.String(), "survey", "index", "-", "-instrument", "nki", "-by", "enhet").Groups
	require.Len(t, want.Groups, 3)
	for _, g := range want.Groups[:2] {
		assert.Contains(t, body, cell(float64(int(*g.Indices["NKI"].Index*10+.5))/10, "sv"), g.Group)
	}
	assert.Contains(t, body, "Väst", "it is there")
	assert.NotContains(t, body, "88,9", "but with one answer it is not shown")
	assert.Contains(t, body, "1 celler")
	after, err := store.Revision(t.Context())
	require.NoError(t, err)
	assert.Equal(t, before, after, "nothing is stored")

	for name, tt := range map[string]struct{ content, by, want string }{
		"no file":           {"", "", "inte vald"},
		"an empty file":     {" ", "", "tom"},
		"no such column":    {answers.String(), "skola", "skola"},
		"no such questions": {"a;b\nx;y\n", "", "kolumner saknas"},
		"a workbook":        {"PK\x03\x04", "", "spara den som CSV"},
		"not a table":       {"\x00\x01\x02", "", "aria-invalid"},
	} {
		status, body := upload(t, server, path, tt.content, tt.by)
		assert.Equal(t, http.StatusUnprocessableEntity, status, name)
		assert.Contains(t, body, tt.want, name)
	}
	status, _ = upload(t, server, "/surveys/00000000-0000-4000-8000-000000000099", answers.String(), "")
	assert.Equal(t, http.StatusNotFound, status)
}
