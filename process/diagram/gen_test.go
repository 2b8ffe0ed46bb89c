package diagram_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/process"
	"github.com/kommunkvalitet/kvalitet/process/diagram"
)

// BPMN_OUT names a directory for the files that the checks in .ci/bpmn read; without it the test only writes to memory.
func TestWriteFilesForOtherTools(t *testing.T) {
	dir := os.Getenv("BPMN_OUT")
	write := func(name string, m process.Map) {
		var b bytes.Buffer
		require.NoError(t, diagram.WriteBPMN(&b, m))
		doc, err := diagram.ReadBPMN(bytes.NewReader(b.Bytes()))
		require.NoError(t, err)
		require.Empty(t, doc.Problems)
		require.True(t, doc.Drawn(), name)
		require.Equal(t, m, doc.Map)
		if dir != "" {
			require.NoError(t, os.WriteFile(filepath.Join(dir, name+".bpmn"), b.Bytes(), 0o644))
		}
	}
	for i, m := range process.Presets() {
		write("preset-"+strconv.Itoa(i+1), m)
	}
	for seed := range uint64(60) {
		write("random-"+strconv.Itoa(int(seed)), randomMap(seed, 5+int(seed*7%56), 1+int(seed%6)))
	}
}
