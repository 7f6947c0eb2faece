// The packages that tests/browser/run.sh installed. They live in build/, where plain imports would not find them.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../../', import.meta.url));

const require = createRequire(root + 'build/node-browser/');
export const { chromium } = require('playwright-core');
export const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
export const qrSource = readFileSync(require.resolve('jsqr'), 'utf8');
