package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet/control/sampling"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
)

type sampleFlags struct {
	population, size, found               int
	seed                                  uint64
	method, strata, amounts, amount       string
	tolerable, confidence, expected, dist string
}

type sampleJSON struct {
	Size         int      `json:"size"`
	Items        []int    `json:"items"`
	Order        []int    `json:"order"`
	Method       string   `json:"method"`
	Distribution string   `json:"distribution,omitempty"`
	Population   *int     `json:"population,omitempty"`
	Seed         *uint64  `json:"seed,omitempty"`
	Tolerable    *float64 `json:"tolerable,omitempty"`
	Confidence   *float64 `json:"confidence,omitempty"`
	ExpectedRate *float64 `json:"expectedRate,omitempty"`
	Allowed      *int     `json:"allowed,omitempty"`
	Risk         *float64 `json:"risk,omitempty"`
	Found        *int     `json:"found,omitempty"`
	FoundRate    *float64 `json:"foundRate,omitempty"`
	// UpperLimit is the upper limit of the share of errors, UpperErrors in whole errors of the population.
	UpperLimit  *float64 `json:"upperLimit,omitempty"`
	UpperErrors *int     `json:"upperErrors,omitempty"`
	// Supported says whether the upper limit lies below the tolerable rate.
	Supported *bool              `json:"supported,omitempty"`
	Strata    []sampling.Stratum `json:"strata,omitempty"`
	Money     *moneyJSON         `json:"money,omitempty"`
}

func controlSampleCommand(h *host) *cobra.Command {
	f := sampleFlags{}
	cmd := &cobra.Command{
		Use:   "sample",
		Short: "Stickprov: storlek, urval som går att göra om, och övre gräns / samples: size, repeatable selection, upper limit",
		Long: `Storlek: -tolerable 0,05 -confidence 0,95 [-expected 0 | 1 | 1%] [-population N]. Med population räknas exakt hypergeometriskt,
utan binomialt (-distribution väljer). -expected är en andel (0,01 eller 1%) eller ett antal fel (heltal).
Urval: -population N -size n -seed S [-method random|systematic]. Samma frö ger samma urval; ett större urval börjar med det mindre.
Stratifierat: -strata "Norr=120,Söder=80" -size n. Efter belopp: -amounts FIL (kolumn belopp) eller -amount SUMMA, -tolerable KRONOR -confidence 0,95 [-expected KRONOR].
Med kolumnen rätt (rätt belopp) på de granskade raderna räknas troligt fel och övre gräns i kronor.
Efter prövningen: -found k ger den övre gränsen för felandelen.
/
Size: -tolerable 0.05 -confidence 0.95 [-expected 0 | 1 | 1%] [-population N]. With a population the hypergeometric distribution
is used, otherwise the binomial (-distribution chooses). -expected is a share (0.01 or 1%) or a number of errors (whole).
Selection: -population N -size n -seed S [-method random|systematic]. The same seed gives the same sample; a larger one begins
with the smaller. Stratified: -strata "North=120,South=80" -size n. By amount: -amounts FILE (a column amount) or -amount SUM,
-tolerable AMOUNT -confidence 0.95 [-expected AMOUNT]. With the right amounts of the tested rows the likely error and its upper
limit are computed. After the test: -found k gives the upper limit of the error rate.`,
		Example: `  kvalitet control sample -tolerable 0,05 -confidence 0,95
  kvalitet control sample -population 200 -tolerable 0.05 -confidence 0.95 -expected 1% -seed 7
  kvalitet control sample -population 500 -size 45 -seed 1 -method systematic
  kvalitet control sample -amount 10000000 -tolerable 500000 -confidence 0,95
  kvalitet control sample -size 60 -found 1 -confidence 0,95 -tolerable 0,08`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return h.controlSample(cmd, f) },
	}
	flags := cmd.Flags()
	flags.IntVar(&f.population, "population", 0, "antal i populationen / items in the population")
	flags.IntVar(&f.size, "size", 0, "stickprovets storlek / size of the sample")
	flags.Uint64Var(&f.seed, "seed", 0, "frö / seed")
	flags.StringVar(&f.method, "method", "random", "urvalsmetod / method: random, systematic, stratified, money")
	flags.StringVar(&f.strata, "strata", "", "skikt / strata: Norr=120,Söder=80")
	flags.StringVar(&f.amounts, "amounts", "", "CSV med kolumnen belopp (kronor) / with the column amount")
	flags.StringVar(&f.amount, "amount", "", "summa i kronor, för storlek efter belopp / sum in kronor, for a size by amount")
	flags.StringVar(&f.tolerable, "tolerable", "", "högsta godtagbara felandel, eller kronor med -amounts / tolerable rate, or kronor")
	flags.StringVar(&f.confidence, "confidence", "", "säkerhet / confidence, 0.95")
	flags.StringVar(&f.expected, "expected", "", "väntade fel: andel eller antal / expected errors: rate or number")
	flags.StringVar(&f.dist, "distribution", "", "fördelning / distribution: hypergeometric, binomial")
	flags.IntVar(&f.found, "found", 0, "antal fel i stickprovet / errors found in the sample")
	return cmd
}

// rate reads 0.05, 0,05, 5% and 95 (above one: per cent).
func rate(name, text string) (float64, error) {
	d, err := table.ParseDecimal(text)
	if err != nil {
		return 0, fmt.Errorf("-%s %q: inget tal / not a number", name, text)
	}
	x := d.InexactFloat64()
	if strings.Contains(text, "%") || x > 1 {
		x = d.Shift(-2).InexactFloat64()
	}
	return x, nil
}

func (h *host) controlSample(cmd *cobra.Command, f sampleFlags) error {
	given := cmd.Flags().Changed
	out := sampleJSON{Items: []int{}, Order: []int{}, Method: f.method, Size: f.size}
	if given("seed") {
		out.Seed = &f.seed
	}
	if given("population") {
		if f.population < 1 {
			return fmt.Errorf("-population %d: %s", f.population, h.t("minst 1", "at least 1"))
		}
		out.Population = &f.population
	}
	if f.amounts != "" || f.amount != "" {
		return h.moneySample(f, out)
	}
	confidence := 0.0
	if f.confidence != "" {
		var err error
		if confidence, err = rate("confidence", f.confidence); err != nil {
			return err
		}
		out.Confidence = &confidence
	}
	size := f.population
	switch {
	case f.dist == "binomial":
		size = 0
	case f.dist != "" && f.dist != "hypergeometric":
		return fmt.Errorf("-distribution %s: hypergeometric, binomial", f.dist)
	case f.dist == "hypergeometric" && f.population == 0:
		return fmt.Errorf("-distribution hypergeometric: -population saknas / is missing")
	}
	if f.tolerable != "" {
		tolerable, err := rate("tolerable", f.tolerable)
		if err != nil {
			return err
		}
		out.Tolerable = &tolerable
		if out.Confidence == nil {
			return fmt.Errorf("-confidence saknas / is missing")
		}
		if !given("size") {
			if err := out.plan(sampling.Plan{Population: size, Tolerable: tolerable, Confidence: confidence}, f.expected); err != nil {
				return err
			}
		}
	}
	if out.Size == 0 {
		return fmt.Errorf("%s", h.t("ange -size, eller -tolerable och -confidence", "give -size, or -tolerable and -confidence"))
	}
	if out.Confidence != nil {
		out.Distribution = "binomial"
		if size > 0 {
			out.Distribution = "hypergeometric"
		}
	}
	if given("found") {
		if err := out.evaluate(size, f.found); err != nil {
			return err
		}
	}
	if err := out.draw(f); err != nil {
		return err
	}
	return h.emit(out, out.sheets(f)...)
}

// plan works out the size.
func (out *sampleJSON) plan(p sampling.Plan, expected string) error {
	if expected != "" {
		d, err := table.ParseDecimal(expected)
		if err != nil {
			return fmt.Errorf("-expected %q: inget tal / not a number", expected)
		}
		if d.IsInteger() && !strings.Contains(expected, "%") {
			p.Expected = int(d.IntPart())
		} else if p.ExpectedRate, err = rate("expected", expected); err != nil {
			return err
		} else {
			out.ExpectedRate = &p.ExpectedRate
		}
	}
	sized, err := sampling.Size(p)
	if err != nil {
		return err
	}
	out.Size, out.Allowed, out.Risk = sized.Size, &sized.Allowed, &sized.Risk
	return nil
}

// evaluate tells what the errors found say of the population.
func (out *sampleJSON) evaluate(size, found int) error {
	if out.Confidence == nil {
		return fmt.Errorf("-confidence saknas / is missing")
	}
	limit, err := sampling.UpperLimit(size, out.Size, found, *out.Confidence)
	if err != nil {
		return err
	}
	out.Found, out.FoundRate, out.UpperLimit = &found, &limit.Found, &limit.Rate
	if size > 0 {
		out.UpperErrors = &limit.Errors
	}
	if out.Tolerable != nil {
		supported := limit.Rate < *out.Tolerable
		out.Supported = &supported
	}
	return nil
}

// draw selects the items, when there is something to select from.
func (out *sampleJSON) draw(f sampleFlags) error {
	var err error
	switch {
	case f.strata != "" || f.method == "stratified":
		out.Method = "stratified"
		if out.Strata, err = parseStrata(f.strata); err != nil {
			return err
		}
		if out.Strata, err = sampling.Stratified(out.Strata, out.Size, f.seed); err != nil {
			return err
		}
		before := 0 // the items are numbered through all strata
		for _, s := range out.Strata {
			for _, item := range s.Items {
				out.Order = append(out.Order, before+item)
			}
			before += s.Population
		}
		out.Population = &before
	case f.population == 0:
		return nil
	case f.method == "random":
		out.Order, err = sampling.Random(f.population, out.Size, f.seed)
	case f.method == "systematic":
		out.Order, err = sampling.Systematic(f.population, out.Size, f.seed)
	default:
		return fmt.Errorf("-method %s: random, systematic, stratified, money", f.method)
	}
	if err != nil {
		return err
	}
	out.Seed = &f.seed
	out.Items = slices.Sorted(slices.Values(out.Order))
	return nil
}

// parseStrata reads "Norr=120,Söder=80".
func parseStrata(text string) ([]sampling.Stratum, error) {
	var strata []sampling.Stratum
	for _, part := range strings.Split(text, ",") {
		name, number, ok := strings.Cut(part, "=")
		n, err := strconv.Atoi(strings.TrimSpace(number))
		if !ok || err != nil {
			return nil, fmt.Errorf("-strata %q: Norr=120,Söder=80", text)
		}
		strata = append(strata, sampling.Stratum{Name: strings.TrimSpace(name), Population: n})
	}
	return strata, nil
}
