// axe-core in the open page. https://github.com/dequelabs/axe-core/blob/develop/doc/API.md
import { axeSource } from './modules.mjs';

export const all = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
export const ofColour = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/** The violations of the rules named by `runOnly` that axe finds, with the elements it finds them in. */
export async function violations(page, runOnly) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  const found = await page.evaluate(
    (which) => globalThis.axe.run(document, { runOnly: which, resultTypes: ['violations'] }), runOnly);
  return found.violations.map(({ id, help, nodes }) => {
    const places = nodes.slice(0, 5).map((node) => `${node.target.join(' ')}: ${node.any[0]?.message ?? node.html}`);
    if (nodes.length > 5) places.push(`and ${nodes.length - 5} more`);
    return [`${id}: ${help}`, ...places].join('\n');
  });
}
