// Shards: how they arrive and what is in them. Twin of ../format.go,
// ../postings.go and ../read.go, by FORMAT.md §§1, 2, 7.
(function (G) {
  'use strict';

  var FORMAT_VERSION = 2, MAGIC = 'guiju-search', PAGES_PER_SHARD = 8;
  var FIRST = 1, OUTER = 4, LAY = 16;
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
    new TextEncoder().encode(term).forEach(function (b) { h = Math.imul(h ^ b, 0x01000193); });
    return (h >>> 0) % shards;
  }

  var UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });

  // Reader takes the parts of a shard apart; a shard that ends too early throws.
  function Reader(b) { this.b = b; this.at = 0; }
  Reader.prototype.bytes = function (n) {
    if (!(this.at + n <= this.b.length)) throw new Error('it ends too early');
    this.at += n;
    return this.b.subarray(this.at - n, this.at);
  };
  Reader.prototype.byte = function () {
    if (this.at >= this.b.length) throw new Error('it ends too early');
    return this.b[this.at++];
  };
  Reader.prototype.num = function () {
    for (var n = 0, unit = 1; unit < 0x1000000000; unit *= 128) {
      var c = this.byte();
      n += (c & 127) * unit;
      if (c < 128 && n < 0x80000000) return n;
    }
    throw new Error('a number is too large');
  };
  Reader.prototype.string = function () { return UTF8.decode(this.bytes(this.num())); };
  Reader.prototype.list = function (f) {
    for (var n = this.num(), out = []; n--;) out.push(f(this));
    return out;
  };
  Reader.prototype.end = function () {
    if (this.at !== this.b.length) throw new Error('its parts do not add up');
  };
  function readString(r) { return r.string(); }

  // content calls done with what a shard's text holds, or with nothing if it
  // is damaged. Browsers that cannot inflate have loaded inflate.js.
  function content(text, done) {
    var raw, b;
    try {
      b = Uint8Array.from(atob(text), function (c) { return c.charCodeAt(0); });
      if (G.inflate) raw = G.inflate(b);
    } catch (e) { b = null; }
    if (G.inflate || !b) return done(raw);
    new Response(new Blob([b]).stream().pipeThrough(new DecompressionStream('deflate'))).arrayBuffer()
      .then(function (raw) { done(new Uint8Array(raw)); }, function () { done(); });
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
      if (self.parts[key] || self.failed.has(key)) return;
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
    function end(why) {
      if (why) {
        self.failed.add(key);
        self.problems.push({ key: key, why: why });
      }
      var calls = self.asked[key];
      delete self.asked[key];
      calls.forEach(function (f) { f(); });
    }
    this.load(key, function () {
      delete waiting[name];
      if (text === undefined) return end('missing or of another index');
      self.fetched += text.length;
      content(text, function (raw) {
        var why = raw ? '' : 'damaged';
        try { if (raw) self.parts[key] = parse(raw); } catch (e) { why = e.message; }
        end(why);
      });
    });
  };

  function parseManifest(raw) {
    var r = new Reader(raw), m = {}, i;
    if (UTF8.decode(r.bytes(MAGIC.length)) !== MAGIC) throw new Error('no search index');
    var versions = [r.byte(), r.byte()], want = [FORMAT_VERSION, G.text.ANALYSER_VERSION];
    if (versions.join() !== want.join()) throw new Error('version ' + versions + ', want ' + want);
    ['docs', 'pages', 't', 'n', 'docsPerShard', 's', 'letters'].forEach(function (k) { m[k] = r.num(); });
    m.common = new Set(r.list(readString));
    m.start = [0];
    for (i = 0; i < m.pages; i++) m.start.push(m.start[i] + r.num());
    m.standing = r.bytes(m.pages);
    m.facets = r.list(function () {
      var f = { name: r.string(), values: r.list(function () { return { value: r.string(), zh: r.string(), en: r.string() }; }), column: [] };
      for (i = 0; i < m.pages; i++) f.column.push(r.num());
      return f;
    });
    r.end();
    return m;
  }

  // parseEntries gives the entries of a shard of terms or names: for each of
  // its two fields, counts and postings.
  function parseEntries(raw) {
    var r = new Reader(raw), entries = new Map();
    r.list(function () {
      var e = [], term = r.string(), flags = r.byte();
      [0, 1].forEach(function (i) {
        if (!(flags & FIRST << i)) return;
        var p = e[i] = { df: r.num() };
        if (flags & OUTER << i) { p.shard = r.num(); p.at = r.num(); p.size = r.num(); }
        else p.bytes = r.bytes(r.num());
      });
      e.lay = flags & LAY ? r.list(function () { return { lay: r.string(), formal: r.string() }; }) : [];
      entries.set(term, e);
    });
    r.end();
    return entries;
  }

  function parseEnglish(raw) {
    var r = new Reader(raw), last = '';
    var words = r.list(function () {
      last = last.slice(0, r.num()) + r.string();
      return { text: last, df: r.num() };
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
    while (r.at < raw.length) pages.push({ page: r.string(), title: r.string(), number: r.string(), sample: r.byte() === 1 });
    return pages;
  }

  function parseSuggestions(raw) {
    var r = new Reader(raw), all = [];
    while (r.at < raw.length) all.push({ text: r.string(), kind: r.string(), lang: r.string(), keys: r.list(readString) });
    return all;
  }

  // parseSimple teaches the analyser the traditional characters of a block.
  function parseSimple(block) {
    return function (raw) {
      var r = new Reader(raw), c = block << 10;
      r.list(function () {
        c += r.num();
        G.text.simple.set(c, r.num());
      });
      r.end();
      return true;
    };
  }

  var NORM = CLASS_LENGTH.map(function (n) { return Math.fround(1 / Math.sqrt(n)); });

  // readPostings calls f(doc, frequency, norm) for each posting.
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
      for (i = 0; i < df; i++) f(at[i], freq[i], NORM[classes[i]]);
    } else {
      while (n < df) {
        doc += r.num();
        var run = r.num(), tf = 1, norm = 1;
        if (field === 't') { tf = r.num(); norm = NORM[r.byte()]; }
        if (!run || run > df - n || !norm) throw new Error('its parts do not add up');
        for (n += run; run--;) f(doc++, tf, norm);
      }
    }
    if (doc > docs) throw new Error('its parts do not add up');
    r.end();
  }

  G.index = {
    FORMAT_VERSION: FORMAT_VERSION, MAGIC: MAGIC, PAGES_PER_SHARD: PAGES_PER_SHARD, CLASS_LENGTH: CLASS_LENGTH,
    Store: Store, shardKey: shardKey, termShard: termShard, readPostings: readPostings,
    parseManifest: parseManifest, parseEntries: parseEntries, parseEnglish: parseEnglish,
    parseDocs: parseDocs, parsePages: parsePages, parseSuggestions: parseSuggestions, parseSimple: parseSimple
  };
})(globalThis.Guiju = globalThis.Guiju || {});
