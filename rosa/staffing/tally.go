package staffing

import (
	"fmt"
	"time"

	"github.com/kommunkvalitet/kvalitet"
)

// Contact is one contact with the centre, afterwards (kontakt). It holds no text and nobody's name.
type Contact struct {
	// Wait until the answer, or until the caller hung up; from 0 to [MaxWait], counted in whole seconds begun.
	Wait time.Duration
	// Answered by a person. A switchboard that only forwards has not answered.
	Answered bool
	// Solved in this contact, without being forwarded. Only an answered contact can be.
	Solved bool
	// Repeated says that there was an earlier contact about the same matter.
	Repeated bool
	// Demand is why; "not set" when nobody noted it.
	Demand Demand
}

// MaxWait is the longest wait of a contact.
const MaxWait = 24 * time.Hour

// Tally counts contacts by case type. The zero value is ready. It is fed by one goroutine; tallies made apart are put
// together with Merge, in any order, and give the same follow-up.
type Tally struct {
	groups map[string]*group
}

// group is the counts of one case type. Waits are histograms: position s holds the contacts of s seconds.
type group struct {
	answered, abandoned []uint64
	solved, solvedFirst uint64 // solvedFirst: in a contact that is not a repetition
	repeated            uint64
	demands             [8]uint64 // by reason; position 0 is not noted
}

// Add counts a contact of a case type, by a name or a code of the host's. A contact that cannot be is
// [kvalitet.ErrInvalid] and is not counted.
func (t *Tally) Add(caseType string, c Contact) error {
	switch {
	case c.Wait < 0 || c.Wait > MaxWait:
		return fmt.Errorf("%w: väntetiden %v är inte mellan 0 och ett dygn / the wait is not between 0 and a day", kvalitet.ErrInvalid, c.Wait)
	case c.Solved && !c.Answered:
		return fmt.Errorf("%w: en obesvarad kontakt kan inte vara löst / a contact without an answer cannot be solved", kvalitet.ErrInvalid)
	case c.Demand != 0 && !c.Demand.Valid():
		return fmt.Errorf("%w: %s", kvalitet.ErrInvalid, c.Demand)
	}
	g := t.groups[caseType]
	if g == nil {
		g = t.make(caseType)
	}
	second := int((c.Wait + time.Second - 1) / time.Second)
	waits := &g.abandoned
	if c.Answered {
		waits = &g.answered
	}
	for len(*waits) <= second {
		*waits = append(*waits, 0)
	}
	(*waits)[second]++
	if c.Solved {
		g.solved++
		if !c.Repeated {
			g.solvedFirst++
		}
	}
	if c.Repeated {
		g.repeated++
	}
	g.demands[c.Demand]++
	return nil
}

func (t *Tally) make(caseType string) *group {
	if t.groups == nil {
		t.groups = make(map[string]*group)
	}
	g := new(group)
	t.groups[caseType] = g
	return g
}

// Merge adds what another tally has counted.
func (t *Tally) Merge(other *Tally) {
	for name, from := range other.groups { // sums do not depend on the order
		g := t.groups[name]
		if g == nil {
			g = t.make(name)
		}
		g.merge(from)
	}
}

func (g *group) merge(from *group) {
	g.answered = sum(g.answered, from.answered)
	g.abandoned = sum(g.abandoned, from.abandoned)
	g.solved += from.solved
	g.solvedFirst += from.solvedFirst
	g.repeated += from.repeated
	for i, n := range from.demands {
		g.demands[i] += n
	}
}

// sum adds b to a, position by position.
func sum(a, b []uint64) []uint64 {
	for len(a) < len(b) {
		a = append(a, 0)
	}
	for i, n := range b {
		a[i] += n
	}
	return a
}

func total(counts []uint64) (n uint64) {
	for _, c := range counts {
		n += c
	}
	return n
}
