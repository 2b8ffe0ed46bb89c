package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/process"
	"github.com/kommunkvalitet/kvalitet/process/diagram"
)

const processHelp = processHelpSV + "\n/\n" + processHelpEN + "\n/\n" + processHelpMap

const processHelpSV = `FIL är en processkarta i JSON eller BPMN 2.0 ("-" läser standard in).

kind: start, end, activity, decision (väljer en väg, eller möte), parallel (alla vägar, eller möte), inclusive, complex,
subprocess, event, eventBased (det som händer först avgör). Ett flöde av kind boundary går från en aktivitet till en händelse
vid dess gräns. work (arbete) och wait (väntan) är sekunder eller text som "30 min", "2 h", "1 dag" (8 h, eller "dayHours": 7.5);
"total" är ledtiden, då väntan är det som inte är arbete; "timeUnit": "min" gäller tal utan enhet. rework är sannolikheten för
omarbete (0–1). cost och hourlyCost är kronor. Svenska namn går bra (noder, flöden, banor, från, till, sannolikhet …),
liksom banor som bara nämns av noderna. Med {"map": …, "specification": {…}, "maturity": {"lidkoping": {"goals": true}}}
kontrolleras även processens beskrivning och mognad. "kvalitet process example" skriver en karta att börja från.`

const processHelpEN = `FILE is a process map in JSON or BPMN 2.0 ("-" reads standard input).

kind: start, end, activity, decision (takes one way, or is a meeting), parallel (all ways, or a meeting), inclusive, complex,
subprocess, event, eventBased (what happens first decides). A flow of kind boundary goes from an activity to an event at its
border. work and wait are seconds or text such as "30 min", "2 h", "1 dag" (8 h, or "dayHours": 7.5); "total" is the time
in all, of which the wait is what is not work; "timeUnit": "min" is for numbers without a unit. rework is the probability of
rework (0–1). cost and hourlyCost are kronor. Swedish names are read too, and lanes that only the nodes name. With {"map": …,
"specification": {…}, "maturity": {"lidkoping": {"goals": true}}} the description and the maturity are checked as well.
"kvalitet process example" writes a map to begin from.`

const processHelpMap = `  {
    "name": "Pröva bygglov",
    "participants": [{"id": "sokande", "name": "Sökande"}],
    "lanes": [{"id": "h", "name": "Handläggare", "hourlyCost": 480, "count": 3}],
    "nodes": [
      {"id": "start", "kind": "start", "name": "Ansökan inkommen", "lane": "h"},
      {"id": "granska", "kind": "activity", "name": "Granska ansökan", "lane": "h", "work": 1800, "wait": "2 h", "cost": 50},
      {"id": "komplett", "kind": "decision", "name": "Är ansökan komplett?", "lane": "h"},
      {"id": "slut", "kind": "end", "name": "Beslut fattat", "lane": "h"}
    ],
    "flows": [
      {"from": "start", "to": "granska"},
      {"from": "granska", "to": "komplett"},
      {"from": "komplett", "to": "slut", "name": "Ja", "probability": 0.8},
      {"from": "komplett", "to": "granska", "name": "Nej", "probability": 0.2, "limit": "högst 2 gånger"},
      {"kind": "message", "from": "sokande", "to": "start", "name": "Ansökan"}
    ]
  }`

// processCommand checks, measures and draws process maps.
func processCommand(h *host) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "process",
		Short: "Processkartor: kontrollera, mät, rita / process maps: check, measure, draw",
		Long:  processHelp,
		Example: `  kvalitet process example > karta.json
  kvalitet process check karta.json
  kvalitet process flow karta.json -format json
  kvalitet process bpmn karta.json -o karta.bpmn
  kvalitet process svg karta.bpmn -o karta.svg`,
		Args: cobra.NoArgs,
	}
	cmd.AddCommand(processCheckCommand(h), processFlowCommand(h),
		processDrawCommand(h, "bpmn", "Skriv kartan som BPMN 2.0 med bild / write the map as BPMN 2.0 with its drawing"),
		processDrawCommand(h, "svg", "Rita kartan som SVG / draw the map as SVG"),
		processDrawCommand(h, "mermaid", "Skriv kartan som Mermaid / write the map as Mermaid"),
		processDrawCommand(h, "json", "Skriv kartan i bibliotekets JSON / write the map in the library's JSON"),
		processTopCommand(h), processDiffCommand(h), processMaturityCommand(h), processDeviationsCommand(h), processDocumentCommand(h), processExampleCommand(h))
	return cmd
}

// processFile is a file about a process that has been read.
type processFile struct {
	process.File
	doc      *diagram.Document // when the file was BPMN
	problems []kvalitet.Problem
}

// readProcess reads a map from JSON or BPMN.
func (h *host) readProcess(name string) (processFile, error) {
	data, err := table.Bytes(name, h.in)
	if err != nil {
		return processFile{}, err
	}
	text, err := table.Decode(data)
	if err != nil {
		return processFile{}, fmt.Errorf("%s: %w", name, err)
	}
	if strings.HasPrefix(strings.TrimSpace(strings.TrimPrefix(text, "\ufeff")), "<") {
		doc, err := diagram.ReadBPMN(bytes.NewReader(data))
		if err != nil {
			return processFile{}, fmt.Errorf("%s: %w", name, err)
		}
		return processFile{File: process.File{Map: doc.Map}, doc: doc, problems: doc.Problems}, nil
	}
	f, problems, err := process.ReadFile([]byte(text))
	if err != nil {
		return processFile{}, fmt.Errorf("%s: %w", name, err)
	}
	return processFile{File: f, problems: problems}, nil
}

// processProblems reports what in a file could not be used; the exit status becomes 1 for what is worse than a member
// that has no meaning here.
func (h *host) processProblems(problems []kvalitet.Problem) []kvalitet.Problem {
	for _, p := range problems {
		fmt.Fprintf(h.errs, "kvalitet: %s: %s\n", p.Path, p.Text().In(h.lang))
		h.failed = h.failed || p.Code != "unused" && p.Code != "guess"
	}
	return notNil(problems)
}

func processDrawCommand(h *host, form, short string) *cobra.Command {
	var out, preset string
	cmd := &cobra.Command{
		Use:     form + " FIL",
		Short:   short,
		Long:    processHelp,
		Example: "  kvalitet process " + form + " karta.json -o karta." + map[string]string{"mermaid": "mmd"}[form] + strings.TrimPrefix(form, "mermaid"),
		Args:    cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			f, err := h.processInput(args, preset)
			if err != nil {
				return err
			}
			h.processProblems(f.problems)
			return h.writeFile(out, func(w io.Writer) error { return writeProcess(w, f, form, h.lang) })
		},
	}
	cmd.Flags().StringVarP(&out, "out", "o", "", "fil att skriva / file to write")
	cmd.Flags().StringVar(&preset, "preset", "", "styrprocess, handlingsplan: i stället för FIL / instead of a file")
	return cmd
}

// processInput is the file that was named, or a preset.
func (h *host) processInput(args []string, preset string) (processFile, error) {
	switch {
	case preset == "styrprocess":
		return processFile{File: process.File{Map: process.LidkopingSteering()}}, nil
	case preset == "handlingsplan":
		return processFile{File: process.File{Map: process.LidkopingActionPlan()}}, nil
	case preset != "":
		return processFile{}, fmt.Errorf("-preset %s: styrprocess, handlingsplan", preset)
	case len(args) == 0:
		return processFile{}, errors.New(h.t("ange en fil, \"-\" eller -preset", "name a file, \"-\" or -preset"))
	default:
		return h.readProcess(args[0])
	}
}

func writeProcess(w io.Writer, f processFile, form, lang string) error {
	if f.doc != nil && form == "bpmn" {
		return f.doc.WriteBPMN(w)
	}
	if err := f.Map.Validate(); err != nil && f.doc == nil {
		return err
	}
	switch form {
	case "bpmn":
		return diagram.WriteBPMN(w, f.Map)
	case "svg":
		return diagram.WriteSVG(w, f.Map, lang)
	case "mermaid":
		return diagram.WriteMermaid(w, f.Map)
	default:
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(f.Map)
	}
}

// writeFile writes to a file, which is there whole or not at all, or to standard output without a name.
func (h *host) writeFile(name string, write func(io.Writer) error) error {
	if name == "" || name == "-" {
		return write(h.out)
	}
	return replaceFile(name, write)
}

func processExampleCommand(h *host) *cobra.Command {
	return &cobra.Command{
		Use:     "example",
		Short:   "Skriv en karta att börja från / write a map to start from",
		Example: "  kvalitet process example > karta.json",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := io.WriteString(h.out, processExample)
			return err
		},
	}
}

const processExample = `{
  "name": "Pröva bygglov",
  "participants": [{"id": "sokande", "name": "Sökande"}],
  "lanes": [
    {"id": "reg", "name": "Registrator", "hourlyCost": 380},
    {"id": "handl", "name": "Handläggare", "hourlyCost": 480, "count": 3},
    {"id": "namnd", "name": "Nämnd"}
  ],
  "nodes": [
    {"id": "start", "kind": "start", "name": "Ansökan inkommen", "lane": "reg"},
    {"id": "registrera", "kind": "activity", "name": "Registrera ansökan", "lane": "reg", "work": "10 min", "wait": "4 h", "system": "Diariet"},
    {"id": "igen", "kind": "decision", "lane": "handl"},
    {"id": "granska", "kind": "activity", "name": "Granska ansökan", "lane": "handl", "work": "30 min", "wait": "2 dagar", "routines": ["granskning"]},
    {"id": "komplett", "kind": "decision", "name": "Är ansökan komplett?", "lane": "handl"},
    {"id": "dela", "kind": "parallel", "lane": "handl"},
    {"id": "grannar", "kind": "activity", "name": "Höra grannar", "lane": "handl", "work": "20 min", "wait": "10 dagar", "routines": ["granskning"]},
    {"id": "plan", "kind": "activity", "name": "Pröva mot detaljplan", "lane": "handl", "work": "2 h", "wait": "3 dagar", "routines": ["granskning"]},
    {"id": "samla", "kind": "parallel", "lane": "handl"},
    {"id": "besluta", "kind": "activity", "name": "Fatta beslut", "lane": "namnd", "work": "15 min", "wait": "5 dagar", "routines": ["delegation"]},
    {"id": "slut", "kind": "end", "name": "Beslut fattat", "lane": "namnd"}
  ],
  "flows": [
    {"from": "start", "to": "registrera"},
    {"from": "registrera", "to": "igen"},
    {"from": "igen", "to": "granska"},
    {"from": "granska", "to": "komplett"},
    {"from": "komplett", "to": "dela", "name": "Ja", "probability": 0.75},
    {"from": "komplett", "to": "igen", "name": "Nej", "probability": 0.25, "limit": "högst 2 gånger"},
    {"from": "dela", "to": "grannar"},
    {"from": "dela", "to": "plan"},
    {"from": "grannar", "to": "samla"},
    {"from": "plan", "to": "samla"},
    {"from": "samla", "to": "besluta"},
    {"from": "besluta", "to": "slut"},
    {"kind": "message", "from": "sokande", "to": "start", "name": "Ansökan"},
    {"kind": "message", "from": "besluta", "to": "sokande", "name": "Beslut"}
  ],
  "specification": {
    "category": "huvudprocess", "purpose": "Den som vill bygga får ett rättssäkert besked i tid", "trigger": "Ansökan om bygglov",
    "suppliers": ["Sökande"], "inputs": ["Ansökan"], "results": ["Beslut"], "receivers": ["Sökande"],
    "measures": [{"code": "tid", "name": "Handläggningstid", "source": "Diariet", "frequency": "månad", "owner": "Processledare"}],
    "requirements": [{"text": "Beslut inom tio veckor", "measure": "tid"}],
    "owner": "Stadsbyggnadschef",
    "documents": [{"code": "granskning", "title": "Rutin för granskning", "kind": "routine"}, {"code": "delegation", "title": "Delegationsordning", "kind": "guideline"}]
  },
  "maturity": {"skelleftea": {"1": true, "2": true, "3": false}}
}
`

// round6 rounds to a millionth: what is left of a calculation's binary tail is no information.
func round6(x float64) float64 {
	if math.Abs(x) > 1e9 {
		return x
	}
	return math.Round(x*1e6) / 1e6
}
