// The search page: what is asked stands in its address, and the results follow
// it. The page gives <div data-module="search" data-index="search-index/<id>/"
// data-root="./" data-lang="zh"> around a form and an empty place for results.
(function (G) {
  'use strict';

  var U = G.ui, STEP = 10, MOST = 400, SLOW = 400;
  var SORTS = ['', 'order', 'year'];

  function Page(root) {
    var self = this, form = root.querySelector('form'), area = root.querySelector('.search-results');
    this.root = root;
    this.lang = root.dataset.lang;
    this.title = document.title;
    this.engine = U.open(root.dataset.root + root.dataset.index);
    this.input = form.elements.q;
    this.box = new U.Box(this.input, form.querySelector('.search-line'), {
      suggest: function (text, done) {
        if (self.engine.suggest) self.engine.suggest(text, self.asked().lang, done);
        else done([]);
      },
      typed: function () { self.typed(); },
      take: function () { self.typed(); self.fresh = true; },
      down: () => self.results.first(),
      escape: function () { self.input.value = ''; self.typed(); }
    });
    this.filters = new U.Filters(root.querySelector('.search-filters'), this);
    this.results = new U.Results({
      root: root.dataset.root,
      both: () => self.state.both,
      only: function (h) { self.set({ in: h.number || h.title }); },
      back: function () { self.input.focus(); }
    });
    this.build(area);
    form.parentNode.hidden = false;
    form.addEventListener('submit', function (e) { e.preventDefault(); self.box.done(); });
    area.addEventListener('keydown', function (e) {
      if (e.key === 'Escape' && !e.isComposing) { e.preventDefault(); self.input.focus(); }
    });
    window.addEventListener('popstate', function () { self.read(); });
    this.read();
  }

  Page.prototype.build = function (area) {
    var self = this, head = U.make('div', 'search-head'), label = U.make('label', 'search-sort', U.say('sort') + ' ');
    this.chips = U.make('ul', 'search-chips');
    this.status = U.make('p', 'search-status');
    this.sort = U.make('select', 'search-select');
    SORTS.forEach(function (v) {
      var o = U.make('option', '', U.say('sort-' + v));
      o.value = v;
      self.sort.append(o);
    });
    this.sort.addEventListener('change', function () { self.set({ sort: self.sort.value }); });
    this.sortLabel = label;
    label.append(this.sort);
    head.append(this.status, label);
    this.notes = U.make('div', 'search-notes');
    this.more = U.button('search-more', U.say('more'), function () {
      var shown = self.results.links.length;
      self.change({ n: self.state.n + STEP });
      self.run(function () { if (self.results.links[shown]) self.results.links[shown].focus(); });
    });
    area.append(this.chips, head, this.notes, this.results.list, this.more);
    this.tell = U.teller(area);
  };

  // read takes the state from the address.
  Page.prototype.read = function () {
    var at = new URLSearchParams(location.search), f = {};
    at.forEach(function (v, k) {
      if (/^f\.[a-z]+$/.test(k) && v) f[k.slice(2)] = v.split(',');
    });
    this.state = {
      q: (at.get('q') || '').trim(), both: at.get('lang') === 'both', f: f, in: at.get('in') || '', old: at.has('old'),
      sort: SORTS.indexOf(at.get('sort')) > 0 ? at.get('sort') : '',
      n: Math.max(STEP, Math.min(MOST, parseInt(at.get('n'), 10) || 0))
    };
    this.input.value = this.state.q;
    this.fresh = true;
    this.run();
  };

  // write puts the state into the address: as a new one that Back returns from,
  // or in place. Some browsers forbid either over file://; the address then
  // stays as it was.
  Page.prototype.write = function (push) {
    var s = this.state, at = new URLSearchParams();
    function put(k, v) { if (v) at.set(k, v); }
    put('q', s.q);
    put('lang', s.both && 'both');
    Object.keys(s.f).sort().forEach(function (k) { put('f.' + k, s.f[k].join()); });
    put('sort', s.sort);
    put('in', s.in);
    put('old', s.old && '1');
    put('n', s.n > STEP && s.n);
    var to = location.pathname + (at.toString() ? '?' + at : '');
    if (to === location.pathname + location.search) return;
    try {
      history[push ? 'pushState' : 'replaceState'](null, '', to);
    } catch (e) { /* see above */ }
  };

  // typed: the first change of a query that was settled begins a new address.
  Page.prototype.typed = function () {
    var push = this.fresh && this.state.q, q = this.input.value.trim();
    if (q === this.state.q) return;
    this.fresh = false;
    this.state.q = q;
    this.state.n = STEP;
    this.write(push);
    this.run();
  };

  Page.prototype.change = function (values) {
    Object.assign(this.state, values);
    this.fresh = true;
    this.write(true);
  };

  // set is a choice of the reader: a filter, an order, a document.
  Page.prototype.set = function (values) {
    this.change(Object.assign({ n: STEP }, values));
    this.run();
  };

  // asked is the state as the engine wants it. Who names a document wants it
  // even if it is superseded.
  Page.prototype.asked = function (without) {
    var s = this.state, filters = Object.assign({}, s.f);
    delete filters[without];
    return {
      text: s.q, lang: s.both ? '' : this.lang, filters: filters, in: without === 'in' ? '' : s.in, sort: s.sort,
      from: 0, top: s.n, old: s.old || without !== 'in' && !!s.in
    };
  };

  Page.prototype.run = function (done) {
    var self = this, s = this.state, turn = this.turn = {}, wait;
    this.filters.chips();
    this.sort.value = s.sort;
    document.title = s.q ? s.q + ' - ' + this.title : this.title;
    if (!s.q) return this.show('', [], []);
    wait = setTimeout(function () { self.status.textContent = U.say('searching'); }, SLOW);
    this.engine.query(this.asked(), function (r) {
      clearTimeout(wait);
      // In a task of its own: what is shown must not lengthen the search.
      setTimeout(function () { if (turn === self.turn) self.answer(r, done); });
    });
  };

  Page.prototype.answer = function (r, done) {
    var self = this, q = this.state.q, n = r.hits.length, notes = this.notesOf(r), docs;
    if (r.problems.some(p => p.key === 'm')) return this.show(U.say('no-index'), [], []);
    this.filters.show(r.facets || []);
    docs = this.show('', r.hits, notes, r.also.concat(r.instead), done);
    var key = r.loose ? 'best' : r.checked ? 'least' : r.total > n ? 'some' : 'found';
    this.status.textContent = r.total ? U.say(key, { n: r.total, top: n, docs: docs }) : U.say('none', { text: q });
    this.more.hidden = r.total <= n || n >= MOST;
    this.sortLabel.hidden = r.total < 2;
    this.tell(q + ' - ' + this.status.textContent);
    if (!r.total) U.tryElse(this, this.notes);
    if ((!r.total || r.loose) && this.engine.didYouMean) {
      var turn = this.turn;
      this.engine.didYouMean(q, this.asked().lang, function (text) {
        if (turn === self.turn && text && text !== q) self.meant(text);
      });
    }
  };

  // meant offers another spelling.
  Page.prototype.meant = function (text) {
    var self = this, p = U.make('p', 'search-note', U.say('meant') + ' ');
    p.append(U.button('search-meant', text, function () {
      self.input.value = text;
      self.box.done();
      self.input.focus();
    }));
    this.notes.prepend(p);
  };

  // notesOf are the lines between count and results.
  Page.prototype.notesOf = function (r) {
    var self = this, notes = [];
    function note(key, values) { notes.push(U.make('p', 'search-note', U.say(key, values))); return notes[notes.length - 1]; }
    function list(words) { return words.join(U.say('comma')); }
    if (r.loose) note('loose');
    if (r.instead.length) note('instead', { words: list(r.instead) });
    if (r.also.length) note('also', { words: list(r.also) });
    if (r.checked) note('checked', { n: r.checked });
    if (r.old && !this.state.old) {
      note('old', { n: r.old }).append(' ', U.button('search-old', U.say('old-show'), function () { self.set({ old: true }); }));
    }
    if (r.problems.length) note('damaged', { keys: r.problems.map(p => p.key).join(', ') });
    return notes;
  };

  Page.prototype.show = function (status, hits, notes, marks, done) {
    this.status.textContent = status;
    this.notes.textContent = '';
    this.notes.append.apply(this.notes, notes);
    this.more.hidden = this.sortLabel.hidden = true;
    this.tell('');
    this.filters.box.hidden = !this.state.q;
    this.root.classList.toggle('search-page-empty', !this.state.q);
    return this.results.show(hits, this.state.q, marks, done);
  };

  document.querySelectorAll('[data-module="search"]').forEach(function (root) { new Page(root); });
})(globalThis.Guiju = globalThis.Guiju || {});
