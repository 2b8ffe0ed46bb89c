// Command bench times the library's hot functions on columns that a generator wrote, through the public API alone, and
// prints a JSON object per line: {"w","peer","scale","phase","rep","secs","hwm_mb","alloc_mb","check"}. Other programs
// that read the same columns and print the same lines can be run beside it, so that all are measured in one run.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"time"
)

// bench is a run of the program.
type bench struct {
	dir  string
	reps int
}

var workloads = map[string]func(*bench) error{
	"w1": (*bench).forest, "w2": (*bench).register, "w3": (*bench).survey, "w4": (*bench).panels,
	"w5": (*bench).pairs, "w6": (*bench).losses, "w7": (*bench).texts,
}

func main() {
	b := &bench{}
	flag.StringVar(&b.dir, "data", ".", "directory of the columns")
	flag.IntVar(&b.reps, "reps", 5, "repetitions")
	names := flag.String("w", "w1,w2,w3,w4,w5,w6,w7", "workloads")
	flag.Parse()
	for _, name := range strings.Split(*names, ",") {
		run, ok := workloads[strings.TrimSpace(name)]
		if !ok {
			continue
		}
		if err := run(b); err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", name, err)
			os.Exit(1)
		}
	}
}

// line is what is printed of a repetition.
type line struct {
	Workload string         `json:"w"`
	Peer     string         `json:"peer"`
	Scale    string         `json:"scale"`
	Phase    string         `json:"phase"`
	Rep      int            `json:"rep"`
	Seconds  float64        `json:"secs"`
	HighMB   float64        `json:"hwm_mb"`
	AllocMB  float64        `json:"alloc_mb"`
	Check    map[string]any `json:"check,omitempty"`
}

// time times run reps times. What check reads out of the result is not timed.
func (b *bench) time(workload, phase string, reps int, run func() error, check func() map[string]any) error {
	for rep := range reps {
		runtime.GC()
		debug.FreeOSMemory()
		resetHigh()
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		began := time.Now()
		if err := run(); err != nil {
			return err
		}
		seconds := time.Since(began).Seconds()
		runtime.ReadMemStats(&after)
		out := line{workload, "kval", filepath.Base(b.dir), phase, rep, seconds, high(), float64(after.TotalAlloc-before.TotalAlloc) / 1e6, nil}
		if check != nil {
			out.Check = check()
		}
		text, err := json.Marshal(out)
		if err != nil {
			return err
		}
		fmt.Println(string(text))
	}
	return nil
}

// high is the most memory that the process has held since resetHigh, in MB, where the system tells.
func high() float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for _, l := range strings.Split(string(status), "\n") {
		if fields := strings.Fields(l); len(fields) > 1 && fields[0] == "VmHWM:" {
			kb, _ := strconv.ParseFloat(fields[1], 64)
			return kb / 1024
		}
	}
	return 0
}

func resetHigh() { _ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) }

// sum adds up what is there.
func sum(values []float64) (total, absolute float64, n int) {
	for _, v := range values {
		if v == v {
			total += v
			absolute += max(v, -v)
			n++
		}
	}
	return total, absolute, n
}

// quantile interpolates linearly in sorted values (type 7).
func quantile(values []float64, p float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	h := p * float64(len(sorted)-1)
	i := int(h)
	if i+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[i] + (h-float64(i))*(sorted[i+1]-sorted[i])
}
