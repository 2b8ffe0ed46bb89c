// Reads each file with bpmn-moddle (no warnings allowed), lints it with bpmnlint's recommended rules (no errors
// allowed), and checks that the centre of every node lies inside the lane that lists it. Prints one JSON line per file
// with the number of elements that a viewer must show.
import { readFileSync } from 'node:fs';
import { BpmnModdle } from 'bpmn-moddle';
import { Linter } from 'bpmnlint';
import NodeResolver from 'bpmnlint/lib/resolver/node-resolver.js';

let failed = false;
for (const file of process.argv.slice(2)) {
  const problems = [];
  const { rootElement, warnings } = await new BpmnModdle().fromXML(readFileSync(file, 'utf8'));
  for (const w of warnings) problems.push(`moddle: ${w.message}`);

  // A linter keeps state between files, so each file has its own.
  const linter = new Linter({ resolver: new NodeResolver(), config: { extends: 'bpmnlint:recommended' } });
  for (const [rule, found] of Object.entries(await linter.lint(rootElement))) {
    for (const f of found) {
      if (f.category === 'error' || f.category === 'rule-error') problems.push(`${rule}: ${f.id}: ${f.message}`);
    }
  }

  const boxes = new Map();
  let edges = 0;
  for (const diagram of rootElement.diagrams ?? []) {
    for (const e of diagram.plane.planeElement ?? []) {
      if (e.$type === 'bpmndi:BPMNEdge') edges++;
      else if (e.bounds) boxes.set(e.bpmnElement.id, e.bounds);
    }
  }
  for (const process of rootElement.rootElements.filter((e) => e.$type === 'bpmn:Process')) {
    for (const set of process.laneSets ?? []) {
      for (const lane of set.lanes ?? []) {
        const l = boxes.get(lane.id);
        for (const node of lane.flowNodeRef ?? []) {
          const b = boxes.get(node.id);
          if (!b || !l) { problems.push(`no shape for ${node.id} or its lane`); continue; }
          const x = b.x + b.width / 2, y = b.y + b.height / 2;
          if (x < l.x || x > l.x + l.width || y < l.y || y > l.y + l.height) problems.push(`${node.id} is outside its lane ${lane.id}`);
        }
      }
    }
  }
  for (const p of problems) console.error(`${file}: ${p}`);
  failed ||= problems.length > 0;
  console.log(JSON.stringify({ file, shapes: boxes.size, edges }));
}
process.exit(failed ? 1 : 0);
