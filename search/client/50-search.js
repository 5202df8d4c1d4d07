// The search itself: bleve's TF-IDF over shards. Twin of ../score.go and
// ../read.go, by FORMAT.md §6.
(function (G) {
  'use strict';

  var X = G.index, P = G.planner;

  // Search answers queries from the index id, whose shards load brings.
  function Search(id, load) {
    this.store = new X.Store(id, load);
  }

  // query calls done({total, loose, hits, problems}). Shards that cannot be
  // read are in problems; what does not need them is answered all the same.
  // problems with key "m" mean that there is no index to ask.
  Search.prototype.query = function (q, done) {
    var self = this, store = this.store;
    store.begin();
    store.need([['m', X.parseManifest]], function () {
      self.m = store.parts.m;
      if (!self.m || !self.m.docs) return done(self.result([], false, []));
      (function at(level) {
        self.ask(q, level, function (p, ranked) {
          if (P.again(q, p, ranked.length)) at(level + 1);
          else self.show(q, p, ranked, done);
        });
      })(0);
    });
  };

  Search.prototype.result = function (ranked, loose, hits) {
    return { total: ranked.length, loose: loose && ranked.length > 0, hits: hits, problems: this.store.problems };
  };

  // ask plans and evaluates, loading in three steps: terms, the words that
  // complete the last one, postings and facets.
  Search.prototype.ask = function (q, level, done) {
    var self = this, store = this.store, m = this.m, last = P.lastWord(q);
    this.needTerms(P.asked(q, this, level), function () {
      var letter = last && !self.df('b', last.term) && !self.df('t', last.term) ? last.raw.charCodeAt(0) - 97 : -1;
      var words = letter >= 0 && letter < 26 && m.letters >> letter & 1 ? [[X.shardKey('e', letter), X.parseEnglish]] : [];
      store.need(words, function () {
        self.needTerms(words.length ? self.complete(last.raw) : [], function () {
          var p = P.plan(q, self, level);
          store.need(self.wanted(p), function () { done(p, self.evaluate(p)); });
        });
      });
    });
  };

  Search.prototype.needTerms = function (terms, done) {
    var m = this.m;
    this.store.need(terms.map(function (t) { return [X.shardKey('t', X.termShard(t, m.termShards)), X.parseTerms]; }), done);
  };

  // wanted lists the shards of a plan's long postings and facets.
  Search.prototype.wanted = function (p) {
    var self = this, m = this.m, jobs = [];
    p.names.concat([p.terms]).forEach(function (leaves) {
      leaves.forEach(function (l) {
        var e = self.entry(l.f, l.t);
        if (!e.bytes) jobs.push([X.shardKey('p', e.shard), function (raw) { return raw; }]);
      });
    });
    Object.keys(p.filters).forEach(function (name) {
      var n = m.facetNames.indexOf(name);
      if (n >= 0) jobs.push([X.shardKey('f', n), function (raw) { return X.parseFacet(raw, m.pages); }]);
    });
    return jobs;
  };

  // entry is what the index knows of a term in a field, if anything.
  Search.prototype.entry = function (field, term) {
    var terms = this.store.parts[X.shardKey('t', X.termShard(term, this.m.termShards))], e = terms && terms.get(term);
    return e && e[field];
  };
  Search.prototype.df = function (field, term) {
    var e = this.entry(field, term);
    return e ? e.df : 0;
  };
  Search.prototype.common = function (term) { return this.m.common.has(term); };
  Search.prototype.complete = function (prefix) {
    var words = this.store.parts[X.shardKey('e', prefix.charCodeAt(0) - 97)] || [];
    return P.mostFrequent(words.filter(function (w) { return w.term.startsWith(prefix); }));
  };

  function idf(docs, df) { return 1 + Math.log(docs / (df + 1)); }

  // each calls f(doc, score) for every provision that has the leaf's term.
  Search.prototype.each = function (l, queryNorm, f) {
    var e = this.entry(l.f, l.t), bytes = e.bytes;
    if (!bytes) {
      var raw = this.store.parts[X.shardKey('p', e.shard)];
      if (!raw) return;
      bytes = raw.subarray(e.at, e.at + e.size);
    }
    var i = idf(this.m.docs, e.df), weight = l.w * i * queryNorm, exact = l.f === 'p' || l.f === 'd';
    try {
      X.readPostings(l.f, bytes, e.df, this.m.docs, function (doc, freq, length) {
        f(doc, Math.sqrt(freq) * (exact ? 1 : Math.fround(1 / Math.sqrt(length))) * i * weight);
      });
    } catch (err) {
      this.store.problems.push({ key: l.t, why: err.message });
    }
  };

  Search.prototype.queryNorm = function (p) {
    var self = this, sum = 0;
    p.names.concat([p.terms]).forEach(function (leaves) {
      leaves.forEach(function (l) {
        var w = l.w * idf(self.m.docs, self.df(l.f, l.t));
        sum += w * w;
      });
    });
    return 1 / Math.sqrt(sum);
  };

  function tally(docs) { return { sum: new Float64Array(docs), count: new Int32Array(docs) }; }

  Search.prototype.evaluate = function (p) {
    var self = this, docs = this.m.docs, terms = tally(docs), names = tally(docs), qn = this.queryNorm(p);
    var keep = this.filter(p.filters), need = p.need;
    var have = new Int32Array(need ? docs : 0), last = new Int32Array(need ? docs : 0);
    p.terms.forEach(function (l) {
      self.each(l, qn, function (doc, s) { terms.sum[doc] += s; terms.count[doc]++; });
    });
    p.names.forEach(function (leaves) {
      var own = tally(docs);
      leaves.forEach(function (l) { self.each(l, qn, function (doc, s) { own.sum[doc] += s; own.count[doc]++; }); });
      own.count.forEach(function (n, doc) {
        if (n === leaves.length) { names.sum[doc] += own.sum[doc]; names.count[doc]++; }
      });
    });
    p.groups.forEach(function (g, i) {
      g.forEach(function (l) {
        self.each(l, 0, function (doc) {
          if (last[doc] > i) return;
          last[doc] = i + 1;
          have[doc]++;
        });
      });
    });
    have.forEach(function (n, doc) { if (n > need && (!keep || keep[doc])) need = n; });
    var out = [];
    for (var doc = 0; doc < docs; doc++) {
      if (!names.count[doc] && (!terms.count[doc] || need && have[doc] < need) || keep && !keep[doc]) continue;
      out.push({ doc: doc, score: Number(combine(p, names, terms, doc).toPrecision(12)) });
    }
    return out.sort(function (a, b) { return b.score - a.score || a.doc - b.doc; });
  };

  // combine is bleve's coord at the three disjunctions of a plan.
  function combine(p, names, terms, doc) {
    var s = 0, matched = 0, parts = 0;
    [[p.names, names], [p.terms, terms]].forEach(function (x) {
      if (!x[0].length) return;
      parts++;
      var n = x[1].count[doc];
      if (!n) return;
      matched++;
      s += x[1].sum[doc] * (n / x[0].length);
    });
    return parts === 1 ? s : s * (matched / parts);
  }

  // filter tells which provisions the facets let through; null if all.
  Search.prototype.filter = function (filters) {
    var self = this, m = this.m, names = Object.keys(filters);
    if (!names.length) return null;
    var keep = new Uint8Array(m.docs).fill(1);
    names.forEach(function (name) {
      var column = self.store.parts[X.shardKey('f', m.facetNames.indexOf(name))] || [];
      for (var page = 0; page < m.pages; page++) {
        if (!column[page] || filters[name].indexOf(column[page]) < 0) keep.fill(0, m.start[page], m.start[page + 1]);
      }
    });
    return keep;
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

  // show loads what is shown of the best hits.
  Search.prototype.show = function (q, p, ranked, done) {
    var self = this, m = this.m, store = this.store, top = ranked.slice(q.from || 0, (q.from || 0) + (q.top || 10));
    function docKey(s) { return X.shardKey('d', Math.floor(s.doc / m.docsPerShard)); }
    function pageKey(page) { return X.shardKey('g', Math.floor(page / X.PAGES_PER_SHARD)); }
    var jobs = [];
    top.forEach(function (s) {
      jobs.push([docKey(s), X.parseDocs], [pageKey(self.pageOf(s.doc)), X.parsePages]);
    });
    store.need(jobs, function () {
      var hits = [];
      top.forEach(function (s) {
        var page = self.pageOf(s.doc), docs = store.parts[docKey(s)], pages = store.parts[pageKey(page)];
        if (!docs || !pages) return;
        hits.push(Object.assign({ doc: s.doc, score: s.score }, pages[page % X.PAGES_PER_SHARD], docs[s.doc % m.docsPerShard]));
      });
      done(self.result(ranked, p.level > 0, hits));
    });
  };

  G.Search = Search;
})(globalThis.Guiju = globalThis.Guiju || {});
