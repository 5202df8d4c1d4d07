// The search layer of any page: completions and the first results inside the
// dialog that layouts/_assets/js/68-search.js has opened. Enter goes on to the
// search page.
(function (G) {
  'use strict';

  var U = G.ui, FIRST = 6;

  // layer brings an open dialog to life.
  G.layer = function (dialog) {
    var data = document.body.dataset, form = dialog.querySelector('form'), input = form.elements.q, inside = form.elements.in;
    var engine = U.open(data.root + data.index), area = dialog.querySelector('.search-results'), tell, turn;
    var status = U.make('p', 'search-status'), all = U.make('p', 'search-all'), link = U.make('a', 'search-link', U.say('all'));
    var results = new U.Results({ root: data.root, both: () => false, back: function () { input.focus(); } });
    var box = new U.Box(input, form, {
      inline: true,
      suggest: function (text, done) {
        if (engine.suggest) engine.suggest(text, data.lang, function (list) { done(list.slice(0, 5)); });
        else done([]);
      },
      typed: run,
      take: function (text) { if (text) form.submit(); },
      down: () => results.first()
    });
    all.append(link);
    area.append(status, results.list, all);
    tell = U.teller(area);
    all.hidden = true;

    function run() {
      var text = input.value.trim(), now = turn = {};
      tell('');
      if (!text) return show('', [], text);
      var within = inside && inside.checked ? inside.value : '';
      engine.query({ text: text, lang: data.lang, in: within, old: !!within, from: 0, top: FIRST }, function (r) {
        if (now !== turn) return;
        var broken = r.problems.some(p => p.key === 'm');
        show(broken ? U.say('no-index') : U.say(r.total ? r.loose ? 'loose' : 'total' : 'none', { n: r.total, text: text }), r.hits, text, r.also.concat(r.instead));
        tell(text + ' - ' + status.textContent);
      });
    }

    function show(words, hits, text, marks) {
      status.textContent = words;
      results.show(hits, text, marks);
      all.hidden = !hits.length;
      var at = new URLSearchParams({ q: text });
      if (inside && inside.checked) at.set('in', inside.value);
      link.href = form.action + '?' + at;
    }

    form.addEventListener('submit', function () { G.recent.add(input.value); });
    if (inside) inside.addEventListener('change', run);
    if (input.value) run();
    box.offer();
  };
})(globalThis.Guiju = globalThis.Guiju || {});
