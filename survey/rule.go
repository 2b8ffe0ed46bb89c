package survey

import (
	"fmt"
	"slices"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Rule is a check of one order: add your own to the slice that [Rules] returns.
type Rule = kvalitet.Rule[*Pass]

// Pass is what a rule looks at: an order, and the municipality's routine.
type Pass struct {
	Order   Order
	Routine []Commissioner
	// Instrument is the order's instrument, when it is known.
	Instrument *Instrument
}

// NewPass returns a pass for an order by Örebro's routine; set Routine for another.
func NewPass(o Order) *Pass { return &Pass{Order: o, Routine: Commissioners()} }

func (p *Pass) commissioner() (Commissioner, bool) {
	i := slices.IndexFunc(p.Routine, func(c Commissioner) bool { return c.Kind == p.Order.Kind })
	if i < 0 {
		return Commissioner{}, false
	}
	return p.Routine[i], true
}

var sourceRoutine = kvalitet.Source{Title: "Örebro kommuns kvalitetshandbok", Section: "Rutin för beställning av medborgarundersökningar",
	Grade: kvalitet.GradePublished}

// Rules returns the checks of a survey's order: who decides and orders, interval and money, procurement, all
// users whoever the provider, who takes part in the questions, who analyses, and the response that a result needs.
func Rules() []*Rule {
	rule := func(id, titleSV, titleEN, docSV, docEN string, source kvalitet.Source, f func(*Pass) kvalitet.Finding) *Rule {
		return &Rule{ID: "survey.order." + id, Title: kvalitet.Label{SV: titleSV, EN: titleEN}, Doc: kvalitet.Label{SV: docSV, EN: docEN}, Source: source, Check: f}
	}
	return []*Rule{
		rule("decided", "Har rätt organ beslutat om undersökningen?", "Has the right body decided on the survey?",
			"Vem som beslutar följer av slaget: programnämnd eller kommunstyrelsen om brukare och medborgare, processägaren inom en process. Ta upp undersökningen där.",
			"Who decides follows from the kind: a programme board or the executive on users and citizens, the process owner within a process. Bring the survey there.",
			sourceRoutine, decided),
		rule("ordered", "Har rätt roll beställt undersökningen?", "Has the right role ordered the survey?",
			"Programdirektören beställer kommunövergripande brukarundersökningar, kommundirektören de som vänder sig till medborgare i allmänhet eller företag.",
			"The programme director orders municipal user surveys, the chief executive those to citizens in general or businesses.",
			sourceRoutine, ordered),
		rule("interval", "Är det beslutat hur ofta undersökningen görs?", "Is it decided how often the survey is made?",
			"Beslutet anger intervallet, så att resultat kan följas över tid. Ange antalet månader.",
			"The decision says the interval, so that results can be followed. Give the number of months.",
			sourceRoutine, interval),
		rule("funded", "Finns pengar anslagna?", "Is there money for it?",
			"Den som beslutar anslår pengar för upphandling och genomförande.", "Who decides sets aside money for procurement and fieldwork.",
			sourceRoutine, funded),
		rule("procured", "Är en stor undersökning upphandlad?", "Is a large survey procured?",
			"Stora enkäter samordnas och köps som tjänst; kommunen har inte egna resurser för att dela ut, samla in och bearbeta dem.",
			"Large questionnaires are coordinated and bought as a service; the municipality has no resources of its own to run them.",
			sourceRoutine, procured),
		rule("all-providers", "Vänder sig undersökningen till alla brukare oavsett utförare?", "Does the survey ask all users whoever the provider?",
			"En kommunövergripande brukarundersökning omfattar också dem som har en privat utförare, till exempel elever i friskolor.",
			"A municipal user survey includes those with a private provider, such as pupils of independent schools.",
			sourceRoutine, allProviders),
		rule("questions", "Är frågorna framtagna med verksamheten och processledaren för medborgardialog?", "Were the questions set with the service and the process leader for dialogue?",
			"Underlaget för frågorna tas fram med dem som berörs. Ange rollerna.", "The questions are prepared with those concerned. Name the roles.",
			sourceRoutine, questions),
		rule("analysis", "Har alla som ska analysera resultatet fått uppdraget?", "Has everyone who shall analyse the result the duty?",
			"Enhets- och förvaltningschefer analyserar sina resultat, programdirektörer och processägare helheten inom sitt ansvar.",
			"Heads of units and departments analyse their results, programme directors and process owners the whole of their area.",
			sourceRoutine, duties),
		rule("chain", "Är kedjan från beställning till analys hel?", "Is the chain from order to analysis whole?",
			"En undersökning som har resultat utan analys har kostat utan att användas. Åtgärda den lucka som nämns.",
			"A survey with a result and no analysis has cost without being used. Close the gap that is named.",
			kvalitet.OurDefault("beställning, instrument, resultat och analys är en kedja"), chain),
		rule("version", "Är instrumentet en bestämd utgåva?", "Is the instrument of a certain edition?",
			"Utan utgåva går det inte att veta om två mätningar kan jämföras.", "Without an edition nobody knows whether two measurements can be compared.",
			kvalitet.OurDefault("instrument är versionerade"), edition),
		rule("response", "Redovisas hur många som har svarat?", "Is it told how many have answered?",
			"Ett resultat redovisas med urval, övertäckning och antal svar. Fyll i svarsredovisningen.",
			"A result is given with sample, over-coverage and number of answers. Fill in the account of responses.",
			kvalitet.Source{Title: "SCB, medborgarundersökningen, teknisk rapport", Section: "objektsbortfall", Grade: kvalitet.GradePublished}, response),
	}
}

// oneOf asks whether the role is one that the routine names.
func oneOf(have, path string, want []string, unknown kvalitet.Label) kvalitet.Finding {
	switch {
	case have == "":
		return kvalitet.Unknown(unknown.SV, unknown.EN).At(kvalitet.Place{Path: path})
	case slices.Contains(want, have):
		return kvalitet.Met()
	}
	return kvalitet.NotMet(fmt.Sprintf("Rollen är %s, men rutinen säger %s.", have, strings.Join(want, " eller ")),
		fmt.Sprintf("The role is %s, but the routine says %s.", have, strings.Join(want, " or "))).At(kvalitet.Place{Path: path})
}

func decided(p *Pass) kvalitet.Finding {
	c, ok := p.commissioner()
	if !ok {
		return kvalitet.NotApplicable("Rutinen säger inget om slaget.", "The routine says nothing about the kind.")
	}
	return oneOf(p.Order.DecidedBy, "/decidedBy", c.DecidedBy, kvalitet.Label{SV: "Det är inte angivet vem som beslutat.", EN: "It is not stated who decided."})
}

func ordered(p *Pass) kvalitet.Finding {
	c, ok := p.commissioner()
	if !ok {
		return kvalitet.NotApplicable("Rutinen säger inget om slaget.", "The routine says nothing about the kind.")
	}
	return oneOf(p.Order.OrderedBy, "/orderedBy", c.OrderedBy, kvalitet.Label{SV: "Det är inte angivet vem som beställt.", EN: "It is not stated who ordered."})
}

// own reports whether the order is a unit's own survey, which the routine leaves to the unit.
func own(p *Pass) bool { return p.Order.Kind == KindOwn }

func leftToUnit() kvalitet.Finding {
	return kvalitet.NotApplicable("Enhetens egna undersökningar styrs inte av rutinen.", "The routine does not govern a unit's own surveys.")
}

func yes(ok bool, path, sv, en string) kvalitet.Finding {
	if ok {
		return kvalitet.Met()
	}
	return kvalitet.NotMet(sv, en).At(kvalitet.Place{Path: path})
}

func interval(p *Pass) kvalitet.Finding {
	if own(p) {
		return leftToUnit()
	}
	return yes(p.Order.Interval > 0, "/interval", "Intervallet är inte beslutat.", "The interval is not decided.")
}

func funded(p *Pass) kvalitet.Finding {
	if own(p) {
		return leftToUnit()
	}
	return yes(p.Order.Funded, "/funded", "Inga pengar är anslagna.", "No money has been set aside.")
}

func procured(p *Pass) kvalitet.Finding {
	if !p.Order.Large || !p.Order.Method.Quantitative() {
		return kvalitet.NotApplicable("Det är ingen stor enkät.", "It is no large questionnaire.")
	}
	return yes(p.Order.Procured, "/procured", "Den stora undersökningen är inte upphandlad.", "The large survey is not procured.")
}

func allProviders(p *Pass) kvalitet.Finding {
	if p.Order.Kind != KindUsers {
		return kvalitet.NotApplicable("Det är ingen kommunövergripande brukarundersökning.", "It is no municipal user survey.")
	}
	return yes(p.Order.AllProviders, "/allProviders", "Brukare hos andra utförare är inte med.", "Users of other providers are not included.")
}

// DialogueLeader is the role with which questions are set (processledare för medborgardialog).
const DialogueLeader = "processledare medborgardialog"

func questions(p *Pass) kvalitet.Finding {
	switch {
	case own(p):
		return leftToUnit()
	case len(p.Order.Questions) == 0:
		return kvalitet.Unknown("Det är inte angivet vilka som tagit fram frågorna.", "It is not stated who set the questions.").At(kvalitet.Place{Path: "/questions"})
	case !slices.Contains(p.Order.Questions, DialogueLeader):
		return kvalitet.NotMet("Processledaren för medborgardialog har inte varit med.", "The process leader for dialogue has not taken part.").At(kvalitet.Place{Path: "/questions"})
	}
	return yes(len(p.Order.Questions) > 1, "/questions", "Ingen från verksamheten har varit med.", "Nobody from the service has taken part.")
}

func duties(p *Pass) kvalitet.Finding {
	c, ok := p.commissioner()
	if !ok {
		return kvalitet.NotApplicable("Rutinen säger inget om slaget.", "The routine says nothing about the kind.")
	}
	for _, want := range c.Analysed {
		if !slices.ContainsFunc(p.Order.Duties, func(d Duty) bool { return d.Role == want.Role && d.Perspective == want.Perspective }) {
			return kvalitet.NotMet(fmt.Sprintf("Rollen %s saknar uppdrag att analysera ur %s perspektiv.", want.Role, want.Perspective.Label().SV),
				fmt.Sprintf("The role %s has no duty to analyse from %s perspective.", want.Role, want.Perspective.Label().EN)).At(kvalitet.Place{Path: "/duties"})
		}
	}
	return kvalitet.Met()
}

func chain(p *Pass) kvalitet.Finding {
	if p.Order.Result.IsZero() {
		return kvalitet.NotApplicable("Undersökningen har inget resultat ännu.", "The survey has no result yet.")
	}
	for _, l := range p.Order.Chain() {
		if !l.Done {
			return kvalitet.NotMet("Kedjan bryts i steget "+l.Name.SV+": "+l.Gap.SV+".", "The chain breaks at the step "+l.Name.EN+": "+l.Gap.EN+".")
		}
	}
	return kvalitet.Met()
}

func edition(p *Pass) kvalitet.Finding {
	if !p.Order.Method.Quantitative() {
		return kvalitet.NotApplicable("Metoden har inget frågeformulär.", "The method has no questionnaire.")
	}
	return yes(p.Order.Edition != "", "/edition", "Utgåvan är inte angiven.", "The edition is not stated.")
}

func response(p *Pass) kvalitet.Finding {
	if p.Order.Result.IsZero() || !p.Order.Method.Quantitative() {
		return kvalitet.NotApplicable("Det finns inget resultat med svarsandel.", "There is no result with a response rate.")
	}
	return yes(p.Order.Response != nil, "/response", "Svarsredovisningen saknas.", "The account of responses is missing.")
}

// CheckAll are the problems of a list of orders, with the order's place first in each path.
func CheckAll(orders []Order) []kvalitet.Problem {
	var ps check.List
	for i, o := range orders {
		ps.Under(check.At("", i), o.Problems())
	}
	return ps
}
