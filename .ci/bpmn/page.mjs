// Writes an HTML page that imports one file in bpmn-js and says what it shows: node page.mjs FILE.bpmn > page.html
import { readFileSync } from 'node:fs';

const viewer = readFileSync(new URL('node_modules/bpmn-js/dist/bpmn-viewer.production.min.js', import.meta.url), 'utf8');
const files = process.argv.slice(2).map((name) => ({ name, xml: readFileSync(name, 'utf8') }));
const embed = (value) => JSON.stringify(value).replaceAll('<', '\\u003c');
console.log(`<!DOCTYPE html><meta charset="utf-8"><div id="canvas" style="width:1600px;height:900px"></div><pre id="result">not run</pre>
<script>${viewer.replaceAll('</script', '<\\/script')}</script>
<script>
(async () => {
  const out = [];
  for (const { name, xml } of ${embed(files)}) {
    const viewer = new BpmnJS({ container: '#canvas' });
    try {
      const { warnings } = await viewer.importXML(xml);
      const elements = viewer.get('elementRegistry').filter((e) => e.parent && e.type !== 'label');
      out.push({ name, warnings: warnings.map((w) => w.message), shapes: elements.filter((e) => !e.waypoints).length, edges: elements.filter((e) => e.waypoints).length });
    } catch (err) {
      out.push({ name, warnings: [String(err)], shapes: 0, edges: 0 });
    }
    viewer.destroy();
  }
  document.getElementById('result').textContent = 'RESULT ' + JSON.stringify(out);
})();
</script>`);
