// A built site, served from its folder at the path that its base_url names, on a free port of this machine.
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, extname, join, relative } from 'node:path';

export const types = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.svg': 'image/svg+xml', '.json': 'application/json',
  '.xml': 'application/xml', '.csv': 'text/csv', '.txt': 'text/plain; charset=utf-8', '.js': 'text/javascript',
  '.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp', '.pdf': 'application/pdf',
};

/** All HTML files below `folder`, as `{ path, html, kind }` with the path relative to it; sorted by path. */
function readPages(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((path) => path.endsWith('.html'))
    .sort()
    .map((path) => {
      const html = readFileSync(join(folder, path), 'utf8');
      return { path, html, kind: kindOf(join(folder, path), html) };
    });
}

/** What the body's class says; a report's kind names its form too, as in "report cn-2021". */
function kindOf(file, html) {
  const kind = /<body class="kind-([\w-]+)/.exec(html)?.[1] ?? 'other';
  if (kind !== 'report') return kind;
  return `report ${JSON.parse(readFileSync(join(file, '../figures.json'), 'utf8')).form.id}`;
}

/** The path of the base_url, "/" or "/council/", read from the home page's canonical address. */
function prefixOf(folder) {
  const home = readFileSync(join(folder, 'index.html'), 'utf8');
  return new URL(/<link rel="canonical" href="([^"]+)"/.exec(home)[1]).pathname;
}

/** The policy that docs/PUBLISHING.md asks a server to send: no script and no style but those of the theme. */
const policyFor = (theme) =>
  `default-src 'none'; script-src ${theme} ${theme.replace(/assets\/$/, 'search/')}; style-src ${theme}; img-src 'self' data:; font-src ${theme}; connect-src 'self'; `
  + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** The headers that docs/PUBLISHING.md asks a server to send. */
export const headersOf = (host, prefix) =>
  ({ 'content-security-policy': policyFor(`http://${host}${prefix}assets/`), 'x-content-type-options': 'nosniff' });

function answer(folder, prefix, headers, request, response) {
  try {
    let path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    if (!path.startsWith(prefix) || path.includes('..')) throw new Error('not of this site');
    path = path.slice(prefix.length);
    if (path === '' || path.endsWith('/')) path += 'index.html';
    const body = readFileSync(join(folder, path));
    const type = types[extname(path)] ?? 'application/octet-stream';
    response.writeHead(200, { ...headers(request), 'content-type': type }).end(body);
  } catch {
    response.writeHead(404, headers(request)).end();
  }
}

/** Serves the site until close(). `address(page)` is where a page of `pages` is to be found. */
export async function openSite(folder, { withPolicy = true } = {}) {
  const prefix = prefixOf(folder);
  const headers = ({ headers: { host } }) => (withPolicy ? headersOf(host, prefix) : {});
  const server = createServer((request, response) => answer(folder, prefix, headers, request, response));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    name: basename(folder), origin, pages: readPages(folder),
    address: (page) => origin + prefix + encodeURI(relative('.', page.path).replace(/(^|\/)index\.html$/, '$1')),
    close: () => { server.closeAllConnections(); server.close(); },
  };
}

/** One page of each kind: the longest, which is the hardest to get right. */
export function pageOfEachKind(pages) {
  const chosen = new Map();
  for (const page of pages) {
    if (page.html.length > (chosen.get(page.kind)?.html.length ?? 0)) chosen.set(page.kind, page);
  }
  return [...chosen.values()];
}
