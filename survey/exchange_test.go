package survey_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/survey"
)

func TestHistogramIsExchanged(t *testing.T) {
	s := makeNational(5_000, 2)
	h := survey.NewHistogram(2, len(s.design.Stratum))
	require.NoError(t, h.Add(s.cell, s.answers))
	data, err := h.MarshalBinary()
	require.NoError(t, err)
	var back survey.Histogram
	require.NoError(t, back.UnmarshalBinary(data))
	assert.Equal(t, *h, back)
	again, err := back.MarshalBinary()
	require.NoError(t, err)
	assert.Equal(t, data, again)
	for name, bad := range map[string][]byte{"empty": nil, "another form": []byte("kvhist\x02"), "cut off": data[:len(data)-1], "more": append(data, 0),
		"huge": []byte("kvhist\x01\xff\xff\xff\x1f\xff\xff\xff\x1f"), "only a head": []byte("kvhist\x01\x05\x05")} {
		require.ErrorIs(t, back.UnmarshalBinary(bad), kvalitet.ErrInvalid, name)
	}
	assert.Equal(t, *h, back, "what could not be read changed nothing")
}

func TestHistogramQuantile(t *testing.T) {
	h := survey.NewHistogram(1, 2)
	require.NoError(t, h.Add([]uint16{0, 0, 0, 1, 1}, [][]uint8{{1, 3, 5, 2, survey.DontKnow}}))
	d := survey.CellDesign{Stratum: []int{0, 0}, Weight: []float64{1, 10}, Population: []float64{0}}
	for name, tt := range map[string]struct {
		domain []int
		p      float64
		want   uint8
	}{"median": {[]int{0}, .5, 3}, "all": {[]int{0}, 1, 5}, "lowest": {[]int{0}, .1, 1}, "weighted median": {[]int{0, 1}, .5, 2}, "beyond": {[]int{0}, 2, 5}} {
		got, ok := h.Quantile(d, 0, tt.domain, 5, tt.p)
		assert.True(t, ok, name)
		assert.Equal(t, tt.want, got, name)
	}
	for _, domain := range [][]int{nil, {7}, {-1}} {
		_, ok := h.Quantile(d, 0, domain, 5, .5)
		assert.False(t, ok)
	}
	_, ok := h.Quantile(d, 3, []int{0}, 5, .5)
	assert.False(t, ok)
}

func FuzzHistogramBinary(f *testing.F) {
	h := survey.NewHistogram(2, 2)
	require.NoError(f, h.Add([]uint16{0, 1}, [][]uint8{{1, 2}, {3, 0}}))
	seed, err := h.MarshalBinary()
	require.NoError(f, err)
	f.Add(seed)
	f.Fuzz(func(t *testing.T, data []byte) {
		var h survey.Histogram
		if h.UnmarshalBinary(data) != nil {
			return
		}
		again, err := h.MarshalBinary()
		require.NoError(t, err)
		var back survey.Histogram
		require.NoError(t, back.UnmarshalBinary(again))
		require.Equal(t, h, back)
	})
}
