package diagram_test

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kommunkvalitet/kvalitet"
	"github.com/kommunkvalitet/kvalitet/internal/golden"
	"github.com/kommunkvalitet/kvalitet/process"
	"github.com/kommunkvalitet/kvalitet/process/diagram"
)

func read(t *testing.T, data []byte) *diagram.Document {
	t.Helper()
	doc, err := diagram.ReadBPMN(bytes.NewReader(data))
	require.NoError(t, err)
	return doc
}

func write(t *testing.T, doc *diagram.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, doc.WriteBPMN(&b))
	return b.Bytes()
}

func TestPresetFiles(t *testing.T) {
	for name, m := range map[string]process.Map{"styrprocess": process.LidkopingSteering(), "handlingsplan": process.LidkopingActionPlan()} {
		var bpmn, svg, mermaid bytes.Buffer
		require.NoError(t, diagram.WriteBPMN(&bpmn, m))
		require.NoError(t, diagram.WriteSVG(&svg, m, "sv"))
		require.NoError(t, diagram.WriteMermaid(&mermaid, m))
		golden.File(t, "testdata/"+name+".bpmn", bpmn.Bytes())
		golden.File(t, "testdata/"+name+".svg", svg.Bytes())
		golden.File(t, "testdata/"+name+".mmd", mermaid.Bytes())
		require.NoError(t, xml.Unmarshal(svg.Bytes(), new(struct{})))
		// What is read and written back without a change is the same.
		assert.Equal(t, compact(bpmn.Bytes()), compact(write(t, read(t, bpmn.Bytes()))))
	}
}

func compact(data []byte) string { return strings.Join(strings.Fields(string(data)), " ") }

func TestForeignFileIsDrawnAndLosesNothing(t *testing.T) {
	data, err := os.ReadFile("testdata/foreign-without-drawing.bpmn")
	require.NoError(t, err)
	doc := read(t, data)
	assert.Equal(t, "Pröva bygglov", doc.Map.Name)
	assert.Len(t, doc.Map.Nodes, 6)
	assert.Len(t, doc.Map.Flows, 5)
	assert.Equal(t, "Se rutin", doc.Map.Nodes[1].Note)
	assert.False(t, doc.Drawn())
	out := write(t, doc)
	for _, kept := range []string{"<!-- written by another tool, without a drawing -->", `camunda:versionTag="3"`, `camunda:assignee="demo"`, `value="röd &amp; blå"`, `<signal id="Signal_1" name="Larm"/>`,
		"Viktigt &lt;här&gt;", "<documentation>Hela processen</documentation>", `exporterVersion="1.0"`, `<userTask id="granska"`} {
		assert.Contains(t, string(out), kept)
	}
	again := read(t, out)
	assert.True(t, again.Drawn())
	assert.Equal(t, "handl", again.Map.Nodes[2].Lane, "the decision stands with what comes before it")
	assert.Equal(t, string(out), string(write(t, again)))
	if dir := os.Getenv("BPMN_OUT"); dir != "" {
		require.NoError(t, os.WriteFile(filepath.Join(dir, "foreign.bpmn"), out, 0o644))
	}
}

func TestChangedNamesAreWrittenBack(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, diagram.WriteBPMN(&b, process.LidkopingActionPlan()))
	doc := read(t, b.Bytes())
	doc.Map.Nodes[2].Name, doc.Map.Lanes[0].Name = "Läsa författningar", "Enhetschefer"
	again := read(t, write(t, doc))
	assert.Equal(t, "Läsa författningar", again.Map.Nodes[2].Name)
	assert.Equal(t, "Enhetschefer", again.Map.Lanes[0].Name)
}

// A node that is drawn in another lane than the one that lists it makes the whole be drawn anew.
func TestNodeOutsideItsLaneIsMoved(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, diagram.WriteBPMN(&b, process.LidkopingActionPlan()))
	moved := strings.Replace(b.String(), `<bpmn:flowNodeRef>lamna</bpmn:flowNodeRef>`, "", 1)
	moved = strings.Replace(moved, `<bpmn:flowNodeRef>start</bpmn:flowNodeRef>`, `<bpmn:flowNodeRef>start</bpmn:flowNodeRef><bpmn:flowNodeRef>lamna</bpmn:flowNodeRef>`, 1)
	doc := read(t, []byte(moved))
	assert.False(t, doc.Drawn())
	assert.True(t, read(t, write(t, doc)).Drawn())
}

func TestPoolsStartsAndOddIdentities(t *testing.T) {
	m := process.Map{ID: uuid.UUID{1}, Name: "Pröva & <besluta>", Participants: []process.Participant{{ID: "9", Name: "Sökande"}},
		Lanes: []process.Lane{{ID: "1", Name: "Handläggare"}, {ID: "2", Name: "Kontaktcenter", Pool: "Kontaktcenter"}},
		Nodes: []process.Node{{ID: "10", Kind: process.NodeStart, Name: "Ansökan inkommen", Lane: "1"}, {ID: "11", Kind: process.NodeStart, Name: "Ansökan ringd", Lane: "1"},
			{ID: "12", Kind: process.NodeDecision, Lane: "1"}, {ID: "13", Kind: process.NodeActivity, Name: "Granska ansökan", Lane: "1", Work: 60, Note: "Se rutin"}, {ID: "14", Kind: process.NodeEnd, Name: "Beslut fattat", Lane: "1"},
			{ID: "20", Kind: process.NodeStart, Name: "Fråga ställd", Lane: "2"}, {ID: "21", Kind: process.NodeActivity, Name: "Besvara frågan", Lane: "2"}, {ID: "22", Kind: process.NodeEnd, Name: "Fråga besvarad", Lane: "2"}},
		Flows: []process.Flow{{ID: "a", From: "10", To: "12"}, {ID: "b", From: "11", To: "12"}, {ID: "c", From: "12", To: "13"}, {ID: "d", From: "13", To: "14"}, {ID: "e", From: "20", To: "21"}, {ID: "f", From: "21", To: "22"},
			{ID: "m", Kind: process.FlowMessage, From: "13", To: "21", Name: "Fråga"}, {ID: "n", Kind: process.FlowMessage, From: "9", To: "10"}, {ID: "o", Kind: process.FlowMessage, From: "14", To: "20"}}}
	require.NoError(t, m.Validate())
	assert.Empty(t, faults(m, diagram.Layout(m)))
	var b bytes.Buffer
	require.NoError(t, diagram.WriteBPMN(&b, m))
	doc := read(t, b.Bytes())
	assert.Equal(t, m, doc.Map)
	assert.True(t, doc.Drawn())
	if dir := os.Getenv("BPMN_OUT"); dir != "" {
		require.NoError(t, os.WriteFile(filepath.Join(dir, "pools.bpmn"), b.Bytes(), 0o644))
	}
}

func TestAnInvalidMapIsNotWritten(t *testing.T) {
	var b bytes.Buffer
	require.ErrorIs(t, diagram.WriteBPMN(&b, process.Map{}), kvalitet.ErrInvalid)
	assert.Zero(t, b.Len())
}

func TestReadBPMNRefuses(t *testing.T) {
	for name, text := range map[string]string{
		"nothing": "", "no BPMN": "<svg/>", "cut short": `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process>`,
		"entities": `<!DOCTYPE x [<!ENTITY a "b">]><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>`,
		"too deep": strings.Repeat("<a>", 300), "two roots": "<a/><b/>", "crossed": "<a><b></a></b>", "encoding": `<?xml version="1.0" encoding="ebcdic"?><a/>`,
	} {
		_, err := diagram.ReadBPMN(strings.NewReader(text))
		require.ErrorIs(t, err, kvalitet.ErrInvalid, name)
	}
	latin := "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"><process id=\"p\" name=\"Pr\xf6va\"/></definitions>"
	assert.Equal(t, "Pröva", read(t, []byte(latin)).Map.Name)
}

func TestReadBPMNInUTF16(t *testing.T) {
	text := `<?xml version="1.0" encoding="UTF-16"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p" name="Pröva 𝄞"/></definitions>`
	assert.Equal(t, "Pröva 𝄞", read(t, []byte(text)).Map.Name, "UTF-8 that says it is UTF-16")
	for name, order := range map[string]binary.AppendByteOrder{"little": binary.LittleEndian, "big": binary.BigEndian} {
		var data []byte
		for _, unit := range utf16.Encode([]rune("\ufeff" + text)) {
			data = order.AppendUint16(data, unit)
		}
		assert.Equal(t, "Pröva 𝄞", read(t, data).Map.Name, name)
		_, err := diagram.ReadBPMN(bytes.NewReader(data[:len(data)-1]))
		require.ErrorIs(t, err, kvalitet.ErrInvalid, name)
	}
}

// A node that only an outer lane lists is that lane's; an event sub-process, which has no flows, is no node of the map.
func TestReadBPMNOfOuterLanesAndEventSubprocesses(t *testing.T) {
	doc := read(t, []byte(`<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="x" name="Pröva">
		<laneSet id="ls"><lane id="outer" name="Nämnd"><flowNodeRef>a</flowNodeRef><flowNodeRef>b</flowNodeRef>
		<childLaneSet id="cls"><lane id="inner" name="Sekreterare"><flowNodeRef>b</flowNodeRef></lane></childLaneSet></lane></laneSet>
		<task id="a" name="Besluta"/><task id="b" name="Skriva"/><startEvent id="s"/>
		<subProcess id="e" triggeredByEvent="true"><startEvent id="es"/></subProcess></process></definitions>`))
	require.Len(t, doc.Map.Nodes, 3)
	assert.Equal(t, "outer", doc.Map.Nodes[0].Lane)
	assert.Equal(t, "inner", doc.Map.Nodes[1].Lane)
	require.Len(t, doc.Problems, 1)
	assert.Equal(t, "unused", doc.Problems[0].Code)
	out := write(t, doc)
	assert.Contains(t, string(out), `triggeredByEvent="true"`)
	assert.Contains(t, string(out), `bpmnElement="outer"`)
	var mermaid bytes.Buffer
	require.NoError(t, diagram.WriteMermaid(&mermaid, doc.Map))
	assert.Contains(t, mermaid.String(), `(["start"])`)
}

// Sub-processes, boundary events, nested lanes and messages to a whole pool are read as far as the map goes.
func TestReadBPMNOfRicherFiles(t *testing.T) {
	doc := read(t, []byte(`<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL">
		<bpmn:collaboration id="c"><bpmn:participant id="p1" name="Kommun" processRef="x"/><bpmn:participant id="p2" name="Grannar"/><bpmn:messageFlow id="m1" sourceRef="p2" targetRef="p1"/><bpmn:messageFlow id="m2" sourceRef="p2" targetRef="t"/></bpmn:collaboration>
		<bpmn:process id="x"><bpmn:laneSet id="ls"><bpmn:lane id="outer"><bpmn:childLaneSet id="cls"><bpmn:lane id="inner" name="Inre"><bpmn:flowNodeRef>t</bpmn:flowNodeRef></bpmn:lane></bpmn:childLaneSet></bpmn:lane></bpmn:laneSet>
		<bpmn:task id="t" name=" Granska
			ansökan "/><bpmn:boundaryEvent id="b" attachedToRef="t" name="Tid ute"/><bpmn:subProcess id="sp" name="Inre"><bpmn:task id="hidden"/></bpmn:subProcess><bpmn:sequenceFlow id="f" sourceRef="b" targetRef="sp"/></bpmn:process></bpmn:definitions>`))
	assert.Equal(t, "Kommun", doc.Map.Name)
	assert.Len(t, doc.Map.Nodes, 3)
	assert.Equal(t, "Granska ansökan", doc.Map.Nodes[0].Name)
	assert.Equal(t, "inner", doc.Map.Nodes[0].Lane)
	assert.Len(t, doc.Map.Flows, 3) // the flow, the way out by the event, the message
	require.Len(t, doc.Problems, 1)
	assert.Equal(t, "unused", doc.Problems[0].Code) // a message to the whole of a pool that is drawn open
	out := write(t, doc)
	assert.Contains(t, string(out), `id="hidden"`)
	assert.Contains(t, string(out), `id="m1"`)
}

// What other tools draw without arrows, or without saying so in BPMN, is on the map as far as it has a course.
func TestReadBPMNOfEvents(t *testing.T) {
	doc := read(t, []byte(`<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="x" name="Pröva ansökan">
		<startEvent id="s"/><task id="a" name="Läsa ansökan"><dataInputAssociation id="i"><sourceRef>ansokan</sourceRef></dataInputAssociation></task>
		<task id="b" name="Skriva svar"><dataInputAssociation id="i2"><sourceRef>akt</sourceRef></dataInputAssociation></task>
		<boundaryEvent id="late" attachedToRef="a" name="Tiden utgången"/><eventBasedGateway id="wait"/><exclusiveGateway id="m"/>
		<intermediateCatchEvent id="e1" name="Svar inkommet"/><intermediateCatchEvent id="e2" name="Tiden ute"/>
		<intermediateThrowEvent id="out" name="Till sida två"><linkEventDefinition id="l1" name="A"/></intermediateThrowEvent>
		<intermediateCatchEvent id="in" name="Från sida ett"><linkEventDefinition id="l2" name="A"/></intermediateCatchEvent>
		<boundaryEvent id="undo" attachedToRef="b"><compensateEventDefinition id="c"/></boundaryEvent><task id="undoing" isForCompensation="true" name="Dra tillbaka svar"/>
		<dataObjectReference id="ansokan" name="Ansökan"/><dataObjectReference id="akt" name="Akt"/>
		<sequenceFlow id="f1" sourceRef="s" targetRef="a"/><sequenceFlow id="f2" sourceRef="a" targetRef="wait"/><sequenceFlow id="f3" sourceRef="wait" targetRef="e1"/>
		<sequenceFlow id="f4" sourceRef="wait" targetRef="e2"/><sequenceFlow id="f5" sourceRef="e1" targetRef="m"/><sequenceFlow id="f6" sourceRef="e2" targetRef="m"/>
		<sequenceFlow id="f7" sourceRef="m" targetRef="out"/><sequenceFlow id="f8" sourceRef="in" targetRef="b"/></process></definitions>`))
	wait, _ := doc.Map.Node("wait")
	assert.Equal(t, process.NodeEventBased, wait.Kind)
	assert.Contains(t, doc.Map.Flows, process.Flow{ID: "late_attached", Kind: process.FlowBoundary, From: "a", To: "late", Name: "Tiden utgången"})
	assert.Contains(t, doc.Map.Flows, process.Flow{ID: "out_link", From: "out", To: "in"})
	_, undone := doc.Map.Node("undoing")
	assert.False(t, undone, "a step that undoes another is not on the way")
	assert.Len(t, doc.Problems, 2)
	assert.Equal(t, []process.Object{{ID: "ansokan", Name: "Ansökan", External: true}, {ID: "akt", Name: "Akt"}}, doc.Map.Objects,
		"what the first step takes comes from outside; what a later one takes must be made")
	out := string(write(t, doc))
	for _, kept := range []string{"late", "out", "undo", "undoing"} {
		assert.Contains(t, out, `bpmnElement="`+kept+`"`, "everything has a place in the drawing")
	}
	assert.NotContains(t, out, "out_link")
}

// bounds reads the box of an element's shape out of a document.
func bounds(t *testing.T, doc, id string) diagram.Box {
	t.Helper()
	found := regexp.MustCompile(`bpmnElement="` + id + `"[^>]*>\s*<\w+:Bounds x="(-?\d+)" y="(-?\d+)" width="(\d+)" height="(\d+)"`).FindStringSubmatch(doc)
	require.Len(t, found, 5, id)
	var at [4]int
	for i := range at {
		at[i], _ = strconv.Atoi(found[i+1])
	}
	return diagram.Box{X: at[0], Y: at[1], W: at[2], H: at[3]}
}

// Lanes that hold lanes are drawn around them, with a strip for their name, and what is inside a sub-process has a plane
// of its own.
func TestLanesInLanesAndSubprocessesAreDrawn(t *testing.T) {
	doc := read(t, []byte(`<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="x" name="Pröva ansökan">
		<laneSet id="ls"><lane id="outer" name="Förvaltning"><flowNodeRef>s</flowNodeRef><flowNodeRef>sub</flowNodeRef><childLaneSet id="cls">
			<lane id="one" name="Registrator"><flowNodeRef>s</flowNodeRef></lane><lane id="two" name="Handläggare"><flowNodeRef>sub</flowNodeRef></lane></childLaneSet></lane>
			<lane id="board" name="Nämnd"><flowNodeRef>e</flowNodeRef></lane></laneSet>
		<startEvent id="s"/><subProcess id="sub" name="Utreda"><startEvent id="is"/><subProcess id="deep" name="Mäta"><task id="d"/></subProcess><endEvent id="ie"/>
			<sequenceFlow id="if1" sourceRef="is" targetRef="deep"/><sequenceFlow id="if2" sourceRef="deep" targetRef="ie"/></subProcess><endEvent id="e"/>
		<sequenceFlow id="f1" sourceRef="s" targetRef="sub"/><sequenceFlow id="f2" sourceRef="sub" targetRef="e"/></process></definitions>`))
	out := string(write(t, doc))
	outer, one, two, board, pool := bounds(t, out, "outer"), bounds(t, out, "one"), bounds(t, out, "two"), bounds(t, out, "board"), bounds(t, out, "Participant_1")
	assert.Equal(t, one.X-30, outer.X)
	assert.Equal(t, one.Y, outer.Y)
	assert.Equal(t, one.H+two.H, outer.H)
	assert.Equal(t, outer.X, board.X, "a lane that holds none is as wide as one that does")
	assert.Equal(t, outer.W, board.W)
	assert.Equal(t, diagram.Box{X: outer.X - 30, Y: outer.Y, W: outer.W + 30, H: outer.H + board.H}, pool, "the lanes tile the pool")
	assert.Less(t, strings.Index(out, `bpmnElement="outer"`), strings.Index(out, `bpmnElement="one"`), "what is within is drawn on top")
	for _, plane := range []string{`BPMNPlane id="Plane_1_2" bpmnElement="sub"`, `BPMNPlane id="Plane_1_3" bpmnElement="deep"`, `bpmnElement="is"`, `bpmnElement="if1"`, `bpmnElement="d"`} {
		assert.Contains(t, out, plane)
	}
	assert.Equal(t, out, string(write(t, read(t, []byte(out)))), "a complete drawing is kept")
}

// A flow to nowhere belongs to no node, and a process of nothing else can be written back.
func TestFlowsToNowhereAreWrittenBack(t *testing.T) {
	const file = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="x">%s<sequenceFlow id="f" sourceRef="gone" targetRef="away"/></process></definitions>`
	assert.Contains(t, string(write(t, read(t, fmt.Appendf(nil, file, "")))), `id="f"`)
	out := string(write(t, read(t, fmt.Appendf(nil, file, `<task id="a" name="Läsa ansökan"/>`))))
	assert.NotContains(t, out, "incoming")
	assert.NotContains(t, out, "outgoing")
}

// A map's own choice by events and events at a border come back as they were.
func TestEventsGoThereAndBack(t *testing.T) {
	m := process.Map{ID: uuid.NewSHA1(uuid.NameSpaceOID, []byte("events")), Name: "Pröva ansökan", Lanes: []process.Lane{{ID: "l", Name: "Handläggare"}}, Nodes: []process.Node{{ID: "s", Kind: process.NodeStart, Name: "Ansökan inkommen", Lane: "l"},
		{ID: "a", Kind: process.NodeActivity, Name: "Läsa ansökan", Lane: "l"}, {ID: "late", Kind: process.NodeEvent, Name: "Tiden ute", Lane: "l"},
		{ID: "w", Kind: process.NodeEventBased, Lane: "l"}, {ID: "e1", Kind: process.NodeEvent, Name: "Svar inkommet", Lane: "l"}, {ID: "e2", Kind: process.NodeEvent, Name: "Tre veckor gångna", Lane: "l"},
		{ID: "x", Kind: process.NodeEnd, Name: "Ansökan läst", Lane: "l"}, {ID: "y", Kind: process.NodeEnd, Name: "Ansökan avvisad", Lane: "l"}, {ID: "z", Kind: process.NodeEnd, Name: "Svar läst", Lane: "l"}},
		Flows: []process.Flow{{ID: "f1", From: "s", To: "a"}, {ID: "f2", From: "a", To: "w"}, {ID: "f3", Kind: process.FlowBoundary, From: "a", To: "late"},
			{ID: "f4", From: "w", To: "e1"}, {ID: "f5", From: "w", To: "e2"}, {ID: "f6", From: "e1", To: "z"}, {ID: "f7", From: "e2", To: "x"}, {ID: "f8", From: "late", To: "y"}}}
	var b bytes.Buffer
	require.NoError(t, diagram.WriteBPMN(&b, m))
	assert.Contains(t, b.String(), `<bpmn:eventBasedGateway id="w"`)
	assert.Contains(t, b.String(), `<bpmn:intermediateCatchEvent id="e1"`)
	back := read(t, b.Bytes())
	assert.Equal(t, m.Nodes, back.Map.Nodes)
	assert.Equal(t, m.Flows, back.Map.Flows)
}

// Whatever can be read is written, read again the same, and drawn without a panic.
func FuzzReadBPMN(f *testing.F) {
	var b bytes.Buffer
	require.NoError(f, diagram.WriteBPMN(&b, process.LidkopingActionPlan()))
	f.Add(b.Bytes())
	foreign, err := os.ReadFile("testdata/foreign-without-drawing.bpmn")
	require.NoError(f, err)
	f.Add(foreign)
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := diagram.ReadBPMN(bytes.NewReader(data))
		if err != nil {
			return
		}
		diagram.Layout(doc.Map)
		var out bytes.Buffer
		require.NoError(t, doc.WriteBPMN(&out))
		again, err := diagram.ReadBPMN(bytes.NewReader(out.Bytes()))
		require.NoError(t, err)
		require.Len(t, again.Map.Nodes, len(doc.Map.Nodes))
	})
}

func TestMermaidEscapes(t *testing.T) {
	var b bytes.Buffer
	m := process.Map{Name: `A "b" #1`, Nodes: []process.Node{{ID: "end", Kind: process.NodeEvent}, {ID: "x", Kind: process.NodeParallel}}, Flows: []process.Flow{{From: "end", To: "x", Name: "a|b"}, {From: "x", To: "nowhere"}}}
	require.NoError(t, diagram.WriteMermaid(&b, m))
	assert.Equal(t, "---\ntitle: \"A #quot;b#quot; #35;1\"\n---\nflowchart LR\n  n1((\"end\"))\n  n2{\"+\"}\n  n1 -->|\"a|b\"| n2\n", b.String())
}

func ExampleWriteMermaid() {
	m := process.Map{Name: "Pröva bygglov", Lanes: []process.Lane{{ID: "h", Name: "Handläggare"}}, Nodes: []process.Node{
		{ID: "s", Kind: process.NodeStart, Name: "Ansökan inkommen", Lane: "h"}, {ID: "a", Kind: process.NodeActivity, Name: "Granska ansökan", Lane: "h"}}, Flows: []process.Flow{{ID: "f", From: "s", To: "a"}}}
	var b strings.Builder
	if err := diagram.WriteMermaid(&b, m); err != nil {
		fmt.Println(err)
	}
	fmt.Print(b.String())
	// Output:
	// ---
	// title: "Pröva bygglov"
	// ---
	// flowchart LR
	//   subgraph l1["Handläggare"]
	//     n1(["Ansökan inkommen"])
	//     n2["Granska ansökan"]
	//   end
	//   n1 --> n2
}

func ExampleWriteBPMN() {
	var b strings.Builder
	err := diagram.WriteBPMN(&b, process.LidkopingSteering())
	fmt.Println(strings.Count(b.String(), "<bpmndi:BPMNShape"), strings.Count(b.String(), "<bpmndi:BPMNEdge"), err)
	// Output: 27 22 <nil>
}

func BenchmarkLayout(b *testing.B) {
	m := randomMap(7, 60, 6)
	b.ReportAllocs()
	for b.Loop() {
		diagram.Layout(m)
	}
}
