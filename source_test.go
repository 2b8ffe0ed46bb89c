package kvalitet_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
)

func TestSource(t *testing.T) {
	statute := kvalitet.Source{Title: "Kommunallag (2017:725)", Section: "6 kap. 6 §", Grade: kvalitet.GradeStatute}
	assert.Equal(t, "Kommunallag (2017:725) 6 kap. 6 §", statute.String())
	assert.Equal(t, "Kommunallag (2017:725)", kvalitet.Source{Title: "Kommunallag (2017:725)"}.String())

	data, err := json.Marshal(statute)
	require.NoError(t, err)
	assert.Equal(t, `{"title":"Kommunallag (2017:725)","section":"6 kap. 6 §","grade":"statute"}`, string(data))
	var back kvalitet.Source
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, statute, back)
}

func TestOurDefaultSaysSo(t *testing.T) {
	source := kvalitet.OurDefault("högst nio aktiviteter")
	assert.Equal(t, kvalitet.GradeDefault, source.Grade)
	assert.Equal(t, "kvalitet högst nio aktiviteter", source.String())
	assert.Equal(t, "vår standardinställning", source.Grade.Label().In("sv"))
}
