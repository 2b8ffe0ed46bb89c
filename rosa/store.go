package rosa

import (
	"context"
	"errors"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/seq"
)

// CaseTypeReader reads case types.
type CaseTypeReader interface {
	// CaseType returns a case type, or wraps [kvalitet.ErrNotFound].
	CaseType(ctx context.Context, id uuid.UUID) (CaseType, error)
	// CaseTypes yields those that match, ordered by ID. An error is the last pair. The sequence can be ranged over again.
	CaseTypes(ctx context.Context, q CaseTypeQuery) iter.Seq2[CaseType, error]
}

// CaseTypeWriter writes case types.
type CaseTypeWriter interface {
	// PutCaseType creates it when its version is 0 and otherwise replaces the version that it names; the answer has the new
	// version. Another version in the store wraps [kvalitet.ErrConflict].
	PutCaseType(ctx context.Context, c CaseType) (CaseType, error)
}

// CaseTypeStore reads and writes case types.
type CaseTypeStore interface {
	CaseTypeReader
	CaseTypeWriter
}

// CaseTypeQuery narrows a list of case types; the zero value matches all.
type CaseTypeQuery struct {
	Body string
}

// Match reports whether it is asked for. Stores may use it, or say the same in their own language.
func (q CaseTypeQuery) Match(c CaseType) bool { return q.Body == "" || q.Body == c.Body }

// SessionReader reads sessions.
type SessionReader interface {
	// Session returns a session, or wraps [kvalitet.ErrNotFound].
	Session(ctx context.Context, id uuid.UUID) (Session, error)
	// Sessions yields those that match, ordered by ID. An error is the last pair. The sequence can be ranged over again.
	Sessions(ctx context.Context, q SessionQuery) iter.Seq2[Session, error]
}

// SessionWriter writes sessions.
type SessionWriter interface {
	// PutSession creates it when its version is 0 and otherwise replaces the version that it names; the answer has the new
	// version. Another version in the store wraps [kvalitet.ErrConflict].
	PutSession(ctx context.Context, s Session) (Session, error)
}

// SessionStore reads and writes sessions.
type SessionStore interface {
	SessionReader
	SessionWriter
}

// SessionQuery narrows a list of sessions; the zero value matches all.
type SessionQuery struct {
	Body string
}

// Match reports whether it is asked for. Stores may use it, or say the same in their own language.
func (q SessionQuery) Match(s Session) bool { return q.Body == "" || q.Body == s.Body }

// AgreementReader reads agreements.
type AgreementReader interface {
	// Agreement returns an agreement, or wraps [kvalitet.ErrNotFound].
	Agreement(ctx context.Context, id uuid.UUID) (Agreement, error)
	// Agreements yields those that match, ordered by ID. An error is the last pair. The sequence can be ranged over again.
	Agreements(ctx context.Context, q AgreementQuery) iter.Seq2[Agreement, error]
}

// AgreementWriter writes agreements.
type AgreementWriter interface {
	// PutAgreement creates it when its version is 0 and otherwise replaces the version that it names; the answer has the new
	// version. Another version in the store wraps [kvalitet.ErrConflict].
	PutAgreement(ctx context.Context, a Agreement) (Agreement, error)
}

// AgreementStore reads and writes agreements.
type AgreementStore interface {
	AgreementReader
	AgreementWriter
}

// AgreementQuery narrows a list of agreements; the zero value matches all.
type AgreementQuery struct {
	Body string
}

// Match reports whether it is asked for. Stores may use it, or say the same in their own language.
func (q AgreementQuery) Match(a Agreement) bool { return q.Body == "" || q.Body == a.Body }

// LoadReport reads the case types of a body (empty: all) and analyses them.
func LoadReport(ctx context.Context, r CaseTypeReader, body string, method Method) (Report, error) {
	var cases []CaseType
	for c, err := range r.CaseTypes(ctx, CaseTypeQuery{Body: body}) {
		if err != nil {
			return Report{}, err
		}
		cases = append(cases, c)
	}
	return method.Analyse(cases)
}

// WalkthroughReader is what [LoadSession] reads from.
type WalkthroughReader interface {
	SessionReader
	CaseTypeReader
}

// LoadSession reads a session and its case types, in the session's order. A case type that is gone is left out: the
// session remembers that it was talked through.
func LoadSession(ctx context.Context, r WalkthroughReader, id uuid.UUID) (Session, []CaseType, error) {
	s, err := r.Session(ctx, id)
	if err != nil {
		return Session{}, nil, err
	}
	var cases []CaseType
	for _, id := range s.Cases {
		c, err := r.CaseType(ctx, id)
		if errors.Is(err, kvalitet.ErrNotFound) {
			continue
		}
		if err != nil {
			return Session{}, nil, err
		}
		cases = append(cases, c)
	}
	return s, cases, nil
}

// SaveCaseTypes checks all case types and then writes them; nothing is written when one of them is invalid. The answer has
// the new versions.
func SaveCaseTypes(ctx context.Context, w CaseTypeWriter, cases ...CaseType) ([]CaseType, error) {
	return seq.Save(ctx, w.PutCaseType, cases)
}

// SaveSession checks the session and writes it.
func SaveSession(ctx context.Context, w SessionWriter, s Session) (Session, error) {
	if err := s.Validate(); err != nil {
		return Session{}, err
	}
	return w.PutSession(ctx, s)
}

// SaveAgreement checks the agreement and writes it.
func SaveAgreement(ctx context.Context, w AgreementWriter, a Agreement) (Agreement, error) {
	if err := a.Validate(); err != nil {
		return Agreement{}, err
	}
	return w.PutAgreement(ctx, a)
}

// LoadAgreements reads the agreements of a body (empty: all) that hold on a day; zero is any day.
func LoadAgreements(ctx context.Context, r AgreementReader, body string, on kvalitet.Date) ([]Agreement, error) {
	var all []Agreement
	for a, err := range r.Agreements(ctx, AgreementQuery{Body: body}) {
		if err != nil {
			return nil, err
		}
		if on.IsZero() || a.Period.Contains(on) {
			all = append(all, a)
		}
	}
	return all, nil
}
