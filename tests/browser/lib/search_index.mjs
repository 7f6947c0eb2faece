// The script of the search page without a page: it reads the index of a built site from its files.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';

/** `gazetteSearch` over the site in `folder`, with the bytes that it has loaded so far and how many files. */
export function openIndex(folder) {
  const assets = readdirSync(join(folder, 'assets'));
  const script = join(folder, 'assets', assets.find((name) => /^search\.[0-9a-f]+\.js$/.test(name)));
  const loaded = { bytes: 0, files: 0 };
  const context = vm.createContext({
    TextEncoder,
    document: {
      createElement: () => ({ remove() {} }),
      head: {
        append(element) {
          const file = join(folder, element.src.replace(/\?.*/, ''));
          loaded.bytes += statSync(file).size;
          loaded.files += 1;
          vm.runInContext(readFileSync(file, 'utf8'), context);
        },
      },
    },
  });
  vm.runInContext(readFileSync(script, 'utf8'), context);
  return { search: context.gazetteSearch, loaded };
}
