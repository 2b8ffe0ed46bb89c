package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/survey"
)

// orderColumns are what a list of surveys has, with the rules that each makes possible.
var orderColumns = []table.Column{
	{Name: "title", Aliases: []string{"undersökning", "namn", "titel", "enkät"}, Required: true},
	{Name: "kind", Aliases: []string{"slag", "typ"}},
	{Name: "method", Aliases: []string{"metod"}},
	{Name: "decidedBy", Aliases: []string{"beslutad av", "beslutare", "beslut av"}},
	{Name: "orderedBy", Aliases: []string{"beställd av", "beställare"}},
	{Name: "interval", Aliases: []string{"intervall", "intervall (månader)", "månader"}},
	{Name: "funded", Aliases: []string{"finansierad", "medel", "anslag"}},
	{Name: "large", Aliases: []string{"stor"}},
	{Name: "procured", Aliases: []string{"upphandlad", "upphandling"}},
	{Name: "allProviders", Aliases: []string{"alla utförare", "oavsett utförare"}},
	{Name: "questions", Aliases: []string{"frågor med", "frågor tas fram av", "frågor"}},
	{Name: "population", Aliases: []string{"målgrupp", "population"}},
	{Name: "invited", Aliases: []string{"tillfrågade", "inbjudna"}},
	{Name: "minutes", Aliases: []string{"minuter"}},
	{Name: "start", Aliases: []string{"fältstart", "från"}},
	{Name: "end", Aliases: []string{"slut", "fältslut", "till"}},
	{Name: "edition", Aliases: []string{"utgåva", "version"}},
	{Name: "sample", Aliases: []string{"urval"}},
	{Name: "overCoverage", Aliases: []string{"övertäckning", "overcoverage"}},
	{Name: "answers", Aliases: []string{"svar", "antal svar"}},
	{Name: "result", Aliases: []string{"resultat", "publicerad"}},
	{Name: "analysisUnit", Aliases: []string{"analys enhet", "analysansvar enhet"}},
	{Name: "analysisDepartment", Aliases: []string{"analys förvaltning", "analysansvar förvaltning"}},
	{Name: "analysisWhole", Aliases: []string{"analys helhet", "analysansvar helhet"}},
	{Name: "analysed", Aliases: []string{"analyserad", "analys klar"}},
}

// orderRules are the columns that a rule needs; a column that is not there is not a fault.
var orderRules = map[string][]string{
	"survey.order.decided": {"decidedBy", "kind"}, "survey.order.ordered": {"orderedBy", "kind"}, "survey.order.interval": {"interval"}, "survey.order.funded": {"funded"},
	"survey.order.procured": {"large", "procured"}, "survey.order.all-providers": {"allProviders", "kind"}, "survey.order.questions": {"questions"},
	"survey.order.analysis": {"analysisUnit", "analysisDepartment", "analysisWhole"}, "survey.order.chain": {"result", "analysed"}, "survey.order.version": {"edition"},
	"survey.order.response": {"result", "answers"},
}

// surveyOrdersCommand checks a municipality's list of surveys.
func surveyOrdersCommand(h *host) *cobra.Command {
	var apart int
	cmd := &cobra.Command{
		Use:   "orders FILE [-apart 30]",
		Short: "Beställda undersökningar: rutin, kalender, krockar, svarsbörda / ordered surveys: routine, calendar, collisions, burden",
		Long: `Läser kommunens lista över undersökningar, en per rad, och prövar rutinen för beställning i de delar som filen har kolumner för:
undersökning, slag (brukar-, medborgar-, företags-, medarbetarundersökning …), metod, beslutad av, beställd av, intervall (månader),
finansierad, stor, upphandlad, alla utförare, frågor med (roller, skilda med +), målgrupp, tillfrågade, minuter, start, slut, utgåva,
urval, övertäckning, svar, resultat, analys enhet/förvaltning/helhet (roll), analyserad. Ger också nästa omgång, svarsandelar,
undersökningar som frågar samma målgrupp samtidigt eller för tätt, och hur många timmar varje målgrupp svarar.
/
Reads a municipality's list of surveys and checks the routine as far as the file has columns; gives the next round, response
rates, surveys that ask the same people at once, and the hours each population spends on answering.`,
		Example: `  kvalitet survey orders undersokningar.csv -apart 30`,
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return h.surveyOrders(args[0], apart) },
	}
	cmd.Flags().IntVar(&apart, "apart", 30, "dagar som ska gå mellan två undersökningar av samma målgrupp / days between two surveys of the same people")
	return cmd
}

type ordersJSON struct {
	Orders     []orderJSON     `json:"orders"`
	Collisions []collisionJSON `json:"collisions"`
	Burdens    []burdenJSON    `json:"burdens"`
	Findings   []riskFinding   `json:"findings"`
	Problems   []table.Problem `json:"problems"`
}

type orderJSON struct {
	Row    int           `json:"row"`
	Title  string        `json:"title"`
	Kind   survey.Kind   `json:"kind"`
	Method survey.Method `json:"method"`
	Next   kvalitet.Date `json:"next,omitzero"`
	Rate   *float64      `json:"responsePercent"` // 100 · answers ÷ (sample − over-coverage)
}

type collisionJSON struct {
	First  string        `json:"first"`
	Second string        `json:"second"`
	From   kvalitet.Date `json:"from"`
	Days   int           `json:"days"` // both in the field; 0 is too close
}

type burdenJSON struct {
	Population string  `json:"population"`
	Surveys    int     `json:"surveys"`
	Invited    int     `json:"invited"`
	Hours      float64 `json:"hours"`
}

func (h *host) surveyOrders(file string, apart int) error {
	t, err := h.read(file, orderColumns...)
	if err != nil {
		return err
	}
	var rules []*survey.Rule
	for _, r := range survey.Rules() {
		if needs := orderRules[r.ID]; len(needs) > 0 && !slices.ContainsFunc(needs, func(c string) bool { return !t.Has(c) }) {
			rules = append(rules, r)
		}
	}
	out := ordersJSON{Orders: []orderJSON{}, Collisions: []collisionJSON{}, Burdens: []burdenJSON{}, Findings: []riskFinding{}}
	var orders []survey.Order
	for _, r := range t.Rows {
		o, ok := surveyOrder(r)
		if !ok {
			continue
		}
		orders = append(orders, o)
		j := orderJSON{Row: r.Number, Title: o.Title, Kind: o.Kind, Method: o.Method}
		if next := survey.Calendar([]survey.Order{o}); len(next) > 0 {
			j.Next = next[0].Next
		}
		if o.Response != nil {
			if rate, ok := o.Response.Rate(); ok {
				v := rate.InexactFloat64()
				j.Rate = &v
			}
		}
		out.Orders = append(out.Orders, j)
		for _, f := range h.riskFindings(kvalitet.Run(rules, survey.NewPass(o))) {
			f.Row, f.ID = r.Number, o.Title
			out.Findings = append(out.Findings, f)
		}
	}
	for _, c := range survey.Collisions(orders, apart) {
		out.Collisions = append(out.Collisions, collisionJSON{c.First.Title, c.Second.Title, c.From, c.Days})
	}
	for _, b := range survey.Burdens(orders, kvalitet.Period{}) {
		out.Burdens = append(out.Burdens, burdenJSON{b.Population, b.Surveys, b.Invited, float64(b.Minutes) / 60})
	}
	out.Problems = h.badRows(t)
	return h.emit(out, out.sheets(h)...)
}

// surveyOrder reads one order; what is wrong with it is reported in its row.
func surveyOrder(r *table.Row) (survey.Order, bool) {
	o := survey.Order{ID: numberedID(r.Number), Title: r.Text("title"), Kind: survey.KindOwn, Method: survey.MethodQuestionnaire,
		DecidedBy: r.Text("decidedBy"), OrderedBy: r.Text("orderedBy"), Population: r.Text("population"), Edition: r.Text("edition")}
	if !r.Require("title") {
		return o, false
	}
	ok := true
	if !r.Blank("kind") {
		kind, found := setNamed(r.Text("kind"), survey.Kinds())
		if o.Kind = kind; !found {
			r.Fail("kind", "unknown", "slaget finns inte", "there is no such kind")
			ok = false
		}
	}
	if !r.Blank("method") {
		method, found := setNamed(r.Text("method"), survey.Methods())
		if o.Method = method; !found {
			r.Fail("method", "unknown", "metoden finns inte", "there is no such method")
			ok = false
		}
	}
	o.Interval, _ = r.Int("interval")
	o.Invited, _ = r.Int("invited")
	o.Minutes, _ = r.Int("minutes")
	o.Funded, _ = r.Bool("funded")
	o.Large, _ = r.Bool("large")
	o.Procured, _ = r.Bool("procured")
	o.AllProviders, _ = r.Bool("allProviders")
	o.Field.From, _ = r.Date("start")
	if end, given := r.Date("end"); given {
		o.Field.Until = end.AddDays(1)
	}
	o.Result, _ = r.Date("result")
	for _, role := range strings.Split(r.Text("questions"), "+") {
		if role = strings.TrimSpace(role); role != "" {
			o.Questions = append(o.Questions, role)
		}
	}
	done, _ := r.Date("analysed")
	for i, c := range []string{"analysisUnit", "analysisDepartment", "analysisWhole"} {
		if !r.Blank(c) {
			o.Duties = append(o.Duties, survey.Duty{Role: r.Text(c), Perspective: survey.Perspectives()[i], Done: done})
		}
	}
	if answers, given := r.Int("answers"); given {
		o.Response = &survey.Response{Answers: answers}
		o.Response.Sample, _ = r.Int("sample")
		o.Response.OverCoverage, _ = r.Int("overCoverage")
	}
	if problems := o.Problems(); ok && len(problems) > 0 {
		r.FailAll(problems)
		ok = false
	}
	return o, ok
}

// setNamed finds a member of a closed set by its code or its name in either language.
func setNamed[T interface {
	String() string
	Label() kvalitet.Label
}](text string, all []T) (T, bool) {
	for _, one := range all {
		if strings.EqualFold(text, one.String()) || strings.EqualFold(text, one.Label().SV) || strings.EqualFold(text, one.Label().EN) {
			return one, true
		}
	}
	var none T
	return none, false
}

func (out ordersJSON) sheets(h *host) []sheet {
	calendar := sheet{Name: column("Undersökningar", "Surveys"), Columns: []kvalitet.Label{column("undersökning", "survey"), column("slag", "kind"), column("nästa", "next"), column("svarsandel, %", "response, %")}}
	for _, o := range out.Orders {
		row := []any{o.Title, o.Kind.Label(), o.Next.String(), nil}
		if o.Rate != nil {
			row[3] = rounded(*o.Rate, 1)
		}
		calendar.Rows = append(calendar.Rows, row)
	}
	collisions := sheet{Name: column("Krockar", "Collisions"), Columns: []kvalitet.Label{column("undersökning", "survey"), column("krockar med", "collides with"), column("från", "from"), column("dagar samtidigt", "days at once")}}
	for _, c := range out.Collisions {
		collisions.Rows = append(collisions.Rows, []any{c.First, c.Second, c.From.String(), c.Days})
	}
	burdens := sheet{Name: column("Svarsbörda", "Burden"), Columns: []kvalitet.Label{column("målgrupp", "population"), column("undersökningar", "surveys"), column("tillfrågade", "invited"), column("timmar", "hours")}}
	for _, b := range out.Burdens {
		burdens.Rows = append(burdens.Rows, []any{b.Population, b.Surveys, b.Invited, rounded(b.Hours, 1)})
	}
	findings := sheet{Name: column("Iakttagelser", "Findings"), Columns: []kvalitet.Label{column("rad", "row"), column("undersökning", "survey"), column("iakttagelse", "finding")}}
	for _, f := range out.Findings {
		findings.Rows = append(findings.Rows, []any{f.Row, f.ID, h.t(f.SV, f.EN)})
	}
	return []sheet{calendar, collisions, burdens, findings}
}
