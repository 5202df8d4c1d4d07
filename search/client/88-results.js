// Results: grouped by document, each provision with the stretch of its text
// that has most of what was asked.
(function (G) {
  'use strict';

  var U = G.ui, SNIPPET = 120, SLICE = 12, MANY = 3;

  // Results fills a list. o: root, the way to the site's root; both: whether
  // languages are told apart; only(hit), the choice of one document, if any;
  // back() gives the focus back to the field.
  function Results(o) {
    var self = this;
    this.o = o;
    this.list = U.make('ol', 'search-groups');
    this.list.addEventListener('keydown', function (e) { self.key(e); });
    ['click', 'auxclick'].forEach(function (kind) {
      self.list.addEventListener(kind, function (e) { if (e.target.closest('a')) G.recent.add(self.text); });
    });
  }

  // show lists hits for a text; further words are marked too. It works in
  // slices, so that typing is never held up, and stops when it is asked anew.
  Results.prototype.show = function (hits, text, further, done) {
    var self = this, groups = new Map(), turn = this.turn = {}, held = this.list.contains(document.activeElement), left, last;
    this.text = text;
    this.marked = G.highlight.words(text, further);
    this.spans = G.highlight.finder(this.marked);
    this.list.textContent = '';
    this.links = [];
    hits.forEach(function (h, i) {
      if (!groups.has(h.page)) groups.set(h.page, []);
      groups.get(h.page).push(i);
    });
    left = Array.from(groups.values());
    (function pour() {
      if (turn !== self.turn) return;
      for (var until = performance.now() + SLICE; left.length && performance.now() < until;) {
        if (!last) self.list.append((last = self.group(hits[left[0][0]], left[0].length)).item);
        var i = left[0].shift();
        if (i !== undefined) last.hits.append(self.hit(hits[i], i));
        if (!left[0].length) { left.shift(); last = null; }
      }
      // The result that had the focus is gone.
      if (held && !self.first()) self.o.back();
      held = false;
      if (left.length) setTimeout(pour);
      else if (done) done();
    })();
    return groups.size;
  };

  Results.prototype.fill = function (element, text) { G.highlight.fill(element, text, this.spans(text)); };

  Results.prototype.link = function (hit, anchor) {
    var a = U.make('a', 'search-link');
    a.href = this.o.root + hit.page + '?h=' + encodeURIComponent(this.marked) + (anchor ? '#' + encodeURIComponent(anchor) : '');
    return a;
  };

  // group is a document: what it is, then a list for its provisions.
  Results.prototype.group = function (h, n) {
    var self = this, item = U.make('li', 'search-group'), head = U.make('h3', 'search-title'), hits = U.make('ol', 'search-hits');
    var a = this.link(h), status = h.facets && h.facets.status;
    function badge(className, text) {
      var b = U.make('span', 'search-badge ' + className, text);
      b.lang = document.documentElement.lang;
      head.append(' ', b);
    }
    item.lang = h.lang === 'zh' ? 'zh-Hans' : h.lang;
    if (h.number) a.append(U.make('span', 'search-number', h.number), ' ');
    this.fill(a, h.title);
    head.append(a);
    if (status) badge('status-' + status, U.say('status-' + status));
    if (h.sample) badge('sample', U.say('sample'));
    if (this.o.both()) badge('language', U.say('lang-' + h.lang));
    item.append(head, hits);
    // A document with so much to show may have more.
    if (n >= MANY && this.o.only) {
      var only = U.button('search-only', U.say('only'), function () { self.o.only(h); });
      only.lang = document.documentElement.lang;
      item.append(only);
    }
    return { item: item, hits: hits };
  };

  Results.prototype.hit = function (h, i) {
    var item = U.make('li', 'search-hit'), a = this.link(h, h.anchor), name = ((h.label || '') + ' ' + (h.heading || '')).trim();
    // The title stands above already.
    if (!name || name === h.title) {
      name = U.say('whole');
      a.lang = document.documentElement.lang;
    }
    this.fill(a, name);
    item.append(a);
    if (h.body) item.append(this.snippet(h.body.replace(/\s+/g, ' ')));
    this.links[i] = a;
    return item;
  };

  // snippet shows the stretch of a text that has most of what was asked.
  Results.prototype.snippet = function (text) {
    var into = U.make('p', 'search-snippet'), marks = this.spans(text), from = 0, best = 0;
    marks.forEach(function (s, i) {
      var sum = 0;
      for (var k = i; k < marks.length && marks[k][1] <= s[0] + SNIPPET; k++) sum += marks[k][1] - marks[k][0];
      if (sum > best) { best = sum; from = s[0]; }
    });
    from = text.length <= SNIPPET ? 0 : Math.max(0, Math.min(from - 20, text.length - SNIPPET));
    if (from && /[\uDC00-\uDFFF]/.test(text[from])) from--;
    // Words of letters are not cut.
    if (/[a-z]/i.test(text[from - 1])) from += /^[a-z]*/i.exec(text.slice(from))[0].length;
    var to = from + SNIPPET + 20, part = text.slice(from, to);
    if (/[a-z]/i.test(text[to])) part = part.replace(/[a-z]+$/i, '');
    if (/[\uD800-\uDBFF]$/.test(part)) part = part.slice(0, -1);
    if (from) into.append('…');
    G.highlight.fill(into, part, marks.map(function (s) {
      return [Math.max(s[0] - from, 0), Math.min(s[1] - from, part.length)];
    }).filter(s => s[0] < s[1]));
    if (from + part.length < text.length) into.append('…');
    return into;
  };

  // first puts the focus on the first result and says whether there is one.
  Results.prototype.first = function () {
    var a = this.list.querySelector('a');
    if (a) a.focus();
    return !!a;
  };

  // key walks among the results; above the first is the field.
  Results.prototype.key = function (e) {
    var step = { ArrowDown: 1, ArrowUp: -1 }[e.key], links = Array.from(this.list.querySelectorAll('a'));
    var to = links.indexOf(e.target.closest('a')) + step;
    if (!step || e.ctrlKey || e.metaKey || e.altKey) return;
    e.preventDefault();
    if (to < 0) this.o.back();
    else if (links[to]) links[to].focus();
  };

  U.Results = Results;
})(globalThis.Guiju = globalThis.Guiju || {});
