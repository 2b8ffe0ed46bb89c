package main

import (
	"context"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

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
