/* Shows single provisions of a standard in a page of another system:

     <div data-guiju="db41-t-s001#5.2" data-lang="zh"></div>
     <script src="https://…/data/embed.js" defer></script>

   Nothing is evaluated and nothing is written as HTML: the words of the
   provision become text. The page keeps its own style (class names begin with
   guiju-) and needs no permission but to load scripts from this site. */
(function () {
  "use strict";
  var me = document.currentScript;
  if (!me) return;
  var root = me.src.replace(/data\/embed\.js([?#].*)?$/, "");
  var all = window.GuijuStandards = window.GuijuStandards || {};
  var waiting = {};

  var words = {
    zh: {
      upcoming: "即将实施", current: "现行", superseded: "被代替", withdrawn: "废止",
      sample: "样本，不是正式标准", source: "原文", asOf: "文字取自 {day} 发布的网站",
      missing: "没有取到条文：", unknown: "地址写法不对：",
    },
    en: {
      upcoming: "Upcoming", current: "In force", superseded: "Superseded", withdrawn: "Withdrawn",
      sample: "Sample, not an issued standard", source: "Source", asOf: "Words as the site published them on {day}",
      missing: "The provision could not be loaded: ", unknown: "Not an address of a provision: ",
    },
  };

  // The rule of the site's own pages, on the reader's day in China.
  function status(d) {
    var day = new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 10);
    if (day < d.as_of) return d.status;
    if (d.withdrawn && d.withdrawn <= day) return "withdrawn";
    if (!d.in_force || d.in_force > day) return "upcoming";
    if (d.superseded_on && d.superseded_on <= day) return "superseded";
    return "current";
  }

  function put(into, tag, name, text) {
    var e = document.createElement(tag);
    e.className = "guiju-" + name;
    if (text) e.textContent = text;
    into.appendChild(e);
    return e;
  }

  function fail(box, text) {
    box.classList.add("guiju-failed");
    put(box, "p", "error", text);
  }

  // A provision with those below it, which have its number before theirs.
  function chosen(d, id) {
    return d.provisions.filter(function (p) { return p[0] === id || p[0].indexOf(id + ".") === 0; });
  }

  function show(box, d, address, id, say, lang) {
    var list = id ? chosen(d, id) : [];
    if (id && !list.length) return fail(box, say.missing + address);
    while (box.firstChild) box.removeChild(box.firstChild);
    box.setAttribute("lang", lang === "en" ? "en" : "zh-Hans");
    var head = put(box, "p", "head"), now = status(d);
    put(head, "span", "standard", d.number + " " + d.title);
    head.appendChild(document.createTextNode(" "));
    put(head, "span", "status guiju-status-" + now, say[now]);
    if (d.sample) {
      head.appendChild(document.createTextNode(" "));
      put(head, "strong", "sample", say.sample);
    }
    list.forEach(function (p) {
      var title = (p[1] + " " + p[2]).trim(), lines = p[3] ? p[3].split("\n") : [];
      if (p[2] || !lines.length) put(box, "p", "title", title);
      else lines[0] = title + " " + lines[0];
      lines.forEach(function (line) { put(box, "p", "words", line); });
    });
    var foot = put(box, "p", "foot"), link = put(foot, "a", "link", say.source);
    link.href = root + d.page + (id ? "#" + id : "");
    foot.appendChild(document.createTextNode(" "));
    put(foot, "span", "day", say.asOf.replace("{day}", d.as_of));
  }

  // Loads the file of a standard once, however many places ask for it.
  function load(key, path, done) {
    if (all[key]) return done(all[key]);
    if (waiting[key]) return waiting[key].push(done);
    waiting[key] = [done];
    var s = document.createElement("script");
    function end() {
      var list = waiting[key];
      waiting[key] = null;
      list.forEach(function (f) { f(all[key]); });
    }
    s.onload = end;
    s.onerror = end;
    s.src = root + path;
    document.head.appendChild(s);
  }

  function fill(box) {
    var address = box.getAttribute("data-guiju"), lang = box.getAttribute("data-lang") === "en" ? "en" : "zh", say = words[lang];
    var m = /^([a-z0-9]+(?:[.-][a-z0-9]+)*)(?:#([A-Za-z0-9.-]+))?$/.exec(address || "");
    if (!m) return fail(box, say.unknown + address);
    load(lang + "/" + m[1], (lang === "en" ? "en/" : "") + "standards/" + m[1] + ".embed.js", function (d) {
      if (d) show(box, d, address, m[2], say, lang);
      else fail(box, say.missing + address);
    });
  }

  function run() { Array.prototype.forEach.call(document.querySelectorAll("[data-guiju]"), fill); }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", run);
  else run();
})();
