// Runs before the first paint, so that a dark page never flashes white.
(function () {
  let stored = null;
  try {
    stored = localStorage.getItem('paddock.colour-scheme');
  } catch {
    stored = null;
  }
  const dark = stored === 'dark' || (stored !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
