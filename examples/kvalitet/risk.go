package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/risk"
)

// riskCommand rates registers, proves matrices and puts risks in kronor.
func riskCommand(h *host) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "risk",
		Short: "Riskregister, riskmatriser och risker i kronor / risk registers, matrices and risks in kronor",
		Example: `  kvalitet risk rate risker.csv -profile 4x4
  kvalitet risk matrix matris.json
  kvalitet risk simulate skador.csv -trials 100000 -seed 1`,
		Args: cobra.NoArgs,
	}
	cmd.AddCommand(riskRateCommand(h), riskMatrixCommand(h), riskSimulateCommand(h), riskDiffCommand(h), riskVotesCommand(h))
	return cmd
}

// readMatrix reads a matrix: a preset's code, or a JSON file.
func (h *host) readMatrix(profile string) (risk.Matrix, []kvalitet.Problem, error) {
	code := strings.NewReplacer("×", "x", " ", "", "å", "a", "ö", "o").Replace(strings.ToLower(profile))
	switch code {
	case "4":
		code = "4x4"
	case "5":
		code = "5x5"
	case "3", "lmh", "lag-medel-hog", "low-medium-high", "lagmedelhog":
		code = "3x3"
	case "iso", "iso-27005", "iso27005-5x5":
		code = "iso27005"
	}
	if m, ok := risk.Preset(code); ok {
		return m, nil, nil
	}
	data, err := table.Bytes(profile, h.in)
	if err != nil {
		var codes []string
		for _, m := range risk.Presets() {
			codes = append(codes, m.Code)
		}
		return risk.Matrix{}, nil, fmt.Errorf("-profile %s: %s %s: %w", profile, h.t("varken en fil eller en av", "neither a file nor one of"), strings.Join(codes, ", "), err)
	}
	text, err := table.Decode(data)
	if err != nil {
		return risk.Matrix{}, nil, fmt.Errorf("%s: %w", profile, err)
	}
	m, problems, err := risk.ParseMatrix([]byte(text))
	if err != nil {
		return m, problems, fmt.Errorf("%s: %w", profile, err)
	}
	return m, append(problems, m.Problems()...), nil
}

// riskFinding is a finding in the JSON document, with the row of the register that it is about.
type riskFinding struct {
	Rule     string            `json:"rule"`
	Outcome  string            `json:"outcome"`
	Severity string            `json:"severity"`
	Row      int               `json:"row,omitempty"`
	ID       string            `json:"id,omitempty"`
	Path     string            `json:"path"`
	SV       string            `json:"sv"`
	EN       string            `json:"en"`
	Places   []riskFindingNote `json:"places"`
}

// riskFindingNote is one of the places of a finding.
type riskFindingNote struct {
	Path string `json:"path"`
	SV   string `json:"sv"`
	EN   string `json:"en"`
}

// riskFindings takes the findings that are not met, or that cannot be answered, and gives each its severity.
func (h *host) riskFindings(findings []kvalitet.Finding) []riskFinding {
	e := kvalitet.Evaluate(kvalitet.Profile{}, findings)
	h.failOnFinding(e)
	out := []riskFinding{}
	for _, j := range e.Judged {
		if j.Outcome != kvalitet.OutcomeNotMet && j.Outcome != kvalitet.OutcomeUnknown {
			continue
		}
		f := riskFinding{Rule: j.Rule, Outcome: j.Outcome.String(), Severity: j.Severity.String(), Path: j.Path, SV: j.Text.SV, EN: j.Text.EN, Places: []riskFindingNote{}}
		for _, p := range j.Places() {
			f.Places = append(f.Places, riskFindingNote{p.Path, p.Note.SV, p.Note.EN})
		}
		out = append(out, f)
	}
	return out
}

// problemFindings makes findings of what contradicts itself in a matrix file.
func problemFindings(problems []kvalitet.Problem) []kvalitet.Finding {
	var findings []kvalitet.Finding
	for _, p := range problems {
		f := kvalitet.NotMet(sentence(p.SV), sentence(p.EN)).At(kvalitet.Place{Path: p.Path})
		f.Rule = "risk.matrix.file." + p.Code
		findings = append(findings, f)
	}
	return findings
}

// riskMatrixCommand proves a matrix.
func riskMatrixCommand(h *host) *cobra.Command {
	return &cobra.Command{
		Use:   "matrix FILE.json | 4x4 | 5x5 | 3x3 | malmo | iso27005 | 4x4-5 | ebios",
		Short: "Granska en riskmatris / prove a risk matrix",
		Long: `Går igenom varje ruta: stiger värdet med stegen, har varje möjligt värde en nivå och bara en, hoppar nivån, är rader
lika, är matrisen symmetrisk, säger gränser och rutnät samma sak. Utan fel är listan findings tom.

Filen beskriver matrisen fritt, på svenska eller engelska:
  likelihood/sannolikhet, consequence/konsekvens   stegens ord från det lägsta, eller antalet steg
  bands/nivåer    [{"name", "from", "to"}] eller {"Låg": "1–3"}; "above"/"över" betyder >, "from"/"minst" betyder ≥
  formula         product (antas), sum, table, level
  values, grid    tabell med tal eller nivånamn, en rad per sannolikhet från den lägsta ("order": "descending" vänder)
  cells           [{"likelihood", "consequence", "value", "band"}]
  limit           gräns för planen: "> 9", "≥ 9" eller 9
/
Goes through every cell: does the value rise with the steps, has each possible value one band and no more, does the band skip,
are rows alike, is the matrix symmetric, do limits and grid say the same. Without faults the list findings is empty.

The file describes the matrix freely, in Swedish or English:
  likelihood, consequence   the steps' words from the lowest, or the number of steps
  bands           [{"name", "from", "to"}] or {"Low": "1–3"}; "above" means >, "from" means ≥
  formula         product (assumed), sum, table, level
  values, grid    a table of numbers or band names, a row per likelihood from the lowest ("order": "descending" turns it)
  cells           [{"likelihood", "consequence", "value", "band"}]
  limit           the plan's limit: "> 9", "≥ 9" or 9`,
		Example: `  echo '{"size":4,"bands":{"Låg":"1–3","Medel":"4–8","Hög":"9–16"}}' | kvalitet risk matrix -
  kvalitet risk matrix iso27005 -lang en -format json`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return h.riskMatrix(args[0]) },
	}
}

// matrixCell is one cell of a proved matrix.
type matrixCell struct {
	Value *int   `json:"value"`
	Band  string `json:"band"`
}

func (h *host) riskMatrix(profile string) error {
	m, problems, err := h.readMatrix(profile)
	if err != nil {
		return err
	}
	proofs := append(problemFindings(problems), kvalitet.Run(risk.MatrixRules(), m)...)
	type proof struct {
		Rule    string `json:"rule"`
		Outcome string `json:"outcome"`
		SV      string `json:"sv"`
		EN      string `json:"en"`
	}
	doc := struct {
		Matrix   string         `json:"matrix"`
		Sound    bool           `json:"sound"`
		Findings []riskFinding  `json:"findings"`
		Proofs   []proof        `json:"proofs"`
		Cells    [][]matrixCell `json:"cells"`
		Limits   []string       `json:"limits"`
		Profile  risk.Matrix    `json:"profile"`
	}{Matrix: m.Code, Findings: h.riskFindings(proofs), Cells: [][]matrixCell{}, Limits: []string{}, Profile: m}
	doc.Sound = len(doc.Findings) == 0
	s := sheet{Name: column("Granskning", "Proof"), Columns: []kvalitet.Label{column("regel", "rule"), column("utfall", "outcome"), column("iakttagelse", "finding")}}
	for _, f := range proofs {
		doc.Proofs = append(doc.Proofs, proof{f.Rule, f.Outcome.String(), f.Text.SV, f.Text.EN})
		s.Rows = append(s.Rows, []any{f.Rule, f.Outcome.Label(), f.Text})
	}
	grid := sheet{Name: m.Name, Columns: []kvalitet.Label{column(m.Likelihood.Name.SV+" \\ "+m.Consequence.Name.SV, m.Likelihood.Name.EN+" \\ "+m.Consequence.Name.EN)}}
	for _, step := range m.Consequence.Steps {
		grid.Columns = append(grid.Columns, step.Name)
	}
	for l, step := range m.Likelihood.Steps {
		row, line := []matrixCell{}, []any{step.Name}
		for c := range m.Consequence.Steps {
			v, _ := m.Rate(l+1, c+1)
			x := matrixCell{Band: v.Band.Code}
			text := "–"
			if v.Rated() {
				x.Value = &v.Value
				text = strings.TrimSpace(fmt.Sprintf("%d %s", v.Value, v.Band.Name.In(h.lang)))
			}
			row, line = append(row, x), append(line, text)
		}
		doc.Cells, grid.Rows = append(doc.Cells, row), append(grid.Rows, line)
	}
	if limits, ok := m.Thresholds(); ok {
		for _, l := range limits {
			doc.Limits = append(doc.Limits, l.String())
		}
	}
	return h.emit(doc, grid, s)
}
