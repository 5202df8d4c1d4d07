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

// Contrast: more than the scheme has, for all who want it.
modules.contrast = function (button) {
  function show() { button.setAttribute("aria-pressed", String(root.dataset.contrast === "more")); }
  button.hidden = false;
  show();
  button.addEventListener("click", function () {
    var next = root.dataset.contrast === "more" ? "" : "more";
    setOn("contrast", next);
    store.set("contrast", next);
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

