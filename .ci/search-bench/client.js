// How large the client's halves are, minified as the site minifies them.
'use strict';

const fs = require('fs');
const path = require('path');
const zlib = require('zlib');
const esbuild = require('esbuild');

module.exports = checkout => {
  const folder = path.join(checkout, 'search/client'), names = fs.readdirSync(folder).filter(n => n.endsWith('.js')).sort();
  function size(pick) {
    const code = names.filter(pick).map(n => fs.readFileSync(path.join(folder, n), 'utf8')).join('\n');
    const small = Buffer.from(esbuild.transformSync(code, { minify: true, target: 'es2018', format: 'iife' }).code);
    return { raw: small.length, gzip: zlib.gzipSync(small).length };
  }
  return {
    engine: size(n => n < '80'),
    whole: size(() => true),
    // Every page carries these, so they are no part of the script of search.
    shared: size(n => /^(10-analyze|80-highlight)\.js$/.test(n))
  };
};
