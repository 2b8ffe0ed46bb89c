package portal

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"mime"
	"net/http"
	"path"
	"regexp"
	"strconv"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
)

// show answers a GET: with the page, its document or one of its files. What the browser already has is not made again.
func (h *handler) show(route Route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		req := h.request(r)
		tag, err := h.tag(req)
		if err != nil {
			h.fail(w, req, status(err), err)
			return
		}
		vary(w, h.site.UserHeader)
		w.Header().Set("Cache-Control", "private, no-cache")
		w.Header().Set("ETag", tag)
		if strings.Contains(r.Header.Get("If-None-Match"), tag) {
			w.Header().Del("Content-Security-Policy") // the browser keeps the page's own
			w.WriteHeader(http.StatusNotModified)
			return
		}
		page, err := route.Show(req)
		if err != nil {
			h.fail(w, req, status(err), err)
			return
		}
		h.write(w, req, http.StatusOK, page)
	})
}

// do answers a form. What worked leads back to the page; what did not is shown at the fields, with all that was sent.
func (h *handler) do(route Route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		req := h.request(r)
		failure := h.parse(req)
		if failure == nil && route.Answer != nil {
			page, err := route.Answer(req)
			if err == nil {
				w.Header().Set("Cache-Control", "no-store")
				h.write(w, req, http.StatusOK, page)
				return
			}
			failure = err
		} else if failure == nil {
			failure = route.Do(req)
		}
		if failure == nil {
			q := r.URL.Query()
			q.Set(saved, req.PostFormValue(formName))
			http.Redirect(w, r, r.URL.Path+"?"+q.Encode(), http.StatusSeeOther)
			return
		}
		code := status(failure)
		if again := code == http.StatusConflict || code == http.StatusUnprocessableEntity; !again || req.Wants() {
			h.fail(w, req, code, failure)
			return
		}
		page, err := route.Show(req)
		if err != nil {
			h.fail(w, req, status(err), err)
			return
		}
		refill(page.Forms, req, failure)
		w.Header().Set("Cache-Control", "no-store")
		h.write(w, req, code, page)
	})
}

// parse reads the form. Only those whom the log-in names may write.
func (h *handler) parse(r *Request) error {
	err := r.ParseForm()
	if err == nil {
		err = r.ParseMultipartForm(maxBody)
	}
	if errors.Is(err, http.ErrNotMultipart) {
		err = nil
	}
	var large *http.MaxBytesError
	if err != nil && !errors.As(err, &large) {
		return kvalitet.Invalid([]kvalitet.Problem{{Code: "form", SV: "formuläret gick inte att läsa", EN: "the form could not be read"}})
	}
	return err
}

// Signed wants somebody whom the log-in in front of the portal has named.
func (r *Request) Signed() error {
	if r.User == "" {
		return errForbidden
	}
	return nil
}

// tag names the answer: it changes with the documents, the program, the day and who asks.
func (h *handler) tag(r *Request) (string, error) {
	state, err := h.site.State(r.Context())
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256([]byte(strings.Join([]string{state, h.started, r.URL.Path, r.URL.RawQuery, format(r.Request), r.Lang, r.User, r.Today.String()}, "\x00")))
	return `"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`, nil
}

func vary(w http.ResponseWriter, header string) {
	w.Header().Add("Vary", "Accept")
	if header != "" {
		w.Header().Add("Vary", header)
	}
}

// write gives the page in the form that was asked for.
func (h *handler) write(w http.ResponseWriter, r *Request, code int, page Page) {
	switch form := format(r.Request); form {
	case "":
		h.page(w, r, code, view{Page: page})
	case "json":
		h.json(w, r, page)
	default:
		content, ok := page.Files[form]
		if !ok {
			h.fail(w, r, http.StatusNotFound, nil)
			return
		}
		w.Header().Set("Content-Type", contentType(form))
		if path.Ext(form) != ".svg" {
			w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": form}))
		} else {
			w.Header().Set("Content-Security-Policy", policy(styles(template.HTML(content))...))
		}
		_, _ = w.Write(content)
	}
}

func contentType(name string) string {
	switch path.Ext(name) {
	case ".csv":
		return "text/csv; charset=utf-8; header=present"
	case ".svg":
		return "image/svg+xml"
	case ".ics":
		return "text/calendar; charset=utf-8"
	case ".bpmn":
		return "application/xml"
	default:
		return "text/plain; charset=utf-8"
	}
}

// json gives the documents as they are stored: the page's own, or those of a list.
func (h *handler) json(w http.ResponseWriter, r *Request, page Page) {
	header := w.Header()
	header.Set("Content-Type", "application/json")
	if page.One && len(page.Documents) == 1 {
		d := page.Documents[0]
		header.Add("Link", fmt.Sprintf(`</schema/%s>; rel="describedby"; type="application/schema+json"`, d.Schema))
		header.Set("X-Version", strconv.FormatInt(d.Version, 10))
		_, _ = w.Write(append(bytes.TrimRight(d.Body, "\n"), '\n'))
		return
	}
	if page.Documents == nil {
		h.fail(w, r, http.StatusNotFound, nil)
		return
	}
	seen := map[string]bool{}
	list := make([]json.RawMessage, len(page.Documents))
	for i, d := range page.Documents {
		list[i] = d.Body
		if !seen[d.Schema] {
			header.Add("Link", fmt.Sprintf(`</schema/%s>; rel="describedby"; type="application/schema+json"`, d.Schema))
			seen[d.Schema] = true
		}
	}
	body, err := json.Marshal(struct {
		Documents []json.RawMessage `json:"documents"`
	}{list})
	if err != nil {
		h.fail(w, r, http.StatusInternalServerError, err)
		return
	}
	_, _ = w.Write(append(body, '\n'))
}

var stylePattern = regexp.MustCompile(`(?s)<style>(.*?)</style>`)

// styles are the hashes of the styles within pictures, each once.
func styles(pictures ...template.HTML) []string {
	var hashes []string
	seen := map[string]bool{}
	for _, picture := range pictures {
		for _, m := range stylePattern.FindAllStringSubmatch(string(picture), -1) {
			sum := sha256.Sum256([]byte(m[1]))
			hash := base64.StdEncoding.EncodeToString(sum[:])
			if !seen[hash] {
				hashes = append(hashes, hash)
				seen[hash] = true
			}
		}
	}
	return hashes
}

func (h *handler) health(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	if _, err := h.site.State(r.Context()); err != nil {
		h.site.Log.Error("health", "error", err)
		w.WriteHeader(http.StatusServiceUnavailable)
		_, _ = w.Write([]byte("database\n"))
		return
	}
	_, _ = w.Write([]byte("ok\n"))
}

func (h *handler) schema(w http.ResponseWriter, r *http.Request) {
	text, ok := h.site.Schema(strings.TrimSuffix(r.PathValue("name"), ".json"))
	if !ok {
		h.absent(w, r)
		return
	}
	w.Header().Set("Content-Type", "application/schema+json")
	w.Header().Set("Cache-Control", "public, max-age=3600")
	_, _ = w.Write(text)
}

func (h *handler) absent(w http.ResponseWriter, r *http.Request) {
	h.fail(w, h.request(r), http.StatusNotFound, nil)
}
