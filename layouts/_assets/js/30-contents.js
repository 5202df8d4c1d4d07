// Contents: open beside the text on wide screens, and the clause being read
// is marked.
modules.contents = function (details) {
  var wide = window.matchMedia("(min-width: 60.0625em)");
  details.open = wide.matches;
  var links = {};
  details.querySelectorAll("a[href^='#']").forEach(function (a) {
    links[decodeURIComponent(a.getAttribute("href").slice(1))] = a;
  });
  var targets = Object.keys(links).map(function (id) { return document.getElementById(id); }).filter(Boolean);
  if (!targets.length || !window.IntersectionObserver) return;
  var current = null;
  function mark() {
    var found = null;
    for (var i = 0; i < targets.length; i++) {
      if (targets[i].getBoundingClientRect().top > 140) break;
      found = targets[i];
    }
    if (found === current) return;
    if (current) links[current.id].removeAttribute("aria-current");
    current = found;
    if (!current) return;
    var link = links[current.id];
    link.setAttribute("aria-current", "true");
    var side = details.parentElement;
    if (wide.matches && side.scrollHeight > side.clientHeight) {
      var top = link.getBoundingClientRect().top - side.getBoundingClientRect().top;
      if (top < 0 || top > side.clientHeight - 40) side.scrollTop += top - side.clientHeight / 2;
    }
  }
  var waiting = false;
  window.addEventListener("scroll", function () {
    if (waiting) return;
    waiting = true;
    window.requestAnimationFrame(function () { waiting = false; mark(); });
  }, { passive: true });
  mark();
  // On paper the contents stand before the text.
  window.addEventListener("beforeprint", function () { details.open = true; });
  // On a phone, a choice closes the list so that the text is in view.
  details.addEventListener("click", function (event) {
    if (!wide.matches && event.target.closest("a")) details.open = false;
  });
};
