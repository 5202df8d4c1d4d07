// What an amendment does by the reader's clock, and whether a page of one
// wording is still what it was when it was made.
var wordingWords = {
  zh: {
    began: "按您设备的日期（{today}），这一修改已经实施。", ended: "按您设备的日期（{today}），这份文本已经由后来的文本代替；本页制作于 {day}，请查最新版本。",
    now: "按您设备的日期（{today}），这份文本已经实施；本页制作于 {day}，请查最新版本。",
  },
  en: {
    began: "By the date of your device ({today}) this has come into force.", ended: "By the date of your device ({today}) later words have taken the place of these; this page was made on {day}: look for the latest version.",
    now: "By the date of your device ({today}) these words have come into force; this page was made on {day}: look for the latest version.",
  },
};

function wordingFill() { return { today: dayIn(Date.now()), day: document.body.dataset.day }; }

modules.amendment = function (note) {
  var fill = wordingFill(), from = note.dataset.inForce;
  if (fill.today < fill.day || !reached(from, fill.today) || reached(from, fill.day)) return;
  var span = document.createElement("span");
  span.className = "amended-now";
  span.textContent = " " + clockFill(said(wordingWords).began, fill);
  note.appendChild(span);
};

modules.wording = function (box) {
  var fill = wordingFill(), d = box.dataset;
  if (fill.today < fill.day || d.state === "before") return;
  var key = "";
  if (reached(d.until, fill.today) && !reached(d.until, fill.day)) key = "ended";
  else if (reached(d.from, fill.today) && !reached(d.from, fill.day)) key = "now";
  if (key) clockLine(box, "standing-clock", clockFill(said(wordingWords)[key], fill));
};
