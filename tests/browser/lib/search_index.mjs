// The script of the search page without a page: it reads the index of a built site from its files.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';

/**
 * `gazetteSearch` over the site in `folder`, with the bytes that it has loaded so far and how many files. `answer(name,
 * bytes)` may give other bytes for a file, or null: then it cannot be loaded.
 */
export function openIndex(folder, answer = (name, bytes) => bytes) {
  const assets = readdirSync(join(folder, 'assets'));
  const script = join(folder, 'assets', assets.find((name) => /^search\.[0-9a-f]+\.js$/.test(name)));
  const loaded = { bytes: 0, files: 0 };
  const run = (element) => {
    const name = element.src.replace(/\?.*/, '');
    const text = answer(name, readFileSync(join(folder, name), 'utf8'));
    if (text === null) return element.onerror();
    loaded.bytes += Buffer.byteLength(text);
    loaded.files += 1;
    context.document.currentScript = element;
    try {
      vm.runInContext(text, context);
    } catch { /* as a browser: it runs no more of it */ }
    context.document.currentScript = null;
    return element.onload();
  };
  const context = vm.createContext({
    TextEncoder,
    document: { createElement: () => ({ remove() {} }), head: { append: (element) => setTimeout(run, 0, element) } },
  });
  vm.runInContext(readFileSync(script, 'utf8'), context);
  return { search: context.gazetteSearch, loaded };
}
