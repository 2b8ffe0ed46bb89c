package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/governance/document"
)

// documentCommand looks after steering documents and the requirements that the municipality answers.
func documentCommand(h *host) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "document",
		Short: "Styrdokument och kravtäckning / steering documents and coverage of requirements",
	}
	cmd.AddCommand(documentCheckCommand(h), documentCoverCommand(h))
	return cmd
}

var documentColumns = []table.Column{
	{Name: "title", Aliases: []string{"titel", "dokument", "namn", "name"}, Required: true},
	{Name: "type", Aliases: []string{"typ", "dokumenttyp", "slag"}, Required: true},
	{Name: "level", Aliases: []string{"nivå", "beslutsnivå"}},
	{Name: "body", Aliases: []string{"organ", "antagen av", "beslutad av", "beslutsinstans"}},
	{Name: "subject", Aliases: []string{"ämne", "område"}},
	{Name: "adopted", Aliases: []string{"antagen", "beslutad", "beslutsdatum"}},
	{Name: "from", Aliases: []string{"gäller från", "start"}},
	{Name: "until", Aliases: []string{"gäller till", "gäller till och med", "slut"}},
	{Name: "reviewBy", Aliases: []string{"översyn", "ses över", "revideras senast", "review"}},
	{Name: "owner", Aliases: []string{"ansvarig", "dokumentansvarig", "ägare"}},
	{Name: "follows", Aliases: []string{"följer", "preciserar"}},
	{Name: "supersedes", Aliases: []string{"ersätter"}},
	{Name: "applies", Aliases: []string{"gäller för", "omfattar"}},
	{Name: "retired", Aliases: []string{"avslutad", "upphävd"}},
	{Name: "reference", Aliases: []string{"diarienummer", "länk"}},
}

func documentCheckCommand(h *host) *cobra.Command {
	var on string
	cmd := &cobra.Command{
		Use:   "check FILE [-on DATE]",
		Short: "Granska registret över styrdokument / check the register of steering documents",
		Long: `Läser ett styrdokument per rad: titel, typ (vision, program, strategi, plan, policy, riktlinje, regler, rutin …) och om de finns
nivå (kommunfullmäktige, kommunstyrelsen, nämnd, förvaltning, enhet; annars läses den ur organ), organ, ämne, antagen, gäller
från, gäller till (sista dagen), översyn, ansvarig, följer och ersätter (titlar, flera skilda med |), gäller för, avslutad.
Varje dokument prövas mot de andra i filen: gäller det, är översynen gjord, har det en ansvarig, får nivån anta typen, står det
i konflikt med ett högre, och gäller det som det följer på? -on är dagen som prövas; utan den gäller dagens datum.
/
Reads a steering document per row and checks each among the others: is it in force and reviewed, does a role own it, may the
level adopt the type, does it conflict with a higher one, is what it follows in force? Until is the last day. -on is the day
that is asked about, today without it.`,
		Example: `  printf 'titel;typ;organ;ämne;antagen;översyn;ansvarig\nUpphandlingspolicy;policy;kommunfullmäktige;upphandling;2024-03-01;2028-03-01;upphandlingschef\n' | kvalitet document check - -on 2026-11-22
  kvalitet document check styrdokument.csv -on 2026-11-22 -format json`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return h.documentCheck(args[0], on) },
	}
	cmd.Flags().StringVar(&on, "on", "", "dagen som prövas / the day asked about: 2026-11-22")
	return cmd
}

// day reads a flag's date; without one it is the host's today.
func day(flag, text string) (kvalitet.Date, error) {
	if text == "" {
		return kvalitet.DateOf(time.Now()), nil
	}
	d, err := table.ParseDate(text)
	if err != nil {
		return d, fmt.Errorf("-%s: %w", flag, err)
	}
	return d, nil
}

type documentJSON struct {
	Row      int            `json:"row"`
	Title    string         `json:"title"`
	Type     string         `json:"type"`
	Level    string         `json:"level"`
	InForce  bool           `json:"inForce"` // adopted, within its period, neither retired nor superseded
	Findings []namedFinding `json:"findings"`
}

func (h *host) documentCheck(file, onText string) error {
	on, err := day("on", onText)
	if err != nil {
		return err
	}
	t, err := h.read(file, documentColumns...)
	if err != nil {
		return err
	}
	documents, rows := readDocuments(t)
	register, err := document.NewRegister(documents...)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	out := struct {
		On        kvalitet.Date   `json:"on"`
		Documents []documentJSON  `json:"documents"`
		InForce   int             `json:"inForce"`
		Count     int             `json:"count"`
		Problems  []table.Problem `json:"problems"`
	}{on, []documentJSON{}, len(register.InForce(on)), len(documents), h.badRows(t)}
	s := sheet{Name: column("Styrdokument", "Steering documents"), Columns: []kvalitet.Label{column("rad", "row"), column("dokument", "document"),
		column("typ", "type"), column("nivå", "level"), column("gäller", "in force"), column("att göra", "to do")}}
	for i, d := range documents {
		pass, _ := register.Pass(d.ID, on)
		_, gone := register.Superseded(d.ID, on)
		j := documentJSON{Row: rows[i], Title: d.Title, Type: string(d.Type), Level: d.Level.String(), InForce: d.InForce(on) && !gone, Findings: []namedFinding{}}
		var todo []string
		findings := kvalitet.Run(document.Rules(), pass)
		for _, f := range findings {
			row := findingOf(f, h.lang)
			j.Findings = append(j.Findings, row)
			if f.Outcome == kvalitet.OutcomeNotMet {
				todo = append(todo, f.Text.In(h.lang))
				if len(row.About) > 0 {
					todo = append(todo, "("+strings.Join(row.About, "; ")+")")
				}
			}
		}
		h.failOnFinding(kvalitet.Evaluate(kvalitet.Profile{}, findings))
		out.Documents = append(out.Documents, j)
		name := string(d.Type)
		if known, ok := document.TypeOf(document.Types(), d.Type); ok {
			name = known.Name.In(h.lang)
		}
		s.Rows = append(s.Rows, []any{rows[i], d.Title, name, d.Level.Label(), j.InForce, strings.Join(todo, " ")})
	}
	return h.emit(out, s)
}

// readDocuments makes the documents of a table, and says on which row each stands. Titles are made into identities.
func readDocuments(t *table.Table) (documents []document.SteeringDocument, rows []int) {
	seen := map[string]int{}
	for _, row := range t.Rows {
		if !row.Require("title", "type") {
			continue
		}
		title := row.Text("title")
		if first, ok := seen[fold(title)]; ok {
			row.Fail("title", "duplicate", fmt.Sprintf("dokumentet står också på rad %d", first), fmt.Sprintf("the document stands on row %d too", first))
			continue
		}
		d := document.SteeringDocument{ID: documentID(title), Title: title, Type: documentType(row.Text("type")), Subject: fold(row.Text("subject")),
			Owner: row.Text("owner"), Reference: row.Text("reference"), Applies: several(row.Text("applies"))}
		level, ok := documentLevel(cmp.Or(row.Text("level"), row.Text("body")))
		if !ok {
			row.Fail("level", "unknown", "beslutsnivån är varken fullmäktige, styrelse, nämnd, förvaltning eller enhet", "the level is neither council, executive, board, administration nor unit")
			continue
		}
		d.Level, d.Body = level, cmp.Or(row.Text("body"), level.Label().SV)
		d.Adopted, _ = row.Date("adopted")
		d.ReviewBy, _ = row.Date("reviewBy")
		d.Retired, _ = row.Date("retired")
		d.Period.From, _ = row.Date("from")
		if last, ok := row.Date("until"); ok {
			d.Period.Until = last.AddDays(1)
		}
		for _, upper := range several(row.Text("follows")) {
			d.Follows = append(d.Follows, documentID(upper))
		}
		for _, old := range several(row.Text("supersedes")) {
			d.Supersedes = append(d.Supersedes, documentID(old))
		}
		if problems := d.Problems(); len(problems) > 0 {
			row.FailAll(problems)
			continue
		}
		seen[fold(title)] = row.Number
		documents, rows = append(documents, d), append(rows, row.Number)
	}
	return documents, rows
}

func fold(text string) string { return strings.Join(strings.Fields(strings.ToLower(text)), " ") }

func documentID(title string) uuid.UUID {
	return uuid.NewSHA1(uuid.NameSpaceURL, []byte("kvalitet/document/"+fold(title)))
}

// several splits a cell of more than one value.
func several(text string) []string {
	var out []string
	for _, part := range strings.Split(text, "|") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// documentType is the code of a type that the library knows by its code or name, in singular or plural; another word is
// a type of the municipality's own.
func documentType(word string) document.TypeCode {
	w := fold(word)
	for _, t := range document.Types() {
		for _, name := range []string{string(t.Code), t.Name.SV, t.Name.EN} {
			if w == name || strings.TrimSuffix(w, "er") == name || strings.TrimSuffix(w, "r") == name {
				return t.Code
			}
		}
	}
	return document.TypeCode(w)
}

// documentLevel reads a level by its code, its name, or the name of a body that decides on it.
func documentLevel(word string) (document.Level, bool) {
	w := fold(word)
	for _, l := range document.Levels() {
		if w == l.String() || w == l.Label().SV || w == l.Label().EN {
			return l, true
		}
	}
	for _, x := range []struct {
		part  string
		level document.Level
	}{{"fullmäktige", document.LevelCouncil}, {"council", document.LevelCouncil}, {"kommunstyrelse", document.LevelExecutive}, {"executive", document.LevelExecutive},
		{"nämnd", document.LevelBoard}, {"bolag", document.LevelBoard}, {"styrelse", document.LevelBoard}, {"board", document.LevelBoard},
		{"förvaltning", document.LevelAdministration}, {"kommundirektör", document.LevelAdministration}, {"administration", document.LevelAdministration},
		{"enhet", document.LevelUnit}, {"unit", document.LevelUnit}} {
		if strings.Contains(w, x.part) {
			return x.level, true
		}
	}
	switch w {
	case "kf":
		return document.LevelCouncil, true
	case "ks":
		return document.LevelExecutive, true
	}
	return 0, false
}

// requirementSet finds a set that ships with the library by the beginning of its code, or reads one from a file.
func (h *host) requirementSet(name string) (document.RequirementSet, error) {
	var codes []string
	var found []document.RequirementSet
	for _, s := range document.RequirementSets() {
		if name != "" && strings.HasPrefix(plainName(s.Code), plainName(name)) {
			found = append(found, s)
		}
		codes = append(codes, s.Code)
	}
	if len(found) == 1 {
		return found[0], nil
	}
	data, err := table.Bytes(name, h.in)
	if name == "" || errors.Is(err, os.ErrNotExist) {
		return document.RequirementSet{}, fmt.Errorf("-set %s: %s, FILE.json", name, strings.Join(codes, ", "))
	}
	if err != nil {
		return document.RequirementSet{}, err
	}
	sets, err := documents[document.RequirementSet](name, data)
	if err != nil {
		return document.RequirementSet{}, err
	}
	if len(sets) != 1 {
		return document.RequirementSet{}, fmt.Errorf("%s: %s", name, h.t("väntade en kravmängd", "expected one set of requirements"))
	}
	return sets[0], sets[0].Validate()
}
