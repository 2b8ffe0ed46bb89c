// Compares what the files hold (expected.jsonl from lint.mjs) with what bpmn-js showed (the page's dumped DOM).
import { readFileSync } from 'node:fs';

const expected = readFileSync(process.argv[2], 'utf8').trim().split('\n').map((line) => JSON.parse(line));
const match = readFileSync(process.argv[3], 'utf8').match(/RESULT (\[.*?\])<\/pre>/s);
if (!match) {
  console.error('bpmn-js gave no result');
  process.exit(1);
}
const unescape = (t) => t.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
const shown = new Map(JSON.parse(unescape(match[1])).map((r) => [r.name, r]));
let failed = false;
for (const e of expected) {
  const s = shown.get(e.file);
  const ok = s && s.warnings.length === 0 && s.shapes === e.shapes && s.edges === e.edges;
  if (!ok) console.error(`${e.file}: want ${e.shapes} shapes and ${e.edges} edges, bpmn-js: ${JSON.stringify(s)}`);
  failed ||= !ok;
}
console.log(`${expected.length} files imported in bpmn-js`);
process.exit(failed ? 1 : 0);
