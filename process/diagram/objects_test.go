package diagram_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet/process"
	"github.com/kommunkvalitet/kvalitet/process/diagram"
)

// A file as a modeller writes it: one data object that a task writes and another reads, and a store.
const withObjects = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x"><process id="p" name="Pröva ansökan">
<startEvent id="s" name="Ansökan inkommen"><outgoing>f1</outgoing></startEvent>
<task id="a" name="Registrera"><incoming>f1</incoming><outgoing>f2</outgoing><property id="q" name="__targetRef"/>
 <dataInputAssociation id="i0"><sourceRef>reg</sourceRef><targetRef>q</targetRef></dataInputAssociation>
 <dataOutputAssociation id="o1"><targetRef>akt</targetRef></dataOutputAssociation></task>
<task id="b" name="Granska"><incoming>f2</incoming><outgoing>f3</outgoing>
 <dataInputAssociation id="i1"><sourceRef>akt</sourceRef><targetRef>q</targetRef></dataInputAssociation>
 <dataInputAssociation id="i2"><sourceRef>borta</sourceRef><targetRef>q</targetRef></dataInputAssociation></task>
<endEvent id="e" name="Beslut fattat"><incoming>f3</incoming></endEvent>
<sequenceFlow id="f1" sourceRef="s" targetRef="a"/><sequenceFlow id="f2" sourceRef="a" targetRef="b"/><sequenceFlow id="f3" sourceRef="b" targetRef="e"/>
<dataObjectReference id="akt" name="Akt &lt;A&gt;" dataObjectRef="d"/><dataObject id="d"/><dataStoreReference id="reg" name="Diariet"/>
</process></definitions>`

func TestDataObjectsAreReadAndDrawn(t *testing.T) {
	doc, err := diagram.ReadBPMN(strings.NewReader(withObjects))
	require.NoError(t, err)
	m := doc.Map
	assert.Equal(t, []process.Object{{ID: "akt", Name: "Akt <A>"}, {ID: "reg", Name: "Diariet", External: true}}, m.Objects)
	a, _ := m.Node("a")
	b, _ := m.Node("b")
	assert.Equal(t, []string{"reg"}, a.Inputs)
	assert.Equal(t, []string{"akt"}, a.Outputs)
	assert.Equal(t, []string{"akt"}, b.Inputs, "what is not in the file is left out")
	require.NoError(t, m.Validate())

	var svg bytes.Buffer
	require.NoError(t, diagram.WriteSVG(&svg, m, "sv"))
	assert.Contains(t, svg.String(), "1 Akt &lt;A&gt; – ut från: Registrera – in till: Granska")
	assert.Contains(t, svg.String(), "2 Diariet (utifrån) – in till: Registrera")
	assert.Contains(t, svg.String(), `aria-label="aktivitet: Registrera; in: Diariet; ut: Akt &lt;A&gt;"`)
	svg.Reset()
	require.NoError(t, diagram.WriteSVG(&svg, m, "en"))
	assert.Contains(t, svg.String(), "read by: Granska")

	// The map's own form keeps them, and so does BPMN written from it.
	var again bytes.Buffer
	require.NoError(t, diagram.WriteBPMN(&again, m))
	back, err := diagram.ReadBPMN(&again)
	require.NoError(t, err)
	assert.Equal(t, m.Objects, back.Map.Objects)
	b, _ = back.Map.Node("b")
	assert.Equal(t, []string{"akt"}, b.Inputs)
}

func TestMapWithoutObjectsHasNoList(t *testing.T) {
	m := process.LidkopingSteering()
	for i := range m.Nodes {
		m.Nodes[i].Inputs, m.Nodes[i].Outputs = nil, nil
	}
	var svg bytes.Buffer
	require.NoError(t, diagram.WriteSVG(&svg, m, "sv"))
	assert.NotContains(t, svg.String(), "Informationsobjekt")
}

// A choice is made where ways part: at inclusive gateways too, and not where ways meet.
func TestDescriptionCountsDecisions(t *testing.T) {
	m := process.Map{Name: "Val", Nodes: []process.Node{{ID: "s", Kind: process.NodeStart}, {ID: "i", Kind: process.NodeInclusive}, {ID: "a", Kind: process.NodeActivity, Name: "A"},
		{ID: "b", Kind: process.NodeActivity, Name: "B"}, {ID: "j", Kind: process.NodeInclusive}, {ID: "e", Kind: process.NodeEnd}},
		Flows: []process.Flow{{ID: "1", From: "s", To: "i"}, {ID: "2", From: "i", To: "a"}, {ID: "3", From: "i", To: "b"}, {ID: "4", From: "a", To: "j"},
			{ID: "5", From: "b", To: "j"}, {ID: "6", From: "j", To: "e"}}}
	var svg bytes.Buffer
	require.NoError(t, diagram.WriteSVG(&svg, m, "sv"))
	assert.Contains(t, svg.String(), "2 aktiviteter och 1 vägval")
}
