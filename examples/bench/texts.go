package main

import (
	"os"
	"path/filepath"
	"runtime"

	"github.com/kommunkvalitet/kvalitet/governance"
)

// The six patterns of the workload: specific, measurable, assigned, relevant, time-bound, vague. Word borders are those
// of Swedish letters.
const before, after = `(?:^|[^0-9a-zåäöé])(?:`, `)(?:[^0-9a-zåäöé]|$)`

var patterns = []governance.ScreenPattern{
	{Name: "S", Expr: before + `ska (?:öka|minska|sänka|höja|halvera|fördubbla|anställa|bygga|införa|korta)` + after},
	{Name: "M", Expr: `(?:^|[^0-9a-zåäöé])(?:[0-9]+(?:[ ,.][0-9]+)* ?(?:%|(?:procent|procentenheter|kronor|kr|tkr|mkr|poäng|dagar|timmar|st)(?:[^0-9a-zåäöé]|$))|indexvärde [0-9])`},
	{Name: "A", Expr: `(?:nämnden|styrelsen|förvaltningen|enheten|avdelningen|bolaget|chefen)(?:[^0-9a-zåäöé]|$)`},
	{Name: "R", Expr: before + `elever|barn|brukare|invånare|medborgare|företagare|äldre|medarbetare|ungdomar|nyanlända|personer` + after},
	{Name: "T", Expr: before + `(?:senast|under|före|till och med|t\.o\.m\.|vid utgången av)(?: den)?(?: [0-9]{1,2} (?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december))?(?: år)?(?: (?:kvartal|tertial) [1-4])? 20[2-9][0-9]|kvartal [1-4]|tertial [1-3]|20[2-9][0-9]-[01][0-9]-[0-3][0-9]` + after},
	{Name: "V", Expr: before + `verka för|utveckla|främja|stärka|arbeta med|förbättra|säkerställa|sträva efter|strävar efter|attraktiv|god|bra|bättre|hög kvalitet|på sikt|löpande|framöver|kontinuerligt|snar framtid|så långt det är möjligt|i största möjliga mån` + after},
}

// texts is W7: a million lines screened for the six patterns.
func (b *bench) texts() error {
	text, err := os.ReadFile(filepath.Join(b.dir, "w7.txt"))
	if err != nil {
		return err
	}
	offsets, err := column[uint32](b, "w7_off.u32")
	if err != nil {
		return err
	}
	var screen *governance.Screen
	if err := b.time("W7", "load", 1, func() error { screen, err = governance.NewScreen(patterns...); return err }, nil); err != nil {
		return err
	}
	found := make([]uint64, len(offsets)-1)
	return b.time("W7", "run", b.reps, func() error {
		screen.Lines(text, offsets, found, runtime.GOMAXPROCS(0))
		return nil
	}, func() map[string]any {
		counts, hash := make([]int, 6), 0
		for i, m := range found {
			if m&32 != 0 {
				m &^= 1 // what is vague is not specific
			}
			for k := range counts {
				counts[k] += int(m>>k) & 1
			}
			hash += int(m) * (i%997 + 1)
		}
		return map[string]any{"SMARTV": counts, "hash": hash}
	})
}
