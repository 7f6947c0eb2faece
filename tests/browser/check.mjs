// check.mjs [--any] FOLDER…: looks at built sites as their readers do, in a real browser. Prints what fails and a count. With --any
// the sites need not have pages of all kinds.
import { startBrowser } from './lib/browser.mjs';
import { all, ofColour, violations } from './lib/axe.mjs';
import { twoAtATime } from './lib/jobs.mjs';
import { faultsOfSkipping, unreachedByTab } from './lib/keyboard.mjs';
import { cutOffWords, enlargeText, motions, shownText, sidewaysScroll } from './lib/looks.mjs';
import { faultsOfPrint } from './lib/print.mjs';
import { faultsOfQrCode } from './lib/qr.mjs';
import { closeScore, record } from './lib/score.mjs';
import { openSite, pageOfEachKind } from './lib/site.mjs';
import { cellsWithHeaderNames, headerFaultsOf } from './lib/tables.mjs';

const wide = { width: 1280, height: 900 };
const narrow = { width: 380, height: 800 };
// WCAG 2.1, 1.4.10: 320 px, which is also 1280 px enlarged four times; 640 px are 1280 px enlarged twice.
const enlarged = [{ width: 640, height: 450 }, { width: 320, height: 256 }];

// Each must be there in at least one of the sites, or a change could take it away from these tests unseen.
const kindsToSee = [
  'home', 'category', 'item', 'page', 'reports', 'comparison', 'taxonomy', 'term', 'coverage', 'standard', 'register', '404', 'redirect',
  'report cn-492', 'report cn-2021', 'report uk-foi', 'report us-foia',
];

// In table t3 of form cn-2021: these headers together belong to exactly one cell.
const cellsOfT3 = [
  ['三、本年度办理结果', '（三）不予公开', '1.属于国家秘密', '申请人情况', '自然人'],
  ['三、本年度办理结果', '（六）其他处理', '3.其他', '申请人情况', '法人或其他组织', '社会公益组织'],
  ['三、本年度办理结果', '（七）总计', '申请人情况', '总计'],
  ['四、结转下年度继续办理', '申请人情况', '法人或其他组织', '其他'],
];

/** Opens the page in a new tab. What the browser complains of, and what it asks of others, ends in the two lists. */
async function open(context, site, page) {
  const tab = await context.newPage();
  const complaints = [];
  const strangers = [];
  tab.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  tab.on('pageerror', (error) => complaints.push(String(error)));
  tab.on('request', (request) => {
    if (new URL(request.url()).origin !== site.origin) strangers.push(request.url());
  });
  if (page.kind === 'redirect') await stayHere(tab, site.address(page));
  await tab.goto(site.address(page), { waitUntil: 'load' });
  return { tab, complaints, strangers };
}

/** Lets a page that leads elsewhere be looked at: an answer without content leaves the browser where it is. */
const stayHere = (tab, address) =>
  tab.route((url) => !url.pathname.includes('/assets/') && String(url) !== address, (route) => route.fulfill({ status: 204 }));

async function checkLooks(tab, name) {
  for (const size of [wide, narrow]) {
    await tab.setViewportSize(size);
    record(`${name} does not scroll sideways at ${size.width} px`, await sidewaysScroll(tab));
    record(`${name} is accessible at ${size.width} px`, await violations(tab, all));
    await tab.emulateMedia({ colorScheme: 'dark' });
    record(`${name} is readable in the dark at ${size.width} px`, await violations(tab, ofColour));
    await tab.emulateMedia({ colorScheme: 'light' });
  }
}

/** WCAG 2.1, 1.4.4 and 1.4.10: nothing is lost when all is enlarged, or the text alone. */
async function checkEnlarged(tab, name) {
  for (const size of enlarged) {
    await tab.setViewportSize(size);
    record(`${name} does not scroll sideways at ${size.width} px`, await sidewaysScroll(tab));
  }
  await tab.setViewportSize(wide);
  await enlargeText(tab, true);
  record(`${name} does not scroll sideways with text of twice the size`, await sidewaysScroll(tab));
  record(`${name} shows all words of twice the size`, await cutOffWords(tab));
  await enlargeText(tab, false);
}

async function checkKeyboard(context, site, page, name) {
  const { tab } = await open(context, site, page);
  record(`${name} can be used with the keyboard alone`, await unreachedByTab(tab));
  await tab.goto(site.address(page));
  record(`${name} lets the keyboard skip to the content`, await faultsOfSkipping(tab));
  await tab.close();
}

const isForPaper = ({ kind }) => /^(item|page|report|register|category|standard)/.test(kind);

/** The demonstration's catalogue goes over several sheets. */
const longTable = (site, { kind }) => ({ hasLongTable: kind === 'standard' && site.name === 'demonstration' });

const sameNames = (some, others) => [...some].sort().join() === [...others].sort().join();

async function checkHeaderNames(tab, name) {
  const cells = await cellsWithHeaderNames(tab, '#table-t3');
  for (const expected of cellsOfT3) {
    const found = cells.filter(({ headers }) => sameNames(headers, expected));
    record(`${name} names the headers ${expected.join(', ')} for one cell`,
      found.length === 1 ? [] : [`${found.length} cells of ${cells.length} have them`]);
  }
}

async function checkWithoutScripts(contexts, site, page, text, name) {
  const { tab } = await open(contexts.withoutScripts, site, page);
  const other = await shownText(tab);
  if (page.kind !== 'search') record(`${name} shows the same text without JavaScript`, text !== '' && other === text ? [] : [other.slice(0, 200)]);
  await tab.close();
}

/** Filters the register in place: by state, by words, by words that no rule has. */
async function checkRegister(tab, name) {
  const shown = () => tab.locator('#gz-rules tbody tr:visible').count();
  const status = tab.locator('.register-status');
  await tab.locator('#gz-words').fill(' ');  // a register of several pages is read whole now
  await tab.waitForFunction(() => document.querySelector('.register-status').textContent !== '');
  const all = await shown();
  const states = tab.locator('#gz-state');
  const [, state] = await states.locator('option').allTextContents();
  const ofState = await tab.locator(`#gz-rules tbody tr[data-state="${state}"]`).count();
  await states.selectOption({ index: 1 });
  const chosen = await shown();
  await states.selectOption({ index: 0 });
  await tab.locator('#gz-words').fill('no rule has these words');
  const none = await shown();
  const said = await status.textContent();
  await tab.locator('#gz-words').fill('');
  const again = await shown();
  record(`${name} is filtered in place`,
    all > ofState && chosen === ofState && none === 0 && /0/.test(said) && again === all ? [] : [`${all} ${ofState} ${chosen} ${none} ${again}`]);
}

/** In a tab of its own: what is open stays open. */
async function checkQrCode(context, site, page, name) {
  const { tab } = await open(context, site, page);
  const blank = await context.newPage();
  record(`${name} has a QR code that says its address`, await faultsOfQrCode(tab, blank));
  await Promise.all([tab.close(), blank.close()]);
}

const hasQrCode = ({ kind }) => /^(item|report )/.test(kind);

async function checkPage(contexts, site, page) {
  const name = `${site.name}: ${page.kind} (${page.path})`;
  const { tab, complaints, strangers } = await open(contexts.usual, site, page);
  await checkWithoutScripts(contexts, site, page, await shownText(tab), name);
  if (page.kind === 'register') await checkRegister(tab, name);
  if (page.kind === 'report cn-2021') await checkHeaderNames(tab, name);
  if (hasQrCode(page)) await checkQrCode(contexts.usual, site, page, name);
  await checkLooks(tab, name);
  await checkEnlarged(tab, name);
  record(`${name} does not move for those who asked for less motion`, await motions(tab));
  if (isForPaper(page)) record(`${name} is a document on paper`, await faultsOfPrint(tab, longTable(site, page)));
  if (page.kind !== 'redirect') await checkKeyboard(contexts.usual, site, page, name);
  record(`${name} gives the browser nothing to complain of`, complaints);
  record(`${name} asks nothing of other sites`, strangers);
  await tab.close();
}

async function checkRedirect(context, site, page) {
  const tab = await context.newPage();
  const answers = [];
  tab.on('response', (response) => response.request().isNavigationRequest() && answers.push(response));
  await tab.goto(site.address(page));
  await tab.waitForURL((url) => String(url) !== site.address(page), { timeout: 5000 }).catch(() => {});
  const last = answers.at(-1);
  record(`${site.name}: redirect (${page.path}) leads to a page of the site`,
    answers.length === 2 && last.ok() ? [] : [`at ${tab.url()}, after ${answers.length} answers, status ${last?.status()}`]);
  await tab.close();
}

async function checkSite(browser, site) {
  const settings = { viewport: wide, reducedMotion: 'reduce', colorScheme: 'light' };
  const contexts = {
    usual: await browser.newContext(settings),
    withoutScripts: await browser.newContext({ ...settings, javaScriptEnabled: false }),
  };
  const blank = await contexts.usual.newPage();
  record(`${site.name}: cells name header cells of their own table`, await headerFaultsOf(blank, site.pages));
  await blank.close();
  const chosen = pageOfEachKind(site.pages);
  await twoAtATime(chosen, (page) => checkPage(contexts, site, page));
  for (const page of chosen.filter(({ kind }) => kind === 'redirect')) await checkRedirect(contexts.usual, site, page);
  await Promise.all([contexts.usual.close(), contexts.withoutScripts.close()]);
  return chosen.map(({ kind }) => kind);
}

const browser = await startBrowser();
const seen = new Set();
const isAny = process.argv[2] === '--any';
for (const folder of process.argv.slice(isAny ? 3 : 2)) {
  const site = await openSite(folder);
  for (const kind of await checkSite(browser, site)) seen.add(kind);
  site.close();
}
await browser.close();
if (!isAny) record('the example sites have a page of each kind', kindsToSee.filter((kind) => !seen.has(kind)));
process.exitCode = closeScore() ? 0 : 1;
