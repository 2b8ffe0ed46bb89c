package process_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/process"
)

func TestTopMaps(t *testing.T) {
	count := func(a process.Architecture, category string) (n int) {
		for _, e := range a.Processes {
			if e.Category == category && e.Parent == uuid.Nil {
				n++
			}
		}
		return n
	}
	for _, a := range process.TopMaps() {
		require.NoError(t, a.Validate(), a.Name)
		for _, e := range a.Processes {
			assert.NotEqual(t, uuid.Nil, e.Process)
		}
		moved, err := a.Translate(process.ThreeCategories(), process.CategoryMapping{"management": "management", "main": "main", "support": "support"})
		require.NoError(t, err)
		assert.Equal(t, a.Source, moved.Source)
	}
	// Lidköping 4.3: nine main processes and seven supporting ones at Lantmännen.
	shape := process.LantmannenShape()
	assert.Equal(t, []int{1, 9, 7}, []int{count(shape, "management"), count(shape, "main"), count(shape, "support")})
	// Örebro: the programme directors own Lärande, Välfärd and Samhällsplanering.
	orebro := process.OrebroProcesses()
	assert.Len(t, orebro.Processes, 8)
	assert.Equal(t, []int{0, 5, 6, 7}, orebro.Coverage().WithoutOwner, "the handbook names no owner of four")
	// Lidköping 7.4: the main processes are to be identified; the steering process is there already, as a map.
	lidkoping := process.LidkopingProcesses()
	assert.Equal(t, []string{"main"}, lidkoping.Coverage().EmptyCategories)
	assert.Equal(t, process.LidkopingSteering().Process, lidkoping.Processes[0].Process)
	assert.Equal(t, lidkoping.Processes[0].Process, lidkoping.Processes[3].Parent)
	assert.Equal(t, 5, count(process.EskilstunaProcesses(), "main"))
}
