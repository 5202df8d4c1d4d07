// The planner: twin of ../ident.go, ../query.go, ../similar.go and ../plan.go,
// by FORMAT.md §§4–6. It asks a dictionary {df, common, words, synonyms,
// facetValues} and never waits: what the dictionary does not have yet is
// undefined, and the plan is made again when it has it.
(function (G) {
  'use strict';

  const BOOST_TITLE = 0.3, BOOST_UNIGRAM = 0.5, BOOST_SYNONYM = 0.5, BOOST_COMPLETE = 0.3, BOOST_NAME = 1e4, BOOST_PART = 1e3;
  const MAX_QUERY = 256, MAX_UNITS = 64, MAX_COMPLETIONS = 16, MIN_COMPLETE = 3, MIN_SIMILAR = 4, MAX_NAME = 80;
  const ENOUGH = 3, MAX_PARTIAL = 12, KEEP_COMMON = 4, MAX_CHECKED = 500, SLACK_SHARE = 3;
  const STRICT = 0, PLAIN = 1, PARTIAL = 2, ANY = 3;
  const NOTHING = 1, DIGIT = 3; // classes of code points
  const UNIGRAM = 1, BIGRAM = 3, WORD = 4; // kinds of tokens
  const T = G.text;

  const QUESTION_WORDS = ('可不可以 为什么 怎么办 能不能 是不是 应不应 有没有 ' +
    '怎么 怎样 如何 是否 什么 哪些 哪个 哪里 能否 可否 多少 吗 呢 谁').split(' ');
  const SPACES = /[\x00-\x20\xA0\u3000]+/;
  const QUESTION = new RegExp(QUESTION_WORDS.join('|'), 'g');

  const string = cs => String.fromCodePoint(...cs);
  const folded = text => T.points(text).map(p => p.c).filter(c => T.classOf(c) !== NOTHING);

  function pageKey(text) {
    const cs = folded(text), digit = c => T.classOf(c) === DIGIT;
    return string(cs.filter((c, i) => T.classOf(c) > NOTHING || c === 46 && i && i + 1 < cs.length && digit(cs[i - 1]) && digit(cs[i + 1])));
  }

  // codeKey is the short code that was meant, '' if it cannot be one.
  function codeKey(text) {
    const c = pageKey(text).replace(/\./g, '').replace(/o/g, '0').replace(/[il]/g, '1');
    return /^[0-9a-hjkmnp-tv-z]{6,8}$/.test(c) && /[0-9]/.test(c) && /[a-z]/.test(c) ? c : '';
  }

  // Rules that read a provision's name at the end of a query; N is a numeral.
  const N = '[0-9]+|[〇零一二两三四五六七八九十百千万]+';
  function rule(re, key) { return { re: new RegExp(re.replace(/N/g, N)), key }; }
  const RULES = [
    rule('^(.*?) ?第? ?(N) ?条(?: ?之 ?(N))?(?: ?第? ?(?:N) ?款)?(?: ?第? ?\\(?(?:N)\\)? ?项)?$',
      g => arabic(g[2]) + (g[3] ? '-' + arabic(g[3]) : '')),
    rule('^(.*?) ?第 ?(N) ?([编章节])$', g => g[3] + arabic(g[2])),
    rule('^(.*?) ?(?:附录|附件|annex|appendix) ?([a-z]|[0-9]+)$', g => '附录' + g[2]),
    rule('^(.*?)(?:article|art\\.|clause|section|§) ?([0-9]+(?:\\.[0-9]+)*(?:-[0-9]+)?)$', g => g[2]),
    rule('^(.*?)chapter ?([0-9]+)$', g => '章' + g[2]),
    rule('^(.*?[^0-9a-z.])?([a-z]\\.[0-9]+(?:\\.[0-9]+)*|[0-9]+(?:\\.[0-9]+)*(?:[-_][0-9]+)?)$', g => g[2]),
    rule('^(.*? )?([一二三四五六七八九十]+)[、 ]*\\(([一二三四五六七八九十]+)\\)(?: ?([0-9]+)\\.?)?$',
      g => arabic(g[2]) + '.' + arabic(g[3]) + (g[4] ? '.' + g[4] : ''))
  ];

  function arabic(s) {
    if (/^[0-9]/.test(s)) return s.replace(/^0+(?=.)/, '');
    let total = 0, part = 0, unit = 0, positional = !/[十百千万]/.test(s);
    for (let i = 0; i < s.length; i++) {
      let m = { 十: 10, 百: 100, 千: 1000 }[s[i]];
      if (m) {
        part += (unit || 1) * m;
        unit = 0;
      } else if (s[i] === '万') {
        total = (total + part + unit) * 10000;
        part = unit = 0;
      } else {
        let d = s[i] === '两' ? 2 : Math.max(0, '零〇一二三四五六七八九'.indexOf(s[i]) - 1);
        if (positional) total = total * 10 + d;
        else unit = d;
      }
      if (total > 1e8) return '0';
    }
    return String(total + part + unit);
  }

  function readNames(text) {
    let s = string(folded(text)).split(SPACES).filter(Boolean).join(' ');
    let names = [];
    if (!s || T.points(s).length > MAX_NAME) return names;
    function add(page, doc, title) {
      if ((page || doc) && !names.some(m => m.page === page && m.doc === doc)) names.push({ page, doc, title });
    }
    if (pageKey(s)) add(pageKey(s), '.', s);
    if (codeKey(s)) add(codeKey(s), '.', '');
    RULES.forEach(r => {
      const g = r.re.exec(s);
      if (g) add(pageKey(g[1] || ''), r.key(g), g[1] || '');
    });
    return names;
  }

  const leaf = (f, t, w) => ({ f, t, w });

  function planNames(text, d) {
    const names = [];
    function add(...leaves) { if (leaves.every(l => d.df(l.f, l.t))) names.push(leaves); }
    readNames(text).forEach(n => {
      if (!n.page) return add(leaf('d', n.doc, BOOST_NAME));
      add(leaf('p', n.page, BOOST_NAME), leaf('d', n.doc, BOOST_NAME));
      // All of the query may be a heading or a term; the page comes after its provision.
      if (n.doc === '.') add(leaf('d', n.page, BOOST_PART));
      else add(leaf('p', n.page, BOOST_PART), leaf('d', '.', BOOST_PART));
      const title = unitTerms(n.title).map(t => leaf('t', t, BOOST_PART));
      if (title.length) add(leaf('d', n.doc, BOOST_PART), ...title);
    });
    return names;
  }

  function clip(text) {
    return text.length > MAX_QUERY ? [...text].slice(0, MAX_QUERY).join('') : text;
  }

  function withoutQuestion(text) {
    let s = text.replace(QUESTION, ' ');
    return T.analyze(s).length ? s : text;
  }

  function isQuestion(text) {
    return /[?？]/.test(text) || text.replace(QUESTION, ' ') !== text;
  }

  const FIELDS = {};
  '标题 title 编号 number 在 in 状态 status 类型 kind 层级 level 领域 area 年份 year 地区 region 语言 lang'.split(' ')
    .forEach((w, i, all) => { FIELDS[w] = all[i | 1]; });
  const PART = /^([-－]?)(?:([A-Za-z]+|[\u4E00-\u9FFF]{1,2})[:：])?(?:"([^"]+)"|“([^”]+)”|「([^」]+)」|＂([^＂]+)＂|([^\x00-\x20\xA0\u3000]+))/;

  // parse takes a query apart, as ../query.go does.
  function parse(text, d) {
    let a = { plain: [], text: [], phrases: [], not: [], title: [], in: [], filters: {} };
    for (let rest = text, g; (g = PART.exec(rest = rest.replace(/^[\x00-\x20\xA0\u3000]+/, ''))); rest = rest.slice(g[0].length)) {
      let quoted = g[3] || g[4] || g[5] || g[6], value = quoted || g[7], name = (g[2] || '').toLowerCase();
      let field = FIELDS.hasOwnProperty(name) ? FIELDS[name] : '', values = field ? d.values(field, value) : [];
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
    a.special = a.plain.length > a.text.length;
    return a;
  }

  const isPair = t => t.kind === BIGRAM;
  const atoms = text => T.analyze(text).filter(t => !isPair(t));
  function contains(text, phrase) {
    return text.some((_, i) => {
      return phrase.every((t, j) => text[i + j] && text[i + j].term === t.term && text[i + j].raw === t.raw);
    });
  }
  function unitTerms(text) {
    return [...new Set(T.analyze(text).filter(t => t.kind !== UNIGRAM).map(t => t.term))];
  }

  // layKey writes characters and words so that a lay word is the beginning of
  // another text only where it stands there whole.
  function layKey(tokens) {
    return tokens.map(t => isPair(t) ? '' : t.kind === WORD ? ' ' + t.term + ' ' : t.term).join('');
  }

  function laySpans(tokens, d) {
    const rest = tokens.filter(t => !isPair(t)), spans = [];
    let end = 0;
    tokens.forEach(t => {
      if (t.kind === UNIGRAM || t.pos < end) return;
      const known = d.synonyms(t.term), key = layKey(rest.slice(t.pos)), y = known.find(y => key.startsWith(y.lay));
      if (!y) return;
      const s = { from: t.pos, to: t.pos, formals: known.filter(z => z.lay === y.lay).map(z => z.formal) };
      while (layKey(rest.slice(s.from, s.to)).length < y.lay.length) s.to++;
      s.edge = !s.from || s.to === rest.length;
      spans.push(s);
      end = s.to;
    });
    return spans;
  }

  // gather collects what a query asks for: all, units; chars, single
  // characters. add takes text without spaces.
  function gather(d) {
    const all = [], chars = [], seen = new Set();
    function take(u) {
      if (seen.has(u.term) || all.length + chars.length >= 2 * MAX_UNITS) return;
      seen.add(u.term);
      if (u.kind === UNIGRAM) chars.push(u.term);
      else if (all.length < MAX_UNITS) all.push(u);
    }
    function add(text, open) {
      const tokens = T.analyze(text), spans = laySpans(tokens, d);
      tokens.forEach(t => {
        const to = t.pos + (isPair(t) ? 2 : 1);
        t.end = t.end && open;
        spans.forEach(s => {
          if (t.pos >= s.to || to <= s.from) return;
          if (t.pos >= s.from && to <= s.to) {
            t.formals = s.formals;
            t.instead = s.edge;
          } else t.loose = t.loose || s.edge;
        });
        take(t);
      });
    }
    function addPhrase(phrase) {
      phrase.forEach((t, i) => {
        const u = phrase[i + 1];
        if (t.kind !== UNIGRAM) take({ term: t.term, kind: t.kind, raw: t.raw, body: true });
        else if (u && u.kind === UNIGRAM) take({ term: t.term + u.term, kind: BIGRAM, body: true });
      });
    }
    return { all, chars, add, addPhrase };
  }

  function isEnglish(raw) {
    return /^[a-z][a-z0-9]+$/.test(raw);
  }

  // slip tells whether two words are one letter, or one swap, apart.
  function slip(a, b) {
    if (a.length > b.length) return slip(b, a);
    let i = 0;
    while (i < a.length && a[i] === b[i]) i++;
    const x = a.slice(i), y = b.slice(i);
    if (a.length < b.length) return y.slice(1) === x;
    return x !== '' && (x.slice(1) === y.slice(1) || x[1] + x[0] + x.slice(2) === y);
  }

  function pick(words, fits, but) {
    let seen = new Set([but]);
    return words.filter(w => {
      let s = T.stemmed(w.text);
      return fits(w.text) && !seen.has(s) && seen.add(s);
    }).sort((a, b) => b.df - a.df || (a.text < b.text ? -1 : 1)).slice(0, MAX_COMPLETIONS);
  }

  function standFor(u, known, d) {
    let all = [];
    if (u.end && (!known || u.raw.length >= MIN_COMPLETE)) {
      all = pick(d.words(u.raw.charCodeAt(0) - 97), w => w.startsWith(u.raw), u.term);
      if (all.length || known || d.missing()) return all;
    }
    if (known || u.raw.length < MIN_SIMILAR || !/^[a-z]+$/.test(u.raw)) return [];
    for (let c = 0; c < 26; c++) all = all.concat(d.words(c));
    return pick(all, w => slip(w, u.raw), u.term);
  }

  function conjunction(f, terms, w, d) {
    return terms.length && terms.every(t => d.df(f, t) > 0) ? terms.map(t => leaf(f, t, w)) : null;
  }

  function group(p, u, d) {
    const g = [];
    function add(terms, boost, instead) {
      let found = false;
      [['b', 1], ['t', BOOST_TITLE]].forEach(f => {
        const all = u.body && f[0] === 't' ? null : conjunction(f[0], terms, f[1] * boost, d);
        if (!all) return;
        all.forEach(l => { if (!p.terms.some(m => m.f === l.f && m.t === l.t)) p.terms.push(l); });
        found = true;
        if (instead) g.push(all);
      });
      return found;
    }
    const known = add([u.term], 1, true), formals = u.formals || [];
    formals.forEach(formal => {
      if (add(unitTerms(formal), BOOST_SYNONYM, u.instead) && !p.also.includes(formal)) p.also.push(formal);
    });
    const code = !known && /^([a-z]+?)(t?)([0-9].*)$/.exec(u.raw);
    if (code) {
      add([code[1] + code[2], code[3]], 1, true);
      add([code[1], 't', code[3]], 1, true);
    }
    if (u.kind === WORD && !u.formals && isEnglish(u.raw) && d.df('b', u.term) !== undefined) {
      standFor(u, known, d).forEach(w => {
        add([T.stemmed(w.text)], known ? BOOST_COMPLETE : 1, true);
        if (!w.text.startsWith(u.raw)) p.instead.push(w.text);
      });
    }
    return g;
  }

  // plan makes of a query what Search evaluates: see Plan in ../plan.go.
  function plan(q, d, level) {
    let clipped = clip(q.text), a = parse(clipped, d), text = a.plain.join(' '), open = a.ends;
    let p = { level, special: a.special, names: [], terms: [], groups: [], need: 0, slack: 0, around: [], must: [], not: [], phrases: [], filters: {}, old: q.old, also: [], instead: [] };
    Object.keys(q.filters || {}).forEach(k => { if (q.filters[k].length) p.filters[k] = q.filters[k]; });
    let restricted = Object.keys(p.filters).length > 0;
    if (q.lang) p.filters.lang = [q.lang];
    if (q.in) p.must.push(leaf('p', pageKey(q.in), 1));
    if (level === STRICT) {
      text = a.text.join(' ');
      open = a.open;
      restricted = restricted || a.special;
      Object.keys(a.filters).forEach(k => { p.filters[k] = (p.filters[k] || []).concat(a.filters[k]); });
      a.in.forEach(k => { p.must.push(leaf('p', k, 1)); });
      a.title.forEach(t => { unitTerms(t).forEach(x => { p.must.push(leaf('t', x, 1)); }); });
      p.phrases = a.phrases.map(atoms);
    }
    p.names = planNames(text, d);
    if (level > PLAIN) text = withoutQuestion(text);
    let us = gather(d), want = 0;
    text.split(SPACES).filter(Boolean).forEach((x, i, parts) => { us.add(x, open && i === parts.length - 1); });
    p.phrases.forEach(us.addPhrase);
    a.not.forEach(x => {
      let all = conjunction('b', unitTerms(x), 1, d);
      if (all) p.not.push(all);
    });
    if (!us.all.length && !p.names.length && (restricted || p.must.length)) p.names = [[leaf('d', '.', BOOST_NAME)]];
    const spare = u => !u.formals && d.common(u.term), telling = us.all.filter(u => !spare(u)).length;
    us.all.forEach(u => {
      if (telling >= (u.kind === WORD ? 1 : KEEP_COMMON) && spare(u)) return;
      const g = group(p, u, d);
      if (u.loose) return;
      want++;
      if (g.length) p.groups.push(g);
    });
    p.need = level <= PLAIN ? want : level === PARTIAL ? Math.ceil(2 * want / 3) : 0;
    if (level === ANY) {
      p.around = p.groups;
      p.groups = [];
      us.chars.forEach(c => {
        if (!d.common(c) && d.df('b', c)) p.terms.push(leaf('b', c, BOOST_UNIGRAM));
      });
      p.slack = Math.floor(p.terms.length / SLACK_SHARE);
    }
    const none = { terms: [], groups: [], need: 0 };
    if (p.need > p.groups.length || level === PARTIAL && (want > MAX_PARTIAL || isQuestion(clipped))) Object.assign(p, none);
    if (p.must.some(l => !d.df(l.f, l.t))) Object.assign(p, none, { names: [], around: [], slack: 0 });
    return p;
  }

  // next is the level at which the query is asked again, if it is.
  function next(q, p, total) {
    if (p.level === ANY || total && (p.level > PLAIN || total >= ENOUGH || p.names.length || !isQuestion(clip(q.text)))) return 0;
    return p.level === STRICT && !p.special ? PARTIAL : p.level + 1;
  }

  G.planner = { plan, next, atoms, contains, readNames, pageKey, codeKey, maxChecked: MAX_CHECKED };
})(globalThis.Guiju = globalThis.Guiju || {});
