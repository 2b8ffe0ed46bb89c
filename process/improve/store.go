package improve

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/seq"
)

// CaseReader reads cases.
type CaseReader interface {
	// ImprovementCase returns the case, or wraps [kvalitet.ErrNotFound].
	ImprovementCase(ctx context.Context, id uuid.UUID) (Case, error)
	// ImprovementCases yields those that match, ordered by ID. An error is the last pair. The sequence can be ranged over again.
	ImprovementCases(ctx context.Context, q CaseQuery) iter.Seq2[Case, error]
}

// CaseWriter writes cases.
type CaseWriter interface {
	// PutImprovementCase creates the case when its version is 0 and otherwise replaces the version that it names; the answer has
	// the new version. A case that has another version wraps [kvalitet.ErrConflict].
	PutImprovementCase(ctx context.Context, c Case) (Case, error)
}

// CaseStore reads and writes cases.
type CaseStore interface {
	CaseReader
	CaseWriter
}

// CaseQuery narrows a list of cases; the zero value matches all.
type CaseQuery struct {
	Process  uuid.UUID
	Category string
	// Observed leaves out cases observed outside the period.
	Observed kvalitet.Period
	// Open leaves out closed cases.
	Open bool
}

// Match reports whether the case is asked for. Stores may use it, or say the same in their own language.
func (q CaseQuery) Match(c Case) bool {
	return (q.Process == uuid.Nil || q.Process == c.Process) && (q.Category == "" || q.Category == c.Category) &&
		(q.Observed.IsZero() || q.Observed.Contains(c.Date)) && (!q.Open || c.Closed.IsZero())
}

// ProposalReader reads proposals.
type ProposalReader interface {
	// ImprovementProposal returns the proposal, or wraps [kvalitet.ErrNotFound].
	ImprovementProposal(ctx context.Context, id uuid.UUID) (Proposal, error)
	// ImprovementProposals yields those of a process, or all for the zero identity, as [CaseReader].ImprovementCases does.
	ImprovementProposals(ctx context.Context, q ProposalQuery) iter.Seq2[Proposal, error]
}

// ProposalQuery narrows a list of proposals; the zero value matches all.
type ProposalQuery struct{ Process uuid.UUID }

// Match reports whether the proposal is asked for.
func (q ProposalQuery) Match(p Proposal) bool { return q.Process == uuid.Nil || q.Process == p.Process }

// ProposalWriter writes proposals.
type ProposalWriter interface {
	// PutImprovementProposal creates or replaces, as [CaseWriter].PutImprovementCase does.
	PutImprovementProposal(ctx context.Context, p Proposal) (Proposal, error)
}

// ProposalStore reads and writes proposals.
type ProposalStore interface {
	ProposalReader
	ProposalWriter
}

// WheelReader reads turns of the wheel.
type WheelReader interface {
	// ImprovementWheel returns the turn, or wraps [kvalitet.ErrNotFound].
	ImprovementWheel(ctx context.Context, id uuid.UUID) (Wheel, error)
	// ImprovementWheels yields all, as [CaseReader].ImprovementCases does.
	ImprovementWheels(ctx context.Context) iter.Seq2[Wheel, error]
}

// WheelWriter writes turns of the wheel.
type WheelWriter interface {
	// PutImprovementWheel creates or replaces, as [CaseWriter].PutImprovementCase does.
	PutImprovementWheel(ctx context.Context, w Wheel) (Wheel, error)
}

// WheelStore reads and writes turns of the wheel.
type WheelStore interface {
	WheelReader
	WheelWriter
}

// LoadRecurrences reads the cases of a process (all for the zero identity) and finds what came back.
func LoadRecurrences(ctx context.Context, r CaseReader, policy Policy, process uuid.UUID) (Recurrences, error) {
	cases, err := seq.Collect(r.ImprovementCases(ctx, CaseQuery{Process: process}))
	if err != nil {
		return Recurrences{}, err
	}
	return policy.Recurrences(cases), nil
}

// Due is a task and the case that it is in.
type Due struct {
	Case uuid.UUID `json:"case"`
	Task
}

// LoadDue reads the open cases and lists what is late on a day, case by case.
func LoadDue(ctx context.Context, r CaseReader, policy Policy, today kvalitet.Date, cal WorkingDays) ([]Due, error) {
	cases, err := seq.Collect(r.ImprovementCases(ctx, CaseQuery{Open: true}))
	if err != nil {
		return nil, err
	}
	var due []Due
	for _, c := range cases {
		for _, t := range policy.Tasks(c, today, cal) {
			if t.Late {
				due = append(due, Due{c.ID, t})
			}
		}
	}
	return due, nil
}

// SaveCase checks a case and writes it; an invalid one is not written.
func SaveCase(ctx context.Context, w CaseWriter, c Case) (Case, error) {
	if err := c.Validate(); err != nil {
		return Case{}, err
	}
	return w.PutImprovementCase(ctx, c)
}

// SaveProposal checks a proposal and writes it; an invalid one is not written.
func SaveProposal(ctx context.Context, w ProposalWriter, p Proposal) (Proposal, error) {
	if err := p.Validate(); err != nil {
		return Proposal{}, err
	}
	return w.PutImprovementProposal(ctx, p)
}

// LoadProposals reads the proposals of a process that nobody has decided on.
func LoadProposals(ctx context.Context, r ProposalReader, process uuid.UUID) ([]Proposal, error) {
	var open []Proposal
	for p, err := range r.ImprovementProposals(ctx, ProposalQuery{Process: process}) {
		if err != nil {
			return nil, err
		}
		if p.Decision == "" {
			open = append(open, p)
		}
	}
	return open, nil
}

// SaveWheel checks a turn and writes it; an invalid one is not written.
func SaveWheel(ctx context.Context, w WheelWriter, v Wheel) (Wheel, error) {
	if err := v.Validate(); err != nil {
		return Wheel{}, err
	}
	return w.PutImprovementWheel(ctx, v)
}

// LoadTurns reads a turn and those before it, the first turn first.
func LoadTurns(ctx context.Context, r WheelReader, id uuid.UUID) ([]Wheel, error) {
	all := make(map[uuid.UUID]Wheel)
	for w, err := range r.ImprovementWheels(ctx) {
		if err != nil {
			return nil, err
		}
		all[w.ID] = w
	}
	if _, err := r.ImprovementWheel(ctx, id); err != nil {
		return nil, err
	}
	var turns []Wheel
	for range len(all) {
		w, ok := all[id]
		if !ok {
			break
		}
		turns = append([]Wheel{w}, turns...)
		id = w.Previous
	}
	return turns, nil
}
