package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis/kolada"
)

// pagesJSON is what `kolada fetch` stores: the pages as they came, with where and when.
type pagesJSON struct {
	Schema      string        `json:"schema"`
	Attribution string        `json:"attribution"`
	APIVersion  string        `json:"apiVersion"`
	Base        string        `json:"base"`
	Pages       []kolada.Page `json:"pages"`
	// Complete is false in a file that a fetch left behind when it was interrupted.
	Complete bool             `json:"complete"`
	Absent   []kolada.Absence `json:"absent"`
}

func koladaFetchCommand(h *host) *cobra.Command {
	var q kolada.Query
	var base, out, from string
	c := &cobra.Command{
		Use:   "fetch -kpi IDS -municipality CODES -o FILE",
		Short: "Hämta värden och spara svaren med härkomst / fetch figures and store the answers with provenance",
		Long: `Hämtar ur Koladas API, högst 25 identiteter per fråga, och väntar när tjänsten ber om det. Avbryts hämtningen sparas det
som kommit i FILE.part, och nästa försök fortsätter där. Nyckeltal utan värden redovisas som okända, nedlagda eller utan värden.
/
Fetches from Kolada's API. When it is interrupted, what came is kept in FILE.part and the next attempt goes on from there.`,
		Example: "  kvalitet kolada fetch -kpi N15419,N00530 -municipality 1880,0580 -years 2020,2021,2022 -o varden.json",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if from != "" {
				day, err := kvalitet.ParseDate(from)
				if err != nil {
					return err
				}
				q.From = day
			}
			if out == "" {
				return errors.New("-o FILE behövs / is needed")
			}
			if err := q.Validate(); err != nil {
				return err
			}
			client := &kolada.Client{Base: base}
			return h.koladaFetch(c.Context(), client, q, out)
		},
	}
	flags := c.Flags()
	flags.StringSliceVar(&q.KPIs, "kpi", nil, "nyckeltal, med komma / measures")
	flags.StringSliceVar(&q.Municipalities, "municipality", nil, "kommuner, med komma / municipalities")
	flags.IntSliceVar(&q.Years, "years", nil, "år, med komma / years")
	flags.BoolVar(&q.Units, "units", false, "enheter i stället för kommuner / units")
	flags.StringVar(&from, "from", "", "bara det som ändrats sedan dagen / only what changed since the day")
	flags.StringVar(&base, "base", kolada.BaseURL, "API:ets adress / the API's address")
	flags.StringVarP(&out, "out", "o", "", "fil att skriva / file to write")
	return c
}

func (h *host) koladaFetch(ctx context.Context, client *kolada.Client, q kolada.Query, out string) error {
	doc := pagesJSON{Schema: "kolada/pages/v1", Attribution: kolada.Attribution(kolada.Provenance{}).SV, APIVersion: "v3", Base: client.Base, Absent: []kolada.Absence{}}
	done := make(map[string]kolada.Page)
	part := out + ".part"
	switch data, err := os.ReadFile(part); {
	case err == nil:
		var before pagesJSON
		if json.Unmarshal(data, &before) == nil && before.Base == client.Base {
			for _, p := range before.Pages {
				done[p.Address] = p
			}
		}
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	for _, address := range q.Addresses(client.Base) {
		for {
			p, ok := done[address]
			if !ok {
				break
			}
			doc.Pages = append(doc.Pages, p)
			if address = p.Next; address == "" {
				break
			}
		}
		if address == "" {
			continue
		}
		for p, err := range client.Pages(ctx, address) {
			if err != nil {
				return errors.Join(err, replaceFile(part, doc.write))
			}
			p.Fetched = time.Now().UTC().Truncate(time.Second)
			doc.Pages = append(doc.Pages, p)
		}
	}
	if err := h.absences(ctx, client, q, &doc); err != nil {
		return errors.Join(err, replaceFile(part, doc.write))
	}
	doc.Complete = true
	if err := replaceFile(out, doc.write); err != nil {
		return err
	}
	if err := os.Remove(part); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	rows := 0
	for _, p := range doc.Pages {
		rows += p.Count
	}
	for _, a := range doc.Absent {
		fmt.Fprintf(h.errs, "kvalitet: %s\n", a.Text.In(h.lang))
		h.failed = true
	}
	return h.emit(map[string]any{"file": out, "pages": len(doc.Pages), "rows": rows, "absent": doc.Absent},
		sheet{Name: column("Hämtat", "Fetched"), Columns: []kvalitet.Label{column("fil", "file"), column("sidor", "pages"), column("rader", "rows"), column("saknas", "absent")},
			Rows: [][]any{{out, len(doc.Pages), rows, len(doc.Absent)}}})
}

// absences asks for the measures' metadata and says which of them have no figures, and why. The metadata is stored too.
func (h *host) absences(ctx context.Context, client *kolada.Client, q kolada.Query, doc *pagesJSON) error {
	var bodies strings.Builder
	for _, p := range doc.Pages {
		bodies.Write(p.Body)
	}
	for i := 0; i < len(q.KPIs); i += 25 {
		address := strings.TrimRight(client.Base, "/") + "/kpi/" + strings.Join(q.KPIs[i:min(i+25, len(q.KPIs))], ",")
		for p, err := range client.Pages(ctx, address) {
			if err != nil {
				return err
			}
			p.Fetched = time.Now().UTC().Truncate(time.Second)
			doc.Pages = append(doc.Pages, p)
			bodies.Write(p.Body)
		}
	}
	if bodies.Len() == 0 {
		return nil
	}
	d, err := kolada.Read(strings.NewReader(bodies.String()))
	if err != nil {
		return err
	}
	doc.Absent = notNil(d.Absent(q.KPIs...))
	return nil
}

// write writes the pages as JSON.
func (p pagesJSON) write(w io.Writer) error { return writeJSON(w, p) }
