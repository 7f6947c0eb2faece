// search.mjs FOLDER…: the search of built sites, in a browser from a server and from the disk; and its script alone
// against the cases that src/search answers to, and against the queries of tests/search/queries.json.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { all, violations } from './lib/axe.mjs';
import { startBrowser } from './lib/browser.mjs';
import { root } from './lib/modules.mjs';
import { closeScore, record } from './lib/score.mjs';
import { openIndex } from './lib/search_index.mjs';
import { openSite } from './lib/site.mjs';

const readCases = (name) => JSON.parse(readFileSync(join(root, 'tests/search', name), 'utf8'));
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

function checkWords(folder) {
  const { search } = openIndex(folder);
  const cases = readCases('words.json');
  const wrong = [];
  const expect = (what, got, wanted) => { if (!same(got, wanted)) wrong.push(`${what}: ${JSON.stringify(got)}`); };
  for (const { text, words } of cases.words) expect(text, search.wordsOf(text), words);
  for (const { number, word } of cases.numbers) expect(number, search.numberWord(number), word);
  for (const { word, shards, shard } of cases.shards) expect(word, search.shardOf(word, shards), shard);
  for (const { text, documents } of cases.postings) expect(text, [...search.postingsOf(text)], documents);
  record('the script cuts words as the program does', wrong);
}

const mostBytes = 200_000;

/** Each query must find its document among the first three, for few bytes. */
async function checkQueries(folder, queries) {
  const missed = [];
  const heavy = [];
  let hits = 0;
  for (const { query, finds, filters = {} } of queries) {
    const { search, loaded } = openIndex(folder);
    const { documents } = await search.search(query, filters);
    const found = documents.slice(0, 3).map(([, path]) => `/${decodeURI(path)}`);
    if (found.includes(finds)) hits += 1;
    else missed.push(`${query}: ${found.join(', ')}`);
    if (loaded.bytes > mostBytes) heavy.push(`${query}: ${loaded.bytes} bytes`);
  }
  console.log(`search, ${basename(folder)}: ${hits} of ${queries.length} queries find their document in the first three`);
  record(`${basename(folder)}: queries find what they must`, missed);
  record(`${basename(folder)}: no query loads much`, heavy);
}

/** What goes wrong on the way: another publication meanwhile, files that are not there or not what they should be. */
async function checkMishaps(folder, { query, finds }) {
  const found = async (answer) => {
    const { search } = openIndex(folder, answer);
    try {
      const { documents } = await search.search(query);
      return documents.slice(0, 3).some(([, path]) => `/${decodeURI(path)}` === finds) ? 'found' : 'another';
    } catch (error) {
      return error.message.replace(/\/\d+$/, '');
    }
  };
  const oldVersion = (bytes) => bytes.replace(/"version": "\d+"/, '"version": "1"');
  const seen = new Set();
  const firstTime = (name) => !seen.has(name) && seen.add(name);
  const expect = async (what, answer, wanted) => {
    seen.clear();
    const got = await found(answer);
    record(`a search ${what}`, got === wanted ? [] : [got]);
  };
  await expect('goes on after a publication', (name, bytes) =>
    (name === 'search/index.js' && firstTime(name) ? oldVersion(bytes) : bytes), 'found');
  await expect('goes on when only its results are of another publication', (name, bytes) =>
    (/documents/.test(name) && firstTime('documents') ? bytes.replace(/,"\d+",/, ',"1",') : bytes), 'found');
  await expect('does not try for ever', (name, bytes) => (name === 'search/index.js' ? oldVersion(bytes) : bytes),
    'the site was published anew');
  await expect('says which file is missing', (name, bytes) => (/documents/.test(name) ? null : bytes), 'documents');
  await expect('ends when a file is a page', (name, bytes) => (/words/.test(name) ? '<!doctype html>' : bytes), 'words');
  let isDown = true;
  const { search } = openIndex(folder, (name, bytes) => (isDown ? null : bytes));
  await search.search(query).catch(() => {});
  isDown = false;
  const again = await search.search(query).catch((error) => error);
  record('a search can be asked again after a file was missing', again.documents?.length > 0 ? [] : [String(again)]);
}

async function results(tab) {
  await tab.waitForFunction(() => document.querySelectorAll('#gz-results li').length > 0);
  return tab.locator('#gz-results h2 a').evaluateAll((links) => links.map(({ href, textContent }) => ({ href, textContent })));
}

async function watched(context) {
  const tab = await context.newPage();
  const complaints = [];
  tab.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  tab.on('pageerror', (error) => complaints.push(String(error)));
  return { tab, complaints };
}

/** A reader searches from the home page, narrows, and goes to what was found, without a mouse. */
async function checkPage(browser, folder, { query, finds }) {
  const site = await openSite(folder);
  const name = basename(folder);
  const home = site.address(site.pages.find(({ path }) => path === 'index.html'));
  for (const [width, colorScheme] of [[1280, 'light'], [380, 'dark']]) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' });
    const { tab, complaints } = await watched(context);
    await tab.goto(home);
    await tab.locator('.site-search input').focus();
    await tab.keyboard.type(query);
    await tab.keyboard.press('Enter');
    await tab.waitForURL(/\/search\/\?q=/);
    const found = await results(tab);
    record(`${name}, ${width} px: a search from the home page finds`,
      found.slice(0, 3).some(({ href }) => decodeURI(new URL(href).pathname).endsWith(finds)) ? [] : [JSON.stringify(found)]);
    record(`${name}, ${width} px: what was asked for is marked`, (await tab.locator('#gz-results mark').count()) > 0 ? [] : ['no mark']);
    record(`${name}, ${width} px: the search page is accessible`, await violations(tab, all));
    const isWide = await tab.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    record(`${name}, ${width} px: the search page does not scroll sideways`, isWide ? ['it does'] : []);
    await tab.locator('#gz-query').fill('qqqzzz9');
    await tab.waitForFunction(() => document.querySelectorAll('#gz-results li').length === 0);
    record(`${name}, ${width} px: nothing found is said`, (await tab.locator('.search-status').textContent()).length > 10 ? [] : ['it is not']);
    record(`${name}, ${width} px: the browser has nothing to complain of`, complaints);
    await context.close();
  }
  site.close();
}

async function checkFilters(browser, folder) {
  const site = await openSite(folder);
  const { tab, complaints } = await watched(await browser.newContext());
  await tab.goto(new URL('search/', site.address(site.pages.find(({ path }) => path === 'index.html'))).href);
  await tab.waitForFunction(() => document.querySelectorAll('#gz-year option').length > 1);
  const year = tab.locator('#gz-year');
  const newest = await year.locator('option').nth(1).getAttribute('value');
  await year.selectOption(newest);
  await tab.waitForFunction(() => document.querySelectorAll('#gz-results li').length > 0);
  const days = await tab.locator('#gz-results .card-facts li:first-child').allTextContents();
  record(`${basename(folder)}: a filter alone lists what passes it`,
    days.length > 0 && days.every((day) => day.startsWith(newest)) ? [] : days.concat('none'));
  record(`${basename(folder)}: the address says what was asked for`, tab.url().includes(`year=${newest}`) ? [] : [tab.url()]);
  record(`${basename(folder)}: filters give the browser nothing to complain of`, complaints);
  await tab.context().close();
  site.close();
}

/** Typed quickly over a slow line: what is shown in the end is what was typed last; each result stands there once. */
async function checkHaste(browser, folder, query) {
  const site = await openSite(folder);
  const { tab, complaints } = await watched(await browser.newContext());
  let delay = 900;
  await tab.route(/search\/words\//, async (route) => {
    const wait = delay;
    delay = 0;  // the first is slow, those after it are not
    await new Promise((done) => { setTimeout(done, wait); });
    await route.continue();
  });
  await tab.goto(new URL('search/', site.address(site.pages.find(({ path }) => path === 'index.html'))).href);
  await tab.locator('#gz-query').fill('qqqzzz9');
  await tab.waitForTimeout(350);
  await tab.locator('#gz-query').fill(query);
  await results(tab);
  const said = await tab.locator('.search-status').textContent();
  await tab.waitForTimeout(1500);
  record(`${basename(folder)}: a slow answer does not take the place of a quick one`,
    said === (await tab.locator('.search-status').textContent()) && /\d/.test(said) ? [] : [said]);
  if (await tab.locator('#gz-more').isVisible()) {
    await tab.locator('#gz-more').dblclick();
    await tab.waitForFunction(() => document.querySelectorAll('#gz-results li').length > 10);
    await tab.waitForTimeout(300);
    const links = await tab.locator('#gz-results h2 a').evaluateAll((all) => all.map(({ href }) => href));
    record(`${basename(folder)}: more results are other ones`, new Set(links).size === links.length ? [] : links);
  }
  record(`${basename(folder)}: haste gives the browser nothing to complain of`, complaints);
  await tab.context().close();
  site.close();
}

async function checkFromDisk(browser, folder, { query, finds }) {
  const { tab, complaints } = await watched(await browser.newContext());
  await tab.goto(`${pathToFileURL(join(folder, 'search/index.html')).href}?q=${encodeURIComponent(query)}`);
  const found = await results(tab);
  const target = found.slice(0, 3).find(({ href }) => decodeURI(href).endsWith(`${finds}index.html`));
  record(`${basename(folder)}: a search from the disk finds`, target ? [] : [JSON.stringify(found)]);
  const isStyled = await tab.evaluate(() => [...document.styleSheets].length > 0);
  record(`${basename(folder)}: the page has its style on the disk`, isStyled ? [] : ['it has not']);
  record(`${basename(folder)}: the disk gives the browser nothing to complain of`, complaints);
  await tab.context().close();
}

const folders = process.argv.slice(2);
const queries = readCases('queries.json');
checkWords(folders[0]);
const browser = await startBrowser();
for (const folder of folders) {
  const own = queries[basename(folder)];
  if (!own) continue;
  await checkQueries(folder, own);
  await checkPage(browser, folder, own[0]);
  await checkFilters(browser, folder);
  await checkMishaps(folder, own[0]);
  await checkHaste(browser, folder, basename(folder) === 'demonstration' ? '通知' : 'council');
  await checkFromDisk(browser, folder, own[0]);
}
await browser.close();
process.exit(closeScore() ? 0 : 1);
