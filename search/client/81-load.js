// How shards arrive in a browser.
(function (G) {
  'use strict';

  // scriptLoader loads shards as classic scripts from a folder: the one way
  // that works over file:// and http(s) alike, under script-src 'self'.
  G.scriptLoader = folder => (key, done) => {
    const s = document.createElement('script');
    s.src = folder + key + '.js';
    s.onload = s.onerror = () => {
      s.remove();
      done();
    };
    document.head.append(s);
  };
})(globalThis.Guiju = globalThis.Guiju || {});
