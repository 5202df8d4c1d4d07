// Copying links and citations. Every form of a citation is written at the
// build, with its edition, status, day and sample mark; here only the place and
// the address are put in. navigator.clipboard is absent on plain http and
// file://; then the old copy command does it.
var copyWords = {
  zh: { copy: "复制", copied: "已复制：", failed: "无法复制，请手动选取：" },
  en: { copy: "Copy", copied: "Copied: ", failed: "Copying failed; select it by hand: " },
};

// said chooses the words of the interface.
function said(words) {
  return words[document.body.dataset.lang] || words.zh;
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
  if (back) back.focus({ preventScroll: true });
  return done;
}

// copy says what it copied: the words, or the name of what is long.
function copy(text, name) {
  function say(done) { announce((done ? said(copyWords).copied : said(copyWords).failed) + (name || text)); }
  if (navigator.clipboard && window.isSecureContext) {
    navigator.clipboard.writeText(text).then(function () { say(true); }, function () { say(copyByCommand(text)); });
  } else {
    say(copyByCommand(text));
  }
}

// make is an element with a class and words.
function make(tag, name, words) {
  var el = document.createElement(tag);
  el.className = name;
  if (words) el.textContent = words;
  return el;
}

function action(label, run) {
  var button = make("button", "action", label);
  button.type = "button";
  button.addEventListener("click", run);
  return button;
}

// address is where the reader is; a citation names the page of the edition.
function address(id) {
  return window.location.href.replace(/#.*$/, "").replace(/[?&]h=[^&]*$/, "") + (id ? "#" + id : "");
}

function citedAddress(id) {
  var at = document.querySelector("[data-module='cite']").dataset.address;
  if (!/^[a-z]+:/.test(at)) at = new URL(document.body.dataset.root + at, window.location.href).href;
  return at + (id ? "#" + id : "");
}

// placeOf says how a place is called in the language of the page.
function placeOf(el) {
  return el.dataset[document.body.dataset.lang] || el.dataset.zh || el.id;
}

function citation(form, el) {
  return form.dataset.part.split("@zh@").join(el.dataset.zh).split("@en@").join(el.dataset.en)
    .split("@url@").join(citedAddress(el.id));
}

function citeForms() {
  return Array.prototype.slice.call(document.querySelectorAll("[data-module='cite'] [data-form]"));
}

function formName(form) { return form.closest(".cite-form").querySelector(".cite-key").textContent; }

modules.cite = function (list) {
  list.querySelectorAll(".cite-address").forEach(function (at) { at.textContent = citedAddress(""); });
  citeForms().forEach(function (form) {
    var button = action(said(copyWords).copy, function () { copy(form.textContent); });
    button.setAttribute("aria-label", said(copyWords).copy + " " + formName(form));
    form.parentElement.appendChild(button);
  });
};
