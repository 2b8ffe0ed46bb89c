// Command httprules offers the check of a goal's text to programs in any language: POST /goals/check with {"texts": ["…"]}
// answers with the class and the findings. It keeps nothing, and nobody can make it keep waiting or grow.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/governance"
)

const (
	maxBytes = 64 << 10 // the largest question
	maxTexts = 200      // the most goals in one question
	maxBusy  = 32       // questions answered at the same time; more are told to come back
)

type question struct {
	Texts []string `json:"texts"`
}

type answer struct {
	Goals []verdict `json:"goals"`
}

type verdict struct {
	Text     string             `json:"text"`
	Class    governance.Class   `json:"class"`
	Findings []kvalitet.Finding `json:"findings"`
}

func check(w http.ResponseWriter, r *http.Request) {
	var q question
	d := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxBytes))
	d.DisallowUnknownFields()
	err := d.Decode(&q)
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		fail(w, http.StatusRequestEntityTooLarge, "the question is too large")
	case err != nil:
		fail(w, http.StatusBadRequest, err.Error())
	case len(q.Texts) == 0 || len(q.Texts) > maxTexts:
		fail(w, http.StatusUnprocessableEntity, "texts: 1 to 200 goals")
	default:
		a := answer{}
		for _, text := range q.Texts {
			class, findings := governance.Classify(text)
			a.Goals = append(a.Goals, verdict{text, class, findings})
		}
		reply(w, http.StatusOK, a)
	}
}

func fail(w http.ResponseWriter, status int, text string) {
	reply(w, status, map[string]string{"error": text})
}

func reply(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v) // the client is gone: nobody to tell
}

// atMost turns away what comes while n questions are being answered.
func atMost(n int, next http.Handler) http.Handler {
	places := make(chan struct{}, n)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		select {
		case places <- struct{}{}:
			defer func() { <-places }()
			next.ServeHTTP(w, r)
		default:
			w.Header().Set("Retry-After", "1")
			fail(w, http.StatusServiceUnavailable, "busy")
		}
	})
}

func handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /goals/check", check)
	return atMost(maxBusy, http.TimeoutHandler(mux, 5*time.Second, `{"error":"it took too long"}`))
}

func main() {
	addr := flag.String("addr", "127.0.0.1:8081", "where to listen")
	flag.Parse()
	server := &http.Server{Addr: *addr, Handler: handler(), ReadHeaderTimeout: 2 * time.Second, ReadTimeout: 5 * time.Second,
		WriteTimeout: 10 * time.Second, IdleTimeout: time.Minute, MaxHeaderBytes: 16 << 10}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	go func() {
		<-ctx.Done()
		end, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		_ = server.Shutdown(end)
	}()
	slog.Info("listening", "address", *addr)
	if err := server.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		slog.Error("stopped", "error", err)
		os.Exit(1)
	}
}
