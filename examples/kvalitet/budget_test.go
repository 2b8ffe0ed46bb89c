package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

type splitDocument struct {
	Parts []struct {
		ID     string
		Amount json.RawMessage
	}
	Sum json.RawMessage
}

func (d splitDocument) String() string {
	var b strings.Builder
	for _, p := range d.Parts {
		fmt.Fprintf(&b, "%s=%s ", p.ID, p.Amount)
	}
	return b.String() + string(d.Sum)
}

func TestBudgetSplit(t *testing.T) {
	for _, c := range []struct{ name, document, want string }{
		{"texts", `{"frame":"1000.00","keys":[{"id":"a","weight":"3"},{"id":"b","weight":"4"}]}`, `a="428.57" b="571.43" "1000.00"`},
		{"numbers", `{"frame":1000,"keys":[{"id":"a","weight":3},{"id":"b","weight":4}]}`, `a=428.57 b=571.43 1000.00`},
		{"Swedish", `{"Ram":"1 000,00","Nycklar":[{"namn":"förskola","vikt":"1,5"},{"namn":"skola","andel":1.5}]}`, `förskola="500.00" skola="500.00" "1000.00"`},
		{"by name, in the order of the file", `{"ram":-0.02,"nycklar":{"ö":1,"a":1,"b":1}}`, `ö=-0.01 a=-0.01 b=0.00 -0.02`},
		{"key is a name", `{"frame":1,"keys":[{"key":"x","share":0.25},{"key":"y","share":0.75}]}`, `x=0.25 y=0.75 1.00`},
		{"key is a weight", `{"frame":1,"keys":[{"id":"x","key":1},{"name":"y","key":3}]}`, `x=0.25 y=0.75 1.00`},
		{"bare weights", `{"frame":0.01,"weights":[0,1,1]}`, `1=0.00 2=0.01 3=0.00 0.01`},
		{"with a BOM", "\ufeff{\"frame\":1,\"keys\":[1]}", `1=1.00 1.00`},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, kommandJSON[splitDocument](t, exitDone, c.document, "budget", "split", "-").String())
		})
	}
	several := kommandJSON[struct{ Splits []splitDocument }](t, exitDone, `[{"frame":1,"keys":[1,2]},{"frame":"1","keys":[1,1]}]`, "budget", "split", "-")
	require.Len(t, several.Splits, 2)
	assert.Equal(t, `1="0.50" 2="0.50" "1.00"`, several.Splits[1].String())
	status, out, _ := kommand(t, `{"frame":1000,"keys":{"förskola":1,"skola":2}}`, "budget", "split", "-", "-format", "csv")
	assert.Equal(t, exitDone, status)
	assert.Equal(t, "del;belopp\nförskola;333,33\nskola;666,67\nsumma;1000\n", out)
}

func TestBudgetSplitRefuses(t *testing.T) {
	for name, document := range map[string]string{
		"no frame":         `{"keys":[1]}`,
		"no keys":          `{"frame":1}`,
		"keys of no kind":  `{"frame":1,"keys":7}`,
		"no weight":        `{"frame":1,"keys":[{"id":"a"}]}`,
		"a weight of text": `{"frame":1,"keys":[{"id":"a","weight":"mycket"}]}`,
		"a weight by name": `{"frame":1,"keys":{"a":"mycket"}}`,
		"a frame of text":  `{"frame":"mycket","keys":[1]}`,
		"a frame of truth": `{"frame":true,"keys":[1]}`,
		"parts of an öre":  `{"frame":1.005,"keys":[1]}`,
		"negative":         `{"frame":1,"keys":[1,-1]}`,
		"all zero":         `{"frame":1,"keys":[0,0]}`,
		"twice":            `{"frame":1,"keys":[{"id":"a","weight":1},{"id":"a","weight":1}]}`,
		"astronomic":       `{"frame":1e400,"keys":[1]}`,
		"no object":        `7`,
		"a list of none":   `[7]`,
		"no JSON":          `{"frame":`,
		"two documents":    `{"frame":1,"keys":[1]} {}`,
		"too deep":         strings.Repeat(`[`, 200),
	} {
		status, out, errs := kommand(t, document, "budget", "split", "-", "-format", "json")
		assert.Equal(t, exitUsage, status, name)
		assert.Empty(t, out, name)
		assert.NotEmpty(t, errs, name)
	}
}

func TestBudgetSplitSaysWhatItCouldNotRead(t *testing.T) {
	for document, want := range map[string]string{
		``:                                   "tomt eller avbrutet",
		`{"frame":1`:                         "tomt eller avbrutet",
		`{"frame":"1 000,50 kr","keys":[1]}`: "/frame: ogiltigt värde: 1 000,50 kr är inget tal",
		`{"frame":1,"keys":[{"id":"a","weight":null}]}`:    "/keys/0/weight: ogiltigt värde: null är inget tal",
		`{"frame":1,"keys":[{"id":"a","weight":"1e400"}]}`: "/keys/0/weight: talet är för långt",
	} {
		_, _, errs := kommand(t, document, "budget", "split", "-")
		assert.Contains(t, errs, want, document)
	}
}

// Random frames and keys: every sum exact to the öre, as text and as number.
func TestBudgetSplitSums(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 11))
	for i := range 200 {
		var keys []string
		for k := range 1 + r.IntN(40) {
			keys = append(keys, fmt.Sprintf(`{"id":"k%d","weight":%.*f}`, k, r.IntN(6), r.Float64()*1000+1))
		}
		frame := fmt.Sprintf("%.2f", (r.Float64()-0.5)*1e9)
		written := frame
		if i%2 == 0 {
			written = `"` + frame + `"`
		}
		d := kommandJSON[splitDocument](t, exitDone, `{"frame":`+written+`,"keys":[`+strings.Join(keys, ",")+`]}`, "budget", "split", "-")
		sum := decimal.Zero
		for _, p := range d.Parts {
			sum = sum.Add(decimal.RequireFromString(strings.Trim(string(p.Amount), `"`)))
		}
		require.Equal(t, frame, sum.StringFixed(2))
		require.Equal(t, written, string(d.Sum))
	}
}

type balanceDocument struct {
	Balance, AfterAdjustments, AfterRestoration, ToRestore, ReserveMax, Reserve any
	Findings                                                                    []ruleFinding
}

// Malmö's annual report 2015 (mnkr) and Upplands-Bro's of 2019 and 2020 (tkr).
func TestBudgetBalance(t *testing.T) {
	for _, c := range []struct {
		name, document                                                     string
		after, balance, afterRestoration, toRestore, reserveMax, reserveOf any
	}{
		{"Malmö 2015", `{"year":2015,"result":563,"adjustments":[-23],"toReserve":185,"earlierDeficit":193}`, 540.0, 355.0, 162.0, 0.0, nil, nil},
		{"Malmö 2014", `{"år":2014,"årets resultat":-149,"justeringar":{"realisationsvinster":-56,"förluster":12}}`, -193.0, -193.0, -193.0, 193.0, nil, nil},
		{"Malmö 2013", `{"year":2013,"result":"154","capitalGains":"33","exceptional":[{"text":"RIPS","amount":"106"}]}`, "121", "227", "227", "0", nil, nil},
		{"Upplands-Bro 2019", `{"resultat":"52 966","justeringar":[{"text":"realisationsvinster","belopp":"-4 644"}],"avsättning":"33 397","ingående reserv":"73 690"}`, "48322", "14925", "14925", "0", nil, "107087"},
		{"Upplands-Bro 2020", `{"result":-11708,"fromReserve":11708,"reserve":107087}`, -11708.0, 0.0, 0.0, 0.0, nil, 95379.0},
		{"by kind of row", `{"year":2015,"result":563,"adjustments":[{"kind":"realisation","amount":-23},{"typ":"Reservering till RUR","belopp":-185},{"kind":"earlierDeficit","amount":-193}]}`, 540.0, 355.0, 162.0, 0.0, nil, nil},
		{"the reserve as a part", `{"result":52966,"adjustments":[-4644],"reserve":{"opening":73690,"toReserve":33397}}`, 48322.0, 14925.0, 14925.0, 0.0, nil, 107087.0},
		{"the most that may be set aside", `{"year":2024,"result":40,"adjustments":-5,"base":900,"utjämning":100,"equity":-1,"reserve":0}`, 35.0, 35.0, 35.0, 0.0, 15.0, 0.0},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := kommandJSON[balanceDocument](t, exitDone, c.document, "budget", "balance", "-")
			assert.Equal(t, []any{c.after, c.balance, c.afterRestoration, c.toRestore, c.reserveMax, c.reserveOf},
				[]any{d.AfterAdjustments, d.Balance, d.AfterRestoration, d.ToRestore, d.ReserveMax, d.Reserve})
			assert.Len(t, d.Findings, 4)
		})
	}
	status, _, _ := kommand(t, `{"result":-1}`, "budget", "balance", "-", "-fail-on", "warning")
	assert.Equal(t, exitFindings, status, "a deficit without a plan")
	several := kommandJSON[struct{ Statements []balanceDocument }](t, exitDone, `[{"result":1},{"result":2,"negativeEquity":true}]`, "budget", "balance", "-")
	assert.Len(t, several.Statements, 2)
	for name, document := range map[string]string{
		"no result": `{"adjustments":[1]}`, "a result of text": `{"result":"gott"}`, "a year of text": `{"year":"i fjol","result":1}`,
		"an adjustment without amount": `{"result":1,"adjustments":[{"text":"x"}]}`, "an adjustment of text": `{"result":1,"adjustments":["x"]}`,
		"adjustments by name": `{"result":1,"adjustments":{"x":"y"}}`, "a reserve of text": `{"result":1,"reserve":"x"}`, "grants of text": `{"result":1,"grants":"x"}`,
		"one adjustment of text": `{"result":1,"adjustments":"x"}`, "levelling of text": `{"result":1,"utjämning":"x"}`, "equity of text": `{"result":1,"equity":"x"}`,
		"gains of text": `{"result":1,"realisationsvinster":"x"}`, "exceptional of text": `{"result":1,"exceptional":["x"]}`, "no JSON": `{`,
	} {
		status, _, errs := kommand(t, document, "budget", "balance", "-")
		assert.Equal(t, exitUsage, status, name)
		assert.NotEmpty(t, errs, name)
	}
}

func TestCalendarAndBudgetHelp(t *testing.T) {
	for _, args := range [][]string{{"calendar"}, {"deadline"}, {"budget", "split"}, {"budget", "balance"}} {
		status, out, _ := kommand(t, "", append(args, "-h")...)
		assert.Equal(t, exitDone, status)
		assert.Contains(t, out, "kvalitet "+strings.Join(args, " "))
	}
	status, out, _ := kommand(t, "", "budget")
	assert.Equal(t, exitDone, status)
	assert.Contains(t, out, "split")
}
