// SPDX-License-Identifier: Apache-2.0
// Runs before the first paint, so that a chosen theme does not flash the other one. Not a module for that reason.
(() => {
  try {
    const chosen = localStorage.getItem('functions.theme');
    if (chosen === 'light' || chosen === 'dark') {
      document.documentElement.dataset.theme = chosen;
    }
  } catch {
    // The browser allows no storage; the theme of the system stays.
  }
})();
