// The plan by the reader's clock: deadlines that have passed since the page
// was made, phases that are over, under way or to come, and the line of today
// on the timetable. Nobody is ever said to be late here: only the calendar
// speaks.
var planWords = {
  zh: { reached: "按您的日期：到期，未见记录", past: "按日期已过", now: "按日期正在进行", ahead: "按日期未到" },
  en: { reached: "by your date: reached, no record", past: "over by the calendar", now: "under way by the calendar", ahead: "to come by the calendar" },
};
function planSay(key) { return said(planWords)[key]; }

// The day of the page, or a later one that the reader's device has.
function planDay() {
  var built = document.body.dataset.day, today = dayIn(Date.now());
  return today < built ? built : today;
}

modules.due = function (state) {
  var due = state.dataset.due;
  if (!due || planDay() <= due) return; // as in Go, the day itself is still in time
  var note = document.createElement("span");
  note.className = "cell-note";
  note.textContent = planSay("reached");
  state.appendChild(note);
  var row = state.closest("[data-state]");
  if (row) row.dataset.state += " reached";
};

modules.span = function (mark) {
  var start = mark.dataset.start, end = mark.dataset.end, day = planDay();
  if (!start || !end) return;
  mark.textContent = planSay(day > end ? "past" : day < start ? "ahead" : "now");
};

modules.today = function (line) {
  var from = line.dataset.from, to = line.dataset.to, day = planDay();
  var left = parseInt(line.dataset.left, 10), right = parseInt(line.dataset.right, 10);
  var on = day >= from && day < to;
  line.setAttribute("visibility", on ? "visible" : "hidden");
  if (!on) return;
  var at = left + (right - left) * daysBetween(from, day) / daysBetween(from, to);
  line.setAttribute("transform", "translate(" + Math.round(at) + " 0)");
};
