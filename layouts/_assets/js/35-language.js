// Another language opens at the provision being read: the one that the address
// names while it is in view, else the last one begun above the reader's eye.
function placeRead() {
  var hash = window.location.hash, asked = null;
  try {
    asked = hash && document.getElementById(decodeURIComponent(hash.slice(1)));
  } catch (e) { /* not an address of ours */ }
  if (asked) {
    var box = asked.getBoundingClientRect();
    if (box.bottom > 0 && box.top < window.innerHeight) return hash;
  }
  var all = document.querySelectorAll(".text .provision[id]"), found = null;
  for (var i = 0; i < all.length; i++) {
    if (all[i].getBoundingClientRect().top > 140) break;
    found = all[i];
  }
  return found ? "#" + found.id : hash;
}

modules.language = function (link) {
  var href = link.getAttribute("href").replace(/#.*/, "");
  // What was chosen of a table goes along: its keys are the same in all languages.
  function follow() {
    var chosen = document.querySelector("[data-module='table']") ? window.location.search : "";
    link.setAttribute("href", href + chosen + placeRead());
  }
  follow();
  window.addEventListener("hashchange", follow);
  ["pointerdown", "focus", "click"].forEach(function (event) { link.addEventListener(event, follow); });
};
