// The projector: one slide fills the screen. Keys of people and of clickers,
// taps and swipes go from slide to slide; the number of the slide is in the
// address. A slide that does not fit takes smaller letters, within limits, and
// then goes on below: nothing is cut off.
var showWords = {
  zh: {
    stage: "投影", prev: "上一屏", next: "下一屏", overview: "概览", notes: "讲解", blank: "黑屏", dark: "深色", full: "全屏", language: "English", help: "按键", leave: "退出",
    more: "下面还有，按 → 或轻点继续", wide: "可以左右移动", close: "关闭", progress: "进度", jump: "到第 {n} 屏，按回车", dark_on: "深色高对比", resume: "按任意键继续",
    keys: [["→  空格  PgDn  单击", "下一屏；长条文先往下翻"], ["←  PgUp", "上一屏"], ["Home  End", "第一屏、最后一屏"], ["数字 + 回车", "到第几屏"], ["O", "概览：列出所有各屏"], ["N", "讲解：显示、隐藏"], ["D", "深色高对比"], ["B  .", "黑屏，再按恢复"], ["F", "全屏"], ["L", "另一种语言的同一屏"], ["?", "这张表"], ["Esc", "关闭打开的东西；退出投影"]],
  },
  en: {
    stage: "Projector", prev: "Previous slide", next: "Next slide", overview: "Overview", notes: "Notes", blank: "Blank", dark: "Dark", full: "Full screen", language: "中文", help: "Keys", leave: "Leave",
    more: "More below: press → or tap", wide: "Moves sideways", close: "Close", progress: "Progress", jump: "To slide {n}: press Enter", dark_on: "Dark, high contrast", resume: "Any key goes on",
    keys: [["→  Space  PgDn  click", "Next slide; a long provision scrolls first"], ["←  PgUp", "Previous slide"], ["Home  End", "First and last slide"], ["number + Enter", "That slide"], ["O", "Overview of all slides"], ["N", "Notes on and off"], ["D", "Dark, high contrast"], ["B  .", "Blank the screen, and back"], ["F", "Full screen"], ["L", "The same slide in the other language"], ["?", "This table"], ["Esc", "Close what is open; leave"]],
  },
};

var FITS = 10;       // steps of letters in css/98-show.css
var SMALLEST = 16;   // px of the words of a provision

// show projects the slides in box. o.write puts the number of a slide into the
// address, o.leave does what leaving means, o.language is the address of the
// same slides in the other language, "" for none.
function show(box, o) {
  var words = kit.said(showWords), at = -1, digits = "", before = null;
  var slides = Array.prototype.slice.call(box.querySelectorAll(".slide"));
  var bar = makeBar();
  var progress = bar.querySelector("progress"), count = bar.querySelector(".show-count");
  var panel = null, blank = null;

  slides.forEach(function (s) { // its line has room of its own before anything is measured
    if (!s.querySelector(".slide-more")) s.appendChild(kit.make("p", "slide-more"));
  });

  function makeBar() {
    var el = kit.make("div", "show-bar"), line = kit.make("progress", "show-progress");
    el.setAttribute("role", "group");
    el.setAttribute("aria-label", words.stage);
    line.max = slides.length;
    line.setAttribute("aria-label", words.progress);
    el.appendChild(line);
    function button(name, label, run, key) {
      var b = kit.make("button", "show-button show-button-" + name, label);
      b.type = "button";
      b.addEventListener("click", run);
      if (key) b.title = key;
      el.appendChild(b);
      return b;
    }
    button("prev", "‹", function () { step(-1); }, "←").setAttribute("aria-label", words.prev);
    el.appendChild(kit.make("span", "show-count"));
    button("next", "›", function () { step(1); }, "→").setAttribute("aria-label", words.next);
    button("overview", words.overview, overview, "O");
    button("notes", words.notes, notes, "N").setAttribute("aria-pressed", "true");
    button("dark", words.dark, dark, "D").setAttribute("aria-pressed", "false");
    if (document.documentElement.requestFullscreen) button("full", words.full, full, "F");
    if (o.language) button("language", words.language, language, "L").lang = lang() === "en" ? "zh-Hans" : "en";
    button("help", words.help, help, "?");
    button("leave", words.leave, leave, "Esc");
    box.appendChild(el);
    return el;
  }

  function pressed(name, on) {
    var b = bar.querySelector(".show-button-" + name);
    if (b) b.setAttribute("aria-pressed", String(on));
  }

  function body() { return slides[at].querySelector(".slide-body"); }

  // over says whether something of the slide does not fit.
  function over(b) { return b.scrollHeight > b.clientHeight + 1 || b.scrollWidth > b.clientWidth + 1; }
  function wide(b) {
    return Array.prototype.some.call(b.querySelectorAll(".scroll, .formula"), function (s) { return s.scrollWidth > s.clientWidth + 1; });
  }

  function fit() {
    if (at < 0) return;
    var slide = slides[at], b = body();
    for (var i = 0; i < FITS; i++) {
      slide.dataset.fit = i;
      if (i && parseFloat(window.getComputedStyle(b).fontSize) < SMALLEST) { slide.dataset.fit = i - 1; break; }
      if (!over(b) && !wide(b)) break;
    }
    Array.prototype.forEach.call(b.querySelectorAll(".scroll, .formula"), function (s) {
      if (s.scrollWidth > s.clientWidth + 1) s.tabIndex = 0;
      else s.removeAttribute("tabindex");
    });
    if (over(b)) b.tabIndex = 0;
    else b.removeAttribute("tabindex");
    mark();
  }

  // mark says that a slide goes on below or beside.
  function mark() {
    if (at < 0) return;
    var b = body(), below = b.scrollTop + b.clientHeight < b.scrollHeight - 2;
    slides[at].querySelector(".slide-more").textContent = (below ? "▼ " + words.more : "") + (wide(b) ? "  ↔ " + words.wide : "");
  }

  function go(n, end) {
    n = Math.max(0, Math.min(n, slides.length - 1));
    if (n === at) return;
    if (at >= 0) slides[at].classList.remove("slide-here");
    at = n;
    slides[at].classList.add("slide-here");
    slides[at].tabIndex = -1;
    fit();
    body().scrollTop = end ? body().scrollHeight : 0;
    mark();
    count.textContent = (at + 1) + "/" + slides.length;
    progress.value = at + 1;
    if (o.write) o.write(at + 1);
    if (!panel) slides[at].focus({ preventScroll: true });
  }

  // step scrolls what is below first, then goes to the next slide.
  function step(by) {
    var b = body(), room = by > 0 ? b.scrollHeight - b.clientHeight - b.scrollTop : b.scrollTop;
    if (room > 2) { b.scrollTop += by * Math.max(b.clientHeight * 0.85, 40); mark(); }
    else go(at + by, by < 0);
  }

  function notes() {
    var off = box.dataset.notes !== "off";
    if (off) box.dataset.notes = "off";
    else delete box.dataset.notes;
    pressed("notes", !off);
    fit();
  }

  // Dark slides take the colours of the dark theme with more contrast.
  function dark() {
    var d = document.documentElement.dataset;
    if (before) {
      kit.setOn("theme", before.theme);
      kit.setOn("contrast", before.contrast);
      before = null;
    } else {
      before = { theme: d.theme, contrast: d.contrast };
      kit.setOn("theme", "dark");
      kit.setOn("contrast", "more");
    }
    pressed("dark", !!before);
  }

  function full() {
    if (!document.documentElement.requestFullscreen) return;
    var done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    if (done && done.catch) done.catch(function () { /* not allowed here */ });
  }

  function blacken() {
    if (blank) { blank.remove(); blank = null; return; }
    blank = kit.make("div", "show-blank");
    blank.setAttribute("role", "note");
    blank.appendChild(kit.make("p", "hidden-label", words.resume));
    blank.addEventListener("click", function (event) { event.stopPropagation(); blacken(); });
    box.appendChild(blank);
  }

  function language() { if (o.language) window.location.href = o.language(at + 1); }

  function leave() {
    close();
    if (blank) blacken();
    if (before) dark();
    if (document.fullscreenElement) full();
    kit.setOn("show", "");
    heard.forEach(function (stop) { stop(); });
    bar.remove();
    if (at >= 0) slides[at].classList.remove("slide-here");
    at = -1;
    o.leave();
  }

  // open shows a panel over the slide: the overview, or the keys.
  function open(name, title, fill) {
    close();
    panel = kit.make("div", "show-panel show-panel-" + name);
    panel.dataset.name = name;
    panel.setAttribute("role", "dialog");
    panel.setAttribute("aria-modal", "true");
    panel.setAttribute("aria-label", title);
    panel.appendChild(kit.make("h2", "show-panel-title", title));
    fill(panel);
    var shut = kit.action(words.close, close);
    panel.appendChild(shut);
    box.appendChild(panel);
    (panel.querySelector("[aria-current]") || shut).focus();
  }

  function close() {
    if (!panel) return;
    panel.remove();
    panel = null;
    if (at >= 0) slides[at].focus({ preventScroll: true });
  }

  function overview() {
    open("overview", words.overview, function (into) {
      var list = kit.make("ol", "show-list");
      slides.forEach(function (s, i) {
        var item = kit.make("li", "show-item"), b = kit.make("button", "show-link show-link-" + (/slide-(title|session)/.test(s.className) ? "head" : "part"));
        b.type = "button";
        b.appendChild(kit.make("span", "show-number", String(i + 1)));
        b.appendChild(document.createTextNode(" " + s.dataset.name));
        if (s.querySelector(".slide-notice")) b.appendChild(kit.make("span", "show-flag", " !"));
        if (i === at) b.setAttribute("aria-current", "true");
        b.addEventListener("click", function () { close(); go(i); });
        item.appendChild(b);
        list.appendChild(item);
      });
      into.appendChild(list);
    });
  }

  function help() {
    open("help", words.help, function (into) {
      var list = kit.make("dl", "keys-list");
      words.keys.forEach(function (k) {
        var row = kit.make("div", "keys-row");
        row.appendChild(kit.make("dt", "keys-key", k[0]));
        row.appendChild(kit.make("dd", "keys-words", k[1]));
        list.appendChild(row);
      });
      into.appendChild(list);
    });
  }

  function typed(d) {
    var line = box.querySelector(".show-jump");
    digits = d;
    if (line) line.remove();
    if (!digits) return;
    line = kit.make("p", "show-jump", words.jump.replace("{n}", digits));
    line.setAttribute("role", "status");
    box.appendChild(line);
  }

  var keys = {
    ArrowRight: function () { step(1); }, ArrowDown: function () { step(1); }, PageDown: function () { step(1); }, " ": function () { step(1); }, Enter: function () { step(1); },
    ArrowLeft: function () { step(-1); }, ArrowUp: function () { step(-1); }, PageUp: function () { step(-1); }, Backspace: function () { step(-1); },
    Home: function () { go(0); }, End: function () { go(slides.length - 1); },
    o: overview, n: notes, d: dark, f: full, b: blacken, ".": blacken, l: language, "?": help, "？": help, "。": blacken,
    Escape: function () { leave(); },
  };

  function key(event) {
    var k = event.key.length === 1 ? event.key.toLowerCase() : event.key, target = event.target;
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing || at < 0) return;
    if (target instanceof Element && target.closest("input, textarea, select")) return;
    if (blank) {
      blacken();
    } else if (panel) {
      if (k === "Tab") return inside(event);
      if (k !== "Escape" && !(k === "?" && panel.dataset.name === "help") && !(k === "o" && panel.dataset.name === "overview")) return;
      close();
    } else if (/^[0-9]$/.test(k)) {
      typed((digits + k).slice(-4));
    } else if (digits && (k === "Enter" || k === "Escape" || k === "Backspace")) {
      if (k === "Enter") go(Number(digits) - 1);
      typed(k === "Backspace" ? digits.slice(0, -1) : "");
    } else if ((k === " " || k === "Enter") && target instanceof Element && target.closest("button, a[href], summary")) {
      return;
    } else if (/^Arrow/.test(k) && target instanceof Element && target.matches(".scroll[tabindex], .formula[tabindex]")) {
      return; // a wide table is moved by the arrows
    } else if (keys[k]) {
      typed("");
      keys[k]();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  // inside keeps Tab in the panel.
  function inside(event) {
    var stops = panel.querySelectorAll("button"), last = stops[stops.length - 1];
    var edge = event.shiftKey ? stops[0] : last, to = event.shiftKey ? last : stops[0];
    if (document.activeElement !== edge) return;
    event.preventDefault();
    to.focus();
  }

  // A tap goes on; a swipe goes either way; links and buttons keep theirs.
  var from = null;
  function start(event) { from = event.touches.length === 1 ? { x: event.touches[0].clientX, y: event.touches[0].clientY, wide: event.target.closest(".scroll[tabindex], .formula[tabindex]") } : null; }
  function end(event) {
    var to = event.changedTouches[0];
    if (!from || from.wide || panel || blank) return;
    var x = to.clientX - from.x, y = to.clientY - from.y;
    if (Math.abs(x) > 48 && Math.abs(x) > 2 * Math.abs(y)) {
      event.preventDefault();
      step(x < 0 ? 1 : -1);
    }
  }
  function click(event) {
    if (at < 0 || panel || blank || event.target.closest("a, button, input, summary, .show-bar, [tabindex='0']") || String(window.getSelection())) return;
    step(1);
  }
  var heard = [];
  function hear(on, type, run, how) {
    on.addEventListener(type, run, how);
    heard.push(function () { on.removeEventListener(type, run, how); });
  }
  hear(box, "touchstart", start, { passive: true });
  hear(box, "touchend", end);
  hear(box, "click", click);
  hear(box, "load", fit, true); // a picture came
  hear(box, "scroll", mark, true);
  hear(document, "keydown", key, true);
  hear(window, "resize", fit);

  kit.announce("");
  kit.setOn("show", "on");
  box.scrollTop = 0;
  window.scrollTo(0, 0);
  return { go: function (n) { go(n - 1); }, leave: leave, on: function () { return at >= 0; } };
}

// clockSlides says by the reader's clock which slides must not be followed: on
// the slide, and on the title card.
function clockSlides(box) {
  var ended = [], words = kit.said(endedWords);
  Array.prototype.forEach.call(box.querySelectorAll(".slide"), function (slide, i) {
    var mark = slide.querySelector(".slide-source [data-module='badge']");
    if (!mark) return;
    var now = slipStatus(mark.dataset), line = endedNotice(now), notice = slide.querySelector(".slide-notice:not(.slide-stale)");
    if (now.changed && notice) notice.remove();
    if (line && (now.changed || !notice)) {
      notice = kit.make("p", "slide-notice", line);
      notice.setAttribute("role", "note");
      slide.insertBefore(notice, slide.querySelector(".slide-body"));
    }
    if (line) ended.push({ n: i + 1, name: slide.dataset.name, status: kit.clockSay(now.status, {}) });
  });
  var into = box.querySelector(".show-ended");
  if (!into) return;
  into.textContent = "";
  if (!ended.length) return;
  into.appendChild(kit.make("p", "slide-warning", words.ended.replace("{n}", ended.length)));
  var list = kit.make("ul", "slide-list");
  ended.forEach(function (e) {
    var item = kit.make("li", ""), link = kit.make("a", "", e.name);
    link.href = "#" + e.n;
    item.appendChild(link);
    item.appendChild(document.createTextNode((lang() === "en" ? ": " : "：") + e.status));
    list.appendChild(item);
  });
  into.appendChild(list);
}

function otherLanguage() {
  var link = document.querySelector(".tools [data-module='language']");
  return link ? link.getAttribute("href").replace(/#.*$/, "") : "";
}

// The slides of a course: the address is #7.
Guiju.modules.show = function (box) {
  var other = otherLanguage(), running = null;
  function asked() {
    var m = /^#([0-9]+)$/.exec(window.location.hash);
    return m ? Number(m[1]) : 0;
  }
  function begin() {
    running = show(box, {
      write: function (n) { if (asked() !== n && (n > 1 || asked())) window.location.hash = String(n); },
      leave: function () { running = null; showStart(true); },
      language: other ? function (n) { return other + "#" + n; } : null,
    });
    showStart(false);
    running.go(asked() || 1);
  }
  function showStart(on) {
    var button = document.querySelector("[data-module='show-start']");
    button.hidden = !on;
    if (on) {
      button.onclick = begin;
      button.focus();
    }
  }
  kit.stopAtWide(box.querySelectorAll(".text .scroll"));
  clockSlides(box);
  window.addEventListener("hashchange", function () { if (running && asked()) running.go(asked()); else if (running && !window.location.hash) running.go(1); });
  begin();
};
Guiju.modules["show-start"] = function () { /* the slides see to it */ };
