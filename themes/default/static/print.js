// Says on paper on which day a page was printed, and leaves out addresses that its text says already. Without this
// script a print has no date, and says such an address twice.
addEventListener('beforeprint', () => {
  const printed = document.querySelector('.printed-on');
  if (!printed) return;
  printed.hidden = false;
  printed.querySelector('b').textContent = new Date().toLocaleDateString('sv');  // 2026-03-01, in the reader's own zone
  for (const link of document.querySelectorAll('.prose a'))
    link.classList.toggle('bare', link.textContent === link.getAttribute('href'));
});
