package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"github.com/kommunkvalitet/kvalitet/examples/internal/postgrestest"
)

// trial is one database under one fault.
type trial struct {
	database, fault string
	writers         int
	seed            uint64
	lasts           time.Duration

	dir     string // of the database
	scratch string // of the notes
	address string
	limit   uint64 // of a file's size
	server  *postgrestest.Server
	chance  *rand.Rand
	notes   []string
	result  result
}

func (t *trial) run() (result, error) {
	t.chance = rand.New(rand.NewPCG(t.seed, 7))
	var err error
	if t.scratch, err = os.MkdirTemp("", "kvalitet-torture-"); err != nil {
		return result{}, err
	}
	defer func() { _ = os.RemoveAll(t.scratch) }()
	t.dir = filepath.Join(t.scratch, "database")
	if err := os.Mkdir(t.dir, 0o755); err != nil {
		return result{}, err
	}
	if err := os.Chmod(t.scratch, 0o755); err != nil { // the server has a user of its own
		return result{}, err
	}
	if t.fault == "full" {
		unmount, err := t.small()
		if err != nil {
			return result{}, err
		}
		defer unmount()
	}
	switch t.database {
	case "sqlite":
		t.address = filepath.Join(t.dir, "kvalitet.db")
	case "postgres":
		data := filepath.Join(t.dir, "server")
		if err := os.Mkdir(data, 0o700); err != nil {
			return result{}, err
		}
		t.server, err = postgrestest.RunIn(data, "fsync=on", "synchronous_commit=on", "full_page_writes=on", "min_wal_size=32MB", "max_wal_size=32MB")
		if err != nil {
			return result{}, err
		}
		defer t.server.Stop()
		t.address = t.server.Address
	default:
		return result{}, fmt.Errorf("no such database: %s", t.database)
	}
	if err := t.torment(); err != nil {
		return result{}, err
	}
	err = t.result.check(t.address, t.notes)
	return t.result, err
}

// small makes the database's directory a small file system; without the right to, it limits the writers' files.
func (t *trial) small() (unmount func(), err error) {
	size := "size=96m"
	if t.database == "postgres" {
		size = "size=256m"
	}
	err = syscall.Mount("tmpfs", t.dir, "tmpfs", 0, size)
	if err == nil {
		return func() { _ = syscall.Unmount(t.dir, syscall.MNT_DETACH) }, nil
	}
	if t.database == "sqlite" {
		t.limit = 1 << 20
		return func() {}, nil
	}
	return nil, fmt.Errorf("a small file system: %w", err)
}

// torment runs the writers and spoils their work until the time is up. It leaves the database running.
func (t *trial) torment() error {
	running := make([]*process, t.writers)
	defer func() {
		for _, p := range running {
			p.kill()
		}
	}()
	for i := range running {
		var err error
		if running[i], err = t.start(); err != nil {
			return err
		}
	}
	for end := time.Now().Add(t.lasts); time.Now().Before(end); {
		t.pause(20, 200)
		if t.fault == "full" && t.limit == 0 && t.chance.IntN(4) == 0 {
			if err := t.fill(); err != nil {
				return err
			}
		}
		if t.server != nil && t.chance.IntN(6) == 0 {
			if err := t.crash(); err != nil {
				return err
			}
			continue
		}
		i := t.chance.IntN(len(running))
		running[i].kill()
		t.result.kills++
		var err error
		if running[i], err = t.start(); err != nil {
			return err
		}
	}
	return nil
}

func (t *trial) pause(from, to int) {
	time.Sleep(time.Duration(from+t.chance.IntN(to-from)) * time.Millisecond)
}

func (t *trial) crash() error {
	t.server.Kill(syscall.SIGKILL)
	t.result.crashes++
	return t.server.Restart()
}

// fill takes what is left of the small file system for a while.
func (t *trial) fill() error {
	name := filepath.Join(t.dir, "ballast")
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	for part := 1 << 20; part > 0; { // until not a byte goes in
		if _, err := file.Write(make([]byte, part)); err != nil {
			part /= 2
		}
	}
	t.result.fills++
	t.pause(200, 500)
	if err := file.Close(); err != nil {
		return err
	}
	if err := os.Remove(name); err != nil {
		return err
	}
	if t.server == nil {
		return nil
	}
	return t.crash() // a server that could not write its log may have ended
}

// process is a writer that runs.
type process struct {
	command *exec.Cmd
	stdin   io.Closer
}

func (t *trial) start() (*process, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	n := len(t.notes)
	t.notes = append(t.notes, filepath.Join(t.scratch, fmt.Sprint("notes-", n)))
	command := exec.Command(program, writerCommand, "-address", t.address, "-notes", t.notes[n],
		"-seed", strconv.FormatUint(t.seed+uint64(n), 10), "-limit", strconv.FormatUint(t.limit, 10))
	command.Stderr = os.Stderr
	stdin, err := command.StdinPipe()
	if err != nil {
		return nil, err
	}
	return &process{command, stdin}, command.Start()
}

func (p *process) kill() {
	if p == nil {
		return
	}
	_ = p.command.Process.Kill()
	_ = p.command.Wait()
	_ = p.stdin.Close()
}
