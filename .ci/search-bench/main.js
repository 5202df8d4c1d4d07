// Runs every measurement and prints the table; progress goes to stderr. Called
// by run, which has made the sites: main.js FOLDER CHECKOUT RUNS PARTS.
'use strict';

const fs = require('fs');
const path = require('path');
const browser = require('./browser');
const calibrate = require('./calibrate');
const clientSizes = require('./client');
const engines = require('./engines');
const indexing = require('./indexing');
const queries = require('./queries');
const substrings = require('./substrings');
const table = require('./table');

const [tmp, checkout, runs] = [process.argv[2], process.argv[3], Number(process.argv[4])];
const parts = process.argv[5].split(' ');
const say = text => process.stderr.write('\n== ' + text + '\n');

const quantile = (all, q) => {
  const s = [...all].sort((a, b) => a - b);
  return s[Math.min(s.length - 1, Math.ceil(q * s.length) - 1)] || s[0];
};
const median = all => quantile(all, .5);
const kb = n => (n / 1000).toFixed(1) + ' kB';
const ms = n => n.toFixed(0) + ' ms';
const loops = [];

const rows = [['', 'ours', 'Pagefind 1.6.0', 'ours / Pagefind']];
// add keeps a row for the table, and shows it at once.
function add(...cells) {
  rows.push(cells);
  process.stderr.write('  ' + cells.filter(Boolean).join(' | ') + '\n');
}
function row(what, a, b, show, note) {
  add(what, show(a) + (note || ''), b === null ? '-' : show(b), b ? (a / b).toFixed(3) : '');
}

// lang is the language that a published page names.
const lang = page => /<html lang="([^"]*)"/.exec(fs.readFileSync(page, 'utf8'))[1];

// coldBytes adds the rows of what a cold keyword fetches.
async function coldBytes(b, at, ours, other) {
  for (const gzip of [false, true]) {
    const how = gzip ? 'gzip' : 'no compression', sizes = clientSizes(checkout);
    const mine = await browser.bytes(b, ours, queries.keywords, gzip), theirs = await browser.bytes(b, other, queries.keywords, gzip);
    const shared = gzip ? sizes.shared.gzip : sizes.shared.raw;
    // The part of search that every page carries is counted; the rest of the page is not.
    const sum = k => Object.entries(k).reduce((n, [kind, v]) => n + (['hits', 'requests', 'page'].includes(kind) ? 0 : v), 0);
    const a = mine.map(k => sum(k) + shared), z = theirs.map(sum);
    row(`${at}: cold keyword, ${how}, median`, median(a), median(z), kb);
    row(`${at}: cold keyword, ${how}, most`, Math.max(...a), Math.max(...z), kb);
    const kinds = [...new Set([...mine, ...theirs].flatMap(Object.keys))].filter(k => !['hits', 'requests', 'page'].includes(k));
    for (const kind of kinds) {
      const of = all => median(all.map(k => k[kind] || 0));
      if (of(mine) || of(theirs)) add(`  of it ${kind}, median`, of(mine) ? kb(of(mine)) : '', of(theirs) ? kb(of(theirs)) : '', '');
    }
    add('  of it analysis and highlighting, in the script of every page', kb(shared), '', '');
    add('  apart: page that asks', kb(median(mine.map(k => k.page))), '(bare)', '');
    if (!gzip) {
      row(`${at}: requests, median`, median(mine.map(k => k.requests)), median(theirs.map(k => k.requests)), String);
      row(`${at}: keywords that find nothing, of ${queries.keywords.length}`, mine.filter(k => !k.hits).length, theirs.filter(k => !k.hits).length, String);
    }
  }
}

async function coldTimes(b, at, ours, other) {
  for (const [what, texts] of [['keyword', queries.keywords], ['question', queries.questions]]) {
    loops.push(await browser.loop(b));
    const files = await browser.times(b, ours, texts, runs, true);
    const http = await browser.times(b, ours, texts, runs, false), theirs = await browser.times(b, other, texts, runs, false);
    for (const [name, q] of [['median', .5], ['p95', .95]]) {
      add(`${at}: cold ${what}, file://, ${name}`, ms(quantile(files, q)), 'does not open', '');
      row(`${at}: cold ${what}, http on this machine, ${name}`, quantile(http, q), quantile(theirs, q), ms);
    }
    const k = files.indexOf(Math.max(...files));
    process.stderr.write(`  slowest over file://: ${texts[k]} ${ms(files[k])}\n`);
    loops.push(await browser.loop(b));
  }
}

async function typing(b, at, ours, other) {
  const found = [];
  for (const engine of [ours, other]) {
    loops.push(await browser.loop(b));
    const tasks = (await browser.typing(b, engine, queries.typed, runs)).filter(t => t.ms > 50);
    process.stderr.write(`  ${engine.name}: ${tasks.map(t => `${t.text} ${ms(t.ms)}`).join(', ') || 'none'}\n`);
    found.push({ n: tasks.length, most: Math.max(0, ...tasks.map(t => t.ms)) });
  }
  add(`${at}: long tasks in typing ${queries.typed.length} queries at 4x throttle`, ...found.map(f => `${f.n}, longest ${ms(f.most)}`), '');
}

// site measures the parts that are wanted; full is for the laws only.
async function site(b, at, folder, pick, full) {
  const published = path.join(tmp, folder, 'site'), pages = path.join(tmp, folder, 'pages');
  const index = indexing.pagefind(tmp, published, pages, pick), shards = path.join(published, 'search-index');
  if (full && parts.includes('index')) {
    say(`${at}: index, ${runs} times each`);
    const laws = fs.realpathSync(process.env.GUIJU_LAWS);
    const r = indexing.best(runs, indexing.ours(tmp, laws), index);
    add(`calibration of the next two, best and median`, `${ms(Math.min(...r.loops))} and ${ms(median(r.loops))}`, '', '');
    row(`${at}: index, wall time`, r.best[0].s, r.best[1].s, n => n.toFixed(1) + ' s', ` (${r.best[0].how})`);
    row(`${at}: index, peak memory`, r.best[0].mb, r.best[1].mb, n => n.toFixed(0) + ' MB');
  } else index();
  const mine = indexing.sizes(shards), theirs = indexing.sizes(path.join(pages, 'pagefind'));
  row(`${at}: files`, mine.files, theirs.files, String);
  row(`${at}: size`, mine.bytes / 1e6, theirs.bytes / 1e6, n => n.toFixed(1) + ' MB');

  const ours = engines.ours(published), other = engines.pagefind(pages, lang(path.join(published, 'index.html')));
  if (parts.includes('bytes')) {
    say(`${at}: bytes`);
    await coldBytes(b, at, ours, other);
  }
  if (!full) return;
  if (parts.includes('recall')) await recall(b, at, pages, ours, other);
  if (parts.includes('times')) {
    say(`${at}: cold times`);
    await coldTimes(b, at, ours, other);
  }
  if (parts.includes('typing')) {
    say(`${at}: typing`);
    await typing(b, at, ours, other);
  }
}

async function recall(b, at, pages, ours, other) {
  say(`${at}: recall`);
  const cut = substrings(pages, 200), found = [];
  for (const e of [ours, other]) {
    const r = await browser.recall(b, e, cut);
    found.push(r.share);
    process.stderr.write(`  ${e.name} misses ${r.missed.slice(0, 20).join(' ') || 'nothing'}\n`);
  }
  row(`${at}: substrings of 2 to 4 characters that find their page, of ${cut.length}`, ...found, n => (100 * n).toFixed(1) + ' %');
}

(async () => {
  const b = await browser.launch();
  try {
    loops.push(await browser.loop(b));
    const client = clientSizes(checkout);
    add('script of the query engine, gzip', kb(client.engine.gzip), '', '');
    add('script with the interface, gzip', kb(client.whole.gzip), '', '');
    say('the content');
    await site(b, 'content', 'content', p => p.endsWith('.html') && !/single\.html$/.test(p), false);
    if (fs.existsSync(path.join(tmp, 'laws'))) await site(b, 'laws', 'laws', p => /^regulations\/law-\d+\.html$/.test(p), true);
  } finally {
    // What was measured before a failure is worth its minutes.
    if (loops.length) add('calibration in the browser, best and median', `${ms(Math.min(...loops))} and ${ms(median(loops))}`, '', '');
    process.stdout.write(table(rows) + '\n');
    await b.close();
  }
})().catch(err => {
  process.stderr.write(err.stack + '\n');
  process.exit(1); // a host may still be listening
});
