// The search field as a combobox with a list (ARIA 1.2): completions while
// typing, recent searches while it is empty. The list never takes the focus
// and never changes what is typed until an option is taken.
(function (G) {
  'use strict';

  var U = G.ui, PAUSE = 120, boxes = 0;

  // Box enhances an input in a host element. o: suggest(text, done) gives the
  // completions; typed() is called when typing pauses; take(text) when the
  // reader decides; down() moves on below the list and says whether it could;
  // escape() is Escape with the list closed; inline: the list stays in the flow
  // and stays open.
  function Box(input, host, o) {
    var self = this;
    this.input = input;
    this.o = o;
    this.items = [];
    this.options = [];
    this.at = -1;
    this.turn = 0;
    this.pop = U.make('div', 'search-pop');
    this.pop.hidden = true;
    this.list = U.make('ul', 'search-list');
    this.list.id = 'ui-search-list-' + ++boxes;
    this.list.setAttribute('role', 'listbox');
    this.clear = U.button('search-clear', U.say('recent-clear'), function () {
      G.recent.clear();
      self.close();
      input.focus();
    });
    this.pop.append(this.list, this.clear);
    host.append(this.pop);
    this.aria({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': this.list.id, 'aria-expanded': 'false' });
    input.autocomplete = 'off';
    input.enterKeyHint = 'search';
    input.addEventListener('input', function (e) { if (!e.isComposing) self.later(); });
    input.addEventListener('compositionend', function () { self.later(); });
    input.addEventListener('keydown', function (e) { self.key(e); });
    input.addEventListener('click', function () { if (!input.value) self.offer(); });
    // A press on an option must not take the focus from the field.
    this.list.addEventListener('mousedown', function (e) { e.preventDefault(); });
    host.addEventListener('focusout', function (e) { if (!o.inline && !host.contains(e.relatedTarget)) self.close(); });
  }

  Box.prototype.aria = function (values) {
    var input = this.input;
    Object.keys(values).forEach(function (k) { input.setAttribute(k, values[k]); });
  };

  // later waits for a pause in typing.
  Box.prototype.later = function () {
    var self = this;
    clearTimeout(this.timer);
    this.timer = setTimeout(function () {
      self.o.typed();
      self.timer = setTimeout(function () { self.offer(); }); // a task of its own
    }, PAUSE);
  };

  // offer fills the list for what is typed.
  Box.prototype.offer = function () {
    var self = this, text = this.input.value.trim(), turn = ++this.turn;
    if (!text) return this.show(G.recent.list().map(t => ({ text: t, kind: 'recent' })));
    this.o.suggest(text, function (list) {
      if (turn === self.turn) self.show(list.filter(c => c.text !== text));
    });
  };

  Box.prototype.show = function (items) {
    var self = this, recent = items.length > 0 && items[0].kind === 'recent';
    this.close();
    if (!items.length || document.activeElement !== this.input) return;
    this.list.setAttribute('aria-label', U.say(recent ? 'recent' : 'completions'));
    this.clear.hidden = !recent;
    this.options = items.map(function (c, i) {
      var li = U.make('li', 'search-option');
      li.id = self.list.id + '-' + i;
      li.setAttribute('role', 'option');
      li.setAttribute('aria-selected', 'false');
      li.append(U.make('span', 'search-option-text', c.text), ' ', U.make('span', 'search-option-kind', U.say('kind-' + c.kind)));
      if (c.lang) li.firstChild.lang = c.lang;
      li.addEventListener('click', function () { self.take(i); });
      self.list.append(li);
      return li;
    });
    this.items = items;
    this.pop.hidden = false;
    this.aria({ 'aria-expanded': 'true' });
  };

  Box.prototype.close = function () {
    this.turn++;
    this.items = [];
    this.options = [];
    this.at = -1;
    this.list.textContent = '';
    this.pop.hidden = true;
    this.aria({ 'aria-expanded': 'false' });
    this.input.removeAttribute('aria-activedescendant');
  };

  // move makes an option the active one; -1 none.
  Box.prototype.move = function (to) {
    var self = this;
    this.at = to;
    this.options.forEach(function (li, i) {
      li.setAttribute('aria-selected', String(i === to));
      if (i !== to) return;
      self.aria({ 'aria-activedescendant': li.id });
      if (li.scrollIntoView) li.scrollIntoView({ block: 'nearest' });
    });
    if (to < 0) this.input.removeAttribute('aria-activedescendant');
  };

  Box.prototype.take = function (i) {
    this.input.value = this.items[i].text;
    this.done();
  };

  // done is the reader's decision: Enter, the button, or an option.
  Box.prototype.done = function () {
    clearTimeout(this.timer);
    this.close();
    G.recent.add(this.input.value);
    this.o.take(this.input.value.trim());
  };

  Box.prototype.key = function (e) {
    var k = e.key, on = this.at >= 0, last = this.at === this.items.length - 1;
    if (e.isComposing || e.keyCode === 229 || e.ctrlKey || e.metaKey) return;
    if (k === 'Tab' && on) return this.take(this.at);
    if (k === 'ArrowDown' && e.altKey) this.offer();
    else if (k === 'ArrowDown' && this.items.length && !last) this.move(this.at + 1);
    else if (k === 'ArrowDown' && this.o.down()) this.o.inline ? this.move(-1) : this.close();
    else if (k === 'ArrowUp' && on) this.move(this.at - 1);
    else if (k === 'Enter' && on) this.take(this.at);
    else if (k === 'Escape' && !this.o.inline) this.items.length ? this.close() : this.o.escape();
    else return;
    e.preventDefault();
  };

  U.Box = Box;
})(globalThis.Guiju = globalThis.Guiju || {});
