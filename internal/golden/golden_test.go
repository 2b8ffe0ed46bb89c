package golden_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/internal/golden"
)

// recorder is a test that writes down how it fails.
type recorder struct {
	testing.TB
	message string
}

func (r *recorder) Helper() {}

func (r *recorder) Errorf(format string, args ...any) { r.message = fmt.Sprintf(format, args...) }

func (r *recorder) Fatalf(format string, args ...any) {
	r.Errorf(format, args...)
	runtime.Goexit()
}

func (r *recorder) Fatal(args ...any) {
	r.message = fmt.Sprint(args...)
	runtime.Goexit()
}

// failure runs a check and returns how it failed; nothing when it did not.
func failure(check func(testing.TB)) string {
	r := &recorder{}
	done := make(chan struct{})
	go func() {
		defer close(done)
		check(r)
	}()
	<-done
	return r.message
}

func compare(path, got string) string {
	return failure(func(t testing.TB) { golden.File(t, path, []byte(got)) })
}

func TestFile(t *testing.T) {
	t.Setenv("UPDATE_GOLDEN", "")
	path := filepath.Join(t.TempDir(), "a.svg")
	require.NoError(t, os.WriteFile(path, []byte("abc\n"), 0o644))
	for _, c := range []struct{ name, path, got, want string }{
		{"the same", path, "abc\n", ""},
		{"another byte", path, "abd\n", "first difference at byte 2 of 4/4"},
		{"shorter", path, "ab", "first difference at byte 2 of 4/2"},
		{"longer", path, "abc\n\n", "first difference at byte 4 of 4/5"},
		{"other line ends", path, "abc\r\n", "first difference at byte 3 of 4/5"},
		{"no file", path + ".none", "abc\n", "make generate writes it"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.want == "" {
				assert.Empty(t, compare(c.path, c.got))
				return
			}
			assert.Contains(t, compare(c.path, c.got), c.want)
		})
	}
}

func TestFileWritesWhenAsked(t *testing.T) {
	t.Setenv("UPDATE_GOLDEN", "1")
	path := filepath.Join(t.TempDir(), "testdata", "a.svg")
	assert.Empty(t, compare(path, "abc\n"))
	written, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, "abc\n", string(written))

	assert.NotEmpty(t, compare(filepath.Dir(path), "a directory is in the way"))
	assert.NotEmpty(t, compare(filepath.Join(path, "b.svg"), "a file is in the way"))
}

// lossy is written with a member that it does not read.
type lossy struct{ Text string }

func (l *lossy) UnmarshalJSON([]byte) error { return nil }

// oneWay cannot be read.
type oneWay struct{ Text string }

func (o *oneWay) UnmarshalJSON([]byte) error { return errors.New("one way") }

func TestJSON(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.json")
	type document struct {
		Text string `json:"text"`
		Part *int   `json:"part"`
	}
	one := 1
	t.Setenv("UPDATE_GOLDEN", "1")
	assert.Empty(t, failure(func(t testing.TB) { golden.JSON(t, path, document{"å", &one}) }))
	written, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, "{\n\t\"text\": \"å\",\n\t\"part\": 1\n}\n", string(written))

	t.Setenv("UPDATE_GOLDEN", "")
	assert.Empty(t, failure(func(t testing.TB) { golden.JSON(t, path, document{"å", &one}) }))
	assert.Contains(t, failure(func(t testing.TB) { golden.JSON(t, path, document{"ä", &one}) }), "first difference")

	t.Setenv("UPDATE_GOLDEN", "1")
	scratch := filepath.Join(dir, "b.json")
	assert.Contains(t, failure(func(t testing.TB) { golden.JSON(t, scratch, document{}) }), "holds a null")
	assert.Contains(t, failure(func(t testing.TB) { golden.JSON(t, scratch, lossy{"a"}) }), "not the same")
	assert.Contains(t, failure(func(t testing.TB) { golden.JSON(t, scratch, oneWay{"a"}) }), "cannot be read back")
	assert.Contains(t, failure(func(t testing.TB) { golden.JSON(t, scratch, make(chan int)) }), "unsupported type")
}
