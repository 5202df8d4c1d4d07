// Whether the day by which a region files has come, by the reader's clock: a
// page made before it says "no record", and adds on a later day that the day
// has been reached. It never says that anybody is late.
modules.filing = function (state) {
  var due = state.dataset.due, built = document.body.dataset.day, today = dayIn(Date.now());
  // As in Go, the day itself is still in time.
  if (!due || today < built || built > due || today <= due) return;
  var note = document.createElement("span");
  note.className = "cell-note";
  note.textContent = document.body.dataset.lang === "en" ? "by your date: reached, no record" : "按您的日期：到期，未见记录";
  state.appendChild(note);
};
