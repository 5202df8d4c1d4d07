// The register of reviews by the reader's clock: a row that stands elsewhere by
// now says so beside what the page says, and the counts are made again. It runs
// before the module of the table below it, which then filters by what is now.
modules.reviews = function (box) {
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
    var now = reviewAt(row.dataset, today);
    if (now === row.dataset.state) return false;
    row.dataset.state = now;
    var mark = row.querySelector(".review-mark"), name = document.createElement("span");
    mark.classList.add("standing-stale");
    name.className = "review-mark review-mark-" + now + " standing-now";
    name.textContent = clockSay("badge", { status: names[now] || now });
    mark.insertAdjacentElement("afterend", name);
    return true;
  });
  if (!changed.length) return;
  box.querySelectorAll("[data-count]").forEach(function (cell) {
    var of = cell.dataset;
    var n = rows.filter(function (row) {
      return (!of.state || of.state.split(" ").indexOf(row.dataset.state) >= 0) &&
        (!of.body || of.body === row.dataset.body) && (!of.nature || of.nature === row.dataset.nature);
    }).length;
    cell.textContent = n;
  });
  clockLine(box, "standing-clock", clockSay("recount", fill));
  var said = box.querySelector(".review-asof"); // its day no longer holds
  said.insertAdjacentElement("afterend", box.lastElementChild);
  said.hidden = true;
};
