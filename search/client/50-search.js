// The search itself: bleve's TF-IDF over shards. Twin of ../score.go,
// ../facets.go and ../read.go, by FORMAT.md §7.
(function (G) {
  'use strict';

  const MAX_LOST = 3, SUPERSEDED = 4;
  const X = G.index, P = G.planner, T = G.text;
  const PLACE = { b: ['t', 0], t: ['t', 1], p: ['n', 0], d: ['n', 1] };

  // run does jobs one after the other and lets the browser breathe between
  // them, where it can pause.
  function run(jobs, done) {
    let at = 0;
    (function more() {
      for (const until = Date.now() + 8; at < jobs.length;) {
        jobs[at++]();
        if (Date.now() > until && G.pause) return G.pause(more);
      }
      done();
    })();
  }

  // Search answers queries from the index id, whose shards load brings.
  G.Search = function (id, load) {
    const store = new X.Store(id, load);
    let m, wanted = []; // the manifest; shards that a plan still lacks

    // open calls done when the manifest is there, or cannot be had.
    function open(done) {
      const manifest = () => store.need([['m', X.parseManifest]], () => {
        m = store.parts.m;
        done(m);
      });
      if (G.inflate || globalThis.DecompressionStream) manifest();
      else load('inflate', manifest);
    }

    // query calls done({total, loose, hits, facets, also, instead, old,
    // checked, problems}). Shards that cannot be read are in problems; what
    // does not need them is answered all the same. problems with key "m" mean
    // that there is no index to ask.
    function query(q, done) {
      store.begin();
      open(() => {
        const none = { names: [], terms: [], also: [], instead: [] };
        if (!m || !m.docs) return show(q, none, { docs: [], best: [], facets: [] }, done);
        function at(level) {
          ask(q, level, (p, found) => {
            const to = P.next(q, p, found.docs.length), more = to ? blocks(q.text) : [];
            if (more.length) store.need(more, () => at(0));
            else if (to) at(to);
            else show(q, p, found, done);
          });
        }
        // What is excluded must be understood before it is left out.
        store.need(/(^|\s)[-－]/.test(q.text) ? blocks(q.text) : [], () => at(0));
      });
    }

    // blocks are the shards that would tell traditional characters in a text,
    // and are not there.
    function blocks(text) {
      const jobs = new Map();
      T.points(text).forEach(p => {
        const n = p.c >> 10, key = X.shardKey('c', n);
        if ((n >= 19 && n <= 39 || n === 62) && !store.parts[key] && !store.failed.has(key)) jobs.set(key, X.parseSimple(n));
      });
      return [...jobs];
    }

    // ask plans until nothing is missing for the plan, then evaluates it.
    function ask(q, level, done) {
      wanted = [];
      const p = P.plan(q, dictionary, level);
      const long = p.terms.concat(p.must, p.names.concat(p.not, p.groups.concat(p.around).flat()).flat())
        .map(entry).filter(e => e && !e.bytes);
      if (wanted.length) return store.need(wanted, () => ask(q, level, done));
      store.need(long.map(e => [X.shardKey('p', e.shard), raw => raw]), () => evaluate(q, p, found => done(p, found)));
    }

    // part is what a shard holds: undefined if it is yet to come, null if it
    // cannot be had.
    function part(key, parse) {
      if (store.parts[key]) return store.parts[key];
      if (store.failed.has(key)) return null;
      wanted.push([key, parse]);
    }
    const entriesOf = (section, term) => part(X.shardKey(section, X.termShard(term, m[section])), X.parseEntries);

    // entry is what the index knows of a leaf, as part gives it.
    function entry(l) {
      // The postings of this one are where pages begin.
      if (l.f === 'd' && l.t === '.') return { df: m.pages, bytes: [], postings: { at: m.start, weight: new Uint8Array(m.pages).fill(1) } };
      const at = PLACE[l.f], all = entriesOf(at[0], l.t);
      return all ? (all.get(l.t) || [])[at[1]] || null : all;
    }

    const dictionary = {
      df(f, t) {
        const e = entry({ f, t });
        return e ? e.df : e === null ? 0 : e;
      },
      common: term => m.common.has(term),
      missing: () => wanted.length > 0,
      synonyms(term) {
        const all = entriesOf('t', term);
        return all && all.get(term) ? all.get(term).lay : [];
      },
      words(n) { return m.letters >> n & 1 && part(X.shardKey('e', n), X.parseEnglish) || []; },
      values(name, text) {
        const key = P.pageKey(text), f = m.facets.find(f => f.name === name);
        return f && key ? f.values.filter(v => [v.value, v.zh, v.en].some(s => P.pageKey(s) === key)).map(v => v.value) : [];
      }
    };

    const idf = df => 1 + Math.log(m.docs / (df + 1));

    // each calls f(doc, score) for every provision that has the leaf's term.
    // Postings are taken apart once.
    function each(l, queryNorm, f) {
      const e = entry(l), raw = e && (e.bytes || store.parts[X.shardKey('p', e.shard)]);
      if (!raw) return;
      const i = idf(e.df), w = l.w * i * queryNorm;
      try {
        const p = e.postings = e.postings || X.readPostings(l.f, e.bytes || raw.subarray(e.at, e.at + e.size), e.df, m.docs);
        for (let k = 0; k < e.df; k++) f(p.at[k], p.weight[k] * i * w);
      } catch (err) {
        store.problems.push({ key: l.t, why: err.message });
      }
    }

    // all calls f(doc, score) for the provisions that have all of some leaves.
    function all(leaves, queryNorm, f) {
      if (leaves.length === 1) return each(leaves[0], queryNorm, f);
      let sums;
      leaves.forEach(l => {
        const to = new Map();
        each(l, queryNorm, (doc, s) => { if (!sums || sums.has(doc)) to.set(doc, (sums ? sums.get(doc) : 0) + s); });
        sums = to;
      });
      sums.forEach((s, doc) => f(doc, s));
    }

    // evaluate calls done({docs, best, facets, old, checked}).
    function evaluate(q, p, done) {
      if (!p.names.length && !p.terms.length) return done({ docs: [], best: [], facets: [] });
      let norm = 0;
      p.names.flat().concat(p.terms).forEach(l => {
        const w = l.w * idf(dictionary.df(l.f, l.t));
        norm += w * w;
      });
      norm = 1 / Math.sqrt(norm);
      const n = m.docs, jobs = [], sum = new Float64Array(n), count = new Uint16Array(n), named = new Map();
      const bar = new Uint8Array(n), met = new Uint8Array(n), have = new Uint8Array(n), last = new Uint8Array(n);
      const found = []; // provisions that have a term or a name
      p.terms.forEach(l => jobs.push(() => each(l, norm, (doc, s) => {
        sum[doc] += s;
        if (!count[doc]++) found.push(doc);
      })));
      p.names.forEach(leaves => jobs.push(() => all(leaves, norm, (doc, s) => {
        const had = named.get(doc) || [0, 0];
        if (!had[1] && !count[doc]) found.push(doc);
        named.set(doc, [had[0] + s, had[1] + 1]);
      })));
      p.must.forEach(l => jobs.push(() => each(l, 0, doc => met[doc]++)));
      p.not.forEach(leaves => jobs.push(() => all(leaves, 0, doc => { bar[doc] = 1; })));
      p.groups.forEach((g, i) => g.forEach(leaves => jobs.push(() => all(leaves, 0, doc => {
        if (last[doc] > i) return;
        last[doc] = i + 1;
        have[doc]++;
      }))));

      const around = new Uint8Array(m.pages);
      p.around.forEach(g => {
        const has = new Set();
        g.forEach(leaves => jobs.push(() => all(leaves, 0, doc => has.add(m.page[doc]))));
        jobs.push(() => has.forEach(page => around[page]++));
      });

      // What matches is counted by facets and ranked, in steps.
      const blocked = blockedBy(p.filters), docs = [], scores = [], pages = new Int32Array(m.pages);
      const hidden = page => m.standing[page] === SUPERSEDED && !p.old;
      let need = p.need, old = 0;
      const walk = f => found.forEach(doc => { if (!bar[doc] && met[doc] === p.must.length) f(doc, m.page[doc]); });
      if (need) jobs.push(() => walk((doc, page) => { if (have[doc] > need && blocked[page] === -1 && !hidden(page)) need = have[doc]; }));
      jobs.push(() => walk((doc, page) => {
        const name = named.size && named.get(doc), out = blocked[page] !== -1;
        if (!name && have[doc] < need) return;
        if (hidden(page) && !name) old += out ? 0 : 1;
        else {
          pages[page]++;
          if (out) return;
          docs.push(doc);
          scores.push(combine(p, name, sum[doc], count[doc], around[page], m.standing[page]));
        }
      }));
      run(jobs, () => {
        const end = (kept, scores, checked) => done({
          docs: kept, old, checked, best: order(q.sort, kept, scores, (q.from || 0) + (q.top || 10)), facets: counts(p, blocked, pages)
        });
        if (!p.phrases.length) return end(docs, scores, 0);
        check(p, order('', docs, scores, P.maxChecked), best => {
          pages.fill(0);
          best.forEach(s => pages[m.page[s.doc]]++);
          end(best.map(s => s.doc), best.map(s => s.score), docs.length > P.maxChecked ? P.maxChecked : 0);
        });
      });
    }

    // combine is bleve's coord at the disjunctions of a plan.
    function combine(p, name, sum, count, around, standing) {
      let s = 0, matched = 0;
      if (name) {
        s += name[0] * (name[1] / p.names.length);
        matched++;
      }
      if (count) {
        s += sum * ((count + p.slack) / (p.terms.length + p.slack)) * ((1 + around) / (1 + p.around.length));
        matched++;
      }
      if (p.names.length && p.terms.length) s *= matched / 2;
      return s * (1 + MAX_LOST - Math.min(standing, MAX_LOST)) / (1 + MAX_LOST);
    }

    // valueOf is the value that a page has of a facet.
    const valueOf = (f, page) => f && f.column[page] ? f.values[f.column[page] - 1].value : '';

    // order gives the first top of docs, [{doc, score}].
    function order(by, docs, scores, top) {
      const year = m.facets.find(f => f.name === 'year'), key = hit => by === 'year' ? +valueOf(year, m.page[hit.doc]) || 0 : 0;
      // Rounding is dear, so only what may be among the best is rounded.
      const least = by || docs.length <= top ? 0 : Float64Array.from(scores).sort()[docs.length - top] * (1 - 1e-9);
      const hits = [];
      docs.forEach((doc, i) => { if (scores[i] >= least) hits.push({ doc, score: Number(scores[i].toPrecision(12)) }); });
      hits.sort((a, b) => key(b) - key(a) || (by === 'order' ? 0 : b.score - a.score) || a.doc - b.doc);
      return hits.slice(0, top);
    }

    // check keeps of the best those whose text has the phrases.
    function check(p, best, done) {
      store.need(best.map(s => [docKey(s.doc), X.docs]), () => done(best.filter(s => {
        const docs = store.parts[docKey(s.doc)], d = docs && docs[s.doc % m.docsPerShard];
        if (!d) return false;
        const text = P.atoms(d.label + '\n' + d.heading + '\n' + d.body);
        return p.phrases.every(phrase => P.contains(text, phrase));
      })));
    }

    // blockedBy tells for each page which facet keeps it from the result: −1
    // none, −2 several.
    function blockedBy(filters) {
      const out = new Int32Array(m.pages).fill(-1);
      for (const name in filters) {
        const at = m.facets.findIndex(f => f.name === name);
        out.forEach((had, page) => {
          if (!filters[name].some(v => v && v === valueOf(m.facets[at], page))) out[page] = at >= 0 && had === -1 ? at : -2;
        });
      }
      return out;
    }

    // counts gives the facets with the provisions found on pages.
    function counts(p, blocked, pages) {
      return m.facets.map((f, at) => {
        const n = new Int32Array(f.values.length + 1), asked = p.filters[f.name] || [];
        pages.forEach((k, page) => {
          if (blocked[page] === -1 || blocked[page] === at && !p.phrases.length) n[f.column[page]] += k;
        });
        const values = f.values.map((v, i) => Object.assign({ count: n[i + 1] }, v));
        return { name: f.name, values: values.filter(v => v.count || asked.includes(v.value)) };
      }).filter(f => f.values.length);
    }

    const docKey = doc => X.shardKey('d', Math.floor(doc / m.docsPerShard));

    // show loads what is shown of the best hits.
    function show(q, p, found, done) {
      const top = found.best.slice(q.from || 0);
      store.need(top.map(s => [docKey(s.doc), X.docs]), () => {
        const hits = [];
        top.forEach(s => {
          const page = m.page[s.doc], docs = store.parts[docKey(s.doc)], facets = {};
          if (!docs) return;
          m.facets.forEach(f => { if (f.column[page]) facets[f.name] = valueOf(f, page); });
          hits.push(Object.assign({ facets, lang: facets.lang, kind: facets.kind }, s, docs[s.doc % m.docsPerShard]));
        });
        const total = found.docs.length;
        done({
          total, loose: p.level > 0 && total > 0, hits, facets: found.facets, also: p.also, instead: p.instead,
          old: found.old || 0, checked: found.checked || 0, problems: store.problems
        });
      });
    }

    return { query, ask, open, blocks, store };
  };
})(globalThis.Guiju = globalThis.Guiju || {});
