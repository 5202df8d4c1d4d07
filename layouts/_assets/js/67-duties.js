// Reports and meetings by the reader's clock: what is due since the page was
// made, and on which nothing is on record, says so beside what the page says,
// and the counts are made again. It never says that anybody is late. The rule is
// that of derive.owedState; it runs before the module of the table below it.
modules.owed = function (box) {
  var table = document.getElementById(box.dataset.table);
  var built = document.body.dataset.day, today = dayIn(Date.now());
  if (!table || today < built) {
    if (table) clockLine(box, "standing-clock", clockSay("before", { today: today, day: built }));
    return;
  }
  var name = box.querySelector("[data-state-name='reached']");
  var rows = Array.prototype.slice.call(table.tBodies[0].rows);
  var changed = rows.filter(function (row) {
    if (row.dataset.state !== "waiting" || !row.dataset.due || today <= row.dataset.due) return false;
    row.dataset.state = "reached";
    var mark = row.querySelector(".owed-mark"), now = document.createElement("span");
    mark.classList.add("standing-stale");
    now.className = "owed-mark owed-mark-reached standing-now";
    now.textContent = clockSay("badge", { status: name ? name.textContent : "" });
    mark.insertAdjacentElement("afterend", now);
    return true;
  });
  if (!changed.length) return;
  box.querySelectorAll("[data-count]").forEach(function (cell) {
    var of = cell.dataset;
    cell.textContent = rows.filter(function (row) {
      return row.dataset.state === of.state && row.dataset.kind === of.kind && row.dataset.nature === of.nature;
    }).length;
  });
  var words = document.body.dataset.lang === "en"
    ? "By the date of your device (" + today + ") more is due than on the day this page was made (" + built + "); what was recorded since is not in it."
    : "按您设备的日期（" + today + "），又有到期的；本页制作于 " + built + "，之后登记的不在其中。";
  clockLine(box, "standing-clock", words);
  var said = box.querySelector(".review-asof"); // its day no longer holds
  said.insertAdjacentElement("afterend", box.lastElementChild);
  said.hidden = true;
};

// The next day on which a duty is due.
modules["next-due"] = function (cell) {
  var built = document.body.dataset.day, today = dayIn(Date.now());
  if (today <= built) return;
  var next = (cell.dataset.days || "").split(" ").filter(function (day) { return day >= today; })[0];
  cell.textContent = next || cell.dataset.none;
};
