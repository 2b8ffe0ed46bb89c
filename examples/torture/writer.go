package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/sqlstore"
	"github.com/kommunkvalitet/kvalitet/governance"
)

const (
	goals    = 16
	goalKind = "governance/goal"
)

func goalID(n int) uuid.UUID { return uuid.UUID{14: 7, 15: byte(n)} }

// sealed gives a text that shows whether it is whole: it ends with the checksum of what is before.
func sealed(text string) string { return fmt.Sprintf("%s %x", text, sha256.Sum256([]byte(text))) }

func whole(text string) bool {
	i := strings.LastIndexByte(text, ' ')
	return i >= 0 && sealed(text[:i]) == text
}

// runWriter changes goals until it is killed, or until nobody holds its standard input any more.
func runWriter(args []string, errs io.Writer) int {
	flags := flag.NewFlagSet(writerCommand, flag.ContinueOnError)
	flags.SetOutput(errs)
	address := flags.String("address", "", "the database")
	notes := flags.String("notes", "", "the file that acknowledged versions are noted in")
	seed := flags.Uint64("seed", 1, "what chance starts from")
	limit := flags.Uint64("limit", 0, "the most bytes of a file; 0 is no limit")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		os.Exit(0)
	}()
	file, err := os.OpenFile(*notes, os.O_CREATE|os.O_APPEND|os.O_WRONLY|syscall.O_DSYNC, 0o600)
	if err != nil {
		_, _ = fmt.Fprintln(errs, err)
		return 1
	}
	if *limit > 0 { // a write beyond it is an error instead of a signal
		signal.Ignore(syscall.SIGXFSZ)
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: *limit, Max: *limit}); err != nil {
			_, _ = fmt.Fprintln(errs, err)
			return 1
		}
	}
	w := writer{notes: file, chance: rand.New(rand.NewPCG(*seed, 5)), errs: errs}
	for {
		w.store, err = sqlstore.Open(context.Background(), *address, sqlstore.Options{Tenant: "torture", Now: w.clock(*seed)})
		if err == nil {
			break
		}
		w.failed(err)
	}
	for {
		if err := w.write(); err != nil {
			w.failed(err)
		}
	}
}

type writer struct {
	store  *sqlstore.Store
	notes  io.Writer
	errs   io.Writer
	chance *rand.Rand
}

// clock jumps: by years, back and forth.
func (w *writer) clock(seed uint64) func() time.Time {
	chance := rand.New(rand.NewPCG(seed, 6))
	return func() time.Time { // from one goroutine only
		return time.Date(1+chance.IntN(9998), 1, 1, 0, 0, 0, chance.IntN(1e9), time.UTC).AddDate(0, 0, chance.IntN(365))
	}
}

// failed notes that a write was refused, and lets the database come back.
func (w *writer) failed(err error) {
	text := strings.Join(strings.Fields(err.Error()), " ")
	if _, err := fmt.Fprintf(w.notes, "! %s\n", text); err != nil {
		_, _ = fmt.Fprintln(w.errs, err)
	}
	time.Sleep(20 * time.Millisecond)
}

// write changes one goal, and notes the version when the store has acknowledged it.
func (w *writer) write() error {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	id := goalID(w.chance.IntN(goals))
	g, err := w.store.Goal(ctx, id)
	if errors.Is(err, kvalitet.ErrNotFound) {
		g, err = governance.Goal{ID: id, Level: governance.LevelVision}, nil
	}
	if err != nil {
		return err
	}
	g.Text = sealed(strings.Repeat(fmt.Sprintf("%x ", w.chance.Uint64()), 1+w.chance.IntN(100)))
	g, err = w.store.PutGoal(sqlstore.WithRole(ctx, "skribent"), g)
	if errors.Is(err, kvalitet.ErrConflict) {
		return nil
	}
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w.notes, "%s %d %x\n", g.ID, g.Version, sha256.Sum256([]byte(g.Text)))
	return err
}
