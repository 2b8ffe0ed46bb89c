package kvalitet_test

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// form is how a text for people is written.
type form string

const (
	told  form = "sentence" // a finding's text and hint, a rule's doc
	noted form = "phrase"   // a problem, a place's note: it follows a place
	asked form = "question" // a rule's title
)

// want is a form that a text in a language has, or that its beginning or its end has.
type want struct {
	form       form
	lang       string
	start, end bool
}

// part keeps what the demand says about the beginning or about the end.
func (w want) part(start, end bool) want {
	w.start, w.end = w.start && start, w.end && end
	return w
}

var (
	quotes    = regexp.MustCompile("[“”„«»‘]|''")
	quoted    = regexp.MustCompile(`"[^"]*"`) // what a person writes in a file keeps its form
	ranged    = regexp.MustCompile(`(^|[^\d-])\d{1,3}-\d{1,3}([^\d-]|$)|%[dgsv]-%[dgsv]`)
	counted   = regexp.MustCompile(`^%d ([^ao]|a[^v]|o[^f])`) // but "%d of %d"
	spacedEN  = regexp.MustCompile(`\d[ \x{a0}]\d{3}\b`)
	pointSV   = regexp.MustCompile(`\d\.\d`)
	pleading  = regexp.MustCompile(`(?i)\b(please|sorry|vänligen|tyvärr|var god|oops|invalid|ogiltig[ta]?)\b`)
	openWords = regexp.MustCompile(`^(Vad|Vilk[ae]t?|Vilken|Hur|När|Var|Vem|Varför|What|Which|How|When|Where|Who|Whose|Why)\b`)
	ownNames  = regexp.MustCompile(`^([A-ZÅÄÖ]{2}|Kolada)`)
)

// faults tells how a text departs from its form.
func (w want) faults(text string) []string {
	var all []string
	add := func(bad bool, fault string) {
		if bad {
			all = append(all, fault)
		}
	}
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	add(w.start && unicode.IsSpace(first) || w.end && unicode.IsSpace(last) || strings.Contains(text, "  "), "stray space")
	add(strings.Contains(text, "!"), "exclamation mark")
	add(pleading.MatchString(text), "says neither what is wrong nor what is accepted")
	add(quotes.MatchString(text), "quotation marks are straight in both languages")
	add(ranged.MatchString(quoted.ReplaceAllString(text, "")), "hyphen for a range: use –")
	add(w.lang == "sv" && pointSV.MatchString(text), "decimal point in Swedish")
	add(w.lang == "en" && spacedEN.MatchString(text), "space in an English number: use a comma")
	switch w.form {
	case told:
		add(w.start && unicode.IsLower(first), "a sentence begins with a capital letter")
		add(w.start && counted.MatchString(text), "a count comes last, or one of something reads wrong: \"Goals without a target: 1.\"")
		add(w.end && last != '.', "a sentence ends with a full stop")
	case asked:
		add(w.start && !unicode.IsUpper(first), "a question begins with a capital letter")
		add(w.end && last != '?', "a title is a question")
		add(w.start && openWords.MatchString(text), "a title is answered with yes or no")
	case noted:
		add(w.start && unicode.IsUpper(first) && !ownNames.MatchString(text), "what follows a place begins with a small letter")
		add(w.end && strings.ContainsRune(".:;,?", last), "what follows a place ends without a mark")
	}
	return all
}
