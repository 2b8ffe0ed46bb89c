//go:build !js

package wasm_test

import (
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/examples/internal/browser"
)

func TestTheCheckRunsInAPage(t *testing.T) {
	tab := browser.Open(t)
	dir := t.TempDir()
	build := exec.Command("go", "build", "-o", filepath.Join(dir, "kvalitet.wasm"), ".")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := build.CombinedOutput()
	require.NoError(t, err, string(out))
	root, err := exec.Command("go", "env", "GOROOT").Output()
	require.NoError(t, err)
	for name, from := range map[string]string{
		"wasm_exec.js": filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec.js"),
		"index.html":   "index.html",
	} {
		data, err := os.ReadFile(from)
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), data, 0o600))
	}
	server := httptest.NewServer(http.FileServer(http.Dir(dir)))
	defer server.Close()
	tab.Visit(t, server.URL+"/", 400)
	write := func(text string) string {
		return browser.Evaluate[string](t, tab, `new Promise(done => {
			const ready = () => {
				if (!window.kvalitetCheck) return setTimeout(ready, 20)
				const text = document.getElementById("text")
				text.value = `+"`"+text+"`"+`
				text.dispatchEvent(new Event("input"))
				done(document.querySelector("main").innerText)
			}
			ready()
		})`)
	}
	assert.Contains(t, write("Vi ska verka för en god miljö"), "Texten säger inte när.")
	assert.NotContains(t, write("Andelen nöjda ska vara minst 85 % senast 2027"), "Texten säger inte när.")
	assert.Empty(t, tab.Axe(t))
	assert.Empty(t, tab.Errors())
	for _, address := range tab.Requests() {
		assert.True(t, strings.HasPrefix(address, server.URL) || strings.HasPrefix(address, "data:"), address)
	}
}
