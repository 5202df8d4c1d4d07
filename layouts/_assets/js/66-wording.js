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

// Whether a change has come into force since the page was made.
function amendmentBegan(from, built, today) { return today >= built && reached(from, today) && !reached(from, built); }

// What has become of a wording since: "ended", "now", or nothing.
function wordingTurned(d, built, today) {
  if (today < built || d.state === "before") return "";
  if (reached(d.until, today) && !reached(d.until, built)) return "ended";
  return amendmentBegan(d.from, built, today) ? "now" : "";
}

function wordingFill() { return { today: dayIn(Date.now()), day: document.body.dataset.day }; }

modules.amendment = function (note) {
  var fill = wordingFill();
  if (!amendmentBegan(note.dataset.inForce, fill.day, fill.today)) return;
  var span = document.createElement("span");
  span.className = "amended-now";
  span.textContent = " " + clockFill(said(wordingWords).began, fill);
  note.appendChild(span);
};

modules.wording = function (box) {
  var fill = wordingFill(), key = wordingTurned(box.dataset, fill.day, fill.today);
  if (key) clockLine(box, "standing-clock", clockFill(said(wordingWords)[key], fill));
};
