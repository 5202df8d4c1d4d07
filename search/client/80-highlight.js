// Highlighting: which pieces of a text a query asks for, and marks in the page
// that a hit led to (…?h=query#provision). Needs 10-analyze.js only.
(function (G) {
  'use strict';

  var T = G.text, MARK = 'search-mark';
  var UNIGRAM = 1, WORD = 4; // kinds of tokens

  // What is written in a query to direct it: words that must not occur, and
  // fields whose values are no words of a text.
  var NOT = /(^|\s)[-－](["“「][^"”」]*["”」]?|\S+)/g;
  var FIELD = /(^|\s)(状态|status|类型|kind|层级|level|领域|area|年份|year|地区|region|语言|lang|在|in)[:：]\s*(["“「][^"”」]*["”」]?|\S+)/gi;
  var NAME = /(^|\s)(标题|title|编号|number)[:：]/gi;
  var LONGEST = 200, LONE = /[\uD800-\uDFFF]/gu; // half a character is no address

  // words gives what of a query is to be marked, and the further words, such as
  // synonyms, that were searched with it.
  function words(query, further) {
    var asked = query.replace(NOT, ' ').replace(FIELD, ' ').replace(NAME, ' ');
    // Folded: the page that is marked later may lack what folds it.
    return (further || []).concat(T.points(asked.trim()).map(p => String.fromCodePoint(p.c)).join('')).join(' ').slice(0, LONGEST).replace(LONE, '');
  }

  // finder makes the function that gives the pieces of a text which have the
  // query's terms, as pairs of offsets in rising order, neighbours joined.
  function finder(query) {
    var wanted = new Set(), prefix = '', chunks = query.split(/[\s"“”「」]+/).filter(Boolean);
    // As the engine does: a query, unlike a text, is cut at spaces.
    chunks.forEach(function (c, i) {
      T.analyze(c).forEach(function (t) {
        if (t.kind === UNIGRAM) return;
        wanted.add(t.term);
        if (t.end && i === chunks.length - 1) prefix = t.raw;
      });
    });
    return function (text) {
      var found = [];
      T.analyze(text).forEach(function (t) {
        var hit = wanted.has(t.term) || t.kind === WORD && prefix.length > 1 && t.raw.startsWith(prefix);
        for (var i = 0; hit && i < t.at.length; i += 2) found.push([t.at[i], t.at[i + 1]]);
      });
      found.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
      return whole(text, found.reduce(function (out, s) {
        var last = out[out.length - 1];
        if (last && s[0] <= last[1]) last[1] = Math.max(last[1], s[1]);
        else out.push(s);
        return out;
      }, []), chunks);
    };
  }

  // whole drops pieces of a word where the text has all of it: beside 公务用车,
  // 公务 alone is no find.
  function whole(text, spans, chunks) {
    var found = spans.map(s => text.slice(s[0], s[1]));
    return spans.filter(function (s, i) {
      var piece = found[i];
      return chunks.indexOf(piece) >= 0 || !chunks.some(c => c.indexOf(piece) >= 0 && found.indexOf(c) >= 0);
    });
  }

  // fill puts a text into an element, its spans in <mark>.
  function fill(element, text, marks) {
    var at = 0;
    marks.forEach(function (s) {
      var m = document.createElement('mark');
      m.textContent = text.slice(s[0], s[1]);
      element.append(text.slice(at, s[0]), m);
      at = s[1];
    });
    element.append(text.slice(at));
  }

  // mark marks the query's terms below an element, across its markup.
  function mark(root, query) {
    var walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), nodes = [], text = '', n;
    while ((n = walk.nextNode())) {
      nodes.push({ node: n, at: text.length });
      text += n.data;
    }
    var marks = finder(query)(text);
    nodes.reverse().forEach(function (x) {
      var end = x.at + x.node.data.length;
      marks.filter(s => s[0] < end && s[1] > x.at).reverse().forEach(function (s) {
        var r = document.createRange(), m = document.createElement('mark');
        m.className = MARK;
        r.setStart(x.node, Math.max(s[0] - x.at, 0));
        r.setEnd(x.node, Math.min(s[1], end) - x.at);
        r.surroundContents(m);
      });
    });
    return marks.length;
  }

  function clear() {
    document.querySelectorAll('mark.' + MARK).forEach(function (m) {
      var parent = m.parentNode;
      m.replaceWith.apply(m, Array.from(m.childNodes));
      parent.normalize();
    });
  }

  // target is what the address points at: the provision, or all of the text.
  function target() {
    var id = '';
    try { id = decodeURIComponent(location.hash.slice(1)); } catch (e) { /* no such id then */ }
    var t = id && document.getElementById(id);
    if (!t) return document.querySelector('main');
    return /^(H[1-6]|A)$/.test(t.tagName) ? t.parentElement : t;
  }

  function start() {
    var query = new URLSearchParams(location.search).get('h');
    if (!query) return;
    function again() {
      clear();
      var t = target();
      if (t) mark(t, query);
    }
    again();
    window.addEventListener('hashchange', again);
    document.addEventListener('keydown', function (e) {
      if (e.key !== 'Escape' || e.isComposing || e.defaultPrevented || !document.querySelector('mark.' + MARK)) return;
      clear();
      window.removeEventListener('hashchange', again);
    });
  }

  G.highlight = { words: words, finder: finder, fill: fill, mark: mark, clear: clear };
  if (globalThis.document && document.createTreeWalker) {
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
    else start();
  }
})(globalThis.Guiju = globalThis.Guiju || {});
