package process

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// shortInfinitives are the Swedish infinitives that do not end in -a.
var shortInfinitives = words("gå få ge se ske bo tro be dö le må nå slå stå så ta fly sy bry klä spy rå ro te glo strö sno bedra dra ha bli " +
	"avgå avse avstå anse anta begå behå bese bestå bero bortse ersätta erhålla förestå förse försmå genomgå ingå inge inse kringgå medge motstå motta " +
	"omge pågå påstå påta referera tillgå tillse underta undergå understå uppgå uppnå uppstå utge utgå utse utstå vidta återge återgå återse åta åtgå överse övergå överta överge avta inta mottaga delta godta uppta utta " +
	"ange delge uppge tillge frige utse förutse föreslå avslå fastslå anslå bistå frångå föregå ombe angå")

// notVerbs end in -a as infinitives do, but are something else.
var notVerbs = words("alla andra berörda bra data dessa detta enda extra flera första förra gamla gemensamma hela interna externa klara lilla mera många nya samma samtliga schema " +
	"senaste stora svåra sista själva skola tema tredje vanliga vilka villkora våra övriga kvarvarande agenda arena era ena egna enskilda årliga löpande olika färdiga öppna viktiga slutliga särskilda muntliga skriftliga formella ytterligare inkomna kompletta aktuella nödvändiga relevanta")

// openVerbs stand in notVerbs as adjectives but are verbs when an object follows.
var openVerbs = words("öppna")

// vagueVerbs say that something is done, not what.
var vagueVerbs = words("hantera jobba göra fixa ordna sköta")

// sVerbs end in -s without being passive.
var sVerbs = words("finnas hoppas lyckas minnas umgås trivas samlas träffas mötas enas andas kännas synas")

// reflexives and particles are not objects.
var notObjects = words("sig mig dig oss er fram in ut upp ned ner av på till emot med om över åt igen bort samman ihop")

// participleEndings end the words that tell a state: "beviljad", "avslutat", "skickade", "upprättad", "fattat".
var participleEndings = []string{"ad", "at", "ade", "dd", "tt", "rd", "rt", "nd", "nt", "gd", "gt", "ld", "lt", "md", "mt", "kt", "pt", "st", "vd", "vt", "jd", "jt", "da", "ta", "na", "en", "et", "it"}

// states are words for a state that are no participles.
var states = words("klar klart klara färdig färdigt färdiga öppen öppet öppna giltig giltigt giltiga komplett kompletta aktuell aktuellt tillgänglig tillgängligt avslutad igång här")

// notStates end as participles do, but are common nouns on maps.
var notStates = words("beslut rapport budget kontrakt resultat projekt förslag brev underlag dokument protokoll samtal meddelande behov plan mål ärende ansökan årsredovisning " +
	"enhet nämnd verksamhet avdelning kommunen nämnden enheten förvaltningen chefen handläggaren sökanden rätt stöd råd punkt medborgarkontakt kontakt akt nytt uppdrag besked tillstånd avslut start slut intresset målet " +
	"beslutet ärendet brevet svaret underlaget protokollet processen planen rapporten budgeten resultatet projektet dokumentet svar ut in och av för med till den det kredit profit visit transit")

func words(list string) map[string]bool {
	set := make(map[string]bool)
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}

// split gives the words of a name in lower case, without the signs around them.
func split(name string) []string {
	var out []string
	for w := range strings.FieldsSeq(strings.ToLower(name)) {
		if w = strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }); w != "" {
			out = append(out, w)
		}
	}
	return out
}

// infinitive reports whether a name can begin with the word as a Swedish infinitive. It is a guess from the word's
// form, good enough for a warning.
func infinitive(word string, objectFollows bool) bool {
	switch {
	case shortInfinitives[word]:
		return true
	case notVerbs[word]:
		return openVerbs[word] && objectFollows
	default:
		return strings.HasSuffix(word, "a") && utf8.RuneCountInString(word) > 2
	}
}

// nameFault says what is wrong with a name that should be infinitive + object; empty when nothing is. Particle verbs
// ("ta fram underlag") and reflexives ("anmäla sig till kursen") count what comes after.
func nameFault(name string) (sv, en string) {
	ws := split(name)
	if len(ws) == 0 {
		return "", "" // P58 says so
	}
	object := slices.ContainsFunc(ws[1:], func(w string) bool { return !notObjects[w] })
	switch first := ws[0]; {
	case infinitive(first, object) && object:
		return "", ""
	case infinitive(first, object):
		return "objektet saknas: vad är det som görs något med", "the object is missing: what is it that something is done with"
	case strings.HasSuffix(first, "s") && !sVerbs[first] && len(ws) > 1 && utf8.RuneCountInString(first) > 4:
		return "passiv form; skriv vad rollen gör, i infinitiv", "passive voice; write what the role does, as an infinitive"
	case strings.HasSuffix(first, "ing") || strings.HasSuffix(first, "tion") || strings.HasSuffix(first, "else"):
		return "substantiv; skriv verbet i infinitiv", "a noun; write the verb as an infinitive"
	default:
		return "börjar inte med ett verb i infinitiv", "does not begin with a verb in the infinitive"
	}
}

// vague returns the verb of a name that says too little.
func vague(name string) (string, bool) {
	ws := split(name)
	if len(ws) > 1 && ws[0] == "arbeta" && ws[1] == "med" || len(ws) > 0 && vagueVerbs[ws[0]] {
		return ws[0], true
	}
	return "", false
}

// stateName reports whether a name tells a state: a thing and a participle, in either order ("Beslut fattat",
// "Registrerad order").
func stateName(name string) bool {
	ws := split(name)
	if len(ws) < 2 {
		return false
	}
	return slices.ContainsFunc(ws, func(w string) bool {
		if states[w] {
			return true
		}
		if notStates[w] || utf8.RuneCountInString(w) < 4 {
			return false
		}
		return slices.ContainsFunc(participleEndings, func(end string) bool { return strings.HasSuffix(w, end) })
	})
}

// firstNames are among the most common in Sweden.
var firstNames = words("anna maria eva karin sara lena kristina emma kerstin marie malin ingrid linda birgitta marianne jenny johanna elin gunilla helena susanne annika åsa sofia ulla monica " +
	"lars mikael anders johan erik per karl peter jan thomas daniel fredrik hans andreas stefan mats bengt bo nils mattias magnus jonas henrik ulf göran håkan niklas patrik martin oskar ali mohamed ahmed")

// looksLikePerson guesses whether a text is a person's name: a common first name alone, or two or three words with
// capitals, of which the first is a common first name or the last ends as surnames do. It only ever warns.
func looksLikePerson(text string) bool {
	ws := strings.Fields(text)
	if len(ws) == 0 || len(ws) > 3 {
		return false
	}
	for _, w := range ws {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) {
			return false
		}
	}
	return firstNames[strings.ToLower(ws[0])] || len(ws) > 1 && strings.HasSuffix(ws[len(ws)-1], "sson")
}

// positionEndings end job titles; a lane should be named after the role in the process.
var positionEndings = []string{"chef", "chefen", "direktör", "direktören", "sekreterare", "assistent", "assistenten"}

func looksLikePosition(text string) bool {
	ws := split(text)
	return len(ws) > 0 && slices.ContainsFunc(positionEndings, func(end string) bool { return strings.HasSuffix(ws[len(ws)-1], end) })
}
