// Chinese substrings of provisions, drawn by a fixed die from the published
// pages, with the page each was cut from.
'use strict';

const fs = require('fs');
const path = require('path');

module.exports = (pages, count) => {
  const names = fs.readdirSync(path.join(pages, 'regulations')).filter(n => /^law-.*\.html$/.test(n)).sort(), out = [];
  let seed = 1;
  const die = n => {
    seed = Math.imul(seed ^ seed >>> 15, 0x2C1B3C6D) + 0x9E3779B9 >>> 0;
    return Math.floor(seed / 0x100000000 * n);
  };
  while (out.length < count) {
    const name = names[die(names.length)], html = fs.readFileSync(path.join(pages, 'regulations', name), 'utf8');
    const articles = html.match(/(?<=<span class="number">第[^<]*条<\/span>)[^]*?(?=<a class="permalink"|<\/p>)/g);
    if (!articles) continue;
    const han = articles[die(articles.length)].replace(/<[^>]*>/g, '\n').match(/\p{Script=Han}{4,}/gu);
    if (!han) continue;
    const run = han[die(han.length)], n = 2 + die(3), at = die(run.length - n + 1);
    out.push({ text: run.slice(at, at + n), page: 'regulations/' + name });
  }
  return out;
};
