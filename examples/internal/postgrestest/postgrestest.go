// Package postgrestest starts a PostgreSQL server of the tests' own from the machine's binaries: in a temporary directory,
// on a free loopback port, as an unprivileged user. It ends with their process.
package postgrestest

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
)

// ErrAbsent says that the machine has no PostgreSQL.
var ErrAbsent = errors.New("PostgreSQL is not on the machine; the Debian package postgresql has it")

// Find reports whether the machine has PostgreSQL: [ErrAbsent] when it has not.
func Find() error {
	_, err := binaries()
	return err
}

// Need ends a test that has no server: it is skipped on a machine without PostgreSQL, and fails there too where CI is
// set in the environment. Any other error fails it.
func Need(t testing.TB, err error) {
	t.Helper()
	switch {
	case err == nil:
	case errors.Is(err, ErrAbsent) && os.Getenv("CI") == "":
		t.Skip(err)
	default:
		t.Fatal(err)
	}
}

// Server is a running server.
type Server struct {
	// Address is that of the database "kvalitet": postgres://… Its user owns it, but is no superuser: row-level security
	// holds for it.
	Address string
	// Admin is the address of the same database for a superuser.
	Admin string

	dir, bin, port string
	settings       []string
	command        *exec.Cmd
	ended          chan struct{} // closed when the command has
}

// Run starts a server; the caller stops it. Settings are such as "fsync=on"; without that one the server does not wait
// for the disk. A machine without PostgreSQL is an error: a database that is not tested is not supported.
func Run(settings ...string) (*Server, error) {
	dir, err := os.MkdirTemp("", "kvalitet-postgres-")
	if err != nil {
		return nil, err
	}
	return RunIn(dir, settings...)
}

// RunIn is Run with the server's files in a directory that is there and empty; Stop removes it.
func RunIn(dir string, settings ...string) (*Server, error) {
	bin, err := binaries()
	if err != nil {
		return nil, err
	}
	s := &Server{dir: dir, bin: bin, settings: slices.Concat([]string{"fsync=off", "synchronous_commit=off", "full_page_writes=off"}, settings)}
	if uid, gid, ok := unprivileged(); ok {
		if err := os.Chown(dir, uid, gid); err != nil {
			return nil, err
		}
	}
	init := exec.Command(filepath.Join(bin, "initdb"), "-D", filepath.Join(dir, "data"), "-U", "admin", "-A", "trust", "--no-locale", "-E", "UTF8", "-N")
	asUnprivileged(init, dir)
	if out, err := init.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("initdb: %w: %s", err, out)
	}
	if err := s.Restart(); err != nil {
		s.Stop()
		return nil, err
	}
	if err := s.createDatabase(); err != nil {
		s.Stop()
		return nil, err
	}
	return s, nil
}

func (s *Server) createDatabase() error {
	db, err := sql.Open("pgx", s.address("admin", "postgres"))
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	for _, statement := range []string{`CREATE ROLE kvalitet LOGIN`, `CREATE DATABASE kvalitet OWNER kvalitet`} {
		if _, err := db.Exec(statement); err != nil {
			return err
		}
	}
	return nil
}

func (s *Server) address(user, database string) string {
	return "postgres://" + user + "@127.0.0.1:" + s.port + "/" + database + "?sslmode=disable"
}

// Restart starts the server again after a Kill, on the same data.
func (s *Server) Restart() error {
	if s.port == "" {
		port, err := freePort()
		if err != nil {
			return err
		}
		s.port = port
		s.Address, s.Admin = s.address("kvalitet", "kvalitet"), s.address("admin", "kvalitet")
	}
	args := []string{"-D", filepath.Join(s.dir, "data"), "-p", s.port, "-k", s.dir, "-c", "listen_addresses=127.0.0.1"}
	for _, setting := range s.settings {
		args = append(args, "-c", setting)
	}
	// What is left of a server that was killed may hold its memory a little longer.
	for attempt := 0; ; attempt++ {
		if err := s.start(args); err != nil {
			return err
		}
		err := s.wait()
		if err == nil || attempt == 20 {
			return err
		}
		time.Sleep(100 * time.Millisecond)
	}
}

func (s *Server) start(args []string) error {
	log, err := os.OpenFile(filepath.Join(s.dir, "log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer func() { _ = log.Close() }()
	command, ended := exec.Command(filepath.Join(s.bin, "postgres"), args...), make(chan struct{})
	command.Stdout, command.Stderr = log, log
	asUnprivileged(command, s.dir)
	if err := command.Start(); err != nil {
		return err
	}
	go func() {
		_ = command.Wait()
		close(ended)
	}()
	s.command, s.ended = command, ended
	return nil
}

// Stop ends the server and removes its data.
func (s *Server) Stop() {
	s.Kill(syscall.SIGINT)
	_ = os.RemoveAll(s.dir)
}

// Kill sends the server a signal and waits for its end: SIGINT stops it in order, SIGKILL is a crash of all its
// processes. A server that takes more than half a minute to stop is crashed.
func (s *Server) Kill(signal syscall.Signal) {
	var children []int
	if signal == syscall.SIGKILL {
		children = childrenOf(s.command.Process.Pid)
	}
	_ = s.command.Process.Signal(signal)
	for _, pid := range children {
		_ = syscall.Kill(pid, signal)
	}
	select {
	case <-s.ended:
	case <-time.After(30 * time.Second):
		_ = s.command.Process.Kill()
		<-s.ended
	}
}

// childrenOf finds the processes that a process has started, where the system tells (/proc).
func childrenOf(pid int) []int {
	stats, _ := filepath.Glob("/proc/[0-9]*/stat")
	var children []int
	for _, name := range stats {
		text, err := os.ReadFile(name)
		if err != nil {
			continue
		}
		// pid (name) state parent …
		fields := strings.Fields(string(text[bytes.LastIndexByte(text, ')')+1:]))
		if len(fields) < 2 || fields[1] != strconv.Itoa(pid) {
			continue
		}
		if child, err := strconv.Atoi(filepath.Base(filepath.Dir(name))); err == nil {
			children = append(children, child)
		}
	}
	return children
}

// wait waits until the server answers, or has ended.
func (s *Server) wait() error {
	db, err := sql.Open("pgx", s.address("admin", "postgres"))
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	ctx, cancel := context.WithTimeout(context.Background(), 60*time.Second)
	defer cancel()
	for {
		if err = db.PingContext(ctx); err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
		case <-s.ended:
		case <-time.After(20 * time.Millisecond):
			continue
		}
		log, _ := os.ReadFile(filepath.Join(s.dir, "log"))
		return fmt.Errorf("%w: %s", err, log)
	}
}

// binaries finds the directory of initdb and postgres: the newest that Debian installed, or where PATH has them.
func binaries() (string, error) {
	dirs, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil {
		return "", err
	}
	if len(dirs) > 0 {
		return filepath.Dir(slices.MaxFunc(dirs, func(a, b string) int { return cmp.Or(len(a)-len(b), strings.Compare(a, b)) })), nil
	}
	path, err := exec.LookPath("initdb")
	if err != nil {
		return "", ErrAbsent
	}
	return filepath.Dir(path), nil
}

// unprivileged returns the user that the server runs as, when the test runs as root: PostgreSQL refuses root.
func unprivileged() (uid, gid int, ok bool) {
	if os.Getuid() != 0 {
		return 0, 0, false
	}
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, err1 := strconv.Atoi(u.Uid)
		gid, err2 := strconv.Atoi(u.Gid)
		if err1 == nil && err2 == nil {
			return uid, gid, true
		}
	}
	return 0, 0, false
}

// asUnprivileged runs the command as that user, and ends it when the test's process ends however it does.
func asUnprivileged(c *exec.Cmd, dir string) {
	c.Dir = dir
	c.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if uid, gid, ok := unprivileged(); ok {
		c.SysProcAttr.Credential = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	}
}

func freePort() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer func() { _ = l.Close() }()
	_, port, err := net.SplitHostPort(l.Addr().String())
	return port, err
}
