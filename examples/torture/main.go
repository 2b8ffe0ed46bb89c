// Torture tries to make the store lose something. Several processes write to one database; they are killed at random
// moments, the database's own processes are killed, the disk is full for a while, and every clock jumps. Each writer
// notes, durably and elsewhere, what the store acknowledged. In the end every acknowledged version must be there, as it
// was, and every chain of the history must hang together:
//
//	go run ./examples/torture -seconds 60
//	sqlite killed   … lost 0, torn 0
//
// It exits with 1 when something was lost or torn. The full disk is a small file system in memory for root, and a limit
// on the size of the writers' files for others (SQLite only).
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// writerCommand as the first argument makes the program one of the writers.
const writerCommand = "writer"

func run(args []string, out, errs io.Writer) int {
	if len(args) > 0 && args[0] == writerCommand {
		return runWriter(args[1:], errs)
	}
	flags := flag.NewFlagSet("torture", flag.ContinueOnError)
	flags.SetOutput(errs)
	seconds := flags.Float64("seconds", 60, "how long each trial lasts")
	databases := flags.String("db", "sqlite,postgres", "the databases")
	faults := flags.String("fault", "killed,full", "the faults: processes killed, the disk full")
	writers := flags.Int("writers", 3, "how many processes write")
	seed := flags.Uint64("seed", uint64(time.Now().UnixNano()), "what chance starts from")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	_, _ = fmt.Fprintln(out, "seed", *seed)
	code := 0
	for _, fault := range strings.Split(*faults, ",") {
		for _, database := range strings.Split(*databases, ",") {
			t := trial{database: database, fault: fault, writers: *writers, seed: *seed, lasts: time.Duration(*seconds * float64(time.Second))}
			result, err := t.run()
			if err != nil {
				_, _ = fmt.Fprintf(errs, "%s %s: %v\n", database, fault, err)
				code = 1
				continue
			}
			_, _ = fmt.Fprintf(out, "%-8s %-6s %s\n", database, fault, result)
			if !result.sound() {
				code = 1
			}
		}
	}
	return code
}
