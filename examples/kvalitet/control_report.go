package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/control"
)

type reportJSON struct {
	Report   reportYearJSON   `json:"report"`
	Findings []controlFinding `json:"findings"`
	Counts   map[string]int   `json:"counts"`
}

type reportYearJSON struct {
	Year     int              `json:"year"`
	On       kvalitet.Date    `json:"on"`
	Model    string           `json:"model"`
	Overview control.Overview `json:"overview"`
	Bodies   []reportBodyJSON `json:"bodies"`
	Count    int              `json:"count"`
	// Next is what the coming year's reports must answer, in the form that these commands read.
	Next nextJSON `json:"next"`
}

type reportBodyJSON struct {
	Body       string              `json:"body"`
	Report     control.Report      `json:"report"`
	Assessment control.Assessment  `json:"assessment"`
	Grade      control.Grade       `json:"grade"`
	GradeLabel kvalitet.Label      `json:"gradeLabel"`
	Counts     control.Counts      `json:"counts"`
	Missed     int                 `json:"missed"`
	State      []control.StepState `json:"state"`
	Dossier    control.Dossier     `json:"dossier"`
	// System is the grade of the control system by COSO's principles, where the file judges them.
	System *control.SystemGrade `json:"system,omitempty"`
	Text   kvalitet.Label       `json:"text"`
}

type nextJSON struct {
	Year   int            `json:"year"`
	Bodies []nextBodyJSON `json:"bodies"`
}

type nextBodyJSON struct {
	Body     string         `json:"body"`
	Previous []control.Item `json:"previous"`
}

func controlReportCommand(h *host) *cobra.Command {
	var flags controlFlags
	cmd := &cobra.Command{
		Use:   "report FIL | -example",
		Short: "Sammanställ tillsynsrapporterna, bedöm nämnderna och skriv rapporten till kommunstyrelsen / compile, assess and report",
		Long: `Sammanställer varje nämnds tillsynsrapport ur det som är utfört, bedömer nämnderna med skäl, och gör rapporten
om alla nämnder till kommunstyrelsen. Det som nästa år ska besvara förs vidare av sig självt (report.next).

` + controlHelpSV + `
/
Compiles the report of each body from what has been done, assesses the bodies with reasons, and makes the report on all of them
to the executive board. What next year has to answer is carried over by itself (report.next).

` + controlHelpEN + `
/
` + controlHelpBody,
		Example: `  kvalitet control report -example > ar.json
  kvalitet control report ar.json
  kvalitet control report ar.json -format json -fail-on error
  kvalitet control report ar.json -on 2027-06-30 -model gothenburg`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			y, profile, err := h.readYear(flags, args)
			if err != nil || y == nil {
				return err
			}
			return h.controlReport(y, profile, flags.all)
		},
	}
	flags.add(cmd)
	return cmd
}

func (h *host) controlReport(y *controlYear, profile kvalitet.Profile, all bool) error {
	on := y.on
	if on.IsZero() {
		on = control.EndOf(y.model, y.year)
	}
	last := kvalitet.Year(y.year).Last()
	out := reportJSON{Findings: y.findings, Report: reportYearJSON{Year: y.year, On: on, Model: y.model.Name.In(h.lang), Bodies: []reportBodyJSON{},
		Next: nextJSON{Year: y.year + 1, Bodies: []nextBodyJSON{}}}}
	var passes []*control.Pass
	var assessments []control.Assessment
	var systems []*control.SystemGrade
	seen := map[string]bool{}
	for _, b := range y.bodies {
		if seen[b.file.Body] {
			out.Findings = append(out.Findings, controlFinding{Rule: "control.input.duplicate", Outcome: kvalitet.OutcomeNotMet.String(), Severity: "error", Body: b.file.Body, Path: b.at(""),
				SV: fmt.Sprintf("%s finns två gånger i filen; den andra lästes inte.", b.file.Body), EN: fmt.Sprintf("%s stands twice in the file; the second was not read.", b.file.Body)})
			h.failed = true
			continue
		}
		seen[b.file.Body] = true
		p := control.NewPass(b.file, y.model, on)
		system, err := h.systemGrade(&out, b, y)
		if err != nil {
			return err
		}
		systems = append(systems, system)
		a := control.Assess(controlID("assessment", b.file.Body, y.year), p, profile)
		a.Decided, a.Motive = b.decided, b.motive
		for _, problem := range a.Problems() {
			out.Findings = append(out.Findings, controlFinding{Rule: "control.assessment." + problem.Code, Outcome: kvalitet.OutcomeNotMet.String(), Severity: "error", Body: b.file.Body, Path: b.at(problem.Path),
				SV: sentence(problem.SV), EN: sentence(problem.EN)})
		}
		e := kvalitet.Evaluate(profile, kvalitet.RunOn(last, control.AllRules(), p))
		out.Findings = append(out.Findings, h.controlFindings(b, e, all)...)
		passes, assessments = append(passes, p), append(assessments, a)
		out.Report.Next.Bodies = append(out.Report.Next.Bodies, nextBodyJSON{b.file.Body, notNil(control.CarryForward(b.file, y.model, on))})
	}
	overview, err := control.Summarise(controlID("overview", y.year), y.year, on, passes, assessments)
	if err != nil {
		return err
	}
	overview.Executive, overview.Auditors = y.executive, y.auditors
	out.Report.Overview = overview
	for i, p := range passes {
		counts := control.Count(p)
		dossier, err := control.NewDossier(p.File)
		if err != nil {
			return err
		}
		out.Report.Bodies = append(out.Report.Bodies, reportBodyJSON{Body: p.File.Body, Report: control.Compile(p), Assessment: assessments[i],
			Grade: assessments[i].Grade(), GradeLabel: assessments[i].Grade().Label(), Counts: counts, Missed: counts.Missed(),
			State: control.State(p, &assessments[i], &overview, nil), Dossier: dossier, System: systems[i], Text: bodyText(p.File.Body, y.year, assessments[i], counts)})
	}
	out.Report.Count = len(out.Report.Bodies)
	e := kvalitet.Evaluate(profile, kvalitet.RunOn(last, control.OverviewRules(), &control.OverviewPass{Overview: overview, Expected: y.expected}))
	whole := controlBody{at: func(path string) string { return "/report/overview" + path }}
	for _, f := range h.controlFindings(whole, e, all) {
		if f.Rule == "control.overview.bodies" && f.Outcome == kvalitet.OutcomeUnknown.String() {
			continue // nobody said which bodies there are
		}
		out.Findings = append(out.Findings, f)
	}
	for _, o := range overview.Outliers {
		out.Findings = append(out.Findings, controlFinding{Rule: "control.overview.outlier", Outcome: kvalitet.OutcomeNotMet.String(), Severity: "info", Body: o.Body,
			Path: "/report/overview/outliers", SV: o.Body + ": " + o.Text.SV + ".", EN: o.Body + ": " + o.Text.EN + "."})
	}
	out.Findings, out.Counts = notNil(out.Findings), tally(out.Findings)
	return h.emit(out, reportSheets(out)...)
}

// systemGrade grades the control system where the file judges COSO's principles, and tells what made it a no.
func (h *host) systemGrade(out *reportJSON, b controlBody, y *controlYear) (*control.SystemGrade, error) {
	if len(b.system) == 0 {
		return nil, nil
	}
	g, err := control.GradeSystem(y.year, y.model.Focus, b.system...)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", b.file.Body, err)
	}
	if g.Effective == kvalitet.OutcomeNotMet || g.Effective == kvalitet.OutcomeUnknown {
		severity := "error"
		if g.Effective == kvalitet.OutcomeUnknown {
			severity = "info"
		}
		for _, reason := range g.Reasons {
			out.Findings = append(out.Findings, controlFinding{Rule: "control.system.effective", Outcome: g.Effective.String(), Severity: severity, Body: b.file.Body,
				Path: b.at("/principles"), SV: sentence(reason.SV), EN: sentence(reason.EN)})
		}
	}
	return &g, nil
}

// bodyText is the assessment of a body in two sentences.
func bodyText(body string, year int, a control.Assessment, c control.Counts) kvalitet.Label {
	return kvalitet.Label{
		SV: fmt.Sprintf("%s %d: %s. %d av %d kontroller utförda, %d sena; %d kontrollmoment utan avvikelse, %d med mindre och %d med större avvikelse, %d bara ej tillämpliga; %d av %d punkter från förra året besvarade.",
			body, year, a.Grade().Label().SV, c.Done, c.Occasions, c.Late, c.NoDeviation, c.Minor, c.Major, c.NotApplicable, c.Answered, c.Items),
		EN: fmt.Sprintf("%s %d: %s. %d of %d tests done, %d late; %d activities without deviation, %d with a minor and %d with a major one, %d not applicable only; %d of %d items of last year answered.",
			body, year, a.Grade().Label().EN, c.Done, c.Occasions, c.Late, c.NoDeviation, c.Minor, c.Major, c.NotApplicable, c.Answered, c.Items),
	}
}

// reportSheets are the overview, the results and the findings for people.
func reportSheets(out reportJSON) []sheet {
	bodies := sheet{Name: column("Rapport till kommunstyrelsen", "Report to the executive"), Columns: []kvalitet.Label{column("nämnd", "body"), column("betyg", "grade")}}
	for _, a := range control.Aspects() {
		bodies.Columns = append(bodies.Columns, a.Label())
	}
	bodies.Columns = append(bodies.Columns, column("utförda", "done"), column("av", "of"), column("sena", "late"), column("mindre avvikelse", "minor"), column("större avvikelse", "major"),
		column("besvarade", "answered"), column("av", "of"), column("ärende", "case"), column("registrerad", "registered"))
	for _, b := range out.Report.Overview.Bodies {
		line := []any{b.Body, b.Grade.Label()}
		for _, g := range b.Aspects {
			line = append(line, g.Label())
		}
		c := b.Counts
		bodies.Rows = append(bodies.Rows, append(line, c.Done, c.Occasions, c.Late, c.Minor, c.Major, c.Answered, c.Items, b.Case, b.Registered.String()))
	}
	results := sheet{Name: column("Resultat", "Results"), Columns: []kvalitet.Label{column("nämnd", "body"), column("nr", "no"), column("resultat", "result"), column("utförda", "done"), column("av", "of"),
		column("prövade", "tested"), column("fel", "wrong"), column("åtgärd", "action"), column("ansvarig", "responsible"), column("senast", "due")}}
	for _, b := range out.Report.Bodies {
		for _, r := range b.Report.Rows {
			results.Rows = append(results.Rows, []any{b.Body, r.Activity.String(), r.Result.Label(), r.Done, r.Occasions, r.Tested, r.Wrong, r.Action, r.Responsible, r.Due.String()})
		}
	}
	return []sheet{bodies, results, findingSheet(out.Findings)}
}
