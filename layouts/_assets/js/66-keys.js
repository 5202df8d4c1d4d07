// Single keys, as ecmarkup has them: off until the reader asks for them
// (WCAG 2.2, 2.1.4), in a dialog that needs no key to be found.
var keyWords = {
  zh: {
    title: "键盘", on: "启用单键快捷键", close: "关闭",
    keys: [["/", "检索"], ["Ctrl+K", "检索，不用打开开关（苹果电脑用 ⌘K）"], ["?", "打开这张表"], ["n  j", "下一条"], ["p  k", "上一条"], ["c", "目录"], ["m", "钉住、取下当前条"], ["1–9", "到钉住的第几条"], ["`", "回到上一个位置"], ["Esc", "关闭打开的东西"]],
  },
  en: {
    title: "Keyboard", on: "Use single-key shortcuts", close: "Close",
    keys: [["/", "Search"], ["Ctrl+K", "Search, whatever the switch says (⌘K on a Mac)"], ["?", "Open this table"], ["n  j", "Next provision"], ["p  k", "Previous provision"], ["c", "Contents"], ["m", "Pin or unpin this provision"], ["1–9", "Go to a pin"], ["`", "Go back to the last place"], ["Esc", "Close what is open"]],
  },
};
var keysOn = store.get("keys") === "on";
var keysButton = null;

modules.keys = function (button) {
  keysButton = button;
  button.hidden = false;
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", function () { if (!closeKeys()) openKeys(); });
};

function closeKeys() {
  var dialog = document.getElementById("ui-keys");
  if (!dialog) return false;
  var back = dialog.back;
  dialog.remove();
  keysButton.setAttribute("aria-expanded", "false");
  (back && back.isConnected ? back : keysButton).focus({ preventScroll: true });
  return true;
}

function openKeys() {
  var words = said(keyWords), dialog = make("div", "keys"), title = make("h2", "keys-title", words.title);
  dialog.id = "ui-keys";
  dialog.back = document.activeElement === document.body ? null : document.activeElement;
  title.id = "ui-keys-title";
  dialog.setAttribute("role", "dialog");
  dialog.setAttribute("aria-labelledby", title.id);
  var label = make("label", "keys-switch"), box = make("input", "keys-box");
  box.type = "checkbox";
  box.checked = keysOn;
  box.addEventListener("change", function () {
    keysOn = box.checked;
    store.set("keys", keysOn ? "on" : "");
  });
  label.appendChild(box);
  label.appendChild(document.createTextNode(words.on));
  var list = make("dl", "keys-list");
  words.keys.forEach(function (k) {
    var row = make("div", "keys-row");
    row.appendChild(make("dt", "keys-key", k[0]));
    row.appendChild(make("dd", "keys-words", k[1]));
    list.appendChild(row);
  });
  [title, label, list, action(words.close, closeKeys)].forEach(function (el) { dialog.appendChild(el); });
  dialog.addEventListener("keydown", function (event) {
    if (event.key === "Escape") { event.stopPropagation(); closeKeys(); }
  });
  keysButton.parentElement.appendChild(dialog);
  keysButton.setAttribute("aria-expanded", "true");
  box.focus();
}

function step(by) {
  var at = here(), next = at && beside(at, by);
  if (next) { closeTools(false); go(next.id); }
}

// Keys of every page, and keys of a text.
var pageKeys = {
  "/": function () { openSearch(); },
  "?": function () { if (keysButton && !document.getElementById("ui-keys")) openKeys(); },
};
var textKeys = {
  n: function () { step(1); }, j: function () { step(1); },
  p: function () { step(-1); }, k: function () { step(-1); },
  c: function () {
    var contents = document.querySelector("details.contents");
    if (!contents) return;
    contents.open = true;
    (contents.querySelector("[aria-current]") || contents.querySelector("summary")).focus();
  },
  m: function () { if (here()) togglePin(here().id); },
  "`": function () { if (reading.back) go(reading.back); },
};

document.addEventListener("keydown", function (event) {
  if (!keysOn || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  var at = event.target;
  if (at instanceof Element && at.closest("input, textarea, select, [contenteditable]")) return;
  var run = pageKeys[event.key];
  if (!run && reading) {
    run = textKeys[event.key];
    var pin = pins()[Number(event.key) - 1];
    if (pin) run = function () { go(pin); };
  }
  if (!run) return;
  event.preventDefault();
  run();
});
