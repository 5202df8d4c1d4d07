// Completion of titles, terms and numbers, also by pinyin, and "did you mean".
(function (G) {
  'use strict';

  const MAX = 8;
  const X = G.index, P = G.planner;
  const parse = X.records('text kind lang', (s, r) => { s.keys = r.list(r.string); });

  // Suggest offers what the index of a G.Search has for completion.
  G.Suggest = function (search) {
    const store = search.store;

    // offers calls done with the suggestions whose keys begin like one of
    // texts, for readers of a language ("" both).
    function offers(texts, lang, done) {
      search.open(m => {
        const keys = m && m.s ? Array.from(new Set(texts.map(t => X.shardKey('s', X.termShard(t, m.s))))) : [];
        store.need(keys.map(k => [k, parse]), () => {
          const all = new Map();
          keys.forEach(k => (store.parts[k] || []).forEach(s => {
            const id = s.text + '\n' + s.lang, had = all.get(id);
            if (lang && s.lang && s.lang !== lang) return;
            all.set(id, had ? Object.assign({}, s, { keys: had.keys.concat(s.keys) }) : s);
          }));
          done(Array.from(all.values()));
        });
      });
    }

    // suggest calls done([{text, kind, lang}]).
    function suggest(text, lang, done) {
      (function ask(again) {
        const key = P.pageKey(text);
        if (!key) return done([]);
        offers([Array.from(key)[0]], lang, all => {
          const fits = all.filter(s => s.keys.some(k => k.startsWith(key)));
          const more = again || fits.length ? [] : search.blocks(text);
          if (more.length) store.need(more, () => ask(true));
          else done(fits.slice(0, MAX));
        });
      })(false);
    }

    // didYouMean calls done with the suggestion nearest to a text: one slip
    // away, two if it is long, or written as it is read; "" if there is none.
    function didYouMean(text, lang, done) {
      const key = P.pageKey(text), most = key.length > 7 ? 2 : key.length > 2 ? 1 : -1;
      if (most < 0) return done('');
      offers(Array.from(key).slice(0, 3), lang, all => {
        let best = '', least = most + 1;
        all.forEach(s => s.keys.forEach(k => {
          const d = distance(k, key, most);
          if (d >= least || s.text === text) return;
          least = d;
          best = s.text;
        }));
        done(best);
      });
    }

    return { suggest, didYouMean };
  };

  // distance is the number of letters added, left out, changed or swapped
  // between two texts; above most it need not be exact.
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    const rows = [];
    for (let i = 0; i <= a.length; i++) {
      const row = rows[i] = [i];
      for (let j = 1; j <= b.length; j++) {
        if (!i) row[j] = j;
        else {
          row[j] = Math.min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
          if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], rows[i - 2][j - 2] + 1);
        }
      }
    }
    return rows[a.length][b.length];
  }
})(globalThis.Guiju = globalThis.Guiju || {});
