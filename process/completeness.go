package process

import (
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Fields is how much of a specification is filled in (fullständighet).
type Fields struct {
	// Filled and Total count the fields that a specification should have.
	Filled int `json:"filled"`
	Total  int `json:"total"`
	// Missing names exactly what is not there, in the order of the specification: code "missing" and the path.
	Missing []kvalitet.Problem `json:"missing"`
}

// Share is the filled part of the fields, 0–1.
func (f Fields) Share() float64 { return float64(f.Filled) / float64(f.Total) }

// Completeness looks for each field that Örebro's and Lidköping's descriptions of a process ask for: purpose, trigger,
// supplier, input, result, receiver, requirement, measure, goal, steering document, owner, status, decision, review
// interval. A field is filled or it is not; nothing here judges whether it is good.
func Completeness(s Specification) Fields {
	f := Fields{Missing: []kvalitet.Problem{}}
	want := func(path, sv, en string, filled bool) {
		f.Total++
		if filled {
			f.Filled++
			return
		}
		f.Missing = append(f.Missing, kvalitet.Problem{Code: "missing", Path: path, SV: sv + " saknas", EN: en + " is missing"})
	}
	_, owned := s.Holder(RoleOwner)
	if !owned {
		_, owned = s.Holder(RoleSubOwner)
	}
	want("/name", "namn", "the name", written(s.Name))
	want("/category", "processkategori", "the category", written(s.Category))
	want("/purpose", "syfte", "the purpose", written(s.Purpose))
	want("/trigger", "vad som startar processen", "what starts the process", written(s.Trigger))
	want("/suppliers", "leverantör", "a supplier", anyWritten(s.Suppliers))
	want("/inputs", "objekt in", "an input", anyWritten(s.Inputs))
	want("/results", "resultat", "a result", anyWritten(s.Results))
	want("/receivers", "mottagare", "a receiver", anyWritten(s.Receivers))
	want("/requirements", "krav", "a requirement", len(s.Requirements) > 0)
	want("/measures", "mått", "a measure", len(s.Measures) > 0)
	want("/goals", "mål", "a goal", len(s.Goals) > 0)
	want("/documents", "styrdokument", "a steering document", len(s.Documents) > 0)
	want("/roles", "processägare", "a process owner", owned)
	want("/status", "status", "the status", s.Status.Valid())
	want("/adopted", "beslutsdatum", "the day of adoption", !s.Adopted.IsZero())
	want("/reviewMonths", "översynsintervall", "the review interval", s.ReviewMonths > 0)
	for i, m := range s.Measures {
		at := check.At("/measures", i)
		want(at+"/source", "måttets källa", "the measure's source", written(m.Source))
		want(at+"/frequency", "hur ofta måttet mäts", "how often the measure is taken", written(m.Frequency))
		want(at+"/owner", "måttets ansvarige", "the measure's owner", written(m.Owner))
	}
	for i, g := range s.Goals {
		at := check.At("/goals", i)
		want(at+"/baseline", "målets utgångsvärde", "the goal's baseline", written(g.Baseline))
		want(at+"/due", "målets slutdatum", "the goal's due day", !g.Due.IsZero())
	}
	return f
}

func written(text string) bool { return strings.TrimSpace(text) != "" }

func anyWritten(texts []string) bool {
	for _, t := range texts {
		if written(t) {
			return true
		}
	}
	return false
}
