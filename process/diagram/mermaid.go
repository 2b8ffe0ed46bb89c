package diagram

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/kommunkvalitet/kvalitet/process"
)

// WriteMermaid writes the map as a Mermaid flowchart with a subgraph per lane, for documents that draw Mermaid. Lanes
// are boxes there, not swimlanes; [WriteBPMN] is the form for exchange.
func WriteMermaid(w io.Writer, m process.Map) error {
	out := new(bytes.Buffer)
	g := place(&m)
	ids := make(map[string]string)
	for i, n := range m.Nodes {
		if _, ok := ids[n.ID]; !ok {
			ids[n.ID] = fmt.Sprintf("n%d", i+1)
		}
	}
	for i, p := range m.Participants {
		ids[p.ID] = fmt.Sprintf("p%d", i+1)
	}
	fmt.Fprintf(out, "---\ntitle: \"%s\"\n---\nflowchart LR\n", mermaidText(m.Name))
	for i, p := range m.Participants {
		fmt.Fprintf(out, "  p%d[/\"%s\"/]\n", i+1, mermaidText(p.Name))
	}
	for l := range len(m.Lanes) {
		fmt.Fprintf(out, "  subgraph l%d[\"%s\"]\n", l+1, mermaidText(m.Lanes[l].Name))
		for i := range m.Nodes {
			if g.lane[i] == l {
				mermaidNode(out, "    ", fmt.Sprintf("n%d", i+1), m.Nodes[i])
			}
		}
		fmt.Fprint(out, "  end\n")
	}
	for i := range m.Nodes {
		if g.lane[i] < 0 {
			mermaidNode(out, "  ", fmt.Sprintf("n%d", i+1), m.Nodes[i])
		}
	}
	for _, f := range m.Flows {
		from, to := ids[f.From], ids[f.To]
		if from == "" || to == "" {
			continue
		}
		arrow := "-->"
		if f.IsMessage() {
			arrow = "-.->"
		}
		if f.Name != "" {
			arrow += `|"` + mermaidText(f.Name) + `"|`
		}
		fmt.Fprintf(out, "  %s %s %s\n", from, arrow, to)
	}
	_, err := w.Write(out.Bytes())
	return err
}

// shapesOf are Mermaid's signs around a text, by kind.
var shapesOf = map[process.NodeKind][2]string{
	process.NodeStart: {`(["`, `"])`}, process.NodeEnd: {`(["`, `"])`}, process.NodeActivity: {`["`, `"]`}, process.NodeSubprocess: {`[["`, `"]]`},
	process.NodeDecision: {`{"`, `"}`}, process.NodeParallel: {`{"`, `"}`}, process.NodeInclusive: {`{"`, `"}`}, process.NodeComplex: {`{"`, `"}`}, process.NodeEventBased: {`{"`, `"}`},
	process.NodeEvent: {`(("`, `"))`},
}

func mermaidNode(out *bytes.Buffer, indent, id string, n process.Node) {
	name := n.Name
	if name == "" {
		name = map[process.NodeKind]string{process.NodeParallel: "+", process.NodeDecision: "×", process.NodeInclusive: "○", process.NodeComplex: "*", process.NodeEventBased: "⬠"}[n.Kind]
	}
	if name == "" && (n.Kind == process.NodeStart || n.Kind == process.NodeEnd) {
		name = n.Kind.Label().SV
	}
	if name == "" {
		name = n.ID
	}
	s, ok := shapesOf[n.Kind]
	if !ok {
		s = [2]string{`["`, `"]`}
	}
	fmt.Fprintf(out, "%s%s%s%s%s\n", indent, id, s[0], mermaidText(name), s[1])
}

// mermaidText keeps a text from being read as syntax.
func mermaidText(t string) string {
	return strings.NewReplacer(`"`, "#quot;", "#", "#35;", "<", "#lt;", ">", "#gt;", "\n", " ", "\r", " ", "`", "#96;", "\\", "#92;").Replace(t)
}
