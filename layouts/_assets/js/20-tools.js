// Theme: auto, light, dark, in turn. Size: normal, large (适老化).
modules.theme = function (button) {
  var order = ["", "light", "dark"];
  function show() {
    button.textContent = button.dataset[root.dataset.theme || "auto"];
  }
  button.hidden = false;
  show();
  button.addEventListener("click", function () {
    var next = order[(order.indexOf(root.dataset.theme || "") + 1) % order.length];
    setOn("theme", next);
    store.set("theme", next);
    show();
  });
};

modules.size = function (button) {
  function show() {
    button.setAttribute("aria-pressed", String(root.dataset.size === "large"));
  }
  button.hidden = false;
  show();
  button.addEventListener("click", function () {
    var next = root.dataset.size === "large" ? "" : "large";
    setOn("size", next);
    store.set("size", next);
    show();
  });
};

// The types of provisions in the margin of a text.
modules.types = function (button) {
  function show() { button.setAttribute("aria-pressed", String(root.dataset.types !== "off")); }
  button.hidden = false;
  show();
  button.addEventListener("click", function () {
    var next = root.dataset.types === "off" ? "" : "off";
    setOn("types", next);
    store.set("types", next);
    show();
  });
};

// "/" goes to the search box, unless the reader is typing.
document.addEventListener("keydown", function (event) {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  var at = event.target;
  if (at instanceof Element && at.closest("input, textarea, select, [contenteditable]")) return;
  var box = document.getElementById("ui-search");
  if (!box || !box.offsetParent) return;
  event.preventDefault();
  box.focus();
  box.select();
});
