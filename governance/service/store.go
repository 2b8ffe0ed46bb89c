package service

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet"
)

// PromiseReader reads promises.
type PromiseReader interface {
	// Promise returns the promise, or wraps [kvalitet.ErrNotFound].
	Promise(ctx context.Context, id uuid.UUID) (Promise, error)
	// Promises yields those that match, ordered by ID. An error is the last pair. The sequence can be ranged over again.
	Promises(ctx context.Context, q PromiseQuery) iter.Seq2[Promise, error]
}

// PromiseWriter writes promises.
type PromiseWriter interface {
	// PutPromise creates the promise when its version is 0 and otherwise replaces the version that it names; the answer
	// has the new version. A promise that has another version wraps [kvalitet.ErrConflict].
	PutPromise(ctx context.Context, p Promise) (Promise, error)
}

// PromiseStore reads and writes promises.
type PromiseStore interface {
	PromiseReader
	PromiseWriter
}

// PromiseQuery narrows a list of promises; the zero value matches all.
type PromiseQuery struct {
	Body string
	// On leaves out promises that are not in force on the day; zero is any day.
	On kvalitet.Date
}

// Match reports whether the promise is asked for.
func (q PromiseQuery) Match(p Promise) bool {
	return (q.Body == "" || q.Body == p.Body) && (q.On.IsZero() || p.Period.Contains(q.On))
}

// ViewReader reads views.
type ViewReader interface {
	// View returns the view, or wraps [kvalitet.ErrNotFound].
	View(ctx context.Context, id uuid.UUID) (View, error)
	// Views yields those that match, ordered by ID, as [PromiseReader].Promises does.
	Views(ctx context.Context, q ViewQuery) iter.Seq2[View, error]
}

// ViewWriter writes views.
type ViewWriter interface {
	// PutView creates or replaces, as [PromiseWriter].PutPromise does.
	PutView(ctx context.Context, v View) (View, error)
}

// ViewStore reads and writes views.
type ViewStore interface {
	ViewReader
	ViewWriter
}

// ViewQuery narrows a list of views; the zero value matches all.
type ViewQuery struct {
	Process string
	// Received leaves out views that came outside the period; zero is always.
	Received kvalitet.Period
}

// Match reports whether the view is asked for.
func (q ViewQuery) Match(v View) bool {
	return (q.Process == "" || q.Process == v.Process) && q.Received.Contains(v.Received)
}

// SavePromise checks the promise and writes it.
func SavePromise(ctx context.Context, w PromiseWriter, p Promise) (Promise, error) {
	if err := p.Validate(); err != nil {
		return Promise{}, err
	}
	return w.PutPromise(ctx, p)
}

// LoadPromises reads the promises in force on a day.
func LoadPromises(ctx context.Context, r PromiseReader, on kvalitet.Date) ([]Promise, error) {
	var all []Promise
	for p, err := range r.Promises(ctx, PromiseQuery{On: on}) {
		if err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return all, nil
}

// SaveView checks the view and writes it. A message that is no view is refused with where it belongs: [ViewType.PassOn].
func SaveView(ctx context.Context, w ViewWriter, v View) (View, error) {
	if err := v.Validate(); err != nil {
		return View{}, err
	}
	if to := v.Type.PassOn(); !to.IsZero() {
		return View{}, kvalitet.Invalid([]kvalitet.Problem{{Code: "type", Path: "/type",
			SV: "ingen synpunkt; lämnas till " + to.SV, EN: "not a view; passed on to " + to.EN}})
	}
	return w.PutView(ctx, v)
}

// LoadCompilation reads the views of a period and of the one before it and compiles them; see [Compile].
func LoadCompilation(ctx context.Context, r ViewReader, period kvalitet.Period, recurring int, c Clocks, on kvalitet.Date, days WorkingDays) (Compilation, error) {
	length, ok := period.Days()
	if !ok {
		return Compilation{}, kvalitet.Invalid([]kvalitet.Problem{{Code: "missing", Path: "/period",
			SV: "perioden saknar början eller slut", EN: "the period has no beginning or no end"}})
	}
	var views []View
	both := kvalitet.Period{From: period.From.AddDays(-length), Until: period.Until}
	for v, err := range r.Views(ctx, ViewQuery{Received: both}) {
		if err != nil {
			return Compilation{}, err
		}
		views = append(views, v)
	}
	return Compile(views, period, recurring, c, on, days), nil
}
