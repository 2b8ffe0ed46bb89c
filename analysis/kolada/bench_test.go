package kolada_test

import (
	"bytes"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/analysis/kolada"
)

// Stored pages of the API, two measures of every municipality that answered.
func BenchmarkReadJSON(b *testing.B) {
	page, err := os.ReadFile("testdata/v3_data_N03702_N03703.json")
	require.NoError(b, err)
	b.SetBytes(int64(len(page)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := kolada.Read(bytes.NewReader(page)); err != nil {
			b.Fatal(err)
		}
	}
}
