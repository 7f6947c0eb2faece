// What `gazette serve` adds to the pages it shows, and no build holds: it keeps the page up to date while its author
// writes, and tells the author what there is to know of it. It lives in one element at the end of <body>, in a shadow
// tree, so that page and preview do not reach each other; its style is a constructed sheet, as a Content-Security-Policy of
// `default-src 'self'` forbids the others. Text from the server goes in as text, never as HTML.
(() => {
  'use strict';

  const script = document.currentScript;
  const firstDelayMs = 250;
  const longestDelayMs = 5000;

  // ── Words: Chinese, English ────────────────────────────────────────────────────────────────────────────────────────
  const counted = (count, one) => `${count} ${one}${count === 1 ? '' : 's'}`;

  const wordPairs = {
    language: ['zh-CN', 'en'],
    preview: ['预览', 'Preview'], about: ['本页情况', 'About this page'], close: ['关闭', 'Close'],
    dismiss: ['收起（Esc）', 'Hide (Esc)'],
    hide: ['隐藏预览工具（Alt+G）', 'Hide the tools of the preview (Alt+G)'],
    show: ['显示预览工具（Alt+G）', 'Show the tools of the preview (Alt+G)'],
    lost: ['预览已停止', 'preview stopped'], checking: ['正在检查…', 'checking…'],
    shownAsOf: [(day) => `按 ${day} 显示`, (day) => `as of ${day}`],
    status: [{ published: '已公开', draft: '草稿', scheduled: '定时公开', withheld: '不公开' },
      { published: 'Published', draft: 'Draft', scheduled: 'Scheduled', withheld: 'Withheld' }],
    watermark: [{ draft: '草稿 · 未公开', scheduled: '定时公开 · 尚未公开' },
      { draft: 'Draft · not published', scheduled: 'Scheduled · not yet published' }],
    severity: [{ error: '错误', warning: '警告', info: '提示' }, { error: 'Error', warning: 'Warning', info: 'Note' }],
    kinds: [{ home: '首页', category: '栏目', item: '信息', page: '单页', report: '年度报告', reports: '年度报告目录',
      comparison: '年度报告对照', taxonomy: '分类', term: '分类项', coverage: '公开事项', standard: '标准目录',
      register: '规范性文件库', verify: '核验说明', redirect: '跳转页' }, {}],
    factStatus: ['状态', 'Status'], factPublished: ['公开日期', 'Publication'], factAsOf: ['网站日期', 'Site as of'],
    factSource: ['源文件', 'Source'], factKind: ['类型', 'Kind'], factTemplate: ['模板', 'Template'],
    factReason: ['页面由来', 'Why it exists'], factChange: ['发布以后', 'If published'],
    findings: [(count) => `${count} 处待看`, (count) => counted(count, 'finding')],
    errors: [(count) => `${count} 个错误`, (count) => counted(count, 'error')],
    nothingFound: ['本页没有检查出问题。', 'The checks found nothing on this page.'],
    mendTitle: [(count) => `有 ${count} 个错误需要改正`, (count) => `${counted(count, 'error')} to mend`],
    behind: ['下面显示的仍是最后一个正确的版本；改正以后，新的版本会自动显示。',
      'The last good version is still shown below. The new one appears by itself once this is mended.'],
    notBehind: ['下面的网页是最新的，但是网站有错误，还不能发布。',
      'The page below is up to date, but the site cannot be published like this.'],
    what: ['问题', 'What is wrong'], how: ['改法', 'How to mend it'], help: ['建议', 'Help'],
    asOf: ['显示某一天的网站', 'Show the site as of'], apply: ['显示', 'Apply'], today: ['今天', 'Today'],
    noAnswer: ['预览没有回应。', 'The preview does not answer.'], due: ['近期到期事项', 'What falls due'],
    lists: [({ errors, warnings, infos }) => `全部清单：${errors} 个错误，${warnings} 个警告，${infos} 条提示`,
      ({ errors, warnings, infos }) =>
        `All lists: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}, ${counted(infos, 'note')}`],
  };

  function wordsOf(language) {
    const which = /^zh\b/i.test(language) ? 0 : 1;
    return Object.fromEntries(Object.entries(wordPairs).map(([key, pair]) => [key, pair[which]]));
  }

  // ── Style ──────────────────────────────────────────────────────────────────────────────────────────────────────────
  // In em of the reader's own size, whatever the page sets. Each text has a contrast of at least 4.5 to what is behind it.
  const style = `
    :host { all: initial !important; display: contents !important; }
    .preview { display: contents; color-scheme: light dark; color: var(--ink);
      font: medium/1.6 -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif;
      --paper: #fff; --ground: #f6f4f0; --ink: #1d1f22; --soft: #555a61; --line: #bdb8ae; --focus: #0b57d0; --mark: #fbe3df;
      --error: #9a1b1e; --warning: #7a4b00; --info: #1f5a8a; --good: #1c6b3c; }
    @media screen and (prefers-color-scheme: dark) {
      .preview { --paper: #1e2024; --ground: #282b30; --ink: #e8e6e1; --soft: #b4b7bc; --line: #565a61; --focus: #8ab4f8;
        --mark: #55302c; --error: #f2998f; --warning: #e6b45c; --info: #8fc1ea; --good: #7fd1a0; }
    }
    *, ::before { box-sizing: border-box; }
    [hidden] { display: none !important; }
    h2, h3, p, dl, dd, ol, ul, pre { margin: 0; padding: 0; font: inherit; }
    ol, ul { list-style: none; }
    h2, h3 { font-weight: 700; }
    a { color: inherit; text-underline-offset: .2em; }
    code, pre { font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
    button, input { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: .35em;
      padding: .15em .75em; min-height: 2.1em; }
    button { cursor: pointer; white-space: nowrap; }
    button:hover { background: var(--ground); }
    :focus { outline: none; }
    :focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
    .box { position: fixed; z-index: 2147483646; font-size: .875em; background: var(--paper); border: 1px solid var(--line);
      border-radius: .6em; box-shadow: 0 2px 14px rgb(0 0 0 / .18); }
    .alarm, .alarm:hover { color: #fff; background: #9a1b1e; border-color: #9a1b1e; }

    .bar { right: .9em; bottom: max(.9em, env(safe-area-inset-bottom)); display: flex; align-items: center; gap: .25em;
      max-width: calc(100vw - 1.8em); padding: .2em; border-radius: 2em; }
    .bar button { border-radius: 2em; }
    .bar button:not(.alarm) { border-color: transparent; }
    .bar .note { min-width: 0; padding-inline: .4em; color: var(--soft); white-space: nowrap; overflow: hidden;
      text-overflow: ellipsis; }
    .bar .note:empty { padding: 0; }
    .status::before { content: ""; display: inline-block; width: .65em; height: .65em; margin-right: .55em; border-radius: 50%;
      background: var(--soft); }
    .status[data-status=published]::before { background: var(--good); }
    .status[data-status=draft]::before { background: var(--error); }
    .status[data-status=scheduled]::before { background: var(--warning); }
    .count::before { content: "·"; margin-inline: .4em; }
    .edge { right: 0; bottom: 1em; border-right: 0; border-radius: .5em 0 0 .5em; }

    .panel, .alert { display: flex; flex-direction: column; overflow: hidden; }
    .panel { right: .9em; bottom: 4.3em; width: 31em; max-width: calc(100vw - 1.8em); max-height: calc(100vh - 6em); }
    .head { display: flex; align-items: flex-start; justify-content: space-between; gap: 1em; padding: .6em .7em .6em 1.1em;
      border-bottom: 1px solid var(--line); }
    .head h2 { font-size: 1.1em; line-height: 1.9; }
    .head p { color: var(--soft); }
    .head button { flex: none; }
    .scroll { overflow: auto; padding: .9em 1.1em; }
    .scroll:focus-visible { outline-offset: -3px; }
    .part + .part { margin-top: 1em; padding-top: 1em; border-top: 1px solid var(--line); }
    .part h3 + * { margin-top: .5em; }
    dl { display: grid; grid-template-columns: auto 1fr; gap: .3em 1.2em; }
    dt { color: var(--soft); }
    dd { min-width: 0; overflow-wrap: anywhere; }
    form { display: flex; flex-wrap: wrap; align-items: center; gap: .5em; }
    form label { flex-basis: 100%; }
    form .said { flex-basis: 100%; color: var(--error); }
    form .said:empty { display: none; }

    .finding + .finding { margin-top: 1em; padding-top: 1em; border-top: 1px dashed var(--line); }
    .finding > * + * { margin-top: .35em; }
    .where { display: flex; flex-wrap: wrap; gap: 0 .8em; color: var(--soft); }
    .where b { color: var(--info); }
    .where b.error { color: var(--error); }
    .where b.warning { color: var(--warning); }
    .message { font-weight: 600; overflow-wrap: anywhere; }
    .excerpt { padding: .4em .8em; background: var(--ground); border-left: 3px solid var(--line); white-space: pre-wrap; }
    mark { color: inherit; background: var(--mark); text-decoration: underline 2px var(--error); text-underline-offset: .25em; }
    .advice b { margin-right: .6em; color: var(--soft); }
    .notes { padding-left: 1em; color: var(--soft); }

    .alert { top: .9em; left: 50%; transform: translateX(-50%); z-index: 2147483647; width: 56em; max-width: calc(100vw - 1.8em);
      max-height: 70vh; border-top: 4px solid #b3282b; }
    .alert h2 { color: var(--error); }

    .watermark { position: fixed; inset: 0; z-index: 2147483645; display: grid; place-items: center; overflow: hidden;
      pointer-events: none; user-select: none; color: rgb(200 60 55 / .16); font-weight: 700; font-size: min(13vw, 20vh);
      white-space: nowrap; }
    .watermark.scheduled { font-size: min(9vw, 14vh); }
    .watermark:lang(en) { font-size: min(8vw, 14vh); }
    .watermark.scheduled:lang(en) { font-size: min(6vw, 10vh); }
    .watermark::before { content: attr(data-words); transform: rotate(-28deg); }

    .preview:not(.is-hidden) .edge, .is-hidden .box:not(.edge) { display: none; }
    @media screen { .is-hidden .watermark { display: none; } }
    @media print { .box { display: none !important; } }
    @media (max-width: 34em) {
      .panel { max-height: 65vh; }
      .alert { max-height: 60vh; }
    }`;

  // ── What this tab and this browser remember ────────────────────────────────────────────────────────────────────────
  /** In `area`, which is sessionStorage for the tab and localStorage for all of them. Null is nothing. */
  const recall = (area, key) => area.getItem(`gazette-preview:${key}`);
  const remember = (area, key, value) => (
    value === null ? area.removeItem(`gazette-preview:${key}`) : area.setItem(`gazette-preview:${key}`, value));

  const ofTab = (key) => recall(sessionStorage, key);
  const keepInTab = (key, value) => remember(sessionStorage, key, value);

  // ── Which tab is used ──────────────────────────────────────────────────────────────────────────────────────────────
  let hasJustArrived = false;  // the author came to this tab, and wants to see what is in it

  const isLastUsed = () => ofTab('tab') === recall(localStorage, 'tab');

  /** Takes a new name each time: a duplicated tab begins with the name of the first. */
  function becomeLastUsed() {
    if (!source && !isLastUsed()) hasJustArrived = true;
    const name = String(Math.random());
    keepInTab('tab', name);
    remember(localStorage, 'tab', name);
  }

  /** Whether a new revision was made since this tab last heard, so that its `follow` is not an old story. */
  function isNews(revision) {
    const seen = Number(ofTab('revision'));
    keepInTab('revision', String(revision));
    return seen > 0 && revision > seen;
  }

  /** False when the tab is there already. */
  function goTo(address) {
    const target = new URL(address, location.origin);
    if (target.origin !== location.origin || target.pathname === location.pathname) return false;
    location.assign(target.href);
    return true;
  }

  // ── Loading the page again ─────────────────────────────────────────────────────────────────────────────────────────
  let shownDigest = script.dataset.page;

  function wasNotFound() {
    const [navigation] = performance.getEntriesByType('navigation');
    return Boolean(navigation) && navigation.responseStatus === 404;
  }

  const isShown = ({ digest }) => digest === shownDigest || (digest === null && wasNotFound());

  /** At most once for one answer: if that did not bring what the server speaks of, nothing will. */
  function reload({ revision, digest }) {
    const reason = `${location.pathname} ${revision} ${digest}`;
    if (ofTab('reloaded') === reason) return;
    keepInTab('reloaded', reason);
    keepInTab('scroll', JSON.stringify({ path: location.pathname, left: scrollX, top: scrollY }));
    if (view && view.panel.contains(view.shadow.activeElement)) keepInTab('panel', 'focused');
    history.scrollRestoration = 'manual';  // the browser's way keeps some element in its place, which may have moved
    location.reload();
  }

  /** To the very pixel: before the first paint, and again when the pictures are there, unless the reader moved on. */
  function restoreScroll() {
    const { path, left, top } = JSON.parse(ofTab('scroll')) || {};
    keepInTab('scroll', null);
    if (path !== location.pathname) return;
    let hasMoved = false;
    for (const type of ['wheel', 'touchstart', 'pointerdown', 'keydown']) {
      addEventListener(type, () => { hasMoved = true; }, { once: true, passive: true });
    }
    const scroll = () => { if (!hasMoved) scrollTo({ left, top, behavior: 'instant' }); };
    scroll();
    addEventListener('load', () => {
      scroll();
      setTimeout(() => { history.scrollRestoration = 'auto'; });  // earlier, and the browser would scroll once more
    }, { once: true });
  }

  // ── Exchanging style sheets in place ───────────────────────────────────────────────────────────────────────────────
  const withoutFingerprint = (path) => path.replace(/\.[0-9a-f]+(?=\.css$)/, '');
  const pathOf = (address) => new URL(address, location.href).pathname;

  /** The links to older and newer bytes of one sheet, in their order. */
  const linksTo = (path) => [...document.querySelectorAll('link[rel~="stylesheet"][href]')]
    .filter((link) => withoutFingerprint(pathOf(link.href)) === withoutFingerprint(path));

  /** The old sheet goes when the new one is there, so that the page is never without. */
  function exchange(older, path, answer) {
    const newest = older[older.length - 1];
    const link = newest.cloneNode();
    link.addEventListener('load', () => older.forEach((old) => old.remove()), { once: true });
    link.addEventListener('error', () => reload(answer), { once: true });
    link.href = path;
    newest.after(link);
  }

  /** False when style sheets are not all that changed. */
  function exchangeStyles(answer) {
    if (answer.words !== script.dataset.words) return false;
    let count = 0;
    for (const path of answer.styles.map(pathOf)) {
      const links = linksTo(path);
      if (links.length === 0 || pathOf(links[links.length - 1].href) === path) continue;
      exchange(links, path, answer);
      ++count;
    }
    if (count > 0) shownDigest = answer.digest;
    return count > 0;
  }

  // ── The server ─────────────────────────────────────────────────────────────────────────────────────────────────────
  let source = null;  // the stream of events; none while nobody sees the page, as a browser has few connections to a server
  let retry = 0;
  let delayMs = firstDelayMs;
  let isLooking = false;
  let mustLook = false;

  function connect() {
    clearTimeout(retry);
    if (source || document.visibilityState !== 'visible') return;
    source = new EventSource('/_gazette/events');
    source.addEventListener('error', lose);
    source.addEventListener('revision', (event) => hear(JSON.parse(event.data)));
  }

  function disconnect() {
    clearTimeout(retry);
    if (source) source.close();
    source = null;
  }

  /** Tells the author only when the second try fails too: a stream may end for no reason that matters. */
  function lose() {
    disconnect();
    retry = setTimeout(connect, delayMs);
    isLost = delayMs > firstDelayMs;
    delayMs = Math.min(2 * delayMs, longestDelayMs);
    show();
  }

  function hear({ revision, follow }) {
    const mayFollow = isNews(revision) && !hasJustArrived && isLastUsed();
    hasJustArrived = false;
    if (!(follow && mayFollow && goTo(follow))) look();
  }

  /** One request at a time; what is heard meanwhile makes one more. */
  async function look() {
    mustLook = true;
    if (isLooking) return;
    isLooking = true;
    try {
      while (mustLook) {
        mustLook = false;
        const found = await ask().catch(() => null);
        if (found) take(found);
        else lose();
      }
    } finally {
      isLooking = false;
    }
  }

  async function ask() {
    const response = await fetch(`/_gazette/page.json?path=${encodeURIComponent(location.pathname)}`, { cache: 'no-store' });
    if (!response.ok) throw new Error(String(response.status));
    return response.json();
  }

  function take(found) {
    answer = found;
    isLost = false;
    delayMs = firstDelayMs;
    if (!answer.is_behind && !isShown(answer) && !exchangeStyles(answer)) reload(answer);
    show();
  }

  /** What went wrong, in words for the author; empty when nothing did. The page changes with the revision that follows. */
  async function askForDay(day) {
    try {
      const response = await fetch('/_gazette/as-of', {
        method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ as_of: day }) });
      return response.ok ? '' : (await response.json()).message;
    } catch (_) {
      return view.words.noAnswer;
    }
  }

  // ── Elements ───────────────────────────────────────────────────────────────────────────────────────────────────────
  /** Children that are null are left out. */
  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const key of Object.keys(attributes)) made.setAttribute(key, attributes[key]);
    made.append(...children.filter((child) => child !== null));
    return made;
  }

  function button(attributes, text, onClick) {
    const made = element('button', { type: 'button', ...attributes }, text);
    made.addEventListener('click', onClick);
    return made;
  }

  const drawn = new WeakMap();

  /** Fills `place` anew only when `content` is not what it shows, so that focus, scroll and what is read aloud stay. */
  function draw(place, content, make) {
    const key = JSON.stringify(content);
    if (drawn.get(place) === key) return;
    drawn.set(place, key);
    const hadFocus = place.contains(view.shadow.activeElement);
    place.replaceChildren(...(content === null ? [] : make(content)));
    const next = hadFocus && place.querySelector('button, [tabindex]');
    if (next) next.focus();
  }

  const placeOf = ({ file, line, column }) => [file, line, column].filter(Boolean).join(':');

  /** The excerpt with its mark; the server counts characters, not UTF-16 units. */
  function makeExcerpt({ excerpt, mark_start, mark_length }) {
    const characters = [...excerpt];
    const text = (from, to) => characters.slice(from, to).join('');
    const end = mark_start + mark_length;
    const mark = mark_length > 0 ? element('mark', {}, text(mark_start, end)) : null;
    return element('pre', { class: 'excerpt' }, text(0, mark_start), mark, text(mark ? end : mark_start));
  }

  function makeFinding(finding) {
    const { severity, rule, message, excerpt, what, how, help, notes } = finding;
    const { words } = view;
    const advice = (label, text) => text ? element('p', { class: 'advice' }, element('b', {}, label), text) : null;
    const makeNote = (note) => element('li', {}, note.message, ' ', element('code', {}, note.place));
    return element('li', { class: 'finding' },
      element('p', { class: 'where' }, element('b', { class: severity }, words.severity[severity]),
        element('code', {}, placeOf(finding)), element('code', {}, `[${rule}]`)),
      element('p', { class: 'message' }, message),
      excerpt ? makeExcerpt(finding) : null,
      advice(words.what, what), advice(words.how, how), advice(words.help, help),
      notes.length > 0 ? element('ul', { class: 'notes' }, ...notes.map(makeNote)) : null);
  }

  const makeFindings = (findings) => element('ol', {}, ...findings.map(makeFinding));

  const makeHead = (id, title, note, close) =>
    element('div', { class: 'head' }, element('div', {}, element('h2', { id }, title), note), close);

  // ── The view ───────────────────────────────────────────────────────────────────────────────────────────────────────
  let answer = null;  // the newest page.json
  let isLost = false;
  let view = null;    // made with the first answer, which says in which language

  function makeView(language) {
    const words = wordsOf(language);
    const root = element('div', { class: 'preview', lang: words.language });
    const parts = {
      words, root,
      watermark: element('div', {}),
      alert: element('div', {}),
      status: element('span', { class: 'status' }),
      count: element('span', { class: 'count' }),
      badge: button({ class: 'alarm', 'aria-expanded': 'false' }, '', toggleAlert),
      note: element('span', { class: 'note', role: 'status' }),
      toggle: button({ title: words.about, 'aria-expanded': 'false', 'aria-controls': 'panel' }, '', togglePanel),
      facts: element('dl', { class: 'part' }),
      findings: element('div', { class: 'part' }),
      day: element('input', { type: 'date' }),
      lists: element('a', { href: '/_gazette/' }),
      edge: button({ class: 'box edge', title: words.show }, words.preview, toggleAll),
    };
    parts.toggle.append(parts.status, parts.count);
    const bar = element('aside', { class: 'box bar', 'aria-label': words.preview }, parts.toggle, parts.badge, parts.note,
      button({ title: words.hide, 'aria-label': words.hide }, '×', toggleAll));
    parts.panel = makePanel(parts);
    root.append(parts.watermark, parts.alert, parts.panel, bar, parts.edge);

    const host = document.createElement('gazette-preview');
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    parts.shadow = host.attachShadow({ mode: 'open' });
    parts.shadow.adoptedStyleSheets = [sheet];
    parts.shadow.append(root);
    document.body.append(host);
    return parts;
  }

  function makePanel({ words, facts, findings, day, lists }) {
    const due = element('a', { href: '/_gazette/due/' }, words.due);
    const titled = { id: 'panel', role: 'dialog', 'aria-labelledby': 'panel-title', tabindex: '-1' };
    return element('div', { class: 'box panel', hidden: '', ...titled },
      makeHead('panel-title', words.about, null, button({}, words.close, togglePanel)),
      element('div', { class: 'scroll', tabindex: '0' }, facts, findings, makeDayForm(words, day),
        element('ul', { class: 'part' }, element('li', {}, lists), element('li', {}, due))));
  }

  function makeDayForm(words, day) {
    const said = element('p', { class: 'said', role: 'alert' });
    const send = async () => {
      said.textContent = '';
      said.textContent = await askForDay(day.value);
    };
    const form = element('form', { class: 'part' }, element('label', { for: 'day' }, words.asOf), day,
      element('button', {}, words.apply), button({}, words.today, () => { day.value = ''; send(); }), said);
    day.id = 'day';
    form.addEventListener('submit', (event) => { event.preventDefault(); send(); });
    return form;
  }

  /** Brings all that is seen in line with `answer`; nothing before there is one. */
  function show() {
    if (!answer) return;
    if (!view) {
      view = makeView(answer.language);
      restorePanel();
    }
    view.root.classList.toggle('is-hidden', ofTab('hidden') !== null);
    showBar();
    showPanel();
    showAlert();
    showWatermark();
  }

  const noteOf = (words) => isLost ? words.lost : answer.is_checking ? words.checking
    : answer.as_of_asked ? words.shownAsOf(answer.as_of_asked) : '';

  /** A live region is read aloud whenever its text is set, even to what it was. */
  function setText(place, text) {
    if (place.textContent !== text) place.textContent = text;
  }

  function showBar() {
    const { words, status, count, badge, note, edge } = view;
    const { page, problems } = answer;
    const found = page ? page.findings.length : 0;
    setText(status, (page && words.status[page.status]) || words.preview);
    status.dataset.status = page ? page.status : '';
    setText(count, words.findings(found));
    count.hidden = found === 0;
    setText(badge, words.errors(problems.length));
    badge.hidden = problems.length === 0;
    setText(edge, problems.length > 0 ? words.errors(problems.length) : words.preview);
    edge.classList.toggle('alarm', problems.length > 0);
    setText(note, noteOf(words));
  }

  function factsOf({ page, as_of }, words) {
    const site = [words.factAsOf, as_of];
    if (!page) return [site];
    const source = page.source ? element('code', {}, page.source) : '';
    return [
      [words.factStatus, words.status[page.status]], [words.factPublished, page.published], site, [words.factSource, source],
      [words.factKind, words.kinds[page.kind] || page.kind], [words.factTemplate, page.template],
      [words.factReason, page.reason], [words.factChange, page.change],
    ].filter(([, value]) => value);
  }

  function showPanel() {
    const { words, facts, findings, day, lists } = view;
    const { page, as_of, as_of_asked, counts } = answer;
    draw(facts, [page, as_of], () => factsOf(answer, words).flatMap(
      ([name, value]) => [element('dt', {}, name), element('dd', {}, value)]));
    findings.hidden = page === null;
    draw(findings, page && page.findings, (found) => found.length > 0
      ? [element('h3', {}, words.findings(found.length)), makeFindings(found)] : [words.nothingFound]);
    if (view.shadow.activeElement !== day) day.value = as_of_asked;
    setText(lists, words.lists(counts));
  }

  function showWatermark() {
    const status = answer.page && view.words.watermark[answer.page.status] ? answer.page.status : null;
    draw(view.watermark, status, () => [element('div', {
      class: `watermark ${status}`, 'aria-hidden': 'true', 'data-words': view.words.watermark[status] })]);
  }

  /** A set of problems, whatever lines they have moved to. */
  const nameOf = (problems) => problems.map(({ file, rule, message }) => [file, rule, message].join('\n')).sort().join('\n');

  const isAlertShown = () => view.alert.hasChildNodes();

  function showAlert() {
    const { problems, is_behind } = answer;
    if (ofTab('dismissed') !== nameOf(problems)) keepInTab('dismissed', null);
    const isWanted = problems.length > 0 && ofTab('dismissed') === null;
    draw(view.alert, isWanted ? [problems, is_behind] : null, () => [makeAlert(answer, view.words)]);
    view.badge.setAttribute('aria-expanded', String(isWanted));
  }

  /** Made anew whenever it appears, so that it is read aloud; the focus stays with what the author is doing. */
  function makeAlert({ problems, is_behind }, words) {
    const note = element('p', { id: 'alert-note' }, is_behind ? words.behind : words.notBehind);
    const titled = { role: 'alertdialog', 'aria-labelledby': 'alert-title', 'aria-describedby': 'alert-note' };
    return element('div', { class: 'box alert', ...titled },
      makeHead('alert-title', words.mendTitle(problems.length), note, button({}, words.dismiss, toggleAlert)),
      element('div', { class: 'scroll', tabindex: '0' }, makeFindings(problems)));
  }

  function toggleAlert() {
    const wasShown = isAlertShown();
    const hadFocus = view.alert.contains(view.shadow.activeElement);
    keepInTab('dismissed', wasShown ? nameOf(answer.problems) : null);
    showAlert();
    if (hadFocus) view.badge.focus();
    if (!wasShown) view.alert.querySelector('button').focus();
  }

  function setPanel(isOpen) {
    view.panel.hidden = !isOpen;
    view.toggle.setAttribute('aria-expanded', String(isOpen));
    keepInTab('panel', isOpen ? 'open' : null);
  }

  function togglePanel() {
    const isOpen = view.panel.hidden;
    setPanel(isOpen);
    (isOpen ? view.panel : view.toggle).focus();
  }

  function restorePanel() {
    const state = ofTab('panel');
    setPanel(state !== null);
    if (state === 'focused') view.panel.focus();
  }

  function toggleAll() {
    const hides = ofTab('hidden') === null;
    const hadFocus = view.shadow.activeElement !== null;
    keepInTab('hidden', hides ? 'yes' : null);
    show();
    if (hadFocus) (hides ? view.edge : view.toggle).focus();
  }

  function onKey(event) {
    if (!view || event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.altKey && event.code === 'KeyG') {
      event.preventDefault();
      toggleAll();
    } else if (event.key === 'Escape' && ofTab('hidden') === null) {
      const isInPanel = view.panel.contains(view.shadow.activeElement);
      if (isAlertShown() && !isInPanel) toggleAlert();
      else if (!view.panel.hidden) togglePanel();
    }
  }

  // ── Start ──────────────────────────────────────────────────────────────────────────────────────────────────────────
  restoreScroll();
  if (document.visibilityState === 'visible' && document.hasFocus()) becomeLastUsed();
  addEventListener('focus', becomeLastUsed);
  addEventListener('pageshow', connect);
  addEventListener('pagehide', disconnect);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible') return disconnect();
    becomeLastUsed();
    delayMs = firstDelayMs;
    connect();
  });
  document.addEventListener('keydown', onKey);
  connect();
})();
