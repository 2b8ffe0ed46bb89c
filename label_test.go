package kvalitet_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kommunkvalitet/kvalitet"
)

func TestLabelIn(t *testing.T) {
	both := kvalitet.Label{SV: "mål", EN: "goal"}
	for _, c := range []struct {
		name, tag string
		label     kvalitet.Label
		want      string
	}{
		{"Swedish", "sv", both, "mål"},
		{"English", "en", both, "goal"},
		{"English of a country", "en-GB", both, "goal"},
		{"English of a locale", "en_US.UTF-8", both, "goal"},
		{"in any case", "EN-gb", both, "goal"},
		{"a tag that only begins alike", "enm", both, "mål"},
		{"another language", "fi", both, "mål"},
		{"no tag", "", both, "mål"},
		{"English is missing", "en", kvalitet.Label{SV: "mål"}, "mål"},
		{"Swedish is missing", "sv", kvalitet.Label{EN: "goal"}, "goal"},
		{"both are missing", "sv", kvalitet.Label{}, ""},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, c.label.In(c.tag)) })
	}
}

func TestLabelCompleteAndZero(t *testing.T) {
	assert.True(t, kvalitet.Label{SV: "mål", EN: "goal"}.Complete())
	for _, l := range []kvalitet.Label{{}, {SV: "mål"}, {EN: "goal"}} {
		assert.False(t, l.Complete())
		assert.Equal(t, l == kvalitet.Label{}, l.IsZero())
	}
}
