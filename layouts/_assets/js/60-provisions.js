// The tools of a provision. Its ¶ is one tab stop that opens them; items,
// notes, tables and formulas are chosen inside, or by a tap on their marker,
// label or number.
var toolWords = {
  zh: { tools: "：工具", place: "位置", link: "复制链接", cite: "复制引用", copy: "复制", code: "短码 ", prev: "上一条：", next: "下一条：", pin: "钉住", unpin: "取下", print: "打印本条", uses: "用于：" },
  en: { tools: ": tools", place: "Place", link: "Copy link", cite: "Copy citation", copy: "Copy ", code: "Short code ", prev: "Previous: ", next: "Next: ", pin: "Pin", unpin: "Unpin", print: "Print this provision", uses: "Used in: " },
};

// reading is the text on the page: its provisions in order and where the
// reader came from.
var reading = null;

function owner(el) { return el.closest("section.provision"); }

function toolLink(section) {
  var links = section.querySelectorAll(".permalink");
  for (var i = 0; i < links.length; i++) if (owner(links[i]) === section && links[i].hash === "#" + section.id) return links[i];
  return null;
}

// go shows a place and puts the focus on its provision.
function go(id, keep) {
  var el = document.getElementById(id);
  if (!el) return;
  if (!keep) reading.back = here() ? here().id : "";
  window.location.hash = id;
  reading.at = owner(el);
  var link = reading.at && toolLink(reading.at);
  // After the browser has moved the focus to the target, which takes none.
  window.setTimeout(function () { if (link) link.focus({ preventScroll: true }); }, 0);
}

// here is the provision that the reader is at: the one with the focus, the one
// last gone to while it is on the screen, else the topmost one.
function here() {
  var focused = document.activeElement && reading.doc.contains(document.activeElement) ? owner(document.activeElement) : null;
  if (focused) return focused;
  function shown(el) { var r = el.getBoundingClientRect(); return r.bottom > 0 && r.top < window.innerHeight; }
  if (reading.at && shown(reading.at)) return reading.at;
  var found = null;
  reading.order.some(function (s) {
    if (s.getBoundingClientRect().top > 150) return true;
    found = s;
    return false;
  });
  return found || reading.order[0] || null;
}

// codeOf is the short code of a provision, as people write it.
function codeOf(section) {
  var codes = document.querySelector("[data-module='cite']").dataset.codes || "";
  return (codes.split(" ")[reading.order.indexOf(section)] || "").toUpperCase();
}

// beside is the provision before (-1) or after (1) another.
function beside(section, step) {
  return reading.order[reading.order.indexOf(section) + step] || null;
}

// placesIn lists the places of one provision, without those below it.
function placesIn(section) {
  var seen = {};
  return [section].concat(Array.prototype.slice.call(section.querySelectorAll("[data-zh]"))).filter(function (el) {
    var fresh = owner(el) === section && !seen[placeOf(el)];
    seen[placeOf(el)] = seen[placeOf(el)] || fresh;
    return fresh;
  });
}

var tools = null; // { panel, el, link }

function closeTools(focus) {
  if (!tools) return;
  var link = tools.link;
  tools.panel.remove();
  tools = null;
  if (!link) return;
  link.setAttribute("aria-expanded", "false");
  if (focus) link.focus({ preventScroll: true });
}

function openTools(el) {
  closeTools(false);
  var section = owner(el), words = said(toolWords), place = el;
  var panel = make("div", "provision-tools");
  panel.setAttribute("role", "group");
  panel.setAttribute("aria-label", placeOf(section || el) + words.tools);
  tools = { panel: panel, el: el, link: section && toolLink(section) };
  if (tools.link) tools.link.setAttribute("aria-expanded", "true");
  function row(items) {
    var r = make("div", "tools-row");
    items.forEach(function (i) { if (i) r.appendChild(i); });
    panel.appendChild(r);
  }
  var places = section ? placesIn(section) : [el];
  row([places.length > 1 ? chooser(places, el, function (chosen) { place = chosen; }) : make("span", "tools-place", placeOf(el)),
    action(words.link, function () { copy(address(place.id)); })]);
  row([make("span", "tools-label", words.cite)].concat(citeForms().map(function (form) {
    var button = action(formName(form), function () { copy(citation(form, place)); });
    button.setAttribute("aria-label", words.cite + " " + formName(form));
    return button;
  })).concat(section && codeOf(section) ? [codeButton(codeOf(section))] : []));
  if (section) {
    var pin = action("", function () { togglePin(section.id); pin.textContent = pinned(section.id) ? words.unpin : words.pin; });
    pin.textContent = pinned(section.id) ? words.unpin : words.pin;
    row([jump(words.prev, beside(section, -1)), jump(words.next, beside(section, 1)), pin, basketOf(section), action(words.print, function () { printPart(section, citation(citeForms()[0], section)); })]);
    var uses = section.querySelectorAll(".term-uses a");
    if (uses.length) row([make("span", "tools-label", words.uses)].concat(Array.prototype.map.call(uses, function (a) {
      return jump("", document.getElementById(decodeURIComponent(a.hash.slice(1))));
    })));
    var used = section.querySelectorAll(".used"), others = [];
    Array.prototype.forEach.call(used, function (a) {
      if (owner(a) !== section) return;
      var link = make("a", "action", a.textContent);
      link.href = a.getAttribute("href");
      others.push(link);
    });
    if (others.length) row(others);
  }
  put(panel, el);
  // The group is announced by its name; Tab and the arrows lead inside.
  panel.tabIndex = -1;
  panel.focus({ preventScroll: true });
  if (panel.scrollIntoView) panel.scrollIntoView({ block: "nearest" });
}

function codeButton(code) {
  var words = said(toolWords), button = action(words.code + code, function () { copy(code); });
  button.setAttribute("aria-label", words.copy + words.code + code);
  return button;
}

// chooser lets the keys choose a place without a tab stop for each.
function chooser(places, chosen, choose) {
  var label = make("label", "tools-place"), select = make("select", "tools-select");
  label.appendChild(make("span", "hidden-label", said(toolWords).place));
  places.forEach(function (el) {
    var option = new Option(placeOf(el), el.id, false, el === chosen);
    select.appendChild(option);
  });
  select.addEventListener("change", function () { choose(places[select.selectedIndex]); });
  label.appendChild(select);
  return label;
}

function jump(words, section) {
  if (!section) return null;
  return action(words + placeOf(section), function () { closeTools(false); go(section.id); });
}

// put sets the panel below the line that opened it.
function put(panel, el) {
  var line = el.matches("section") ? toolLink(el).parentElement : el.querySelector("figcaption") || el;
  if (line.matches("li, .note, .example, .subfigure")) line.appendChild(panel);
  else line.insertAdjacentElement("afterend", panel);
}

// A tap on one of these opens the tools of the place it stands for.
var handles = ".marker, .label, figcaption > .number, .formula-number";

// calm leaves one tab stop a provision. What loses its stop here is a link for
// readers without scripts, and stands in the tools for the others.
function calm(doc) {
  doc.querySelectorAll(".permalink").forEach(function (link) {
    var el = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!el) return;
    link.setAttribute("role", "button");
    link.setAttribute("aria-label", placeOf(el) + said(toolWords).tools);
    if (el.matches("section")) link.setAttribute("aria-expanded", "false");
    else link.tabIndex = -1;
  });
  doc.querySelectorAll(".term-uses a, .term-uses summary").forEach(function (a) { a.tabIndex = -1; });
  stopAtWide(doc.querySelectorAll(".text .scroll"));
}

// A table takes a stop only while it must be scrolled: the window, large
// letters and a fold change that.
function stopAtWide(boxes) {
  var watch = new ResizeObserver(function () {
    Array.prototype.forEach.call(boxes, function (box) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    });
  });
  Array.prototype.forEach.call(boxes, function (box) {
    watch.observe(box);
    if (box.firstElementChild) watch.observe(box.firstElementChild);
  });
}

modules.provisions = function (doc) {
  if (!doc.querySelector(".text") || !document.querySelector("[data-module='cite']")) return;
  reading = { doc: doc, order: Array.prototype.slice.call(doc.querySelectorAll(".text section.provision[id]")), at: null, back: "" };
  root.dataset.tools = "on";
  calm(doc);
  showPins();
  function toggle(el) {
    if (tools && tools.el === el) return closeTools(true);
    // The address follows without the jump that a link makes.
    try { window.history.replaceState(null, "", "#" + el.id); } catch (e) { /* file:// in old browsers */ }
    window.dispatchEvent(new Event("hashchange"));
    return openTools(el);
  }
  doc.addEventListener("click", function (event) {
    var link = event.target.closest(".permalink"), handle = event.target.closest(handles);
    var el = null;
    if (link) el = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    else if (handle && !String(window.getSelection())) el = handle.closest("[data-zh]");
    if (!el || handle && !link && el.matches("section")) return;
    event.preventDefault();
    toggle(el);
  });
  doc.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && tools && !event.defaultPrevented) closeTools(true);
    if (event.key === " " && event.target.matches(".permalink")) { event.preventDefault(); event.target.click(); }
    var step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step || !tools || !event.target.matches(".provision-tools, .provision-tools button")) return;
    var all = Array.prototype.slice.call(tools.panel.querySelectorAll("select, button"));
    var next = all[all.indexOf(event.target) + step];
    if (next) { event.preventDefault(); next.focus(); }
  });
};
