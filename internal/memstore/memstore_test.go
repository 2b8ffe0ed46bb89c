package memstore_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/memstore"
)

type item struct {
	ID      uuid.UUID `json:"id"`
	Version int64     `json:"version"`
	Text    string    `json:"text"`
	Tags    []string  `json:"tags,omitempty"`
	kept    string    // not in the document
}

func fields(v *item) (*uuid.UUID, *int64) { return &v.ID, &v.Version }

func all(*item) bool { return true }

func id(n byte) uuid.UUID { return uuid.UUID{15: n} }

func TestPutAndGet(t *testing.T) {
	table := memstore.New(fields)
	_, err := table.Get(t.Context(), id(1))
	require.ErrorIs(t, err, kvalitet.ErrNotFound)

	in := item{ID: id(1), Text: "ett", Tags: []string{"a"}, kept: "only in memory"}
	first, err := table.Put(t.Context(), in)
	require.NoError(t, err)
	assert.Equal(t, item{ID: id(1), Version: 1, Text: "ett", Tags: []string{"a"}}, first, "what comes back has been through JSON")
	assert.Zero(t, in.Version, "the caller's value is left alone")
	in.Tags[0], first.Tags[0] = "x", "y"
	got, err := table.Get(t.Context(), id(1))
	require.NoError(t, err)
	assert.Equal(t, []string{"a"}, got.Tags)

	for name, version := range map[string]int64{"again": 0, "stale": 0, "ahead": 2, "negative": -1} {
		_, err = table.Put(t.Context(), item{ID: id(1), Version: version, Text: name})
		require.ErrorIs(t, err, kvalitet.ErrConflict, name)
	}
	second, err := table.Put(t.Context(), item{ID: id(1), Version: 1, Text: "två"})
	require.NoError(t, err)
	assert.Equal(t, int64(2), second.Version)
}

func TestListIsOrderedFilteredAndASnapshot(t *testing.T) {
	table := memstore.New(fields)
	for _, n := range []byte{200, 3, 1, 2} {
		_, err := table.Put(t.Context(), item{ID: id(n), Text: fmt.Sprint(n)})
		require.NoError(t, err)
	}
	var got []string
	for v, err := range table.List(t.Context(), func(v *item) bool { return v.Text != "2" }) {
		require.NoError(t, err)
		got = append(got, v.Text)
		_, err = table.Put(t.Context(), item{ID: uuid.Max, Version: int64(len(got) - 1), Text: "new"})
		require.NoError(t, err, "a caller may write while it reads")
	}
	assert.Equal(t, []string{"1", "3", "200"}, got)
	for _, err := range table.List(t.Context(), all) {
		require.NoError(t, err)
		break
	}
}

func TestCancelled(t *testing.T) {
	table := memstore.New(fields)
	for n := range byte(3) {
		_, err := table.Put(t.Context(), item{ID: id(n)})
		require.NoError(t, err)
	}
	for read := range 4 {
		ctx, cancel := context.WithCancel(t.Context())
		values, failures := 0, 0
		if read == 0 {
			cancel()
		}
		for _, err := range table.List(ctx, all) {
			if err != nil {
				require.ErrorIs(t, err, context.Canceled)
				failures++
				continue
			}
			if values++; values == read {
				cancel()
			}
		}
		cancel()
		assert.Equal(t, read, values)
		assert.Equal(t, 1, failures, "cancelled after %d", read)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := table.Get(ctx, id(1))
	require.ErrorIs(t, err, context.Canceled)
	_, err = table.Put(ctx, item{ID: id(9)})
	require.ErrorIs(t, err, context.Canceled)
}

func TestOneOfManyWritersWins(t *testing.T) {
	table := memstore.New(fields)
	var (
		wg  sync.WaitGroup
		won [16]error
	)
	for w := range won {
		wg.Go(func() {
			_, won[w] = table.Put(t.Context(), item{ID: id(1), Text: fmt.Sprint(w)})
			for _, err := range table.List(t.Context(), all) {
				assert.NoError(t, err)
			}
		})
	}
	wg.Wait()
	wins := slices.DeleteFunc(won[:], func(err error) bool { return errors.Is(err, kvalitet.ErrConflict) })
	assert.Equal(t, []error{nil}, wins)
}

// fragile cannot be written when it says so, and cannot be read when it says so.
type fragile struct {
	ID      uuid.UUID
	Version int64
	Text    string
}

func (f fragile) MarshalJSON() ([]byte, error) {
	if f.Text == "unwritable" {
		return nil, errors.New(f.Text)
	}
	type plain fragile
	return json.Marshal(plain(f))
}

func (f *fragile) UnmarshalJSON(data []byte) error {
	type plain fragile
	if err := json.Unmarshal(data, (*plain)(f)); err != nil {
		return err
	}
	if f.Text == "unreadable" || f.Text == unreadableNow {
		return errors.New(f.Text)
	}
	return nil
}

var unreadableNow = "-"

func TestWhatHasNoDocumentIsNotStored(t *testing.T) {
	table := memstore.New(func(f *fragile) (*uuid.UUID, *int64) { return &f.ID, &f.Version })
	for _, text := range []string{"unwritable", "unreadable"} {
		_, err := table.Put(t.Context(), fragile{ID: id(1), Text: text})
		require.ErrorContains(t, err, text)
		_, err = table.Get(t.Context(), id(1))
		require.ErrorIs(t, err, kvalitet.ErrNotFound)
	}
	_, err := table.Put(t.Context(), fragile{ID: id(1), Text: "ok"})
	require.NoError(t, err)
	unreadableNow = "ok"
	defer func() { unreadableNow = "-" }()
	_, err = table.Get(t.Context(), id(1))
	require.ErrorContains(t, err, "ok")
	for _, err := range table.List(t.Context(), func(*fragile) bool { return true }) {
		require.ErrorContains(t, err, "ok")
	}
}
