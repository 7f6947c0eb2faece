// Filters the register of rules in place. Without this script the lists above the table do the same as pages of their
// own. A register of several pages is read from those pages, once, when a reader first asks for something.
(() => {
  const form = document.getElementById('gz-filter');
  const body = document.querySelector('#gz-rules tbody');
  if (!form || !body) return;
  const pages = Number(form.dataset.pages) || 1;
  const words = form.querySelector('input');
  const selects = [...form.querySelectorAll('select')];
  const status = form.querySelector('.register-status');
  const valueOf = (row, key) => row.dataset[key];
  let rows = [...body.rows];
  let isWhole = pages === 1;
  let loading = null;

  const fillSelects = () => {
    for (const select of selects) {
      const known = new Set([...select.options].map((option) => option.value));
      const values = [...new Set(rows.map((row) => valueOf(row, select.dataset.key)))].filter((v) => v && !known.has(v));
      if (select.dataset.key === 'year') values.sort().reverse();
      for (const value of values) select.append(new Option(value, value));
      select.parentElement.hidden = select.options.length < 3;
    }
  };

  const rowsOf = async (number) => {
    const answer = await fetch(number === 1 ? form.dataset.base : `${form.dataset.base}page/${number}/`);
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    return [...page.querySelectorAll('#gz-rules tbody tr')].map((row) => document.importNode(row, true));
  };

  const loadAll = async () => {
    const numbers = Array.from({ length: pages }, (_, i) => i + 1);
    rows = (await Promise.all(numbers.map(rowsOf))).flat();
    body.replaceChildren(...rows);
    isWhole = true;
    for (const element of document.querySelectorAll('.pager, .list-count span')) element.hidden = true;
    fillSelects();
  };

  const show = () => {
    const wanted = words.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !(selects.every((s) => !s.value || valueOf(row, s.dataset.key) === s.value) &&
        wanted.every((word) => text.includes(word)));
      if (!row.hidden) shown += 1;
    }
    const said = form.dataset.shown.replace('{n}', shown).replace('{total}', rows.length);
    status.textContent = isWhole ? said : `${said} ${form.dataset.partly}`;
  };

  const ask = async () => {
    if (!isWhole) {
      loading ??= loadAll().catch(() => {});  // offline: filter what is here, and say so
      await loading;
    }
    show();
  };

  fillSelects();
  form.hidden = false;
  form.addEventListener('input', ask);
  form.addEventListener('focusin', () => { if (!isWhole) loading ??= loadAll().catch(() => {}); });
  form.addEventListener('submit', (event) => event.preventDefault());
})();
