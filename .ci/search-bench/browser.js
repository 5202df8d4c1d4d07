// Measurements in headless Chromium.
'use strict';

const puppeteer = require('puppeteer-core');
const { pathToFileURL } = require('url');
const calibrate = require('./calibrate');
const serve = require('./serve');

exports.launch = () => puppeteer.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--allow-file-access-from-files']
});

// fresh opens a page that takes nothing from a cache.
async function fresh(browser, url, work) {
  const page = await browser.newPage();
  try {
    await page.setCacheEnabled(false);
    await page.goto(url, { waitUntil: 'load' });
    return await work(page);
  } finally {
    await page.close();
  }
}

exports.loop = browser => fresh(browser, 'about:blank', page => page.evaluate(`(${calibrate})()`));

// bytes counts what each query fetches: {kind: bytes}, and the number of
// requests without the page's own.
exports.bytes = async (browser, engine, texts, gzip) => {
  const host = await serve(engine.folder, engine.extra), all = [];
  host.gzip = gzip;
  for (const text of texts) {
    host.sent = [];
    const { hits } = await fresh(browser, host.url + engine.page, page => page.evaluate(engine.ask, text));
    const kinds = { hits, requests: 0 };
    for (const [file, n] of host.sent) {
      const kind = engine.kind(file);
      kinds[kind] = (kinds[kind] || 0) + n;
      if (kind !== 'page') kinds.requests++;
    }
    all.push(kinds);
  }
  await host.close();
  return all;
};

// times gives the best of some runs for each query, each run in a fresh page;
// from files if the engine can.
exports.times = async (browser, engine, texts, runs, files) => {
  const host = files ? null : await serve(engine.folder, engine.extra);
  const url = (host ? host.url : pathToFileURL(engine.folder)) + engine.page;
  if (host) host.gzip = true;
  const best = texts.map(() => Infinity);
  for (let i = 0; i < runs; i++) {
    for (const [k, text] of texts.entries()) {
      const r = await fresh(browser, url, page => page.evaluate(engine.ask, text));
      best[k] = Math.min(best[k], r.ms);
    }
  }
  if (host) await host.close();
  return best;
};

// typing types letter by letter, at a quarter of the processor's speed, and
// gives the long tasks of the best run.
exports.typing = async (browser, engine, texts, runs) => {
  const host = await serve(engine.folder, engine.extra);
  host.gzip = true;
  let best;
  const sum = tasks => tasks.reduce((n, t) => n + t.ms, 0);
  for (let i = 0; i < runs; i++) {
    const tasks = await fresh(browser, host.url + (engine.typing || engine.page), async page => {
      await page.waitForSelector(engine.input);
      await page.emulateCPUThrottling(4);
      await page.focus(engine.input);
      await page.evaluate(() => {
        globalThis.longTasks = [];
        new PerformanceObserver(l => l.getEntries().forEach(e => longTasks.push([e.startTime, e.duration]))).observe({ type: 'longtask' });
      });
      const spans = [];
      for (const text of texts) {
        const from = await page.evaluate(() => performance.now());
        for (const c of text) {
          await page.keyboard.sendCharacter(c);
          await new Promise(r => setTimeout(r, 200));
        }
        await new Promise(r => setTimeout(r, 1200));
        spans.push([from, text]);
        await page.$eval(engine.input, e => { e.select(); });
        await page.keyboard.press('Backspace');
        await new Promise(r => setTimeout(r, 300));
      }
      return (await page.evaluate(() => longTasks)).map(([at, ms]) => ({ ms, text: spans.filter(s => s[0] <= at).pop()?.[1] }));
    });
    if (!best || sum(tasks) < sum(best)) best = tasks;
  }
  await host.close();
  return best;
};

// recall gives the share of texts, [{text, page}], that find their page.
exports.recall = async (browser, engine, wanted) => {
  const host = await serve(engine.folder, engine.extra);
  const found = await fresh(browser, host.url + engine.page, page => page.evaluate(engine.find, wanted.map(w => w.text)));
  await host.close();
  const missed = wanted.filter((w, i) => !engine.paths(found[i]).includes(w.page));
  return { share: 1 - missed.length / wanted.length, missed: missed.map(w => w.text) };
};
