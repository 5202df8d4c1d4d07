// Shards: how they arrive and what is in them. Twin of ../format.go,
// ../postings.go, ../length.go and ../read.go, by FORMAT.md §§1, 2, 8–10.
(function (G) {
  'use strict';

  const FORMAT_VERSION = 2, MAGIC = 'guiju-search';
  const FIRST = 1, OUTER = 4, LAY = 16;

  // Lengths by class: 40 × 1.17ⁿ, rounded, and what a term's weight is
  // multiplied by.
  const CLASS_LENGTH = [];
  for (let n = 40; CLASS_LENGTH.length < 64; n *= 1.17) CLASS_LENGTH.push(Math.round(n));
  const NORM = CLASS_LENGTH.map(n => Math.fround(1 / Math.sqrt(n)));

  // Shards under way: "<index>/<key>" → what to do with the text.
  const waiting = {};

  // shard is what every shard's script calls.
  G.shard = (id, key, text) => {
    const got = waiting[id + '/' + key];
    if (got) got(text);
  };

  const hex = n => (n < 16 ? '0' : '') + n.toString(16);
  const shardKey = (section, n) => section + '/' + hex(n >> 8) + '/' + hex(n & 255);

  function termShard(term, shards) {
    let h = 0x811C9DC5;
    new TextEncoder().encode(term).forEach(b => { h = Math.imul(h ^ b, 0x01000193); });
    return (h >>> 0) % shards;
  }

  const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });
  function fail() { throw new Error('damaged'); }

  // reader takes the parts of a shard apart; a shard that ends too early
  // throws.
  function reader(b) {
    let at = 0;
    function bytes(n) {
      if (at + n > b.length) fail();
      at += n;
      return b.subarray(at - n, at);
    }
    function byte() {
      if (at >= b.length) fail();
      return b[at++];
    }
    function num() {
      for (let n = 0, unit = 1; unit < 0x1000000000; unit *= 128) {
        const c = byte();
        n += (c & 127) * unit;
        if (c < 128 && n < 0x80000000) return n;
      }
      fail();
    }
    const string = () => UTF8.decode(bytes(num()));
    function list(f, n) {
      const out = [];
      for (n = n === undefined ? num() : n; n--;) out.push(f());
      return out;
    }
    // rest takes parts until nothing is left.
    function rest(f) {
      const out = [];
      while (at < b.length) out.push(f());
      return out;
    }
    function end() { if (at < b.length) fail(); }
    return { bytes, byte, num, string, list, rest, end };
  }

  // Store keeps the shards of one index: parts, key → what the shard held,
  // taken apart. load(key, done) makes the script of a shard run and then
  // calls done; tests bring their own.
  function Store(id, load) {
    const asked = {}; // key → who waits for it
    const store = { parts: {}, begin, need };

    // begin forgets the failures of the query before: a shard that failed is
    // tried once in every query.
    function begin() {
      store.problems = [];
      store.failed = new Set();
    }

    // need calls done when every shard of jobs, [[key, parse], …], is there or
    // has failed.
    function need(jobs, done) {
      let left = 1;
      function one() { if (!--left) done(); }
      jobs.forEach(job => {
        const key = job[0];
        if (store.parts[key] || store.failed.has(key)) return;
        left++;
        if (asked[key]) asked[key].push(one);
        else {
          asked[key] = [one];
          bring(key, job[1]);
        }
      });
      one();
    }

    function bring(key, parse) {
      const name = id + '/' + key;
      let text;
      waiting[name] = t => { text = t; };
      function end(why) {
        if (why) {
          store.failed.add(key);
          store.problems.push({ key, why });
        }
        const calls = asked[key];
        delete asked[key];
        calls.forEach(f => f());
      }
      load(key, () => {
        delete waiting[name];
        if (text === undefined) return end('missing or foreign');
        G.content(text, raw => {
          let why = raw ? '' : 'damaged';
          try { if (raw) store.parts[key] = parse(raw); } catch (e) { why = e.message; }
          end(why);
        });
      });
    }

    begin();
    return store;
  }

  function parseManifest(raw) {
    const r = reader(raw), m = { start: [0] };
    if (UTF8.decode(r.bytes(MAGIC.length)) !== MAGIC) throw new Error('no search index');
    const version = r.byte() + '.' + r.byte();
    if (version !== FORMAT_VERSION + '.' + G.text.ANALYSER_VERSION) throw new Error('version ' + version);
    ['docs', 'pages', 't', 'n', 'docsPerShard', 's', 'letters'].forEach(k => { m[k] = r.num(); });
    m.common = new Set(r.list(r.string));
    r.list(() => m.start.push(m.start[m.start.length - 1] + r.num()), m.pages);
    m.page = new Int32Array(m.docs); // of each provision
    m.start.forEach((doc, page) => m.page.fill(page, doc, m.start[page + 1]));
    m.standing = r.bytes(m.pages);
    m.facets = r.list(() => ({
      name: r.string(), values: r.list(() => ({ value: r.string(), zh: r.string(), en: r.string() })), column: r.list(r.num, m.pages)
    }));
    r.end();
    return m;
  }

  // parseEntries gives the entries of a shard of terms or names: for each of
  // its two fields, counts and postings.
  function parseEntries(raw) {
    const r = reader(raw), entries = new Map();
    r.list(() => {
      const term = r.string(), flags = r.byte(), e = [0, 1].map(i => {
        if (!(flags & FIRST << i)) return null;
        const df = r.num();
        return flags & OUTER << i ? { df, shard: r.num(), at: r.num(), size: r.num() } : { df, bytes: r.bytes(r.num()) };
      });
      e.lay = flags & LAY ? r.list(() => ({ lay: r.string(), formal: r.string() })) : [];
      entries.set(term, e);
    });
    r.end();
    return entries;
  }

  function parseEnglish(raw) {
    const r = reader(raw);
    let last = '';
    const words = r.list(() => {
      last = last.slice(0, r.num()) + r.string();
      return { text: last, df: r.num() };
    });
    r.end();
    return words;
  }

  // records makes a parser of things that are a few strings each, then what
  // more takes.
  const records = (names, more) => raw => {
    const r = reader(raw);
    return r.rest(() => {
      const x = {};
      names.split(' ').forEach(k => { x[k] = r.string(); });
      if (more) more(x, r);
      return x;
    });
  };
  // docs gives provisions, each with what is shown of its page.
  const pieces = records('page title number', (p, r) => {
    p.sample = r.byte() === 1;
    p.docs = r.list(() => ({ anchor: r.string(), label: r.string(), heading: r.string(), body: r.string() }));
  });
  const docs = raw => pieces(raw).flatMap(p => p.docs.map(d => Object.assign({}, p, d)));

  // parseSimple teaches the analyser the traditional characters of a block.
  const parseSimple = block => raw => {
    const r = reader(raw);
    let c = block << 10;
    r.list(() => G.text.simple.set(c += r.num(), r.num()));
    r.end();
    return true;
  };

  // readPostings gives the provisions of a term, and the root of its frequency
  // in each, times the norm.
  function readPostings(field, bytes, df, docs) {
    const r = reader(bytes), at = new Int32Array(df), weight = new Float64Array(df).fill(1);
    let doc = 0, n = 0;
    if (field === 'b') {
      for (; n < df; n++) {
        const v = r.num();
        at[n] = doc += v >>> 1;
        if (v & 1) weight[n] = Math.sqrt(r.num());
        doc++;
      }
      r.bytes(df).forEach((c, i) => { weight[i] *= NORM[c]; });
    }
    while (n < df) {
      doc += r.num();
      const run = r.num(), w = field === 't' ? Math.sqrt(r.num()) * NORM[r.byte()] : 1;
      if (!run || run > df - n || !w) fail();
      for (const to = n + run; n < to; n++) {
        at[n] = doc++;
        weight[n] = w;
      }
    }
    if (doc > docs) fail();
    r.end();
    return { at, weight };
  }

  G.index = {
    CLASS_LENGTH, Store, shardKey, termShard, readPostings, records, docs, parseManifest, parseEntries, parseEnglish, parseSimple
  };
})(globalThis.Guiju = globalThis.Guiju || {});
