// Pins: provisions that a reader keeps at hand, for each edition, in this
// browser only. Both languages share them, as they share the addresses.
var pinWords = {
  zh: { pins: "钉住的条款", remove: "取下", added: "已钉住：", gone: "已取下：", full: "最多钉住九处，请先取下一处。" },
  en: { pins: "Pinned provisions", remove: "Unpin", added: "Pinned: ", gone: "Unpinned: ", full: "Nine pins at most: unpin one first." },
};
var maxPins = 9;
var pinList = null; // the list of this page once read

function pins() {
  if (!pinList) pinList = (store.get("pins-" + reading.doc.dataset.document) || "").split(" ").filter(Boolean);
  return pinList;
}

function pinned(id) { return pins().indexOf(id) >= 0; }

function togglePin(id) {
  var words = said(pinWords), at = pins().indexOf(id), el = document.getElementById(id);
  if (at < 0 && pins().length >= maxPins) return announce(words.full);
  if (at < 0) pins().push(id);
  else pins().splice(at, 1);
  store.set("pins-" + reading.doc.dataset.document, pins().join(" "));
  showPins();
  return announce((at < 0 ? words.added : words.gone) + (el ? placeOf(el) : id));
}

// showPins lists the pins below the contents.
function showPins() {
  var side = reading.doc.querySelector(".side"), old = reading.doc.querySelector(".pins");
  if (old) old.remove();
  if (!side || !pins().length) return;
  var nav = make("nav", "pins"), list = make("ol", "pins-list");
  nav.setAttribute("aria-label", said(pinWords).pins);
  nav.appendChild(make("p", "pins-title", said(pinWords).pins));
  nav.appendChild(list);
  pins().forEach(function (id) {
    var el = document.getElementById(id);
    if (!el) return; // not in this edition's text in this language
    var item = make("li", "pins-item"), link = make("a", "pins-link", wordsOf(el.querySelector(".heading, p") || el).slice(0, 40));
    link.href = "#" + id;
    var off = action("×", function () { togglePin(id); });
    off.setAttribute("aria-label", said(pinWords).remove + " " + placeOf(el));
    item.appendChild(link);
    item.appendChild(off);
    list.appendChild(item);
  });
  side.appendChild(nav);
}
