// archive.mjs FOLDER…: reads unpacked archives as a records office will, from files and without a network. Opens every
// page of the payload; nothing that it loads may fail or come from elsewhere, and no link may lead to a file that is not
// there. Prints what fails and a count.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { all, violations } from './lib/axe.mjs';
import { startBrowser } from './lib/browser.mjs';
import { closeScore, record } from './lib/score.mjs';

const pagesBelow = (folder) =>
  readdirSync(folder, { recursive: true }).filter((path) => path.endsWith('.html')).sort();

/** Faults of a page's links: every file has to be there, and an anchor in it; all else is an absolute address. */
async function linkFaults(tab) {
  const links = await tab.evaluate(() => [...document.querySelectorAll('a[href], form[action]')]
    .map((element) => [element.getAttribute('href') ?? element.getAttribute('action'), element.href ?? element.action]));
  const faults = [];
  for (const [written, address] of links) {
    if (/^(https?|mailto|tel):/.test(written)) continue;
    const url = new URL(address);
    const file = url.protocol === 'file:' ? fileURLToPath(new URL(url.pathname, 'file:///')) : '';
    if (written.startsWith('/') || !existsSync(file) || file.endsWith('/')) faults.push(written);
    else if (url.hash && file.endsWith('.html') &&
      !readFileSync(file, 'utf8').includes(` id="${decodeURIComponent(url.hash.slice(1))}"`)) faults.push(`${written}: no such anchor`);
  }
  return faults;
}

async function checkPage(context, data, page, name) {
  const tab = await context.newPage();
  const requests = [];
  const complaints = [];
  tab.on('request', (request) => /^(file|data):/.test(request.url()) || requests.push(request.url()));
  tab.on('requestfailed', (request) => complaints.push(`${request.url()}: ${request.failure()?.errorText}`));
  tab.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  tab.on('pageerror', (error) => complaints.push(String(error)));
  await tab.goto(pathToFileURL(join(data, page)).href, { waitUntil: 'load' });
  record(`${name} asks nothing of the network`, requests);
  record(`${name} gives the browser nothing to complain of`, complaints);
  record(`${name} has no dead link`, await linkFaults(tab));
  const unstyled = await tab.evaluate(() => [...document.images].filter((image) => image.naturalWidth === 0).map(({ src }) => src)
    .concat([...document.querySelectorAll('link[rel=stylesheet]')].filter(({ sheet }) => sheet === null).map(({ href }) => href)));
  record(`${name} shows its pictures and has its style`, unstyled);
  if (page === 'index.html') record(`${name} is accessible`, await violations(tab, all));
  await tab.close();
}

/** A reader goes from the first page to a page of the copy. */
async function walk(context, data, name) {
  const tab = await context.newPage();
  await tab.goto(pathToFileURL(join(data, 'index.html')).href);
  await tab.locator('main a[href^="site/"]').first().click();
  await tab.waitForURL(/\/site\/.*index\.html$/, { timeout: 5000 }).catch(() => {});
  const isThere = tab.url().includes('/data/site/') && (await tab.locator('h1').count()) === 1;
  record(`${name}: the first page leads to the pages`, isThere ? [] : [tab.url()]);
  await tab.close();
}

const browser = await startBrowser();
const context = await browser.newContext({ offline: true, viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
for (const folder of process.argv.slice(2)) {
  const [name] = readdirSync(folder);  // the one bag
  const data = join(folder, name, 'data');
  const pages = pagesBelow(data);
  record(`${name} has pages`, pages.length > 3 ? [] : [String(pages.length)]);
  for (const page of pages) await checkPage(context, data, page, `${name}: ${page}`);
  await walk(context, data, name);
}
await browser.close();
process.exitCode = closeScore() ? 0 : 1;
