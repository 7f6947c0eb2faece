// Starts Pagefind's own search box, which `[search] engine = "pagefind"` asks for.
addEventListener('DOMContentLoaded', () => {
  if (!globalThis.PagefindUI) return;
  const ui = new globalThis.PagefindUI({ element: '#gz-pagefind', showSubResults: false });
  const query = new URLSearchParams(location.search).get('q');
  if (query) ui.triggerSearch(query);
});
