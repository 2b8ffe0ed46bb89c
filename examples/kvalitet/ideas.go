package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/google/uuid"
	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/governance/portfolio"
)

// criterionSets are the library's criteria by the name that -criteria knows them by.
func criterionSets() map[string][]portfolio.Criterion {
	return map[string][]portfolio.Criterion{"default": portfolio.DefaultCriteria(), "orebro": portfolio.OrebroCriteria()}
}

// sizingColumns are the six questions of Projektil's sizing, in the order of [portfolio.Sizing].
var sizingColumns = []table.Column{
	{Name: "extent", Aliases: []string{"omfattning", "storlek"}},
	{Name: "complexity", Aliases: []string{"komplexitet"}},
	{Name: "analysis", Aliases: []string{"analys", "analysbehov"}},
	{Name: "concerned", Aliases: []string{"berörda", "intressenter"}},
	{Name: "resources", Aliases: []string{"resurser"}},
	{Name: "length", Aliases: []string{"tid", "längd"}},
}

// ideaColumns are the columns that a file of ideas may have under some criteria.
func ideaColumns(criteria []portfolio.Criterion) []table.Column {
	columns := []table.Column{
		{Name: "idea", Aliases: []string{"idé", "namn", "name", "insats"}, Required: true},
		{Name: "groups", Aliases: []string{"målgrupper", "grupper"}},
		{Name: "processes", Aliases: []string{"processer"}},
		{Name: "systems", Aliases: []string{"system"}},
	}
	for _, c := range criteria {
		columns = append(columns, table.Column{Name: c.Code, Aliases: append([]string{c.Name.SV, c.Name.EN}, criterionWords[c.Code]...)})
	}
	return append(columns, sizingColumns...)
}

// criterionWords are short Swedish headings for the criteria.
var criterionWords = map[string][]string{"benefit": {"nytta"}, "goals": {"mål", "målbidrag"}, "feasible": {"genomförbarhet"}, "urgent": {"brådska"},
	"need": {"behov"}, "simplify": {"förenkla"}, "renew": {"förnya"}, "improve": {"förbättra"}}

// ideasCommand ranks ideas, sizes them and finds what they have in common.
func ideasCommand(h *host) *cobra.Command {
	var set string
	cmd := &cobra.Command{
		Use:   "ideas FILE [-criteria default|orebro]",
		Short: "Prioritera idéer, bestäm storlek, se synergier / rank ideas, size them, see synergies",
		Long: `Läser en idé per rad: idé, en kolumn med poäng (0–5) per kriterium, och om de finns omfattning, komplexitet, analysbehov,
berörda, resurser och tid (låg, medel, hög), målgrupper, processer och system (flera skilda med |).
Kriterierna är nytta (vikt 3), mål (3), genomförbarhet (2) och brådska (1), eller med -criteria orebro behov, förenkla, förnya
och förbättra. En idé som saknar poäng för ett kriterium rangordnas inte: det som saknas är inte noll. Storleken är uppgift,
uppdrag eller projekt; den bestäms när alla sex frågor är besvarade.
/
Reads an idea per row with points per criterion, ranks those that are judged by all, says whether each is a task, an
assignment or a project, and which touch the same groups, processes or systems.`,
		Example: `  printf 'idé;nytta;mål;genomförbarhet;brådska;system\nE-tjänst;5;4;3;2;bygglov\nChatt;3;3;5;1;bygglov|telefoni\n' | kvalitet ideas -
  kvalitet ideas ideer.csv -criteria orebro -format json`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			criteria, ok := criterionSets()[set]
			if !ok {
				return fmt.Errorf("-criteria %s: %s", set, strings.Join(slices.Sorted(maps.Keys(criterionSets())), ", "))
			}
			return h.ideas(args[0], criteria)
		},
	}
	cmd.Flags().StringVar(&set, "criteria", "default", "kriterier / criteria: default, orebro")
	return cmd
}

// ideaJSON is one idea of the JSON document, the ranked first.
type ideaJSON struct {
	Row    int             `json:"row"`
	Idea   string          `json:"idea"`
	Place  int             `json:"place"` // 0 is not ranked
	Sum    int             `json:"sum"`
	Parts  map[string]int  `json:"parts"` // points × weight by criterion
	Open   []string        `json:"open"`  // criteria that are not judged
	Size   *portfolio.Size `json:"size"`  // null until all six questions are answered
	Points int             `json:"points"`
}

// synergyJSON is what two ideas have in common.
type synergyJSON struct {
	A         string   `json:"a"`
	B         string   `json:"b"`
	Groups    []string `json:"groups"`
	Processes []string `json:"processes"`
	Systems   []string `json:"systems"`
}

func (h *host) ideas(file string, criteria []portfolio.Criterion) error {
	t, err := h.read(file, ideaColumns(criteria)...)
	if err != nil {
		return err
	}
	var scores []portfolio.Scores
	var initiatives []portfolio.Initiative
	found := map[uuid.UUID]ideaJSON{}
	for _, row := range t.Rows {
		if !row.Require("idea") {
			continue
		}
		id := uuid.NewSHA1(uuid.NameSpaceURL, fmt.Appendf(nil, "kvalitet/ideas/%d", row.Number))
		points, ok := ideaPoints(row, criteria)
		sizing, sized := ideaSizing(row)
		if !ok || !sized {
			continue
		}
		idea := ideaJSON{Row: row.Number, Idea: row.Text("idea")}
		var size portfolio.Size
		if size, idea.Points, _ = portfolio.DefaultSizing().Size(sizing); size.Valid() {
			idea.Size = &size
		}
		found[id] = idea
		scores = append(scores, portfolio.Scores{Initiative: id, Points: points})
		initiatives = append(initiatives, portfolio.Initiative{ID: id, Name: idea.Idea, Phase: portfolio.PhaseIdea,
			Groups: several(row.Text("groups")), Processes: several(row.Text("processes")), Systems: several(row.Text("systems"))})
	}
	document := struct {
		Ideas     []ideaJSON      `json:"ideas"`
		Synergies []synergyJSON   `json:"synergies"`
		Problems  []table.Problem `json:"problems"`
	}{[]ideaJSON{}, []synergyJSON{}, h.badRows(t)}
	ranking := sheet{Name: column("Rangordning", "Ranking"), Columns: []kvalitet.Label{column("plats", "place"), column("idé", "idea"), column("summa", "sum"), column("ej bedömt", "not judged"), column("storlek", "size")}}
	for _, p := range portfolio.Prioritise(criteria, scores) {
		idea := found[p.Initiative]
		idea.Place, idea.Sum, idea.Parts, idea.Open = p.Place, p.Sum, map[string]int{}, notNil(p.Open)
		var place, size any
		if p.Place > 0 {
			place = p.Place
		}
		if idea.Size != nil {
			size = idea.Size.Label()
		}
		var open []string
		for i, c := range criteria {
			if slices.Contains(p.Open, c.Code) {
				open = append(open, c.Name.In(h.lang))
			} else {
				idea.Parts[c.Code] = p.Parts[i]
			}
		}
		document.Ideas = append(document.Ideas, idea)
		ranking.Rows = append(ranking.Rows, []any{place, idea.Idea, p.Sum, strings.Join(open, ", "), size})
	}
	together := sheet{Name: column("Synergier", "Synergies"), Columns: []kvalitet.Label{column("idé", "idea"), column("och", "and"), column("gemensamt", "in common")}}
	for _, s := range portfolio.Synergies(initiatives) {
		x := synergyJSON{found[s.A].Idea, found[s.B].Idea, notNil(s.Groups), notNil(s.Processes), notNil(s.Systems)}
		document.Synergies = append(document.Synergies, x)
		together.Rows = append(together.Rows, []any{x.A, x.B, strings.Join(slices.Concat(x.Groups, x.Processes, x.Systems), ", ")})
	}
	return h.emit(document, ranking, together)
}

// ideaPoints reads the points of a row; a blank cell has not been judged. False says that a cell is bad.
func ideaPoints(row *table.Row, criteria []portfolio.Criterion) (map[string]int, bool) {
	points := map[string]int{}
	ok := true
	for _, c := range criteria {
		if row.Blank(c.Code) {
			continue
		}
		n, whole := row.Int(c.Code)
		if whole && (n < 0 || n > 5) {
			row.Fail(c.Code, "range", "poängen är inte 0–5", "the points are not 0–5")
			whole = false
		}
		points[c.Code], ok = n, ok && whole
	}
	return points, ok
}

// ideaSizing reads the answers of the six questions; a blank cell has not been judged. False says that a cell is bad.
func ideaSizing(row *table.Row) (portfolio.Sizing, bool) {
	var s portfolio.Sizing
	ok := true
	for i, to := range []*portfolio.Degree{&s.Extent, &s.Complexity, &s.Analysis, &s.Concerned, &s.Resources, &s.Length} {
		name := sizingColumns[i].Name
		if row.Blank(name) {
			continue
		}
		word := fold(row.Text(name))
		for _, d := range portfolio.Degrees() {
			if word == d.String() || word == d.Label().SV || word == d.Label().EN || strings.TrimSuffix(word, "t") == d.Label().SV {
				*to = d
			}
		}
		if !to.Valid() {
			row.Fail(name, "unknown", fmt.Sprintf("%q är varken låg, medel eller hög", word), fmt.Sprintf("%q is neither low, medium nor high", word))
			ok = false
		}
	}
	return s, ok
}
