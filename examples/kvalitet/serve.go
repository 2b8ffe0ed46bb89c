package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/portal"
	"github.com/kommunkvalitet/kvalitet/examples/sqlstore"
)

type serveOptions struct {
	db, addr, municipality, userHeader string
	hosts                              []string
}

// serveCommand is the portal: what stands in the database as web pages.
func serveCommand(h *host) *cobra.Command {
	var o serveOptions
	cmd := &cobra.Command{
		Use:   "serve -db FILE|postgres://… [-addr 127.0.0.1:8080]",
		Short: "Portalen: databasen som webbsidor / the portal: the database as web pages",
		Long: `Visar mål, processer, risker, tillsyn, undersökningar, analyser och planer ur en databas som year eller en egen värd
har fyllt. Varje sak har en egen adress, med historik, och finns där också som JSON (.json) och CSV.

Portalen har ingen egen inloggning. Den ska stå bakom kommunens, och svarar därför bara på den egna maskinen om inget
annat sägs. Utan -user-header kan alla läsa och ingen ändra. Inloggningen ska alltid själv sätta huvudet, och i det ange
en roll ("kvalitetsledare"): historiken bevarar roller, inte personer. -host är namn som portalen svarar på utöver de
lokala.
/
Shows goals, processes, risks, supervision, surveys, analyses and plans from a database that year or a host of your own
has filled. Every thing has an address of its own, with its history, and is there as JSON (.json) and CSV too.

The portal has no log-in of its own. It is to stand behind the municipality's, and therefore answers on this machine only
unless told otherwise. Without -user-header everybody may read and nobody may change anything. The log-in must always set
the header itself, and name a role in it ("quality manager"): the history keeps roles, not persons. -host are names that
the portal answers to beside the local ones.`,
		Example: `  kvalitet year -db kvalitet.db -out rapport
  kvalitet serve -db kvalitet.db
  kvalitet serve -db postgres://localhost/kvalitet -addr 127.0.0.1:9000 -user-header X-Role -host kvalitet.kommun.se`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return h.serve(cmd.Context(), o) },
	}
	cmd.Flags().StringVar(&o.db, "db", "", "databas: SQLite-fil eller postgres://… / database")
	cmd.Flags().StringVar(&o.addr, "addr", "127.0.0.1:8080", "adress att svara på / address to answer on")
	cmd.Flags().StringVar(&o.municipality, "municipality", "0580", "kommunkod / municipality code")
	cmd.Flags().StringVar(&o.userHeader, "user-header", "", "huvud där inloggningen anger användarens roll / header in which the log-in names the user's role")
	cmd.Flags().StringSliceVar(&o.hosts, "host", nil, "namn som portalen svarar på / names that the portal answers to")
	_ = cmd.MarkFlagRequired("db")
	return cmd
}

func (h *host) serve(ctx context.Context, o serveOptions) error {
	if !strings.Contains(o.db, "://") {
		if info, err := os.Stat(o.db); err != nil || info.IsDir() {
			return errors.New(h.t("databasen "+o.db+" finns inte; kvalitet year -db "+o.db+" -out rapport skapar och fyller den",
				"there is no database "+o.db+"; kvalitet year -db "+o.db+" -out report makes and fills it"))
		}
	}
	store, err := sqlstore.Open(ctx, o.db, sqlstore.Options{Tenant: o.municipality})
	if err != nil {
		return err
	}
	defer store.Close()
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", o.addr)
	if err != nil {
		return err
	}
	log := slog.New(slog.NewTextHandler(h.errs, nil))
	site := newSite(store, o, h.lang, time.Now, log)
	fmt.Fprintf(h.errs, "%s http://%s/\n%s\n", h.t("Portalen svarar på", "The portal answers on"), listener.Addr(),
		h.t("Portalen har ingen egen inloggning: låt den stå bakom kommunens. Avsluta med Ctrl-C.", "The portal has no log-in of its own: let it stand behind the municipality's. Ctrl-C ends it."))
	if address, ok := listener.Addr().(*net.TCPAddr); ok && !address.IP.IsLoopback() {
		fmt.Fprintln(h.errs, h.t("Varning: andra maskiner når portalen utan att logga in.", "Warning: other machines reach the portal without logging in."))
	}
	return portal.Serve(ctx, listener, site.Handler(), log)
}

// pages are the portal's pages over a store.
type pages struct {
	store *sqlstore.Store
	lang  string // of an address without ?lang=
}

func newSite(store *sqlstore.Store, o serveOptions, lang string, now func() time.Time, log *slog.Logger) *portal.Site {
	p := &pages{store: store, lang: lang}
	hosts := append([]string{"localhost", "127.0.0.1", "::1"}, o.hosts...)
	if name, _, err := net.SplitHostPort(o.addr); err == nil && name != "" && !strings.Contains("0.0.0.0 ::", name) {
		hosts = append(hosts, name)
	}
	return &portal.Site{
		Name: kvalitet.Label{SV: "Kommunens kvalitetssystem", EN: "The municipality's quality system"}, Lang: lang,
		Menu: p.menu(), Pages: p.routes(), Schema: kvalitet.Schema, UserHeader: o.userHeader, Hosts: hosts, Now: now, Log: log,
		State: func(ctx context.Context) (string, error) {
			n, err := store.Revision(ctx)
			return strconv.FormatInt(n, 10), err
		},
	}
}

func (p *pages) menu() []portal.Link {
	at := func(path, sv, en string) portal.Link {
		return portal.Link{Text: kvalitet.Label{SV: sv, EN: en}, Path: path}
	}
	return []portal.Link{at("/", "Start", "Start"), at("/goals", "Mål", "Goals"), at("/processes", "Processer", "Processes"), at("/risks", "Risker", "Risks"),
		at("/control", "Tillsyn", "Supervision"), at("/service", "Service", "Service"), at("/surveys", "Undersökningar", "Surveys"),
		at("/analysis", "Analys", "Analysis"), at("/plans", "Planer", "Plans"), at("/calendar", "Årshjul", "Calendar"), at("/documents", "Allt", "Everything")}
}

func (p *pages) routes() []portal.Route {
	at := func(pattern string, show func(*portal.Request) (portal.Page, error)) portal.Route {
		return portal.Route{Pattern: pattern, Show: show}
	}
	goal, risk, survey := at("/goals/{id}", p.goal), at("/risks/{id}", p.risk), at("/surveys/{id}", p.survey)
	goal.Do, risk.Do, survey.Answer = p.decide, p.changeRisk, p.countAnswers
	return []portal.Route{at("/{$}", p.start), at("/goals", p.goals), goal, at("/indicators/{id}", p.indicator),
		at("/processes", p.processes), at("/processes/{id}", p.process), at("/risks", p.risks), risk,
		at("/control", p.control), at("/control/plans/{id}", p.controlPlan), at("/control/reports/{id}", p.controlReport), at("/control/assessments/{id}", p.controlAssessment),
		at("/service", p.service), at("/promises/{id}", p.promise), at("/surveys", p.surveys), survey,
		at("/analysis", p.analyses), at("/analysis/{id}", p.analysis), at("/plans", p.plans), at("/plans/{id}", p.plan), at("/calendar", p.calendar),
		at("/search", p.search), at("/documents", p.kinds), at("/documents/{rest...}", p.document)}
}
