package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/kommunkvalitet/kvalitet"
)

// rosaRows turns JSON into the rows of a table: a list of parts, or of cases with parts, alone or under a member of an
// object. Members have the names of the columns; findings and gates may be objects of their own, and minutes an object
// or a list of low, likely and high. The documents that the library writes are read too.
func rosaRows(data []byte) ([]byte, error) {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	var doc any
	if err := dec.Decode(&doc); err != nil {
		return nil, kvalitet.Invalid([]kvalitet.Problem{{Code: "json", SV: "filen går inte att läsa som JSON: " + err.Error(), EN: "the file cannot be read as JSON: " + err.Error()}})
	}
	var rows []map[string]string
	flatten(doc, map[string]string{}, &rows)
	columns := map[string]bool{}
	for _, row := range rows {
		for name := range row {
			columns[name] = true
		}
	}
	header := slices.Sorted(maps.Keys(columns))
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	w.Comma = ';'
	_ = w.Write(header) // a buffer takes everything
	for _, row := range rows {
		line := make([]string, len(header))
		for i, name := range header {
			line[i] = row[name]
		}
		_ = w.Write(line)
	}
	w.Flush()
	return out.Bytes(), nil
}

// flatten walks a JSON value down to its parts. What stands above a part holds for it.
func flatten(v any, above map[string]string, rows *[]map[string]string) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			flatten(e, above, rows)
		}
	case map[string]any:
		row := maps.Clone(above)
		var below []any
		for _, name := range slices.Sorted(maps.Keys(v)) {
			switch value := v[name].(type) {
			case []any:
				if name == "minutes" || name == "minuter" {
					threeMinutes(row, value)
				} else {
					below = append(below, value)
				}
			case map[string]any:
				for inner, x := range value {
					if inner == "likely" || inner == "trolig" {
						inner = "minutes"
					}
					if _, deep := x.(map[string]any); !deep {
						row[inner] = scalar(x)
					}
				}
			default:
				row[name] = scalar(value)
			}
		}
		if name, ok := row["name"]; ok {
			delete(row, "name")
			if len(below) > 0 || row["case"] == "" && row["ärende"] == "" {
				row["case"] = name
			} else {
				row["part"] = name
				delete(row, "code")
			}
		}
		if len(below) == 0 {
			*rows = append(*rows, row)
		}
		for _, b := range below {
			flatten(b, row, rows)
		}
	}
}

func threeMinutes(row map[string]string, figures []any) {
	var texts []string
	for _, f := range figures {
		texts = append(texts, scalar(f))
	}
	row["minutes"] = strings.Join(texts, "/")
}

// scalar gives a JSON value as the text of a cell.
func scalar(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case bool:
		if v {
			return "ja"
		}
		return "nej"
	default:
		return fmt.Sprint(v)
	}
}
