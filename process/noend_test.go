package process_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/process"
)

// A map without an end breaks the rule of ends: that is known from the map, so it is no lack of data.
func TestAMapWithoutAnEnd(t *testing.T) {
	m := process.LidkopingActionPlan()
	m.Nodes = slices.DeleteFunc(slices.Clone(m.Nodes), func(n process.Node) bool { return n.Kind == process.NodeEnd })
	for _, f := range kvalitet.Run(process.MapRules(), process.NewPass(m)) {
		if f.Rule == "process.map.p02-end" {
			assert.Equal(t, kvalitet.OutcomeNotMet, f.Outcome)
			assert.Equal(t, "/nodes", f.Path)
			return
		}
	}
	t.Error("there is no rule of ends")
}
