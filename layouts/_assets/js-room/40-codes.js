// The page of short codes: what is typed is looked up in the files of codes; a
// code in the address (codes.html#7K3Q2A) leads on to its provision at once.
var codeWords = {
  zh: {
    label: "短码", find: "查找", short: "短码至少六位，还差 {n} 位。", letters: "短码里没有“{c}”：只有数字和英文字母，不用 U。", none: "没有短码 {code}。", near: "是不是这一条，只差一个字符：", open: "打开原文",
    old: "这是 {number} 的条文，不是展示中的版本；展示中的是", broken: "没有取到短码文件，网站可能不完整。", missing: "没有取到条文，请直接打开原文。", found: "短码 {code}：", hint: "大小写、空格都不要紧；把 0 写成 O、把 1 写成 I 或 L 也认得。",
  },
  en: {
    label: "Short code", find: "Find", short: "A short code has six characters or more; {n} to go.", letters: "“{c}” is in no short code: they have digits and letters, without U.", none: "There is no short code {code}.", near: "Perhaps this one, one character off:", open: "Open the source",
    old: "This is a provision of {number}, which is not the edition on show; that one is", broken: "The file of codes could not be loaded; the site may be incomplete.", missing: "The words could not be loaded; open the source.", found: "Short code {code}: ", hint: "Capitals and spaces do not matter, nor O for 0, I or L for 1.",
  },
};

Guiju.modules.codes = function (box) {
  var words = kit.said(codeWords), shards = box.dataset.shards, turn = 0, LENGTH = 6;
  var form = kit.make("form", "code-form"), label = kit.make("label", "code-label", words.label), input = kit.make("input", "code-input"), hint = kit.make("p", "code-hint", words.hint);
  var said = kit.make("p", "code-said"), out = kit.make("div", "code-out"), button = kit.make("button", "search-button", words.find);
  input.type = "text";
  input.id = "ui-code";
  label.htmlFor = "ui-code";
  input.autocomplete = "off";
  input.spellcheck = false;
  input.setAttribute("autocapitalize", "characters");
  input.maxLength = 20;
  hint.id = "ui-code-hint";
  input.setAttribute("aria-describedby", hint.id);
  said.setAttribute("role", "status");
  box.textContent = "";
  [label, input, button].forEach(function (el) { form.appendChild(el); });
  [form, hint, said, out].forEach(function (el) { box.appendChild(el); });

  // lines are the codes that begin with a character, once their file has come.
  function lines(c, done) {
    function arrived() { return (window.GuijuCodes || {})[c]; }
    if (arrived() || shards.indexOf(c) < 0) { done(arrived() || {}); return; }
    kit.loadScript(document.body.dataset.root + "codes/" + c + ".js", function () { done(arrived()); });
  }

  // nearest looks through all files for codes one character off.
  function nearest(code, done) {
    var all = {}, left = shards.length;
    if (!left) { done([]); return; }
    shards.split("").forEach(function (c) {
      lines(c, function (some) {
        Object.assign(all, Guiju.readCodes(some));
        if (!--left) done(Guiju.nearCodes(code, all).map(function (c) { return { code: c, at: all[c] }; }));
      });
    });
  }

  function look(typed, straight) {
    var code = Guiju.foldCode(typed), now = ++turn, bad = code.split("").filter(function (c) { return !Guiju.isCode(c); })[0];
    out.textContent = "";
    said.textContent = "";
    if (!code) return;
    if (bad) { said.textContent = words.letters.replace("{c}", bad.toUpperCase()); return; }
    if (code.length < LENGTH) { said.textContent = words.short.replace("{n}", LENGTH - code.length); return; }
    lines(code[0], function (some) {
      if (now !== turn) return;
      if (!some) { said.textContent = words.broken; return; }
      var at = Guiju.readCodes(some)[code];
      if (at && straight) { window.location.replace(pageOf(at[0]) + "#" + at[1]); return; }
      if (at) { card(code, at, words.found.replace("{code}", code.toUpperCase())); return; }
      said.textContent = words.none.replace("{code}", code.toUpperCase());
      nearest(code, function (list) {
        if (now !== turn || list.length !== 1) return;
        card(list[0].code, list[0].at, words.none.replace("{code}", code.toUpperCase()) + " " + words.near + " " + list[0].code.toUpperCase());
      });
    });
  }

  // pageOf is the page that pins a document.
  function pageOf(doc) {
    return document.body.dataset.root + (lang() === "en" && doc.indexOf("en/") !== 0 ? "en/" : "") + doc + ".html";
  }

  // card shows the provision of a code.
  function card(code, at, line) {
    var now = turn;
    kit.loadSlips(at[0], function (file) {
      if (now !== turn) return;
      var slips = kit.slipsOf(file, at[1]), article = kit.make("article", "code-card"), link = kit.make("a", "", words.open);
      out.textContent = "";
      link.href = pageOf(at[0]) + "#" + at[1];
      if (!slips.length) {
        said.textContent = line;
        article.appendChild(kit.make("p", "", words.missing));
        article.appendChild(link);
        out.appendChild(article);
        return;
      }
      said.textContent = line + " " + slipName(file, slips[0]);
      link.href = slipHref(file, at[1]);
      var h = kit.make("h2", "basket-source"), marks = kit.make("p", "basket-marks"), badge = slipBadge(file);
      link.textContent = slipTitle(file, slips[0]);
      h.appendChild(link);
      if (badge) marks.appendChild(badge);
      if (file.sample) { marks.appendChild(document.createTextNode(" ")); marks.appendChild(sampleMark()); }
      marks.appendChild(document.createTextNode(" "));
      marks.appendChild(kit.make("span", "slide-code", code.toUpperCase()));
      article.appendChild(h);
      article.appendChild(marks);
      notices(article, file);
      article.appendChild(slipWords(file, slips));
      if (file.translation) article.appendChild(slipTranslation(file));
      var row = kit.make("div", "tools-row"), open = kit.make("a", "action code-open", words.open);
      open.href = link.href;
      row.appendChild(open);
      row.appendChild(kit.basketButton(at[0], at[1], slipName(file, slips[0])));
      article.appendChild(row);
      out.appendChild(article);
      enliven(article);
    });
  }

  function notices(article, file) {
    var line = file.status ? endedNotice(slipStatus({ status: file.status, inForce: file.in_force, superseded: file.superseded_on, withdrawn: file.withdrawn })) : "";
    if (line) article.appendChild(kit.make("p", "slide-notice", line));
    if (!file.newest) return;
    var p = kit.make("p", "code-old", words.old.replace("{number}", file.number) + " "), link = kit.make("a", "", file.newest.number);
    link.href = document.body.dataset.root + file.newest.page;
    p.appendChild(link);
    article.appendChild(p);
  }

  function asked() {
    var code = "";
    try { code = decodeURIComponent(window.location.hash.slice(1)); } catch (e) { /* no code */ }
    return /^ui-/.test(code) ? "" : code;
  }
  function follow() {
    if (!asked()) return;
    input.value = asked();
    look(asked(), true);
  }
  form.addEventListener("submit", function (event) { event.preventDefault(); look(input.value, false); });
  input.addEventListener("input", function () { look(input.value, false); });
  window.addEventListener("hashchange", follow);
  follow();
};
