// Completion of titles, terms and numbers, also by pinyin, and "did you mean".
(function (G) {
  'use strict';

  var X = G.index, P = G.planner, Search = G.Search, MAX = 8;

  // offers calls done with the suggestions whose keys begin like one of texts,
  // for readers of a language ("" both).
  Search.prototype.offers = function (texts, lang, done) {
    var self = this, store = this.store;
    this.open(function () {
      var keys = self.m && self.m.s ? Array.from(new Set(texts.map(function (t) { return X.shardKey('s', X.termShard(t, self.m.s)); }))) : [];
      store.need(keys.map(function (k) { return [k, X.parseSuggestions]; }), function () {
        var seen = new Set(), all = [];
        keys.forEach(function (k) {
          (store.parts[k] || []).forEach(function (s) {
            if (lang && s.lang !== lang) return;
            if (!seen.has(s.text + s.lang)) all.push(s);
            seen.add(s.text + s.lang);
          });
        });
        done(all);
      });
    });
  };

  // suggest calls done([{text, kind, lang}]).
  Search.prototype.suggest = function (text, lang, done) {
    var self = this, key = P.pageKey(text), again = false;
    (function ask() {
      if (!key) return done([]);
      self.offers([Array.from(key)[0]], lang, function (all) {
        var fits = all.filter(function (s) { return s.keys.some(function (k) { return k.startsWith(key); }); });
        var blocks = again || fits.length ? [] : self.m ? self.blocks(text) : [];
        if (!blocks.length) return done(fits.slice(0, MAX));
        again = true;
        self.store.need(blocks, function () {
          key = P.pageKey(text);
          ask();
        });
      });
    })();
  };

  // distance is the number of letters added, left out, changed or swapped
  // between two texts, and more than most at least most + 1.
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    var rows = [];
    for (var i = 0; i <= a.length; i++) {
      rows[i] = [i];
      for (var j = 1; j <= b.length; j++) {
        rows[i][j] = !i ? j : Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
      }
    }
    return rows[a.length][b.length];
  }

  // didYouMean calls done with the suggestion nearest to a text: one slip
  // away, two if it is long; "" if there is none.
  Search.prototype.didYouMean = function (text, lang, done) {
    var key = P.pageKey(text), most = key.length > 7 ? 2 : key.length > 2 ? 1 : -1, best = '', least = most;
    if (most < 0) return done('');
    var first = Array.from(key).slice(0, 3);
    this.offers(first, lang, function (all) {
      all.forEach(function (s) {
        s.keys.forEach(function (k) {
          var d = distance(k, key, most);
          if ((d < least || d === least && !best) && s.text !== text) {
            least = d;
            best = s.text;
          }
        });
      });
      done(best);
    });
  };
})(globalThis.Guiju = globalThis.Guiju || {});
