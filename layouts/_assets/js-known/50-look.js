// Looking up: the hashes of files and wordings stand in small scripts below
// data/known, each loaded when it is needed, as a page from a disk can.
function knownScript(name, ready, done) {
  if (ready()) { done(ready()); return; }
  kit.loadScript(document.body.dataset.root + "data/known/" + name + ".js", function () { done(ready()); });
}

function knownIndex(done) {
  knownScript("index", function () { return window.GuijuKnownIndex; }, done);
}

function knownShard(kind, variable, digits, key, done) {
  var x = key.slice(0, digits);
  knownScript(kind + (x ? "-" + x : ""), function () { return (window[variable] || {})[x]; }, done);
}

// readEntry reads "path 3-12*".
function readEntry(words) {
  var m = /^(\S+) (?:(\d+)-(\d+))?(\*?)$/.exec(words);
  return m && { path: m[1], first: Number(m[2] || 0), last: Number(m[3] || 0), now: m[4] === "*" };
}

// lookFile finds a file by its hash; null where the fingerprints are missing.
function lookFile(index, hash, done) {
  knownShard("files", "GuijuKnownFiles", index.digits, hash, function (shard) {
    // A shard that no file begins with is not there at all.
    var line = (shard || {})[hash.slice(index.digits, 32)];
    done(line ? line.split(";").map(readEntry).filter(Boolean) : []);
  });
}

// allFiles are all entries by hash, for a ZIP.
function allFiles(index, done) {
  var all = {}, left = Math.pow(16, index.digits), next = 0;
  function one() {
    var x = index.digits ? ("00000000" + next.toString(16)).slice(-index.digits) : "";
    if (next++ >= left) { done(all); return; }
    knownShard("files", "GuijuKnownFiles", index.digits, x, function (shard) {
      Object.keys(shard || {}).forEach(function (rest) { all[x + rest] = shard[rest].split(";").map(readEntry).filter(Boolean); });
      one();
    });
  }
  one();
}

// digest hashes bytes, by the browser where it does that.
function digest(bytes, done) {
  var subtle = window.isSecureContext && window.crypto && window.crypto.subtle;
  if (!subtle) { done(Guiju.sha256(bytes)); return; }
  subtle.digest("SHA-256", bytes).then(function (sum) {
    done(Array.prototype.map.call(new Uint8Array(sum), function (b) { return ("0" + b.toString(16)).slice(-2); }).join(""));
  }, function () { done(Guiju.sha256(bytes)); });
}

// readUpTo reads a stream of so many bytes; null for one of fewer, or of more: a
// ZIP that says ten bytes and unfolds to a terabyte is left off at the eleventh.
function readUpTo(from, size, done) {
  var out = new Uint8Array(size), at = 0;
  function failed() { done(null); }
  function more() {
    from.read().then(function (part) {
      if (part.done) { done(at === size ? out : null); return; }
      if (at + part.value.length > size) { from.cancel().then(failed, failed); return; }
      out.set(part.value, at);
      at += part.value.length;
      more();
    }, failed);
  }
  more();
}

// unpack gives the contents of an entry, or null.
function unpack(bytes, e, done) {
  var data = Guiju.zipData(bytes, e);
  if (!data) { done(null); return; }
  if (e.method === 0) { done(data); return; }
  if (window.DecompressionStream) {
    var stream = new DecompressionStream("gzip"), to = stream.writable.getWriter(), none = function () { /* told by the reader */ };
    to.write(Guiju.asGzip(data, e)).catch(none);
    to.close().catch(none);
    readUpTo(stream.readable.getReader(), e.size, done);
    return;
  }
  function slowly() {
    var raw = null;
    try { raw = Guiju.inflateRaw(data); } catch (err) { /* damaged */ }
    done(raw && raw.length === e.size ? raw : null);
  }
  if (Guiju.inflateRaw || !document.body.dataset.index) { slowly(); return; }
  kit.loadScript(document.body.dataset.root + document.body.dataset.index + "inflate.js", slowly);
}

// knownDocument loads the words of a document, in the languages it has.
function knownDocument(name, done) {
  var out = {}, left = 2;
  if (!/^[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(name)) { done(out); return; }
  ["zh", "en"].forEach(function (lang) {
    knownScript(name + "." + lang, function () { return (window.GuijuKnownWords || {})[name + "." + lang]; }, function (words) {
      if (words) out[lang] = words;
      if (--left === 0) done(out);
    });
  });
}
