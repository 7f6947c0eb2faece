// approved.mjs check|approve FOLDER…: one page of each kind of each built site beside its approved picture, which lies in
// approved/SITE/KIND.webp. `check` compares them, and makes sure that it would see a change; `approve` takes what the pages look
// like now.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { startBrowser } from './lib/browser.mjs';
import { twoAtATime } from './lib/jobs.mjs';
import { root } from './lib/modules.mjs';
import { bytesOf, compared, openTabs, pictureOf, tolerance } from './lib/pictures.mjs';
import { closeScore, record } from './lib/score.mjs';
import { openSite, pageOfEachKind } from './lib/site.mjs';

const approvedFolder = join(root, 'tests/browser/approved');
const nameOf = ({ kind }) => kind.replaceAll(' ', '-');
const placeOf = (site, page) => join(approvedFolder, site.name, `${nameOf(page)}.webp`);

/** What a theme could do to itself, as a change of its style sheet. The comparison must see each. */
const changes = {
  'another accent': (css) => `${css} :root { --site-accent: #14508c !important; --site-accent-dark: #8ab8f0 !important; }`,
  'the text 2 rem to the right': (css) => `${css} main { position: relative; left: 2rem; }`,
  'the side column 2 rem to the right': (css) => `${css} .front-side, .contents { position: relative; left: 2rem; }`,
  'no masthead': (css) => `${css} .masthead { display: none; }`,
  'letters larger by a fifth': (css) => `${css} html { font-size: 120%; }`,
  'no dark colours': (css) => css.replaceAll('prefers-color-scheme: dark', 'prefers-color-scheme: none'),
};
const changedKinds = { demonstration: 'item', english: 'home' };  // both have a side column

/** The search is shown with what it found. */
const words = { demonstration: '招生', english: 'council' };
const isShown = (page) => async (tab) => {
  if (page.kind === 'search') await tab.locator('#gz-results li').first().waitFor();
};

function picture(tools, site, page) {
  const query = page.kind === 'search' ? `?q=${encodeURIComponent(words[site.name])}` : '';
  return pictureOf(tools, site.address(page) + query, isShown(page));
}

/** What was compared, for the eye: build/shots/SITE/KIND/. */
function keepEvidence(site, page, approved, now, marks) {
  const folder = join(root, 'build/shots', site.name, nameOf(page));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'approved.webp'), approved);
  writeFileSync(join(folder, 'now.webp'), bytesOf(now));
  writeFileSync(join(folder, 'difference.png'), bytesOf(marks));
  return relative(root, folder);
}

const differing = ({ differences }) => differences.filter((difference) => difference > tolerance.colour).length;

async function checkPage(tools, site, page) {
  const name = `${site.name}: ${page.kind} (${page.path}) looks as approved`;
  const now = await picture(tools, site, page);
  if (!existsSync(placeOf(site, page))) return record(name, ['there is no approved picture of it: ./dev approve makes one']);
  const approved = readFileSync(placeOf(site, page));
  const result = await compared(tools.studio, approved, now);
  if (differing(result) <= tolerance.blocks) return record(name, []);
  const folder = keepEvidence(site, page, approved, now, result.marks);
  return record(name, [`${differing(result)} of ${result.differences.length} blocks have another colour: ${folder}/difference.png`,
    'if it is meant to look so: ./dev approve']);
}

async function checkChanges(tools, site, page) {
  const before = bytesOf(await picture(tools, site, page));
  for (const [change, changed] of Object.entries(changes)) {
    for (const tab of tools.tabs) {
      await tab.route('**/assets/style.*.css', async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: changed(await response.text()) });
      });
    }
    const blocks = differing(await compared(tools.studio, before, await picture(tools, site, page)));
    record(`${site.name}: ${page.kind} with ${change} is seen to be another`,
      blocks > tolerance.blocks ? [] : [`${blocks} blocks differ`]);
    for (const tab of tools.tabs) await tab.unrouteAll();
  }
}

async function approvePage(tools, site, page) {
  const now = bytesOf(await picture(tools, site, page));
  const place = placeOf(site, page);
  if (existsSync(place) && readFileSync(place).equals(now)) return;
  mkdirSync(join(approvedFolder, site.name), { recursive: true });
  writeFileSync(place, now);
  console.log(`approved: ${relative(root, place)}`);
}

/** Pictures of kinds of pages that are no more. */
function leftOver(site, pages) {
  const folder = join(approvedFolder, site.name);
  const wanted = new Set(pages.map((page) => placeOf(site, page)));
  return (existsSync(folder) ? readdirSync(folder) : []).map((name) => join(folder, name)).filter((place) => !wanted.has(place));
}

const [task, ...folders] = process.argv.slice(2);
const browser = await startBrowser();
const studio = await browser.newPage();
const free = [{ tabs: await openTabs(browser), studio }, { tabs: await openTabs(browser), studio }];
const withTools = (work) => async (...of) => {
  const tools = free.pop();
  await work(tools, ...of);
  free.push(tools);
};
for (const folder of folders) {
  const site = await openSite(folder);
  const pages = pageOfEachKind(site.pages).filter(({ kind }) => kind !== 'redirect');
  const work = withTools(task === 'approve' ? approvePage : checkPage);
  await twoAtATime(pages, (page) => work(site, page));
  if (task === 'approve') for (const place of leftOver(site, pages)) rmSync(place);
  else {
    record(`${site.name}: each approved picture has a page`, leftOver(site, pages).map((place) => relative(root, place)));
    await withTools(checkChanges)(site, pages.find(({ kind }) => kind === changedKinds[site.name]));
  }
  site.close();
}
await browser.close();
process.exitCode = task === 'approve' || closeScore() ? 0 : 1;
