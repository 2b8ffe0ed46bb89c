package portal

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"runtime/debug"
	"slices"
	"strings"
	"time"
)

const (
	maxBody = 8 << 20          // of what a form sends
	maxTime = 30 * time.Second // for an answer
)

// guard stands before everything: it notes each request, bounds it, refuses what other sites ask for, and says what a
// browser may do with the answers. The only style that runs is the portal's own; see policy.
func (h *handler) guard(next http.Handler) http.Handler {
	cross := http.NewCrossOriginProtection()
	cross.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.fail(w, h.request(r), http.StatusForbidden, nil)
	}))
	inner := cross.Handler(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		noted := &notedWriter{ResponseWriter: w}
		header := noted.Header()
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("Referrer-Policy", "same-origin")
		header.Set("Cross-Origin-Opener-Policy", "same-origin")
		header.Set("Cross-Origin-Resource-Policy", "same-origin")
		header.Set("Content-Security-Policy", policy())
		ctx, cancel := context.WithTimeout(r.Context(), maxTime)
		defer cancel()
		r = r.WithContext(ctx)
		r.Body = http.MaxBytesReader(noted, r.Body, maxBody)
		defer func() {
			if fault := recover(); fault != nil {
				h.site.Log.Error("panic", "path", r.URL.Path, "fault", fmt.Sprint(fault), "stack", string(debug.Stack()))
				if noted.status == 0 {
					h.fail(noted, h.request(r), http.StatusInternalServerError, nil)
				}
			}
			h.site.Log.Info("request", "method", r.Method, "path", r.URL.Path, "status", noted.status, "bytes", noted.bytes, "ms", time.Since(began).Milliseconds())
		}()
		if !h.known(r.Host) {
			h.fail(noted, h.request(r), http.StatusMisdirectedRequest, nil)
			return
		}
		inner.ServeHTTP(noted, r)
	})
}

// known reports whether the portal goes by the name.
func (h *handler) known(host string) bool {
	if len(h.site.Hosts) == 0 {
		return true
	}
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	return slices.Contains(h.site.Hosts, strings.ToLower(strings.Trim(host, "[]")))
}

// policy lets a page load styles and pictures of its own, and send its forms to itself; hashes are of the styles within
// its pictures.
func policy(hashes ...string) string {
	style := "style-src 'self'"
	for _, hash := range hashes {
		style += " 'sha256-" + hash + "'"
	}
	return "default-src 'none'; " + style + "; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
}

// notedWriter remembers what was answered.
type notedWriter struct {
	http.ResponseWriter
	status int
	bytes  int
}

func (w *notedWriter) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *notedWriter) Write(p []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	n, err := w.ResponseWriter.Write(p)
	w.bytes += n
	return n, err
}

// Unwrap lets net/http reach the writer within.
func (w *notedWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }
