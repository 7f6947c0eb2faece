// contact_sheet.mjs OUT FOLDER…: one page of each kind of each site, wide in light and narrow in dark, as one picture.
import { basename } from 'node:path';
import { startBrowser } from './lib/browser.mjs';
import { openSite, pageOfEachKind } from './lib/site.mjs';

const shown = [[1280, 1600, 'light'], [390, 1600, 'dark']];

/** Data addresses of the page's pictures, as its first screens look. */
async function picturesOf(browser, address) {
  const pictures = [];
  for (const [width, height, colorScheme] of shown) {
    const tab = await browser.newPage({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' });
    await tab.goto(address);
    await tab.waitForTimeout(150);
    pictures.push(`data:image/jpeg;base64,${(await tab.screenshot({ type: 'jpeg', quality: 80 })).toString('base64')}`);
    await tab.close();
  }
  return pictures;
}

const [out, ...folders] = process.argv.slice(2);
const browser = await startBrowser();
const cells = [];
for (const folder of folders) {
  const site = await openSite(folder);
  for (const page of pageOfEachKind(site.pages).filter(({ kind }) => kind !== 'redirect')) {
    const query = page.kind === 'search' ? `?q=${encodeURIComponent(basename(folder) === 'demonstration' ? '招生' : 'council')}` : '';
    const [wide, narrow] = await picturesOf(browser, site.address(page) + query);
    cells.push(`<figure><div><img src="${wide}" height="320"><img src="${narrow}" height="320"></div>`
      + `<figcaption>${site.name}: ${page.kind}</figcaption></figure>`);
  }
  site.close();
}
const sheet = await browser.newPage({ viewport: { width: 1860, height: 600 } });
await sheet.setContent(`<style>body{margin:20px;display:grid;grid-template-columns:repeat(5,1fr);gap:20px;background:#e8e8e8;
  font:16px sans-serif}figure{margin:0}div{display:flex;gap:4px}img{border:1px solid #bbb}figcaption{padding:4px 0}</style>${cells.join('')}`);
await sheet.screenshot({ path: out, fullPage: true, type: 'jpeg', quality: 60 });
await browser.close();
console.log(`${cells.length} pages -> ${out}`);
