package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
)

// TestJSONIsTheEncoders holds the document that is written piece by piece against encoding/json's.
func TestJSONIsTheEncoders(t *testing.T) {
	type inner struct {
		A []int          `json:"a"`
		B *string        `json:"b"`
		C map[string]int `json:"c,omitempty"`
	}
	text := "å < b & \"c\"\n"
	full := []inner{{}, {A: []int{}, B: &text}, {A: []int{1, 2}, C: map[string]int{"x": 1}}}
	for name, value := range map[string]any{
		"lists": struct {
			Rows  []inner         `json:"rows"`
			Empty []inner         `json:"empty"`
			Nil   []inner         `json:"nil"`
			Bytes []byte          `json:"bytes"`
			Raw   json.RawMessage `json:"raw"`
			Count int             `json:"count"`
			Day   kvalitet.Date   `json:"day"`
		}{full, []inner{}, nil, []byte("abc"), json.RawMessage(`{"q":[1,2]}`), 3, kvalitet.Date{Year: 2026, Month: 11, Day: 22}},
		"omitted": struct {
			Rows []inner `json:"rows,omitempty"`
			N    int     `json:"n"`
		}{N: 1},
		"embedded": struct {
			inner
			N int `json:"n"`
		}{N: 1},
		"pointer": &struct {
			Rows [][]int `json:"rows"`
		}{[][]int{{1}, {}, nil}},
		"map":  map[string]any{"b": 1, "a": []int{1}},
		"list": full,
		"text": text,
		"day":  kvalitet.Date{Year: 2026, Month: 1, Day: 1},
	} {
		t.Run(name, func(t *testing.T) {
			var want, got bytes.Buffer
			require.NoError(t, encode(&want, value, ""))
			require.NoError(t, writeJSON(&got, value))
			assert.Equal(t, want.String(), got.String())
		})
	}
}

type full struct{ room int }

func (f *full) Write(p []byte) (int, error) {
	if f.room -= len(p); f.room < 0 {
		return 0, errors.New("disk full")
	}
	return len(p), nil
}

// TestJSONSaysThatTheDiskIsFull stops the writer at each place in the document.
func TestJSONSaysThatTheDiskIsFull(t *testing.T) {
	value := struct {
		Rows []string `json:"rows"`
		N    int      `json:"n"`
	}{[]string{"a", "b"}, 1}
	var whole bytes.Buffer
	require.NoError(t, writeJSON(&whole, value))
	for room := range whole.Len() {
		require.Error(t, writeJSON(&full{room: room}, value), room)
	}
	require.NoError(t, writeJSON(&full{room: whole.Len()}, value))
}
