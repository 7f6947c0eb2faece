// hostile.mjs GAZETTE: opens a site made of attempts to run scripts. Nothing may run: without any policy from a server where
// HTML is not allowed in texts, and with the policy that docs/PUBLISHING.md recommends where it is.
import { startBrowser } from './lib/browser.mjs';
import { buildHostileSite } from './lib/hostile_site.mjs';
import { closeScore, record } from './lib/score.mjs';
import { openSite } from './lib/site.mjs';

/** What `work` comes to, or nothing after five seconds: a page that leads away, or waits, must not hold up the others. */
const soon = (work) => {
  let timer;
  const late = new Promise((resolve) => { timer = setTimeout(resolve, 5000); });
  return Promise.race([work.catch(() => undefined), late]).finally(() => clearTimeout(timer));
};

/** Opens an address, touches all that is there, and tells what ran, was asked of others, and was refused. */
async function visit(browser, origin, address) {
  const context = await browser.newContext();
  const tab = await context.newPage();
  const ran = [];
  const asked = [];
  const refused = [];
  tab.on('dialog', (dialog) => { ran.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  tab.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith('data:') && !url.startsWith('about:')) asked.push(url);
  });
  // What the policy stops is told as a request too, which never left.
  tab.on('requestfailed', (request) => {
    if (/csp/i.test(request.failure()?.errorText ?? '')) asked.splice(asked.indexOf(request.url()), 1);
  });
  tab.on('console', (message) => message.text().includes('Content Security Policy') && refused.push(message.text().slice(0, 200)));
  await tab.goto(address, { waitUntil: 'load', timeout: 20000 });
  await tab.waitForTimeout(100);
  const found = await tab.evaluate(() => {
    const all = [...document.querySelectorAll('*')];
    const handlers = all.flatMap((element) => [...element.attributes]
      .filter(({ name }) => name.startsWith('on') || name === 'style' || name === 'srcdoc')
      .map(({ name, value }) => `${element.localName} ${name}=${value}`));
    const schemes = [...document.querySelectorAll('a[href]')]
      .filter(({ protocol }) => protocol && !['http:', 'https:', 'mailto:', 'tel:', undefined].includes(protocol))
      .map(({ href }) => href.toString().slice(0, 80));
    const scripts = [...document.scripts]
      .filter(({ src, type }) => !(type === 'application/ld+json' || /\/assets\/|\/search\/index\.js$/.test(src)))
      .map(({ outerHTML }) => outerHTML.slice(0, 80));
    const frames = [...document.querySelectorAll('iframe, object, embed, base, style')].map(({ outerHTML }) => outerHTML.slice(0, 80));
    return { active: [...handlers, ...schemes, ...scripts, ...frames] };
  });
  // A click on each link, button and box of the page itself, without leaving it.
  await soon(tab.evaluate(() => {
    addEventListener('submit', (event) => event.preventDefault());
    for (const element of document.querySelectorAll('a, button, b, details, img, svg, rect, [id]')) {
      const leads = element.localName === 'a' && /^(https?|mailto|tel):/.test(element.protocol ?? '');
      if (leads) continue;
      for (const type of ['mouseover', 'focus', 'click']) element.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }));
    }
  }));
  await tab.waitForTimeout(100);
  for (const frame of tab.frames()) {
    const value = await soon(frame.evaluate(() => globalThis.hacked));
    if (value !== undefined) ran.push(`hacked is ${value} in ${frame.url()}`);
  }
  await soon(context.close());
  return { ran, asked, refused, active: found.active };
}

async function visitAll(browser, built, { withPolicy, isHtmlAllowed }) {
  const site = await openSite(built.folder, { withPolicy });
  const name = `${site.name}${withPolicy ? '' : ', no policy'}`;
  for (const page of site.pages.filter(({ path }) => !built.documents.includes(path))) {
    const { ran, asked, refused, active } = await visit(browser, site.origin, site.address(page));
    record(`${name}: nothing runs in ${page.path}`, ran);
    if (withPolicy || !isHtmlAllowed) record(`${name}: ${page.path} asks nothing of other sites`, asked);
    if (isHtmlAllowed) continue;
    record(`${name}: ${page.path} holds nothing active`, active);
    record(`${name}: the policy has nothing to refuse in ${page.path}`, refused);
  }
  for (const path of withPolicy ? built.documents : []) {
    const { ran, asked } = await visit(browser, site.origin, `${site.origin}/${path}`);
    record(`${name}: nothing runs in the published file ${path}`, ran);
    record(`${name}: the published file ${path} asks nothing of other sites`, asked);
  }
  site.close();
}

const [gazette] = process.argv.slice(2);
const browser = await startBrowser();
for (const rawHtml of [false, true]) {
  const built = buildHostileSite(gazette, { rawHtml });
  if (!rawHtml) await visitAll(browser, built, { withPolicy: false, isHtmlAllowed: false });
  await visitAll(browser, built, { withPolicy: true, isHtmlAllowed: rawHtml });
  built.remove();
}
// The test itself: a page that does run is seen as one.
const built = buildHostileSite(gazette, { rawHtml: true });
const open = await openSite(built.folder, { withPolicy: false });
const seen = await visit(browser, open.origin, `${open.origin}/n/plain/`);
record('what runs without a policy is seen by this test', seen.ran.length > 0 && seen.active.length > 0 ? [] : ['nothing was seen']);
const file = await visit(browser, open.origin, `${open.origin}/n/all/plan.svg`);
record('a script in a published SVG is seen by this test', file.ran.length > 0 ? [] : ['nothing was seen']);
open.close();
built.remove();
await browser.close();
process.exitCode = closeScore() ? 0 : 1;
