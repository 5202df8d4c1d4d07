// A fixed amount of work for the processor. How long it takes, beside the best
// it ever took, tells how busy the machine was; it runs here and in the browser.
'use strict';

function calibrate() {
  const from = performance.now();
  let x = 1;
  for (let i = 0; i < 1e8; i++) {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
  }
  return x ? performance.now() - from : 0;
}

module.exports = calibrate;
