package diagram_test

import (
	"bytes"
	"encoding/xml"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/internal/golden"
	"github.com/kommunkvalitet/kvalitet/process"
	"github.com/kommunkvalitet/kvalitet/process/diagram"
)

func drawn(t *testing.T, a process.Architecture, lang string) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, diagram.WriteTopMap(&b, a, lang))
	require.NoError(t, xml.Unmarshal(b.Bytes(), new(struct{})))
	return b.String()
}

func TestTopMap(t *testing.T) {
	for i, name := range []string{"orebro", "lidkoping", "eskilstuna", "lantmannen"} {
		golden.File(t, "testdata/topmap-"+name+".svg", []byte(drawn(t, process.TopMaps()[i], "sv")))
	}
	svg := drawn(t, process.LidkopingProcesses(), "en")
	assert.Contains(t, svg, "Main process – none yet")
	assert.Contains(t, svg, "Parts: Planera, Följa upp")
	assert.Equal(t, 3, strings.Count(svg, `role="listitem"`), "parts are told under their process, not drawn beside it")
	assert.Equal(t, 17, strings.Count(drawn(t, process.LantmannenShape(), "sv"), `role="listitem"`), "1 + 9 + 7")

	odd := process.OrebroProcesses()
	odd.Name, odd.Need = `<&"`, ""
	odd.Processes = append(odd.Processes, process.Entry{Process: uuid.UUID{15: 1}, Name: strings.Repeat("Lång och ", 30), Category: "rymd"})
	assert.Contains(t, drawn(t, odd, "sv"), "Utan kategori")
	assert.Contains(t, drawn(t, process.Architecture{}, "sv"), "0 processer")

	four := process.Architecture{Name: "Fyra", Categories: process.SkellefteaCategories(), Processes: []process.Entry{{Process: uuid.UUID{15: 1}, Name: "Leverera", Category: "operativ"}, {Process: uuid.UUID{15: 2}, Name: "Planera", Category: "strategisk"}}}
	svg = drawn(t, four, "sv")
	assert.Less(t, strings.Index(svg, "Planera"), strings.Index(svg, "Leverera"), "what leads stands above")
}
