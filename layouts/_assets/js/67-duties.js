// Reports and meetings by the reader's clock: on what is due since the page was
// made nothing is on record. It never says that anybody is late. The rule is
// that of derive.owedState.
function owedAt(row, day) {
  return row.state === "waiting" && row.due && day > row.due ? "reached" : row.state;
}

var owedRecount = {
  zh: "按您设备的日期（{today}），又有到期的；本页制作于 {day}，之后登记的不在其中。",
  en: "By the date of your device ({today}) more is due than on the day this page was made ({day}); what was recorded since is not in it.",
};

modules.owed = function (box) {
  clockRows(box, owedAt, "owed-mark", said(owedRecount));
};

// The next day on which a duty is due.
modules["next-due"] = function (cell) {
  var built = document.body.dataset.day, today = dayIn(Date.now());
  if (today <= built) return;
  var next = (cell.dataset.days || "").split(" ").filter(function (day) { return day >= today; })[0];
  cell.textContent = next || cell.dataset.none;
};
