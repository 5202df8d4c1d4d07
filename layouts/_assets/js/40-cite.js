// Copying links and citations. A citation always carries the status, the date
// and, on samples, the sample mark: it is made from the line that the page
// prints. navigator.clipboard is absent on plain http and file://; then the
// old copy command does it.
var copyWords = {
  zh: { print: "打印本条", citation: "复制引用", link: "复制链接", copied: "已复制：", failed: "无法复制，请手动选取：" },
  en: { print: "Print this provision", citation: "Copy citation", link: "Copy link", copied: "Copied: ", failed: "Copying failed; select it by hand: " },
};

function words() {
  return copyWords[document.body.dataset.lang] || copyWords.zh;
}

var announcer = null;
function announce(message) {
  if (!announcer) {
    announcer = document.createElement("p");
    announcer.className = "announce";
    announcer.setAttribute("role", "status");
    document.body.appendChild(announcer);
  }
  announcer.textContent = message;
  window.clearTimeout(announcer.timer);
  announcer.timer = window.setTimeout(function () { announcer.textContent = ""; }, 6000);
}

function copyByCommand(text) {
  var box = document.createElement("textarea");
  box.value = text;
  box.className = "hidden-label";
  document.body.appendChild(box);
  var back = document.activeElement;
  box.select();
  var done = false;
  try { done = document.execCommand("copy"); } catch (e) { done = false; }
  box.remove();
  if (back) back.focus();
  return done;
}

function copy(text) {
  function say(done) { announce((done ? words().copied : words().failed) + text); }
  if (navigator.clipboard && window.isSecureContext) {
    navigator.clipboard.writeText(text).then(function () { say(true); }, function () { say(copyByCommand(text)); });
  } else {
    say(copyByCommand(text));
  }
}

function address(id) {
  return window.location.href.replace(/[?#].*$/, "") + (id ? "#" + id : "");
}

// 第5.2条 in Chinese, clause 5.2 in English; an article of a law is cited as
// it is printed.
function provisionName(section) {
  var number = section.querySelector(".number");
  var printed = number ? number.textContent.trim() : section.id;
  if (/^[0-9A-Z][0-9.]*$/.test(printed)) {
    if (document.body.dataset.lang === "en") return (printed.indexOf(".") < 0 ? "Clause " : "") + printed;
    return "第" + printed + (printed.indexOf(".") < 0 ? "章" : "条");
  }
  return printed;
}

function citation(section) {
  var line = document.querySelector("[data-module='cite'] .cite-words");
  var doc = document.querySelector("[data-module='provisions']");
  var base = line ? line.textContent.trim() : (doc ? doc.dataset.title : document.title);
  return base + (section ? " " + provisionName(section) : "") + " " + address(section && section.id);
}

function action(label, run) {
  var button = document.createElement("button");
  button.type = "button";
  button.className = "action";
  button.textContent = label;
  button.addEventListener("click", run);
  return button;
}

modules.cite = function (line) {
  var text = document.createElement("span");
  text.className = "cite-words";
  while (line.firstChild) text.appendChild(line.firstChild);
  line.appendChild(text);
  line.appendChild(document.createElement("br"));
  line.appendChild(action(words().citation, function () { copy(citation(null)); }));
  line.appendChild(action(words().link, function () { copy(address("")); }));
};

// A permalink opens the tools of its provision; a second press closes them.
modules.provisions = function (doc) {
  var open = null;
  function close() {
    if (open) open.remove();
    open = null;
  }
  doc.addEventListener("click", function (event) {
    var link = event.target.closest(".permalink");
    if (!link) return;
    var section = document.getElementById(decodeURIComponent(link.getAttribute("href").slice(1)));
    var same = open && open.previousSibling === link;
    close();
    if (!section || same) return;
    open = document.createElement("span");
    open.className = "provision-tools";
    open.appendChild(action(words().citation, function () { copy(citation(section)); }));
    open.appendChild(action(words().link, function () { copy(address(section.id)); }));
    if (section.classList.contains("provision")) open.appendChild(action(words().print, function () { printPart(section, citation(section)); }));
    link.insertAdjacentElement("afterend", open);
  });
  doc.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !open) return;
    var link = open.previousSibling, inside = open.contains(document.activeElement);
    close();
    if (inside) link.focus();
  });
};
