package main

import (
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/kommunkvalitet/kvalitet/analysis"
	"github.com/kommunkvalitet/kvalitet/analysis/kolada"
)

const (
	panelUnits = 311
	panelYears = 25
)

// panels is W4: change, gap, slope, rank and quartile of every measure and unit, from memory and streamed.
func (b *bench) panels() error {
	values, err := column[float64](b, "w4_values.f64")
	if err != nil {
		return err
	}
	direction, err := column[int8](b, "w4_dir.i8")
	if err != nil {
		return err
	}
	target, err := column[float64](b, "w4_target.f64")
	if err != nil {
		return err
	}
	kinds := make([]uint8, panelUnits) // municipalities, then regions
	for u := municipalities; u < panelUnits; u++ {
		kinds[u] = 1
	}
	kernel, err := analysis.NewPanelKernel(panelYears, kinds)
	if err != nil {
		return err
	}
	all := make([]analysis.Panel, len(direction))
	for i := range all {
		better := analysis.BetterHigher
		if direction[i] < 0 {
			better = analysis.BetterLower
		}
		all[i] = analysis.Panel{Better: better, Target: target[i], Values: values[i*panelUnits*panelYears : (i+1)*panelUnits*panelYears]}
	}
	result := analysis.NewPanelResult(len(all) * panelUnits)
	check := func() map[string]any { return panelCheck(result) }
	if err := b.time("W4", "run", b.reps, func() error { kernel.All(result, all); return nil }, check); err != nil {
		return err
	}
	err = b.time("W4-stream", "run", b.reps, func() error {
		at := 0
		for _, r := range kernel.Stream(named(all)) {
			copy(result.Change[at:], r.Change)
			copy(result.Gap[at:], r.Gap)
			copy(result.Slope[at:], r.Slope)
			copy(result.Rank[at:], r.Rank)
			copy(result.Quartile[at:], r.Quartile)
			at += panelUnits
		}
		if at != len(result.Rank) {
			return fmt.Errorf("%d of %d results came", at, len(result.Rank))
		}
		return nil
	}, check)
	if err != nil {
		return err
	}
	result = nil
	return b.panelsFromCSV(kinds)
}

// panelsFromCSV is the same from the figures as text, as they are stored.
func (b *bench) panelsFromCSV(kinds []uint8) error {
	w := kolada.Window{Units: kolada.Units{Kinds: kinds}, First: 2001, Years: panelYears, Targets: make(map[string]float64)}
	for u := range panelUnits {
		w.IDs = append(w.IDs, fmt.Sprintf("%04d", u)) // as a municipality is written
	}
	directions := make(map[string]kolada.Direction)
	measures, err := os.ReadFile(filepath.Join(b.dir, "w4_kpi.csv"))
	if err != nil {
		return err
	}
	for i, l := range strings.Split(strings.TrimSpace(string(measures)), "\n") {
		fields := strings.Split(l, ",")
		if i == 0 || len(fields) < 3 {
			continue
		}
		directions[fields[0]] = kolada.Direction{Better: analysis.BetterHigher}
		if fields[1] == "-1" {
			directions[fields[0]] = kolada.Direction{Better: analysis.BetterLower}
		}
		if w.Targets[fields[0]], err = strconv.ParseFloat(fields[2], 64); err != nil {
			return err
		}
	}
	var result *analysis.PanelResult
	return b.time("W4-csv", "run", b.reps, func() error {
		file, err := os.Open(filepath.Join(b.dir, "w4.csv"))
		if err != nil {
			return err
		}
		defer func() { _ = file.Close() }()
		data, err := kolada.Read(file)
		if err != nil {
			return err
		}
		data.Directions = directions
		result, err = data.PanelResults(w)
		return err
	}, func() map[string]any { return panelCheck(result) })
}

func named(all []analysis.Panel) iter.Seq2[string, analysis.Panel] {
	return func(yield func(string, analysis.Panel) bool) {
		for i, p := range all {
			if !yield(strconv.Itoa(i), p) {
				return
			}
		}
	}
}

func panelCheck(r *analysis.PanelResult) map[string]any {
	change, changeAbs, changes := sum(r.Change)
	gap, _, gaps := sum(r.Gap)
	_, slopeAbs, slopes := sum(r.Slope)
	ranks := 0
	for _, v := range r.Rank {
		ranks += int(v)
	}
	quartiles := make([]int, 5)
	for _, q := range r.Quartile {
		quartiles[q]++
	}
	return map[string]any{"n_chg": changes, "sum_chg": change, "abs_chg": changeAbs, "n_gap": gaps, "sum_gap": gap, "n_slope": slopes,
		"abs_slope": slopeAbs, "sum_rank": ranks, "q": quartiles}
}
