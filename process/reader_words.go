package process

import (
	"encoding/json"
	"math"
	"strings"
	"time"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// vocabulary lists words for each code: the code, then the words, all in lower case and without spaces or hyphens.
func vocabulary(lists ...string) map[string]string {
	set := make(map[string]string)
	for _, list := range lists {
		ws := strings.Fields(list)
		set[strings.ToLower(ws[0])] = ws[0]
		for _, w := range ws[1:] {
			set[w] = ws[0]
		}
	}
	return set
}

var (
	kindWords = vocabulary(
		"start startevent starthändelse trigger begin början",
		"end slut endevent sluthändelse stop resultat",
		"activity aktivitet task uppgift usertask manualtask servicetask sendtask receivetask scripttask businessruletask step steg arbete",
		"decision beslut gateway exclusivegateway exclusive xor xorsplit xorjoin merge join fråga val villkor datagateway",
		"parallel parallellt parallell parallelgateway and andsplit andjoin fork parallelsplit paralleljoin och",
		"inclusive inklusiv inclusivegateway or orsplit orjoin eller",
		"complex komplex complexgateway sammansatt",
		"subprocess delprocess callactivity underprocess",
		"event händelse intermediateevent intermediatecatchevent intermediatethrowevent mellanhändelse timer",
		"eventBased eventbasedgateway eventgateway händelsestyrt händelsestyrtvägval dethänderförst")
	flowWords   = vocabulary("sequence sekvens sequenceflow ordningsföljd flow flöde", "message meddelande messageflow", "boundary gräns gränshändelse attached")
	stateWords  = vocabulary("present nuläge asis current idag", "wanted önskatläge tobe future börläge nyläge")
	detailWords = vocabulary("overview översikt översiktlig", "operational operativ detalj detaljerad")
	statusWords = vocabulary("draft utkast arbetsmaterial", "adopted fastställd antagen beslutad", "published publicerad", "retired upphävd arkiverad")
	roleWords   = vocabulary("management ledningsgrupp", "owner processägare ägare", "subOwner subowner delprocessägare", "leader processledare", "developer processutvecklare",
		"team processteam", "facilitator processhandledare", "coordinator processamordnare", "improver förbättringsledare")
	documentWords = vocabulary("routine rutin", "guideline riktlinje", "policy policy", "statute lag författning", "form blankett mall", "checklist checklista")
	outcomeWords  = vocabulary("met ja yes true uppfylld uppfyllt", "notMet notmet nej no false inteuppfylld", "notApplicable notapplicable ejtillämplig", "unknown vetej okänt")
)

// workday is what a day of work is when times are written in days and the file says nothing else: 8 hours.
const workday = 8 * 60 * 60

// unitSeconds gives the seconds of a unit of time, with a working day of so many; 0 for one that is not known.
func unitSeconds(unit string, day float64) float64 {
	switch strings.TrimSuffix(fold(unit), ".") {
	case "s", "sec", "sek", "second", "seconds", "sekund", "sekunder":
		return 1
	case "m", "min", "mins", "minute", "minutes", "minut", "minuter":
		return 60
	case "h", "hr", "hour", "hours", "tim", "timme", "timmar", "t":
		return 3600
	case "d", "day", "days", "dag", "dagar", "arbetsdag", "arbetsdagar":
		return day
	case "w", "week", "weeks", "v", "vecka", "veckor":
		return 5 * day
	default:
		return 0
	}
}

// seconds reads a time: a number of the file's unit, or a text with a unit of its own. It is rounded to whole seconds.
func (r *reader) seconds(o map[string]any, at, name string) {
	v, ok := o[name]
	delete(o, name)
	if !ok {
		return
	}
	s, ok := duration(text(v), r.unit, r.day)
	if !ok || math.Abs(s) > maxSeconds {
		r.problems.Add("syntax", at+"/"+name, "ingen tid: "+text(v), "not a time: "+text(v))
		return
	}
	o[name] = int64(math.Round(s))
}

// duration reads "90", "1,5 h", "2h30m", "PT30M" and "1 dag".
func duration(t string, unit, day float64) (float64, bool) {
	if x, ok := number(t); ok && !strings.HasSuffix(t, "%") {
		return x * unit, true
	}
	if i := strings.IndexFunc(t, func(c rune) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }); i > 0 {
		if u := unitSeconds(t[i:], day); u > 0 {
			if x, ok := number(t[:i]); ok {
				return x * u, true
			}
		}
	}
	if d, err := time.ParseDuration(strings.ReplaceAll(strings.ToLower(t), " ", "")); err == nil {
		return d.Seconds(), true
	}
	iso, ok := strings.CutPrefix(strings.ToUpper(t), "P")
	if !ok {
		return 0, false
	}
	days, clock, _ := strings.Cut(iso, "T")
	sum := 0.0
	if days != "" {
		x, ok := number(strings.TrimSuffix(days, "D"))
		if !ok || !strings.HasSuffix(days, "D") {
			return 0, false
		}
		sum += x * 24 * 60 * 60
	}
	if clock != "" {
		d, err := time.ParseDuration(strings.ToLower(clock))
		if err != nil {
			return 0, false
		}
		sum += d.Seconds()
	}
	return sum, days != "" || clock != ""
}

var (
	specNames = named("schema", "id", "version", "name namn", "category kategori", "klassa", "parent huvudprocess", "purpose syfte", "trigger start startar", "suppliers leverantörer leverantör supplier",
		"inputs input in", "results resultat result output outputs", "receivers mottagare receiver kund customers", "requirements krav", "measures mått", "goals mål", "documents dokument styrdokument rutiner routines",
		"roles roller", "units enheter", "status", "adopted fastställd", "decision beslut", "reviewed översedd granskad", "reviewMonths översynsintervall", "evaluated utvärderad", "owner processägare ägare")
	requirementNames = named("text krav name namn", "measure mått")
	measureNames     = named("code kod id", "name namn", "source källa", "frequency frekvens", "owner ansvarig")
	goalNames        = named("text mål name namn", "baseline utgångsvärde nuläge", "target målvärde", "due slutdatum", "municipalGoal kommunmål")
	documentNames    = named("code kod id", "title titel namn name", "kind slag type typ", "revised reviderad", "months månader", "url länk")
	answerNames      = named("step steg nr code kod", "outcome svar answer utfall", "evidence belägg underlag")
	assignmentNames  = named("role roll", "holder innehavare befattning", "unit enhet", "level nivå")
)

// readSpec rewrites the body of a specification in place.
func (r *reader) readSpec(body map[string]any, m Map) {
	in := r.object("/specification", body, specNames)
	clear(body)
	for k, v := range in {
		body[k] = v
	}
	delete(body, "schema")
	for _, name := range []string{"name", "category", "klassa", "purpose", "trigger", "decision"} {
		setText(body, name)
	}
	if _, ok := body["name"]; !ok {
		body["name"] = m.Name
	}
	r.identity(body, "/id", "id")
	if _, ok := body["id"]; !ok {
		body["id"] = uuidFor(m)
	}
	r.identity(body, "/parent", "parent")
	setInteger(body, "version")
	setInteger(body, "reviewMonths")
	for _, name := range []string{"suppliers", "inputs", "results", "receivers", "units"} {
		setTexts(body, name)
	}
	r.code(body, "/specification/status", "status", statusWords)
	for _, name := range []string{"adopted", "reviewed", "evaluated"} {
		r.date(body, "/specification", name)
	}
	rewrite := func(name string, n names, each func(o map[string]any, at string)) {
		if t, ok := body[name].(string); ok {
			body[name] = []any{t}
		}
		l := r.list(body, name, n)
		delete(body, name)
		for i, o := range l {
			each(o, check.At("/specification/"+name, i))
		}
		if len(l) > 0 {
			body[name] = l
		}
	}
	textOf := func(o map[string]any) { // a list of plain texts
		if _, ok := o["text"]; !ok {
			o["text"] = o["name"]
		}
		delete(o, "name")
	}
	rewrite("requirements", requirementNames, func(o map[string]any, _ string) { textOf(o); setText(o, "text"); setText(o, "measure") })
	rewrite("measures", measureNames, func(o map[string]any, _ string) {
		for _, name := range []string{"code", "name", "source", "frequency", "owner"} {
			setText(o, name)
		}
		if _, ok := o["code"]; !ok {
			o["code"] = text(o["name"])
		}
	})
	rewrite("goals", goalNames, func(o map[string]any, at string) {
		textOf(o)
		for _, name := range []string{"text", "baseline", "target"} {
			setText(o, name)
		}
		r.date(o, at, "due")
		r.identity(o, "/goal", "municipalGoal")
	})
	rewrite("documents", documentNames, func(o map[string]any, at string) {
		for _, name := range []string{"code", "title", "url"} {
			setText(o, name)
		}
		if t, ok := o["name"]; ok {
			o["title"] = t
			delete(o, "name")
		}
		if _, ok := o["code"]; !ok {
			o["code"] = text(o["title"])
		}
		r.code(o, at+"/kind", "kind", documentWords)
		r.date(o, at, "revised")
		setInteger(o, "months")
	})
	rewrite("roles", assignmentNames, func(o map[string]any, at string) {
		r.code(o, at+"/role", "role", roleWords)
		delete(o, "name")
		setText(o, "holder")
		setText(o, "unit")
		setInteger(o, "level")
	})
	if owner := text(body["owner"]); owner != "" {
		roles, _ := body["roles"].([]map[string]any)
		body["roles"] = append(roles, map[string]any{"role": "owner", "holder": owner})
	}
	delete(body, "owner")
}

func uuidFor(m Map) string {
	if m.Process != (Map{}).Process {
		return m.Process.String()
	}
	return m.ID.String()
}

func (r *reader) date(o map[string]any, at, name string) {
	t := text(o[name])
	delete(o, name)
	if t == "" {
		return
	}
	d, err := kvalitet.ParseDate(t)
	if err != nil {
		r.problems.Add("date", at+"/"+name, "inget datum av formen 2006-01-02: "+t, "not a date of the form 2006-01-02: "+t)
		return
	}
	o[name] = d
}

// answers reads {"lidkoping": [{"step": "goals", "outcome": "met", "evidence": "…"}]} or {"lidkoping": {"goals": true}}; a
// ladder and its steps may be named otherwise, see [LadderNamed] and [Ladder.StepNamed].
func (r *reader) answers(body map[string]any) map[string][]Answer {
	out := make(map[string][]Answer)
	for _, written := range sortedKeys(body) {
		at := "/maturity/" + escape(written)
		ladder, known := LadderNamed(written)
		if !known { // a ladder of one's own: its codes are taken as they stand
			ladder.Code = written
		}
		read := func(step string, v, evidence any) {
			s, ok := ladder.StepNamed(step)
			if !known {
				s.Code = step
			} else if !ok {
				r.problems.Add("unused", at+"/"+escape(step), "steget finns inte på trappan: "+step, "there is no such step on the ladder: "+step)
				return
			}
			word := fold(text(v))
			if b, ok := v.(bool); ok && b {
				word = "true"
			} else if ok {
				word = "false"
			}
			code, ok := outcomeWords[word]
			outcome, err := kvalitet.ParseOutcome(code)
			if !ok || err != nil {
				r.problems.Add("syntax", at+"/"+escape(step), "okänt svar: "+word, "unknown answer: "+word)
				return
			}
			out[ladder.Code] = append(out[ladder.Code], Answer{Step: s.Code, Outcome: outcome, Evidence: text(evidence)})
		}
		switch list := body[written].(type) {
		case []any:
			for _, e := range list {
				switch e := e.(type) {
				case map[string]any:
					o := r.object(at, e, answerNames)
					read(text(o["step"]), o["outcome"], o["evidence"])
				case string, json.Number: // a list of the steps taken
					read(text(e), true, nil)
				}
			}
		case map[string]any:
			for _, step := range sortedKeys(list) {
				read(step, list[step], nil)
			}
		default:
			r.problems.Add("syntax", at, "ska vara en lista av steg eller ett objekt med svar", "must be a list of steps or an object of answers")
		}
	}
	return out
}
