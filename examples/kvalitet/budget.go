package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"
	"github.com/spf13/cobra"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/examples/internal/table"
	"github.com/kommunkvalitet/kvalitet/governance/budget"
)

// budgetCommand splits frames and computes the balance requirement.
func budgetCommand(h *host) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "budget",
		Short: "Fördela ramar och räkna balanskrav / split frames and compute the balance requirement",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(
		&cobra.Command{
			Use:   "split FILE",
			Short: "Fördela en ram efter nycklar, på öret / split a frame by keys, to the öre",
			Long: `Läser JSON med en ram och nycklar. Delarna summerar alltid till ramen; ören som blir över går till de största resterna,
vid lika rest till den som står först. Belopp skrivs som de lästes: text som text, tal som tal.
/
Reads JSON with a frame and keys. The parts always sum to the frame; the öre left over go to the largest remainders, at
equal remainders to the key that stands first. Amounts are written as they were read: text as text, number as number.
/
  {"frame": "1000.00", "keys": [{"id": "förskola", "weight": 3}, {"id": "skola", "weight": "1,5"}]}
  {"ram": 1000, "nycklar": {"förskola": 3, "skola": 1.5}}`,
			Example: `  echo '{"frame":"1000.00","keys":[{"id":"a","weight":"3"},{"id":"b","weight":"4"}]}' | kvalitet budget split - -format json
  kvalitet budget split ram.json`,
			Args: cobra.ExactArgs(1),
			RunE: func(_ *cobra.Command, args []string) error { return h.budgetSplit(args[0]) },
		},
		&cobra.Command{
			Use:   "balance FILE",
			Short: "Balanskravsutredning / balance statement",
			Long: `Läser JSON med årets resultat och justeringar, och valfritt: year, toReserve (avsättning till reserven), fromReserve
(uttag), exceptional (synnerliga skäl), earlierDeficit (att återställa), reserve (ingående reserv), base (skatter, bidrag
och utjämning), equity (eget kapital inklusive pensionsåtagande). Det som inte går att räkna ut är null.
/
Reads JSON with the result and adjustments, and optionally the members above. What cannot be computed is null.
/
  {"year": 2015, "result": 563, "adjustments": [-23], "toReserve": 185, "earlierDeficit": 193}
  {"år": 2019, "resultat": "52 966", "justeringar": [{"text": "realisationsvinster", "belopp": "-4 644"}], "avsättning": "33 397", "ingående reserv": "73 690"}`,
			Example: `  echo '{"result":563,"adjustments":[-23],"toReserve":185,"earlierDeficit":193}' | kvalitet budget balance - -format json
  kvalitet budget balance balanskrav.json -fail-on warning`,
			Args: cobra.ExactArgs(1),
			RunE: func(_ *cobra.Command, args []string) error { return h.budgetBalance(args[0]) },
		},
	)
	return cmd
}

// money is an amount that is written in the form in which the input was: a text or a number.
type money struct {
	decimal.NullDecimal
	text     bool
	decimals int32 // at least this many
}

// MarshalJSON writes null for an amount that is not known.
func (m money) MarshalJSON() ([]byte, error) {
	if !m.Valid {
		return []byte("null"), nil
	}
	s := m.Decimal.StringFixed(max(m.decimals, -m.Decimal.Exponent()))
	if m.text {
		s = strconv.Quote(s)
	}
	return []byte(s), nil
}

type splitPart struct {
	ID     string `json:"id"`
	Amount money  `json:"amount"`
	Weight money  `json:"weight"`
}

type splitResult struct {
	Parts []splitPart `json:"parts"`
	Sum   money       `json:"sum"`
	Frame money       `json:"frame"`
}

func (h *host) budgetSplit(file string) error {
	data, err := table.Bytes(file, h.in)
	if err != nil {
		return err
	}
	root, err := readObjects(file, data)
	if err != nil {
		return err
	}
	var results []splitResult
	var sheets []sheet
	for i, o := range root.objects {
		r, err := splitObject(o)
		if err != nil {
			return fmt.Errorf("%s%s: %w", file, root.at(i), err)
		}
		s := sheet{Name: column("Fördelning", "Split"), Columns: []kvalitet.Label{column("del", "part"), column("belopp", "amount")}}
		for _, p := range r.Parts {
			s.Rows = append(s.Rows, []any{p.ID, p.Amount.Decimal})
		}
		s.Rows = append(s.Rows, []any{h.t("summa", "sum"), r.Sum.Decimal})
		results, sheets = append(results, r), append(sheets, s)
	}
	if root.list {
		return h.emit(struct {
			Splits []splitResult `json:"splits"`
		}{notNil(results)}, sheets...)
	}
	return h.emit(results[0], sheets...)
}

func splitObject(o object) (splitResult, error) {
	var r splitResult
	frame, text, ok, err := o.amount("frame", "ram", "budgetram", "belopp", "amount", "total", "summa", "sum")
	if err != nil {
		return r, err
	}
	if !ok {
		return r, missing("frame", "ram")
	}
	keys, err := o.keys()
	if err != nil {
		return r, err
	}
	parts, err := budget.Split(frame, keys)
	if err != nil {
		return r, err
	}
	kronor := func(d decimal.Decimal) money { return money{decimal.NewNullDecimal(d), text, 2} }
	sum := decimal.Zero
	for i, p := range parts {
		r.Parts = append(r.Parts, splitPart{p.ID, kronor(p.Amount), money{decimal.NewNullDecimal(keys[i].Weight), text, 0}})
		sum = sum.Add(p.Amount)
	}
	r.Parts, r.Sum, r.Frame = notNil(r.Parts), kronor(sum), kronor(frame)
	return r, nil
}

// keys reads the keys: a list of objects, a list of numbers, or an object of weights by name.
func (o object) keys() ([]budget.Key, error) {
	v, ok := o.find("keys", "nycklar", "parts", "delar", "weights", "vikter", "fördelningsnycklar", "fördelning", "mottagare", "receivers", "shares", "andelar")
	if !ok {
		return nil, missing("keys", "nycklar")
	}
	var keys []budget.Key
	switch v := v.(type) {
	case []any:
		for i, element := range v {
			k := budget.Key{ID: strconv.Itoa(i + 1)}
			weight := element
			if part, isObject := element.(object); isObject {
				if id, ok := part.find("id", "name", "namn", "code", "kod", "nämnd", "board", "enhet", "unit", "part", "del", "mottagare", "key", "nyckel"); ok {
					k.ID = fmt.Sprint(id)
				}
				var ok bool
				weight, ok = part.find("weight", "vikt", "share", "andel", "value", "värde", "antal", "count", "volume", "volym", "nyckeltal", "key", "nyckel")
				if !ok {
					return nil, fmt.Errorf("/keys/%d: %w", i, missing("weight", "vikt"))
				}
			}
			d, _, err := jsonNumber(weight)
			if err != nil {
				return nil, fmt.Errorf("/keys/%d/weight: %w", i, err)
			}
			k.Weight = d
			keys = append(keys, k)
		}
	case object:
		for _, m := range v {
			d, _, err := jsonNumber(m.value)
			if err != nil {
				return nil, fmt.Errorf("/keys/%s: %w", m.name, err)
			}
			keys = append(keys, budget.Key{ID: m.name, Weight: d})
		}
	default:
		return nil, fmt.Errorf("/keys: %w", kvalitet.ErrInvalid)
	}
	return keys, nil
}

// missing says that a member is needed, under its English or its Swedish name.
func missing(en, sv string) error {
	return kvalitet.Invalid([]kvalitet.Problem{{Code: "missing", Path: "/" + en, SV: sv + " saknas", EN: en + " is missing"}})
}

// jsonNumber reads a number that is written as a number or as a text, and says whether it was a text.
func jsonNumber(v any) (d decimal.Decimal, text bool, err error) {
	switch v := v.(type) {
	case json.Number:
		d, err = table.ParseDecimal(v.String())
	case string:
		text = true
		d, err = table.ParseDecimal(v)
	default:
		err = errors.ErrUnsupported
	}
	if err != nil && !errors.Is(err, kvalitet.ErrInvalid) {
		err = fmt.Errorf("%w: %v är inget tal / is not a number", kvalitet.ErrInvalid, cmp.Or[any](v, "null"))
	}
	return d, text, err
}
