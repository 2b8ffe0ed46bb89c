package main

import (
	"bytes"
	"html/template"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/process"
	"github.com/kommunkvalitet/kvalitet/process/diagram"
	"github.com/kommunkvalitet/kvalitet/process/flow"
)

// processDocumentCommand writes a process as a document to read, print and adopt.
func processDocumentCommand(h *host) *cobra.Command {
	var out, preset string
	cmd := &cobra.Command{
		Use:   "document FIL [-o FIL.html]",
		Short: "Skriv processbeskrivningen som ett dokument / write the process as a document",
		Long: processHelpSV + `

Dokumentet är en HTML-fil utan skript, som öppnas i en webbläsare eller i Word: beskrivning (syfte, start, resultat, mottagare,
krav, mått, mål, styrdokument, roller), kartan som bild, stegen i ordning med vem, rutin, system och information, mått per
ärende, och vad som saknas. Det som inte är angivet står som saknat.
/
` + processHelpEN + `

The document is an HTML file without scripts, for a browser or Word: the description (purpose, start, result, recipient,
requirements, measures, goals, steering documents, roles), the map as a picture, the steps in order with who, routine, system
and information, figures per case, and what is missing, which is said to be.
/
` + processHelpMap,
		Example: `  kvalitet process document karta.json -o process.html`,
		Args:    cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			f, err := h.processInput(args, preset)
			if err != nil {
				return err
			}
			if preset == "styrprocess" {
				spec := process.LidkopingSteeringSpecification()
				f.Spec = &spec
			}
			h.processProblems(f.problems)
			return h.writeFile(out, func(w io.Writer) error { return h.writeProcessDocument(w, f) })
		},
	}
	cmd.Flags().StringVarP(&out, "out", "o", "", "fil att skriva / file to write")
	cmd.Flags().StringVar(&preset, "preset", "", "styrprocess, handlingsplan: i stället för FIL / instead of a file")
	return cmd
}

// processDocument is what the template shows.
type processDocument struct {
	Lang, Title, Status string
	Facts               []documentFact
	Tables              []documentTable
	Map                 template.HTML // our own SVG, in which every text is escaped
	Contents            map[string]string
}

type documentFact struct {
	Name    string
	Lines   []string
	Missing bool
}

type documentTable struct {
	Title   string
	Columns []string
	Rows    [][]string
}

var processDocumentTemplate = template.Must(template.New("document").Parse(`<!doctype html>
<html lang="{{.Lang}}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{{.Title}}</title>
<style>body{font:16px/1.5 Georgia,serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}h1,h2,th,dt{font-family:Arial,Helvetica,sans-serif}
table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}th,td{border:1px solid #999;padding:.3rem .5rem;text-align:left;vertical-align:top}th{background:#eef2f6}
dt{font-weight:bold;margin-top:.6rem}dd{margin:0}.missing{color:#8a1c1c}.map{overflow-x:auto}@media print{body{margin:0;max-width:none}svg{max-width:100%;height:auto}}</style></head>
<body><h1>{{.Title}}</h1>{{if .Status}}<p>{{.Status}}</p>{{end}}
<dl>{{range .Facts}}<dt>{{.Name}}</dt>{{if .Missing}}<dd class="missing">{{index $.Contents "missing"}}</dd>{{end}}{{range .Lines}}<dd>{{.}}</dd>{{end}}{{end}}</dl>
<h2>{{index .Contents "map"}}</h2><div class="map">{{.Map}}</div>
{{range .Tables}}<h2>{{.Title}}</h2><table><thead><tr>{{range .Columns}}<th scope="col">{{.}}</th>{{end}}</tr></thead><tbody>
{{range .Rows}}<tr>{{range .}}<td>{{.}}</td>{{end}}</tr>{{end}}</tbody></table>
{{end}}</body></html>
`))

func (h *host) writeProcessDocument(w io.Writer, f processFile) error {
	var svg bytes.Buffer
	if err := diagram.WriteSVG(&svg, f.Map, h.lang); err != nil {
		return err
	}
	doc := processDocument{Lang: h.lang, Title: f.Map.Name, Map: template.HTML(svg.String()), //nolint:gosec // the picture escapes what it shows
		Contents: map[string]string{"missing": h.t("saknas", "missing"), "map": h.t("Processkarta", "Process map")}}
	if f.Spec != nil {
		doc.Title = f.Spec.Name
		doc.Facts, doc.Tables = h.specificationFacts(*f.Spec)
		doc.Status = f.Spec.Status.Label().In(h.lang)
		if f.Spec.Decision != "" {
			doc.Status += ", " + f.Spec.Decision
		}
		if !f.Spec.Adopted.IsZero() {
			doc.Status += ", " + f.Spec.Adopted.String()
		}
	}
	doc.Tables = append(doc.Tables, h.stepTable(f.Map), h.flowTable(f.Map))
	if findings := h.mapTable(f); len(findings.Rows) > 0 {
		doc.Tables = append(doc.Tables, findings)
	}
	return processDocumentTemplate.Execute(w, doc)
}

// specificationFacts are the description's parts; what is not filled in is said to be missing.
func (h *host) specificationFacts(s process.Specification) ([]documentFact, []documentTable) {
	var facts []documentFact
	add := func(sv, en string, lines ...string) {
		var kept []string
		for _, l := range lines {
			if strings.TrimSpace(l) != "" {
				kept = append(kept, l)
			}
		}
		facts = append(facts, documentFact{h.t(sv, en), kept, len(kept) == 0})
	}
	add("Syfte", "Purpose", s.Purpose)
	add("Startar när", "Starts when", s.Trigger)
	add("Leverantörer", "Suppliers", s.Suppliers...)
	add("In", "Inputs", s.Inputs...)
	add("Resultat", "Results", s.Results...)
	add("Mottagare", "Receivers", s.Receivers...)
	add("Enheter", "Units", s.Units...)
	roles := documentTable{Title: h.t("Roller", "Roles"), Columns: []string{h.t("roll", "role"), h.t("innehavare", "holder"), h.t("enhet", "unit")}}
	for _, r := range s.Roles {
		roles.Rows = append(roles.Rows, []string{r.Role.Label().In(h.lang), r.Holder, r.Unit})
	}
	requirements := documentTable{Title: h.t("Krav och mått", "Requirements and measures"), Columns: []string{h.t("krav", "requirement"), h.t("mått", "measure")}}
	measures := documentTable{Title: h.t("Mått", "Measures"), Columns: []string{h.t("mått", "measure"), h.t("källa", "source"), h.t("frekvens", "frequency"), h.t("ansvarig", "owner")}}
	names := map[string]string{}
	for _, m := range s.Measures {
		names[m.Code] = m.Name
		measures.Rows = append(measures.Rows, []string{m.Name, m.Source, m.Frequency, m.Owner})
	}
	for _, r := range s.Requirements {
		requirements.Rows = append(requirements.Rows, []string{r.Text, names[r.Measure]})
	}
	goals := documentTable{Title: h.t("Processmål", "Goals"), Columns: []string{h.t("mål", "goal"), h.t("utgångsvärde", "baseline"), h.t("målvärde", "target"), h.t("senast", "due")}}
	for _, g := range s.Goals {
		goals.Rows = append(goals.Rows, []string{g.Text, g.Baseline, g.Target, g.Due.String()})
	}
	documents := documentTable{Title: h.t("Styrdokument och rutiner", "Documents and routines"), Columns: []string{h.t("titel", "title"), h.t("slag", "kind"), h.t("reviderad", "revised")}}
	for _, d := range s.Documents {
		documents.Rows = append(documents.Rows, []string{d.Title, d.Kind.Label().In(h.lang), d.Revised.String()})
	}
	var tables []documentTable
	for _, t := range []documentTable{roles, requirements, measures, goals, documents} {
		if len(t.Rows) == 0 {
			add(t.Title, t.Title)
			continue
		}
		tables = append(tables, t)
	}
	return facts, tables
}

// stepTable lists the activities in the order of the map's list: who does what, with what.
func (h *host) stepTable(m process.Map) documentTable {
	t := documentTable{Title: h.t("Steg", "Steps"), Columns: []string{h.t("aktivitet", "activity"), h.t("vem", "who"), h.t("rutin", "routine"), h.t("system", "system"),
		h.t("in", "in"), h.t("ut", "out"), h.t("anmärkning", "note")}}
	lanes, objects := map[string]string{}, map[string]string{}
	for _, l := range m.Lanes {
		lanes[l.ID] = l.Name
	}
	for _, o := range m.Objects {
		objects[o.ID] = o.Name
	}
	named := func(ids []string) string {
		var names []string
		for _, id := range ids {
			names = append(names, objects[id])
		}
		return strings.Join(names, ", ")
	}
	for _, n := range m.Nodes {
		if n.Kind != process.NodeActivity && n.Kind != process.NodeSubprocess {
			continue
		}
		t.Rows = append(t.Rows, []string{n.Name, lanes[n.Lane], strings.Join(n.Routines, ", "), n.System, named(n.Inputs), named(n.Outputs), n.Note})
	}
	return t
}

// flowTable has the figures of a case.
func (h *host) flowTable(m process.Map) documentTable {
	r := flow.Of(m)
	t := documentTable{Title: h.t("Mått per ärende", "Figures per case"), Columns: []string{h.t("mått", "figure"), h.t("värde", "value")}}
	for _, row := range [][2]any{{h.t("ledtid, timmar", "cycle time, hours"), rounded(r.CycleTime/3600, 1)}, {h.t("arbete, timmar", "work, hours"), rounded(r.WorkTime/3600, 1)},
		{h.t("kostnad, kronor", "cost, kronor"), rounded(r.Cost, 0)}, {h.t("överlämningar", "handovers"), rounded(r.Handovers, 1)}} {
		t.Rows = append(t.Rows, []string{cell(row[0], h.lang), cell(row[1], h.lang)})
	}
	return t
}

// mapTable lists what the rules miss.
func (h *host) mapTable(f processFile) documentTable {
	pass := process.NewPass(f.Map)
	pass.Spec = f.Spec
	e := kvalitet.Evaluate(process.DefaultProfile(), kvalitet.Run(process.MapRules(), pass))
	h.failOnFinding(e)
	t := documentTable{Title: h.t("Att rätta", "To mend"), Columns: []string{h.t("allvar", "severity"), h.t("iakttagelse", "finding")}}
	for _, j := range e.Judged {
		if j.Outcome == kvalitet.OutcomeNotMet {
			t.Rows = append(t.Rows, []string{j.Severity.Label().In(h.lang), j.Text.In(h.lang)})
		}
	}
	return t
}
