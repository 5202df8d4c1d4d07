// The directory of a ZIP (PKWARE APPNOTE 6.3.9), and the pages that a browser
// saves in one file (RFC 2557). It knows no page, and unpacks nothing by itself.
(function (G) {
  "use strict";

  // Far above any site of ours: what goes beyond it is not read.
  var MOST = { entries: 200000, file: 268435456, all: 2147483648 };

  function u16(b, at) { return b[at] | b[at + 1] << 8; }
  function u32(b, at) { return (u16(b, at) | u16(b, at + 2) << 16) >>> 0; }
  function name(b) {
    var s = "";
    for (var i = 0; i < b.length; i++) s += String.fromCharCode(b[i]);
    try { return decodeURIComponent(escape(s)); } catch (e) { return s; }
  }

  G.isZip = function (b) { return b.length > 21 && u32(b, 0) === 0x04034b50; };

  // zipEntries lists the files, or returns null where the directory cannot be
  // read or is one that no honest program writes.
  G.zipEntries = function (b) {
    var end = b.length - 22, out = [], all = 0, seen = {};
    for (; end >= 0 && end > b.length - 65600 && u32(b, end) !== 0x06054b50; end--);
    if (end < 0 || u32(b, end) !== 0x06054b50) return null;
    var n = u16(b, end + 10), at = u32(b, end + 16);
    if (n === 65535 || at === 4294967295 || n > MOST.entries) return null;
    for (; n > 0; n--) {
      if (at + 46 > b.length || u32(b, at) !== 0x02014b50) return null;
      var e = {
        method: u16(b, at + 10), crc: u32(b, at + 16), packed: u32(b, at + 20), size: u32(b, at + 24),
        name: name(b.subarray(at + 46, at + 46 + u16(b, at + 28))), head: u32(b, at + 42),
      };
      var locked = u16(b, at + 8) & 1;
      at += 46 + u16(b, at + 28) + u16(b, at + 30) + u16(b, at + 32);
      all += e.size;
      if (locked || seen["/" + e.name] || e.size > MOST.file || all > MOST.all || e.method !== 0 && e.method !== 8 || /^\/|(^|\/)\.\.(\/|$)|\\/.test(e.name)) return null;
      seen["/" + e.name] = true;
      if (!/\/$/.test(e.name)) out.push(e);
    }
    return out;
  };

  // zipData are the bytes of an entry as they stand in the ZIP; null if they do not.
  G.zipData = function (b, e) {
    if (e.head + 30 > b.length || u32(b, e.head) !== 0x04034b50) return null;
    var from = e.head + 30 + u16(b, e.head + 26) + u16(b, e.head + 28);
    return from + e.packed <= b.length ? b.subarray(from, from + e.packed) : null;
  };

  // asGzip puts the head and the checksum around them that browsers want.
  G.asGzip = function (data, e) {
    var out = new Uint8Array(data.length + 18), tail = [e.crc, e.size];
    out.set([31, 139, 8, 0, 0, 0, 0, 0, 0, 255]);
    out.set(data, 10);
    for (var i = 0; i < 8; i++) out[data.length + 10 + i] = tail[i >> 2] >>> 8 * (i & 3);
    return out;
  };

  // bytesOf is a string of Latin-1 as bytes.
  function bytesOf(s) {
    var b = new Uint8Array(s.length);
    for (var i = 0; i < s.length; i++) b[i] = s.charCodeAt(i);
    return b;
  }

  // savedPage finds the page in what a browser saved as one file (MHTML); null
  // where that is none. words are the file, read as Latin-1.
  G.savedPage = function (words) {
    var head = /^[^]*?\r?\n\r?\n/.exec(words.slice(0, 4096));
    var mark = head && /boundary="?([^"\r\n;]+)"?/i.exec(head[0]);
    if (!mark || !/^content-type:\s*multipart\/related/im.test(head[0])) return null;
    var parts = words.split("--" + mark[1]);
    for (var i = 1; i < parts.length; i++) {
      var part = /^\r?\n([^]*?)\r?\n\r?\n([^]*)$/.exec(parts[i]);
      if (!part || !/^content-type:\s*text\/html/im.test(part[1])) continue;
      var how = (/^content-transfer-encoding:\s*(\S+)/im.exec(part[1]) || [])[1];
      if (/base64/i.test(how)) { try { return bytesOf(atob(part[2].replace(/\s+/g, ""))); } catch (e) { return null; } }
      if (!/quoted-printable/i.test(how)) return bytesOf(part[2]);
      return bytesOf(part[2].replace(/=\r?\n/g, "").replace(/=([0-9A-F]{2})/gi, function (all, two) { return String.fromCharCode(parseInt(two, 16)); }));
    }
    return null;
  };
})(globalThis.Guiju = globalThis.Guiju || {});
