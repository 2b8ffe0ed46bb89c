package governance

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/kommunkvalitet/kvalitet"
)

var (
	sourceClass = kvalitet.Source{Title: "kvalitet", Section: "mätbar storhet, nivå och tid",
		Grade: kvalitet.GradeDefault}
	sourceVerbs = kvalitet.Source{Title: "Länsstyrelsernas och Brås råd om mål", Section: "rörelseverb, inte ansträngningar",
		Grade: kvalitet.GradePublished}
)

// deciding is how many of [TextRules], from the first, the class of a goal follows from.
const deciding = 7

// TextRules returns the checks of a goal's text. Each says where in the text it looked, in bytes and runes, and how to
// rewrite. The first seven decide the class, see [Classify]; the others are advice. A goal on a level that is not
// checked, such as a vision, is not scolded.
func TextRules() []*Rule {
	return []*Rule{
		textRule("measure", "Nämner målet något som går att mäta?", "Does the goal name something measurable?",
			"Ett mått, ett antal eller ett tillstånd som går att kontrollera. Skriv andelen, antalet, kostnaden eller namnge det index som ska användas.",
			"A measure, a count or a state that can be verified. Write the share, the number, the cost, or name the index to use.",
			sourceSMARTA, textMeasure),
		textRule("level", "Säger målet hur mycket?", "Does the goal say how much?",
			"En siffra, ett räkneord, alla eller ingen, eller en nivå i förhållande till andra. Skriv nivån: minst 85 procent.",
			"A figure, a number word, all or none, or a level relative to others. Write the level: at least 85 per cent.",
			sourceSMARTA, textLevel),
		textRule("deadline", "Säger målet när?", "Does the goal say when?",
			"Ett år, ett datum eller en period som tar slut; årets och årligen räknas som underförstått varje år. Svarstider och basår är inga tidpunkter. Skriv senast och ett år.",
			"A year, a date or a period that ends; yearly words count as implicit. Response times and baseline years are no deadlines. Write a year by which it shall be reached.",
			sourceSMARTA, textDeadline),
		textRule("outcome", "Beskriver målet ett resultat och inte en aktivitet?", "Does the goal describe a result and not an activity?",
			"Att ta fram en plan är en aktivitet. Skriv vad som blir bättre för dem det gäller; aktiviteten hör hemma i handlingsplanen.",
			"To draw up a plan is an activity. Write what becomes better for those concerned; the activity belongs in the action plan.",
			sourceSMARTA, textOutcome),
		textRule("effort", "Är målet fritt från ord som uppfylls av ett försök?", "Is the goal free of words that are met by trying?",
			"Arbeta för, verka för, främja och bidra till är uppfyllda så snart någon försöker. Skriv vad som ska ha hänt.",
			"To work for, to promote and to contribute are met as soon as somebody tries. Write what shall have happened.",
			sourceVerbs, textAbsent(TermEffort, "Texten talar om en ansträngning, inte om ett resultat.", "The text speaks of an effort, not of a result.")),
		textRule("single", "Är det ett mål i taget?", "Is it one goal at a time?",
			"Två riktningar i samma mening kan gå åt olika håll och går inte att bedöma tillsammans. Dela målet.",
			"Two directions in one sentence can go different ways and cannot be judged together. Split the goal.",
			sourceClass, textAbsent(TermSeveral, "Texten innehåller flera mål utan nivå.", "The text holds several goals without a level.")),
		textRule("escape", "Är målet fritt från förbehåll?", "Is the goal free of escape clauses?",
			"Där så är möjligt och vid behov gör att målet aldrig kan missas. Stryk förbehållet eller säg när det gäller.",
			"Where possible and when needed make the goal impossible to miss. Strike the clause or say when it applies.",
			sourceClass, textAbsent(TermEscape, "Texten har ett förbehåll.", "The text has an escape clause.")),
		textRule("direction", "Säger målet åt vilket håll?", "Does the goal say which way?",
			"Öka, minska, minst, högst eller ett jämförande ord.", "Increase, decrease, at least, at most, or a comparing word.",
			sourceVerbs, textDirection),
		textRule("vague", "Är målet fritt från värdeord utan skala?", "Is the goal free of value words without a scale?",
			"Attraktiv, god och trygg betyder olika för olika läsare. Säg vad som ska synas, eller vilken fråga i vilken undersökning. Ett värdeord bredvid en nivå skadar inte.",
			"Attractive, good and safe mean different things to different readers. Say what is to be seen, or which question of which survey. Beside a level such a word does no harm.",
			sourceVerbs, textVague),
		textRule("modal", "Är målet bindande?", "Is the goal binding?",
			"Bör och vill lämnar öppet om målet gäller. Skriv ska.", "Ought to and want to leave open whether the goal holds. Write shall.",
			sourceClass, textAbsent(TermSoft, "Hjälpverbet är inte bindande.", "The modal verb is not binding.")),
		textRule("target", "Säger texten samma sak som målvärdet?", "Does the text say the same as the target?",
			"En nivå i texten och en annan i indikatorns målvärde gör att ingen vet vad som gäller. Ändra den ena.",
			"One level in the text and another in the indicator's target leaves open what holds. Change one of them.",
			sourceClass, textTarget),
		textRule("unit", "Har texten samma enhet som indikatorn?", "Does the text have the indicator's unit?",
			"En nivå i procent och en indikator i kronor, poäng eller placering kan inte jämföras, och veckor mot dagar eller mnkr mot tkr blir fel. Använd samma enhet i målet och indikatorn.",
			"A level in per cent and an indicator in kronor, points or ranks cannot be compared, and weeks against days or millions against thousands go wrong. Use the same unit in the goal and the indicator.",
			sourceClass, textUnit),
		textRule("due", "Säger texten samma år som slutdatumet?", "Does the text name the same year as the due date?",
			"Ett år i texten som ligger efter målets slutdatum kan inte följas upp i tid. Ändra det ena.",
			"A year in the text that lies after the goal's due date cannot be followed up in time. Change one of them.",
			sourceClass, textDue),
	}
}

func textRule(name, sv, en, docSV, docEN string, source kvalitet.Source, check func(*Pass, *Reading) kvalitet.Finding) *Rule {
	return &Rule{
		ID:     "governance.text." + name,
		Title:  kvalitet.Label{SV: sv, EN: en},
		Doc:    kvalitet.Label{SV: docSV, EN: docEN},
		Source: source,
		Check: checked(func(p *Pass) kvalitet.Finding {
			f := check(p, p.reading())
			if f.Outcome == kvalitet.OutcomeNotMet {
				f.Hint = kvalitet.Label{SV: docSV, EN: docEN}
			}
			return f
		}),
	}
}

// Classify reads a goal's text and returns its class with the findings that decided: a measurable quantity, a level and
// a time make a good goal; a measurable quantity or a verifiable state without level or time a partial one; the rest,
// efforts and activities among them, is poor.
func Classify(text string) (Class, []kvalitet.Finding) {
	p := NewPass(Goal{Text: text})
	return p.Reading.Class, kvalitet.Run(TextRules()[:deciding], p)
}

// reading is the text as it was read, or read now when the pass was not made with NewPass.
func (p *Pass) reading() *Reading {
	if p.Reading.Class.Valid() {
		return &p.Reading
	}
	r := Read(p.Goal.Text)
	return &r
}

// places are the marks of the terms as places in the text.
func (r *Reading) places(terms ...Term) []kvalitet.Place {
	var places []kvalitet.Place
	for _, m := range r.Marks {
		if setOf(terms...).has(m.Term) {
			places = append(places, kvalitet.Place{Path: "/text", Span: m.Span, Note: m.Term.Label()})
		}
	}
	return places
}

func textMeasure(_ *Pass, r *Reading) kvalitet.Finding {
	if r.Measurable {
		return kvalitet.Met().At(r.places(TermMeasure, TermLevel)...)
	}
	return kvalitet.NotMet("Texten nämner inget som går att mäta.", "The text names nothing measurable.").
		At(kvalitet.Place{Path: "/text"})
}

func textLevel(_ *Pass, r *Reading) kvalitet.Finding {
	if r.HasLevel {
		return kvalitet.Met().At(r.places(TermLevel)...)
	}
	return kvalitet.NotMet("Texten säger inte hur mycket.", "The text does not say how much.").
		At(append(r.places(TermReference), kvalitet.Place{Path: "/text"})...)
}

func textDeadline(_ *Pass, r *Reading) kvalitet.Finding {
	switch r.Deadline {
	case DeadlineExplicit:
		return kvalitet.Met().At(r.places(TermDeadline)...)
	case DeadlineImplicit:
		return kvalitet.Met().At(r.places(TermAnnualTime)...)
	default:
		return kvalitet.NotMet("Texten säger inte när.", "The text does not say when.").
			At(append(r.places(TermReference), kvalitet.Place{Path: "/text"})...)
	}
}

func textOutcome(_ *Pass, r *Reading) kvalitet.Finding {
	activities := r.places(TermActivity)
	if len(activities) > 0 && r.tally.directions == 0 && !r.HasLevel {
		return kvalitet.NotMet("Texten beskriver en aktivitet.", "The text describes an activity.").At(activities...)
	}
	return kvalitet.Met()
}

func textAbsent(term Term, sv, en string) func(*Pass, *Reading) kvalitet.Finding {
	return func(_ *Pass, r *Reading) kvalitet.Finding {
		if places := r.places(term); len(places) > 0 {
			return kvalitet.NotMet(sv, en).At(places...)
		}
		return kvalitet.Met()
	}
}

func textDirection(p *Pass, r *Reading) kvalitet.Finding {
	if r.tally.directions > 0 || r.tally.compared || r.tally.hold || r.tally.implicit || strings.ContainsAny(p.Goal.Text, "<>≤≥↑↓↗↘") {
		return kvalitet.Met()
	}
	return kvalitet.NotMet("Texten säger inte åt vilket håll.", "The text does not say which way.").At(kvalitet.Place{Path: "/text"})
}

func textVague(_ *Pass, r *Reading) kvalitet.Finding {
	places := r.places(TermVague)
	if len(places) > 0 && (!r.Measurable || !r.HasLevel) {
		return kvalitet.NotMet("Texten lutar sig mot värdeord.", "The text leans on value words.").At(places...)
	}
	return kvalitet.Met()
}

// textTarget compares the levels in the text with the targets of the goal's indicators.
func textTarget(p *Pass, r *Reading) kvalitet.Finding {
	var targets []Target
	for _, in := range p.Indicators {
		targets = append(targets, in.Targets...)
	}
	levels := r.places(TermLevel)
	if len(targets) == 0 || !r.HasNumber || len(levels) == 0 {
		return kvalitet.NotApplicable("Det finns inte både en nivå i texten och ett målvärde.",
			"There is not both a level in the text and a target.")
	}
	read := false
	for _, place := range levels {
		level, ok := levelIn(p.Goal.Text[place.Span.Start:place.Span.End])
		if !ok {
			continue
		}
		read = true
		for _, t := range targets {
			if t.Level.Equal(level) || t.Kind == TargetInterval && t.High.Equal(level) ||
				shareIn(p.Goal.Text, place) && t.Level.Shift(2).Equal(level) { // 60 % and 0.6, as spreadsheets keep it
				return kvalitet.Met().At(place)
			}
		}
	}
	if !read {
		return kvalitet.Unknown("Nivån i texten är ett räkneord.", "The level in the text is a number word.").At(levels...)
	}
	return kvalitet.NotMet("Texten har en annan nivå än målvärdet.", "The text has another level than the target.").At(levels...)
}

// shareIn reports whether the level at a place is written in per cent.
func shareIn(text string, place kvalitet.Place) bool {
	u, ok := unitAt(text, place)
	return ok && u.quantity == quantityShare
}

// levelIn reads the digits of a level: "80 000", "1,5 procent".
func levelIn(text string) (decimal.Decimal, bool) {
	var b strings.Builder
	for _, c := range text {
		switch {
		case c >= '0' && c <= '9':
			b.WriteRune(c)
		case c == ',' || c == '.':
			b.WriteByte('.')
		case c == ' ' || c == '\u00a0' || c == '\u202f' || c == '\u2009':
		default:
			if b.Len() > 0 {
				level, err := decimal.NewFromString(strings.TrimRight(b.String(), "."))
				return level, err == nil && b.Len() <= 30
			}
		}
	}
	level, err := decimal.NewFromString(strings.TrimRight(b.String(), "."))
	return level, err == nil && b.Len() <= 30
}

// textDue compares the last year in the text with the goal's deadline.
func textDue(p *Pass, r *Reading) kvalitet.Finding {
	due := p.Goal.Deadline()
	year, place := r.lastYear(p.Goal.Text)
	if due.IsZero() || year == 0 {
		return kvalitet.NotApplicable("Det finns inte både ett år i texten och ett slutdatum.",
			"There is not both a year in the text and a due date.")
	}
	if year != due.Year {
		return kvalitet.NotMet("Texten har ett annat år än slutdatumet.", "The text has another year than the due date.").At(place)
	}
	return kvalitet.Met().At(place)
}

// lastYear is the latest year among the deadlines in the text.
func (r *Reading) lastYear(text string) (year int, place kvalitet.Place) {
	for _, p := range r.places(TermDeadline) {
		part := text[p.Span.Start:p.Span.End]
		for i := 0; i+4 <= len(part); i++ {
			n := 0
			for _, c := range []byte(part[i : i+4]) {
				if c < '0' || c > '9' {
					n = -1 << 20
				}
				n = n*10 + int(c-'0')
			}
			if n >= 1900 && n < 2100 && n > year {
				year, place = n, p
			}
		}
	}
	return year, place
}
