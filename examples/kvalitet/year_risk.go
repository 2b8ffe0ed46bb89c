package main

import (
	"fmt"
	"strings"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/risk"
)

// yearRiskColumns are those of the register as a municipality keeps it in a spreadsheet.
var yearRiskColumns = []table.Column{{Name: "id", Required: true}, {Name: "beskrivning", Required: true}, {Name: "orsak"}, {Name: "område"}, {Name: "nämnd"},
	{Name: "riskägare"}, {Name: "sannolikhet"}, {Name: "konsekvens"}, {Name: "beslut"}, {Name: "paragraf"}, {Name: "åtgärd"}, {Name: "slutdatum"},
	{Name: "sannolikhet efter"}, {Name: "konsekvens efter"}}

// exampleID gives a thing of the example the same identity in every run.
func exampleID(parts ...string) uuid.UUID {
	return uuid.NewSHA1(uuid.NameSpaceURL, []byte("kvalitet/example/"+strings.Join(parts, "/")))
}

// register reads the shipped register: a spreadsheet's rows become risks, ratings, decisions and measures.
func register(m risk.Matrix) (risk.Register, error) {
	var r risk.Register
	data, err := shipped.ReadFile("data/risker.csv")
	if err != nil {
		return r, err
	}
	t, err := table.Parse(data, yearRiskColumns...)
	if err != nil {
		return r, err
	}
	rated := kvalitet.NewDate(yearEnd.Year, 10, 15)
	for _, row := range t.Rows {
		number := row.Text("id")
		id := exampleID("risk", number)
		r.Risks = append(r.Risks, risk.Risk{ID: id, Number: number, Event: row.Text("beskrivning"), Cause: row.Text("orsak"), Area: areaCode(row.Text("område")),
			Body: row.Text("nämnd"), Owner: row.Text("riskägare"), Identified: kvalitet.NewDate(yearEnd.Year, 9, 1), Fraud: number == "E4"})
		for _, stage := range []struct {
			stage  risk.Stage
			suffix string
		}{{risk.StageCurrent, ""}, {risk.StageTarget, " efter"}} {
			likelihood, ok := row.Int("sannolikhet" + stage.suffix)
			consequence, _ := row.Int("konsekvens" + stage.suffix)
			if !ok {
				continue
			}
			r.Ratings = append(r.Ratings, risk.Rating{ID: exampleID("rating", number, stage.stage.String()), Risk: id, Matrix: m.Ref(), Stage: stage.stage,
				Date: rated, Role: "nämndens arbetsgrupp", Likelihood: likelihood, Impacts: []risk.Impact{{Kind: row.Text("område"), Step: consequence}}})
		}
		if treatment, ok := risk.TreatmentNamed(row.Text("beslut")); ok {
			d := risk.Decision{ID: exampleID("decision", number), Risk: id, Treatment: treatment, Body: row.Text("nämnd"), Section: row.Text("paragraf"), Date: kvalitet.NewDate(yearEnd.Year, 11, 20)}
			if treatment == risk.TreatmentAccept {
				d.Expires, d.Motive = kvalitet.NewDate(yearEnd.Year+1, 12, 31), "kostnaden står inte i proportion till risken"
				if v, err := r.Ratings[len(r.Ratings)-2].Value(m); err == nil {
					d.Value, d.Matrix = v.Value, m.Ref()
				}
			}
			r.Decisions = append(r.Decisions, d)
		}
		if text := row.Text("åtgärd"); text != "" {
			due, _ := row.Date("slutdatum")
			r.Measures = append(r.Measures, risk.Measure{ID: exampleID("measure", number), Risk: id, Text: text, Owner: row.Text("riskägare"), Due: due})
		}
	}
	if problems := t.Problems(); len(problems) > 0 {
		return r, fmt.Errorf("risker.csv: %s", problems[0].In("sv"))
	}
	return r, r.Validate()
}

// areaCode finds the code of an area by its Swedish name; a name that is not known stays as it is.
func areaCode(name string) string {
	for _, a := range risk.Areas() {
		if a.Name.SV == name {
			return a.Code
		}
	}
	return name
}

// risks rates the register, shows it before and after the measures, and says what is not decided.
func (y *yearRun) risks() (int, error) {
	m := risk.Matrix4x4()
	given, err := register(m)
	if err != nil {
		return 0, err
	}
	if err := risk.SaveRegister(y.ctx, y.store, given, m); err != nil {
		return 0, err
	}
	r, err := y.register()
	if err != nil {
		return 0, err
	}
	ranked, section, err := y.riskSection(r, m)
	if err != nil {
		return 0, err
	}
	y.section(section)
	y.data["risks"] = ranked
	rated := 0
	for _, k := range ranked {
		if k.Rated() {
			rated++
		}
	}
	y.fact(y.t("Risker i registret", "Risks in the register"), fmt.Sprint(len(ranked)), fmt.Sprintf("%d %s", rated, y.t("bedömda", "rated")))
	return len(ranked), nil
}

// register reads back what risks stored.
func (y *yearRun) register() (risk.Register, error) {
	return risk.LoadRegister(y.ctx, y.store, risk.Query{})
}
