// Shards: how they arrive and what is in them. Twin of ../format.go,
// ../postings.go and ../read.go, by FORMAT.md §§1, 2, 7.
(function (G) {
  'use strict';

  var FORMAT_VERSION = 1, MAGIC = 'guiju-search', PAGES_PER_SHARD = 8;
  var FIELDS = ['b', 't', 'p', 'd'], OUTER = 16;
  var CLASS_LENGTH = [40, 47, 55, 64, 75, 88, 103, 120, 140, 164, 192, 225, 263, 308, 360, 422,
    493, 577, 675, 790, 924, 1081, 1265, 1480, 1732, 2026, 2371, 2774, 3245, 3797, 4443, 5198,
    6081, 7115, 8325, 9740, 11396, 13333, 15600, 18252, 21355, 24985, 29233, 34202, 40016, 46819, 54778, 64091,
    74986, 87734, 102649, 120099, 140516, 164403, 192352, 225052, 263311, 308073, 360446, 421722, 493414, 577295, 675435, 790259];

  // Shards under way: "<index>/<key>" → what to do with the text.
  var waiting = {};

  // shard is what every shard's script calls.
  G.shard = function (id, key, text) {
    var got = waiting[id + '/' + key];
    if (got) got(text);
  };

  // scriptLoader loads shards as classic scripts from a folder: the one way
  // that works over file:// and http(s) alike, under script-src 'self'. At
  // most eight at a time.
  G.scriptLoader = function (folder) {
    var queue = [], running = 0;
    function next() {
      if (running >= 8 || !queue.length) return;
      var job = queue.shift(), s = document.createElement('script');
      running++;
      s.src = folder + job.key + '.js';
      s.onload = s.onerror = function () {
        s.onload = s.onerror = null;
        s.remove();
        running--;
        job.done();
        next();
      };
      document.head.appendChild(s);
      next();
    }
    return function (key, done) {
      queue.push({ key: key, done: done });
      next();
    };
  };

  function hex(n) { return (n < 16 ? '0' : '') + n.toString(16); }
  function shardKey(section, n) { return section + '/' + hex(n >> 8) + '/' + hex(n & 255); }

  function termShard(term, shards) {
    var h = 0x811C9DC5;
    G.bytes.encodeUTF8(term).forEach(function (b) { h = Math.imul(h ^ b, 0x01000193); });
    return (h >>> 0) % shards;
  }

  // Reader takes the parts of a shard apart; a shard that ends too early throws.
  function Reader(b) { this.b = b; this.at = 0; }
  Reader.prototype.bytes = function (n) {
    if (!(this.at + n <= this.b.length)) throw new Error('it ends too early');
    this.at += n;
    return this.b.subarray(this.at - n, this.at);
  };
  Reader.prototype.byte = function () { return this.bytes(1)[0]; };
  Reader.prototype.num = function () {
    for (var n = 0, unit = 1; unit < 0x1000000000; unit *= 128) {
      var c = this.byte();
      n += (c & 127) * unit;
      if (c < 128 && n < 0x80000000) return n;
    }
    throw new Error('a number is too large');
  };
  Reader.prototype.string = function () { return G.bytes.decodeUTF8(this.bytes(this.num())); };
  Reader.prototype.list = function (f) {
    for (var n = this.num(), out = []; n--;) out.push(f(this));
    return out;
  };
  Reader.prototype.end = function () {
    if (this.at !== this.b.length) throw new Error('its parts do not add up');
  };
  function readString(r) { return r.string(); }

  function content(text) {
    var p = G.bytes.decode64(text), raw = G.bytes.inflate(p.subarray(4));
    if ((p[0] | p[1] << 8 | p[2] << 16 | p[3] << 24) >>> 0 !== G.bytes.crc32(raw)) throw new Error('its checksum differs');
    return raw;
  }

  // Store keeps the shards of one index. load(key, done) makes the script of a
  // shard run and then calls done; tests bring their own.
  function Store(id, load) {
    this.id = id;
    this.load = load;
    this.parts = {}; // key → what the shard held, taken apart
    this.asked = {}; // key → who waits for it
    this.begin();
    this.fetched = 0;
  }

  // begin forgets the failures of the query before: a shard that failed is
  // tried once in every query.
  Store.prototype.begin = function () {
    this.problems = [];
    this.failed = new Set();
  };

  // need calls done when every shard of jobs, [[key, parse], …], is there or
  // has failed.
  Store.prototype.need = function (jobs, done) {
    var self = this, left = 1;
    function one() { if (!--left) done(); }
    jobs.forEach(function (job) {
      var key = job[0];
      if (self.parts[key] !== undefined || self.failed.has(key)) return;
      left++;
      if (self.asked[key]) { self.asked[key].push(one); return; }
      self.asked[key] = [one];
      self.bring(key, job[1]);
    });
    one();
  };

  Store.prototype.bring = function (key, parse) {
    var self = this, name = this.id + '/' + key, text;
    waiting[name] = function (t) { text = t; };
    this.load(key, function () {
      delete waiting[name];
      try {
        if (text === undefined) throw new Error('missing or of another index');
        self.fetched += text.length;
        self.parts[key] = parse(content(text));
      } catch (e) {
        self.failed.add(key);
        self.problems.push({ key: key, why: e.message });
      }
      var calls = self.asked[key];
      delete self.asked[key];
      calls.forEach(function (f) { f(); });
    });
  };

  function parseManifest(raw) {
    var r = new Reader(raw), m = {};
    if (G.bytes.decodeUTF8(r.bytes(MAGIC.length)) !== MAGIC) throw new Error('no search index');
    var versions = [r.byte(), r.byte()], want = [FORMAT_VERSION, G.text.ANALYSER_VERSION];
    if (versions.join() !== want.join()) throw new Error('version ' + versions + ', want ' + want);
    m.docs = r.num();
    m.pages = r.num();
    m.termShards = r.num();
    m.docsPerShard = r.num();
    m.letters = r.num();
    m.facetNames = r.list(readString);
    m.common = new Set(r.list(readString));
    m.start = [0];
    for (var i = 0; i < m.pages; i++) m.start.push(m.start[i] + r.num());
    r.end();
    return m;
  }

  function parseTerms(raw) {
    var r = new Reader(raw), terms = new Map();
    r.list(function () {
      var e = {}, term = r.string(), flags = r.byte();
      FIELDS.forEach(function (f, i) {
        if (!(flags & 1 << i)) return;
        var p = e[f] = { df: r.num() };
        if (flags & OUTER << i) { p.shard = r.num(); p.at = r.num(); p.size = r.num(); }
        else p.bytes = r.bytes(r.num());
      });
      terms.set(term, e);
    });
    r.end();
    return terms;
  }

  function parseEnglish(raw) {
    var r = new Reader(raw), last = '';
    var words = r.list(function () {
      last = last.slice(0, r.num()) + r.string();
      return { term: last, df: r.num() };
    });
    r.end();
    return words;
  }

  function parseDocs(raw) {
    var r = new Reader(raw), docs = [];
    while (r.at < raw.length) docs.push({ anchor: r.string(), label: r.string(), heading: r.string(), body: r.string() });
    return docs;
  }

  function parsePages(raw) {
    var r = new Reader(raw), pages = [];
    while (r.at < raw.length) {
      var p = { page: r.string(), lang: r.string(), title: r.string(), number: r.string(), kind: r.string(), sample: r.byte() === 1, facets: {} };
      r.list(function () { var k = r.string(); p.facets[k] = r.string(); });
      pages.push(p);
    }
    return pages;
  }

  // parseFacet gives the value of each page.
  function parseFacet(raw, pages) {
    var r = new Reader(raw), values = [''].concat(r.list(readString)), column = [];
    while (pages--) {
      var v = r.num();
      if (v >= values.length) throw new Error('no such value');
      column.push(values[v]);
    }
    r.end();
    return column;
  }

  // readPostings calls f(doc, frequency, length) for each posting.
  function readPostings(field, bytes, df, docs, f) {
    var r = new Reader(bytes), doc = 0, n = 0, i;
    if (field === 'b') {
      var at = [], freq = [];
      for (; n < df; n++) {
        var v = r.num();
        at.push(doc += v >>> 1);
        freq.push(v & 1 ? r.num() : 1);
        doc++;
      }
      var classes = r.bytes(df);
      for (i = 0; i < df; i++) f(at[i], freq[i], CLASS_LENGTH[classes[i]]);
    } else {
      while (n < df) {
        doc += r.num();
        var run = r.num(), tf = 1, length = 1;
        if (field === 't') { tf = r.num(); length = CLASS_LENGTH[r.byte()]; }
        if (!run || run > df - n || !length) throw new Error('its parts do not add up');
        for (n += run; run--;) f(doc++, tf, length);
      }
    }
    if (doc > docs) throw new Error('its parts do not add up');
    r.end();
  }

  G.index = {
    FORMAT_VERSION: FORMAT_VERSION, MAGIC: MAGIC, PAGES_PER_SHARD: PAGES_PER_SHARD, CLASS_LENGTH: CLASS_LENGTH,
    Store: Store, shardKey: shardKey, termShard: termShard, readPostings: readPostings,
    parseManifest: parseManifest, parseTerms: parseTerms, parseEnglish: parseEnglish,
    parseDocs: parseDocs, parsePages: parsePages, parseFacet: parseFacet
  };
})(globalThis.Guiju = globalThis.Guiju || {});
