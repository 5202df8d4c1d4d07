// What it takes to make an index: time, memory, files, bytes.
'use strict';

const { execFileSync, spawnSync } = require('child_process');
const fs = require('fs');
const path = require('path');
const calibrate = require('./calibrate');

// timed runs a command under GNU time.
function timed(command, args, cwd) {
  const r = spawnSync('/usr/bin/time', ['-v', command, ...args], { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (r.status !== 0) throw new Error(command + ' failed: ' + r.stdout + r.stderr);
  const wall = /Elapsed.*: (?:(\d+):)?(\d+):([\d.]+)/.exec(r.stderr);
  return {
    out: r.stdout + r.stderr,
    s: (wall[1] || 0) * 3600 + wall[2] * 60 + Number(wall[3]),
    mb: /Maximum resident.*: (\d+)/.exec(r.stderr)[1] / 1024
  };
}

exports.sizes = folder => {
  let files = 0, bytes = 0;
  for (const e of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!e.isFile()) continue;
    files++;
    bytes += fs.statSync(path.join(e.parentPath || e.path, e.name)).size;
  }
  return { files, bytes };
};

// pagefind indexes the pages that pick chooses, copied apart, and leaves the
// index beside them.
exports.pagefind = (tmp, site, pages, pick) => {
  fs.mkdirSync(pages, { recursive: true });
  for (const e of fs.readdirSync(site, { recursive: true })) {
    if (!pick(e)) continue;
    fs.mkdirSync(path.dirname(path.join(pages, e)), { recursive: true });
    fs.copyFileSync(path.join(site, e), path.join(pages, e));
  }
  return () => {
    fs.rmSync(path.join(pages, 'pagefind'), { recursive: true, force: true });
    // Of a page, Pagefind reads what ours reads: no menus.
    return timed(path.join(tmp, 'node_modules/@pagefind/linux-x64/bin/pagefind_extended'), ['--site', pages, '--root-selector', 'main']);
  };
};

// ours builds and exports the index of the laws and nothing else; its
// benchmark wants the archive two folders up.
exports.ours = (tmp, laws) => {
  const test = path.join(tmp, 'search.test'), cwd = path.join(tmp, 'here', 'search');
  fs.mkdirSync(cwd, { recursive: true });
  fs.mkdirSync(path.join(tmp, 'shared/corpus'), { recursive: true });
  fs.symlinkSync(laws, path.join(tmp, 'shared/corpus/laws.tar.xz'));
  if (!/^BenchmarkLaws$/m.test(execFileSync(test, ['-test.list', 'BenchmarkLaws'], { cwd, encoding: 'utf8' }))) {
    return () => {
      const r = timed(path.join(tmp, 'guiju'), ['build', '--verbose', '--content', path.join(tmp, 'texts'), '--out', path.join(tmp, 'again')]);
      const stage = /^search .*\[([\d.]+) s, .*peak memory so far (\d+) MB/m.exec(r.out);
      return { s: Number(stage[1]), mb: Number(stage[2]), how: 'stage of a whole build' };
    };
  }
  return () => {
    const r = timed(test, ['-test.run', '^$', '-test.bench', '^BenchmarkLaws$', '-test.benchtime', '1x'], cwd);
    return {
      s: Number(/([\d.]+) ns\/op/.exec(r.out)[1]) / 1e9,
      mb: Number((/([\d.]+) peakMB/.exec(r.out) || [])[1] || r.mb), how: 'BenchmarkLaws'
    };
  };
};

// best runs the two by turns, and gives the least time and memory of each.
exports.best = (runs, ...jobs) => {
  const best = jobs.map(() => ({ s: Infinity, mb: Infinity })), loops = [];
  for (let i = 0; i < runs; i++) {
    jobs.forEach((job, k) => {
      loops.push(calibrate());
      const r = job();
      best[k] = { s: Math.min(best[k].s, r.s), mb: Math.min(best[k].mb, r.mb), how: r.how };
      process.stderr.write(`  run ${i + 1}: ${r.s.toFixed(1)} s, ${r.mb.toFixed(0)} MB\n`);
    });
  }
  return { best, loops };
};
