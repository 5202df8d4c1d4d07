// Inflates shards where the browser cannot: DecompressionStream is younger
// than the floor in Firefox and Safari. This file is published in the folder
// of the index and loaded there only. RFC 1950 and 1951.
(function (G) {
  'use strict';

  // Base values and extra bits of lengths and distances, RFC 1951 §3.2.5.
  function table(first, extraOf, n) {
    var base = [], extra = [];
    for (var i = 0, b = first; i < n; i++) {
      base.push(b);
      extra.push(extraOf(i));
      b += 1 << extra[i];
    }
    return { base: base, extra: extra };
  }
  var LENGTH = table(3, function (i) { return i < 8 ? 0 : (i >> 2) - 1; }, 28);
  LENGTH.base.push(258);
  LENGTH.extra.push(0);
  var DISTANCE = table(1, function (i) { return i < 4 ? 0 : (i >> 1) - 1; }, 30);
  var ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

  // huffman makes the canonical code of the given lengths: how many codes each
  // length has, and the symbols in the order of their codes.
  function huffman(lengths) {
    var count = new Uint16Array(16), from = new Uint16Array(17), symbols = [];
    lengths.forEach(function (n) { count[n]++; });
    count[0] = 0;
    for (var i = 1; i < 16; i++) from[i + 1] = from[i] + count[i];
    lengths.forEach(function (n, s) { if (n) symbols[from[n]++] = s; });
    return { count: count, symbols: symbols };
  }

  var FIXED = (function () {
    var l = [];
    for (var i = 0; i < 288; i++) l.push(i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8);
    return { length: huffman(l), distance: huffman(l.slice(0, 30).map(function () { return 5; })) };
  })();

  function inflate(src) {
    var at = 0, hold = 0, held = 0, out = new Uint8Array(src.length * 4 + 64), size = 0;

    function bits(n) {
      while (held < n) {
        if (at >= src.length) throw new Error('it ends too early');
        hold |= src[at++] << held;
        held += 8;
      }
      var v = hold & (1 << n) - 1;
      hold >>>= n;
      held -= n;
      return v;
    }

    function symbol(h) {
      var code = 0, first = 0, index = 0;
      for (var n = 1; n < 16; n++) {
        code |= bits(1);
        var c = h.count[n];
        if (code - c < first) return h.symbols[index + code - first];
        index += c;
        first = first + c << 1;
        code <<= 1;
      }
      throw new Error('no such code');
    }

    function room(n) {
      if (size + n <= out.length) return;
      var bigger = new Uint8Array(Math.max(out.length * 2, size + n));
      bigger.set(out);
      out = bigger;
    }

    function stored() {
      hold = held = 0;
      var n = src[at] | src[at + 1] << 8;
      if ((n ^ (src[at + 2] | src[at + 3] << 8)) !== 0xFFFF) throw new Error('bad length');
      at += 4;
      if (at + n > src.length) throw new Error('it ends too early');
      room(n);
      out.set(src.subarray(at, at + n), size);
      at += n;
      size += n;
    }

    function dynamic() {
      var nl = bits(5) + 257, nd = bits(5) + 1, nc = bits(4) + 4, l = [], i;
      for (i = 0; i < 19; i++) l[i] = 0;
      for (i = 0; i < nc; i++) l[ORDER[i]] = bits(3);
      var h = huffman(l);
      l = [];
      while (l.length < nl + nd) {
        var s = symbol(h), value = 0, times = 1;
        if (s < 16) value = s;
        else if (s === 16) { value = l[l.length - 1]; times = 3 + bits(2); }
        else times = s === 17 ? 3 + bits(3) : 11 + bits(7);
        while (times--) l.push(value);
      }
      return { length: huffman(l.slice(0, nl)), distance: huffman(l.slice(nl)) };
    }

    function block(h) {
      for (;;) {
        var s = symbol(h.length);
        if (s === 256) return;
        room(258);
        if (s < 256) { out[size++] = s; continue; }
        var n = LENGTH.base[s - 257] + bits(LENGTH.extra[s - 257]), d = symbol(h.distance);
        var back = DISTANCE.base[d] + bits(DISTANCE.extra[d]);
        if (!(back <= size)) throw new Error('bad distance');
        for (; n--; size++) out[size] = out[size - back];
      }
    }

    for (var last = 0; !last;) {
      last = bits(1);
      var type = bits(2);
      if (type === 3) throw new Error('bad block');
      if (type === 0) stored();
      else block(type === 1 ? FIXED : dynamic());
    }
    return out.subarray(0, size);
  }

  // Guiju.inflateRaw is that of a stream without head and checksum (of a ZIP).
  G.inflateRaw = inflate;

  // Guiju.inflate gives the content of a zlib stream, or throws.
  G.inflate = function (src) {
    if ((src[0] & 15) !== 8 || (src[0] << 8 | src[1]) % 31 || src[1] & 32) throw new Error('no zlib stream');
    var out = inflate(src.subarray(2, -4)), a = 1, b = 0;
    for (var i = 0; i < out.length; i++) {
      a = (a + out[i]) % 65521;
      b = (b + a) % 65521;
    }
    var sum = src.subarray(-4);
    if ((b << 16 | a) !== (sum[0] << 24 | sum[1] << 16 | sum[2] << 8 | sum[3])) throw new Error('its checksum differs');
    return out;
  };
})(globalThis.Guiju = globalThis.Guiju || {});
