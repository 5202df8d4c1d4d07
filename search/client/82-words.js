// Words and elements of the search interface. Guiju.words stands before this
// script: the strings of one language, from layouts/_i18n. All text goes in by
// textContent.
(function (G) {
  'use strict';

  var engine;

  // say fills a string: {n} is a value, {n|hit|hits} the word that its number
  // takes.
  function say(key, values) {
    return (G.words[key] || key).replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, function (all, name, one, many) {
      var v = values[name];
      return one === undefined ? v : Number(v) === 1 ? one : many;
    });
  }

  function make(name, className, text) {
    var e = document.createElement(name);
    if (className) e.className = className;
    if (text) e.textContent = text;
    return e;
  }

  function button(className, text, run) {
    var b = make('button', className, text);
    b.type = 'button';
    b.addEventListener('click', run);
    return b;
  }

  // teller makes a polite live region. It speaks when a query has settled, so
  // that nobody hears a count for every letter typed.
  function teller(into) {
    var region = make('p', 'hidden-label'), timer;
    region.setAttribute('role', 'status');
    into.append(region);
    return function (text) {
      clearTimeout(timer);
      timer = setTimeout(function () { region.textContent = text; }, text ? 700 : 0);
    };
  }

  // open gives the one engine of the page: {query, suggest, didYouMean}, the
  // last two if this client can complete.
  function open(folder) {
    if (engine) return engine;
    var search = new G.Search(folder.replace(/\/$/, '').split('/').pop(), G.scriptLoader(folder));
    engine = Object.assign({}, G.Suggest && G.Suggest(search));
    engine.query = function (q, done) { search.query(q, done); };
    return engine;
  }

  G.ui = { say: say, make: make, button: button, teller: teller, open: open };
})(globalThis.Guiju = globalThis.Guiju || {});
