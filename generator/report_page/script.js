// Filters the list; without scripts all of it is shown. Runs from file:// in
// the browsers of the site's floor (Chromium 80, Firefox 78, Safari 14).
(function () {
  'use strict';
  var form = document.querySelector('form');
  if (!form) return;
  var output = form.querySelector('output');
  var total = document.querySelectorAll('.finding').length;

  function filter() {
    var kinds = {};
    form.querySelectorAll('[name=kind]').forEach(function (box) { kinds[box.value] = box.checked; });
    var rule = form.elements.rule.value;
    var file = form.elements.file.value.trim().toLowerCase().replace(/\\/g, '/');
    var shown = 0;
    document.querySelectorAll('section.file').forEach(function (section) {
      var here = section.getAttribute('data-file').toLowerCase().indexOf(file) >= 0;
      var any = false;
      section.querySelectorAll('.finding').forEach(function (f) {
        var show = here && kinds[f.getAttribute('data-kind')] && (!rule || f.getAttribute('data-rule') === rule);
        f.hidden = !show;
        if (show) { any = true; shown++; }
      });
      section.hidden = !any;
    });
    output.textContent = output.getAttribute('data-of').replace('{1}', shown).replace('{2}', total);
  }

  form.addEventListener('input', filter);
  form.addEventListener('change', filter); // select in old Safari
  form.addEventListener('submit', function (e) { e.preventDefault(); });
  form.addEventListener('reset', function () { setTimeout(filter); });
  document.addEventListener('click', function (e) {
    var link = e.target.closest && e.target.closest('a[href^="#"]');
    if (!link) return;
    form.reset(); // what is asked for must not be hidden
    form.elements.rule.value = link.getAttribute('data-pick-rule') || '';
    filter();
  });
  form.hidden = false;
  filter();
})();
