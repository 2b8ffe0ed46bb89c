package sqlstore

import (
	"context"
	"iter"

	"github.com/google/uuid"

	"github.com/kommunkvalitet/kvalitet/governance/service"
)

var (
	promises = aggregate[service.Promise]{
		kind:   "governance/promise",
		fields: func(v *service.Promise) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   func(v *service.Promise) keys { return keys{v.Body} },
	}
	views = aggregate[service.View]{
		kind:   "governance/view",
		fields: func(v *service.View) (*uuid.UUID, *int64) { return &v.ID, &v.Version },
		keys:   func(v *service.View) keys { return keys{v.Process} },
	}
)

// Promise implements [service.PromiseReader].
func (s *Store) Promise(ctx context.Context, id uuid.UUID) (service.Promise, error) {
	return get(ctx, s, promises, id)
}

// Promises implements [service.PromiseReader].
func (s *Store) Promises(ctx context.Context, q service.PromiseQuery) iter.Seq2[service.Promise, error] {
	return list(ctx, s, promises, keys{q.Body}, func(p *service.Promise) bool { return q.Match(*p) })
}

// PutPromise implements [service.PromiseWriter].
func (s *Store) PutPromise(ctx context.Context, p service.Promise) (service.Promise, error) {
	return put(ctx, s, promises, p)
}

// View implements [service.ViewReader].
func (s *Store) View(ctx context.Context, id uuid.UUID) (service.View, error) {
	return get(ctx, s, views, id)
}

// Views implements [service.ViewReader].
func (s *Store) Views(ctx context.Context, q service.ViewQuery) iter.Seq2[service.View, error] {
	return list(ctx, s, views, keys{q.Process}, func(v *service.View) bool { return q.Match(*v) })
}

// PutView implements [service.ViewWriter].
func (s *Store) PutView(ctx context.Context, v service.View) (service.View, error) {
	return put(ctx, s, views, v)
}
