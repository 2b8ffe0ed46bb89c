// Package postgrestest starts a PostgreSQL server of the tests' own from the machine's binaries: in a temporary directory,
// on a free loopback port, as an unprivileged user. It ends with their process.
package postgrestest

import (
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
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
)

// Server is a running server.
type Server struct {
	// Address is that of the database "postgres": postgres://…
	Address string

	dir, bin, port string
	settings       []string
	command        *exec.Cmd
}

// Run starts a server; the caller stops it. Settings are such as "fsync=on"; without that one the server does not wait
// for the disk. A machine without PostgreSQL is an error: a database that is not tested is not supported.
func Run(settings ...string) (*Server, error) {
	bin, err := binaries()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "kvalitet-postgres-")
	if err != nil {
		return nil, err
	}
	s := &Server{dir: dir, bin: bin, settings: slices.Concat([]string{"fsync=off", "synchronous_commit=off", "full_page_writes=off"}, settings)}
	if uid, gid, ok := unprivileged(); ok {
		if err := os.Chown(dir, uid, gid); err != nil {
			return nil, err
		}
	}
	init := exec.Command(filepath.Join(bin, "initdb"), "-D", filepath.Join(dir, "data"), "-U", "kvalitet", "-A", "trust", "--no-locale", "-E", "UTF8", "-N")
	asUnprivileged(init, dir)
	if out, err := init.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("initdb: %w: %s", err, out)
	}
	return s, s.Restart()
}

// Restart starts the server again after a Kill, on the same data.
func (s *Server) Restart() error {
	if s.port == "" {
		port, err := freePort()
		if err != nil {
			return err
		}
		s.port = port
		s.Address = "postgres://kvalitet@127.0.0.1:" + port + "/postgres?sslmode=disable"
	}
	args := []string{"-D", filepath.Join(s.dir, "data"), "-p", s.port, "-k", s.dir, "-c", "listen_addresses=127.0.0.1"}
	for _, setting := range s.settings {
		args = append(args, "-c", setting)
	}
	log, err := os.OpenFile(filepath.Join(s.dir, "log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer log.Close()
	s.command = exec.Command(filepath.Join(s.bin, "postgres"), args...)
	s.command.Stdout, s.command.Stderr = log, log
	asUnprivileged(s.command, s.dir)
	if err := s.command.Start(); err != nil {
		return err
	}
	return s.wait()
}

// Stop ends the server and removes its data.
func (s *Server) Stop() {
	s.Kill(syscall.SIGINT)
	_ = os.RemoveAll(s.dir)
}

// Kill sends the server a signal and waits for its end: SIGINT stops it in order, SIGKILL is a crash.
func (s *Server) Kill(signal syscall.Signal) {
	_ = s.command.Process.Signal(signal)
	_ = s.command.Wait()
}

func (s *Server) wait() error {
	db, err := sql.Open("pgx", s.Address)
	if err != nil {
		return err
	}
	defer db.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 60*time.Second)
	defer cancel()
	for {
		if err = db.PingContext(ctx); err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			log, _ := os.ReadFile(filepath.Join(s.dir, "log"))
			return fmt.Errorf("%w: %s", err, log)
		case <-time.After(20 * time.Millisecond):
		}
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
		return "", errors.New("PostgreSQL is not on the machine; the Debian package postgresql has it")
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
	defer l.Close()
	_, port, err := net.SplitHostPort(l.Addr().String())
	return port, err
}
