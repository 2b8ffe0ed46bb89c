// Package diagram draws process maps and exchanges them (processkartor som bild och fil).
//
// # What it is for
//
// A map is data; people want to see it and to open it in their own tools. The package lays a map out in swimlanes,
// writes it as BPMN 2.0 with its drawing, as an accessible SVG and as Mermaid, and reads BPMN from other tools without
// losing what it does not understand.
//
// # Concepts
//
//	Swedish                     English                identifier
//	layout, ritning             drawing                Drawing, Layout
//	pool, bana                  pool, lane             Drawing.Pools, Drawing.Lanes
//	pil                         edge                   Edge
//	BPMN-fil                    document               Document, ReadBPMN, WriteBPMN
//	bild                        picture                WriteSVG
//	övergripande processkarta   top map                WriteTopMap
//
// # Rules and sources
//
// Columns are the longest way from a start; a row follows the node before it. Flows run level and plumb in gaps between
// columns and zones between rows, so that none runs through a node, and a line that comes from the left reaches its
// vertical before another goes on to the right. Ways back run below. Labels have room of their own. The shapes have the
// sizes that other BPMN tools use; the BPMN follows the schema of OMG BPMN 2.0 and its diagram interchange.
//
// # Storage
//
// Nothing is stored; see package process for maps.
//
// # JSON
//
// None. What BPMN has no place for stands as JSON in extension elements of the namespace
// https://github.com/kommunkvalitet/kvalitet/process/v1, and comes back when the file is read.
//
// # Time and numbers
//
// Coordinates are whole pixels. The same map always gives the same drawing and the same bytes. Text is measured by an
// estimate on the wide side, as no font is at hand.
//
// # Concurrency
//
// Functions keep no state. A [Document] is not to be shared while it is written.
package diagram
