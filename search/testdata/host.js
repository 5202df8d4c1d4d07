// What browsers have and QuickJS has not, for tests of the client.
(function () {
  'use strict';

  var DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  var VALUE = new Uint8Array(128).fill(255);
  for (var i = 0; i < 64; i++) VALUE[DIGITS.charCodeAt(i)] = i;
  function decode64(s) {
    var n = s.length - (s.endsWith('==') ? 2 : s.endsWith('=') ? 1 : 0);
    var out = new Uint8Array(n * 3 >> 2), size = 0, hold = 0, held = 0;
    for (var i = 0; i < n; i++) {
      var v = VALUE[s.charCodeAt(i)];
      if (!(v < 64)) throw new Error('its text is no base64');
      hold = hold << 6 | v;
      if ((held += 6) >= 8) out[size++] = hold >> (held -= 8) & 255;
    }
    return out;
  }

  function decodeUTF8(b) {
    var s = '', i = 0;
    while (i < b.length) {
      var c = b[i++];
      if (c >= 0xF0) c = (c & 7) << 18 | (b[i++] & 63) << 12 | (b[i++] & 63) << 6 | b[i++] & 63;
      else if (c >= 0xE0) c = (c & 15) << 12 | (b[i++] & 63) << 6 | b[i++] & 63;
      else if (c >= 0xC0) c = (c & 31) << 6 | b[i++] & 63;
      s += String.fromCodePoint(c);
    }
    return s;
  }

  function encodeUTF8(s) {
    var out = [];
    for (var i = 0; i < s.length; i++) {
      var c = s.codePointAt(i);
      if (c > 0xFFFF) i++;
      if (c < 0x80) out.push(c);
      else if (c < 0x800) out.push(c >> 6 | 0xC0, c & 63 | 0x80);
      else if (c < 0x10000) out.push(c >> 12 | 0xE0, c >> 6 & 63 | 0x80, c & 63 | 0x80);
      else out.push(c >> 18 | 0xF0, c >> 12 & 63 | 0x80, c >> 6 & 63 | 0x80, c & 63 | 0x80);
    }
    return out;
  }

  globalThis.atob = function (s) {
    var b = decode64(s), out = '';
    for (var i = 0; i < b.length; i++) out += String.fromCharCode(b[i]);
    return out;
  };
  globalThis.TextDecoder = function () {};
  globalThis.TextDecoder.prototype.decode = decodeUTF8;
  globalThis.TextEncoder = function () {};
  globalThis.TextEncoder.prototype.encode = encodeUTF8;
})();
