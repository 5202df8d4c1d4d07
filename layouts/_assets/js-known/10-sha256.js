// SHA-256 (FIPS 180-4) for pages over plain http, where crypto.subtle is
// missing. It knows no page.
(function (G) {
  "use strict";

  var K = new Int32Array(64), START = new Int32Array(8);
  // The first 32 bits of the fractional parts of roots of the first primes (4.2.2, 5.3.3).
  (function () {
    function fraction(x) { return (x - Math.floor(x)) * 4294967296 | 0; }
    for (var n = 2, found = 0; found < 64; n++) {
      var prime = true;
      for (var i = 2; i * i <= n; i++) if (n % i === 0) prime = false;
      if (!prime) continue;
      if (found < 8) START[found] = fraction(Math.sqrt(n));
      K[found++] = fraction(Math.cbrt(n));
    }
  })();

  var W = new Int32Array(64);

  function block(state, bytes, at) {
    var i;
    for (i = 0; i < 16; i++, at += 4) W[i] = bytes[at] << 24 | bytes[at + 1] << 16 | bytes[at + 2] << 8 | bytes[at + 3];
    for (; i < 64; i++) {
      var x = W[i - 15], y = W[i - 2];
      W[i] = W[i - 16] + ((x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ x >>> 3) + W[i - 7] + ((y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ y >>> 10) | 0;
    }
    var a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
    for (i = 0; i < 64; i++) {
      var t = h + ((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7)) + (e & f ^ ~e & g) + K[i] + W[i] | 0;
      var u = ((a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10)) + (a & b ^ a & c ^ b & c) | 0;
      h = g; g = f; f = e; e = d + t | 0; d = c; c = b; b = a; a = t + u | 0;
    }
    state[0] += a; state[1] += b; state[2] += c; state[3] += d; state[4] += e; state[5] += f; state[6] += g; state[7] += h;
  }

  function hex(words) {
    return Array.prototype.map.call(words, function (w) { return ("0000000" + (w >>> 0).toString(16)).slice(-8); }).join("");
  }

  // sha256 is the hash of bytes, in hexadecimal.
  G.sha256 = function (bytes) {
    var state = new Int32Array(START), n = bytes.length, whole = n - n % 64;
    for (var at = 0; at < whole; at += 64) block(state, bytes, at);
    var tail = new Uint8Array(n - whole < 56 ? 64 : 128), size = tail.length;
    tail.set(bytes.subarray(whole));
    tail[n - whole] = 128;
    var high = Math.floor(n / 536870912), low = n << 3;
    for (var i = 0; i < 4; i++) { tail[size - 5 - i] = high >>> 8 * i; tail[size - 1 - i] = low >>> 8 * i; }
    for (at = 0; at < size; at += 64) block(state, tail, at);
    return hex(state);
  };

  // utf8 is a string as bytes (TextEncoder, where there is none).
  G.utf8 = function (s) {
    if (typeof TextEncoder !== "undefined") return new TextEncoder().encode(s);
    var out = unescape(encodeURIComponent(s)), bytes = new Uint8Array(out.length);
    for (var i = 0; i < out.length; i++) bytes[i] = out.charCodeAt(i);
    return bytes;
  };

  // hashWords is verify.HashWords of Go: both leave out the same white space.
  G.hashWords = function (s) {
    s = s.replace(/[\t-\r \u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]/g, "");
    return s ? G.sha256(G.utf8(s)).slice(0, 24) : "";
  };
})(globalThis.Guiju = globalThis.Guiju || {});
