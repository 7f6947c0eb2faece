// Header cells: by their ids in the files, and by the names that the browser computes for them.

/** Runs in the browser: every header that a cell of `html` names must be a th of the same table, with an id of its own. */
function headerFaults(html) {
  const faults = [];
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  for (const table of parsed.querySelectorAll('table')) {
    for (const cell of table.querySelectorAll('[headers]')) {
      for (const id of cell.getAttribute('headers').split(/\s+/)) {
        const named = id === '' ? [] : [...parsed.querySelectorAll(`[id="${CSS.escape(id)}"]`)];
        const right = named.length === 1 && named[0].localName === 'th' && named[0].closest('table') === table;
        if (!right) faults.push(`"${id}", named by a cell "${cell.textContent.trim()}", is not one th of its table`);
      }
    }
  }
  return faults;
}

/** The faults of the headers attributes of all `pages`, read from the files without showing them. */
export async function headerFaultsOf(tab, pages) {
  const faults = await tab.evaluate(
    ({ source, htmls }) => {
      const find = new Function(`return ${source}`)();
      return htmls.map((html) => find(html));
    },
    { source: headerFaults.toString(), htmls: pages.map((page) => page.html) });
  return pages.flatMap((page, index) => faults[index].map((fault) => `${page.path}: ${fault}`));
}

/** The accessible names of the header cells of each td in the table at `selector`: `[{ text, headers: [name…] }]`. */
export async function cellsWithHeaderNames(tab, selector) {
  const session = await tab.context().newCDPSession(tab);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const nameOf = new Map(nodes.map((node) => [node.backendDOMNodeId, node.name?.value]));
  const cells = await tab.evaluate((table) =>
    [...document.querySelectorAll(`${table} td[headers]`)].map((cell) => (
      { text: cell.textContent.trim(), ids: cell.getAttribute('headers').split(/\s+/) })), selector);
  const names = new Map();
  for (const id of new Set(cells.flatMap((cell) => cell.ids))) {
    const { result } = await session.send('Runtime.evaluate', { expression: `document.getElementById(${JSON.stringify(id)})` });
    const { node } = await session.send('DOM.describeNode', { objectId: result.objectId });
    names.set(id, nameOf.get(node.backendNodeId));
  }
  await session.detach();
  return cells.map(({ text, ids }) => ({ text, headers: ids.map((id) => names.get(id)) }));
}
