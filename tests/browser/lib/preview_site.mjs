// A small site in a temporary folder, to be edited while `gazette serve` shows it.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from './modules.mjs';

const item = (title, published, text, more = '') => `+++\ntitle = "${title}"\npublished = ${published}\n${more}+++\n\n${text}\n`;
const paragraphs = Array.from({ length: 120 }, (_, index) => `第${index + 1}段：各单位应当按时公开信息，并写明依据。`);

/** An item of many screens; `word` stands in its text, to be looked for. */
export const longItem = (word, published = '2020-01-06') => item('长通知', published, [word, ...paragraphs].join('\n\n'));

const files = {
  'site.toml': `base_url = "https://x.example/"\ntitle = "某局信息公开"\nlanguage = "zh-CN"\ntheme = "mine"\n
[agency]\nname = "某局"\ncode = "00000000X"\n`,
  'content/policy/_index.md': '+++\ntitle = "政策"\n+++\n',
  'content/policy/long.md': longItem('第一版'),
  'content/policy/june.md': item('六月的通知', '2020-06-01', '正文。'),
  'content/policy/draft.md': item('未定的通知', '2020-01-05', '正文。', 'draft = true\n'),
  'themes/mine/theme.toml': 'name = "mine"\ntitle = "Mine"\nextends = "default"\n',
};

/** The default theme, with a policy that allows no style and no script but those of files. */
function themeFiles() {
  const original = (path) => readFileSync(join(root, 'themes/default', path), 'utf8');
  const policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">';
  return {
    'themes/mine/partials/head.mustache': original('partials/head.mustache').replace('<head>', `<head>\n${policy}`),
    'themes/mine/static/style.css': original('static/style.css'),
  };
}

export function makeSite() {
  const base = mkdtempSync(join(tmpdir(), 'gazette-preview-'));
  const folder = join(base, 'site');
  const saved = join(base, 'saved');
  const write = (path, text) => {  // renamed into place, as editors do
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(saved, text);
    renameSync(saved, join(folder, path));
  };
  for (const [path, text] of Object.entries({ ...files, ...themeFiles() })) write(path, text);
  return {
    folder, write, output: join(base, 'public'),
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    remove: () => rmSync(base, { recursive: true, force: true }),
  };
}

export const build = (gazette, { folder, output }) =>
  execFileSync(gazette, ['build', '--drafts', '--quiet', '-s', folder, '-d', output], { stdio: ['ignore', 'inherit', 'ignore'] });

export function freePort() {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Resolves when the preview answers; what the program said is in the error when it does not. */
export async function serve(gazette, { folder }, port) {
  const program = spawn(gazette, ['serve', '--drafts', '-s', folder, '-p', String(port)]);
  const ended = new Promise((resolve) => program.on('exit', resolve));
  let said = '';
  for (const stream of [program.stdout, program.stderr]) stream.on('data', (text) => { said += text; });
  const origin = `http://127.0.0.1:${port}`;
  const answers = () => fetch(origin).then(({ ok }) => ok, () => false);
  for (const start = Date.now(); !(await answers()); await new Promise((resolve) => setTimeout(resolve, 50))) {
    if (program.exitCode !== null || Date.now() - start > 20000) {
      program.kill();
      throw new Error(`gazette serve does not answer at ${origin}:\n${said}`);
    }
  }
  return { origin, stop: () => { program.kill('SIGTERM'); return ended; } };
}
