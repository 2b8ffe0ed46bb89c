// Package portal serves a quality management system as web pages: rendered on the server, without scripts, readable on a
// narrow screen, on paper and with a keyboard. What the pages say is the host's; this package knows addresses, forms,
// languages, formats and what keeps a page safe.
//
// Every page has one address in all its forms: /goals/1 is the page, /goals/1.json (or Accept: application/json) the
// document that it shows, /goals/table.csv and /goals/picture.svg are its tables and pictures, and ?lang=en is the other
// language. The tag of an answer changes with the documents, so that a page that is the same is not sent twice.
package portal

import (
	"context"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/kommunkvalitet/kvalitet"
)

// Site is a portal: its pages and what they rest on.
type Site struct {
	// Name is the municipality's, at the top of every page.
	Name kvalitet.Label
	// Lang is the language of an address without ?lang=: "sv" or "en".
	Lang string
	// Menu leads to the main pages.
	Menu []Link
	// Pages are the routes.
	Pages []Route
	// State names the state of everything that pages show: while it is the same, so are they.
	State func(context.Context) (string, error)
	// Schema gives the JSON Schema that a document names.
	Schema func(name string) ([]byte, bool)
	// UserHeader is the header in which the log-in in front of the portal says who asks; without it nobody may write.
	UserHeader string
	// Hosts are the names by which the portal may be asked; empty is any. A page of a foreign site whose name has been
	// pointed at this machine is not answered.
	Hosts []string
	// Now tells the time.
	Now func() time.Time
	// Log gets a line per request.
	Log *slog.Logger
}

// Link leads to a page.
type Link struct {
	Text kvalitet.Label
	Path string
}

// Route is a page's address, as a pattern of net/http without method, and what is done there.
type Route struct {
	Pattern string
	Show    func(*Request) (Page, error)
	// Do does what a form asks; nil where there is none. The page is then shown again: with the problems at the fields
	// when the error is a kvalitet.ValidationError or wraps kvalitet.ErrConflict, otherwise at its address.
	Do func(*Request) error
	// Answer is Do for a form that changes nothing: it answers with a page of its own.
	Answer func(*Request) (Page, error)
}

// Request is what a page is asked for.
type Request struct {
	*http.Request
	Lang string // "sv" or "en"
	// User is who asks, as the log-in in front of the portal says; empty when nobody says it.
	User  string
	Today kvalitet.Date
}

// T picks the request's language.
func (r *Request) T(sv, en string) string { return kvalitet.Label{SV: sv, EN: en}.In(r.Lang) }

// Wants reports whether the page's documents are asked for, rather than the page.
func (r *Request) Wants() bool { return format(r.Request) == "json" }

// Handler serves the site.
func (s *Site) Handler() http.Handler {
	h := &handler{site: s, started: s.Now().UTC().Format("20060102150405.000000000")}
	mux := http.NewServeMux()
	for _, route := range s.Pages {
		mux.Handle("GET "+route.Pattern, h.show(route))
		if route.Do != nil || route.Answer != nil {
			mux.Handle("POST "+route.Pattern, h.do(route))
		}
	}
	mux.HandleFunc("GET /healthz", h.health)
	mux.HandleFunc("GET /static/{name}", h.static)
	mux.HandleFunc("GET /schema/{name...}", h.schema)
	mux.HandleFunc("GET /", h.absent)
	return h.guard(split(mux))
}

type handler struct {
	site    *Site
	started string // in tags: a new program may show the same documents otherwise
}

type formatKey struct{}

// format is the form in which a page is asked for: "json", the name of one of its files, or "" for the page itself.
func format(r *http.Request) string {
	f, _ := r.Context().Value(formatKey{}).(string)
	return f
}

// split parts the form from the address, before the address is looked up.
func split(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		path, form := r.URL.Path, ""
		dir, last := path[:strings.LastIndexByte(path, '/')+1], path[strings.LastIndexByte(path, '/')+1:]
		name, extension, dot := strings.Cut(last, ".")
		switch {
		case strings.HasPrefix(path, "/static/") || strings.HasPrefix(path, "/schema/"):
		case dot && extension == "json" && name != "":
			path, form = dir+name, "json"
		case dot && name != "":
			path, form = strings.TrimSuffix(dir, "/"), last
		case prefersJSON(r.Header.Get("Accept")):
			form = "json"
		}
		if path == "" {
			path = "/"
		}
		inner := r.WithContext(context.WithValue(r.Context(), formatKey{}, form))
		inner.URL = &url.URL{Path: path, RawQuery: r.URL.RawQuery}
		next.ServeHTTP(w, inner)
	})
}

// prefersJSON reports whether JSON is asked for and a page is not.
func prefersJSON(accept string) bool {
	return strings.Contains(accept, "application/json") && !strings.Contains(accept, "text/html")
}

// request reads what all pages need to know.
func (h *handler) request(r *http.Request) *Request {
	req := &Request{Request: r, Lang: h.lang(r), Today: kvalitet.DateOf(h.site.Now())}
	if h.site.UserHeader != "" {
		req.User = strings.TrimSpace(r.Header.Get(h.site.UserHeader))
	}
	return req
}

// lang is the language of the address, or the site's.
func (h *handler) lang(r *http.Request) string {
	if lang := r.URL.Query().Get("lang"); lang == "sv" || lang == "en" {
		return lang
	}
	return h.site.Lang
}
