// What the page "check a file" says.
var Guiju = window.Guiju;
var kit = Guiju.kit;

var knownWords = {
  zh: {
    choose: "选择文件", drop: "把文件拖到这里，或者", hint: "可以是另存的网页（.html、.mht）、下载的数据文件或 PDF、整个网站的压缩包（.zip）。文件只在您的设备上读，不上传。",
    reading: "正在核对 {name}……", counting: "正在核对 {name}：{n} / {all}", done: "核对完毕：",
    sum: "SHA-256：", broken: "没有取到本站的指纹文件，这份网站可能不完整，不能核对。", tooLarge: "文件太大（超过 {n} MB），这里不读；请用下面的命令核对。", unreadable: "文件读不出来。",
    exactReleased: "这份文件是本站{span}的 {path}，与现在的一字不差。", exact: "这份文件与这份网站里的 {path} 一字不差。这份网站没有发布编号，说不出是第几次发布。",
    older: "这份文件是本站较早发布的：{span}的 {path}。本站现在的已经不同。",
    one: "第 {a} 次发布（{x}）", span: "第 {a} 至 {b} 次发布（{x} 至 {y}）", also: "同样的文件还有：{list}。",
    none: "不是本站发布的文件：它的字节与本站现在和以前发布的任何文件都不同。", noneHint: "可能改动过，可能来自别处，也可能只是转存时换了格式。",
    self: "这是清单、签名或指纹文件本身。它不在自己的指纹里，请用 guiju verify 或 minisign 核对。",
    saved: "网页是另存的，字节不同，所以逐条比对文字。", same: "{n} 条相同。", all: "全部相同：", changed: "{n} 条不同：", added: "{n} 条本站没有：", missing: "{n} 条这份文件里没有：", rest: "条文以外的文字",
    right: "文字与本站的 {title} 一字不差。", wrong: "文字与本站的 {title} 不同。", only: "比对的是正文各条的文字；图片、封面、题录和页面其余部分没有比对。",
    tools: "条文中间有页面工具栏的文字，没有算作条文：", unknownDocument: "页面说它是 {name}，本站没有这份文件。", noText: "页面里没有本站条文的标记，不能逐条比对。", show: "看本站的",
    zipBad: "压缩包读不出来，或有不安全的条目（加密、重名、越出文件夹、过大）。不要解压。", zipRight: "压缩包里的网站完整，{n} 个文件与本站现在的一字不差。", zipSome: "压缩包里 {n} 个文件与本站现在的一字不差。", zipOlder: "压缩包里的网站是较早发布的。", zipWrong: "压缩包与本站不同。",
    zipOld: "{n} 个文件是较早发布的：", zipChanged: "{n} 个文件内容不同：", zipMissing: "{n} 个文件缺少：", zipUnknown: "{n} 个文件不是本站的：", zipDamaged: "{n} 个文件解不开：", zipAside: "{n} 个文件不在比对之内（清单、签名、指纹，和打包时加的说明）：", more: "……还有 {n} 个",
    printLabel: "纸上的短指纹", printFind: "查找", printHint: "页脚“指纹”后面的12位数字和字母；空格、大小写不要紧。", printShort: "短指纹是12位 0–9、a–f，现在是 {n} 位。", printNone: "没有这样的文字：本站现在和以前的版本都不是这个指纹。可能抄错了一位，也可能纸上的文字不是本站的。",
    printNow: "这是 {number}《{title}》（{lang}）的文字，与本站现在的一字不差。", printOld: "这是 {number}《{title}》（{lang}）较早的文字（{wording}），本站现在的已经不同。", zh: "中文", en: "英文", printOpen: "打开这份文字",
  },
  en: {
    choose: "Choose files", drop: "Drop files here, or", hint: "A saved page (.html, .mht), a downloaded data file or PDF, or a ZIP of the whole site. Files are read on your device and sent nowhere.",
    reading: "Checking {name} …", counting: "Checking {name}: {n} of {all}", done: "Checked: ",
    sum: "SHA-256: ", broken: "The fingerprints of this site could not be loaded: this copy may be incomplete, and nothing can be checked.", tooLarge: "The file is too large to be read here (more than {n} MB); use the commands below.", unreadable: "The file cannot be read.",
    exactReleased: "This file is {path} of {span} of this site, and what it has now, byte for byte.", exact: "This file is {path} of this copy of the site, byte for byte. This copy bears no number of a release.",
    older: "This file was published earlier: {path} of {span}. What the site has now is different.",
    one: "release {a} ({x})", span: "releases {a} to {b} ({x} to {y})", also: "The same file is also: {list}.",
    none: "Not a file of this site: its bytes are those of no file that the site has or had.", noneHint: "It may have been changed, come from elsewhere, or only been stored in another form.",
    self: "This is the manifest, a signature or one of the fingerprints. They do not list themselves; use guiju verify or minisign.",
    saved: "The page was saved anew and has other bytes, so its words are compared provision by provision.", same: "{n} provisions are the same.", all: "All are the same: ", changed: "{n} differ: ", added: "{n} are not on this site: ", missing: "{n} are missing in the file: ", rest: "words outside the provisions",
    right: "Its words are those of {title} on this site.", wrong: "Its words differ from {title} on this site.", only: "What was compared are the words of the provisions; pictures, cover, record and the rest of the page were not.",
    tools: "Words of the page's own tools stand between the provisions; they were not taken as text: ", unknownDocument: "The page calls itself {name}, which this site does not have.", noText: "The page has no provisions of this site, so that words cannot be compared.", show: "See it on this site",
    zipBad: "The ZIP cannot be read, or has entries that are not safe (locked, twice, outside their folder, too large). Do not unpack it.", zipRight: "The site in the ZIP is whole: its {n} files are those of this site, byte for byte.", zipSome: "{n} files in the ZIP are those of this site, byte for byte.", zipOlder: "The site in the ZIP was published earlier.", zipWrong: "The ZIP differs from this site.",
    zipOld: "{n} files were published earlier: ", zipChanged: "{n} files have other contents: ", zipMissing: "{n} files are missing: ", zipUnknown: "{n} files are not of this site: ", zipDamaged: "{n} files cannot be unpacked: ", zipAside: "{n} files were not compared (manifest, signature, fingerprints, and the notes that packing adds): ", more: "… and {n} more",
    printLabel: "Fingerprint on paper", printFind: "Look up", printHint: "The 12 digits and letters behind “fingerprint” at the foot of the page; spaces and capitals do not matter.", printShort: "A fingerprint has 12 of 0–9 and a–f; these are {n}.", printNone: "There is no such wording: neither what the site has now nor what it had. A character may be wrong, or the words on paper are not of this site.",
    printNow: "These are the words of {number} “{title}” ({lang}), as this site has them now.", printOld: "These are earlier words of {number} “{title}” ({lang}): {wording}. What the site has now is different.", zh: "Chinese", en: "English", printOpen: "Open this wording",
  },
};

function fillIn(words, values) {
  return words.replace(/\{(\w+)\}/g, function (all, name) { return values[name] === undefined ? all : String(values[name]); });
}

// answer is one result: good, old, bad or unknown.
function answerBox(kind, name, line) {
  var box = kit.make("section", "known-answer known-" + kind), h = kit.make("h3", "known-name", name);
  box.appendChild(h);
  box.appendChild(kit.make("p", "known-line", line));
  return box;
}

function addLine(box, words) {
  var p = kit.make("p", "known-more", words);
  box.appendChild(p);
  return p;
}

// addList names some things, with a link each where href gives one.
function addList(box, words, list, href) {
  var most = 12, p = addLine(box, words), said = kit.said(knownWords);
  list.slice(0, most).forEach(function (name, i) {
    if (i) p.appendChild(document.createTextNode(document.body.dataset.lang === "en" ? ", " : "、"));
    var to = href && href(name), el = kit.make(to ? "a" : "span", to ? "" : "known-path", name || said.rest);
    if (to) el.href = to;
    p.appendChild(el);
  });
  if (list.length > most) p.appendChild(document.createTextNode(fillIn(said.more, { n: list.length - most })));
}

// spanOf says which releases had a file.
function spanOf(e, index) {
  var words = kit.said(knownWords), days = index.releases || {};
  return fillIn(e.first === e.last ? words.one : words.span, { a: e.first, b: e.last, x: days[e.first] || "—", y: days[e.last] || "—" });
}
