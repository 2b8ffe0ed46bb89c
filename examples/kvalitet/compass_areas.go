package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis/compass"
)

// compassAreasCommand shows the areas of an edition.
func compassAreasCommand(h *host) *cobra.Command {
	var edition string
	cmd := &cobra.Command{
		Use:   "areas [-edition 2002|2010|2016|2020]",
		Short: "Kommunkompassens områden och frågor per utgåva / areas and questions by edition",
		Example: `  kvalitet compass areas -edition 2002
  kvalitet compass areas -format json`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			editions := compass.Editions()
			if edition != "" {
				e, ok := compass.EditionNamed(edition)
				if !ok {
					return fmt.Errorf("-edition %s: 2002, 2010, 2016, 2020", edition)
				}
				editions = []compass.Edition{e}
			}
			s := sheet{Name: column("Områden", "Areas"), Columns: []kvalitet.Label{column("utgåva", "edition"), column("nr", "no"), column("område", "area"),
				column("poäng", "points"), column("frågar om", "asks about")}}
			for _, e := range editions {
				for _, a := range e.Areas {
					var topics []string
					for _, topic := range a.Topics {
						topics = append(topics, topic.In(h.lang))
					}
					s.Rows = append(s.Rows, []any{e.Code, a.Number, a.Title, a.Max, strings.Join(topics, "; ")})
				}
			}
			return h.emit(struct {
				Editions []compass.Edition `json:"editions"`
			}{editions}, s)
		},
	}
	cmd.Flags().StringVar(&edition, "edition", "", "bara denna utgåva / this edition only")
	return cmd
}
