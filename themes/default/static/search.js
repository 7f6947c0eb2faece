// Searches the site's own index (docs/SEARCH.md), which lies beside the search page in pieces that are loaded as they
// are needed, by script elements, so that it works from a disk as well.
(() => {
  // ---- Words: the same as src/search/words.cpp, word for word ----
  const paired = [[0x1100, 0x11FF], [0x2E80, 0x2FDF], [0x3005, 0x3007], [0x3021, 0x3029], [0x3038, 0x303B],
    [0x3041, 0x3096], [0x309D, 0x309F], [0x30A1, 0x30FA], [0x30FC, 0x30FF], [0x3105, 0x312F], [0x31F0, 0x31FF],
    [0x3400, 0x4DBF], [0x4E00, 0x9FFF], [0xA960, 0xA97F], [0xAC00, 0xD7FF], [0x20000, 0x323AF]];
  const isPaired = (char) => {
    const code = char.codePointAt(0);
    return code >= 0x1100 && paired.some(([first, last]) => code >= first && code <= last);
  };
  const isLetter = (char) => /^[\p{L}\p{N}]$/u.test(char);
  const plain = { ß: 'ss', æ: 'ae', ø: 'o', þ: 'th', đ: 'd', ħ: 'h', ı: 'i', ł: 'l', œ: 'oe', ς: 'σ' };
  const folded = (text) => text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase()
    .replace(/[ßæøþđħıłœς]/g, (letter) => plain[letter]);

  const withoutPlural = (word) => {
    if (word.length < 4 || !/^[a-z]+s$/.test(word) || /(ss|us|is)$/.test(word)) return word;
    if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
    return word.slice(0, /(sses|shes|ches|xes|zes)$/.test(word) ? -2 : -1);
  };

  // Runs of a text: paired characters, or a word of letters and digits.
  const runsOf = (text) => {
    const runs = [];
    let run = null;
    for (const char of folded(text)) {
      const kind = isPaired(char) ? 'paired' : isLetter(char) ? 'word' : '';
      if (!kind) run = null;
      else if (run?.kind === kind) run.chars.push(char);
      else runs.push(run = { kind, chars: [char] });
    }
    return runs.filter(({ kind, chars }) => kind === 'paired' || chars.length <= 40);
  };
  const pairsOf = (chars) => (chars.length === 1 ? chars : chars.slice(1).map((char, i) => chars[i] + char));
  const wordsOf = (text) => runsOf(text).flatMap(({ kind, chars }) =>
    (kind === 'paired' ? pairsOf(chars) : [withoutPlural(chars.join(''))]));
  const numberWord = (text) => {
    const chars = [...folded(text)].filter((char) => isPaired(char) || isLetter(char));
    return chars.length ? `#${chars.join('')}` : '';
  };

  const spread = (list, most) => (list.length <= most ? list
    : Array.from({ length: most }, (_, i) => list[Math.round(i * (list.length - 1) / (most - 1))]));
  // Of a long run each second pair will do, with the last: neighbours say much the same, and each costs a file. Of a
  // long query eight words: numbers and Latin words tell most, of the pairs some from the first to the last.
  const asked = (text) => {
    const runs = runsOf(text);
    const words = runs.filter(({ kind }) => kind === 'word').map(({ chars }) => withoutPlural(chars.join('')));
    const pairs = runs.filter(({ kind }) => kind === 'paired').map(({ chars }) => pairsOf(chars))
      .flatMap((all) => (all.length < 4 ? all : all.filter((_, i) => i % 2 === 0 || i === all.length - 1)));
    const chosen = spread([...new Set(words)], pairs.length ? 4 : 8);
    return [...chosen, ...spread([...new Set(pairs)], 8 - chosen.length)];
  };

  const shardOf = (word, shards) => {
    let hash = 0x811C9DC5;
    for (const byte of new TextEncoder().encode(word)) hash = Math.imul(hash ^ byte, 0x01000193);
    return (hash & (shards - 1)) >>> 0;
  };

  const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';
  const valueOf = new Map([...digits].map((digit, value) => [digit, value]));
  // Document -> place: 0 in the text, 1 often there, 2 in the summary, 3 in the title.
  const postingsOf = (text) => {
    const found = new Map();
    let document = -1;
    let number = 0;
    let scale = 1;
    for (const digit of text) {
      const value = valueOf.get(digit);
      number += (value % 32) * scale;
      scale *= 32;
      if (value >= 32) continue;
      document += Math.floor(number / 4);
      found.set(document, number % 4);
      number = 0;
      scale = 1;
    }
    return found;
  };

  // ---- What is loaded ----
  const anew = 'the site was published anew';
  let root = '';
  let given = null;  // what index.js says, where the page names it
  let index = null;  // a promise of what is searched: `about` it, and the `files` that were asked for

  // A file's script hands over its content itself. One that does not, when it has run, is not what was asked for.
  const load = (files, name, query) => {
    if (files.has(name)) return files.get(name);
    const promise = new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = `${root}search/${name}.js?${query}`;
      script.handOver = resolve;
      script.onload = script.onerror = () => { script.remove(); reject(new Error(name)); };
      document.head.append(script);
    });
    promise.catch(() => files.delete(name));
    files.set(name, promise);
    return promise;
  };
  const handOver = (version, value) => document.currentScript?.handOver?.({ version, value });
  const api = {
    start(about) { given ??= about; handOver(about.version, about); },
    words(number, version, text) { handOver(version, `\n${text}`); },
    documents(number, version, list) { handOver(version, list); },
    wordsOf, numberWord, shardOf, postingsOf, asked,
  };
  globalThis.gazetteSearch = api;

  const openIndex = () => {
    const read = async () => ({ about: given ?? (await load(new Map(), 'index', Date.now())).value, files: new Map() });
    index ??= read().catch((error) => { index = null; throw error; });
    return index;
  };
  // What a cache kept may no longer fit the rest; then all is asked for anew, once.
  const withIndex = async (work) => {
    const before = openIndex();
    const opened = await before;
    try {
      return await work(opened);
    } catch (error) {
      if (error.message !== anew) throw error;
      if (index === before) given = index = null;
      return work(await openIndex());
    }
  };
  const fileOf = async ({ about, files }, name) => {
    const { version, value } = await load(files, name, about.version);
    if (version !== about.version) throw new Error(anew);
    return value;
  };
  const listOf = async (opened, word) => {
    const text = await fileOf(opened, `words/${shardOf(word, opened.about.shards)}`);
    const at = text.indexOf(`\n${word} `);
    return at < 0 ? new Map() : postingsOf(text.slice(at + word.length + 2, text.indexOf('\n', at + 1)));
  };
  const documentOf = async (opened, number) => {
    const { perFile } = opened.about;
    return (await fileOf(opened, `documents/${Math.floor(number / perFile)}`))[number % perFile];
  };

  // ---- Ranking ----
  const weights = [1, 1.6, 4, 9];
  const scored = (lists, documents) => {
    const rarity = (list) => Math.log(1 + documents / (list.size + 1));
    const scores = new Map();
    const whole = lists.reduce((sum, list) => sum + rarity(list), 0);
    for (const list of lists) {
      for (const [number, place] of list) {
        const score = scores.get(number) ?? { sum: 0, share: 0, isTitle: true };
        score.sum += weights[place] * rarity(list);
        score.share += rarity(list) / whole;
        score.isTitle &&= place === 3;
        scores.set(number, score);
      }
    }
    return scores;
  };

  // The numbers of what was found, best first, and whether each has all words.
  const search = async (opened, query, filters) => {
    const { documents } = opened.about;
    const whole = numberWord(query);
    const same = whole ? await listOf(opened, whole) : new Map();
    const words = same.size ? [] : asked(query);  // a number says all
    const lists = await Promise.all(words.map((word) => listOf(opened, word)));
    const kept = await Promise.all(Object.entries(filters).filter(([, value]) => value)
      .map(([name, value]) => listOf(opened, `${name}=${value}`)));
    const known = lists.filter((list) => list.size);
    const scores = scored(known, documents);
    for (const number of same.keys()) scores.set(number, { sum: 1e6, share: 1, isTitle: true });
    if (!words.length && !same.size && kept.length) {
      for (const number of kept[0].keys()) scores.set(number, { sum: 1, share: 1 });
    }
    const passing = [...scores].filter(([number]) => kept.every((list) => list.has(number)));
    const complete = known.length === words.length ? passing.filter(([, { share }]) => share > 0.999) : [];
    const chosen = complete.length ? complete : passing.filter(([, { share }]) => share > 0.4);
    const rank = ([number, { sum, share, isTitle }]) =>
      sum * share * share * (isTitle ? 1.5 : 1) * (1 + 0.15 * (number + 1) / documents);
    chosen.sort((one, other) => rank(other) - rank(one) || other[0] - one[0]);
    return { numbers: chosen.map(([number]) => number), isComplete: complete.length > 0 || !words.length };
  };

  const perPage = 10;
  const documentsOf = (opened, numbers, from) =>
    Promise.all(numbers.slice(from, from + perPage).map((number) => documentOf(opened, number)));
  // What was found, with its first documents; a title that was typed whole is the first of them.
  api.search = (query, filters = {}) => withIndex(async (opened) => {
    const found = await search(opened, query, filters);
    const documents = await documentsOf(opened, found.numbers, 0);
    const isTitle = ([title]) => Number(numberWord(title) === numberWord(query));
    documents.sort((one, other) => isTitle(other) - isTitle(one));
    return { ...found, opened, query, documents };
  });

  // ---- The page ----
  if (!globalThis.document?.getElementById) return;
  const text = (tag, className, value) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.textContent = value;
    return element;
  };

  // What of a query is worth a mark: its words as they are written, and every stretch of two characters and more.
  const stretches = (word) => {
    const chars = [...word].slice(0, 20);
    if (!isPaired(chars[0])) return [word];
    return chars.flatMap((_, from) => chars.slice(from + 1).map((__, i) => chars.slice(from, from + i + 2).join('')))
      .concat(chars.length === 1 ? chars : []);
  };
  const marked = (element, value, query) => {
    const parts = query.trim().split(/[\s\p{P}]+/u).filter(Boolean).flatMap((word) => [word, ...stretches(word)])
      .sort((a, b) => b.length - a.length).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    if (!parts.length) {
      element.append(value);
      return element;
    }
    for (const [i, piece] of value.split(new RegExp(`(${parts.join('|')})`, 'iu')).entries()) {
      if (piece) element.append(i % 2 ? text('mark', '', piece) : piece);
    }
    return element;
  };

  const resultOf = ([title, path, day, summary, number, issuer, state], query) => {
    const item = text('li', 'card', '');
    const head = document.createElement('h2');
    const link = document.createElement('a');
    link.href = root + path + (location.protocol === 'file:' ? 'index.html' : '');
    marked(link, title, query);
    head.append(link);
    if (state) head.append(' ', text('b', 'badge', state));
    item.append(head);
    if (summary) marked(item.appendChild(text('p', 'card-summary', '')), summary, query);
    const facts = text('ul', 'card-facts', '');
    for (const fact of [day, number, issuer]) if (fact) marked(facts.appendChild(text('li', '', '')), fact, query);
    if (facts.childElementCount) item.append(facts);
    return item;
  };

  const startPage = (form) => {
    const status = document.querySelector('.search-status');
    const results = document.getElementById('gz-results');
    const more = document.getElementById('gz-more');
    const input = form.querySelector('input');
    const selects = [...form.querySelectorAll('select')];
    let turn = 0;
    let found = null;
    root = form.dataset.root;

    const filters = () => Object.fromEntries(selects.map((select) => [select.name, select.value]));
    const show = (documents) => {
      results.append(...documents.map((each) => resultOf(each, found.query)));
      more.hidden = results.childElementCount >= found.numbers.length;
    };
    const said = ({ numbers, isComplete }) => {
      if (!numbers.length) return form.dataset.none;
      const count = form.dataset.found.replace('{n}', numbers.length);
      return isComplete ? count : `${form.dataset.partly} (${count})`;
    };
    const fill = async () => {
      if (selects.some((select) => select.options.length > 1)) return;
      const { about } = await openIndex();
      for (const select of selects) {
        const options = about.filters[select.name] ?? [];
        for (const [value, title] of options) select.append(new Option(title, value));
        select.parentElement.hidden = options.length < 2;
      }
    };
    // Answers that come late are those of a turn that is over.
    const take = async (work) => {
      const now = ++turn;
      const busy = setTimeout(() => { if (now === turn) status.textContent = form.dataset.busy; }, 300);
      try {
        const answer = await work();
        return now === turn ? answer : null;
      } catch {
        if (now === turn) status.textContent = form.dataset.failed;
        return null;
      } finally {
        clearTimeout(busy);
      }
    };
    const ask = async () => {
      const chosen = filters();
      const isAsked = Boolean(input.value.trim() || Object.values(chosen).some(Boolean));
      const answer = await take(async () => {
        await fill();
        return isAsked ? api.search(input.value, chosen) : { numbers: [], documents: [] };
      });
      if (!answer) return;
      found = answer;
      results.replaceChildren();
      show(answer.documents);
      status.textContent = isAsked ? said(answer) : '';
    };
    const showMore = async () => {
      const from = results.childElementCount;
      more.disabled = true;
      const documents = await take(() => documentsOf(found.opened, found.numbers, from)
        .catch((error) => { if (error.message === anew) return 'anew'; throw error; }));
      more.disabled = false;
      if (documents === 'anew') return ask();
      if (!documents) return undefined;
      show(documents);
      status.textContent = said(found);
      return results.children[from]?.querySelector('a').focus();
    };
    const remember = () => {
      const address = new URLSearchParams();
      if (input.value.trim()) address.set('q', input.value.trim());
      for (const [name, value] of Object.entries(filters())) if (value) address.set(name, value);
      history.replaceState(null, '', address.size ? `?${address}` : location.pathname);
    };
    const begin = async () => {
      const address = new URLSearchParams(location.search);
      input.value = address.get('q') ?? '';
      await fill().catch(() => {});  // asking says what is wrong
      for (const select of selects) select.value = address.get(select.name) ?? '';
      ask();
    };

    let pause = 0;
    const askNow = () => { clearTimeout(pause); remember(); ask(); };
    const askSoon = () => { clearTimeout(pause); pause = setTimeout(askNow, 200); };
    input.addEventListener('input', (event) => { if (!event.isComposing) askSoon(); });
    input.addEventListener('compositionend', askSoon);
    for (const select of selects) select.addEventListener('change', askSoon);
    form.addEventListener('submit', (event) => { event.preventDefault(); askNow(); });
    more.addEventListener('click', showMore);
    begin();
  };

  // Behind index.js, which the page names too.
  addEventListener('DOMContentLoaded', () => {
    const form = document.getElementById('gz-search');
    if (form) startPage(form);
  });
})();
