// The QR code that a page shows, read as a reader's telephone does: from its picture. https://github.com/cozmo/jsQR
import { qrSource } from './modules.mjs';

/** Runs in an empty tab: what the QR code in a picture says. Dark on light only, as not every reader knows the other way. */
async function read(data) {
  const shot = await createImageBitmap(await (await fetch(data)).blob());
  const canvas = new OffscreenCanvas(shot.width, shot.height).getContext('2d');
  canvas.drawImage(shot, 0, 0);
  const pixels = canvas.getImageData(0, 0, shot.width, shot.height).data;
  return globalThis.jsQR(pixels, shot.width, shot.height, { inversionAttempts: 'dontInvert' })?.data;
}

/** The code in the page's `details.cite` must say the canonical address, in light and in dark. `blank` is an empty tab. */
export async function faultsOfQrCode(tab, blank) {
  if (!(await blank.evaluate(() => 'jsQR' in globalThis))) await blank.evaluate(qrSource);
  const canonical = await tab.locator('link[rel=canonical]').getAttribute('href');
  const faults = [];
  await tab.locator('details.cite > summary').click();
  for (const colorScheme of ['dark', 'light']) {
    await tab.emulateMedia({ colorScheme });
    const picture = await tab.locator('details.cite .qr-code').screenshot();
    const said = await blank.evaluate(read, `data:image/png;base64,${picture.toString('base64')}`);
    if (said !== canonical) faults.push(`in ${colorScheme} mode it says ${said ? `"${said}"` : 'nothing'}, not "${canonical}"`);
  }
  await tab.locator('details.cite > summary').click();
  return faults;
}
