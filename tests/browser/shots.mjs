// shots.mjs FOLDER… -- [PAGE…]: pictures of built sites, in build/shots/SITE/PAGE/. A page is named by its path in the
// site (reports/2016/); without any, one page of each kind is shown. Each is shown wide and narrow, light and dark,
// and in print: the PDF, and a picture of each of its sheets (by pdftoppm of poppler-utils).
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startBrowser } from './lib/browser.mjs';
import { root } from './lib/modules.mjs';
import { openSite, pageOfEachKind } from './lib/site.mjs';

const shots = join(root, 'build/shots');
const paper = { format: 'A4', preferCSSPageSize: true };

/** "reports/2016/" and "reports/2016/index.html" are the same page, and so is "/reports/2016". */
const plainPath = (path) => path.replace(/(^|\/)index\.html$/, '').replace(/^\/+|\/+$/g, '');

function chosenPages(site, asked) {
  if (asked.length === 0) {
    return pageOfEachKind(site.pages).filter(({ kind }) => kind !== 'redirect')  // would show what it leads to
      .map((page) => ({ page, folder: page.kind.replaceAll(' ', '-') }));
  }
  return site.pages.filter((page) => asked.includes(plainPath(page.path)))
    .map((page) => ({ page, folder: plainPath(page.path).replaceAll('/', '_') || 'home' }));
}

async function showOnScreen(tab, folder) {
  for (const width of [1280, 380]) {
    await tab.setViewportSize({ width, height: 900 });
    for (const colorScheme of ['light', 'dark']) {
      await tab.emulateMedia({ colorScheme });
      await tab.screenshot({ path: join(folder, `${width}-${colorScheme}.png`), fullPage: true });
    }
  }
}

async function showInPrint(tab, folder) {
  await tab.emulateMedia({ colorScheme: 'light' });
  const pdf = join(folder, 'print.pdf');
  await tab.pdf({ path: pdf, ...paper });
  execFileSync('pdftoppm', ['-r', '110', '-png', pdf, join(folder, 'print')]);
}

async function showSite(browser, path, asked) {
  const site = await openSite(path);
  const tab = await browser.newPage({ reducedMotion: 'reduce' });
  const chosen = chosenPages(site, asked);
  for (const { page, folder } of chosen) {
    const place = join(shots, site.name, folder);
    rmSync(place, { recursive: true, force: true });
    mkdirSync(place, { recursive: true });
    await tab.goto(site.address(page));
    await showOnScreen(tab, place);
    await showInPrint(tab, place);
    console.log(`${page.path} -> ${place}/`);
  }
  await tab.close();
  site.close();
  return chosen.length;
}

const words = process.argv.slice(2);
const end = words.indexOf('--');
const asked = words.slice(end + 1).map(plainPath);
const browser = await startBrowser();
let count = 0;
for (const path of words.slice(0, end)) count += await showSite(browser, path, asked);
await browser.close();
if (count === 0) console.error(`no example site has such a page: ${asked.join(' ')}`);
process.exitCode = count > 0 ? 0 : 1;
