// What the engine asks of a browser: to load shards, to unpack them, to pause.
(function (G) {
  'use strict';

  // scriptLoader loads shards as classic scripts from a folder: the one way
  // that works over file:// and http(s) alike, under script-src 'self'.
  G.scriptLoader = folder => (key, done) => {
    const s = document.createElement('script');
    s.src = folder + key + '.js';
    s.onload = s.onerror = () => {
      s.remove();
      done();
    };
    document.head.append(s);
  };

  // pause goes on with f when the browser has seen to its user. Timers would
  // wait four milliseconds each.
  if (globalThis.MessageChannel) {
    const channel = new MessageChannel(), waiting = [];
    channel.port1.onmessage = () => waiting.shift()();
    G.pause = f => {
      waiting.push(f);
      channel.port2.postMessage(0);
    };
  }

  // content calls done with what a shard's text holds, or with nothing if it
  // is damaged. Browsers that cannot inflate have loaded inflate.js.
  G.content = (text, done) => {
    let raw, stream;
    try {
      const s = atob(text), b = new Uint8Array(s.length), none = () => {};
      for (let i = 0; i < s.length; i++) b[i] = s.charCodeAt(i);
      if (G.inflate) raw = G.inflate(b);
      else {
        stream = new DecompressionStream('deflate');
        const to = stream.writable.getWriter();
        to.write(b).catch(none);
        to.close().catch(none);
      }
    } catch (e) { /* neither, or damaged */ }
    if (!stream) return done(raw);
    new Response(stream.readable).arrayBuffer().then(raw => done(new Uint8Array(raw)), () => done());
  };
})(globalThis.Guiju = globalThis.Guiju || {});
