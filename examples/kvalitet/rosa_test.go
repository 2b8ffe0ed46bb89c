package main

import (
	"encoding/json"
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"
)

// messyROSA has what files have: Swedish names, decimal commas, thousands, per cent, three figures in a cell, an unknown
// column, an empty line, and two rows that cannot be used.
const messyROSA = "Ärende;Del;Nivå;Minuter;Låg;Volym;Andel;Nämnd;Utförare;Web;Rutin;System;Delegation;Sekretess;Utbildning;Anm\r\n" +
	"Bygglov;Svara på frågor;1;4,5;2;1 200;100 %;SBN;Kontaktcenter;ja;ja;ja;;ja;ja;bra\r\n" +
	"Bygglov;Vägleda;nivå 2;10;;1 200;60 %;SBN;handläggare;nej;ja;ja;;ja;ja\r\n" +
	"Bygglov;Registrera;3. Administrativ fördelning;6/8/12;;1200;1;SBN;registrator;finns;saknas;nej;;ja;ja\r\n" +
	";;;;;;;;;;;;;;\r\n" +
	"Bygglov;Beslut;6;180;;1200;0,9;SBN;handläggare;;;;;;\r\n" +
	"P-tillstånd;Beslut;4,0;15;;300;1;SBN;handläggare;ja;ja;ja;nej;ja;nej\r\n" +
	"P-tillstånd;Info;Information och upplysningar;3;;;;SBN;handläggare;ja;;ja;;-;ja\r\n" +
	"Trasig;x;9;3;;300;;SBN;;ja;;ja;;ja;ja\r\n" +
	"Trasig;y;2;abc;;;1,5;SBN;;ja;kanske;ja;;ja;ja\r\n"

// By hand: 1 200·4.5 = 5 400 ready; 1 200·0.6·10 = 7 200 lack web; 1 200·8 = 9 600 lack routine and system;
// 1 200·0.9·180 = 194 400 stay; 300·15 = 4 500 lack delegation and training; 300·3 = 900 are open.
func TestRosaOnAMessyFile(t *testing.T) {
	latin, err := charmap.Windows1252.NewEncoder().String(messyROSA)
	require.NoError(t, err)
	for name, text := range map[string]string{"utf-8": messyROSA, "bom": "\ufeff" + messyROSA, "windows-1252": latin} {
		t.Run(name, func(t *testing.T) {
			r := kommandJSON[map[string]any](t, 1, text, "rosa", "-")
			assert.InDelta(t, 27600.0, r["movableMinutes"], 0)
			assert.InDelta(t, 5400.0, r["readyMinutes"], 0)
			assert.InDelta(t, 21300.0, r["missingMinutes"], 0)
			assert.InDelta(t, 900.0, r["unknownMinutes"], 0)
			assert.InDelta(t, 222000.0, r["minutes"], 0)
			assert.InDelta(t, 300.0, r["fullySolvableCases"], 0)
			cases := r["cases"].([]any)
			require.Len(t, cases, 2)
			bygglov := cases[0].(map[string]any)
			assert.Equal(t, []any{"Bygglov", 6.0, 22200.0, false}, []any{bygglov["case"], bygglov["maxLevel"], bygglov["movableMinutes"], bygglov["fullySolvable"]})
			permit := cases[1].(map[string]any)
			assert.Equal(t, []any{4.0, 5400.0, true}, []any{permit["maxLevel"], permit["movableMinutes"], permit["fullySolvable"]})
			gap := r["gaps"].([]any)[0].(map[string]any)
			assert.Equal(t, []any{"web", 7200.0}, []any{gap["gate"], gap["minutes"]})
			sets := r["combinations"].([]any)
			require.Len(t, sets, 2)
			assert.InDelta(t, 9600.0, sets[0].(map[string]any)["minutes"], 0)
			problems := r["problems"].([]any)
			require.Len(t, problems, 3)
			first := problems[0].(map[string]any)
			assert.Equal(t, []any{"Nivå", "level"}, []any{first["column"], first["code"]})
			// The centre does a part of 5 400 minutes on level 1 today.
			summary := r["summary"].([]any)[0].(map[string]any)
			assert.Equal(t, []any{1.0, 5400.0}, []any{summary["level"], summary["before"]})
		})
	}
}

// forty is a session of forty case types with four parts each, in a form of our own making, and its figures summed here
// with fractions. taken is the gate that is no everywhere.
func forty(taken string) (text string, movable, ready *big.Rat, gaps map[string]*big.Rat) {
	gates := []string{"web", "routine", "system", "delegation", "secrecy", "training"}
	movable, ready, gaps = new(big.Rat), new(big.Rat), map[string]*big.Rat{}
	var b strings.Builder
	b.WriteString("case,part,level,minutes,volume,share," + strings.Join(gates, ",") + "\n")
	for c := range 40 {
		for p := range 4 {
			n := c*4 + p
			level, minutes, volume, share := 1+n*7%8, 25+n*13%400, 100+c*37, 5+n*11%95
			fmt.Fprintf(&b, "case %d,part %d,%d,%d.%02d,%d,0.%02d", c, p, level, minutes/100, minutes%100, volume, share)
			var no []string
			for g, gate := range gates {
				met := (n+g*5)%17 != 0 && gate != taken
				if met {
					b.WriteString(",yes")
				} else {
					b.WriteString(",no")
				}
				if !met && (gate != "delegation" || level >= 4) {
					no = append(no, gate)
				}
			}
			b.WriteByte('\n')
			m := big.NewRat(int64(minutes*volume*share), 10_000)
			if level > 4 {
				continue
			}
			movable.Add(movable, m)
			switch len(no) {
			case 0:
				ready.Add(ready, m)
			case 1:
				if gaps[no[0]] == nil {
					gaps[no[0]] = new(big.Rat)
				}
				gaps[no[0]].Add(gaps[no[0]], m)
			}
		}
	}
	return b.String(), movable, ready, gaps
}

func TestRosaFortyCaseTypesWithGatesTakenAway(t *testing.T) {
	for _, taken := range []string{"", "web", "routine", "system", "delegation", "secrecy", "training"} {
		t.Run(taken, func(t *testing.T) {
			text, movable, ready, gaps := forty(taken)
			var r rosaResult
			status, out, errs := kommand(t, text, "rosa", "-", "-format", "json")
			require.Zero(t, status, errs)
			require.NoError(t, json.Unmarshal([]byte(out), &r))
			require.Len(t, r.Cases, 40)
			equalNumber(t, movable, r.MovableMinutes)
			equalNumber(t, ready, r.ReadyMinutes)
			last := new(big.Rat)
			for i, g := range r.Gaps {
				want := gaps[g.Gate.String()]
				if want == nil {
					want = new(big.Rat)
				}
				equalNumber(t, want, g.Minutes)
				if i > 0 {
					assert.LessOrEqual(t, want.Cmp(last), 0, "most first")
				}
				last = want
				delete(gaps, g.Gate.String())
			}
			assert.Empty(t, gaps, "every gate that is missing is in the list")
		})
	}
}

func equalNumber(t *testing.T, want *big.Rat, got json.Number) {
	t.Helper()
	have, ok := new(big.Rat).SetString(got.String())
	require.True(t, ok, got)
	assert.Zero(t, want.Cmp(have), "want %s, got %s", want.FloatString(6), got)
}

func TestRosaReadsJSON(t *testing.T) {
	nested := `{"boundary":4,"cases":[{"case":"A","volume":100,"body":"KSN","parts":[
		{"part":"p","level":1,"minutes":{"low":1,"likely":2,"high":3},"share":0.5,"gates":{"web":true,"routine":false}},
		{"part":"q","level":"judgement","minutes":[1,2,3],"gates":{"web":true,"routine":true}}]}]}`
	flat := `[{"ärende":"A","del":"p","nivå":1,"minuter":2,"volym":100,"andel":0.5,"web":"ja","rutin":"nej"},
		{"ärende":"A","del":"q","nivå":6,"minuter":2,"volym":100,"web":"ja","rutin":"ja"}]`
	library := `{"schema":"rosa/casetype/v1","id":"00000000-0000-0000-0000-000000000001","version":1,"name":"A","body":"KSN","volume":"100","parts":[
		{"code":"p","name":"Svara","level":"information","share":"0.5","minutes":{"low":"1","likely":"2","high":"3"},"findings":{"web":"yes","routine":"no","references":{"routine":"R 1"}}},
		{"code":"q","level":"judgement","minutes":{"low":"1","likely":"2","high":"3"},"findings":{"web":"yes","routine":"yes"}}]}`
	for name, text := range map[string]string{"nested": nested, "flat": flat, "library": library} {
		t.Run(name, func(t *testing.T) {
			r := kommandJSON[rosaResult](t, 0, text, "rosa", "-")
			require.Len(t, r.Cases, 1)
			assert.Equal(t, "A", r.Cases[0].Case)
			assert.Equal(t, 6, r.Cases[0].MaxLevel)
			assert.Equal(t, json.Number("100"), r.MovableMinutes)
			assert.Equal(t, json.Number("0"), r.ReadyMinutes)
			require.Len(t, r.Gaps, 1)
			assert.Equal(t, "routine", r.Gaps[0].Gate.String())
		})
	}
}

func TestRosaBoundaryEstimateAndStaff(t *testing.T) {
	text := "case,part,level,minutes,low,high,volume\nA,a,2,10,4,22,600\nA,b,3,20,20,20,600\n"
	r := kommandJSON[rosaResult](t, 0, text, "rosa", "-", "-boundary", "2", "-estimate", "pert", "-hours", "1 600", "-shrinkage", "25")
	assert.Equal(t, json.Number("6600"), r.MovableMinutes) // 600 · (4 + 40 + 22)/6
	assert.False(t, r.Cases[0].FullySolvable)
	require.Len(t, r.Staff, 9)
	assert.Equal(t, json.Number("0.1"), r.Staff[8].Potential) // 6 600 ÷ 72 000
	require.Len(t, r.Boundaries, 1)
	assert.Len(t, r.Boundaries[0].Do, 1)
	assert.Len(t, r.Boundaries[0].Refer, 1)
}

// Gates under other names, a secrecy stop, and a list of what is missing.
func TestRosaOtherNamesOfGates(t *testing.T) {
	r := kommandJSON[rosaResult](t, 0, "case,part,level,minutes,volume,gate_web,routine documented,secrecy stop\nA,a,1,2,100,1,1,0\nA,b,1,2,10,1,0,0\nA,c,1,2,1,1,1,1\n", "rosa", "-")
	assert.Equal(t, json.Number("200"), r.ReadyMinutes)
	require.Len(t, r.Gaps, 2)
	assert.Equal(t, json.Number("20"), r.Gaps[0].Minutes)
	assert.Equal(t, "secrecy", r.Gaps[1].Gate.String())
	r = kommandJSON[rosaResult](t, 1, "ärende;del;nivå;minuter;volym;saknas\nA;a;1;2;100;rutin + systemåtkomst\nA;b;1;2;10;Rutin\nA;c;1;2;1;\nA;d;1;2;1;tur\n", "rosa", "-")
	assert.Equal(t, json.Number("2"), r.ReadyMinutes)
	assert.Equal(t, json.Number("20"), r.Gaps[0].Minutes)
	require.Len(t, r.Combinations, 1)
	assert.Equal(t, json.Number("220"), r.Combinations[0].Minutes)
}

func TestRosaVolumes(t *testing.T) {
	// A case whose rows do not all state a volume has the one that is stated; one without any is reported, not zero.
	r := kommandJSON[rosaResult](t, 1, "case,part,level,minutes,volume\nA,a,1,2,50\nA,b,1,3,\nB,a,1,2,\n", "rosa", "-")
	require.Len(t, r.Cases, 1)
	assert.Equal(t, json.Number("250"), r.MovableMinutes)
	require.Len(t, r.Problems, 1)
	assert.Equal(t, []any{4, "volume"}, []any{r.Problems[0].Row, r.Problems[0].Column})
	// Shares in per cent without a sign.
	r = kommandJSON[rosaResult](t, 0, "case,part,level,minutes,volume,share\nA,a,1,2,100,50\nA,b,1,2,100,1\n", "rosa", "-")
	assert.Equal(t, json.Number("102"), r.MovableMinutes)
	// A share above 1 among shares is wrong.
	r = kommandJSON[rosaResult](t, 1, "case,part,level,minutes,volume,share\nA,a,1,2,100,0.5\nA,b,1,2,100,0.25\nA,c,1,2,100,1.5\n", "rosa", "-")
	assert.Equal(t, json.Number("150"), r.MovableMinutes)
	assert.True(t, r.Cases[0].Incomplete)
}

func TestRosaWrongUse(t *testing.T) {
	for name, args := range map[string][]string{
		"no file":       {"rosa"},
		"absent file":   {"rosa", "finns-inte.csv"},
		"boundary 9":    {"rosa", "-", "-boundary", "9"},
		"estimate":      {"rosa", "-", "-estimate", "mean"},
		"hours":         {"rosa", "-", "-hours", "x"},
		"hours of zero": {"rosa", "-", "-hours", "0"},
		"no level":      {"rosa", "-"},
	} {
		t.Run(name, func(t *testing.T) {
			status, out, errs := kommand(t, "case,part\nA,b\n", args...)
			assert.Equal(t, exitUsage, status)
			assert.Empty(t, out)
			assert.NotEmpty(t, errs)
		})
	}
	status, _, errs := kommand(t, `{"cases": [`, "rosa", "-")
	assert.Equal(t, exitUsage, status)
	assert.Contains(t, errs, "JSON")
}

func TestRosaText(t *testing.T) {
	status, out, _ := kommand(t, messyROSA, "rosa", "-", "-hours", "1600")
	assert.Equal(t, exitFindings, status)
	assert.Contains(t, out, "Årsarbetare per nivå")
	assert.Contains(t, out, "dokumenterad rutin + systemåtkomst")
	_, again, _ := kommand(t, messyROSA, "rosa", "-", "-hours", "1600")
	assert.Equal(t, out, again)
}

func TestRosaLeavesOutTheSum(t *testing.T) {
	status, out, errs := kommand(t, "Ärende;Del;Nivå;Volym;Minuter;;\r\n\"Bygg\r\nlov\";Info;1;1\u00a0200;4,5;;\r\n;;;;;;\r\nTotalt;;;1\u00a0200;;;\r\n", "rosa", "-", "-format", "json")
	assert.Equal(t, exitDone, status, errs)
	assert.Contains(t, out, `"movableMinutes": 5400`)
}
