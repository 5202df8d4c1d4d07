// The planner: twin of ../ident.go and ../plan.go, by FORMAT.md §§4, 5. It
// asks a dictionary {df, common, complete} and never waits.
(function (G) {
  'use strict';

  var T = G.text;
  var BOOST_TITLE = 0.3, BOOST_UNIGRAM = 0.5, BOOST_NAME = 1e4;
  var MAX_QUERY = 256, MAX_UNITS = 64, MAX_COMPLETIONS = 16, MAX_NAME = 80;
  var ENOUGH = 3, MAX_PARTIAL = 12, KEEP_COMMON = 4;
  var STRICT = 0, PARTIAL = 1, ANY = 2;

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

  function nameLeaves(text) {
    return readNames(text).map(function (n) {
      var leaves = [];
      if (n.page) leaves.push(leaf('p', n.page, BOOST_NAME));
      if (n.doc) leaves.push(leaf('d', n.doc, BOOST_NAME));
      return leaves;
    });
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

  function units(text) {
    var seen = new Set(), us = [], chars = [];
    text.split(SPACES).forEach(function (part, i, parts) {
      T.analyze(part).forEach(function (t) {
        t.end = t.end && i === parts.length - 1;
        if (seen.has(t.term) || us.length + chars.length >= 2 * MAX_UNITS) return;
        seen.add(t.term);
        if (t.kind === T.UNIGRAM) chars.push(t.term);
        else if (us.length < MAX_UNITS) us.push(t);
      });
    });
    return { units: us, chars: chars };
  }

  function dropCommon(us, d) {
    var telling = us.filter(function (u) { return !d.common(u.term); }).length;
    return us.filter(function (u) {
      return telling < (u.kind === T.WORD ? 1 : KEEP_COMMON) || !d.common(u.term);
    });
  }

  function completed(u, d) {
    if (!u.end || u.raw.length < 2 || d.df('b', u.term) || d.df('t', u.term)) return [u.term];
    var terms = d.complete(u.raw);
    return terms.length ? terms : [u.term];
  }

  function mostFrequent(words) {
    return words.sort(function (a, b) { return b.df - a.df || (a.term < b.term ? -1 : 1); })
      .slice(0, MAX_COMPLETIONS).map(function (w) { return w.term; });
  }

  function filters(q) {
    var f = {};
    Object.keys(q.filters || {}).forEach(function (k) { if (q.filters[k].length) f[k] = q.filters[k]; });
    if (q.lang) f.lang = [q.lang];
    return f;
  }

  // plan makes {level, names, terms, groups, need, filters} of a query.
  function plan(q, d, level) {
    var names = nameLeaves(clip(q.text)).filter(function (n) {
      return n.every(function (l) { return d.df(l.f, l.t) > 0; });
    });
    var u = unitsAt(q, d, level), terms = [], groups = [], n = u.units.length;
    u.units.forEach(function (x) {
      var group = [];
      completed(x, d).forEach(function (t) {
        if (d.df('b', t)) group.push(leaf('b', t, 1));
        if (d.df('t', t)) group.push(leaf('t', t, BOOST_TITLE));
      });
      if (group.length) groups.push(group);
      terms = terms.concat(group);
    });
    var need = level === STRICT ? n : level === PARTIAL ? Math.ceil(2 * n / 3) : 0;
    if (level === ANY) {
      groups = [];
      u.chars.forEach(function (c) {
        if (d.df('b', c)) terms.push(leaf('b', c, BOOST_UNIGRAM));
      });
    }
    if (need > groups.length || level === PARTIAL && (n > MAX_PARTIAL || isQuestion(clip(q.text)))) {
      terms = [];
      groups = [];
      need = 0;
    }
    return { level: level, names: names, terms: terms, groups: groups, need: need, filters: filters(q) };
  }

  // unitsAt gives the units that count at a level, and the characters.
  function unitsAt(q, d, level) {
    var text = clip(q.text), u = units(level > STRICT ? withoutQuestion(text) : text);
    return {
      units: dropCommon(u.units, d),
      chars: level === ANY ? u.chars.filter(function (c) { return !d.common(c); }) : []
    };
  }

  // asked lists the terms whose shards a plan will want.
  function asked(q, d, level) {
    var terms = new Set(), u = unitsAt(q, d, level);
    nameLeaves(clip(q.text)).forEach(function (n) { n.forEach(function (l) { terms.add(l.t); }); });
    u.units.forEach(function (x) { terms.add(x.term); });
    u.chars.forEach(terms.add, terms);
    return Array.from(terms);
  }

  // lastWord is the word that ends a query and may be unfinished.
  function lastWord(q) {
    return units(clip(q.text)).units.filter(function (u) { return u.end && u.raw.length > 1; })[0];
  }

  // again decides whether the query is asked at the next level.
  function again(q, p, total) {
    return p.level < ANY && total === 0 ||
      p.level === STRICT && total < ENOUGH && !p.names.length && isQuestion(clip(q.text));
  }

  G.planner = {
    plan: plan, asked: asked, lastWord: lastWord, again: again, readNames: readNames, pageKey: pageKey,
    mostFrequent: mostFrequent, questionWords: QUESTION_WORDS,
    constants: [BOOST_TITLE, BOOST_UNIGRAM, BOOST_NAME, MAX_QUERY, MAX_UNITS, MAX_COMPLETIONS, MAX_NAME, ENOUGH, MAX_PARTIAL, KEEP_COMMON]
  };
})(globalThis.Guiju = globalThis.Guiju || {});
