package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestCheck(t *testing.T) {
	server := httptest.NewServer(handler())
	defer server.Close()
	tests := map[string]struct {
		method, body, want string
		status             int
	}{
		"a good goal":        {"POST", `{"texts":["Andelen nöjda ska vara minst 85 % senast 2027"]}`, `"class":"good"`, 200},
		"a poor goal":        {"POST", `{"texts":["Vi ska verka för en god miljö"]}`, `"class":"poor"`, 200},
		"nothing":            {"POST", `{"texts":[]}`, "1 to 200", 422},
		"too many":           {"POST", `{"texts":["` + strings.Repeat(`x","`, 200) + `x"]}`, "1 to 200", 422},
		"not JSON":           {"POST", `texts`, "invalid character", 400},
		"an unknown key":     {"POST", `{"goals":["x"]}`, "unknown field", 400},
		"too large":          {"POST", `{"texts":["` + strings.Repeat("x", maxBytes) + `"]}`, "too large", 413},
		"to read, not to do": {"GET", "", "Method Not Allowed", 405},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			r, err := http.NewRequest(tt.method, server.URL+"/goals/check", strings.NewReader(tt.body))
			require.NoError(t, err)
			got, err := server.Client().Do(r)
			require.NoError(t, err)
			defer got.Body.Close()
			body, err := io.ReadAll(got.Body)
			require.NoError(t, err)
			assert.Equal(t, tt.status, got.StatusCode)
			assert.Contains(t, string(body), tt.want)
		})
	}
}

func TestWhatComesWhenAllAreBusyIsTurnedAway(t *testing.T) {
	release, busy := make(chan struct{}), make(chan struct{})
	h := atMost(1, http.HandlerFunc(func(http.ResponseWriter, *http.Request) { close(busy); <-release }))
	go h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("POST", "/", nil))
	<-busy
	got := httptest.NewRecorder()
	h.ServeHTTP(got, httptest.NewRequest("POST", "/", nil))
	close(release)
	assert.Equal(t, http.StatusServiceUnavailable, got.Code)
	assert.Equal(t, "1", got.Header().Get("Retry-After"))
}
