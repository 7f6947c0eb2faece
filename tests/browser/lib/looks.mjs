// What can be measured of a page that is shown.

/** Empty unless the page can be scrolled sideways; then the innermost elements that reach too far. */
export function sidewaysScroll(tab) {
  return tab.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const reach = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth);
    if (reach <= width) return [];
    // What is positioned absolutely is held only by boxes that are positioned too.
    const holder = (element) => (
      getComputedStyle(element).position === 'absolute' ? element.offsetParent : element.parentElement);
    const ownBox = (element) => {
      for (let box = holder(element); box && box !== document.body; box = holder(box)) {
        if (getComputedStyle(box).overflowX !== 'visible' && box.getBoundingClientRect().right <= width + 1) return true;
      }
      return false;
    };
    const wide = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > width + 1 && !ownBox(element));
    const innermost = wide.filter((element) => !wide.some((other) => other !== element && element.contains(other)));
    return [`${reach} px of content in ${width} px`, ...innermost.slice(0, 5).map((element) => element.outerHTML.slice(0, 160))];
  });
}

/** The words of the page as they are shown, without those that are hidden or belong to a form that needs a script. */
export const shownText = (tab) => tab.evaluate(() => {
  const forms = [...document.querySelectorAll('form.register-filter:not([hidden])')];
  for (const form of forms) form.hidden = true;
  const text = document.body.innerText;
  for (const form of forms) form.hidden = false;
  return text;
});

/** Boxes that cut off words of theirs: what is hidden on purpose and what ends in dots is none. */
export const cutOffWords = (tab) => tab.evaluate(() => {
  const cuts = (box) => {
    const style = getComputedStyle(box);
    if (style.overflowX !== 'hidden' && style.overflowY !== 'hidden') return false;
    if (style.clipPath !== 'none' || style.textOverflow === 'ellipsis') return false;
    return box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1;
  };
  return [...document.querySelectorAll('main *, header *, footer *')].filter((box) => box.checkVisibility() && cuts(box))
    .slice(0, 5).map((box) => box.outerHTML.slice(0, 160));
});

/** What moves although the reader asked for less motion. */
export const motions = (tab) => tab.evaluate(() => {
  const moves = ({ transitionDuration, animationName, scrollBehavior }) =>
    parseFloat(transitionDuration) > 0 || animationName !== 'none' || scrollBehavior === 'smooth';
  return [...document.querySelectorAll('*')].filter((element) => moves(getComputedStyle(element)))
    .slice(0, 5).map((element) => element.outerHTML.slice(0, 120));
});

/** Shows the page with letters of twice the size, as a browser does that enlarges text alone. */
export const enlargeText = (tab, isLarge) => tab.evaluate((large) => {
  document.documentElement.style.fontSize = large ? '200%' : '';
}, isLarge);
