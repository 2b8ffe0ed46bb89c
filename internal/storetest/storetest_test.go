package storetest_test

import (
	"context"
	"encoding/json"
	"errors"
	"iter"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/internal/memstore"
	"github.com/kommunkvalitet/kvalitet/internal/storetest"
)

type thing struct {
	ID      uuid.UUID       `json:"id"`
	Version int64           `json:"version"`
	Text    string          `json:"text"`
	Tags    []string        `json:"tags,omitempty"`
	Amount  decimal.Decimal `json:"amount"`
	At      time.Time       `json:"at"`
}

func (t thing) MarshalJSON() ([]byte, error) {
	type plain thing
	t.At = t.At.UTC()
	return json.Marshal(plain(t))
}

func fields(v *thing) (*uuid.UUID, *int64) { return &v.ID, &v.Version }

var things = storetest.Aggregate[thing]{
	Name: "thing",
	Make: func(id uuid.UUID, n int) thing {
		return thing{ID: id, Text: "sak", Tags: []string{"a", "b"}, Amount: decimal.New(int64(n), -2), At: time.Unix(int64(n), 0).UTC()}
	},
	Fields:  fields,
	Text:    func(v *thing) *string { return &v.Text },
	Touch:   func(v *thing) { v.Tags[0] = "rörd" },
	Decimal: func(v *thing) *decimal.Decimal { return &v.Amount },
	Time:    func(v *thing) *time.Time { return &v.At },
	Reasons: map[string]string{"order": "our own reason"},
}

func good() storetest.Store[thing] {
	table := memstore.New(fields)
	return storetest.Store[thing]{
		Get: table.Get,
		Put: table.Put,
		List: func(ctx context.Context) iter.Seq2[thing, error] {
			return table.List(ctx, func(*thing) bool { return true })
		},
	}
}

func TestMemstoreKeepsEveryPromise(t *testing.T) {
	storetest.Run(t, things, func(*testing.T) storetest.Store[thing] { return good() })
}

func TestReasonsCanBeReplaced(t *testing.T) {
	for _, c := range storetest.Cases(things) {
		assert.NotEmpty(t, c.Reason, c.Name)
		if c.Name == "order" {
			assert.Equal(t, "our own reason", c.Reason)
		}
	}
}

// Each broken store names the cases that must notice it. Together they cover every case, so every case can fail.
func TestEveryCaseCanFail(t *testing.T) {
	type store = storetest.Store[thing]
	broken := []struct {
		name    string
		noticed []string
		open    func() store
	}{
		{"nothing is ever found wrong", []string{"not found"}, func() store {
			s := good()
			get := s.Get
			s.Get = func(ctx context.Context, id uuid.UUID) (thing, error) {
				v, err := get(ctx, id)
				if err != nil {
					return v, errors.New("no rows")
				}
				return v, nil
			}
			return s
		}},
		{"lost update", []string{"create twice", "stale write", "racing writers", "unknown version"}, func() store {
			s := good()
			get, put := s.Get, s.Put
			s.Put = func(ctx context.Context, v thing) (thing, error) {
				if stored, err := get(ctx, v.ID); err == nil {
					v.Version = stored.Version
				} else if ctx.Err() == nil {
					v.Version = 0
				}
				return put(ctx, v)
			}
			return s
		}},
		{"wrong order", []string{"order"}, func() store {
			s := good()
			all := s.List
			s.List = func(ctx context.Context) iter.Seq2[thing, error] {
				return func(yield func(thing, error) bool) {
					var vs []thing
					for v, err := range all(ctx) {
						if err != nil {
							yield(v, err)
							return
						}
						vs = append(vs, v)
					}
					slices.SortFunc(vs, func(a, b thing) int { return a.Amount.Cmp(b.Amount) })
					for _, v := range vs {
						if !yield(v, nil) {
							return
						}
					}
				}
			}
			return s
		}},
		{"shared memory", []string{"aliasing"}, func() store {
			s := good()
			kept := map[uuid.UUID]*thing{}
			get, put := s.Get, s.Put
			s.Put = func(ctx context.Context, v thing) (thing, error) {
				out, err := put(ctx, v)
				if err == nil {
					out.Tags = v.Tags
					kept[v.ID] = &out
				}
				return out, err
			}
			s.Get = func(ctx context.Context, id uuid.UUID) (thing, error) {
				v, err := get(ctx, id)
				if err == nil {
					v.Tags = kept[id].Tags
				}
				return v, err
			}
			return s
		}},
		{"folded letters", []string{"text bytes"}, func() store {
			return onRead(func(v thing) thing { v.Text = strings.ReplaceAll(v.Text, "Ä", "A"); return v })
		}},
		{"normalised letters", []string{"text bytes"}, func() store {
			return onRead(func(v thing) thing { v.Text = strings.ReplaceAll(v.Text, "A\u0308", "Ä"); return v })
		}},
		{"floating-point column", []string{"decimals"}, func() store {
			return onRead(func(v thing) thing { v.Amount = decimal.NewFromFloat(v.Amount.InexactFloat64()); return v })
		}},
		{"whole seconds", []string{"instants"}, func() store {
			return onRead(func(v thing) thing { v.At = v.At.Truncate(time.Second); return v })
		}},
		{"local time", []string{"instants"}, func() store {
			return onRead(func(v thing) thing { v.At = v.At.In(time.FixedZone("x", 3600)); return v })
		}},
		{"forgets a field", []string{"round trip"}, func() store {
			return onRead(func(v thing) thing { v.Tags = nil; return v })
		}},
		{"ignores cancel", []string{"cancelled"}, func() store {
			s := good()
			get, put, all := s.Get, s.Put, s.List
			s.Get = func(ctx context.Context, id uuid.UUID) (thing, error) { return get(context.WithoutCancel(ctx), id) }
			s.Put = func(ctx context.Context, v thing) (thing, error) { return put(context.WithoutCancel(ctx), v) }
			s.List = func(ctx context.Context) iter.Seq2[thing, error] { return all(context.WithoutCancel(ctx)) }
			return s
		}},
		{"swallowed error", []string{"cancelled", "cancelled in a list"}, func() store {
			s := good()
			all := s.List
			s.List = func(ctx context.Context) iter.Seq2[thing, error] {
				return func(yield func(thing, error) bool) {
					for v, err := range all(ctx) {
						if err != nil || !yield(v, nil) {
							return
						}
					}
				}
			}
			return s
		}},
		{"late error", []string{"cancelled in a list"}, func() store {
			s := good()
			all := s.List
			s.List = func(ctx context.Context) iter.Seq2[thing, error] {
				return func(yield func(thing, error) bool) {
					for v, err := range all(ctx) {
						if !yield(v, err) {
							return
						}
						if err != nil && !yield(thing{}, err) {
							return
						}
					}
				}
			}
			return s
		}},
		{"one-shot sequence", []string{"range again"}, func() store {
			s := good()
			all := s.List
			s.List = func(ctx context.Context) iter.Seq2[thing, error] {
				used := false
				return func(yield func(thing, error) bool) {
					if used {
						return
					}
					used = true
					all(ctx)(yield)
				}
			}
			return s
		}},
		{"locked after a break", []string{"early break"}, func() store {
			s := good()
			broken := false
			put, all := s.Put, s.List
			s.List = func(ctx context.Context) iter.Seq2[thing, error] {
				return func(yield func(thing, error) bool) {
					for v, err := range all(ctx) {
						if !yield(v, err) {
							broken = true
							return
						}
					}
				}
			}
			s.Put = func(ctx context.Context, v thing) (thing, error) {
				if broken {
					return v, errors.New("database is locked")
				}
				return put(ctx, v)
			}
			return s
		}},
	}
	noticed := map[string]bool{}
	for _, b := range broken {
		t.Run(b.name, func(t *testing.T) {
			failed := map[string]bool{}
			for _, c := range storetest.Cases(things) {
				if c.Check(t.Context(), things, b.open()) != nil {
					failed[c.Name] = true
				}
			}
			for _, name := range b.noticed {
				noticed[name] = true
				assert.True(t, failed[name], "case %q did not notice", name)
			}
		})
	}
	for _, c := range storetest.Cases(things) {
		assert.True(t, noticed[c.Name], "no broken store fails the case %q", c.Name)
		require.NoError(t, c.Check(t.Context(), things, good()))
	}
}

func onRead(change func(thing) thing) storetest.Store[thing] {
	s := good()
	get := s.Get
	s.Get = func(ctx context.Context, id uuid.UUID) (thing, error) {
		v, err := get(ctx, id)
		return change(v), err
	}
	return s
}
