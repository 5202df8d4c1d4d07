// What a term means and what a reference leads to, shown beside the word on
// hover, focus or tap (WCAG 2.2, 1.4.13: it can be dismissed, pointed at and
// stays). It holds only words that stand on the page.
var peek = null; // { box, link, timer }

// wordsOf is what a place says, without what the page adds to it.
function wordsOf(el) {
  var copied = el.cloneNode(true);
  copied.querySelectorAll(".permalink, .types, .provision-tools, annotation, .hidden-label, .term-uses").forEach(function (x) { x.remove(); });
  return copied.textContent.replace(/\s+/g, " ").trim();
}

function shorten(words) { return words.length > 160 ? words.slice(0, 160) + "…" : words; }

// preview is the heading of a place and its first words.
function preview(el) {
  var head = el.querySelector(".heading, figcaption"), body = null;
  if (el.matches("section")) {
    body = Array.prototype.filter.call(el.querySelectorAll("p, .list, .formula"), function (p) {
      return owner(p) === el && !p.matches(".types-line, .admitted, .symbol, .source, .accepted, .term-uses") && !p.closest(".term-uses, figure");
    })[0];
  } else if (!head) {
    body = el;
  }
  return [head && owner(head) === (owner(el) || el) ? wordsOf(head) : placeOf(el), body ? shorten(wordsOf(body)) : ""];
}

function hidePeek() {
  if (!peek) return;
  window.clearTimeout(peek.timer);
  peek.box.remove();
  peek.link.removeAttribute("aria-describedby");
  if (peek.title) peek.link.title = peek.title;
  peek = null;
}

function showPeek(link) {
  if (peek && peek.link === link) return window.clearTimeout(peek.timer);
  hidePeek();
  var el = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!el || !link.closest(".text") || el.contains(link) && el.matches("section")) return undefined;
  var words = preview(el), box = make("div", "peek");
  box.id = "ui-peek";
  box.setAttribute("role", "tooltip");
  if (link.closest("[lang]")) box.lang = link.closest("[lang]").lang;
  box.appendChild(make("p", "peek-head", words[0]));
  if (words[1] && words[1] !== words[0]) box.appendChild(make("p", "peek-words", words[1]));
  document.getElementById("ui-main").appendChild(box);
  var at = link.getClientRects()[0] || link.getBoundingClientRect(), wide = document.documentElement.clientWidth;
  box.style.left = Math.max(8, Math.min(at.left, wide - box.offsetWidth - 8)) + window.pageXOffset + "px";
  var below = at.bottom + box.offsetHeight + 4 < window.innerHeight || at.top < box.offsetHeight + 4;
  box.style.top = (below ? at.bottom + 2 : at.top - box.offsetHeight - 2) + window.pageYOffset + "px";
  link.setAttribute("aria-describedby", box.id);
  peek = { box: box, link: link, timer: 0, title: link.title };
  link.removeAttribute("title");
  return undefined;
}

(function () {
  var wait = 0;
  function ours(event) {
    var at = event.target instanceof Element ? event.target : null;
    return at && reading ? at.closest(".text a.term-ref, .text a.ref[href^='#']") : null;
  }
  document.addEventListener("mouseover", function (event) {
    var link = ours(event);
    window.clearTimeout(wait);
    if (link) wait = window.setTimeout(function () { showPeek(link); }, 250);
    if (peek && (link === peek.link || peek.box.contains(event.target))) window.clearTimeout(peek.timer);
    else if (peek && peek.link !== document.activeElement) {
      window.clearTimeout(peek.timer);
      peek.timer = window.setTimeout(hidePeek, 300);
    }
  });
  document.addEventListener("focusin", function (event) {
    var link = ours(event);
    if (link) showPeek(link);
    else if (peek && !peek.box.contains(event.target)) hidePeek();
  });
  document.addEventListener("click", function (event) {
    var link = ours(event);
    // Where nothing can hover the first tap on a term explains, the second goes there.
    if (link && link.matches(".term-ref") && window.matchMedia("(hover: none)").matches && !(peek && peek.tapped === link)) {
      event.preventDefault();
      showPeek(link);
      if (peek) peek.tapped = link;
    } else if (peek && !peek.box.contains(event.target)) hidePeek();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !peek) return;
    event.preventDefault();
    hidePeek();
  }, true);
})();
