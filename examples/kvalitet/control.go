package main

import (
	"fmt"
	"strings"

	"github.com/google/uuid"
	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/control"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
)

// controlCommand plans, follows up and samples internal control.
func controlCommand(h *host) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "control",
		Short: "Intern kontroll: tillsynsplan, rapport, stickprov / internal control: plan, report, samples",
		Example: `  kvalitet control plan -example > ar.json
  kvalitet control plan ar.json
  kvalitet control report ar.json -format json
  kvalitet control sample -population 500 -size 45 -seed 1`,
		Args: cobra.NoArgs,
	}
	cmd.AddCommand(controlPlanCommand(h), controlReportCommand(h), controlSampleCommand(h))
	return cmd
}

// controlHelpSV and controlHelpEN tell what the two commands read; the whole example comes from -example.
const controlHelpSV = `FIL är JSON: en nämnd, en lista av nämnder, eller ett år: {"year": 2027, "bodies": [ … ]}.
Fältnamn på svenska eller engelska, ord eller koder, datum 2027-12-31. Ett okänt fält ger en iakttagelse och hoppas över.

  year (år)  on (per): granskningsdag  model (modell): orebro, gothenburg, hultsfred, kalmar, mellerud
  limit (gräns): "över 9", "minst 9"  common (kommungemensamma): risker som alla nämnder ska besvara
  expected (alla nämnder)  executive (kommunstyrelsen), auditors (revisorerna): {text, resolution}
  bodies (nämnder): body (nämnd)
    analysis (analys): date (datum), areas (områden), fraud (oegentligheter: ja/nej), goals (mål), outsourced (överlämnat), risks (risker):
      id, text, area (område), process, value (riskvärde) eller likelihood och consequence, treatment (beslut:
      åtgärda, granska, acceptera, undvik, dela), resolution (nämndens beslut), flagged, common, control (föreslaget moment)
    activities (kontrollmoment): number (V1), area, risks, process, text, method (metod), frequency (frekvens: årligen,
      halvår, tertial, kvartal, månad, vecka, löpande), period {from, to}, due (senast), sample (stickprov),
      owner (kontrollägare), responsible (ansvarig för tillsynen), recipient (mottagare), changed (ändrad)
    adopted (beslutad): {date, by, reference} eller "2026-12-10 § 118"
    amendments (ändringar): {date, motive, resolution (beslut), changes: [{number, activity}]}; utan beslut gäller den inte
    executions (resultat): activity (V1), date, tester (granskare), result (utan avvikelse, mindre avvikelse, större
      avvikelse, ej tillämplig, ej utförd), tested (prövade), wrong (fel), note, evidence (underlag: {reference, hash})
    deviations (avvikelser): activity, text, severity (allvarlighetsgrad), cause (orsak), action (åtgärd), owner (ansvarig),
      due (senast), done (genomförd), effect (effekt: {date, shown}), closed (avslutad)
    previous (förra året): id, activity, text, result, action; previousYear: förra årets hela akt
    report (rapport): case (diarienummer), registered (registrerad), approved (beslut), handedOver (överlämnad),
      rows (rader), followUps (uppföljning): {item, answer (genomförd, pågår, inte genomförd, inte längre aktuell), text}
    principles (principer): COSO:s 17: {principle, present (finns), functioning (fungerar), deficiency (ingen, brist, allvarlig)}
    decided (betyg: grön, gul, röd) och motive: arbetsgruppens egen bedömning

-example skriver ett helt år med två nämnder. Utan -on granskas året när allt ska vara klart: planen den 1 januari,
rapporten dagen efter sista dag. Varje iakttagelse har rule, outcome, severity, body, path (plats i filen), sv och en.`

const controlHelpEN = `FILE is JSON: a body, a list of bodies, or a year: {"year": 2027, "bodies": [ … ]}. Names of members in Swedish or English,
words or codes, dates as 2027-12-31. An unknown member gives a finding and is left out.

  year  on: the day of the check  model: orebro, gothenburg, hultsfred, kalmar, mellerud
  limit: "> 9"  common: risks that all bodies are to answer
  expected (all bodies)  executive, auditors: {text, resolution}
  bodies: body
    analysis: date, areas, fraud (true, false), goals, outsourced, risks: id, text, area, process, value or likelihood and
      consequence, treatment, resolution, flagged, common, control (a proposed activity)
    activities: number, area, risks, process, text, method, frequency, period {from, to}, due, sample, owner, responsible,
      recipient, changed
    adopted: {date, by, reference}
    amendments: {date, motive, resolution, changes: [{number, activity}]}; without a resolution it is not in force
    executions: activity, date, tester, result, tested, wrong, note, evidence: {reference, hash}
    deviations: activity, text, severity, cause, action, owner, due, done, effect: {date, shown}, closed
    previous (last year): id, activity, text, result, action; previousYear: the whole file of last year
    report: case, registered, approved, handedOver, rows, followUps: {item, answer, text}
    principles: the 17 of COSO: {principle, present, functioning, deficiency}
    decided and motive: the working group's own assessment

-example writes a whole year with two bodies. Without -on the year is checked when all should be done: the plan on 1 January,
the report the day after its last day. Each finding has rule, outcome, severity, body, path (the place in the file), sv and en.`

// controlHelpBody is a whole body, as it may be written.
const controlHelpBody = `{"body": "Socialnämnden", "year": 2027,
 "analysis": {"date": "2026-10-05", "areas": ["ekonomi", "personal", "verksamhet"], "fraud": true, "risks": [
   {"id": "R1", "text": "Avgifter beslutas utan inkomstuppgifter", "area": "verksamhet", "process": "Avgifter", "value": 12}]},
 "adopted": {"date": "2026-11-20", "by": "Socialnämnden", "reference": "§ 98"},
 "activities": [{"number": "V1", "area": "verksamhet", "risks": ["R1"], "process": "Avgifter", "text": "Avgiftsbeslut är rätt räknade",
   "method": "stickprov", "sample": 25, "frequency": "halvår", "owner": "handläggare", "responsible": "controller", "recipient": "förvaltningschef"}],
 "amendments": [],
 "executions": [
   {"activity": "V1", "date": "2027-04-14", "tester": "controller", "result": "mindre avvikelse", "tested": 25, "wrong": 2, "evidence": [{"reference": "SOC 2027/31-4"}]},
   {"activity": "V1", "date": "2027-10-12", "tester": "controller", "result": "utan avvikelse", "tested": 25, "wrong": 0, "evidence": [{"reference": "SOC 2027/31-9"}]}],
 "deviations": [{"activity": "V1", "text": "Gammal inkomst", "severity": "mindre", "cause": "Blanketten", "action": "Ny blankett", "owner": "enhetschef",
   "due": "2027-06-30", "done": "2027-06-15", "effect": {"date": "2027-10-12", "shown": true}, "closed": "2027-10-15"}],
 "previous": [{"id": "2026-V1", "text": "Sen arkivering", "result": "mindre avvikelse"}],
 "report": {"case": "SOC 2027/31", "registered": "2027-12-15", "approved": {"date": "2027-12-14", "reference": "§ 131"}, "handedOver": "2027-12-16",
   "followUps": [{"item": "2026-V1", "answer": "genomförd", "text": "Rutinen är införd"}]}}`

// controlFlags are those of both commands.
type controlFlags struct {
	on, model, profile string
	example, all       bool
}

func (f *controlFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.on, "on", "", "granskningsdag / the day of the check: 2006-01-02")
	flags.StringVar(&f.model, "model", "", "modell / model: orebro, gothenburg, hultsfred, kalmar, mellerud, FILE.json")
	flags.StringVar(&f.profile, "profile", "", "regelprofil / rule profile: FILE.json")
	flags.BoolVar(&f.example, "example", false, "skriv en exempelfil / write an example file")
	flags.BoolVar(&f.all, "all", false, "ta med uppfyllda regler / include rules that are met")
}

// readYear reads the file of a control command, or writes the example and returns nil.
func (h *host) readYear(f controlFlags, args []string) (*controlYear, kvalitet.Profile, error) {
	profile := control.DefaultProfile()
	if f.example {
		data, err := shipped.ReadFile("data/control.json")
		if err == nil {
			_, err = h.out.Write(data)
		}
		return nil, profile, err
	}
	if len(args) == 0 {
		return nil, profile, fmt.Errorf("%s", h.t("ange en fil, - för standard in, eller -example", "give a file, - for standard input, or -example"))
	}
	data, err := table.Bytes(args[0], h.in)
	if err != nil {
		return nil, profile, err
	}
	y, err := readControl(args[0], data, f.model)
	if err != nil {
		return nil, profile, err
	}
	if f.on != "" {
		if y.on, err = table.ParseDate(f.on); err != nil {
			return nil, profile, fmt.Errorf("-on: %w", err)
		}
	}
	if f.profile != "" {
		if profile, err = readProfile(f.profile, h); err != nil {
			return nil, profile, err
		}
	}
	if y.bad {
		h.failed = true
	}
	return y, profile, nil
}

func readProfile(name string, h *host) (kvalitet.Profile, error) {
	var p kvalitet.Profile
	data, err := table.Bytes(name, h.in)
	if err != nil {
		return p, err
	}
	if err := jsonStrict(data, &p); err != nil {
		return p, fmt.Errorf("%s: %w", name, err)
	}
	return p, kvalitet.ValidateProfile(p, control.AllRules())
}

// judge runs rules over a body's pass and gives a finding per place that is not met or unknown.
func (h *host) controlFindings(b controlBody, e kvalitet.Evaluation, all bool) []controlFinding {
	var out []controlFinding
	for _, j := range e.Judged {
		if !all && j.Outcome != kvalitet.OutcomeNotMet && j.Outcome != kvalitet.OutcomeUnknown {
			continue
		}
		severity := j.Severity
		if j.Outcome != kvalitet.OutcomeNotMet {
			severity = kvalitet.SeverityInfo
		}
		one := controlFinding{Rule: j.Rule, Outcome: j.Outcome.String(), Severity: severity.String(), Body: b.file.Body, SV: j.Text.SV, EN: j.Text.EN}
		places := j.Places()
		if len(places) == 0 {
			one.Path = b.at("")
			out = append(out, one)
		}
		for _, p := range places {
			f := one
			f.Path = b.at(p.Path)
			if p.Note.Complete() {
				f.SV, f.EN = sentence(p.Note.SV), sentence(p.Note.EN)
			}
			out = append(out, f)
		}
	}
	h.failOnFinding(e)
	return out
}

// findingSheet shows the findings to people.
func findingSheet(findings []controlFinding) sheet {
	s := sheet{Name: column("Iakttagelser", "Findings"), Columns: []kvalitet.Label{column("nämnd", "body"), column("allvar", "severity"),
		column("iakttagelse", "finding"), column("regel", "rule"), column("plats", "place")}}
	for _, f := range findings {
		severity, err := kvalitet.ParseSeverity(f.Severity)
		label := severity.Label()
		if err != nil {
			label = kvalitet.Label{}
		}
		s.Rows = append(s.Rows, []any{f.Body, label, kvalitet.Label{SV: f.SV, EN: f.EN}, f.Rule, f.Path})
	}
	return s
}

// controlID gives what a command makes the same identity at every run.
func controlID(parts ...any) uuid.UUID { return uuid.MustParse(identity(parts...)) }

// tally counts findings per rule, for a sum at the end.
func tally(findings []controlFinding) map[string]int {
	n := map[string]int{}
	for _, f := range findings {
		if strings.HasPrefix(f.Rule, "control.") {
			n[f.Rule]++
		}
	}
	return n
}
