// Search from any page: a layer over it, opened by Ctrl or Command K, by the
// slash where single keys are on, and by the link of the masthead. The search
// client is fetched when the layer first opens; without an index, and where
// the client does not arrive, the search page is opened instead.
var searchWords = {
  zh: { close: "关闭" },
  en: { close: "Close" },
};
var searchLayer = null; // { dialog, back, shut: what became inert }

modules.find = function (link) {
  link.addEventListener("click", function (event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    openSearch();
  });
};

function openSearch() {
  var box = document.getElementById("ui-search"), link = document.querySelector("[data-module='find']");
  if (searchLayer) return searchLayer.dialog.querySelector("input").focus();
  // The search page is there already.
  if (!link) {
    if (box && box.offsetParent) { box.focus(); box.select(); }
    return undefined;
  }
  if (!document.body.dataset.search) { window.location.href = link.href; return undefined; }
  showLayer(box, link);
  return loadSearch(function (arrived) {
    if (!searchLayer) return;
    if (arrived) Guiju.layer(searchLayer.dialog);
    else window.location.href = link.href;
  });
}

function showLayer(box, link) {
  var dialog = make("div", "search-layer"), inner = make("div", "search-layer-inner"), form = make("form", "search-form search-layer-form");
  var line = make("div", "search-line"), input = make("input", "search-input"), go = make("button", "search-button", link.textContent);
  dialog.setAttribute("role", "dialog");
  dialog.setAttribute("aria-modal", "true");
  dialog.setAttribute("aria-label", link.textContent);
  form.action = link.href;
  input.name = "q";
  input.id = "ui-search-layer";
  input.setAttribute("aria-label", box && box.labels[0] ? box.labels[0].textContent : link.textContent);
  if (box) input.placeholder = box.placeholder;
  input.autocomplete = "off";
  input.spellcheck = false;
  line.appendChild(input);
  line.appendChild(go);
  line.appendChild(action(said(searchWords).close, closeSearch));
  form.appendChild(line);
  var inside = document.querySelector(".search-form-small .search-in");
  if (inside) form.appendChild(inside.cloneNode(true));
  inner.appendChild(form);
  inner.appendChild(make("div", "search-results"));
  dialog.appendChild(inner);
  dialog.addEventListener("mousedown", function (event) { if (event.target === dialog) { event.preventDefault(); closeSearch(); } });
  dialog.addEventListener("keydown", keyInLayer);
  searchLayer = { dialog: dialog, back: document.activeElement, shut: [] };
  Array.prototype.forEach.call(document.body.children, function (el) {
    if (!el.inert) { el.inert = true; searchLayer.shut.push(el); }
  });
  document.body.appendChild(dialog);
  setOn("layer", "open");
  input.focus();
}

function closeSearch() {
  if (!searchLayer) return;
  var layer = searchLayer;
  searchLayer = null;
  layer.shut.forEach(function (el) { el.inert = false; });
  layer.dialog.remove();
  setOn("layer", "");
  if (layer.back && layer.back.isConnected) layer.back.focus({ preventScroll: true });
}

// keyInLayer closes the layer by Escape and keeps Tab inside it, for browsers
// that know no inert.
function keyInLayer(event) {
  event.stopPropagation();
  if (event.isComposing) return;
  if (event.key === "Escape") {
    event.preventDefault();
    closeSearch();
  } else if (event.key === "Tab" && searchLayer) {
    var stops = Array.prototype.filter.call(searchLayer.dialog.querySelectorAll("input, button, a[href]"), function (el) { return el.offsetParent; });
    var first = stops[0], last = stops[stops.length - 1], at = document.activeElement;
    if (at !== (event.shiftKey ? first : last)) return;
    event.preventDefault();
    (event.shiftKey ? last : first).focus();
  }
}

// loadSearch fetches the client once and says whether it came.
function loadSearch(done) {
  if (Guiju.layer) return done(true);
  var script = document.createElement("script");
  script.src = document.body.dataset.root + document.body.dataset.search;
  script.onload = script.onerror = function () { done(!!Guiju.layer); };
  document.head.appendChild(script);
  return undefined;
}

document.addEventListener("keydown", function (event) {
  if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  openSearch();
});
