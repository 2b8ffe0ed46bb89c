package main

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/rosa"
	"github.com/kommunkvalitet/kvalitet/rosa/staffing"
)

// rosaCommand analyses what a contact centre can do.
func rosaCommand(h *host) *cobra.Command {
	var boundary int
	var estimate, hours, shrinkage string
	cmd := &cobra.Command{
		Use:   "rosa FILE [-boundary 4] [-estimate likely|pert|triangle] [-hours N [-shrinkage x]]",
		Short: "ROSA-analys: vad ett kontaktcenter kan göra och vad som saknas / what a contact centre can do and what is missing",
		Long: `Läser ärendedelar, en per rad, ur CSV, XLSX eller JSON och räknar flyttbara och klara minuter per år.

Kolumner: ärende, del, nivå (1–8), minuter (trolig, eller 4/6/10; låg och hög i egna kolumner), volym per år, andel av
ärendena som har delen (tomt är alla), nämnd, utförare, kanal, kö, hänvisas till.
Förutsättningar, ja när den är på plats och nej när den saknas: web, rutin, system, delegation (räknas från nivå 4),
sekretess (ja: inget hinder), utbildning. En tom cell är en öppen fråga, "-" är ej aktuellt, och en kolumn som inte
finns prövas inte. En kolumn "saknas" kan i stället räkna upp det som saknas: rutin + system.
Övriga iakttagelser: blankett, blankett på webben, e-tjänst, behov av e-tjänst.

En lucka visar minuterna för delar som saknar bara den (minutes) och för alla delar som saknar den (touched).
Index = 100 · Σ volym · (klara minuter ÷ ärendets alla minuter) ÷ Σ volym.
/
Reads case parts, one a row: case, part, level (1–8), minutes (likely, or 4/6/10; low and high in their own columns),
volume a year, share of the cases that have the part, body, performer, channel, queue, refer to. Gates, yes when in place
and no when missing: web, routine, system, delegation (counted from level 4), secrecy (yes: no obstacle), training. An
empty cell is an open question, "-" is not applicable, and a column that is not there is not asked about. A column
"missing" may list what is missing instead: routine + system.

A gap shows the minutes of parts that lack only it (minutes) and of all parts that lack it (touched).
Index = 100 · Σ volume · (ready minutes ÷ all minutes of the case) ÷ Σ volume.`,
		Example: `  kvalitet rosa arendedelar.csv
  kvalitet rosa parts.json -boundary 2 -format json
  kvalitet rosa arendedelar.csv -hours 1600 -shrinkage 0.25`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if boundary < 1 || boundary > len(rosa.Levels()) {
				return fmt.Errorf("-boundary %d: 1–8", boundary)
			}
			e, err := rosa.ParseEstimate(estimate)
			if err != nil {
				return fmt.Errorf("-estimate: %w", err)
			}
			post, err := rosaPost(hours, shrinkage)
			if err != nil {
				return err
			}
			return h.rosa(args[0], rosa.Method{Boundary: rosa.Level(boundary), Estimate: e}, post)
		},
	}
	cmd.Flags().IntVar(&boundary, "boundary", int(rosa.DefaultBoundary), "högsta nivå som centret gör / highest level that the centre does")
	cmd.Flags().StringVar(&estimate, "estimate", "likely", "skattning av minuter / estimate of minutes: likely, pert, triangle")
	cmd.Flags().StringVar(&hours, "hours", "", "timmar per år för en årsarbetare, ger bemanning per nivå / hours a year of a post, gives staff by level")
	cmd.Flags().StringVar(&shrinkage, "shrinkage", "0", "andel av timmarna utanför ärenden / share of the hours away from cases")
	cmd.AddCommand(rosaAgreementCommand(h))
	return cmd
}

// rosaPost reads what a post works; nil when it was not asked for.
func rosaPost(hours, shrinkage string) (*staffing.Post, error) {
	if hours == "" {
		return nil, nil
	}
	h, err := table.ParseDecimal(hours)
	if err != nil {
		return nil, fmt.Errorf("-hours %s: är inget tal / is not a number", hours)
	}
	away, err := fraction("shrinkage", shrinkage, true)
	if err != nil {
		return nil, err
	}
	post := staffing.Post{HoursPerYear: h, Shrinkage: decimal.NewFromFloat(away)}
	return &post, kvalitet.Invalid(post.Problems())
}

// rosaResult is the document of -format json. Figures are exact numbers.
type rosaResult struct {
	Cases          []rosaCase      `json:"cases"`
	Boundary       int             `json:"boundary"`
	Minutes        json.Number     `json:"minutes"`
	MovableMinutes json.Number     `json:"movableMinutes"`
	ReadyMinutes   json.Number     `json:"readyMinutes"`
	MissingMinutes json.Number     `json:"missingMinutes"`
	UnknownMinutes json.Number     `json:"unknownMinutes"`
	MovableLow     json.Number     `json:"movableLow"`
	MovableHigh    json.Number     `json:"movableHigh"`
	Volume         json.Number     `json:"volume"`
	SolvableCases  json.Number     `json:"fullySolvableCases"`
	Gaps           []rosaGap       `json:"gaps"`
	Combinations   []rosaSet       `json:"combinations"`
	Index          *json.Number    `json:"index"`
	IndexPotential *json.Number    `json:"indexPotential"`
	Sensitivity    []rosaVariant   `json:"sensitivity"`
	Summary        []rosaSummary   `json:"summary"`
	Staff          []rosaStaff     `json:"staff"`
	Boundaries     []rosa.Boundary `json:"boundaries"`
	OpenQuestions  int             `json:"openQuestions"`
	Findings       []rosaFinding   `json:"findings"`
	Problems       []table.Problem `json:"problems"`
}

type rosaCase struct {
	Case           string      `json:"case"`
	Body           string      `json:"body,omitempty"`
	MaxLevel       int         `json:"maxLevel"`
	Volume         json.Number `json:"volume"`
	Minutes        json.Number `json:"minutes"`
	MovableMinutes json.Number `json:"movableMinutes"`
	ReadyMinutes   json.Number `json:"readyMinutes"`
	FullySolvable  bool        `json:"fullySolvable"`
	SolvableLow    json.Number `json:"solvableLow"`
	SolvableHigh   json.Number `json:"solvableHigh"`
	Incomplete     bool        `json:"incomplete,omitempty"`
}

type rosaGap struct {
	Gate    rosa.Gate      `json:"gate"`
	Minutes json.Number    `json:"minutes"`
	Touched json.Number    `json:"touched"`
	Open    json.Number    `json:"open"`
	Label   kvalitet.Label `json:"label"`
}

type rosaSet struct {
	Gates   []rosa.Gate `json:"gates"`
	Minutes json.Number `json:"minutes"`
	Only    json.Number `json:"only"`
}

type rosaVariant struct {
	Code      string         `json:"code"`
	Label     kvalitet.Label `json:"label"`
	Index     json.Number    `json:"index"`
	Potential json.Number    `json:"indexPotential"`
}

type rosaSummary struct {
	Body      string      `json:"body"`
	Level     int         `json:"level"`
	Times     json.Number `json:"times"`
	Minutes   json.Number `json:"minutes"`
	Before    json.Number `json:"before"`
	After     json.Number `json:"after"`
	Potential json.Number `json:"potential"`
}

// rosaStaff is the posts of a level; level 0 is the total.
type rosaStaff struct {
	Level     int         `json:"level"`
	All       json.Number `json:"all"`
	Before    json.Number `json:"before"`
	After     json.Number `json:"after"`
	Potential json.Number `json:"potential"`
}

// rosaFinding is a rule that a case type does not meet.
type rosaFinding struct {
	Case string `json:"case"`
	kvalitet.Finding
}

// exact writes a decimal as a JSON number with all its digits.
func exact(d decimal.Decimal) json.Number { return json.Number(d.String()) }

func (h *host) rosa(file string, method rosa.Method, post *staffing.Post) error {
	cases, t, incomplete, err := h.rosaCases(file)
	if err != nil {
		return err
	}
	report, err := method.Analyse(cases)
	if err != nil {
		return err
	}
	result := rosaResult{Cases: []rosaCase{}, Boundary: int(report.Method.Boundary), Minutes: exact(report.Minutes),
		MovableMinutes: exact(report.Movable), ReadyMinutes: exact(report.Ready), MissingMinutes: exact(report.Missing),
		UnknownMinutes: exact(report.Unknown), MovableLow: exact(report.Range.Low), MovableHigh: exact(report.Range.High),
		Volume: exact(report.Volume), SolvableCases: exact(report.Solvable), Gaps: []rosaGap{}, Combinations: []rosaSet{},
		Sensitivity: []rosaVariant{}, Summary: []rosaSummary{}, Staff: []rosaStaff{}}
	for _, c := range report.Cases {
		result.Cases = append(result.Cases, rosaCase{Case: c.Name, Body: c.Body, MaxLevel: int(c.MaxLevel), Volume: exact(c.Volume),
			Minutes: exact(c.Minutes), MovableMinutes: exact(c.Movable), ReadyMinutes: exact(c.Ready), FullySolvable: c.FullySolvable,
			SolvableLow: exact(c.SolvableLow), SolvableHigh: exact(c.SolvableHigh), Incomplete: incomplete[c.Name]})
	}
	for _, g := range report.Gaps {
		result.Gaps = append(result.Gaps, rosaGap{g.Gate, exact(g.Minutes), exact(g.Touched), exact(g.Open), g.Gate.Label()})
	}
	for _, c := range report.Combinations {
		result.Combinations = append(result.Combinations, rosaSet{c.Gates, exact(c.Minutes), exact(c.Only)})
	}
	if report.Index.Known {
		ready, potential := exact(report.Index.Ready), exact(report.Index.Potential)
		result.Index, result.IndexPotential = &ready, &potential
	}
	for _, v := range report.Index.Sensitivity {
		result.Sensitivity = append(result.Sensitivity, rosaVariant{v.Code, v.Label, exact(v.Ready), exact(v.Potential)})
	}
	for _, s := range report.Levels {
		result.Summary = append(result.Summary, rosaSummary{s.Body, int(s.Level), exact(s.Times), exact(s.Minutes), exact(s.Before), exact(s.After), exact(s.Potential)})
	}
	sheets := rosaSheets(h, report)
	if post != nil {
		rows, err := staffing.Workload(report.Levels, *post)
		if err != nil {
			return err
		}
		for _, r := range rows {
			result.Staff = append(result.Staff, rosaStaff{int(r.Level), exact(r.All), exact(r.Before), exact(r.After), exact(r.Potential)})
		}
		sheets = append(sheets, staffSheet(rows))
	}
	result.Boundaries = notNil(rosa.Boundaries(cases, report.Method.Boundary))
	result.OpenQuestions, result.Findings = h.rosaFindings(cases, report.Method.Boundary)
	result.Problems = h.badRows(t)
	return h.emit(result, sheets...)
}

// rosaFindings runs the rules on every case type and counts the open questions.
func (h *host) rosaFindings(cases []rosa.CaseType, boundary rosa.Level) (open int, findings []rosaFinding) {
	findings = []rosaFinding{}
	for _, c := range cases {
		open += len(c.Open(boundary))
		pass := rosa.NewPass(c, cases...)
		pass.Boundary = boundary
		found := kvalitet.Run(rosa.Rules(), pass)
		h.failOnFinding(kvalitet.Evaluate(kvalitet.Profile{}, found))
		for _, f := range found {
			if f.Outcome == kvalitet.OutcomeNotMet {
				findings = append(findings, rosaFinding{c.Name, f})
			}
		}
	}
	return open, findings
}

// staffSheet shows posts by level.
func staffSheet(rows []staffing.LevelWork) sheet {
	s := sheet{Name: column("Årsarbetare per nivå", "Posts by level"), Columns: []kvalitet.Label{column("nivå", "level"), column("alla", "all"),
		column("centret i dag", "centre today"), column("när klara delar flyttat", "when ready parts have moved"), column("potential", "potential")}}
	for _, r := range rows {
		name := column("summa", "total")
		if r.Level.Valid() {
			n := strconv.Itoa(int(r.Level)) + " "
			name = column(n+r.Level.Label().SV, n+r.Level.Label().EN)
		}
		s.Rows = append(s.Rows, []any{name, r.All, r.Before, r.After, r.Potential})
	}
	return s
}

// rosaSheets shows the report to people.
func rosaSheets(h *host, r rosa.Report) []sheet {
	yes := func(b bool) string { return cell(b, h.lang) }
	cases := sheet{Name: column("Ärendetyper", "Case types"), Columns: []kvalitet.Label{column("ärende", "case"), column("högsta nivå", "highest level"),
		column("volym", "volume"), column("minuter", "minutes"), column("flyttbara", "movable"), column("klara", "ready"), column("helt lösbart", "fully solvable")}}
	for _, c := range r.Cases {
		cases.Rows = append(cases.Rows, []any{c.Name, int(c.MaxLevel), c.Volume, c.Minutes, c.Movable, c.Ready, yes(c.FullySolvable)})
	}
	gaps := sheet{Name: column("Luckor", "Gaps"), Columns: []kvalitet.Label{column("saknas", "missing"), column("minuter som låses upp", "minutes unlocked"),
		column("minuter som berörs", "minutes touched"), column("öppna frågor, minuter", "open questions, minutes")}}
	for _, g := range r.Gaps {
		gaps.Rows = append(gaps.Rows, []any{g.Gate.Label(), g.Minutes, g.Touched, g.Open})
	}
	for _, c := range r.Combinations {
		var sv, en []string
		for _, g := range c.Gates {
			sv, en = append(sv, g.Label().SV), append(en, g.Label().EN)
		}
		gaps.Rows = append(gaps.Rows, []any{column(strings.Join(sv, " + "), strings.Join(en, " + ")), c.Minutes, nil, nil})
	}
	total := sheet{Name: column("Sammanfattning", "Summary"), Columns: []kvalitet.Label{column("mått", "figure"), column("värde", "value")}, Rows: [][]any{
		{column("alla minuter", "all minutes"), r.Minutes},
		{column("flyttbara minuter, nivå 1–"+strconv.Itoa(int(r.Method.Boundary)), "movable minutes, levels 1–"+strconv.Itoa(int(r.Method.Boundary))), r.Movable},
		{column("klara att flytta", "ready to move"), r.Ready},
		{column("väntar på förutsättning", "waiting for a gate"), r.Missing},
		{column("öppna frågor", "open questions"), r.Unknown},
		{column("ärenden", "cases"), r.Volume},
		{column("helt lösbara ärenden", "fully solvable cases"), r.Solvable},
	}}
	if r.Index.Known {
		total.Rows = append(total.Rows, []any{column("uppdragsindex (0–100)", "index (0–100)"), r.Index.Ready.Round(1)},
			[]any{column("uppdragsindex med alla förutsättningar", "index with every gate in place"), r.Index.Potential.Round(1)})
	}
	return []sheet{total, gaps, cases}
}
