// The page "check a file".
var mostBytes = 536870912, mostPage = 67108864;

function siteHref(path) { return document.body.dataset.root + path; }
function asideOf(path) { return /^(manifest\.json(\.minisig)?|data\/known\/[a-z0-9\/.-]+\.js)$/.test(path); }
// packing adds these beside the site.
function packedBeside(name) { return /^(start\.html|README-说明\.txt|MANIFEST\.sha256)$/.test(name); }

// fileAnswer says of a file that is known by its bytes what it is.
function fileAnswer(name, hash, entries, index) {
  var words = kit.said(knownWords), now = entries.filter(function (e) { return e.now; }), e = now[0] || entries[entries.length - 1], line = words.exact;
  if (now.length && e.first) line = words.exactReleased;
  if (!now.length) line = words.older;
  var box = answerBox(now.length ? "good" : "old", name, fillIn(line, { path: e.path, span: e.first ? spanOf(e, index) : "" }));
  var others = (now.length ? now : entries).filter(function (o) { return o.path !== e.path; }).map(function (o) { return o.path; });
  if (others.length) addLine(box, fillIn(words.also, { list: others.slice(0, 5).join(" ") }));
  if (now.length && /\.html$/.test(e.path)) link(box, siteHref(e.path));
  addLine(box, words.sum).appendChild(kit.make("code", "known-sum", hash));
  return box;
}

function link(box, href) {
  var a = kit.make("a", "action known-open", kit.said(knownWords).show);
  a.href = href;
  box.appendChild(kit.make("p", "tools-row")).appendChild(a);
}

// pageAnswer compares the words of a page that was saved anew.
function pageAnswer(name, html, done) {
  var words = kit.said(knownWords), page = Guiju.pageWords(new DOMParser().parseFromString(Guiju.calmTags(html), "text/html"));
  if (!page.document || !Object.keys(page.words).length) { done(null, words.noText); return; }
  knownDocument(page.document, function (known) {
    if (!known.zh && !known.en) { done(null, fillIn(words.unknownDocument, { name: page.document })); return; }
    var r = Guiju.compareWords(page.words, known), right = !r.changed.length && !r.added.length && !r.missing.length;
    var about = known[document.body.dataset.lang] || known.zh || known.en;
    var box = answerBox(right ? "good" : "bad", name, fillIn(right ? words.right : words.wrong, { title: about.title }));
    function place(id) { return siteHref(about.page) + (id ? "#" + id : ""); }
    addLine(box, words.saved + " " + (right ? words.all : "") + fillIn(words.same, { n: r.same }));
    [["changed", r.changed, place], ["missing", r.missing, place], ["added", r.added, null]].forEach(function (kind) {
      if (kind[1].length) addList(box, fillIn(words[kind[0]], { n: kind[1].length }), kind[1], kind[2]);
    });
    if (page.tools.length) addLine(box, words.tools + page.tools.join(" | "));
    addLine(box, words.only);
    link(box, place(""));
    done(box);
  });
}

// zipAnswer checks every file of a ZIP.
function zipAnswer(name, bytes, index, progress, done) {
  var words = kit.said(knownWords), entries = Guiju.zipEntries(bytes);
  if (!entries) { done(answerBox("bad", name, words.zipBad)); return; }
  var root = "", found = { now: 0, old: [], changed: [], unknown: [], damaged: [] }, aside = [], here = Object.create(null);
  var manifest = entries.filter(function (e) { return /(^|\/)manifest\.json$/.test(e.name); }).sort(function (a, b) { return a.name.length - b.name.length; })[0];
  if (manifest) root = manifest.name.slice(0, -"manifest.json".length);
  allFiles(index, function (all) {
    var paths = Object.create(null), i = 0;
    Object.keys(all).forEach(function (hash) { all[hash].forEach(function (e) { if (e.now) paths[e.path] = true; }); });
    function next() {
      if (i >= entries.length) { finish(); return; }
      if (i % 50 === 0) progress(i, entries.length);
      var e = entries[i++], path = e.name.slice(0, root.length) === root ? e.name.slice(root.length) : "";
      if (manifest && (path ? asideOf(path) : packedBeside(e.name))) { aside.push(e.name); next2(); return; }
      unpack(bytes, e, function (raw) {
        if (!raw) { found.damaged.push(e.name); here[path] = true; next2(); return; }
        digest(raw, function (hash) {
          var known = all[hash.slice(0, 32)] || [], at = known.filter(function (k) { return k.path === path || !manifest; });
          here[path] = true;
          if (at.some(function (k) { return k.now; })) found.now++;
          else if (at.length) found.old.push(path || e.name);
          else if (paths[path]) found.changed.push(path);
          else found.unknown.push(e.name);
          next2();
        });
      });
    }
    // The browser may breathe; a thousand files deep no stack is left otherwise.
    function next2() { if (i % 20) Promise.resolve().then(next); else window.setTimeout(next, 0); }
    function finish() {
      var missing = manifest ? Object.keys(paths).filter(function (p) { return !here[p]; }).sort() : [];
      var wrong = found.changed.length + found.unknown.length + found.damaged.length, right = found.now > 0 && !wrong && !found.old.length && !missing.length;
      var kind = right ? "good" : wrong || !found.old.length ? "bad" : "old";
      var line = right ? fillIn(manifest ? words.zipRight : words.zipSome, { n: found.now }) : kind === "old" ? words.zipOlder : words.zipWrong;
      var box = answerBox(kind, name, line);
      if (!right) addLine(box, fillIn(words.zipSome, { n: found.now }));
      [["zipChanged", found.changed], ["zipUnknown", found.unknown], ["zipDamaged", found.damaged], ["zipOld", found.old], ["zipMissing", missing]].forEach(function (k) {
        if (k[1].length) addList(box, fillIn(words[k[0]], { n: k[1].length }), k[1]);
      });
      if (aside.length) addList(box, fillIn(words.zipAside, { n: aside.length }), aside);
      done(box);
    }
    next();
  });
}

// latin1 and utf8 read bytes as words.
function latin1(bytes) {
  var out = "";
  for (var i = 0; i < bytes.length; i += 8192) out += String.fromCharCode.apply(null, bytes.subarray(i, i + 8192));
  return out;
}

// checkFile finds out what a file is.
function checkFile(name, bytes, progress, done) {
  var words = kit.said(knownWords);
  knownIndex(function (index) {
    if (!index) { done(answerBox("unknown", name, words.broken)); return; }
    digest(bytes, function (hash) {
      lookFile(index, hash, function (entries) {
        if (entries.length) { done(fileAnswer(name, hash, entries, index)); return; }
        if (Guiju.isZip(bytes)) { zipAnswer(name, bytes, index, progress, done); return; }
        function none(why) {
          var box = answerBox("bad", name, words.none);
          addLine(box, why || words.noneHint);
          addLine(box, words.sum).appendChild(kit.make("code", "known-sum", hash));
          done(box);
        }
        if (asideOf(name)) { done(answerBox("unknown", name, words.self)); return; }
        var head = latin1(bytes.subarray(0, 4096)), page = null;
        if (/^(from|mime-version|subject|snapshot-content-location|date):/i.test(head)) page = Guiju.savedPage(latin1(bytes.subarray(0, mostPage)));
        else if (/<(!doctype\s+html|html)[\s>]/i.test(head)) page = bytes.subarray(0, mostPage);
        if (!page) { none(); return; }
        try {
          pageAnswer(name, new TextDecoder().decode(page), function (box, why) { if (box) done(box); else none(why); });
        } catch (e) { none(); } // a page that is too much for the browser
      });
    });
  });
}

Guiju.modules.known = function (box) {
  var words = kit.said(knownWords), drop = kit.make("div", "known-drop"), label = kit.make("label", "known-choose", words.choose), input = kit.make("input", "known-input");
  var said = kit.make("p", "known-said"), out = kit.make("div", "known-out");
  input.type = "file";
  input.multiple = true;
  input.id = "ui-known-file";
  label.htmlFor = input.id;
  said.setAttribute("role", "status");
  drop.appendChild(kit.make("p", "known-invite", words.drop));
  drop.appendChild(input); // before its label, which shows where the focus is
  drop.appendChild(label);
  drop.appendChild(kit.make("p", "known-hint", words.hint));
  box.textContent = "";
  [drop, said, out].forEach(function (el) { box.appendChild(el); });

  function look(files) {
    out.textContent = "";
    var list = Array.prototype.slice.call(files), names = [];
    function next() {
      var file = list.shift();
      if (!file) { said.textContent = names.length ? words.done + names.join(document.body.dataset.lang === "en" ? ", " : "、") : ""; return; }
      function done(answer) { names.push(file.name); out.appendChild(answer); next(); }
      said.textContent = fillIn(words.reading, { name: file.name });
      if (file.size > mostBytes) { done(answerBox("unknown", file.name, fillIn(words.tooLarge, { n: mostBytes >> 20 }))); return; }
      var reader = new FileReader();
      reader.onerror = function () { done(answerBox("unknown", file.name, words.unreadable)); };
      reader.onload = function () {
        checkFile(file.name, new Uint8Array(reader.result), function (n, all) { said.textContent = fillIn(words.counting, { name: file.name, n: n, all: all }); }, done);
      };
      reader.readAsArrayBuffer(file);
    }
    next();
  }
  input.addEventListener("change", function () { look(input.files); input.value = ""; });
  ["dragenter", "dragover"].forEach(function (name) {
    box.addEventListener(name, function (event) { event.preventDefault(); drop.classList.add("known-over"); });
  });
  box.addEventListener("dragleave", function (event) { if (!box.contains(event.relatedTarget)) drop.classList.remove("known-over"); });
  box.addEventListener("drop", function (event) {
    event.preventDefault();
    drop.classList.remove("known-over");
    look(event.dataTransfer.files);
  });
};

// A fingerprint on paper, typed or in the address (verify.html?print=…).
Guiju.modules.prints = function (box) {
  var words = kit.said(knownWords), form = kit.make("form", "code-form"), label = kit.make("label", "code-label", words.printLabel), input = kit.make("input", "code-input known-print");
  var said = kit.make("p", "known-said"), out = kit.make("div", "known-out"), button = kit.make("button", "search-button", words.printFind), hint = kit.make("p", "code-hint", words.printHint);
  input.type = "text";
  input.id = "ui-known-print";
  label.htmlFor = input.id;
  hint.id = "ui-known-print-hint";
  input.setAttribute("aria-describedby", hint.id);
  input.autocomplete = "off";
  input.spellcheck = false;
  input.maxLength = 30;
  said.setAttribute("role", "status");
  [label, input, button].forEach(function (el) { form.appendChild(el); });
  box.textContent = "";
  [form, hint, said, out].forEach(function (el) { box.appendChild(el); });

  function look(typed) {
    var print = typed.normalize("NFKC").toLowerCase().replace(/[\s\-‐-―_.·:]/g, "").replace(/o/g, "0").replace(/[il]/g, "1");
    out.textContent = "";
    said.textContent = "";
    if (!print) return;
    if (!/^[0-9a-f]{12}$/.test(print)) { said.textContent = fillIn(words.printShort, { n: print.length }); return; }
    knownIndex(function (index) {
      if (!index) { said.textContent = words.broken; return; }
      knownShard("prints", "GuijuKnownPrints", index.prints, print, function (shard) {
        var p = (shard || {})[print.slice(index.prints)];
        if (!p) { said.textContent = words.printNone; return; }
        var own = document.body.dataset.lang, title = p.title[own] || p.title.zh;
        var line = fillIn(p.present ? words.printNow : words.printOld, { number: p.number, title: title, lang: words[p.lang], wording: p.wording[own] || p.wording.zh });
        var answer = answerBox(p.present ? "good" : "old", print, line), marks = kit.make("p", "basket-marks"), mark = kit.make("span", "standing-mark standing-mark-" + p.status, kit.clockSay(p.status, {}));
        mark.dataset.module = "badge";
        mark.dataset.status = p.status;
        if (p.in_force) mark.dataset.inForce = p.in_force;
        if (p.superseded_on) mark.dataset.superseded = p.superseded_on;
        if (p.withdrawn) mark.dataset.withdrawn = p.withdrawn;
        marks.appendChild(mark);
        if (p.sample) { marks.appendChild(document.createTextNode(" ")); marks.appendChild(kit.make("span", "badge-sample", own === "en" ? "Sample" : "样本")); }
        answer.appendChild(marks);
        Guiju.modules.badge(mark);
        var a = kit.make("a", "action known-open", words.printOpen);
        a.href = siteHref((p.lang === "en" ? "en/" : "") + p.page);
        answer.appendChild(kit.make("p", "tools-row")).appendChild(a);
        out.appendChild(answer);
        said.textContent = line;
        said.classList.add("hidden-label"); // the answer says it to the eye
      });
    });
    said.classList.remove("hidden-label");
  }
  form.addEventListener("submit", function (event) { event.preventDefault(); look(input.value); });
  function follow() {
    var asked = /[?&#]print=([0-9a-f]{12})(&|#|$)/.exec(window.location.search + window.location.hash);
    if (asked) { input.value = asked[1]; look(asked[1]); }
  }
  window.addEventListener("hashchange", follow);
  follow();
};
