// The search itself: bleve's TF-IDF over shards. Twin of ../score.go,
// ../facets.go and ../read.go, by FORMAT.md §7.
(function (G) {
  'use strict';

  var T = G.text, X = G.index, P = G.planner;
  var STANDING_TERMS = 3, SUPERSEDED = 2;
  var PLACE = { b: ['t', 0], t: ['t', 1], p: ['n', 0], d: ['n', 1] };

  // run does jobs one after the other and lets the browser breathe between
  // them. Where there are no timers it does them at once.
  function run(jobs, done) {
    var at = 0;
    (function more() {
      for (var until = Date.now() + 8; at < jobs.length;) {
        jobs[at++]();
        if (Date.now() > until && globalThis.setTimeout) return setTimeout(more, 0);
      }
      done();
    })();
  }

  // Search answers queries from the index id, whose shards load brings.
  function Search(id, load) {
    this.store = new X.Store(id, load);
    this.wanted = [];
  }

  // open calls done when the manifest is there, or cannot be had.
  Search.prototype.open = function (done) {
    var self = this, store = this.store;
    function manifest() {
      store.need([['m', X.parseManifest]], function () {
        self.m = store.parts.m;
        done();
      });
    }
    if (G.inflate || globalThis.DecompressionStream) manifest();
    else store.load('inflate', manifest);
  };

  // query calls done({total, loose, hits, facets, also, instead, marks, old,
  // checked, problems}). Shards that cannot be read are in problems; what does
  // not need them is answered all the same. problems with key "m" mean that
  // there is no index to ask.
  Search.prototype.query = function (q, done) {
    var self = this, store = this.store;
    store.begin();
    this.open(function () {
      var none = { names: [], terms: [], also: [], instead: [], filters: {}, level: 0 };
      if (!self.m || !self.m.docs) return done(self.result(none, { docs: [], facets: [] }, []));
      function ask(level) {
        self.ask(q, level, function (p, found) {
          var to = P.next(q, p, found.docs.length), blocks = to ? self.blocks(q.text) : [];
          if (blocks.length) store.need(blocks, function () { ask(0); });
          else if (to) ask(to);
          else self.show(q, p, found, done);
        });
      }
      if (/(^|\s)[-－]/.test(q.text)) store.need(self.blocks(q.text), function () { ask(0); });
      else ask(0);
    });
  };

  // blocks are the shards that would tell traditional characters in a text,
  // and are not there.
  Search.prototype.blocks = function (text) {
    var store = this.store, jobs = new Map();
    T.points(text).forEach(function (p) {
      var n = p.c >> 10, key = X.shardKey('c', n);
      if ((n >= 19 && n <= 39 || n === 62) && !store.parts[key] && !store.failed.has(key)) jobs.set(key, X.parseSimple(n));
    });
    return Array.from(jobs);
  };

  Search.prototype.result = function (p, found, hits) {
    return {
      total: found.docs.length, loose: p.level > 0 && found.docs.length > 0, hits: hits, facets: found.facets, also: p.also, instead: p.instead,
      marks: p.also.concat(p.instead), old: found.old || 0, checked: found.checked || 0, problems: this.store.problems
    };
  };

  // ask plans until nothing is missing for the plan, then evaluates it.
  Search.prototype.ask = function (q, level, done) {
    var self = this, store = this.store;
    this.wanted = [];
    var p = P.plan(q, this, level);
    if (this.wanted.length) return store.need(this.wanted, function () { self.ask(q, level, done); });
    var jobs = [];
    this.leaves(p).forEach(function (l) {
      var e = self.entry(l.f, l.t);
      if (e && !e.bytes) jobs.push([X.shardKey('p', e.shard), function (raw) { return raw; }]);
    });
    store.need(jobs, function () {
      self.evaluate(q, p, function (found) { done(p, found); });
    });
  };

  Search.prototype.leaves = function (p) {
    return [].concat.apply(p.terms.concat(p.must), p.names.concat(p.not, [].concat.apply([], p.groups)));
  };

  // part is what a shard holds: undefined if it is yet to come, null if it
  // cannot be had.
  Search.prototype.part = function (key, parse) {
    var store = this.store;
    if (store.parts[key]) return store.parts[key];
    if (store.failed.has(key)) return null;
    this.wanted.push([key, parse]);
  };

  // entry is what the index knows of a term in a field, as part gives it.
  Search.prototype.entry = function (field, term) {
    var place = PLACE[field], all = this.part(X.shardKey(place[0], X.termShard(term, this.m[place[0]])), X.parseEntries);
    return all ? (all.get(term) || [])[place[1]] || null : all;
  };

  // The dictionary that the planner asks.
  Search.prototype.df = function (field, term) {
    var e = this.entry(field, term);
    return e ? e.df : e === null ? 0 : e;
  };
  Search.prototype.common = function (term) { return this.m.common.has(term); };
  Search.prototype.missing = function () { return this.wanted.length > 0; };
  Search.prototype.synonyms = function (term) {
    var all = this.part(X.shardKey('t', X.termShard(term, this.m.t)), X.parseEntries);
    return all && all.get(term) ? all.get(term).lay : [];
  };
  Search.prototype.words = function (letter) {
    var n = letter.charCodeAt(0) - 97;
    return n >= 0 && n < 26 && this.m.letters >> n & 1 && this.part(X.shardKey('e', n), X.parseEnglish) || [];
  };
  Search.prototype.facetValues = function (name, text) {
    var key = P.pageKey(text), out = [];
    this.m.facets.forEach(function (f) {
      f.values.forEach(function (v) {
        if (f.name === name && key && [v.value, v.zh, v.en].map(P.pageKey).indexOf(key) >= 0) out.push(v.value);
      });
    });
    return out;
  };

  function idf(docs, df) { return 1 + Math.log(docs / (df + 1)); }

  // each calls f(doc, score) for every provision that has the leaf's term.
  Search.prototype.each = function (l, queryNorm, f) {
    var e = this.entry(l.f, l.t), bytes = e && e.bytes;
    if (!e) return;
    if (!bytes) {
      var raw = this.store.parts[X.shardKey('p', e.shard)];
      if (!raw) return;
      bytes = raw.subarray(e.at, e.at + e.size);
    }
    var i = idf(this.m.docs, e.df), weight = l.w * i * queryNorm, exact = l.f === 'p' || l.f === 'd';
    try {
      X.readPostings(l.f, bytes, e.df, this.m.docs, function (doc, freq, norm) {
        f(doc, Math.sqrt(freq) * (exact ? 1 : norm) * i * weight);
      });
    } catch (err) {
      this.store.problems.push({ key: l.t, why: err.message });
    }
  };

  Search.prototype.queryNorm = function (p) {
    var self = this, sum = 0;
    [].concat.apply([], p.names.concat([p.terms])).forEach(function (l) {
      var w = l.w * idf(self.m.docs, self.df(l.f, l.t));
      sum += w * w;
    });
    return 1 / Math.sqrt(sum);
  };

  // all calls f(doc, score) for the provisions that have all of some leaves.
  Search.prototype.all = function (leaves, queryNorm, f) {
    if (leaves.length === 1) return this.each(leaves[0], queryNorm, f);
    var sums = new Map(), self = this;
    leaves.forEach(function (l, i) {
      var to = new Map();
      self.each(l, queryNorm, function (doc, s) {
        if (!i || sums.has(doc)) to.set(doc, (i ? sums.get(doc) : 0) + s);
      });
      sums = to;
    });
    sums.forEach(function (s, doc) { f(doc, s); });
  };

  // evaluate calls done({docs, scores, facets, old, checked}): docs are ranked
  // as far as they are shown.
  Search.prototype.evaluate = function (q, p, done) {
    var self = this, docs = this.m.docs, jobs = [];
    if (!p.names.length && !p.terms.length) return done({ docs: [], facets: [] });
    var sum = new Float64Array(docs), count = new Uint16Array(docs), named = new Map(), qn = this.queryNorm(p);
    var bar = new Uint8Array(docs), have = new Uint8Array(p.groups.length ? docs : 0), last = new Uint8Array(have.length);
    p.terms.forEach(function (l) {
      jobs.push(function () { self.each(l, qn, function (doc, s) { sum[doc] += s; count[doc]++; }); });
    });
    p.names.forEach(function (leaves) {
      jobs.push(function () {
        self.all(leaves, qn, function (doc, s) {
          var n = named.get(doc) || [0, 0];
          named.set(doc, [n[0] + s, n[1] + 1]);
        });
      });
    });
    p.must.forEach(function (l) {
      jobs.push(function () {
        var has = new Uint8Array(docs);
        self.each(l, 0, function (doc) { has[doc] = 1; });
        has.forEach(function (yes, doc) { if (!yes) bar[doc] = 1; });
      });
    });
    p.not.forEach(function (leaves) {
      jobs.push(function () { self.all(leaves, 0, function (doc) { bar[doc] = 1; }); });
    });
    p.groups.forEach(function (g, i) {
      g.forEach(function (leaves) {
        jobs.push(function () {
          self.all(leaves, 0, function (doc) {
            if (last[doc] > i) return;
            last[doc] = i + 1;
            have[doc]++;
          });
        });
      });
    });
    run(jobs, function () { self.collect(q, p, { sum: sum, count: count, named: named, bar: bar, have: have }, done); });
  };

  // collect takes what matches, counts it by facets, and ranks it.
  Search.prototype.collect = function (q, p, t, done) {
    var self = this, m = this.m, need = p.need, blocked = this.blocked(p.filters), old = 0, got = [], scores = [], page, doc;
    var pages = new Int32Array(m.pages), hidden = function (page) { return m.standing[page] === SUPERSEDED && !p.old; };
    function each(f) {
      for (page = 0; page < m.pages; page++) for (doc = m.start[page]; doc < m.start[page + 1]; doc++) if (!t.bar[doc]) f();
    }
    if (need) each(function () { if (t.have[doc] > need && blocked[page] === -1 && !hidden(page)) need = t.have[doc]; });
    each(function () {
      var name = t.named.get(doc);
      if (!name && (!t.count[doc] || need && t.have[doc] < need)) return;
      if (hidden(page) && !name) {
        if (blocked[page] === -1) old++;
        return;
      }
      pages[page]++;
      if (blocked[page] !== -1) return;
      got.push(doc);
      scores.push(combine(p, name, t.sum[doc], t.count[doc], m.standing[page]));
    });
    var found = { docs: got, old: old, facets: [] };
    if (!p.phrases.length) {
      this.order(q, found, scores, (q.from || 0) + (q.top || 10));
      found.facets = this.count(p, blocked, pages);
      return done(found);
    }
    if (got.length > P.maxChecked) found.checked = P.maxChecked;
    this.order({}, found, scores, P.maxChecked);
    this.check(p, found, function (kept) {
      pages.fill(0);
      found.docs = kept.map(function (s) {
        pages[self.pageOf(s.doc)]++;
        return s.doc;
      });
      found.facets = self.count(p, blocked, pages);
      self.order(q, found, kept.map(function (s) { return s.score; }), kept.length);
      done(found);
    });
  };

  // combine is bleve's coord at the disjunctions of a plan.
  function combine(p, name, sum, count, standing) {
    var s = 0, matched = 0;
    if (name) {
      s += name[0] * (name[1] / p.names.length);
      matched++;
    }
    if (count) {
      s += sum * (count / p.terms.length);
      matched++;
    }
    if (p.names.length && p.terms.length) s *= matched / 2;
    return standing ? s * (1 / (1 + STANDING_TERMS)) : s;
  }

  // order sets found.best, the first top of found.docs, [{doc, score}].
  Search.prototype.order = function (q, found, scores, top) {
    var self = this, years = this.m.facets.filter(function (f) { return f.name === 'year'; })[0];
    function year(doc) { var v = years && years.values[years.column[self.pageOf(doc)] - 1]; return v ? v.value : ''; }
    function hit(i) { return { doc: found.docs[i], score: Number(scores[i].toPrecision(12)) }; }
    var all = found.docs.map(function (_, i) { return i; });
    if (q.sort) {
      all = all.map(hit);
      all.sort(function (a, b) {
        var x = q.sort === 'year' ? year(a.doc) : '', y = q.sort === 'year' ? year(b.doc) : '';
        return x < y ? 1 : x > y ? -1 : (q.sort === 'order' ? 0 : b.score - a.score) || a.doc - b.doc;
      });
    } else {
      // Rounding is dear, so only what may be among the best is rounded.
      var least = all.length > top ? Float64Array.from(scores).sort()[all.length - top] * (1 - 1e-9) : 0;
      all = all.filter(function (i) { return scores[i] >= least; }).map(hit);
      all.sort(function (a, b) { return b.score - a.score || a.doc - b.doc; });
    }
    found.best = all.slice(0, top);
  };

  // check keeps of the best those whose text has the phrases.
  Search.prototype.check = function (p, found, done) {
    var self = this, best = found.best;
    this.store.need(best.map(function (s) { return [self.docKey(s.doc), X.parseDocs]; }), function () {
      done(best.filter(function (s) {
        var all = self.store.parts[self.docKey(s.doc)], d = all && all[s.doc % self.m.docsPerShard];
        if (!d) return false;
        var text = P.atoms(d.label + '\n' + d.heading + '\n' + d.body);
        return p.phrases.every(function (phrase) { return P.contains(text, phrase); });
      }));
    });
  };

  // blocked tells for each page which facet keeps it from the result: −1 none,
  // −2 several.
  Search.prototype.blocked = function (filters) {
    var m = this.m, out = new Int32Array(m.pages).fill(-1);
    Object.keys(filters).forEach(function (name) {
      var at = m.facets.findIndex(function (f) { return f.name === name; }), f = m.facets[at];
      for (var page = 0; page < m.pages; page++) {
        var v = f && f.values[f.column[page] - 1];
        if (!v || filters[name].indexOf(v.value) < 0) out[page] = f && out[page] === -1 ? at : -2;
      }
    });
    return out;
  };

  // count gives the facets with the provisions found on pages.
  Search.prototype.count = function (p, blocked, pages) {
    return this.m.facets.map(function (f, at) {
      var n = new Int32Array(f.values.length + 1);
      pages.forEach(function (k, page) {
        if (blocked[page] === -1 || blocked[page] === at && !p.phrases.length) n[f.column[page]] += k;
      });
      return {
        name: f.name, values: f.values.map(function (v, i) { return { value: v.value, zh: v.zh, en: v.en, count: n[i + 1] }; })
          .filter(function (v) { return v.count || (p.filters[f.name] || []).indexOf(v.value) >= 0; })
      };
    }).filter(function (f) { return f.values.length; });
  };

  // pageOf is the page a provision stands on.
  Search.prototype.pageOf = function (doc) {
    var start = this.m.start, lo = 0, hi = start.length - 1;
    while (hi - lo > 1) {
      var mid = lo + hi >> 1;
      if (start[mid] <= doc) lo = mid;
      else hi = mid;
    }
    return lo;
  };
  Search.prototype.docKey = function (doc) { return X.shardKey('d', Math.floor(doc / this.m.docsPerShard)); };

  // show loads what is shown of the best hits.
  Search.prototype.show = function (q, p, found, done) {
    var self = this, m = this.m, store = this.store, top = (found.best || []).slice(q.from || 0, (q.from || 0) + (q.top || 10)), jobs = [];
    function pageKey(page) { return X.shardKey('g', Math.floor(page / X.PAGES_PER_SHARD)); }
    top.forEach(function (s) {
      jobs.push([self.docKey(s.doc), X.parseDocs], [pageKey(self.pageOf(s.doc)), X.parsePages]);
    });
    store.need(jobs, function () {
      var hits = [];
      top.forEach(function (s) {
        var page = self.pageOf(s.doc), docs = store.parts[self.docKey(s.doc)], pages = store.parts[pageKey(page)], facets = {};
        if (!docs || !pages) return;
        m.facets.forEach(function (f) {
          var v = f.values[f.column[page] - 1];
          if (v) facets[f.name] = v.value;
        });
        hits.push(Object.assign({ doc: s.doc, score: s.score, facets: facets, lang: facets.lang || '', kind: facets.kind || '' },
          pages[page % X.PAGES_PER_SHARD], docs[s.doc % m.docsPerShard]));
      });
      done(self.result(p, found, hits));
    });
  };

  G.Search = Search;
})(globalThis.Guiju = globalThis.Guiju || {});
