// The words of a page, provision by provision: the twin of verify.Words of Go.
// The page is one that somebody else may have written: it is read as a tree, and
// neither run nor shown.
(function (G) {
  "use strict";

  // What a mark of a status may say; it follows the reader's clock, and other
  // words in its place are words of the text.
  G.markWords = /^((按您的日期：|By your date: ?)?(待制定|即将实施|现行|被代替|废止|状态不详|Planned|Upcoming|In force|Superseded|Withdrawn|Status not known|复审到期|Review due))?$/i;

  function langOf(el) { return /^en/.test(el.getAttribute("lang")) ? "en" : "zh"; }

  // calmTags renames the attributes that a browser would complain of in a page
  // that is only read.
  G.calmTags = function (html) {
    return html.replace(/<[a-z][^<>]*>/gi, function (tag) {
      return tag.replace(/^<base\b/i.test(tag) ? /\s(href)(?=\s*=)/gi : /\s(on[a-z]+|style)(?=\s*=)/gi, " data-was-$1");
    });
  };

  // pageWords returns { document, words: { zh: { id: hash } }, tools: [words that
  // the page's own tools had put into the text] }.
  G.pageWords = function (doc) {
    var shown = doc.querySelector("[data-document]"), words = Object.create(null), out = { document: shown ? shown.getAttribute("data-document") : "", words: {}, tools: [] };
    function walk(node, id, lang, inText) {
      if (node.nodeType === 3) {
        if (!inText) return;
        words[lang] = words[lang] || Object.create(null); // ids are the words of a stranger: constructor, __proto__
        words[lang][id] = (words[lang][id] || "") + node.data;
        return;
      }
      if (node.nodeType !== 1) return;
      var list = node.classList, tag = node.nodeName.toLowerCase(), was = inText;
      if (tag === "script" || tag === "style" || tag === "template") return;
      var text = list.contains("text"), provision = tag === "section" && list.contains("provision") && node.id;
      if (inText && list.contains("provision-tools")) { out.tools.push(node.textContent.replace(/\s+/g, " ").trim()); return; }
      if ((node.getAttribute("data-module") === "badge" || list.contains("standing-now")) && G.markWords.test(node.textContent.trim())) return;
      inText = inText || text;
      if (inText && provision) id = node.id;
      if (node.hasAttribute("lang") && (!was || provision || tag === "div" && list.contains("cell"))) lang = langOf(node);
      for (var child = node.firstChild; child; child = child.nextSibling) walk(child, id, lang, inText);
    }
    walk(doc.documentElement, "", "zh", false);
    Object.keys(words).forEach(function (lang) {
      out.words[lang] = Object.create(null);
      Object.keys(words[lang]).forEach(function (id) {
        var hash = G.hashWords(words[lang][id]);
        if (hash) out.words[lang][id] = hash;
      });
    });
    return out;
  };

  // compareWords sets them beside the known ones (known: { zh: { words } }).
  G.compareWords = function (words, known) {
    var out = { same: 0, changed: [], added: [], missing: [] }, here = Object.create(null);
    Object.keys(words).forEach(function (lang) {
      var all = known[lang] ? known[lang].words : {};
      Object.keys(words[lang]).forEach(function (id) {
        here[id] = true;
        if (!Object.prototype.hasOwnProperty.call(all, id)) out.added.push(id);
        else if (all[id].split(" ").indexOf(words[lang][id]) < 0) out.changed.push(id);
        else out.same++;
      });
    });
    Object.keys(known).forEach(function (lang) {
      Object.keys(known[lang] ? known[lang].words : {}).forEach(function (id) {
        if (id && !here[id]) { here[id] = true; out.missing.push(id); }
      });
    });
    return out;
  };
})(globalThis.Guiju = globalThis.Guiju || {});
