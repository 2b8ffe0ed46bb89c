package effect

import (
	"slices"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// MapRule is a check of an effect map.
type MapRule = kvalitet.Rule[*Map]

// CaseRule is a check of a business case.
type CaseRule = kvalitet.Rule[*Case]

var (
	sourceMap  = kvalitet.Source{Title: "Örebro kommuns kvalitetshandbok", Section: "Effektkartläggning", Grade: kvalitet.GradePublished}
	sourceCase = kvalitet.Source{Title: "Inera, nyttokalkyl och nyttorealisering", Section: "skydd mot dubbelräkning", Grade: kvalitet.GradePublished}
)

// MapRules returns the checks of an effect map: that everything leads somewhere, and that purposes can be measured. The
// map must be valid.
func MapRules() []*MapRule {
	rule := func(id, title, titleEN, doc, docEN string, find func(*Map) []kvalitet.Place, sv, en string) *MapRule {
		return &MapRule{ID: "governance.effect." + id, Title: kvalitet.Label{SV: title, EN: titleEN}, Doc: kvalitet.Label{SV: doc, EN: docEN},
			Source: sourceMap, Check: func(m *Map) kvalitet.Finding {
				if len(m.Nodes) == 0 {
					return kvalitet.Unknown("Kartan är tom.", "The map is empty.")
				}
				if places := find(m); len(places) > 0 {
					return kvalitet.NotMet(sv, en).At(places...)
				}
				return kvalitet.Met()
			}}
	}
	return []*MapRule{
		rule("purpose", "Har kartan ett syfte?", "Does the map have a purpose?",
			"Utan effektmål går det inte att säga varför något ska göras.", "Without a purpose one cannot say why anything is to be done.",
			func(m *Map) []kvalitet.Place {
				if slices.ContainsFunc(m.Nodes, func(n Node) bool { return n.Level == LevelPurpose }) {
					return nil
				}
				return []kvalitet.Place{{Path: "/nodes"}}
			}, "Kartan saknar effektmål.", "The map has no purpose."),
		rule("metric", "Går varje effektmål att mäta?", "Can every purpose be measured?",
			"Ett effektmål behöver utgångsläge, mål, datum och sätt att mäta.", "A purpose needs a baseline, a target, a date and a method.",
			func(m *Map) []kvalitet.Place {
				return m.places(LevelPurpose, func(_ int, n Node) bool {
					k := n.Metric
					return k.Method == "" || !k.Baseline.Valid || !k.Target.Valid || k.Due.IsZero()
				})
			}, "Effektmålet saknar mätpunkt med utgångsläge, mål, datum och metod.", "The purpose lacks a metric with baseline, target, date and method."),
		rule("orphan", "Leder varje del till ett syfte?", "Does every part lead to a purpose?",
			"En åtgärd som inte svarar mot något behov gör ingen nytta som kartan kan visa.", "A measure that answers no need brings nothing that the map can show.",
			func(m *Map) []kvalitet.Place {
				return m.places(0, func(_ int, n Node) bool { return n.Level != LevelPurpose && len(n.Serves) == 0 })
			}, "Delen leder inte till något.", "The part leads nowhere."),
		rule("served", "Får varje del sitt svar?", "Is every part answered?",
			"Ett syfte utan målgrupp, en målgrupp utan behov och ett behov utan åtgärd blir inte av.", "A purpose without a group, a group without needs and a need without a measure come to nothing.",
			func(m *Map) []kvalitet.Place {
				served := map[string]bool{}
				for _, n := range m.Nodes {
					for _, e := range n.Serves {
						served[e.Node] = true
					}
				}
				return m.places(0, func(_ int, n Node) bool { return n.Level != LevelMeasure && !served[n.ID] })
			}, "Delen har inget under sig.", "The part has nothing below it."),
		rule("weights", "Är vikterna satta för alla eller ingen?", "Are the weights given for all or for none?",
			"Under samma nod ska alla vikter vara satta eller ingen; annars går bidragen inte att jämföra.", "Below one node all weights are given or none; otherwise contributions cannot be compared.",
			func(m *Map) []kvalitet.Place {
				given, all := map[string]int{}, map[string]int{}
				for _, n := range m.Nodes {
					for _, e := range n.Serves {
						all[e.Node]++
						if e.Weight > 0 {
							given[e.Node]++
						}
					}
				}
				return m.places(0, func(_ int, n Node) bool { return given[n.ID] > 0 && given[n.ID] < all[n.ID] })
			}, "Bara en del av vikterna är satta.", "Only some of the weights are given."),
	}
}

// places points at the nodes on a level (0: any) that are bad.
func (m *Map) places(level Level, bad func(int, Node) bool) []kvalitet.Place {
	var places []kvalitet.Place
	for i, n := range m.Nodes {
		if (level == 0 || n.Level == level) && bad(i, n) {
			places = append(places, kvalitet.Place{Path: check.At("/nodes", i), Note: kvalitet.Label{SV: n.Text, EN: n.Text}})
		}
	}
	return places
}

// CaseRules returns the checks of a business case: what is missing, and what is counted twice. The case must be valid.
func CaseRules() []*CaseRule {
	rule := func(id, title, titleEN, doc, docEN string, bad func(*Case, int, Benefit) bool, sv, en string) *CaseRule {
		return &CaseRule{ID: "governance.benefit." + id, Title: kvalitet.Label{SV: title, EN: titleEN}, Doc: kvalitet.Label{SV: doc, EN: docEN},
			Source: sourceCase, Check: func(c *Case) kvalitet.Finding {
				if len(c.Benefits) == 0 {
					return kvalitet.Unknown("Kalkylen har inga nyttor.", "The case has no benefits.")
				}
				var places []kvalitet.Place
				for i, b := range c.Benefits {
					if bad(c, i, b) {
						places = append(places, kvalitet.Place{Path: check.At("/benefits", i), Note: kvalitet.Label{SV: b.Name, EN: b.Name}})
					}
				}
				if len(places) > 0 {
					return kvalitet.NotMet(sv, en).At(places...)
				}
				return kvalitet.Met()
			}}
	}
	return []*CaseRule{
		rule("owner", "Har varje nytta en ägare?", "Does every benefit have an owner?",
			"Den som tar hem nyttan ska vara utsedd.", "Whoever takes the benefit home is appointed.",
			func(_ *Case, _ int, b Benefit) bool { return strings.TrimSpace(b.Owner) == "" },
			"Nyttan saknar ägare.", "The benefit has no owner."),
		rule("metric", "Går varje nytta att följa upp?", "Can every benefit be followed up?",
			"En nytta behöver ett mått och ett utgångsläge, annars går det inte att säga att den kom.", "A benefit needs a metric and a baseline, or nobody can say that it came.",
			func(_ *Case, _ int, b Benefit) bool { return b.Metric.Method == "" || !b.Metric.Baseline.Valid },
			"Nyttan saknar mått eller utgångsläge.", "The benefit has no metric or no baseline."),
		rule("once", "Räknas varje resurs en gång?", "Is every resource counted once?",
			"Samma timmar eller tjänst får inte ge två nyttor.", "The same hours or post cannot give two benefits.",
			func(c *Case, i int, b Benefit) bool {
				return b.Resource != "" && slices.ContainsFunc(c.Benefits[:i], func(o Benefit) bool { return o.Resource == b.Resource })
			}, "Resursen är redan räknad i en annan nytta.", "The resource is already counted in another benefit."),
		rule("early", "Kommer nyttan efter driftstarten?", "Does the benefit come after go-live?",
			"En nytta kan inte komma före det år då förändringen är i bruk.", "A benefit cannot come before the year in which the change is in use.",
			func(c *Case, _ int, b Benefit) bool {
				return !c.GoLive.IsZero() && slices.ContainsFunc(b.Planned, func(f Flow) bool {
					return c.Start+f.Year < c.GoLive.Year && (!f.Base.IsZero() || !f.Hours.IsZero())
				})
			}, "Nyttan ligger före driftstarten.", "The benefit comes before go-live."),
		rule("released", "Tas den finansiella nyttan ut ur budgeten?", "Is the financial benefit taken out of the budget?",
			"En besparing finns först när tjänsten eller köpet är borttaget.", "A saving exists when the post or the purchase has been removed.",
			func(_ *Case, _ int, b Benefit) bool { return b.Kind == KindFinancial && b.Released.IsZero() },
			"Det framgår inte när tjänsten eller köpet tas bort.", "It does not say when the post or the purchase is removed."),
		rule("checked", "Är uppföljningen bestämd?", "Is the follow-up decided?",
			"Datum för uppföljning gör att nyttan inte glöms när projektet är slut.", "Dates of follow-up keep the benefit from being forgotten when the project is over.",
			func(_ *Case, _ int, b Benefit) bool { return len(b.Checks) == 0 },
			"Nyttan har inget datum för uppföljning.", "The benefit has no date of follow-up."),
	}
}
