// A provision as it is quoted, made from the slips of its document. The slips
// are HTML that package text wrote; elements and attributes that it never
// writes are left out, and what stands in them are words.
var Guiju = window.Guiju;
var kit = Guiju.kit;
var lang = function () { return document.body.dataset.lang; };

var slipTags = /^(SECTION|DIV|P|SPAN|H[2-6]|OL|UL|LI|DL|DT|DD|TABLE|CAPTION|COLGROUP|COL|THEAD|TBODY|TFOOT|TR|TH|TD|FIGURE|FIGCAPTION|IMG|DFN|EM|STRONG|SUB|SUP|BR|CODE|PRE|BLOCKQUOTE)$/;
var slipAttributes = /^(class|lang|src|alt|width|height|colspan|rowspan|scope|start|value|aria-level|role|data-math)$/;

function copySlip(from, into) {
  Array.prototype.forEach.call(from.childNodes, function (node) {
    if (node.nodeType === 3) { into.appendChild(document.createTextNode(node.data)); return; }
    if (node.nodeType !== 1) return;
    if (!slipTags.test(node.tagName)) { copySlip(node, into); return; }
    var el = document.createElement(node.tagName);
    Array.prototype.forEach.call(node.attributes, function (a) {
      if (!slipAttributes.test(a.name)) return;
      // Pictures are named from the root of the site.
      if (a.name === "src" && !/^\/[a-z0-9./-]+$/.test(a.value)) return;
      el.setAttribute(a.name, a.name === "src" ? document.body.dataset.root + a.value.slice(1) : a.value);
    });
    copySlip(node, el);
    into.appendChild(el);
  });
}

// A formula stands in words until its MathML has come, for all of them at once.
function putFormulas(box) {
  var from = document.querySelector("[data-formulas]"), waiting = box.querySelectorAll("[data-math]");
  if (!from || !waiting.length) return;
  function put() {
    Array.prototype.forEach.call(waiting, function (words) {
      var html = (window.GuijuFormulas || [])[words.dataset.math];
      var math = html && new DOMParser().parseFromString(html, "text/html").querySelector("math");
      if (math && !math.querySelector("script, a, annotation-xml")) words.replaceWith(document.importNode(math, true));
    });
    box.dispatchEvent(new Event("load")); // what measures slides measures again
  }
  if (window.GuijuFormulas) put();
  else kit.loadScript(document.body.dataset.root + from.dataset.formulas, put);
}

// slipWords are a provision and those below it.
function slipWords(file, slips) {
  var box = kit.make("div", "text text-" + file.grammar);
  box.lang = file.lang;
  slips.forEach(function (s) {
    copySlip(new DOMParser().parseFromString(s.html, "text/html").body, box);
  });
  putFormulas(box);
  return box;
}

// slipTranslation says of English words what they are; null for Chinese.
var translationWords = {
  note: "Unofficial translation; the Chinese alone is authoritative.",
  machine: "Machine translation, not checked by a person.", human: "Translated by a person, not reviewed.", reviewed: "Translated by a person and reviewed.", unknown: "How it was translated is not recorded.",
};
function slipTranslation(file) {
  if (!file.translation) return null;
  var line = kit.make("p", "slide-translation", translationWords.note + " " + (translationWords[file.translation] || ""));
  line.lang = "en";
  return line;
}

// slipBadge is the status of a document, which follows the reader's clock.
function slipBadge(file) {
  if (!file.status) return null;
  var mark = kit.make("span", "standing-mark standing-mark-" + file.status, kit.clockSay(file.status, {}));
  mark.dataset.module = "badge";
  mark.dataset.status = file.status;
  if (file.in_force) mark.dataset.inForce = file.in_force;
  if (file.superseded_on) mark.dataset.superseded = file.superseded_on;
  if (file.withdrawn) mark.dataset.withdrawn = file.withdrawn;
  return mark;
}

// slipStatus is the status by the reader's clock, and whether it differs from
// the one of this copy.
function slipStatus(data) {
  var found = kit.clockFinds(data, document.body.dataset.day, kit.dayIn(Date.now()));
  return { status: found.status || data.status || "", changed: !!found.status };
}

// slipHref is where a reader is sent.
function slipHref(file, id) { return document.body.dataset.root + file.page + "#" + id; }

// pinnedAddress is the page that keeps these words: of the published site where
// its address is known, else of this copy; where this copy stands on a disk is
// nobody's affair.
function pinnedAddress(doc, id) {
  var path = (lang() === "en" && doc.indexOf("en/") !== 0 ? "en/" : "") + doc + ".html" + "#" + id;
  var known = document.querySelector("link[rel='canonical']"), here = document.body.dataset.lang === "en" ? /en\/[^/]+$/ : /[^/]+$/;
  if (known) return known.href.replace(here, "") + path;
  return window.location.protocol === "file:" ? path : new URL(document.body.dataset.root + path, window.location.href).href;
}

function slipCitation(file, form, slip, doc) {
  return file.cite[form].split("@zh@").join(slip.zh).split("@en@").join(slip.en).split("@url@").join(pinnedAddress(doc, slip.id));
}

// slipPlace is how the place is called in the language of the page.
function slipPlace(slip) { return (lang() === "en" ? slip.en : slip.zh) || slip.id; }

// slipName is a provision in a list, slipTitle the same in full.
function slipName(file, slip) { return (file.number || file.title) + " " + (slip.label || slipPlace(slip)); }
function slipTitle(file, slip) {
  return [file.number, file.title, slip.label || slipPlace(slip)].filter(Boolean).join(" ");
}

function sampleMark() { return kit.make("span", "badge-sample", lang() === "en" ? "Sample" : "样本"); }

// enliven lets the clock look at badges made here, and the keys at wide tables.
function enliven(box) {
  kit.stopAtWide(box.querySelectorAll(".text .scroll"));
  Array.prototype.forEach.call(box.querySelectorAll("[data-module='badge']"), Guiju.modules.badge);
}

// What is said of a provision that must not be followed.
var endedWords = {
  zh: { upcoming: "本条所在的版本尚未实施，还不能作为依据。", superseded: "本条所在的版本已被代替，不再有效。", withdrawn: "本条所在的标准已经废止，不再有效。", clock: "按您设备的日期（{today}）：", ended: "注意：{n} 条所在版本不是现行版本：" },
  en: { upcoming: "This edition has not come into force; nothing can rest on this provision yet.", superseded: "This edition has been superseded; the provision is no longer in force.", withdrawn: "This standard has been withdrawn; the provision is no longer in force.", clock: "By the date of your device ({today}): ", ended: "Note: {n} of the provisions are from editions that are not in force:" },
};

// endedNotice says so in a line; "" while it is in force.
function endedNotice(at) {
  var words = kit.said(endedWords), line = words[at.status] || "";
  return line && at.changed ? words.clock.replace("{today}", kit.dayIn(Date.now())) + line : line;
}
