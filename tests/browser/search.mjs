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
    const { numbers } = await search.search(query, filters);
    const first = await Promise.all(numbers.slice(0, 3).map((number) => search.documentOf(number)));
    const found = first.map(([, path]) => `/${decodeURI(path)}`);
    if (found.includes(finds)) hits += 1;
    else missed.push(`${query}: ${found.join(', ')}`);
    if (loaded.bytes > mostBytes) heavy.push(`${query}: ${loaded.bytes} bytes`);
  }
  console.log(`search, ${basename(folder)}: ${hits} of ${queries.length} queries find their document in the first three`);
  record(`${basename(folder)}: queries find what they must`, missed);
  record(`${basename(folder)}: no query loads much`, heavy);
}

async function results(tab) {
  await tab.waitForFunction(() => document.querySelector('.search-status').textContent.trim() !== '');
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
  record(`${basename(folder)}: a filter alone lists what passes it`, days.every((day) => day.startsWith(newest)) ? [] : days);
  record(`${basename(folder)}: the address says what was asked for`, tab.url().includes(`year=${newest}`) ? [] : [tab.url()]);
  record(`${basename(folder)}: filters give the browser nothing to complain of`, complaints);
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
  await checkFromDisk(browser, folder, own[0]);
}
await browser.close();
process.exit(closeScore() ? 0 : 1);
