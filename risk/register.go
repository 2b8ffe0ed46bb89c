package risk

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
)

// Register is the risks with all that is known about them (riskregister), and the bodies that they belong to.
type Register struct {
	Risks     []Risk
	Ratings   []Rating
	Decisions []Decision
	Measures  []Measure
	Bodies    []Body
}

// Body is a committee, a company or a unit in the tree of bodies (nämnd, bolag, enhet).
type Body struct {
	Code   string         `json:"code"`
	Name   kvalitet.Label `json:"name,omitzero"`
	Parent string         `json:"parent,omitempty"`
}

// Problems reports what is wrong with the register's parts, and between them: an identity used twice ("duplicate"),
// something about a risk that is not there ("unknown"), a body below itself ("cycle").
func (r Register) Problems() []kvalitet.Problem {
	var ps check.List
	risks := make(map[uuid.UUID]bool, len(r.Risks))
	for i, k := range r.Risks {
		risks[k.ID] = true
		ps.Under(check.At("/risks", i), k.Problems())
	}
	check.Unique(&ps, "/risks", r.Risks, func(k Risk) uuid.UUID { return k.ID })
	about := func(path string, risk uuid.UUID, problems []kvalitet.Problem) {
		ps.Under(path, problems)
		ps.If(risk != uuid.Nil && !risks[risk], "unknown", path+"/risk", "risken finns inte i registret", "the risk is not in the register")
	}
	for i, v := range r.Ratings {
		about(check.At("/ratings", i), v.Risk, v.Problems())
	}
	check.Unique(&ps, "/ratings", r.Ratings, func(v Rating) uuid.UUID { return v.ID })
	for i, v := range r.Decisions {
		about(check.At("/decisions", i), v.Risk, v.Problems())
	}
	check.Unique(&ps, "/decisions", r.Decisions, func(v Decision) uuid.UUID { return v.ID })
	for i, v := range r.Measures {
		about(check.At("/measures", i), v.Risk, v.Problems())
	}
	check.Unique(&ps, "/measures", r.Measures, func(v Measure) uuid.UUID { return v.ID })
	check.Unique(&ps, "/bodies", r.Bodies, func(b Body) string { return b.Code })
	for i, b := range r.Bodies {
		ps.Text(check.At("/bodies", i)+"/code", b.Code)
		ps.If(slices.Contains(r.above(b.Parent), b.Code), "cycle", check.At("/bodies", i)+"/parent", "organet ligger under sig självt", "the body is below itself")
	}
	return ps
}

// Validate returns the problems as an error.
func (r Register) Validate() error { return kvalitet.Invalid(r.Problems()) }

// above gives a body's code and those above it, from the nearest; it stops where the tree turns back on itself.
func (r Register) above(code string) []string {
	var codes []string
	for code != "" && !slices.Contains(codes, code) {
		codes = append(codes, code)
		i := slices.IndexFunc(r.Bodies, func(b Body) bool { return b.Code == code })
		if i < 0 {
			break
		}
		code = r.Bodies[i].Parent
	}
	return codes
}

// Within returns the part of the register that belongs to a body and all below it; the whole for "". A risk of a body
// that is not in the tree belongs to that body alone.
func (r Register) Within(body string) Register {
	if body == "" {
		return r
	}
	inside := make(map[string]bool)
	for _, b := range r.Bodies {
		inside[b.Code] = slices.Contains(r.above(b.Code), body)
	}
	inside[body] = true
	return r.filter(func(k Risk) bool { return inside[k.Body] })
}

// Active returns the part of the register that is followed on a day.
func (r Register) Active(on kvalitet.Date) Register {
	return r.filter(func(k Risk) bool { return k.Active(on) })
}

func (r Register) filter(keep func(Risk) bool) Register {
	part := Register{Bodies: r.Bodies}
	risks := make(map[uuid.UUID]bool)
	for _, k := range r.Risks {
		if keep(k) {
			risks[k.ID] = true
			part.Risks = append(part.Risks, k)
		}
	}
	for _, v := range r.Ratings {
		if risks[v.Risk] {
			part.Ratings = append(part.Ratings, v)
		}
	}
	for _, v := range r.Decisions {
		if risks[v.Risk] {
			part.Decisions = append(part.Decisions, v)
		}
	}
	for _, v := range r.Measures {
		if risks[v.Risk] {
			part.Measures = append(part.Measures, v)
		}
	}
	return part
}

// AsOf returns the register as it stood at the end of a day: without ratings and decisions that came later.
func (r Register) AsOf(on kvalitet.Date) Register {
	r = r.Active(on)
	r.Ratings = slices.DeleteFunc(slices.Clone(r.Ratings), func(v Rating) bool { return v.Date.After(on) })
	r.Decisions = slices.DeleteFunc(slices.Clone(r.Decisions), func(v Decision) bool { return v.Date.After(on) })
	return r
}

// latest gives each risk's newest rating of the stage. Of several on one day the one that supersedes the other counts,
// otherwise the one with the highest identity.
func (r Register) latest(stage Stage) map[uuid.UUID]Rating {
	superseded := make(map[uuid.UUID]bool)
	for _, v := range r.Ratings {
		superseded[v.Supersedes] = true
	}
	newest := make(map[uuid.UUID]Rating, len(r.Risks))
	for _, v := range r.Ratings {
		if v.Stage != stage || superseded[v.ID] {
			continue
		}
		old, ok := newest[v.Risk]
		if !ok || cmp.Or(v.Date.Compare(old.Date), bytes.Compare(v.ID[:], old.ID[:])) > 0 {
			newest[v.Risk] = v
		}
	}
	return newest
}
