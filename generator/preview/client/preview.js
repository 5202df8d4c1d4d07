// The preview's part of a page: reloads it when it has changed and shows what
// is wrong. It is added by `guiju serve` and is not part of the site. All words
// come from the server; all of them are set as text.
(function () {
  "use strict";
  var OWN = "/-guiju/";
  var query = "?page=" + encodeURIComponent(decodeURIComponent(location.pathname)) +
    "&stamp=" + document.currentScript.dataset.stamp;
  var last = null; // what the server said last
  var source = null;
  var polling = 0;
  var reloading = false;

  // --- the place on the page, kept over a reload

  var PLACE = "guiju-preview-place";

  // The first anchor on the screen is kept where it is, so that words added
  // above it do not move what the author looks at.
  function keepPlace() {
    var place = { path: location.pathname, x: scrollX, y: scrollY };
    var all = document.querySelectorAll("main [id]");
    for (var i = 0; i < all.length; i++) {
      var top = all[i].getBoundingClientRect().top;
      if (top >= 0 && top < innerHeight) {
        place.id = all[i].id;
        place.top = top;
        break;
      }
    }
    history.scrollRestoration = "manual";
    remember(PLACE, JSON.stringify(place));
  }

  function restorePlace() {
    var place = JSON.parse(recall(PLACE) || "null");
    remember(PLACE, "");
    history.scrollRestoration = "auto";
    if (!place || place.path !== location.pathname) return;
    var el = place.id && document.getElementById(place.id);
    var y = el && place.y > 0 ? scrollY + el.getBoundingClientRect().top - place.top : place.y;
    scrollTo({ left: place.x, top: y, behavior: "instant" });
  }

  function remember(key, value) {
    try { sessionStorage.setItem(key, value); } catch (e) { /* for this page only */ }
  }

  function recall(key) {
    try { return sessionStorage.getItem(key); } catch (e) { return null; }
  }

  // --- what is shown, in a tree of its own that the site's styles do not reach

  var host = document.createElement("div");
  host.id = "guiju-preview";
  var root = host.attachShadow({ mode: "open" });
  var style = make("link", root);
  style.rel = "stylesheet";
  style.href = OWN + "preview.css";
  var live = make("div", root, "live");
  live.setAttribute("role", "status");
  var badge = make("button", live, "badge");
  badge.type = "button";
  badge.hidden = true;
  badge.setAttribute("aria-haspopup", "dialog");
  badge.addEventListener("click", open);
  var dialog = make("dialog", root, "dialog");
  dialog.setAttribute("role", "dialog");
  dialog.setAttribute("aria-modal", "true");
  dialog.setAttribute("aria-labelledby", "title");
  // The event close comes late, perhaps after the author has left the page; a
  // browser may leave out cancel.
  dialog.addEventListener("cancel", closed);
  dialog.addEventListener("close", closed);

  function closed() {
    if (last && last.errors) remember("guiju-preview-closed", last.id);
  }

  function make(name, parent, className, text) {
    var el = document.createElement(name);
    if (className) el.className = className;
    if (text) el.textContent = text;
    parent.appendChild(el);
    return el;
  }

  function open() {
    if (!dialog.open && last) dialog.showModal();
  }

  function show(news) {
    var before = last;
    last = news;
    host.lang = news.lang;
    badge.hidden = !news.badge;
    badge.textContent = news.badge;
    badge.dataset.level = news.problems.length ? news.problems[0].severity : 0;
    fill(news);
    if (!news.problems.length || before && before.errors && !news.errors) close();
    if (news.errors && recall("guiju-preview-closed") !== news.id) open();
  }

  // Closed by us, not by the author: the next errors are shown again.
  function close() {
    remember("guiju-preview-closed", "");
    if (dialog.open) dialog.close();
  }

  function fill(news) {
    var text = JSON.stringify(news);
    if (fill.last === text) return;
    fill.last = text;
    var focused = root.activeElement;
    dialog.textContent = "";
    var head = make("div", dialog, "head");
    make("h2", head, "title", news.title).id = "title";
    var button = make("button", head, "close", news.close);
    button.type = "button";
    button.addEventListener("click", function () {
      closed();
      dialog.close();
    });
    if (news.note) make("p", dialog, "note", news.note);
    var list = make("ol", dialog, "list");
    news.problems.forEach(function (p) { problem(make("li", list, "problem"), p, news); });
    if (news.more) make("p", dialog, "note", news.more);
    if (dialog.open && focused) button.focus();
  }

  function problem(item, p, news) {
    item.dataset.level = p.severity;
    var line = make("p", item, "line");
    make("span", line, "severity", news.severities[p.severity]);
    if (p.place) make("code", line, "place", p.place);
    make("p", item, "message", p.message);
    if (p.before || p.marked || p.after) {
      var src = make("pre", item, "source");
      src.appendChild(document.createTextNode(p.before || ""));
      if (p.marked) make("mark", src, "", p.marked);
      src.appendChild(document.createTextNode(p.after || ""));
    }
    if (p.hint) make("p", item, "hint", p.hint);
    if (p.rule) make("code", item, "rule", p.rule);
  }

  // --- news from the server

  function receive(text) {
    var news = JSON.parse(text);
    if (reloading) return;
    if (news.reload) {
      reloading = true;
      keepPlace();
      location.reload();
      return;
    }
    show(news);
  }

  function lost() {
    if (!last) return;
    badge.textContent = last.lost;
    badge.hidden = false;
  }

  // A browser opens six connections to a server at most (HTTP/1.1), and every
  // page listens on one: those that nobody sees let go of theirs.
  function connect() {
    if (document.hidden || polling || source) return;
    if (!window.EventSource) {
      poll();
      return;
    }
    var heard = false;
    source = new EventSource(OWN + "events" + query);
    source.onmessage = function (e) {
      heard = true;
      receive(e.data);
    };
    source.onerror = lost;
    // Some virus scanners hold a stream back until it ends.
    setTimeout(function () {
      if (heard || !source) return;
      disconnect();
      poll();
    }, 5000);
  }

  function disconnect() {
    if (source) source.close();
    source = null;
  }

  function poll() {
    if (!polling) polling = setInterval(ask, 1000);
    ask();
  }

  function ask() {
    if (document.hidden) return;
    fetch(OWN + "state" + query).then(function (r) { return r.text(); }).then(receive).catch(lost);
  }

  document.addEventListener("visibilitychange", function () {
    if (document.hidden) disconnect();
    else connect();
  });
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", connect);
  if (recall(PLACE)) {
    if (document.readyState === "complete") restorePlace();
    else addEventListener("load", restorePlace);
  }
  document.body.appendChild(host);
  connect();
})();
