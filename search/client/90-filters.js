// Filters of the search page, with the number of provisions each choice gives,
// and what to try when there is none.
(function (G) {
  'use strict';

  var U = G.ui, ORDER = ['kind', 'status', 'level', 'area', 'box', 'year', 'region'];

  // Filters fills <details class="search-filters">, which stands open beside
  // the results on wide screens and is closed on others.
  function Filters(box, page) {
    var wide = window.matchMedia('(min-width: 60.0625em)');
    function fit() { box.open = wide.matches; }
    this.box = box;
    this.page = page;
    this.sets = {};
    this.names = {}; // what readers call the values, as far as they were told
    this.summary = box.querySelector('summary');
    this.panel = box.querySelector('.search-panel');
    this.languages();
    fit();
    wide.addEventListener('change', fit);
    box.addEventListener('keydown', function (e) {
      if (e.key !== 'Escape' || wide.matches || !box.open) return;
      e.stopPropagation();
      box.open = false;
      box.querySelector('summary').focus();
    });
  }

  Filters.prototype.fieldset = function (name) {
    var set = { box: U.make('fieldset', 'search-facet'), list: U.make('div', 'search-values'), rows: {} };
    set.box.append(U.make('legend', 'search-legend', U.say('facet-' + name)), set.list);
    this.panel.append(set.box);
    return set;
  };

  Filters.prototype.row = function (type, name, text, run) {
    var row = { label: U.make('label', 'search-choice'), input: U.make('input'), count: U.make('span', 'search-count') };
    row.input.type = type;
    row.input.name = 'search-' + name;
    row.input.addEventListener('change', run);
    row.label.append(row.input, U.make('span', '', text), ' ', row.count);
    return row;
  };

  // languages: this one or both.
  Filters.prototype.languages = function () {
    var self = this, set = this.fieldset('lang');
    this.langs = ['here', 'both'].map(function (v) {
      var row = self.row('radio', 'lang', U.say(v), function () { self.page.set({ both: v === 'both' }); });
      set.list.append(row.label);
      return row;
    });
  };

  Filters.prototype.toggle = function (name, value, on) {
    var f = Object.assign({}, this.page.state.f), values = (f[name] || []).filter(v => v !== value);
    f[name] = on ? values.concat(value) : values;
    if (!f[name].length) delete f[name];
    this.page.set({ f: f });
  };

  // show brings the counts up to date. While the reader is in the panel nothing
  // moves under the fingers; values that are gone stay, with 0.
  Filters.prototype.show = function (facets) {
    var self = this, s = this.page.state, held = this.panel.contains(document.activeElement), chosen = 0;
    this.langs[s.both ? 1 : 0].input.checked = true;
    this.langs.forEach(function (row) { row.count.textContent = ''; });
    facets.slice().sort((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name)).forEach(function (f) {
      var selected = s.f[f.name] || [], seen = {};
      if (f.name === 'lang') return self.countLanguages(f.values);
      var set = self.sets[f.name] = self.sets[f.name] || self.fieldset(f.name);
      self.names[f.name] = self.names[f.name] || {};
      if (!held) set.list.textContent = '';
      f.values.forEach(function (v) {
        self.names[f.name][v.value] = v[self.page.lang] || v.value;
        seen[v.value] = v.count;
      });
      f.values.map(v => v.value).concat(selected, held ? Object.keys(set.rows) : []).forEach(function (v) {
        var row = set.rows[v] = set.rows[v] || self.row('checkbox', f.name, self.named(f.name, v), function () {
          self.toggle(f.name, v, row.input.checked);
        });
        row.input.value = v;
        row.input.checked = selected.indexOf(v) >= 0;
        row.count.textContent = seen[v] || 0;
        if (!held || !row.label.parentNode) set.list.append(row.label);
      });
      // One value alone filters nothing.
      set.box.hidden = set.list.children.length < 2 && !selected.length;
    });
    Object.keys(s.f).forEach(function (k) { chosen += s.f[k].length; });
    this.chips();
    this.summary.textContent = U.say('filters') + (chosen ? ' ' + chosen : '');
  };

  Filters.prototype.countLanguages = function (values) {
    var sum = 0, lang = this.page.lang, here = 0;
    values.forEach(function (v) {
      sum += v.count;
      if (v.value === lang) here = v.count;
    });
    this.langs[0].count.textContent = here;
    this.langs[1].count.textContent = sum;
  };

  Filters.prototype.named = function (name, value) { return (this.names[name] || {})[value] || value; };

  // active lists what narrows or widens the results: [words, change, key].
  Filters.prototype.active = function () {
    var self = this, s = this.page.state, out = [];
    if (s.in) out.push([U.say('in', { name: s.in }), function () { self.page.set({ in: '' }); }, 'in']);
    Object.keys(s.f).forEach(function (name) {
      s.f[name].forEach(function (v) {
        out.push([U.say('chip', { name: U.say('facet-' + name), value: self.named(name, v) }), function () { self.toggle(name, v, false); }, name]);
      });
    });
    return out;
  };

  // chips show what is active; each takes itself off, and the last one all.
  Filters.prototype.chips = function () {
    var self = this, s = this.page.state, list = this.page.chips, active = this.active(), held = list.contains(document.activeElement), said;
    if (s.old) active.push([U.say('old-chip'), function () { self.page.set({ old: false }); }]);
    said = active.map(a => a[0]).join();
    if (said === this.said) return;
    this.said = said;
    list.textContent = '';
    active.forEach(function (a) {
      var li = U.make('li'), b = U.button('search-chip', a[0] + ' ×', a[1]);
      b.setAttribute('aria-label', U.say('remove', { what: a[0] }));
      li.append(b);
      list.append(li);
    });
    if (active.length > 1) {
      var li = U.make('li');
      li.append(U.button('search-clear', U.say('clear'), function () { self.page.set({ f: {}, in: '', old: false }); }));
      list.append(li);
    }
    list.hidden = !active.length;
    // The button that had the focus is gone.
    if (held) (list.querySelector('button') || document.getElementById('ui-results')).focus();
  };

  // tryElse says what to try where nothing was found; a filter that stands in
  // the way is offered with what is found without it.
  U.tryElse = function (page, into) {
    var list = U.make('ul', 'search-try'), turn = page.turn, left = page.filters.active(), seen = {};
    function item(text, run) {
      var li = U.make('li', '', run ? '' : text);
      if (run) li.append(U.button('search-meant', text, run));
      list.append(li);
    }
    if (!page.state.both) item(U.say('try-both'), function () { page.set({ both: true }); });
    ['try-fewer', 'try-number', 'try-lists'].forEach(function (k) { item(U.say(k)); });
    into.append(list);
    (function next() {
      var a = left.shift();
      if (!a || turn !== page.turn) return;
      if (seen[a[2]]) return next();
      seen[a[2]] = true;
      page.engine.query(Object.assign(page.asked(a[2]), { top: 1 }), function (r) {
        if (turn !== page.turn) return;
        if (r.total) {
          item(U.say('try-without', { what: a[0], n: r.total }), function () {
            var f = Object.assign({}, page.state.f);
            delete f[a[2]];
            page.set(a[2] === 'in' ? { in: '' } : { f: f });
          });
          list.prepend(list.lastChild);
        }
        next();
      });
    })();
  };

  U.Filters = Filters;
})(globalThis.Guiju = globalThis.Guiju || {});
