// The basket: provisions that a reader puts aside for a hand-out, on this
// device only. Nothing is kept before the first one is put in. An item names
// the page that pins its words (standards/x/2024) and the provision, and the
// hash that its Chinese words had, so that a change is seen later.
var basketWords = {
  zh: { add: "加入讲义篮", remove: "移出讲义篮", added: "已加入讲义篮：", removed: "已移出讲义篮：", full: "讲义篮最多放 {n} 条。", lost: "这个浏览器不保存清单：请点页首的“讲义篮”，清单会写在地址里。" },
  en: { add: "Add to hand-out", remove: "Take out of hand-out", added: "Added to the hand-out: ", removed: "Taken out of the hand-out: ", full: "A hand-out has {n} provisions at most.", lost: "This browser keeps no list: open “My hand-out” at the top of the page, and the list stands in the address." },
};
var maxBasket = 200;
var basketHere = null; // what this page has put in where nothing is kept

function cleanItem(item) {
  if (!item || !/^(en\/)?[a-z]+(\/[a-z0-9.-]+)+$/.test(item.d) || !/^[A-Za-z0-9._-]+$/.test(item.p)) return null;
  return { d: item.d, p: item.p, h: /^[0-9a-f]{8}$/.test(item.h) ? item.h : "", n: typeof item.n === "string" ? item.n.slice(0, 4000) : "" };
}

// readBasket is the list with its title, whatever storage holds.
function readBasket() {
  var out = { title: "", items: [] }, kept = null;
  try { kept = JSON.parse(store.get("basket")); } catch (e) { /* not ours */ }
  kept = kept || basketHere;
  if (!kept || !Array.isArray(kept.items)) return out;
  out.title = typeof kept.title === "string" ? kept.title.slice(0, 200) : "";
  out.items = kept.items.map(cleanItem).filter(Boolean).slice(0, maxBasket);
  return out;
}

// writeBasket says whether the list was kept.
function writeBasket(list) {
  var words = list.items.length || list.title ? JSON.stringify(list) : "";
  store.set("basket", words);
  var kept = (store.get("basket") || "") === words;
  basketHere = kept ? null : list;
  showBasket();
  return kept;
}

function inBasket(list, d, p) {
  for (var i = 0; i < list.items.length; i++) if (list.items[i].d === d && list.items[i].p === p) return i;
  return -1;
}

// The slips of a document hold its provisions one by one, in a script beside
// the page that pins it: the one thing that a page from a disk may load.
var slipsWaiting = {};

function loadSlips(doc, done) {
  var key = (document.body.dataset.lang === "en" && doc.indexOf("en/") !== 0 ? "en/" : "") + doc;
  function arrived() { return (window.GuijuSlips || {})[key] || null; }
  if (arrived()) return done(arrived());
  if (slipsWaiting[key]) return slipsWaiting[key].push(done);
  slipsWaiting[key] = [done];
  return loadScript(document.body.dataset.root + key + ".slip.js", function () {
    var list = slipsWaiting[key];
    delete slipsWaiting[key];
    list.forEach(function (f) { f(arrived()); });
  });
}

function loadScript(src, done) {
  var script = document.createElement("script");
  script.src = src;
  script.onload = script.onerror = function () { script.remove(); done(); };
  document.head.appendChild(script);
}

// slipsOf are a provision and those below it, in their order.
function slipsOf(file, id) {
  var out = [];
  for (var i = 0; file && i < file.slips.length; i++) {
    var slip = file.slips[i];
    if (out.length && (slip.depth || 0) <= (out[0].depth || 0)) break;
    if (out.length || slip.id === id) out.push(slip);
  }
  return out;
}

// hashOf is one hash of them all (FNV-1a over their hashes).
function hashOf(slips) {
  var h = 0x811c9dc5, words = slips.map(function (s) { return s.hash || ""; }).join(" ");
  for (var i = 0; i < words.length; i++) h = Math.imul(h ^ words.charCodeAt(i), 0x01000193);
  return slips.length ? ("0000000" + (h >>> 0).toString(16)).slice(-8) : "";
}

// toggleBasket puts a provision in or takes it out, and says whether it is in.
function toggleBasket(d, p, name) {
  var words = said(basketWords), list = readBasket(), at = inBasket(list, d, p);
  if (at >= 0) {
    list.items.splice(at, 1);
    writeBasket(list);
    announce(words.removed + name);
    return false;
  }
  if (list.items.length >= maxBasket) { announce(words.full.replace("{n}", maxBasket)); return false; }
  list.items.push({ d: d, p: p, h: "", n: "" });
  announce(words.added + name + (writeBasket(list) ? "" : "。" + words.lost));
  loadSlips(d, function (file) {
    var now = readBasket(), i = inBasket(now, d, p);
    if (i < 0) return;
    now.items[i].h = hashOf(slipsOf(file, p));
    writeBasket(now);
  });
  return true;
}

// basketButton is the button of one provision.
function basketButton(d, p, name) {
  var words = said(basketWords), button = action("", function () { show(toggleBasket(d, p, name)); });
  function show(on) { button.textContent = on ? words.remove : words.add; }
  show(inBasket(readBasket(), d, p) >= 0);
  return button;
}

// basketOf is that button for a section of the text on the page.
function basketOf(section) {
  var d = reading.doc.dataset.document || "";
  return cleanItem({ d: d, p: section.id }) ? basketButton(d, section.id, placeOf(section)) : null;
}

// The list as it stands in an address: the items, each with its hash, then the
// title and what is said of an item, by its number.
function basketHash(list) {
  var parts = ["i=" + list.items.map(function (x) { return x.d + ":" + x.p + (x.h ? "*" + x.h : ""); }).join(",")];
  if (list.title) parts.push("t=" + encodeURIComponent(list.title));
  list.items.forEach(function (x, i) { if (x.n) parts.push("n" + (i + 1) + "=" + encodeURIComponent(x.n)); });
  return parts.join("&");
}

// Where storage belongs to the page alone (Firefox on a disk) or is shut, the
// link to the basket carries the list there. Once the page of the basket has
// been seen to share this storage, the link is plain.
function carries() {
  return !!basketHere || window.location.protocol === "file:" && store.get("basket-page") !== "on";
}

function showBasket() {
  var item = document.querySelector("[data-module='basket-count']"), list = readBasket();
  if (!item) return;
  setOn("basket", list.items.length ? "on" : "");
  var link = item.querySelector("a"), n = item.querySelector(".tool-count");
  if (!n) link.appendChild(n = make("span", "tool-count"));
  item.hidden = !list.items.length;
  n.textContent = " " + list.items.length;
  link.href = link.href.replace(/#.*$/, "") + (list.items.length && carries() ? "#" + basketHash(list) + "&own=1" : "");
}

modules["basket-count"] = function (item) {
  showBasket();
  // What is handed over is kept there.
  item.querySelector("a").addEventListener("click", function () {
    if (!basketHere && carries()) store.set("basket", "");
  });
  window.addEventListener("storage", showBasket);
  window.addEventListener("pageshow", showBasket);
};
