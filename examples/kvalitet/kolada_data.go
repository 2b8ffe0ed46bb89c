package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis"
	"github.com/kommunkvalitet/kvalitet/analysis/kolada"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
)

// koladaData reads the files; "-" is standard input.
func (h *host) koladaData(files []string) (*kolada.Data, error) {
	var inputs []io.Reader
	for _, file := range files {
		data, err := table.Bytes(file, h.in)
		if err != nil {
			return nil, err
		}
		text, err := table.Text(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		inputs = append(inputs, strings.NewReader(text))
	}
	d, err := kolada.Read(inputs...)
	if err != nil {
		return nil, ofFile(err, files)
	}
	d.AddGroups(kolada.Similar2025()...)
	return d, nil
}

// ofFile says of which file an error is, whose path is the number of an input.
func ofFile(err error, files []string) error {
	var invalid *kvalitet.ValidationError
	if !errors.As(err, &invalid) || len(invalid.Problems) != 1 {
		return err
	}
	p := invalid.Problems[0]
	n, wrong := strconv.Atoi(strings.TrimPrefix(p.Path, "/"))
	if wrong != nil || n < 0 || n >= len(files) {
		return err
	}
	p.Path = ""
	return fmt.Errorf("%s: %w", files[n], kvalitet.Invalid([]kvalitet.Problem{p}))
}

// rowProblem is a problem of the data with its file and row.
type rowProblem struct {
	File string `json:"file"`
	Row  int    `json:"row"` // as a spreadsheet counts in CSV; the element's number, from 1, in JSON
	kvalitet.Problem
}

func (h *host) koladaProblems(d *kolada.Data, files []string) []rowProblem {
	var out []rowProblem
	for _, p := range d.Problems {
		r := rowProblem{Problem: p}
		parts := strings.Split(strings.TrimPrefix(p.Path, "/"), "/")
		if n, err := strconv.Atoi(parts[0]); err == nil && n < len(files) {
			r.File = files[n]
		}
		if len(parts) > 2 && parts[1] == "values" {
			r.Row, _ = strconv.Atoi(parts[2])
			r.Row++
		} else if len(parts) > 1 {
			r.Row, _ = strconv.Atoi(parts[1])
		}
		fmt.Fprintf(h.errs, "kvalitet: %s %s %d: %s\n", r.File, h.t("rad", "row"), r.Row, p.Text().In(h.lang))
		h.failed = true
		out = append(out, r)
	}
	return notNil(out)
}

// there lists what there is instead; nothing when there is nothing.
func there(h *host, ids []string) string {
	switch {
	case len(ids) == 0:
		return ""
	case len(ids) > 20:
		return h.t(fmt.Sprintf("; där finns %d andra", len(ids)), fmt.Sprintf("; there are %d others", len(ids)))
	default:
		return h.t("; där finns ", "; there are ") + strings.Join(ids, " ")
	}
}

// cut leaves out the points after a year; 0 leaves out none.
func cut(s analysis.Series, year float64) analysis.Series {
	if year > 0 {
		s.Points = slices.DeleteFunc(slices.Clone(s.Points), func(p analysis.Point) bool { return p.Time >= year+1 })
	}
	return s
}

type cutPeers struct {
	analysis.Peers
	year float64
}

func (p cutPeers) PeerSeries(kpi string, sex analysis.Sex) []analysis.Series {
	series := p.Peers.PeerSeries(kpi, sex)
	for i, s := range series {
		series[i] = cut(s, p.year)
	}
	return series
}

func until(p analysis.Peers, year float64) analysis.Peers { return cutPeers{p, year} }
