package process

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
)

// File is what can stand in a file about a process: a map, and what else is known.
type File struct {
	Map Map
	// Spec is nil when the file has none.
	Spec *Specification
	// Answers are to the steps of the maturity ladders, by the ladder's code.
	Answers map[string][]Answer
}

// ReadFile reads a map written by hand or by another program. It takes the document that [Map] writes, and is forgiving
// about everything that does not make the map ambiguous:
//
//   - members in English or Swedish, in any case (nodes, noder, steg; flows, flöden, edges; lane, bana, roll);
//   - the map itself, or {"map": …, "specification": …, "maturity": {"lidkoping": [{"step", "outcome"}]}};
//   - lanes as texts, and nodes that name their lane by its name; lanes that only nodes speak of are added;
//   - identities that are numbers, hold å, ä, ö or spaces, or are missing: they are made ASCII, flows become f1, f2 …;
//   - flows as pairs or triples: ["a", "b", "Ja"];
//   - kinds by other words (task, uppgift, xor, and, gateway, slut …) and kinds that are missing on lanes and flows;
//   - work and wait as seconds, or as texts such as "10 min", "2 h", "1,5 dagar", "PT30M";
//     "total" (ledtid, cycleTime) is both together, and waiting is what is not work;
//     a member "timeUnit" ("s", "min", "h", "day") says what plain numbers are, and "dayHours" how many hours a day
//     has, 8 where it is not there;
//   - probabilities as numbers, "0,3" or "30 %";
//   - numbers as texts and amounts with a decimal comma.
//
// Members that it does not know are left out and reported as problems of code "unused"; values that cannot be read
// are left out and reported as "syntax". The error is for text that is no JSON object. The map is not validated.
func ReadFile(data []byte) (File, []kvalitet.Problem, error) {
	dec := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))))
	dec.UseNumber()
	var root map[string]any
	switch err := dec.Decode(&root); {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return File{}, nil, fmt.Errorf("%w: filen är tom eller avbruten / the file is empty or cut off", kvalitet.ErrInvalid)
	case err != nil:
		return File{}, nil, fmt.Errorf("%w: %w", kvalitet.ErrInvalid, err)
	}
	if _, err := dec.Token(); root == nil || !errors.Is(err, io.EOF) {
		return File{}, nil, fmt.Errorf("%w: väntade ett JSON-objekt / expected one JSON object", kvalitet.ErrInvalid)
	}
	r := &reader{unit: 1, day: workday}
	top := r.object("", root, topNames)
	body := top
	if inner, ok := top["map"].(map[string]any); ok {
		body = r.object("/map", inner, topNames)
		for _, name := range []string{"specification", "maturity"} {
			if v, ok := top[name]; ok {
				body[name] = v
			}
		}
	}
	spec, hasSpec := body["specification"].(map[string]any)
	maturity, _ := body["maturity"].(map[string]any)
	delete(body, "specification")
	delete(body, "maturity")
	delete(body, "map")
	delete(body, "schema")
	r.readMap(body)
	f := File{Answers: r.answers(maturity)}
	if err := r.into(body, &f.Map); err != nil {
		return File{}, r.problems, err
	}
	if f.Map.ID == uuid.Nil {
		f.Map.ID = uuid.NewSHA1(uuid.NameSpaceURL, []byte("kvalitet/process/map/"+f.Map.Name))
	}
	if hasSpec {
		f.Spec = new(Specification)
		r.readSpec(spec, f.Map)
		if err := r.into(spec, f.Spec); err != nil {
			return File{}, r.problems, err
		}
	}
	return f, r.problems, nil
}

// into fills a value from its JSON form. What the value refuses was not foreseen by the reader and is an error.
func (r *reader) into(body map[string]any, v any) error {
	text, err := json.Marshal(body)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, v)
}
