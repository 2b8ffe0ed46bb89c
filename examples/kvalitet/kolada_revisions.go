package main

import (
	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis"
	"github.com/kommunkvalitet/kvalitet/analysis/kolada"
)

// koladaRevisionsCommand tells what Kolada has changed between two fetches.
func koladaRevisionsCommand(h *host) *cobra.Command {
	return &cobra.Command{
		Use:   "revisions OLD NEW",
		Short: "Vad som ändrats mellan två hämtningar / what changed between two fetches",
		Long: `Jämför två hämtningar: värden som tillkommit, ändrats, dragits in (med skäl) eller försvunnit, och nyckeltal vars definition
har ändrats. Kolada rättar värden och tar bort nyckeltal utan avisering. Hämta på samma sätt båda gångerna.
/
Compares two fetches: values added, changed, withdrawn (with the reason) or removed, and measures whose definition changed.`,
		Example: `  kvalitet kolada revisions varden-2025.csv varden-2026.csv`,
		Args:    cobra.ExactArgs(2),
		RunE:    func(_ *cobra.Command, files []string) error { return h.koladaRevisions(files[0], files[1]) },
	}
}

type revisionsJSON struct {
	Counts    map[kolada.RevisionKind]int `json:"counts"`
	Revisions []revisionJSON              `json:"revisions"`
	Redefined []string                    `json:"redefined"`
	Problems  []rowProblem                `json:"problems"`
}

type revisionJSON struct {
	KPI     string              `json:"kpi"`
	Entity  string              `json:"entity"`
	Sex     analysis.Sex        `json:"sex"`
	Year    int                 `json:"year"`
	Kind    kolada.RevisionKind `json:"kind"`
	Before  *float64            `json:"before"`
	After   *float64            `json:"after"`
	Missing analysis.Missing    `json:"missing,omitzero"` // why there is no value now
}

// revisionNames are the kinds of revision for people.
var revisionNames = map[kolada.RevisionKind]kvalitet.Label{
	kolada.RevisionAdded: column("tillkommit", "added"), kolada.RevisionChanged: column("ändrats", "changed"),
	kolada.RevisionWithdrawn: column("dragits in", "withdrawn"), kolada.RevisionRemoved: column("försvunnit", "removed"),
}

func (h *host) koladaRevisions(before, after string) error {
	older, err := h.koladaData([]string{before})
	if err != nil {
		return err
	}
	newer, err := h.koladaData([]string{after})
	if err != nil {
		return err
	}
	out := revisionsJSON{Counts: map[kolada.RevisionKind]int{}, Revisions: []revisionJSON{}, Redefined: notNil(kolada.Redefined(older, newer)),
		Problems: append(h.koladaProblems(older, []string{before}), h.koladaProblems(newer, []string{after})...)}
	s := sheet{Name: column("Ändringar", "Changes"), Columns: []kvalitet.Label{column("nyckeltal", "measure"), column("kommun", "municipality"), column("kön", "sex"),
		column("år", "year"), column("vad", "what"), column("före", "before"), column("efter", "after"), column("skäl", "reason")}}
	for r := range kolada.Revisions(older, newer) {
		j := revisionJSON{r.KPI, r.Entity, r.Sex, r.Year, r.Kind, finite(r.Before), finite(r.After), r.Missing}
		out.Counts[r.Kind]++
		out.Revisions = append(out.Revisions, j)
		s.Rows = append(s.Rows, []any{j.KPI, j.Entity, j.Sex.Label(), j.Year, revisionNames[j.Kind], r.Before, r.After, r.Missing.Label()})
	}
	redefined := sheet{Name: column("Ändrad definition", "Changed definition"), Columns: []kvalitet.Label{column("nyckeltal", "measure"), column("benämning", "title")}}
	for _, kpi := range out.Redefined {
		redefined.Rows = append(redefined.Rows, []any{kpi, newer.KPIs[kpi].Title})
	}
	return h.emit(out, s, redefined)
}
