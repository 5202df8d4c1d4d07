// Events by the reader's clock. What is on record does not change with the day;
// what was announced may be over by now, and then says that nothing is on
// record, never that it was not held. The rule is model.Gathering.At, held to it
// by generator/model/testdata/gathering.txt.
function gatheringAt(event, day) {
  if (event.record === "done") return "held";
  if (event.record === "not-done") return "not-held";
  if (!event.start) return "undated";
  if (day < event.start) return "coming";
  return day <= (event.last || event.start) ? "today" : "no-record";
}

var gatheringWords = {
  zh: {
    held: "已举行", "not-held": "未举行", undated: "时间未定", coming: "将举行", today: "正在举行", "no-record": "到期，未见记录",
    recount: "以下按您设备的日期（{today}）重新计算；本页制作于 {day}，之后登记的结果不在其中。",
  },
  en: {
    held: "Held", "not-held": "Not held", undated: "No day set", coming: "To come", today: "Going on", "no-record": "Reached, no record",
    recount: "What follows was counted again by the date of your device ({today}). This page was made on {day}; outcomes recorded since are not in it.",
  },
};

function gatheringSay(key) { return said(gatheringWords)[key]; }

// One event, wherever it is named.
modules.gathering = function (mark) {
  var built = document.body.dataset.day, today = dayIn(Date.now());
  var now = gatheringAt(mark.dataset, today);
  if (today <= built || now === mark.dataset.state) return;
  clockMark(mark, "event-mark event-" + now, gatheringSay(now), true);
};

// The list of all: its marks are events, too, and say it themselves.
modules.events = function (box) { clockRows(box, gatheringAt, "", gatheringSay("recount")); };

// What was meant until a day that has passed since.
modules.until = function (el) {
  var today = dayIn(Date.now());
  if (today <= document.body.dataset.day || today <= el.dataset.until || el.classList.contains("until-over")) return;
  var words = document.createElement("strong");
  words.className = "until-words";
  words.textContent = " " + el.dataset.over;
  el.classList.add("until-over");
  el.appendChild(words);
};
