package governance

import (
	"strings"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/check"
	"github.com/kommunkvalitet/kvalitet/internal/jsondoc"
)

// EconomyVerdictSchema is the schema member of the JSON form of a verdict on good economic management.
const EconomyVerdictSchema = "governance/economy-verdict/v1"

// EconomyVerdict is a verdict on good economic management (god ekonomisk hushållning, 11 kap. 1 § kommunallagen),
// computed and decided. It keeps the policy and the counts that it was computed from, so that it can be computed again.
// [EconomyPolicy.Judge] makes one.
type EconomyVerdict struct {
	ID      uuid.UUID       `json:"id"`
	Version int64           `json:"version"`
	Period  kvalitet.Period `json:"period"`
	// Prognosis says that the verdict is of what is expected at the end of the period (delår), not of what came out.
	Prognosis   bool          `json:"prognosis,omitempty"`
	Policy      EconomyPolicy `json:"policy"`
	Financial   Summary       `json:"financial"`
	Operational Summary       `json:"operational"`
	// Computed is what Policy makes of Financial and Operational.
	Computed Conformity `json:"computed"`
	// Decided is what Body decided on the day On; not set while nobody has.
	Decided Conformity    `json:"decided,omitzero"`
	Motive  string        `json:"motive,omitempty"`
	Body    string        `json:"body,omitempty"`
	On      kvalitet.Date `json:"on,omitzero"`
}

// Status is the decided conformity, or the computed one while nobody has decided.
func (v EconomyVerdict) Status() Conformity {
	if v.Decided.Valid() {
		return v.Decided
	}
	return v.Computed
}

// Overruled reports whether the body decided otherwise than the policy.
func (v EconomyVerdict) Overruled() bool { return v.Decided.Valid() && v.Decided != v.Computed }

// Trace tells how the verdict came about, from what it keeps.
func (v EconomyVerdict) Trace() kvalitet.Label { return v.Policy.Trace(v) }

// Problems reports what keeps the verdict from existing: among others a period without an end ("missing"), counts below
// zero ("range"), a computed conformity that the policy does not give ("conflict"), and a decision that differs from the
// computation without a motive, or that nobody made ("missing").
func (v EconomyVerdict) Problems() []kvalitet.Problem {
	var ps check.List
	ps.ID("/id", v.ID)
	ps.Version(v.Version)
	ps.Date("/period/until", v.Period.Until)
	ps.Under("/period", v.Period.Problems())
	ps.Under("/policy", v.Policy.Problems())
	counted := true
	for _, side := range []struct {
		path string
		sum  Summary
	}{{"/financial", v.Financial}, {"/operational", v.Operational}} {
		ok := side.sum.counts()
		counted = counted && ok
		ps.If(!ok, "range", side.path, "ett antal är inte 0–1 000 000", "a count is not 0–1,000,000")
	}
	ps.Enum("/computed", v.Computed)
	ps.If(counted && v.Computed.Valid() && v.Policy.Judge(v.Financial, v.Operational).Computed != v.Computed, "conflict", "/computed",
		"beräkningen ger ett annat utslag av antalen", "the counts give another result when computed")
	ps.OptionalEnum("/decided", v.Decided)
	ps.If(v.Overruled() && strings.TrimSpace(v.Motive) == "", "missing", "/motive",
		"beslutet avviker från beräkningen utan motiv", "the decision differs from the computation without a motive")
	ps.If(v.Decided.Valid() && strings.TrimSpace(v.Body) == "", "missing", "/body", "det framgår inte vem som beslutade", "it is not said who decided")
	ps.OptionalText("/motive", v.Motive)
	ps.OptionalText("/body", v.Body)
	ps.OptionalDate("/on", v.On)
	return ps
}

// counts reports whether every count is one, and small enough to multiply.
func (s Summary) counts() bool {
	for _, n := range []int{s.Met, s.Partly, s.NotMet, s.NotJudged} {
		if n < 0 || n > 1_000_000 {
			return false
		}
	}
	return true
}

// Validate returns the problems as an error.
func (v EconomyVerdict) Validate() error { return kvalitet.Invalid(v.Problems()) }

// MarshalJSON writes the verdict as a document of [EconomyVerdictSchema].
func (v EconomyVerdict) MarshalJSON() ([]byte, error) {
	type plain EconomyVerdict
	return jsondoc.Marshal(EconomyVerdictSchema, plain(v))
}

// UnmarshalJSON reads a document of [EconomyVerdictSchema]; an unknown member is [kvalitet.ErrInvalid].
func (v *EconomyVerdict) UnmarshalJSON(data []byte) error {
	type plain EconomyVerdict
	return jsondoc.Unmarshal(EconomyVerdictSchema, data, (*plain)(v))
}
