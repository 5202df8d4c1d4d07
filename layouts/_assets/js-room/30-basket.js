// The page of the hand-out: the list in order, what is said of each provision,
// its words, and what can be made of it all.
var handoutWords = {
  zh: {
    title: "讲义", name: "讲义标题", empty: "讲义篮是空的。", how: "在标准、法规或政策的页面上点开一条的工具（¶），选“加入讲义篮”，那一条就放到这里。只存在这台设备上。",
    print: "打印讲义", project: "投影", course: "复制为 course.toml", cites: "复制全部引用", address: "复制带清单的地址", clear: "清空",
    up: "上移：", down: "下移：", remove: "移出：", note: "说明：", noteFor: "对这一条的说明", code: "短码 ", open: "看原文",
    moved: "{name} 现在是第 {n} 条", gone: "已移出：", cleared: "已清空。", back: "恢复",
    missing: "没有取到这一条。网站可能不完整，或者这一条已不在这个版本里：", changed: "放进讲义篮以后，这一条的文字改过，请重新核对说明。",
    newer: "展示中的版本：", given: "这份清单来自地址，还没有存到这台设备上；改动会写进地址。", yours: "您自己的讲义篮里有 {n} 条。", keep: "存为我的讲义篮", add: "加进我的讲义篮", mine: "看我的讲义篮",
    lost: "这个浏览器不保存清单，清单在地址里：请收藏这个地址。", printed: "共 {n} 条；状态截至 {day}", how_codes: "短码可以在本站的检索框或“短码”页查到原文。", unsure: "复制的内容", cited: "全部引用", listed: "带清单的地址",
  },
  en: {
    title: "Hand-out", name: "Title of the hand-out", empty: "The hand-out is empty.", how: "On the page of a standard, law or policy open the tools of a provision (¶) and choose “Add to hand-out”. The list stays on this device.",
    print: "Print the hand-out", project: "Project", course: "Copy as course.toml", cites: "Copy all citations", address: "Copy the address with the list", clear: "Empty",
    up: "Move up: ", down: "Move down: ", remove: "Take out: ", note: "Note: ", noteFor: "Your note on this provision", code: "Short code ", open: "Source",
    moved: "{name} is now number {n}", gone: "Taken out: ", cleared: "Emptied.", back: "Undo",
    missing: "This provision could not be loaded: the site may be incomplete, or the edition no longer has it: ", changed: "The words of this provision have changed since it was put in; check your note again.",
    newer: "Edition on show: ", given: "This list comes from the address and is not kept on this device; changes are written into the address.", yours: "Your own hand-out has {n} provisions.", keep: "Keep as my hand-out", add: "Add to my hand-out", mine: "See my hand-out",
    lost: "This browser keeps no list. It stands in the address: make a bookmark of it.", printed: "Provisions: {n}; status as of {day}", how_codes: "A short code leads to its provision in the search box or on the page “Short codes” of this site.", unsure: "What was copied", cited: "all citations", listed: "the address with the list",
  },
};

// readAddress is the list in an address: { list, own, show }; list is null for
// none. What is not an address of ours is left out.
function readAddress(hash) {
  var out = { list: null, own: false, show: 0 }, list = { title: "", items: [] };
  function decoded(s) { try { return decodeURIComponent(s); } catch (e) { return ""; } }
  hash.replace(/^#/, "").split("&").forEach(function (part) {
    var at = part.indexOf("="), key = part.slice(0, at), value = part.slice(at + 1), note = /^n([0-9]+)$/.exec(key);
    if (key === "i") {
      out.list = list;
      list.items = decoded(value).split(",").map(function (x) {
        var m = /^([^:*]+):([^:*]+)(?:\*([0-9a-f]{8}))?$/.exec(x);
        return m && kit.cleanItem({ d: m[1], p: m[2], h: m[3] || "", n: "" });
      }).filter(Boolean).slice(0, kit.maxBasket);
    } else if (key === "t") list.title = decoded(value).slice(0, 200);
    else if (note && list.items[note[1] - 1]) list.items[note[1] - 1].n = decoded(value).slice(0, 4000);
    else if (key === "own") out.own = true;
    else if (key === "show") out.show = Number(value) || 0;
  });
  return out;
}

function sameList(a, b) { return kit.basketHash(a) === kit.basketHash(b); }

Guiju.modules.basket = function (box) {
  var words = kit.said(handoutWords), list, given = false, files = {}, undo = null, running = null;

  // setAddress writes the address without a new page in the history.
  function setAddress(show) {
    var hash = (given ? kit.basketHash(list) : "") + (show ? (given ? "&" : "") + "show=" + show : "");
    try { window.history.replaceState(null, "", window.location.href.replace(/#.*$/, "") + (hash ? "#" + hash : "")); } catch (e) { /* the list lasts for this page */ }
  }

  // save keeps the list: on the device, or in the address.
  function save() {
    if (!given && !kit.writeBasket(list)) given = true;
    if (given) setAddress(0);
  }

  // take reads what the address and the device hold.
  function take() {
    var at = readAddress(window.location.hash), kept = kit.readBasket();
    given = false;
    list = kept;
    if (at.list && at.own) {
      at.list.items.forEach(function (x) { if (kit.inBasket(kept, x.d, x.p) < 0 && kept.items.length < kit.maxBasket) kept.items.push(x); });
      kept.title = kept.title || at.list.title;
      save();
      if (!given) setAddress(at.show);
    } else if (at.list && !sameList(at.list, kept)) {
      list = at.list;
      given = true;
    }
    if (kept.items.length && !given) kit.store.set("basket-page", "on"); // see carries() in 63-basket.js
    load(function () {
      draw();
      if (at.show && list.items.length) project(at.show);
    });
  }

  // load fetches the slips of all documents of the list.
  function load(done) {
    var docs = {}, left;
    list.items.forEach(function (x) { docs[x.d] = true; });
    left = Object.keys(docs);
    if (!left.length) { done(); return; }
    var open = left.length;
    left.forEach(function (d) {
      kit.loadSlips(d, function (file) {
        files[d] = file;
        if (!--open) done();
      });
    });
  }

  function found(x) {
    var file = files[x.d], slips = kit.slipsOf(file, x.p);
    return slips.length ? { file: file, slips: slips, name: slipName(file, slips[0]) } : null;
  }

  function draw() {
    box.textContent = "";
    if (given) box.appendChild(whose());
    if (!list.items.length) {
      var empty = kit.make("div", "basket-empty");
      empty.appendChild(kit.make("p", "empty", words.empty));
      empty.appendChild(kit.make("p", "", words.how));
      if (undo) empty.appendChild(kit.action(words.back, restore));
      box.appendChild(empty);
      return;
    }
    box.appendChild(head());
    var items = kit.make("ol", "basket-list");
    list.items.forEach(function (x, i) { items.appendChild(item(x, i)); });
    box.appendChild(items);
    box.appendChild(kit.make("p", "basket-foot", words.how_codes));
    enliven(box);
  }

  // whose says whose list this is, and what may be done with it.
  function whose() {
    var note = kit.make("div", "callout basket-whose"), own = kit.readBasket();
    note.setAttribute("role", "note");
    note.appendChild(kit.make("p", "", words.given + (own.items.length ? " " + words.yours.replace("{n}", own.items.length) : "")));
    function keep(merged) {
      given = false;
      list = merged;
      save();
      setAddress(0);
      if (given) kit.announce(words.lost);
      load(draw);
    }
    if (!own.items.length) {
      note.appendChild(kit.action(words.keep, function () { keep(list); }));
    } else {
      note.appendChild(kit.action(words.add, function () {
        list.items.forEach(function (x) { if (kit.inBasket(own, x.d, x.p) < 0 && own.items.length < kit.maxBasket) own.items.push(x); });
        keep(own);
      }));
      note.appendChild(kit.action(words.mine, function () { keep(own); }));
    }
    return note;
  }

  function head() {
    var top = kit.make("div", "basket-head"), label = kit.make("label", "basket-name", words.name), input = kit.make("input", "basket-title"), bar = kit.make("div", "basket-actions");
    input.type = "text";
    input.maxLength = 200;
    input.value = list.title;
    input.placeholder = words.title;
    var title = kit.make("p", "basket-printed-title", list.title || words.title);
    input.addEventListener("input", function () { list.title = input.value; title.textContent = list.title || words.title; save(); });
    label.appendChild(input);
    bar.appendChild(kit.action(words.print, function () { window.print(); }));
    bar.appendChild(kit.action(words.project, function () { project(1); }));
    bar.appendChild(kit.action(words.course, function () { give(courseOf(), "course.toml"); }));
    bar.appendChild(kit.action(words.cites, function () { give(citations(), words.cited); }));
    bar.appendChild(kit.action(words.address, function () { give(window.location.href.replace(/#.*$/, "") + "#" + kit.basketHash(list), words.listed); }));
    bar.appendChild(kit.action(words.clear, clear));
    if (undo) bar.appendChild(kit.action(words.back, restore));
    top.appendChild(label);
    top.appendChild(bar);
    top.appendChild(title);
    top.appendChild(kit.make("p", "basket-printed", words.printed.replace("{n}", list.items.length).replace("{day}", document.body.dataset.day)));
    return top;
  }

  function item(x, i) {
    var li = kit.make("li", "basket-item"), at = found(x), name = at ? at.name : x.d + " " + x.p;
    li.id = "ui-item-" + (i + 1);
    var h = kit.make("h2", "basket-source");
    if (at) {
      var link = kit.make("a", "", slipTitle(at.file, at.slips[0]));
      link.href = slipHref(at.file, x.p);
      h.appendChild(link);
      li.appendChild(h);
      var marks = kit.make("p", "basket-marks"), badge = slipBadge(at.file);
      if (badge) marks.appendChild(badge);
      if (at.file.sample) { marks.appendChild(document.createTextNode(" ")); marks.appendChild(sampleMark()); }
      if (at.slips[0].code) { marks.appendChild(document.createTextNode(" ")); marks.appendChild(kit.make("span", "slide-code", words.code + at.slips[0].code.toUpperCase())); }
      li.appendChild(marks);
      warn(li, x, at);
      li.appendChild(slipWords(at.file, at.slips));
      if (at.file.translation) li.appendChild(slipTranslation(at.file));
    } else {
      h.textContent = name;
      li.appendChild(h);
      li.appendChild(kit.make("p", "slide-notice", words.missing + x.d + "#" + x.p));
    }
    var note = kit.make("label", "basket-note", words.note), area = kit.make("textarea", "basket-words"), printed = kit.make("p", "basket-note-printed", x.n);
    area.rows = 2;
    area.value = x.n;
    area.setAttribute("aria-label", words.noteFor + "：" + name);
    area.addEventListener("input", function () { x.n = area.value; printed.textContent = x.n; save(); });
    note.appendChild(area);
    li.appendChild(note);
    li.appendChild(printed);
    if (at) li.appendChild(kit.make("p", "basket-cite", slipCitation(at.file, lang() === "en" ? "english" : "gbt7714", at.slips[0], x.d)));
    li.appendChild(tools(i, name));
    return li;
  }

  // warn says what the reader must know before this is shown to others.
  function warn(li, x, at) {
    var badge = { status: at.file.status, inForce: at.file.in_force, superseded: at.file.superseded_on, withdrawn: at.file.withdrawn };
    var line = at.file.status ? endedNotice(slipStatus(badge)) : "";
    if (line) {
      var p = kit.make("p", "slide-notice", line + " ");
      if (at.file.newest) {
        var link = kit.make("a", "", words.newer + at.file.newest.number);
        link.href = document.body.dataset.root + at.file.newest.page;
        p.appendChild(link);
      }
      li.appendChild(p);
    }
    if (x.h && kit.hashOf(at.slips) !== x.h) li.appendChild(kit.make("p", "slide-notice", words.changed));
    else if (!x.h) x.h = kit.hashOf(at.slips);
  }

  function tools(i, name) {
    var row = kit.make("div", "tools-row basket-tools");
    function button(sign, label, run, off) {
      var b = kit.action(sign, run);
      b.setAttribute("aria-label", label + name);
      b.disabled = off;
      row.appendChild(b);
    }
    button("↑", words.up, function () { move(i, i - 1, name, 0); }, i === 0);
    button("↓", words.down, function () { move(i, i + 1, name, 1); }, i === list.items.length - 1);
    button("×", words.remove, function () { remove(i, name); }, false);
    return row;
  }

  // move keeps the focus on the item that was moved.
  function move(from, to, name, which) {
    list.items.splice(to, 0, list.items.splice(from, 1)[0]);
    save();
    draw();
    var buttons = box.querySelectorAll("#ui-item-" + (to + 1) + " .basket-tools button");
    (buttons[which].disabled ? buttons[1 - which] : buttons[which]).focus();
    kit.announce(words.moved.replace("{name}", name).replace("{n}", to + 1));
  }

  function remember() { undo = JSON.parse(JSON.stringify(list)); }

  function remove(i, name) {
    remember();
    list.items.splice(i, 1);
    save();
    draw();
    var next = box.querySelector("#ui-item-" + Math.min(i + 1, list.items.length) + " .basket-tools button:last-child") || box.querySelector("button");
    if (next) next.focus();
    kit.announce(words.gone + name);
  }

  function clear() {
    remember();
    list = { title: "", items: [] };
    save();
    draw();
    box.querySelector("button").focus();
    kit.announce(words.cleared);
  }

  function restore() {
    list = undo;
    undo = null;
    save();
    load(function () { draw(); box.querySelector("input").focus(); });
  }

  // give copies words, and shows them where copying may fail.
  function give(text, name) {
    kit.copy(text, name);
    var old = box.querySelector(".basket-given"), given = kit.make("details", "basket-given"), shown = kit.make("pre", "basket-copied", text);
    if (old) old.remove();
    given.appendChild(kit.make("summary", "", words.unsure));
    shown.tabIndex = 0;
    given.appendChild(shown);
    box.querySelector(".basket-head").appendChild(given);
  }

  function citations() {
    return list.items.map(function (x) {
      var at = found(x);
      return at ? slipCitation(at.file, lang() === "en" ? "english" : "gbt7714", at.slips[0], x.d) : "";
    }).filter(Boolean).join("\n");
  }

  function courseOf() {
    return Guiju.courseTOML({
      title: list.title.trim(), lang: lang(),
      words: {
        remark: { zh: "由讲义篮生成：存为 training/<编码>/course.toml。另一种语言的标题和说明请补上。", en: "Made of a hand-out: save as training/<id>/course.toml. Say title and notes in the other language too." },
        title: { zh: "讲义", en: "Hand-out" }, session: { zh: "第一节", en: "Session 1" },
      },
      items: list.items.map(function (x) {
        var at = found(x);
        return at && { ref: at.file.ref + "#" + x.p, note: x.n.trim(), sample: !!at.file.sample };
      }).filter(Boolean),
    });
  }

  // project makes slides of the list, for the projector of the courses.
  function project(n) {
    var stage = kit.make("div", "show"), other = otherLanguage(), ended = kit.make("div", "show-ended");
    function slide(kind, name) {
      var s = kit.make("section", "slide slide-" + kind), b = kit.make("div", "slide-body");
      s.dataset.name = name;
      s.setAttribute("aria-label", name);
      s.appendChild(b);
      stage.appendChild(s);
      return { slide: s, body: b };
    }
    var title = slide("title", list.title || words.title), samples = false;
    title.body.appendChild(kit.make("h2", "slide-heading", list.title || words.title));
    title.body.appendChild(kit.make("p", "slide-line", words.printed.replace("{n}", list.items.length).replace("{day}", document.body.dataset.day)));
    title.body.appendChild(ended);
    list.items.forEach(function (x) {
      var at = found(x);
      if (!at) return;
      var s = slide("quote", slipTitle(at.file, at.slips[0])), line = kit.make("p", "slide-source", s.slide.dataset.name + " "), badge = slipBadge(at.file);
      if (badge) line.appendChild(badge);
      if (at.slips[0].code) line.appendChild(kit.make("span", "slide-code", words.code + at.slips[0].code.toUpperCase()));
      s.slide.insertBefore(line, s.body);
      if (at.file.sample) { s.slide.insertBefore(stamp(), line); samples = true; }
      if (x.h && kit.hashOf(at.slips) !== x.h) s.slide.insertBefore(kit.make("p", "slide-notice slide-stale", words.changed), s.body);
      var quote = slipWords(at.file, at.slips);
      quote.className += " slide-words";
      s.body.appendChild(quote);
      if (at.file.translation) s.body.appendChild(slipTranslation(at.file));
      if (x.n) s.body.appendChild(kit.make("p", "slide-note", x.n));
    });
    if (samples) title.slide.insertBefore(stamp(), title.body);
    box.appendChild(stage);
    enliven(stage);
    clockSlides(stage);
    Array.prototype.forEach.call(stage.querySelectorAll(".show-ended a"), function (a) {
      a.addEventListener("click", function (event) { event.preventDefault(); running.go(Number(a.hash.slice(1))); });
    });
    running = show(stage, {
      write: function (at) {
        var now = readAddress(window.location.hash).show;
        if (now !== at) window.location.hash = (given ? kit.basketHash(list) + "&" : "") + "show=" + at;
      },
      leave: function () {
        running = null;
        stage.remove();
        setAddress(0);
        box.querySelector(".basket-actions button:nth-child(2)").focus();
      },
      language: other ? function (at) { return other + "#" + (given ? kit.basketHash(list) + "&" : "") + "show=" + at; } : null,
    });
    running.go(n);
  }

  function stamp() { return kit.make("p", "slide-stamp", lang() === "en" ? "Sample" : "样本"); }

  window.addEventListener("hashchange", function () {
    var at = readAddress(window.location.hash);
    if (running && at.show) running.go(at.show);
    else if (running) running.leave();
    else if (!at.show || at.list) take();
    else if (list.items.length) project(at.show);
  });
  take();
};
