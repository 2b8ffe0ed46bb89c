package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/google/uuid"
	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/process"
	"github.com/kommunkvalitet/kvalitet/process/diagram"
)

var topColumns = []table.Column{
	{Name: "process", Aliases: []string{"namn", "name"}, Required: true},
	{Name: "category", Aliases: []string{"kategori", "slag", "typ"}},
	{Name: "owner", Aliases: []string{"ägare", "processägare"}},
	{Name: "parent", Aliases: []string{"ingår i", "huvudprocess", "överordnad"}},
	{Name: "units", Aliases: []string{"enheter", "enhet", "unit"}},
	{Name: "klassa", Aliases: []string{"klassa-kod", "verksamhetsområde"}},
}

// topPresets are the names of the library's top maps, in the order of [process.TopMaps].
var topPresets = []string{"orebro", "lidkoping", "eskilstuna", "lantmannen"}

// processTopCommand draws the map above all maps.
func processTopCommand(h *host) *cobra.Command {
	var out, preset, categories string
	cmd := &cobra.Command{
		Use:   "top [FILE] [-preset " + strings.Join(topPresets, "|") + "] [-o FILE.svg]",
		Short: "Övergripande processkarta som bild, och det som saknas / top map as a picture, and what is missing",
		Long: `Läser en process per rad: process (namn), kategori (ledningsprocess, huvudprocess, stödprocess, eller Skellefteås operativ,
stöd, strategisk, taktisk med -categories skelleftea), ägare, ingår i (processen ovanför) och enheter (flera skilda med |). Eller
ett dokument process/architecture/v1 i JSON. -o skriver kartan som SVG: det som leder överst, det som levererar som pilar från
behov till värde, det som stöder underst. Utan -o visas vilka processer som finns och vad som saknas: ägare, kategori, enhet.
/
Reads a process per row, or a document process/architecture/v1, and draws the top map with -o. Without -o it shows the
processes, and which lack an owner, a category or a unit.`,
		Example: `  kvalitet process top -preset orebro -o toppkarta.svg
  kvalitet process top processer.csv -format json`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			a, problems, err := h.architecture(args, preset, categories)
			if err != nil {
				return err
			}
			if out != "" {
				return h.writeFile(out, func(w io.Writer) error { return diagram.WriteTopMap(w, a, h.lang) })
			}
			return h.architectureSheet(a, problems)
		},
	}
	cmd.Flags().StringVarP(&out, "out", "o", "", "SVG att skriva, - är standard ut / SVG to write, - is standard output")
	cmd.Flags().StringVar(&preset, "preset", "", strings.Join(topPresets, ", ")+": i stället för FILE / instead of a file")
	cmd.Flags().StringVar(&categories, "categories", "three", "three, skelleftea")
	return cmd
}

// architecture reads the processes from a file, or takes a preset.
func (h *host) architecture(args []string, preset, categories string) (process.Architecture, []table.Problem, error) {
	for i, name := range topPresets {
		if strings.EqualFold(preset, name) {
			return process.TopMaps()[i], []table.Problem{}, nil
		}
	}
	switch {
	case preset != "":
		return process.Architecture{}, nil, fmt.Errorf("-preset %s: %s", preset, strings.Join(topPresets, ", "))
	case len(args) == 0:
		return process.Architecture{}, nil, errors.New(h.t("ange en fil, \"-\" eller -preset", "name a file, \"-\" or -preset"))
	}
	data, err := table.Bytes(args[0], h.in)
	if err != nil {
		return process.Architecture{}, nil, err
	}
	if isDocument(data) {
		all, err := documents[process.Architecture](args[0], data)
		if err == nil && len(all) != 1 {
			err = fmt.Errorf("%s: %s", args[0], h.t("väntade en arkitektur", "expected one architecture"))
		}
		if err != nil {
			return process.Architecture{}, nil, err
		}
		return all[0], []table.Problem{}, all[0].Validate()
	}
	t, err := table.Parse(data, topColumns...)
	if err != nil {
		return process.Architecture{}, nil, fmt.Errorf("%s: %w", args[0], err)
	}
	set := process.ThreeCategories()
	switch categories {
	case "three":
	case "skelleftea", "skellefteå":
		set = process.SkellefteaCategories()
	default:
		return process.Architecture{}, nil, fmt.Errorf("-categories %s: three, skelleftea", categories)
	}
	a := topRows(t, set)
	return a, h.badRows(t), a.Validate()
}

// topRows makes the architecture of a table.
func topRows(t *table.Table, set process.CategorySet) process.Architecture {
	a := process.Architecture{ID: uuid.NewSHA1(uuid.NameSpaceURL, []byte("kvalitet/process/top")), Name: "Övergripande processkarta", Categories: set, Need: "Behov", Value: "Tillgodosedda behov"}
	seen := map[string]uuid.UUID{}
	for _, row := range t.Rows {
		if name := fold(row.Text("process")); name != "" {
			seen[name] = uuid.NewSHA1(a.ID, []byte(name))
		}
	}
	done := map[string]bool{}
	for _, row := range t.Rows {
		if !row.Require("process") {
			continue
		}
		name := fold(row.Text("process"))
		if done[name] {
			row.Fail("process", "duplicate", "processen står redan i filen", "the process is in the file already")
			continue
		}
		e := process.Entry{Process: seen[name], Name: row.Text("process"), Owner: row.Text("owner"), Units: several(row.Text("units")), Klassa: row.Text("klassa")}
		if word := row.Text("category"); word != "" {
			c, ok := set.Category(word)
			if !ok {
				row.Fail("category", "unknown", fmt.Sprintf("kategorin %q finns inte", word), fmt.Sprintf("no such category: %q", word))
				continue
			}
			e.Category = c.Code
		}
		if above := fold(row.Text("parent")); above != "" {
			parent, ok := seen[above]
			if !ok || above == name {
				row.Fail("parent", "unknown", "processen ovanför finns inte i filen", "the process above is not in the file")
				continue
			}
			e.Parent = parent
		}
		done[name] = true
		a.Processes = append(a.Processes, e)
	}
	return a
}

func (h *host) architectureSheet(a process.Architecture, problems []table.Problem) error {
	c := a.Coverage()
	names := func(indices []int) []string {
		out := []string{}
		for _, i := range indices {
			out = append(out, a.Processes[i].Name)
		}
		return out
	}
	document := struct {
		Architecture    process.Architecture `json:"architecture"`
		WithoutOwner    []string             `json:"withoutOwner"`
		WithoutCategory []string             `json:"withoutCategory"`
		WithoutUnit     []string             `json:"withoutUnit"`
		EmptyCategories []string             `json:"emptyCategories"`
		Problems        []table.Problem      `json:"problems"`
	}{a, names(c.WithoutOwner), names(c.WithoutCategory), names(c.WithoutUnit), notNil(c.EmptyCategories), problems}
	above := map[uuid.UUID]string{}
	for _, e := range a.Processes {
		above[e.Process] = e.Name
	}
	s := sheet{Name: column("Processer", "Processes"), Columns: []kvalitet.Label{column("kategori", "category"), column("process", "process"), column("ingår i", "part of"), column("ägare", "owner")}}
	for _, e := range a.Processes {
		category, _ := a.Categories.Category(e.Category)
		s.Rows = append(s.Rows, []any{category.Name, e.Name, above[e.Parent], e.Owner})
	}
	lacking := sheet{Name: column("Saknas", "Missing"), Columns: []kvalitet.Label{column("vad", "what"), column("var", "where")}}
	for _, x := range []struct {
		what  kvalitet.Label
		where []string
	}{{column("ägare", "owner"), document.WithoutOwner}, {column("kategori", "category"), document.WithoutCategory}, {column("enhet", "unit"), document.WithoutUnit}, {column("processer i kategorin", "processes in the category"), document.EmptyCategories}} {
		if len(x.where) > 0 {
			lacking.Rows = append(lacking.Rows, []any{x.what, strings.Join(x.where, ", ")})
		}
	}
	return h.emit(document, s, lacking)
}
