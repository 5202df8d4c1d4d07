// Runs in the head, before the first paint: what the reader chose last time.
// Storage may be shut (private windows, some file:// settings); then the
// choice lasts for the page only.
var Guiju = window.Guiju || {};
window.Guiju = Guiju;
var root = document.documentElement;

var store = {
  get: function (key) {
    try { return window.localStorage.getItem("guiju-" + key); } catch (e) { return null; }
  },
  set: function (key, value) {
    try {
      if (value) window.localStorage.setItem("guiju-" + key, value);
      else window.localStorage.removeItem("guiju-" + key);
    } catch (e) { /* the choice lasts for this page */ }
  },
};

function setOn(name, value) {
  if (value) root.dataset[name] = value;
  else delete root.dataset[name];
}

setOn("theme", store.get("theme"));
setOn("size", store.get("size"));
setOn("contrast", store.get("contrast"));
setOn("types", store.get("types"));

// Modules are enhancements found by data-module; a page works without them.
var modules = {};

function start() {
  document.querySelectorAll("[data-module]").forEach(function (el) {
    var run = modules[el.dataset.module];
    if (run) run(el);
  });
}
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
