package kolada_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/analysis"
	"github.com/kommunkvalitet/kvalitet/analysis/kolada"
)

func written(t *testing.T, d *kolada.Data) []byte {
	t.Helper()
	var b bytes.Buffer
	n, err := d.WriteTo(&b)
	require.NoError(t, err)
	require.Equal(t, int64(b.Len()), n)
	return b.Bytes()
}

func TestAFileOfColumnsHoldsTheSame(t *testing.T) {
	d := read(t, "linkoping_series_v3_2026.csv", "v3_data_N03702_N03703.json", "synthetic_v3_gender_status_group_deleted.json", "kpi_metadata_v3_2026.csv")
	b := written(t, d)
	f, err := kolada.OpenFile(bytes.NewReader(b), int64(len(b)))
	require.NoError(t, err)
	assert.Equal(t, d.Measures(), f.Measures())
	seen := 0
	for one, err := range f.All() {
		require.NoError(t, err)
		kpi := one.Measures()[0]
		for _, entity := range d.EntityIDs() {
			for _, sex := range analysis.Sexes() {
				assert.Equal(t, d.Series(kpi, entity, sex), one.Series(kpi, entity, sex))
			}
		}
		seen += one.Len()
	}
	assert.Equal(t, d.Len(), seen)
	_, err = f.Load("N99999")
	require.ErrorIs(t, err, kvalitet.ErrNotFound)
}

func TestOpenFileRefuses(t *testing.T) {
	b := written(t, read(t, "v3_data_N03702_N03703.json"))
	open := func(b []byte) error {
		_, err := kolada.OpenFile(bytes.NewReader(b), int64(len(b)))
		return err
	}
	require.NoError(t, open(b))
	for name, broken := range map[string][]byte{
		"empty":           nil,
		"another file":    []byte("kpi,entity,year,value and more than enough of it\n"),
		"cut in the head": b[:40],
		"cut in the rows": b[:len(b)-1],
		"too long":        append(bytes.Clone(b), 0),
		"broken head":     bytes.Replace(b, []byte(`{"kpis"`), []byte(`["kpis"`), 1),
	} {
		require.ErrorIs(t, open(broken), kvalitet.ErrInvalid, name)
	}
}

func FuzzOpenFile(f *testing.F) {
	d, err := kolada.Read(bytes.NewReader([]byte("kpi,entity,year,value\nN1,0319,2024,7\nN2,0319,2024,..\n")))
	require.NoError(f, err)
	var b bytes.Buffer
	_, err = d.WriteTo(&b)
	require.NoError(f, err)
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := kolada.OpenFile(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return
		}
		for one, err := range file.All() {
			if err != nil {
				return
			}
			for _, entity := range one.EntityIDs() {
				one.Series(one.Measures()[0], entity)
			}
		}
	})
}

func TestCountyAndSize(t *testing.T) {
	d := text(t, "kpi,entity,year,value\nN01951,0580,2024,168714\nN01951,0581,2024,145000\nN01951,0560,2024,5400\nN01951,1880,2024,158000\nN1,0512,2024,1\nN01951,0000,2024,10000000\n")
	assert.Equal(t, []string{"0512", "0560", "0581"}, d.County("0580").PeerSet().Members)
	assert.Equal(t, analysis.PeerCounty, d.County("0580").PeerSet().Kind)
	assert.Equal(t, []string{"0581", "1880"}, d.SameSize("0580", 1.5).PeerSet().Members)
	assert.Empty(t, d.SameSize("0512", 1.5).PeerSet().Members, "its own size is not known")
}
