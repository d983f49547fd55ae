// Not a module: it runs before the page is painted, so that a chosen theme doesn't flash up late.
(() => {
  const theme = localStorage.getItem('carillon.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
})();
