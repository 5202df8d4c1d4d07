// Recent searches: on this device only, the last eight, and only what the
// reader asked for with Enter or by opening a hit. Storage may be shut.
(function (G) {
  'use strict';

  var KEY = 'guiju-recent', MOST = 8, LONGEST = 100;

  function list() {
    try {
      return JSON.parse(localStorage.getItem(KEY)).filter(t => typeof t === 'string').slice(0, MOST);
    } catch (e) {
      return [];
    }
  }

  function add(text) {
    text = text.trim().slice(0, LONGEST);
    if (!text) return;
    try {
      localStorage.setItem(KEY, JSON.stringify([text].concat(list().filter(t => t !== text)).slice(0, MOST)));
    } catch (e) { /* nothing is kept then */ }
  }

  function clear() {
    try { localStorage.removeItem(KEY); } catch (e) { /* nothing was kept */ }
  }

  G.recent = { list: list, add: add, clear: clear };
})(globalThis.Guiju = globalThis.Guiju || {});
