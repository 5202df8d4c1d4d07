// A list of provisions as the course.toml of a course. It knows no page.
(function (G) {
  "use strict";

  // A basic string of TOML 1.0: what would end it, and what is not allowed in it,
  // is written as an escape.
  function quoted(s) {
    return '"' + String(s).replace(/[\\"\u0000-\u001f\u007f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, function (c) {
      var short = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r" }[c];
      return short || "\\u" + ("000" + c.charCodeAt(0).toString(16)).slice(-4);
    }) + '"';
  }

  // course: title, lang (of what the reader wrote), words (zh, en: what stands
  // where the reader wrote nothing), items: ref, note, sample.
  G.courseTOML = function (course) {
    var sample = course.items.some(function (x) { return x.sample; });
    function both(key, text, instead) {
      ["zh", "en"].forEach(function (l) {
        var words = l === course.lang && text ? text : instead[l];
        if (words) lines.push(key + "." + l + " = " + quoted(words));
      });
    }
    var lines = ["# " + course.words.remark.zh, "# " + course.words.remark.en];
    both("title", course.title, course.words.title);
    if (sample) lines.push("sample = true");
    lines.push("", "[[session]]");
    both("title", course.title, course.words.session);
    course.items.forEach(function (x) {
      lines.push("", "[[session.quote]]", "ref = " + quoted(x.ref));
      if (x.note) lines.push("note." + course.lang + " = " + quoted(x.note));
    });
    return lines.join("\n") + "\n";
  };
})(globalThis.Guiju = globalThis.Guiju || {});
