// A page on paper. The text of a PDF is read by pdftotext (poppler-utils).
import { execFileSync } from 'node:child_process';

const squeezed = (text) => text.replace(/\s+/g, '');

/** The text of each sheet: cell by cell, or line by line as it is seen with -layout. */
const sheetsOf = (pdf, ...options) => execFileSync('pdftotext', [...options, '-', '-'], { input: pdf, maxBuffer: 1 << 26 })
  .toString().split('\f').slice(0, -1).map(squeezed);

/** What the page says that belongs on paper, and what does not. The head of its longest table tells that table's sheets. */
const expected = (tab) => tab.evaluate(() => {
  const text = (element) => element?.textContent ?? '';
  const tables = [...document.querySelectorAll('main table')].filter(({ tHead }) => tHead);
  const longest = tables.sort((a, b) => b.rows.length - a.rows.length)[0];
  const address = (link) => link.getAttribute('href');
  const links = [...document.querySelectorAll('.prose a[href^="http"]')];
  return {
    parts: [text(document.querySelector('h1')), document.querySelector('link[rel=canonical]').href,
      text(document.querySelector('.document-number')), new Date().toLocaleDateString('sv'), ...links.map(address)],
    saidTwice: links.filter((link) => text(link) === address(link)).map((link) => `<${address(link)}>`),
    menu: text(document.querySelector('.menu ul')),
    head: text(longest?.tHead.querySelector('th:last-child')),
    rows: [...longest?.querySelectorAll('tbody th[scope=row]') ?? []].map(text),
  };
});

/** What is wrong with the page's print on A4: sheets, their numbers, what must be on them and what must not. */
export async function faultsOfPrint(tab, { hasLongTable }) {
  const { parts, saidTwice, menu, head, rows } = await expected(tab);
  const pdf = await tab.pdf({ format: 'A4', preferCSSPageSize: true });
  const sheets = sheetsOf(pdf);
  const seen = sheetsOf(pdf, '-layout');
  const all = sheets.join('');
  const faults = parts.filter((part) => !all.includes(squeezed(part))).map((part) => `"${part}" is not on paper`);
  faults.push(...saidTwice.filter((part) => all.includes(part)).map((part) => `${part} stands behind itself`));
  if (sheets.length < (hasLongTable ? 2 : 1)) faults.push(`it has ${sheets.length} sheets`);
  if (all.includes(squeezed(menu))) faults.push('the menu is printed');
  sheets.forEach((sheet, i) => {
    if (!new RegExp(`(^|\\D)${i + 1}\\D*$`).test(seen[i])) faults.push(`sheet ${i + 1} ends without its number: ${seen[i].slice(-60)}`);
    const isOfTable = hasLongTable && rows.some((row) => sheet.includes(squeezed(row)));
    if (isOfTable && !sheet.includes(squeezed(head))) faults.push(`sheet ${i + 1} lacks the table's head`);
  });
  return faults;
}
