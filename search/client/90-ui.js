// The search page: results while typing, grouped by document. All text goes in
// by textContent. The page gives a form.search-form with an input named q and
//   <div data-module="search" data-index="search-index/<id>/" data-root="./" data-lang="zh">
(function (G) {
  'use strict';

  var WORDS = {
    zh: {
      found: function (n, docs) { return '找到 ' + n + ' 条，涉及 ' + docs; },
      documents: function (n) { return n + ' 份文件'; },
      some: function (n, top, docs) { return '找到 ' + n + ' 条，以下是前 ' + top + ' 条，出自 ' + docs; },
      best: function (n, docs) { return '最相关的 ' + n + ' 条，涉及 ' + docs; },
      loose: '没有条文包含全部字词；以下条文包含其中一部分，按相关程度排列。',
      none: '没有找到。可以减少几个字，换一个说法，或者输入标准编号（如 S001）、条号（如 第十二条）。',
      noneHere: '本语言中没有找到，可以选择“两种语言”再试。',
      noIndex: '搜索索引缺失，或与本页面版本不符。请重新下载完整的网站，或刷新页面后再试。',
      damaged: '有部分索引文件缺失或损坏，结果可能不全：',
      here: '本语言', both: '两种语言', scope: '搜索范围', more: '显示更多', searching: '正在搜索…',
      sample: '样本', whole: '全文',
      status: { planned: '计划', upcoming: '即将实施', current: '现行', superseded: '被代替', withdrawn: '废止' }
    },
    en: {
      found: function (n, docs) { return n + (n === 1 ? ' provision' : ' provisions') + ' in ' + docs; },
      documents: function (n) { return n + (n === 1 ? ' document' : ' documents'); },
      some: function (n, top, docs) { return n + ' provisions; the first ' + top + ', from ' + docs; },
      best: function (n, docs) { return 'The ' + n + ' most relevant provisions, in ' + docs; },
      loose: 'No provision has every word; these have some of them, the most relevant first.',
      none: 'Nothing found. Try fewer or other words, a standard’s number (S001), or a provision (5.2, Article 12).',
      noneHere: 'Nothing found in this language; try both languages.',
      noIndex: 'The search index is missing, or of another version than this page. Download the whole site again, or reload the page.',
      damaged: 'Some files of the index are missing or damaged; results may be incomplete: ',
      here: 'This language', both: 'Both languages', scope: 'Search in', more: 'Show more', searching: 'Searching…',
      sample: 'Sample', whole: 'Whole document',
      status: { planned: 'Planned', upcoming: 'Upcoming', current: 'In force', superseded: 'Superseded', withdrawn: 'Withdrawn' }
    }
  };
  var STEP = 20, SNIPPET = 120, PAUSE = 120;

  function element(name, className, text) {
    var e = document.createElement(name);
    if (className) e.className = className;
    if (text) e.textContent = text;
    return e;
  }

  // Page is the search page in one element.
  function Page(root) {
    var data = root.dataset, self = this;
    this.lang = data.lang === 'en' ? 'en' : 'zh';
    this.w = WORDS[this.lang];
    this.root = data.root || './';
    this.search = new G.Search(data.index.replace(/\/$/, '').split('/').pop(), G.scriptLoader(this.root + data.index));
    this.input = document.querySelector('main form.search-form input[name=q]') || document.querySelector('form.search-form input[name=q]');
    this.top = STEP;
    this.asked = 0;
    this.status = element('p', 'search-status');
    this.status.setAttribute('role', 'status');
    this.status.setAttribute('aria-live', 'polite');
    this.note = element('p', 'search-note');
    this.list = element('ol', 'search-groups');
    this.more = element('button', 'search-more', this.w.more);
    this.more.type = 'button';
    this.more.hidden = true;
    root.append(this.scope(), this.status, this.note, this.list, this.more);
    this.input.form.addEventListener('submit', function (e) { e.preventDefault(); self.typed(0); });
    this.input.addEventListener('input', function (e) { if (!e.isComposing) self.typed(PAUSE); });
    this.input.addEventListener('compositionend', function () { self.typed(PAUSE); });
    this.more.addEventListener('click', function () { self.top += STEP; self.run(); });
    document.addEventListener('keydown', function (e) { self.key(e); });
    window.addEventListener('popstate', function () { self.read(); });
    this.read();
  }

  // scope is the choice of languages.
  Page.prototype.scope = function () {
    var self = this, box = element('fieldset', 'search-scope');
    box.append(element('legend', '', this.w.scope));
    this.choices = ['here', 'both'].map(function (v) {
      var label = element('label'), radio = element('input');
      radio.type = 'radio';
      radio.name = 'search-scope';
      radio.value = v;
      radio.addEventListener('change', function () { self.typed(0); });
      label.append(radio, ' ' + self.w[v]);
      box.append(label);
      return radio;
    });
    return box;
  };

  // read takes query and languages from the address.
  Page.prototype.read = function () {
    var at = new URLSearchParams(location.search), both = at.get('lang') === 'both';
    this.input.value = at.get('q') || '';
    this.choices[both ? 1 : 0].checked = true;
    this.top = STEP;
    this.run();
  };

  Page.prototype.typed = function (pause) {
    var self = this;
    clearTimeout(this.timer);
    this.timer = setTimeout(function () {
      self.top = STEP;
      self.write();
      self.run();
    }, pause);
  };

  // write puts query and languages into the address. Some browsers forbid that
  // over file://, where the address then stays as it was.
  Page.prototype.write = function () {
    var at = new URLSearchParams(), q = this.input.value.trim();
    if (q) at.set('q', q);
    if (this.choices[1].checked) at.set('lang', 'both');
    try {
      history.replaceState(null, '', location.pathname + (at.toString() ? '?' + at : ''));
    } catch (e) { /* see above */ }
  };

  Page.prototype.run = function () {
    var self = this, text = this.input.value.trim(), turn = ++this.asked, both = this.choices[1].checked;
    if (!text) return this.show('', '', [], 0);
    var wait = setTimeout(function () { self.status.textContent = self.w.searching; }, 400);
    this.search.query({ text: text, lang: both ? '' : this.lang, top: this.top }, function (r) {
      clearTimeout(wait);
      if (turn === self.asked) self.answer(r, text, both);
    });
  };

  Page.prototype.answer = function (r, text, both) {
    var w = this.w, note = r.loose ? w.loose : '', keys = r.problems.map(function (p) { return p.key; });
    if (keys.indexOf('m') >= 0) return this.show(w.noIndex, '', [], 0);
    if (keys.length) note += ' ' + w.damaged + keys.join(', ');
    if (!r.total) return this.show(both ? w.none : w.none + ' ' + w.noneHere, note, [], 0);
    var groups = [];
    r.hits.forEach(function (h) {
      var g = groups.filter(function (g) { return g[0].page === h.page; })[0];
      if (g) g.push(h);
      else groups.push([h]);
    });
    var count = w.found(r.total, w.documents(groups.length));
    if (r.loose) count = w.best(r.hits.length, w.documents(groups.length));
    else if (r.total > r.hits.length) count = w.some(r.total, r.hits.length, w.documents(groups.length));
    this.show(count, note, groups, r.total - r.hits.length, text);
  };

  Page.prototype.show = function (status, note, groups, left, text) {
    var self = this;
    this.status.textContent = status;
    this.note.textContent = note;
    this.note.hidden = !note;
    this.more.hidden = left <= 0;
    this.list.textContent = '';
    groups.forEach(function (g) { self.list.append(self.group(g, text)); });
  };

  Page.prototype.link = function (hit, anchor, text) {
    return this.root + hit.page + '?h=' + encodeURIComponent(text) + (anchor ? '#' + encodeURIComponent(anchor) : '');
  };

  // group is one document with the provisions found in it.
  Page.prototype.group = function (hits, text) {
    var self = this, p = hits[0], item = element('li', 'search-group'), head = element('h3', 'search-title'), list = element('ol', 'search-hits');
    var a = element('a', 'search-link');
    a.href = this.link(p, '', text);
    if (p.number) a.append(element('span', 'search-number', p.number), ' ');
    G.highlight.fill(a, p.title, G.highlight.spans(p.title, text));
    head.append(a);
    item.lang = p.lang;
    var status = this.w.status[p.facets.status] || p.facets.status;
    if (status) head.append(' ', this.badge('search-badge status-' + p.facets.status, status));
    if (p.sample) head.append(' ', this.badge('search-badge sample', this.w.sample));
    hits.forEach(function (h) { list.append(self.hit(h, text)); });
    item.append(head, list);
    return item;
  };

  Page.prototype.badge = function (className, text) {
    var b = element('span', className, text);
    b.lang = this.lang;
    return b;
  };

  Page.prototype.hit = function (h, text) {
    var item = element('li', 'search-hit'), a = element('a', 'search-link'), body = element('p', 'search-snippet');
    a.href = this.link(h, h.anchor, text);
    var name = (h.label + ' ' + h.heading).trim();
    // The title stands above already.
    if (!name || name === h.title) name = this.w.whole;
    G.highlight.fill(a, name, G.highlight.spans(name, text));
    item.append(a);
    if (h.body) {
      snippet(body, h.body.replace(/\s+/g, ' '), text);
      item.append(body);
    }
    return item;
  };

  // snippet shows the stretch of a text that has most of what was asked.
  function snippet(into, text, query) {
    var marks = G.highlight.spans(text, query), from = 0, best = 0;
    marks.forEach(function (s, i) {
      var sum = 0;
      for (var k = i; k < marks.length && marks[k][1] <= s[0] + SNIPPET; k++) sum += marks[k][1] - marks[k][0];
      if (sum > best) { best = sum; from = s[0]; }
    });
    from = text.length <= SNIPPET ? 0 : Math.max(0, Math.min(from - 20, text.length - SNIPPET));
    if (from && /[\uDC00-\uDFFF]/.test(text[from])) from--;
    var to = from + SNIPPET + 20, part = text.slice(from, to);
    if (/[\uD800-\uDBFF]$/.test(part)) part = part.slice(0, -1);
    if (from) into.append('…');
    G.highlight.fill(into, part, marks.map(function (s) {
      return [Math.max(s[0] - from, 0), Math.min(s[1] - from, part.length)];
    }).filter(function (s) { return s[0] < s[1]; }));
    if (from + part.length < text.length) into.append('…');
  }

  // key moves among input and results by arrows; Escape goes back, then clears.
  Page.prototype.key = function (e) {
    if (e.isComposing || e.ctrlKey || e.metaKey || e.altKey) return;
    var links = Array.from(this.list.querySelectorAll('a')), at = links.indexOf(document.activeElement);
    var inside = at >= 0 || document.activeElement === this.input;
    if (!inside) return;
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
      var to = at + (e.key === 'ArrowDown' ? 1 : -1);
      if (to < -1 || to >= links.length) return;
      e.preventDefault();
      (to < 0 ? this.input : links[to]).focus();
    } else if (e.key === 'Escape') {
      e.preventDefault();
      if (at >= 0) this.input.focus();
      else if (this.input.value) { this.input.value = ''; this.typed(0); }
    }
  };

  // A slash goes to the search field of any page.
  function slash(e) {
    if (e.key !== '/' || e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName) || document.activeElement.isContentEditable) return;
    var input = document.querySelector('form.search-form input[name=q]');
    if (!input) return;
    e.preventDefault();
    input.focus();
    input.select();
  }

  function start() {
    document.addEventListener('keydown', slash);
    document.querySelectorAll('[data-module="search"]').forEach(function (root) { new Page(root); });
  }

  if (globalThis.document && document.createTreeWalker) {
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
    else start();
  }
})(globalThis.Guiju = globalThis.Guiju || {});
