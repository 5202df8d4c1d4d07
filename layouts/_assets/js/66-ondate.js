// The system on a date. The page has the whole table, with the days of every
// standard and of each of its wordings; this answers one question from it: what
// was in force on a day, in which words, by what this site knew on another. The
// rule of the status is statusAt (65-clock.js).
//
// The question is in the address, so that it can be sent and works from a disk:
// on-date.html#2024-05-14, #date=2024-05-14&known=2025-01-01&to=2026-11-26; of one
// standard: on-date.html?work=x#2024-05-14
var ondateWords = {
  zh: {
    on: "{day} 的体系", known: "按本站 {known} 时所知", none: "这一天没有现行的标准。", current: "当日现行", upcoming: "当日已经发布、尚未实施",
    unrecorded: "本站当时还没有登记", level: "级别", real: "标准", samples: "样本", count: "{n} 项", unknown: "其中 {n} 项没有登记日期的记录，不知道本站当时有没有登记。",
    changes: "{day} 之后至 {to} 的变化", nothing: "其间没有变化。", began: "开始实施", amended: "文本修改", superseded: "被代替", withdrawn: "废止", corrected: "本站勘误",
    only: "只看", all: "看全部标准", late: "本站当时还没有公布这一文字", mended: "这一文字后来勘误过；勘误前本站显示的是", bad: "日期写成 2024-05-14 这样。", order: "“至”要在前一个日期之后。",
  },
  en: {
    on: "The system on {day}", known: "by what this site knew on {known}", none: "No standard was in force on this day.", current: "In force on this day", upcoming: "Issued by this day, not in force yet",
    unrecorded: "Not yet recorded here then", level: "Level", real: "Standards", samples: "Samples", count: "{n}", unknown: "Of {n} of them no day of recording is known, nor whether they were recorded here then.",
    changes: "What changed after {day} until {to}", nothing: "Nothing changed.", began: "Came into force", amended: "Amended", superseded: "Superseded", withdrawn: "Withdrawn", corrected: "Corrected here",
    only: "Only", all: "All standards", late: "these words were not published here yet", mended: "these words were corrected later; until then this site showed", bad: "Write a day as 2024-05-14.", order: "The second day must be after the first.",
  },
};

function ondateSay(key, fill) { return clockFill(said(ondateWords)[key], fill || {}); }

// Whether a line was in force on a day.
function ondateHeld(d, day) {
  return statusAt(d, day) === "current" && reached(d.from, day) && !reached(d.until, day);
}

// Whether a line is what was known here on a day ("" is now): words that were
// corrected are known until then, those that stand since.
function ondateKnown(d, known) {
  if (!known) return !d.corrected;
  return (!d.corrected || known < d.corrected) && (!d.since || d.since <= known);
}

function ondateQuestion() {
  var q = { date: "", known: "", to: "", work: "" };
  [location.search.slice(1), location.hash.slice(1)].forEach(function (part) {
    if (/^\d{4}-\d{2}-\d{2}$/.test(part)) q.date = part;
    else part.split("&").forEach(function (pair) {
      var at = pair.indexOf("="), key = pair.slice(0, at);
      if (!q.hasOwnProperty(key)) return;
      try { q[key] = decodeURIComponent(pair.slice(at + 1)); } catch (e) { q[key] = pair.slice(at + 1); }
    });
  });
  return q;
}

function ondateDay(s) { return /^\d{4}-\d{2}-\d{2}$/.test(s) && !isNaN(Date.parse(s)); }

modules.ondate = function (form) {
  var table = document.getElementById(form.dataset.table), out = document.getElementById(form.dataset.out);
  var all = Array.prototype.slice.call(table.tBodies[0].rows);
  form.hidden = false;

  function add(into, tag, className, words) {
    var el = document.createElement(tag);
    if (className) el.className = className;
    if (words) el.textContent = words;
    into.appendChild(el);
    return el;
  }
  function line(into, row, notes) {
    var li = add(into, "li", "ondate-line");
    var a = add(li, "a", "", row.dataset.number);
    a.href = row.querySelector(".ondate-link").getAttribute("href");
    add(li, "span", "ondate-name", " " + row.querySelector(".ondate-title").textContent);
    var wording = row.querySelector(".ondate-wording");
    if (wording) add(li, "span", "cell-note", wording.textContent);
    (notes || []).forEach(function (note) {
      var span = add(li, "span", "cell-note cell-due", note.words);
      if (!note.row) return;
      span.appendChild(document.createTextNode(" "));
      var to = add(span, "a", "", note.row.querySelector(".ondate-wording").textContent);
      to.href = note.row.querySelector(".ondate-link").getAttribute("href");
    });
  }
  // Real standards and samples are listed, and counted, apart.
  function list(title, rows, notes) {
    if (!rows.length) return;
    add(out, "h3", "ondate-sub", title);
    ["no", "yes"].forEach(function (sample) {
      var some = rows.filter(function (r) { return r.dataset.sample === sample; });
      if (!some.length) return;
      var p = add(out, "p", "ondate-kind");
      add(p, "span", sample === "yes" ? "badge-sample" : "ondate-real", ondateSay(sample === "yes" ? "samples" : "real"));
      add(p, "span", "", " " + ondateSay("count", { n: some.length }));
      var ul = add(out, "ul", "ondate-list");
      some.forEach(function (r) { line(ul, r, notes && notes(r)); });
    });
  }
  function levels(rows) {
    var names = [], counts = {};
    rows.forEach(function (r) {
      var name = r.dataset.levelName || r.dataset.level;
      if (!counts[name]) { names.push(name); counts[name] = { no: 0, yes: 0 }; }
      counts[name][r.dataset.sample]++;
    });
    var t = add(out, "table", "data-table data-table-small ondate-levels");
    var head = add(add(t, "thead"), "tr");
    ["level", "real", "samples"].forEach(function (key) { add(head, "th", "", ondateSay(key)).scope = "col"; });
    var body = add(t, "tbody");
    names.forEach(function (name) {
      var tr = add(body, "tr");
      add(tr, "th", "", name).scope = "row";
      add(tr, "td", "", String(counts[name].no));
      add(tr, "td", "", String(counts[name].yes));
    });
  }
  // One line an edition: its words as they stand.
  function editions(rows) {
    var seen = {};
    return rows.filter(function (r) {
      if (r.dataset.corrected || seen[r.dataset.number]) return false;
      return seen[r.dataset.number] = true;
    });
  }

  function answer(q) {
    out.textContent = "";
    var rows = all.filter(function (r) { return !q.work || r.dataset.work === q.work; });
    if (q.work && rows.length) {
      var p = add(out, "p", "ondate-only", ondateSay("only") + " ");
      add(p, "strong", "", rows[0].dataset.number + " " + rows[0].querySelector(".ondate-title").textContent);
      var to = add(p, "a", "", ondateSay("all"));
      to.href = location.href.split(/[?#]/)[0] + (q.date ? "#" + q.date : "");
      p.insertBefore(document.createTextNode(" "), to);
    }
    if (!q.date) return;
    if (!ondateDay(q.date) || q.known && !ondateDay(q.known) || q.to && !ondateDay(q.to)) { add(out, "p", "callout", ondateSay("bad")); return; }
    var head = add(out, "h2", "block-title", ondateSay("on", { day: q.date }));
    if (q.known) add(head, "span", "cell-note", ondateSay("known", { known: q.known }));
    var held = rows.filter(function (r) { return ondateHeld(r.dataset, q.date) && ondateKnown(r.dataset, q.known); });
    var late = held.filter(function (r) { return q.known && r.dataset.recorded > q.known; });
    var shown = held.filter(function (r) { return late.indexOf(r) < 0; });
    if (!held.length) add(out, "p", "empty", ondateSay("none"));
    else if (!q.work) levels(shown);
    list(ondateSay("current"), shown, function (r) {
      var notes = [];
      if (q.known && r.dataset.published > q.known) notes.push({ words: ondateSay("late") });
      if (!q.known) rows.forEach(function (b) {
        if (b.dataset.corrected && b.dataset.number === r.dataset.number && ondateHeld(b.dataset, q.date)) notes.push({ words: ondateSay("mended"), row: b });
      });
      return notes;
    });
    var unknown = q.known ? shown.filter(function (r) { return !r.dataset.recorded; }).length : 0;
    if (unknown) add(out, "p", "block-note", ondateSay("unknown", { n: unknown }));
    list(ondateSay("unrecorded"), late);
    list(ondateSay("upcoming"), editions(rows).filter(function (r) { return statusAt(r.dataset, q.date) === "upcoming" && reached(r.dataset.issued, q.date); }));
    if (!q.to) return;
    if (q.to <= q.date) { add(out, "p", "callout", ondateSay("order")); return; }
    add(out, "h2", "block-title", ondateSay("changes", { day: q.date, to: q.to }));
    var within = function (day) { return !!day && day > q.date && day <= q.to; };
    var groups = [
      ["began", editions(rows).filter(function (r) { return within(r.dataset.inForce); })],
      ["amended", rows.filter(function (r) { return r.dataset.kind === "amended" && within(r.dataset.from); })],
      ["superseded", editions(rows).filter(function (r) { return within(r.dataset.superseded); })],
      ["withdrawn", editions(rows).filter(function (r) { return within(r.dataset.withdrawn); })],
      ["corrected", rows.filter(function (r) { return within(r.dataset.corrected); })],
    ];
    if (!groups.some(function (g) { return g[1].length; })) add(out, "p", "empty", ondateSay("nothing"));
    groups.forEach(function (g) { list(ondateSay(g[0]), g[1]); });
  }

  function ask() {
    var q = ondateQuestion();
    ["date", "known", "to"].forEach(function (key) { form.elements[key].value = q[key]; });
    answer(q);
  }
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var parts = [];
    ["date", "known", "to"].forEach(function (key) {
      var value = form.elements[key].value.trim();
      if (value) parts.push(key + "=" + encodeURIComponent(value));
    });
    var hash = "#" + parts.join("&");
    if (hash === location.hash) ask();
    else location.hash = hash;
    out.focus();
  });
  window.addEventListener("hashchange", ask);
  ask();
};
