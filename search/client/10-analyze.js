// The analyser, version 2: twin of ../analyze.go and ../stem.go, by FORMAT.md
// §3. It knows nothing of the index; highlighting uses it on its own.
(function (G) {
  'use strict';

  const UNIGRAM = 1, SINGLE = 2, BIGRAM = 3, WORD = 4;
  const OTHER = 0, NOTHING = 1, LETTER = 2, DIGIT = 3, HAN = 4;
  const MAX_WORD = 40;

  // Traditional characters and what they are searched as. Empty until a query
  // needs them: simplified text never does.
  const simple = new Map();

  function fold(c) {
    if (c >= 0x4C00 && c < 0xFF00) return simple.get(c) || c;
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
    else if (c === 0x3000) c = 32;
    if (c >= 65 && c <= 90 || c >= 0xC0 && c <= 0xDE && c !== 0xD7 ||
        c >= 0x391 && c <= 0x3A9 && c !== 0x3A2 || c >= 0x410 && c <= 0x42F) return c + 32;
    if (c >= 0x400 && c <= 0x40F) return c + 80;
    if (c >= 0x2160 && c <= 0x216F) return c + 16;
    if (c === 0xB2 || c === 0xB3) return c - 0xB2 + 50;
    if (c === 0xB9) return 49;
    if (c === 0x2019) return 39;
    return c;
  }

  function classOf(c) {
    if (c >= 48 && c <= 57) return DIGIT;
    if (c >= 97 && c <= 122) return LETTER;
    if (c < 0xAD) return OTHER;
    if (c === 0xAD || c >= 0x300 && c <= 0x36F || c >= 0x200B && c <= 0x200D ||
        c === 0x2060 || c === 0xFEFF || c >= 0xFE00 && c <= 0xFE0F) return NOTHING;
    if (c >= 0xDF && c <= 0x24F && c !== 0xF7 || c >= 0x370 && c <= 0x3FF ||
        c >= 0x400 && c <= 0x52F || c >= 0x1E00 && c <= 0x1EFF || c >= 0x2160 && c <= 0x217F) return LETTER;
    if (c === 0x3005 || c === 0x3007 || c >= 0x3041 && c <= 0x30FF && c !== 0x30A0 && c !== 0x30FB ||
        c >= 0x3400 && c <= 0x4DBF || c >= 0x4E00 && c <= 0x9FFF || c >= 0xAC00 && c <= 0xD7A3 ||
        c >= 0xF900 && c <= 0xFAFF || c >= 0x20000 && c <= 0x323AF) return HAN;
    return OTHER;
  }

  // points gives the code points of a text and where each begins.
  function points(text) {
    let at = 0;
    return Array.from(text, c => ({ c: fold(c.codePointAt(0)), at, end: at += c.length }));
  }

  function string(ps) {
    return ps.map(p => String.fromCodePoint(p.c)).join('');
  }

  function joins(p, before, next) {
    if (!next || p.c !== 46 && p.c !== 39) return false;
    let want = p.c === 46 ? DIGIT : LETTER;
    return classOf(before.c) === want && classOf(next.c) === want;
  }

  // analyze gives the tokens of a text: {term, kind, raw, end, pos, at}. at
  // lists the pieces of the text the token was made of, as pairs of offsets.
  function analyze(text) {
    let ps = points(text), tokens = [], run = [], word = [], pos = 0;

    function endRun() {
      run.forEach((p, i) => {
        let kind = run.length === 1 ? SINGLE : UNIGRAM;
        tokens.push({ term: String.fromCodePoint(p.c), kind, pos: pos + i, at: [p.at, p.end] });
        let q = run[i + 1];
        if (q) tokens.push({ term: string([p, q]), kind: BIGRAM, pos: pos + i, at: [p.at, p.end, q.at, q.end] });
      });
      pos += run.length;
      run = [];
    }

    function endWord(last) {
      if (!word.length) return;
      let w = word, n = w.length;
      word = [];
      if (n > 2 && w[n - 2].c === 39 && w[n - 1].c === 115) w = w.slice(0, n - 2);
      let at = [w[0].at, w[w.length - 1].end];
      let raw = string(w.slice(0, MAX_WORD).filter(p => p.c !== 39));
      tokens.push({ term: stemmed(raw), kind: WORD, raw, end: last, pos: pos++, at });
    }

    ps.forEach((p, i) => {
      let k = classOf(p.c);
      if (k === HAN) {
        endWord(false);
        run.push(p);
      } else if (k === LETTER || k === DIGIT) {
        endRun();
        word.push(p);
      } else if (k === OTHER) {
        if (word.length && joins(p, word[word.length - 1], ps[i + 1])) word.push(p);
        else endWord(false);
      }
    });
    endWord(true);
    endRun();
    return tokens;
  }

  function stemmed(raw) { return /^[a-z]+$/.test(raw) ? stem(raw) : raw; }

  // M. F. Porter, "An algorithm for suffix stripping", 1980, as in ../stem.go.
  const STEP2 = ('ational:ate tional:tion enci:ence anci:ance izer:ize bli:ble alli:al entli:ent eli:e ' +
    'ousli:ous ization:ize ation:ate ator:ate alism:al iveness:ive fulness:ful ousness:ous ' +
    'aliti:al iviti:ive biliti:ble logi:log').split(' ');
  const STEP3 = 'icate:ic ative: alize:al iciti:ic ical:ic ful: ness:'.split(' ');
  const STEP4 = /(?:ement|ance|ence|able|ible|ment|ant|ent|ion|ism|ate|iti|ous|ive|ize|al|er|ic|ou)$/;

  // shape writes a word as its consonants C and vowels V.
  function shape(w) {
    let s = '';
    for (let i = 0; i < w.length; i++) {
      let vowel = 'aeiou'.indexOf(w[i]) >= 0 || w[i] === 'y' && i > 0 && s[i - 1] === 'C';
      s += vowel ? 'V' : 'C';
    }
    return s;
  }
  function measure(w) { return (shape(w).match(/VC/g) || []).length; }
  function hasVowel(w) { return shape(w).indexOf('V') >= 0; }
  function endsCVC(w) { return /CVC$/.test(shape(w)) && !/[wxy]$/.test(w); }

  function replaceSuffix(w, rules) {
    for (let i = 0; i < rules.length; i++) {
      let r = rules[i].split(':');
      if (w.endsWith(r[0])) {
        let stay = w.slice(0, w.length - r[0].length);
        return measure(stay) > 0 ? stay + r[1] : w;
      }
    }
    return w;
  }

  function past(w) {
    if (w.endsWith('eed')) return measure(w.slice(0, -3)) > 0 ? w.slice(0, -1) : w;
    let m = /^(.*)(?:ed|ing)$/.exec(w);
    if (!m || !hasVowel(m[1])) return w;
    w = m[1];
    if (/(?:at|bl|iz)$/.test(w)) return w + 'e';
    if (/(.)\1$/.test(w) && /C$/.test(shape(w)) && !/[lsz]$/.test(w)) return w.slice(0, -1);
    return measure(w) === 1 && endsCVC(w) ? w + 'e' : w;
  }

  function step4(w) {
    let m = STEP4.exec(w);
    if (!m) return w;
    let stay = w.slice(0, m.index);
    return measure(stay) > 1 && (m[0] !== 'ion' || /[st]$/.test(stay)) ? stay : w;
  }

  function stem(w) {
    if (w.length < 3) return w;
    if (/(?:sses|ies)$/.test(w)) w = w.slice(0, -2);
    else if (/[^s]s$/.test(w)) w = w.slice(0, -1);
    w = past(w);
    if (/y$/.test(w) && hasVowel(w.slice(0, -1))) w = w.slice(0, -1) + 'i';
    w = step4(replaceSuffix(replaceSuffix(w, STEP2), STEP3));
    if (w.endsWith('e')) {
      let stay = w.slice(0, -1), m = measure(stay);
      if (m > 1 || m === 1 && !endsCVC(stay)) w = stay;
    }
    return w.endsWith('ll') && measure(w) > 1 ? w.slice(0, -1) : w;
  }

  G.text = { ANALYSER_VERSION: 2, simple, analyze, stem, stemmed, fold, classOf, points };
})(globalThis.Guiju = globalThis.Guiju || {});
