// lighthouse.mjs PROGRAM SOURCE [PATH…]: builds a site for the address that it is then served at, compressed and with the headers of
// docs/PUBLISHING.md, and asks Lighthouse (developer.chrome.com/docs/lighthouse) about pages of each kind, as on a phone.
// Prints the four scores of each and the audits that cost something. Fails where a score is below 100.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pathToFileURL } from 'node:url';
import { root } from './lib/modules.mjs';
import { headersOf, types } from './lib/site.mjs';

const modules = join(root, 'build/node-lighthouse/node_modules');
const load = (path) => import(pathToFileURL(join(modules, path)).href);
const { default: lighthouse } = await load('lighthouse/core/index.js');
const { launch } = await load('chrome-launcher/dist/index.js');
const categories = ['performance', 'accessibility', 'best-practices', 'seo'];

function serve(folder) {
  const server = createServer((request, response) => {
    let path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname).slice(1);
    if (path === '' || path.endsWith('/')) path += 'index.html';
    try {
      if (path.includes('..')) throw new Error('not of this site');
      const lasts = path.startsWith('assets/') ? 'max-age=31536000, immutable' : 'max-age=600';
      response.writeHead(200, { ...headersOf(request.headers.host, '/'), 'content-encoding': 'gzip', 'cache-control': lasts,
        'content-type': types[extname(path)] ?? 'application/octet-stream' });
      response.end(gzipSync(readFileSync(join(folder, path))));
    } catch {
      if (!response.headersSent) response.writeHead(404);
      response.end();
    }
  });
  return new Promise((resolve) => { server.listen(0, '127.0.0.1', () => resolve(server)); });
}

function told(audits, { auditRefs }) {
  return auditRefs.filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1)
    .map(({ id }) => `    ${id}: ${audits[id].title} ${audits[id].displayValue ?? ''}`);
}

const [program, source, ...asked] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'gazette-lighthouse-'));
const server = await serve(folder);
const address = `http://127.0.0.1:${server.address().port}/`;
execFileSync(program, ['build', '-q', '-s', source, '-d', folder, '-b', address], { stdio: ['ignore', 'ignore', 'ignore'] });
const chrome = await launch({ chromePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic'] });
let isFaultless = true;
for (const path of asked) {
  const { lhr } = await lighthouse(address + path, { port: chrome.port, logLevel: 'silent', onlyCategories: categories });
  const scores = categories.map((name) => Math.round(lhr.categories[name].score * 100));
  console.log(`/${path}: ${categories.map((name, i) => `${name} ${scores[i]}`).join(', ')}`);
  for (const name of categories) for (const line of told(lhr.audits, lhr.categories[name])) console.log(line);
  isFaultless &&= scores.every((score) => score === 100);
}
await chrome.kill();
server.close();
rmSync(folder, { recursive: true });
process.exit(isFaultless ? 0 : 1);
