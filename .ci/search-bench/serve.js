// A static host on this machine that counts what it sends, as files or with
// gzip for what a usual host compresses.
'use strict';

const fs = require('fs');
const http = require('http');
const path = require('path');
const zlib = require('zlib');

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.json': 'application/json', '.svg': 'image/svg+xml'
};

// serve answers from folder; extra holds pages that are not in it. sent
// collects [path, bytes] until somebody empties it.
module.exports = function (folder, extra) {
  const host = { gzip: false, sent: [] };
  const server = http.createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url, 'http://host').pathname), type = TYPES[path.extname(name)];
    let body;
    try {
      body = name in extra ? Buffer.from(extra[name]) : fs.readFileSync(path.join(folder, name));
    } catch (e) {
      response.writeHead(404);
      response.end();
      return;
    }
    const headers = { 'Content-Type': type || 'application/octet-stream', 'Cache-Control': 'max-age=3600' };
    if (host.gzip && type) {
      body = zlib.gzipSync(body);
      headers['Content-Encoding'] = 'gzip';
    }
    headers['Content-Length'] = body.length;
    host.sent.push([name, body.length]);
    response.writeHead(200, headers);
    response.end(body);
  });
  return new Promise(done => server.listen(0, '127.0.0.1', () => {
    host.url = 'http://127.0.0.1:' + server.address().port;
    host.close = () => {
      server.closeAllConnections();
      return new Promise(end => server.close(end));
    };
    done(host);
  }));
};
