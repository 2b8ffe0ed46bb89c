package process

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// reader turns what people write into the JSON form of a map. It works on decoded JSON, so that nothing has to be
// guessed about syntax.
type reader struct {
	problems check.List
	unit     float64           // seconds that a plain number of time stands for
	day      float64           // seconds of a working day
	ids      map[string]string // identity as written → identity in the map
	taken    map[string]bool
}

// names gives, for the members of an object, the other words for each; the first is the name in the map.
type names map[string]string

func named(lists ...string) names {
	n := make(names)
	for _, list := range lists {
		ws := strings.Fields(list)
		for _, w := range ws {
			n[strings.ToLower(w)] = ws[0]
		}
	}
	return n
}

var (
	topNames = named("schema", "id", "version", "process", "name namn title titel", "state läge lage", "baseline utgångsläge", "detail detaljnivå nivå level",
		"language språk", "pool", "participants deltagare intressenter externals", "lanes banor roller roles swimlanes simbanor", "nodes noder steg elements element steps activities aktiviteter",
		"flows flöden edges sequenceFlows connections pilar arrows", "objects objekt dataObjects", "timeUnit tidsenhet", "dayHours arbetsdag arbetsdagstimmar hoursPerDay", "map karta processkarta", "specification specifikation spec processspecifikation",
		"maturity mognad", "messageFlows meddelanden")
	participantNames = named("id", "name namn label")
	laneNames        = named("id", "name namn label roll role", "pool", "hourlyCost timkostnad hourlyRate", "count antal resources resurser")
	nodeNames        = named("id", "kind type typ slag sort", "name namn label text", "lane bana roll role performer utförare actor", "roles roller", "accountable ansvarig ansvariga",
		"inputs input in objektIn", "outputs output ut objektUt", "routines rutiner rutin routine documents styrdokument", "system itSystem it-system",
		"work arbete arbetstid time tid duration processingTime touchTime workTime seconds", "wait väntan väntetid waiting waitingTime waitTime queueTime",
		"total cycleTime ledtid cykeltid elapsed leadTime genomloppstid",
		"cost kostnad", "rework omarbete reworkProbability", "process delprocess calledProcess", "critical kritisk", "risk riskanalys", "position befattning", "note anteckning documentation")
	flowNames = named("id", "kind type typ slag", "from från source sourceRef källa", "to till target targetRef mål", "name namn label condition svar answer villkor",
		"probability sannolikhet prob p", "limit gräns max")
	objectNames = named("id", "name namn label", "external extern externt")
)

// object renames the members of an object; those without a place are reported and left out.
func (r *reader) object(at string, in map[string]any, n names) map[string]any {
	out := make(map[string]any, len(in))
	for _, key := range sortedKeys(in) {
		if in[key] == nil {
			continue
		}
		name, ok := n[strings.ToLower(key)]
		if !ok {
			r.problems.Add("unused", at+"/"+escape(key), "medlemmen används inte: "+key, "the member is not used: "+key)
			continue
		}
		if _, twice := out[name]; !twice {
			out[name] = in[key]
		}
	}
	return out
}

func escape(name string) string { return strings.NewReplacer("~", "~0", "/", "~1").Replace(name) }

// list gives the elements of a member, each as an object; a text becomes an object with that name.
func (r *reader) list(body map[string]any, name string, n names) []map[string]any {
	v, ok := body[name]
	if !ok {
		return nil
	}
	var out []map[string]any
	add := func(at, id string, e any) {
		switch e := e.(type) {
		case map[string]any:
			o := r.object(at, e, n)
			if _, ok := o["id"]; !ok && id != "" {
				o["id"] = id
			}
			out = append(out, o)
		case string:
			o := map[string]any{"name": e}
			if id != "" {
				o["id"] = id
			}
			out = append(out, o)
		case []any: // an arrow as a pair: ["a", "b"] or ["a", "b", "Ja"]
			o := make(map[string]any)
			for i, part := range []string{"from", "to", "name"} {
				if i < len(e) {
					o[part] = e[i]
				}
			}
			out = append(out, o)
		default:
			r.problems.Add("syntax", at, "ska vara ett objekt", "must be an object")
		}
	}
	switch v := v.(type) {
	case []any:
		for i, e := range v {
			add(check.At("/"+name, i), "", e)
		}
	case map[string]any:
		for _, key := range sortedKeys(v) {
			add("/"+name+"/"+escape(key), key, v[key])
		}
	default:
		r.problems.Add("syntax", "/"+name, "ska vara en lista", "must be a list")
	}
	return out
}

// name gives a node or participant an identity that can be written everywhere. One that is used a second time is kept,
// so that the rules can say so.
func (r *reader) name(o map[string]any, _, prefix string, i int) {
	written := text(o["id"])
	if written == "" {
		o["id"] = r.free(prefix + strconv.Itoa(i+1))
		if n := text(o["name"]); n != "" {
			if _, ok := r.ids[n]; !ok {
				r.ids[n] = text(o["id"])
			}
		}
		return
	}
	if id, ok := r.ids[written]; ok {
		o["id"] = id
		return
	}
	id := r.free(slug(written))
	o["id"], r.ids[written] = id, id
}

// free takes an identity, with a number after it when it is taken.
func (r *reader) free(id string) string {
	try := id
	for n := 2; r.taken[try]; n++ {
		try = id + "_" + strconv.Itoa(n)
	}
	r.taken[try] = true
	return try
}

// slug makes an identity ASCII: å becomes a, spaces and signs become underscores.
func slug(s string) string {
	var b strings.Builder
	for _, c := range s {
		switch {
		case c < unicode.MaxASCII && (unicode.IsLetter(c) || unicode.IsDigit(c) || c == '_' || (c == '-' || c == '.') && b.Len() > 0):
			b.WriteRune(c)
		case strings.ContainsRune("åäàáâã", c):
			b.WriteByte('a')
		case strings.ContainsRune("ÅÄ", c):
			b.WriteByte('A')
		case strings.ContainsRune("öøòóô", c):
			b.WriteByte('o')
		case c == 'Ö' || c == 'Ø':
			b.WriteByte('O')
		case strings.ContainsRune("éèêë", c):
			b.WriteByte('e')
		case strings.ContainsRune("üû", c):
			b.WriteByte('u')
		default:
			b.WriteByte('_')
		}
	}
	id := b.String()
	if len(id) > 150 {
		id = id[:150]
	}
	if id == "" {
		return "x"
	}
	return id
}
