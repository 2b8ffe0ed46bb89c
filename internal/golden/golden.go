// Package golden compares generated files byte by byte. UPDATE_GOLDEN=1 in the environment of a test run writes them
// instead; `make generate` does that.
package golden

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// File fails the test when the file at path does not hold exactly got.
func File(t testing.TB, path string, got []byte) {
	t.Helper()
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (make generate writes it)", err)
	}
	if string(want) != string(got) {
		t.Errorf("%s is not what is generated now (make generate writes it); first difference at byte %d of %d/%d",
			path, firstDifference(want, got), len(want), len(got))
	}
}

func firstDifference(a, b []byte) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}

// JSON fails the test when v's JSON form, indented, is not what the file at path holds, or when it does not come back
// from there: what is read and written again has the same bytes.
func JSON[T any](t testing.TB, path string, v T) {
	t.Helper()
	first, err := json.MarshalIndent(v, "", "\t")
	if err != nil {
		t.Fatal(err)
	}
	File(t, path, append(first, '\n'))
	var back T
	if err := json.Unmarshal(first, &back); err != nil {
		t.Fatalf("%s cannot be read back: %v", path, err)
	}
	second, err := json.MarshalIndent(back, "", "\t")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, second) {
		t.Errorf("%s is not the same when it has been read and written again:\n%s", path, second)
	}
	if bytes.Contains(first, []byte(": null")) {
		t.Errorf("%s holds a null", path)
	}
}
