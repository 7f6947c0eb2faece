// A page as one small picture, and two such pictures compared. The picture shows the page's first screens, wide and narrow,
// in light and in dark, so small that words are grey lines: how the edge of a letter is drawn does not matter any more. Two
// pictures are compared block by block, by mean colour. All work on pixels is done by the browser, in an empty tab ("studio").

const screens = [{ width: 1280, height: 1600 }, { width: 380, height: 1600 }];
const schemes = ['light', 'dark'];
const fifth = ({ width, height }) => ({ width: width / 5, height: height / 5 });

/** How pictures are kept; a new one is kept in the same way before it is compared, so that both lost the same. */
const type = { type: 'image/webp', quality: 0.7 };

/**
 * A block of 8 x 8 points (40 x 40 px of the page) differs when a channel of its mean colour (0 to 255) differs by more than
 * 12; a page differs when more than 10 of its 3,320 blocks do. Measured with Debian 12's chromium: repeated, no block differs
 * at all; of a page moved by 1 px at most 7 do, of letters drawn a little heavier none. A box of the width of the search
 * moved by 2 rem makes 16, another accent 148, larger letters 318, each on the page that shows least of it.
 */
export const tolerance = { side: 8, colour: 12, blocks: 10 };

/** Runs in the studio: `shots` beside each other, each made as small as it says, as one picture; its data address. */
async function compose({ shots, type: { type, quality } }) {
  const small = await Promise.all(shots.map(async ({ data, width, height }) => createImageBitmap(
    await (await fetch(data)).blob(), { resizeWidth: width, resizeHeight: height, resizeQuality: 'medium' })));
  const picture = new OffscreenCanvas(small.reduce((sum, { width }) => sum + width, 0), small[0].height);
  const canvas = picture.getContext('2d', { willReadFrequently: true });
  let left = 0;
  for (const shot of small) {
    canvas.drawImage(shot, left, 0);
    left += shot.width;
  }
  const reader = new FileReader();
  reader.readAsDataURL(await picture.convertToBlob({ type, quality }));
  return new Promise((resolve) => { reader.onload = () => resolve(reader.result); });
}

/** Runs in the studio: by how much each block of the two pictures differs, and the new one with those marked that do too much. */
async function compare({ approved, now, side, colour }) {
  const opened = async (data) => {
    const picture = await createImageBitmap(await (await fetch(data)).blob());
    const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d', { willReadFrequently: true });
    canvas.drawImage(picture, 0, 0);
    return canvas;
  };
  const [before, after] = [await opened(approved), await opened(now)];
  const { width, height } = after.canvas;
  const pixels = [before, after].map((canvas) => canvas.getImageData(0, 0, width, height).data);
  const differences = [];
  const marked = [];
  for (let top = 0; top < height; top += side) {
    for (let left = 0; left < width; left += side) {
      const sums = [0, 0, 0];
      const [right, bottom] = [Math.min(left + side, width), Math.min(top + side, height)];
      for (let y = top; y < bottom; y += 1) {
        for (let at = (y * width + left) * 4; at < (y * width + right) * 4; at += 4) {
          for (let channel = 0; channel < 3; channel += 1) sums[channel] += pixels[1][at + channel] - pixels[0][at + channel];
        }
      }
      const area = (right - left) * (bottom - top);
      const difference = Math.max(...sums.map((sum) => Math.abs(sum) / area));
      differences.push(difference);
      if (difference > colour) marked.push([left, top]);
    }
  }
  after.fillStyle = 'rgb(255 0 255 / 45%)';
  for (const [left, top] of marked) after.fillRect(left, top, side, side);
  const reader = new FileReader();
  reader.readAsDataURL(await after.canvas.convertToBlob({ type: 'image/png' }));
  const marks = await new Promise((resolve) => { reader.onload = () => resolve(reader.result); });
  return { differences, marks };
}

/** Tabs of the sizes that are shown: a tab that changes its size may be shown before it has. */
export const openTabs = (browser) => Promise.all(screens.map((viewport) =>
  browser.newPage({ viewport, reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'UTC' })));

/** The data address of the picture of the page at `address`, shown in `tabs`. `ready` waits until all of it is there. */
export async function pictureOf({ tabs, studio }, address, ready = () => {}) {
  const shots = [];
  for (const tab of tabs) {
    await tab.goto(address);
    await ready(tab);
    const session = await tab.context().newCDPSession(tab);  // quicker than tab.screenshot()
    for (const colorScheme of schemes) {
      await tab.emulateMedia({ colorScheme });
      const { data } = await session.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true });
      shots.push({ data: `data:image/png;base64,${data}`, ...fifth(tab.viewportSize()) });
    }
    await session.detach();
  }
  return studio.evaluate(compose, { shots, type });
}

/** The bytes of the picture at a data address. */
export const bytesOf = (data) => Buffer.from(data.slice(data.indexOf(',') + 1), 'base64');

/** `{ differences, marks }` of an approved picture's bytes and the data address of a new one. */
export const compared = (studio, approved, now) => studio.evaluate(
  compare, { approved: `data:image/webp;base64,${approved.toString('base64')}`, now, ...tolerance });
