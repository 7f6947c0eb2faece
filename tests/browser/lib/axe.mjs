// axe-core in the open page. https://github.com/dequelabs/axe-core/blob/develop/doc/API.md
import { axeSource } from './modules.mjs';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];

/** The violations that axe finds, with the elements it finds them in. */
export async function violations(page) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  const found = await page.evaluate(
    (values) => globalThis.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] }), tags);
  return found.violations.map(({ id, help, nodes }) => {
    const places = nodes.slice(0, 5).map((node) => `${node.target.join(' ')}: ${node.any[0]?.message ?? node.html}`);
    if (nodes.length > 5) places.push(`and ${nodes.length - 5} more`);
    return [`${id}: ${help}`, ...places].join('\n');
  });
}
