// What people type for a short code. It knows no page.
(function (G) {
  "use strict";

  // The letters of a code (Crockford): without i, l, o, u.
  var LETTERS = /^[0-9a-hjkmnp-tv-z]*$/;

  // foldCode is what was meant: any case, full width or not, with spaces or
  // hyphens, o for 0, i and l for 1. What is no letter of a code stays.
  G.foldCode = function (typed) {
    return typed.normalize("NFKC").toLowerCase().replace(/[\s\-‐-―_.·]/g, "").replace(/o/g, "0").replace(/[il]/g, "1");
  };

  G.isCode = function (code) { return LETTERS.test(code); };

  // oneOff says whether one character put in, left out or replaced, or two
  // beside one another exchanged, makes the one word of the other.
  G.oneOff = function (a, b) {
    if (a === b || Math.abs(a.length - b.length) > 1) return false;
    var from = 0, i = a.length, j = b.length;
    while (from < i && from < j && a[from] === b[from]) from++;
    while (i > from && j > from && a[i - 1] === b[j - 1]) { i--; j--; }
    if (i - from <= 1 && j - from <= 1) return true;
    return i - from === 2 && j - from === 2 && a[from] === b[from + 1] && a[from + 1] === b[from];
  };

  // readCodes reads the lines of a file of codes: code -> [document, provision].
  G.readCodes = function (lines) {
    var out = {};
    Object.keys(lines || {}).forEach(function (doc) {
      var words = lines[doc].split(" ");
      for (var i = 0; i + 1 < words.length; i += 2) out[words[i]] = [doc, words[i + 1]];
    });
    return out;
  };

  // nearCodes are the codes of a map that are one character off.
  G.nearCodes = function (code, all) {
    return Object.keys(all).filter(function (c) { return G.oneOff(code, c); });
  };
})(globalThis.Guiju = globalThis.Guiju || {});
