package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/portal"
	"github.com/kommunkvalitet/kvalitet/examples/internal/report"
	"github.com/kommunkvalitet/kvalitet/examples/sqlstore"
)

// places are the kinds of documents that have pages of their own; the others are shown member by member.
var places = map[string]string{
	"governance/goal": "/goals", "governance/indicator": "/indicators", "process/map": "/processes", "risk/risk": "/risks",
	"control/plan": "/control/plans", "control/report": "/control/reports", "control/assessment": "/control/assessments",
	"governance/promise": "/promises", "survey/instrument": "/surveys", "analysis/ladder": "/analysis", "governance/plan": "/plans",
}

func placeOf(kind string) string {
	if place, ok := places[kind]; ok {
		return place
	}
	return "/documents/" + kind
}

// documentNames are what the kinds are called; one that is not here is called by its code.
var documentNames = map[string]kvalitet.Label{
	"analysis/ladder": {SV: "Analyser", EN: "Analyses"}, "analysis/model": {SV: "Analysmodeller", EN: "Analysis models"}, "compass/card": {SV: "Kommunkompassen", EN: "Kommunkompassen"},
	"control/assessment": {SV: "Bedömningar av internkontroll", EN: "Assessments of internal control"}, "control/deviation": {SV: "Avvikelser", EN: "Deviations"},
	"control/execution": {SV: "Utförda kontroller", EN: "Controls done"}, "control/model": {SV: "Modeller för internkontroll", EN: "Models of internal control"},
	"control/overview": {SV: "Samlade bedömningar", EN: "Overviews"}, "control/plan": {SV: "Tillsynsplaner", EN: "Supervision plans"}, "control/report": {SV: "Tillsynsrapporter", EN: "Supervision reports"},
	"governance/allocation": {SV: "Resursfördelningar", EN: "Allocations"}, "governance/award": {SV: "Kvalitetspriser", EN: "Quality awards"}, "governance/award-entry": {SV: "Bidrag till kvalitetspris", EN: "Award entries"},
	"governance/balance-statement": {SV: "Balanskrav", EN: "Balance statements"}, "governance/benefit-case": {SV: "Nyttokalkyler", EN: "Benefit cases"}, "governance/calendar": {SV: "Kalendrar", EN: "Calendars"},
	"governance/competence-need": {SV: "Kompetensbehov", EN: "Competence needs"}, "governance/competence-review": {SV: "Kompetensbedömningar", EN: "Competence reviews"},
	"governance/delegated-decision": {SV: "Delegationsbeslut", EN: "Delegated decisions"}, "governance/delegation": {SV: "Delegationer", EN: "Delegations"}, "governance/dialogue": {SV: "Medborgardialoger", EN: "Citizen dialogues"},
	"governance/economy-verdict": {SV: "Bedömningar av god ekonomisk hushållning", EN: "Verdicts on sound economy"}, "governance/effect-map": {SV: "Effektkartor", EN: "Effect maps"}, "governance/evidence": {SV: "Belägg", EN: "Evidence"},
	"governance/goal": {SV: "Mål", EN: "Goals"}, "governance/indicator": {SV: "Indikatorer", EN: "Indicators"}, "governance/initiative": {SV: "Utvecklingsinsatser", EN: "Initiatives"},
	"governance/measurement": {SV: "Mätningar", EN: "Measurements"}, "governance/model": {SV: "Styrmodeller", EN: "Governance models"}, "governance/observation": {SV: "Omvärldsiakttagelser", EN: "Observations"},
	"governance/organisation": {SV: "Organisationer", EN: "Organisations"}, "governance/period-report": {SV: "Rapporter för en period", EN: "Period reports"}, "governance/plan": {SV: "Planer", EN: "Plans"},
	"governance/promise": {SV: "Servicelöften", EN: "Service promises"}, "governance/requirement-set": {SV: "Kravsamlingar", EN: "Requirement sets"}, "governance/steering-document": {SV: "Styrdokument", EN: "Steering documents"},
	"governance/verdict": {SV: "Bedömningar av mål", EN: "Verdicts on goals"}, "governance/view": {SV: "Synpunkter", EN: "Views"}, "governance/wheel": {SV: "Årshjul", EN: "Wheels of the year"},
	"process/architecture": {SV: "Processarkitekturer", EN: "Process architectures"}, "process/assessment": {SV: "Mognadsbedömningar", EN: "Maturity assessments"}, "process/improve/case": {SV: "Förbättringsärenden", EN: "Improvement cases"},
	"process/improve/proposal": {SV: "Förbättringsförslag", EN: "Improvement proposals"}, "process/improve/wheel": {SV: "Förbättringshjul", EN: "Improvement wheels"}, "process/map": {SV: "Processkartor", EN: "Process maps"},
	"process/rollout/plan": {SV: "Införandeplaner", EN: "Roll-out plans"}, "process/specification": {SV: "Processbeskrivningar", EN: "Process specifications"},
	"risk/decision": {SV: "Riskbeslut", EN: "Risk decisions"}, "risk/matrix": {SV: "Riskmatriser", EN: "Risk matrices"}, "risk/measure": {SV: "Riskåtgärder", EN: "Risk measures"}, "risk/rating": {SV: "Riskbedömningar", EN: "Risk ratings"}, "risk/risk": {SV: "Risker", EN: "Risks"},
	"rosa/agreement": {SV: "Överenskommelser", EN: "Agreements"}, "rosa/casetype": {SV: "Ärendetyper", EN: "Case types"}, "rosa/session": {SV: "ROSA-genomgångar", EN: "ROSA sessions"}, "rosa/staffing/callprofile": {SV: "Samtalsprofiler", EN: "Call profiles"},
	"survey/instrument": {SV: "Undersökningsinstrument", EN: "Survey instruments"}, "survey/order": {SV: "Beställda undersökningar", EN: "Surveys ordered"},
}

func documentName(kind, lang string) string {
	if name, ok := documentNames[kind]; ok {
		return name.In(lang)
	}
	return kind
}

// titleMembers are where documents have what people call them, the first that is there.
var titleMembers = []string{"text", "event", "title", "name", "subject", "body", "activity", "code"}

// titleOf is what people call a document: a text of its own, or its kind.
func titleOf(d sqlstore.Change, lang string) string {
	var members map[string]json.RawMessage
	if json.Unmarshal(d.Body, &members) == nil {
		for _, name := range titleMembers {
			if text := textOf(members[name], lang); text != "" {
				if year := string(members["year"]); year != "" && name == "body" {
					text += " " + year
				}
				return text
			}
		}
	}
	return documentName(d.Kind, lang)
}

// textOf is a member's text: one that is given as it is, in two languages, or below "title" (an analysis's subject).
func textOf(member json.RawMessage, lang string) string {
	var text string
	if json.Unmarshal(member, &text) == nil {
		return text
	}
	var label struct {
		kvalitet.Label
		Title kvalitet.Label `json:"title"`
		KPI   string         `json:"kpi"`
	}
	if json.Unmarshal(member, &label) != nil {
		return ""
	}
	for _, text := range []string{label.In(lang), strings.TrimSpace(label.KPI + " " + label.Title.In(lang))} {
		if text != "" {
			return text
		}
	}
	return ""
}

// kinds lists what there is.
func (p *pages) kinds(r *portal.Request) (portal.Page, error) {
	c := p.canvas(r)
	counts := map[string]int{}
	for d, err := range p.store.Documents(r.Context(), "") {
		if err != nil {
			return portal.Page{}, err
		}
		counts[d.Kind]++
	}
	if len(counts) == 0 {
		c.nothing()
	} else {
		table := sheet{Name: column("Allt som är lagrat", "Everything stored"), Columns: []kvalitet.Label{column("Vad", "What"), column("Antal", "Number"), column("Kod", "Code")}}
		for _, kind := range slices.Sorted(maps.Keys(counts)) {
			table.Rows = append(table.Rows, []any{link{documentName(kind, r.Lang), p.href(r, "/documents/"+kind)}, counts[kind], kind})
		}
		block, err := c.table("allt", table, "")
		if err != nil {
			return portal.Page{}, err
		}
		c.section(report.Section{ID: "slag", Title: c.t("Slag av dokument", "Kinds of documents"), Blocks: []report.Block{block}})
	}
	return p.finish(r, c, c.t("Allt", "Everything"), c.t("Varje dokument har en egen adress, med historik, och finns där också som JSON med sitt schema.",
		"Every document has an address of its own, with its history, and is there as JSON with its schema too."))
}

// document is the page of a kind, or of one document of a kind that has no pages of its own.
func (p *pages) document(r *portal.Request) (portal.Page, error) {
	rest := r.PathValue("rest")
	kind, last := rest[:max(0, strings.LastIndexByte(rest, '/'))], rest[strings.LastIndexByte(rest, '/')+1:]
	if id, err := uuid.Parse(last); err == nil && id.String() == last {
		return p.member(r, kind, id)
	}
	c := p.canvas(r)
	table := sheet{Name: column(documentName(rest, "sv"), documentName(rest, "en")), Columns: []kvalitet.Label{column("Vad", "What"), column("Version", "Version"), column("Ändrat", "Changed"), column("Av", "By")}}
	for d, err := range p.store.Documents(r.Context(), rest) {
		if err != nil {
			return portal.Page{}, err
		}
		table.Rows = append(table.Rows, []any{c.to(d.Kind, d.ID, titleOf(d, r.Lang)), int(d.Version), moment(d.At), d.Role})
	}
	if len(table.Rows) == 0 {
		return portal.Page{}, fmt.Errorf("%s: %w", rest, kvalitet.ErrNotFound)
	}
	block, err := c.table("lista", table, "")
	if err != nil {
		return portal.Page{}, err
	}
	c.section(report.Section{ID: "lista", Title: c.t("Dokumenten", "The documents"), Blocks: []report.Block{block}})
	page, err := p.finish(r, c, documentName(rest, r.Lang), rest, rest)
	page.Up = []portal.Link{everything}
	return page, err
}

var everything = portal.Link{Text: kvalitet.Label{SV: "Allt", EN: "Everything"}, Path: "/documents"}

// member shows a document member by member.
func (p *pages) member(r *portal.Request, kind string, id uuid.UUID) (portal.Page, error) {
	d, err := p.store.Document(r.Context(), kind, id)
	if err != nil {
		return portal.Page{}, err
	}
	c := p.canvas(r)
	table := sheet{Name: column("Innehåll", "Content"), Columns: []kvalitet.Label{column("Var", "Where"), column("Värde", "Value")}}
	var content any
	if err := json.Unmarshal(d.Body, &content); err != nil {
		return portal.Page{}, fmt.Errorf("%s %s: %w: %w", kind, id, kvalitet.ErrInvalid, err)
	}
	leaves("", content, func(path, value string) { table.Rows = append(table.Rows, []any{path, value}) })
	block, err := c.table("innehall", table, "")
	if err != nil {
		return portal.Page{}, err
	}
	c.section(report.Section{ID: "dokument", Title: c.t("Dokumentet", "The document"), Blocks: []report.Block{block}})
	return p.single(r, c, kind, id, titleOf(d, r.Lang), documentName(kind, r.Lang), portal.Link{Text: kvalitet.Label{SV: documentName(kind, "sv"), EN: documentName(kind, "en")}, Path: "/documents/" + kind})
}

// leaves yields every value of a JSON document with its RFC 6901 path, members by name.
func leaves(path string, v any, yield func(path, value string)) {
	switch v := v.(type) {
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(v)) {
			leaves(path+"/"+strings.NewReplacer("~", "~0", "/", "~1").Replace(name), v[name], yield)
		}
	case []any:
		for i, element := range v {
			leaves(fmt.Sprintf("%s/%d", path, i), element, yield)
		}
	default:
		yield(path, fmt.Sprint(v))
	}
}

// search answers "var finns …": whatever document has the words in what people call it, however they are written.
func (p *pages) search(r *portal.Request) (portal.Page, error) {
	c := p.canvas(r)
	asked := strings.TrimSpace(r.URL.Query().Get("q"))
	words := strings.Fields(strings.ToLower(asked))
	table := sheet{Name: column("Träffar", "Hits"), Columns: []kvalitet.Label{column("Vad", "What"), column("Slag", "Kind")}}
	const most = 200
	more := false
	if len(words) > 0 {
		for d, err := range p.store.Documents(r.Context(), "") {
			if err != nil {
				return portal.Page{}, err
			}
			title := titleOf(d, r.Lang)
			folded := strings.ToLower(title + " " + documentName(d.Kind, r.Lang))
			if slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(folded, w) }) {
				continue
			}
			if more = len(table.Rows) == most; more {
				break
			}
			table.Rows = append(table.Rows, []any{c.to(d.Kind, d.ID, title), documentName(d.Kind, r.Lang)})
		}
	}
	lead := c.t("Skriv ett eller flera ord ur det du söker: ett mål, en risk, en process …", "Write one or more words of what you look for: a goal, a risk, a process …")
	if len(words) > 0 {
		lead = fmt.Sprintf(c.t("%d träffar.", "%d hits."), len(table.Rows))
		if more {
			lead += " " + c.t("Fler visas inte; skriv fler ord.", "More are not shown; write more words.")
		}
	}
	if len(table.Rows) > 0 {
		block, err := c.table("traffar", table, "")
		if err != nil {
			return portal.Page{}, err
		}
		c.section(report.Section{ID: "traffar", Title: c.t("Träffar", "Hits"), Blocks: []report.Block{block}})
	}
	page, err := p.finish(r, c, c.t("Var finns …", "Where is …"), lead)
	page.Search = asked
	return page, err
}
