// Runs before the first paint, so that a dark page never flashes white. theme/theme.ts does the same afterwards.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('choreoscope-theme');
  } catch {
    // Storage may be forbidden: then the system decides.
  }
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
