package kvalitet_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kommunkvalitet/kvalitet"
)

func TestReference(t *testing.T) {
	r := kvalitet.Reference{System: "stratsys", ID: "4711", URL: "https://stratsys.example/4711"}
	assert.Empty(t, r.Problems())
	assert.True(t, r.Same(kvalitet.Reference{System: "stratsys", ID: "4711"}), "the address does not count")
	assert.False(t, r.Same(kvalitet.Reference{System: "w3d3", ID: "4711"}))
	assert.False(t, r.IsZero())
	assert.True(t, kvalitet.Reference{}.IsZero())
	var codes []string
	for _, p := range (kvalitet.Reference{System: " "}).Problems() {
		codes = append(codes, p.Code+" "+p.Path)
	}
	assert.Equal(t, []string{"missing /system", "missing /id"}, codes)
}
