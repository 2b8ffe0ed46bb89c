package main

import (
	"fmt"
	"html"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/risk"
)

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

func TestTreat(t *testing.T) {
	store := yearStore(t, filepath.Join(t.TempDir(), "kvalitet.db"))
	server := portalOf(t, store)
	of := exampleID("risk", "V2")
	path := "/risks/" + of.String()
	treatment := func(change ...string) url.Values {
		form := url.Values{"form": {"treat"}, "entry": {"2"}, "/treatment": {"accept"}, "/body": {"socialnämnden"}, "/section": {"§ 7"}, "/motive": {"dyrt"}, "/date": {"2026-11-22"}, "/expires": {"2027-11-22"}}
		for i := 0; i < len(change); i += 2 {
			form.Set(change[i], change[i+1])
		}
		return form
	}
	for name, form := range map[string]url.Values{"nothing decided": treatment("/treatment", ""), "no such treatment": treatment("/treatment", "hope"), "by nobody": treatment("/body", ""), "no day": treatment("/date", ""),
		"ends before it begins": treatment("/expires", "2026-01-01"), "a day in words": treatment("/expires", "snart")} {
		status, body := send(t, server, path, "nämndsekreterare", form)
		assert.Equal(t, http.StatusUnprocessableEntity, status, name)
		assert.Contains(t, body, `aria-invalid="true"`, name)
		assert.Contains(t, body, "dyrt", name)
	}
	status, _ := send(t, server, path, "", treatment())
	assert.Equal(t, http.StatusForbidden, status)
	open := func() []risk.Decision {
		pass, err := risk.LoadPass(t.Context(), store, of, risk.Matrix4x4().ID, kvalitet.DateOf(portalDay))
		require.NoError(t, err)
		return pass.Open()
	}
	require.Equal(t, risk.TreatmentTreat, open()[0].Treatment)
	status, _ = send(t, server, path, "nämndsekreterare", treatment())
	require.Equal(t, http.StatusSeeOther, status)
	require.Len(t, open(), 1, "the earlier one is closed")
	assert.Equal(t, risk.TreatmentAccept, open()[0].Treatment)
	assert.Equal(t, 12, open()[0].Value, "what was accepted")
	status, body := send(t, server, path, "chef", treatment("/treatment", "avoid", "/motive", "mitt skäl"))
	assert.Equal(t, http.StatusConflict, status)
	assert.Contains(t, body, "mitt skäl")
	require.Len(t, open(), 1)
	assert.Equal(t, risk.TreatmentAccept, open()[0].Treatment, "what somebody else decided is not closed unseen")
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
