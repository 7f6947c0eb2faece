// preview.mjs GAZETTE: edits a small site while that program serves it, and looks at what the browser's tabs make of it.
// Prints each check as it passes or fails, with the time where the author waits.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { all, violations } from './lib/axe.mjs';
import { startBrowser } from './lib/browser.mjs';
import { build, freePort, longItem, makeSite, serve } from './lib/preview_site.mjs';
import { closeScore, record } from './lib/score.mjs';

const patienceMs = 10000;
const phone = { width: 390, height: 800 };
const wide = { width: 1280, height: 900 };

function check(name, faults) {
  if (faults.length === 0) console.log(`ok ${name}`);
  record(name, faults);
}

const isTrue = (name, holds, evidence = '') => check(name, holds ? [] : [String(evidence)]);

/** Waits until `look` gives something true; a check of its own, whose name gets the time that it took. */
async function comesTrue(name, look) {
  const start = performance.now();
  let last;
  while (performance.now() - start < patienceMs) {
    last = await look().catch((error) => error);  // a page that is being loaded has nothing to be asked
    if (last === true) return check(`${name} (${Math.round(performance.now() - start)} ms)`, []);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  check(name, [`not within ${patienceMs} ms; last: ${last}`]);
}

const pageText = (tab) => tab.locator('main').innerText({ timeout: 1000 });
const shows = (tab, word) => async () => (await pageText(tab)).includes(word);
const bothShow = (tabs, word) => async () => (await Promise.all(tabs.map((tab) => shows(tab, word)()))).every(Boolean);
const tool = (tab, selector) => tab.locator(`gazette-preview ${selector}`);
const isThere = (tab, selector) => tool(tab, selector).isVisible();
const scrollOf = (tab) => tab.evaluate(() => scrollY);

async function open(context, address, complaints) {
  const tab = await context.newPage();
  tab.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  tab.on('pageerror', (error) => complaints.push(String(error)));
  await tab.goto(address);
  await tool(tab, '.bar').waitFor();
  return tab;
}

async function checkEdits(tabs, site) {
  site.write('content/policy/long.md', longItem('第二版'));
  await comesTrue('both tabs show what was saved', bothShow(tabs, '第二版'));

  await tabs[0].evaluate(() => scrollTo({ top: 1500, behavior: 'instant' }));
  site.write('content/policy/long.md', longItem('第三版，比原来多一句'));
  await comesTrue('a page that is scrolled down shows what was saved', shows(tabs[0], '第三版'));
  const places = [await scrollOf(tabs[0])];
  await tabs[0].waitForLoadState('load');
  await tabs[0].waitForTimeout(300);
  places.push(await scrollOf(tabs[0]));
  isTrue('it is where it was, at once and when it has come to rest', places.every((top) => Math.abs(top - 1500) <= 2), places);
}

async function checkProblems(tabs, site) {
  const alert = '[role=alertdialog]';
  await tabs[0].locator('main').click();
  site.write('content/policy/long.md', longItem('第四版', '2020-13-06'));
  for (const [index, tab] of tabs.entries()) {
    await comesTrue(`tab ${index + 1} tells of the mistake`, () => isThere(tab, alert));
    const said = await tool(tab, alert).innerText();
    const marked = await tool(tab, `${alert} mark`).first().innerText();
    isTrue(`tab ${index + 1} names file, line and what is wrong there`,
      said.includes('content/policy/long.md:3:13') && marked.includes('2020-13-06'), said);
    isTrue(`tab ${index + 1} still shows the last good page`, (await pageText(tab)).includes('第三版'));
  }
  const focused = await tabs[0].evaluate(() => document.activeElement.localName);
  isTrue('the focus stays where the author is', focused !== 'gazette-preview', focused);
  await checkAccess(tabs[0], 'the problems');

  await tabs[0].keyboard.press('Escape');
  isTrue('Escape hides the problems, the badge stays',
    !(await isThere(tabs[0], alert)) && (await isThere(tabs[0], '.bar .alarm')));
  await tool(tabs[0], '.bar .alarm').click();
  isTrue('the badge shows them again', await isThere(tabs[0], alert));

  site.write('content/policy/long.md', longItem('第五版'));
  await comesTrue('both tabs show the mended page', bothShow(tabs, '第五版'));
  for (const [index, tab] of tabs.entries()) {
    await comesTrue(`tab ${index + 1} tells of no mistake any more`, async () =>
      (await isThere(tab, '.bar')) && !(await isThere(tab, alert)) && !(await isThere(tab, '.bar .alarm')));
  }
}

async function checkStyles(tab, site) {
  const sheet = site.read('themes/mine/static/style.css');
  const outline = () => tab.evaluate(() => getComputedStyle(document.querySelector('main')).outlineColor);
  await tab.evaluate(() => { window.marker = 'still here'; });
  for (const [index, colour] of ['rgb(1, 2, 3)', 'rgb(4, 5, 6)'].entries()) {
    site.write('themes/mine/static/style.css', `${sheet}\nmain { outline: 1px solid ${colour}; }\n`);
    await comesTrue(`style ${index + 1} is there`, async () => (await outline()) === colour);
    isTrue(`style ${index + 1} came without loading the page`, (await tab.evaluate(() => window.marker)) === 'still here');
    await comesTrue(`style ${index + 1} is alone`, async () => (await tab.locator('link[rel=stylesheet]').count()) === 1);
  }
}

async function checkAccess(tab, name) {
  for (const size of [wide, phone]) {
    await tab.setViewportSize(size);
    for (const colorScheme of ['light', 'dark']) {
      await tab.emulateMedia({ colorScheme });
      check(`${name} can be used by all at ${size.width} px, ${colorScheme}`, await violations(tab, all));
    }
  }
  await tab.setViewportSize(wide);
  await tab.emulateMedia({ colorScheme: 'light' });
}

async function checkTools(tab) {
  await tool(tab, '.bar button').first().click();
  isTrue('the panel names the source', (await tool(tab, '.panel').innerText()).includes('content/policy/long.md'));
  await checkAccess(tab, 'the panel');
  await tab.keyboard.press('Escape');
  isTrue('Escape closes the panel', !(await isThere(tab, '.panel')));
  await tab.keyboard.press('Alt+g');
  isTrue('Alt+G hides all but a tab at the edge', !(await isThere(tab, '.bar')) && (await isThere(tab, '.edge')));
  await tool(tab, '.edge').click();
  isTrue('that tab brings all back', await isThere(tab, '.bar'));
}

/** Files of the built site that hold any of `words`. */
const filesWith = (folder, words) => readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.path, entry.name))
  .filter((path) => words.some((word) => readFileSync(path, 'utf8').includes(word)));

async function checkDraft(tab, origin, gazette, site) {
  await tab.goto(`${origin}/policy/draft/`);
  await comesTrue('a draft has a watermark', () => isThere(tab, '.watermark'));
  const words = await tool(tab, '.watermark').getAttribute('data-words');
  await tab.emulateMedia({ media: 'print' });
  isTrue('in print it has the watermark and no tools', (await isThere(tab, '.watermark')) && !(await isThere(tab, '.bar')));
  await tab.emulateMedia({ media: 'screen' });

  build(gazette, site);
  check('a build has no trace of the preview', filesWith(site.output, ['_gazette', 'gazette-preview', words]));
  const served = await (await fetch(`${origin}/policy/draft/`)).text();
  const builtPage = readFileSync(join(site.output, 'policy/draft/index.html'), 'utf8');
  const withoutScript = served.replace(/<script src="\/_gazette\/.*?<\/script>\n?/, '');
  isTrue('a served page is the built one and a script', withoutScript === builtPage);
}

async function checkDays(tab, origin) {
  await tab.goto(`${origin}/policy/`);
  await tool(tab, '.bar button').first().click();
  await tool(tab, 'input[type=date]').fill('2020-03-01');
  await tool(tab, 'form button').first().click();
  await comesTrue('the site of another day lacks what came later', async () => !(await shows(tab, '六月的通知')()));
  await comesTrue('the bar says which day it is', async () => (await tool(tab, '.note').innerText()).includes('2020-03-01'));
  isTrue('the panel is still open', await isThere(tab, '.panel'));
  await tool(tab, 'form button').last().click();
  await comesTrue('today’s site is back', shows(tab, '六月的通知'));
  await tab.keyboard.press('Escape');
}

const setVisibility = (tab, state) => tab.evaluate((value) => {
  Object.defineProperty(document, 'visibilityState', { value, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}, state);

async function checkUnseen(tab, other, site) {
  await setVisibility(tab, 'hidden');
  site.write('content/policy/long.md', longItem('第六版'));
  await comesTrue('a tab that is seen shows what was saved', shows(other, '第六版'));
  await tab.waitForTimeout(300);
  isTrue('a hidden tab does not listen', !(await shows(tab, '第六版')()));
  await setVisibility(tab, 'visible');
  await comesTrue('it catches up when it is seen', shows(tab, '第六版'));
}

/** Ends and starts the server; gives the one that runs at the end. */
async function checkRestart(tab, server, site, start) {
  await server.stop();
  await comesTrue('a tab says that the preview stopped', async () => (await tool(tab, '.note').innerText()) === '预览已停止');
  site.write('content/policy/long.md', longItem('第七版'));
  const next = await start();
  await comesTrue('it comes to life with the server', shows(tab, '第七版'));
  return next;
}

const [gazette] = process.argv.slice(2);
const site = makeSite();
const port = await freePort();
const start = () => serve(gazette, site, port);
const browser = await startBrowser();
let server;
try {
  server = await start();
  const context = await browser.newContext({ viewport: wide, reducedMotion: 'reduce' });
  const complaints = [];
  const tabs = [];
  for (let count = 0; count < 2; ++count) tabs.push(await open(context, `${server.origin}/policy/long/`, complaints));
  await checkEdits(tabs, site);
  await checkProblems(tabs, site);
  await checkStyles(tabs[0], site);
  await checkTools(tabs[0]);
  await checkUnseen(tabs[0], tabs[1], site);
  const other = await open(context, `${server.origin}/policy/`, complaints);
  await checkDraft(other, server.origin, gazette, site);
  await checkDays(other, server.origin);
  await other.close();
  check('the browser has nothing to complain of', complaints);
  // In a tab of its own, as the others may be loading; and last, as browsers complain of a server that is gone.
  server = await checkRestart(await open(context, `${server.origin}/policy/long/`, []), server, site, start);
} finally {
  await browser.close();
  if (server) await server.stop();
  site.remove();
}
process.exitCode = closeScore() ? 0 : 1;
