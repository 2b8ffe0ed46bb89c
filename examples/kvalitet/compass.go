package main

import (
	"cmp"
	"slices"
	"strings"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis/compass"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
)

func compassCommand(h *host) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "compass FILE",
		Short: "Stäm av och jämför Kommunkompassens poäng / check and compare Kommunkompassen's points",
		Long: `Läser CSV med kolumnerna kommun, år, version, område, värde och (valfritt) total, en rad per område. Området är ett nummer
eller en rubrik; en rad med området "total" är den publicerade totalen. Utan version används den som gällde året.
/
Reads CSV with the columns municipality, year, version, area, value and (optional) total, a row per area.`,
		Example: "  kvalitet compass poang.csv\n  kvalitet compass -format json poang.csv",
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return h.compass(args[0]) },
	}
	cmd.AddCommand(compassAwardCommand(h), compassAreasCommand(h))
	return cmd
}

type compassJSON struct {
	Cards       []cardJSON       `json:"cards"`
	Comparisons []comparisonJSON `json:"comparisons"`
	Medians     []mediansJSON    `json:"medians"`
	Problems    []table.Problem  `json:"problems"`
}

type cardJSON struct {
	Municipality   string             `json:"municipality"`
	Year           int                `json:"year"`
	Version        string             `json:"version"`
	VersionGuessed bool               `json:"versionGuessed"`
	Areas          []areaJSON         `json:"areas"`
	Sum            *float64           `json:"sum"` // none without a single area: that is not zero
	PublishedTotal *float64           `json:"publishedTotal"`
	Mismatch       bool               `json:"mismatch"`
	Difference     *float64           `json:"difference"` // published total minus sum
	Missing        []int              `json:"missing"`
	Findings       []kvalitet.Finding `json:"findings"`
}

type areaJSON struct {
	Area   int     `json:"area"`
	Title  string  `json:"title"`
	Points float64 `json:"points"`
}

type comparisonJSON struct {
	From       cardRef    `json:"from"`
	To         cardRef    `json:"to"`
	Comparable bool       `json:"comparable"`
	Reason     string     `json:"reason"`
	Difference *float64   `json:"difference"`
	Areas      []diffJSON `json:"areas"`
}

type cardRef struct {
	Municipality string `json:"municipality"`
	Year         int    `json:"year"`
	Version      string `json:"version"`
}

type diffJSON struct {
	Area       int     `json:"area"`
	Difference float64 `json:"difference"`
}

type mediansJSON struct {
	Version string     `json:"version"`
	Cards   int        `json:"cards"`
	Areas   []areaJSON `json:"areas"`
	Total   *float64   `json:"total"` // the median of totals, which is not the sum of the areas'
}

func nullFloat(d decimal.NullDecimal) *float64 {
	if !d.Valid {
		return nil
	}
	v := d.Decimal.InexactFloat64()
	return &v
}

func (h *host) compass(file string) error {
	t, err := h.read(file,
		table.Column{Name: "municipality", Aliases: []string{"kommun", "kommunkod"}, Required: true},
		table.Column{Name: "year", Aliases: []string{"år"}, Required: true},
		table.Column{Name: "version", Aliases: []string{"utgåva", "edition"}},
		table.Column{Name: "area", Aliases: []string{"område", "kriterium"}, Required: true},
		table.Column{Name: "value", Aliases: []string{"värde", "poäng", "points"}, Required: true},
		table.Column{Name: "total", Aliases: []string{"totalt", "summa", "publishedtotal"}},
	)
	if err != nil {
		return err
	}
	entries := compassCards(t)
	out := compassJSON{Cards: []cardJSON{}, Comparisons: []comparisonJSON{}, Medians: []mediansJSON{}}
	var cards []compass.Card
	for i, a := range entries {
		cards = append(cards, a.card)
		out.Cards = append(out.Cards, h.cardJSON(a))
		for _, b := range entries[i+1:] {
			if a.card.Municipality == b.card.Municipality || a.card.Year == b.card.Year {
				out.Comparisons = append(out.Comparisons, h.comparisonJSON(a, b))
			}
		}
	}
	for _, e := range compass.Editions() {
		m := compass.MediansOf(e, cards...)
		if m.Cards < 2 {
			continue
		}
		j := mediansJSON{Version: m.Edition, Cards: m.Cards, Areas: []areaJSON{}, Total: nullFloat(m.Total)}
		for _, a := range m.Areas {
			j.Areas = append(j.Areas, areaJSON{a.Area, e.Areas[a.Area-1].Title.In(h.lang), a.Median.InexactFloat64()})
		}
		out.Medians = append(out.Medians, j)
	}
	out.Problems = h.badRows(t)
	return h.emit(out, out.sheets()...)
}

// cardEntry is a card with the version as the file calls it. A name of its own ("v2") is taken to have the areas of the
// edition of the first year in which it stands.
type cardEntry struct {
	card    compass.Card
	version string
	guessed bool
}

// compassCards gathers the rows of each municipality, year and version into a card, in that order.
func compassCards(t *table.Table) []*cardEntry {
	byKey, named := make(map[string]*cardEntry), make(map[string]compass.Edition)
	var all []*cardEntry
	for _, r := range t.Rows {
		year, ok := r.Int("year")
		if !r.Require("municipality", "year", "area") || !ok {
			continue
		}
		version := r.Text("version")
		edition, known := compass.EditionNamed(version)
		guess := r.Blank("version")
		switch began, err := table.ParseDecimal(firstYear(version)); {
		case known:
		case guess:
			edition, known = compass.EditionFor(year)
		case err == nil && len(version) >= 4: // the year in which a version began, or its span
			edition, known = compass.EditionFor(int(began.IntPart()))
		default:
			guess = true
			if edition, known = named[version]; !known {
				if edition, known = compass.EditionFor(year); known {
					named[version] = edition
				}
			}
		}
		if _, own := named[version]; !own {
			version = edition.Code
		}
		if !known {
			r.Fail("version", "unknown", "utgåvan finns inte (2002, 2010, 2016, 2020)", "no such version (2002, 2010, 2016, 2020)")
			continue
		}
		key := r.Text("municipality") + "\x00" + version + "\x00" + r.Text("year")
		e := byKey[key]
		if e == nil {
			e = &cardEntry{compass.Card{ID: uuid.NewSHA1(uuid.NameSpaceURL, []byte(key)), Municipality: r.Text("municipality"), Year: year, Edition: edition.Code}, version, guess}
			byKey[key] = e
			all = append(all, e)
		}
		addRow(r, &e.card, edition)
	}
	slices.SortStableFunc(all, func(a, b *cardEntry) int {
		return cmp.Or(strings.Compare(a.card.Municipality, b.card.Municipality), cmp.Compare(a.card.Year, b.card.Year), strings.Compare(a.version, b.version))
	})
	return all
}

func firstYear(text string) string {
	if len(text) >= 4 {
		return text[:4]
	}
	return text
}

// addRow puts a row's points or total on the card; what cannot be is noted on the row.
func addRow(r *table.Row, c *compass.Card, e compass.Edition) {
	if total, ok := r.Decimal("total"); ok {
		if c.Total.Valid && !c.Total.Decimal.Equal(total) {
			r.Fail("total", "conflict", "en annan rad har en annan total", "another row has another total")
		}
		c.Total = decimal.NewNullDecimal(total)
	}
	name := r.Text("area")
	points, ok := r.Decimal("value")
	switch strings.ToLower(name) {
	case "total", "totalt", "summa", "sum":
		if ok {
			c.Total = decimal.NewNullDecimal(points)
		}
		return
	}
	area, known := e.Area(name)
	_, twice := c.Score(area.Number)
	switch {
	case !known:
		r.Fail("area", "unknown", "området finns inte i utgåva "+e.Code, "the area is not in version "+e.Code)
	case !ok: // no points: the area is missing
	case twice:
		r.Fail("area", "duplicate", "området har redan poäng", "the area already has points")
	case points.IsNegative() || points.GreaterThan(decimal.NewFromInt(int64(area.Max))):
		r.Fail("value", "range", "poängen är inte 0–100", "the points are not 0–100")
	default:
		c.Scores = append(c.Scores, compass.Score{Area: area.Number, Points: points})
		slices.SortFunc(c.Scores, func(a, b compass.Score) int { return a.Area - b.Area })
	}
}

func (h *host) cardJSON(entry *cardEntry) cardJSON {
	c := entry.card
	e, _ := compass.EditionNamed(c.Edition)
	a := c.Account(e)
	findings := kvalitet.Run(compass.Rules(), &c)
	h.failOnFinding(kvalitet.Evaluate(kvalitet.Profile{}, findings))
	j := cardJSON{Municipality: c.Municipality, Year: c.Year, Version: entry.version, VersionGuessed: entry.guessed, Areas: []areaJSON{},
		PublishedTotal: nullFloat(c.Total), Mismatch: a.Mismatch, Difference: nullFloat(a.Difference), Missing: notNil(a.Missing), Findings: findings}
	if len(c.Scores) > 0 {
		j.Sum = finite(a.Sum.InexactFloat64())
	}
	for _, s := range c.Scores {
		j.Areas = append(j.Areas, areaJSON{s.Area, e.Areas[s.Area-1].Title.In(h.lang), s.Points.InexactFloat64()})
	}
	return j
}

func (h *host) comparisonJSON(a, b *cardEntry) comparisonJSON {
	c := compass.Compare(a.card, b.card)
	if c.Comparable && a.version != b.version {
		c = compass.Comparison{Reason: kvalitet.Label{SV: "olika versioner", EN: "different versions"}}
	}
	j := comparisonJSON{From: cardRef{a.card.Municipality, a.card.Year, a.version}, To: cardRef{b.card.Municipality, b.card.Year, b.version},
		Comparable: c.Comparable, Reason: c.Reason.In(h.lang), Difference: nullFloat(c.Difference), Areas: []diffJSON{}}
	for _, d := range c.Areas {
		j.Areas = append(j.Areas, diffJSON{d.Area, d.Difference.InexactFloat64()})
	}
	return j
}

func (out compassJSON) sheets() []sheet {
	cards := sheet{Name: column("Poäng", "Points"), Columns: []kvalitet.Label{column("kommun", "municipality"), column("år", "year"), column("version", "version"),
		column("summa", "sum"), column("publicerad total", "published total"), column("stämmer inte", "mismatch"), column("områden som saknas", "areas missing")}}
	for _, c := range out.Cards {
		cards.Rows = append(cards.Rows, []any{c.Municipality, c.Year, c.Version, orNil(c.Sum), orNil(c.PublishedTotal), c.Mismatch, len(c.Missing)})
	}
	compared := sheet{Name: column("Jämförelser", "Comparisons"), Columns: []kvalitet.Label{column("från", "from"), column("till", "to"), column("jämförbara", "comparable"),
		column("skillnad", "difference"), column("anmärkning", "remark")}}
	for _, c := range out.Comparisons {
		compared.Rows = append(compared.Rows, []any{c.From.String(), c.To.String(), c.Comparable, orNil(c.Difference), c.Reason})
	}
	return []sheet{cards, compared}
}

// String gives the municipality and the year.
func (c cardRef) String() string { return c.Municipality + " " + strings.TrimSpace(cell(c.Year, "sv")) }
