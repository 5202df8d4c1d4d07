// The two searches as a browser runs them. Each has: page, where search is
// opened; kind(path), what a fetched file is; ask(q), run in the page, gives
// the time to ten hits with their snippets, and whether there were any; find,
// run in the page, gives the pages that have each of some texts.
'use strict';

const fs = require('fs');
const path = require('path');
const zlib = require('zlib');

const SECTIONS = { m: 'manifest', t: 'terms', n: 'names', p: 'postings', d: 'snippets', g: 'pages', e: 'words', c: 'characters', s: 'completion' };

exports.ours = site => ({
  name: 'ours', folder: site, page: '/search.html', extra: {},
  kind(file) {
    const shard = /^\/search-index\/[^/]+\/([a-z])[/.]/.exec(file);
    if (shard) return SECTIONS[shard[1]];
    return /\/js\/search\./.test(file) ? 'client' : 'page';
  },
  async ask(text) {
    const root = document.querySelector('[data-module="search"]').dataset, G = globalThis.Guiju;
    const from = performance.now();
    const search = new G.Search(root.index.split('/').filter(Boolean).pop(), G.scriptLoader(root.root + root.index));
    const r = await new Promise(done => search.query({ text, lang: 'zh', top: 10 }, done));
    if (r.problems.length) throw new Error(JSON.stringify(r.problems));
    return { ms: performance.now() - from, hits: r.hits.length };
  },
  async find(texts) {
    const root = document.querySelector('[data-module="search"]').dataset, G = globalThis.Guiju, all = [];
    const search = new G.Search(root.index.split('/').filter(Boolean).pop(), G.scriptLoader(root.root + root.index));
    for (const text of texts) {
      const r = await new Promise(done => search.query({ text, lang: 'zh', top: 1e6, old: true }, done));
      all.push([...new Set(r.hits.map(h => h.page))]);
    }
    return all;
  },
  paths: pages => pages,
  input: 'main input[name=q]'
});

exports.pagefind = (pages, lang) => {
  const html = (head, body) => `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Pagefind</title>${head}</head><body>${body}</body></html>`;
  return {
    name: 'Pagefind', folder: pages, page: '/ask.html',
    extra: {
      '/ask.html': html('<script type="module">globalThis.pagefind = await import("/pagefind/pagefind.js");</script>', ''),
      '/type.html': html('<link rel="stylesheet" href="/pagefind/pagefind-ui.css"><script src="/pagefind/pagefind-ui.js"></script>',
        '<div id="search"></div><script>new PagefindUI({ element: "#search" });</script>')
    },
    kind(file) {
      if (/\.pf_fragment$/.test(file)) return 'snippets';
      if (/\.pf_index$/.test(file)) return 'terms';
      if (/\.pf_meta$|entry\.json$/.test(file)) return 'manifest';
      return file.startsWith('/pagefind/') ? 'client' : 'page';
    },
    async ask(text) {
      while (!globalThis.pagefind) await new Promise(r => setTimeout(r, 1));
      const from = performance.now();
      const r = await pagefind.search(text);
      await Promise.all(r.results.slice(0, 10).map(hit => hit.data()));
      return { ms: performance.now() - from, hits: Math.min(10, r.results.length) };
    },
    async find(texts) {
      while (!globalThis.pagefind) await new Promise(r => setTimeout(r, 1));
      const all = [];
      for (const text of texts) all.push((await pagefind.search(text)).results.map(hit => hit.id));
      return all;
    },
    // A hit names its fragment, and the fragment its page.
    paths(ids) {
      return ids.map(id => {
        const b = zlib.gunzipSync(fs.readFileSync(path.join(pages, 'pagefind/fragment', id + '.pf_fragment'))).toString('utf8');
        return JSON.parse(b.slice(b.indexOf('{'))).url.replace(/^\//, '');
      });
    },
    typing: '/type.html', input: '#search input'
  };
};
