// Two wordings of a standard: side by side or in one column, the classes of
// changes as filters, from change to change by buttons and by [ and ].
var compareWords = {
  zh: { inline: "合在一起看", side: "左右对照", at: "第 {n} 处，共 {total} 处", shown: "只看：{name}，{n} 处", none: "没有这一天实施的文本。", one: "这两天实施的是同一个文本：", key: "[  ]", keys: "上一处、下一处改动" },
  en: { inline: "In one column", side: "Side by side", at: "change {n} of {total}", shown: "only: {name}, {n}", none: "No text was in force on that day.", one: "On both days the same text was in force: ", key: "[  ]", keys: "Previous, next change" },
};
function compareSay(key, fill) {
  return said(compareWords)[key].replace(/\{(\w+)\}/g, function (all, name) { return fill[name]; });
}

modules.compare = function (tools) {
  var doc = tools.closest(".compare"), at = tools.querySelector(".cmp-at"), current = null;
  var view = tools.querySelector('[data-do="view"]');
  var rows = Array.prototype.slice.call(doc.querySelectorAll(".cmp-row[data-classes]"));
  var folds = Array.prototype.slice.call(doc.querySelectorAll(".cmp-same"));
  var chosen = "";
  tools.hidden = false;

  view.addEventListener("click", function () {
    var inline = doc.dataset.view !== "inline";
    if (inline) doc.dataset.view = "inline";
    else delete doc.dataset.view;
    view.setAttribute("aria-pressed", String(inline));
  });

  function has(row) { return !chosen || (" " + row.dataset.classes + " ").indexOf(" " + chosen + " ") >= 0; }
  // The stops are the changes that are shown: what only has another number is
  // one only when asked for.
  function stops() {
    return rows.filter(function (row) { return !row.hidden && (chosen || !row.closest(".cmp-same")); });
  }
  function go(by) {
    var list = stops(), i = current ? list.indexOf(current) : -1;
    if (!list.length) return;
    if (i < 0) { // from where the reader is
      i = 0;
      while (i < list.length - 1 && list[i].getBoundingClientRect().top < 60) i++;
      if (by < 0) i = Math.max(0, i - 1);
    } else i = Math.min(list.length - 1, Math.max(0, i + by));
    if (current) current.classList.remove("cmp-current");
    current = list[i];
    current.classList.add("cmp-current");
    current.scrollIntoView();
    var link = current.querySelector(".cmp-place");
    if (link) link.focus({ preventScroll: true });
    at.textContent = compareSay("at", { n: i + 1, total: list.length });
  }
  tools.querySelector('[data-do="back"]').addEventListener("click", function () { go(-1); });
  tools.querySelector('[data-do="on"]').addEventListener("click", function () { go(1); });
  pageKeys["["] = function () { go(-1); };
  pageKeys["]"] = function () { go(1); };
  Object.keys(keyWords).forEach(function (l) { keyWords[l].keys.push([compareWords[l].key, compareWords[l].keys]); });

  function filter(chip) {
    chosen = chip && chip.getAttribute("aria-pressed") !== "true" ? chip.dataset.class : "";
    doc.querySelectorAll(".cmp-chip").forEach(function (c) { c.setAttribute("aria-pressed", String(c.dataset.class === chosen)); });
    doc.querySelectorAll(".cmp-row").forEach(function (row) { row.hidden = chosen !== "" && !(row.dataset.classes && has(row)); });
    folds.forEach(function (fold) {
      var any = fold.querySelector(".cmp-row:not([hidden])");
      fold.hidden = !any;
      fold.open = chosen !== "" && !!any;
    });
    if (current) current.classList.remove("cmp-current");
    current = null;
    at.textContent = chosen ? compareSay("shown", { name: chip.textContent.replace(/\s*\d+\s*$/, ""), n: stops().length }) : "";
  }
  doc.querySelectorAll(".cmp-count").forEach(function (item) {
    var chip = document.createElement("button");
    chip.type = "button";
    chip.className = "cmp-chip";
    chip.dataset.class = item.dataset.class;
    chip.setAttribute("aria-pressed", "false");
    while (item.firstChild) chip.appendChild(item.firstChild);
    item.appendChild(chip);
    chip.addEventListener("click", function () { filter(chip); });
  });

  // A place that stands behind a fold, or was filtered away, is shown.
  function open() {
    var el = null;
    try { el = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch (e) { /* no id of ours */ }
    if (!el || !doc.contains(el)) return;
    if (el.hidden) filter(null);
    var fold = el.closest(".cmp-same");
    if (fold && !fold.open) { fold.open = true; el.scrollIntoView(); }
  }
  window.addEventListener("hashchange", open);
  open();
};

// The marks in the contents of a standard.
modules.changes = function (button) {
  function show() { button.setAttribute("aria-pressed", String(root.dataset.changes === "on")); }
  button.hidden = false;
  show();
  button.addEventListener("click", function () {
    setOn("changes", root.dataset.changes === "on" ? "" : "on");
    var contents = document.querySelector("details.contents");
    if (contents && root.dataset.changes === "on") contents.open = true;
    show();
  });
};

// Two wordings, by name.
modules["compare-choose"] = function (form) {
  var from = form.elements.from, to = form.elements.to;
  form.hidden = false;
  from.selectedIndex = Math.max(0, from.options.length - 2);
  to.selectedIndex = to.options.length - 1;
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    openPair(from.selectedIndex, to.selectedIndex, from.options);
  });
};

// openPair opens the page of two wordings, the older one first.
function openPair(a, b, options) {
  var first = options[Math.min(a, b)], last = options[Math.max(a, b)];
  var link = document.querySelector('[data-pair="' + first.value + "-to-" + last.value + '"]');
  if (link) link.click();
  return !!link;
}

// Two wordings, by the days on which they were in force.
modules["compare-dates"] = function (form) {
  var rows = Array.prototype.slice.call(document.querySelectorAll("#ui-wordings-table tr[data-key]"));
  var out = form.querySelector(".cmp-said");
  form.hidden = false;
  function on(day) { // the last wording in force by then
    var found = -1;
    rows.forEach(function (row, i) { if (row.dataset.from && row.dataset.from <= day && !(row.dataset.until && row.dataset.until <= day)) found = i; });
    return found;
  }
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var a = on(form.elements.from.value), b = on(form.elements.to.value);
    out.textContent = "";
    if (a < 0 || b < 0) out.textContent = compareSay("none");
    else if (a === b) out.textContent = compareSay("one") + rows[a].querySelector("th").textContent;
    else openPair(a, b, rows.map(function (row) { return { value: row.dataset.key }; }));
  });
};
