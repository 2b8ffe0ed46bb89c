package main

import (
	"fmt"

	"github.com/google/uuid"
	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/risk"
)

// riskDiffCommand compares two years' registers.
func riskDiffCommand(h *host) *cobra.Command {
	var profile string
	cmd := &cobra.Command{
		Use:   "diff BEFORE AFTER [-profile 4x4 | …]",
		Short: "Vad som hänt med riskerna sedan förra året / what became of the risks since last year",
		Long: `Jämför två riskregister, risk för risk på id: ny, borttagen, högre, lägre, oförändrad; den som inte är bedömd båda gångerna går
inte att jämföra. Visar också hur många som står i varje nivå före och efter.
/
Compares two registers by id: new, gone, up, down, the same; one that is not rated both times cannot be compared.`,
		Example: `  kvalitet risk diff risker.csv risker.csv -profile 4x4`,
		Args:    cobra.ExactArgs(2),
		RunE:    func(_ *cobra.Command, files []string) error { return h.riskDiff(files, profile) },
	}
	cmd.Flags().StringVar(&profile, "profile", "4x4", "matris / matrix: 4x4, 5x5, 3x3, malmo, iso27005, 4x4-5, ebios, FILE.json")
	return cmd
}

type riskDiffJSON struct {
	Risks    []riskChange      `json:"risks"`
	Counts   map[string]int    `json:"counts"`
	Bands    []riskBandChanges `json:"bands"`
	Problems []table.Problem   `json:"problems"`
}

type riskChange struct {
	ID     string      `json:"id"`
	Text   string      `json:"text"`
	Change risk.Change `json:"change"`
	Before *int        `json:"before"`
	After  *int        `json:"after"`
}

type riskBandChanges struct {
	Band   string         `json:"band"`
	Name   kvalitet.Label `json:"name"`
	Before int            `json:"before"`
	After  int            `json:"after"`
}

func (h *host) riskDiff(files []string, profile string) error {
	m, _, err := h.readMatrix(profile)
	if err != nil {
		return err
	}
	out := riskDiffJSON{Risks: []riskChange{}, Counts: map[string]int{}, Problems: []table.Problem{}}
	var ranked [2][]risk.Ranked
	texts := map[uuid.UUID]risk.Risk{}
	var order []uuid.UUID
	for _, b := range m.Bands {
		out.Bands = append(out.Bands, riskBandChanges{Band: b.Code, Name: b.Name})
	}
	for i, file := range files {
		t, err := h.read(file, riskColumns...)
		if err != nil {
			return err
		}
		if err := t.Need("id"); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		ranked[i] = risk.Rank(readRiskRegister(t, m, kindColumns(t, m), true).Register, m)
		out.Problems = append(out.Problems, h.badRows(t)...)
		for j, k := range ranked[i] {
			ranked[i][j].Risk.ID = exampleID("risk", k.Risk.Number)
			if _, seen := texts[ranked[i][j].Risk.ID]; !seen {
				order = append(order, ranked[i][j].Risk.ID)
			}
			texts[ranked[i][j].Risk.ID] = k.Risk
		}
		for j, n := range risk.Summarise(ranked[i], m, func(risk.Ranked) string { return "" }, "")[0].Bands {
			if i == 0 {
				out.Bands[j].Before = n
			} else {
				out.Bands[j].After = n
			}
		}
	}
	s := sheet{Name: column("Förändring", "Change"), Columns: []kvalitet.Label{column("id", "id"), column("risk", "risk"), column("vad", "what"), column("före", "before"), column("efter", "after")}}
	value := func(v risk.Value) *int {
		if !v.Rated() {
			return nil
		}
		return &v.Value
	}
	byID := map[uuid.UUID]risk.Difference{}
	for _, d := range risk.Diff(ranked[0], ranked[1]) {
		byID[d.Risk] = d
	}
	for _, id := range order {
		d, r := byID[id], texts[id]
		out.Counts[d.Change.String()]++
		out.Risks = append(out.Risks, riskChange{r.Number, r.Event, d.Change, value(d.Before), value(d.After)})
		s.Rows = append(s.Rows, []any{r.Number, r.Event, d.Change.Label(), whole(value(d.Before)), whole(value(d.After))})
	}
	bands := sheet{Name: column("Nivåer", "Bands"), Columns: []kvalitet.Label{column("nivå", "band"), column("före", "before"), column("efter", "after")}}
	for _, b := range out.Bands {
		bands.Rows = append(bands.Rows, []any{b.Name, b.Before, b.After})
	}
	return h.emit(out, s, bands)
}

// riskVotesCommand sums up what a workshop held.
func riskVotesCommand(h *host) *cobra.Command {
	var profile string
	cmd := &cobra.Command{
		Use:   "votes FILE [-profile 4x4 | …]",
		Short: "Röster från en workshop: median och oenighet / votes of a workshop: median and disagreement",
		Long: `Läser röster, en per rad: id, sannolikhet, konsekvens, utan namn. Ger medianen på båda axlarna, hur långt isär rösterna ligger,
och riskvärdet där medianerna är steg. Ligger rösterna två steg isär eller mer är det värt att fråga varför innan något skrivs ned.
/
Reads votes, one a row: id, likelihood, consequence, without names. Gives the medians, how far apart the votes are, and the
value where the medians are steps.`,
		Example: `  printf 'id;sannolikhet;konsekvens\nE1;2;3\nE1;4;3\n' | kvalitet risk votes -`,
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return h.riskVotes(args[0], profile) },
	}
	cmd.Flags().StringVar(&profile, "profile", "4x4", "matris / matrix: 4x4, 5x5, 3x3, malmo, iso27005, 4x4-5, ebios, FILE.json")
	return cmd
}

type votedJSON struct {
	ID          string       `json:"id"`
	Votes       int          `json:"votes"`
	Likelihood  risk.Opinion `json:"likelihood"`
	Consequence risk.Opinion `json:"consequence"`
	Spread      int          `json:"spread"` // the wider of the two
	Discuss     bool         `json:"discuss"`
	Value       *int         `json:"value"` // where both medians are steps
	Band        string       `json:"band"`
}

func (h *host) riskVotes(file, profile string) error {
	m, _, err := h.readMatrix(profile)
	if err != nil {
		return err
	}
	t, err := h.read(file, riskColumns...)
	if err != nil {
		return err
	}
	for _, c := range []string{"id", stepColumn(t, "likelihood"), stepColumn(t, "consequence")} {
		if err := t.Need(c); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	words := make([]risk.Words, len(t.Rows))
	for i, r := range t.Rows {
		words[i] = risk.Words{Likelihood: r.Text(stepColumn(t, "likelihood")), Consequence: r.Text(stepColumn(t, "consequence"))}
	}
	ls, cs := m.Reading(words)
	votes := map[string][]risk.Vote{}
	var order []string
	for _, r := range t.Rows {
		l, ok := riskStep(r, stepColumn(t, "likelihood"), ls)
		c, also := riskStep(r, stepColumn(t, "consequence"), cs)
		if !ok || !also || l == 0 || c == 0 {
			continue // a blank vote is no vote
		}
		id := r.Text("id")
		if votes[id] == nil {
			order = append(order, id)
		}
		votes[id] = append(votes[id], risk.Vote{Likelihood: l, Consequence: c})
	}
	out := struct {
		Risks    []votedJSON     `json:"risks"`
		Problems []table.Problem `json:"problems"`
	}{[]votedJSON{}, nil}
	s := sheet{Name: column("Röster", "Votes"), Columns: []kvalitet.Label{column("id", "id"), column("röster", "votes"), column("sannolikhet", "likelihood"),
		column("konsekvens", "consequence"), column("steg isär", "steps apart"), column("riskvärde", "value"), column("nivå", "band")}}
	for _, id := range order {
		l, c, _ := risk.Opinions(votes[id])
		j := votedJSON{ID: id, Votes: len(votes[id]), Likelihood: l, Consequence: c, Spread: max(l.Spread(), c.Spread())}
		j.Discuss = j.Spread >= 2
		if l.Median == float64(int(l.Median)) && c.Median == float64(int(c.Median)) {
			v, err := m.Rate(int(l.Median), int(c.Median))
			if err != nil {
				return err
			}
			j.Value, j.Band = &v.Value, v.Band.Name.In(h.lang)
		}
		out.Risks = append(out.Risks, j)
		s.Rows = append(s.Rows, []any{j.ID, j.Votes, l.Median, c.Median, j.Spread, whole(j.Value), j.Band})
	}
	out.Problems = h.badRows(t)
	return h.emit(out, s)
}
