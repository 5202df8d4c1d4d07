// The planner: twin of ../ident.go, ../query.go, ../similar.go and ../plan.go,
// by FORMAT.md §§4–6. It asks a dictionary {df, common, words, synonyms,
// facetValues} and never waits: what the dictionary does not have yet is
// undefined, and the plan is made again when it has it.
(function (G) {
  'use strict';

  var T = G.text;
  var BOOST_TITLE = 0.3, BOOST_UNIGRAM = 0.5, BOOST_SYNONYM = 0.5, BOOST_COMPLETE = 0.3, BOOST_NAME = 1e4;
  var MAX_QUERY = 256, MAX_UNITS = 64, MAX_COMPLETIONS = 16, MIN_COMPLETE = 3, MIN_SIMILAR = 4, MAX_NAME = 80;
  var ENOUGH = 3, MAX_PARTIAL = 12, KEEP_COMMON = 4, MAX_CHECKED = 500;
  var STRICT = 0, PLAIN = 1, PARTIAL = 2, ANY = 3;

  var QUESTION_WORDS = ['可不可以', '为什么', '怎么办', '能不能', '是不是', '应不应', '有没有',
    '怎么', '怎样', '如何', '是否', '什么', '哪些', '哪个', '哪里', '能否', '可否', '多少', '吗', '呢', '谁'];
  var SPACES = /[\x00-\x20\xA0\u3000]+/;
  var QUESTION = new RegExp(QUESTION_WORDS.join('|'), 'g');

  function folded(text) {
    return T.points(text).map(function (p) { return p.c; }).filter(function (c) { return T.classOf(c) !== T.NOTHING; });
  }
  function string(cs) { return cs.map(function (c) { return String.fromCodePoint(c); }).join(''); }

  function pageKey(text) {
    var cs = folded(text);
    return string(cs.filter(function (c, i) {
      return T.classOf(c) > T.NOTHING ||
        c === 46 && i > 0 && i + 1 < cs.length && T.classOf(cs[i - 1]) === T.DIGIT && T.classOf(cs[i + 1]) === T.DIGIT;
    }));
  }

  // Rules that read a provision's name at the end of a query; N is a numeral.
  var N = '[0-9]+|[〇零一二两三四五六七八九十百千万]+';
  function rule(re, key) { return { re: new RegExp(re.replace(/N/g, N)), key: key }; }
  var RULES = [
    rule('^(.*?) ?第? ?(N) ?条(?: ?之 ?(N))?(?: ?第? ?(?:N) ?款)?(?: ?第? ?\\(?(?:N)\\)? ?项)?$',
      function (g) { return arabic(g[2]) + (g[3] ? '-' + arabic(g[3]) : ''); }),
    rule('^(.*?) ?第 ?(N) ?([编章节])$', function (g) { return g[3] + arabic(g[2]); }),
    rule('^(.*?) ?(?:附录|附件|annex|appendix) ?([a-z]|[0-9]+)$', function (g) { return '附录' + g[2]; }),
    rule('^(.*?)(?:article|art\\.|clause|section|§) ?([0-9]+(?:\\.[0-9]+)*(?:-[0-9]+)?)$', function (g) { return g[2]; }),
    rule('^(.*?)chapter ?([0-9]+)$', function (g) { return '章' + g[2]; }),
    rule('^(.*?[^0-9a-z.])?([a-z]\\.[0-9]+(?:\\.[0-9]+)*|[0-9]+(?:\\.[0-9]+)*(?:[-_][0-9]+)?)$', function (g) { return g[2]; }),
    rule('^(.*? )?([一二三四五六七八九十]+)[、 ]*\\(([一二三四五六七八九十]+)\\)(?: ?([0-9]+)\\.?)?$',
      function (g) { return arabic(g[2]) + '.' + arabic(g[3]) + (g[4] ? '.' + g[4] : ''); })
  ];

  function arabic(s) {
    if (/^[0-9]/.test(s)) return s.replace(/^0+(?=.)/, '');
    var total = 0, part = 0, unit = 0, positional = !/[十百千万]/.test(s);
    for (var i = 0; i < s.length; i++) {
      var m = { 十: 10, 百: 100, 千: 1000 }[s[i]];
      if (m) {
        part += (unit || 1) * m;
        unit = 0;
      } else if (s[i] === '万') {
        total = (total + part + unit) * 10000;
        part = unit = 0;
      } else {
        var d = s[i] === '两' ? 2 : Math.max(0, '零〇一二三四五六七八九'.indexOf(s[i]) - 1);
        if (positional) total = total * 10 + d;
        else unit = d;
      }
      if (total > 1e8) return '0';
    }
    return String(total + part + unit);
  }

  function readNames(text) {
    var s = string(folded(text)).split(SPACES).filter(Boolean).join(' ');
    var names = [];
    if (!s || Array.from(s).length > MAX_NAME) return names;
    function add(page, doc) {
      if (page || doc) names.push({ page: page, doc: doc });
    }
    var k = pageKey(s);
    if (k) add(k, '.');
    RULES.forEach(function (r) {
      var g = r.re.exec(s);
      if (g) add(pageKey(g[1] || ''), r.key(g));
    });
    return names.filter(function (n, i) {
      return names.findIndex(function (m) { return m.page === n.page && m.doc === n.doc; }) === i;
    });
  }

  function leaf(f, t, w) { return { f: f, t: t, w: w }; }

  function planNames(text, d) {
    var names = [];
    readNames(text).forEach(function (n) {
      var leaves = [];
      if (n.page) {
        if (!d.df('p', n.page)) return;
        leaves.push(leaf('p', n.page, BOOST_NAME));
      }
      if (n.doc) {
        if (!d.df('d', n.doc)) return;
        leaves.push(leaf('d', n.doc, BOOST_NAME));
      }
      names.push(leaves);
    });
    return names;
  }

  function clip(text) {
    return text.length > MAX_QUERY ? Array.from(text).slice(0, MAX_QUERY).join('') : text;
  }

  function withoutQuestion(text) {
    var s = text.replace(QUESTION, ' ');
    return T.analyze(s).length ? s : text;
  }

  function isQuestion(text) {
    return /[?？]/.test(text) || text.replace(QUESTION, ' ') !== text;
  }

  var FIELDS = { 标题: 'title', 编号: 'number', 在: 'in', 状态: 'status', 类型: 'kind', 层级: 'level', 领域: 'area', 年份: 'year', 地区: 'region', 语言: 'lang' };
  Object.keys(FIELDS).forEach(function (k) { FIELDS[FIELDS[k]] = FIELDS[k]; });
  var PART = /^([-－]?)(?:([A-Za-z]+|[\u4E00-\u9FFF]{1,2})[:：])?(?:"([^"]+)"|“([^”]+)”|「([^」]+)」|＂([^＂]+)＂|([^\x00-\x20\xA0\u3000]+))/;

  // parse takes a query apart, as ../query.go does.
  function parse(text, d) {
    var a = { plain: [], text: [], phrases: [], not: [], title: [], in: [], filters: {} };
    for (var rest = text, g; (g = PART.exec(rest = rest.replace(/^[\x00-\x20\xA0\u3000]+/, ''))); rest = rest.slice(g[0].length)) {
      var quoted = g[3] || g[4] || g[5] || g[6], value = quoted || g[7], name = (g[2] || '').toLowerCase();
      var field = FIELDS.hasOwnProperty(name) ? FIELDS[name] : '', values = field ? d.facetValues(field, value) : [];
      if (g[1] && !/^[0-9]/.test(value) && T.analyze(g[0]).length) {
        a.not.push(g[0].replace(/^[-－]+/, ''));
        continue;
      }
      a.plain.push(g[0]);
      a.open = false;
      if (field === 'title' && T.analyze(value).length) a.title.push(value);
      else if ((field === 'number' || field === 'in') && pageKey(value)) a.in.push(pageKey(value));
      else if (values.length) a.filters[field] = (a.filters[field] || []).concat(values);
      else if (quoted && !field && T.analyze(quoted).length) a.phrases.push(quoted);
      else {
        a.text.push(g[0]);
        a.open = true;
      }
    }
    a.ends = !/[\x00-\x20\xA0\u3000]$/.test(text);
    a.open = a.open && a.ends;
    a.special = a.phrases.length + a.title.length + a.in.length + Object.keys(a.filters).length > 0;
    return a;
  }

  function isPair(t) { return t.kind === T.BIGRAM; }
  function atoms(text) { return T.analyze(text).filter(function (t) { return !isPair(t); }); }
  function contains(text, phrase) {
    return text.some(function (_, i) {
      return phrase.every(function (t, j) { return text[i + j] && text[i + j].term === t.term && text[i + j].raw === t.raw; });
    });
  }
  function unitTerms(text) {
    return Array.from(new Set(T.analyze(text).filter(function (t) { return t.kind !== T.UNIGRAM; }).map(function (t) { return t.term; })));
  }

  // layKey writes characters and words so that a lay word is the beginning of
  // another text only where it stands there whole.
  function layKey(tokens) {
    return tokens.map(function (t) { return isPair(t) ? '' : t.kind === T.WORD ? ' ' + t.term + ' ' : t.term; }).join('');
  }

  function laySpans(tokens, d) {
    var rest = tokens.filter(function (t) { return !isPair(t); }), spans = [], end = 0;
    tokens.forEach(function (t) {
      if (t.kind === T.UNIGRAM || t.pos < end) return;
      var s = { from: t.pos, formals: [] }, lay = '', key = layKey(rest.slice(t.pos));
      d.synonyms(t.term).forEach(function (y) {
        if (!key.startsWith(y.lay) || y.lay.length < lay.length) return;
        if (y.lay !== lay) s.formals = [];
        lay = y.lay;
        s.formals.push(y.formal);
      });
      if (!lay) return;
      for (s.to = s.from; layKey(rest.slice(s.from, s.to)).length < lay.length;) s.to++;
      s.units = tokens.filter(function (u) {
        return u.kind !== T.UNIGRAM && u.pos >= s.from && u.pos < s.to && (!isPair(u) || u.pos + 1 < s.to);
      });
      spans.push(s);
      end = s.to;
    });
    return spans;
  }

  // Units gathers what a query asks for.
  function Units(d) { this.all = []; this.chars = []; this.seen = new Set(); this.d = d; }
  Units.prototype.take = function (u) {
    if (this.seen.has(u.term) || this.all.length + this.chars.length >= 2 * MAX_UNITS) return;
    this.seen.add(u.term);
    if (u.kind === T.UNIGRAM) this.chars.push(u.term);
    else if (this.all.length < MAX_UNITS) this.all.push(u);
  };
  Units.prototype.add = function (text, open) {
    var tokens = T.analyze(text), spans = laySpans(tokens, this.d), self = this;
    tokens.forEach(function (t) {
      var to = t.pos + (isPair(t) ? 2 : 1), s = t.kind !== T.UNIGRAM && spans.filter(function (s) { return t.pos < s.to && to > s.from; })[0];
      t.end = t.end && open;
      if (s && t.pos >= s.from && to <= s.to) {
        if (s.taken) return;
        s.taken = true;
        t.span = s;
      } else t.loose = !!s;
      self.take(t);
    });
  };
  Units.prototype.addPhrase = function (phrase) {
    var self = this;
    phrase.forEach(function (t, i) {
      var u = phrase[i + 1];
      if (t.kind !== T.UNIGRAM) self.take({ term: t.term, kind: t.kind, raw: t.raw, body: true });
      else if (u && u.kind === T.UNIGRAM) self.take({ term: t.term + u.term, kind: T.BIGRAM, body: true });
    });
  };

  function isEnglish(raw) {
    return /^[a-z][a-z0-9]+$/.test(raw);
  }

  // slip tells whether two words are one letter, or one swap, apart.
  function slip(a, b) {
    if (a.length > b.length) return slip(b, a);
    for (var i = 0; i < a.length && a[i] === b[i];) i++;
    var x = a.slice(i), y = b.slice(i);
    if (a.length < b.length) return y.slice(1) === x;
    return x !== '' && (x.slice(1) === y.slice(1) || x.length > 1 && x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2));
  }

  function pick(words, fits, but) {
    var seen = new Set([but]);
    return words.filter(function (w) {
      var s = T.stemmed(w.text);
      return fits(w.text) && !seen.has(s) && seen.add(s);
    }).sort(function (a, b) { return b.df - a.df || (a.text < b.text ? -1 : 1); }).slice(0, MAX_COMPLETIONS);
  }

  function standFor(u, known, d) {
    var first = u.raw[0], all = [], out;
    if (u.end && (!known || u.raw.length >= MIN_COMPLETE)) {
      out = pick(d.words(first), function (w) { return w.startsWith(u.raw); }, u.term);
      if (out.length || known) return out;
    }
    if (known || u.raw.length < MIN_SIMILAR || !/^[a-z]+$/.test(u.raw)) return [];
    function near(w) { return slip(w, u.raw); }
    out = pick(d.words(first), near, u.term);
    if (out.length || d.missing()) return out; // the rest is asked when this is known
    for (var c = 97; c < 123; c++) all = all.concat(d.words(String.fromCharCode(c)));
    return pick(all, near, u.term);
  }

  function conjunction(f, terms, w, d) {
    return terms.length && terms.every(function (t) { return d.df(f, t) > 0; }) ? terms.map(function (t) { return leaf(f, t, w); }) : null;
  }

  function group(p, u, d) {
    var g = [];
    function add(terms, boost) {
      var had = g.length;
      [['b', 1], ['t', BOOST_TITLE]].forEach(function (f) {
        var all = u.body && f[0] === 't' ? null : conjunction(f[0], terms, f[1] * boost, d);
        if (!all) return;
        p.terms = p.terms.concat(all);
        g.push(all);
      });
      return g.length > had;
    }
    if (u.span) {
      add(u.span.units.map(function (t) { return t.term; }), 1);
      u.span.formals.forEach(function (formal) {
        if (add(unitTerms(formal), BOOST_SYNONYM)) p.also.push(formal);
      });
      return g;
    }
    var known = add([u.term], 1);
    if (u.kind === T.WORD && isEnglish(u.raw) && d.df('b', u.term) !== undefined) {
      standFor(u, known, d).forEach(function (w) {
        add([T.stemmed(w.text)], known ? BOOST_COMPLETE : 1);
        if (!w.text.startsWith(u.raw)) p.instead.push(w.text);
      });
    }
    return g;
  }

  // plan makes of a query what Search evaluates: see Plan in ../plan.go.
  function plan(q, d, level) {
    var clipped = clip(q.text), a = parse(clipped, d), text = a.plain.join(' '), open = a.ends;
    var p = { level: level, special: a.special, names: [], terms: [], groups: [], need: 0, must: [], not: [], phrases: [], filters: {}, old: q.old, also: [], instead: [] };
    Object.keys(q.filters || {}).forEach(function (k) { if (q.filters[k].length) p.filters[k] = q.filters[k]; });
    var restricted = Object.keys(p.filters).length > 0;
    if (q.lang) p.filters.lang = [q.lang];
    if (q.in) p.must.push(leaf('p', pageKey(q.in), 1));
    if (level === STRICT) {
      text = a.text.join(' ');
      open = a.open;
      restricted = restricted || a.special;
      Object.keys(a.filters).forEach(function (k) { p.filters[k] = (p.filters[k] || []).concat(a.filters[k]); });
      a.in.forEach(function (k) { p.must.push(leaf('p', k, 1)); });
      a.title.forEach(function (t) { unitTerms(t).forEach(function (x) { p.must.push(leaf('t', x, 1)); }); });
      p.phrases = a.phrases.map(atoms);
    }
    p.names = planNames(text, d);
    if (level > PLAIN) text = withoutQuestion(text);
    var us = new Units(d), want = 0, telling = 0;
    text.split(SPACES).filter(Boolean).forEach(function (x, i, parts) { us.add(x, open && i === parts.length - 1); });
    p.phrases.forEach(us.addPhrase, us);
    a.not.forEach(function (x) {
      var all = conjunction('b', unitTerms(x), 1, d);
      if (all) p.not.push(all);
    });
    if (!us.all.length && !p.names.length && (restricted || p.must.length)) p.names = [[leaf('d', '.', BOOST_NAME)]];
    function spare(u) { return !u.span && d.common(u.term); }
    us.all.forEach(function (u) { if (!spare(u)) telling++; });
    us.all.forEach(function (u) {
      if (telling >= (u.kind === T.WORD ? 1 : KEEP_COMMON) && spare(u)) return;
      var g = group(p, u, d);
      if (u.loose) return;
      want++;
      if (g.length) p.groups.push(g);
    });
    p.need = level <= PLAIN ? want : level === PARTIAL ? Math.ceil(2 * want / 3) : 0;
    if (level === ANY) {
      p.groups = [];
      us.chars.forEach(function (c) {
        if (!d.common(c) && d.df('b', c)) p.terms.push(leaf('b', c, BOOST_UNIGRAM));
      });
    }
    if (p.need > p.groups.length || level === PARTIAL && (want > MAX_PARTIAL || isQuestion(clipped))) {
      p.terms = [];
      p.groups = [];
      p.need = 0;
    }
    p.must.forEach(function (l) {
      if (d.df(l.f, l.t)) return;
      p.names = [];
      p.terms = [];
      p.groups = [];
      p.need = 0;
    });
    return p;
  }

  // next is the level at which the query is asked again, if it is.
  function next(q, p, total) {
    if (p.level === ANY || total && (p.level > PLAIN || total >= ENOUGH || p.names.length || !isQuestion(clip(q.text)))) return 0;
    return p.level === STRICT && !p.special ? PARTIAL : p.level + 1;
  }

  G.planner = {
    plan: plan, next: next, parse: parse, atoms: atoms, contains: contains, readNames: readNames, pageKey: pageKey, slip: slip,
    questionWords: QUESTION_WORDS, fields: FIELDS, maxChecked: MAX_CHECKED,
    constants: [BOOST_TITLE, BOOST_UNIGRAM, BOOST_SYNONYM, BOOST_COMPLETE, BOOST_NAME, MAX_QUERY, MAX_UNITS, MAX_COMPLETIONS,
      MIN_COMPLETE, MIN_SIMILAR, MAX_NAME, ENOUGH, MAX_PARTIAL, KEEP_COMMON, MAX_CHECKED]
  };
})(globalThis.Guiju = globalThis.Guiju || {});
