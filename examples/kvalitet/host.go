package main

import (
	"fmt"
	"io"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
)

// host is what every command shares: where to read and write, and the flags for all.
type host struct {
	in        io.Reader
	out, errs io.Writer

	lang, format, failOn string

	failed bool // a row was bad, or a finding reached failOn
}

// check reports flags for all that have no such value.
func (h *host) check() error {
	if h.lang != "sv" && h.lang != "en" {
		return fmt.Errorf("-lang %s: sv, en", h.lang)
	}
	switch h.format {
	case "text", "json", "csv", "xlsx":
	default:
		return fmt.Errorf("-format %s: text, json, csv, xlsx", h.format)
	}
	if _, err := kvalitet.ParseSeverity(h.failOn); err != nil && h.failOn != "none" {
		return fmt.Errorf("-fail-on: %w", err)
	}
	return nil
}

// t picks the language that the user asked for.
func (h *host) t(sv, en string) string { return kvalitet.Label{SV: sv, EN: en}.In(h.lang) }

// read reads the command's table from a file or, for "-", from standard input.
func (h *host) read(file string, columns ...table.Column) (*table.Table, error) {
	t, err := table.Read(file, h.in, columns...)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return t, nil
}

// badRows reports the rows that could not be used; the exit status becomes 1. The result is for the JSON document.
func (h *host) badRows(t *table.Table) []table.Problem {
	problems := t.Problems()
	for _, p := range problems {
		fmt.Fprintf(h.errs, "kvalitet: %s\n", p.In(h.lang))
		h.failed = true
	}
	return notNil(problems)
}

// failOnFinding raises the exit status to 1 when a finding that is not met is at least as severe as -fail-on.
func (h *host) failOnFinding(e kvalitet.Evaluation) {
	limit, err := kvalitet.ParseSeverity(h.failOn)
	if err == nil && e.Worst >= limit {
		h.failed = true
	}
}

// notNil makes an empty list of a nil one: an array in JSON is never null.
func notNil[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
