package portal

import (
	"bytes"
	"cmp"
	"embed"
	"encoding/json"
	"errors"
	"html/template"
	"net/http"
	"net/url"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/report"
)

//go:embed portal.html portal.css icon.svg
var files embed.FS

// view is a page with what stands around it.
type view struct {
	Page
	Site  *Site
	Req   *Request
	Other string // the same page in the other language
	Data  string // the same page as JSON; empty when there is none
	Tag   string // of the style sheet
	Saved string // the form that led here
}

// page writes a page.
func (h *handler) page(w http.ResponseWriter, r *Request, code int, v view) {
	v.Site, v.Req, v.Tag, v.Saved = h.site, r, h.started, r.URL.Query().Get(saved)
	v.Other = h.address(r, r.URL.Path, map[string]string{"sv": "en", "en": "sv"}[r.Lang])
	if v.Documents != nil {
		v.Data = h.address(r, dotted(r.URL.Path)+".json", r.Lang)
	}
	for i := range v.Forms {
		v.Forms[i].Lang = r.Lang
		v.Forms[i].Address = h.address(r, r.URL.Path, r.Lang)
	}
	var out bytes.Buffer
	t, err := h.template(r)
	if err == nil {
		err = t.ExecuteTemplate(&out, "portal.html", v)
	}
	if err != nil {
		h.site.Log.Error("template", "path", r.URL.Path, "error", err)
		http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
		return
	}
	var pictures []template.HTML
	for _, s := range append(v.Sections, v.After...) {
		for _, b := range s.Blocks {
			if b.Chart != nil {
				pictures = append(pictures, b.Chart.SVG)
			}
		}
	}
	header := w.Header()
	header.Set("Content-Security-Policy", policy(styles(pictures...)...))
	header.Set("Content-Type", "text/html; charset=utf-8")
	header.Set("Content-Language", r.Lang)
	w.WriteHeader(code)
	_, _ = w.Write(out.Bytes())
}

// saved is the question of an address that a form led to.
const saved = "saved"

// dotted is the path before a dot: the start page's is /index.
func dotted(path string) string {
	if path == "/" {
		return "/index"
	}
	return path
}

// address is that of a path in the language, with the questions of the request.
func (h *handler) address(r *Request, path, lang string) string {
	q := r.URL.Query()
	q.Del("lang")
	q.Del(saved)
	if lang != h.site.Lang {
		q.Set("lang", lang)
	}
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}

func (h *handler) template(r *Request) (*template.Template, error) {
	base := strings.TrimSuffix(r.URL.Path, "/") + "/"
	t, err := report.Template(r.Lang, func(name string) string {
		if name == "" || r.Method == http.MethodPost {
			return ""
		}
		return h.address(r, base+url.PathEscape(name), r.Lang)
	})
	if err != nil {
		return nil, err
	}
	return t.Funcs(template.FuncMap{
		"named": func(f Field, form string) named { return f.named(form) },
		"in":    func(l kvalitet.Label) string { return l.In(r.Lang) },
		"href": func(path string) string { // to another page, in the same language
			if r.Lang == h.site.Lang {
				return path
			}
			return path + "?lang=" + r.Lang
		},
		"here": func(path string) bool {
			return path == r.URL.Path || path != "/" && strings.HasPrefix(r.URL.Path, path+"/")
		},
	}).ParseFS(files, "portal.html")
}

// fail says what was wrong, in a page or, to a program, in JSON.
func (h *handler) fail(w http.ResponseWriter, r *Request, code int, cause error) {
	if code >= http.StatusInternalServerError {
		h.site.Log.Error("answer", "path", r.URL.Path, "error", cause)
	}
	header := w.Header()
	header.Del("ETag")
	header.Set("Cache-Control", "no-store")
	text := reasons[code]
	if text.IsZero() {
		text = reasons[http.StatusInternalServerError]
	}
	if form := format(r.Request); form != "" || prefersJSON(r.Header.Get("Accept")) {
		var invalid *kvalitet.ValidationError
		problem := struct {
			Status   int                `json:"status"`
			Title    string             `json:"title"`
			Detail   string             `json:"detail"`
			Problems []kvalitet.Problem `json:"problems,omitempty"`
		}{Status: code, Title: http.StatusText(code), Detail: text.In(r.Lang)}
		if errors.As(cause, &invalid) {
			problem.Problems = invalid.Problems
		}
		header.Set("Content-Type", "application/problem+json")
		w.WriteHeader(code)
		_ = json.NewEncoder(w).Encode(problem) // what the client does not read is its own
		return
	}
	title := cmp.Or(titles[code], titles[http.StatusInternalServerError])
	h.page(w, r, code, view{Page: Page{Title: title.In(r.Lang), Lead: text.In(r.Lang)}})
}

var titles = map[int]kvalitet.Label{
	http.StatusConflict:              {SV: "Någon annan hann före", EN: "Somebody else was first"},
	http.StatusForbidden:             {SV: "Inte tillåtet", EN: "Not allowed"},
	http.StatusNotFound:              {SV: "Sidan finns inte", EN: "No such page"},
	http.StatusRequestEntityTooLarge: {SV: "För stort", EN: "Too large"},
	http.StatusMisdirectedRequest:    {SV: "Fel adress", EN: "Wrong address"},
	http.StatusUnprocessableEntity:   {SV: "Går inte att läsa", EN: "Cannot be read"},
	http.StatusInternalServerError:   {SV: "Något gick fel", EN: "Something went wrong"},
}

var reasons = map[int]kvalitet.Label{
	http.StatusConflict: {SV: "Det här har ändrats sedan du läste det. Läs om och försök igen.",
		EN: "This has changed since you read it. Read it again and try again."},
	http.StatusForbidden: {SV: "Bara den som kommunens inloggning släpper in får ändra, och bara från portalens egna sidor.",
		EN: "Only those whom the municipality's log-in lets in may change anything, and only from the portal's own pages."},
	http.StatusNotFound: {SV: "Det finns inget på den här adressen. Sök, eller välj i menyn.",
		EN: "There is nothing at this address. Search, or choose in the menu."},
	http.StatusRequestEntityTooLarge: {SV: "Det som skickades är större än 8 MB.", EN: "What was sent is larger than 8 MB."},
	http.StatusMisdirectedRequest: {SV: "Portalen svarar inte på det här namnet. Den som sköter den lägger till namnet med flaggan -host.",
		EN: "The portal does not answer to this name. Whoever runs it adds the name with the flag -host."},
	http.StatusUnprocessableEntity: {SV: "Det som skickades, eller det som finns lagrat här, går inte att läsa.",
		EN: "What was sent, or what is stored here, cannot be read."},
	http.StatusInternalServerError: {SV: "Felet är noterat. Försök igen; det som sparats finns kvar.",
		EN: "The fault has been noted. Try again; what was saved is safe."},
}

// static serves the style sheet and the icon, which change with the program only.
func (h *handler) static(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "public, max-age=3600")
	switch r.PathValue("name") {
	case "portal.css":
		css, _ := files.ReadFile("portal.css")
		w.Header().Set("Content-Type", "text/css; charset=utf-8")
		_, _ = w.Write([]byte(report.Style() + string(css)))
	case "icon.svg":
		icon, _ := files.ReadFile("icon.svg")
		w.Header().Set("Content-Type", "image/svg+xml")
		_, _ = w.Write(icon)
	default:
		h.absent(w, r)
	}
}
