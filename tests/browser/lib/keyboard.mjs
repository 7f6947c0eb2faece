// A page used with the keyboard alone.

/** What the Tab key must reach: links and controls that are shown, and boxes that say they can be focused. */
const stops = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';

/** Presses Tab until all should have been reached; what was not, and what got the focus without showing it. */
export async function unreachedByTab(tab) {
  const count = await tab.evaluate((selector) => {
    const wanted = [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility() && !element.disabled);
    globalThis.gzWalk = { wanted: new Set(wanted), unmarked: [] };
    document.addEventListener('focusin', ({ target }) => {
      globalThis.gzWalk.wanted.delete(target);
      const { outlineStyle, outlineWidth } = getComputedStyle(target);
      if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) globalThis.gzWalk.unmarked.push(target);
    });
    return wanted.length;
  }, stops);
  // Some more than there are: a browser also stops at boxes that scroll.
  for (let press = 0; press < count + 20; press += 1) await tab.keyboard.press('Tab');
  return tab.evaluate(() => {
    const { wanted, unmarked } = globalThis.gzWalk;
    const missed = [...wanted].filter((element) => element.checkVisibility());  // a script may have replaced some
    return [...missed.map((element) => `not reached: ${element.outerHTML.slice(0, 120)}`),
      ...unmarked.map((element) => `no mark of the focus: ${element.outerHTML.slice(0, 120)}`)].slice(0, 8);
  });
}

/** The first Tab shows a link that leads past the menu: Enter moves the focus into the main part. */
export async function faultsOfSkipping(tab) {
  await tab.keyboard.press('Tab');
  const shown = await tab.evaluate(() => {
    const { left, top, right, bottom } = document.activeElement.getBoundingClientRect();
    return document.activeElement.matches('.skip') && left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
  });
  await tab.keyboard.press('Enter');
  const at = await tab.evaluate(() => document.activeElement.localName);
  return [...(shown ? [] : ['the link is not shown']), ...(at === 'main' ? [] : [`the focus is at ${at}`])];
}
