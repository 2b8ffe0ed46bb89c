// Command kvalitet is the reference host of the kvalitet library: it shows how a host joins the packages, and lets
// analysts and other systems use every method from files, without Go.
//
// It holds no rule of its own: it reads tables and documents, calls the library, and writes what came back.
package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
)

// The exit statuses.
const (
	exitDone     = 0 // done
	exitFindings = 1 // done, but rows were bad or a finding reached -fail-on
	exitUsage    = 2 // wrong usage, or an input that cannot be read at all
)

// grace is how long a command may take to end in order once it has been interrupted; files are put in place whole.
const grace = 3 * time.Second

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, func() {
		stop() // a second signal ends the process at once
		time.Sleep(grace)
		fmt.Fprintln(os.Stderr, "kvalitet:", (&host{lang: asked(os.Args[1:])}).t("avbrutet", "interrupted"))
		os.Exit(exitUsage)
	})
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is main without the process: what tests call.
func run(ctx context.Context, args []string, in io.Reader, out, errs io.Writer) int {
	h := &host{in: in, out: out, errs: errs, lang: asked(args)}
	root := newRoot(h)
	root.SetArgs(longFlags(args))
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errs)
	if err := root.ExecuteContext(ctx); err != nil {
		h.report(err)
		return exitUsage
	}
	if h.failed {
		return exitFindings
	}
	return exitDone
}

func newRoot(h *host) *cobra.Command {
	root := &cobra.Command{
		Use:           "kvalitet",
		Short:         "Kommunens ledningssystem för kvalitet / a municipality's quality management system",
		SilenceErrors: true,
		SilenceUsage:  true,
		CompletionOptions: cobra.CompletionOptions{
			HiddenDefaultCmd: true,
		},
		Args:              cobra.ArbitraryArgs,
		RunE:              h.group,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error { return cmp.Or(h.check(), h.required(cmd)) },
	}
	flags := root.PersistentFlags()
	flags.StringVar(&h.lang, "lang", cmp.Or(h.lang, "sv"), "språk / language: sv, en")
	flags.StringVar(&h.format, "format", "text", "utskrift / output: text, json, csv, xlsx")
	flags.StringVar(&h.failOn, "fail-on", "none", "avsluta med 1 om en iakttagelse når / exit 1 when a finding reaches: info, warning, error, none")
	root.AddCommand(commands(h)...)
	for _, group := range root.Commands() {
		if group.HasSubCommands() && !group.Runnable() {
			group.Args, group.RunE = nil, h.group
		}
	}
	root.SetFlagErrorFunc(h.flagError)
	root.SetHelpFunc(h.help(root.HelpFunc()))
	root.SetHelpCommand(&cobra.Command{Use: "help [COMMAND]", Short: "Visa hjälp om ett kommando / show help about a command",
		RunE: func(_ *cobra.Command, args []string) error {
			cmd, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return h.group(cmd, rest)
			}
			return cmd.Help()
		}})
	h.localArgs(root)
	return root
}

// group is what a command does that only has others below it: without a name it shows its help, and another name than
// theirs is wrong usage.
func (h *host) group(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return cmd.Help()
	}
	var names []string
	for _, c := range cmd.Commands() {
		names = append(names, c.Name())
	}
	return fmt.Errorf("%s %s: %s %s", cmd.CommandPath(), args[0], h.t("kommandot finns inte; det finns", "no such command; there are"), strings.Join(names, ", "))
}

// longFlags lets flags of several letters be written with one hyphen, as -lang: cobra wants two.
func longFlags(args []string) []string {
	out := make([]string, len(args))
	for i, a := range args {
		if a == "--" {
			copy(out[i:], args[i:])
			break
		}
		name, _, _ := strings.Cut(a, "=")
		if len(name) > 2 && name[0] == '-' && name[1] != '-' && !strings.ContainsAny(name[1:2], "0123456789.,") {
			a = "-" + a
		}
		out[i] = a
	}
	return out
}

// report writes an error for a person, every problem of it on a line.
func (h *host) report(err error) {
	var invalid *kvalitet.ValidationError
	if errors.As(err, &invalid) {
		where, _ := strings.CutSuffix(err.Error(), invalid.Error())
		for _, p := range invalid.Problems {
			at := p.Path
			if at != "" {
				at += ": "
			}
			fmt.Fprintf(h.errs, "kvalitet: %s%s%s\n", where, at, p.Text().In(h.lang))
		}
		return
	}
	if errors.Is(err, context.Canceled) {
		fmt.Fprintf(h.errs, "kvalitet: %s\n", h.t("avbrutet", "interrupted"))
		return
	}
	var path *fs.PathError
	if errors.As(err, &path) && errors.Is(err, fs.ErrNotExist) {
		where, _ := strings.CutSuffix(err.Error(), path.Error())
		where = strings.TrimPrefix(where, path.Path+": ")
		fmt.Fprintf(h.errs, "kvalitet: %s%s: %s\n", where, path.Path, h.t("filen finns inte", "no such file"))
		return
	}
	fmt.Fprintf(h.errs, "kvalitet: %s\n", h.errorText(err))
}
