// A site whose every text tries to run a script, in a temporary folder.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const attack = '<script>hacked=1</script><img src=x onerror=hacked=1>"\'><svg onload=hacked=1></title></script>'
  + '<iframe srcdoc="<script>top.hacked=1</script>"></iframe>{{title}}{{{title}}}';
const quoted = `"""${attack.replace(/"/g, '\\"')}"""`;
const fields = (names) => names.map((name) => `${name} = ${quoted}\n`).join('');

const settings = (rawHtml) => `base_url = "https://x.example/"
language = "en"
${fields(['title', 'description'])}
[agency]
${fields(['name', 'short_name', 'address', 'phone', 'fax', 'postcode', 'email', 'hours', 'icp', 'psb', 'office', 'complaint'])}
[[issuers]]
key = "i"
${fields(['name'])}
[markdown]
raw_html = ${rawHtml}
[register]
${fields(['title'])}
[taxonomies]
tags = { title = ${quoted}, feed = true }
topics = { title = ${quoted} }
[extra]
${fields(['x'])}`;

const body = `
[a](javascript:hacked=1) [b](JaVaScRiPt:hacked=1) [c](java&#x0A;script:hacked=1) [d](&#106;avascript:hacked=1)
[e](<java	script:hacked=1>) [f](\x01javascript:hacked=1) [g](data:text/html,<script>hacked=1</script>) [h](vbscript:x)
![i](javascript:hacked=1) ![j](data:image/svg+xml;base64,PHN2Zz4=) <javascript:hacked=1> [k] [l](view-source:javascript:hacked=1)
[m](<https://x.example/" onclick="hacked=1> "t\\" onclick=hacked=1")

[k]: javascript:hacked=1 "t\\" onmouseover=hacked=1"

<script>hacked=1</script>
<img src=x onerror="hacked=1"> <b onclick=hacked=1>b</b> <a href="javascript:hacked=1" id=raw>x</a> <scr<script>ipt>hacked=1</script>

<svg onload=hacked=1><a xlink:href="javascript:hacked=1"><text y="20">x</text></a></svg>
<iframe srcdoc="<script>top.hacked=1</script>"></iframe><object data="javascript:hacked=1"></object>
<details open ontoggle=hacked=1></details><form action="javascript:hacked=1"><button>x</button></form>
<style>@import "https://evil.example/x.css"; body { background: url(https://evil.example/x.png) }</style>

| a ${attack.replace(/\|/g, '')} | b |
|---|---|
| <script>hacked=1</script> | <img src=x onerror=hacked=1> |

${attack}[^1]

[^1]: <script>hacked=1</script> [x](javascript:hacked=1)

# <img src=x onerror=hacked=1> heading" onload="hacked=1

\`\`\`"><script>hacked=1</script>
</code></pre><script>hacked=1</script>
\`\`\`
`;

const item = (number, more = '') => `+++
title = ${quoted}
published = 2026-01-0${number}
index_number = "${number}"
summary = ${quoted}
${more}+++

${body}`;

const svg = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="90" height="90" '
  + 'onload="hacked=1"><script>hacked=1</script><foreignObject width="9" height="9"><body xmlns="http://www.w3.org/1999/xhtml">'
  + '<img src="x" onerror="hacked=1"/></body></foreignObject><image href="https://evil.example/x.png" width="9" height="9"/>'
  + '<a xlink:href="javascript:hacked=1"><rect width="90" height="90"/></a></svg>';
const html = '<!DOCTYPE html><title>x</title><script>hacked=1</script><script src="x.js"></script><body onload="hacked=1">'
  + '<iframe src="javascript:top.hacked=1"></iframe><img src="https://evil.example/x.png">';

const metadata = `${fields(['document_number', 'topic', 'genre', 'author', 'source', 'description'])}tags = [${quoted}]
keywords = [${quoted}]
channels = [${quoted}]
issuer = "i"
image = "javascript:hacked=1"
withdrawn = { date = 2026-02-01, reason = ${quoted} }
changes = [{ date = 2026-01-20, note = ${quoted} }]
attachments = [{ file = "<b onclick=hacked=1>.txt", title = ${quoted} }, "plan.svg", "form.html", "x.js"]
[extra]
${fields(['y'])}`;

const files = {
  'content/_index.md': `+++\n${fields(['title', 'description'])}+++\n\n${body}`,
  'content/n/_index.md': `+++\n${fields(['title', 'description'])}+++\n\n${body}`,
  'content/n/plain.md': item(5),
  'content/n/all/index.md': item(6, metadata),
  'content/n/all/<b onclick=hacked=1>.txt': 'x',
  'content/n/all/plan.svg': svg,
  'content/n/all/form.html': html,
  'content/n/all/x.js': 'hacked = 1;',
  "content/n/<img src=x onerror=hacked=1>'\"/a.md": item(7),
  'static/logo.svg': svg,
};

/** The folder of a built site with all of these, and those of its files that are no pages but open as documents. */
export function buildHostileSite(gazette, { rawHtml }) {
  const base = mkdtempSync(join(tmpdir(), 'gazette-hostile-'));
  const source = join(base, 'site');
  for (const [path, text] of Object.entries({ ...files, 'site.toml': settings(rawHtml) })) {
    mkdirSync(dirname(join(source, path)), { recursive: true });
    writeFileSync(join(source, path), text);
  }
  const folder = join(base, `hostile, raw_html ${rawHtml}`);
  execFileSync(gazette, ['build', '--quiet', '-s', source, '-d', folder], { stdio: ['ignore', 'inherit', 'ignore'] });
  return { folder, documents: ['n/all/plan.svg', 'n/all/form.html', 'logo.svg'], remove: () => rmSync(base, { recursive: true, force: true }) };
}
