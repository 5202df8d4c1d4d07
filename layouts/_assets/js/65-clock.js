// Status by the reader's clock. A page is a copy made on one day; its dates
// are data in it. On a later day they may say something else than the words
// do: then the page says both, and never changes its own words in silence.

// The rule of model.Standing.At, held to it by generator/model/testdata/
// status.txt. Days are YYYY-MM-DD, which sort as they stand; "" is not known.
function reached(date, day) { return !!date && date <= day; }

function statusAt(dates, day) {
  if (reached(dates.withdrawn, day)) return "withdrawn";
  if (!reached(dates.inForce, day)) return "upcoming";
  if (reached(dates.superseded, day)) return "superseded";
  return "current";
}

// Where an edition stands with its review: the rule of model.ReviewTerm.At, held
// to it by generator/model/testdata/review.txt. The days are computed by the
// build; only their coming is asked here.
function reviewAt(term, day) {
  var status = statusAt(term, day);
  if (status === "upcoming") return "upcoming";
  if (status !== "current") return "ended";
  if (term.result === "revise" || term.result === "withdraw") return term.result;
  if (reached(term.cap, day)) return "past-cap";
  if (reached(term.due, day)) return "reached";
  if (reached(term.soon, day)) return "soon";
  if (term.result === "confirmed") return "confirmed";
  return term.due || term.cap ? "not-yet" : "unruled";
}

// The calendar day in China (UTC+8, no summer time), wherever the reader is.
function dayIn(time) { return new Date(time + 8 * 3600 * 1000).toISOString().slice(0, 10); }

// Days between two days.
function daysBetween(from, to) { return Math.round((Date.parse(to) - Date.parse(from)) / 86400000); }

var clockWords = {
  zh: {
    upcoming: "即将实施", current: "现行", superseded: "被代替", withdrawn: "废止", due: "复审到期",
    now: { current: "已经实施", superseded: "已被新的版本代替", withdrawn: "已经废止" },
    badge: "按您的日期：{status}",
    changed: "按您设备的日期（{today}），这项标准{now}。本页制作于 {day}，请查最新版本。",
    review: "按您设备的日期（{today}），复审期限（{due}）已到。本页制作于 {day}，请查最新版本。",
    before: "您设备的日期（{today}）早于本页制作的日期（{day}），可能不准。状态仍按本页制作的日期显示。",
    old: "这份副本是 {n} 个月前制作的，请到发布处核对最新版本。",
  },
  en: {
    upcoming: "Upcoming", current: "In force", superseded: "Superseded", withdrawn: "Withdrawn", due: "Review due",
    now: { current: "has come into force", superseded: "has been superseded by a later edition", withdrawn: "has been withdrawn" },
    badge: "by your date: {status}",
    changed: "By the date of your device ({today}) this standard {now}. This page was made on {day}; look for the latest version.",
    review: "By the date of your device ({today}) the review, due by {due}, is reached. This page was made on {day}; look for the latest version.",
    before: "The date of your device ({today}) is before the day on which this page was made ({day}) and may be wrong. The status is shown as of the day of the page.",
    old: "This copy was made {n} months ago; check the latest version where it is published.",
  },
};

// What the clock finds to say about one standard: the status that is now, if
// it differs from the printed one, and whether its review has come due since.
// A clock before the day of the page finds nothing.
function clockFinds(data, built, today) {
  var out = { status: "", review: false };
  if (today < built) return out;
  if (data.status !== "planned" && data.status !== "unknown") {
    var now = statusAt({ inForce: data.inForce, superseded: data.superseded, withdrawn: data.withdrawn }, today);
    // No later day makes a standard upcoming: then a date is not known.
    if (now !== data.status && now !== "upcoming") out.status = now;
  }
  out.review = reached(data.reviewDue, today) && !reached(data.reviewDue, built);
  return out;
}

function clockFill(words, fill) {
  return words.replace(/\{(\w+)\}/g, function (all, name) { return fill[name]; });
}

function clockSay(key, fill) {
  return clockFill((clockWords[document.body.dataset.lang] || clockWords.zh)[key], fill);
}

function clockLine(into, className, words) {
  var p = document.createElement("p");
  p.className = className;
  p.textContent = words;
  into.appendChild(p);
}

// What is now, beside a mark that says what was.
function clockMark(mark, className, status, stale) {
  var now = document.createElement("span");
  now.className = className + " standing-now";
  now.textContent = clockSay("badge", { status: status });
  if (stale) mark.classList.add("standing-stale");
  mark.insertAdjacentElement("afterend", now);
}

function clockBadge(mark, status, words) {
  clockMark(mark, "standing-mark standing-mark-" + status, clockSay(words, {}), status === words);
}

// A register by the reader's clock: the rows of the table that box names take
// the state that stateAt gives of their data; where mark is given, the mark of
// that class says so beside what the page says. The counts in box are made
// again, and words stand in the place of the day that no longer holds. It runs
// before the module of the table, which then filters by what is now.
function clockRows(box, stateAt, mark, words) {
  var table = document.getElementById(box.dataset.table);
  var built = document.body.dataset.day, today = dayIn(Date.now());
  var fill = { today: today, day: built };
  if (!table) return;
  if (today < built) clockLine(box, "standing-clock", clockSay("before", fill));
  if (today <= built) return;
  var names = {};
  box.querySelectorAll("[data-state-name]").forEach(function (el) { names[el.dataset.stateName] = el.textContent; });
  var rows = Array.prototype.slice.call(table.tBodies[0].rows);
  var changed = rows.filter(function (row) {
    var now = stateAt(row.dataset, today);
    if (now === row.dataset.state) return false;
    row.dataset.state = now;
    if (mark) clockMark(row.querySelector("." + mark), mark + " " + mark + "-" + now, names[now] || now, true);
    return true;
  });
  if (!changed.length) return;
  box.querySelectorAll("[data-count]").forEach(function (cell) {
    var of = cell.dataset;
    cell.textContent = rows.filter(function (row) {
      return (!of.state || of.state.split(" ").indexOf(row.dataset.state) >= 0) &&
        ["body", "kind", "nature"].every(function (key) { return !of[key] || of[key] === row.dataset[key]; });
    }).length;
  });
  var asof = box.querySelector(".review-asof");
  clockLine(box, "standing-clock", clockFill(words, fill));
  asof.insertAdjacentElement("afterend", box.lastElementChild);
  asof.hidden = true;
}

// A badge in a list.
modules.badge = function (mark) {
  var found = clockFinds(mark.dataset, document.body.dataset.day, dayIn(Date.now()));
  if (found.review) clockBadge(mark, "upcoming", "due");
  if (found.status) clockBadge(mark, found.status, found.status);
};

// The standing of a standard at the head of its page.
modules.standing = function (box) {
  var built = document.body.dataset.day, today = dayIn(Date.now());
  var found = clockFinds(box.dataset, built, today);
  var words = clockWords[document.body.dataset.lang] || clockWords.zh;
  var fill = { today: today, day: built, due: box.dataset.reviewDue, now: words.now[found.status] };
  if (today < built) clockLine(box, "standing-clock", clockSay("before", fill));
  if (found.status) clockLine(box, "standing-clock", clockSay("changed", fill));
  if (found.review) clockLine(box, "standing-clock", clockSay("review", fill));
};

// The age of the copy, at the foot of every page.
modules.copy = function (line) {
  var built = line.dataset.day, today = dayIn(Date.now());
  var fill = { today: today, day: built, n: Math.round(daysBetween(built, today) / 30.44) };
  if (today < built) clockLine(line.parentElement, "footer-age", clockSay("before", fill));
  else if (daysBetween(built, today) > 90) clockLine(line.parentElement, "footer-age", clockSay("old", fill));
};
