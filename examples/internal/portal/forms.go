package portal

import (
	"errors"
	"net/http"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
)

// formName is the field that says which of a page's forms was sent.
const formName = "form"

// refill puts what was sent, and what was wrong with it, back into the form that it came from: nothing is lost.
func refill(forms []Form, r *Request, failure error) {
	for i := range forms {
		f := &forms[i]
		if f.Name != r.PostFormValue(formName) {
			continue
		}
		f.Conflict = errors.Is(failure, kvalitet.ErrConflict)
		for j := range f.Fields {
			if field := &f.Fields[j]; field.Kind != Kept && field.Kind != File {
				field.Value = r.PostFormValue(field.Name)
			}
		}
		var invalid *kvalitet.ValidationError
		if !errors.As(failure, &invalid) {
			if !f.Conflict {
				f.Problems = append(f.Problems, failure.Error())
			}
			continue
		}
		for _, p := range invalid.Problems {
			if field := f.field(p.Path); field != nil {
				field.Problems = append(field.Problems, p)
			} else {
				f.Problems = append(f.Problems, p.Text().In(r.Lang))
			}
		}
	}
}

// field finds the field that the path is about: its own, or the one that it lies within.
func (f *Form) field(path string) *Field {
	for i, field := range f.Fields {
		if field.Kind != Kept && (path == field.Name || strings.HasPrefix(path, field.Name+"/")) {
			return &f.Fields[i]
		}
	}
	return nil
}

// wrong is something that was wrong, and the field that it is about.
type wrong struct{ Field, Label, Text string }

// Wrong lists what was wrong: in the form, and field by field.
func (f Form) Wrong() []wrong {
	var all []wrong
	for _, text := range f.Problems {
		all = append(all, wrong{Text: text})
	}
	for _, field := range f.Fields {
		for _, p := range field.Problems {
			all = append(all, wrong{field.ID(f.Name), field.Label, p.Text().In(f.Lang)})
		}
	}
	return all
}

// Failed reports whether the form could not be done.
func (f Form) Failed() bool { return f.Conflict || len(f.Wrong()) > 0 }

// status is the one that an error is answered with.
func status(err error) int {
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return http.StatusRequestEntityTooLarge
	case errors.Is(err, errForbidden):
		return http.StatusForbidden
	case errors.Is(err, kvalitet.ErrConflict):
		return http.StatusConflict
	case errors.Is(err, kvalitet.ErrNotFound):
		return http.StatusNotFound
	case errors.Is(err, kvalitet.ErrInvalid):
		return http.StatusUnprocessableEntity
	default:
		return http.StatusInternalServerError
	}
}

var errForbidden = errors.New("portal: not signed in")
