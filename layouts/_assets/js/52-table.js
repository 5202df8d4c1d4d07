// Tables that a reader sorts and filters. The page holds every row: without
// this script, and on paper, all rows that pass the filters are there.
//
//   <table id="X" data-module="table">    data-step="50": rows shown at first, 0 for all
//   <th scope="col" data-sort="text" data-key="title">   text, number or date; the key is its name in the address
//   <td data-value="…">                   what the cell sorts by, if not its words
//   <tr data-NAME="value" data-words="…"> what is filtered; words are looked for beside what is written
//   <div class="filters" data-for="X" hidden>
//     <select data-filter="NAME">         data-match="list": the row's value is a list of keys
//     <input data-filter="words">
//
// What was chosen is in the address (?level=local&sort=in-force&desc=1&q=…),
// so that it can be sent, bookmarked and gone back to.
root.dataset.script = "on"; // room is kept for the form before it is shown

var tableWords = {
  zh: {
    shown: "显示 {n} 项，共 {total} 项", by: "按“{column}”{way}排列", up: "升序", down: "降序", sort: "排序", none: "原来的次序", colon: "：",
    reset: "清除筛选", more: "再显示 {n} 行", all: "全部显示（{n} 行）", filters: "筛选：", comma: "；", nothing: "没有符合条件的行。",
  },
  en: {
    shown: "{n} of {total} shown", by: "sorted by “{column}”, {way}", up: "ascending", down: "descending", sort: "Sort by", none: "Original order", colon: ": ",
    reset: "Clear filters", more: "Show {n} more rows", all: "Show all {n} rows", filters: "Filters: ", comma: "; ", nothing: "No row matches.",
  },
};

function tableSay(key, fill) {
  var words = tableWords[document.body.dataset.lang] || tableWords.zh;
  return words[key].replace(/\{(\w+)\}/g, function (all, name) { return fill ? fill[name] : all; });
}

// Full width and half width are one, as are capitals and small letters.
function tableFold(words) { return words.normalize("NFKC").toLowerCase().trim(); }

function tableNew(tag, className, words) {
  var el = document.createElement(tag);
  if (className) el.className = className;
  if (words) el.textContent = words;
  if (tag === "button") el.type = "button";
  return el;
}

// What a cell sorts by; null is an empty cell, which comes last either way.
function tableValue(cell, kind) {
  if (!cell) return null;
  var value = cell.dataset.value;
  if (value === undefined) {
    var time = kind === "date" && cell.querySelector("time[datetime]");
    value = time ? time.getAttribute("datetime") : cell.textContent;
  }
  value = value.trim();
  if (kind === "number") {
    var found = /-?\d+(\.\d+)?/.exec(value.replace(/,/g, ""));
    return found ? parseFloat(found[0]) : null;
  }
  if (kind === "date" && !/^\d{4}/.test(value)) return null;
  return value || null;
}

// The order of two values. Keys and dates stand as they are written; words of
// people are ordered as their language does.
var tableCollator = window.Intl && new Intl.Collator(document.documentElement.lang || "zh-Hans", { numeric: true });
function tableCompare(a, b, asWritten) {
  if (a === null || b === null || a === b) return 0;
  if (typeof a === "string" && !asWritten && tableCollator) return tableCollator.compare(a, b);
  return a < b ? -1 : 1;
}

modules.table = function (table) {
  var body = table.tBodies[0];
  if (!body) return;
  var rows = Array.prototype.slice.call(body.rows); // as the page has them
  var first = document.querySelector("table[data-module='table']") === table;
  var prefix = first ? "" : table.id + "."; // of its keys in the address
  var step = parseInt(table.dataset.step || "50", 10);
  var limit = step;
  var sorted = { column: null, desc: false };
  var box = table.closest(".scroll") || table;

  var form = document.querySelector("[data-for='" + table.id + "']");
  if (!form || !table.id) {
    form = tableNew("div", "filters filters-sort");
    box.parentNode.insertBefore(form, box);
  }
  var fields = Array.prototype.slice.call(form.querySelectorAll("[data-filter]"));
  var status = form.querySelector("[role='status']") || form.appendChild(tableNew("p", "filter-count"));
  status.setAttribute("role", "status");
  status.classList.toggle("hidden-label", !fields.length); // all rows are here: nothing to say to the eye
  var reset = tableNew("button", "action filter-reset", tableSay("reset"));
  if (fields.length) status.insertAdjacentElement("afterend", reset);
  var printed = tableNew("p", "print-filter");
  box.parentNode.insertBefore(printed, box);
  var none = tableNew("p", "empty table-none", tableSay("nothing"));
  none.hidden = true;
  box.insertAdjacentElement("afterend", none);
  var later = tableNew("p", "table-more");
  var more = later.appendChild(tableNew("button", "action"));
  var whole = later.appendChild(tableNew("button", "action"));
  none.insertAdjacentElement("afterend", later);

  // Heads that sort. On a phone a row is a card and there are no heads: a
  // list beside the filters sorts as they do.
  var columns = Array.prototype.filter.call(table.querySelectorAll("thead th[data-sort]"), function (th) {
    th.sortKey = th.dataset.key || String(th.cellIndex + 1);
    th.sortName = th.textContent.trim();
    return true;
  });
  var picker = null;
  if (columns.length) {
    var label = tableNew("label", "filter filter-sort");
    label.appendChild(tableNew("span", "filter-label", tableSay("sort")));
    picker = label.appendChild(tableNew("select", "filter-select"));
    picker.appendChild(new Option(tableSay("none"), ""));
    columns.forEach(function (th) {
      picker.appendChild(new Option(th.sortName + tableSay("colon") + tableSay("up"), th.sortKey));
      picker.appendChild(new Option(th.sortName + tableSay("colon") + tableSay("down"), th.sortKey + " desc"));
      var button = tableNew("button", "sort");
      while (th.firstChild) button.appendChild(th.firstChild);
      th.appendChild(button);
      button.addEventListener("click", function () {
        // Up, down, and as the page had it.
        if (sorted.column !== th) sortBy(th, false);
        else if (!sorted.desc) sortBy(th, true);
        else sortBy(null, false);
        show();
        remember(true);
      });
    });
    form.insertBefore(label, form.firstChild);
    picker.addEventListener("change", function () {
      var at = picker.value.split(" ");
      sortBy(columnOf(at[0]), at[1] === "desc");
      show();
      remember(true);
    });
  }

  function columnOf(key) {
    return columns.filter(function (th) { return th.sortKey === key; })[0] || null;
  }

  function sortBy(th, desc) {
    sorted = { column: th, desc: !!th && desc };
    columns.forEach(function (c) {
      if (c === th) c.setAttribute("aria-sort", desc ? "descending" : "ascending");
      else c.removeAttribute("aria-sort");
    });
    picker.value = th ? th.sortKey + (desc ? " desc" : "") : "";
    var order = rows.map(function (row, at) {
      var cell = th && row.cells[th.cellIndex];
      return { row: row, at: at, value: th ? tableValue(cell, th.dataset.sort) : null, key: !!cell && cell.dataset.value !== undefined };
    });
    if (th) {
      order.sort(function (a, b) {
        if ((a.value === null) !== (b.value === null)) return a.value === null ? 1 : -1;
        var by = tableCompare(a.value, b.value, a.key && b.key || th.dataset.sort === "date");
        return (desc ? -by : by) || a.at - b.at;
      });
    }
    var all = document.createDocumentFragment();
    order.forEach(function (o) { all.appendChild(o.row); });
    body.appendChild(all);
  }

  function chosen(field) { return field.value.trim(); }

  function keeps(row, field) {
    var value = chosen(field), name = field.dataset.filter;
    if (!value) return true;
    if (name === "words") {
      if (row.searched === undefined) row.searched = tableFold(row.textContent + " " + (row.dataset.words || ""));
      return tableFold(value).split(/\s+/).every(function (word) { return row.searched.indexOf(word) >= 0; });
    }
    var has = row.getAttribute("data-" + name) || "";
    return field.dataset.match === "list" ? has.split(" ").indexOf(value) >= 0 : has === value;
  }

  // Shows the rows that pass, the first of them at once.
  function show() {
    var passed = 0;
    Array.prototype.forEach.call(body.rows, function (row) {
      row.hidden = !fields.every(function (f) { return keeps(row, f); });
      if (!row.hidden) passed++;
      row.classList.toggle("row-later", !row.hidden && limit > 0 && passed > limit);
    });
    var left = limit > 0 ? Math.max(0, passed - limit) : 0;
    // Focus that stands on a button must not fall to the head of the page.
    later.hidden = !left;
    more.textContent = tableSay("more", { n: Math.min(step, left) });
    whole.textContent = tableSay("all", { n: passed });
    none.hidden = passed > 0;
    var counted = (form.dataset.shown || tableSay("shown")).replace("{n}", passed).replace("{total}", rows.length);
    var order = sorted.column ? tableSay("by", { column: sorted.column.sortName, way: tableSay(sorted.desc ? "down" : "up") }) : "";
    status.textContent = counted;
    if (order) status.appendChild(tableNew("span", "hidden-label", tableSay("comma") + order));
    var said = fields.filter(chosen).map(function (f) {
      var name = f.labels && f.labels[0] && f.labels[0].querySelector(".filter-label");
      return (name ? name.textContent : f.dataset.filter) + tableSay("colon") + (f.options ? f.options[f.selectedIndex].text.trim() : chosen(f));
    });
    reset.hidden = !said.length;
    if (order) said.push(order);
    printed.textContent = said.length ? tableSay("filters") + said.concat(counted).join(tableSay("comma")) : "";
  }

  function address(field) { return prefix + (field.dataset.filter === "words" ? "q" : field.dataset.filter); }

  // Writes what was chosen into the address; a page in the history for every
  // choice, none for every letter typed.
  function remember(push) {
    var at = new URLSearchParams(window.location.search);
    function set(key, value) {
      if (value) at.set(key, value);
      else at.delete(key);
    }
    fields.forEach(function (f) { set(address(f), chosen(f)); });
    set(prefix + "sort", sorted.column ? sorted.column.sortKey : "");
    set(prefix + "desc", sorted.desc ? "1" : "");
    var query = at.toString(), to = window.location.pathname + (query ? "?" + query : "") + window.location.hash;
    if (to === window.location.pathname + window.location.search + window.location.hash) return;
    try {
      window.history[push ? "pushState" : "replaceState"](null, "", to);
    } catch (e) { /* file:// in old browsers */ }
  }

  // Reads the address; what it names and the page does not have is left out.
  function recall() {
    var at = new URLSearchParams(window.location.search);
    fields.forEach(function (f) {
      f.value = at.get(address(f)) || "";
      if (f.selectedIndex < 0) f.value = "";
    });
    limit = step;
    var th = columnOf(at.get(prefix + "sort"));
    if (columns.length && (th || sorted.column)) sortBy(th, at.get(prefix + "desc") === "1");
    show();
  }

  // A row that the address names is shown, wherever it stands.
  function reveal() {
    var id = "";
    try { id = decodeURIComponent(window.location.hash.slice(1)); } catch (e) { return; }
    var target = id && document.getElementById(id);
    if (!target || !body.contains(target) || !target.closest(".row-later")) return;
    limit = 0;
    show();
    target.scrollIntoView();
  }

  function filter(push) {
    limit = step;
    show();
    remember(push);
  }
  fields.forEach(function (f) {
    f.addEventListener(f.options ? "change" : "input", function () { filter(!!f.options); });
  });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  reset.addEventListener("click", function () {
    fields.forEach(function (f) { f.value = ""; });
    fields[0].focus(); // the button is about to go
    filter(true);
  });
  function grow(to) {
    var next = body.querySelector(".row-later");
    limit = to;
    show();
    // The reader goes on at the first of the new rows.
    next.tabIndex = -1;
    next.focus();
  }
  more.addEventListener("click", function () { grow(limit + step); });
  whole.addEventListener("click", function () { grow(0); });
  window.addEventListener("popstate", recall);
  window.addEventListener("hashchange", reveal);

  form.hidden = false;
  recall();
  table.dataset.ready = "on";
  reveal();
};
