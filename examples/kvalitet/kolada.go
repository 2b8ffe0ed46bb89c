package main

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis"
	"github.com/kommunkvalitet/kvalitet/analysis/kolada"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
)

func koladaCommand(h *host) *cobra.Command {
	c := &cobra.Command{
		Use:   "kolada",
		Short: "Nyckeltal ur Kolada: hämta och analysera / figures from Kolada: fetch and analyse",
	}
	c.AddCommand(koladaAnalyseCommand(h), koladaFetchCommand(h), koladaSimilarCommand(h), koladaIndexCommand(h), koladaRevisionsCommand(h))
	return c
}

// analyseFlags are what the user said about the analysis.
type analyseFlags struct {
	municipality, peers, sex       string
	kpis, targets, betters, breaks []string
	until                          float64
	policy                         analysis.Policy
}

func koladaAnalyseCommand(h *host) *cobra.Command {
	f := analyseFlags{policy: analysis.DefaultPolicy()}
	c := &cobra.Command{
		Use:   "analyse -municipality CODE [-peers similar|GROUP|CODES] FILE…",
		Short: "Ta nyckeltal uppför analystrappan / take figures up the analysis staircase",
		Long: `Läser lagrade svar från Koladas API (version 2 och 3) eller CSV med kolumnerna kpi, entity, year, value, och beräknar
analystrappans fyra första steg för kommunens nyckeltal: förändring, trend, avstånd till mål, jämförelse med andra och mönster.
Filer med nyckeltal, kommuner och grupper (JSON eller CSV) får ges samtidigt; vad en fil är syns på innehållet.
/
Reads stored answers of Kolada's API (versions 2 and 3) or CSV with the columns kpi, entity, year, value, and computes
the first four steps of the staircase for the municipality's measures.`,
		Example: `  kvalitet kolada analyse -municipality 1984 -peers 0319,0562,0687,1082,1083,1885,2084 -target N03702=400 -better N03702=higher data.json
  kvalitet kolada analyse -municipality 0580 -format json serier.csv`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, files []string) error { return h.koladaAnalyse(f, files) },
	}
	flags := c.Flags()
	flags.StringVar(&f.municipality, "municipality", "", "kommunens kod (alla i filen utan flaggan) / the municipality's code")
	flags.StringVar(&f.peers, "peers", "similar", "similar, county, size, all, en grupp (G37325) eller koder med komma / or a group or codes")
	flags.StringSliceVar(&f.kpis, "kpi", nil, "bara dessa nyckeltal / only these measures")
	flags.StringSliceVar(&f.targets, "target", nil, "målvärde, N03702=350 eller 350 för alla / target")
	flags.StringSliceVar(&f.betters, "better", nil, "önskad riktning, N03702=higher|lower|neither (eller högre|lägre) / direction of good")
	flags.StringSliceVar(&f.breaks, "break", nil, "definitionsbrott, N03702=2019 / break in definition")
	flags.StringVar(&f.sex, "sex", "T", "T, K, M")
	flags.Float64Var(&f.until, "year", 0, "bortse från senare år / disregard later years")
	flags.Float64Var(&f.policy.Alpha, "alpha", f.policy.Alpha, "signifikansnivå / level of significance")
	flags.Float64Var(&f.policy.Horizon, "horizon", f.policy.Horizon, "år framåt för prognosen / years ahead for the forecast")
	flags.IntVar(&f.policy.MinTrend, "min-trend", f.policy.MinTrend, "minsta antal värden för trend / fewest values for a trend")
	flags.IntVar(&f.policy.MinCompared, "min-compared", f.policy.MinCompared, "minsta antal jämförda för färg / fewest compared for a colour")
	flags.IntVar(&f.policy.MinPattern, "min-pattern", f.policy.MinPattern, "minsta antal par för samvariation / fewest pairs for a pattern")
	return c
}

// perKPI reads KPI=VALUE; a value alone is for every measure.
func perKPI(entries []string) map[string]string {
	values := make(map[string]string)
	for _, e := range entries {
		kpi, value, ok := strings.Cut(e, "=")
		if !ok {
			kpi, value = "", e
		}
		values[strings.TrimSpace(kpi)] = strings.TrimSpace(value)
	}
	return values
}

func forKPI(values map[string]string, kpi string) (string, bool) {
	v, ok := values[kpi]
	if !ok {
		v, ok = values[""]
	}
	return v, ok
}

func parseBetter(text string) (analysis.Better, error) {
	switch strings.ToLower(text) {
	case "högre", "hög", "up", "high", "+", "1":
		return analysis.BetterHigher, nil
	case "lägre", "låg", "down", "low", "-", "-1":
		return analysis.BetterLower, nil
	case "ingen", "varken", "none", "0":
		return analysis.BetterNeither, nil
	default:
		return analysis.ParseBetter(strings.ToLower(text))
	}
}

// peersFor chooses the comparison set that the user asked for.
func (f analyseFlags) peersFor(d *kolada.Data, entity string) (analysis.Peers, error) {
	switch f.peers {
	case "similar", "liknande", "":
		return d.Peers(entity), nil
	case "all", "alla":
		return d.Everyone(entity), nil
	case "county", "län":
		return d.County(entity), nil
	case "size", "storlek":
		return d.SameSize(entity, 1.5), nil
	}
	if g, ok := d.Groups[f.peers]; ok {
		return d.PeersIn(g), nil
	}
	if _, group := strings.CutPrefix(f.peers, "G"); group {
		return nil, fmt.Errorf("-peers %s: gruppen finns inte i filerna / no such group in the files", f.peers)
	}
	codes := strings.FieldsFunc(f.peers, func(r rune) bool { return r == ',' || r == ' ' || r == ';' })
	return d.PeersOf(kvalitet.Label{SV: "eget nätverk", EN: "own network"}, codes...), nil
}

func (h *host) koladaAnalyse(f analyseFlags, files []string) error {
	if err := f.policy.Validate(); err != nil {
		return err
	}
	d, err := h.koladaData(files)
	if err != nil {
		return err
	}
	sex := map[string]analysis.Sex{"T": analysis.SexTotal, "K": analysis.SexWomen, "M": analysis.SexMen}[strings.ToUpper(f.sex)]
	if sex == 0 {
		return fmt.Errorf("-sex %s: T, K, M", f.sex)
	}
	out := analyseJSON{Problems: h.koladaProblems(d, files), Attribution: kolada.Attribution(kolada.Provenance{Processed: true}).In(h.lang)}
	if n := len(f.municipality); n > 0 && n < 4 && strings.Trim(f.municipality, "0123456789") == "" {
		f.municipality = strings.Repeat("0", 4-n) + f.municipality // a spreadsheet takes the zero away
	}
	entities := []string{f.municipality}
	if f.municipality == "" {
		entities = slices.DeleteFunc(d.EntityIDs(), func(id string) bool { return strings.HasPrefix(id, "G") || id == kolada.Nation })
	} else if !slices.Contains(d.EntityIDs(), f.municipality) {
		return fmt.Errorf("-municipality %s: %s", f.municipality, h.t("kommunen har inga värden i filerna", "the municipality has no figures in the files")+
			there(h, d.EntityIDs()))
	}
	for _, entity := range entities {
		if err := h.analyseEntity(&out, d, f, entity, sex); err != nil {
			return err
		}
	}
	out.multiplicity(f.policy.Alpha)
	out.KKiK = notNil(out.KKiK)
	out.KPIs, out.Patterns, out.Correlations = notNil(out.KPIs), notNil(out.Patterns), notNil(out.Correlations)
	return h.emit(out, out.sheets(h)...)
}

func (h *host) analyseEntity(out *analyseJSON, d *kolada.Data, f analyseFlags, entity string, sex analysis.Sex) error {
	peers, err := f.peersFor(d, entity)
	if err != nil {
		return err
	}
	series, err := f.series(d, entity, sex)
	if err != nil {
		return err
	}
	targets, beside := perKPI(f.targets), series
	if len(series) > manyMeasures {
		beside = nil
		fmt.Fprintln(h.errs, "kvalitet: "+h.t(fmt.Sprintf("%d nyckeltal är för många för parvis samvariation; välj några med -kpi", len(series)),
			fmt.Sprintf("%d measures are too many for pairwise patterns; choose some with -kpi", len(series))))
	}
	for _, s := range series {
		options := []analysis.Option{analysis.Against(until(peers, f.until)), analysis.Under(f.policy), analysis.Beside(beside...)}
		if women, men := d.Series(s.KPI, entity, analysis.SexWomen), d.Series(s.KPI, entity, analysis.SexMen); len(women.Points) > 0 && len(men.Points) > 0 {
			options = append(options, analysis.Subgroups(cut(women, f.until), cut(men, f.until)))
		}
		if text, ok := forKPI(targets, s.KPI); ok {
			target, err := table.ParseDecimal(text)
			if err != nil {
				return fmt.Errorf("-target %s: %w", text, err)
			}
			options = append(options, analysis.Target(target.InexactFloat64()))
		}
		out.KPIs = append(out.KPIs, newKPI(d, s, analysis.Climb(s, options...), until(peers, f.until), f.policy))
	}
	out.correlate(entity, beside, peers, f, sex)
	out.kkik(h, entity)
	return nil
}

// manyMeasures is from how many measures their pairs are not looked at: some fifty thousand tests on ten years leave nothing.
const manyMeasures = 300

// series returns the entity's series that are asked for, each with the user's direction and breaks.
func (f analyseFlags) series(d *kolada.Data, entity string, sex analysis.Sex) ([]analysis.Series, error) {
	betters, breaks := perKPI(f.betters), perKPI(f.breaks)
	var all []analysis.Series
	for _, kpi := range d.Measures() {
		s := cut(d.Series(kpi, entity, sex), f.until)
		if len(s.Points) == 0 || len(f.kpis) > 0 && !slices.Contains(f.kpis, kpi) {
			continue
		}
		if text, ok := forKPI(betters, kpi); ok {
			b, err := parseBetter(text)
			if err != nil {
				return nil, fmt.Errorf("-better %s: %w", text, err)
			}
			s.Better = b
		}
		if text, ok := breaks[kpi]; ok {
			at, err := strconv.ParseFloat(text, 64)
			if err != nil {
				return nil, fmt.Errorf("-break %s: %w", text, err)
			}
			s.Breaks = []analysis.Break{{Time: at, Reason: kvalitet.Label{SV: "angivet av användaren", EN: "given by the user"}}}
		}
		all = append(all, s)
	}
	return all, nil
}

// finite is a number for JSON: nil when it does not exist.
func finite(v float64) *float64 {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return nil
	}
	return &v
}
