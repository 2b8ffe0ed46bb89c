package risk

import (
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
)

// RegisterRule is a check of a whole register.
type RegisterRule = kvalitet.Rule[*RegisterPass]

// RegisterPass is what a register rule looks at: the register, what ought to have been analysed, and the year.
type RegisterPass struct {
	Register Register
	Scope    Scope
	Period   kvalitet.Period
}

var (
	sourceArea = kvalitet.Source{Title: "Örebro kommuns kvalitetshandbok", Section: "Internkontroll", Grade: kvalitet.GradePublished}
	sourceLaw  = kvalitet.Source{Title: "Kommunallag (2017:725)", Section: "6 kap. 6 §", Grade: kvalitet.GradeStatute}
)

// RegisterRules returns the checks of a register: that every area, body and process in the scope was analysed in the
// period, that every body has considered fraud, and that the common risks are answered.
func RegisterRules() []*RegisterRule {
	rule := func(id string, title, doc kvalitet.Label, source kvalitet.Source, check func(*RegisterPass) kvalitet.Finding) *RegisterRule {
		return &RegisterRule{ID: "risk.register." + id, Title: title, Doc: doc, Source: source, Check: check}
	}
	return []*RegisterRule{
		rule("areas", label("Är varje område analyserat i år?", "Has every area been analysed this year?"),
			label("Risk- och väsentlighetsanalysen görs varje år inom ekonomi, personal och verksamhet. Planen behöver inte ha alla tre; analysen ska ha det.",
				"The analysis is made every year in economy, personnel and operations. The plan need not have all three; the analysis shall."), sourceArea,
			func(p *RegisterPass) kvalitet.Finding {
				return uncovered(p.cover().Areas, len(p.Scope.Areas), "Områden utan riskanalys", "Areas without a risk analysis", areaName)
			}),
		rule("bodies", label("Har varje organ gjort en riskanalys i år?", "Has every body made a risk analysis this year?"),
			label("Varje nämnd gör en analys varje år.", "Every committee makes an analysis every year."), sourceArea,
			func(p *RegisterPass) kvalitet.Finding {
				return uncovered(p.cover().Bodies, len(p.Scope.Bodies), "Organ utan riskanalys", "Bodies without a risk analysis", same)
			}),
		rule("processes", label("Är varje process analyserad i år?", "Has every process been analysed this year?"),
			label("Processer som ska analyseras men saknar en bedömd risk bör gås igenom.", "Processes that are to be analysed and have no rated risk should be gone through."), sourceArea,
			func(p *RegisterPass) kvalitet.Finding {
				return uncovered(p.cover().Processes, len(p.Scope.Processes), "Processer utan riskanalys", "Processes without a risk analysis",
					func(id uuid.UUID) kvalitet.Label { return same(id.String()) })
			}),
		{ID: "risk.register.fraud", Title: label("Har varje organ prövat risken för oegentligheter?", "Has every body considered the risk of fraud?"),
			Doc: label("Den interna kontrollen ska vara tillräcklig för att förebygga fel och oegentligheter. Ta upp minst en risk för oegentligheter per organ, eller pröva den gemensamma.",
				"The internal control is to be sufficient to prevent errors and fraud. Take up at least one risk of fraud per body, or answer the common one."),
			Source: sourceLaw, From: kvalitet.NewDate(2025, 7, 1), Check: fraud},
		rule("common", label("Har varje organ svarat på de kommungemensamma riskerna?", "Has every body answered the common risks?"),
			label("En kommungemensam risk ska besvaras av varje organ med en egen bedömning.", "A common risk is to be answered by every body with a rating of its own."),
			kvalitet.Source{Title: "Malmö stad, handbok för intern kontroll", Section: "kommungemensamma risker", Grade: kvalitet.GradePublished}, common),
	}
}

func (p *RegisterPass) cover() Coverage { return Cover(p.Register, p.Scope, p.Period) }

func same(s string) kvalitet.Label { return kvalitet.Label{SV: s, EN: s} }

func areaName(code string) kvalitet.Label {
	if a, ok := AreaNamed(Areas(), code); ok {
		return a.Name
	}
	return same(code)
}

func uncovered[K any](missing []K, scope int, sv, en string, name func(K) kvalitet.Label) kvalitet.Finding {
	if scope == 0 {
		return kvalitet.NotApplicable("Ingenting är angivet att analysera.", "Nothing is stated to be analysed.")
	}
	if len(missing) == 0 {
		return kvalitet.Met()
	}
	var svs, ens []string
	for _, k := range missing {
		l := name(k)
		svs, ens = append(svs, l.SV), append(ens, l.EN)
	}
	return kvalitet.NotMet(fmt.Sprintf("%s: %s.", sv, join(svs)), fmt.Sprintf("%s: %s.", en, join(ens)))
}

// bodies are the scope's, or else those that the risks name.
func (p *RegisterPass) bodies() []string {
	if len(p.Scope.Bodies) > 0 {
		return p.Scope.Bodies
	}
	var codes []string
	for _, k := range p.Register.Risks {
		if k.Body != "" && k.Retired.IsZero() && !k.Common {
			codes = append(codes, k.Body)
		}
	}
	slices.SortFunc(codes, strings.Compare)
	return slices.Compact(codes)
}

func fraud(p *RegisterPass) kvalitet.Finding {
	have := make(map[string]bool)
	for _, k := range p.Register.Risks {
		if k.Fraud && k.Retired.IsZero() {
			for _, code := range p.Register.above(k.Body) {
				have[code] = true
			}
		}
	}
	bodies := p.bodies()
	return uncovered(missing(bodies, have), len(bodies), "Organ som inte har prövat risken för oegentligheter", "Bodies that have not considered the risk of fraud", same)
}

func common(p *RegisterPass) kvalitet.Finding {
	type answer struct {
		risk uuid.UUID
		body string
	}
	rated := make(map[uuid.UUID]bool)
	for _, v := range p.Register.Ratings {
		if v.Rated() && p.Period.Contains(v.Date) {
			rated[v.Risk] = true
		}
	}
	answers := make(map[answer]bool)
	var commons []Risk
	for _, k := range p.Register.Risks {
		if k.Common && k.Retired.IsZero() {
			commons = append(commons, k)
		}
		if k.Answers != uuid.Nil && rated[k.ID] {
			answers[answer{k.Answers, k.Body}] = true
		}
	}
	var unanswered []string
	for _, k := range commons {
		for _, body := range p.bodies() {
			if !answers[answer{k.ID, body}] {
				unanswered = append(unanswered, fmt.Sprintf("%s (%s)", k.Event, body))
			}
		}
	}
	return uncovered(unanswered, len(commons), "Kommungemensamma risker utan svar", "Common risks without an answer", same)
}
