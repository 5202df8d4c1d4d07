// One provision on paper: its ancestors and itself are marked, the style sheet
// (css/95-paper.css) leaves out the rest, and a line says where it is from.
function printPart(section, source) {
  var doc = document.querySelector("[data-module='provisions']");
  var line = document.createElement("p");
  line.className = "print-source";
  line.textContent = source;
  doc.appendChild(line);
  section.classList.add("print-part");
  var path = [];
  for (var el = section.parentElement; el && el !== document.documentElement; el = el.parentElement) path.push(el);
  path.forEach(function (el) { el.classList.add("print-path"); });
  setOn("print", "part");
  function undo() {
    window.removeEventListener("afterprint", undo);
    setOn("print", "");
    line.remove();
    section.classList.remove("print-part");
    path.forEach(function (el) { el.classList.remove("print-path"); });
  }
  window.addEventListener("afterprint", undo);
  window.print();
}
