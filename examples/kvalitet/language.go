package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/kommunkvalitet/kvalitet"
)

// asked is the language that the arguments ask for, also when they cannot be used: even that is said in one language.
func asked(args []string) string {
	for i, a := range args {
		name, value, joined := strings.Cut(strings.TrimLeft(a, "-"), "=")
		if name != "lang" || !strings.HasPrefix(a, "-") {
			continue
		}
		if !joined && i+1 < len(args) {
			value = args[i+1]
		}
		if value == "en" {
			return value
		}
	}
	return "sv"
}

// spokenOf is what the Swedish half of a sentence is about, when the English half goes on from it.
var spokenOf = regexp.MustCompile(`^(.+?) (?:är|saknas|behövs|går)(?: |$)`)

// half picks the asked language's half of a text "svenska / English". What stands before the last colon of the first half or
// after the first colon of the second belongs to both; a text of one part, or of more than two, stays whole.
func (h *host) half(text string) string {
	sv, en, ok := strings.Cut(text, " / ")
	if !ok || strings.Contains(en, " / ") {
		return text
	}
	before, after := "", ""
	if i := strings.LastIndex(sv, ": "); i >= 0 {
		before, sv = sv[:i+2], sv[i+2:]
	}
	if i := strings.Index(en, ": "); i >= 0 {
		en, after = en[:i], en[i:]
	}
	if about := spokenOf.FindStringSubmatch(sv); about != nil && (strings.HasPrefix(en, "is ") || strings.HasPrefix(en, "cannot ")) {
		en = about[1] + " " + en
	}
	return before + h.t(sv, en) + after
}

// label picks the asked language's half of a flag's or command's short text, in which a colon is nobody's border.
func (h *host) label(text string) string {
	sv, en, ok := strings.Cut(text, " / ")
	if !ok {
		return text
	}
	return h.t(sv, en)
}

// errorText says in one language what the library's errors and the host's own say in both.
func (h *host) errorText(err error) string {
	text := err.Error()
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	var path *fs.PathError
	switch {
	case errors.As(err, &syntax):
		text = strings.Replace(text, syntax.Error(), fmt.Sprintf(h.t("inte giltig JSON vid byte %d", "not valid JSON at byte %d"), syntax.Offset), 1)
	case errors.As(err, &kind):
		text = strings.Replace(text, kind.Error(), fmt.Sprintf(h.t("värdet i %q har fel slag (%s)", "the value of %q is of the wrong kind (%s)"), kind.Field, kind.Value), 1)
	case errors.As(err, &path) && errors.Is(err, fs.ErrPermission):
		text = strings.Replace(text, path.Error(), path.Path+": "+h.t("åtkomst nekad", "access denied"), 1)
	}
	before := ""
	for _, known := range []error{kvalitet.ErrInvalid, kvalitet.ErrNotFound, kvalitet.ErrConflict} {
		if start, rest, ok := strings.Cut(text, known.Error()); ok {
			before += start + h.half(known.Error())
			text = rest
			if after, ok := strings.CutPrefix(text, ": "); ok {
				before, text = before+": ", after
			}
		}
	}
	return before + h.half(text)
}

// flagError says what is wrong with a flag, and where its help is.
func (h *host) flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var bad *pflag.InvalidValueError
	text := err.Error()
	switch {
	case errors.As(err, &unknown):
		text = fmt.Sprintf("-%s: %s", unknown.GetSpecifiedName(), h.t("flaggan finns inte", "no such flag"))
	case errors.As(err, &bare):
		text = fmt.Sprintf("-%s: %s", bare.GetSpecifiedName(), h.t("värdet saknas", "the value is missing"))
	case errors.As(err, &bad):
		text = fmt.Sprintf("-%s %s: %s (%s)", bad.GetFlag().Name, bad.GetValue(), h.t("ogiltigt värde", "invalid value"), bad.GetFlag().Value.Type())
	}
	return fmt.Errorf("%s (%s: %s -h)", text, h.t("hjälp", "help"), cmd.CommandPath())
}

// localArgs makes a command and those below it tell of a wrong number of arguments in the asked language.
func (h *host) localArgs(cmd *cobra.Command) {
	for _, c := range cmd.Commands() {
		h.localArgs(c)
		if check := c.Args; check != nil {
			c.Args = func(cmd *cobra.Command, args []string) error {
				if check(cmd, args) == nil {
					return nil
				}
				return fmt.Errorf(h.t("%s: fel antal argument (%d: %s); skriv %s", "%s: wrong number of arguments (%d: %s); write %s"),
					cmd.CommandPath(), len(args), strings.Join(args, " "), cmd.UseLine())
			}
		}
	}
}

// required says which required flags are not given.
func (h *host) required(cmd *cobra.Command) error {
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if _, must := f.Annotations[cobra.BashCompOneRequiredFlag]; must && !f.Changed {
			names = append(names, "-"+f.Name)
		}
	})
	if names == nil {
		return nil
	}
	return fmt.Errorf("%s: %s %s", cmd.CommandPath(), h.t("ange", "give"), strings.Join(names, ", "))
}

// usageWords are the headings of the help, which cobra has in English.
var usageWords = strings.NewReplacer("Usage:", "Skrivs:", "Aliases:", "Andra namn:", "Examples:", "Exempel:", "Available Commands:", "Kommandon:",
	"Global Flags:", "Flaggor för alla kommandon:", "Flags:", "Flaggor:", "Additional Commands:", "Fler kommandon:",
	`Use "{{.CommandPath}} [command] --help" for more information about a command.`, `"{{.CommandPath}} KOMMANDO -h" visar hjälp om ett kommando.`,
	"[command]", "KOMMANDO")

// help shows a command's help in the asked language. Short texts and flags are "svenska / English"; long ones have a line
// with a slash alone between the Swedish and the English, and another before what is the same in both.
func (h *host) help(show func(*cobra.Command, []string)) func(*cobra.Command, []string) {
	return func(cmd *cobra.Command, args []string) {
		cmd.InitDefaultHelpFlag()
		cmd.Flags().Lookup("help").Usage = "visa hjälp / show help"
		for _, c := range append(cmd.Commands(), cmd) {
			c.Short = h.label(c.Short)
		}
		if parts := strings.SplitN(cmd.Long, "\n/\n", 3); len(parts) > 1 {
			cmd.Long = strings.TrimSpace(h.t(parts[0], parts[1]))
			for _, both := range parts[2:] {
				cmd.Long += "\n\n" + strings.Trim(both, "\n")
			}
		}
		local := func(f *pflag.Flag) { f.Usage = h.label(f.Usage) }
		cmd.Flags().VisitAll(local)
		cmd.InheritedFlags().VisitAll(local)
		if h.lang != "en" {
			cmd.SetUsageTemplate(usageWords.Replace(cmd.UsageTemplate()))
		}
		show(cmd, args)
	}
}
